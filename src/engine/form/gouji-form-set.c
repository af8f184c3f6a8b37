/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "form/gouji-form-set.h"

#include <string.h>

#include "form/gouji-form-extend.h"
#include "form/gouji-form-loader.h"

#define COMMON_NAME "common.json"
#define MAXIMUM_FORMS 200
#define MAXIMUM_FILE_SIZE (4 * 1024 * 1024)

struct _GoujiFormSet {
  gatomicrefcount ref_count;
  GPtrArray *forms;
  JsonObject *common;
};

/* A file of the folder, and what came of it. */
typedef struct {
  char *name;
  JsonObject *object;
  gboolean visiting;
  gboolean extended;
} FormFile;

static void
form_file_free (FormFile *self)
{
  g_clear_pointer (&self->object, json_object_unref);
  g_free (self->name);
  g_free (self);
}

static JsonObject *
read_object (const char *folder, const char *name, GError **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *text = NULL;
  gsize length;
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) mistake = NULL;
  JsonNode *root;

  if (!g_file_get_contents (path, &text, &length, error))
    return NULL;
  if (length > MAXIMUM_FILE_SIZE || !g_utf8_validate (text, (gssize) length, NULL)) {
    g_set_error (error, GOUJI_FORM_ERROR, GOUJI_FORM_ERROR_SYNTAX, "%s: not a text of reasonable size", name);
    return NULL;
  }
  if (!json_parser_load_from_data (parser, text, (gssize) length, &mistake)) {
    g_set_error (error, GOUJI_FORM_ERROR, GOUJI_FORM_ERROR_SYNTAX, "%s: %s", name, mistake->message);
    return NULL;
  }

  root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root)) {
    g_set_error (error, GOUJI_FORM_ERROR, GOUJI_FORM_ERROR_INVALID, "%s: must be an object", name);
    return NULL;
  }

  return json_object_ref (json_node_get_object (root));
}

static int
compare_files (gconstpointer a, gconstpointer b)
{
  const FormFile *const *first = a;
  const FormFile *const *second = b;

  return strcmp ((*first)->name, (*second)->name);
}

static GPtrArray *
list_files (const char *folder, GError **error)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify) form_file_free);
  g_autoptr (GDir) directory = g_dir_open (folder, 0, error);
  const char *name;

  if (directory == NULL)
    return NULL;

  while ((name = g_dir_read_name (directory)) != NULL && files->len < MAXIMUM_FORMS) {
    FormFile *file;

    if (!g_str_has_suffix (name, ".json") || g_str_equal (name, COMMON_NAME))
      continue;
    file = g_new0 (FormFile, 1);
    file->name = g_strdup (name);
    g_ptr_array_add (files, file);
  }

  if (files->len == 0) {
    g_set_error (error, GOUJI_FORM_ERROR, GOUJI_FORM_ERROR_EMPTY, "%s: no form", folder);
    return NULL;
  }

  g_ptr_array_sort (files, compare_files);
  return g_steal_pointer (&files);
}

/* Returns: (nullable): text member, %NULL when there is none or it is something else */
static const char *
get_text (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
}

static FormFile *
find_file (GPtrArray *files, const char *id)
{
  for (guint i = 0; i < files->len; i++) {
    FormFile *file = files->pdata[i];

    if (g_strcmp0 (get_text (file->object, "id"), id) == 0)
      return file;
  }

  return NULL;
}

/* Puts what a form extends below it, the base's own base first. */
static gboolean
extend_file (GPtrArray *files, FormFile *file, GError **error)
{
  const char *id = get_text (file->object, "extends");
  FormFile *base = id != NULL ? find_file (files, id) : NULL;
  JsonObject *merged;

  if (file->extended || (id == NULL && !json_object_has_member (file->object, "extends")))
    return TRUE;
  if (base == NULL || base->visiting || base == file) {
    g_set_error (error, GOUJI_FORM_ERROR, GOUJI_FORM_ERROR_INVALID, "%s: extends: %s", file->name,
                 base == NULL ? "there is no such form" : "the form extends itself");
    return FALSE;
  }

  file->visiting = TRUE;
  if (!extend_file (files, base, error))
    return FALSE;
  file->visiting = FALSE;

  merged = gouji_form_extend (base->object, file->object);
  json_object_unref (file->object);
  file->object = merged;
  file->extended = TRUE;
  return TRUE;
}

static gboolean
load_form (
  GoujiFormSet *self, GPtrArray *files, FormFile *file, GoujiExpressions *expressions, GError **error)
{
  g_autoptr (GoujiForm) form = NULL;

  if (!extend_file (files, file, error))
    return FALSE;

  json_object_seal (file->object);
  form = gouji_form_load (file->object, self->common, expressions, error);
  if (form == NULL) {
    g_prefix_error (error, "%s: ", file->name);
    return FALSE;
  }
  if (gouji_form_set_find (self, gouji_form_get_id (form)) != NULL) {
    g_set_error (error, GOUJI_FORM_ERROR, GOUJI_FORM_ERROR_INVALID, "%s: id: there is another form \"%s\"",
                 file->name, gouji_form_get_id (form));
    return FALSE;
  }

  g_ptr_array_add (self->forms, g_steal_pointer (&form));
  return TRUE;
}

static gboolean
load_common (GoujiFormSet *self, const char *folder, GError **error)
{
  g_autoptr (GError) mistake = NULL;

  self->common = read_object (folder, COMMON_NAME, &mistake);
  if (self->common != NULL)
    return TRUE;
  if (!g_error_matches (mistake, G_FILE_ERROR, G_FILE_ERROR_NOENT)) {
    g_propagate_error (error, g_steal_pointer (&mistake));
    return FALSE;
  }

  self->common = json_object_new ();
  json_object_seal (self->common);
  return TRUE;
}

/**
 * gouji_form_set_new_from_folder:
 * @folder: where the form files stand: every *.json is a form but common.json, which holds what they share
 * and may be absent
 * @error: return location for a [error@FormError] or a GFileError
 *
 * Loads the forms of a folder, by the names of their files.
 *
 * Returns: the forms, or %NULL when one of them is wrong; the message then begins with the name of its file
 */
GoujiFormSet *
gouji_form_set_new_from_folder (const char *folder, GError **error)
{
  g_autoptr (GoujiFormSet) self = g_new0 (GoujiFormSet, 1);
  g_autoptr (GoujiExpressions) expressions = gouji_expressions_new ();
  g_autoptr (GPtrArray) files = NULL;

  g_return_val_if_fail (folder != NULL, NULL);

  g_atomic_ref_count_init (&self->ref_count);
  self->forms = g_ptr_array_new_with_free_func ((GDestroyNotify) gouji_form_unref);

  files = list_files (folder, error);
  if (files == NULL || !load_common (self, folder, error))
    return NULL;

  for (guint i = 0; i < files->len; i++) {
    FormFile *file = files->pdata[i];

    file->object = read_object (folder, file->name, error);
    if (file->object == NULL)
      return NULL;
  }
  for (guint i = 0; i < files->len; i++) {
    if (!load_form (self, files, files->pdata[i], expressions, error))
      return NULL;
  }

  return g_steal_pointer (&self);
}

GoujiFormSet *
gouji_form_set_ref (GoujiFormSet *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
gouji_form_set_unref (GoujiFormSet *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_ptr_array_unref (self->forms);
  g_clear_pointer (&self->common, json_object_unref);
  g_free (self);
}

guint
gouji_form_set_get_n_forms (GoujiFormSet *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->forms->len;
}

GoujiForm *
gouji_form_set_get_form (GoujiFormSet *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->forms->len, NULL);

  return self->forms->pdata[index];
}

/**
 * gouji_form_set_find:
 *
 * Returns: (nullable) (transfer none): the form with this id
 */
GoujiForm *
gouji_form_set_find (GoujiFormSet *self, const char *id)
{
  g_return_val_if_fail (self != NULL && id != NULL, NULL);

  for (guint i = 0; i < self->forms->len; i++) {
    if (g_str_equal (gouji_form_get_id (self->forms->pdata[i]), id))
      return self->forms->pdata[i];
  }

  return NULL;
}

/**
 * gouji_form_set_get_common:
 *
 * Returns: (transfer none): what the forms share, an empty object without common.json
 */
JsonObject *
gouji_form_set_get_common (GoujiFormSet *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->common;
}
