/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "words/gouji-words.h"

#include <glib/gi18n.h>

#include "fill/gouji-filler.h"
#include "report/gouji-report-file.h"
#include "words/gouji-words-read.h"
#include "write/gouji-write.h"

static char *
describe_fill_error (int code, const char *name)
{
  switch (code) {
  case GOUJI_FILL_ERROR_ABOUT_REPORTS:
    return g_strdup_printf (
      _ ("“%s” speaks of annual reports, but is none itself. Open the page or file that holds the report."),
      name);
  case GOUJI_FILL_ERROR_LIST:
    return g_strdup_printf (
      _ ("“%s” is a list of reports or a table of contents. Open one of the reports in it."), name);
  case GOUJI_FILL_ERROR_LANGUAGE:
    return g_strdup_printf (_ ("“%s” is not in Chinese. Open the report that it was translated from."), name);
  case GOUJI_FILL_ERROR_NO_REPORT:
  default:
    return g_strdup_printf (
      _ ("No annual report was found in “%s”. Open the page or file that holds the report itself."), name);
  }
}

static char *
describe_report_file_error (int code, const char *name)
{
  switch (code) {
  case GOUJI_REPORT_FILE_ERROR_UNKNOWN_FORM:
    return g_strdup_printf (_ ("“%s” is in a form that this version does not have. Install a newer Gouji."),
                            name);
  case GOUJI_REPORT_FILE_ERROR_NOT_A_REPORT:
  case GOUJI_REPORT_FILE_ERROR_DAMAGED:
  default:
    return g_strdup_printf (_ ("“%s” is damaged. Open a copy of it, or the document it was made from."),
                            name);
  }
}

static char *
describe_input_error (const GError *error, const char *name)
{
  switch (error->code) {
  case G_IO_ERROR_NOT_FOUND:
    return g_strdup_printf (_ ("“%s” is not there any more. It may have been moved or renamed."), name);
  case G_IO_ERROR_PERMISSION_DENIED:
    return g_strdup_printf (_ ("“%s” may not be read. Ask its owner for a copy."), name);
  case G_IO_ERROR_IS_DIRECTORY:
    return g_strdup_printf (_ ("“%s” is a folder. Open the report inside it."), name);
  case G_IO_ERROR_NOT_SUPPORTED:
    return g_strdup_printf (_ ("“%s” is not on this computer. Save it here first, and open that."), name);
  case G_IO_ERROR_NOT_REGULAR_FILE:
    return g_strdup_printf (_ ("“%s” is no file with a report in it. Open another file."), name);
  default:
    /* Translators: the name of a file, and what the system says */
    return g_strdup_printf (_ ("“%s” could not be read: %s"), name, error->message);
  }
}

/**
 * gouji_words_for_load_error:
 * @error: why nothing could be opened
 * @name: the file, or what was pasted
 *
 * Returns: one sentence: which file, what is wrong, what can be done
 */
char *
gouji_words_for_load_error (const GError *error, const char *name)
{
  if (error->domain == GOUJI_READ_ERROR)
    return gouji_words_for_read_error (error->code, name);
  if (error->domain == GOUJI_REPORT_FILE_ERROR)
    return describe_report_file_error (error->code, name);
  if (error->domain == GOUJI_FILL_ERROR)
    return describe_fill_error (error->code, name);
  /* Sources are read through GIO; by the names of files, nothing but what is installed. */
  if (error->domain == GOUJI_FORM_ERROR || error->domain == G_FILE_ERROR)
    return g_strdup (_ ("The national forms are missing or damaged. Install Gouji again."));
  return describe_input_error (error, name);
}

/* The endings that a name may have, as people read them: .docx, .pdf … */
static char *
list_endings (void)
{
  GString *list = g_string_new (NULL);

  for (GoujiWriteFormat format = 0; format < GOUJI_N_WRITE_FORMATS; format++) {
    g_autofree char *name = g_strconcat ("a.", gouji_write_format_to_string (format), NULL);
    GoujiWriteFormat same;

    if (gouji_write_format_from_name (name, &same, NULL))
      g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", name + 1);
  }

  return g_string_free (list, FALSE);
}

static char *
describe_write_error (const GError *error, const char *name)
{
  g_autofree char *endings = NULL;

  switch (error->code) {
  case GOUJI_WRITE_ERROR_FORMAT:
    endings = list_endings ();
    /* Translators: the name of a file, and the endings that it may have, e.g. .docx, .pdf */
    return g_strdup_printf (_ ("“%s” does not say in which format: a name ends in one of %s."), name,
                            endings);
  case GOUJI_WRITE_ERROR_TOO_LARGE:
    return g_strdup_printf (
      _ ("“%s” cannot hold a text as long as one in this report. Choose another format."), name);
  case GOUJI_WRITE_ERROR_FAILED:
  default:
    /* Translators: the name of a file, and what a library says */
    return g_strdup_printf (_ ("“%s” could not be made, perhaps because the disk is full (%s)."), name,
                            error->message);
  }
}

static char *
describe_output_error (const GError *error, const char *name)
{
  switch (error->code) {
  case G_IO_ERROR_NO_SPACE:
    return g_strdup_printf (_ ("There is no space for “%s”. Make room, or write it somewhere else."), name);
  case G_IO_ERROR_PERMISSION_DENIED:
  case G_IO_ERROR_READ_ONLY:
    return g_strdup_printf (_ ("“%s” may not be written. Choose another folder or name."), name);
  case G_IO_ERROR_NOT_FOUND:
  case G_IO_ERROR_NOT_DIRECTORY:
    return g_strdup_printf (_ ("The folder of “%s” is not there. Make it first, or choose another."), name);
  case G_IO_ERROR_FILENAME_TOO_LONG:
    return g_strdup_printf (_ ("The name “%s” is too long. Choose a shorter one."), name);
  case G_IO_ERROR_IS_DIRECTORY:
    return g_strdup_printf (_ ("“%s” is a folder. Add the name of a file."), name);
  case G_IO_ERROR_NOT_REGULAR_FILE:
    return g_strdup_printf (_ ("“%s” is not a file that could be replaced. Choose another name."), name);
  default:
    /* Translators: the name of a file, and what the system says */
    return g_strdup_printf (_ ("“%s” could not be written: %s"), name, error->message);
  }
}

/**
 * gouji_words_for_write_error:
 * @error: why a report or a chart could not be exported
 * @name: the file that was to be written
 *
 * Returns: one sentence: which file, what is wrong, what can be done
 */
char *
gouji_words_for_write_error (const GError *error, const char *name)
{
  return error->domain == GOUJI_WRITE_ERROR ? describe_write_error (error, name)
                                            : describe_output_error (error, name);
}

/**
 * gouji_words_for_kind:
 * @kind: a kind of agency, as a report's field has it
 *
 * Returns: its name for people; @kind itself where the forms' data knows more kinds than this program
 */
const char *
gouji_words_for_kind (const char *kind)
{
  static const struct {
    const char *kind;
    const char *name;
  } kinds[] = {
    { "government", N_ ("People’s government") },
    { "department", N_ ("Department") },
    { "township", N_ ("Township or subdistrict") },
    { "school", N_ ("School") },
    { "hospital", N_ ("Hospital") },
    { "enterprise", N_ ("Enterprise") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++) {
    if (g_str_equal (kinds[i].kind, kind))
      return _ (kinds[i].name);
  }

  return kind;
}

/**
 * gouji_words_for_finding:
 * @message: (nullable): the sentence of a finding
 *
 * Returns: the sentence without an explanation in English behind it, in brackets of full width, which is
 * there for programs that read it
 */
char *
gouji_words_for_finding (const char *message)
{
  const char *bracket = message != NULL ? g_utf8_strrchr (message, -1, 0xFF08) : NULL;
  const char *at = bracket != NULL ? g_utf8_next_char (bracket) : "";

  while (g_ascii_isalpha (*at) || *at == ' ')
    at++;
  if (bracket == NULL || at == g_utf8_next_char (bracket) || g_utf8_get_char (at) != 0xFF09 ||
      *g_utf8_next_char (at) != '\0')
    return g_strdup (message);

  return g_strndup (message, (gsize) (bracket - message));
}
