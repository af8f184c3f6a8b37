/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "word/gouji-word-reader.h"

GoujiWordFrame *
gouji_word_reader_get_frame (GoujiWordReader *self)
{
  return self->frames->len == 0 ? NULL : &g_array_index (self->frames, GoujiWordFrame, self->frames->len - 1);
}

GoujiWordPlace *
gouji_word_reader_get_place (GoujiWordReader *self)
{
  return &g_array_index (self->places, GoujiWordPlace, self->places->len - 1);
}

/* The element @steps above the one that begins. */
GoujiWordElement
gouji_word_reader_get_parent (GoujiWordReader *self, guint steps)
{
  return self->open->len < steps ? GOUJI_WORD_OTHER : self->open->data[self->open->len - steps];
}

char *
gouji_word_start_get_value (const GoujiWordStart *start, const char *name)
{
  return gouji_word_get_value (start->namespace_uri, start->n_attributes, start->attributes, name);
}

int
gouji_word_start_get_number (const GoujiWordStart *start, const char *name, int fallback)
{
  return gouji_word_get_number (start->namespace_uri, start->n_attributes, start->attributes, name, fallback);
}

gboolean
gouji_word_start_is_on (const GoujiWordStart *start)
{
  return gouji_word_is_on (start->namespace_uri, start->n_attributes, start->attributes);
}

static void
set_paragraph_property (GoujiWordReader *self, GoujiWordElement element, const GoujiWordStart *start)
{
  GoujiWordParagraph *paragraph = &gouji_word_reader_get_frame (self)->paragraph;

  switch (element) {
  case GOUJI_WORD_PARAGRAPH_STYLE:
    g_free (paragraph->style);
    paragraph->style = gouji_word_start_get_value (start, "val");
    paragraph->hidden = gouji_word_styles_find (self->flow->styles, paragraph->style)->hidden;
    break;
  case GOUJI_WORD_OUTLINE_LEVEL:
    paragraph->outline =
      CLAMP (gouji_word_start_get_number (start, "val", GOUJI_WORD_NO_LEVEL), 0, GOUJI_WORD_NO_LEVEL);
    break;
  case GOUJI_WORD_LIST_LEVEL:
    paragraph->level = CLAMP (gouji_word_start_get_number (start, "val", -1), -1, GOUJI_WORD_N_LEVELS - 1);
    break;
  case GOUJI_WORD_LIST_NUMBER:
    g_free (paragraph->number);
    paragraph->number = gouji_word_start_get_value (start, "val");
    break;
  case GOUJI_WORD_LIST_TEXT:
    g_free (paragraph->label);
    paragraph->label = gouji_word_start_get_value (start, "val");
    break;
  default:
    break;
  }
}

/* What is said of the characters of a run, or of the mark that ends a paragraph: where that mark is deleted
 * or hidden, the next paragraph goes on with this one. */
void
gouji_word_reader_set_run_property (GoujiWordReader *self,
                                    GoujiWordElement element,
                                    const GoujiWordStart *start)
{
  GoujiWordFrame *frame = gouji_word_reader_get_frame (self);
  gboolean is_mark = gouji_word_reader_get_parent (self, 2) == GOUJI_WORD_PARAGRAPH_PROPERTIES;
  g_autofree char *value = gouji_word_start_get_value (start, "val");

  if (element == GOUJI_WORD_DELETED || element == GOUJI_WORD_MOVED_AWAY || element == GOUJI_WORD_INSERTED) {
    self->flow->n_revisions++;
    if (is_mark && element != GOUJI_WORD_INSERTED)
      frame->paragraph.joined = TRUE;
  } else if (element == GOUJI_WORD_HIDDEN && is_mark) {
    frame->paragraph.joined = frame->paragraph.joined || gouji_word_start_is_on (start);
  } else if (element == GOUJI_WORD_HIDDEN) {
    frame->run_hidden = gouji_word_start_is_on (start);
  } else if (element == GOUJI_WORD_RUN_STYLE && value != NULL && !is_mark) {
    frame->run_hidden = frame->run_hidden || gouji_word_styles_find (self->flow->styles, value)->hidden;
  } else if (element == GOUJI_WORD_RAISED && !is_mark) {
    frame->run_raised = g_strcmp0 (value, "superscript") == 0 || g_strcmp0 (value, "subscript") == 0;
  }
}

static void
set_row_property (GoujiWordReader *self, GoujiWordElement element, const GoujiWordStart *start)
{
  GoujiWordPlace *place = gouji_word_reader_get_place (self);

  if (element == GOUJI_WORD_COLUMNS_BEFORE) {
    place->gap = MAX (gouji_word_start_get_number (start, "val", 0), 0);
  } else if (element == GOUJI_WORD_HEADER_ROW) {
    place->header = gouji_word_start_is_on (start);
  } else if (element == GOUJI_WORD_HIDDEN_ROW && gouji_word_start_is_on (start)) {
    place->row_deleted = TRUE;
    self->flow->n_hidden++;
  } else if (element == GOUJI_WORD_DELETED || element == GOUJI_WORD_INSERTED) {
    place->row_deleted = place->row_deleted || element == GOUJI_WORD_DELETED;
    self->flow->n_revisions++;
  }
}

/* Word 2003 begins a merged cell with another word; what has no word goes on with the cell before. */
static void
set_cell_property (GoujiWordReader *self, GoujiWordElement element, const GoujiWordStart *start)
{
  GoujiWordPlace *place = gouji_word_reader_get_place (self);
  g_autofree char *value = gouji_word_start_get_value (start, "val");
  gboolean begins = g_strcmp0 (value, "restart") == 0;

  if (element == GOUJI_WORD_COLUMN_SPAN) {
    place->cell.column_span = MAX (gouji_word_start_get_number (start, "val", 1), 1);
  } else if (element == GOUJI_WORD_MERGED_CELL) {
    place->cell.merge = begins ? GOUJI_STORY_MERGE_FIRST : GOUJI_STORY_MERGE_NEXT;
  } else if (element == GOUJI_WORD_JOINED_CELL) {
    place->cell.joined = !begins;
  } else if (element == GOUJI_WORD_CELL_DELETED || element == GOUJI_WORD_CELL_INSERTED) {
    place->cell_deleted = element == GOUJI_WORD_CELL_DELETED;
    self->flow->n_revisions++;
  }
}

/* Where @element is a property of what is open, notes it. */
gboolean
gouji_word_reader_set_property (GoujiWordReader *self, GoujiWordElement element, const GoujiWordStart *start)
{
  switch (gouji_word_reader_get_parent (self, 1)) {
  case GOUJI_WORD_PARAGRAPH_PROPERTIES:
  case GOUJI_WORD_LIST_PROPERTIES:
    set_paragraph_property (self, element, start);
    return element != GOUJI_WORD_RUN_PROPERTIES && element != GOUJI_WORD_LIST_PROPERTIES;
  case GOUJI_WORD_RUN_PROPERTIES:
    gouji_word_reader_set_run_property (self, element, start);
    return TRUE;
  case GOUJI_WORD_ROW_PROPERTIES:
    set_row_property (self, element, start);
    return TRUE;
  case GOUJI_WORD_CELL_PROPERTIES:
    set_cell_property (self, element, start);
    return TRUE;
  default:
    return FALSE;
  }
}
