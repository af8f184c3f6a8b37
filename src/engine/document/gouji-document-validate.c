/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "document/gouji-document-json.h"

#include <string.h>

#include "document/gouji-document-private.h"

static gboolean
turn_down (GError **error, const char *what)
{
  g_set_error_literal (error, GOUJI_DOCUMENT_ERROR, GOUJI_DOCUMENT_ERROR_INVALID, what);
  return FALSE;
}

static gboolean
node_is (JsonNode *node, GType type)
{
  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == type;
}

/* A number of rows, columns or code points: nothing negative, nothing that would not fit. */
static gboolean
read_count (JsonNode *node, guint most, guint *count)
{
  gint64 number;

  if (!node_is (node, G_TYPE_INT64))
    return FALSE;

  number = json_node_get_int (node);
  if (number < 0 || number > most)
    return FALSE;
  *count = (guint) number;

  return TRUE;
}

/* A member that may be absent or null, else has to be text. */
static gboolean
read_string (JsonObject *object, const char *name, char **value)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  if (!node_is (node, G_TYPE_STRING))
    return FALSE;
  *value = g_strdup (json_node_get_string (node));

  return TRUE;
}

static JsonArray *
get_array (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static JsonObject *
get_element_object (JsonArray *array, guint index)
{
  JsonNode *node = json_array_get_element (array, index);

  return JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/* The elements of @node if it is an array of exactly @n, else %NULL. */
static JsonArray *
get_members (JsonNode *node, guint n)
{
  JsonArray *members = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  return members != NULL && json_array_get_length (members) == n ? members : NULL;
}

static gboolean
read_range (GoujiDocument *self, JsonObject *object, GoujiRange *range)
{
  JsonArray *array = get_array (object, "range");

  return array != NULL && json_array_get_length (array) == 2 &&
         read_count (json_array_get_element (array, 0), self->length, &range->start) &&
         read_count (json_array_get_element (array, 1), self->length, &range->end);
}

static gboolean
read_cell (GoujiDocument *self, JsonNode *node, GoujiTableCell *cell)
{
  JsonArray *members = get_members (node, CELL_N_MEMBERS);
  JsonNode *header = members == NULL ? NULL : json_array_get_element (members, CELL_HEADER);

  if (!node_is (header, G_TYPE_BOOLEAN) ||
      !read_count (json_array_get_element (members, CELL_ROW), G_MAXINT, &cell->row) ||
      !read_count (json_array_get_element (members, CELL_COLUMN), G_MAXINT, &cell->column) ||
      !read_count (json_array_get_element (members, CELL_ROW_SPAN), G_MAXINT, &cell->row_span) ||
      !read_count (json_array_get_element (members, CELL_COLUMN_SPAN), G_MAXINT, &cell->column_span) ||
      !read_count (json_array_get_element (members, CELL_START), self->length, &cell->range.start) ||
      !read_count (json_array_get_element (members, CELL_END), self->length, &cell->range.end))
    return FALSE;
  cell->header = json_node_get_boolean (header);

  return TRUE;
}

static gboolean
read_cells (GoujiDocument *self, JsonArray *list, GoujiBlock *block)
{
  guint n_cells = json_array_get_length (list);

  block->cells = g_array_sized_new (FALSE, FALSE, sizeof (GoujiTableCell), n_cells);
  for (guint i = 0; i < n_cells; i++) {
    GoujiTableCell cell = { 0 };

    if (!read_cell (self, json_array_get_element (list, i), &cell))
      return FALSE;
    g_array_append_val (block->cells, cell);
  }

  return TRUE;
}

static gboolean
read_table (GoujiDocument *self, JsonObject *object, GoujiBlock *block)
{
  JsonArray *cells = get_array (object, "cells");

  return cells != NULL && read_count (json_object_get_member (object, "rows"), G_MAXINT, &block->n_rows) &&
         read_count (json_object_get_member (object, "columns"), G_MAXINT, &block->n_columns) &&
         read_cells (self, cells, block);
}

static gboolean
read_kind (JsonObject *object, GoujiBlockKind *kind)
{
  JsonNode *node = json_object_get_member (object, "kind");

  if (!node_is (node, G_TYPE_STRING))
    return FALSE;

  for (guint i = 0; gouji_block_kind_names[i] != NULL; i++) {
    if (g_str_equal (json_node_get_string (node), gouji_block_kind_names[i])) {
      *kind = i;
      return TRUE;
    }
  }

  return FALSE;
}

static gboolean
read_block (GoujiDocument *self, JsonObject *object, GoujiBlock *block)
{
  if (object == NULL || !read_kind (object, &block->kind) || !read_range (self, object, &block->range))
    return FALSE;
  if (block->kind == GOUJI_BLOCK_HEADING)
    return read_count (json_object_get_member (object, "level"), 6, &block->level);
  if (block->kind == GOUJI_BLOCK_TABLE)
    return read_table (self, object, block);

  return TRUE;
}

static gboolean
read_blocks (GoujiDocument *self, JsonObject *object)
{
  JsonArray *list = get_array (object, "blocks");
  guint n_blocks = list == NULL ? 0 : json_array_get_length (list);

  for (guint i = 0; i < n_blocks; i++) {
    GoujiBlock block = { 0 };
    gboolean valid = read_block (self, get_element_object (list, i), &block);

    g_array_append_val (self->blocks, block);
    if (!valid)
      return FALSE;
  }

  return list != NULL;
}

/* A note whose code a later version made stays in the file, and is nothing that this one could show. */
static gboolean
read_note (GoujiDocument *self, JsonObject *object)
{
  JsonNode *code = object == NULL ? NULL : json_object_get_member (object, "code");
  g_autofree char *detail = NULL;

  if (!node_is (code, G_TYPE_STRING) || !read_string (object, "detail", &detail))
    return FALSE;

  for (guint i = 0; gouji_note_code_names[i] != NULL; i++) {
    if (g_str_equal (json_node_get_string (code), gouji_note_code_names[i]))
      gouji_document_add_note (self, i, detail);
  }

  return TRUE;
}

static gboolean
read_notes (GoujiDocument *self, JsonObject *object)
{
  JsonArray *list = get_array (object, "notes");
  guint n_notes = list == NULL ? 0 : json_array_get_length (list);

  for (guint i = 0; i < n_notes; i++) {
    if (!read_note (self, get_element_object (list, i)))
      return FALSE;
  }

  return list != NULL;
}

/* A length on a page, which is written in tenths of a point. */
static gboolean
read_length (JsonArray *members, guint index, double *length)
{
  guint tenths = 0;

  if (!read_count (json_array_get_element (members, index), GOUJI_PAGE_MAX_LENGTH * GOUJI_DOCUMENT_TENTHS,
                   &tenths))
    return FALSE;
  *length = (double) tenths / GOUJI_DOCUMENT_TENTHS;

  return TRUE;
}

static gboolean
read_page (JsonNode *node, GoujiPageSize *page)
{
  JsonArray *members = get_members (node, PAGE_N_MEMBERS);

  return members != NULL && read_length (members, PAGE_WIDTH, &page->width) &&
         read_length (members, PAGE_HEIGHT, &page->height);
}

static gboolean
read_place (JsonArray *members, GoujiTextBox *box)
{
  double x;
  double y;
  double width;
  double height;

  if (!read_length (members, BOX_X, &x) || !read_length (members, BOX_Y, &y) ||
      !read_length (members, BOX_WIDTH, &width) || !read_length (members, BOX_HEIGHT, &height))
    return FALSE;
  box->x = x;
  box->y = y;
  box->width = width;
  box->height = height;

  return TRUE;
}

static gboolean
read_box (GoujiDocument *self, JsonNode *node, GoujiTextBox *box)
{
  JsonArray *members = get_members (node, BOX_N_MEMBERS);

  return members != NULL &&
         read_count (json_array_get_element (members, BOX_START), self->length, &box->range.start) &&
         read_count (json_array_get_element (members, BOX_END), self->length, &box->range.end) &&
         read_count (json_array_get_element (members, BOX_PAGE), G_MAXINT, &box->page) &&
         read_place (members, box);
}

static gboolean
read_boxes (GoujiDocument *self, JsonArray *list)
{
  guint n_boxes = json_array_get_length (list);

  for (guint i = 0; i < n_boxes; i++) {
    GoujiTextBox box = { 0 };

    if (!read_box (self, json_array_get_element (list, i), &box))
      return FALSE;
    g_array_append_val (self->boxes, box);
  }

  return TRUE;
}

/* Documents without pages, and those of earlier versions, have neither of both members. */
static gboolean
read_pages (GoujiDocument *self, JsonObject *object)
{
  JsonArray *pages = get_array (object, "pages");
  JsonArray *boxes = get_array (object, "boxes");
  guint n_pages = pages == NULL ? 0 : json_array_get_length (pages);

  if ((pages == NULL) == json_object_has_member (object, "pages") ||
      (boxes == NULL) == json_object_has_member (object, "boxes"))
    return FALSE;
  for (guint i = 0; i < n_pages; i++) {
    GoujiPageSize page = { 0 };

    if (!read_page (json_array_get_element (pages, i), &page))
      return FALSE;
    g_array_append_val (self->pages, page);
  }

  return boxes == NULL || read_boxes (self, boxes);
}

static gboolean
read_text (GoujiDocument *self, JsonObject *object)
{
  JsonNode *node = json_object_get_member (object, "text");
  const char *text = node_is (node, G_TYPE_STRING) ? json_node_get_string (node) : NULL;

  return text != NULL && gouji_document_take_sound_text (self, text);
}

/**
 * gouji_document_from_json:
 * @object: a document; it is kept, and sealed
 * @error: return location for a [error@DocumentError]
 *
 * Reads what [func@document_to_json] wrote. What contradicts itself is turned down whole: the positions of
 * all figures depend on it.
 *
 * Returns: (transfer full): the document, or %NULL
 */
GoujiDocument *
gouji_document_from_json (JsonObject *object, GError **error)
{
  g_autoptr (GoujiDocument) self = NULL;

  g_return_val_if_fail (object != NULL, NULL);

  self = gouji_document_new_empty ();
  if (!read_string (object, "title", &self->title) || !read_string (object, "encoding", &self->encoding) ||
      !read_text (self, object)) {
    turn_down (error, "title, encoding or text");
    return NULL;
  }
  if (!read_blocks (self, object)) {
    turn_down (error, "blocks");
    return NULL;
  }
  if (!read_notes (self, object)) {
    turn_down (error, "notes");
    return NULL;
  }
  if (!read_pages (self, object)) {
    turn_down (error, "pages or boxes");
    return NULL;
  }

  if (!gouji_document_is_sound (self, error))
    return NULL;

  json_object_seal (object);
  self->source = json_object_ref (object);

  return g_steal_pointer (&self);
}
