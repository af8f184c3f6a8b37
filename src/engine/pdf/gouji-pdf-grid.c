/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "pdf/gouji-pdf-grid.h"

#include <math.h>

#include "pdf/gouji-pdf-lines.h"

/* Rulings that are meant to meet may miss each other by so many points. */
#define TOUCH 2.0f

/* Rulings closer to each other than this are one: a double line, or pieces that are not quite in line. */
#define SAME_PLACE 3.0f

/* Rulings that reach further than this beyond the outermost one that crosses them stand for an edge that is
 * not drawn, if there is text behind it. */
#define BEYOND 6.0f

/* How much of an edge between two places must be drawn for it to part them. */
#define DRAWN 0.7f

/* A cell is at least so high and wide, in sizes of the font of what stands in it. */
#define SMALLEST_CELL 0.7f

/* Between letters on both sides of a ruling there is at least so much room, in sizes of the font. */
#define SMALLEST_RULED_GAP 0.1f

#define N_ASCII 128

/* Rows times columns of one table. */
#define MOST_PLACES 200000

/* Rulings that touch each other, directly or through others. */
typedef struct {
  GArray *across; /* element-type GoujiPdfRuling */
  GArray *down;   /* element-type GoujiPdfRuling */
  GoujiPdfBox box;
} Web;

/* A web as rows and columns. */
typedef struct {
  GArray *xs; /* element-type float: n_columns + 1 */
  GArray *ys; /* element-type float: n_rows + 1 */
  guint n_rows;
  guint n_columns;
  float *above; /* how much is drawn of the upper edge of each place, and of the lower ones of the last row */
  float
    *beside; /* how much is drawn of the left edge of each place, and of the right ones of the last column */
  guint *owners; /* the cell that covers each place */
} Lattice;

static void
free_web (gpointer data)
{
  Web *web = data;

  g_array_unref (web->across);
  g_array_unref (web->down);
  g_free (web);
}

static guint
find_root (guint *parents, guint index)
{
  while (parents[index] != index) {
    parents[index] = parents[parents[index]];
    index = parents[index];
  }

  return index;
}

static gboolean
touch (const GoujiPdfRuling *across, const GoujiPdfRuling *down)
{
  return down->at >= across->from - TOUCH && down->at <= across->to + TOUCH &&
         across->at >= down->from - TOUCH && across->at <= down->to + TOUCH;
}

static guint *
find_parents (const GoujiPdfPage *page)
{
  guint n_across = page->across->len;
  guint *parents = g_new (guint, n_across + page->down->len + 1);

  for (guint i = 0; i < n_across + page->down->len; i++)
    parents[i] = i;
  for (guint i = 0; i < n_across; i++) {
    for (guint k = 0; k < page->down->len; k++) {
      if (touch (&g_array_index (page->across, GoujiPdfRuling, i),
                 &g_array_index (page->down, GoujiPdfRuling, k)))
        parents[find_root (parents, i)] = find_root (parents, n_across + k);
    }
  }

  return parents;
}

static void
extend_box (GoujiPdfBox *box, GoujiPdfBox other)
{
  box->left = MIN (box->left, other.left);
  box->top = MIN (box->top, other.top);
  box->right = MAX (box->right, other.right);
  box->bottom = MAX (box->bottom, other.bottom);
}

static Web *
get_web (GHashTable *webs, GPtrArray *list, guint root)
{
  Web *web = g_hash_table_lookup (webs, GUINT_TO_POINTER (root));

  if (web == NULL) {
    web = g_new0 (Web, 1);
    web->across = g_array_new (FALSE, FALSE, sizeof (GoujiPdfRuling));
    web->down = g_array_new (FALSE, FALSE, sizeof (GoujiPdfRuling));
    web->box = (GoujiPdfBox) { G_MAXFLOAT, G_MAXFLOAT, -G_MAXFLOAT, -G_MAXFLOAT };
    g_hash_table_insert (webs, GUINT_TO_POINTER (root), web);
    g_ptr_array_add (list, web);
  }

  return web;
}

static int
compare_areas (gconstpointer a, gconstpointer b)
{
  const Web *left = *(const Web *const *) a;
  const Web *right = *(const Web *const *) b;
  float left_area = (left->box.right - left->box.left) * (left->box.bottom - left->box.top);
  float right_area = (right->box.right - right->box.left) * (right->box.bottom - right->box.top);

  return left_area < right_area ? -1 : left_area > right_area;
}

/* The webs of a page, small ones first: a table in a cell of another, or in a frame, takes its text first. */
static GPtrArray *
find_webs (const GoujiPdfPage *page)
{
  g_autofree guint *parents = find_parents (page);
  g_autoptr (GHashTable) webs = g_hash_table_new (NULL, NULL);
  GPtrArray *list = g_ptr_array_new_with_free_func (free_web);

  for (guint i = 0; i < page->across->len; i++) {
    const GoujiPdfRuling *ruling = &g_array_index (page->across, GoujiPdfRuling, i);
    Web *web = get_web (webs, list, find_root (parents, i));

    g_array_append_val (web->across, *ruling);
    extend_box (&web->box, (GoujiPdfBox) { ruling->from, ruling->at, ruling->to, ruling->at });
  }
  for (guint i = 0; i < page->down->len; i++) {
    const GoujiPdfRuling *ruling = &g_array_index (page->down, GoujiPdfRuling, i);
    Web *web = get_web (webs, list, find_root (parents, page->across->len + i));

    g_array_append_val (web->down, *ruling);
    extend_box (&web->box, (GoujiPdfBox) { ruling->at, ruling->from, ruling->at, ruling->to });
  }
  g_ptr_array_sort (list, compare_areas);

  return list;
}

static int
compare_floats (gconstpointer a, gconstpointer b)
{
  float left = *(const float *) a;
  float right = *(const float *) b;

  return left < right ? -1 : left > right;
}

/* The places of rulings, each once. */
static GArray *
find_places (const GArray *rulings)
{
  g_autoptr (GArray) all = g_array_sized_new (FALSE, FALSE, sizeof (float), rulings->len);
  GArray *places = g_array_new (FALSE, FALSE, sizeof (float));
  guint first = 0;

  for (guint i = 0; i < rulings->len; i++)
    g_array_append_val (all, g_array_index (rulings, GoujiPdfRuling, i).at);
  g_array_sort (all, compare_floats);
  for (guint i = 1; i <= all->len; i++) {
    float start = g_array_index (all, float, first);
    float place;

    if (i < all->len && g_array_index (all, float, i) - start <= SAME_PLACE)
      continue;
    place = (start + g_array_index (all, float, i - 1)) / 2;
    g_array_append_val (places, place);
    first = i;
  }

  return places;
}

static gboolean
has_letters (const GoujiPdfPage *page, GoujiPdfBox box)
{
  for (guint i = 0; i < page->letters->len; i++) {
    const GoujiPdfBox *letter = &g_array_index (page->letters, GoujiPdfLetter, i).box;
    float x = (letter->left + letter->right) / 2;
    float y = (letter->top + letter->bottom) / 2;

    if (x > box.left && x < box.right && y > box.top && y < box.bottom)
      return TRUE;
  }

  return FALSE;
}

/* Adds the outer edges that are not drawn: tables often have none at their sides, and where a page breaks
 * them none below or above. */
static void
add_outer_places (const GoujiPdfPage *page, const Web *web, GArray *xs, GArray *ys)
{
  float left = g_array_index (xs, float, 0);
  float right = g_array_index (xs, float, xs->len - 1);
  float top = g_array_index (ys, float, 0);
  float bottom = g_array_index (ys, float, ys->len - 1);
  GoujiPdfBox box = web->box;

  if (box.left < left - BEYOND && has_letters (page, (GoujiPdfBox) { box.left, top, left, bottom }))
    g_array_prepend_val (xs, box.left);
  if (box.right > right + BEYOND && has_letters (page, (GoujiPdfBox) { right, top, box.right, bottom }))
    g_array_append_val (xs, box.right);
  if (box.top < top - BEYOND && has_letters (page, (GoujiPdfBox) { box.left, box.top, box.right, top }))
    g_array_prepend_val (ys, box.top);
  if (box.bottom > bottom + BEYOND &&
      has_letters (page, (GoujiPdfBox) { box.left, bottom, box.right, box.bottom }))
    g_array_append_val (ys, box.bottom);
}

/* The place of @places that is nearest to @at. */
static guint
find_nearest (const GArray *places, float at)
{
  guint low = 0;
  guint high = places->len - 1;

  while (low < high) {
    guint middle = low + (high - low) / 2;

    if ((g_array_index (places, float, middle) + g_array_index (places, float, middle + 1)) / 2 < at)
      low = middle + 1;
    else
      high = middle;
  }

  return low;
}

/* Adds to @drawn how much of each step between two places @ruling covers. */
static void
draw_edges (const GoujiPdfRuling *ruling, const GArray *places, float *drawn, guint stride)
{
  for (guint i = 0; i + 1 < places->len; i++) {
    float start = MAX (g_array_index (places, float, i), ruling->from);
    float end = MIN (g_array_index (places, float, i + 1), ruling->to);

    if (end > start)
      drawn[i * stride] +=
        (end - start) / (g_array_index (places, float, i + 1) - g_array_index (places, float, i));
  }
}

static gboolean
lattice_init (Lattice *self, const GoujiPdfPage *page, const Web *web)
{
  if (web->across->len == 0 || web->down->len == 0)
    return FALSE;

  self->xs = find_places (web->down);
  self->ys = find_places (web->across);
  add_outer_places (page, web, self->xs, self->ys);
  self->n_columns = self->xs->len - 1;
  self->n_rows = self->ys->len - 1;
  if (self->n_columns < 1 || self->n_rows < 1 || self->n_rows > MOST_PLACES / self->n_columns)
    return FALSE;

  self->above = g_new0 (float, (self->n_rows + 1) * self->n_columns);
  self->beside = g_new0 (float, self->n_rows *(self->n_columns + 1));
  self->owners = g_new0 (guint, self->n_rows * self->n_columns);
  for (guint i = 0; i < web->across->len; i++) {
    const GoujiPdfRuling *ruling = &g_array_index (web->across, GoujiPdfRuling, i);

    draw_edges (ruling, self->xs, self->above + find_nearest (self->ys, ruling->at) * self->n_columns, 1);
  }
  for (guint i = 0; i < web->down->len; i++) {
    const GoujiPdfRuling *ruling = &g_array_index (web->down, GoujiPdfRuling, i);

    draw_edges (ruling, self->ys, self->beside + find_nearest (self->xs, ruling->at), self->n_columns + 1);
  }

  return TRUE;
}

static void
lattice_clear (Lattice *self)
{
  g_clear_pointer (&self->xs, g_array_unref);
  g_clear_pointer (&self->ys, g_array_unref);
  g_free (self->above);
  g_free (self->beside);
  g_free (self->owners);
}

static gboolean
is_closed_above (const Lattice *self, guint row, guint column)
{
  return self->above[row * self->n_columns + column] >= DRAWN;
}

static gboolean
is_closed_beside (const Lattice *self, guint row, guint column)
{
  return self->beside[row * (self->n_columns + 1) + column] >= DRAWN;
}

/* Whether the cell that covers columns @first to @last down to the row before @row also covers this one. */
static gboolean
goes_down (const Lattice *self, guint row, guint first, guint last)
{
  if (row >= self->n_rows)
    return FALSE;
  for (guint column = first; column <= last; column++) {
    if (self->owners[row * self->n_columns + column] != 0 || is_closed_above (self, row, column) ||
        (column > first && is_closed_beside (self, row, column)))
      return FALSE;
  }

  return TRUE;
}

static GoujiPdfCell *
make_cell (Lattice *self, guint row, guint column, guint number)
{
  GoujiPdfCell *cell = gouji_pdf_cell_new ();
  guint right = column + 1;
  guint bottom = row + 1;

  while (right < self->n_columns && self->owners[row * self->n_columns + right] == 0 &&
         !is_closed_beside (self, row, right))
    right++;
  while (goes_down (self, bottom, column, right - 1))
    bottom++;
  for (guint y = row; y < bottom; y++) {
    for (guint x = column; x < right; x++)
      self->owners[y * self->n_columns + x] = number;
  }

  cell->row = row;
  cell->column = column;
  cell->row_span = bottom - row;
  cell->column_span = right - column;
  cell->box =
    (GoujiPdfBox) { g_array_index (self->xs, float, column), g_array_index (self->ys, float, row),
                    g_array_index (self->xs, float, right), g_array_index (self->ys, float, bottom) };

  return cell;
}

static GoujiPdfTable *
make_table (Lattice *self, guint page)
{
  GoujiPdfTable *table = gouji_pdf_table_new (page);

  for (guint row = 0; row < self->n_rows; row++) {
    for (guint column = 0; column < self->n_columns; column++) {
      if (self->owners[row * self->n_columns + column] == 0)
        g_ptr_array_add (table->cells, make_cell (self, row, column, table->cells->len + 1));
    }
  }
  table->n_rows = self->n_rows;
  g_array_append_vals (table->columns, self->xs->data, self->xs->len);
  table->box = (GoujiPdfBox) { g_array_index (self->xs, float, 0), g_array_index (self->ys, float, 0),
                               g_array_index (self->xs, float, self->n_columns),
                               g_array_index (self->ys, float, self->n_rows) };

  return table;
}

/* The step of @places in which @at lies; FALSE where it is outside. */
static gboolean
find_step (const GArray *places, float at, guint *step)
{
  guint low = 0;
  guint high = places->len - 1;

  if (at < g_array_index (places, float, 0) || at >= g_array_index (places, float, high))
    return FALSE;
  while (high - low > 1) {
    guint middle = low + (high - low) / 2;

    if (g_array_index (places, float, middle) <= at)
      low = middle;
    else
      high = middle;
  }
  *step = low;

  return TRUE;
}

/* How wide each ASCII character is where it is narrowest, in sizes of its font. Within a word, poppler makes
 * each letter reach to the next one: only the last is as wide as its glyph. */
static void
measure_letters (const GArray *letters, float *widths)
{
  for (guint i = 0; i < N_ASCII; i++)
    widths[i] = G_MAXFLOAT;
  for (guint i = 0; i < letters->len; i++) {
    const GoujiPdfLetter *letter = &g_array_index (letters, GoujiPdfLetter, i);

    if (letter->code < N_ASCII && letter->size > 0)
      widths[letter->code] =
        MIN (widths[letter->code], (letter->box.right - letter->box.left) / letter->size);
  }
}

/* Whether a ruling has room between two letters: those of one figure that has outgrown its cell touch. */
static gboolean
are_ruled_apart (const GArray *xs, const float *widths, const GoujiPdfLetter *a, const GoujiPdfLetter *b)
{
  float right = a->code < N_ASCII ? a->box.left + widths[a->code] * a->size : a->box.right;
  guint before;
  guint behind;

  return b->box.left - right > a->size * SMALLEST_RULED_GAP && find_step (xs, right, &before) &&
         find_step (xs, b->box.left, &behind) && before != behind;
}

/* The end of the figure that begins at @first: letters that belong together even where a ruling is crossed.
 */
static guint
find_figure_end (const GArray *letters, guint first, const GArray *xs, const float *widths)
{
  guint end = first + 1;

  for (; end < letters->len; end++) {
    const GoujiPdfLetter *a = &g_array_index (letters, GoujiPdfLetter, end - 1);
    const GoujiPdfLetter *b = &g_array_index (letters, GoujiPdfLetter, end);

    if (b->place != a->place + 1 || gouji_pdf_letter_is_wide (a) || gouji_pdf_letter_is_wide (b) ||
        fabsf (a->box.bottom - b->box.bottom) > a->size / 2 || b->box.left < a->box.left ||
        gouji_pdf_letters_are_apart (a, b, 0) || are_ruled_apart (xs, widths, a, b))
      break;
  }

  return end;
}

/* Gives the letters of @page that stand in the table to its cells, and keeps the others. */
static void
take_letters (Lattice *self, GoujiPdfPage *page, GoujiPdfTable *table)
{
  GArray *letters = page->letters;
  float widths[N_ASCII];
  guint n_left = 0;
  guint end;

  measure_letters (letters, widths);
  for (guint i = 0; i < letters->len; i = end) {
    const GoujiPdfBox *first = &g_array_index (letters, GoujiPdfLetter, i).box;
    guint row;
    guint column;

    end = find_figure_end (letters, i, self->xs, widths);
    if (!find_step (self->ys, (first->top + first->bottom) / 2, &row) ||
        !find_step (self->xs, (first->left + g_array_index (letters, GoujiPdfLetter, end - 1).box.right) / 2,
                    &column)) {
      for (guint k = i; k < end; k++)
        g_array_index (letters, GoujiPdfLetter, n_left++) = g_array_index (letters, GoujiPdfLetter, k);
      continue;
    }

    GoujiPdfCell *cell = g_ptr_array_index (table->cells, self->owners[row * self->n_columns + column] - 1);

    g_array_append_vals (cell->letters, &g_array_index (letters, GoujiPdfLetter, i), end - i);
  }
  g_array_set_size (letters, n_left);
}

/* Whether @letter is larger than the place in which it stands: strokes of letters that touch look like small
 * tables. */
static gboolean
is_too_large (const Lattice *self, const GoujiPdfLetter *letter, guint row, guint column)
{
  float width = g_array_index (self->xs, float, column + 1) - g_array_index (self->xs, float, column);
  float height = g_array_index (self->ys, float, row + 1) - g_array_index (self->ys, float, row);

  return MIN (width, height) < letter->size * SMALLEST_CELL;
}

/* Frames around text and drawings are none: rows and columns would say nothing of them. */
static gboolean
is_table (const Lattice *self, const GoujiPdfPage *page)
{
  guint n_letters = 0;
  guint n_too_large = 0;
  guint first_owner = 0;
  gboolean several = FALSE;

  for (guint i = 0; i < page->letters->len; i++) {
    const GoujiPdfLetter *letter = &g_array_index (page->letters, GoujiPdfLetter, i);
    guint row;
    guint column;
    guint owner;

    if (!find_step (self->ys, (letter->box.top + letter->box.bottom) / 2, &row) ||
        !find_step (self->xs, (letter->box.left + letter->box.right) / 2, &column))
      continue;
    owner = self->owners[row * self->n_columns + column];
    several = several || (first_owner != 0 && owner != first_owner);
    first_owner = owner;
    n_letters++;
    n_too_large += is_too_large (self, letter, row, column);
  }

  return several && n_too_large * 2 < n_letters;
}

/**
 * gouji_pdf_grid_find_tables:
 * @page: a page with its rulings; the letters that stand in tables are taken from it
 * @most_cells: how many cells are left
 *
 * Finds the tables of a page by their rulings.
 *
 * Returns: (transfer full) (element-type GoujiPdfTable): the tables, in no order
 */
GPtrArray *
gouji_pdf_grid_find_tables (GoujiPdfPage *page, guint most_cells)
{
  GPtrArray *tables = g_ptr_array_new_with_free_func ((GDestroyNotify) gouji_pdf_table_free);
  g_autoptr (GPtrArray) webs = find_webs (page);

  for (guint i = 0; i < webs->len; i++) {
    Lattice lattice = { 0 };

    if (lattice_init (&lattice, page, g_ptr_array_index (webs, i))) {
      g_autoptr (GoujiPdfTable) table = make_table (&lattice, page->index);

      if (table->columns->len > 2 && table->cells->len <= most_cells && is_table (&lattice, page)) {
        most_cells -= table->cells->len;
        take_letters (&lattice, page, table);
        g_ptr_array_add (tables, g_steal_pointer (&table));
      }
    }
    lattice_clear (&lattice);
  }

  return tables;
}
