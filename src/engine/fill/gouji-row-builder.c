/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fill/gouji-row-builder.h"

/* Of the words before a row of numbers, as many pieces are kept: three lines of heads with a word broken in
 * two. */
#define MOST_HEADS 64

/* No row of a table has so many numbers; what stands behind them is not kept. */
#define MOST_VALUES 256

/* No report has so many rows. */
#define MOST_ROWS 4000

static GoujiPrintedRow *
printed_row_new (int grid)
{
  GoujiPrintedRow *row = g_new0 (GoujiPrintedRow, 1);

  row->heads = gouji_pieces_new ();
  row->labels = gouji_pieces_new ();
  row->values = gouji_pieces_new ();
  row->grid = grid;
  return row;
}

void
gouji_row_builder_close (GoujiRowBuilder *builder)
{
  if (builder->open == NULL)
    return;

  if (builder->rows->len < MOST_ROWS)
    g_ptr_array_add (builder->rows, builder->open);
  else
    gouji_printed_row_free (builder->open);
  builder->open = NULL;
}

/* Whether words say what a number is. A unit in a column of its own does not. */
gboolean
gouji_row_builder_is_label (const GoujiRowBuilder *builder, const GoujiPiece *piece)
{
  return !builder->lexicon->is_list || !gouji_span_is_unit (piece->span, builder->units);
}

/* What stands between a label and its number is no part of either: a colon, and in a list the unit in
 * brackets. */
static GoujiSpan
strip_unit (const GoujiRowBuilder *builder, GoujiSpan span)
{
  guint open;

  while (span.length > 1 && span.chars[span.length - 1] == ':')
    span.length--;
  if (!builder->lexicon->is_list || span.length < 3 || span.chars[span.length - 1] != ')')
    return span;

  for (open = span.length - 1; open > 0 && span.chars[open] != '(';)
    open--;
  GoujiSpan unit = { span.chars + open + 1, span.length - open - 2 };
  if (open > 0 && gouji_span_is_unit (unit, builder->units))
    span.length = open;

  return span;
}

void
gouji_row_builder_remember (GoujiRowBuilder *builder, const GoujiPiece *piece)
{
  gouji_row_builder_close (builder);
  if (!gouji_row_builder_is_label (builder, piece))
    return;

  GoujiPiece label = *piece;
  label.span = strip_unit (builder, label.span);
  if (builder->pending->len == MOST_HEADS)
    g_array_remove_index (builder->pending, 0);
  g_array_append_val (builder->pending, label);
}

void
gouji_row_builder_open (GoujiRowBuilder *builder, int grid, guint start)
{
  gouji_row_builder_close (builder);
  builder->open = printed_row_new (grid);
  builder->open->start = start;
  if (builder->pending->len > 0) {
    builder->open->start = g_array_index (builder->pending, GoujiPiece, 0).range.start;
    g_array_append_vals (builder->open->heads, builder->pending->data, builder->pending->len);
    g_array_set_size (builder->pending, 0);
  }
}

/* Words with no numbers behind them: a row of their own without values, for a label may stand there with
 * nothing in its row. */
void
gouji_row_builder_close_words (GoujiRowBuilder *builder)
{
  gouji_row_builder_close (builder);
  if (builder->pending->len == 0)
    return;

  gouji_row_builder_open (builder, -1, 0);
  gouji_row_builder_close (builder);
}

void
gouji_row_builder_add (GoujiRowBuilder *builder, const GoujiPiece *piece)
{
  switch (piece->kind) {
  case GOUJI_PIECE_WORDS:
    gouji_row_builder_remember (builder, piece);
    break;
  case GOUJI_PIECE_VALUE:
  case GOUJI_PIECE_BLANK:
    if (builder->open == NULL)
      gouji_row_builder_open (builder, -1, piece->range.start);
    if (builder->open->values->len < MOST_VALUES)
      g_array_append_val (builder->open->values, *piece);
    break;
  case GOUJI_PIECE_PROSE:
    gouji_row_builder_close_words (builder);
    break;
  case GOUJI_PIECE_PAGE:
    break;
  default:
    g_assert_not_reached ();
  }
}
