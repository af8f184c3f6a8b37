/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "paper/gouji-pages-private.h"

/* Against a line that misses the page by a rounding error, in points. */
#define EPSILON 0.01

typedef struct {
  GoujiPages *pages;
  double room;
  GArray *page;
  double y;
  double left; /* below what stands on the page before */
} Breaker;

static void
begin_page (Breaker *breaker)
{
  breaker->page = g_array_new (FALSE, FALSE, sizeof (GoujiMark));
  g_ptr_array_add (breaker->pages->pages, breaker->page);
  breaker->left = breaker->room - breaker->y;
  breaker->y = 0;
}

static gboolean
is_empty (const Breaker *breaker)
{
  return breaker->page->len == 0;
}

/* The heads of a table stand once more above the rows that a page begins with. */
static double
get_repeated_height (const GoujiFlowItem *item)
{
  return item->table != NULL && item->band >= item->table->n_head_bands && item->band > 0
           ? item->table->head_height
           : 0;
}

static double
get_height (const GoujiFlowItem *item, gboolean page_is_empty)
{
  if (page_is_empty)
    return (item->keeps_before ? item->before : 0) + get_repeated_height (item) + item->height;
  return item->before + item->height;
}

static void
place (Breaker *breaker, guint index)
{
  GoujiFlowItem *item = &g_array_index (breaker->pages->items, GoujiFlowItem, index);
  gboolean first;
  double height;

  if (!is_empty (breaker) && breaker->y + get_height (item, FALSE) > breaker->room + EPSILON)
    begin_page (breaker);

  first = is_empty (breaker);
  height = get_height (item, first);
  if (item->table == NULL || first || item->band == 0) {
    GoujiMark mark = { .item = index, .y = breaker->y };

    if (item->table != NULL) {
      gboolean repeats = first && get_repeated_height (item) > 0;

      mark.piece = gouji_set_table_add_piece (item->table, item->band, repeats, breaker->left);
      mark.y += height - item->height - (repeats ? item->table->head_height : 0);
    } else {
      mark.y += height - item->height;
    }
    g_array_append_val (breaker->page, mark);
  }
  breaker->y += height;
}

/* Returns: the item behind those that belong together with @first, or that are more than a page */
static guint
find_end (const Breaker *breaker, guint first, double *on_page, double *on_next)
{
  const GoujiFlowItem *items = &g_array_index (breaker->pages->items, GoujiFlowItem, 0);
  guint i = first;
  double need;

  *on_page = get_height (&items[i], is_empty (breaker));
  *on_next = get_height (&items[i], TRUE);
  need = *on_page - items[i].height + items[i].need;
  for (; items[i].keeps_next && i + 1 < breaker->pages->items->len; i++) {
    if (*on_next > breaker->room)
      break;
    *on_page += get_height (&items[i + 1], FALSE);
    need = MAX (need, *on_page - items[i + 1].height + items[i + 1].need);
    *on_next += get_height (&items[i + 1], FALSE);
  }
  *on_page = MAX (*on_page, need);

  return i + 1;
}

/**
 * gouji_pages_break:
 *
 * Puts what was set on pages. What belongs together goes to the next page together, unless it is more than a
 * page.
 */
void
gouji_pages_break (GoujiPages *self)
{
  Breaker breaker = { .pages = self, .room = gouji_pages_get_text_height (self) };
  guint i = 0;

  begin_page (&breaker);
  while (i < self->items->len) {
    double on_page;
    double on_next;
    guint end = find_end (&breaker, i, &on_page, &on_next);

    if (!is_empty (&breaker) && breaker.y + on_page > breaker.room + EPSILON &&
        on_next <= breaker.room + EPSILON)
      begin_page (&breaker);
    for (; i < end; i++)
      place (&breaker, i);
  }

  for (guint t = 0; t < self->tables->len; t++)
    gouji_set_table_finish (self->tables->pdata[t]);
}
