/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "report/gouji-correction.h"
#include "report/gouji-field-source.h"

G_BEGIN_DECLS

/* What the dialogs for corrections say. */

char *gouji_correct_words_reason (const GoujiFieldSource *source) G_GNUC_WARN_UNUSED_RESULT;
char *gouji_correct_words_form (GoujiForm *form) G_GNUC_WARN_UNUSED_RESULT;
char *gouji_correct_words_form_reason (const char *reason) G_GNUC_WARN_UNUSED_RESULT;
char *gouji_correct_words_range (GoujiDocument *document, GoujiRange range) G_GNUC_WARN_UNUSED_RESULT;
char *gouji_correct_words_outcome (const GoujiCorrection *correction) G_GNUC_WARN_UNUSED_RESULT;
char *gouji_correct_words_target (const GoujiCell *cell, GoujiExtent extent) G_GNUC_WARN_UNUSED_RESULT;
char *gouji_correct_words_cell (const GoujiCell *cell) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
