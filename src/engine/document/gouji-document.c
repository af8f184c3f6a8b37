/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "document/gouji-document.h"

#include <string.h>

#include "document/gouji-document-private.h"

G_DEFINE_QUARK (GoujiDocumentError, gouji_document_error)

static void
clear_block (gpointer data)
{
  GoujiBlock *block = data;

  g_clear_pointer (&block->cells, g_array_unref);
}

static void
free_note (gpointer data)
{
  GoujiNote *note = data;

  g_free (note->detail);
  g_free (note);
}

static gboolean
is_first_byte (char byte)
{
  return ((guchar) byte & 0xc0) != 0x80;
}

/* Counts code points and keeps the byte offset of every GOUJI_DOCUMENT_STRIDE-th one. */
static void
index_text (GoujiDocument *self)
{
  guint length = 0;

  for (gsize i = 0; i < self->n_bytes; i++) {
    if (!is_first_byte (self->text[i]))
      continue;
    if (length % GOUJI_DOCUMENT_STRIDE == 0) {
      guint32 offset = i;

      g_array_append_val (self->strides, offset);
    }
    length++;
  }

  self->length = length;
}

GoujiDocument *
gouji_document_new_empty (void)
{
  GoujiDocument *self = g_new0 (GoujiDocument, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->text = g_strdup ("");
  self->strides = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->blocks = g_array_new (FALSE, FALSE, sizeof (GoujiBlock));
  g_array_set_clear_func (self->blocks, clear_block);
  self->notes = g_ptr_array_new_with_free_func (free_note);
  self->pages = g_array_new (FALSE, FALSE, sizeof (GoujiPageSize));
  self->boxes = g_array_new (FALSE, FALSE, sizeof (GoujiTextBox));

  return self;
}

void
gouji_document_take_text (GoujiDocument *self, char *text, gsize n_bytes)
{
  g_free (self->text);
  self->text = text;
  self->n_bytes = n_bytes;
  g_array_set_size (self->strides, 0);
  index_text (self);
}

void
gouji_document_add_note (GoujiDocument *self, GoujiNoteCode code, const char *detail)
{
  GoujiNote *note = g_new (GoujiNote, 1);

  note->code = code;
  note->detail = g_strdup (detail);
  g_ptr_array_add (self->notes, note);
}

GoujiDocument *
gouji_document_ref (GoujiDocument *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
gouji_document_unref (GoujiDocument *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->text);
  g_array_unref (self->strides);
  g_free (self->title);
  g_free (self->encoding);
  g_array_unref (self->blocks);
  g_ptr_array_unref (self->notes);
  g_array_unref (self->pages);
  g_array_unref (self->boxes);
  g_clear_pointer (&self->source, json_object_unref);
  g_free (self);
}

const char *
gouji_document_get_text (GoujiDocument *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->text;
}

/**
 * gouji_document_get_length:
 *
 * Returns: how many code points the text has
 */
guint
gouji_document_get_length (GoujiDocument *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->length;
}

/**
 * gouji_document_get_title:
 *
 * Returns: (nullable): what the source calls itself, beside its text; HTML's `<title>`
 */
const char *
gouji_document_get_title (GoujiDocument *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->title;
}

/**
 * gouji_document_get_encoding:
 *
 * Returns: (nullable): the name of the encoding that the bytes were read in
 */
const char *
gouji_document_get_encoding (GoujiDocument *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->encoding;
}

guint
gouji_document_get_n_blocks (GoujiDocument *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->blocks->len;
}

const GoujiBlock *
gouji_document_get_block (GoujiDocument *self, guint index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->blocks->len, NULL);

  return &g_array_index (self->blocks, GoujiBlock, index);
}

/**
 * gouji_document_get_notes:
 *
 * Returns: (transfer none) (element-type GoujiNote): what the reader could not do
 */
GPtrArray *
gouji_document_get_notes (GoujiDocument *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->notes;
}

gboolean
gouji_document_has_note (GoujiDocument *self, GoujiNoteCode code)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < self->notes->len; i++) {
    const GoujiNote *note = g_ptr_array_index (self->notes, i);

    if (note->code == code)
      return TRUE;
  }

  return FALSE;
}

gboolean
gouji_page_size_is_sound (const GoujiPageSize *page)
{
  return page->width >= 1 && page->width <= GOUJI_PAGE_MAX_LENGTH && page->height >= 1 &&
         page->height <= GOUJI_PAGE_MAX_LENGTH;
}

static gboolean
is_within (float start, float length, float most)
{
  return start >= 0 && start <= most && length >= 0 && length <= most;
}

/* Whether a box with text in it stands on @page. Rounding changes nothing of it, for it keeps the order. */
gboolean
gouji_text_box_is_sound (const GoujiTextBox *box, const GoujiPageSize *page)
{
  return is_within (box->x, box->width, page->width) && is_within (box->y, box->height, page->height);
}

/**
 * gouji_document_get_n_pages:
 *
 * Returns: how many pages the source has; 0 for one that has none of its own, such as a web page
 */
guint
gouji_document_get_n_pages (GoujiDocument *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->pages->len;
}

const GoujiPageSize *
gouji_document_get_page (GoujiDocument *self, guint index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->pages->len, NULL);

  return &g_array_index (self->pages, GoujiPageSize, index);
}

/**
 * gouji_document_get_boxes:
 * @n_boxes: (out): how many there are
 *
 * Returns: (array length=n_boxes): where the text stands on its pages, in the order of the text
 */
const GoujiTextBox *
gouji_document_get_boxes (GoujiDocument *self, guint *n_boxes)
{
  g_return_val_if_fail (self != NULL && n_boxes != NULL, NULL);

  *n_boxes = self->boxes->len;
  return (const GoujiTextBox *) self->boxes->data;
}

/* The first box that ends behind @offset. */
static guint
find_box (GoujiDocument *self, guint offset)
{
  guint low = 0;
  guint high = self->boxes->len;

  while (low < high) {
    guint middle = low + (high - low) / 2;

    if (g_array_index (self->boxes, GoujiTextBox, middle).range.end <= offset)
      low = middle + 1;
    else
      high = middle;
  }

  return low;
}

/**
 * gouji_document_find_boxes:
 * @range: a passage of the text
 * @n_boxes: (out): how many boxes have text of it
 *
 * Returns: (array length=n_boxes) (nullable): the boxes, %NULL where the passage stands on no page
 */
const GoujiTextBox *
gouji_document_find_boxes (GoujiDocument *self, GoujiRange range, guint *n_boxes)
{
  guint first;
  guint end;

  g_return_val_if_fail (self != NULL && n_boxes != NULL, NULL);
  g_return_val_if_fail (range.start <= range.end, NULL);

  first = find_box (self, range.start);
  for (end = first; end < self->boxes->len; end++) {
    if (g_array_index (self->boxes, GoujiTextBox, end).range.start >= range.end)
      break;
  }

  *n_boxes = end - first;
  return *n_boxes == 0 ? NULL : &g_array_index (self->boxes, GoujiTextBox, first);
}

/**
 * gouji_document_byte_offset:
 * @offset: a code point; one behind the text stands for its end
 *
 * Returns: where @offset begins in [func@document_get_text], in bytes
 */
gsize
gouji_document_byte_offset (GoujiDocument *self, guint offset)
{
  const char *place;

  g_return_val_if_fail (self != NULL, 0);

  if (offset >= self->length)
    return self->n_bytes;

  place = self->text + g_array_index (self->strides, guint32, offset / GOUJI_DOCUMENT_STRIDE);

  return g_utf8_offset_to_pointer (place, offset % GOUJI_DOCUMENT_STRIDE) - self->text;
}

/**
 * gouji_document_offset_at_byte:
 * @byte: a byte of the text; one behind the text stands for its end
 *
 * Returns: the code point that @byte belongs to
 */
guint
gouji_document_offset_at_byte (GoujiDocument *self, gsize byte)
{
  guint low = 0;
  guint high;
  guint offset;

  g_return_val_if_fail (self != NULL, 0);

  if (byte >= self->n_bytes)
    return self->length;

  high = self->strides->len;
  while (high - low > 1) {
    guint middle = low + (high - low) / 2;

    if (g_array_index (self->strides, guint32, middle) <= byte)
      low = middle;
    else
      high = middle;
  }

  offset = low * GOUJI_DOCUMENT_STRIDE;
  for (gsize i = g_array_index (self->strides, guint32, low) + 1; i <= byte; i++)
    offset += is_first_byte (self->text[i]);

  return offset;
}

/**
 * gouji_document_slice:
 * @range: a passage; what lies behind the text is left out
 *
 * Returns: (transfer full): the text of @range
 */
char *
gouji_document_slice (GoujiDocument *self, GoujiRange range)
{
  gsize start;
  gsize end;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (range.start <= range.end, NULL);

  start = gouji_document_byte_offset (self, range.start);
  end = gouji_document_byte_offset (self, range.end);

  return g_strndup (self->text + start, end - start);
}

/**
 * gouji_document_find_block:
 * @offset: a code point
 *
 * Returns: the index of the block that @offset stands in or, between two blocks, of the one before;
 * %G_MAXUINT when no block begins so early
 */
guint
gouji_document_find_block (GoujiDocument *self, guint offset)
{
  guint low = 0;
  guint high;

  g_return_val_if_fail (self != NULL, G_MAXUINT);

  high = self->blocks->len;
  while (low < high) {
    guint middle = low + (high - low) / 2;

    if (g_array_index (self->blocks, GoujiBlock, middle).range.start <= offset)
      low = middle + 1;
    else
      high = middle;
  }

  return low == 0 ? G_MAXUINT : low - 1;
}
