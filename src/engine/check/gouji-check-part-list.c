/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "check/gouji-check-passage.h"

/* The predicate that compares the parts that a report announces with those that it has: part_list. */

#define IDEOGRAPHIC_COMMA 0x3001
#define IDEOGRAPHIC_FULL_STOP 0x3002

/* An announcement is a sentence; its end may have been lost. In characters. */
#define MAXIMUM_LIST 500
#define MAXIMUM_HEADINGS 400
#define MAXIMUM_ITEMS 40

/* What is left of an announced title without the words that all titles have must be that long to be looked
 * for among the headings, in characters, and so much of it must be there, in per cent. */
#define SHORTEST_ITEM 3
#define ENOUGH_ALIKE 60

/* Fewer numbered headings than these are no proof of how many parts there are. */
#define FEWEST_PARTS 2

/* One announced title. */
typedef struct {
  int start; /* bytes of the folded opening */
  int end;
} Item;

/* Where the list that begins at byte @start ends: at the full stop, for an enumeration comma looks like one
 * in folded text. */
static int
find_end (const GoujiPassage *opening, int start)
{
  int at = start;

  for (guint n = 0; n < MAXIMUM_LIST && opening->text[at] != '\0'; n++) {
    gunichar c = g_utf8_get_char (opening->text + at);

    if (c == ';')
      return at;
    if (c == '.') {
      g_autofree char *original = gouji_passage_slice (opening, at, at + 1);
      gunichar mark = g_utf8_get_char (original);

      if (mark == IDEOGRAPHIC_FULL_STOP || mark != IDEOGRAPHIC_COMMA)
        return at;
    }
    at = (int) (g_utf8_next_char (opening->text + at) - opening->text);
  }

  return at;
}

/* Where the titles end within the sentence: before how many they are, or what is said besides. */
static int
find_list_end (GoujiCheck *self, const char *list, int start, int end)
{
  g_autoptr (GMatchInfo) match = NULL;
  int first;

  if (!gouji_rule_match (self->rule, "ends", list, &match) ||
      !g_match_info_fetch_pos (match, 0, &first, NULL))
    return end;

  return start + first;
}

static gboolean
is_item_end (char c)
{
  return c == '\0' || c == '.' || c == ',' || c == ':';
}

static GArray *
split_list (const GoujiPassage *opening, int start, int end)
{
  GArray *items = g_array_new (FALSE, FALSE, sizeof (Item));

  for (int at = start; at < end && items->len < MAXIMUM_ITEMS; at++) {
    Item item = { at, at };

    while (item.end < end && !is_item_end (opening->text[item.end]))
      item.end++;
    if (item.end > item.start)
      g_array_append_val (items, item);
    at = item.end;
  }

  return items;
}

/* Puts every heading of @text on a line of its own. */
static void
add_headings (GoujiCheck *self, GString *headings, const char *text)
{
  g_autoptr (GMatchInfo) match = NULL;
  guint n = 0;

  for (gboolean found = gouji_rule_match (self->rule, "headings", text, &match);
       found && n < MAXIMUM_HEADINGS; n++, found = g_match_info_next (match, NULL)) {
    g_autofree char *heading = g_match_info_fetch_named (match, "heading");

    if (heading != NULL)
      g_string_append_printf (headings, "%s\n", heading);
  }
}

static char *
list_headings (GoujiCheck *self)
{
  GString *headings = g_string_new (NULL);

  for (guint i = 0; i < gouji_form_get_n_parts (self->form); i++) {
    const GoujiPart *part = gouji_form_get_part (self->form, i);
    const GoujiNarrative *narrative = gouji_report_get_narrative (self->report, part);
    g_autofree char *heading =
      narrative->heading != NULL ? gouji_fold_text (self->folding, narrative->heading) : NULL;

    if (heading != NULL)
      g_string_append_printf (headings, "%s\n", heading);
  }
  add_headings (self, headings, gouji_check_get_whole (self)->text);

  return g_string_free (headings, FALSE);
}

/* Whether so many of the characters of @item are among those of a line. */
static gboolean
is_alike (const char *item, const char *line, gsize length)
{
  guint n = 0;
  guint n_found = 0;

  for (const char *c = item; *c != '\0'; c = g_utf8_next_char (c)) {
    gsize size = (gsize) (g_utf8_next_char (c) - c);
    g_autofree char *character = g_strndup (c, size);

    n++;
    n_found += g_strstr_len (line, (gssize) length, character) != NULL ? 1 : 0;
  }

  return n < SHORTEST_ITEM || 100 * n_found >= ENOUGH_ALIKE * n;
}

static gboolean
any_alike (const char *item, const char *headings)
{
  for (const char *line = headings; *line != '\0';) {
    gsize length = strcspn (line, "\n");

    if (is_alike (item, line, length))
      return TRUE;
    line += length + (line[length] == '\n' ? 1 : 0);
  }

  return FALSE;
}

static char *
remove_matches (GoujiCheck *self, const char *name, const char *text)
{
  g_autoptr (GMatchInfo) match = NULL;
  GString *rest = g_string_new (NULL);
  int from = 0;

  for (gboolean found = gouji_rule_match (self->rule, name, text, &match); found;
       found = g_match_info_next (match, NULL)) {
    int start, end;

    g_match_info_fetch_pos (match, 0, &start, &end);
    g_string_append_len (rest, text + from, start - from);
    from = end;
  }
  g_string_append (rest, text + from);

  return g_string_free (rest, FALSE);
}

/* Whether a part follows that treats what @item announces: they have a topic in common, or most of their
 * characters. What has no topic may be no title at all. */
static gboolean
follows (GoujiCheck *self, const char *item, const char *headings)
{
  JsonNode *node = json_object_get_member (self->rule->parameters, "topics");
  JsonArray *topics = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  gboolean any_topic = FALSE;
  g_autofree char *rest = NULL;

  for (guint i = 0; topics != NULL && i < json_array_get_length (topics); i++) {
    const char *topic = json_array_get_string_element (topics, i);

    if (topic == NULL || !gouji_rule_match (self->rule, topic, item, NULL))
      continue;
    any_topic = TRUE;
    if (gouji_rule_match (self->rule, topic, headings, NULL))
      return TRUE;
  }

  if (!any_topic)
    return TRUE;
  rest = remove_matches (self, "generic", item);
  return g_utf8_strlen (rest, -1) >= SHORTEST_ITEM && any_alike (rest, headings);
}

/* Returns: (nullable): the announced titles that no part follows for, as printed */
static GString *
list_missing (GoujiCheck *self, const GoujiPassage *opening, const GArray *items, const char *headings)
{
  const char *between = gouji_rule_get_sentence (self->rule, "and");
  GString *missing = NULL;

  for (guint i = 0; i < items->len; i++) {
    const Item *item = &g_array_index (items, Item, i);
    g_autofree char *text = g_strndup (opening->text + item->start, (gsize) (item->end - item->start));
    g_autofree char *printed = NULL;

    if (gouji_rule_match (self->rule, "passed_over", text, NULL) || follows (self, text, headings))
      continue;
    printed = gouji_passage_slice (opening, item->start, item->end);
    if (missing == NULL)
      missing = g_string_new (NULL);
    else
      g_string_append (missing, between != NULL ? between : " ");
    g_string_append (missing, printed);
  }

  return missing;
}

/* Returns: the place of @text among the rule's numerals, from 1; 0 when it is none */
static guint
read_numeral (GoujiCheck *self, const char *text)
{
  JsonNode *node = json_object_get_member (self->rule->parameters, "numerals");
  JsonArray *numerals = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  guint64 number = g_ascii_isdigit (*text) ? g_ascii_strtoull (text, NULL, 10) : 0;

  for (guint i = 0; numerals != NULL && i < json_array_get_length (numerals); i++) {
    if (g_strcmp0 (json_array_get_string_element (numerals, i), text) == 0)
      return i + 1;
  }

  return number <= MAXIMUM_ITEMS ? (guint) number : 0;
}

/* How many parts there are by their numbers, which must go on one by one; 0 when they do not. */
static guint
count_parts (GoujiCheck *self)
{
  g_autoptr (GMatchInfo) match = NULL;
  guint count = 0;
  guint largest = 0;
  guint n = 0;

  for (gboolean found = gouji_rule_match (self->rule, "numbered", gouji_check_get_whole (self)->text, &match);
       found && n < MAXIMUM_HEADINGS; n++, found = g_match_info_next (match, NULL)) {
    g_autofree char *text = g_match_info_fetch_named (match, "number");
    guint number = text != NULL ? read_numeral (self, text) : 0;

    count += number == count + 1 ? 1 : 0;
    largest = MAX (largest, number);
  }

  return largest == count && count >= FEWEST_PARTS ? count : 0;
}

static guint
fetch_count (GoujiCheck *self, const char *list)
{
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *text = NULL;

  if (!gouji_rule_match (self->rule, "count", list, &match))
    return 0;

  text = g_match_info_fetch_named (match, "count");
  return text != NULL ? read_numeral (self, text) : 0;
}

static void
tell (GoujiCheck *self, const GoujiPassage *opening, int start, int end, const char *name, GoujiWord *words)
{
  g_autofree char *text = gouji_passage_slice (opening, start, end);
  GoujiFinding *finding;
  GoujiRange range;

  words[0] = (GoujiWord) { "text", text };
  finding = gouji_check_tell (self, NULL, name, words, 3);
  if (finding != NULL && gouji_check_locate (self, opening, start, end, &range))
    gouji_finding_set_source (finding, TRUE, range);
}

static guint
count_found_parts (GoujiCheck *self)
{
  guint n = 0;

  for (guint i = 0; i < gouji_form_get_n_parts (self->form); i++)
    n += gouji_report_get_narrative (self->report, gouji_form_get_part (self->form, i))->found ? 1 : 0;

  return n;
}

/* Appendices and introductions are announced as parts and have no number. */
static void
check_count (GoujiCheck *self, const GoujiPassage *opening, int start, int end, const char *list)
{
  guint announced = fetch_count (self, list);
  guint count = announced > 0 ? count_parts (self) : 0;
  gboolean unnumbered = gouji_rule_match (self->rule, "unnumbered", list, NULL);
  g_autofree char *announced_text = g_strdup_printf ("%u", announced);
  g_autofree char *count_text = g_strdup_printf ("%u", count);

  if (count == 0 || announced <= MAX (count, count_found_parts (self)) + (unnumbered ? 1 : 0))
    return;

  tell (self, opening, start, end, "count",
        (GoujiWord[]) { { NULL, NULL }, { "announced", announced_text }, { "count", count_text } });
}

/* Compares the list in @opening, if there is one. Returns whether there is. */
static gboolean
check_list (GoujiCheck *self, const GoujiPassage *opening)
{
  g_autoptr (GMatchInfo) match = NULL;
  g_autoptr (GArray) items = NULL;
  g_autofree char *headings = NULL;
  g_autofree char *list = NULL;
  g_autoptr (GString) missing = NULL;
  int begin, start, end;

  if (!gouji_rule_match (self->rule, "begins", opening->text, &match) ||
      !g_match_info_fetch_pos (match, 0, &begin, &start))
    return FALSE;

  end = find_end (opening, start);
  list = g_strndup (opening->text + start, (gsize) (end - start));
  headings = list_headings (self);
  items = split_list (opening, start, find_list_end (self, list, start, end));
  /* Without any heading the reader has lost them all. */
  if (*headings == '\0')
    return TRUE;

  missing = list_missing (self, opening, items, headings);
  if (missing != NULL)
    tell (self, opening, begin, end, "missing",
          (GoujiWord[]) { { NULL, NULL }, { "missing", missing->str }, { "count", "" } });
  else
    check_count (self, opening, begin, end, list);
  return TRUE;
}

/**
 * gouji_check_part_list:
 *
 * Predicate `part_list`: the parts that the opening announces are the parts that follow, by what they treat,
 * and as many. Some put the opening below the first heading.
 */
void
gouji_check_part_list (GoujiCheck *self)
{
  if (gouji_report_get_document (self->report) == NULL || check_list (self, gouji_check_get_opening (self)))
    return;

  for (guint i = 0; i < gouji_form_get_n_parts (self->form); i++) {
    const GoujiPart *part = gouji_form_get_part (self->form, i);

    if (gouji_report_get_narrative (self->report, part)->found) {
      check_list (self, gouji_check_get_passage (self, part));
      return;
    }
  }
}
