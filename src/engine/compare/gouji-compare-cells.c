/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "compare/gouji-comparison-private.h"
#include "report/gouji-carry.h"

static void
free_difference (GoujiCellDifference *difference)
{
  gouji_figure_clear (&difference->then);
  gouji_figure_clear (&difference->now);
  g_free (difference);
}

static const char *
get_text (const GoujiFigure *figure)
{
  const char *text = figure->entered != NULL ? figure->entered : figure->printed;

  return text != NULL ? text : "";
}

/* What stands around a text in its cell is nothing that anybody wrote. */
static gboolean
reads_same (const char *one, const char *other)
{
  g_autofree char *bare = g_strstrip (g_strdup (one));
  g_autofree char *other_bare = g_strstrip (g_strdup (other));

  return g_str_equal (bare, other_bare);
}

static const char *
get_unit (const GoujiFigure *figure, const GoujiCell *cell)
{
  return figure->unit != NULL ? figure->unit : cell->unit;
}

/* Returns: whether both are numbers that can be taken from each other */
static gboolean
subtract (GoujiCellDifference *self)
{
  GoujiDecimal negative = self->then.value;

  if (self->then.state != GOUJI_FIGURE_NUMBER || self->now.state != GOUJI_FIGURE_NUMBER ||
      g_strcmp0 (get_unit (&self->then, self->before), get_unit (&self->now, self->after)) != 0 ||
      negative.units == G_MININT64)
    return FALSE;

  negative.units = -negative.units;
  return gouji_decimal_add (self->now.value, negative, &self->change, NULL);
}

/* Returns: whether the figures of @self, whose cells mean the same, differ; and in what */
static gboolean
compare_figures (GoujiCellDifference *self)
{
  gboolean same = reads_same (get_text (&self->then), get_text (&self->now));

  self->has_change = subtract (self);
  self->kind = GOUJI_DIFFERENCE_WRITING;
  if (self->then.state != self->now.state)
    self->kind = GOUJI_DIFFERENCE_STATE;
  else if (self->now.state == GOUJI_FIGURE_UNREADABLE && !same)
    self->kind = GOUJI_DIFFERENCE_NUMBER;
  else if (self->now.state == GOUJI_FIGURE_NUMBER && (!self->has_change || self->change.units != 0))
    self->kind = GOUJI_DIFFERENCE_NUMBER;

  return !same || self->kind != GOUJI_DIFFERENCE_WRITING;
}

static void
add_difference (GPtrArray *cells, const GoujiCellDifference *difference)
{
  GoujiCellDifference *kept = g_memdup2 (difference, sizeof *difference);

  gouji_figure_copy (&difference->then, &kept->then);
  gouji_figure_copy (&difference->now, &kept->now);
  g_ptr_array_add (cells, kept);
}

static void
compare_pair (GPtrArray *cells,
              GoujiReport *before,
              const GoujiCell *old_cell,
              GoujiReport *after,
              const GoujiCell *new_cell)
{
  GoujiCellDifference difference = { .before = old_cell, .after = new_cell };

  difference.then = *gouji_report_get_figure (before, old_cell);
  difference.now = *gouji_report_get_figure (after, new_cell);
  if (compare_figures (&difference))
    add_difference (cells, &difference);
}

/* A cell that the other form does not have is a difference when something stands in it. */
static void
add_alone (GPtrArray *cells, GoujiReport *report, const GoujiCell *cell, gboolean is_after)
{
  const GoujiFigure *figure = gouji_report_get_figure (report, cell);
  GoujiCellDifference difference = { .kind = GOUJI_DIFFERENCE_STATE };

  if (figure->state == GOUJI_FIGURE_EMPTY)
    return;
  if (is_after) {
    difference.after = cell;
    difference.now = *figure;
  } else {
    difference.before = cell;
    difference.then = *figure;
  }
  add_difference (cells, &difference);
}

/* Returns: (nullable): the cell of @other that means the same as @cell of @form, and @cell as it */
static const GoujiCell *
find_counterpart (GoujiForm *form, const GoujiCell *cell, GoujiForm *other)
{
  const GoujiCell *same = gouji_cell_find_counterpart (form, cell, other);

  return same != NULL && gouji_cell_find_counterpart (other, same, form) == cell ? same : NULL;
}

/* Returns: (transfer full) (element-type GoujiCellDifference): the cells that do not hold the same */
GPtrArray *
gouji_compare_cells (GoujiReport *before, GoujiReport *after)
{
  GPtrArray *cells = g_ptr_array_new_with_free_func ((GDestroyNotify) free_difference);
  GoujiForm *old_form = gouji_report_get_form (before);
  GoujiForm *new_form = gouji_report_get_form (after);

  for (guint i = 0; i < gouji_form_get_n_cells (new_form); i++) {
    const GoujiCell *cell = gouji_form_get_cell (new_form, i);
    const GoujiCell *old = find_counterpart (new_form, cell, old_form);

    if (old != NULL)
      compare_pair (cells, before, old, after, cell);
    else
      add_alone (cells, after, cell, TRUE);
  }
  for (guint i = 0; i < gouji_form_get_n_cells (old_form); i++) {
    const GoujiCell *cell = gouji_form_get_cell (old_form, i);

    if (find_counterpart (old_form, cell, new_form) == NULL)
      add_alone (cells, before, cell, FALSE);
  }

  return cells;
}
