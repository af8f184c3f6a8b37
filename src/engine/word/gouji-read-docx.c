/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "word/gouji-word-readers.h"

#include "guess/gouji-guess.h"
#include "mail/gouji-read-mhtml.h"
#include "text/gouji-text-readers.h"
#include "word/gouji-word-private.h"

/* A document with less text than this has it in its pictures, if it has some. */
#define LITTLE_TEXT 300

static gboolean
parse_styles (GoujiWordPackage *package, GoujiWordFlow *flow, const GoujiLimits *limits, GError **error)
{
  GBytes *styles = gouji_word_package_get_part (package, GOUJI_WORD_PART_STYLES);
  GBytes *numbering = gouji_word_package_get_part (package, GOUJI_WORD_PART_NUMBERING);

  return (styles == NULL || gouji_word_styles_parse (flow->styles, styles, limits, error)) &&
         (numbering == NULL || gouji_word_numbering_parse (flow->numbering, numbering, limits, error));
}

static gboolean
parse_notes (GoujiWordPackage *package, GoujiWordFlow *flow, const GoujiLimits *limits, GError **error)
{
  GBytes *footnotes = gouji_word_package_get_part (package, GOUJI_WORD_PART_FOOTNOTES);
  GBytes *endnotes = gouji_word_package_get_part (package, GOUJI_WORD_PART_ENDNOTES);

  if (flow->referred_notes->len == 0)
    return TRUE;

  return (footnotes == NULL || gouji_word_flow_parse (flow, footnotes, TRUE, limits, error)) &&
         (endnotes == NULL || endnotes == footnotes ||
          gouji_word_flow_parse (flow, endnotes, TRUE, limits, error));
}

/* Notes come behind the text, in the order in which it refers to them. The marks that do so are left out: a
 * raised 1 behind 57 would make 571 of it. */
static void
write_flow (GoujiWordFlow *flow, GoujiPieces *pieces)
{
  if (flow->body != NULL)
    gouji_story_write (flow->body, pieces);

  for (guint i = 0; i < flow->referred_notes->len; i++) {
    const char *key = g_ptr_array_index (flow->referred_notes, i);
    GoujiStory *note = g_hash_table_lookup (flow->notes, key);

    if (note == NULL)
      continue;
    gouji_story_write (note, pieces);
    g_hash_table_remove (flow->notes, key);
  }
}

/* Tables are sometimes pasted as pictures, or as workbooks within the document: with no table beside them,
 * that is worth a word. */
static void
note_what_was_met (const GoujiWordFlow *flow, const GoujiPieces *pieces, GoujiDocumentBuilder *builder)
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
  if (flow->chunks->len > 0)
    gouji_document_builder_add_note (builder, GOUJI_NOTE_CUT, NULL);
}

/* Some programs write a web page into a part of its own, and of Word nothing but a reference to it (ECMA-376,
 * part 1, 11.3.1). Documents within documents are not opened. */
static GoujiDocument *
read_chunk (GoujiWordPackage *package, GoujiWordFlow *flow, const GoujiLimits *limits, GError **error)
{
  GBytes *bytes = gouji_word_package_get_related (package, g_ptr_array_index (flow->chunks, 0));
  GoujiFormat format = bytes == NULL ? GOUJI_FORMAT_OTHER : gouji_format_guess (bytes, NULL);

  if (flow->chunks->len == 1 && format == GOUJI_FORMAT_HTML)
    return gouji_read_html (bytes, limits, error);
  if (flow->chunks->len == 1 && format == GOUJI_FORMAT_MHTML)
    return gouji_read_mhtml (bytes, limits, error);
  if (flow->chunks->len == 1 && format == GOUJI_FORMAT_RTF)
    return gouji_read_rtf (bytes, limits, error);

  g_set_error_literal (error, GOUJI_READ_ERROR, GOUJI_READ_ERROR_UNSUPPORTED, "nothing but other documents");
  return NULL;
}

static GoujiDocument *
build (GoujiWordPackage *package, GoujiWordFlow *flow, const GoujiLimits *limits, GError **error)
{
  g_autoptr (GoujiDocumentBuilder) builder = gouji_document_builder_new ();
  g_autoptr (GoujiDocument) document = NULL;
  g_auto (GoujiPieces) pieces = { 0 };
  guint n_cells_left = limits->cells;

  gouji_pieces_init (&pieces, 0);
  write_flow (flow, &pieces);
  gouji_pieces_write (&pieces, 0, builder, &n_cells_left);
  note_what_was_met (flow, &pieces, builder);

  document = gouji_document_builder_finish (builder);
  if (gouji_document_get_n_blocks (document) == 0 && flow->chunks->len > 0)
    return read_chunk (package, flow, limits, error);
  if (gouji_document_get_n_blocks (document) == 0) {
    g_set_error_literal (error, GOUJI_READ_ERROR, GOUJI_READ_ERROR_EMPTY, "nothing that a reader would see");
    return NULL;
  }

  return g_steal_pointer (&document);
}

/**
 * gouji_read_docx:
 * @bytes: a Word document: a container, one XML file with all its parts, or what Word 2003 wrote as XML
 * @limits: (nullable): %NULL for the usual ones
 *
 * Reads what Word prints: numbers that it counts itself are part of the text, tracked changes are accepted,
 * text boxes stand behind the paragraph that they hang on, notes at the end. Comments, heads and feet of the
 * pages and what is hidden are left out.
 *
 * The title in the document's properties is not taken: Word fills it in once, and keeps it when last year's
 * report is saved under another name.
 *
 * Returns: (transfer full): the document, or %NULL with a [error@ReadError]
 */
GoujiDocument *
gouji_read_docx (GBytes *bytes, const GoujiLimits *limits, GError **error)
{
  g_autoptr (GoujiWordPackage) package = NULL;
  g_auto (GoujiWordFlow) flow = { 0 };

  g_return_val_if_fail (bytes != NULL, NULL);

  if (limits == NULL)
    limits = &gouji_default_limits;
  package = gouji_word_package_new (bytes, limits, error);
  if (package == NULL)
    return NULL;

  gouji_word_flow_init (&flow, limits);
  if (!parse_styles (package, &flow, limits, error) ||
      !gouji_word_flow_parse (&flow, gouji_word_package_get_main (package), FALSE, limits, error) ||
      !parse_notes (package, &flow, limits, error))
    return NULL;

  return build (package, &flow, limits, error);
}
