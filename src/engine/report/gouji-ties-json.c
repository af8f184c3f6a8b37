/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "report/gouji-ties-json.h"

#include "report/gouji-json.h"

/* More than anybody writes: a number is drawn with at most so many decimals. */
#define MAX_DECIMALS 9

static JsonArray *
cells_to_json (const GPtrArray *cells)
{
  JsonArray *array = json_array_sized_new (cells->len);

  for (guint i = 0; i < cells->len; i++)
    json_array_add_string_element (array, ((const GoujiCell *) cells->pdata[i])->id);
  return array;
}

/* Adds what a later version has said of it: it was an object in a file, so that it is one. */
static void
add_unknown (JsonObject *object, const char *unknown)
{
  g_autoptr (JsonNode) node = unknown != NULL ? json_from_string (unknown, NULL) : NULL;

  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    gouji_json_add_unknown (object, json_node_get_object (node));
}

/* Returns: (transfer full) (nullable): what @given has and @known has not, as text */
static char *
find_unknown (JsonObject *given, JsonObject *known)
{
  g_autoptr (JsonObject) unknown = gouji_json_find_unknown (given, known);

  if (unknown == NULL)
    return NULL;
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), unknown);
  return json_to_string (node, FALSE);
}

static JsonObject *
binding_to_json (const GoujiBinding *binding)
{
  JsonObject *object = json_object_new ();
  JsonArray *range = json_array_sized_new (2);

  json_array_add_int_element (range, binding->start);
  json_array_add_int_element (range, binding->end);
  json_object_set_array_member (object, "range", range);
  json_object_set_string_member (object, "kind", gouji_binding_kind_to_string (binding->kind));
  json_object_set_string_member (object, "mode", gouji_binding_mode_to_string (binding->mode));
  if (binding->cells->len > 0)
    json_object_set_array_member (object, "cells", cells_to_json (binding->cells));
  if (binding->whole->len > 0)
    json_object_set_array_member (object, "whole", cells_to_json (binding->whole));
  if (binding->decimals > 0)
    json_object_set_int_member (object, "decimals", binding->decimals);
  add_unknown (object, binding->unknown);

  return object;
}

JsonArray *
gouji_bindings_to_json (const GPtrArray *bindings)
{
  JsonArray *array = json_array_sized_new (bindings->len);

  for (guint i = 0; i < bindings->len; i++)
    json_array_add_object_element (array, binding_to_json (bindings->pdata[i]));
  return array;
}

static void
add_text (JsonObject *object, const char *name, const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, name, text);
}

static JsonObject *
excuse_to_json (const GoujiExcuse *excuse)
{
  JsonObject *object = json_object_new ();
  JsonArray *values = json_array_new ();

  for (guint i = 0; excuse->values != NULL && excuse->values[i] != NULL; i++)
    json_array_add_string_element (values, excuse->values[i]);

  add_text (object, "rule", excuse->rule);
  add_text (object, "about", excuse->about);
  json_object_set_array_member (object, "values", values);
  add_text (object, "reason", excuse->reason);
  add_text (object, "by", excuse->by);
  add_text (object, "on", excuse->on);
  add_unknown (object, excuse->unknown);

  return object;
}

JsonArray *
gouji_excuses_to_json (const GPtrArray *excuses)
{
  JsonArray *array = json_array_sized_new (excuses->len);

  for (guint i = 0; i < excuses->len; i++)
    json_array_add_object_element (array, excuse_to_json (excuses->pdata[i]));
  return array;
}

/* Returns: (nullable): the text of a member that has to be there */
static const char *
get_text (JsonObject *object, const char *name)
{
  JsonNode *node = gouji_json_find (object, name);
  const char *text =
    node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
      ? json_node_get_string (node)
      : NULL;

  return text != NULL && g_utf8_validate (text, -1, NULL) ? text : NULL;
}

static gboolean
read_cells (GoujiForm *form, JsonObject *object, const char *name, GPtrArray *cells)
{
  JsonNode *node = gouji_json_find (object, name);

  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return FALSE;

  JsonArray *array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++) {
    JsonNode *element = json_array_get_element (array, i);
    const GoujiCell *cell =
      JSON_NODE_HOLDS_VALUE (element) && json_node_get_value_type (element) == G_TYPE_STRING
        ? gouji_form_find_cell (form, json_node_get_string (element))
        : NULL;

    if (cell == NULL)
      return FALSE;
    g_ptr_array_add (cells, (gpointer) cell);
  }

  return TRUE;
}

static gboolean
read_decimals (JsonObject *object, guint *decimals)
{
  JsonNode *node = gouji_json_find (object, "decimals");

  if (node == NULL)
    return TRUE;
  if (!gouji_json_is_whole_number (node) || json_node_get_int (node) < 0 ||
      json_node_get_int (node) > MAX_DECIMALS)
    return FALSE;

  *decimals = (guint) json_node_get_int (node);
  return TRUE;
}

/* Returns: (transfer full) (nullable): the tie, %NULL when it has not the shape of one of @form */
static GoujiBinding *
read_binding (GoujiForm *form, JsonObject *object, GoujiRange range)
{
  GoujiBindingKind kind;
  GoujiBindingMode mode;

  if (!gouji_binding_kind_from_string (get_text (object, "kind"), &kind) ||
      !gouji_binding_mode_from_string (get_text (object, "mode"), &mode))
    return NULL;

  g_autoptr (GoujiBinding) binding = gouji_binding_new (kind, mode, range.start, range.end);
  if (!read_cells (form, object, "cells", binding->cells) ||
      !read_cells (form, object, "whole", binding->whole) || !read_decimals (object, &binding->decimals))
    return NULL;

  g_autoptr (JsonObject) known = binding_to_json (binding);
  binding->unknown = find_unknown (object, known);
  return g_steal_pointer (&binding);
}

/**
 * gouji_parser_read_bindings:
 * @array: of objects
 * @path: of the narrative, for messages
 * @text: the text that they are ties of
 * @bindings: (element-type GoujiBinding): where to add them
 */
gboolean
gouji_parser_read_bindings (
  GoujiParser *self, JsonArray *array, const char *path, const char *text, GPtrArray *bindings)
{
  guint length = (guint) g_utf8_strlen (text, -1);
  guint behind = 0;

  for (guint i = 0; i < json_array_get_length (array); i++) {
    JsonNode *node = json_array_get_element (array, i);
    JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
    JsonNode *place = object != NULL ? gouji_json_find (object, "range") : NULL;
    GoujiRange range;
    GoujiBinding *binding = NULL;

    if (place != NULL && gouji_json_read_range (place, length, &range) && range.start >= behind &&
        range.end > range.start)
      binding = read_binding (gouji_report_get_form (self->report), object, range);
    if (binding != NULL) {
      behind = range.end;
      g_ptr_array_add (bindings, binding);
    } else if (!gouji_parser_fail (self, NULL, path, "bindings")) {
      return FALSE;
    }
  }

  return TRUE;
}

static GStrv
read_values (JsonObject *object)
{
  JsonNode *node = gouji_json_find (object, "values");
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  if (node != NULL && !JSON_NODE_HOLDS_ARRAY (node))
    return NULL;

  JsonArray *array = node != NULL ? json_node_get_array (node) : NULL;
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++) {
    JsonNode *element = json_array_get_element (array, i);

    if (!JSON_NODE_HOLDS_VALUE (element) || json_node_get_value_type (element) != G_TYPE_STRING ||
        !g_utf8_validate (json_node_get_string (element), -1, NULL))
      return NULL;
    g_strv_builder_add (builder, json_node_get_string (element));
  }

  return g_strv_builder_end (builder);
}

/* Returns: (transfer full) (nullable): the excuse, %NULL when it is none: one without a reason excuses
 * nothing */
static GoujiExcuse *
read_excuse (JsonObject *object)
{
  GStrv values = read_values (object);
  g_autoptr (GoujiExcuse) excuse = g_new0 (GoujiExcuse, 1);

  excuse->values = values;
  excuse->rule = g_strdup (get_text (object, "rule"));
  excuse->about = g_strdup (get_text (object, "about"));
  excuse->reason = g_strdup (get_text (object, "reason"));
  excuse->by = g_strdup (get_text (object, "by"));
  excuse->on = g_strdup (get_text (object, "on"));
  if (values == NULL || excuse->rule == NULL || excuse->about == NULL || excuse->reason == NULL ||
      *excuse->reason == '\0')
    return NULL;

  g_autoptr (JsonObject) known = excuse_to_json (excuse);
  excuse->unknown = find_unknown (object, known);
  return g_steal_pointer (&excuse);
}

/**
 * gouji_parser_read_excuses:
 * @array: of objects
 * @excuses: (element-type GoujiExcuse): where to add them
 */
gboolean
gouji_parser_read_excuses (GoujiParser *self, JsonArray *array, GPtrArray *excuses)
{
  for (guint i = 0; i < json_array_get_length (array); i++) {
    JsonNode *node = json_array_get_element (array, i);
    GoujiExcuse *excuse = JSON_NODE_HOLDS_OBJECT (node) ? read_excuse (json_node_get_object (node)) : NULL;

    if (excuse != NULL)
      g_ptr_array_add (excuses, excuse);
    else if (!gouji_parser_fail (self, NULL, "", "excuses"))
      return FALSE;
  }

  return TRUE;
}
