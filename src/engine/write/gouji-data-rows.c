/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "write/gouji-data-rows.h"

#include "check/gouji-check-values.h"

/* Between an outer head and an inner one. */
#define SEPARATOR " > "

/* What is said of figures is Chinese and data; without it the stable name stands there. */
static const char *
find_word (GoujiForm *form, const char *kind, const char *name)
{
  g_autofree char *key = g_strconcat (kind, "-", name, NULL);
  const char *word = gouji_form_get_sentence (form, "data", key);

  return word != NULL ? word : name;
}

/**
 * gouji_data_column_get_title:
 *
 * Returns: the head of a column of the list
 */
const char *
gouji_data_column_get_title (GoujiForm *form, GoujiDataColumn column)
{
  static const char *const names[GOUJI_N_DATA_COLUMNS] = {
    "cell", "row", "column", "printed", "entered", "value", "unit", "state", "how", "sure", "doubt",
  };

  g_return_val_if_fail (form != NULL && (guint) column < GOUJI_N_DATA_COLUMNS, NULL);

  return find_word (form, "head", names[column]);
}

/**
 * gouji_data_describe_doubt:
 *
 * Returns: why a figure is not sure, in words
 */
char *
gouji_data_describe_doubt (GoujiForm *form, GoujiDoubt doubt)
{
  g_return_val_if_fail (form != NULL, NULL);

  return doubt != GOUJI_DOUBT_NONE ? g_strdup (find_word (form, "doubt", gouji_doubt_to_string (doubt)))
                                   : g_strdup ("");
}

static char *
copy_or_empty (const char *text)
{
  return g_strdup (text != NULL ? text : "");
}

static GoujiDataRow *
describe_figure (GoujiReport *report, const GoujiCell *cell)
{
  GoujiForm *form = gouji_report_get_form (report);
  const GoujiFigure *figure = gouji_report_get_figure (report, cell);
  gboolean sure = gouji_figure_is_sure (figure);
  GoujiDataRow *self = g_new0 (GoujiDataRow, 1);

  self->texts[GOUJI_DATA_CELL] = g_strdup (cell->id);
  self->texts[GOUJI_DATA_ROW] = gouji_head_path (cell->row, SEPARATOR);
  self->texts[GOUJI_DATA_COLUMN] = gouji_head_path (cell->column, SEPARATOR);
  self->texts[GOUJI_DATA_PRINTED] = copy_or_empty (figure->printed);
  self->texts[GOUJI_DATA_ENTERED] = copy_or_empty (figure->entered);
  self->texts[GOUJI_DATA_VALUE] =
    figure->state == GOUJI_FIGURE_NUMBER ? gouji_decimal_to_string (figure->value) : g_strdup ("");
  self->texts[GOUJI_DATA_UNIT] = copy_or_empty (figure->unit != NULL ? figure->unit : cell->unit);
  self->texts[GOUJI_DATA_STATE] =
    g_strdup (find_word (form, "state", gouji_figure_state_to_string (figure->state)));
  self->texts[GOUJI_DATA_HOW] = figure->how != GOUJI_HOW_NONE
                                  ? g_strdup (find_word (form, "how", gouji_how_to_string (figure->how)))
                                  : g_strdup ("");
  self->texts[GOUJI_DATA_SURE] = g_strdup (find_word (form, "sure", sure ? "yes" : "no"));
  self->texts[GOUJI_DATA_DOUBT] = gouji_data_describe_doubt (form, sure ? GOUJI_DOUBT_NONE : figure->doubt);

  return self;
}

/* The form has no place for an extra, and nobody knows what it counts. */
static GoujiDataRow *
describe_extra (GoujiForm *form, const GoujiExtra *extra)
{
  GoujiDataRow *self = g_new0 (GoujiDataRow, 1);

  self->texts[GOUJI_DATA_ROW] = g_strdup (extra->row);
  self->texts[GOUJI_DATA_COLUMN] = g_strdup (extra->column);
  self->texts[extra->typed ? GOUJI_DATA_ENTERED : GOUJI_DATA_PRINTED] = g_strdup (extra->printed);
  self->texts[GOUJI_DATA_STATE] = g_strdup (find_word (form, "state", "extra"));
  for (guint i = 0; i < GOUJI_N_DATA_COLUMNS; i++) {
    if (self->texts[i] == NULL)
      self->texts[i] = g_strdup ("");
  }

  return self;
}

static void
free_row (gpointer data)
{
  GoujiDataRow *self = data;

  for (guint i = 0; i < GOUJI_N_DATA_COLUMNS; i++)
    g_free (self->texts[i]);
  g_free (self);
}

/* Every cell that the report prints, also the blank ones, and whatever else holds anything. */
static gboolean
is_listed (GoujiReport *report, const GoujiCell *cell)
{
  const GoujiFigure *figure = gouji_report_get_figure (report, cell);

  return figure->state != GOUJI_FIGURE_EMPTY || gouji_row_is_in_use (report, cell->block, cell->row->first);
}

/**
 * gouji_data_rows_new:
 *
 * Lists the figures of a report one a line, in the order of the form, and behind them what the source has
 * besides.
 *
 * Returns: (element-type GoujiDataRow): the lines
 */
GPtrArray *
gouji_data_rows_new (GoujiReport *report)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (free_row);
  GPtrArray *extras;
  GoujiForm *form;

  g_return_val_if_fail (GOUJI_IS_REPORT (report), rows);

  form = gouji_report_get_form (report);
  extras = gouji_report_get_extras (report);
  for (guint i = 0; i < gouji_form_get_n_cells (form); i++) {
    const GoujiCell *cell = gouji_form_get_cell (form, i);

    if (is_listed (report, cell))
      g_ptr_array_add (rows, describe_figure (report, cell));
  }
  for (guint i = 0; i < extras->len; i++)
    g_ptr_array_add (rows, describe_extra (form, extras->pdata[i]));

  return rows;
}
