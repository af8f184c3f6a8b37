/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "compare/gouji-passage.h"

G_BEGIN_DECLS

#define GOUJI_TYPE_PASSAGE_ROW (gouji_passage_row_get_type ())
/**
 * GoujiPassageRow:
 *
 * Shows a #GoujiPassage: what was taken out is struck through, what was put in is underlined, each in a
 * colour of its own.
 */
G_DECLARE_FINAL_TYPE (GoujiPassageRow, gouji_passage_row, GOUJI, PASSAGE_ROW, AdwBin)

GtkWidget *gouji_passage_row_new (void);
void gouji_passage_row_set_passage (GoujiPassageRow *self, GoujiPassage *passage);

G_END_DECLS
