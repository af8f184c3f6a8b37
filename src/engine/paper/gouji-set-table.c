/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "paper/gouji-set-table.h"

/* A number that is too long for its column is set smaller, down to this part of its size, and then broken. */
#define SMALLEST_SCALE 0.55

/* It may come this near to the lines on both sides, in points. */
#define LEAST_PADDING 1

/* A table, and a group of rows in a longer one, that takes no more than this part of a page is kept whole. */
#define KEPT 0.5

/* Heads that take more than this part of a page are not repeated. */
#define LARGEST_HEAD 0.5

/* Against a difference that is none, in points. */
#define EPSILON 0.01

static void
clear_cell (gpointer data)
{
  GoujiSetCell *cell = data;

  g_array_unref (cell->lines);
}

static void
clear_piece (gpointer data)
{
  GoujiTablePiece *piece = data;

  g_array_unref (piece->portions);
}

void
gouji_set_table_free (GoujiSetTable *self)
{
  g_array_unref (self->pieces);
  g_array_unref (self->cells);
  g_array_unref (self->bands);
  g_free (self->needs);
  g_free (self->keeps);
  g_free (self->tops);
  g_free (self->edges);
  g_free (self);
}

static double *
find_edges (const GoujiPaperTable *table, double width)
{
  double *edges = g_new0 (double, table->n_columns + 1);
  double total = 0;
  double sum = 0;

  for (guint i = 0; i < table->n_columns; i++)
    total += table->widths[i];
  for (guint i = 0; i < table->n_columns; i++) {
    edges[i] = total > 0 ? width * sum / total : width * i / table->n_columns;
    sum += table->widths[i];
  }
  edges[table->n_columns] = width;

  return edges;
}

/* A number is not broken where it can be helped. */
static void
fit_number (GoujiType *type, double least, GoujiCopy *copy)
{
  double width = gouji_type_measure (type, copy);

  if (width <= copy->width)
    return;
  if (width <= least)
    copy->width = width + EPSILON;
  else if (width * SMALLEST_SCALE <= least) {
    copy->scale = least / width;
    copy->width = least + EPSILON;
  }
}

static gboolean
set_lines (GoujiType *type, GoujiSetCell *cell, double width, GError **error)
{
  const GoujiPaperCell *source = cell->cell;
  double padding = type->layout->cell_padding;
  double inner = MAX (width - 2 * padding, 1);
  GoujiCopy copy = {
    .text = source->text,
    .lead_role = cell->role,
    .role = cell->role,
    .width = inner,
    .scale = 1,
    .alignment = type->layout->styles[cell->role].alignment,
  };

  if (source->kind == GOUJI_PLACEMENT_CELL && source->state == GOUJI_FIGURE_NUMBER)
    fit_number (type, MAX (width - 2 * LEAST_PADDING, 1), &copy);
  if (!gouji_type_set (type, &copy, cell->lines, error))
    return FALSE;
  if (source->kind == GOUJI_PLACEMENT_CELL && cell->lines->len > 1) {
    g_array_set_size (cell->lines, 0);
    copy.alignment = GOUJI_PAPER_ALIGN_START;
    if (!gouji_type_set (type, &copy, cell->lines, error))
      return FALSE;
  }

  for (guint i = 0; i < cell->lines->len; i++)
    g_array_index (cell->lines, GoujiLine, i).x += (width - copy.width) / 2;
  return TRUE;
}

static gboolean
set_cell (GoujiSetTable *self, GoujiType *type, const GoujiPaperCell *source, GError **error)
{
  GoujiSetCell cell = { .cell = source, .role = gouji_paper_cell_get_role (self->table, source) };
  double width = self->edges[source->column + source->column_span] - self->edges[source->column];

  cell.lines = gouji_lines_new ();
  cell.pitch = gouji_type_get_pitch (type, cell.role);
  cell.base_line = gouji_type_get_base_line (type, cell.role);
  cell.first_band = source->row;
  cell.end_band = source->row + source->row_span;
  g_array_append_val (self->cells, cell);

  return set_lines (type, &cell, width, error);
}

static double
get_text_height (const GoujiSetTable *self, const GoujiSetCell *cell)
{
  return cell->lines->len * cell->pitch + 2 * self->padding;
}

static double
sum_rows (const GoujiSetTable *self, guint first, guint end)
{
  double sum = 0;

  for (guint i = first; i < end; i++)
    sum += g_array_index (self->bands, double, i);
  return sum;
}

static double
sum_bands (const GoujiSetTable *self, guint first, guint end)
{
  return self->tops[end] - self->tops[first];
}

static void
find_tops (GoujiSetTable *self)
{
  self->tops = g_new0 (double, self->bands->len + 1);
  for (guint i = 0; i < self->bands->len; i++)
    self->tops[i + 1] = self->tops[i] + g_array_index (self->bands, double, i);
}

/* Rows are as tall as the text of their own cells; what a cell over several rows needs besides, the last of
 * them gets.
 */
static void
measure_rows (GoujiSetTable *self, double row_height)
{
  for (guint i = 0; i < self->table->n_rows; i++)
    g_array_append_val (self->bands, row_height);

  for (guint i = 0; i < self->cells->len; i++) {
    const GoujiSetCell *cell = &g_array_index (self->cells, GoujiSetCell, i);
    double *height = &g_array_index (self->bands, double, cell->first_band);

    if (cell->cell->row_span == 1)
      *height = MAX (*height, get_text_height (self, cell));
  }

  for (guint i = 0; i < self->cells->len; i++) {
    const GoujiSetCell *cell = &g_array_index (self->cells, GoujiSetCell, i);
    double lack = get_text_height (self, cell) - sum_rows (self, cell->first_band, cell->end_band);

    if (lack > 0)
      g_array_index (self->bands, double, cell->end_band - 1) += lack;
  }
}

static void
append_row (GArray *bands, double height, double page_height, double padding, double pitch)
{
  double lines = (height - 2 * padding) / pitch;
  guint n_bands = height > page_height && lines > 1 ? (guint) (lines + 1 - EPSILON) : 1;

  for (guint i = 0; i < n_bands; i++) {
    double band = n_bands == 1 ? height : pitch + (i == 0 ? padding : 0) + (i == n_bands - 1 ? padding : 0);

    g_array_append_val (bands, band);
  }
}

/* A row that is taller than a page is cut between its lines. */
static void
cut_rows (GoujiSetTable *self, double page_height, double pitch)
{
  g_autoptr (GArray) bands = g_array_new (FALSE, FALSE, sizeof (double));
  g_autofree guint *starts = g_new0 (guint, self->table->n_rows + 1);

  for (guint i = 0; i < self->table->n_rows; i++) {
    starts[i] = bands->len;
    append_row (bands, g_array_index (self->bands, double, i), page_height, self->padding, pitch);
  }
  starts[self->table->n_rows] = bands->len;

  for (guint i = 0; i < self->cells->len; i++) {
    GoujiSetCell *cell = &g_array_index (self->cells, GoujiSetCell, i);

    cell->first_band = starts[cell->first_band];
    cell->end_band = starts[cell->end_band];
  }
  self->n_head_bands = starts[MIN (self->table->n_head_rows, self->table->n_rows)];
  g_array_unref (self->bands);
  self->bands = g_steal_pointer (&bands);
}

static gboolean
is_group (const GoujiPaperCell *cell)
{
  return cell->kind == GOUJI_PLACEMENT_ROW_HEAD && cell->row_span > 1;
}

/* Its own heads, if it holds other groups, stand further to the right. */
static gboolean
holds_group (const GoujiSetTable *self, guint index)
{
  const GoujiPaperCell *group = g_array_index (self->cells, GoujiSetCell, index).cell;

  for (guint i = index + 1; i < self->cells->len; i++) {
    const GoujiPaperCell *cell = g_array_index (self->cells, GoujiSetCell, i).cell;

    if (cell->row >= group->row + group->row_span)
      return FALSE;
    if (is_group (cell))
      return TRUE;
  }

  return FALSE;
}

static void
keep (GoujiSetTable *self, guint first, guint end)
{
  for (guint i = first; i < end; i++)
    self->keeps[i] = i + 1 < self->bands->len;
}

/* A group begins on a page only where its head has room, if its rows have to be made taller for it; and as
 * many of its last rows stay together as its head needs. So it can be read on each page. */
static void
keep_ends (GoujiSetTable *self, const GoujiSetCell *group)
{
  double height = get_text_height (self, group);
  guint last = group->end_band - 1;

  self->needs[group->first_band] = MAX (self->needs[group->first_band], height);
  while (last > group->first_band && sum_bands (self, last, group->end_band) < height - EPSILON)
    last--;
  keep (self, last, group->end_band - 1);
}

/* Heads stay with what they head, and the rows of a group together; a group of groups may be divided between
 * them. */
static void
find_keeps (GoujiSetTable *self, double page_height)
{
  self->keeps = g_new0 (gboolean, self->bands->len);
  self->needs = g_new0 (double, self->bands->len);
  keep (self, 0, self->n_head_bands);
  if (sum_bands (self, 0, self->bands->len) <= KEPT * page_height)
    keep (self, 0, self->bands->len);

  for (guint i = 0; i < self->cells->len; i++) {
    const GoujiSetCell *cell = &g_array_index (self->cells, GoujiSetCell, i);
    GoujiPlacementKind kind = cell->cell->kind;

    if (kind == GOUJI_PLACEMENT_BLOCK_TITLE || kind == GOUJI_PLACEMENT_COLUMN_HEAD)
      keep (self, cell->first_band, cell->end_band);
    else if (is_group (cell->cell) &&
             sum_bands (self, cell->first_band, cell->end_band) <= KEPT * page_height &&
             !holds_group (self, i))
      keep (self, cell->first_band, cell->end_band - 1);
    else if (is_group (cell->cell))
      keep_ends (self, cell);
  }
}

/**
 * gouji_set_table_new:
 * @type: sets the type
 * @table: the table
 * @width: of the text, in points
 * @page_height: room on a page, in points
 * @error: return location for %G_IO_ERROR_CANCELLED
 *
 * Sets a table over the whole width of the text, its columns in their proportions.
 *
 * Returns: (transfer full) (nullable): the table
 */
GoujiSetTable *
gouji_set_table_new (
  GoujiType *type, const GoujiPaperTable *table, double width, double page_height, GError **error)
{
  g_autoptr (GoujiSetTable) self = g_new0 (GoujiSetTable, 1);
  double pitch = gouji_type_get_pitch (type, GOUJI_PAPER_ROLE_TABLE_BODY);

  self->table = table;
  self->edges = find_edges (table, width);
  self->padding = MAX ((type->layout->row_height - pitch) / 2, 0);
  self->bands = g_array_new (FALSE, FALSE, sizeof (double));
  self->cells = g_array_new (FALSE, TRUE, sizeof (GoujiSetCell));
  g_array_set_clear_func (self->cells, clear_cell);
  self->pieces = g_array_new (FALSE, TRUE, sizeof (GoujiTablePiece));
  g_array_set_clear_func (self->pieces, clear_piece);

  for (guint i = 0; i < table->cells->len; i++) {
    if (!set_cell (self, type, &g_array_index (table->cells, GoujiPaperCell, i), error))
      return NULL;
  }

  measure_rows (self, type->layout->row_height);
  self->head_height = sum_rows (self, 0, MIN (table->n_head_rows, table->n_rows));
  if (self->head_height > LARGEST_HEAD * page_height)
    self->head_height = 0;
  cut_rows (self, page_height - self->head_height, pitch);
  if (self->head_height == 0)
    self->n_head_bands = 0;
  find_tops (self);
  find_keeps (self, page_height);

  return g_steal_pointer (&self);
}

/* What heads of rows need besides, when a page ends below @end and cuts the group that they head. */
static double
find_lack (const GoujiSetTable *self, const GoujiTablePiece *piece, guint end)
{
  double lack = 0;

  for (guint i = 0; i < self->cells->len; i++) {
    const GoujiSetCell *cell = &g_array_index (self->cells, GoujiSetCell, i);
    guint first = MAX (cell->first_band, piece->first_band);

    if (is_group (cell->cell) && first < end && cell->end_band > end)
      lack = MAX (lack, get_text_height (self, cell) - sum_bands (self, first, end));
  }

  return lack;
}

/* The last row of a piece is made taller where the head of its group would have no room. */
static void
end_piece (GoujiSetTable *self, GoujiTablePiece *piece, guint end, double room)
{
  double lack = find_lack (self, piece, end);

  piece->end_band = end;
  if (lack <= 0 || lack > room + EPSILON)
    return;
  for (guint i = end; i <= self->bands->len; i++)
    self->tops[i] += lack;
}

/**
 * gouji_set_table_add_piece:
 * @first_band: where it begins; the piece before ends there
 * @repeats_heads: whether the heads are printed above it again
 * @room: that is left below the piece before, in points
 *
 * Begins the part of the table that stands on one more page.
 *
 * Returns: index of the piece
 */
guint
gouji_set_table_add_piece (GoujiSetTable *self, guint first_band, gboolean repeats_heads, double room)
{
  GoujiTablePiece piece = { first_band, self->bands->len, repeats_heads, NULL };

  if (self->pieces->len > 0)
    end_piece (self, &g_array_index (self->pieces, GoujiTablePiece, self->pieces->len - 1), first_band, room);
  piece.portions = g_array_new (FALSE, FALSE, sizeof (GoujiPortion));
  g_array_append_val (self->pieces, piece);

  return self->pieces->len - 1;
}

/* Returns: the rectangle of a cell in a piece, without text; its height is 0 where it is not there */
static GoujiPortion
find_place (const GoujiSetTable *self, const GoujiTablePiece *piece, guint index)
{
  const GoujiSetCell *cell = &g_array_index (self->cells, GoujiSetCell, index);
  GoujiPortion portion = { .cell = index };
  guint first = MAX (cell->first_band, piece->first_band);
  guint end = MIN (cell->end_band, piece->end_band);

  if (piece->repeats_heads && cell->end_band <= self->n_head_bands) {
    portion.y = sum_bands (self, 0, cell->first_band);
    portion.height = sum_bands (self, cell->first_band, cell->end_band);
    portion.repeated = TRUE;
  } else if (first < end) {
    portion.y = (piece->repeats_heads ? self->head_height : 0) + sum_bands (self, piece->first_band, first);
    portion.height = sum_bands (self, first, end);
  }

  return portion;
}

static void
put_all_lines (const GoujiSetTable *self, const GoujiSetCell *cell, GoujiPortion *portion)
{
  portion->n_lines = cell->lines->len;
  portion->text_y = portion->y + (portion->height - portion->n_lines * cell->pitch) / 2;
}

/* Puts as many lines there as there is room for; what is left goes to the next piece. */
static void
put_next_lines (
  const GoujiSetTable *self, const GoujiSetCell *cell, gboolean last, guint *next, GoujiPortion *portion)
{
  double above = *next == 0 ? self->padding : 0;
  double room = (portion->height - above + EPSILON) / cell->pitch;
  guint left = cell->lines->len - *next;

  portion->first_line = *next;
  portion->n_lines = last ? left : MIN (left, (guint) MAX (room, 0));
  portion->text_y = portion->y + above;
  *next += portion->n_lines;
}

static gboolean
fits_somewhere (const GoujiSetTable *self, guint index)
{
  const GoujiSetCell *cell = &g_array_index (self->cells, GoujiSetCell, index);

  for (guint i = 0; i < self->pieces->len; i++) {
    GoujiPortion portion = find_place (self, &g_array_index (self->pieces, GoujiTablePiece, i), index);

    if (portion.height + EPSILON >= cell->lines->len * cell->pitch)
      return TRUE;
  }

  return FALSE;
}

/* A cell that is cut by the end of a page has its text where it fits, a head of rows on every page, for the
 * figures there need it. Text that fits nowhere runs from page to page. */
static void
place_cell (GoujiSetTable *self, guint index)
{
  const GoujiSetCell *cell = &g_array_index (self->cells, GoujiSetCell, index);
  gboolean flows = !fits_somewhere (self, index);
  gboolean done = FALSE;
  guint next = 0;

  for (guint i = 0; i < self->pieces->len; i++) {
    GoujiTablePiece *piece = &g_array_index (self->pieces, GoujiTablePiece, i);
    GoujiPortion portion = find_place (self, piece, index);

    if (portion.height <= 0)
      continue;
    if (flows)
      put_next_lines (self, cell, piece->end_band >= cell->end_band, &next, &portion);
    else if (portion.height + EPSILON >= cell->lines->len * cell->pitch &&
             (!done || portion.repeated || cell->cell->kind == GOUJI_PLACEMENT_ROW_HEAD)) {
      put_all_lines (self, cell, &portion);
      portion.repeated = done;
      done = TRUE;
    }
    g_array_append_val (piece->portions, portion);
  }
}

/**
 * gouji_set_table_finish:
 *
 * Says what stands in each piece, once all of them are known.
 */
void
gouji_set_table_finish (GoujiSetTable *self)
{
  for (guint i = 0; i < self->cells->len; i++)
    place_cell (self, i);
}
