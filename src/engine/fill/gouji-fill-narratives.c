/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fill/gouji-filling.h"

#include "fill/gouji-reading.h"
#include "fill/gouji-section.h"

/* A longer line is no signature. */
#define LONGEST_SIGNATURE 40

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

typedef struct {
  GString *text;
  gsize last_line;
  GoujiRange end;
} Body;

/* A short last line above a date is a signature, not text. */
static void
take_signature (GoujiFilling *self, Body *body, const char *day)
{
  const char *last = body->text->str + body->last_line;

  gouji_report_put_field (self->report, GOUJI_FIELD_DATED, day);
  if (body->text->len > body->last_line && g_utf8_strlen (last, -1) <= LONGEST_SIGNATURE &&
      g_utf8_strrchr (last, -1, 0x3002) == NULL) {
    g_autofree char *signature = g_strchomp (g_strdup (last));

    gouji_report_put_field (self->report, GOUJI_FIELD_SIGNATURE, signature);
    g_string_truncate (body->text, body->last_line);
  }
}

/* Returns FALSE where the report ends. */
static gboolean
add_line (GoujiFilling *self, const GoujiSection *section, GoujiRange line, gboolean last_part, Body *body)
{
  GoujiSpan span = gouji_source_span (self->source, line);

  if (span.length == 0 || gouji_lexicon_is_caption (self->lexicon, span))
    return TRUE;
  if (last_part) {
    g_autofree char *day = gouji_recognise_date_line (self->recogniser, span);

    if (day != NULL) {
      take_signature (self, body, day);
      body->end = trim (self, line);
      return FALSE;
    }
    if (gouji_recognise_foot (self->recogniser, span))
      return FALSE;
  }

  body->last_line = body->text->len;
  append_line (self, body->text, trim (self, line));
  body->end = trim (self, line);
  return TRUE;
}

static void
put_narrative (GoujiFilling *self, guint index, const gboolean *used, gboolean last_part)
{
  const GoujiPart *part = gouji_form_get_part (self->lexicon->form, index);
  GoujiSection *section = &g_array_index (self->sections, GoujiSection, index);
  g_autoptr (GString) text = g_string_new (NULL);
  Body body = { .text = text, .end = section->heading };
  GoujiNarrative narrative = { .found = TRUE, .has_source = TRUE };

  for (guint i = gouji_document_find_block (self->source->document, section->heading.start);
       i < gouji_document_get_n_blocks (self->source->document); i++) {
    const GoujiBlock *block = gouji_document_get_block (self->source->document, i);
    GoujiRange line = { MAX (block->range.start, section->heading.end), block->range.end };

    /* The line of the next title may begin with white space that does not belong to the title. */
    if (block->range.end > section->range.end)
      break;
    if (block->kind == GOUJI_BLOCK_TABLE || (used[i] && part->table != NULL)) {
      body.end.end = MAX (body.end.end, block->range.end);
      continue;
    }
    if (line.start < line.end && !add_line (self, section, line, last_part, &body))
      break;
  }

  section->range.end = MAX (body.end.end, section->heading.end);
  narrative.heading = gouji_document_slice (self->source->document, section->heading);
  narrative.text = text->str;
  narrative.source = section->range;
  narrative.heading_source = section->heading;
  gouji_report_put_narrative (self->report, part, &narrative);
  gouji_report_put_heading (self->report, section->heading);
  g_free (narrative.heading);
}

static guint
find_last_part (const GArray *sections)
{
  guint last = 0;

  for (guint i = 0; i < sections->len; i++) {
    if (g_array_index (sections, GoujiSection, i).found)
      last = i;
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
  guint last = find_last_part (self->sections);

  for (guint i = 0; i < self->sections->len; i++) {
    const GoujiSection *section = &g_array_index (self->sections, GoujiSection, i);

    if (!section->found)
      continue;
    put_narrative (self, i, used, i == last);
    if (i == last)
      self->range.end = section->range.end;
  }
}
