/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "read/gouji-word-private.h"

#include <string.h>

/* Text boxes within text boxes; Word allows none. */
#define MOST_FRAMES 16

#define XML_NAMESPACE "http://www.w3.org/XML/1998/namespace"
#define WORD_2003 "http://schemas.microsoft.com/office/word/2003/wordml"
#define RELATIONSHIPS "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define STRICT_RELATIONSHIPS "http://purl.oclc.org/ooxml/officeDocument/relationships"

/* What a paragraph says of itself. */
typedef struct {
  char *style;
  char *number;
  int level;       /* in its list; -1 where it says nothing */
  int outline;     /* -1 where it says nothing */
  char *label;     /* its number, where the file has it already */
  gboolean joined; /* whether its end was deleted or is hidden, so that the next one goes on with it */
  gboolean hidden; /* whether its style hides it */
} Paragraph;

/* A body, text box or note that is being read. */
typedef struct {
  GoujiStory *story;
  char *key; /* of a note; NULL for others */
  Paragraph paragraph;
  gboolean in_paragraph;
  gboolean run_hidden;
  gboolean run_raised;
  gboolean run_counted; /* among what is hidden */
  GByteArray *fields;   /* of fields that are open, whether their result has begun */
} Frame;

/* A row and cell that are open. */
typedef struct {
  GoujiStoryCell cell;
  guint gap; /* in front of the row's first cell */
  gboolean header;
  gboolean row_deleted;
  gboolean cell_deleted;
} Place;

typedef struct {
  guint n_seen; /* when it began */
  gboolean taken;
} Alternatives;

typedef struct {
  GoujiWordFlow *flow;
  gboolean notes;       /* whether notes are read, and not the body */
  GByteArray *open;     /* a GoujiWordElement for each element that is open */
  guint skipped;        /* how many are open in one that is skipped, it included */
  GArray *frames;       /* element-type Frame */
  GArray *places;       /* element-type Place: one for each open table */
  GArray *alternatives; /* element-type Alternatives */
  guint n_seen;         /* texts, pictures and tables so far */
  GString *text;        /* of the open w:t */
  gboolean preserve;    /* its white space */
  gboolean checked;     /* the open check box */
} Reader;

/* An element that begins. */
typedef struct {
  const xmlChar *namespace_uri;
  int n_attributes;
  const xmlChar **attributes;
} Start;

static void
clear_paragraph (Paragraph *paragraph)
{
  g_free (paragraph->style);
  g_free (paragraph->number);
  g_free (paragraph->label);
  *paragraph = (Paragraph) { .level = -1, .outline = -1 };
}

static void
clear_frame (Frame *frame)
{
  g_clear_pointer (&frame->story, gouji_story_free);
  g_clear_pointer (&frame->key, g_free);
  g_clear_pointer (&frame->fields, g_byte_array_unref);
  clear_paragraph (&frame->paragraph);
}

static Frame *
get_frame (Reader *self)
{
  return self->frames->len == 0 ? NULL : &g_array_index (self->frames, Frame, self->frames->len - 1);
}

static Place *
get_place (Reader *self)
{
  return &g_array_index (self->places, Place, self->places->len - 1);
}

/* The element @steps above the one that begins. */
static GoujiWordElement
get_parent (Reader *self, guint steps)
{
  return self->open->len < steps ? GOUJI_WORD_OTHER : self->open->data[self->open->len - steps];
}

static char *
get_value (const Start *start, const char *name)
{
  return gouji_word_get_value (start->namespace_uri, start->n_attributes, start->attributes, name);
}

static int
get_number (const Start *start, const char *name, int fallback)
{
  return gouji_word_get_number (start->namespace_uri, start->n_attributes, start->attributes, name, fallback);
}

static gboolean
is_on (const Start *start)
{
  return gouji_word_is_on (start->namespace_uri, start->n_attributes, start->attributes);
}

static void
push_frame (Reader *self, char *key)
{
  Frame frame = {
    .story = gouji_story_new (&self->flow->n_places_left),
    .key = key,
    .fields = g_byte_array_new (),
  };

  clear_paragraph (&frame.paragraph);
  g_array_append_val (self->frames, frame);
}

/* Ends the open paragraph without a word about it: a table begins, or the cell ends. */
static void
flush (Frame *frame)
{
  gouji_story_end_paragraph (frame->story, NULL, 0);
  clear_paragraph (&frame->paragraph);
}

/* The instruction of a field is not shown, with the results of other fields in it. One that is never parted
 * from its result has none, and hides nothing. */
static gboolean
is_in_instruction (const Frame *frame)
{
  for (guint i = 0; i + 1 < frame->fields->len; i++) {
    if (!frame->fields->data[i])
      return TRUE;
  }

  return FALSE;
}

/* 64 with a raised 1 behind it is not 641. */
static gboolean
runs_on (Frame *frame, const char *text)
{
  gsize length;
  const char *before = gouji_story_get_open (frame->story, &length);

  return frame->run_raised && length > 0 && g_ascii_isdigit (before[length - 1]) && g_ascii_isdigit (*text);
}

static void
put (Reader *self, const char *text, gsize length)
{
  Frame *frame = get_frame (self);

  if (length == 0 || is_in_instruction (frame))
    return;
  if (frame->run_hidden) {
    self->flow->n_hidden += !frame->run_counted;
    frame->run_counted = TRUE;
    return;
  }

  if (runs_on (frame, text))
    gouji_story_append (frame->story, " ", 1);
  gouji_story_append (frame->story, text, length);
  self->n_seen++;
}

static void
put_character (Reader *self, gunichar character)
{
  char text[6];

  put (self, text, g_unichar_to_utf8 (character, text));
}

/* White space at the ends of a text is not the author's unless the file says so, and line breaks never are.
 */
static void
end_text (Reader *self)
{
  gsize start = 0;
  gsize end = self->text->len;

  for (gsize i = 0; i < end; i++) {
    if (g_ascii_isspace (self->text->str[i]))
      self->text->str[i] = ' ';
  }
  while (!self->preserve && start < end && self->text->str[start] == ' ')
    start++;
  while (!self->preserve && end > start && self->text->str[end - 1] == ' ')
    end--;
  put (self, self->text->str + start, end - start);
}

static void
begin_text (Reader *self, const Start *start)
{
  gsize length;
  const char *space =
    gouji_xml_find_attribute (start->attributes, start->n_attributes, XML_NAMESPACE, "space", &length);

  g_string_truncate (self->text, 0);
  self->preserve = space != NULL && length == strlen ("preserve") && memcmp (space, "preserve", length) == 0;
}

static void
put_symbol (Reader *self, const Start *start)
{
  g_autofree char *font = get_value (start, "font");
  g_autofree char *code = get_value (start, "char");
  guint64 number = code == NULL ? 0 : g_ascii_strtoull (code, NULL, 16);

  if (number >= 0x20 && number < 0x110000 && g_unichar_validate (number))
    put_character (self, gouji_word_symbol_find (font, number));
}

static void
mark_field (Reader *self, const Start *start)
{
  GByteArray *fields = get_frame (self)->fields;
  g_autofree char *type = get_value (start, "fldCharType");

  if (g_strcmp0 (type, "begin") == 0)
    g_byte_array_append (fields, (const guint8 *) "\0", 1);
  else if (g_strcmp0 (type, "separate") == 0 && fields->len > 0)
    fields->data[fields->len - 1] = TRUE;
  else if (g_strcmp0 (type, "end") == 0 && fields->len > 0)
    g_byte_array_set_size (fields, fields->len - 1);
}

static void
begin_run (Reader *self)
{
  Frame *frame = get_frame (self);

  frame->run_hidden = frame->paragraph.hidden;
  frame->run_raised = FALSE;
  frame->run_counted = FALSE;
}

/* The number that Word prints in front of a paragraph is part of what is read. */
static char *
make_label (Reader *self, Paragraph *paragraph, const GoujiWordStyle *style)
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
begin_paragraph (Frame *frame)
{
  if (frame->in_paragraph)
    flush (frame);
  frame->in_paragraph = TRUE;
}

static void
end_paragraph (Reader *self)
{
  Frame *frame = get_frame (self);
  Paragraph *paragraph = &frame->paragraph;
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
begin_table (Reader *self)
{
  Place place = { 0 };

  flush (get_frame (self));
  gouji_story_begin_table (get_frame (self)->story);
  g_array_append_val (self->places, place);
  self->n_seen++;
}

static void
end_table (Reader *self)
{
  flush (get_frame (self));
  gouji_story_end_table (get_frame (self)->story);
  g_array_set_size (self->places, self->places->len - 1);
}

static void
begin_row (Reader *self)
{
  *get_place (self) = (Place) { 0 };
  gouji_story_begin_row (get_frame (self)->story);
}

static void
end_row (Reader *self)
{
  flush (get_frame (self));
  if (get_place (self)->row_deleted)
    gouji_story_delete_row (get_frame (self)->story);
  else
    gouji_story_end_row (get_frame (self)->story);
}

static void
begin_cell (Reader *self)
{
  Place *place = get_place (self);

  place->cell =
    (GoujiStoryCell) { .column_span = 1, .row_span = 1, .gap = place->gap, .header = place->header };
  place->cell_deleted = FALSE;
  gouji_story_begin_cell (get_frame (self)->story);
}

static void
end_cell (Reader *self)
{
  Place *place = get_place (self);

  flush (get_frame (self));
  if (place->cell_deleted) {
    gouji_story_delete_cell (get_frame (self)->story);
    return;
  }
  gouji_story_end_cell (get_frame (self)->story, &place->cell);
  place->gap = 0;
}

static void
end_frame (Reader *self)
{
  g_autoptr (GoujiStory) story = NULL;
  g_autofree char *key = NULL;

  flush (get_frame (self));
  story = g_steal_pointer (&get_frame (self)->story);
  key = g_steal_pointer (&get_frame (self)->key);
  g_array_set_size (self->frames, self->frames->len - 1);

  if (key != NULL)
    g_hash_table_replace (self->flow->notes, g_steal_pointer (&key), g_steal_pointer (&story));
  else if (self->frames->len > 0)
    gouji_story_add_aside (get_frame (self)->story, g_steal_pointer (&story));
  else if (self->flow->body == NULL)
    self->flow->body = g_steal_pointer (&story);
}

/* Letters that are bent along a line are in no text; the head of an official letter may be such. */
static void
put_word_art (Reader *self, const Start *start)
{
  g_autofree char *text = gouji_word_get_value (NULL, start->n_attributes, start->attributes, "string");
  GoujiStory *aside;

  if (text == NULL)
    return;

  aside = gouji_story_new (&self->flow->n_places_left);
  gouji_story_append (aside, text, strlen (text));
  gouji_story_add_aside (get_frame (self)->story, aside);
  self->n_seen++;
}

static char *
make_key (GoujiWordElement element, const char *id)
{
  gboolean is_footnote = element == GOUJI_WORD_FOOTNOTE || element == GOUJI_WORD_FOOTNOTE_REFERENCE;

  return g_strdup_printf ("%c%s", is_footnote ? 'f' : 'e', id);
}

static void
refer_to_note (Reader *self, GoujiWordElement element, const Start *start)
{
  g_autofree char *id = get_value (start, "id");

  if (id != NULL)
    g_ptr_array_add (self->flow->referred_notes, make_key (element, id));
}

/* A note stands in a part of its own, or, with Word 2003, where the reference to it is. The lines that part
 * notes from the text are such notes too. */
static GoujiWordElement
begin_note (Reader *self, GoujiWordElement element, const Start *start)
{
  g_autofree char *id = get_value (start, "id");
  g_autofree char *type = get_value (start, "type");

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

  push_frame (self, make_key (element, id));
  return element;
}

static void
set_paragraph_property (Reader *self, GoujiWordElement element, const Start *start)
{
  Paragraph *paragraph = &get_frame (self)->paragraph;

  switch (element) {
  case GOUJI_WORD_PARAGRAPH_STYLE:
    g_free (paragraph->style);
    paragraph->style = get_value (start, "val");
    paragraph->hidden = gouji_word_styles_find (self->flow->styles, paragraph->style)->hidden;
    break;
  case GOUJI_WORD_OUTLINE_LEVEL:
    paragraph->outline = CLAMP (get_number (start, "val", GOUJI_WORD_NO_LEVEL), 0, GOUJI_WORD_NO_LEVEL);
    break;
  case GOUJI_WORD_LIST_LEVEL:
    paragraph->level = CLAMP (get_number (start, "val", -1), -1, GOUJI_WORD_N_LEVELS - 1);
    break;
  case GOUJI_WORD_LIST_NUMBER:
    g_free (paragraph->number);
    paragraph->number = get_value (start, "val");
    break;
  case GOUJI_WORD_LIST_TEXT:
    g_free (paragraph->label);
    paragraph->label = get_value (start, "val");
    break;
  default:
    break;
  }
}

/* What is said of the characters of a run, or of the mark that ends a paragraph: where that mark is deleted
 * or hidden, the next paragraph goes on with this one. */
static void
set_run_property (Reader *self, GoujiWordElement element, const Start *start)
{
  Frame *frame = get_frame (self);
  gboolean is_mark = get_parent (self, 2) == GOUJI_WORD_PARAGRAPH_PROPERTIES;
  g_autofree char *value = get_value (start, "val");

  if (element == GOUJI_WORD_DELETED || element == GOUJI_WORD_MOVED_AWAY || element == GOUJI_WORD_INSERTED) {
    self->flow->n_revisions++;
    if (is_mark && element != GOUJI_WORD_INSERTED)
      frame->paragraph.joined = TRUE;
  } else if (element == GOUJI_WORD_HIDDEN && is_mark) {
    frame->paragraph.joined = frame->paragraph.joined || is_on (start);
  } else if (element == GOUJI_WORD_HIDDEN) {
    frame->run_hidden = is_on (start);
  } else if (element == GOUJI_WORD_RUN_STYLE && value != NULL && !is_mark) {
    frame->run_hidden = frame->run_hidden || gouji_word_styles_find (self->flow->styles, value)->hidden;
  } else if (element == GOUJI_WORD_RAISED && !is_mark) {
    frame->run_raised = g_strcmp0 (value, "superscript") == 0 || g_strcmp0 (value, "subscript") == 0;
  }
}

static void
set_row_property (Reader *self, GoujiWordElement element, const Start *start)
{
  Place *place = get_place (self);

  if (element == GOUJI_WORD_COLUMNS_BEFORE) {
    place->gap = MAX (get_number (start, "val", 0), 0);
  } else if (element == GOUJI_WORD_HEADER_ROW) {
    place->header = is_on (start);
  } else if (element == GOUJI_WORD_HIDDEN_ROW && is_on (start)) {
    place->row_deleted = TRUE;
    self->flow->n_hidden++;
  } else if (element == GOUJI_WORD_DELETED || element == GOUJI_WORD_INSERTED) {
    place->row_deleted = place->row_deleted || element == GOUJI_WORD_DELETED;
    self->flow->n_revisions++;
  }
}

/* Word 2003 begins a merged cell with another word; what has no word goes on with the cell before. */
static void
set_cell_property (Reader *self, GoujiWordElement element, const Start *start)
{
  Place *place = get_place (self);
  g_autofree char *value = get_value (start, "val");
  gboolean begins = g_strcmp0 (value, "restart") == 0;

  if (element == GOUJI_WORD_COLUMN_SPAN) {
    place->cell.column_span = MAX (get_number (start, "val", 1), 1);
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
static gboolean
set_property (Reader *self, GoujiWordElement element, const Start *start)
{
  switch (get_parent (self, 1)) {
  case GOUJI_WORD_PARAGRAPH_PROPERTIES:
  case GOUJI_WORD_LIST_PROPERTIES:
    set_paragraph_property (self, element, start);
    return element != GOUJI_WORD_RUN_PROPERTIES && element != GOUJI_WORD_LIST_PROPERTIES;
  case GOUJI_WORD_RUN_PROPERTIES:
    set_run_property (self, element, start);
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

static gboolean
is_in_run (Reader *self)
{
  GoujiWordElement parent = get_parent (self, 1);

  if (parent == GOUJI_WORD_CHOICE || parent == GOUJI_WORD_FALLBACK)
    parent = get_parent (self, 3);

  return parent == GOUJI_WORD_RUN;
}

/* What stands in a run beside text. */
static void
put_mark (Reader *self, GoujiWordElement element, const Start *start)
{
  switch (element) {
  case GOUJI_WORD_BREAK:
    put (self, "\n", 1);
    break;
  case GOUJI_WORD_TAB:
    put (self, "\t", 1);
    break;
  case GOUJI_WORD_NO_BREAK_HYPHEN:
    put_character (self, 0x2011);
    break;
  case GOUJI_WORD_SOFT_HYPHEN:
    put_character (self, 0xad);
    break;
  case GOUJI_WORD_SYMBOL:
    put_symbol (self, start);
    break;
  case GOUJI_WORD_FIELD_MARK:
    mark_field (self, start);
    break;
  case GOUJI_WORD_FOOTNOTE_REFERENCE:
  case GOUJI_WORD_ENDNOTE_REFERENCE:
    refer_to_note (self, element, start);
    break;
  default:
    break;
  }
}

static GoujiWordElement
begin_text_box (Reader *self)
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
begin_alternative (Reader *self, GoujiWordElement element)
{
  Alternatives *alternatives;

  if (element == GOUJI_WORD_ALTERNATIVES) {
    g_array_append_val (self->alternatives, ((Alternatives) { .n_seen = self->n_seen }));
    return element;
  }
  if (get_parent (self, 1) != GOUJI_WORD_ALTERNATIVES)
    return GOUJI_WORD_OTHER;

  alternatives = &g_array_index (self->alternatives, Alternatives, self->alternatives->len - 1);
  return self->n_seen > alternatives->n_seen ? GOUJI_WORD_SKIPPED : element;
}

static GoujiWordElement
begin_annotation (Reader *self, const Start *start)
{
  g_autofree char *type =
    gouji_word_get_value (BAD_CAST WORD_2003, start->n_attributes, start->attributes, "type");

  if (g_strcmp0 (type, "Word.Comment") == 0) {
    self->flow->n_comments++;
    return GOUJI_WORD_SKIPPED;
  }
  if (g_strcmp0 (type, "Word.Deletion") != 0 && g_strcmp0 (type, "Word.Insertion") != 0)
    return GOUJI_WORD_OTHER;

  if (get_parent (self, 1) == GOUJI_WORD_RUN_PROPERTIES) {
    set_run_property (self, g_str_equal (type, "Word.Deletion") ? GOUJI_WORD_DELETED : GOUJI_WORD_INSERTED,
                      start);
    return GOUJI_WORD_OTHER;
  }
  self->flow->n_revisions++;

  return g_str_equal (type, "Word.Deletion") ? GOUJI_WORD_SKIPPED : GOUJI_WORD_OTHER;
}

static GoujiWordElement
begin_part_of_table (Reader *self, GoujiWordElement element)
{
  GoujiStory *story = get_frame (self)->story;

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
refer_to_chunk (Reader *self, const Start *start)
{
  char *id = gouji_word_get_value (BAD_CAST RELATIONSHIPS, start->n_attributes, start->attributes, "id");

  if (id == NULL)
    id = gouji_word_get_value (BAD_CAST STRICT_RELATIONSHIPS, start->n_attributes, start->attributes, "id");
  if (id != NULL)
    g_ptr_array_add (self->flow->chunks, id);
}

/* Changes that are no property: what was deleted is gone, what was inserted is there. */
static GoujiWordElement
begin_change (Reader *self, GoujiWordElement element)
{
  self->flow->n_revisions++;
  return element == GOUJI_WORD_INSERTED ? element : GOUJI_WORD_SKIPPED;
}

/* Returns: what the element is where it stands; its end is treated as that. */
static GoujiWordElement
begin (Reader *self, GoujiWordElement element, const Start *start)
{
  switch (element) {
  case GOUJI_WORD_ANNOTATION:
    return begin_annotation (self, start);
  case GOUJI_WORD_TABLE:
  case GOUJI_WORD_ROW:
  case GOUJI_WORD_CELL:
    return begin_part_of_table (self, element);
  case GOUJI_WORD_PARAGRAPH:
    begin_paragraph (get_frame (self));
    return element;
  case GOUJI_WORD_RUN:
    begin_run (self);
    return element;
  case GOUJI_WORD_TEXT:
    begin_text (self, start);
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
    if (get_parent (self, 1) == GOUJI_WORD_CHECK_BOX)
      self->checked = is_on (start);
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
    put_word_art (self, start);
    return element;
  case GOUJI_WORD_CHUNK:
    refer_to_chunk (self, start);
    return element;
  case GOUJI_WORD_PARAGRAPH_PROPERTIES:
    return get_parent (self, 1) == GOUJI_WORD_PARAGRAPH ? element : GOUJI_WORD_OTHER;
  case GOUJI_WORD_RUN_PROPERTIES:
    return is_in_run (self) || get_parent (self, 1) == GOUJI_WORD_PARAGRAPH_PROPERTIES ? element
                                                                                       : GOUJI_WORD_OTHER;
  case GOUJI_WORD_ROW_PROPERTIES:
    return get_parent (self, 1) == GOUJI_WORD_ROW ? element : GOUJI_WORD_OTHER;
  case GOUJI_WORD_CELL_PROPERTIES:
    return get_parent (self, 1) == GOUJI_WORD_CELL ? element : GOUJI_WORD_OTHER;
  default:
    if (is_in_run (self))
      put_mark (self, element, start);
    return element;
  }
}

static GoujiWordElement
begin_frame (Reader *self, GoujiWordElement element, const Start *start)
{
  if (element == GOUJI_WORD_FOOTNOTE || element == GOUJI_WORD_ENDNOTE)
    return begin_note (self, element, start);
  if (element != GOUJI_WORD_BODY || self->notes || self->frames->len > 0)
    return element == GOUJI_WORD_BODY ? GOUJI_WORD_SKIPPED : GOUJI_WORD_OTHER;

  push_frame (self, NULL);
  return element;
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
  Reader *self = data;
  const Start start = { namespace_uri, n_attributes, attributes };
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
  else if (element != GOUJI_WORD_SKIPPED && element != GOUJI_WORD_ANNOTATION &&
           set_property (self, element, &start))
    element = GOUJI_WORD_OTHER;
  else if (element != GOUJI_WORD_SKIPPED)
    element = begin (self, element, &start);

  if (element == GOUJI_WORD_SKIPPED) {
    self->skipped = 1;
    return;
  }
  byte = element;
  g_byte_array_append (self->open, &byte, 1);
}

static void
end (Reader *self, GoujiWordElement element)
{
  switch (element) {
  case GOUJI_WORD_TEXT:
    end_text (self);
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
    put_character (self, self->checked ? 0x2611 : 0x2610);
    break;
  default:
    break;
  }
}

static void
end_element_cb (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *namespace_uri)
{
  Reader *self = data;
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
  Reader *self = data;

  if (self->skipped == 0 && !self->flow->full && get_parent (self, 1) == GOUJI_WORD_TEXT)
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
  Reader reader = {
    .flow = self,
    .notes = notes,
    .open = g_byte_array_new (),
    .frames = g_array_new (FALSE, FALSE, sizeof (Frame)),
    .places = g_array_new (FALSE, FALSE, sizeof (Place)),
    .alternatives = g_array_new (FALSE, FALSE, sizeof (Alternatives)),
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
