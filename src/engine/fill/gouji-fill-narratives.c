/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fill/gouji-filling.h"

#include "fill/gouji-heading.h"
#include "fill/gouji-text-line.h"
#include "fill/gouji-reading.h"
#include "fill/gouji-section.h"
#include "report/gouji-field-source.h"

/* A longer line is no signature. */
#define LONGEST_SIGNATURE 40

/* Between the list of attachments and the day stands who signs, and little else. */
#define MOST_CLOSING_LINES 6

static void
mark_pieces (GoujiFilling *self, const GArray *pieces, gboolean *used)
{
  for (guint i = 0; i < pieces->len; i++) {
    guint block =
      gouji_document_find_block (self->source->document, g_array_index (pieces, GoujiPiece, i).range.start);

    if (block < gouji_document_get_n_blocks (self->source->document))
      used[block] = TRUE;
  }
}

/* The lines that belong to a table: those of its rows, and the heads above them. */
static gboolean *
mark_table_lines (GoujiFilling *self)
{
  gboolean *used = g_new0 (gboolean, gouji_document_get_n_blocks (self->source->document) + 1);

  for (guint i = 0; i < self->readings->len; i++) {
    const GoujiReading *reading = g_ptr_array_index (self->readings, i);

    if (reading->printed == NULL)
      continue;
    mark_pieces (self, reading->printed->heads, used);
    mark_pieces (self, reading->printed->labels, used);
    mark_pieces (self, reading->printed->values, used);
  }

  return used;
}

static void
append_line (GoujiFilling *self, GString *text, GoujiRange range)
{
  g_autofree char *line = gouji_document_slice (self->source->document, range);

  g_string_append (text, line);
  g_string_append_c (text, '\n');
}

/* White space at both ends of a line, NBSP and ideographic space included, is layout. */
static GoujiRange
trim (GoujiFilling *self, GoujiRange range)
{
  return gouji_source_range (self->source, gouji_source_span (self->source, range));
}

/* @closing and @n_closing: where the lines below the text begin that list attachments, and how many there
 * are. */
typedef struct {
  GString *text;
  gsize last_line;
  GoujiRange end;
  gsize closing;
  guint n_closing;
} Body;

/* A short last line above a date is a signature, not text. */
static void
take_signature (GoujiFilling *self, Body *body, const char *day, GoujiRange line)
{
  const char *last = body->text->str + body->last_line;
  const GoujiFieldSource dated = { GOUJI_FIELD_HOW_DATE, FALSE, TRUE, line };
  const GoujiFieldSource signed_by = { GOUJI_FIELD_HOW_SIGNATURE, FALSE, TRUE, body->end };

  gouji_report_put_field (self->report, GOUJI_FIELD_DATED, day);
  gouji_report_put_field_source (self->report, GOUJI_FIELD_DATED, &dated);
  if (body->text->len > body->last_line && g_utf8_strlen (last, -1) <= LONGEST_SIGNATURE &&
      g_utf8_strrchr (last, -1, 0x3002) == NULL) {
    g_autofree char *signature = g_strchomp (g_strdup (last));

    gouji_report_put_field (self->report, GOUJI_FIELD_SIGNATURE, signature);
    gouji_report_put_field_source (self->report, GOUJI_FIELD_SIGNATURE, &signed_by);
    g_string_truncate (body->text, body->last_line);
  }
}

/* What stands in the last part and is no text any more: attachments, the signature and its day. Returns FALSE
 * where the report ends. */
static gboolean
add_last_line (GoujiFilling *self, GoujiRange line, GoujiSpan span, Body *body)
{
  g_autofree char *day = gouji_recognise_date_line (self->recogniser, span);

  if (day != NULL) {
    take_signature (self, body, day, line);
    body->end = line;
    return FALSE;
  }
  if (gouji_recognise_foot (self->recogniser, span))
    return FALSE;
  body->n_closing += body->n_closing > 0 || gouji_recognise_attachment (self->recogniser, span);

  return body->n_closing <= MOST_CLOSING_LINES;
}

/* Returns FALSE where the report ends. */
static gboolean
add_line (GoujiFilling *self, GoujiRange line, gboolean last_part, Body *body)
{
  GoujiSpan span = gouji_source_span (self->source, line);

  if (span.length == 0 || gouji_lexicon_is_caption (self->lexicon, span) ||
      gouji_recognise_page_number (self->recogniser, span))
    return TRUE;
  if (last_part && !add_last_line (self, line, span, body))
    return FALSE;

  body->last_line = body->text->len;
  append_line (self, body->text, line);
  body->end = line;
  if (body->n_closing == 1)
    body->closing = body->last_line;
  return TRUE;
}

/* Heads of a table for which no row was found: alone on a line, or as its cells. */
static gboolean
is_line_of_heads (const GoujiFilling *self, const GoujiTextLine *line)
{
  g_autofree char *text = gouji_document_slice (self->source->document, line->range);
  guint start = line->range.start;
  guint i = start;
  gboolean found = FALSE;

  if (gouji_lexicon_is_head (self->lexicon, line->span))
    return TRUE;

  for (const char *p = text;; p = g_utf8_next_char (p), i++) {
    if (*p != '\0' && *p != '\t' && *p != '|')
      continue;

    GoujiSpan cell = gouji_source_span (self->source, (GoujiRange) { start, i });
    if (cell.length > 0 && !gouji_lexicon_is_head (self->lexicon, cell))
      return FALSE;
    found |= cell.length > 0;
    start = i + 1;
    if (*p == '\0')
      return found;
  }
}

/* A table that follows the text has no text of its own but whole sentences: notes. */
static gboolean
is_row (const GoujiFilling *self, const GoujiPart *part, const GoujiTextLine *line)
{
  return self->free_headings && part->table != NULL &&
         !gouji_source_is_stop (self->source, line->span.chars + line->span.length - 1);
}

static void
put_narrative (GoujiFilling *self, guint index, const gboolean *used, gboolean last_part)
{
  const GoujiPart *part = gouji_form_get_part (self->lexicon->form, index);
  GoujiSection *section = &g_array_index (self->sections, GoujiSection, index);
  g_autoptr (GString) text = g_string_new (NULL);
  Body body = { .text = text, .end = section->heading };
  GoujiNarrative narrative = { .found = TRUE, .has_source = TRUE };
  const GArray *lines = self->reader->lines;

  for (guint i = gouji_text_lines_find (lines, section->heading.start); i < lines->len; i++) {
    const GoujiTextLine *line = &g_array_index (lines, GoujiTextLine, i);
    GoujiRange range = { MAX (line->range.start, section->heading.end), line->range.end };

    if (line->range.start >= section->range.end)
      break;
    if (line->cell || is_row (self, part, line) ||
        (part->table != NULL && (used[line->block] || is_line_of_heads (self, line)))) {
      body.end.end =
        MAX (body.end.end, gouji_document_get_block (self->source->document, line->block)->range.end);
      continue;
    }
    if (range.start < range.end && !add_line (self, trim (self, range), last_part, &body))
      break;
  }

  if (body.n_closing > 0)
    g_string_truncate (text, MIN (text->len, body.closing));
  section->range.end = MIN (section->range.end, MAX (body.end.end, section->heading.end));
  if (!section->unnamed)
    narrative.heading = gouji_document_slice (self->source->document, section->heading);
  narrative.text = text->str;
  narrative.source = section->range;
  narrative.heading_source = section->heading;
  gouji_report_put_narrative (self->report, part, &narrative);
  g_free (narrative.heading);
}

/* The headings of all parts as printed, those that the form does not know among them. */
static void
put_headings (GoujiFilling *self)
{
  const GArray *headings = self->reader->headings;
  guint level = gouji_headings_find_level (headings, self->range);

  for (guint i = 0; i < headings->len; i++) {
    const GoujiHeading *heading = &g_array_index (headings, GoujiHeading, i);

    if (heading->range.start >= self->range.start && heading->range.end <= self->range.end &&
        !heading->listed && (heading->level == level || heading->level == 0) &&
        (heading->known || heading->ends))
      gouji_report_put_heading (self->report, heading->range);
  }
}

/* The last part with text: a table may stand behind the signature. */
static guint
find_last_part (const GoujiFilling *self)
{
  const GArray *sections = self->sections;
  guint last = 0;
  guint end = 0;

  for (guint i = 0; i < sections->len; i++) {
    const GoujiSection *section = &g_array_index (sections, GoujiSection, i);

    gboolean behind = self->free_headings && gouji_form_get_part (self->lexicon->form, i)->table != NULL;

    if (section->found && section->range.end > end && !behind) {
      last = i;
      end = section->range.end;
    }
  }

  return last;
}

/**
 * gouji_filling_put_narratives:
 *
 * Puts the text of every part that was found into the report, without its tables, without the signature, and
 * without what the page has below the report. Shortens the report's range accordingly.
 */
void
gouji_filling_put_narratives (GoujiFilling *self)
{
  g_autofree gboolean *used = mark_table_lines (self);
  guint last = find_last_part (self);
  guint end = 0;

  for (guint i = 0; i < self->sections->len; i++) {
    const GoujiSection *section = &g_array_index (self->sections, GoujiSection, i);

    if (!section->found)
      continue;
    put_narrative (self, i, used, i == last);
    end = MAX (end, MAX (section->range.end, section->heading.end));
  }
  if (end > 0)
    self->range.end = end;
  put_headings (self);
}
