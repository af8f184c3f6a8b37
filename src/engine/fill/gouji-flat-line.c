/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fill/gouji-flat-line.h"

#include "fill/gouji-cutter.h"

/* A line with so many labels behind numbers holds several rows. */
#define FEWEST_LABELS 2

/* A longer line is no table, not even a whole one. */
#define LONGEST_LINE 20000

/* Words no longer than this, and so many numbers behind them, are a table in one line. */
#define LONGEST_HEAD 16
#define FEWEST_NUMBERS 5

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

/* Whether words stand behind numbers: then several rows share the line, each with its own label. */
static gboolean
has_several_rows (const GoujiRowBuilder *builder, const GArray *pieces)
{
  guint n_labels = 0;
  gboolean number = FALSE;

  for (guint i = 0; i < pieces->len; i++) {
    const GoujiPiece *piece = &g_array_index (pieces, GoujiPiece, i);

    number |= piece->kind == GOUJI_PIECE_VALUE;
    if (number && piece->kind != GOUJI_PIECE_VALUE && gouji_cutter_is_label (builder, piece->span))
      n_labels++;
  }

  return n_labels >= FEWEST_LABELS;
}

static void
add_pieces (GoujiRowBuilder *builder, const GArray *pieces)
{
  for (guint i = 0; i < pieces->len; i++)
    gouji_row_builder_add (builder, &g_array_index (pieces, GoujiPiece, i));
}

/* The pieces of a line at its spaces, and those that have run together cut apart. */
static GArray *
cut_line (const GoujiRowBuilder *builder, GoujiRange line, gboolean *run_together)
{
  g_autoptr (GArray) pieces = gouji_pieces_cut (builder->source, builder->units, line, GOUJI_SEPARATOR_ANY);
  GArray *cut = gouji_pieces_new ();

  *run_together = FALSE;
  for (guint i = 0; i < pieces->len; i++) {
    const GoujiPiece *piece = &g_array_index (pieces, GoujiPiece, i);

    if ((piece->kind == GOUJI_PIECE_WORDS || piece->kind == GOUJI_PIECE_PROSE) &&
        gouji_cutter_cut (builder, piece, cut))
      *run_together = TRUE;
    else
      g_array_append_vals (cut, piece, 1);
  }

  return cut;
}

/* A whole table may stand in one line: its heads, each short, and a row of numbers. */
static gboolean
are_heads_and_numbers (const GArray *pieces, guint first_value)
{
  for (guint i = 0; i < first_value; i++) {
    if (g_array_index (pieces, GoujiPiece, i).span.length > LONGEST_HEAD)
      return FALSE;
  }

  return pieces->len - first_value >= FEWEST_NUMBERS;
}

/* Words and then numbers with spaces between them; heads of several columns, or of a group and a row, may
 * share a line. */
static void
add_line_of_words (GoujiRowBuilder *builder, const GoujiPiece *line)
{
  gboolean run_together;
  g_autoptr (GArray) pieces = cut_line (builder, line->range, &run_together);
  guint first_value = pieces->len;
  guint n_words = 0;

  if (run_together || has_several_rows (builder, pieces)) {
    add_pieces (builder, pieces);
    return;
  }
  while (first_value > 0 && g_array_index (pieces, GoujiPiece, first_value - 1).kind == GOUJI_PIECE_VALUE)
    first_value--;
  for (guint i = 0; i < first_value; i++)
    n_words += g_array_index (pieces, GoujiPiece, i).span.length;
  if (n_words > GOUJI_LONGEST_LABEL && !are_heads_and_numbers (pieces, first_value)) {
    gouji_row_builder_add (builder, line);
    return;
  }

  /* A number among the words belongs to them: 1. 属于国家秘密. */
  for (guint i = 0; i < first_value; i++)
    g_array_index (pieces, GoujiPiece, i).kind = GOUJI_PIECE_WORDS;
  add_pieces (builder, pieces);
}

void
gouji_flat_line_add (GoujiRowBuilder *builder, GoujiRange line)
{
  GoujiPiece whole = gouji_piece_new (builder->source, builder->units, line);

  if (whole.span.length == 0)
    return;
  if (whole.span.length > LONGEST_LINE) {
    gouji_row_builder_close_words (builder);
    return;
  }

  if (!builder->mixed && gouji_line_has (builder->source, whole.range, GOUJI_SEPARATOR_CELL)) {
    g_autoptr (GArray) pieces =
      gouji_pieces_cut (builder->source, builder->units, line, GOUJI_SEPARATOR_CELL);

    add_line_of_cells (builder, pieces);
    return;
  }
  if (whole.kind != GOUJI_PIECE_PAGE && gouji_line_has (builder->source, whole.range, GOUJI_SEPARATOR_ANY)) {
    add_line_of_words (builder, &whole);
    return;
  }

  g_autoptr (GArray) pieces = gouji_pieces_new ();
  if ((whole.kind == GOUJI_PIECE_WORDS || whole.kind == GOUJI_PIECE_PROSE) &&
      gouji_cutter_cut (builder, &whole, pieces))
    add_pieces (builder, pieces);
  else
    gouji_row_builder_add (builder, &whole);
}
