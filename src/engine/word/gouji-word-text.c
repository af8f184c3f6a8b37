/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "word/gouji-word-reader.h"

#include <string.h>

#define XML_NAMESPACE "http://www.w3.org/XML/1998/namespace"

/* The instruction of a field is not shown, with the results of other fields in it. One that is never parted
 * from its result has none, and hides nothing. */
static gboolean
is_in_instruction (const GoujiWordFrame *frame)
{
  const GByteArray *fields = frame->fields;
  guint n_at_top = fields->len > 0 && !fields->data[fields->len - 1];

  return frame->n_instructions > n_at_top;
}

/* 64 with a raised 1 behind it is not 641. */
static gboolean
runs_on (GoujiWordFrame *frame, const char *text)
{
  gsize length;
  const char *before = gouji_story_get_open (frame->story, &length);

  return frame->run_raised && length > 0 && g_ascii_isdigit (before[length - 1]) && g_ascii_isdigit (*text);
}

void
gouji_word_reader_put (GoujiWordReader *self, const char *text, gsize length)
{
  GoujiWordFrame *frame = gouji_word_reader_get_frame (self);

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

void
gouji_word_reader_put_character (GoujiWordReader *self, gunichar character)
{
  char text[6];

  gouji_word_reader_put (self, text, g_unichar_to_utf8 (character, text));
}

/* White space at the ends of a text is not the author's unless the file says so, and line breaks never are.
 */
void
gouji_word_reader_end_text (GoujiWordReader *self)
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
  gouji_word_reader_put (self, self->text->str + start, end - start);
}

void
gouji_word_reader_begin_text (GoujiWordReader *self, const GoujiWordStart *start)
{
  gsize length;
  const char *space =
    gouji_xml_find_attribute (start->attributes, start->n_attributes, XML_NAMESPACE, "space", &length);

  g_string_truncate (self->text, 0);
  self->preserve = space != NULL && length == strlen ("preserve") && memcmp (space, "preserve", length) == 0;
}

static void
put_symbol (GoujiWordReader *self, const GoujiWordStart *start)
{
  g_autofree char *font = gouji_word_start_get_value (start, "font");
  g_autofree char *code = gouji_word_start_get_value (start, "char");
  guint64 number = code == NULL ? 0 : g_ascii_strtoull (code, NULL, 16);

  if (number >= 0x20 && number < 0x110000 && g_unichar_validate (number))
    gouji_word_reader_put_character (self, gouji_word_symbol_find (font, number));
}

static void
mark_field (GoujiWordReader *self, const GoujiWordStart *start)
{
  GoujiWordFrame *frame = gouji_word_reader_get_frame (self);
  GByteArray *fields = frame->fields;
  g_autofree char *type = gouji_word_start_get_value (start, "fldCharType");

  if (g_strcmp0 (type, "begin") == 0) {
    g_byte_array_append (fields, (const guint8 *) "\0", 1);
    frame->n_instructions++;
  } else if (fields->len > 0 && (g_strcmp0 (type, "separate") == 0 || g_strcmp0 (type, "end") == 0)) {
    frame->n_instructions -= !fields->data[fields->len - 1];
    fields->data[fields->len - 1] = TRUE;
    if (g_str_equal (type, "end"))
      g_byte_array_set_size (fields, fields->len - 1);
  }
}

char *
gouji_word_make_key (GoujiWordElement element, const char *id)
{
  gboolean is_footnote = element == GOUJI_WORD_FOOTNOTE || element == GOUJI_WORD_FOOTNOTE_REFERENCE;

  return g_strdup_printf ("%c%s", is_footnote ? 'f' : 'e', id);
}

static void
refer_to_note (GoujiWordReader *self, GoujiWordElement element, const GoujiWordStart *start)
{
  g_autofree char *id = gouji_word_start_get_value (start, "id");

  if (id != NULL)
    g_ptr_array_add (self->flow->referred_notes, gouji_word_make_key (element, id));
}

gboolean
gouji_word_reader_is_in_run (GoujiWordReader *self)
{
  GoujiWordElement parent = gouji_word_reader_get_parent (self, 1);

  if (parent == GOUJI_WORD_CHOICE || parent == GOUJI_WORD_FALLBACK)
    parent = gouji_word_reader_get_parent (self, 3);

  return parent == GOUJI_WORD_RUN;
}

/* What stands in a run beside text. */
void
gouji_word_reader_put_mark (GoujiWordReader *self, GoujiWordElement element, const GoujiWordStart *start)
{
  switch (element) {
  case GOUJI_WORD_BREAK:
    gouji_word_reader_put (self, "\n", 1);
    break;
  case GOUJI_WORD_TAB:
    gouji_word_reader_put (self, "\t", 1);
    break;
  case GOUJI_WORD_NO_BREAK_HYPHEN:
    gouji_word_reader_put_character (self, 0x2011);
    break;
  case GOUJI_WORD_SOFT_HYPHEN:
    gouji_word_reader_put_character (self, 0xad);
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

/* Letters that are bent along a line are in no text; the head of an official letter may be such. */
void
gouji_word_reader_put_word_art (GoujiWordReader *self, const GoujiWordStart *start)
{
  g_autofree char *text = gouji_word_get_value (NULL, start->n_attributes, start->attributes, "string");
  GoujiStory *aside;

  if (text == NULL)
    return;

  aside = gouji_story_new (&self->flow->n_places_left);
  gouji_story_append (aside, text, strlen (text));
  gouji_story_add_aside (gouji_word_reader_get_frame (self)->story, aside);
  self->n_seen++;
}
