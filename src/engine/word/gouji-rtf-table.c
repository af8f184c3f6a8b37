/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "word/gouji-rtf-table.h"

/* Edges that are so near to each other, in twips, are one: rows whose borders were drawn by hand differ by a
 * few. */
#define NEAR 80

typedef struct {
  guint piece; /* where it begins */
  guint end;   /* and ends, 0 while it is open */
  guint row;
  int left;
  int right; /* not greater than @left where the row does not say where its cells end */
  gboolean joins_left;
  gboolean joins_above;
  gboolean is_head;
} Cell;

/* The cell that reaches down to the next row from a column. */
typedef struct {
  guint cell;
  guint row; /* the last one that it covers; the cell itself may begin far above */
  guint end; /* the column behind it */
  gboolean is_set;
} Anchor;

void
gouji_rtf_row_shape_reset (GoujiRtfRowShape *self)
{
  GArray *cells = self->cells != NULL ? self->cells : g_array_new (FALSE, FALSE, sizeof (GoujiRtfCellShape));

  g_array_set_size (cells, 0);
  *self = (GoujiRtfRowShape) { .cells = cells };
}

/* Ends the description of a cell with its right edge. */
void
gouji_rtf_row_shape_add (GoujiRtfRowShape *self, int right)
{
  if (self->cells->len >= GOUJI_RTF_MAX_COLUMNS)
    return;

  self->next.right = right;
  g_array_append_val (self->cells, self->next);
  self->next = (GoujiRtfCellShape) { 0 };
}

void
gouji_rtf_row_shape_clear (GoujiRtfRowShape *self)
{
  g_clear_pointer (&self->cells, g_array_unref);
}

GoujiRtfTable *
gouji_rtf_table_new (void)
{
  GoujiRtfTable *self = g_new0 (GoujiRtfTable, 1);

  self->cells = g_array_new (FALSE, TRUE, sizeof (Cell));
  return self;
}

void
gouji_rtf_table_free (GoujiRtfTable *self)
{
  g_array_unref (self->cells);
  g_free (self);
}

static Cell *
get_cell (GoujiRtfTable *self, guint index)
{
  return &g_array_index (self->cells, Cell, index);
}

void
gouji_rtf_table_add_cell (GoujiRtfTable *self, guint piece)
{
  Cell cell = { .piece = piece, .row = self->n_rows };

  g_array_append_val (self->cells, cell);
}

void
gouji_rtf_table_end_cell (GoujiRtfTable *self, guint piece)
{
  get_cell (self, self->cells->len - 1)->end = piece;
}

/* Whether a row has ended, and none has begun since. */
gboolean
gouji_rtf_table_is_between_rows (const GoujiRtfTable *self)
{
  return self->n_rows > 0 && self->first_of_row == self->cells->len;
}

/* Whether the row's edges make sense: one for each cell, each to the right of the one before. */
static gboolean
has_edges (const GoujiRtfRowShape *shape, guint n_cells)
{
  gint64 left = shape->left;

  if (shape->cells->len < n_cells)
    return FALSE;

  for (guint i = 0; i < n_cells; i++) {
    const GoujiRtfCellShape *cell = &g_array_index (shape->cells, GoujiRtfCellShape, i);

    if (cell->right <= left)
      return FALSE;
    left = cell->right;
  }

  return TRUE;
}

/**
 * gouji_rtf_table_end_row:
 * @shape: of the row whose cells have been added
 */
void
gouji_rtf_table_end_row (GoujiRtfTable *self, const GoujiRtfRowShape *shape)
{
  guint n_cells = self->cells->len - self->first_of_row;
  gboolean placed = has_edges (shape, n_cells);
  int left = shape->left;

  for (guint i = 0; i < n_cells; i++) {
    Cell *cell = get_cell (self, self->first_of_row + i);

    cell->is_head = shape->is_head;
    if (i >= shape->cells->len)
      continue;
    cell->joins_left = g_array_index (shape->cells, GoujiRtfCellShape, i).joins_left;
    cell->joins_above = g_array_index (shape->cells, GoujiRtfCellShape, i).joins_above;
    if (placed) {
      cell->left = left;
      cell->right = g_array_index (shape->cells, GoujiRtfCellShape, i).right;
      left = cell->right;
    }
  }
  self->first_of_row = self->cells->len;
  self->n_rows++;
}

static gboolean
is_placed (const Cell *cell)
{
  return cell->right > cell->left;
}

static int
compare_edges (const void *first, const void *second)
{
  int a = *(const int *) first;
  int b = *(const int *) second;

  return (a > b) - (a < b);
}

/* The columns' left edges, from the left. Both edges of one cell are never taken for one. */
static GArray *
find_columns (GoujiRtfTable *self)
{
  GArray *edges = g_array_new (FALSE, FALSE, sizeof (int));
  gint64 near = NEAR;
  guint n = 0;

  for (guint i = 0; i < self->cells->len; i++) {
    const Cell *cell = get_cell (self, i);

    if (!is_placed (cell))
      continue;
    g_array_append_val (edges, cell->left);
    g_array_append_val (edges, cell->right);
    near = MIN (near, ((gint64) cell->right - cell->left - 1) / 2);
  }
  g_array_sort (edges, compare_edges);

  for (guint i = 0; i < edges->len; i++) {
    int edge = g_array_index (edges, int, i);

    if (n == 0 || (gint64) edge - g_array_index (edges, int, n - 1) > near)
      g_array_index (edges, int, n++) = edge;
  }
  g_array_set_size (edges, n);

  return edges;
}

/* Which column an edge stands at: the last one that begins there or to its left. */
static guint
find_column (GArray *columns, int edge)
{
  guint low = 0;
  guint high = columns->len;

  while (high - low > 1) {
    guint middle = low + (high - low) / 2;

    if (g_array_index (columns, int, middle) <= edge)
      low = middle;
    else
      high = middle;
  }

  return low;
}

static guint16
as_span (guint span)
{
  return (guint16) CLAMP (span, 1, GOUJI_RTF_MAX_COLUMNS);
}

/* A cell that is part of another leaves nothing but its text, which is in no cell then. */
static void
swallow (const Cell *cell, GoujiPieces *pieces)
{
  gouji_pieces_get (pieces, cell->piece)->kind = GOUJI_PIECE_NOTHING;
  gouji_pieces_get (pieces, cell->end)->kind = GOUJI_PIECE_NOTHING;
}

/* Where the cells of one row are put, one behind the other. */
typedef struct {
  GoujiRtfTable *table;
  GoujiPieces *pieces;
  GArray *columns;
  Anchor *anchors; /* one a column */
  guint column;    /* behind the cell before */
} Row;

/* A cell without edges stands in the next column. */
static void
put_unplaced (Row *self, const Cell *cell)
{
  gouji_pieces_get (self->pieces, cell->piece)->header = cell->is_head;
  self->column++;
}

/* Whether a cell above, as wide as this one, reaches down to it. */
static gboolean
join_above (Row *self, const Cell *cell, guint start, guint end)
{
  Anchor *anchor = &self->anchors[start];
  GoujiPiece *piece;

  if (!cell->joins_above || !anchor->is_set || anchor->row + 1 != cell->row || anchor->end != end)
    return FALSE;

  piece = gouji_pieces_get (self->pieces, get_cell (self->table, anchor->cell)->piece);
  if (piece->row_span == GOUJI_RTF_MAX_COLUMNS)
    return FALSE;

  piece->row_span++;
  anchor->row = cell->row;
  swallow (cell, self->pieces);

  return TRUE;
}

static void
put_placed (Row *self, guint index, guint end)
{
  const Cell *cell = get_cell (self->table, index);
  guint start = find_column (self->columns, cell->left);
  GoujiPiece *piece = gouji_pieces_get (self->pieces, cell->piece);

  if (!join_above (self, cell, start, end)) {
    piece->header = cell->is_head;
    piece->column_span = as_span (end - start);
    piece->gap = start > self->column ? as_span (start - self->column) : 0;
    self->anchors[start] = (Anchor) { .cell = index, .row = cell->row, .end = end, .is_set = TRUE };
  }
  self->column = end;
}

/* Puts the cells of one row, from @first on; those that join the one to their left make it wider.
 *
 * Returns: the first cell of the next row */
static guint
put_row (Row *self, guint first)
{
  guint row = get_cell (self->table, first)->row;
  guint i = first;

  self->column = 0;
  while (i < self->table->cells->len && get_cell (self->table, i)->row == row) {
    guint index = i;

    for (i++; i < self->table->cells->len; i++) {
      const Cell *next = get_cell (self->table, i);

      if (next->row != row || !next->joins_left)
        break;
      swallow (next, self->pieces);
    }
    if (is_placed (get_cell (self->table, index)))
      put_placed (self, index, find_column (self->columns, get_cell (self->table, i - 1)->right));
    else
      put_unplaced (self, get_cell (self->table, index));
  }

  return i;
}

/**
 * gouji_rtf_table_settle:
 * @pieces: where the cells are; they learn which columns and rows they cover
 *
 * Ends the table.
 */
void
gouji_rtf_table_settle (GoujiRtfTable *self, GoujiPieces *pieces)
{
  g_autoptr (GArray) columns = find_columns (self);
  g_autofree Anchor *anchors = g_new0 (Anchor, columns->len + 1);
  Row row = { .table = self, .pieces = pieces, .columns = columns, .anchors = anchors };

  for (guint i = 0; i < self->cells->len;)
    i = put_row (&row, i);
}
