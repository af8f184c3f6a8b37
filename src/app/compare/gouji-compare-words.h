/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "compare/gouji-comparison.h"

G_BEGIN_DECLS

/* What a comparison says, in words for people. */

char *gouji_compare_words_summary (const GoujiComparison *comparison) G_GNUC_WARN_UNUSED_RESULT;
char *gouji_compare_words_figure (const GoujiCell *cell, const GoujiFigure *figure) G_GNUC_WARN_UNUSED_RESULT;
char *gouji_compare_words_change (const GoujiCellDifference *difference) G_GNUC_WARN_UNUSED_RESULT;
char *gouji_compare_words_cell (const GoujiComparison *comparison, const GoujiCellDifference *difference)
  G_GNUC_WARN_UNUSED_RESULT;
char *gouji_compare_words_value (GoujiField field, const char *value) G_GNUC_WARN_UNUSED_RESULT;
char *gouji_compare_words_extra (const GoujiComparison *comparison, const GoujiExtraDifference *difference)
  G_GNUC_WARN_UNUSED_RESULT;
char *gouji_compare_words_part (const GoujiTextDifference *difference) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
