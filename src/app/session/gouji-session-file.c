/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "session/gouji-session-file.h"

#include <json-glib/json-glib.h>

/* Nobody has more reports open; a file that says so is damaged. */
#define MOST 1000

GoujiSessionEntry *
gouji_session_entry_new (const char *id, const char *uri, guint index, gboolean saved, gboolean shown)
{
  GoujiSessionEntry *self = g_new0 (GoujiSessionEntry, 1);

  self->id = g_strdup (id);
  self->uri = g_strdup (uri);
  self->index = index;
  self->saved = saved;
  self->shown = shown;

  return self;
}

void
gouji_session_entry_free (GoujiSessionEntry *self)
{
  g_free (self->id);
  g_free (self->uri);
  g_free (self);
}

static gboolean
has_member (JsonObject *object, const char *name, GType type)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == type;
}

static gboolean
get_flag (JsonObject *object, const char *name)
{
  return has_member (object, name, G_TYPE_BOOLEAN) && json_object_get_boolean_member (object, name);
}

static void
add_entry (GPtrArray *entries, JsonNode *node)
{
  JsonObject *object;
  gint64 index = 0;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return;
  object = json_node_get_object (node);
  if (!has_member (object, "id", G_TYPE_STRING) || !has_member (object, "uri", G_TYPE_STRING))
    return;
  if (has_member (object, "index", G_TYPE_INT64))
    index = CLAMP (json_object_get_int_member (object, "index"), 0, MOST);

  g_ptr_array_add (entries, gouji_session_entry_new (json_object_get_string_member (object, "id"),
                                                     json_object_get_string_member (object, "uri"), index,
                                                     get_flag (object, "saved"), get_flag (object, "shown")));
}

/**
 * gouji_session_file_load:
 * @path: the file
 *
 * Returns: (transfer full) (element-type GoujiSessionEntry): what was open; nothing when the file is missing
 * or damaged, which costs a few clicks and no work
 */
GPtrArray *
gouji_session_file_load (const char *path)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) gouji_session_entry_free);
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  JsonNode *root = NULL;
  JsonNode *reports = NULL;

  if (json_parser_load_from_file (parser, path, NULL))
    root = json_parser_get_root (parser);
  if (root != NULL && JSON_NODE_HOLDS_OBJECT (root))
    reports = json_object_get_member (json_node_get_object (root), "reports");

  if (reports != NULL && JSON_NODE_HOLDS_ARRAY (reports)) {
    JsonArray *array = json_node_get_array (reports);

    for (guint i = 0; i < MIN (json_array_get_length (array), MOST); i++)
      add_entry (entries, json_array_get_element (array, i));
  }

  return g_steal_pointer (&entries);
}

/**
 * gouji_session_file_store:
 * @path: the file
 * @entries: (element-type GoujiSessionEntry): what is open
 * @error: return location for an I/O error
 *
 * Written in place and without waiting for the disk: it is written often, on the main thread, and losing it
 * is no loss of work.
 *
 * Returns: whether it was written
 */
gboolean
gouji_session_file_store (const char *path, GPtrArray *entries, GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "reports");
  json_builder_begin_array (builder);
  for (guint i = 0; i < entries->len; i++) {
    const GoujiSessionEntry *entry = g_ptr_array_index (entries, i);

    json_builder_begin_object (builder);
    json_builder_set_member_name (builder, "id");
    json_builder_add_string_value (builder, entry->id);
    json_builder_set_member_name (builder, "uri");
    json_builder_add_string_value (builder, entry->uri);
    json_builder_set_member_name (builder, "index");
    json_builder_add_int_value (builder, entry->index);
    json_builder_set_member_name (builder, "saved");
    json_builder_add_boolean_value (builder, entry->saved);
    json_builder_set_member_name (builder, "shown");
    json_builder_add_boolean_value (builder, entry->shown);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  text = json_to_string (root, TRUE);

  return g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_NONE, 0600, error);
}
