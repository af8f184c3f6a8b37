/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "check/gouji-check-passage.h"

#include <string.h>

/* What is looked through of one part, in bytes. Real parts have a few thousand characters; rules run with
 * every key that is pressed, and a text of many megabytes must not hold them up. */
#define MAXIMUM_PASSAGE (256 * 1024)

/* How much of a document is looked through for what introduces a report, in code points. */
#define MAXIMUM_OPENING 6000

#define MAXIMUM_WORDS 8

/* No rule may have asked for the text of some parts. */
void
gouji_passage_free (GoujiPassage *self)
{
  if (self == NULL)
    return;

  g_free (self->text);
  g_free (self->original);
  g_array_unref (self->offsets);
  g_free (self);
}

static void
append_folded (GString *text, GArray *offsets, gunichar c, guint offset)
{
  gsize before = text->len;

  g_string_append_unichar (text, c);
  for (gsize i = before; i < text->len; i++)
    g_array_append_val (offsets, offset);
}

/* Folds line by line, for white space is left out. */
static GoujiPassage *
fold_passage (const GoujiFolding *folding, const char *original)
{
  GoujiPassage *self = g_new0 (GoujiPassage, 1);
  GString *text = g_string_new (NULL);
  gsize length = strlen (original);
  const char *limit = length <= MAXIMUM_PASSAGE
                        ? original + length
                        : g_utf8_find_prev_char (original, original + MAXIMUM_PASSAGE);
  guint offset = 0;

  self->original = g_strndup (original, (gsize) (limit - original));
  self->offsets = g_array_new (FALSE, FALSE, sizeof (guint));
  for (const char *line = self->original;;) {
    const char *end = strchr (line, '\n');
    gsize n_bytes = end != NULL ? (gsize) (end - line) : strlen (line);
    g_autoptr (GoujiFolded) folded = gouji_folded_new (folding, line, (gssize) n_bytes, offset);

    for (guint i = 0; i < folded->length; i++)
      append_folded (text, self->offsets, folded->chars[i], folded->offsets[i]);
    offset += (guint) g_utf8_strlen (line, (gssize) n_bytes);
    if (end == NULL)
      break;
    append_folded (text, self->offsets, '\n', offset++);
    line = end + 1;
  }
  g_array_append_val (self->offsets, offset);

  self->text = g_string_free (text, FALSE);
  return self;
}

/**
 * gouji_check_get_passage:
 *
 * Returns: (transfer none): the narrative of @part, folded once for all rules
 */
const GoujiPassage *
gouji_check_get_passage (GoujiCheck *self, const GoujiPart *part)
{
  if (self->passages == NULL) {
    self->passages = g_ptr_array_new_with_free_func ((GDestroyNotify) gouji_passage_free);
    g_ptr_array_set_size (self->passages, (int) gouji_form_get_n_parts (self->form));
  }
  if (self->passages->pdata[part->index] == NULL) {
    const GoujiNarrative *narrative = gouji_report_get_narrative (self->report, part);
    GoujiPassage *passage = fold_passage (self->folding, narrative->text != NULL ? narrative->text : "");

    passage->part = part;
    self->passages->pdata[part->index] = passage;
  }

  return self->passages->pdata[part->index];
}

/* Where the first part begins: what stands before it belongs to no narrative. */
static guint
find_first_part (GoujiCheck *self, GoujiRange range)
{
  guint first = range.end;

  for (guint i = 0; i < gouji_form_get_n_parts (self->form); i++) {
    const GoujiNarrative *narrative =
      gouji_report_get_narrative (self->report, gouji_form_get_part (self->form, i));

    if (narrative->has_source && narrative->source.start >= range.start)
      first = MIN (first, narrative->source.start);
  }

  return first;
}

/**
 * gouji_check_get_opening:
 *
 * Returns: (transfer none): what stands before the first part: in the document, or in the report's preamble
 * where it has no document
 */
const GoujiPassage *
gouji_check_get_opening (GoujiCheck *self)
{
  GoujiDocument *document = gouji_report_get_document (self->report);
  GoujiRange range = gouji_report_get_document_range (self->report);
  const char *preamble = gouji_report_get_field (self->report, GOUJI_FIELD_PREAMBLE);
  g_autofree char *text = NULL;

  if (self->opening != NULL)
    return self->opening;

  if (document != NULL) {
    range.end = MIN (find_first_part (self, range), range.start + MAXIMUM_OPENING);
    text = gouji_document_slice (document, range);
  }
  self->opening = fold_passage (self->folding, text != NULL ? text : preamble != NULL ? preamble : "");
  self->opening->in_document = text != NULL;
  self->opening->base = range.start;
  return self->opening;
}

/**
 * gouji_check_get_whole:
 *
 * Returns: (transfer none): all that the document has of the report, tables included; nothing where it has no
 * document
 */
const GoujiPassage *
gouji_check_get_whole (GoujiCheck *self)
{
  GoujiDocument *document = gouji_report_get_document (self->report);
  GoujiRange range = gouji_report_get_document_range (self->report);
  g_autofree char *text = NULL;

  if (self->whole != NULL)
    return self->whole;

  if (document != NULL) {
    range.end = MIN (range.end, range.start + MAXIMUM_PASSAGE);
    text = gouji_document_slice (document, range);
  }
  self->whole = fold_passage (self->folding, text != NULL ? text : "");
  self->whole->in_document = text != NULL;
  self->whole->base = range.start;
  return self->whole;
}

/**
 * gouji_passage_slice:
 * @start: byte of the folded text
 * @end: byte of the folded text
 *
 * Returns: the original text between the two
 */
char *
gouji_passage_slice (const GoujiPassage *self, int start, int end)
{
  guint first = g_array_index (self->offsets, guint, start);
  guint last = g_array_index (self->offsets, guint, end);

  /* What was left out in folding before the end is no part of it. */
  if (end > start)
    last = g_array_index (self->offsets, guint, end - 1) + 1;
  return g_utf8_substring (self->original, first, MAX (first, last));
}

/* Where the text of a narrative stands in its document: as it is, if it was not broken or written anew. */
static gboolean
find_in_document (GoujiCheck *self, const GoujiPart *part, const char *text, GoujiRange *range)
{
  GoujiDocument *document = gouji_report_get_document (self->report);
  const GoujiNarrative *narrative = gouji_report_get_narrative (self->report, part);
  g_autofree char *slice = NULL;
  const char *found;
  gsize base;

  if (document == NULL || !narrative->has_source)
    return FALSE;

  *range = narrative->source;
  slice = gouji_document_slice (document, narrative->source);
  found = *text != '\0' ? strstr (slice, text) : NULL;
  if (found == NULL)
    return TRUE;

  base = gouji_document_byte_offset (document, narrative->source.start) + (gsize) (found - slice);
  *range = (GoujiRange) { gouji_document_offset_at_byte (document, base),
                          gouji_document_offset_at_byte (document, base + strlen (text)) };
  return TRUE;
}

/**
 * gouji_check_locate:
 * @range: (out): where the bytes from @start to @end of the folded text stand in the document; the whole part
 * where that cannot be told
 *
 * Returns: whether they stand there
 */
gboolean
gouji_check_locate (GoujiCheck *self, const GoujiPassage *passage, int start, int end, GoujiRange *range)
{
  g_autofree char *text = NULL;

  if (passage->in_document) {
    *range = (GoujiRange) { passage->base + g_array_index (passage->offsets, guint, start),
                            passage->base + g_array_index (passage->offsets, guint, end) };
    return TRUE;
  }
  if (passage->part == NULL)
    return FALSE;

  text = gouji_passage_slice (passage, start, end);
  return find_in_document (self, passage->part, text, range);
}

/**
 * gouji_check_tell_passage:
 * @match: what was found in the folded text
 * @group: (nullable): the group of it that the finding shows, %NULL for all of it
 * @name: name of a sentence; `{text}` in it is what was found, as printed
 *
 * Says a sentence about a place of a passage.
 *
 * Returns: (nullable) (transfer none): the new finding
 */
GoujiFinding *
gouji_check_tell_passage (GoujiCheck *self,
                          const GoujiPassage *passage,
                          GMatchInfo *match,
                          const char *group,
                          const char *name,
                          const GoujiWord *words,
                          guint n_words)
{
  GoujiWord all[MAXIMUM_WORDS + 1];
  g_autofree char *text = NULL;
  GoujiFinding *finding;
  GoujiRange range;
  int start = 0;
  int end = 0;

  g_return_val_if_fail (n_words <= MAXIMUM_WORDS, NULL);

  if (group == NULL || !g_match_info_fetch_named_pos (match, group, &start, &end) || start < 0)
    g_match_info_fetch_pos (match, 0, &start, &end);
  text = gouji_passage_slice (passage, start, end);
  all[0] = (GoujiWord) { "text", text };
  for (guint i = 0; i < n_words; i++)
    all[i + 1] = words[i];

  finding = gouji_check_tell (self, passage->part, name, all, n_words + 1);
  if (finding != NULL && gouji_check_locate (self, passage, start, end, &range))
    gouji_finding_set_source (finding, TRUE, range);
  return finding;
}
