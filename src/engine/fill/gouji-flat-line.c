/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fill/gouji-flat-line.h"

/* A line of cells: words, then numbers and blanks. Blanks before the last words only show how the line was
 * indented; in a line without words they are blank cells. */
static void
add_line_of_cells (GoujiRowBuilder *builder, const GArray *pieces)
{
  guint first_value = 0;

  for (guint i = 0; i < pieces->len; i++) {
    if (g_array_index (pieces, GoujiPiece, i).kind == GOUJI_PIECE_WORDS)
      first_value = i + 1;
  }

  for (guint i = 0; i < pieces->len; i++) {
    const GoujiPiece *piece = &g_array_index (pieces, GoujiPiece, i);

    if (i >= first_value || piece->kind != GOUJI_PIECE_BLANK)
      gouji_row_builder_add (builder, piece);
  }
  if (first_value > 0 && first_value < pieces->len)
    gouji_row_builder_close (builder);
}

/* Words and then numbers with spaces between them; heads of several columns, or of a group and a row, may
 * share a line. */
static void
add_line_of_words (GoujiRowBuilder *builder, const GoujiPiece *line)
{
  g_autoptr (GArray) pieces =
    gouji_pieces_cut (builder->source, builder->units, line->range, GOUJI_SEPARATOR_SPACE);
  guint first_value = pieces->len;
  guint n_words = 0;

  while (first_value > 0 && g_array_index (pieces, GoujiPiece, first_value - 1).kind == GOUJI_PIECE_VALUE)
    first_value--;
  for (guint i = 0; i < first_value; i++)
    n_words += g_array_index (pieces, GoujiPiece, i).span.length;
  if (n_words > GOUJI_LONGEST_LABEL) {
    gouji_row_builder_add (builder, line);
    return;
  }

  for (guint i = 0; i < pieces->len; i++) {
    GoujiPiece *piece = &g_array_index (pieces, GoujiPiece, i);

    /* A number among the words belongs to them: 1. 属于国家秘密. */
    if (i < first_value)
      piece->kind = GOUJI_PIECE_WORDS;
    gouji_row_builder_add (builder, piece);
  }
}

void
gouji_flat_line_add (GoujiRowBuilder *builder, GoujiRange line)
{
  GoujiPiece whole = gouji_piece_new (builder->source, builder->units, line);

  if (whole.span.length == 0)
    return;

  if (gouji_line_has (builder->source, whole.range, GOUJI_SEPARATOR_CELL)) {
    g_autoptr (GArray) pieces =
      gouji_pieces_cut (builder->source, builder->units, line, GOUJI_SEPARATOR_CELL);

    add_line_of_cells (builder, pieces);
    return;
  }
  if (whole.kind != GOUJI_PIECE_PAGE &&
      gouji_line_has (builder->source, whole.range, GOUJI_SEPARATOR_SPACE)) {
    add_line_of_words (builder, &whole);
    return;
  }

  gouji_row_builder_add (builder, &whole);
}
