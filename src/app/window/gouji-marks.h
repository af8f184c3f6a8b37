/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "check/gouji-check.h"
#include "document-pane/gouji-document-mark.h"

G_BEGIN_DECLS

/* The tag of a passage that a click leads nowhere from. */
#define GOUJI_MARKS_NOWHERE (G_MAXUINT - 1)

GArray *gouji_marks_new (GoujiReport *report, GPtrArray *findings, GPtrArray *mentions)
  G_GNUC_WARN_UNUSED_RESULT;
char *gouji_marks_describe (GoujiReport *report,
                            GPtrArray *findings,
                            GPtrArray *mentions,
                            const GoujiDocumentMark *mark) G_GNUC_WARN_UNUSED_RESULT;
gboolean gouji_marks_equal (GArray *marks, GArray *others);

G_END_DECLS
