/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "form/gouji-form-loader.h"

/* Far above any national form, and low enough that a broken file cannot take the memory. */
#define MAXIMUM_DEPTH 8
#define MAXIMUM_HEADS 2000
#define MAXIMUM_CELLS 20000

/* What a head says of its cells, and nobody needs once the cells are there. */
typedef struct {
  GoujiHead head;
  int type; /* -1 where the head does not say */
} HeadNode;

typedef struct {
  GPtrArray *leaves;
  GPtrArray *groups;
  gboolean rows;
  gboolean untitled;
} Axis;

static const char *const type_names[] = { "count", "signed_count", "amount" };
static const char *const word_names[] = { "unit", "code" };

static gboolean load_heads (
  GoujiFormLoader *loader, JsonArray *array, const char *member, const GoujiHead *parent, Axis *axis);

static gboolean
load_type (GoujiFormLoader *loader, JsonObject *object, int *type)
{
  const char *name;

  *type = -1;
  if (!gouji_form_loader_get_string (loader, object, "type", GOUJI_OPTIONAL, &name))
    return FALSE;
  if (name == NULL)
    return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (type_names); i++) {
    if (g_str_equal (name, type_names[i]))
      *type = (int) i;
  }
  if (*type < 0)
    return gouji_form_loader_fail (loader, "type", "\"%s\" is no type of cell", name);

  return TRUE;
}

static gboolean
add_head (GoujiFormLoader *loader, Axis *axis, GPtrArray *heads, HeadNode *node, const GoujiHead *parent)
{
  GoujiHead *head = &node->head;

  head->parent = parent;
  if (parent != NULL) {
    gboolean has_line = parent->is_leaf || parent->is_heading;

    head->depth = parent->depth + (has_line ? 0 : 1);
    head->level = parent->level + (has_line ? 1 : 0);
  }
  head->first = axis->leaves->len;
  head->is_leaf = heads == axis->leaves;
  head->n_leaves = head->is_leaf ? 1 : 0;
  g_ptr_array_add (heads, head);

  if (head->depth + head->level >= MAXIMUM_DEPTH)
    return gouji_form_loader_fail (loader, NULL, "heads are nested deeper than %d", MAXIMUM_DEPTH);
  if (heads->len > MAXIMUM_HEADS)
    return gouji_form_loader_fail (loader, NULL, "more than %d heads", MAXIMUM_HEADS);

  return TRUE;
}

/* The row that may be printed in place of @group stands behind the rows that it replaces. */
static gboolean
load_alternative (GoujiFormLoader *loader, JsonObject *object, const GoujiHead *group, Axis *axis)
{
  HeadNode *node = g_new0 (HeadNode, 1);
  gsize mark = gouji_form_loader_enter (loader, "alternative");
  const char *title;

  node->type = -1;
  node->head.alternative_of = group;
  if (!add_head (loader, axis, axis->leaves, node, group->parent))
    return FALSE;
  if (!axis->rows)
    return gouji_form_loader_fail (loader, NULL, "only rows can have an alternative");
  if (!gouji_form_loader_get_id (loader, object, GOUJI_REQUIRED, &node->head.id) ||
      !gouji_form_loader_get_string (loader, object, "title", GOUJI_OPTIONAL, &title))
    return FALSE;

  node->head.unit = group->unit;
  node->head.title = title != NULL ? title : group->title;
  if (!gouji_form_loader_get_strings (loader, object, "labels", GOUJI_OPTIONAL, node->head.title,
                                      &node->head.labels))
    return FALSE;

  gouji_form_loader_leave (loader, mark);
  return TRUE;
}

static gboolean
load_group (GoujiFormLoader *loader, JsonObject *object, JsonArray *children, GoujiHead *group, Axis *axis)
{
  JsonObject *alternative;

  if (!gouji_form_loader_get_object (loader, object, "alternative", GOUJI_OPTIONAL, &alternative) ||
      !load_heads (loader, children, "children", group, axis))
    return FALSE;

  group->n_leaves = axis->leaves->len - group->first;
  return alternative == NULL || load_alternative (loader, alternative, group, axis);
}

/* What a head has besides its words: rows of a group, or rows that belong to a row or heading above them. */
typedef struct {
  JsonArray *children;
  JsonArray *below;
  gboolean heading;
} Offspring;

/* A heading has no number, so nothing that says what numbers it has. */
static gboolean
check_heading (GoujiFormLoader *loader,
               JsonObject *object,
               const GoujiHead *parent,
               const Offspring *offspring)
{
  static const char *const of_cells[] = { "id", "type", "code", "children" };

  if (offspring->below == NULL)
    return gouji_form_loader_fail (loader, "below", "is missing: a heading stands above rows");
  for (guint i = 0; i < G_N_ELEMENTS (of_cells); i++) {
    if (json_object_has_member (object, of_cells[i]))
      return gouji_form_loader_fail (loader, of_cells[i], "a heading has no cell of its own");
  }
  if (parent != NULL && !parent->is_leaf && !parent->is_heading)
    return gouji_form_loader_fail (loader, "heading", "a group of rows cannot hold a heading");

  return TRUE;
}

static gboolean
load_offspring (GoujiFormLoader *loader,
                JsonObject *object,
                const GoujiHead *parent,
                const Axis *axis,
                Offspring *offspring)
{
  if (!gouji_form_loader_get_array (loader, object, "children", GOUJI_OPTIONAL, &offspring->children) ||
      !gouji_form_loader_get_array (loader, object, "below", GOUJI_OPTIONAL, &offspring->below) ||
      !gouji_form_loader_get_flag (loader, object, "heading", &offspring->heading))
    return FALSE;
  if (!axis->rows && (offspring->below != NULL || offspring->heading))
    return gouji_form_loader_fail (loader, offspring->heading ? "heading" : "below",
                                   "only rows can have this");
  if (offspring->heading)
    return check_heading (loader, object, parent, offspring);
  if (offspring->below != NULL && offspring->children != NULL)
    return gouji_form_loader_fail (loader, "below", "a group has its rows beside it, not below");

  return TRUE;
}

static gboolean
load_words (GoujiFormLoader *loader, JsonObject *object, const Axis *axis, HeadNode *node)
{
  GoujiHead *head = &node->head;

  if (!gouji_form_loader_get_id (loader, object, GOUJI_OPTIONAL, &head->id) ||
      !gouji_form_loader_get_string (loader, object, "unit", GOUJI_OPTIONAL, &head->unit) ||
      !gouji_form_loader_get_string (loader, object, "code", GOUJI_OPTIONAL, &head->code) ||
      !gouji_form_loader_get_count (loader, object, "span", MAXIMUM_HEADS, &head->span) ||
      !load_type (loader, object, &node->type))
    return FALSE;
  if (head->span == 0)
    return gouji_form_loader_fail (loader, "span", "must be at least 1");
  if (!axis->untitled &&
      !gouji_form_loader_get_string (loader, object, "title", GOUJI_REQUIRED, &head->title))
    return FALSE;

  return gouji_form_loader_get_strings (loader, object, "labels", GOUJI_OPTIONAL,
                                        *head->title != '\0' ? head->title : NULL, &head->labels);
}

static gboolean
load_head (GoujiFormLoader *loader, JsonObject *object, const GoujiHead *parent, Axis *axis)
{
  Offspring offspring = { 0 };
  HeadNode *node;
  GoujiHead *head;

  if (!load_offspring (loader, object, parent, axis, &offspring))
    return FALSE;

  node = g_new0 (HeadNode, 1);
  node->type = -1;
  head = &node->head;
  head->title = "";
  head->span = 1;
  head->is_heading = offspring.heading;
  if (!add_head (loader, axis, offspring.children != NULL || offspring.heading ? axis->groups : axis->leaves,
                 node, parent) ||
      !load_words (loader, object, axis, node))
    return FALSE;
  if (offspring.children != NULL)
    return load_group (loader, object, offspring.children, head, axis);
  if (offspring.below != NULL && !load_heads (loader, offspring.below, "below", head, axis))
    return FALSE;
  if (head->is_heading)
    head->n_leaves = axis->leaves->len - head->first;

  return TRUE;
}

static gboolean
load_heads (
  GoujiFormLoader *loader, JsonArray *array, const char *member, const GoujiHead *parent, Axis *axis)
{
  if (json_array_get_length (array) == 0)
    return gouji_form_loader_fail (loader, member, "must not be empty");

  for (guint i = 0; i < json_array_get_length (array); i++) {
    gsize mark = gouji_form_loader_enter_element (loader, member, i);
    JsonObject *object;

    if (!gouji_form_loader_get_element (loader, array, i, &object) ||
        !load_head (loader, object, parent, axis))
      return FALSE;
    gouji_form_loader_leave (loader, mark);
  }

  return TRUE;
}

static gboolean
load_axis (GoujiFormLoader *loader, JsonObject *object, const char *member, Axis *axis)
{
  JsonArray *array;

  return gouji_form_loader_get_array (loader, object, member, GOUJI_REQUIRED, &array) &&
         load_heads (loader, array, member, NULL, axis);
}

static guint
axis_depth (GPtrArray *leaves)
{
  guint depth = 0;

  for (guint i = 0; i < leaves->len; i++)
    depth = MAX (depth, ((const GoujiHead *) leaves->pdata[i])->depth + 1);

  return depth;
}

/* The columns in which the titles of rows stand. */
static guint
count_title_columns (const GoujiFormTable *table)
{
  return table->n_row_head_columns - table->word_columns->len;
}

static guint
count_grid_columns (const GoujiFormTable *table, const GoujiFormBlock *block)
{
  guint n = table->n_row_head_columns;

  for (guint i = 0; i < block->columns->len; i++)
    n += ((const GoujiHead *) block->columns->pdata[i])->span;

  return n;
}

static gboolean
check_block (GoujiFormLoader *loader, const GoujiFormTable *table, const GoujiFormBlock *block)
{
  if (table->n_row_head_columns == 0 && block->rows->len != 1)
    return gouji_form_loader_fail (loader, "rows", "a table without row heads has exactly one row");
  if (table->n_row_head_columns > 0 && axis_depth (block->rows) > count_title_columns (table))
    return gouji_form_loader_fail (loader, "rows", "nested deeper than the table has columns for row heads");
  if (count_grid_columns (table, block) > table->n_widths)
    return gouji_form_loader_fail (loader, "columns", "more columns than the table has widths");

  return TRUE;
}

static gboolean
load_block (GoujiFormLoader *loader, JsonObject *object, const GoujiFormTable *table, GoujiFormBlock *block)
{
  Axis columns = { block->columns, block->column_groups };
  Axis rows = { block->rows, block->row_groups, TRUE, table->n_row_head_columns == 0 };

  return gouji_form_loader_get_string (loader, object, "title", GOUJI_OPTIONAL, &block->title) &&
         gouji_form_loader_get_strings (loader, object, "labels", GOUJI_OPTIONAL, block->title,
                                        &block->title_labels) &&
         gouji_form_loader_get_string (loader, object, "corner", GOUJI_OPTIONAL, &block->corner) &&
         load_axis (loader, object, "columns", &columns) && load_axis (loader, object, "rows", &rows) &&
         check_block (loader, table, block);
}

static void
append_ids (GString *id, const GoujiHead *head)
{
  if (head == NULL)
    return;

  append_ids (id, head->parent);
  if (head->id != NULL && !head->is_leaf)
    g_string_append_printf (id, ".%s", head->id);
}

/* What stands above a row on a line of its own adds nothing to its id, and lends it no unit or type. */
static void
append_path (GString *id, const GoujiHead *leaf)
{
  append_ids (id, leaf->parent);
  if (leaf->id != NULL)
    g_string_append_printf (id, ".%s", leaf->id);
}

static const GoujiHead *
next_beside (const GoujiHead *head)
{
  do
    head = head->parent;
  while (head != NULL && (head->is_leaf || head->is_heading));

  return head;
}

static const char *
find_unit (const GoujiHead *head)
{
  for (; head != NULL; head = next_beside (head)) {
    if (head->unit != NULL)
      return head->unit;
  }

  return NULL;
}

static int
find_type (const GoujiHead *head)
{
  for (; head != NULL; head = next_beside (head)) {
    if (((const HeadNode *) head)->type >= 0)
      return ((const HeadNode *) head)->type;
  }

  return -1;
}

static GoujiCell *
new_cell (GoujiForm *form,
          const GoujiFormTable *table,
          const GoujiFormBlock *block,
          const GoujiHead *row,
          const GoujiHead *column)
{
  GoujiCell *cell = g_new0 (GoujiCell, 1);
  g_autoptr (GString) id = g_string_new (table->id);

  append_path (id, row);
  append_path (id, column);

  cell->index = form->cells->len;
  cell->id = g_string_chunk_insert_const (form->strings, id->str);
  cell->table = table;
  cell->block = block;
  cell->row = row;
  cell->column = column;
  cell->unit = find_unit (column);
  if (cell->unit == NULL)
    cell->unit = find_unit (row);
  cell->alternative = row->alternative_of != NULL;
  return cell;
}

static gboolean
add_cell (GoujiFormLoader *loader, GoujiCell *cell, const char *table_unit, int table_type)
{
  GoujiForm *form = loader->form;
  int type = find_type (cell->column);

  g_ptr_array_add (form->cells, cell);
  if (cell->unit == NULL)
    cell->unit = table_unit;
  if (type < 0)
    type = find_type (cell->row);
  cell->type = (GoujiCellType) (type >= 0 ? type : MAX (table_type, 0));

  if (form->cells->len > MAXIMUM_CELLS)
    return gouji_form_loader_fail (loader, NULL, "more than %d cells", MAXIMUM_CELLS);
  if (!g_hash_table_insert (form->cells_by_id, (gpointer) cell->id, cell))
    return gouji_form_loader_fail (loader, NULL, "two cells have the id \"%s\"", cell->id);

  return TRUE;
}

static gboolean
add_cells (GoujiFormLoader *loader,
           const GoujiFormTable *table,
           GoujiFormBlock *block,
           const char *table_unit,
           int table_type)
{
  guint n_columns = block->columns->len;

  block->cells = g_new0 (guint, (gsize) block->rows->len * n_columns);
  for (guint r = 0; r < block->rows->len; r++) {
    for (guint c = 0; c < n_columns; c++) {
      GoujiCell *cell =
        new_cell (loader->form, table, block, block->rows->pdata[r], block->columns->pdata[c]);

      block->cells[r * n_columns + c] = cell->index;
      if (!add_cell (loader, cell, table_unit, table_type))
        return FALSE;
    }
  }

  return TRUE;
}

static gboolean
load_widths (GoujiFormLoader *loader, JsonObject *object, GoujiFormTable *table)
{
  JsonArray *array;

  if (!gouji_form_loader_get_array (loader, object, "widths", GOUJI_REQUIRED, &array))
    return FALSE;

  table->n_widths = json_array_get_length (array);
  if (table->n_widths == 0 || table->n_widths > MAXIMUM_HEADS)
    return gouji_form_loader_fail (loader, "widths", "must hold 1 to %d numbers", MAXIMUM_HEADS);

  table->widths = g_new0 (guint, table->n_widths);
  for (guint i = 0; i < table->n_widths; i++) {
    JsonNode *node = json_array_get_element (array, i);
    gint64 width = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_int (node) : 0;

    if (width <= 0 || width > G_MAXUINT16)
      return gouji_form_loader_fail (loader, "widths", "element %u must be a number from 1 to 65535", i);
    table->widths[i] = (guint) width;
  }

  return TRUE;
}

static gboolean
load_word_column (GoujiFormLoader *loader, JsonObject *object, GoujiFormTable *table)
{
  GoujiWordColumn *column = g_new0 (GoujiWordColumn, 1);
  const char *says;

  g_ptr_array_add (table->word_columns, column);
  if (!gouji_form_loader_get_string (loader, object, "says", GOUJI_REQUIRED, &says) ||
      !gouji_form_loader_get_string (loader, object, "title", GOUJI_REQUIRED, &column->title) ||
      !gouji_form_loader_get_strings (loader, object, "labels", GOUJI_OPTIONAL, column->title,
                                      &column->labels))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (word_names); i++) {
    column->kind = (GoujiWordKind) i;
    if (g_str_equal (says, word_names[i]))
      return TRUE;
  }

  return gouji_form_loader_fail (loader, "says", "\"%s\" is none of unit, code", says);
}

static gboolean
load_word_columns (GoujiFormLoader *loader, JsonObject *object, GoujiFormTable *table)
{
  JsonArray *array;

  if (!gouji_form_loader_get_array (loader, object, "word_columns", GOUJI_OPTIONAL, &array))
    return FALSE;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++) {
    gsize mark = gouji_form_loader_enter_element (loader, "word_columns", i);
    JsonObject *element;

    if (!gouji_form_loader_get_element (loader, array, i, &element) ||
        !load_word_column (loader, element, table))
      return FALSE;
    gouji_form_loader_leave (loader, mark);
  }
  if (table->word_columns->len > 0 && table->word_columns->len >= table->n_row_head_columns)
    return gouji_form_loader_fail (loader, "word_columns", "leave no column for the titles of the rows");

  return TRUE;
}

static GoujiFormBlock *
new_block (guint index)
{
  GoujiFormBlock *block = g_new0 (GoujiFormBlock, 1);

  block->index = index;
  block->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) gouji_head_free);
  block->columns = g_ptr_array_new_with_free_func ((GDestroyNotify) gouji_head_free);
  block->row_groups = g_ptr_array_new_with_free_func ((GDestroyNotify) gouji_head_free);
  block->column_groups = g_ptr_array_new_with_free_func ((GDestroyNotify) gouji_head_free);
  return block;
}

static gboolean
load_blocks (GoujiFormLoader *loader, JsonObject *object, GoujiFormTable *table, const char *unit, int type)
{
  JsonArray *array;

  if (!gouji_form_loader_get_array (loader, object, "blocks", GOUJI_REQUIRED, &array))
    return FALSE;
  if (json_array_get_length (array) == 0)
    return gouji_form_loader_fail (loader, "blocks", "must not be empty");

  for (guint i = 0; i < json_array_get_length (array); i++) {
    gsize mark = gouji_form_loader_enter_element (loader, "blocks", i);
    GoujiFormBlock *block = new_block (i);
    JsonObject *element;

    g_ptr_array_add (table->blocks, block);
    if (!gouji_form_loader_get_element (loader, array, i, &element) ||
        !load_block (loader, element, table, block) || !add_cells (loader, table, block, unit, type))
      return FALSE;
    gouji_form_loader_leave (loader, mark);
  }

  return TRUE;
}

static gboolean
load_table (GoujiFormLoader *loader, JsonObject *object, GoujiFormTable *table)
{
  const char *unit;
  int type;

  if (!gouji_form_loader_get_id (loader, object, GOUJI_REQUIRED, &table->id) ||
      !gouji_form_loader_get_string (loader, object, "title", GOUJI_REQUIRED, &table->title) ||
      !gouji_form_loader_get_string (loader, object, "note", GOUJI_OPTIONAL, &table->note) ||
      !gouji_form_loader_get_string (loader, object, "unit", GOUJI_REQUIRED, &unit) ||
      !gouji_form_loader_get_flag (loader, object, "from_text", &table->from_text) ||
      !load_type (loader, object, &type) || !load_widths (loader, object, table))
    return FALSE;

  table->narrow = table->n_widths;
  if (!gouji_form_loader_get_count (loader, object, "narrow", MAXIMUM_HEADS, &table->narrow) ||
      !gouji_form_loader_get_count (loader, object, "row_head_columns", MAXIMUM_DEPTH,
                                    &table->n_row_head_columns))
    return FALSE;
  if (table->narrow == 0)
    return gouji_form_loader_fail (loader, "narrow", "must be at least 1");

  return load_word_columns (loader, object, table) && load_blocks (loader, object, table, unit, type);
}

/**
 * gouji_form_load_tables:
 *
 * Reads the tables of a form and composes its cells.
 */
gboolean
gouji_form_load_tables (GoujiFormLoader *self, JsonObject *root)
{
  JsonArray *array;

  if (!gouji_form_loader_get_array (self, root, "tables", GOUJI_REQUIRED, &array))
    return FALSE;

  for (guint i = 0; i < json_array_get_length (array); i++) {
    gsize mark = gouji_form_loader_enter_element (self, "tables", i);
    GoujiFormTable *table = g_new0 (GoujiFormTable, 1);
    JsonObject *object;

    table->index = i;
    table->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) gouji_form_block_free);
    table->word_columns = g_ptr_array_new_with_free_func ((GDestroyNotify) gouji_word_column_free);
    g_ptr_array_add (self->form->tables, table);
    if (!gouji_form_loader_get_element (self, array, i, &object) || !load_table (self, object, table))
      return FALSE;
    gouji_form_loader_leave (self, mark);
  }

  return TRUE;
}
