/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "document/gouji-document-json.h"

#include "document/gouji-document-private.h"

const char *const gouji_block_kind_names[] = { "paragraph", "heading", "table", NULL };
const char *const gouji_note_code_names[] = {
  "cut",    "too-deep", "replaced", "encoding",  "too-large", "revisions", "comments",
  "hidden", "pictures", "scanned",  "converted", "not-shown", "formulas",  NULL,
};

static void
set_string (JsonObject *object, const char *name, const char *value)
{
  if (value == NULL)
    json_object_set_null_member (object, name);
  else
    json_object_set_string_member (object, name, value);
}

static void
set_range (JsonObject *object, GoujiRange range)
{
  JsonArray *array = json_array_sized_new (2);

  json_array_add_int_element (array, range.start);
  json_array_add_int_element (array, range.end);
  json_object_set_array_member (object, "range", array);
}

static JsonArray *
cells_to_json (GArray *cells)
{
  JsonArray *list = json_array_sized_new (cells->len);

  for (guint i = 0; i < cells->len; i++) {
    const GoujiTableCell *cell = &g_array_index (cells, GoujiTableCell, i);
    JsonArray *members = json_array_sized_new (CELL_N_MEMBERS);

    json_array_add_int_element (members, cell->row);
    json_array_add_int_element (members, cell->column);
    json_array_add_int_element (members, cell->row_span);
    json_array_add_int_element (members, cell->column_span);
    json_array_add_boolean_element (members, cell->header);
    json_array_add_int_element (members, cell->range.start);
    json_array_add_int_element (members, cell->range.end);
    json_array_add_array_element (list, members);
  }

  return list;
}

static JsonObject *
block_to_json (const GoujiBlock *block)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "kind", gouji_block_kind_names[block->kind]);
  if (block->kind == GOUJI_BLOCK_HEADING)
    json_object_set_int_member (object, "level", block->level);
  set_range (object, block->range);
  if (block->kind == GOUJI_BLOCK_TABLE) {
    json_object_set_int_member (object, "rows", block->n_rows);
    json_object_set_int_member (object, "columns", block->n_columns);
    json_object_set_array_member (object, "cells", cells_to_json (block->cells));
  }

  return object;
}

static JsonArray *
notes_to_json (GPtrArray *notes)
{
  JsonArray *list = json_array_sized_new (notes->len);

  for (guint i = 0; i < notes->len; i++) {
    const GoujiNote *note = g_ptr_array_index (notes, i);
    JsonObject *object = json_object_new ();

    json_object_set_string_member (object, "code", gouji_note_code_names[note->code]);
    set_string (object, "detail", note->detail);
    json_array_add_object_element (list, object);
  }

  return list;
}

/* Pages, too, as single precision, as which the boxes are kept: else a box over the whole page could end a
 * tenth behind it. */
static void
add_tenths (JsonArray *members, float points)
{
  json_array_add_int_element (members, (gint64) ((double) points * GOUJI_DOCUMENT_TENTHS + 0.5));
}

static JsonArray *
pages_to_json (GArray *pages)
{
  JsonArray *list = json_array_sized_new (pages->len);

  for (guint i = 0; i < pages->len; i++) {
    const GoujiPageSize *page = &g_array_index (pages, GoujiPageSize, i);
    JsonArray *members = json_array_sized_new (PAGE_N_MEMBERS);

    add_tenths (members, page->width);
    add_tenths (members, page->height);
    json_array_add_array_element (list, members);
  }

  return list;
}

static JsonArray *
boxes_to_json (GArray *boxes)
{
  JsonArray *list = json_array_sized_new (boxes->len);

  for (guint i = 0; i < boxes->len; i++) {
    const GoujiTextBox *box = &g_array_index (boxes, GoujiTextBox, i);
    JsonArray *members = json_array_sized_new (BOX_N_MEMBERS);

    json_array_add_int_element (members, box->range.start);
    json_array_add_int_element (members, box->range.end);
    json_array_add_int_element (members, box->page);
    add_tenths (members, box->x);
    add_tenths (members, box->y);
    add_tenths (members, box->width);
    add_tenths (members, box->height);
    json_array_add_array_element (list, members);
  }

  return list;
}

/**
 * gouji_document_to_json:
 *
 * Returns: (transfer full): the document. One that was itself read from JSON gives back what it was read
 * from, also the members that this version does not know; that object is sealed.
 */
JsonObject *
gouji_document_to_json (GoujiDocument *self)
{
  JsonObject *object;
  JsonArray *blocks;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->source != NULL)
    return json_object_ref (self->source);

  object = json_object_new ();
  set_string (object, "title", self->title);
  set_string (object, "encoding", self->encoding);
  json_object_set_string_member (object, "text", self->text);

  blocks = json_array_sized_new (self->blocks->len);
  for (guint i = 0; i < self->blocks->len; i++)
    json_array_add_object_element (blocks, block_to_json (gouji_document_get_block (self, i)));
  json_object_set_array_member (object, "blocks", blocks);
  json_object_set_array_member (object, "notes", notes_to_json (self->notes));
  if (self->pages->len > 0) {
    json_object_set_array_member (object, "pages", pages_to_json (self->pages));
    json_object_set_array_member (object, "boxes", boxes_to_json (self->boxes));
  }

  return object;
}
