/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <pango/pango.h>

#include "check/gouji-check.h"

G_BEGIN_DECLS

/* Words of the form pane that more than one of its widgets shows. */

PangoAttrList *gouji_form_words_attributes (void) G_GNUC_WARN_UNUSED_RESULT;
char *gouji_form_words_short_name (GoujiForm *form, const GoujiCell *cell) G_GNUC_WARN_UNUSED_RESULT;
char *gouji_form_words_cell_name (const GoujiCell *cell) G_GNUC_WARN_UNUSED_RESULT;
const char *gouji_form_words_shown (const GoujiFigure *figure, char **buffer);
gboolean gouji_form_words_is_corrected (const GoujiFigure *figure);
const char *gouji_form_words_how (GoujiHow how);
const char *gouji_form_words_doubt (GoujiDoubt doubt);
const char *gouji_form_words_severity (GoujiSeverity severity);
char *gouji_form_words_finding (const GoujiFinding *finding) G_GNUC_WARN_UNUSED_RESULT;
char *gouji_form_words_equation (GoujiReport *report, const GoujiEquation *equation)
  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
