/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "form/gouji-form.h"

#include "form/gouji-form-loader.h"

G_DEFINE_QUARK (GoujiFormError, gouji_form_error)

GoujiForm *
gouji_form_new_empty (void)
{
  GoujiForm *self = g_new0 (GoujiForm, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->strings = g_string_chunk_new (4096);
  self->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) gouji_part_free);
  self->tables = g_ptr_array_new_with_free_func ((GDestroyNotify) gouji_form_table_free);
  self->cells = g_ptr_array_new_with_free_func (g_free);
  self->cells_by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->rules = g_ptr_array_new_with_free_func ((GDestroyNotify) gouji_rule_free);
  self->equations = g_ptr_array_new_with_free_func ((GDestroyNotify) gouji_equation_free);
  self->concepts = g_ptr_array_new_with_free_func ((GDestroyNotify) gouji_concept_free);
  return self;
}

void
gouji_head_free (GoujiHead *self)
{
  g_free ((gpointer) self->labels);
  g_free (self);
}

void
gouji_form_block_free (GoujiFormBlock *self)
{
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->columns);
  g_ptr_array_unref (self->row_groups);
  g_ptr_array_unref (self->column_groups);
  g_free ((gpointer) self->title_labels);
  g_free (self->cells);
  g_free (self);
}

void
gouji_word_column_free (GoujiWordColumn *self)
{
  g_free ((gpointer) self->labels);
  g_free (self);
}

void
gouji_form_table_free (GoujiFormTable *self)
{
  g_ptr_array_unref (self->blocks);
  g_ptr_array_unref (self->word_columns);
  g_free (self->widths);
  g_free (self);
}

void
gouji_part_free (GoujiPart *self)
{
  g_free ((gpointer) self->labels);
  g_free (self);
}

void
gouji_rule_free (GoujiRule *self)
{
  g_clear_pointer (&self->parameters, json_object_unref);
  g_clear_pointer (&self->patterns, g_hash_table_unref);
  g_free (self);
}

void
gouji_equation_free (GoujiEquation *self)
{
  for (guint i = 0; i < self->n_terms; i++)
    g_free (self->terms[i].instead_of);
  g_free (self->terms);
  g_free (self);
}

void
gouji_concept_free (GoujiConcept *self)
{
  g_ptr_array_unref (self->cells);
  g_free (self);
}

GoujiForm *
gouji_form_ref (GoujiForm *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
gouji_form_unref (GoujiForm *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_ptr_array_unref (self->concepts);
  g_ptr_array_unref (self->equations);
  g_ptr_array_unref (self->rules);
  g_hash_table_unref (self->cells_by_id);
  g_ptr_array_unref (self->cells);
  g_ptr_array_unref (self->parts);
  g_ptr_array_unref (self->tables);
  g_clear_pointer (&self->recognition, json_object_unref);
  g_clear_pointer (&self->opening, json_object_unref);
  g_clear_pointer (&self->sentences, json_object_unref);
  g_clear_pointer (&self->powers, json_object_unref);
  g_free (self->equation_starts);
  g_free (self->equations_of_cells);
  g_string_chunk_free (self->strings);
  g_free (self);
}

const char *
gouji_form_get_id (GoujiForm *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->id;
}

const char *
gouji_form_get_title (GoujiForm *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->title;
}

/**
 * gouji_form_get_name:
 *
 * Returns: how the form is called where there is little room, its title where the file gives no `name`
 */
const char *
gouji_form_get_name (GoujiForm *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->name != NULL ? self->name : self->title;
}

/**
 * gouji_form_get_recognition:
 *
 * Returns: (transfer none): how a report in this form is recognised, an empty object where the file does not
 * say; what it holds is the filler's affair
 */
JsonObject *
gouji_form_get_recognition (GoujiForm *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->recognition;
}

/**
 * gouji_form_get_opening:
 *
 * Looks up how a report in this form begins when it is compiled from nothing: its title, what is said before
 * the first part, and its period. It is data (`opening` in data/forms/ID.json), read by those who compile.
 *
 * Returns: (transfer none): an empty object when the form says nothing of it
 */
JsonObject *
gouji_form_get_opening (GoujiForm *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->opening;
}

/**
 * gouji_form_has_free_headings:
 *
 * Returns: whether no notice sets the titles of the parts, nor their numbers and order: a report then keeps
 * those that it has
 */
gboolean
gouji_form_has_free_headings (GoujiForm *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->free_headings;
}

static const char *
get_text (JsonObject *object, const char *name)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;

  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node)
                                                                          : NULL;
}

/**
 * gouji_form_get_sentence:
 * @group: who says it, e.g. `chart`
 * @name: which sentence
 *
 * Looks up a sentence that stands in what is made from reports, in charts and on paper: in the language of
 * the reports, not of the interface, and therefore data (`sentences` in common.json).
 *
 * Returns: (nullable): the sentence, with the words to be filled in by gouji_sentence_fill() in braces
 */
const char *
gouji_form_get_sentence (GoujiForm *self, const char *group, const char *name)
{
  JsonNode *node;

  g_return_val_if_fail (self != NULL && group != NULL && name != NULL, NULL);

  node = self->sentences != NULL ? json_object_get_member (self->sentences, group) : NULL;
  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return NULL;

  return get_text (json_node_get_object (node), name);
}

/**
 * gouji_form_find_power:
 * @unit: a unit as printed, e.g. 万元
 * @power: (out): of ten: how many of the smallest unit it is
 *
 * Looks up a unit that can be converted into others (`powers` in common.json). All that are known measure the
 * same.
 *
 * Returns: whether it can
 */
gboolean
gouji_form_find_power (GoujiForm *self, const char *unit, int *power)
{
  JsonNode *node;

  g_return_val_if_fail (self != NULL && unit != NULL && power != NULL, FALSE);

  node = self->powers != NULL ? json_object_get_member (self->powers, unit) : NULL;
  if (node == NULL || json_node_get_value_type (node) != G_TYPE_INT64)
    return FALSE;

  *power = (int) CLAMP (json_node_get_int (node), 0, 18);
  return TRUE;
}

guint
gouji_form_get_n_parts (GoujiForm *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->parts->len;
}

const GoujiPart *
gouji_form_get_part (GoujiForm *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->parts->len, NULL);

  return self->parts->pdata[index];
}

/**
 * gouji_form_find_part:
 *
 * Returns: (nullable): the part with this id
 */
const GoujiPart *
gouji_form_find_part (GoujiForm *self, const char *id)
{
  g_return_val_if_fail (self != NULL && id != NULL, NULL);

  for (guint i = 0; i < self->parts->len; i++) {
    const GoujiPart *part = self->parts->pdata[i];

    if (g_str_equal (part->id, id))
      return part;
  }

  return NULL;
}

guint
gouji_form_get_n_tables (GoujiForm *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->tables->len;
}

const GoujiFormTable *
gouji_form_get_table (GoujiForm *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->tables->len, NULL);

  return self->tables->pdata[index];
}

/**
 * gouji_form_get_n_cells:
 *
 * Cells are numbered table by table, block by block, row by row; those of a row that is only printed in place
 * of others follow the rows that they replace.
 */
guint
gouji_form_get_n_cells (GoujiForm *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->cells->len;
}

const GoujiCell *
gouji_form_get_cell (GoujiForm *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->cells->len, NULL);

  return self->cells->pdata[index];
}

/**
 * gouji_form_find_cell:
 *
 * Returns: (nullable): the cell with this id
 */
const GoujiCell *
gouji_form_find_cell (GoujiForm *self, const char *id)
{
  g_return_val_if_fail (self != NULL && id != NULL, NULL);

  return g_hash_table_lookup (self->cells_by_id, id);
}

const GoujiCell *
gouji_form_get_cell_at (GoujiForm *self, const GoujiFormBlock *block, guint row, guint column)
{
  g_return_val_if_fail (self != NULL && block != NULL, NULL);
  g_return_val_if_fail (row < block->rows->len && column < block->columns->len, NULL);

  return self->cells->pdata[block->cells[row * block->columns->len + column]];
}

guint
gouji_form_get_n_equations (GoujiForm *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->equations->len;
}

const GoujiEquation *
gouji_form_get_equation (GoujiForm *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->equations->len, NULL);

  return self->equations->pdata[index];
}

/**
 * gouji_form_get_equations_of:
 * @n_equations: (out): how many
 *
 * What one report says of a cell: equations that are chained to last year's report are not among them.
 *
 * Returns: (array length=n_equations): indexes of the equations that @cell takes part in, in ascending order
 */
const guint *
gouji_form_get_equations_of (GoujiForm *self, const GoujiCell *cell, guint *n_equations)
{
  g_return_val_if_fail (self != NULL && cell != NULL && n_equations != NULL, NULL);
  g_return_val_if_fail (cell->index < self->cells->len, NULL);

  *n_equations = self->equation_starts[cell->index + 1] - self->equation_starts[cell->index];
  return self->equations_of_cells + self->equation_starts[cell->index];
}

guint
gouji_form_get_n_rules (GoujiForm *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->rules->len;
}

const GoujiRule *
gouji_form_get_rule (GoujiForm *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->rules->len, NULL);

  return self->rules->pdata[index];
}

guint
gouji_form_get_n_concepts (GoujiForm *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->concepts->len;
}

const GoujiConcept *
gouji_form_get_concept (GoujiForm *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->concepts->len, NULL);

  return self->concepts->pdata[index];
}

/**
 * gouji_form_find_concept:
 *
 * Returns: (nullable): the concept with this id, which is the same in all forms
 */
const GoujiConcept *
gouji_form_find_concept (GoujiForm *self, const char *id)
{
  g_return_val_if_fail (self != NULL && id != NULL, NULL);

  for (guint i = 0; i < self->concepts->len; i++) {
    const GoujiConcept *concept = self->concepts->pdata[i];

    if (g_str_equal (concept->id, id))
      return concept;
  }

  return NULL;
}

const char *
gouji_severity_to_string (GoujiSeverity severity)
{
  switch (severity) {
  case GOUJI_SEVERITY_ERROR:
    return "error";
  case GOUJI_SEVERITY_WARNING:
    return "warning";
  case GOUJI_SEVERITY_NOTICE:
    return "notice";
  default:
    g_return_val_if_reached (NULL);
  }
}

/**
 * gouji_head_is_below:
 * @head: (nullable): a head
 * @group: a group of rows or columns
 *
 * Returns: whether @head is @group or belongs to it, however many groups lie between
 */
gboolean
gouji_head_is_below (const GoujiHead *head, const GoujiHead *group)
{
  for (; head != NULL; head = head->parent) {
    if (head == group)
      return TRUE;
  }

  return FALSE;
}

/**
 * gouji_head_path:
 *
 * Returns: the titles of the groups above @head and its own, joined by @separator
 */
char *
gouji_head_path (const GoujiHead *head, const char *separator)
{
  g_autoptr (GString) path = g_string_new (NULL);

  g_return_val_if_fail (head != NULL && separator != NULL, NULL);

  for (; head != NULL; head = head->parent) {
    if (path->len > 0)
      g_string_prepend (path, separator);
    g_string_prepend (path, head->title);
  }

  return g_string_free (g_steal_pointer (&path), FALSE);
}

/**
 * gouji_rule_get_sentence:
 *
 * Returns: (nullable): the sentence of this name among a text rule's `sentences`
 */
const char *
gouji_rule_get_sentence (const GoujiRule *self, const char *name)
{
  JsonNode *node = json_object_get_member (self->parameters, "sentences");

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return NULL;

  return json_object_get_string_member_with_default (json_node_get_object (node), name, NULL);
}

/**
 * gouji_rule_match:
 * @name: name of a list among the rule's `patterns`
 * @text: valid UTF-8
 * @match: (out) (optional): where the first pattern that is found matches; keeps pointing into @text
 *
 * Returns: whether any pattern of the list is found in @text
 */
gboolean
gouji_rule_match (const GoujiRule *self, const char *name, const char *text, GMatchInfo **match)
{
  GPtrArray *patterns = g_hash_table_lookup (self->patterns, name);

  for (guint i = 0; patterns != NULL && i < patterns->len; i++) {
    g_autoptr (GMatchInfo) found = NULL;

    if (!g_regex_match (patterns->pdata[i], text, 0, match != NULL ? &found : NULL))
      continue;
    if (match != NULL)
      *match = g_steal_pointer (&found);
    return TRUE;
  }

  return FALSE;
}
