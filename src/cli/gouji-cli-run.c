/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/gouji-cli-run.h"

#include <errno.h>
#include <stdio.h>

#include <gio/gunixinputstream.h>
#include <glib/gi18n.h>

#include "check/gouji-check.h"
#include "cli/gouji-cli-text.h"
#include "load/gouji-load.h"
#include "read/gouji-read.h"
#include "words/gouji-words.h"
#include "write/gouji-report-record.h"

/* A file's name on one line of a terminal: whoever names files must not be able to steer it. */
static char *
name_for_people (const char *file)
{
  g_autofree char *valid = g_utf8_make_valid (file, -1);
  GString *name = g_string_new (NULL);

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at)) {
    gunichar c = g_utf8_get_char (at);

    g_string_append_unichar (name, g_unichar_iscntrl (c) ? '?' : c);
  }

  return g_string_free (name, FALSE);
}

static void
say (const char *sentence)
{
  g_printerr ("gouji-cli: %s\n", sentence);
}

static void
complain (GoujiCliRun *self, const char *file, const GError *error)
{
  g_autofree char *name = name_for_people (file);
  g_autofree char *sentence = gouji_words_for_load_error (error, name);

  say (sentence);
  self->unreadable = TRUE;
}

static void
print (GoujiCliRun *self, const char *text)
{
  if (self->write_error == 0 && fputs (text, stdout) == EOF)
    self->write_error = errno;
}

/* What is buffered may only now turn out not to fit on the disk. */
static void
flush (GoujiCliRun *self)
{
  if (self->write_error == 0 && fflush (stdout) == EOF)
    self->write_error = errno;
}

static GBytes *
load_bytes (const char *file, GError **error)
{
  g_autoptr (GInputStream) stream = NULL;

  if (g_str_equal (file, "-")) {
    stream = g_unix_input_stream_new (0, FALSE);
  } else {
    g_autoptr (GFile) f = g_file_new_for_path (file);

    stream = G_INPUT_STREAM (g_file_read (f, NULL, error));
  }

  return stream != NULL ? gouji_load_stream (stream, NULL, error) : NULL;
}

static void
print_notes (const char *file, GoujiDocument *document)
{
  GPtrArray *notes = gouji_document_get_notes (document);
  g_autofree char *name = name_for_people (file);

  for (guint i = 0; i < notes->len; i++) {
    g_autofree char *sentence = gouji_words_for_note (g_ptr_array_index (notes, i));

    g_printerr ("gouji-cli: %s: %s\n", name, sentence);
  }
}

static gboolean
print_text (GoujiCliRun *self, const char *file, GBytes *bytes, GError **error)
{
  g_autoptr (GoujiDocument) document = NULL;
  g_autoptr (GoujiLoaded) loaded = NULL;

  /* A saved report has its document with it; anything else is read, whether a report is in it or not. */
  if (gouji_load_is_saved (bytes)) {
    loaded = gouji_load_bytes (self->kit, bytes, file, NULL, error);
    if (loaded == NULL)
      return FALSE;
    document = gouji_report_get_document (g_ptr_array_index (loaded->reports, 0));
    if (document != NULL)
      gouji_document_ref (document);
  } else {
    document = gouji_read (bytes, file, &gouji_default_limits, error);
    if (document == NULL)
      return FALSE;
  }

  if (document != NULL) {
    print_notes (file, document);
    print (self, gouji_document_get_text (document));
  }
  return TRUE;
}

static gboolean
has_errors (GPtrArray *findings)
{
  for (guint i = 0; i < findings->len; i++) {
    if (((const GoujiFinding *) g_ptr_array_index (findings, i))->severity == GOUJI_SEVERITY_ERROR)
      return TRUE;
  }

  return FALSE;
}

static void
print_report (GoujiCliRun *self, GoujiReport *report, const char *file, guint index)
{
  g_autoptr (GPtrArray) findings =
    gouji_check_report (report, self->last_year, gouji_kit_get_folding (self->kit));
  g_autoptr (JsonNode) record = NULL;
  g_autofree char *name = NULL;
  g_autofree char *output = NULL;

  self->errors_found |= has_errors (findings);
  if (self->json) {
    g_autoptr (GPtrArray) mentions =
      self->check ? NULL : gouji_filler_find_mentions (gouji_kit_get_filler (self->kit), report);

    name = g_utf8_make_valid (file, -1);
    record = gouji_report_record_new (report, name, index, findings, mentions);
    output = gouji_report_record_print (record, FALSE);
    print (self, output);
    print (self, "\n");
    return;
  }

  name = name_for_people (file);
  output = self->check ? gouji_cli_describe_findings (report, name, findings)
                       : gouji_cli_describe_report (report, findings);
  print (self, output);
}

/* Whoever names last year's report is believed, but told when it says otherwise itself. */
static void
compare_years (GoujiReport *report, GoujiReport *last_year)
{
  int year = gouji_report_get_year (report);
  int before = gouji_report_get_year (last_year);
  g_autofree char *sentence = NULL;

  if (year == 0 || before == 0 || before == year - 1)
    return;

  /* Translators: two years, e.g. 2021 and 2023 */
  sentence =
    g_strdup_printf (_ ("The report of %d was named as last year’s, but this one is of %d."), before, year);
  say (sentence);
}

static gboolean
print_reports (GoujiCliRun *self, const char *file, GBytes *bytes, GError **error)
{
  GoujiForm *form =
    self->form_id != NULL ? gouji_form_set_find (gouji_kit_get_forms (self->kit), self->form_id) : NULL;
  g_autoptr (GoujiLoaded) loaded = gouji_load_bytes (self->kit, bytes, file, form, error);

  if (loaded == NULL)
    return FALSE;
  if (self->last_year != NULL && loaded->reports->len != 1) {
    self->misused = TRUE;
    return TRUE;
  }

  for (guint i = 0; i < loaded->reports->len; i++) {
    GoujiReport *report = g_ptr_array_index (loaded->reports, i);
    GoujiDocument *document = gouji_report_get_document (report);

    if (i == 0 && document != NULL)
      print_notes (file, document);
    if (self->last_year != NULL)
      compare_years (report, self->last_year);
    print_report (self, report, file, i + 1);
  }

  return TRUE;
}

static void
do_file (GoujiCliRun *self, const char *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = load_bytes (file, &error);
  gboolean done;

  if (bytes == NULL)
    done = FALSE;
  else if (self->text)
    done = print_text (self, file, bytes, &error);
  else
    done = print_reports (self, file, bytes, &error);

  if (!done)
    complain (self, file, error);
  flush (self);
}

/* Returns: whether the file that --last-year names holds one report */
static gboolean
load_last_year (GoujiCliRun *self)
{
  const char *file = self->last_year_file;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = load_bytes (file, &error);
  g_autoptr (GoujiLoaded) loaded =
    bytes != NULL ? gouji_load_bytes (self->kit, bytes, file, NULL, &error) : NULL;

  if (loaded == NULL) {
    complain (self, file, error);
    return FALSE;
  }

  self->misused = loaded->reports->len != 1;
  if (!self->misused)
    self->last_year = g_object_ref (g_ptr_array_index (loaded->reports, 0));
  return !self->misused;
}

static GoujiCliStatus
fail_last_year (void)
{
  return gouji_cli_fail_usage (_ ("--last-year compares one report with one report."));
}

static GoujiCliStatus
tell_status (GoujiCliRun *self)
{
  g_autofree char *sentence = NULL;

  if (self->misused)
    return fail_last_year ();
  if (self->write_error != 0) {
    /* Translators: what the system says, e.g. No space left on device */
    sentence = g_strdup_printf (_ ("The results could not be written: %s"), g_strerror (self->write_error));
    say (sentence);
    return GOUJI_CLI_UNREADABLE;
  }
  if (self->unreadable)
    return GOUJI_CLI_UNREADABLE;

  return self->check && self->errors_found ? GOUJI_CLI_FINDINGS_MADE : GOUJI_CLI_DONE;
}

void
gouji_cli_run_clear (GoujiCliRun *self)
{
  g_clear_pointer (&self->kit, gouji_kit_unref);
  g_clear_object (&self->last_year);
  g_free (self->form_id);
  g_free (self->last_year_file);
  g_strfreev (self->files);
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
 * gouji_cli_run:
 *
 * Does what was asked for to one file after the other; one that cannot be read does not stop the others.
 */
GoujiCliStatus
gouji_cli_run (GoujiCliRun *self)
{
  g_autoptr (GError) error = NULL;

  if (self->files == NULL || self->files[0] == NULL)
    return gouji_cli_fail_usage (_ ("No file is named."));
  if (self->json && self->text)
    return gouji_cli_fail_usage (_ ("Either --json or --text, not both."));
  if (self->last_year_file != NULL && self->files[1] != NULL)
    return fail_last_year ();

  if (!gouji_kit_load (self->kit, &error)) {
    g_autofree char *sentence = gouji_words_for_load_error (error, "");

    g_printerr ("gouji-cli: %s (%s)\n", sentence, error->message);
    return GOUJI_CLI_UNREADABLE;
  }
  if (self->form_id != NULL && gouji_form_set_find (gouji_kit_get_forms (self->kit), self->form_id) == NULL)
    return gouji_cli_fail_usage (_ ("There is no such form."));
  if (self->last_year_file != NULL && !load_last_year (self))
    return tell_status (self);

  for (guint i = 0; self->files[i] != NULL && self->write_error == 0; i++)
    do_file (self, self->files[i]);

  return tell_status (self);
}
