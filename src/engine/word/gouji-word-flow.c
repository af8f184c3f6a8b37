/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "word/gouji-word-reader.h"

#include <string.h>

/* Text boxes within text boxes; Word allows none. */
#define MOST_FRAMES 16

#define WORD_2003 "http://schemas.microsoft.com/office/word/2003/wordml"
#define RELATIONSHIPS "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define STRICT_RELATIONSHIPS "http://purl.oclc.org/ooxml/officeDocument/relationships"

static void
clear_paragraph (GoujiWordParagraph *paragraph)
{
  g_free (paragraph->style);
  g_free (paragraph->number);
  g_free (paragraph->label);
  *paragraph = (GoujiWordParagraph) { .level = -1, .outline = -1 };
}

static void
clear_frame (GoujiWordFrame *frame)
{
  g_clear_pointer (&frame->story, gouji_story_free);
  g_clear_pointer (&frame->key, g_free);
  g_clear_pointer (&frame->fields, g_byte_array_unref);
  clear_paragraph (&frame->paragraph);
}

static void
push_frame (GoujiWordReader *self, char *key)
{
  GoujiWordFrame frame = {
    .story = gouji_story_new (&self->flow->n_places_left),
    .key = key,
    .fields = g_byte_array_new (),
  };

  clear_paragraph (&frame.paragraph);
  g_array_append_val (self->frames, frame);
}

/* Ends the open paragraph without a word about it: a table begins, or the cell ends. */
static void
flush (GoujiWordFrame *frame)
{
  gouji_story_end_paragraph (frame->story, NULL, 0);
  clear_paragraph (&frame->paragraph);
}

static void
begin_run (GoujiWordReader *self)
{
  GoujiWordFrame *frame = gouji_word_reader_get_frame (self);

  frame->run_hidden = frame->paragraph.hidden;
  frame->run_raised = FALSE;
  frame->run_counted = FALSE;
}

/* The number that Word prints in front of a paragraph is part of what is read. */
static char *
make_label (GoujiWordReader *self, GoujiWordParagraph *paragraph, const GoujiWordStyle *style)
{
  const char *number = paragraph->number != NULL ? paragraph->number : style->number;
  guint level = MAX (paragraph->level, 0);

  if (paragraph->label != NULL)
    return g_steal_pointer (&paragraph->label);
  if (number == NULL)
    return NULL;
  if (paragraph->level < 0 && paragraph->number == NULL)
    level = gouji_word_numbering_find_level (self->flow->numbering, number, style->numbered, style->level);

  return gouji_word_numbering_count (self->flow->numbering, number, level);
}

/* A paragraph that begins in another one ends it. */
static void
begin_paragraph (GoujiWordFrame *frame)
{
  if (frame->in_paragraph)
    flush (frame);
  frame->in_paragraph = TRUE;
}

static void
end_paragraph (GoujiWordReader *self)
{
  GoujiWordFrame *frame = gouji_word_reader_get_frame (self);
  GoujiWordParagraph *paragraph = &frame->paragraph;
  const GoujiWordStyle *style = gouji_word_styles_find (self->flow->styles, paragraph->style);
  guint outline = paragraph->outline >= 0 ? (guint) paragraph->outline : style->outline;

  if (!paragraph->joined) {
    g_autofree char *label = make_label (self, paragraph, style);

    gouji_story_end_paragraph (frame->story, label, outline < GOUJI_WORD_NO_LEVEL ? MIN (outline + 1, 6) : 0);
  }
  frame->in_paragraph = FALSE;
  clear_paragraph (paragraph);
}

static void
begin_table (GoujiWordReader *self)
{
  GoujiWordPlace place = { 0 };

  flush (gouji_word_reader_get_frame (self));
  gouji_story_begin_table (gouji_word_reader_get_frame (self)->story);
  g_array_append_val (self->places, place);
  self->n_seen++;
}

static void
end_table (GoujiWordReader *self)
{
  flush (gouji_word_reader_get_frame (self));
  gouji_story_end_table (gouji_word_reader_get_frame (self)->story);
  g_array_set_size (self->places, self->places->len - 1);
}

static void
begin_row (GoujiWordReader *self)
{
  *gouji_word_reader_get_place (self) = (GoujiWordPlace) { 0 };
  gouji_story_begin_row (gouji_word_reader_get_frame (self)->story);
}

static void
end_row (GoujiWordReader *self)
{
  flush (gouji_word_reader_get_frame (self));
  if (gouji_word_reader_get_place (self)->row_deleted)
    gouji_story_delete_row (gouji_word_reader_get_frame (self)->story);
  else
    gouji_story_end_row (gouji_word_reader_get_frame (self)->story);
}

static void
begin_cell (GoujiWordReader *self)
{
  GoujiWordPlace *place = gouji_word_reader_get_place (self);

  place->cell =
    (GoujiStoryCell) { .column_span = 1, .row_span = 1, .gap = place->gap, .header = place->header };
  place->cell_deleted = FALSE;
  gouji_story_begin_cell (gouji_word_reader_get_frame (self)->story);
}

static void
end_cell (GoujiWordReader *self)
{
  GoujiWordPlace *place = gouji_word_reader_get_place (self);

  flush (gouji_word_reader_get_frame (self));
  if (place->cell_deleted) {
    gouji_story_delete_cell (gouji_word_reader_get_frame (self)->story);
    return;
  }
  gouji_story_end_cell (gouji_word_reader_get_frame (self)->story, &place->cell);
  place->gap = 0;
}

static void
end_frame (GoujiWordReader *self)
{
  g_autoptr (GoujiStory) story = NULL;
  g_autofree char *key = NULL;

  flush (gouji_word_reader_get_frame (self));
  story = g_steal_pointer (&gouji_word_reader_get_frame (self)->story);
  key = g_steal_pointer (&gouji_word_reader_get_frame (self)->key);
  g_array_set_size (self->frames, self->frames->len - 1);

  if (key != NULL)
    g_hash_table_replace (self->flow->notes, g_steal_pointer (&key), g_steal_pointer (&story));
  else if (self->frames->len > 0)
    gouji_story_add_aside (gouji_word_reader_get_frame (self)->story, g_steal_pointer (&story));
  else if (self->flow->body == NULL)
    self->flow->body = g_steal_pointer (&story);
}

/* A note stands in a part of its own, or, with Word 2003, where the reference to it is. The lines that part
 * notes from the text are such notes too. */
static GoujiWordElement
begin_note (GoujiWordReader *self, GoujiWordElement element, const GoujiWordStart *start)
{
  g_autofree char *id = gouji_word_start_get_value (start, "id");
  g_autofree char *type = gouji_word_start_get_value (start, "type");

  if (type != NULL && !g_str_equal (type, "normal"))
    return GOUJI_WORD_SKIPPED;
  if (self->frames->len > 0) {
    char *key = g_strdup_printf ("i%u", self->flow->referred_notes->len);

    g_ptr_array_add (self->flow->referred_notes, g_strdup (key));
    push_frame (self, key);
    return element;
  }
  if (!self->notes || id == NULL)
    return GOUJI_WORD_SKIPPED;

  push_frame (self, gouji_word_make_key (element, id));
  return element;
}

static GoujiWordElement
begin_text_box (GoujiWordReader *self)
{
  if (self->frames->len >= MOST_FRAMES) {
    self->flow->too_deep = TRUE;
    return GOUJI_WORD_SKIPPED;
  }

  push_frame (self, NULL);
  return GOUJI_WORD_TEXT_BOX;
}

/* Of what stands in a file twice, for programs of different years, the first is read; the others only where
 * there was nothing to see in it. */
static GoujiWordElement
begin_alternative (GoujiWordReader *self, GoujiWordElement element)
{
  guint n_seen;

  if (element == GOUJI_WORD_ALTERNATIVES) {
    g_array_append_val (self->alternatives, self->n_seen);
    return element;
  }
  if (gouji_word_reader_get_parent (self, 1) != GOUJI_WORD_ALTERNATIVES)
    return GOUJI_WORD_OTHER;

  n_seen = g_array_index (self->alternatives, guint, self->alternatives->len - 1);
  return self->n_seen > n_seen ? GOUJI_WORD_SKIPPED : element;
}

static GoujiWordElement
begin_annotation (GoujiWordReader *self, const GoujiWordStart *start)
{
  g_autofree char *type =
    gouji_word_get_value (BAD_CAST WORD_2003, start->n_attributes, start->attributes, "type");

  if (g_strcmp0 (type, "Word.Comment") == 0) {
    self->flow->n_comments++;
    return GOUJI_WORD_SKIPPED;
  }
  if (g_strcmp0 (type, "Word.Deletion") != 0 && g_strcmp0 (type, "Word.Insertion") != 0)
    return GOUJI_WORD_OTHER;

  if (gouji_word_reader_get_parent (self, 1) == GOUJI_WORD_RUN_PROPERTIES) {
    gouji_word_reader_set_run_property (
      self, g_str_equal (type, "Word.Deletion") ? GOUJI_WORD_DELETED : GOUJI_WORD_INSERTED, start);
    return GOUJI_WORD_OTHER;
  }
  self->flow->n_revisions++;

  return g_str_equal (type, "Word.Deletion") ? GOUJI_WORD_SKIPPED : GOUJI_WORD_OTHER;
}

static GoujiWordElement
begin_part_of_table (GoujiWordReader *self, GoujiWordElement element)
{
  GoujiStory *story = gouji_word_reader_get_frame (self)->story;

  if (element == GOUJI_WORD_TABLE && gouji_story_may_begin_table (story))
    begin_table (self);
  else if (element == GOUJI_WORD_ROW && gouji_story_may_begin_row (story))
    begin_row (self);
  else if (element == GOUJI_WORD_CELL && gouji_story_may_begin_cell (story))
    begin_cell (self);
  else
    element = GOUJI_WORD_OTHER;

  self->flow->full = self->flow->n_places_left == 0;
  return element;
}

static void
refer_to_chunk (GoujiWordReader *self, const GoujiWordStart *start)
{
  char *id = gouji_word_get_value (BAD_CAST RELATIONSHIPS, start->n_attributes, start->attributes, "id");

  if (id == NULL)
    id = gouji_word_get_value (BAD_CAST STRICT_RELATIONSHIPS, start->n_attributes, start->attributes, "id");
  if (id != NULL)
    g_ptr_array_add (self->flow->chunks, id);
}

/* Changes that are no property: what was deleted is gone, what was inserted is there. */
static GoujiWordElement
begin_change (GoujiWordReader *self, GoujiWordElement element)
{
  self->flow->n_revisions++;
  return element == GOUJI_WORD_INSERTED ? element : GOUJI_WORD_SKIPPED;
}

/* Returns: what the element is where it stands; its end is treated as that. */
static GoujiWordElement
begin (GoujiWordReader *self, GoujiWordElement element, const GoujiWordStart *start)
{
  switch (element) {
  case GOUJI_WORD_ANNOTATION:
    return begin_annotation (self, start);
  case GOUJI_WORD_TABLE:
  case GOUJI_WORD_ROW:
  case GOUJI_WORD_CELL:
    return begin_part_of_table (self, element);
  case GOUJI_WORD_PARAGRAPH:
    begin_paragraph (gouji_word_reader_get_frame (self));
    return element;
  case GOUJI_WORD_RUN:
    begin_run (self);
    return element;
  case GOUJI_WORD_TEXT:
    gouji_word_reader_begin_text (self, start);
    return element;
  case GOUJI_WORD_TEXT_BOX:
    return begin_text_box (self);
  case GOUJI_WORD_ALTERNATIVES:
  case GOUJI_WORD_CHOICE:
  case GOUJI_WORD_FALLBACK:
    return begin_alternative (self, element);
  case GOUJI_WORD_DELETED:
  case GOUJI_WORD_MOVED_AWAY:
  case GOUJI_WORD_INSERTED:
    return begin_change (self, element);
  case GOUJI_WORD_CHECK_BOX:
    self->checked = FALSE;
    return element;
  case GOUJI_WORD_CHECKED:
    if (gouji_word_reader_get_parent (self, 1) == GOUJI_WORD_CHECK_BOX)
      self->checked = gouji_word_start_is_on (start);
    return element;
  case GOUJI_WORD_COMMENT:
    self->flow->n_comments++;
    return element;
  case GOUJI_WORD_PICTURE:
    self->flow->n_pictures++;
    self->n_seen++;
    return element;
  case GOUJI_WORD_OBJECT:
    self->flow->n_objects++;
    return element;
  case GOUJI_WORD_WORD_ART:
    gouji_word_reader_put_word_art (self, start);
    return element;
  case GOUJI_WORD_CHUNK:
    refer_to_chunk (self, start);
    return element;
  case GOUJI_WORD_PARAGRAPH_PROPERTIES:
    return gouji_word_reader_get_parent (self, 1) == GOUJI_WORD_PARAGRAPH ? element : GOUJI_WORD_OTHER;
  case GOUJI_WORD_RUN_PROPERTIES:
    return gouji_word_reader_is_in_run (self) ||
               gouji_word_reader_get_parent (self, 1) == GOUJI_WORD_PARAGRAPH_PROPERTIES
             ? element
             : GOUJI_WORD_OTHER;
  case GOUJI_WORD_ROW_PROPERTIES:
    return gouji_word_reader_get_parent (self, 1) == GOUJI_WORD_ROW ? element : GOUJI_WORD_OTHER;
  case GOUJI_WORD_CELL_PROPERTIES:
    return gouji_word_reader_get_parent (self, 1) == GOUJI_WORD_CELL ? element : GOUJI_WORD_OTHER;
  default:
    if (gouji_word_reader_is_in_run (self))
      gouji_word_reader_put_mark (self, element, start);
    return element;
  }
}

static GoujiWordElement
begin_frame (GoujiWordReader *self, GoujiWordElement element, const GoujiWordStart *start)
{
  if (element == GOUJI_WORD_FOOTNOTE || element == GOUJI_WORD_ENDNOTE)
    return begin_note (self, element, start);
  if (element != GOUJI_WORD_BODY || self->notes || self->frames->len > 0)
    return element == GOUJI_WORD_BODY ? GOUJI_WORD_SKIPPED : GOUJI_WORD_OTHER;

  push_frame (self, NULL);
  return element;
}

static GoujiWordElement
begin_in_frame (GoujiWordReader *self, GoujiWordElement element, const GoujiWordStart *start)
{
  if (element != GOUJI_WORD_ANNOTATION && gouji_word_reader_set_property (self, element, start))
    return GOUJI_WORD_OTHER;

  return begin (self, element, start);
}

static void
start_element_cb (void *data,
                  const xmlChar *name,
                  const xmlChar *prefix,
                  const xmlChar *namespace_uri,
                  int n_namespaces,
                  const xmlChar **declared,
                  int n_attributes,
                  int n_defaulted,
                  const xmlChar **attributes)
{
  GoujiWordReader *self = data;
  const GoujiWordStart start = { namespace_uri, n_attributes, attributes };
  GoujiWordElement element;
  guint8 byte;

  if (self->flow->full)
    return;
  if (self->skipped > 0) {
    self->skipped++;
    return;
  }

  element = gouji_word_element_find ((const char *) namespace_uri, (const char *) name);
  if (self->frames->len == 0 || element == GOUJI_WORD_FOOTNOTE || element == GOUJI_WORD_ENDNOTE ||
      element == GOUJI_WORD_BODY)
    element = begin_frame (self, element, &start);
  else if (element != GOUJI_WORD_OTHER && element != GOUJI_WORD_SKIPPED)
    element = begin_in_frame (self, element, &start);

  if (element == GOUJI_WORD_SKIPPED) {
    self->skipped = 1;
    return;
  }
  byte = element;
  g_byte_array_append (self->open, &byte, 1);
}

static void
end (GoujiWordReader *self, GoujiWordElement element)
{
  switch (element) {
  case GOUJI_WORD_TEXT:
    gouji_word_reader_end_text (self);
    break;
  case GOUJI_WORD_PARAGRAPH:
    end_paragraph (self);
    break;
  case GOUJI_WORD_TABLE:
    end_table (self);
    break;
  case GOUJI_WORD_ROW:
    end_row (self);
    break;
  case GOUJI_WORD_CELL:
    end_cell (self);
    break;
  case GOUJI_WORD_BODY:
  case GOUJI_WORD_TEXT_BOX:
  case GOUJI_WORD_FOOTNOTE:
  case GOUJI_WORD_ENDNOTE:
    end_frame (self);
    break;
  case GOUJI_WORD_ALTERNATIVES:
    g_array_set_size (self->alternatives, self->alternatives->len - 1);
    break;
  case GOUJI_WORD_CHECK_BOX:
    gouji_word_reader_put_character (self, self->checked ? 0x2611 : 0x2610);
    break;
  default:
    break;
  }
}

static void
end_element_cb (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *namespace_uri)
{
  GoujiWordReader *self = data;
  GoujiWordElement element;

  if (self->flow->full)
    return;
  if (self->skipped > 0) {
    self->skipped--;
    return;
  }

  element = self->open->data[self->open->len - 1];
  g_byte_array_set_size (self->open, self->open->len - 1);
  end (self, element);
}

static void
characters_cb (void *data, const xmlChar *characters, int length)
{
  GoujiWordReader *self = data;

  if (self->skipped == 0 && !self->flow->full && gouji_word_reader_get_parent (self, 1) == GOUJI_WORD_TEXT)
    g_string_append_len (self->text, (const char *) characters, length);
}

static const xmlSAXHandler flow_handler = {
  .startElementNs = start_element_cb,
  .endElementNs = end_element_cb,
  .characters = characters_cb,
};

void
gouji_word_flow_init (GoujiWordFlow *self, const GoujiLimits *limits)
{
  *self = (GoujiWordFlow) {
    .styles = gouji_word_styles_new (),
    .numbering = gouji_word_numbering_new (),
    .notes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) gouji_story_free),
    .referred_notes = g_ptr_array_new_with_free_func (g_free),
    .chunks = g_ptr_array_new_with_free_func (g_free),
    /* Each cell stands in a row, and most in a table that has some. */
    .n_places_left = 3 * MIN (limits->cells, G_MAXUINT / 3),
  };
}

void
gouji_word_flow_clear (GoujiWordFlow *self)
{
  g_clear_pointer (&self->styles, gouji_word_styles_free);
  g_clear_pointer (&self->numbering, gouji_word_numbering_free);
  g_clear_pointer (&self->body, gouji_story_free);
  g_clear_pointer (&self->notes, g_hash_table_unref);
  g_clear_pointer (&self->referred_notes, g_ptr_array_unref);
  g_clear_pointer (&self->chunks, g_ptr_array_unref);
}

/**
 * gouji_word_flow_parse:
 * @bytes: the main part, or one with notes
 * @notes: whether it is one with notes
 *
 * Reads what the styles and lists in @self have been read for. The numbers that Word prints are counted
 * meanwhile.
 *
 * Returns: whether the part could be parsed
 */
gboolean
gouji_word_flow_parse (
  GoujiWordFlow *self, GBytes *bytes, gboolean notes, const GoujiLimits *limits, GError **error)
{
  GoujiWordReader reader = {
    .flow = self,
    .notes = notes,
    .open = g_byte_array_new (),
    .frames = g_array_new (FALSE, FALSE, sizeof (GoujiWordFrame)),
    .places = g_array_new (FALSE, FALSE, sizeof (GoujiWordPlace)),
    .alternatives = g_array_new (FALSE, FALSE, sizeof (guint)),
    .text = g_string_new (NULL),
  };
  gboolean whole;

  g_array_set_clear_func (reader.frames, (GDestroyNotify) clear_frame);
  whole = gouji_xml_parse (bytes, &flow_handler, &reader, limits, error);
  while (self->full && reader.frames->len > 0)
    end_frame (&reader);

  g_byte_array_unref (reader.open);
  g_array_unref (reader.frames);
  g_array_unref (reader.places);
  g_array_unref (reader.alternatives);
  g_string_free (reader.text, TRUE);

  return whole;
}
