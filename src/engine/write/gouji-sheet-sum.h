/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "paper/gouji-paper.h"

G_BEGIN_DECLS

/**
 * GoujiSheetSum:
 * @formula: (nullable): how a spreadsheet computes the figure, and gets just what stands there
 * @differs: whether the form's equations say something else than what stands there
 * @expected: what they say
 *
 * What the equations of a form have to say of a figure.
 */
typedef struct {
  char *formula;
  gboolean differs;
  GoujiDecimal expected;
} GoujiSheetSum;

void
gouji_sheet_sum_init (GoujiSheetSum *self, GoujiReport *report, GHashTable *places, const GoujiCell *cell);
void gouji_sheet_sum_clear (GoujiSheetSum *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GoujiSheetSum, gouji_sheet_sum_clear)

G_END_DECLS
