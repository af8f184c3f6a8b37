/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "check/gouji-check-passage.h"

/* The predicates that ask whether everything is treated: empty_part, topics, stale_numbers. */

/* A part whose place in the document is longer than its text by this much holds something else, a table. */
#define MAXIMUM_UNTOLD 20

/* How many characters may stand behind a title that are still part of it: "situation", a mark. */
#define MAXIMUM_TAIL 3

/* How many topics must have headings of their own for the headings to be taken as the list of the topics. */
#define ENOUGH_HEADINGS 3

#define MAXIMUM_TOPICS 20
#define MAXIMUM_HEADINGS 200

/* Whether the part holds something that is no text: a table that no form knows, a picture with words. */
static gboolean
holds_more (const GoujiNarrative *narrative)
{
  guint length = narrative->source.end - MIN (narrative->heading_source.end, narrative->source.end);
  glong said = narrative->text != NULL ? g_utf8_strlen (narrative->text, -1) : 0;

  return narrative->has_source && length > (guint) said + MAXIMUM_UNTOLD;
}

/* Whether the printed heading goes on behind the title: a short part may stand on the line of its heading. */
static gboolean
says_more_in_heading (GoujiCheck *self, const GoujiPart *part, const char *heading)
{
  g_autofree char *folded = heading != NULL ? gouji_fold_text (self->folding, heading) : NULL;

  for (guint i = 0; folded != NULL && part->labels[i] != NULL; i++) {
    g_autofree char *label = gouji_fold_text (self->folding, part->labels[i]);
    const char *found = strstr (folded, label);

    if (found != NULL)
      return g_utf8_strlen (found + strlen (label), -1) > MAXIMUM_TAIL;
  }

  return FALSE;
}

/**
 * gouji_check_empty_part:
 *
 * Predicate `empty_part`: a part without a table that the report has says something, and more than that there
 * is nothing.
 */
void
gouji_check_empty_part (GoujiCheck *self)
{
  for (guint i = 0; i < gouji_form_get_n_parts (self->form); i++) {
    const GoujiPart *part = gouji_form_get_part (self->form, i);
    const GoujiNarrative *narrative = gouji_report_get_narrative (self->report, part);
    const GoujiPassage *passage;
    GoujiFinding *finding = NULL;

    if (part->table != NULL || !narrative->found || holds_more (narrative) ||
        says_more_in_heading (self, part, narrative->heading))
      continue;

    passage = gouji_check_get_passage (self, part);
    if (strspn (passage->text, "\n") == strlen (passage->text))
      finding = gouji_check_tell (self, part, "empty", &(GoujiWord) { "part", part->title }, 1);
    else if (gouji_rule_match (self->rule, "nothing", passage->text, NULL))
      finding = gouji_check_tell (self, part, "nothing", &(GoujiWord) { "part", part->title }, 1);
    gouji_finding_set_source (finding, narrative->has_source, narrative->source);
  }
}

/* The text of all headings within @passage, one a line. */
static char *
list_headings (GoujiCheck *self, const GoujiPassage *passage)
{
  GString *headings = g_string_new ("\n");
  g_autoptr (GMatchInfo) match = NULL;
  guint n = 0;

  for (gboolean found = gouji_rule_match (self->rule, "headings", passage->text, &match);
       found && n < MAXIMUM_HEADINGS; n++, found = g_match_info_next (match, NULL)) {
    g_autofree char *heading = g_match_info_fetch_named (match, "heading");

    if (heading != NULL)
      g_string_append_printf (headings, "%s\n", heading);
  }

  return g_string_free (headings, FALSE);
}

static JsonArray *
get_topics (GoujiCheck *self)
{
  JsonNode *node = json_object_get_member (self->rule->parameters, "topics");

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static gboolean
has_pattern (GoujiCheck *self, JsonObject *topic, const char *member, const char *text)
{
  const char *name = json_object_get_string_member_with_default (topic, member, NULL);

  return name != NULL && gouji_rule_match (self->rule, name, text, NULL);
}

/* Whether this topic is asked of this kind of agency. */
static gboolean
is_asked (GoujiCheck *self, JsonObject *topic)
{
  const char *wanted = json_object_get_string_member_with_default (topic, "kind", NULL);

  return wanted == NULL || g_strcmp0 (gouji_report_get_field (self->report, GOUJI_FIELD_KIND), wanted) == 0;
}

static guint
count_headed (GoujiCheck *self, JsonArray *topics, guint n, const char *headings)
{
  guint count = 0;

  for (guint i = 0; i < n; i++)
    count += has_pattern (self, json_array_get_object_element (topics, i), "heading", headings) ? 1 : 0;

  return count;
}

/**
 * gouji_check_topics:
 *
 * Predicate `topics`: the rule's part treats its topics. Where most topics have headings of their own, one
 * without a heading must at least be named; in running text a word that belongs to it will do.
 */
void
gouji_check_topics (GoujiCheck *self)
{
  const char *id = json_object_get_string_member_with_default (self->rule->parameters, "part", "");
  const GoujiPart *part = gouji_form_find_part (self->form, id);
  JsonArray *topics = get_topics (self);
  guint n = topics != NULL ? MIN (json_array_get_length (topics), MAXIMUM_TOPICS) : 0;
  const GoujiPassage *passage;
  g_autofree char *headings = NULL;
  g_autoptr (GString) missing = g_string_new (NULL);
  const char *between = gouji_rule_get_sentence (self->rule, "and");
  gboolean headed;

  /* A part that is missing or empty is told of by other rules. */
  passage = part != NULL ? gouji_check_get_passage (self, part) : NULL;
  if (passage == NULL || strspn (passage->text, "\n") == strlen (passage->text))
    return;

  headings = list_headings (self, passage);
  headed = count_headed (self, topics, n, headings) >= ENOUGH_HEADINGS;
  for (guint i = 0; i < n; i++) {
    JsonObject *topic = json_array_get_object_element (topics, i);

    if (!is_asked (self, topic) || has_pattern (self, topic, "heading", headings) ||
        has_pattern (self, topic, headed ? "name" : "words", passage->text))
      continue;
    if (missing->len > 0 && between != NULL)
      g_string_append (missing, between);
    g_string_append (missing, json_object_get_string_member_with_default (topic, "title", ""));
  }

  if (missing->len > 0) {
    const GoujiNarrative *narrative = gouji_report_get_narrative (self->report, part);

    gouji_finding_set_source (
      gouji_check_tell (self, part, "missing",
                        (GoujiWord[]) { { "part", part->title }, { "topics", missing->str } }, 2),
      narrative->has_source, narrative->heading_source);
  }
}

static guint
count_stale (const GPtrArray *bindings)
{
  guint n = 0;

  for (guint i = 0; bindings != NULL && i < bindings->len; i++)
    n += ((const GoujiBinding *) bindings->pdata[i])->mode == GOUJI_BINDING_STALE ? 1 : 0;

  return n;
}

/**
 * gouji_check_stale_numbers:
 *
 * Predicate `stale_numbers`: no number of a text that was taken over from last year's report has been left as
 * it was without anybody looking at it. It is said once for each part.
 */
void
gouji_check_stale_numbers (GoujiCheck *self)
{
  for (guint i = 0; i < gouji_form_get_n_parts (self->form); i++) {
    const GoujiPart *part = gouji_form_get_part (self->form, i);
    guint n = count_stale (gouji_report_get_bindings (self->report, part));
    g_autofree char *text = g_strdup_printf ("%u", n);

    if (n > 0)
      gouji_check_tell (self, part, "stale", (GoujiWord[]) { { "part", part->title }, { "count", text } }, 2);
  }
}
