/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "write/gouji-archive.h"

#include <archive.h>
#include <archive_entry.h>
#include <libxml/parser.h>

#include "write/gouji-write.h"

#define CHUNK 65536

typedef struct archive Archive;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Archive, archive_read_free)

static void
clear_parser (xmlParserCtxtPtr parser)
{
  xmlFreeDoc (parser->myDoc);
  xmlFreeParserCtxt (parser);
}

/* Nothing is built from what is parsed, so that a large part takes no memory. */
static gboolean
check_part (Archive *archive)
{
  static xmlSAXHandler deaf = { .initialized = XML_SAX2_MAGIC };
  g_autofree char *buffer = g_malloc (CHUNK);
  xmlParserCtxtPtr parser = xmlCreatePushParserCtxt (&deaf, NULL, NULL, 0, NULL);
  gboolean whole = parser != NULL;
  la_ssize_t n = 0;

  if (parser == NULL)
    return FALSE;

  xmlCtxtUseOptions (parser, XML_PARSE_HUGE | XML_PARSE_NONET);
  while (whole && (n = archive_read_data (archive, buffer, CHUNK)) > 0)
    whole = xmlParseChunk (parser, buffer, (int) n, FALSE) == XML_ERR_OK;
  whole = whole && n == 0 && xmlParseChunk (parser, buffer, 0, TRUE) == XML_ERR_OK && parser->wellFormed;
  clear_parser (parser);

  return whole;
}

static gboolean
fail (GError **error, const char *part)
{
  g_set_error (error, GOUJI_WRITE_ERROR, GOUJI_WRITE_ERROR_FAILED, "%s", part);
  return FALSE;
}

/**
 * gouji_archive_check_xml:
 * @bytes: an archive (ZIP) of which every part should be XML
 * @error: return location for %GOUJI_WRITE_ERROR_FAILED
 *
 * Returns: whether it can be read and all its parts are whole
 */
gboolean
gouji_archive_check_xml (GBytes *bytes, GError **error)
{
  g_autoptr (Archive) archive = archive_read_new ();
  struct archive_entry *entry;
  gsize length;
  const void *data = g_bytes_get_data (bytes, &length);
  int status;
  guint n_parts = 0;

  if (archive == NULL || archive_read_support_format_zip (archive) != ARCHIVE_OK ||
      archive_read_open_memory (archive, data, length) != ARCHIVE_OK)
    return fail (error, "no archive");

  while ((status = archive_read_next_header (archive, &entry)) == ARCHIVE_OK) {
    if (!check_part (archive))
      return fail (error, archive_entry_pathname (entry));
    n_parts++;
  }

  return (status == ARCHIVE_EOF && n_parts > 0) || fail (error, "cut short");
}
