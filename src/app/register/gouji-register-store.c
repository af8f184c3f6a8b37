/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "register/gouji-register-store.h"

#include <glib/gstdio.h>

#define COLUMNS_NAME "columns.json"
/* Registers of so many kinds are remembered; the one that was not used for longest goes first. */
#define MOST_REMEMBERED 100
#define LARGEST_FILE (4 * 1024 * 1024)
#define MOST_FILES 100

GoujiRegisterFile *
gouji_register_file_new (const char *uri, const char *sha256)
{
  GoujiRegisterFile *self = g_new0 (GoujiRegisterFile, 1);

  self->uri = g_strdup (uri);
  self->sha256 = g_strdup (sha256);

  return self;
}

void
gouji_register_file_free (gpointer data)
{
  GoujiRegisterFile *self = data;

  g_free (self->uri);
  g_free (self->sha256);
  g_free (self);
}

void
gouji_register_record_free (GoujiRegisterRecord *self)
{
  g_clear_pointer (&self->files, g_ptr_array_unref);
  g_clear_pointer (&self->columns, gouji_register_columns_free);
  g_free (self);
}

/**
 * gouji_register_store_get_folder:
 *
 * Returns: (transfer full) (type filename): where all this is kept
 */
char *
gouji_register_store_get_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), GOUJI_USER_NAME, "registers", NULL);
}

/* -- files -- */

/* What is damaged or missing is as good as nothing: all of it can be made again from the register. */
static JsonObject *
read_object (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *text = NULL;
  gsize length;
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonNode *root;

  if (!g_file_get_contents (path, &text, &length, NULL) || length > LARGEST_FILE ||
      !json_parser_load_from_data (parser, text, (gssize) length, NULL))
    return NULL;
  root = json_parser_get_root (parser);

  return root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_object_ref (json_node_get_object (root)) : NULL;
}

static gboolean
write_object (const char *folder, const char *name, JsonObject *object, GError **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), object);
  g_autofree char *text = json_to_string (node, TRUE);

  if (g_mkdir_with_parents (folder, 0700) != 0) {
    g_set_error_literal (error, G_FILE_ERROR, G_FILE_ERROR_FAILED, folder);
    return FALSE;
  }

  return g_file_set_contents_full (path, text, -1,
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, error);
}

static JsonArray *
get_array (JsonObject *object, const char *member)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, member) : NULL;

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static JsonObject *
get_object_at (JsonArray *array, guint index)
{
  JsonNode *node = json_array_get_element (array, index);

  return JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static const char *
get_text (JsonObject *object, const char *member)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, member) : NULL;

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
           ? json_node_get_string (node)
           : NULL;
}

/* -- what heads mean -- */

/**
 * gouji_register_store_recall:
 * @fingerprint: of the heads of a register
 *
 * Returns: (transfer full) (nullable): what was said of a register with the same heads
 */
GoujiRegisterColumns *
gouji_register_store_recall (const char *folder, const char *fingerprint)
{
  g_autoptr (JsonObject) object = read_object (folder, COLUMNS_NAME);
  JsonArray *list = get_array (object, "registers");

  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++) {
    JsonObject *entry = get_object_at (list, i);

    if (g_strcmp0 (get_text (entry, "heads"), fingerprint) == 0)
      return gouji_register_columns_from_json (entry, NULL);
  }

  return NULL;
}

/**
 * gouji_register_store_remember:
 *
 * Remembers what the columns and words of registers with these heads mean.
 */
gboolean
gouji_register_store_remember (const char *folder,
                               const char *fingerprint,
                               const GoujiRegisterColumns *columns,
                               GError **error)
{
  g_autoptr (JsonObject) before = read_object (folder, COLUMNS_NAME);
  g_autoptr (JsonObject) object = json_object_new ();
  JsonArray *list = get_array (before, "registers");
  JsonArray *kept = json_array_new ();
  JsonObject *newest = gouji_register_columns_to_json (columns);

  json_object_set_string_member (newest, "heads", fingerprint);
  json_array_add_object_element (kept, newest);
  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++) {
    JsonObject *entry = get_object_at (list, i);

    if (entry != NULL && json_array_get_length (kept) < MOST_REMEMBERED &&
        g_strcmp0 (get_text (entry, "heads"), fingerprint) != 0)
      json_array_add_object_element (kept, json_object_ref (entry));
  }
  json_object_set_array_member (object, "registers", kept);

  return write_object (folder, COLUMNS_NAME, object, error);
}

/* -- which register a report has -- */

/* An id is a UUID; whatever else a file claims to be its id is no name of a file here. */
static char *
name_record (const char *report_id)
{
  return report_id != NULL && g_uuid_string_is_valid (report_id) ? g_strconcat (report_id, ".json", NULL)
                                                                 : NULL;
}

static GPtrArray *
read_files (JsonObject *object)
{
  JsonArray *list = get_array (object, "files");
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (gouji_register_file_free);

  for (guint i = 0; list != NULL && i < json_array_get_length (list) && i < MOST_FILES; i++) {
    JsonObject *entry = get_object_at (list, i);

    if (get_text (entry, "uri") == NULL || get_text (entry, "sha256") == NULL)
      return NULL;
    g_ptr_array_add (files, gouji_register_file_new (get_text (entry, "uri"), get_text (entry, "sha256")));
  }

  return files->len > 0 ? g_steal_pointer (&files) : NULL;
}

/**
 * gouji_register_store_get:
 *
 * Returns: (transfer full) (nullable): which register was counted for the report
 */
GoujiRegisterRecord *
gouji_register_store_get (const char *folder, const char *report_id)
{
  g_autofree char *name = name_record (report_id);
  g_autoptr (JsonObject) object = name != NULL ? read_object (folder, name) : NULL;
  g_autoptr (GoujiRegisterRecord) record = g_new0 (GoujiRegisterRecord, 1);

  if (object == NULL)
    return NULL;
  record->files = read_files (object);
  record->columns = gouji_register_columns_from_json (object, NULL);

  return record->files != NULL && record->columns != NULL ? g_steal_pointer (&record) : NULL;
}

gboolean
gouji_register_store_put (const char *folder,
                          const char *report_id,
                          const GoujiRegisterRecord *record,
                          GError **error)
{
  g_autofree char *name = name_record (report_id);
  g_autoptr (JsonObject) object = gouji_register_columns_to_json (record->columns);
  JsonArray *list = json_array_new ();

  for (guint i = 0; i < record->files->len; i++) {
    const GoujiRegisterFile *file = record->files->pdata[i];
    JsonObject *entry = json_object_new ();

    json_object_set_string_member (entry, "uri", file->uri);
    json_object_set_string_member (entry, "sha256", file->sha256);
    json_array_add_object_element (list, entry);
  }
  json_object_set_array_member (object, "files", list);

  return name != NULL && write_object (folder, name, object, error);
}

/**
 * gouji_register_store_forget:
 *
 * Returns: whether anything was kept of the report's register, which is gone now
 */
gboolean
gouji_register_store_forget (const char *folder, const char *report_id)
{
  g_autofree char *name = name_record (report_id);
  g_autofree char *path = name != NULL ? g_build_filename (folder, name, NULL) : NULL;

  return path != NULL && g_unlink (path) == 0;
}
