/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "narrative/gouji-paragraph-marks.h"

#include "form/gouji-expression.h"
#include "form/gouji-sentence.h"

#define GROUP "paragraphs"
/* Two characters or digits hold no more. */
#define MOST 99

struct _GoujiParagraphMarks {
  GoujiForm *form;
  GRegex *marks;      /* (nullable): where the form's data does not say, no paragraph has a mark */
  gunichar *numerals; /* one to ten, in characters */
  glong n_numerals;
};

/* The names of the levels, in the expression that reads them and for the sentences that write them. */
static const char *const names[] = { "first", "second", "third", "fourth" };
G_STATIC_ASSERT (G_N_ELEMENTS (names) == GOUJI_PARAGRAPH_LEVELS);

GoujiParagraphMarks *
gouji_paragraph_marks_new (GoujiForm *form)
{
  GoujiParagraphMarks *self = g_new0 (GoujiParagraphMarks, 1);
  const char *marks = gouji_form_get_sentence (form, GROUP, "marks");
  const char *numerals = gouji_form_get_sentence (form, GROUP, "numerals");

  self->form = gouji_form_ref (form);
  self->marks = marks != NULL ? gouji_expression_new (marks, NULL) : NULL;
  self->numerals = g_utf8_to_ucs4_fast (numerals != NULL ? numerals : "", -1, &self->n_numerals);
  return self;
}

void
gouji_paragraph_marks_free (GoujiParagraphMarks *self)
{
  g_clear_pointer (&self->marks, g_regex_unref);
  g_clear_pointer (&self->form, gouji_form_unref);
  g_free (self->numerals);
  g_free (self);
}

static guint
find_numeral (const GoujiParagraphMarks *self, gunichar c)
{
  for (glong i = 0; i < self->n_numerals; i++)
    if (self->numerals[i] == c)
      return (guint) i + 1;

  return 0;
}

/* Twenty-three is written as two, ten, three. */
static guint
read_number (const GoujiParagraphMarks *self, const char *text)
{
  guint tens = 0;
  guint digit = 0;
  guint number = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text)) {
    const gunichar c = g_utf8_get_char (text);
    const guint numeral = find_numeral (self, c);

    if (g_unichar_isdigit (c))
      number = MIN (number * 10 + (guint) g_unichar_digit_value (c), MOST);
    else if (numeral == 10)
      tens = MAX (digit, 1), digit = 0;
    else if (numeral > 0)
      digit = numeral;
  }

  return number + tens * 10 + digit;
}

static char *
write_numerals (const GoujiParagraphMarks *self, guint number)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (self->n_numerals < 10)
    return g_strdup_printf ("%u", number);
  if (number >= 20)
    g_string_append_unichar (text, self->numerals[number / 10 - 1]);
  if (number >= 10)
    g_string_append_unichar (text, self->numerals[9]);
  if (number % 10 > 0)
    g_string_append_unichar (text, self->numerals[number % 10 - 1]);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * gouji_paragraph_marks_read:
 * @line: a paragraph
 *
 * Returns: the mark that it begins with
 */
GoujiParagraphMark
gouji_paragraph_marks_read (GoujiParagraphMarks *self, const char *line)
{
  g_autoptr (GMatchInfo) match = NULL;
  GoujiParagraphMark mark = { 0 };

  if (self->marks == NULL || !g_regex_match (self->marks, line, G_REGEX_MATCH_DEFAULT, &match))
    return mark;

  for (guint i = 0; i < G_N_ELEMENTS (names) && mark.level == 0; i++) {
    g_autofree char *text = g_match_info_fetch_named (match, names[i]);

    if (text == NULL || *text == '\0')
      continue;
    mark = (GoujiParagraphMark) { i + 1, read_number (self, text), (guint) g_utf8_strlen (text, -1) };
  }

  return mark;
}

/**
 * gouji_paragraph_marks_write:
 * @level: from 1
 * @number: from 1
 *
 * Returns: (nullable): the mark, %NULL where there is none for it
 */
char *
gouji_paragraph_marks_write (GoujiParagraphMarks *self, guint level, guint number)
{
  const char *sentence = level >= 1 && level <= GOUJI_PARAGRAPH_LEVELS
                           ? gouji_form_get_sentence (self->form, GROUP, names[level - 1])
                           : NULL;
  g_autofree char *digits = g_strdup_printf ("%u", number);
  g_autofree char *numerals = NULL;

  if (sentence == NULL || number < 1 || number > MOST)
    return NULL;

  numerals = write_numerals (self, number);
  return gouji_sentence_fill (sentence, (GoujiWord[]) { { "number", digits }, { "han", numerals } }, 2);
}
