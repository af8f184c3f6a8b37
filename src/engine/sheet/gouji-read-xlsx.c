/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sheet/gouji-sheet-readers.h"

#include <string.h>

#include "sheet/gouji-xlsx.h"

/* No workbook of people has so many sheets. */
#define MOST_SHEETS 10000

/* A sheet as the workbook names it. */
typedef struct {
  char *name;
  char *id;
  gboolean hidden;
} SheetName;

typedef struct {
  GoujiXlsxBook *book;
  GArray *sheets; /* element-type SheetName */
} BookReader;

static void
sheet_name_clear (gpointer data)
{
  SheetName *self = data;

  g_free (self->name);
  g_free (self->id);
}

static void
book_init (GoujiXlsxBook *self, GoujiPackage *package, const GoujiLimits *limits)
{
  *self = (GoujiXlsxBook) { .limits = limits, .package = package };
  self->strings.texts = g_string_new (NULL);
  self->strings.offsets = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->styles.formats = g_ptr_array_new_with_free_func (g_free);
  self->styles.framed = g_array_new (FALSE, FALSE, sizeof (gboolean));
}

static void
book_clear (GoujiXlsxBook *self)
{
  g_string_free (self->strings.texts, TRUE);
  g_array_unref (self->strings.offsets);
  g_ptr_array_unref (self->styles.formats);
  g_array_unref (self->styles.framed);
}

static void
book_start_cb (void *data,
               const xmlChar *name,
               const xmlChar *prefix,
               const xmlChar *namespace_uri,
               int n_namespaces,
               const xmlChar **namespaces,
               int n_attributes,
               int n_defaulted,
               const xmlChar **attributes)
{
  BookReader *self = data;

  if (!gouji_xlsx_is_main (namespace_uri))
    return;
  if (g_str_equal (name, "workbookPr")) {
    self->book->since_1904 = gouji_xlsx_get_truth (attributes, n_attributes, "date1904");
  } else if (g_str_equal (name, "calcPr")) {
    self->book->stale = gouji_xlsx_get_truth (attributes, n_attributes, "fullCalcOnLoad");
  } else if (g_str_equal (name, "sheet") && self->sheets->len < MOST_SHEETS) {
    g_autofree char *state = gouji_xlsx_get_attribute (attributes, n_attributes, "state");
    SheetName sheet = {
      gouji_xlsx_get_attribute (attributes, n_attributes, "name"),
      gouji_xlsx_get_relation_id (attributes, n_attributes),
      state != NULL && !g_str_equal (state, "visible"),
    };

    g_array_append_val (self->sheets, sheet);
  }
}

static gboolean
fail (GError **error, GoujiReadError code, const char *message)
{
  g_set_error_literal (error, GOUJI_READ_ERROR, (int) code, message);
  return FALSE;
}

/* Texts and styles are parts of their own; a workbook may do without either. */
static gboolean
read_shared (GoujiXlsxBook *self, GPtrArray *relations, GError **error)
{
  const GoujiXlsxRelation *strings = gouji_xlsx_relations_find (relations, NULL, "sharedStrings");
  const GoujiXlsxRelation *styles = gouji_xlsx_relations_find (relations, NULL, "styles");
  GBytes *bytes;

  bytes = strings != NULL ? gouji_package_get (self->package, strings->target) : NULL;
  if (bytes != NULL && !gouji_xlsx_strings_read (&self->strings, bytes, self->limits, error))
    return FALSE;
  bytes = styles != NULL ? gouji_package_get (self->package, styles->target) : NULL;

  return bytes == NULL || gouji_xlsx_styles_read (&self->styles, bytes, self->limits, error);
}

/* A sheet that is being written: its name as a heading, where it has anything to stand above. */
typedef struct {
  GoujiXlsxBook *book;
  GoujiSheetWriter writer;
  GHashTable *seen; /* parts that were read; two sheets cannot be one */
  guint n_hidden;
  gboolean named;
} BookWriter;

static void
write_heading (GoujiDocumentBuilder *builder, const char *name)
{
  if (name == NULL || *name == '\0')
    return;

  gouji_document_builder_begin_block (builder, GOUJI_BLOCK_HEADING, 1);
  gouji_document_builder_append (builder, name, -1);
  gouji_document_builder_end_block (builder);
}

/* Elements that are told and not read. */
typedef struct {
  const char *const *names;
  guint n;
} Counter;

static void
count_start_cb (void *data,
                const xmlChar *name,
                const xmlChar *prefix,
                const xmlChar *namespace_uri,
                int n_namespaces,
                const xmlChar **namespaces,
                int n_attributes,
                int n_defaulted,
                const xmlChar **attributes)
{
  Counter *self = data;

  self->n += g_strv_contains (self->names, (const char *) name);
}

/* How many such elements the part has that @relations name; a part that is damaged has none. */
static guint
count_elements (GoujiXlsxBook *self, GPtrArray *relations, const char *type, const char *const *names)
{
  static const xmlSAXHandler handler = { .startElementNs = count_start_cb };
  const GoujiXlsxRelation *relation = gouji_xlsx_relations_find (relations, NULL, type);
  GBytes *bytes = relation != NULL ? gouji_package_get (self->package, relation->target) : NULL;
  Counter counter = { names, 0 };

  return bytes != NULL && gouji_xml_parse (bytes, &handler, &counter, self->limits, NULL) ? counter.n : 0;
}

/* Comments, and pictures, charts and boxes that lie on a sheet, are no cells. */
static void
count_beside_cells (GoujiXlsxBook *self, const char *part)
{
  static const char *const comments[] = { "comment", NULL };
  static const char *const pictures[] = { "pic", "graphicFrame", "sp", NULL };
  g_autoptr (GPtrArray) relations = gouji_xlsx_relations_new (self->package, part, self->limits, NULL);

  if (relations == NULL)
    return;
  self->n_comments += count_elements (self, relations, "comments", comments);
  self->n_pictures += count_elements (self, relations, "drawing", pictures);
}

static gboolean
write_sheet (BookWriter *self, const SheetName *name, const char *part, GError **error)
{
  g_autoptr (GoujiSheet) sheet = gouji_sheet_new (self->book->limits);
  GBytes *bytes = gouji_package_get (self->book->package, part);
  guint n_cells;

  if (bytes == NULL || !g_hash_table_add (self->seen, g_strdup (part)))
    return TRUE;
  if (!gouji_xlsx_sheet_read (self->book, bytes, sheet, error))
    return FALSE;

  count_beside_cells (self->book, part);
  gouji_sheet_settle (sheet);
  gouji_sheet_get_cells (sheet, &n_cells);
  self->n_hidden += gouji_sheet_get_n_hidden (sheet);
  if (n_cells > 0 && self->named)
    write_heading (self->writer.builder, name->name);
  gouji_sheet_write (&self->writer, sheet);

  return TRUE;
}

static gboolean
write_sheets (BookWriter *self, const GArray *sheets, GPtrArray *relations, GError **error)
{
  guint n_shown = 0;

  for (guint i = 0; i < sheets->len; i++)
    n_shown += !g_array_index (sheets, SheetName, i).hidden;
  self->named = n_shown > 1;

  for (guint i = 0; i < sheets->len; i++) {
    const SheetName *name = &g_array_index (sheets, SheetName, i);
    const GoujiXlsxRelation *relation =
      name->id != NULL ? gouji_xlsx_relations_find (relations, name->id, "worksheet") : NULL;

    if (relation == NULL)
      continue;
    if (name->hidden) {
      self->n_hidden++;
      continue;
    }
    /* Cells that share one long text could make a document of any length. */
    if (gouji_document_builder_get_length (self->writer.builder) > self->book->limits->bytes) {
      gouji_document_builder_add_note (self->writer.builder, GOUJI_NOTE_TOO_LARGE, NULL);
      break;
    }
    if (!write_sheet (self, name, relation->target, error))
      return FALSE;
  }

  gouji_document_builder_add_count (self->writer.builder, GOUJI_NOTE_NOT_SHOWN, self->n_hidden);
  gouji_document_builder_add_count (self->writer.builder, GOUJI_NOTE_FORMULAS, self->book->n_formulas);
  gouji_document_builder_add_count (self->writer.builder, GOUJI_NOTE_COMMENTS, self->book->n_comments);
  gouji_document_builder_add_count (self->writer.builder, GOUJI_NOTE_PICTURES, self->book->n_pictures);

  return TRUE;
}

static GoujiDocument *
read_book (GoujiXlsxBook *self, const char *part, GError **error)
{
  static const xmlSAXHandler handler = { .startElementNs = book_start_cb };
  g_autoptr (GoujiDocumentBuilder) builder = gouji_document_builder_new ();
  g_autoptr (GArray) sheets = g_array_new (FALSE, FALSE, sizeof (SheetName));
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) relations = gouji_xlsx_relations_new (self->package, part, self->limits, error);
  BookReader reader = { self, sheets };
  BookWriter writer = { .book = self, .writer = { builder, self->limits->cells }, .seen = seen };
  GBytes *bytes = gouji_package_get (self->package, part);

  g_array_set_clear_func (sheets, sheet_name_clear);
  if (relations == NULL)
    return NULL;
  if (bytes == NULL) {
    fail (error, GOUJI_READ_ERROR_DAMAGED, "no workbook");
    return NULL;
  }
  if (!gouji_xml_parse (bytes, &handler, &reader, self->limits, error) ||
      !read_shared (self, relations, error) || !write_sheets (&writer, sheets, relations, error))
    return NULL;
  if (gouji_document_builder_get_length (builder) == 0) {
    fail (error, GOUJI_READ_ERROR_EMPTY, "nothing in any cell that is shown");
    return NULL;
  }

  return gouji_document_builder_finish (builder);
}

/**
 * gouji_read_xlsx:
 * @bytes: a workbook of Excel 2007 or later (Office Open XML, ISO/IEC 29500)
 * @limits: (nullable): %NULL for the usual ones
 *
 * Reads all sheets that are shown, in the order of their tabs, each below its name where there are several.
 * What a sheet hides is left out and counted in a note.
 *
 * Returns: (transfer full): the document, or %NULL with a [error@ReadError]
 */
GoujiDocument *
gouji_read_xlsx (GBytes *bytes, const GoujiLimits *limits, GError **error)
{
  g_autoptr (GoujiPackage) package = NULL;
  g_autoptr (GPtrArray) relations = NULL;
  const GoujiXlsxRelation *main_part;
  GoujiDocument *document;
  GoujiXlsxBook book;

  g_return_val_if_fail (bytes != NULL, NULL);

  if (limits == NULL)
    limits = &gouji_default_limits;
  /* The XML of Excel 2002, which was one file, is no package; LibreOffice makes one of it. */
  if (g_bytes_get_size (bytes) < 2 || memcmp (g_bytes_get_data (bytes, NULL), "PK", 2) != 0) {
    fail (error, GOUJI_READ_ERROR_OLD_OFFICE, "a workbook of Excel 2002 or 2003");
    return NULL;
  }
  package = gouji_package_new (bytes, limits, error);
  if (package == NULL)
    return NULL;
  relations = gouji_xlsx_relations_new (package, "", limits, error);
  if (relations == NULL)
    return NULL;

  main_part = gouji_xlsx_relations_find (relations, NULL, "officeDocument");
  book_init (&book, package, limits);
  document = read_book (&book, main_part != NULL ? main_part->target : "xl/workbook.xml", error);
  book_clear (&book);

  return document;
}
