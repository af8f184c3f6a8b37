/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "check/gouji-check-topics.h"

#include <string.h>

#include "check/gouji-check-passage.h"

/* The predicate that asks whether a part treats its topics, and the same as a list. */

/* How many topics must have headings of their own for the headings to be taken as the list of the topics. */
#define ENOUGH_HEADINGS 3

#define MAXIMUM_TOPICS 20
#define MAXIMUM_HEADINGS 200

#define PREDICATE "topics"

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

/* Says of each topic that is asked for whether @passage treats it. Where most topics have headings of their
 * own, one without a heading must at least be named; in running text a word that belongs to it will do. */
static GArray *
judge_topics (GoujiCheck *self, const GoujiPassage *passage)
{
  GArray *judged = g_array_new (FALSE, FALSE, sizeof (GoujiTopic));
  JsonArray *topics = get_topics (self);
  guint n = topics != NULL ? MIN (json_array_get_length (topics), MAXIMUM_TOPICS) : 0;
  g_autofree char *headings = list_headings (self, passage);
  gboolean headed = count_headed (self, topics, n, headings) >= ENOUGH_HEADINGS;

  for (guint i = 0; i < n; i++) {
    JsonObject *topic = json_array_get_object_element (topics, i);
    GoujiTopic said = { .title = json_object_get_string_member_with_default (topic, "title", "") };

    if (!is_asked (self, topic))
      continue;
    said.treated = has_pattern (self, topic, "heading", headings) ||
                   has_pattern (self, topic, headed ? "name" : "words", passage->text);
    g_array_append_val (judged, said);
  }

  return judged;
}

static const GoujiPart *
find_part (GoujiForm *form, const GoujiRule *rule)
{
  return gouji_form_find_part (form,
                               json_object_get_string_member_with_default (rule->parameters, "part", ""));
}

/**
 * gouji_check_topics:
 *
 * Predicate `topics`: the rule's part treats its topics.
 */
void
gouji_check_topics (GoujiCheck *self)
{
  const GoujiPart *part = find_part (self->form, self->rule);
  const GoujiPassage *passage;
  g_autoptr (GArray) topics = NULL;
  g_autoptr (GString) missing = g_string_new (NULL);
  const char *between = gouji_rule_get_sentence (self->rule, "and");

  /* A part that is missing or empty is told of by other rules. */
  passage = part != NULL ? gouji_check_get_passage (self, part) : NULL;
  if (passage == NULL || strspn (passage->text, "\n") == strlen (passage->text))
    return;

  topics = judge_topics (self, passage);
  for (guint i = 0; i < topics->len; i++) {
    const GoujiTopic *topic = &g_array_index (topics, GoujiTopic, i);

    if (topic->treated)
      continue;
    if (missing->len > 0 && between != NULL)
      g_string_append (missing, between);
    g_string_append (missing, topic->title);
  }

  if (missing->len > 0) {
    const GoujiNarrative *narrative = gouji_report_get_narrative (self->report, part);

    gouji_finding_set_source (
      gouji_check_tell (self, part, "missing",
                        (GoujiWord[]) { { "part", part->title }, { "topics", missing->str } }, 2),
      narrative->has_source, narrative->heading_source);
  }
}

/**
 * gouji_check_list_topics:
 * @part: a part of the report's form
 * @folding: with what texts are compared
 *
 * Returns: (transfer full) (nullable) (element-type GoujiTopic): what the part has to treat, in the order of
 * the rule, and whether its text does; the titles belong to the form. %NULL where no rule asks for anything
 */
GArray *
gouji_check_list_topics (GoujiReport *report, const GoujiPart *part, const GoujiFolding *folding)
{
  GoujiCheck check = { .report = report, .folding = folding };
  GArray *topics = NULL;

  g_return_val_if_fail (GOUJI_IS_REPORT (report), NULL);
  g_return_val_if_fail (part != NULL && folding != NULL, NULL);

  check.form = gouji_report_get_form (report);
  for (guint i = 0; i < gouji_form_get_n_rules (check.form) && topics == NULL; i++) {
    check.rule = gouji_form_get_rule (check.form, i);
    if (g_strcmp0 (check.rule->predicate, PREDICATE) == 0 && find_part (check.form, check.rule) == part)
      topics = judge_topics (&check, gouji_check_get_passage (&check, part));
  }
  g_clear_pointer (&check.passages, g_ptr_array_unref);

  return topics;
}
