/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "compare/gouji-compare-row.h"

#include <gio/gio.h>
#include <glib/gi18n.h>

#include "compare/gouji-compare-words.h"
#include "words/gouji-field-words.h"

struct _GoujiCompareRow {
  GObject parent_instance;

  guint order;
  char *texts[GOUJI_N_COMPARE_COLUMNS];
  gboolean has_value[GOUJI_N_COMPARE_COLUMNS];
  GoujiDecimal values[GOUJI_N_COMPARE_COLUMNS];
  GoujiForm *forms[2]; /* (nullable): hold @cells */
  const GoujiCell *cells[2];
};

G_DEFINE_FINAL_TYPE (GoujiCompareRow, gouji_compare_row, G_TYPE_OBJECT)

static void
gouji_compare_row_finalize (GObject *object)
{
  GoujiCompareRow *self = GOUJI_COMPARE_ROW (object);

  for (guint i = 0; i < GOUJI_N_COMPARE_COLUMNS; i++)
    g_free (self->texts[i]);
  for (guint i = 0; i < G_N_ELEMENTS (self->forms); i++)
    g_clear_pointer (&self->forms[i], gouji_form_unref);

  G_OBJECT_CLASS (gouji_compare_row_parent_class)->finalize (object);
}

static void
gouji_compare_row_class_init (GoujiCompareRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gouji_compare_row_finalize;
}

static void
gouji_compare_row_init (GoujiCompareRow *self)
{
}

static void
set_value (GoujiCompareRow *self, GoujiCompareColumn column, gboolean has_value, GoujiDecimal value)
{
  self->has_value[column] = has_value;
  self->values[column] = value;
}

static GoujiCompareRow *
add_row (GListStore *rows, char *name, char *before, char *after, char *change)
{
  g_autoptr (GoujiCompareRow) self = g_object_new (GOUJI_TYPE_COMPARE_ROW, NULL);

  self->order = g_list_model_get_n_items (G_LIST_MODEL (rows));
  self->texts[GOUJI_COMPARE_NAME] = name;
  self->texts[GOUJI_COMPARE_BEFORE] = before;
  self->texts[GOUJI_COMPARE_AFTER] = after;
  self->texts[GOUJI_COMPARE_CHANGE] = change;
  g_list_store_append (rows, self);

  return self; /* the list holds it */
}

static void
add_cell (GListStore *rows, const GoujiComparison *comparison, const GoujiCellDifference *difference)
{
  GoujiCompareRow *row = add_row (rows, gouji_compare_words_cell (comparison, difference),
                                  gouji_compare_words_figure (difference->before, &difference->then),
                                  gouji_compare_words_figure (difference->after, &difference->now),
                                  gouji_compare_words_change (difference));

  set_value (row, GOUJI_COMPARE_BEFORE, difference->then.state == GOUJI_FIGURE_NUMBER,
             difference->then.value);
  set_value (row, GOUJI_COMPARE_AFTER, difference->now.state == GOUJI_FIGURE_NUMBER, difference->now.value);
  set_value (row, GOUJI_COMPARE_CHANGE, difference->has_change, difference->change);
  row->forms[0] = gouji_form_ref (comparison->old_form);
  row->forms[1] = gouji_form_ref (comparison->new_form);
  row->cells[0] = difference->before;
  row->cells[1] = difference->after;
}

/**
 * gouji_compare_rows_new:
 * @comparison: a comparison
 *
 * Returns: (transfer full): a list of #GoujiCompareRow: what differs, but for texts
 */
GListModel *
gouji_compare_rows_new (const GoujiComparison *comparison)
{
  GListStore *rows = g_list_store_new (GOUJI_TYPE_COMPARE_ROW);

  for (guint i = 0; i < comparison->cells->len; i++)
    add_cell (rows, comparison, g_ptr_array_index (comparison->cells, i));

  for (guint i = 0; i < comparison->extras->len; i++) {
    const GoujiExtraDifference *extra = g_ptr_array_index (comparison->extras, i);
    const char *nothing = C_ ("figure", "empty");

    add_row (rows, gouji_compare_words_extra (comparison, extra),
             g_strdup (extra->before != NULL ? extra->before : nothing),
             g_strdup (extra->after != NULL ? extra->after : nothing), g_strdup (""));
  }

  for (guint i = 0; i < comparison->fields->len; i++) {
    const GoujiFieldDifference *field = g_ptr_array_index (comparison->fields, i);

    add_row (rows, g_strdup (gouji_words_for_field (field->field)),
             gouji_compare_words_value (field->field, field->before),
             gouji_compare_words_value (field->field, field->after), g_strdup (""));
  }

  return G_LIST_MODEL (rows);
}

const char *
gouji_compare_row_get_text (GoujiCompareRow *self, GoujiCompareColumn column)
{
  return self->texts[column];
}

/**
 * gouji_compare_row_get_summary:
 * @self: a row
 *
 * Returns: what stood there, what stands there now and the difference, for where there is room for one column
 */
char *
gouji_compare_row_get_summary (GoujiCompareRow *self)
{
  const char *change = self->texts[GOUJI_COMPARE_CHANGE];

  if (*change == '\0')
    return g_strdup_printf ("%s → %s", self->texts[GOUJI_COMPARE_BEFORE], self->texts[GOUJI_COMPARE_AFTER]);

  /* Translators: a figure before and after, and the difference; the arrow stays */
  return g_strdup_printf (_ ("%s → %s (%s)"), self->texts[GOUJI_COMPARE_BEFORE],
                          self->texts[GOUJI_COMPARE_AFTER], change);
}

/**
 * gouji_compare_row_describe:
 * @self: a row
 *
 * Returns: the whole of it, to be read out
 */
char *
gouji_compare_row_describe (GoujiCompareRow *self)
{
  const char *change = self->texts[GOUJI_COMPARE_CHANGE];

  if (*change == '\0')
    /* Translators: to be read out: name of a figure, what it was, what it is */
    return g_strdup_printf (_ ("%s; before: %s; after: %s"), self->texts[GOUJI_COMPARE_NAME],
                            self->texts[GOUJI_COMPARE_BEFORE], self->texts[GOUJI_COMPARE_AFTER]);

  /* Translators: to be read out: name of a figure, what it was, what it is, and the difference */
  return g_strdup_printf (_ ("%s; before: %s; after: %s; %s"), self->texts[GOUJI_COMPARE_NAME],
                          self->texts[GOUJI_COMPARE_BEFORE], self->texts[GOUJI_COMPARE_AFTER], change);
}

/**
 * gouji_compare_row_get_cell:
 * @self: a row
 * @after: whether that of the second report is asked for
 *
 * Returns: (nullable): the cell that it speaks of
 */
const GoujiCell *
gouji_compare_row_get_cell (GoujiCompareRow *self, gboolean after)
{
  return self->cells[after ? 1 : 0];
}

/**
 * gouji_compare_row_compare:
 * @self: a row
 * @other: another one
 * @column: by which column
 *
 * Numbers come by their value and before what is none; names, and what is the same, in the order of the form.
 *
 * Returns: less than, equal to or greater than 0
 */
int
gouji_compare_row_compare (GoujiCompareRow *self, GoujiCompareRow *other, GoujiCompareColumn column)
{
  int order = 0;

  if (self->has_value[column] != other->has_value[column])
    return self->has_value[column] ? -1 : 1;
  if (self->has_value[column])
    order = gouji_decimal_compare (self->values[column], other->values[column]);
  if (order == 0)
    order = self->order < other->order ? -1 : self->order > other->order;

  return order;
}
