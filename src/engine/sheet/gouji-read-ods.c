/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sheet/gouji-sheet-readers.h"

#include <string.h>

#include "sheet/gouji-number-format.h"
#include "container/gouji-package.h"
#include "sheet/gouji-sheet.h"
#include "container/gouji-xml-parts.h"

/*
 * Spreadsheets of OpenDocument (ODF 1.3, part 3, clause 9). What a cell shows stands in it as text; its value
 * counts only where a program left the text out.
 */

/* More blank cells in a row than these are the rest of the sheet. */
#define MOST_BLANKS 64

/* A cell holds so many bytes; more is cut. */
#define LONGEST_CELL 131072

#define MOST_SPACES 1000

static const char office[] = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
static const char table[] = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
static const char text[] = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";
static const char style[] = "urn:oasis:names:tc:opendocument:xmlns:style:1.0";
static const char draw[] = "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0";

/* Elements in which nothing is text of the cell around them. */
static const struct {
  const char *space;
  const char *name;
} left_out[] = {
  { office, "annotation" },
  { draw, "frame" },
  { text, "ruby-text" },
  { table, "shapes" },
  { text, "note" },
  { table, "tracked-changes" },
  { table, "named-expressions" },
};

/* A cell of the row that is open; a row may stand for many. */
typedef struct {
  guint column;
  guint n_columns;
  guint row_span;
  guint column_span;
  char *shown; /* %NULL for a blank cell */
} RowCell;

typedef struct {
  const GoujiLimits *limits;
  GoujiSheetWriter writer;
  GoujiSheet *sheet; /* of the table that is open */
  GHashTable *hidden_styles;
  char *style_name; /* of the style that is open */
  GPtrArray *names; /* of the sheets that are shown, with the place of each in @sheets */
  GPtrArray *sheets;
  GArray *row_cells; /* element-type RowCell */
  guint n_tables;    /* how many are open, one within the other */
  guint n_left_out;  /* how many elements without text of ours are open, one within the other */
  guint row;
  guint column;
  guint columns_before; /* how many columns were declared */
  guint row_repeat;
  guint cell_repeat;
  guint row_span;
  guint column_span;
  GString *shown;
  char *value;
  guint n_paragraphs;
  guint n_hidden;
  guint n_comments;
  guint n_pictures;
  guint n_formulas;
  gsize size; /* of all sheets together */
  gboolean cut;
  gboolean in_cell;
  gboolean in_paragraph;
  gboolean covered;
  gboolean styled;
  gboolean has_formula;
} Reader;

static gboolean
is (const xmlChar *namespace_uri, const xmlChar *name, const char *wanted_space, const char *wanted)
{
  return g_strcmp0 ((const char *) namespace_uri, wanted_space) == 0 && g_str_equal (name, wanted);
}

static char *
get (const xmlChar **attributes, int n_attributes, const char *namespace_uri, const char *name)
{
  gsize length;
  const char *value = gouji_xml_find_attribute (attributes, n_attributes, namespace_uri, name, &length);

  return value == NULL ? NULL : g_strndup (value, length);
}

/* How often, or how far: at least once. */
static guint
get_count (const xmlChar **attributes, int n_attributes, const char *name, guint most)
{
  g_autofree char *value = get (attributes, n_attributes, table, name);
  guint64 count = value == NULL ? 1 : g_ascii_strtoull (value, NULL, 10);

  return (guint) CLAMP (count, 1, most);
}

static gboolean
is_hidden (const xmlChar **attributes, int n_attributes)
{
  g_autofree char *visibility = get (attributes, n_attributes, table, "visibility");

  return visibility != NULL && !g_str_equal (visibility, "visible");
}

static void
row_cell_clear (gpointer data)
{
  g_free (((RowCell *) data)->shown);
}

static gboolean
is_left_out (const xmlChar *namespace_uri, const xmlChar *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (left_out); i++) {
    if (is (namespace_uri, name, left_out[i].space, left_out[i].name))
      return TRUE;
  }

  return FALSE;
}

static void
begin_table (Reader *self, const xmlChar **attributes, int n_attributes)
{
  g_autofree char *style_name = NULL;

  if (self->n_tables++ > 0)
    return;

  style_name = get (attributes, n_attributes, table, "style-name");
  self->row = 0;
  self->columns_before = 0;
  if (style_name != NULL && g_hash_table_contains (self->hidden_styles, style_name)) {
    self->n_hidden++;
    return;
  }
  /* Repeated cells make a large sheet of a few bytes, and a file may have thousands of sheets. */
  if (self->size > self->limits->bytes) {
    self->cut = TRUE;
    return;
  }
  self->sheet = gouji_sheet_new (self->limits);
  g_ptr_array_add (self->sheets, self->sheet);
  g_ptr_array_add (self->names, get (attributes, n_attributes, table, "name"));
}

static void
begin_column (Reader *self, const xmlChar **attributes, int n_attributes)
{
  guint repeat = get_count (attributes, n_attributes, "number-columns-repeated", GOUJI_SHEET_MAX_COLUMNS);

  if (is_hidden (attributes, n_attributes))
    gouji_sheet_hide_columns (self->sheet, self->columns_before, repeat);
  self->columns_before = MIN (self->columns_before + repeat, GOUJI_SHEET_MAX_COLUMNS);
}

static void
begin_row (Reader *self, const xmlChar **attributes, int n_attributes)
{
  self->column = 0;
  self->row_repeat = get_count (attributes, n_attributes, "number-rows-repeated", GOUJI_SHEET_MAX_ROWS);
  if (is_hidden (attributes, n_attributes))
    gouji_sheet_hide_rows (self->sheet, self->row, self->row_repeat);
  g_array_set_size (self->row_cells, 0);
}

/* A number that stands in its cell without text; a day or a word as it is. */
static char *
get_value (const xmlChar **attributes, int n_attributes)
{
  static const char *const names[] = { "date-value", "time-value", "boolean-value", "string-value" };
  g_autofree char *value = get (attributes, n_attributes, office, "value");
  g_autofree char *type = get (attributes, n_attributes, office, "value-type");

  for (guint i = 0; value == NULL && i < G_N_ELEMENTS (names); i++) {
    char *other = get (attributes, n_attributes, office, names[i]);

    if (other != NULL)
      return other;
  }
  if (value == NULL)
    return NULL;

  return gouji_number_format_show (
    g_strcmp0 (type, "percentage") == 0 ? "0.##########%" : GOUJI_NUMBER_FORMAT_GENERAL, value, FALSE);
}

static void
begin_cell (Reader *self, const xmlChar **attributes, int n_attributes, gboolean covered)
{
  g_autofree char *formula = get (attributes, n_attributes, table, "formula");
  g_autofree char *style_name = get (attributes, n_attributes, table, "style-name");

  self->in_cell = TRUE;
  self->covered = covered;
  self->cell_repeat =
    get_count (attributes, n_attributes, "number-columns-repeated", GOUJI_SHEET_MAX_COLUMNS);
  self->row_span = get_count (attributes, n_attributes, "number-rows-spanned", GOUJI_SHEET_MAX_ROWS);
  self->column_span = get_count (attributes, n_attributes, "number-columns-spanned", GOUJI_SHEET_MAX_COLUMNS);
  self->has_formula = formula != NULL;
  self->styled = style_name != NULL;
  self->n_paragraphs = 0;
  g_string_truncate (self->shown, 0);
  g_free (self->value);
  self->value = get_value (attributes, n_attributes);
}

static void
end_cell (Reader *self)
{
  const char *shown = self->n_paragraphs > 0 ? self->shown->str : self->value;
  gboolean blank = shown == NULL || *shown == '\0';
  guint n_columns = self->cell_repeat;
  RowCell cell = { self->column, n_columns, self->row_span, self->column_span, NULL };

  self->in_cell = FALSE;
  self->column = MIN (self->column + n_columns, GOUJI_SHEET_MAX_COLUMNS);
  self->n_formulas += blank && self->has_formula && self->n_paragraphs == 0;
  if (self->covered || (blank && (!self->styled || n_columns > MOST_BLANKS)))
    return;
  if (self->row_cells->len >= GOUJI_SHEET_MAX_COLUMNS)
    return;

  cell.shown = blank ? NULL : g_strdup (shown);
  g_array_append_val (self->row_cells, cell);
}

static void
put_cell (Reader *self, guint row, const RowCell *cell)
{
  for (guint i = 0; i < cell->n_columns && !gouji_sheet_is_cut (self->sheet); i++) {
    if (cell->shown == NULL)
      gouji_sheet_put_blank (self->sheet, row, cell->column + i);
    else
      gouji_sheet_put (self->sheet, row, cell->column + i, cell->shown, strlen (cell->shown));
    if (cell->row_span > 1 || cell->column_span > 1)
      gouji_sheet_merge (self->sheet, row, cell->column + i, cell->row_span, cell->column_span);
  }
}

static gboolean
has_text (const Reader *self)
{
  for (guint i = 0; i < self->row_cells->len; i++) {
    if (g_array_index (self->row_cells, RowCell, i).shown != NULL)
      return TRUE;
  }

  return FALSE;
}

/* Blank rows are repeated to the end of the sheet, and nothing stands in them. */
static void
end_row (Reader *self)
{
  guint n = has_text (self) ? self->row_repeat : 0;

  for (guint i = 0; i < n && !gouji_sheet_is_cut (self->sheet); i++) {
    for (guint k = 0; k < self->row_cells->len; k++)
      put_cell (self, self->row + i, &g_array_index (self->row_cells, RowCell, k));
  }
  self->row = MIN (self->row + self->row_repeat, GOUJI_SHEET_MAX_ROWS);
}

static void
append (Reader *self, const char *characters, gsize length)
{
  if (self->shown->len < LONGEST_CELL)
    g_string_append_len (self->shown, characters, (gssize) length);
}

/* What stands in the text of a cell beside characters. */
static void
begin_in_cell (Reader *self,
               const xmlChar *namespace_uri,
               const xmlChar *name,
               const xmlChar **attributes,
               int n_attributes)
{
  if (is (namespace_uri, name, text, "p")) {
    if (self->n_paragraphs++ > 0)
      append (self, "\n", 1);
    self->in_paragraph = TRUE;
  } else if (is (namespace_uri, name, text, "line-break")) {
    append (self, "\n", 1);
  } else if (is (namespace_uri, name, text, "tab")) {
    append (self, "\t", 1);
  } else if (is (namespace_uri, name, text, "s")) {
    g_autofree char *count = get (attributes, n_attributes, text, "c");
    guint64 n = count == NULL ? 1 : g_ascii_strtoull (count, NULL, 10);

    for (guint64 i = 0; i < MIN (n, MOST_SPACES); i++)
      append (self, " ", 1);
  }
}

static void
begin_style (Reader *self,
             const xmlChar *namespace_uri,
             const xmlChar *name,
             const xmlChar **attributes,
             int n_attributes)
{
  if (is (namespace_uri, name, style, "style")) {
    g_free (self->style_name);
    self->style_name = get (attributes, n_attributes, style, "name");
  } else if (is (namespace_uri, name, style, "table-properties") && self->style_name != NULL) {
    g_autofree char *display = get (attributes, n_attributes, table, "display");

    if (g_strcmp0 (display, "false") == 0)
      g_hash_table_add (self->hidden_styles, g_steal_pointer (&self->style_name));
  }
}

static void
begin_in_table (Reader *self,
                const xmlChar *namespace_uri,
                const xmlChar *name,
                const xmlChar **attributes,
                int n_attributes)
{
  if (is (namespace_uri, name, table, "table-column"))
    begin_column (self, attributes, n_attributes);
  else if (is (namespace_uri, name, table, "table-row"))
    begin_row (self, attributes, n_attributes);
  else if (is (namespace_uri, name, table, "table-cell"))
    begin_cell (self, attributes, n_attributes, FALSE);
  else if (is (namespace_uri, name, table, "covered-table-cell"))
    begin_cell (self, attributes, n_attributes, TRUE);
  else if (self->in_cell)
    begin_in_cell (self, namespace_uri, name, attributes, n_attributes);
}

static void
start_cb (void *data,
          const xmlChar *name,
          const xmlChar *prefix,
          const xmlChar *namespace_uri,
          int n_namespaces,
          const xmlChar **namespaces,
          int n_attributes,
          int n_defaulted,
          const xmlChar **attributes)
{
  Reader *self = data;

  self->n_comments += is (namespace_uri, name, office, "annotation");
  self->n_pictures += is (namespace_uri, name, draw, "image");
  if (is_left_out (namespace_uri, name))
    self->n_left_out++;
  if (self->n_left_out > 0)
    return;
  if (is (namespace_uri, name, table, "table"))
    begin_table (self, attributes, n_attributes);
  else if (self->sheet != NULL && self->n_tables == 1)
    begin_in_table (self, namespace_uri, name, attributes, n_attributes);
  else if (self->n_tables == 0)
    begin_style (self, namespace_uri, name, attributes, n_attributes);
}

static void
end_cb (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *namespace_uri)
{
  Reader *self = data;

  if (is_left_out (namespace_uri, name)) {
    self->n_left_out--;
    return;
  }
  if (self->n_left_out > 0)
    return;
  if (is (namespace_uri, name, table, "table")) {
    if (--self->n_tables == 0 && self->sheet != NULL) {
      self->size += gouji_sheet_get_size (self->sheet);
      self->sheet = NULL;
    }
    return;
  }
  if (self->sheet == NULL || self->n_tables != 1)
    return;
  if (is (namespace_uri, name, text, "p"))
    self->in_paragraph = FALSE;
  else if (self->in_cell && (is (namespace_uri, name, table, "table-cell") ||
                             is (namespace_uri, name, table, "covered-table-cell")))
    end_cell (self);
  else if (is (namespace_uri, name, table, "table-row"))
    end_row (self);
}

static void
characters_cb (void *data, const xmlChar *characters, int length)
{
  Reader *self = data;

  if (self->in_cell && self->in_paragraph && self->n_left_out == 0 && self->n_tables == 1)
    append (self, (const char *) characters, (gsize) length);
}

static void
write_heading (GoujiDocumentBuilder *builder, const char *name)
{
  if (name == NULL || *name == '\0')
    return;

  gouji_document_builder_begin_block (builder, GOUJI_BLOCK_HEADING, 1);
  gouji_document_builder_append (builder, name, -1);
  gouji_document_builder_end_block (builder);
}

static void
write_sheets (Reader *self)
{
  GoujiDocumentBuilder *builder = self->writer.builder;

  for (guint i = 0; i < self->sheets->len; i++) {
    GoujiSheet *sheet = g_ptr_array_index (self->sheets, i);
    guint n_cells;

    gouji_sheet_settle (sheet);
    gouji_sheet_get_cells (sheet, &n_cells);
    self->n_hidden += gouji_sheet_get_n_hidden (sheet);
    if (n_cells > 0 && self->sheets->len > 1)
      write_heading (builder, g_ptr_array_index (self->names, i));
    gouji_sheet_write (&self->writer, sheet);
  }
  if (self->cut)
    gouji_document_builder_add_note (builder, GOUJI_NOTE_TOO_LARGE, NULL);
  gouji_document_builder_add_count (builder, GOUJI_NOTE_NOT_SHOWN, self->n_hidden);
  gouji_document_builder_add_count (builder, GOUJI_NOTE_FORMULAS, self->n_formulas);
  gouji_document_builder_add_count (builder, GOUJI_NOTE_COMMENTS, self->n_comments);
  gouji_document_builder_add_count (builder, GOUJI_NOTE_PICTURES, self->n_pictures);
}

static GoujiDocument *
fail (GError **error, GoujiReadError code, const char *message)
{
  g_set_error_literal (error, GOUJI_READ_ERROR, (int) code, message);
  return NULL;
}

static GoujiDocument *
read_content (GBytes *bytes, const GoujiLimits *limits, GError **error)
{
  static const xmlSAXHandler handler = { .startElementNs = start_cb,
                                         .endElementNs = end_cb,
                                         .characters = characters_cb };
  g_autoptr (GoujiDocumentBuilder) builder = gouji_document_builder_new ();
  g_autoptr (GHashTable) hidden = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) gouji_sheet_free);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) row_cells = g_array_new (FALSE, FALSE, sizeof (RowCell));
  g_autoptr (GString) shown = g_string_new (NULL);
  Reader reader = { .limits = limits,
                    .writer = { builder, limits->cells },
                    .hidden_styles = hidden,
                    .names = names,
                    .sheets = sheets,
                    .row_cells = row_cells,
                    .shown = shown };
  gboolean whole;

  g_array_set_clear_func (row_cells, row_cell_clear);
  whole = gouji_xml_parse (bytes, &handler, &reader, limits, error);
  g_free (reader.style_name);
  g_free (reader.value);
  if (!whole)
    return NULL;

  write_sheets (&reader);
  if (gouji_document_builder_get_length (builder) == 0)
    return fail (error, GOUJI_READ_ERROR_EMPTY, "nothing in any cell that is shown");

  return gouji_document_builder_finish (builder);
}

/* The list of the package's parts says which are encrypted (ODF 1.3, part 2, 3.4). */
static gboolean
is_encrypted (GoujiPackage *package)
{
  GBytes *manifest = gouji_package_get (package, "META-INF/manifest.xml");
  gsize length;
  const char *list = manifest == NULL ? NULL : g_bytes_get_data (manifest, &length);

  return list != NULL && g_strstr_len (list, (gssize) length, "encryption-data") != NULL;
}

/**
 * gouji_read_ods:
 * @bytes: a spreadsheet of OpenDocument (ODF 1.0 to 1.4), packed or as one XML file
 * @limits: (nullable): %NULL for the usual ones
 *
 * Reads all sheets that are shown, in their order, each below its name where there are several. What a sheet
 * hides is left out and counted in a note.
 *
 * Returns: (transfer full): the document, or %NULL with a [error@ReadError]
 */
GoujiDocument *
gouji_read_ods (GBytes *bytes, const GoujiLimits *limits, GError **error)
{
  g_autoptr (GoujiPackage) package = NULL;
  GBytes *content;
  gsize length;
  const char *data;

  g_return_val_if_fail (bytes != NULL, NULL);

  if (limits == NULL)
    limits = &gouji_default_limits;
  data = g_bytes_get_data (bytes, &length);
  if (length < 2 || memcmp (data, "PK", 2) != 0)
    return read_content (bytes, limits, error);

  package = gouji_package_new (bytes, limits, error);
  if (package == NULL)
    return NULL;
  content = gouji_package_get (package, "content.xml");
  if (is_encrypted (package))
    return fail (error, GOUJI_READ_ERROR_ENCRYPTED, "a spreadsheet that asks for a password");
  if (content == NULL)
    return fail (error, GOUJI_READ_ERROR_DAMAGED, "no content");

  return read_content (content, limits, error);
}
