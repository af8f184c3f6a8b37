/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "pdf/gouji-pdf-lines.h"

#include <math.h>

/* How far the middles of two letters of one line may lie apart, in sizes of their font: lines are at least
 * one size apart, and a row's numbers stand halfway between two lines of its label. */
#define SAME_LINE 0.4f

/* A gap between letters that stands for white space, in sizes of their font: between figures and Latin
 * letters, and, beyond what is usual in the line, where Chinese characters are involved. */
#define NARROW_GAP 0.15f
#define WIDE_GAP 0.2f

/* Word processors set figures a quarter of their size apart from the unit that follows. */
#define UNIT_GAP 0.5f

/* A gap that hardly any running text has, but nearly every row of a table. */
#define TABLE_GAP 0.9f

/* How far apart lines of heads of one row may lie, in sizes of their font. */
#define HEAD_LINES 3.5f

/* Fewer gaps do not say how far apart the letters of a line are. */
#define FEWEST_GAPS 4

/* Where Chinese punctuation and characters begin (U+2E80, CJK radicals). */
#define FIRST_WIDE 0x2e80

static float
middle_of (const GoujiPdfLetter *letter)
{
  return (letter->box.top + letter->box.bottom) / 2;
}

static int
compare_middles (gconstpointer a, gconstpointer b)
{
  float left = middle_of (a);
  float right = middle_of (b);

  return left < right ? -1 : left > right;
}

static int
compare_across (gconstpointer a, gconstpointer b)
{
  const GoujiPdfLetter *left = a;
  const GoujiPdfLetter *right = b;

  if (left->page != right->page)
    return left->page < right->page ? -1 : 1;
  if (left->box.left != right->box.left)
    return left->box.left < right->box.left ? -1 : 1;

  return left->place < right->place ? -1 : left->place > right->place;
}

/**
 * gouji_pdf_letter_is_wide:
 *
 * Whether it is a Chinese character or mark, which stands in a square of its own and needs no white space.
 */
gboolean
gouji_pdf_letter_is_wide (const GoujiPdfLetter *letter)
{
  return letter->code >= FIRST_WIDE;
}

static float
get_gap (const GoujiPdfLetter *a, const GoujiPdfLetter *b)
{
  return (b->box.left - a->box.right) / MIN (a->size, b->size);
}

static int
compare_floats (gconstpointer a, gconstpointer b)
{
  float left = *(const float *) a;
  float right = *(const float *) b;

  return left < right ? -1 : left > right;
}

/* The median of the gaps between Chinese characters. */
static float
find_usual_gap (const GoujiPdfLetter *letters, guint n_letters)
{
  g_autoptr (GArray) gaps = g_array_new (FALSE, FALSE, sizeof (float));

  for (guint i = 1; i < n_letters; i++) {
    float gap = get_gap (&letters[i - 1], &letters[i]);

    if (gouji_pdf_letter_is_wide (&letters[i - 1]) && gouji_pdf_letter_is_wide (&letters[i]))
      g_array_append_val (gaps, gap);
  }
  if (gaps->len < FEWEST_GAPS)
    return 0;
  g_array_sort (gaps, compare_floats);

  return g_array_index (gaps, float, gaps->len / 2);
}

static void
close_line (GArray *letters, GoujiPdfLine *line, guint end)
{
  const GoujiPdfLetter *first = &g_array_index (letters, GoujiPdfLetter, line->first);

  line->n_letters = end - line->first;
  line->box = first->box;
  line->size = first->size;
  for (guint i = line->first + 1; i < end; i++) {
    const GoujiPdfLetter *letter = &g_array_index (letters, GoujiPdfLetter, i);

    line->box.left = MIN (line->box.left, letter->box.left);
    line->box.top = MIN (line->box.top, letter->box.top);
    line->box.right = MAX (line->box.right, letter->box.right);
    line->box.bottom = MAX (line->box.bottom, letter->box.bottom);
    line->size = MAX (line->size, letter->size);
  }
  qsort (&g_array_index (letters, GoujiPdfLetter, line->first), line->n_letters, sizeof (GoujiPdfLetter),
         compare_across);
  line->gap = find_usual_gap (&g_array_index (letters, GoujiPdfLetter, line->first), line->n_letters);
}

/**
 * gouji_pdf_lines_find:
 * @letters: (inout) (element-type GoujiPdfLetter): letters of a page or of a part of it; they are sorted by
 * lines
 *
 * Returns: (transfer full) (element-type GoujiPdfLine): the lines, from top to bottom
 */
GArray *
gouji_pdf_lines_find (GArray *letters)
{
  GArray *lines = g_array_new (FALSE, TRUE, sizeof (GoujiPdfLine));
  float middle = 0;
  float size = 0;

  g_array_sort (letters, compare_middles);
  for (guint i = 0; i < letters->len; i++) {
    const GoujiPdfLetter *letter = &g_array_index (letters, GoujiPdfLetter, i);

    if (i == 0 || middle_of (letter) - middle > SAME_LINE * MAX (size, letter->size)) {
      GoujiPdfLine line = { .first = i };

      if (i > 0)
        close_line (letters, &g_array_index (lines, GoujiPdfLine, lines->len - 1), i);
      g_array_append_val (lines, line);
      middle = middle_of (letter);
      size = letter->size;
    }
  }
  if (lines->len > 0)
    close_line (letters, &g_array_index (lines, GoujiPdfLine, lines->len - 1), letters->len);

  return lines;
}

/**
 * gouji_pdf_letters_are_apart:
 * @a: a letter of a line
 * @b: the next one
 * @gap: the line's usual gap
 *
 * Whether who reads the line sees white space between them.
 */
gboolean
gouji_pdf_letters_are_apart (const GoujiPdfLetter *a, const GoujiPdfLetter *b, float gap)
{
  if (!gouji_pdf_letter_is_wide (a) && !gouji_pdf_letter_is_wide (b))
    return get_gap (a, b) > NARROW_GAP;
  if (g_unichar_isdigit (a->code))
    return get_gap (a, b) > UNIT_GAP;

  return get_gap (a, b) > MAX (gap, 0) + WIDE_GAP;
}

static gboolean
has_figures (const GArray *letters, const GoujiPdfLine *line)
{
  for (guint i = 0; i < line->n_letters; i++) {
    if (g_unichar_isdigit (g_array_index (letters, GoujiPdfLetter, line->first + i).code))
      return TRUE;
  }

  return FALSE;
}

/* Whether no letter of one line stands above or below one of the other. Both are ordered from left to right.
 */
static gboolean
are_disjoint (const GArray *letters, const GoujiPdfLine *line, const GoujiPdfLine *other)
{
  guint i = line->first;
  guint k = other->first;

  while (i < line->first + line->n_letters && k < other->first + other->n_letters) {
    const GoujiPdfBox *a = &g_array_index (letters, GoujiPdfLetter, i).box;
    const GoujiPdfBox *b = &g_array_index (letters, GoujiPdfLetter, k).box;

    if (a->left < b->right && b->left < a->right)
      return FALSE;
    if (a->left < b->left)
      i++;
    else
      k++;
  }

  return TRUE;
}

/* Whether two lines are heads of one row of columns, set at different heights: the words of one stand in gaps
 * of the other. */
static gboolean
are_one_head (const GArray *letters, const GoujiPdfLine *line, const GoujiPdfLine *next)
{
  float distance = (next->box.top + next->box.bottom - line->box.top - line->box.bottom) / 2;
  gboolean within = line->box.left < next->box.left && line->box.right > next->box.right;
  gboolean around = next->box.left < line->box.left && next->box.right > line->box.right;

  return distance < HEAD_LINES * MIN (line->size, next->size) && (within || around) &&
         are_disjoint (letters, line, next) && !has_figures (letters, line) && !has_figures (letters, next);
}

/**
 * gouji_pdf_lines_join_heads:
 * @letters: (inout) (element-type GoujiPdfLetter): what @lines are lines of
 * @lines: (inout) (element-type GoujiPdfLine): from top to bottom
 *
 * Joins lines that are heads of columns without rulings, of which some have more lines than others: read one
 * below the other, they would be in another order than the columns.
 */
void
gouji_pdf_lines_join_heads (GArray *letters, GArray *lines)
{
  guint n = 0;

  for (guint i = 0; i < lines->len; i++) {
    GoujiPdfLine line = g_array_index (lines, GoujiPdfLine, i);
    GoujiPdfLine *before = n > 0 ? &g_array_index (lines, GoujiPdfLine, n - 1) : NULL;

    if (before != NULL && are_one_head (letters, before, &line)) {
      close_line (letters, before, line.first + line.n_letters);
      continue;
    }
    g_array_index (lines, GoujiPdfLine, n++) = line;
  }
  g_array_set_size (lines, n);
}

/**
 * gouji_pdf_line_has_gap:
 * @letters: (element-type GoujiPdfLetter): letters of which @line is one line
 *
 * Whether there is a gap in the line as between cells of a table, and as hardly any running text has.
 */
gboolean
gouji_pdf_line_has_gap (const GArray *letters, const GoujiPdfLine *line)
{
  for (guint i = line->first + 1; i < line->first + line->n_letters; i++) {
    const GoujiPdfLetter *letter = &g_array_index (letters, GoujiPdfLetter, i);

    if (get_gap (letter - 1, letter) > TABLE_GAP)
      return TRUE;
  }

  return FALSE;
}

static void
write_letters (const GoujiPdfLetter *letters, guint n_letters, GoujiDocumentBuilder *builder)
{
  guint start = gouji_document_builder_get_length (builder);
  GoujiPdfBox shown = letters[0].shown;
  GoujiTextBox box;

  for (guint i = 0; i < n_letters; i++) {
    char text[6];

    gouji_document_builder_append (builder, text, g_unichar_to_utf8 (letters[i].code, text));
    shown.left = MIN (shown.left, letters[i].shown.left);
    shown.top = MIN (shown.top, letters[i].shown.top);
    shown.right = MAX (shown.right, letters[i].shown.right);
    shown.bottom = MAX (shown.bottom, letters[i].shown.bottom);
  }

  box.range = (GoujiRange) { start, gouji_document_builder_get_length (builder) };
  box.page = letters[0].page;
  box.x = shown.left;
  box.y = shown.top;
  box.width = shown.right - shown.left;
  box.height = shown.bottom - shown.top;
  gouji_document_builder_add_box (builder, &box);
}

/* Words end at white space, and where figures or Latin letters and Chinese characters meet: a number has a
 * box of its own. */
static gboolean
begins_word (const GoujiPdfLetter *letters, guint index, float gap)
{
  return gouji_pdf_letters_are_apart (&letters[index - 1], &letters[index], gap) ||
         gouji_pdf_letter_is_wide (&letters[index - 1]) != gouji_pdf_letter_is_wide (&letters[index]);
}

/**
 * gouji_pdf_line_write:
 * @letters: (element-type GoujiPdfLetter): letters of which @line is one line
 * @builder: where to; a block is open
 *
 * Writes a line's text with the boxes of its words.
 */
void
gouji_pdf_line_write (const GArray *letters, const GoujiPdfLine *line, GoujiDocumentBuilder *builder)
{
  const GoujiPdfLetter *of_line = &g_array_index (letters, GoujiPdfLetter, line->first);
  guint first = 0;

  for (guint i = 1; i <= line->n_letters; i++) {
    if (i < line->n_letters && !begins_word (of_line, i, line->gap))
      continue;
    write_letters (of_line + first, i - first, builder);
    if (i < line->n_letters && gouji_pdf_letters_are_apart (&of_line[i - 1], &of_line[i], line->gap))
      gouji_document_builder_append (builder, " ", 1);
    first = i;
  }
}
