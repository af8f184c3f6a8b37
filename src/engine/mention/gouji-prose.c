/* SPDX-License-Identifier: GPL-3.0-or-later */

#define _GNU_SOURCE /* memmem */

#include "mention/gouji-prose.h"

#include <string.h>

/* Text is broken for its width only where no line is longer than this, and a line that is broken is about as
 * long as the longest. */
#define LONGEST_BROKEN_LINE 60
#define SHORTEST_BROKEN_LINE 20
#define FULL_LINE(longest) ((longest) * 3 / 4)

/* So many lines of a narrative may be searched in vain; they were typed, and so were the others, then. */
#define MOST_TYPED_LINES 64

/* No part of a report has more letters; what is behind them is not looked at. */
#define MOST_LETTERS 100000

/* Looks for the lines of a narrative in the document, in their order. */
typedef struct {
  const GoujiFolding *folding;
  GoujiDocument *document;
  gsize first;
  gsize cursor;
  gsize end;
  guint n_typed;
} Finder;

static void
init_finder (Finder *finder,
             const GoujiFolding *folding,
             GoujiDocument *document,
             const GoujiNarrative *narrative)
{
  *finder = (Finder) { .folding = folding, .document = document };
  if (document == NULL || !narrative->has_source)
    return;

  finder->first =
    gouji_document_byte_offset (document, MAX (narrative->source.start, narrative->heading_source.end));
  finder->cursor = finder->first;
  finder->end = gouji_document_byte_offset (document, narrative->source.end);
}

/* Whether a line begins at @hit, white space aside; the first one may stand on the line of its heading. */
static gboolean
begins_line (const Finder *finder, const char *hit)
{
  const char *text = gouji_document_get_text (finder->document);

  while (hit > text + finder->first) {
    hit = g_utf8_prev_char (hit);
    if (*hit == '\n')
      return TRUE;
    if (gouji_folding_fold_char (finder->folding, g_utf8_get_char (hit)) != 0)
      return FALSE;
  }

  return TRUE;
}

static gboolean
is_in_table (GoujiDocument *document, guint offset)
{
  guint block = gouji_document_find_block (document, offset);

  return block != G_MAXUINT && gouji_document_get_block (document, block)->kind == GOUJI_BLOCK_TABLE;
}

/* The code point of the document at which @line begins, or nowhere. What stands between the lines of a
 * narrative is passed over: tables, also those that are no grid. */
static guint
find_line (Finder *finder, const char *line, gsize length)
{
  const char *text = finder->end > 0 ? gouji_document_get_text (finder->document) : NULL;
  gsize cursor = finder->cursor;

  while (finder->n_typed < MOST_TYPED_LINES && cursor < finder->end) {
    const char *hit = memmem (text + cursor, finder->end - cursor, line, length);

    if (hit == NULL)
      break;

    cursor = hit - text + length;
    if (begins_line (finder, hit)) {
      guint offset = gouji_document_offset_at_byte (finder->document, hit - text);

      if (!is_in_table (finder->document, offset)) {
        finder->cursor = cursor;
        return offset;
      }
    }
  }

  finder->n_typed++;
  return GOUJI_PROSE_NOWHERE;
}

static void
append_end (GoujiProse *self, const char *place, guint offset)
{
  GoujiLetter end = {
    .c = GOUJI_PROSE_END, .byte = place - self->text, .offset = offset, .place = GOUJI_PROSE_NOWHERE
  };

  g_array_append_val (self->letters, end);
}

static void
append_line (GoujiProse *self,
             const GoujiFolding *folding,
             const char *line,
             gsize length,
             guint line_offset,
             guint line_place)
{
  g_autoptr (GoujiFolded) folded = gouji_folded_new (folding, line, (gssize) length, 0);
  const char *p = line;
  guint n = 0;

  for (guint i = 0; i < folded->length && self->letters->len < MOST_LETTERS; i++) {
    GoujiLetter letter = { .c = folded->chars[i], .place = GOUJI_PROSE_NOWHERE };

    for (; n < folded->offsets[i]; n++)
      p = g_utf8_next_char (p);
    letter.byte = p - self->text;
    letter.offset = line_offset + n;
    if (line_place != GOUJI_PROSE_NOWHERE)
      letter.place = line_place + n;
    g_array_append_val (self->letters, letter);
  }
}

static glong
measure_longest_line (const char *text)
{
  glong longest = 0;

  while (*text != '\0') {
    gsize length = strcspn (text, "\n");

    longest = MAX (longest, g_utf8_strlen (text, (gssize) length));
    text += length + (text[length] == '\n');
  }

  return longest;
}

/* Whether a line goes on in the next one: real reports are pasted from programs that break lines at a
 * width, in the middle of a word or a number. */
static gboolean
is_broken (const char *line, gsize length, glong longest, const char *next)
{
  glong n = g_utf8_strlen (line, (gssize) length);

  if (longest > LONGEST_BROKEN_LINE || n < SHORTEST_BROKEN_LINE || n < FULL_LINE (longest))
    return FALSE;

  return *next != '\0' && *next != '\n' && *next != '(' && g_utf8_get_char (next) != 0xff08;
}

/**
 * gouji_prose_new:
 * @document: (nullable): the document that the narrative was read from
 * @narrative: a narrative of the report; must outlive the prose
 *
 * Folds the text of a narrative and finds its lines again in the document. A line that is not there, because
 * it was typed, has no places.
 *
 * Returns: (transfer full): the prose
 */
GoujiProse *
gouji_prose_new (const GoujiFolding *folding, GoujiDocument *document, const GoujiNarrative *narrative)
{
  GoujiProse *self = g_new0 (GoujiProse, 1);
  const char *line = narrative->text != NULL ? narrative->text : "";
  glong longest = measure_longest_line (line);
  guint offset = 0;
  Finder finder;

  init_finder (&finder, folding, document, narrative);
  self->text = line;
  self->letters = g_array_new (FALSE, FALSE, sizeof (GoujiLetter));
  while (*line != '\0' && self->letters->len < MOST_LETTERS) {
    gsize length = strcspn (line, "\n");
    const char *next = line + length + (line[length] == '\n');
    guint n = (guint) g_utf8_strlen (line, (gssize) length);

    append_line (self, folding, line, length, offset, length > 0 ? find_line (&finder, line, length) : 0);
    if (!is_broken (line, length, longest, next))
      append_end (self, line + length, offset + n);
    offset += n + (line[length] == '\n');
    line = next;
  }
  append_end (self, line, offset);

  return self;
}

void
gouji_prose_free (GoujiProse *self)
{
  g_array_unref (self->letters);
  g_free (self);
}

/**
 * gouji_prose_get_original:
 *
 * Returns: the character as printed; a numeral before folding tells a point from an enumeration
 */
gunichar
gouji_prose_get_original (const GoujiProse *self, guint index)
{
  return g_utf8_get_char (self->text + gouji_prose_get (self, index)->byte);
}

/**
 * gouji_prose_slice:
 *
 * Returns: (transfer full): the text from letter @first up to letter @end, as printed, in one line
 */
char *
gouji_prose_slice (const GoujiProse *self, guint first, guint end)
{
  const char *start = self->text + gouji_prose_get (self, first)->byte;
  const char *last = self->text + gouji_prose_get (self, end - 1)->byte;
  GString *slice = g_string_new_len (start, g_utf8_next_char (last) - start);

  g_string_replace (slice, "\n", "", 0);
  return g_string_free (slice, FALSE);
}

/**
 * gouji_prose_find_range:
 * @range: (out): where the letters from @first up to @end stand in the document
 *
 * Returns: whether that is known
 */
gboolean
gouji_prose_find_range (const GoujiProse *self, guint first, guint end, GoujiRange *range)
{
  guint start = gouji_prose_get (self, first)->place;
  guint last = gouji_prose_get (self, end - 1)->place;

  if (start == GOUJI_PROSE_NOWHERE || last == GOUJI_PROSE_NOWHERE)
    return FALSE;

  *range = (GoujiRange) { start, last + 1 };
  return TRUE;
}

/**
 * gouji_prose_get_text_range:
 *
 * Returns: where the letters from @first up to @end stand in the narrative's text, also where it was typed
 */
GoujiRange
gouji_prose_get_text_range (const GoujiProse *self, guint first, guint end)
{
  return (GoujiRange) { gouji_prose_get (self, first)->offset, gouji_prose_get (self, end - 1)->offset + 1 };
}

/**
 * gouji_prose_to_utf8:
 * @byte_to_letter: (element-type guint): filled with the letter that each byte belongs to
 *
 * Returns: (transfer full): the folded text, for regular expressions
 */
char *
gouji_prose_to_utf8 (const GoujiProse *self, GArray *byte_to_letter)
{
  GString *text = g_string_sized_new (self->letters->len * 3 + 1);

  for (guint i = 0; i < self->letters->len; i++) {
    g_string_append_unichar (text, gouji_prose_get (self, i)->c);
    while (byte_to_letter->len < text->len)
      g_array_append_val (byte_to_letter, i);
  }

  return g_string_free (text, FALSE);
}
