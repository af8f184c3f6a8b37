/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "document/gouji-document.h"

G_BEGIN_DECLS

/**
 * GoujiStrip:
 * @block: the block that it is a piece of
 * @range: its text
 * @first_row: a table's first row in the strip
 * @n_rows: how many rows of a table it has, else 0
 * @opens: whether the block begins with it
 * @closes: whether the block ends with it
 *
 * What is laid out at once: a block or, of a long one, a piece. Text is cut behind a line or sentence, a
 * table between rows, so that no strip takes long to lay out. A strip is either wholly within the report or
 * wholly outside it.
 */
typedef struct {
  guint block;
  GoujiRange range;
  guint first_row;
  guint n_rows;
  gboolean opens;
  gboolean closes;
} GoujiStrip;

GArray *gouji_strips_new (GoujiDocument *document, GoujiRange report) G_GNUC_WARN_UNUSED_RESULT;
guint gouji_strips_find (GArray *strips, guint offset);
guint gouji_strips_find_cell (const GoujiBlock *block, guint row);

G_END_DECLS
