/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "pdf/gouji-pdf-page.h"

#include <math.h>
#include <string.h>

#include "document/gouji-document.h"
#include "pdf/gouji-pdf-fonts.h"
#include "pdf/gouji-pdf-lines.h"

/* Fake bold prints a letter twice, so close to each other; the narrowest letters that really follow each
 * other are a quarter of their size apart. */
#define TWICE 0.2f

/* Letters of one kind and place that are looked at for each: a page may have a hundred thousand of them. */
#define MOST_TWINS 64

/* So many more letters must follow each other downwards or upwards than from left to right. */
#define TURNED 4

/* Fewer letters say nothing about how a page lies. */
#define FEWEST_STEPS 20

/* Lines of one column are further apart than this, in sizes of their font. */
#define CLOSE_LINES 0.8f

/* What the page's own order of text says of one position. */
typedef struct {
  const PopplerRectangle *box;
  const PopplerTextAttributes *look;
} Position;

static gboolean
is_direction_mark (gunichar code)
{
  return code >= 0x202a && code <= 0x202e;
}

/* The next character; what is no character becomes U+FFFD. */
static gunichar
take_code (const char **text, const char *end)
{
  gunichar code = g_utf8_get_char_validated (*text, end - *text);
  gsize step = MIN ((gsize) g_utf8_skip[(guchar) * *text], (gsize) (end - *text));

  *text += step;

  return g_unichar_validate (code) ? code : 0xfffd;
}

/* Poppler gives one box for each character, but none for the marks that it puts around text from right to
 * left: these are left out. */
static GArray *
take_codes (const char *text, guint n_boxes)
{
  GArray *codes = g_array_new (FALSE, FALSE, sizeof (gunichar));
  const char *end = text + strlen (text);
  guint n_marks = 0;

  while (text < end) {
    gunichar code = take_code (&text, end);

    n_marks += is_direction_mark (code);
    g_array_append_val (codes, code);
  }
  if (codes->len == n_boxes + n_marks && n_marks > 0) {
    guint n = 0;

    for (guint i = 0; i < codes->len; i++) {
      gunichar code = g_array_index (codes, gunichar, i);

      if (!is_direction_mark (code))
        g_array_index (codes, gunichar, n++) = code;
    }
    g_array_set_size (codes, n);
  }

  return codes;
}

/* What is printed and yet called invisible is a hyphen: some fonts have no other one. */
static gunichar
make_visible (gunichar code)
{
  return code == 0xad ? '-' : code;
}

static gboolean
is_blank (gunichar code)
{
  return g_unichar_isspace (code) || g_unichar_iszerowidth (code) || code == 0x2028 || code == 0x2029;
}

/* The part of @box that lies on the page; FALSE where there is none. */
static gboolean
clip_box (const GoujiPdfPage *self, const PopplerRectangle *box, GoujiPdfBox *clipped)
{
  double left = MIN (box->x1, box->x2);
  double right = MAX (box->x1, box->x2);
  double top = MIN (box->y1, box->y2);
  double bottom = MAX (box->y1, box->y2);

  if (!isfinite (left + right + top + bottom) || right < 0 || bottom < 0 || left > self->width ||
      top > self->height)
    return FALSE;
  clipped->left = MAX (left, 0);
  clipped->top = MAX (top, 0);
  clipped->right = MIN (right, self->width);
  clipped->bottom = MIN (bottom, self->height);

  return TRUE;
}

static gboolean
add_letter (GoujiPdfPage *self, gunichar code, guint place, const Position *position)
{
  GoujiPdfLetter letter = { .code = make_visible (code), .page = self->index, .place = place };

  if (!clip_box (self, position->box, &letter.shown))
    return FALSE;

  letter.box = letter.shown;
  letter.size = position->look != NULL ? position->look->font_size : 0;
  if (!(letter.size >= 1 && letter.size <= GOUJI_PAGE_MAX_LENGTH))
    letter.size = MAX (1, MIN (letter.box.bottom - letter.box.top, letter.box.right - letter.box.left));
  g_array_append_val (self->letters, letter);

  return TRUE;
}

static void
add_letters (GoujiPdfPage *self, const GArray *codes, const PopplerRectangle *boxes, GList *looks)
{
  g_autoptr (GoujiPdfFonts) fonts = gouji_pdf_fonts_new ();
  GList *look = looks;

  for (guint i = 0; i < codes->len; i++) {
    while (look != NULL && ((PopplerTextAttributes *) look->data)->end_index < (int) i)
      look = look->next;

    gunichar code = g_array_index (codes, gunichar, i);
    const Position position = { &boxes[i], look == NULL ? NULL : look->data };

    if (!is_blank (code) && add_letter (self, code, i, &position))
      gouji_pdf_fonts_add (fonts, position.look == NULL ? NULL : position.look->font_name, code);
  }

  self->n_unmapped = gouji_pdf_fonts_mask (fonts, self->letters);
}

static void
read_letters (GoujiPdfPage *self, PopplerPage *page)
{
  g_autofree char *text = poppler_page_get_text (page);
  g_autofree PopplerRectangle *boxes = NULL;
  g_autoptr (GArray) codes = NULL;
  guint n_boxes = 0;
  GList *looks;

  if (text == NULL || !poppler_page_get_text_layout (page, &boxes, &n_boxes))
    return;

  codes = take_codes (text, n_boxes);
  if (codes->len != n_boxes) {
    self->n_unmapped = MAX (codes->len, n_boxes);
    return;
  }

  looks = poppler_page_get_text_attributes (page);
  add_letters (self, codes, boxes, looks);
  poppler_page_free_text_attributes (looks);
}

static int
compare_twins (gconstpointer a, gconstpointer b)
{
  const GoujiPdfLetter *left = a;
  const GoujiPdfLetter *right = b;

  if (left->code != right->code)
    return left->code < right->code ? -1 : 1;
  if (left->box.left != right->box.left)
    return left->box.left < right->box.left ? -1 : 1;
  if (left->box.top != right->box.top)
    return left->box.top < right->box.top ? -1 : 1;

  return left->place < right->place ? -1 : left->place > right->place;
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const GoujiPdfLetter *left = a;
  const GoujiPdfLetter *right = b;

  return left->place < right->place ? -1 : left->place > right->place;
}

/* Whether the letter at @index is printed again at nearly the same place, later in @letters. */
static gboolean
has_twin (const GArray *letters, guint index)
{
  const GoujiPdfLetter *letter = &g_array_index (letters, GoujiPdfLetter, index);
  float most = letter->size * TWICE;
  guint end = MIN (letters->len, index + 1 + MOST_TWINS);

  for (guint i = index + 1; i < end; i++) {
    const GoujiPdfLetter *other = &g_array_index (letters, GoujiPdfLetter, i);

    if (other->code != letter->code || other->box.left - letter->box.left > most)
      return FALSE;
    if (fabsf (other->box.top - letter->box.top) <= most)
      return TRUE;
  }

  return FALSE;
}

static void
drop_twins (GArray *letters)
{
  guint n = 0;

  g_array_sort (letters, compare_twins);
  for (guint i = 0; i < letters->len; i++) {
    GoujiPdfLetter letter = g_array_index (letters, GoujiPdfLetter, i);

    if (!has_twin (letters, i))
      g_array_index (letters, GoujiPdfLetter, n++) = letter;
  }
  g_array_set_size (letters, n);
  g_array_sort (letters, compare_places);
}

static GoujiPdfTurn
find_turn (const GArray *letters)
{
  guint n_right = 0;
  guint n_down = 0;
  guint n_up = 0;

  for (guint i = 1; i < letters->len; i++) {
    const GoujiPdfLetter *a = &g_array_index (letters, GoujiPdfLetter, i - 1);
    const GoujiPdfLetter *b = &g_array_index (letters, GoujiPdfLetter, i);
    float x = b->box.left + b->box.right - a->box.left - a->box.right;
    float y = b->box.top + b->box.bottom - a->box.top - a->box.bottom;

    if (b->place != a->place + 1)
      continue;
    n_right += fabsf (x) >= fabsf (y);
    n_down += fabsf (x) < fabsf (y) && y > 0;
    n_up += fabsf (x) < fabsf (y) && y < 0;
  }

  if (n_down + n_up < FEWEST_STEPS || n_down + n_up < TURNED * n_right)
    return GOUJI_PDF_UPRIGHT;

  return n_down >= n_up ? GOUJI_PDF_DOWNWARDS : GOUJI_PDF_UPWARDS;
}

static void
turn_letters (GoujiPdfPage *self)
{
  self->turn = find_turn (self->letters);
  for (guint i = 0; i < self->letters->len; i++) {
    GoujiPdfLetter *letter = &g_array_index (self->letters, GoujiPdfLetter, i);

    letter->box = gouji_pdf_page_turn_box (self, letter->shown);
  }
}

/**
 * gouji_pdf_page_turn_box:
 * @box: a place on the page as it is shown
 *
 * Returns: the same place for who turns the page so that its text is upright
 */
GoujiPdfBox
gouji_pdf_page_turn_box (const GoujiPdfPage *self, GoujiPdfBox box)
{
  float width = self->width;
  float height = self->height;

  switch (self->turn) {
  case GOUJI_PDF_DOWNWARDS:
    return (GoujiPdfBox) { box.top, width - box.right, box.bottom, width - box.left };
  case GOUJI_PDF_UPWARDS:
    return (GoujiPdfBox) { height - box.bottom, box.left, height - box.top, box.right };
  case GOUJI_PDF_UPRIGHT:
  default:
    return box;
  }
}

/**
 * gouji_pdf_page_read:
 * @page: a page
 * @index: which one of the file
 *
 * Reads the letters of a page. Its rulings, for which it has to be drawn, are not looked for.
 *
 * Returns: (transfer full): the page
 */
GoujiPdfPage *
gouji_pdf_page_read (PopplerPage *page, guint index)
{
  GoujiPdfPage *self = g_new0 (GoujiPdfPage, 1);

  self->index = index;
  poppler_page_get_size (page, &self->width, &self->height);
  self->width = isfinite (self->width) ? CLAMP (self->width, 1, GOUJI_PAGE_MAX_LENGTH) : 1;
  self->height = isfinite (self->height) ? CLAMP (self->height, 1, GOUJI_PAGE_MAX_LENGTH) : 1;
  self->letters = g_array_new (FALSE, FALSE, sizeof (GoujiPdfLetter));
  self->across = g_array_new (FALSE, FALSE, sizeof (GoujiPdfRuling));
  self->down = g_array_new (FALSE, FALSE, sizeof (GoujiPdfRuling));

  read_letters (self, page);
  drop_twins (self->letters);
  turn_letters (self);

  return self;
}

void
gouji_pdf_page_free (GoujiPdfPage *self)
{
  g_array_unref (self->letters);
  g_array_unref (self->across);
  g_array_unref (self->down);
  g_free (self);
}

/* Whether lines follow each other so closely that they belong to two columns: a number stands beside two
 * lines of its label. */
static gboolean
stand_beside (const GoujiPdfLine *line, const GoujiPdfLine *next)
{
  float distance = (next->box.top + next->box.bottom - line->box.top - line->box.bottom) / 2;

  return distance < CLOSE_LINES * MIN (line->size, next->size);
}

/**
 * gouji_pdf_page_may_have_tables:
 *
 * Whether lines have gaps or stand beside each other: between cells they do, in running text hardly ever.
 */
gboolean
gouji_pdf_page_may_have_tables (const GoujiPdfPage *self)
{
  g_autoptr (GArray) letters = g_array_copy (self->letters);
  g_autoptr (GArray) lines = gouji_pdf_lines_find (letters);

  for (guint i = 0; i < lines->len; i++) {
    const GoujiPdfLine *line = &g_array_index (lines, GoujiPdfLine, i);

    if (gouji_pdf_line_has_gap (letters, line) || (i > 0 && stand_beside (line - 1, line)))
      return TRUE;
  }

  return FALSE;
}
