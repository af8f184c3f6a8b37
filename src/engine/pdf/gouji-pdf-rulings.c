/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "pdf/gouji-pdf-rulings.h"

#include <cairo.h>
#include <string.h>

/* Pixels for each point. With one and a half a ruling of half a point still darkens a pixel by a third, and
 * drawing a page takes hardly longer than with one. */
#define SCALE 1.5

/* The longest side of a picture, in pixels: larger pages are drawn smaller, so that none needs more memory.
 */
#define LONGEST_SIDE 3000

/* A ruling is at most so many pixels thick: a paler or darker pixel stands at this distance on either side.
 */
#define REACH 5

/* How much darker it must be than what lies on both sides, of 255: pages are drawn without any noise. */
#define CONTRAST 10

/* How much paler a ruling may become before it ends: where others cross, where letters touch it. */
#define FADING 6

/* Shorter pieces, in pixels, are no dashes, and shorter rulings no edges of cells. */
#define SHORTEST_PIECE 3
#define SHORTEST_RULING 9

/* A dashed row of pixels has at least so many dashes, none of them longer than so many pixels on average. */
#define FEWEST_DASHES 6
#define LONGEST_DASH 16

/* How many pixels may be missing between the dashes of one ruling. */
#define DASH_GAP 7

/* Pieces of one ruling lie within so many pixels of its middle. */
#define THICKNESS 2

/* How far strokes reach beyond the box of their letter, in sizes of the font: the box is the font's, not the
 * letter's, and some fonts say too little. */
#define OVERSHOOT 0.3f

/* Letters that are looked at for each piece: a page may have any number of them at one height. */
#define MOST_LETTERS 1024

/* More rulings than this in one direction are a pattern, a drawing or a trap. */
#define MOST_RULINGS 4000

/* A picture in grey, its rows one behind the other. */
typedef struct {
  guchar *grey;
  int width;
  int height;
} Picture;

/* A dark piece in one row of pixels, and whether it lies within a letter. */
typedef struct {
  int at;
  int from;
  int to;
  gboolean stroke;
} Piece;

static gboolean
draw_page (PopplerPage *page, const GoujiPdfPage *size, double scale, Picture *picture)
{
  int width = (int) (size->width * scale) + 1;
  int height = (int) (size->height * scale) + 1;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cairo = cairo_create (surface);
  gboolean drawn;

  cairo_set_source_rgb (cairo, 1, 1, 1);
  cairo_paint (cairo);
  cairo_scale (cairo, scale, scale);
  poppler_page_render (page, cairo);
  drawn = cairo_status (cairo) == CAIRO_STATUS_SUCCESS;
  cairo_destroy (cairo);
  cairo_surface_flush (surface);

  picture->width = width;
  picture->height = height;
  picture->grey = g_malloc0 ((gsize) width * height);
  for (int y = 0; drawn && y < height; y++) {
    const guint32 *row = (const guint32 *) (cairo_image_surface_get_data (surface) +
                                            (gsize) y * cairo_image_surface_get_stride (surface));
    guchar *grey = picture->grey + (gsize) y * width;

    for (int x = 0; x < width; x++)
      grey[x] = ((row[x] >> 16 & 0xff) * 5 + (row[x] >> 8 & 0xff) * 9 + (row[x] & 0xff) * 2) / 16;
  }
  cairo_surface_destroy (surface);

  return drawn;
}

/* The same picture with rows for columns, so that both directions are searched alike. */
static void
transpose (const Picture *picture, Picture *transposed)
{
  transposed->width = picture->height;
  transposed->height = picture->width;
  transposed->grey = g_malloc ((gsize) picture->width * picture->height);
  for (int y = 0; y < picture->height; y++) {
    for (int x = 0; x < picture->width; x++)
      transposed->grey[(gsize) x * picture->height + y] = picture->grey[(gsize) y * picture->width + x];
  }
}

/* Whether the pixel is clearly darker than those above and below it. */
static gboolean
stands_out (const guchar *above, const guchar *row, const guchar *below, int x)
{
  return row[x] + CONTRAST <= above[x] && row[x] + CONTRAST <= below[x];
}

static void
find_pieces_in_row (const Picture *picture, int y, GArray *pieces)
{
  const guchar *row = picture->grey + (gsize) y * picture->width;
  const guchar *above = row - (gsize) REACH * picture->width;
  const guchar *below = row + (gsize) REACH * picture->width;

  for (int x = 0; x < picture->width;) {
    Piece piece = { .at = y, .from = x };
    int palest;

    if (!stands_out (above, row, below, x)) {
      x++;
      continue;
    }
    palest = row[x] + FADING;
    while (x < picture->width && (row[x] <= palest)) {
      if (stands_out (above, row, below, x))
        piece.to = x + 1;
      x++;
    }
    if (piece.to - piece.from >= SHORTEST_PIECE)
      g_array_append_val (pieces, piece);
  }
}

static GArray *
find_pieces (const Picture *picture)
{
  GArray *pieces = g_array_new (FALSE, FALSE, sizeof (Piece));

  for (int y = REACH; y < picture->height - REACH; y++)
    find_pieces_in_row (picture, y, pieces);

  return pieces;
}

/* Puts pieces of neighbouring rows together, and behind each other those that a dash's gap parts. The pieces
 * come from top to bottom, so that only rulings that were extended lately can go on. */
static void
join_pieces (const GArray *pieces, double scale, GArray *rulings)
{
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (Piece));
  guint first = 0;

  for (guint i = 0; i < pieces->len && open->len < MOST_RULINGS; i++) {
    const Piece *piece = &g_array_index (pieces, Piece, i);
    gboolean joined = FALSE;

    while (first < open->len && g_array_index (open, Piece, first).at + THICKNESS < piece->at)
      first++;
    for (guint k = first; k < open->len && !joined; k++) {
      Piece *other = &g_array_index (open, Piece, k);

      joined = piece->at - other->at <= THICKNESS && piece->from <= other->to + DASH_GAP &&
               other->from <= piece->to + DASH_GAP;
      if (joined) {
        other->from = MIN (other->from, piece->from);
        other->to = MAX (other->to, piece->to);
      }
    }
    if (!joined)
      g_array_append_val (open, *piece);
  }

  for (guint i = 0; i < open->len; i++) {
    const Piece *piece = &g_array_index (open, Piece, i);
    GoujiPdfRuling ruling = { (piece->at + 0.5) / scale, piece->from / scale, piece->to / scale };

    if (piece->to - piece->from >= SHORTEST_RULING)
      g_array_append_val (rulings, ruling);
  }
}

/* The letters' boxes as the picture shows them, by their upper edges. */
typedef struct {
  GArray *boxes; /* element-type GoujiPdfBox, in pixels */
  float tallest;
} Letters;

static int
compare_tops (gconstpointer a, gconstpointer b)
{
  const GoujiPdfBox *left = a;
  const GoujiPdfBox *right = b;

  return left->top < right->top ? -1 : left->top > right->top;
}

static void
find_letters (const GoujiPdfPage *page, double scale, gboolean transposed, Letters *letters)
{
  letters->boxes = g_array_sized_new (FALSE, FALSE, sizeof (GoujiPdfBox), page->letters->len);
  letters->tallest = 0;
  for (guint i = 0; i < page->letters->len; i++) {
    const GoujiPdfLetter *letter = &g_array_index (page->letters, GoujiPdfLetter, i);
    GoujiPdfBox box = letter->shown;
    float more = letter->size * OVERSHOOT;

    if (transposed)
      box = (GoujiPdfBox) { box.top, box.left, box.bottom, box.right };
    box = (GoujiPdfBox) { (box.left - more) * scale, (box.top - more) * scale, (box.right + more) * scale,
                          (box.bottom + more) * scale };
    letters->tallest = MAX (letters->tallest, box.bottom - box.top);
    g_array_append_val (letters->boxes, box);
  }
  g_array_sort (letters->boxes, compare_tops);
}

static guint
find_first_below (const Letters *letters, float top)
{
  guint low = 0;
  guint high = letters->boxes->len;

  while (low < high) {
    guint middle = low + (high - low) / 2;

    if (g_array_index (letters->boxes, GoujiPdfBox, middle).top < top)
      low = middle + 1;
    else
      high = middle;
  }

  return low;
}

/* Whether @piece is a stroke of a letter: it lies within one. */
static gboolean
is_stroke (const Letters *letters, const Piece *piece)
{
  guint first = find_first_below (letters, piece->at - letters->tallest);
  guint end = MIN (letters->boxes->len, first + MOST_LETTERS);

  for (guint i = first; i < end; i++) {
    const GoujiPdfBox *box = &g_array_index (letters->boxes, GoujiPdfBox, i);

    if (box->top > piece->at)
      return FALSE;
    if (box->bottom >= piece->at && box->left <= piece->from && box->right >= piece->to)
      return TRUE;
  }

  return FALSE;
}

/* Whether pieces follow each other in a row of pixels as dashes do: many, and all short. */
static gboolean
is_dashed (guint n_pieces, guint n_pixels)
{
  return n_pieces >= FEWEST_DASHES && n_pixels <= n_pieces * LONGEST_DASH;
}

/* Keeps the pieces of rulings. A dash that touches a letter looks like one of its strokes: where a row of
 * pixels is dashed, all pieces are dashes. */
static void
drop_strokes (const Letters *letters, GArray *pieces)
{
  guint n = 0;
  guint end;

  for (guint first = 0; first < pieces->len; first = end) {
    int at = g_array_index (pieces, Piece, first).at;
    guint n_kept = n;
    guint n_pixels = 0;

    for (end = first; end < pieces->len && g_array_index (pieces, Piece, end).at == at; end++) {
      Piece *piece = &g_array_index (pieces, Piece, end);

      piece->stroke = is_stroke (letters, piece);
      if (piece->stroke)
        continue;
      n_kept++;
      n_pixels += piece->to - piece->from;
    }

    gboolean dashed = is_dashed (n_kept - n, n_pixels);

    for (guint i = first; i < end; i++) {
      Piece piece = g_array_index (pieces, Piece, i);

      if (dashed || !piece.stroke)
        g_array_index (pieces, Piece, n++) = piece;
    }
  }
  g_array_set_size (pieces, n);
}

static void
find_rulings (
  const GoujiPdfPage *page, const Picture *picture, double scale, gboolean transposed, GArray *rulings)
{
  g_autoptr (GArray) pieces = find_pieces (picture);
  Letters letters;

  find_letters (page, scale, transposed, &letters);
  drop_strokes (&letters, pieces);
  g_array_unref (letters.boxes);

  join_pieces (pieces, scale, rulings);
}

static void
turn_ruling (GoujiPdfRuling *ruling, float length, gboolean backwards)
{
  if (backwards)
    *ruling = (GoujiPdfRuling) { ruling->at, length - ruling->to, length - ruling->from };
}

static void
mirror_ruling (GoujiPdfRuling *ruling, float length, gboolean backwards)
{
  if (backwards)
    ruling->at = length - ruling->at;
}

/* Rulings of a page that lies on its side change their directions. */
static void
turn_rulings (GoujiPdfPage *self)
{
  GArray *across = self->across;

  if (self->turn == GOUJI_PDF_UPRIGHT)
    return;

  self->across = self->down;
  self->down = across;
  for (guint i = 0; i < self->across->len; i++) {
    GoujiPdfRuling *ruling = &g_array_index (self->across, GoujiPdfRuling, i);

    mirror_ruling (ruling, self->width, self->turn == GOUJI_PDF_DOWNWARDS);
    turn_ruling (ruling, self->height, self->turn == GOUJI_PDF_UPWARDS);
  }
  for (guint i = 0; i < self->down->len; i++) {
    GoujiPdfRuling *ruling = &g_array_index (self->down, GoujiPdfRuling, i);

    mirror_ruling (ruling, self->height, self->turn == GOUJI_PDF_UPWARDS);
    turn_ruling (ruling, self->width, self->turn == GOUJI_PDF_DOWNWARDS);
  }
}

static gboolean
has_ink (const Picture *picture)
{
  gsize n = (gsize) picture->width * picture->height;
  guchar first = n > 0 ? picture->grey[0] : 0;

  for (gsize i = 1; i < n; i++) {
    if (ABS (picture->grey[i] - first) > CONTRAST)
      return TRUE;
  }

  return FALSE;
}

/**
 * gouji_pdf_page_find_rulings:
 * @page: the page that @self was read from
 *
 * Draws the page small and looks for straight lines: poppler does not say what is drawn. Nothing is drawn of
 * it that is not in the file, so that even a faint line is one.
 *
 * Returns: whether anything at all is printed on the page
 */
gboolean
gouji_pdf_page_find_rulings (GoujiPdfPage *self, PopplerPage *page)
{
  double scale = MIN (SCALE, LONGEST_SIDE / MAX (self->width, self->height));
  Picture picture = { 0 };
  Picture transposed = { 0 };
  gboolean printed = FALSE;

  if (draw_page (page, self, scale, &picture)) {
    printed = has_ink (&picture);
    transpose (&picture, &transposed);
    find_rulings (self, &picture, scale, FALSE, self->across);
    find_rulings (self, &transposed, scale, TRUE, self->down);
    turn_rulings (self);
  }
  g_free (picture.grey);
  g_free (transposed.grey);

  return printed;
}
