/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "write/gouji-write-docx.h"

#include <string.h>

#include "write/gouji-docx-private.h"
#include "write/gouji-write.h"
#include "write/gouji-xml.h"
#include "write/gouji-zip.h"

/* What Word itself can open: 32 MiB of text in a document, 63 columns in a table
 * (Microsoft: operating parameter limitations and specifications in Word). */
#define MAXIMUM_TEXT ((gsize) 32 * 1024 * 1024)
#define MAXIMUM_COLUMNS 63

#define PACKAGE "http://schemas.openxmlformats.org/package/2006/"
#define TYPE "application/vnd.openxmlformats-"
#define WORD_TYPE TYPE "officedocument.wordprocessingml."

typedef GBytes *(*WriteFunc) (GoujiPaper *paper, GoujiPaperLayout *layout, GError **error);

/* A file in the container, and who refers to it. */
typedef struct {
  const char *name;
  const char *content_type; /* NULL where that of the ending is the right one */
  const char *owner; /* the part that refers to it, "" for the container, NULL for what holds references */
  const char *id;    /* the name of that reference */
  const char *relationship;
  WriteFunc write;
} Part;

static GBytes *write_content_types (GoujiPaper *paper, GoujiPaperLayout *layout, GError **error);
static GBytes *write_package_relationships (GoujiPaper *paper, GoujiPaperLayout *layout, GError **error);
static GBytes *write_document_relationships (GoujiPaper *paper, GoujiPaperLayout *layout, GError **error);
static GBytes *write_core (GoujiPaper *paper, GoujiPaperLayout *layout, GError **error);

/* In the order in which they stand in the container: the list of types must be the first (ECMA-376, part 2).
 */
static const Part parts[] = {
  { "[Content_Types].xml", NULL, NULL, NULL, NULL, write_content_types },
  { "_rels/.rels", NULL, NULL, NULL, NULL, write_package_relationships },
  { "word/document.xml", WORD_TYPE "document.main+xml", "", "document",
    GOUJI_DOCX_RELATIONSHIPS "/officeDocument", gouji_docx_write_document },
  { "docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml", "", "core",
    PACKAGE "relationships/metadata/core-properties", write_core },
  { "word/_rels/document.xml.rels", NULL, NULL, NULL, NULL, write_document_relationships },
  { "word/styles.xml", WORD_TYPE "styles+xml", "word/", "styles", GOUJI_DOCX_RELATIONSHIPS "/styles",
    gouji_docx_write_styles },
  { "word/settings.xml", WORD_TYPE "settings+xml", "word/", "settings", GOUJI_DOCX_RELATIONSHIPS "/settings",
    gouji_docx_write_settings },
  { "word/fontTable.xml", WORD_TYPE "fontTable+xml", "word/", "fonts", GOUJI_DOCX_RELATIONSHIPS "/fontTable",
    gouji_docx_write_fonts },
  { "word/footer1.xml", WORD_TYPE "footer+xml", "word/", GOUJI_DOCX_ODD_FOOTER,
    GOUJI_DOCX_RELATIONSHIPS "/footer", gouji_docx_write_footer },
  { "word/footer2.xml", WORD_TYPE "footer+xml", "word/", GOUJI_DOCX_EVEN_FOOTER,
    GOUJI_DOCX_RELATIONSHIPS "/footer", gouji_docx_write_even_footer },
};

static gboolean
is_wanted (const Part *part, const GoujiPaperLayout *layout)
{
  if (part->write == gouji_docx_write_even_footer)
    return gouji_docx_has_numbers (layout) && layout->number_outside;

  return part->write != gouji_docx_write_footer || gouji_docx_has_numbers (layout);
}

static void
put_type (GoujiXml *xml, const char *element, const char *attribute, const char *what, const char *type)
{
  gouji_xml_open (xml, element);
  gouji_xml_put_attribute (xml, attribute, what);
  gouji_xml_put_attribute (xml, "ContentType", type);
  gouji_xml_close (xml);
}

static GBytes *
write_content_types (GoujiPaper *paper, GoujiPaperLayout *layout, GError **error)
{
  g_autoptr (GoujiXml) xml = gouji_xml_new ();

  gouji_xml_open (xml, "Types");
  gouji_xml_put_attribute (xml, "xmlns", PACKAGE "content-types");
  put_type (xml, "Default", "Extension", "rels", TYPE "package.relationships+xml");
  put_type (xml, "Default", "Extension", "xml", "application/xml");
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++) {
    g_autofree char *name = g_strconcat ("/", parts[i].name, NULL);

    if (parts[i].content_type != NULL && is_wanted (&parts[i], layout))
      put_type (xml, "Override", "PartName", name, parts[i].content_type);
  }

  return gouji_xml_finish (xml, error);
}

static GBytes *
write_relationships (const char *owner, const GoujiPaperLayout *layout, GError **error)
{
  g_autoptr (GoujiXml) xml = gouji_xml_new ();

  gouji_xml_open (xml, "Relationships");
  gouji_xml_put_attribute (xml, "xmlns", PACKAGE "relationships");
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++) {
    if (g_strcmp0 (parts[i].owner, owner) != 0 || !is_wanted (&parts[i], layout))
      continue;
    gouji_xml_open (xml, "Relationship");
    gouji_xml_put_attribute (xml, "Id", parts[i].id);
    gouji_xml_put_attribute (xml, "Type", parts[i].relationship);
    gouji_xml_put_attribute (xml, "Target", parts[i].name + strlen (owner));
    gouji_xml_close (xml);
  }

  return gouji_xml_finish (xml, error);
}

static GBytes *
write_package_relationships (GoujiPaper *paper, GoujiPaperLayout *layout, GError **error)
{
  return write_relationships ("", layout, error);
}

static GBytes *
write_document_relationships (GoujiPaper *paper, GoujiPaperLayout *layout, GError **error)
{
  return write_relationships ("word/", layout, error);
}

/* No author, no program, no day: a report that is published says nothing of who wrote it on which machine. */
static GBytes *
write_core (GoujiPaper *paper, GoujiPaperLayout *layout, GError **error)
{
  g_autoptr (GoujiXml) xml = gouji_xml_new ();
  const char *title = gouji_paper_get_title (paper);

  gouji_xml_open (xml, "cp:coreProperties");
  gouji_xml_put_attribute (xml, "xmlns:cp", PACKAGE "metadata/core-properties");
  gouji_xml_put_attribute (xml, "xmlns:dc", "http://purl.org/dc/elements/1.1/");
  gouji_xml_open (xml, "dc:title");
  gouji_xml_put_text (xml, title, strlen (title));
  gouji_xml_close (xml);
  gouji_xml_open (xml, "dc:language");
  gouji_xml_put_text (xml, GOUJI_DOCX_LANGUAGE, strlen (GOUJI_DOCX_LANGUAGE));
  gouji_xml_close (xml);

  return gouji_xml_finish (xml, error);
}

static gsize
measure_table (const GoujiPaperTable *table)
{
  gsize size = 0;

  for (guint i = 0; i < table->cells->len; i++)
    size += strlen (g_array_index (table->cells, GoujiPaperCell, i).text);

  return size;
}

static gboolean
fits (GoujiPaper *paper, GError **error)
{
  gsize size = 0;

  for (guint i = 0; i < gouji_paper_get_n_blocks (paper); i++) {
    const GoujiPaperBlock *block = gouji_paper_get_block (paper, i);

    size += block->text != NULL ? strlen (block->text) : 0;
    size += block->table != NULL ? measure_table (block->table) : 0;
    if (size > MAXIMUM_TEXT || (block->table != NULL && block->table->n_columns > MAXIMUM_COLUMNS)) {
      g_set_error_literal (error, GOUJI_WRITE_ERROR, GOUJI_WRITE_ERROR_TOO_LARGE, "more than Word can open");
      return FALSE;
    }
  }

  return TRUE;
}

/**
 * gouji_write_docx:
 * @paper: what stands on it
 * @layout: how it looks
 * @error: return location for a [error@WriteError]
 *
 * Writes a report as a Word document (ECMA-376, transitional): with real styles, headings that make an
 * outline, merged tables with repeated heads, and page numbers. It says of itself its title and its language
 * and nothing else; the same paper and layout give the same bytes. Figures that are not sure have a style of
 * their own. A character that XML cannot hold is written as U+FFFD.
 *
 * Returns: (transfer full) (nullable): the file; %NULL with %GOUJI_WRITE_ERROR_TOO_LARGE when Word could not
 * open it
 */
GBytes *
gouji_write_docx (GoujiPaper *paper, GoujiPaperLayout *layout, GError **error)
{
  g_autoptr (GoujiZip) zip = NULL;

  g_return_val_if_fail (paper != NULL && layout != NULL, NULL);

  if (!fits (paper, error))
    return NULL;

  zip = gouji_zip_new ();
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++) {
    g_autoptr (GBytes) content = NULL;

    if (!is_wanted (&parts[i], layout))
      continue;
    content = parts[i].write (paper, layout, error);
    if (content == NULL)
      return NULL;
    gouji_zip_add (zip, parts[i].name, content);
  }

  return gouji_zip_finish (zip, error);
}
