/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "compare/gouji-compared-passage.h"

G_BEGIN_DECLS

#define GOUJI_TYPE_COMPARED_PASSAGE_ROW (gouji_compared_passage_row_get_type ())
/**
 * GoujiComparedPassageRow:
 *
 * Shows a #GoujiComparedPassage: what was taken out is struck through, what was put in is underlined, each in
 * a colour of its own.
 */
G_DECLARE_FINAL_TYPE (
  GoujiComparedPassageRow, gouji_compared_passage_row, GOUJI, COMPARED_PASSAGE_ROW, AdwBin)

GtkWidget *gouji_compared_passage_row_new (void);
void gouji_compared_passage_row_set_passage (GoujiComparedPassageRow *self, GoujiComparedPassage *passage);

G_END_DECLS
