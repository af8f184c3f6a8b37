/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "report/gouji-parser.h"

#include "report/gouji-report-file.h"

/**
 * gouji_parser_fail:
 * @object: (nullable): where the member stands; it is taken out when a damaged file is salvaged, so that it
 * is not kept for one that this program does not know
 *
 * Turns the file down, naming the member.
 *
 * Returns: whether to go on all the same
 */
gboolean
gouji_parser_fail (GoujiParser *self, JsonObject *object, const char *path, const char *name)
{
  g_autofree char *whole =
    g_strconcat (self->within != NULL ? self->within : "", path, *path != '\0' ? "." : "", name, NULL);

  if (self->losses != NULL) {
    gouji_losses_add (self->losses, GOUJI_LOSS_MEMBER, whole);
    if (object != NULL)
      json_object_remove_member (object, name);
  } else if (!self->lenient) {
    g_set_error_literal (self->error, GOUJI_REPORT_FILE_ERROR, GOUJI_REPORT_FILE_ERROR_DAMAGED, whole);
  }

  return self->lenient;
}

/* Returns: (nullable): the member, unless it is missing or null */
JsonNode *
gouji_json_find (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && !JSON_NODE_HOLDS_NULL (node) ? node : NULL;
}

gboolean
gouji_json_is_whole_number (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64;
}

gboolean
gouji_parser_take_text (
  GoujiParser *self, JsonObject *object, const char *path, const char *name, const char **text)
{
  JsonNode *node = gouji_json_find (object, name);

  *text = NULL;
  if (node == NULL)
    return TRUE;

  /* Escapes can spell what is no text: half a surrogate pair. */
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING ||
      !g_utf8_validate (json_node_get_string (node), -1, NULL))
    return gouji_parser_fail (self, object, path, name);

  *text = json_node_get_string (node);
  return TRUE;
}

gboolean
gouji_parser_take_flag (
  GoujiParser *self, JsonObject *object, const char *path, const char *name, gboolean *flag)
{
  JsonNode *node = gouji_json_find (object, name);

  *flag = FALSE;
  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_BOOLEAN)
    return gouji_parser_fail (self, object, path, name);

  *flag = json_node_get_boolean (node);
  return TRUE;
}

/* Returns: whether @node is a first element and the one behind the last, of @length elements */
gboolean
gouji_json_read_range (JsonNode *node, guint length, GoujiRange *range)
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (array == NULL || json_array_get_length (array) != 2 ||
      !gouji_json_is_whole_number (json_array_get_element (array, 0)) ||
      !gouji_json_is_whole_number (json_array_get_element (array, 1)))
    return FALSE;

  gint64 start = json_array_get_int_element (array, 0);
  gint64 end = json_array_get_int_element (array, 1);
  if (start < 0 || end < start || end > length)
    return FALSE;

  *range = (GoujiRange) { (guint) start, (guint) end };
  return TRUE;
}

gboolean
gouji_parser_take_range (GoujiParser *self,
                         JsonObject *object,
                         const char *path,
                         const char *name,
                         GoujiRange *range,
                         gboolean *found)
{
  JsonNode *node = gouji_json_find (object, name);

  *found = FALSE;
  if (node == NULL)
    return TRUE;
  if (!gouji_json_read_range (node, self->length, range)) {
    /* Without the document, which is named itself, there is no place in it. */
    if (self->losses != NULL && self->length == 0) {
      json_object_remove_member (object, name);
      return TRUE;
    }
    return gouji_parser_fail (self, object, path, name);
  }

  *found = TRUE;
  return TRUE;
}

gboolean
gouji_parser_take_object (
  GoujiParser *self, JsonObject *object, const char *path, const char *name, JsonObject **member)
{
  JsonNode *node = gouji_json_find (object, name);

  *member = NULL;
  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return gouji_parser_fail (self, object, path, name);

  *member = json_node_get_object (node);
  return TRUE;
}

gboolean
gouji_parser_take_array (
  GoujiParser *self, JsonObject *object, const char *path, const char *name, JsonArray **member)
{
  JsonNode *node = gouji_json_find (object, name);

  *member = NULL;
  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return gouji_parser_fail (self, object, path, name);

  *member = json_node_get_array (node);
  return TRUE;
}

gboolean
gouji_parser_take_how (
  GoujiParser *self, JsonObject *object, const char *path, const char *name, GoujiHow *how)
{
  const char *text;

  *how = GOUJI_HOW_NONE;
  if (!gouji_parser_take_text (self, object, path, name, &text))
    return FALSE;

  return text == NULL || gouji_how_from_string (text, how) || gouji_parser_fail (self, object, path, name);
}

/* Whatever a later version doubts, it is not sure. */
gboolean
gouji_parser_take_doubt (GoujiParser *self, JsonObject *object, const char *path, GoujiDoubt *doubt)
{
  const char *text;

  *doubt = gouji_json_find (object, "doubt") != NULL ? GOUJI_DOUBT_OTHER : GOUJI_DOUBT_NONE;
  if (!gouji_parser_take_text (self, object, path, "doubt", &text))
    return FALSE;

  return text == NULL || gouji_doubt_from_string (text, doubt) ||
         gouji_parser_fail (self, object, path, "doubt");
}
