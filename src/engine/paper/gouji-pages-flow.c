/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "paper/gouji-pages-private.h"

/* GB/T 9704: the date's first character stands two characters to the right of the signature's. */
#define DATE_INSET 2

/* How many lines of the text go to a new page together with the signature, so that it does not stand there
 * alone. */
#define SIGNED_LINES 2

/* Above and below a table, in lines of the body. */
#define TABLE_GAP 0.25

/* The agency stands on a line of its own where it is at least this part of a title that takes two. */
#define LONG_AGENCY 0.25

/* How often the room of a title is halved to find the narrowest that does not take more lines. */
#define HALVINGS 12

/* What the flow remembers from block to block. */
typedef struct {
  GoujiPages *pages;
  guint block;
  double after;
} Flow;

static double
lines_to_points (const GoujiPages *self, double lines)
{
  return lines * gouji_type_get_pitch (&self->type, GOUJI_PAPER_ROLE_BODY);
}

static GoujiFlowItem *
append_item (Flow *flow, double before, double height)
{
  GArray *items = flow->pages->items;
  GoujiFlowItem item = { .block = flow->block, .before = before + flow->after, .height = height };

  flow->after = 0;
  g_array_append_val (items, item);

  return &g_array_index (items, GoujiFlowItem, items->len - 1);
}

/* Makes items of the lines that were set since there were @first. */
static void
append_lines (Flow *flow, guint first, GoujiPaperRole role, gboolean keeps_next)
{
  const GoujiPaperStyle *style = &flow->pages->layout->styles[role];

  for (guint i = first; i < flow->pages->lines->len; i++) {
    double before = i == first ? lines_to_points (flow->pages, style->space_before) : 0;
    GoujiFlowItem *item = append_item (flow, before, gouji_type_get_pitch (&flow->pages->type, role));

    item->line = i;
    item->base_line = gouji_type_get_base_line (&flow->pages->type, role);
    item->keeps_before = i == first && role == GOUJI_PAPER_ROLE_TITLE;
    item->keeps_next = keeps_next;
  }
  flow->after = lines_to_points (flow->pages, style->space_after);
}

static GoujiCopy
prepare_copy (const GoujiPages *self, const char *text, GoujiPaperRole role)
{
  const GoujiPaperStyle *style = &self->layout->styles[role];
  double character = gouji_type_get_character (&self->type, role);

  return (GoujiCopy) {
    .text = text,
    .lead_role = role,
    .role = role,
    .width = gouji_pages_get_text_width (self) - style->end_indent * character,
    .indent = style->indent * character,
    .scale = 1,
    .alignment = style->alignment,
  };
}

static gboolean
flow_text (Flow *flow, const char *text, GoujiPaperRole role, gboolean keeps_next, GError **error)
{
  GoujiPages *self = flow->pages;
  GoujiCopy copy = prepare_copy (self, text, role);
  guint first = self->lines->len;

  if (!gouji_type_set (&self->type, &copy, self->lines, error))
    return FALSE;

  append_lines (flow, first, role, keeps_next);
  return TRUE;
}

/* A paragraph that is nothing but its （一） is a heading: it stays with what follows. */
static gboolean
flow_paragraph (Flow *flow, const GoujiPaperBlock *block, GError **error)
{
  GoujiPages *self = flow->pages;
  GoujiCopy copy = prepare_copy (self, block->text, GOUJI_PAPER_ROLE_BODY);
  guint first = self->lines->len;

  if (block->level == 1 || block->level == 2) {
    copy.lead = block->lead;
    copy.lead_role = block->level == 1 ? GOUJI_PAPER_ROLE_SUBHEADING : GOUJI_PAPER_ROLE_POINT;
  }
  if (!gouji_type_set (&self->type, &copy, self->lines, error))
    return FALSE;

  append_lines (flow, first, GOUJI_PAPER_ROLE_BODY, block->level == 1 && block->text[block->lead] == '\0');
  return TRUE;
}

static guint
count_lines (GoujiPages *self, const GoujiCopy *copy)
{
  g_autoptr (GArray) lines = gouji_lines_new ();

  return gouji_type_set (&self->type, copy, lines, NULL) ? lines->len : 0;
}

/* The narrowest place that takes no more lines, so that all of them are about as long. */
static double
balance (GoujiPages *self, const GoujiCopy *copy)
{
  GoujiCopy trial = *copy;
  guint n_lines = count_lines (self, copy);
  double least = copy->width / MAX (n_lines, 1) / 2;
  double most = copy->width;

  trial.alignment = GOUJI_PAPER_ALIGN_START;
  for (guint i = 0; i < HALVINGS && n_lines > 1; i++) {
    trial.width = (least + most) / 2;
    if (count_lines (self, &trial) > n_lines)
      least = trial.width;
    else
      most = trial.width;
  }

  return most;
}

/* GB/T 9704: a long title is broken where its words allow, in lines of fitting length. It is broken behind
 * the agency where that makes a line, and else into lines as long as each other. */
static gboolean
flow_title (Flow *flow, const char *title, GError **error)
{
  GoujiPages *self = flow->pages;
  const char *agency = gouji_paper_get_agency (self->paper);
  gsize length = strlen (agency);
  GoujiCopy copy = prepare_copy (self, title, GOUJI_PAPER_ROLE_TITLE);
  double width = gouji_type_measure (&self->type, &copy);
  g_autofree char *broken = NULL;
  double room = copy.width;
  guint first = self->lines->len;

  if (width > room && length > 0 && g_str_has_prefix (title, agency) && title[length] != '\0') {
    GoujiCopy name = prepare_copy (self, agency, GOUJI_PAPER_ROLE_TITLE);
    double name_width = gouji_type_measure (&self->type, &name);

    if (name_width <= room && width - name_width <= room && name_width >= LONG_AGENCY * width)
      copy.text = broken = g_strconcat (agency, "\n", title + length, NULL);
  }
  if (broken == NULL)
    copy.width = balance (self, &copy);
  if (!gouji_type_set (&self->type, &copy, self->lines, error))
    return FALSE;

  for (guint i = first; i < self->lines->len; i++)
    g_array_index (self->lines, GoujiLine, i).x += (room - copy.width) / 2;
  append_lines (flow, first, GOUJI_PAPER_ROLE_TITLE, TRUE);
  return TRUE;
}

static gboolean
flow_table (Flow *flow, const GoujiPaperTable *table, GError **error)
{
  GoujiPages *self = flow->pages;
  double page_height = gouji_pages_get_text_height (self);
  GoujiSetTable *set =
    gouji_set_table_new (&self->type, table, gouji_pages_get_text_width (self), page_height, error);
  double gap = lines_to_points (self, TABLE_GAP);

  if (set == NULL)
    return FALSE;

  g_ptr_array_add (self->tables, set);
  for (guint i = 0; i < set->bands->len; i++) {
    GoujiFlowItem *item = append_item (flow, i == 0 ? gap : 0, g_array_index (set->bands, double, i));

    item->table = set;
    item->band = i;
    item->keeps_next = set->keeps[i];
    item->need = set->needs[i];
  }
  flow->after = gap;
  return TRUE;
}

/* Without a seal, the signature ends two characters from the edge, and the date begins two characters to the
 * right of where it begins; where the date is the longer one, it is the date that ends there. */
static void
place_signature (GoujiPages *self, GoujiLine *name, GoujiLine *date)
{
  double character = gouji_type_get_character (&self->type, GOUJI_PAPER_ROLE_SIGNATURE);
  double end = gouji_pages_get_text_width (self) -
               self->layout->styles[GOUJI_PAPER_ROLE_SIGNATURE].end_indent * character;

  if (date->width > name->width) {
    date->x = end - date->width;
    name->x = MAX (date->x - DATE_INSET * character, 0);
  } else {
    name->x = end - name->width;
    date->x = name->x + DATE_INSET * character;
  }
}

static gboolean
flow_signature (Flow *flow, const GoujiPaperBlock *block, GError **error)
{
  GoujiPages *self = flow->pages;
  guint first = self->items->len;

  for (guint i = first > SIGNED_LINES ? first - SIGNED_LINES : 0; i < first; i++)
    g_array_index (self->items, GoujiFlowItem, i).keeps_next = TRUE;

  return flow_text (flow, block->text, GOUJI_PAPER_ROLE_SIGNATURE, TRUE, error);
}

static gboolean
flow_date (Flow *flow, const GoujiPaperBlock *block, GError **error)
{
  GoujiPages *self = flow->pages;
  guint first = self->items->len;
  GoujiFlowItem *items;

  if (flow->block == 0 || gouji_paper_get_block (self->paper, flow->block - 1)->kind != GOUJI_PAPER_SIGNATURE)
    return flow_signature (flow, block, error);
  if (!flow_text (flow, block->text, GOUJI_PAPER_ROLE_SIGNATURE, FALSE, error))
    return FALSE;

  items = &g_array_index (self->items, GoujiFlowItem, 0);
  items[first].before = 0;
  if (items[first - 1].block == flow->block - 1 && (first < 2 || items[first - 2].block != flow->block - 1))
    place_signature (self, &g_array_index (self->lines, GoujiLine, items[first - 1].line),
                     &g_array_index (self->lines, GoujiLine, items[first].line));
  return TRUE;
}

static gboolean
flow_block (Flow *flow, const GoujiPaperBlock *block, GError **error)
{
  switch (block->kind) {
  case GOUJI_PAPER_TITLE:
    return flow_title (flow, block->text, error);
  case GOUJI_PAPER_HEADING:
    return flow_text (flow, block->text, GOUJI_PAPER_ROLE_HEADING, TRUE, error);
  case GOUJI_PAPER_CAPTION:
    return flow_text (flow, block->text, GOUJI_PAPER_ROLE_CAPTION, TRUE, error);
  case GOUJI_PAPER_TABLE:
    return flow_table (flow, block->table, error);
  case GOUJI_PAPER_SIGNATURE:
    return flow_signature (flow, block, error);
  case GOUJI_PAPER_DATE:
    return flow_date (flow, block, error);
  case GOUJI_PAPER_PARAGRAPH:
  default:
    return flow_paragraph (flow, block, error);
  }
}

/**
 * gouji_pages_flow:
 *
 * Sets the paper's blocks, one below the other, as if there were no pages.
 *
 * Returns: whether it was not stopped
 */
gboolean
gouji_pages_flow (GoujiPages *self, GError **error)
{
  Flow flow = { .pages = self };
  guint n_blocks = gouji_paper_get_n_blocks (self->paper);

  for (; flow.block < n_blocks; flow.block++) {
    if (!flow_block (&flow, gouji_paper_get_block (self->paper, flow.block), error))
      return FALSE;
  }

  return TRUE;
}
