/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "form/gouji-form-extend.h"

#include <glib.h>

static const char *
element_id (JsonNode *node)
{
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return NULL;

  return json_object_get_string_member_with_default (json_node_get_object (node), "id", NULL);
}

static gboolean
is_removed (JsonNode *node)
{
  return json_object_get_boolean_member_with_default (json_node_get_object (node), "removed", FALSE);
}

/* Arrays of parts, tables, rules and concepts, whose elements are known by their ids. */
static gboolean
has_ids (JsonArray *array)
{
  for (guint i = 0; i < json_array_get_length (array); i++) {
    if (element_id (json_array_get_element (array, i)) == NULL)
      return FALSE;
  }

  return json_array_get_length (array) > 0;
}

static JsonNode *
find_element (JsonArray *array, const char *id)
{
  for (guint i = 0; i < json_array_get_length (array); i++) {
    JsonNode *node = json_array_get_element (array, i);

    if (g_strcmp0 (element_id (node), id) == 0)
      return node;
  }

  return NULL;
}

static JsonNode *
extend_element (JsonNode *base, JsonNode *override)
{
  JsonNode *node = json_node_alloc ();

  json_node_init_object (node, NULL);
  json_node_take_object (node,
                         gouji_form_extend (json_node_get_object (base), json_node_get_object (override)));
  return node;
}

static JsonArray *
extend_array (JsonArray *base, JsonArray *overrides)
{
  JsonArray *merged = json_array_new ();

  for (guint i = 0; i < json_array_get_length (base); i++) {
    JsonNode *node = json_array_get_element (base, i);
    JsonNode *override = find_element (overrides, element_id (node));

    if (override == NULL)
      json_array_add_element (merged, json_node_copy (node));
    else if (!is_removed (override))
      json_array_add_element (merged, extend_element (node, override));
  }
  for (guint i = 0; i < json_array_get_length (overrides); i++) {
    JsonNode *node = json_array_get_element (overrides, i);

    /* One that is to be left out and is not there may be a rule that all forms share. */
    if (find_element (base, element_id (node)) == NULL)
      json_array_add_element (merged, json_node_copy (node));
  }

  return merged;
}

static JsonNode *
extend_node (JsonNode *base, JsonNode *override)
{
  JsonNode *node;

  if (base == NULL || !JSON_NODE_HOLDS_ARRAY (base) || !JSON_NODE_HOLDS_ARRAY (override) ||
      !has_ids (json_node_get_array (base)) || !has_ids (json_node_get_array (override)))
    return json_node_copy (override);

  node = json_node_alloc ();
  json_node_init_array (node, NULL);
  json_node_take_array (node, extend_array (json_node_get_array (base), json_node_get_array (override)));
  return node;
}

/**
 * gouji_form_extend:
 *
 * Gives @base with the members of @overrides in place of its own. Where both have an array whose elements all
 * have ids, elements with the same id are merged in the same way, those with `"removed": true` are left out,
 * and new ones stand behind the others. All else is replaced as a whole; a member that is null is taken away.
 *
 * Returns: (transfer full): the merged object; neither argument is changed
 */
JsonObject *
gouji_form_extend (JsonObject *base, JsonObject *overrides)
{
  JsonObject *merged = json_object_new ();
  JsonObjectIter iterator;
  const char *member;
  JsonNode *node;

  json_object_iter_init_ordered (&iterator, base);
  while (json_object_iter_next_ordered (&iterator, &member, &node))
    json_object_set_member (merged, member, json_node_copy (node));

  json_object_iter_init_ordered (&iterator, overrides);
  while (json_object_iter_next_ordered (&iterator, &member, &node)) {
    if (JSON_NODE_HOLDS_NULL (node))
      json_object_remove_member (merged, member);
    else
      json_object_set_member (merged, member, extend_node (json_object_get_member (base, member), node));
  }

  return merged;
}

/* What a rule says and looks for is merged word by word, so that a form gives only what differs. */
static JsonNode *
extend_rule (JsonNode *base, JsonNode *own)
{
  static const char *const members[] = { "sentences", "patterns" };
  JsonNode *node = extend_element (base, own);
  JsonObject *merged = json_node_get_object (node);

  for (guint i = 0; i < G_N_ELEMENTS (members); i++) {
    JsonNode *shared = json_object_get_member (json_node_get_object (base), members[i]);
    JsonNode *override = json_object_get_member (json_node_get_object (own), members[i]);

    if (shared != NULL && override != NULL && JSON_NODE_HOLDS_OBJECT (shared) &&
        JSON_NODE_HOLDS_OBJECT (override))
      json_object_set_member (merged, members[i], extend_element (shared, override));
  }

  return node;
}

/**
 * gouji_form_share_rules:
 * @own: the rules of a form
 * @shared: (nullable): the rules that all forms share, all with ids
 *
 * Gives the rules of a form and, behind them, those shared ones that it does not name. A rule that it names
 * has the members of the shared one with its own in their place, among `sentences` and `patterns` too; one
 * that is `"removed": true` is left out.
 *
 * Returns: (transfer full): the rules; neither argument is changed
 */
JsonArray *
gouji_form_share_rules (JsonArray *own, JsonArray *shared)
{
  JsonArray *merged = json_array_new ();

  for (guint i = 0; i < json_array_get_length (own); i++) {
    JsonNode *node = json_array_get_element (own, i);
    const char *id = element_id (node);
    JsonNode *base = id != NULL && shared != NULL ? find_element (shared, id) : NULL;

    if (JSON_NODE_HOLDS_OBJECT (node) && is_removed (node))
      continue;
    json_array_add_element (merged, base != NULL ? extend_rule (base, node) : json_node_copy (node));
  }
  for (guint i = 0; shared != NULL && i < json_array_get_length (shared); i++) {
    JsonNode *node = json_array_get_element (shared, i);

    if (find_element (own, element_id (node)) == NULL)
      json_array_add_element (merged, json_node_copy (node));
  }

  return merged;
}
