/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "form-pane/gouji-form-grid-private.h"

#include <glib/gi18n.h>

#include "check/gouji-check-values.h"
#include "form-pane/gouji-last-year.h"

/* What stands in small print below a number: what is about to replace it, or what it was a year ago. */

static void
refresh_all (GoujiFormGrid *self)
{
  for (guint i = 0; i < gouji_grid_layout_get_n_items (self->layout); i++) {
    GoujiGridItem *item = gouji_grid_layout_get_item (self->layout, i);

    if (item->widget != NULL && item->placement->cell != NULL)
      gouji_form_grid_refresh_below (self, item);
  }
  gouji_grid_layout_invalidate (self->layout);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
show_incoming (GoujiCellEntry *entry, const char *text)
{
  g_autofree char *below = g_strconcat ("→ ", text, NULL);
  /* Translators: what a screen reader says of a cell into which a pasted number is about to be put */
  g_autofree char *words = g_strdup_printf (_ ("About to be put here: %s"), text);

  gouji_cell_entry_set_below (entry, below, "incoming", words);
}

/* How much more it is than a year ago, with its sign; %NULL where one of the two is no number. */
static char *
describe_change (const GoujiFigure *figure, const GoujiFigure *last)
{
  GoujiDecimal change = figure->value;
  g_autofree char *number = NULL;

  if (figure->state != GOUJI_FIGURE_NUMBER || last->state != GOUJI_FIGURE_NUMBER ||
      !gouji_decimal_accumulate (&change, last->value, -1))
    return NULL;
  number = gouji_decimal_to_string (change);
  return change.units > 0 ? g_strconcat ("+", number, NULL) : g_steal_pointer (&number);
}

static void
show_last_year (GoujiFormGrid *self, GoujiCellEntry *entry, const GoujiCell *cell)
{
  const GoujiFigure *last = gouji_last_year_get_figure (self->report, cell);
  g_autofree char *number = NULL;
  g_autofree char *change = NULL;
  g_autofree char *below = NULL;
  g_autofree char *words = NULL;

  if (last == NULL || last->state != GOUJI_FIGURE_NUMBER) {
    gouji_cell_entry_set_below (entry, NULL, NULL, NULL);
    return;
  }
  number = gouji_decimal_to_string (last->value);
  change = describe_change (gouji_report_get_figure (self->report, cell), last);
  below = change != NULL ? g_strdup_printf ("%s %s", number, change) : g_strdup (number);
  words = change != NULL
            /* Translators: what a screen reader says of a cell: last year's number, and how much more or less
             * this year's is, with its sign */
            ? g_strdup_printf (_ ("Last year: %s, change: %s"), number, change)
            : g_strdup_printf (_ ("Last year: %s"), number);
  gouji_cell_entry_set_below (entry, below, "last-year", words);
}

/* What a typed text is taken for, where that is not plainly what stands there. */
static void
show_reading (GoujiCellEntry *entry, const GoujiFigure *figure)
{
  g_autofree char *typed = figure->entered != NULL && figure->state == GOUJI_FIGURE_NUMBER
                             ? g_strstrip (g_strdup (figure->entered))
                             : NULL;
  g_autofree char *number = typed != NULL ? gouji_decimal_to_string (figure->value) : NULL;
  g_autofree char *below = NULL;

  if (g_strcmp0 (typed, number) != 0)
    below = figure->unit != NULL ? g_strdup_printf ("= %s %s", number, figure->unit)
                                 : g_strdup_printf ("= %s", number);
  gouji_cell_entry_set_below (entry, below, "last-year", NULL);
}

/**
 * gouji_form_grid_refresh_below:
 *
 * Shows what is said below one number now.
 */
void
gouji_form_grid_refresh_below (GoujiFormGrid *self, GoujiGridItem *item)
{
  GoujiCellEntry *entry = GOUJI_CELL_ENTRY (item->widget);
  const char *text =
    self->incoming != NULL ? g_hash_table_lookup (self->incoming, item->placement->cell) : NULL;

  if (text != NULL)
    show_incoming (entry, text);
  else if (self->show_last_year)
    show_last_year (self, entry, item->placement->cell);
  else
    show_reading (entry, gouji_report_get_figure (self->report, item->placement->cell));
}

/**
 * gouji_form_grid_set_incoming:
 * @incoming: (nullable): cell to the text that is about to be put there; must outlive the table or be
 * replaced
 */
void
gouji_form_grid_set_incoming (GoujiFormGrid *self, GHashTable *incoming)
{
  g_return_if_fail (GOUJI_IS_FORM_GRID (self));

  if (self->incoming == incoming)
    return;
  self->incoming = incoming;
  refresh_all (self);
}

/**
 * gouji_form_grid_set_show_last_year:
 *
 * Shows last year's number and the change below each number.
 */
void
gouji_form_grid_set_show_last_year (GoujiFormGrid *self, gboolean show)
{
  g_return_if_fail (GOUJI_IS_FORM_GRID (self));

  if (self->show_last_year == show)
    return;
  self->show_last_year = show;
  refresh_all (self);
}
