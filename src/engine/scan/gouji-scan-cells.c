/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "scan/gouji-scan-rulings.h"

#define NEAR 10          /* rulings that end so far from another one, in pixels, still meet it */
#define MOST_RULINGS 600 /* of one page; a page with more is a drawing */
#define MOST_LINES 120   /* of one table in each direction */

/* The rulings of one table. */
typedef struct {
  const GArray *rulings;
  const guint *table_of;
  guint table;
  GArray *xs; /* where vertical rulings stand, without repetition */
  GArray *ys;
} Grid;

static gboolean
meet (const GoujiScanRuling *one, const GoujiScanRuling *other)
{
  return one->vertical != other->vertical && one->at + NEAR >= other->from && one->at <= other->to + NEAR &&
         other->at + NEAR >= one->from && other->at <= one->to + NEAR;
}

static guint
find_root (guint *parents, guint index)
{
  while (parents[index] != index)
    index = parents[index] = parents[parents[index]];
  return index;
}

/* Rulings that meet belong to one table. */
static guint *
group_rulings (const GArray *rulings)
{
  guint *table_of = g_new (guint, rulings->len);

  for (guint i = 0; i < rulings->len; i++)
    table_of[i] = i;
  for (guint i = 0; i < rulings->len; i++) {
    for (guint k = 0; k < i; k++) {
      if (meet (&g_array_index (rulings, GoujiScanRuling, i), &g_array_index (rulings, GoujiScanRuling, k)))
        table_of[find_root (table_of, i)] = find_root (table_of, k);
    }
  }
  for (guint i = 0; i < rulings->len; i++)
    table_of[i] = find_root (table_of, i);

  return table_of;
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  guint one = *(const guint *) a, other = *(const guint *) b;

  return (one > other) - (one < other);
}

/* Rulings at nearly the same place are one line of the grid. */
static GArray *
list_lines (const Grid *grid, gboolean vertical)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (guint));
  guint kept = 0;

  for (guint i = 0; i < grid->rulings->len; i++) {
    const GoujiScanRuling *ruling = &g_array_index (grid->rulings, GoujiScanRuling, i);

    if (grid->table_of[i] == grid->table && ruling->vertical == vertical)
      g_array_append_val (lines, ruling->at);
  }
  g_array_sort (lines, compare_numbers);
  for (guint i = 0; i < lines->len; i++) {
    guint at = g_array_index (lines, guint, i);

    if (kept == 0 || at > g_array_index (lines, guint, kept - 1) + NEAR)
      g_array_index (lines, guint, kept++) = at;
  }
  g_array_set_size (lines, MIN (kept, MOST_LINES));

  return lines;
}

/* Whether a ruling at @at runs past @middle. */
static gboolean
has_ruling (const Grid *grid, gboolean vertical, guint at, guint middle)
{
  for (guint i = 0; i < grid->rulings->len; i++) {
    const GoujiScanRuling *ruling = &g_array_index (grid->rulings, GoujiScanRuling, i);

    if (grid->table_of[i] == grid->table && ruling->vertical == vertical && ruling->at + NEAR >= at &&
        ruling->at <= at + NEAR && ruling->from <= middle && middle <= ruling->to)
      return TRUE;
  }

  return FALSE;
}

/* One place of the grid runs on into the next where no ruling is between them. */
static guint *
join_places (const Grid *grid, guint n_columns, guint n_rows)
{
  guint *parents = g_new (guint, n_columns * n_rows);
  const guint *xs = &g_array_index (grid->xs, guint, 0), *ys = &g_array_index (grid->ys, guint, 0);

  for (guint i = 0; i < n_columns * n_rows; i++)
    parents[i] = i;
  for (guint row = 0; row < n_rows; row++) {
    for (guint column = 0; column < n_columns; column++) {
      guint place = row * n_columns + column;

      if (column + 1 < n_columns && !has_ruling (grid, TRUE, xs[column + 1], (ys[row] + ys[row + 1]) / 2))
        parents[find_root (parents, place + 1)] = find_root (parents, place);
      if (row + 1 < n_rows && !has_ruling (grid, FALSE, ys[row + 1], (xs[column] + xs[column + 1]) / 2))
        parents[find_root (parents, place + n_columns)] = find_root (parents, place);
    }
  }

  return parents;
}

static void
widen (GoujiScanBox *box, guint left, guint top, guint right, guint bottom)
{
  if (box->width > 0) {
    right = MAX (right, box->x + box->width);
    bottom = MAX (bottom, box->y + box->height);
    left = MIN (left, box->x);
    top = MIN (top, box->y);
  }
  *box = (GoujiScanBox) { left, top, right - left, bottom - top };
}

static void
add_cells (const Grid *grid, guint table, GArray *cells)
{
  guint n_columns = grid->xs->len - 1, n_rows = grid->ys->len - 1;
  g_autofree guint *parents = join_places (grid, n_columns, n_rows);
  g_autofree GoujiScanBox *boxes = g_new0 (GoujiScanBox, n_columns * n_rows);
  const guint *xs = &g_array_index (grid->xs, guint, 0), *ys = &g_array_index (grid->ys, guint, 0);

  for (guint place = 0; place < n_columns * n_rows; place++) {
    guint row = place / n_columns, column = place % n_columns;

    widen (&boxes[find_root (parents, place)], xs[column], ys[row], xs[column + 1], ys[row + 1]);
  }
  for (guint place = 0; place < n_columns * n_rows; place++) {
    GoujiScanCell cell = { .box = boxes[place], .table = table };

    if (boxes[place].width > 0)
      g_array_append_val (cells, cell);
  }
}

/* The cells of all tables of a page, from upper left to lower right within each. A ruling by itself, under a
 * title for one, makes none. */
void
gouji_scan_find_cells (const GArray *rulings, GArray *cells)
{
  g_autofree guint *table_of = NULL;
  guint n_tables = 0;

  if (rulings->len > MOST_RULINGS)
    return;
  table_of = group_rulings (rulings);
  for (guint i = 0; i < rulings->len; i++) {
    Grid grid = { rulings, table_of, i, NULL, NULL };

    if (table_of[i] != i)
      continue;
    grid.xs = list_lines (&grid, TRUE);
    grid.ys = list_lines (&grid, FALSE);
    if (grid.xs->len >= 2 && grid.ys->len >= 2)
      add_cells (&grid, n_tables++, cells);
    g_array_unref (grid.xs);
    g_array_unref (grid.ys);
  }
}
