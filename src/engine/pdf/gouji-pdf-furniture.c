/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "pdf/gouji-pdf-flow.h"

#include <math.h>
#include <string.h>

/* Heads and feet stand in the outer parts of a page: its height divided by this. */
#define MARGIN_PART 7

/* So many lines of a page, from its upper and lower edge on, may be heads and feet. */
#define MOST_LINES 4

/* They stand at the same height on each page, but for so many points. */
#define SAME_HEIGHT 5.0f

/* A head of odd pages is found again two pages on. */
#define NEAR_PAGES 2

/* Numbers of a line that are compared. */
#define MOST_NUMBERS 8

/* A line as it is compared with those of other pages. */
typedef struct {
  GoujiPdfItem *item;
  char *words; /* without its figures */
  guint64 numbers[MOST_NUMBERS];
  guint n_numbers;
  guint n_wide; /* how many Chinese characters */
  gboolean furniture;
} Edge;

static void
clear_edge (gpointer data)
{
  Edge *edge = data;

  g_free (edge->words);
}

static void
read_edge (Edge *edge)
{
  const GoujiPdfItem *item = edge->item;
  GString *words = g_string_new (NULL);
  gboolean in_number = FALSE;

  for (guint i = 0; i < item->line.n_letters; i++) {
    const GoujiPdfLetter *letter = &g_array_index (item->letters, GoujiPdfLetter, item->line.first + i);
    int digit = g_unichar_digit_value (letter->code);

    if (digit < 0) {
      in_number = FALSE;
      g_string_append_unichar (words, letter->code);
      edge->n_wide += g_unichar_isalpha (letter->code) && gouji_pdf_letter_is_wide (letter);
      continue;
    }
    if (!in_number) {
      g_string_append_c (words, '#');
      edge->n_numbers++;
    }
    in_number = TRUE;
    if (edge->n_numbers <= MOST_NUMBERS) {
      guint64 *number = &edge->numbers[edge->n_numbers - 1];

      *number = MIN (*number, G_MAXUINT32) * 10 + digit;
    }
  }
  edge->words = g_string_free_and_steal (words);
}

static gboolean
is_in_margin (const GoujiPdfFlow *flow, const GoujiPdfItem *item)
{
  float height = g_array_index (flow->pages, GoujiPageSize, item->page).height;

  return item->box.bottom < height / MARGIN_PART || item->box.top > height - height / MARGIN_PART;
}

/* The lines at the upper and lower ends of the items from @first to @end, all of one page. */
static void
collect_page (const GoujiPdfFlow *flow, guint first, guint end, GArray *edges)
{
  guint low = first;
  guint high;

  for (; low < end && low < first + MOST_LINES; low++) {
    Edge edge = { .item = g_ptr_array_index (flow->items, low) };

    if (edge.item->table != NULL || !is_in_margin (flow, edge.item))
      break;
    read_edge (&edge);
    g_array_append_val (edges, edge);
  }
  for (high = end; high > low && high + MOST_LINES > end; high--) {
    Edge edge = { .item = g_ptr_array_index (flow->items, high - 1) };

    if (edge.item->table != NULL || !is_in_margin (flow, edge.item))
      break;
    read_edge (&edge);
    g_array_append_val (edges, edge);
  }
}

static GArray *
collect (const GoujiPdfFlow *flow)
{
  GArray *edges = g_array_new (FALSE, TRUE, sizeof (Edge));
  guint first = 0;

  g_array_set_clear_func (edges, clear_edge);
  for (guint i = 1; i <= flow->items->len; i++) {
    const GoujiPdfItem *item = i < flow->items->len ? g_ptr_array_index (flow->items, i) : NULL;

    if (item != NULL && item->page == ((GoujiPdfItem *) g_ptr_array_index (flow->items, first))->page)
      continue;
    collect_page (flow, first, i, edges);
    first = i;
  }

  return edges;
}

/* Whether both lines have the same words, and their numbers either stay or count the pages. */
static gboolean
are_alike (const Edge *edge, const Edge *later)
{
  guint n_pages = later->item->page - edge->item->page;
  gboolean counts = FALSE;

  if (!g_str_equal (edge->words, later->words) || edge->n_numbers != later->n_numbers ||
      edge->n_numbers > MOST_NUMBERS)
    return FALSE;
  for (guint i = 0; i < edge->n_numbers; i++) {
    if (later->numbers[i] == edge->numbers[i] + n_pages)
      counts = TRUE;
    else if (later->numbers[i] != edge->numbers[i])
      return FALSE;
  }

  return counts || edge->n_wide > 0 || edge->n_numbers == 0;
}

static gboolean
stand_alike (const Edge *edge, const Edge *later)
{
  return fabsf (edge->item->box.top - later->item->box.top) <= SAME_HEIGHT;
}

/* A number between dashes, or the page's own number alone, where no other page can be asked. */
static gboolean
is_page_number (const Edge *edge)
{
  gsize length = strlen (edge->words);
  const char *place = strchr (edge->words, '#');

  if (edge->n_numbers != 1 || edge->n_wide > 0 || place == NULL)
    return FALSE;
  for (const char *mark = edge->words; *mark != '\0'; mark = g_utf8_next_char (mark)) {
    gunichar code = g_utf8_get_char (mark);

    if (*mark != '#' && g_unichar_type (code) != G_UNICODE_DASH_PUNCTUATION && code != 0xb7 && code != 0x2022)
      return FALSE;
  }

  return (place > edge->words && place < edge->words + length - 1) ||
         edge->numbers[0] == edge->item->page + 1;
}

static void
find_furniture (GArray *edges)
{
  for (guint i = 0; i < edges->len; i++) {
    Edge *edge = &g_array_index (edges, Edge, i);

    if (is_page_number (edge))
      edge->furniture = TRUE;
    for (guint k = i + 1; k < edges->len; k++) {
      Edge *later = &g_array_index (edges, Edge, k);

      if (later->item->page > edge->item->page + NEAR_PAGES)
        break;
      if (later->item->page > edge->item->page && stand_alike (edge, later) && are_alike (edge, later)) {
        edge->furniture = TRUE;
        later->furniture = TRUE;
      }
    }
  }
}

/**
 * gouji_pdf_flow_drop_furniture:
 *
 * Leaves out page numbers and running heads: lines at the upper and lower edge that come again on another
 * page, at the same height, with the same words and with numbers that count the pages. Nothing that stands in
 * a table is left out.
 */
void
gouji_pdf_flow_drop_furniture (GoujiPdfFlow *self)
{
  g_autoptr (GArray) edges = collect (self);
  g_autoptr (GHashTable) dropped = g_hash_table_new (NULL, NULL);

  find_furniture (edges);
  for (guint i = 0; i < edges->len; i++) {
    const Edge *edge = &g_array_index (edges, Edge, i);

    if (edge->furniture)
      g_hash_table_add (dropped, edge->item);
  }
  for (guint i = self->items->len; i > 0; i--) {
    if (g_hash_table_contains (dropped, g_ptr_array_index (self->items, i - 1)))
      g_ptr_array_remove_index (self->items, i - 1);
  }
}
