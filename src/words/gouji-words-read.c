/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "words/gouji-words-read.h"

#include <glib/gi18n.h>

#include "words/gouji-words.h"

/* What the file is, and what can be done with such a one. */
static const char *
choose_sentence (GoujiReadError code)
{
  switch (code) {
  case GOUJI_READ_ERROR_EMPTY:
    return _ ("“%s” is empty. Open another file.");
  case GOUJI_READ_ERROR_BINARY:
    return _ (
      "“%s” is not text, and no document that Gouji knows, or it is damaged. Save the report anew as a Word "
      "or PDF file, and open that.");
  case GOUJI_READ_ERROR_TOO_LARGE:
    return _ (
      "“%s” is larger than 20 MB, or would be once it is unpacked. Copy the report out of it, and paste "
      "it here.");
  case GOUJI_READ_ERROR_UNSUPPORTED:
    return _ ("“%s” is in a format that Gouji does not read. Copy the report out of it, and paste it here.");
  case GOUJI_READ_ERROR_DAMAGED:
    return _ ("“%s” is damaged. Open a copy of it, or the document it was made from.");
  case GOUJI_READ_ERROR_ENCRYPTED:
    return _ ("“%s” asks for a password. Save it without one, and open that.");
  case GOUJI_READ_ERROR_OLD_OFFICE:
    return _ ("“%s” is in an old format of Word, WPS or Excel. Save it as .docx or .xlsx, and open that.");
  case GOUJI_READ_ERROR_NO_OFFICE:
    return _ (
      "“%s” is in an old format of Word, WPS or Excel. Save it as .docx or .xlsx and open that, or install "
      "LibreOffice.");
  case GOUJI_READ_ERROR_SCANNED:
    return _ ("“%s” has pictures of pages and no text. Open the document that was printed.");
  case GOUJI_READ_ERROR_NO_RECOGNITION:
    return _ (
      "“%s” has pictures of pages and no text. Open the document that was printed, or install Tesseract "
      "with Chinese.");
  case GOUJI_READ_ERROR_ENCODING:
  default:
    return _ ("The characters in “%s” cannot be made out. Save it as UTF-8 text, and open it again.");
  }
}

/* What happened while it was read. */
static const char *
choose_sentence_of_process (GoujiReadError code)
{
  switch (code) {
  case GOUJI_READ_ERROR_CRASHED:
    return _ (
      "“%s” could not be read: the reading process stopped in the middle of it. Save it anew in the program "
      "that it comes from, and open that.");
  case GOUJI_READ_ERROR_TIME:
    return _ ("“%s” takes too long to read. Copy the report out of it, and paste it here.");
  case GOUJI_READ_ERROR_MEMORY:
    return _ ("“%s” takes too much memory to read. Copy the report out of it, and paste it here.");
  case GOUJI_READ_ERROR_ANSWER:
    return _ (
      "“%s” was turned down: what was read from it contradicts itself. Save it anew in the program that it "
      "comes from, and open that.");
  case GOUJI_READ_ERROR_NO_READER:
    return _ (
      "“%s” could not be read: the program gouji-reader is missing or does not start. Install Gouji again.");
  case GOUJI_READ_ERROR_UNCONFINED:
    return _ (
      "“%s” was not read: this system has no means to shut a reading process in. Copy the report out of it, "
      "and paste it here.");
  default:
    return NULL;
  }
}

/**
 * gouji_words_for_read_error:
 * @code: why a file was not read
 * @name: the file, or what was pasted
 *
 * Returns: one sentence: which file, what is wrong, what can be done
 */
char *
gouji_words_for_read_error (GoujiReadError code, const char *name)
{
  const char *sentence = choose_sentence_of_process (code);

  if (sentence == NULL)
    sentence = choose_sentence (code);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  return g_strdup_printf (sentence, name);
#pragma GCC diagnostic pop
}

/* A reader counts in its details. What is no number counts for one: the file may have written it. */
static guint
count (const GoujiNote *note)
{
  guint64 number = 1;

  if (note->detail != NULL)
    g_ascii_string_to_unsigned (note->detail, 10, 1, G_MAXINT, &number, NULL);

  return (guint) number;
}

static char *
describe_encoding (const GoujiNote *note)
{
  const char *const *known = gouji_read_get_encodings ();

  if (note->detail == NULL || !g_strv_contains (known, note->detail))
    return g_strdup (_ ("The document does not say how its characters are encoded: please look it over."));
  /* Translators: the name of a character encoding, e.g. GB18030 */
  return g_strdup_printf (_ ("The characters were read as %s: please look them over."), note->detail);
}

/* Notes that say how much of something there is. */
static char *
describe_count (const GoujiNote *note)
{
  guint n = count (note);

  switch (note->code) {
  case GOUJI_NOTE_REVISIONS:
    return g_strdup_printf (
      ngettext ("%u tracked change was read as accepted.", "%u tracked changes were read as accepted.", n),
      n);
  case GOUJI_NOTE_COMMENTS:
    return g_strdup_printf (ngettext ("%u comment was left out.", "%u comments were left out.", n), n);
  case GOUJI_NOTE_HIDDEN:
    return g_strdup_printf (
      ngettext ("%u piece of hidden text was left out.", "%u pieces of hidden text were left out.", n), n);
  case GOUJI_NOTE_PICTURES:
    return g_strdup_printf (ngettext ("%u picture was left out; there may be text in it.",
                                      "%u pictures were left out; there may be text in them.", n),
                            n);
  case GOUJI_NOTE_NOT_SHOWN:
    return g_strdup_printf (ngettext ("%u hidden row, column or sheet was left out.",
                                      "%u hidden rows, columns or sheets were left out.", n),
                            n);
  case GOUJI_NOTE_FORMULAS:
  default:
    return g_strdup_printf (
      ngettext (
        "%u cell is blank, for nobody has computed its formula yet: save the workbook, and open it again.",
        "%u cells are blank, for nobody has computed their formulas yet: save the workbook, and open it "
        "again.",
        n),
      n);
  }
}

/**
 * gouji_words_for_note:
 * @note: what a reader could not do
 *
 * Returns: a sentence
 */
char *
gouji_words_for_note (const GoujiNote *note)
{
  switch (note->code) {
  case GOUJI_NOTE_CUT:
    return g_strdup (_ ("The document ends in the middle: its end is missing."));
  case GOUJI_NOTE_TOO_DEEP:
    return g_strdup (_ ("The page is nested so deeply that parts of it could not be read."));
  case GOUJI_NOTE_REPLACED:
    return g_strdup (_ ("Some characters could not be made out; they show as �."));
  case GOUJI_NOTE_TOO_LARGE:
    return g_strdup (_ ("The document is so large that only its beginning was read."));
  case GOUJI_NOTE_ENCODING:
    return describe_encoding (note);
  case GOUJI_NOTE_SCANNED:
    return g_strdup (
      _ ("The text was recognised from pictures of pages: please compare every figure with them."));
  case GOUJI_NOTE_CONVERTED:
    return g_strdup (_ ("The file was converted by LibreOffice first: please look it over."));
  case GOUJI_NOTE_REVISIONS:
  case GOUJI_NOTE_COMMENTS:
  case GOUJI_NOTE_HIDDEN:
  case GOUJI_NOTE_PICTURES:
  case GOUJI_NOTE_NOT_SHOWN:
  case GOUJI_NOTE_FORMULAS:
  default:
    return describe_count (note);
  }
}
