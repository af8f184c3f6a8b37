/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "form/gouji-form-loader.h"

static const GoujiFormTable *
find_table (GoujiForm *form, const char *id)
{
  for (guint i = 0; i < form->tables->len; i++) {
    const GoujiFormTable *table = form->tables->pdata[i];

    if (g_str_equal (table->id, id))
      return table;
  }

  return NULL;
}

static gboolean
load_part (GoujiFormLoader *loader, JsonObject *object, GoujiPart *part)
{
  const char *table;

  if (!gouji_form_loader_get_id (loader, object, GOUJI_REQUIRED, &part->id) ||
      !gouji_form_loader_get_string (loader, object, "title", GOUJI_REQUIRED, &part->title) ||
      !gouji_form_loader_get_strings (loader, object, "labels", GOUJI_REQUIRED, NULL, &part->labels) ||
      !gouji_form_loader_get_string (loader, object, "guidance", GOUJI_OPTIONAL, &part->guidance) ||
      !gouji_form_loader_get_string (loader, object, "table", GOUJI_OPTIONAL, &table))
    return FALSE;
  if (part->labels[0] == NULL)
    return gouji_form_loader_fail (loader, "labels", "must not be empty");

  if (table == NULL)
    return TRUE;
  part->table = find_table (loader->form, table);
  return part->table != NULL || gouji_form_loader_fail (loader, "table", "there is no table \"%s\"", table);
}

static gboolean
load_parts (GoujiFormLoader *loader, JsonObject *root)
{
  JsonArray *array;

  if (!gouji_form_loader_get_array (loader, root, "parts", GOUJI_REQUIRED, &array))
    return FALSE;

  for (guint i = 0; i < json_array_get_length (array); i++) {
    gsize mark = gouji_form_loader_enter_element (loader, "parts", i);
    GoujiPart *part = g_new0 (GoujiPart, 1);
    g_autoptr (GoujiPart) owned = part;
    JsonObject *object;

    part->index = i;
    if (!gouji_form_loader_get_element (loader, array, i, &object) || !load_part (loader, object, part))
      return FALSE;
    if (gouji_form_find_part (loader->form, part->id) != NULL)
      return gouji_form_loader_fail (loader, "id", "two parts have the id \"%s\"", part->id);

    g_ptr_array_add (loader->form->parts, g_steal_pointer (&owned));
    gouji_form_loader_leave (loader, mark);
  }

  return TRUE;
}

static gboolean
load_concept (GoujiFormLoader *loader, JsonObject *object, GoujiConcept *concept)
{
  g_autofree const char *const *cells = NULL;

  if (!gouji_form_loader_get_id (loader, object, GOUJI_REQUIRED, &concept->id) ||
      !gouji_form_loader_get_string (loader, object, "title", GOUJI_REQUIRED, &concept->title) ||
      !gouji_form_loader_get_string (loader, object, "unit", GOUJI_REQUIRED, &concept->unit) ||
      !gouji_form_loader_get_string (loader, object, "comparability", GOUJI_REQUIRED,
                                     &concept->comparability) ||
      !gouji_form_loader_get_string (loader, object, "difference", GOUJI_OPTIONAL, &concept->difference) ||
      !gouji_form_loader_get_strings (loader, object, "cells", GOUJI_REQUIRED, NULL, &cells))
    return FALSE;

  for (guint i = 0; cells[i] != NULL; i++) {
    const GoujiCell *cell = gouji_form_find_cell (loader->form, cells[i]);

    if (cell == NULL)
      return gouji_form_loader_fail (loader, "cells", "there is no cell \"%s\"", cells[i]);
    g_ptr_array_add (concept->cells, (gpointer) cell);
  }

  return TRUE;
}

static gboolean
load_concepts (GoujiFormLoader *loader, JsonObject *root)
{
  JsonArray *array;

  if (!gouji_form_loader_get_array (loader, root, "concepts", GOUJI_OPTIONAL, &array))
    return FALSE;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++) {
    gsize mark = gouji_form_loader_enter_element (loader, "concepts", i);
    GoujiConcept *concept = g_new0 (GoujiConcept, 1);
    JsonObject *object;

    concept->cells = g_ptr_array_new ();
    g_ptr_array_add (loader->form->concepts, concept);
    if (!gouji_form_loader_get_element (loader, array, i, &object) || !load_concept (loader, object, concept))
      return FALSE;
    gouji_form_loader_leave (loader, mark);
  }

  return TRUE;
}

/* What all forms share and a form keeps. */
static gboolean
load_shared (GoujiFormLoader *loader, JsonObject *common)
{
  JsonObject *sentences = NULL;
  JsonObject *powers = NULL;

  if (common != NULL &&
      (!gouji_form_loader_get_object (loader, common, "sentences", GOUJI_OPTIONAL, &sentences) ||
       !gouji_form_loader_get_object (loader, common, "powers", GOUJI_OPTIONAL, &powers)))
    return FALSE;

  loader->form->sentences = sentences != NULL ? json_object_ref (sentences) : NULL;
  loader->form->powers = powers != NULL ? json_object_ref (powers) : NULL;
  return TRUE;
}

static gboolean
load_head (GoujiFormLoader *loader, JsonObject *root)
{
  GoujiForm *form = loader->form;
  JsonObject *recognition;
  JsonObject *opening;
  gsize mark;

  /* Forms of an era have a year for an id, or the year and a place, as 2008-dingxi. */
  if (!gouji_form_loader_get_string (loader, root, "id", GOUJI_REQUIRED, &form->id) ||
      !gouji_form_loader_get_string (loader, root, "title", GOUJI_REQUIRED, &form->title) ||
      !gouji_form_loader_get_string (loader, root, "name", GOUJI_OPTIONAL, &form->name) ||
      !gouji_form_loader_get_object (loader, root, "recognition", GOUJI_OPTIONAL, &recognition) ||
      !gouji_form_loader_get_object (loader, root, "opening", GOUJI_OPTIONAL, &opening))
    return FALSE;

  form->opening = opening != NULL ? json_object_ref (opening) : json_object_new ();
  form->recognition = recognition != NULL ? json_object_ref (recognition) : json_object_new ();
  mark = gouji_form_loader_enter (loader, "recognition");
  if (!gouji_form_loader_get_flag (loader, form->recognition, "free_headings", &form->free_headings))
    return FALSE;
  gouji_form_loader_leave (loader, mark);
  return TRUE;
}

/* Builds a form whose expressions are shared with those that were loaded before. */
GoujiForm *
gouji_form_load (JsonObject *object, JsonObject *common, GoujiExpressions *expressions, GError **error)
{
  g_autoptr (GoujiForm) form = gouji_form_new_empty ();
  g_autoptr (GString) path = g_string_new (NULL);
  GoujiFormLoader loader = { form, path, expressions, error };

  if (!load_head (&loader, object) || !load_shared (&loader, common) ||
      !gouji_form_load_tables (&loader, object) || !load_parts (&loader, object) ||
      !gouji_form_load_rules (&loader, object, common) || !load_concepts (&loader, object))
    return NULL;

  return g_steal_pointer (&form);
}

/**
 * gouji_form_new_from_json:
 * @object: a whole form file, what it extends already filled in
 * @common: (nullable): what all forms share
 * @error: return location for a [error@FormError]
 *
 * Builds a form. Neither object may be changed afterwards: the form keeps parts of them.
 *
 * Returns: the form, or %NULL with %GOUJI_FORM_ERROR_INVALID naming the member that is wrong
 */
GoujiForm *
gouji_form_new_from_json (JsonObject *object, JsonObject *common, GError **error)
{
  g_autoptr (GoujiExpressions) expressions = gouji_expressions_new ();

  g_return_val_if_fail (object != NULL, NULL);

  return gouji_form_load (object, common, expressions, error);
}
