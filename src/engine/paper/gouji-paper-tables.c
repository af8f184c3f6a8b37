/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "check/gouji-check-values.h"
#include "paper/gouji-paper-private.h"

/* A note in brackets may hold numbers of its own, and the sign of an increase is part of what is reported. */
static gboolean
says_more_than_number (const char *text)
{
  for (; text != NULL && *text != '\0'; text = g_utf8_next_char (text)) {
    GUnicodeType type = g_unichar_type (g_utf8_get_char (text));

    if (type == G_UNICODE_OPEN_PUNCTUATION || type == G_UNICODE_MATH_SYMBOL)
      return TRUE;
  }

  return FALSE;
}

/* What a figure looks like on paper: bare numbers plain, everything else as it stands in the source. */
static char *
print_figure (const GoujiFigure *figure)
{
  const char *text = figure->entered != NULL ? figure->entered : figure->printed;
  g_autofree char *number = NULL;

  if (figure->state != GOUJI_FIGURE_NUMBER || says_more_than_number (text))
    return g_strdup (text != NULL ? text : "");

  number = gouji_decimal_to_string (figure->value);
  return g_strconcat (number, figure->unit, NULL);
}

/* What the user typed is sure; only what was read may stand in the wrong place. */
static void
print_cell (GoujiReport *report, GoujiPaperCell *cell)
{
  const GoujiFigure *figure = gouji_report_get_figure (report, cell->cell);

  cell->text = print_figure (figure);
  cell->state = figure->state;
  cell->unsure = !gouji_figure_is_sure (figure);
}

/**
 * gouji_paper_fill_table:
 *
 * Returns: @table as the report prints it: where the report has one row in place of a group of rows, that row
 */
GoujiPaperTable *
gouji_paper_fill_table (GoujiReport *report, const GoujiFormTable *table)
{
  g_autoptr (GHashTable) groups = gouji_report_find_replaced_groups (report, table);
  g_autoptr (GoujiTableLayout) layout =
    gouji_table_layout_new (gouji_report_get_form (report), table, groups);
  GoujiPaperTable *self = gouji_paper_table_new (layout->n_rows, layout->n_columns, layout->n_head_rows);

  self->form_table = table;
  for (guint i = 0; i < layout->n_columns; i++)
    self->widths[i] = table->widths[i];

  for (guint i = 0; i < layout->placements->len; i++) {
    const GoujiPlacement *placement = &g_array_index (layout->placements, GoujiPlacement, i);
    GoujiPaperCell cell = {
      .kind = placement->kind,
      .row = placement->row,
      .column = placement->column,
      .row_span = placement->row_span,
      .column_span = placement->column_span,
      .cell = placement->cell,
    };

    if (cell.cell != NULL)
      print_cell (report, &cell);
    else
      cell.text = g_strdup (placement->text != NULL ? placement->text : "");
    g_array_append_val (self->cells, cell);
  }

  return self;
}

static void
put_text (GoujiPaperTable *table, guint row, guint column, GoujiPlacementKind kind, const char *text)
{
  GoujiPaperCell cell = {
    .kind = kind, .row = row, .column = column, .row_span = 1, .column_span = 1, .text = g_strdup (text)
  };

  g_array_append_val (table->cells, cell);
}

/**
 * gouji_paper_list_extras:
 *
 * Returns: (nullable): what the source has in @part besides the form's cells, %NULL if there is nothing
 */
GoujiPaperTable *
gouji_paper_list_extras (GoujiReport *report, const GoujiPart *part)
{
  static const char *const heads[] = { "extra-row", "extra-column", "extra-value" };
  static const guint widths[G_N_ELEMENTS (heads)] = { 5, 3, 2 };
  GoujiForm *form = gouji_report_get_form (report);
  GPtrArray *extras = gouji_report_get_extras (report);
  GoujiPaperTable *self = gouji_paper_table_new (1, G_N_ELEMENTS (heads), 1);

  for (guint i = 0; i < G_N_ELEMENTS (heads); i++) {
    self->widths[i] = widths[i];
    put_text (self, 0, i, GOUJI_PLACEMENT_COLUMN_HEAD, gouji_form_get_sentence (form, "paper", heads[i]));
  }

  for (guint i = 0; i < extras->len; i++) {
    const GoujiExtra *extra = extras->pdata[i];

    if (gouji_report_find_part_of_extra (report, extra) != part)
      continue;
    put_text (self, self->n_rows, 0, GOUJI_PLACEMENT_ROW_HEAD, extra->row);
    put_text (self, self->n_rows, 1, GOUJI_PLACEMENT_ROW_HEAD, extra->column);
    put_text (self, self->n_rows, 2, GOUJI_PLACEMENT_CELL, extra->printed);
    self->n_rows++;
  }

  if (self->n_rows == 1)
    g_clear_pointer (&self, gouji_paper_table_free);
  return self;
}
