/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "report/gouji-json.h"

/* Containers down to this depth have a line for each member: one figure a line. */
#define BROKEN_DEPTH 2

typedef struct {
  JsonGenerator *generator;
  GString *text;
} Writer;

static void write_node (Writer *self, JsonNode *node, guint depth);

static gboolean
holds_containers (JsonArray *array)
{
  return json_array_get_length (array) > 0 && !JSON_NODE_HOLDS_VALUE (json_array_get_element (array, 0));
}

/* An array of blocks or extras is broken wherever it stands, one of numbers is not. */
static gboolean
is_broken (JsonNode *node, guint depth)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    return depth < BROKEN_DEPTH && json_object_get_size (json_node_get_object (node)) > 0;

  return JSON_NODE_HOLDS_ARRAY (node) && depth <= BROKEN_DEPTH &&
         holds_containers (json_node_get_array (node));
}

static void
write_compact (Writer *self, JsonNode *node)
{
  json_generator_set_root (self->generator, node);
  json_generator_to_gstring (self->generator, self->text);
}

static void
write_name (Writer *self, const char *name)
{
  g_autoptr (JsonNode) node = json_node_init_string (json_node_alloc (), name);

  write_compact (self, node);
  g_string_append_c (self->text, ':');
}

static void
break_line (Writer *self, guint depth)
{
  g_string_append_c (self->text, '\n');
  for (guint i = 0; i < depth; i++)
    g_string_append_c (self->text, ' ');
}

static void
write_members (Writer *self, JsonObject *object, guint depth)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;
  gboolean first = TRUE;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &member)) {
    if (!first)
      g_string_append_c (self->text, ',');
    if (!first || depth > 0) /* a file begins with `{"gouji":` */
      break_line (self, depth);
    first = FALSE;
    write_name (self, name);
    write_node (self, member, depth + 1);
  }
}

static void
write_elements (Writer *self, JsonArray *array, guint depth)
{
  for (guint i = 0; i < json_array_get_length (array); i++) {
    if (i > 0)
      g_string_append_c (self->text, ',');
    break_line (self, depth);
    write_node (self, json_array_get_element (array, i), depth + 1);
  }
}

static void
write_node (Writer *self, JsonNode *node, guint depth)
{
  gboolean object = JSON_NODE_HOLDS_OBJECT (node);

  if (!is_broken (node, depth)) {
    write_compact (self, node);
    return;
  }

  g_string_append_c (self->text, object ? '{' : '[');
  if (object)
    write_members (self, json_node_get_object (node), depth);
  else
    write_elements (self, json_node_get_array (node), depth);
  break_line (self, depth > 0 ? depth - 1 : 0);
  g_string_append_c (self->text, object ? '}' : ']');
}

/**
 * gouji_json_to_text:
 *
 * Writes @object so that files can be compared line by line: members in their order, one a line down to the
 * figures.
 *
 * Returns: (transfer full): the text, closed by LF
 */
char *
gouji_json_to_text (JsonObject *object)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), object);
  Writer writer = { generator, g_string_new (NULL) };

  write_node (&writer, node, 0);
  g_string_append_c (writer.text, '\n');
  return g_string_free_and_steal (writer.text);
}

static JsonNode *
find_unknown_elements (JsonArray *given, JsonArray *known)
{
  g_autoptr (JsonArray) unknown = json_array_new ();
  gboolean any = FALSE;

  if (json_array_get_length (given) != json_array_get_length (known))
    return NULL;

  for (guint i = 0; i < json_array_get_length (given); i++) {
    JsonNode *ours = json_array_get_element (known, i);
    JsonNode *theirs = json_array_get_element (given, i);
    JsonObject *members = NULL;

    if (JSON_NODE_HOLDS_OBJECT (ours) && JSON_NODE_HOLDS_OBJECT (theirs))
      members = gouji_json_find_unknown (json_node_get_object (theirs), json_node_get_object (ours));
    any = any || members != NULL;
    json_array_add_object_element (unknown, members != NULL ? members : json_object_new ());
  }

  return any ? json_node_init_array (json_node_alloc (), unknown) : NULL;
}

static JsonNode *
find_unknown_below (JsonNode *given, JsonNode *known)
{
  if (JSON_NODE_HOLDS_ARRAY (given) && JSON_NODE_HOLDS_ARRAY (known))
    return find_unknown_elements (json_node_get_array (given), json_node_get_array (known));
  if (!JSON_NODE_HOLDS_OBJECT (given) || !JSON_NODE_HOLDS_OBJECT (known))
    return NULL;

  g_autoptr (JsonObject) members =
    gouji_json_find_unknown (json_node_get_object (given), json_node_get_object (known));
  return members != NULL ? json_node_init_object (json_node_alloc (), members) : NULL;
}

/**
 * gouji_json_find_unknown:
 * @given: what a file says
 * @known: what this program makes of it when it writes it again
 *
 * Returns: (transfer full) (nullable): the members of @given, at every level, that @known lacks; %NULL when
 * it has all
 */
JsonObject *
gouji_json_find_unknown (JsonObject *given, JsonObject *known)
{
  g_autoptr (JsonObject) unknown = json_object_new ();
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  if (given == known)
    return NULL;

  json_object_iter_init_ordered (&iter, given);
  while (json_object_iter_next_ordered (&iter, &name, &member)) {
    JsonNode *ours = json_object_get_member (known, name);
    JsonNode *rest = ours == NULL ? json_node_copy (member) : find_unknown_below (member, ours);

    if (rest != NULL)
      json_object_set_member (unknown, name, rest);
  }

  return json_object_get_size (unknown) > 0 ? g_steal_pointer (&unknown) : NULL;
}

static void
add_unknown_elements (JsonArray *array, JsonArray *unknown)
{
  if (json_array_get_length (array) != json_array_get_length (unknown))
    return;

  for (guint i = 0; i < json_array_get_length (array); i++) {
    JsonNode *ours = json_array_get_element (array, i);
    JsonNode *theirs = json_array_get_element (unknown, i);

    if (JSON_NODE_HOLDS_OBJECT (ours) && JSON_NODE_HOLDS_OBJECT (theirs))
      gouji_json_add_unknown (json_node_get_object (ours), json_node_get_object (theirs));
  }
}

/**
 * gouji_json_add_unknown:
 * @object: what this program writes; an object that is sealed stays as it is
 * @unknown: what gouji_json_find_unknown() found in the file that the report came from
 *
 * Adds @unknown behind the members of @object, at every level. What @object has stands.
 */
void
gouji_json_add_unknown (JsonObject *object, JsonObject *unknown)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  if (json_object_is_immutable (object))
    return;

  json_object_iter_init_ordered (&iter, unknown);
  while (json_object_iter_next_ordered (&iter, &name, &member)) {
    JsonNode *ours = json_object_get_member (object, name);

    if (ours == NULL)
      json_object_set_member (object, name, json_node_copy (member));
    else if (JSON_NODE_HOLDS_OBJECT (ours) && JSON_NODE_HOLDS_OBJECT (member))
      gouji_json_add_unknown (json_node_get_object (ours), json_node_get_object (member));
    else if (JSON_NODE_HOLDS_ARRAY (ours) && JSON_NODE_HOLDS_ARRAY (member))
      add_unknown_elements (json_node_get_array (ours), json_node_get_array (member));
  }
}
