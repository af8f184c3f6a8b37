/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "compare/gouji-comparing.h"

G_BEGIN_DECLS

#define GOUJI_TYPE_COMPARE_DIALOG (gouji_compare_dialog_get_type ())
/**
 * GoujiCompareDialog:
 *
 * In what two reports differ: figures as a table, texts with what was taken out and put in, and on top how
 * much it is.
 *
 * Signals: #GoujiCompareDialog::cell-activated with a #GoujiOpenReport and the index of a cell in its form,
 * and #GoujiCompareDialog::part-activated with the index of a part: the user wants to see that place. When it
 * asks which of two is to be saved, it ends in the actions `win.keep-mine`, `win.take-theirs` and
 * `win.save-as`.
 */
G_DECLARE_FINAL_TYPE (GoujiCompareDialog, gouji_compare_dialog, GOUJI, COMPARE_DIALOG, AdwDialog)

GoujiCompareDialog *gouji_compare_dialog_new (GoujiCompared *compared);
void gouji_compare_dialog_ask (GoujiCompareDialog *self);

G_END_DECLS
