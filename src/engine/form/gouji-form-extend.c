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

    if (g_str_equal (element_id (node), id))
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

    if (find_element (base, element_id (node)) == NULL && !is_removed (node))
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
