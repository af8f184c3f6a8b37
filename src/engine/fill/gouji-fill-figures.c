/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fill/gouji-filling.h"

#include "fill/gouji-reading.h"
#include "fill/gouji-section.h"

/* A row with more numbers is none of a table, and its numbers are nothing that the report has besides its
 * own. */
#define MOST_VALUES 64

static gboolean
is_found (const GoujiReading *reading)
{
  return reading->printed != NULL || reading->blank;
}

/* 64 12: two numbers in one cell, or one with a gap in it; parsing would join them. */
static gboolean
has_gap (const char *text)
{
  gboolean digit = FALSE;
  gboolean gap = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (g_unichar_isdigit (c) && gap)
      return TRUE;
    gap = (digit || gap) && g_unichar_isspace (c);
    digit = g_unichar_isdigit (c);
  }

  return FALSE;
}

static void
put_piece (GoujiFilling *self, const GoujiCell *cell, const GoujiPiece *piece, GoujiDoubt doubt)
{
  GoujiFigure figure = { .how = GOUJI_HOW_TABLE, .doubt = doubt, .has_source = TRUE, .source = piece->range };

  figure.printed = piece->kind == GOUJI_PIECE_BLANK
                     ? g_strdup ("")
                     : gouji_document_slice (self->source->document, piece->range);
  if (figure.doubt == GOUJI_DOUBT_NONE && has_gap (figure.printed))
    figure.doubt = GOUJI_DOUBT_SPLIT;
  figure.state = gouji_figure_parse (figure.printed, &figure.value, &figure.unit);
  gouji_report_put_figure (self->report, cell, &figure);
  gouji_figure_clear (&figure);
}

/* A cell of a row that is there, with nothing in it. */
static void
put_blank (GoujiFilling *self, const GoujiCell *cell, const GoujiReading *reading, GoujiDoubt doubt)
{
  GoujiFigure figure = { .how = GOUJI_HOW_TABLE, .doubt = doubt, .has_source = reading->blank };

  figure.printed = g_strdup ("");
  figure.source = (GoujiRange) { reading->blank_at, reading->blank_at };
  gouji_report_put_figure (self->report, cell, &figure);
  gouji_figure_clear (&figure);
}

/* A cell of a table that is there while the cell's own row is not. */
static void
put_lost (GoujiFilling *self, const GoujiCell *cell)
{
  GoujiFigure figure = { .how = GOUJI_HOW_NONE, .doubt = GOUJI_DOUBT_ROW };

  gouji_report_put_figure (self->report, cell, &figure);
}

static void
put_row (GoujiFilling *self, const GoujiReading *reading)
{
  for (guint i = 0; i < reading->row->columns->len; i++) {
    const GoujiCell *cell =
      gouji_form_get_cell_at (self->lexicon->form, reading->row->block, reading->row->row, i);

    if (reading->printed != NULL && reading->pieces[i] >= 0)
      put_piece (self, cell, &g_array_index (reading->values, GoujiPiece, reading->pieces[i]),
                 reading->doubts[i]);
    else if (is_found (reading))
      put_blank (self, cell, reading, reading->doubts[i]);
    else if (reading->row->head->alternative_of == NULL)
      put_lost (self, cell);
  }
}

static gboolean
holds_number (const GoujiReading *reading)
{
  for (guint i = 0; reading->printed != NULL && i < reading->printed->values->len; i++) {
    if (g_array_index (reading->printed->values, GoujiPiece, i).kind == GOUJI_PIECE_VALUE)
      return TRUE;
  }

  return FALSE;
}

/* Whether any of the rows that an alternative row replaces has a number. */
static gboolean
has_replaced_rows (GPtrArray *readings, const GoujiReading *alternative)
{
  for (guint i = 0; i < readings->len; i++) {
    const GoujiReading *reading = g_ptr_array_index (readings, i);

    if (reading == alternative || reading->row->block != alternative->row->block ||
        reading->row->head->alternative_of != NULL ||
        !gouji_head_is_below (reading->row->head, alternative->row->head->alternative_of))
      continue;
    if (holds_number (reading))
      return TRUE;
  }

  return FALSE;
}

/* A row that may stand for others and stands beside them is a subtotal: no cell of the form. */
static void
drop_subtotals (GoujiFilling *self)
{
  for (guint i = 0; i < self->readings->len; i++) {
    GoujiReading *reading = g_ptr_array_index (self->readings, i);

    if (reading->row->head->alternative_of != NULL && reading->printed != NULL &&
        has_replaced_rows (self->readings, reading))
      reading->printed = NULL;
  }
}

static const GoujiReading *
find_alternative (GPtrArray *readings, const GoujiReading *reading)
{
  for (guint i = 0; i < readings->len; i++) {
    const GoujiReading *other = g_ptr_array_index (readings, i);

    if (other->printed != NULL && other->row->block == reading->row->block &&
        other->row->head->alternative_of != NULL &&
        gouji_head_is_below (reading->row->head, other->row->head->alternative_of))
      return other;
  }

  return NULL;
}

static GoujiTableState
judge_table (GoujiFilling *self, const GoujiFormTable *table)
{
  guint found = 0;
  guint lost = 0;

  for (guint i = 0; i < self->readings->len; i++) {
    const GoujiReading *reading = g_ptr_array_index (self->readings, i);

    if (reading->row->table != table)
      continue;
    if (is_found (reading))
      found++;
    else if (reading->row->head->alternative_of == NULL && find_alternative (self->readings, reading) == NULL)
      lost++;
  }

  if (found == 0)
    return GOUJI_TABLE_MISSING;
  return lost > 0 ? GOUJI_TABLE_DAMAGED : GOUJI_TABLE_WHOLE;
}

static char *
slice_pieces (GoujiFilling *self, const GArray *pieces, guint most)
{
  GString *text = g_string_new (NULL);

  for (guint i = pieces->len > most ? pieces->len - most : 0; i < pieces->len; i++) {
    g_autofree char *slice =
      gouji_document_slice (self->source->document, g_array_index (pieces, GoujiPiece, i).range);

    g_string_append (text, g_strstrip (slice));
  }

  return g_string_free (text, FALSE);
}

static char *
find_column_label (GoujiFilling *self, const GoujiPrintedRow *row, const GoujiPiece *value)
{
  const GoujiPiece *best = NULL;

  for (guint i = 0; row->grid >= 0 && i < self->printed->len; i++) {
    const GoujiPrintedRow *other = g_ptr_array_index (self->printed, i);

    if (other->grid != row->grid)
      continue;
    for (guint j = 0; j < other->heads->len; j++) {
      const GoujiPiece *head = &g_array_index (other->heads, GoujiPiece, j);

      if (head->column <= value->column && value->column < head->column + head->column_span &&
          head->range.start < value->range.start)
        best = head;
    }
  }

  return best != NULL ? gouji_document_slice (self->source->document, best->range) : g_strdup ("");
}

static void
put_extra (GoujiFilling *self,
           const GoujiFormTable *table,
           const GoujiPrintedRow *row,
           const GoujiPiece *value)
{
  g_autofree char *label = slice_pieces (self, row->labels->len > 0 ? row->labels : row->heads, 1);
  g_autofree char *column = find_column_label (self, row, value);
  g_autofree char *printed = gouji_document_slice (self->source->document, value->range);
  GoujiExtra extra = { (char *) table->id, label, column, printed, value->range };

  gouji_report_put_extra (self->report, &extra);
}

/* More numbers than any row of a table has are not one. */
static gboolean
is_row_of_table (const GoujiPrintedRow *row)
{
  return row->values->len <= MOST_VALUES;
}

static const GoujiReading *
find_reading_of (GoujiFilling *self, const GoujiPrintedRow *row)
{
  for (guint i = 0; i < self->readings->len; i++) {
    const GoujiReading *reading = g_ptr_array_index (self->readings, i);

    if (reading->printed == row)
      return reading;
  }

  return NULL;
}

static gboolean
is_used (const GoujiReading *reading, guint value)
{
  for (guint i = 0; reading != NULL && i < reading->row->columns->len; i++) {
    if (reading->pieces[i] == (int) value)
      return TRUE;
  }

  return reading != NULL && reading->split != GOUJI_NOT_SPLIT;
}

/* Where a heading of a list has no number, it has a mark that is none either. */
static gboolean
is_mark_of_heading (GoujiFilling *self, const GoujiReading *reading, const GoujiPiece *value)
{
  for (guint i = 0; i < value->span.length; i++) {
    if (value->span.chars[i] != '-' && value->span.chars[i] != '/')
      return FALSE;
  }

  return self->lexicon->is_list && reading == NULL;
}

/* Numbers beside and between those of the form: in its rows, in its grids, between its rows in flat text. */
static void
put_extras (GoujiFilling *self)
{
  const GoujiFormTable *table = NULL;
  int grid = -1;

  for (guint i = 0; i < self->printed->len; i++) {
    const GoujiPrintedRow *row = g_ptr_array_index (self->printed, i);
    const GoujiReading *reading = find_reading_of (self, row);

    if (reading != NULL)
      table = reading->row->table;
    else if (row->grid != grid)
      table = NULL;
    grid = row->grid;

    for (guint j = 0; table != NULL && is_row_of_table (row) && j < row->values->len; j++) {
      const GoujiPiece *value = &g_array_index (row->values, GoujiPiece, j);

      if (value->kind != GOUJI_PIECE_BLANK && !is_used (reading, j) &&
          !is_mark_of_heading (self, reading, value))
        put_extra (self, table, row, value);
    }
  }
}

/**
 * gouji_filling_put_figures:
 *
 * Puts the figures of all readings into the report, numbers for which the form has no cell as extras, and
 * says of every table whether it is there.
 */
void
gouji_filling_put_figures (GoujiFilling *self)
{
  GoujiForm *form = self->lexicon->form;

  drop_subtotals (self);
  for (guint i = 0; i < gouji_form_get_n_tables (form); i++) {
    const GoujiFormTable *table = gouji_form_get_table (form, i);
    GoujiTableState state = judge_table (self, table);

    gouji_report_put_table_state (self->report, table, state);
    for (guint j = 0; state != GOUJI_TABLE_MISSING && j < self->readings->len; j++) {
      const GoujiReading *reading = g_ptr_array_index (self->readings, j);

      if (reading->row->table == table &&
          (is_found (reading) || find_alternative (self->readings, reading) == NULL))
        put_row (self, reading);
    }
  }
  put_extras (self);
}
