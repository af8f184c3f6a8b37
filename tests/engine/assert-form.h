/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "form/gouji-form-layout.h"

static inline const GoujiFormTable *
find_table (GoujiForm *form, const char *id)
{
  for (guint i = 0; i < gouji_form_get_n_tables (form); i++) {
    const GoujiFormTable *table = gouji_form_get_table (form, i);

    if (g_str_equal (table->id, id))
      return table;
  }

  g_assert_not_reached ();
}

static inline guint
count_equations (GoujiForm *form, const char *rule)
{
  guint n = 0;

  for (guint i = 0; i < gouji_form_get_n_equations (form); i++)
    n += g_str_equal (gouji_form_get_equation (form, i)->rule->id, rule) ? 1 : 0;

  return n;
}

static inline const GoujiEquation *
find_equation (GoujiForm *form, const char *rule, const char *cell)
{
  guint n;
  const guint *equations = gouji_form_get_equations_of (form, gouji_form_find_cell (form, cell), &n);

  for (guint i = 0; i < n; i++) {
    const GoujiEquation *equation = gouji_form_get_equation (form, equations[i]);

    if (g_str_equal (equation->rule->id, rule))
      return equation;
  }

  g_assert_not_reached ();
}

static inline const GoujiPlacement *
placement_at (const GoujiTableLayout *layout, guint row, guint column)
{
  for (guint i = 0; i < layout->placements->len; i++) {
    const GoujiPlacement *placement = &g_array_index (layout->placements, GoujiPlacement, i);

    if (placement->row == row && placement->column == column)
      return placement;
  }

  g_assert_not_reached ();
}

static inline void
assert_placement (const GoujiTableLayout *layout,
                  guint row,
                  guint column,
                  guint row_span,
                  guint column_span,
                  const char *text)
{
  const GoujiPlacement *placement = placement_at (layout, row, column);

  g_assert_cmpstr (placement->text, ==, text);
  g_assert_cmpuint (placement->row_span, ==, row_span);
  g_assert_cmpuint (placement->column_span, ==, column_span);
}

/* Every place of the grid is covered exactly once, and the placements are in order. */
static inline void
assert_covered (const GoujiTableLayout *layout)
{
  g_autofree guint8 *covered = g_new0 (guint8, layout->n_rows * layout->n_columns);
  guint last = 0;

  for (guint i = 0; i < layout->placements->len; i++) {
    const GoujiPlacement *p = &g_array_index (layout->placements, GoujiPlacement, i);

    g_assert_cmpuint (p->row * layout->n_columns + p->column, >=, last);
    last = p->row * layout->n_columns + p->column;
    for (guint r = p->row; r < p->row + p->row_span; r++) {
      for (guint c = p->column; c < p->column + p->column_span; c++) {
        g_assert_cmpuint (r, <, layout->n_rows);
        g_assert_cmpuint (c, <, layout->n_columns);
        g_assert_cmpuint (covered[r * layout->n_columns + c]++, ==, 0);
      }
    }
  }
  for (guint i = 0; i < layout->n_rows * layout->n_columns; i++)
    g_assert_cmpuint (covered[i], ==, 1);
}
