/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "document/gouji-document.h"
#include "pdf/gouji-pdf-flow.h"

/* A line whose end is closer than this to the right margin, in sizes of its font, has no room for more: a
 * character, or two where a mark must not begin a line. */
#define FULL 2.0f

/* Where a file has short lines alone, none shows where the margin is: a full line ends so far right on a
 * page. */
#define FULL_PART 0.7f

/* A line that begins further right than this, in sizes of its font, is indented. */
#define INDENTED 0.8f

/* Lines of one paragraph: how much their sizes may differ, and how far their tops may lie apart, in sizes. */
#define SAME_SIZE 1.15f
#define MOST_LEADING 2.6f

/* Of the lines of a kind of page, this part may stand out into its margins. */
#define OUTSTANDING 20

/* The margins of all pages of one size. */
typedef struct {
  guint width;
  float left;
  float right;
} Margins;

static int
compare_floats (gconstpointer a, gconstpointer b)
{
  float left = *(const float *) a;
  float right = *(const float *) b;

  return left < right ? -1 : left > right;
}

static guint
get_width (const GoujiPdfFlow *flow, const GoujiPdfItem *item)
{
  return (guint) g_array_index (flow->pages, GoujiPageSize, item->page).width;
}

static Margins
find_margins (const GoujiPdfFlow *flow, guint width)
{
  g_autoptr (GArray) lefts = g_array_new (FALSE, FALSE, sizeof (float));
  g_autoptr (GArray) rights = g_array_new (FALSE, FALSE, sizeof (float));
  Margins margins = { .width = width };

  for (guint i = 0; i < flow->items->len; i++) {
    const GoujiPdfItem *item = g_ptr_array_index (flow->items, i);

    if (item->table != NULL || get_width (flow, item) != width)
      continue;
    g_array_append_val (lefts, item->box.left);
    g_array_append_val (rights, item->box.right);
  }
  g_array_sort (lefts, compare_floats);
  g_array_sort (rights, compare_floats);
  if (lefts->len > 0) {
    margins.left = g_array_index (lefts, float, lefts->len / OUTSTANDING);
    margins.right = g_array_index (rights, float, rights->len - 1 - rights->len / OUTSTANDING);
  }

  return margins;
}

/* Pages come in few sizes; those of a file in which every page has another one share the margins of none. */
static const Margins *
get_margins (const GoujiPdfFlow *flow, GArray *known, const GoujiPdfItem *item)
{
  guint width = get_width (flow, item);

  for (guint i = 0; i < known->len; i++) {
    if (g_array_index (known, Margins, i).width == width)
      return &g_array_index (known, Margins, i);
  }
  if (known->len < 16) {
    Margins margins = find_margins (flow, width);

    g_array_append_val (known, margins);
    return &g_array_index (known, Margins, known->len - 1);
  }

  return NULL;
}

/* Whether the paragraph of the line @before goes on with @item. */
static gboolean
goes_on (const GoujiPdfFlow *flow, GArray *known, const GoujiPdfItem *before, const GoujiPdfItem *item)
{
  const Margins *margins = get_margins (flow, known, item);
  float size = item->line.size;

  if (margins == NULL || before->table != NULL || get_width (flow, before) != margins->width ||
      before->line.size > size * SAME_SIZE || size > before->line.size * SAME_SIZE)
    return FALSE;
  if (gouji_pdf_line_has_gap (before->letters, &before->line) ||
      gouji_pdf_line_has_gap (item->letters, &item->line))
    return FALSE;
  if (before->page == item->page && item->box.top - before->box.top > MOST_LEADING * size)
    return FALSE;

  return before->box.right >= margins->right - FULL * size &&
         before->box.right > FULL_PART * margins->width &&
         item->box.left <= margins->left + INDENTED * size && before->box.left < margins->right - FULL * size;
}

/* Between words that are no Chinese ones a line's end is white space. */
static void
write_line_end (const GoujiPdfItem *item, const GoujiPdfItem *next, GoujiDocumentBuilder *builder)
{
  const GoujiPdfLetter *last =
    &g_array_index (item->letters, GoujiPdfLetter, item->line.first + item->line.n_letters - 1);
  const GoujiPdfLetter *first = &g_array_index (next->letters, GoujiPdfLetter, next->line.first);

  if (!gouji_pdf_letter_is_wide (last) && !gouji_pdf_letter_is_wide (first))
    gouji_document_builder_append (builder, " ", 1);
}

/**
 * gouji_pdf_flow_write:
 * @builder: where to; it has the pages already
 *
 * Writes tables, and lines joined to paragraphs.
 */
void
gouji_pdf_flow_write (GoujiPdfFlow *self, GoujiDocumentBuilder *builder)
{
  g_autoptr (GArray) known = g_array_new (FALSE, FALSE, sizeof (Margins));

  for (guint i = 0; i < self->items->len; i++) {
    const GoujiPdfItem *item = g_ptr_array_index (self->items, i);
    const GoujiPdfItem *next = i + 1 < self->items->len ? g_ptr_array_index (self->items, i + 1) : NULL;

    if (item->table != NULL) {
      gouji_pdf_table_write (item->table, builder);
      continue;
    }
    if (i == 0 || !goes_on (self, known, g_ptr_array_index (self->items, i - 1), item))
      gouji_document_builder_begin_block (builder, GOUJI_BLOCK_PARAGRAPH, 0);
    gouji_pdf_line_write (item->letters, &item->line, builder);
    if (next != NULL && next->table == NULL && goes_on (self, known, item, next))
      write_line_end (item, next, builder);
    else
      gouji_document_builder_end_block (builder);
  }
}
