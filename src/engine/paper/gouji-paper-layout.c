/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "paper/gouji-paper-layout.h"

#include <string.h>

#include <json-glib/json-glib.h>

#define MAXIMUM_FILE_SIZE (1024 * 1024)
#define MAXIMUM_LAYOUTS 100
#define MAXIMUM_NAMES 100

#define MM_TO_POINTS (72 / 25.4)

/* Bounds against mistakes in a file: a poster's side in millimetres, and a headline's size in points. */
#define LARGEST_SIDE 1200
#define LARGEST_SIZE 200
#define SMALLEST_SIZE 4
#define MOST_LINES 200

G_DEFINE_QUARK (gouji_paper_layout_error, gouji_paper_layout_error)

/* The roles' names in the files, in the order of GoujiPaperRole. */
static const char *const role_names[GOUJI_PAPER_N_ROLES] = {
  "title",     "heading",    "subheading", "point",   "body",      "table_head",
  "table_row", "table_body", "table_note", "caption", "signature", "page_number",
};

/* An object of the file, and where it stands, for messages. */
typedef struct {
  JsonObject *object;
  const char *path;
  GError **error;
} Section;

static void
clear_layout (gpointer data)
{
  GoujiPaperLayout *self = data;

  for (guint i = 0; i < GOUJI_PAPER_N_ROLES; i++) {
    g_strfreev (self->styles[i].families);
    g_strfreev (self->styles[i].latin_families);
    g_free (self->styles[i].latin);
  }
  g_free (self->block_shade);
  g_free (self->number_format);
  g_free (self->title);
  g_free (self->id);
}

static gboolean
fail (const Section *self, const char *member, const char *reason)
{
  g_set_error (self->error, GOUJI_PAPER_LAYOUT_ERROR, GOUJI_PAPER_LAYOUT_ERROR_INVALID, "%s%s%s: %s",
               self->path, *self->path != '\0' ? "." : "", member, reason);
  return FALSE;
}

static JsonNode *
find_member (const Section *self, const char *member)
{
  JsonNode *node = json_object_get_member (self->object, member);

  return node == NULL || JSON_NODE_HOLDS_NULL (node) ? NULL : node;
}

static const char *
node_text (JsonNode *node)
{
  const char *text = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;

  return text != NULL && *text != '\0' ? text : NULL;
}

/* A member that is absent leaves @value as it is. */
static gboolean
get_optional_text (const Section *self, const char *member, const char **value)
{
  JsonNode *node = find_member (self, member);

  if (node == NULL)
    return TRUE;
  *value = node_text (node);

  return *value != NULL || fail (self, member, "must be text");
}

static gboolean
get_text (const Section *self, const char *member, const char **value)
{
  *value = NULL;

  return get_optional_text (self, member, value) && (*value != NULL || fail (self, member, "is missing"));
}

static gboolean
get_optional_number (const Section *self, const char *member, double least, double most, double *value)
{
  JsonNode *node = find_member (self, member);

  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_VALUE (node) ||
      (json_node_get_value_type (node) != G_TYPE_INT64 && json_node_get_value_type (node) != G_TYPE_DOUBLE))
    return fail (self, member, "must be a number");

  *value = json_node_get_double (node);
  return (*value >= least && *value <= most) || fail (self, member, "is out of bounds");
}

static gboolean
get_number (const Section *self, const char *member, double least, double most, double *value)
{
  return (find_member (self, member) != NULL || fail (self, member, "is missing")) &&
         get_optional_number (self, member, least, most, value);
}

static gboolean
get_length (const Section *self, const char *member, double least, double most, double *points)
{
  if (!get_number (self, member, least, most, points))
    return FALSE;

  *points *= MM_TO_POINTS;
  return TRUE;
}

static gboolean
get_count (const Section *self, const char *member, guint *value)
{
  double number = 0;

  if (!get_number (self, member, 0, MOST_LINES, &number))
    return FALSE;

  *value = (guint) number;
  return *value == number || fail (self, member, "must be a whole number");
}

static gboolean
get_optional_flag (const Section *self, const char *member, gboolean *value)
{
  JsonNode *node = find_member (self, member);

  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_BOOLEAN)
    return fail (self, member, "must be true or false");

  *value = json_node_get_boolean (node);
  return TRUE;
}

static gboolean
enter (const Section *self, const char *member, const char *path, Section *inner)
{
  JsonNode *node = find_member (self, member);

  if (node == NULL)
    return fail (self, member, "is missing");
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return fail (self, member, "must be an object");

  *inner = (Section) { json_node_get_object (node), path, self->error };
  return TRUE;
}

static gboolean
add_names (const Section *font, const char *member, gboolean required, GPtrArray *names)
{
  JsonNode *node = find_member (font, member);
  JsonArray *array;

  if (node == NULL)
    return !required || fail (font, member, "is missing");
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return fail (font, member, "must be an array");

  array = json_node_get_array (node);
  if (json_array_get_length (array) > MAXIMUM_NAMES || (required && json_array_get_length (array) == 0))
    return fail (font, member, "must have names, but not too many");
  for (guint i = 0; i < json_array_get_length (array); i++) {
    const char *name = node_text (json_array_get_element (array, i));

    if (name == NULL)
      return fail (font, member, "must hold texts");
    g_ptr_array_add (names, g_strdup (name));
  }

  return TRUE;
}

static gboolean
load_font (const Section *fonts, const char *name, char ***families, guint *n_official)
{
  g_autofree char *path = g_strdup_printf ("fonts.%s", name);
  g_autoptr (GPtrArray) names = g_ptr_array_new_null_terminated (0, g_free, TRUE);
  Section font;

  if (!enter (fonts, name, path, &font) || !add_names (&font, "names", TRUE, names))
    return FALSE;
  *n_official = names->len;
  if (!add_names (&font, "stand_ins", FALSE, names))
    return FALSE;

  *families = (char **) g_ptr_array_free (g_steal_pointer (&names), FALSE);
  return TRUE;
}

static gboolean
load_fonts (const Section *section, const Section *fonts, GoujiPaperStyle *style)
{
  const char *font;
  const char *latin = NULL;

  if (!get_text (section, "font", &font) || !get_optional_text (section, "latin", &latin))
    return FALSE;
  if (!load_font (fonts, font, &style->families, &style->n_official))
    return FALSE;
  if (latin == NULL)
    return TRUE;
  if (!load_font (fonts, latin, &style->latin_families, &style->n_latin_official))
    return FALSE;

  style->latin = g_strdup (style->latin_families[0]);
  return TRUE;
}

static gboolean
load_alignment (const Section *section, GoujiPaperAlignment *alignment)
{
  static const char *const names[] = { "start", "center", "end", "justify" };
  const char *name;

  if (!get_text (section, "align", &name))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    if (g_str_equal (names[i], name)) {
      *alignment = (GoujiPaperAlignment) i;
      return TRUE;
    }
  }

  return fail (section, "align", "must be start, center, end or justify");
}

static gboolean
load_style (const Section *styles, const Section *fonts, const char *role, GoujiPaperStyle *style)
{
  g_autofree char *path = g_strdup_printf ("styles.%s", role);
  Section section;

  return enter (styles, role, path, &section) && load_fonts (&section, fonts, style) &&
         load_alignment (&section, &style->alignment) &&
         get_number (&section, "size", SMALLEST_SIZE, LARGEST_SIZE, &style->size) &&
         get_optional_flag (&section, "bold", &style->bold) &&
         get_optional_flag (&section, "bold_stand_in", &style->bold_stand_in) &&
         get_optional_number (&section, "indent", 0, MOST_LINES, &style->indent) &&
         get_optional_number (&section, "pitch", 0, 2 * LARGEST_SIZE, &style->line_pitch) &&
         get_optional_number (&section, "before", 0, MOST_LINES, &style->space_before) &&
         get_optional_number (&section, "after", 0, MOST_LINES, &style->space_after) &&
         get_optional_number (&section, "end_indent", 0, MOST_LINES, &style->end_indent);
}

static gboolean
load_styles (const Section *root, GoujiPaperLayout *self)
{
  Section fonts;
  Section styles;

  if (!enter (root, "fonts", "fonts", &fonts) || !enter (root, "styles", "styles", &styles))
    return FALSE;
  for (guint i = 0; i < GOUJI_PAPER_N_ROLES; i++) {
    if (!load_style (&styles, &fonts, role_names[i], &self->styles[i]))
      return FALSE;
  }

  return TRUE;
}

static gboolean
load_page (const Section *root, GoujiPaperLayout *self)
{
  Section page;

  if (!enter (root, "page", "page", &page) || !get_length (&page, "width", 1, LARGEST_SIDE, &self->width) ||
      !get_length (&page, "height", 1, LARGEST_SIDE, &self->height) ||
      !get_length (&page, "top", 0, LARGEST_SIDE, &self->top) ||
      !get_length (&page, "right", 0, LARGEST_SIDE, &self->right) ||
      !get_length (&page, "bottom", 0, LARGEST_SIDE, &self->bottom) ||
      !get_length (&page, "left", 0, LARGEST_SIDE, &self->left))
    return FALSE;

  if (self->left + self->right >= self->width || self->top + self->bottom >= self->height)
    return fail (&page, "width", "leaves no room between the margins");
  return TRUE;
}

static gboolean
load_grid (const Section *root, GoujiPaperLayout *self)
{
  Section grid;

  return enter (root, "grid", "grid", &grid) && get_count (&grid, "lines", &self->lines) &&
         get_count (&grid, "characters", &self->characters) &&
         get_number (&grid, "spacing", -SMALLEST_SIZE, LARGEST_SIZE, &self->character_spacing);
}

static gboolean
load_numbers (const Section *root, GoujiPaperLayout *self)
{
  Section numbers;
  const char *format;

  if (!enter (root, "numbers", "numbers", &numbers) || !get_text (&numbers, "format", &format) ||
      !get_optional_flag (&numbers, "outside", &self->number_outside) ||
      !get_number (&numbers, "inset", 0, MOST_LINES, &self->number_inset) ||
      !get_length (&numbers, "drop", 0, LARGEST_SIDE, &self->number_drop))
    return FALSE;
  if (strstr (format, "{page}") == NULL)
    return fail (&numbers, "format", "has no {page}");

  self->number_format = g_strdup (format);
  return TRUE;
}

static gboolean
is_colour (const char *text)
{
  return strlen (text) == 7 && text[0] == '#' && strspn (text + 1, "0123456789abcdefABCDEF") == 6;
}

static gboolean
load_table (const Section *root, GoujiPaperLayout *self)
{
  Section table;
  const char *shade = NULL;

  if (!enter (root, "table", "table", &table) ||
      !get_number (&table, "row_height", 1, LARGEST_SIZE, &self->row_height) ||
      !get_number (&table, "padding", 0, LARGEST_SIZE, &self->cell_padding) ||
      !get_number (&table, "border", 0, LARGEST_SIZE, &self->border) ||
      !get_optional_text (&table, "block_shade", &shade))
    return FALSE;
  if (shade != NULL && !is_colour (shade))
    return fail (&table, "block_shade", "must be #RRGGBB");

  self->block_shade = g_strdup (shade);
  return TRUE;
}

static gboolean
load_names (const Section *root, GoujiPaperLayout *self, const char *id)
{
  const char *own_id;
  const char *title;

  if (!get_text (root, "id", &own_id) || !get_text (root, "title", &title))
    return FALSE;
  if (!g_str_equal (own_id, id))
    return fail (root, "id", "differs from the name of the file");

  self->id = g_strdup (own_id);
  self->title = g_strdup (title);
  return TRUE;
}

static GoujiPaperLayout *
load_layout (JsonObject *object, const char *id, GError **error)
{
  g_autoptr (GoujiPaperLayout) self = g_atomic_rc_box_new0 (GoujiPaperLayout);
  const Section root = { object, "", error };

  if (!load_names (&root, self, id) || !load_page (&root, self) || !load_grid (&root, self) ||
      !load_numbers (&root, self) || !load_table (&root, self) || !load_styles (&root, self))
    return NULL;

  return g_steal_pointer (&self);
}

static GoujiPaperLayout *
parse_layout (const char *text, gsize length, const char *id, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) mistake = NULL;
  GoujiPaperLayout *layout;
  JsonNode *root;

  if (length > MAXIMUM_FILE_SIZE || !g_utf8_validate (text, (gssize) length, NULL) ||
      !json_parser_load_from_data (parser, text, (gssize) length, &mistake)) {
    g_set_error (error, GOUJI_PAPER_LAYOUT_ERROR, GOUJI_PAPER_LAYOUT_ERROR_INVALID, "%s.json: %s", id,
                 mistake != NULL ? mistake->message : "not a text of reasonable size");
    return NULL;
  }

  root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root)) {
    g_set_error (error, GOUJI_PAPER_LAYOUT_ERROR, GOUJI_PAPER_LAYOUT_ERROR_INVALID,
                 "%s.json: must be an object", id);
    return NULL;
  }

  layout = load_layout (json_node_get_object (root), id, error);
  if (layout == NULL)
    g_prefix_error (error, "%s.json: ", id);
  return layout;
}

/* An id is part of the name of a file, so it may lead nowhere else. */
static gboolean
is_id (const char *text)
{
  return *text != '\0' && strspn (text, "abcdefghijklmnopqrstuvwxyz0123456789-_") == strlen (text);
}

/**
 * gouji_paper_layout_new_from_folder:
 * @folder: (type filename): folder of the layouts
 * @id: which one
 * @error: return location for a [error@PaperLayoutError] or an I/O error
 *
 * Returns: (transfer full) (nullable): the layout
 */
GoujiPaperLayout *
gouji_paper_layout_new_from_folder (const char *folder, const char *id, GError **error)
{
  g_autofree char *name = g_strdup_printf ("%s.json", id);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) mistake = NULL;
  gsize length;

  if (!is_id (id) || (!g_file_get_contents (path, &text, &length, &mistake) &&
                      g_error_matches (mistake, G_FILE_ERROR, G_FILE_ERROR_NOENT))) {
    g_set_error (error, GOUJI_PAPER_LAYOUT_ERROR, GOUJI_PAPER_LAYOUT_ERROR_UNKNOWN, "%s: no such layout", id);
    return NULL;
  }
  if (mistake != NULL) {
    g_propagate_error (error, g_steal_pointer (&mistake));
    return NULL;
  }

  return parse_layout (text, length, id, error);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * gouji_paper_layouts_new_from_folder:
 * @folder: (type filename): folder of the layouts
 * @error: return location for a [error@PaperLayoutError] or an I/O error
 *
 * Loads all layouts of a folder. A folder without any is turned down as %GOUJI_PAPER_LAYOUT_ERROR_UNKNOWN.
 *
 * Returns: (transfer full) (nullable) (element-type GoujiPaperLayout): the layouts by their ids
 */
GPtrArray *
gouji_paper_layouts_new_from_folder (const char *folder, GError **error)
{
  g_autoptr (GDir) directory = g_dir_open (folder, 0, error);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) layouts = g_ptr_array_new_with_free_func ((GDestroyNotify) gouji_paper_layout_unref);
  const char *name;

  if (directory == NULL)
    return NULL;
  while ((name = g_dir_read_name (directory)) != NULL && names->len < MAXIMUM_LAYOUTS) {
    if (g_str_has_suffix (name, ".json"))
      g_ptr_array_add (names, g_strndup (name, strlen (name) - strlen (".json")));
  }
  if (names->len == 0) {
    g_set_error (error, GOUJI_PAPER_LAYOUT_ERROR, GOUJI_PAPER_LAYOUT_ERROR_UNKNOWN, "%s: no layout", folder);
    return NULL;
  }

  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++) {
    GoujiPaperLayout *layout = gouji_paper_layout_new_from_folder (folder, names->pdata[i], error);

    if (layout == NULL)
      return NULL;
    g_ptr_array_add (layouts, layout);
  }

  return g_steal_pointer (&layouts);
}

GoujiPaperLayout *
gouji_paper_layout_ref (GoujiPaperLayout *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
gouji_paper_layout_unref (GoujiPaperLayout *self)
{
  g_atomic_rc_box_release_full (self, clear_layout);
}

/* The first figure stands right of the heads of its row. */
static guint
count_row_head_columns (const GoujiPaperTable *table)
{
  for (guint i = 0; i < table->cells->len; i++) {
    const GoujiPaperCell *cell = &g_array_index (table->cells, GoujiPaperCell, i);

    if (cell->kind == GOUJI_PLACEMENT_CELL)
      return cell->column;
  }

  return table->n_columns;
}

/**
 * gouji_paper_cell_get_role:
 * @table: the table that it stands in
 * @cell: one of its cells
 *
 * As the official template has it: heads of rows stand in the middle where they take one column, and at the
 * start where they are groups of rows; the corner is a head unless the format's note stands there.
 *
 * Returns: the role of the style that a cell is printed in
 */
GoujiPaperRole
gouji_paper_cell_get_role (const GoujiPaperTable *table, const GoujiPaperCell *cell)
{
  switch (cell->kind) {
  case GOUJI_PLACEMENT_NOTE:
    return table->form_table != NULL && g_strcmp0 (table->form_table->note, cell->text) == 0
             ? GOUJI_PAPER_ROLE_TABLE_NOTE
             : GOUJI_PAPER_ROLE_TABLE_HEAD;
  case GOUJI_PLACEMENT_BLOCK_TITLE:
    return GOUJI_PAPER_ROLE_TABLE_ROW;
  case GOUJI_PLACEMENT_ROW_HEAD:
    return count_row_head_columns (table) > 1 ? GOUJI_PAPER_ROLE_TABLE_ROW : GOUJI_PAPER_ROLE_TABLE_HEAD;
  case GOUJI_PLACEMENT_CELL:
  case GOUJI_PLACEMENT_WORD:
    return GOUJI_PAPER_ROLE_TABLE_BODY;
  case GOUJI_PLACEMENT_COLUMN_HEAD:
  default:
    return GOUJI_PAPER_ROLE_TABLE_HEAD;
  }
}
