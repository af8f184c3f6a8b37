/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "word/gouji-word-readers.h"

#include <string.h>

#include "word/gouji-odt-private.h"

/* A document with less text than this has it in its pictures, if it has some. */
#define LITTLE_TEXT 300

static gboolean
fail (GError **error, GoujiReadError code, const char *message)
{
  g_set_error_literal (error, GOUJI_READ_ERROR, code, message);
  return FALSE;
}

static gboolean
is_container (GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return length >= 2 && data[0] == 'P' && data[1] == 'K';
}

/* A part that is encrypted says so in the list of parts (OpenDocument 1.3, part 2, 4.4). */
static gboolean
is_encrypted (GoujiPackage *package)
{
  GBytes *manifest = gouji_package_get (package, "META-INF/manifest.xml");
  gsize length;
  const char *text = manifest == NULL ? NULL : g_bytes_get_data (manifest, &length);

  return text != NULL && memmem (text, length, "encryption-data", strlen ("encryption-data")) != NULL;
}

static gboolean
parse_package (GBytes *bytes, GoujiOdtFlow *flow, const GoujiLimits *limits, GError **error)
{
  g_autoptr (GoujiPackage) package = gouji_package_new (bytes, limits, error);
  GBytes *styles;
  GBytes *content;

  if (package == NULL)
    return FALSE;
  if (is_encrypted (package))
    return fail (error, GOUJI_READ_ERROR_ENCRYPTED, "parts that ask for a password");

  styles = gouji_package_get (package, "styles.xml");
  content = gouji_package_get (package, "content.xml");
  if (content == NULL)
    return fail (error, GOUJI_READ_ERROR_DAMAGED, "no content");

  return (styles == NULL || gouji_odt_flow_parse (flow, styles, limits, error)) &&
         gouji_odt_flow_parse (flow, content, limits, error);
}

static void
note_what_was_met (const GoujiOdtFlow *flow, const GoujiPieces *pieces, GoujiDocumentBuilder *builder)
{
  gboolean is_poor = pieces->n_tables == 0 || pieces->text->len < LITTLE_TEXT;

  gouji_document_builder_add_count (builder, GOUJI_NOTE_REVISIONS, flow->n_revisions);
  gouji_document_builder_add_count (builder, GOUJI_NOTE_COMMENTS, flow->n_comments);
  gouji_document_builder_add_count (builder, GOUJI_NOTE_HIDDEN, flow->n_hidden);
  gouji_document_builder_add_count (builder, GOUJI_NOTE_PICTURES,
                                    flow->n_objects + (is_poor ? flow->n_pictures : 0));
  if (flow->too_deep)
    gouji_document_builder_add_note (builder, GOUJI_NOTE_TOO_DEEP, NULL);
  if (flow->full)
    gouji_document_builder_add_note (builder, GOUJI_NOTE_TOO_LARGE, NULL);
}

static GoujiDocument *
build (GoujiOdtFlow *flow, const GoujiLimits *limits, GError **error)
{
  g_autoptr (GoujiDocumentBuilder) builder = gouji_document_builder_new ();
  g_autoptr (GoujiDocument) document = NULL;
  g_auto (GoujiPieces) pieces = { 0 };
  guint n_cells_left = limits->cells;

  gouji_pieces_init (&pieces, 0);
  if (flow->body != NULL)
    gouji_story_write (flow->body, &pieces);
  for (guint i = 0; i < flow->notes->len; i++)
    gouji_story_write (g_ptr_array_index (flow->notes, i), &pieces);
  gouji_pieces_write (&pieces, 0, builder, &n_cells_left);
  note_what_was_met (flow, &pieces, builder);

  document = gouji_document_builder_finish (builder);
  if (gouji_document_get_n_blocks (document) == 0) {
    fail (error, GOUJI_READ_ERROR_EMPTY, "nothing that a reader would see");
    return NULL;
  }

  return g_steal_pointer (&document);
}

/**
 * gouji_read_odt:
 * @bytes: an OpenDocument text: a container, or one XML file
 * @limits: (nullable): %NULL for the usual ones
 *
 * Reads what is printed, as gouji_read_docx() does.
 *
 * Returns: (transfer full): the document, or %NULL with a [error@ReadError]
 */
GoujiDocument *
gouji_read_odt (GBytes *bytes, const GoujiLimits *limits, GError **error)
{
  g_auto (GoujiOdtFlow) flow = { 0 };
  gboolean whole;

  g_return_val_if_fail (bytes != NULL, NULL);

  if (limits == NULL)
    limits = &gouji_default_limits;
  gouji_odt_flow_init (&flow, limits);
  whole = is_container (bytes) ? parse_package (bytes, &flow, limits, error)
                               : gouji_odt_flow_parse (&flow, bytes, limits, error);

  return whole ? build (&flow, limits, error) : NULL;
}
