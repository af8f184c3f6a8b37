/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "form/gouji-form-loader.h"

static JsonNode *
find_node (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node == NULL || JSON_NODE_HOLDS_NULL (node) ? NULL : node;
}

static const char *
node_string (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
}

static gboolean
find (GoujiFormLoader *self, JsonObject *object, const char *member, GoujiPresence presence, JsonNode **node)
{
  *node = find_node (object, member);
  if (*node == NULL && presence == GOUJI_REQUIRED)
    return gouji_form_loader_fail (self, member, "is missing");

  return TRUE;
}

static gboolean
is_id (const char *text)
{
  for (const char *c = text; *c != '\0'; c++) {
    if (!g_ascii_islower (*c) && !g_ascii_isdigit (*c) && *c != '_')
      return FALSE;
  }

  return *text != '\0';
}

/**
 * gouji_form_loader_fail:
 * @member: (nullable): the member below the current path that is wrong
 *
 * Reports a mistake as %GOUJI_FORM_ERROR_INVALID.
 *
 * Returns: %FALSE always
 */
gboolean
gouji_form_loader_fail (GoujiFormLoader *self, const char *member, const char *format, ...)
{
  g_autofree char *reason = NULL;
  va_list arguments;

  va_start (arguments, format);
  reason = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  g_set_error (self->error, GOUJI_FORM_ERROR, GOUJI_FORM_ERROR_INVALID, "%s%s%s: %s", self->path->str,
               self->path->len > 0 && member != NULL ? "." : "", member != NULL ? member : "", reason);
  return FALSE;
}

/**
 * gouji_form_loader_enter:
 *
 * Makes @member the current path.
 *
 * Returns: what gouji_form_loader_leave() wants
 */
gsize
gouji_form_loader_enter (GoujiFormLoader *self, const char *member)
{
  gsize mark = self->path->len;

  g_string_append_printf (self->path, "%s%s", mark > 0 ? "." : "", member);
  return mark;
}

gsize
gouji_form_loader_enter_element (GoujiFormLoader *self, const char *member, guint index)
{
  gsize mark = gouji_form_loader_enter (self, member);

  g_string_append_printf (self->path, "[%u]", index);
  return mark;
}

void
gouji_form_loader_leave (GoujiFormLoader *self, gsize mark)
{
  g_string_truncate (self->path, mark);
}

/**
 * gouji_form_loader_get_string:
 * @value: (out): the text, owned by the form; %NULL when it is absent
 */
gboolean
gouji_form_loader_get_string (
  GoujiFormLoader *self, JsonObject *object, const char *member, GoujiPresence presence, const char **value)
{
  JsonNode *node;
  const char *text;

  *value = NULL;
  if (!find (self, object, member, presence, &node))
    return FALSE;
  if (node == NULL)
    return TRUE;

  text = node_string (node);
  if (text == NULL)
    return gouji_form_loader_fail (self, member, "must be text");
  if (*text == '\0')
    return gouji_form_loader_fail (self, member, "must not be empty");

  *value = g_string_chunk_insert_const (self->form->strings, text);
  return TRUE;
}

/**
 * gouji_form_loader_get_id:
 *
 * Reads the member `id`. Ids of cells are composed of these, so they are plain lower-case words.
 */
gboolean
gouji_form_loader_get_id (GoujiFormLoader *self,
                          JsonObject *object,
                          GoujiPresence presence,
                          const char **value)
{
  if (!gouji_form_loader_get_string (self, object, "id", presence, value))
    return FALSE;
  if (*value != NULL && !is_id (*value))
    return gouji_form_loader_fail (self, "id", "\"%s\" is not made of lower-case letters, digits and _",
                                   *value);

  return TRUE;
}

/**
 * gouji_form_loader_get_count:
 *
 * Reads a whole number from 0 to @maximum. A member that is absent leaves @value as it is.
 */
gboolean
gouji_form_loader_get_count (
  GoujiFormLoader *self, JsonObject *object, const char *member, guint maximum, guint *value)
{
  JsonNode *node = find_node (object, member);
  gint64 number;

  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_INT64)
    return gouji_form_loader_fail (self, member, "must be a whole number");

  number = json_node_get_int (node);
  if (number < 0 || number > maximum)
    return gouji_form_loader_fail (self, member, "must be from 0 to %u", maximum);

  *value = (guint) number;
  return TRUE;
}

/**
 * gouji_form_loader_get_flag:
 * @value: (out): %FALSE when the member is absent
 */
gboolean
gouji_form_loader_get_flag (GoujiFormLoader *self, JsonObject *object, const char *member, gboolean *value)
{
  JsonNode *node = find_node (object, member);

  *value = FALSE;
  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_BOOLEAN)
    return gouji_form_loader_fail (self, member, "must be true or false");

  *value = json_node_get_boolean (node);
  return TRUE;
}

gboolean
gouji_form_loader_get_object (
  GoujiFormLoader *self, JsonObject *object, const char *member, GoujiPresence presence, JsonObject **value)
{
  JsonNode *node;

  *value = NULL;
  if (!find (self, object, member, presence, &node))
    return FALSE;
  if (node != NULL && !JSON_NODE_HOLDS_OBJECT (node))
    return gouji_form_loader_fail (self, member, "must be an object");

  *value = node != NULL ? json_node_get_object (node) : NULL;
  return TRUE;
}

gboolean
gouji_form_loader_get_array (
  GoujiFormLoader *self, JsonObject *object, const char *member, GoujiPresence presence, JsonArray **value)
{
  JsonNode *node;

  *value = NULL;
  if (!find (self, object, member, presence, &node))
    return FALSE;
  if (node != NULL && !JSON_NODE_HOLDS_ARRAY (node))
    return gouji_form_loader_fail (self, member, "must be an array");

  *value = node != NULL ? json_node_get_array (node) : NULL;
  return TRUE;
}

/**
 * gouji_form_loader_get_element:
 *
 * Reads an element of the array that is the current path.
 */
gboolean
gouji_form_loader_get_element (GoujiFormLoader *self, JsonArray *array, guint index, JsonObject **value)
{
  JsonNode *node = json_array_get_element (array, index);

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return gouji_form_loader_fail (self, NULL, "must be an object");

  *value = json_node_get_object (node);
  return TRUE;
}

/**
 * gouji_form_loader_get_strings:
 * @first: (nullable): what comes before the file's own texts; owned by the form
 * @value: (out): zero-terminated; free the array alone with g_free()
 */
gboolean
gouji_form_loader_get_strings (GoujiFormLoader *self,
                               JsonObject *object,
                               const char *member,
                               GoujiPresence presence,
                               const char *first,
                               const char *const **value)
{
  JsonArray *array;
  g_autoptr (GPtrArray) strings = g_ptr_array_new ();

  *value = NULL;
  if (!gouji_form_loader_get_array (self, object, member, presence, &array))
    return FALSE;

  if (first != NULL)
    g_ptr_array_add (strings, (gpointer) first);
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++) {
    const char *text = node_string (json_array_get_element (array, i));

    if (text == NULL || *text == '\0')
      return gouji_form_loader_fail (self, member, "element %u must be text", i);
    g_ptr_array_add (strings, g_string_chunk_insert_const (self->form->strings, text));
  }
  g_ptr_array_add (strings, NULL);

  *value = (const char *const *) g_ptr_array_free (g_steal_pointer (&strings), FALSE);
  return TRUE;
}
