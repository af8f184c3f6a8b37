/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "mail/gouji-read-mhtml.h"

#include <string.h>

#include "decode/gouji-decode.h"
#include "text/gouji-html-scanner.h"
#include "mail/gouji-mime.h"

/* So many frames are looked at; what is behind them is an attempt to take forever. */
#define MAX_FRAMES 1000

/* A page that is being written, with the pages in its frames in between. */
typedef struct {
  GoujiHtmlPage page;
  guint next; /* piece to be written */
} OpenPage;

typedef struct {
  const GoujiLimits *limits;
  GoujiMime mime;
  GHashTable *names; /* location, or cid: and id → index of a part, plus one */
  GHashTable *tails; /* last segment of a location → the same */
  GArray *used;      /* element-type gboolean: whether a part has been read */
  GArray *pages;     /* element-type OpenPage; the innermost last */
  GoujiDocumentBuilder *builder;
  guint n_cells_left;
  guint n_frames_left;
  gboolean has_title;
  gboolean is_frameset; /* whether a page shows nothing but others */
  GError *error;        /* why the first part that could not be read could not */
} Reader;

static const GoujiMimePart *
get_part (Reader *self, guint index)
{
  return g_ptr_array_index (self->mime.parts, index);
}

static gboolean
is_html (const GoujiMimePart *part)
{
  return g_str_equal (part->type, "text/html") || g_str_equal (part->type, "application/xhtml+xml");
}

static gboolean
is_text (const GoujiMimePart *part)
{
  return g_str_equal (part->type, "text/plain");
}

static const char *
get_tail (const char *location)
{
  const char *slash = strrchr (location, '/');
  const char *backslash = strrchr (slash != NULL ? slash : location, '\\');

  if (backslash != NULL)
    return backslash + 1;
  return slash != NULL ? slash + 1 : location;
}

static void
add_name (GHashTable *names, char *name, guint index)
{
  if (g_hash_table_contains (names, name))
    g_free (name);
  else
    g_hash_table_insert (names, name, GUINT_TO_POINTER (index + 1));
}

static void
init (Reader *self, GBytes *bytes, const GoujiLimits *limits)
{
  *self = (Reader) {
    .limits = limits,
    .names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
    .tails = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
    .used = g_array_new (FALSE, TRUE, sizeof (gboolean)),
    .pages = g_array_new (FALSE, FALSE, sizeof (OpenPage)),
    .builder = gouji_document_builder_new (),
    .n_cells_left = limits->cells,
    .n_frames_left = MAX_FRAMES,
  };
  gouji_mime_init (&self->mime, bytes, limits);
  g_array_set_size (self->used, self->mime.parts->len);

  for (guint i = 0; i < self->mime.parts->len; i++) {
    const GoujiMimePart *part = get_part (self, i);

    if (!is_html (part))
      continue;
    if (part->id != NULL)
      add_name (self->names, g_strconcat ("cid:", part->id, NULL), i);
    if (part->location != NULL) {
      add_name (self->names, g_strdup (part->location), i);
      add_name (self->tails, g_strdup (get_tail (part->location)), i);
    }
  }
}

static void
clear (Reader *self)
{
  for (guint i = 0; i < self->pages->len; i++)
    gouji_html_page_clear (&g_array_index (self->pages, OpenPage, i).page);
  g_array_unref (self->pages);
  g_array_unref (self->used);
  g_hash_table_unref (self->names);
  g_hash_table_unref (self->tails);
  gouji_document_builder_free (self->builder);
  gouji_mime_clear (&self->mime);
  g_clear_error (&self->error);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, clear)

/* Office programs write `report.files/sheet001.htm` in a page at `file:///C:/8A3F21B0/report.htm`. */
static gboolean
ends_with_path (const char *location, const char *path)
{
  gsize n_location = strlen (location);
  gsize n_path = strlen (path);

  return n_location > n_path && g_str_equal (location + n_location - n_path, path) &&
         (location[n_location - n_path - 1] == '/' || location[n_location - n_path - 1] == '\\');
}

/* The part that @name means in the page at @base (RFC 2557, 5).
 *
 * Returns: its index plus one, or 0 */
static guint
find_page (Reader *self, const char *base, const char *name)
{
  guint found = GPOINTER_TO_UINT (g_hash_table_lookup (self->names, name));
  g_autofree char *resolved = NULL;

  if (found == 0 && base != NULL) {
    resolved = g_uri_resolve_relative (base, name, G_URI_FLAGS_ENCODED | G_URI_FLAGS_PARSE_RELAXED, NULL);
    if (resolved != NULL)
      found = GPOINTER_TO_UINT (g_hash_table_lookup (self->names, resolved));
  }
  if (found == 0) {
    name += g_str_has_prefix (name, "./") ? 2 : 0;
    found = GPOINTER_TO_UINT (g_hash_table_lookup (self->tails, get_tail (name)));
    if (found > 0 && !ends_with_path (get_part (self, found - 1)->location, name))
      found = 0;
  }

  return found;
}

/* Finds the pages of a page's frames, and forgets the frames whose page is not here. Whatever contains a
 * page only arranges it. A frame that stays has its page's index as its start. */
static void
settle_frames (Reader *self, GoujiPieces *pieces, const char *base)
{
  g_autoptr (GArray) tables = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < pieces->list->len; i++) {
    GoujiPiece *piece = gouji_pieces_get (pieces, i);
    g_autofree char *name = NULL;
    guint found;

    if (piece->kind == GOUJI_PIECE_TABLE)
      g_array_append_val (tables, i);
    if (piece->kind == GOUJI_PIECE_TABLE_END)
      g_array_set_size (tables, tables->len - 1);
    if (piece->kind != GOUJI_PIECE_FRAME)
      continue;

    name = g_strndup (pieces->text->str + piece->start, piece->end - piece->start);
    found = self->n_frames_left > 0 ? find_page (self, base, g_strstrip (name)) : 0;
    self->n_frames_left -= self->n_frames_left > 0;
    piece->kind = found > 0 ? GOUJI_PIECE_FRAME : GOUJI_PIECE_NOTHING;
    piece->start = found - (found > 0);
    for (guint k = tables->len; found > 0 && k > 0; k--) {
      GoujiPiece *table = gouji_pieces_get (pieces, g_array_index (tables, guint, k - 1));

      table->is_layout = TRUE;
    }
  }
}

static gboolean
shows_text (const GoujiPieces *pieces)
{
  for (guint i = 0; i < pieces->list->len; i++) {
    if (gouji_pieces_get (pieces, i)->kind == GOUJI_PIECE_TEXT)
      return TRUE;
  }

  return FALSE;
}

static void
open_html (Reader *self, const GoujiMimePart *part, const GoujiDecoded *decoded)
{
  OpenPage open = { 0 };

  gouji_html_page_read (&open.page, decoded, self->limits, self->builder);
  if (!self->has_title && open.page.title != NULL) {
    gouji_document_builder_set_title (self->builder, open.page.title);
    self->has_title = TRUE;
  }
  settle_frames (self, &open.page.pieces, part->location);
  self->is_frameset = self->is_frameset || !shows_text (&open.page.pieces);
  g_array_append_val (self->pages, open);
}

static void
write_text (Reader *self, const GoujiDecoded *decoded)
{
  const char *text = decoded->text;
  const char *end = text + decoded->length;

  gouji_decoded_note (decoded, self->builder);
  while (text < end) {
    const char *line_end = memchr (text, '\n', end - text);
    gsize length;

    if (line_end == NULL)
      line_end = end;
    length = line_end - text;
    if (length > 0 && text[length - 1] == '\r')
      length--;
    gouji_document_builder_begin_block (self->builder, GOUJI_BLOCK_PARAGRAPH, 0);
    gouji_document_builder_append (self->builder, text, (gssize) length);
    gouji_document_builder_end_block (self->builder);
    text = line_end + 1;
  }
}

/* Reads a part, unless it was read before: a page cannot stand in itself. */
static void
open_part (Reader *self, guint index)
{
  const GoujiMimePart *part = get_part (self, index);
  g_autoptr (GBytes) bytes = NULL;
  g_auto (GoujiDecoded) decoded = { 0 };

  if (g_array_index (self->used, gboolean, index))
    return;

  g_array_index (self->used, gboolean, index) = TRUE;
  bytes = gouji_mime_decode (&self->mime, part);
  if (!gouji_decoded_init_declared (&decoded, bytes, part->charset, self->limits,
                                    self->error == NULL ? &self->error : NULL))
    return;

  if (is_html (part))
    open_html (self, part, &decoded);
  else
    write_text (self, &decoded);
}

/* Reads a part and the pages in its frames. */
static void
read_part (Reader *self, guint index)
{
  open_part (self, index);
  while (self->pages->len > 0) {
    guint last = self->pages->len - 1;
    OpenPage *open = &g_array_index (self->pages, OpenPage, last);
    const GoujiPieces *pieces = &open->page.pieces;
    guint next = gouji_pieces_write (pieces, open->next, self->builder, &self->n_cells_left);

    if (next < pieces->list->len) {
      open->next = next + 1;
      open_part (self, gouji_pieces_get (pieces, next)->start);
    } else {
      gouji_html_page_clear (&open->page);
      g_array_set_size (self->pages, last);
    }
  }
}

static gboolean
is_root (Reader *self, const GoujiMimePart *part)
{
  if (part->is_attachment)
    return FALSE;

  return !part->is_related ||
         (self->mime.root != NULL && part->id != NULL && g_str_equal (self->mime.root, part->id));
}

static gboolean
is_empty (Reader *self)
{
  return gouji_document_builder_get_length (self->builder) == 0;
}

/* A page is read with the pages in its frames. Where it is nothing but frames, all the other pages belong to
 * it: the sheets of a workbook. */
static void
read_pages (Reader *self)
{
  for (guint i = 0; i < self->mime.parts->len; i++) {
    if (is_html (get_part (self, i)) && is_root (self, get_part (self, i)))
      read_part (self, i);
  }
  for (guint i = 0; i < self->mime.parts->len; i++) {
    if (is_html (get_part (self, i)) && !get_part (self, i)->is_attachment &&
        (self->is_frameset || is_empty (self)))
      read_part (self, i);
  }
}

/* Text beside a page says the same again. */
static void
read_body (Reader *self)
{
  read_pages (self);
  if (!is_empty (self))
    return;

  for (guint i = 0; i < self->mime.parts->len; i++) {
    if (is_text (get_part (self, i)) && is_root (self, get_part (self, i)))
      read_part (self, i);
  }
}

static GoujiDocument *
finish (Reader *self, GError **error)
{
  g_autoptr (GoujiDocument) document = NULL;

  if (!self->has_title)
    gouji_document_builder_set_title (self->builder, self->mime.subject);
  if (self->mime.is_cut)
    gouji_document_builder_add_note (self->builder, GOUJI_NOTE_CUT, NULL);
  if (self->mime.is_too_deep)
    gouji_document_builder_add_note (self->builder, GOUJI_NOTE_TOO_DEEP, NULL);
  if (self->mime.is_too_large)
    gouji_document_builder_add_note (self->builder, GOUJI_NOTE_TOO_LARGE, NULL);

  document = gouji_document_builder_finish (self->builder);
  if (gouji_document_get_n_blocks (document) > 0)
    return g_steal_pointer (&document);

  if (self->error != NULL)
    g_propagate_error (error, g_steal_pointer (&self->error));
  else
    g_set_error_literal (error, GOUJI_READ_ERROR, GOUJI_READ_ERROR_EMPTY, "nothing that a reader would see");

  return NULL;
}

static GoujiDocument *
read_message (GBytes *bytes, const GoujiLimits *limits, GError **error)
{
  g_auto (Reader) reader = { 0 };

  init (&reader, bytes, limits);
  read_body (&reader);

  return finish (&reader, error);
}

/**
 * gouji_read_mhtml:
 * @bytes: a web page saved in one file (RFC 2557), or an e-mail (RFC 5322)
 * @limits: (nullable): %NULL for the usual ones
 *
 * Reads the page with the pages in its frames, or the body of the e-mail. What is attached to an e-mail
 * gouji_mime_find_documents() gives.
 *
 * Returns: (transfer full): the document, or %NULL with a [error@ReadError]
 */
GoujiDocument *
gouji_read_mhtml (GBytes *bytes, const GoujiLimits *limits, GError **error)
{
  g_return_val_if_fail (bytes != NULL, NULL);

  if (limits == NULL)
    limits = &gouji_default_limits;
  if (g_bytes_get_size (bytes) > limits->bytes) {
    g_set_error_literal (error, GOUJI_READ_ERROR, GOUJI_READ_ERROR_TOO_LARGE, "larger than the limits");
    return NULL;
  }

  return read_message (bytes, limits, error);
}
