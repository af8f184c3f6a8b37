/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/gouji-cli-common.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <gio/gunixinputstream.h>
#include <glib/gi18n.h>

#include "words/gouji-words.h"

/* In characters: as long as a name on most disks, with its folders. */
#define MAX_NAME 250

/**
 * gouji_cli_say:
 *
 * Says a sentence to people, beside the results.
 */
void
gouji_cli_say (const char *sentence)
{
  g_printerr ("gouji-cli: %s\n", sentence);
}

/**
 * gouji_cli_say_take:
 * @sentence: (transfer full): a sentence
 */
void
gouji_cli_say_take (char *sentence)
{
  gouji_cli_say (sentence);
  g_free (sentence);
}

/* Whether a character is none that is seen, but moves or turns around those that are. */
static gboolean
steers (gunichar c)
{
  switch (g_unichar_type (c)) {
  case G_UNICODE_CONTROL:
  case G_UNICODE_FORMAT:
  case G_UNICODE_LINE_SEPARATOR:
  case G_UNICODE_PARAGRAPH_SEPARATOR:
    return TRUE;
  default:
    return FALSE;
  }
}

/**
 * gouji_cli_name_for_people:
 *
 * Returns: a file's name on one line of a terminal: whoever names files must not be able to steer it, nor to
 * fill it
 */
char *
gouji_cli_name_for_people (const char *file)
{
  g_autofree char *valid = g_utf8_make_valid (file, -1);
  g_autofree char *shown = g_utf8_truncate_middle (valid, MAX_NAME);
  GString *name = g_string_new (NULL);

  for (const char *at = shown; *at != '\0'; at = g_utf8_next_char (at)) {
    gunichar c = g_utf8_get_char (at);

    g_string_append_unichar (name, steers (c) ? '?' : c);
  }

  return g_string_free (name, FALSE);
}

/**
 * gouji_cli_complain:
 * @error: why it could not be read
 */
void
gouji_cli_complain (const char *file, const GError *error)
{
  g_autofree char *name = gouji_cli_name_for_people (file);

  gouji_cli_say_take (gouji_words_for_load_error (error, name));
}

/**
 * gouji_cli_name_member:
 * @file: what was named
 * @member: (nullable): one of its files, if it is an archive
 *
 * Returns: a file of an archive as people find it: behind the archive's name
 */
char *
gouji_cli_name_member (const char *file, const char *member)
{
  return member != NULL ? g_strconcat (file, "/", member, NULL) : g_strdup (file);
}

/**
 * gouji_cli_complain_of_members:
 * @file: an archive
 * @failures: (element-type GoujiLoadFailure): those of its files that could not be read
 */
void
gouji_cli_complain_of_members (const char *file, GPtrArray *failures)
{
  for (guint i = 0; i < failures->len; i++) {
    const GoujiLoadFailure *failure = g_ptr_array_index (failures, i);
    g_autofree char *name = gouji_cli_name_member (file, failure->member);

    gouji_cli_complain (name, failure->error);
  }
}

/**
 * gouji_cli_fail_usage:
 * @message: what is wrong with what was typed
 */
GoujiCliStatus
gouji_cli_fail_usage (const char *message)
{
  g_printerr ("gouji-cli: %s\n%s\n", message, _ ("Run “gouji-cli --help” to see what can be done."));
  return GOUJI_CLI_USAGE;
}

/**
 * gouji_cli_fail_usage_take:
 * @message: (transfer full): what is wrong with what was typed
 */
GoujiCliStatus
gouji_cli_fail_usage_take (char *message)
{
  GoujiCliStatus status = gouji_cli_fail_usage (message);

  g_free (message);
  return status;
}

/**
 * gouji_cli_load_kit:
 *
 * Returns: whether the forms could be loaded; if not, it was said why
 */
gboolean
gouji_cli_load_kit (GoujiKit *kit)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;

  if (gouji_kit_load (kit, &error))
    return TRUE;

  sentence = gouji_words_for_load_error (error, "");
  g_printerr ("gouji-cli: %s (%s)\n", sentence, error->message);
  return FALSE;
}

/* A name that leads to a device would be read for ever. A pipe is read to its end; the one that nobody writes
 * to is at its end only if somebody did. */
static gboolean
check_kind (int descriptor, const char *file, GError **error)
{
  struct stat status = { 0 };
  int writer;

  if (fstat (descriptor, &status) == 0 && S_ISDIR (status.st_mode)) {
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY, "a folder");
    return FALSE;
  }
  if (!S_ISREG (status.st_mode) && !S_ISFIFO (status.st_mode)) {
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE, "no plain file");
    return FALSE;
  }
  writer = S_ISFIFO (status.st_mode) ? open (file, O_WRONLY | O_NONBLOCK | O_CLOEXEC) : -1;
  if (writer >= 0)
    close (writer);

  return TRUE;
}

static GInputStream *
open_file (const char *file, GError **error)
{
  int descriptor = open (file, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);

  if (descriptor < 0) {
    int code = errno;

    g_set_error_literal (error, G_IO_ERROR, (int) g_io_error_from_errno (code), g_strerror (code));
    return NULL;
  }
  if (!check_kind (descriptor, file, error)) {
    close (descriptor);
    return NULL;
  }

  return g_unix_input_stream_new (descriptor, TRUE);
}

/**
 * gouji_cli_load_bytes:
 * @file: (type filename): a path; `-` is standard input
 */
GBytes *
gouji_cli_load_bytes (const char *file, GError **error)
{
  g_autoptr (GInputStream) stream =
    g_str_equal (file, "-") ? g_unix_input_stream_new (0, FALSE) : open_file (file, error);

  return stream != NULL ? gouji_load_stream (stream, NULL, error) : NULL;
}

/**
 * gouji_cli_load:
 *
 * Loads reports that are passed on: they know their source, and the same source gives the same reports.
 *
 * Returns: (transfer full) (nullable): the reports of a file; if there are none, it was said why
 */
GoujiLoaded *
gouji_cli_load (GoujiKit *kit, const char *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = gouji_cli_load_bytes (file, &error);
  g_autoptr (GoujiLoaded) loaded =
    bytes != NULL ? gouji_load_bytes (kit, bytes, file, NULL, NULL, &error) : NULL;
  g_autofree char *base = g_path_get_basename (file);

  if (loaded == NULL) {
    gouji_cli_complain (file, error);
    return NULL;
  }

  gouji_loaded_note_source (loaded, base);
  gouji_loaded_derive_ids (loaded);
  gouji_cli_complain_of_members (file, loaded->failures);
  gouji_cli_print_all_notes (file, loaded);

  return loaded->reports->len > 0 ? g_steal_pointer (&loaded) : NULL;
}

/**
 * gouji_cli_print_notes:
 *
 * Says what was not quite in order when @file was read.
 */
void
gouji_cli_print_notes (const char *file, GoujiDocument *document)
{
  GPtrArray *notes = gouji_document_get_notes (document);
  g_autofree char *name = gouji_cli_name_for_people (file);

  for (guint i = 0; i < notes->len; i++) {
    g_autofree char *sentence = gouji_words_for_note (g_ptr_array_index (notes, i));

    g_printerr ("gouji-cli: %s: %s\n", name, sentence);
  }
}

/**
 * gouji_cli_print_all_notes:
 * @file: what was loaded
 * @loaded: what came out of it
 *
 * Says once for each file, also of an archive, what was not quite in order when it was read.
 */
void
gouji_cli_print_all_notes (const char *file, GoujiLoaded *loaded)
{
  GoujiDocument *said = NULL;

  for (guint i = 0; i < loaded->reports->len; i++) {
    const GoujiSourceFile *source = g_ptr_array_index (loaded->sources, i);
    GoujiDocument *document = gouji_report_get_document (g_ptr_array_index (loaded->reports, i));
    g_autofree char *name = gouji_cli_name_member (file, source->member);

    if (document != NULL && document != said)
      gouji_cli_print_notes (name, document);
    said = document;
  }
}

/**
 * gouji_cli_compare_years:
 *
 * Whoever names last year's report is believed, but told when it says otherwise itself.
 */
void
gouji_cli_compare_years (GoujiReport *report, GoujiReport *last_year)
{
  int year = gouji_report_get_year (report);
  int before = gouji_report_get_year (last_year);

  if (year == 0 || before == 0 || before == year - 1)
    return;

  /* Translators: two years, e.g. 2021 and 2023 */
  gouji_cli_say_take (
    g_strdup_printf (_ ("The report of %d was named as last year’s, but this one is of %d."), before, year));
}
