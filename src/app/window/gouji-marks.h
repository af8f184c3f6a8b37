/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "check/gouji-check.h"
#include "document-pane/gouji-document-mark.h"

G_BEGIN_DECLS

GArray *gouji_marks_new (GoujiReport *report, GPtrArray *findings) G_GNUC_WARN_UNUSED_RESULT;
gboolean gouji_marks_equal (GArray *marks, GArray *others);

G_END_DECLS
