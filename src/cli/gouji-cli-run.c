/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/gouji-cli-run.h"

#include <errno.h>
#include <stdio.h>

#include <glib/gi18n.h>

#include "check/gouji-check.h"
#include "cli/gouji-cli-text.h"
#include "load/gouji-load.h"
#include "words/gouji-words.h"
#include "write/gouji-report-record.h"

static void
complain (GoujiCliRun *self, const char *file, const GError *error)
{
  gouji_cli_complain (file, error);
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

/* A saved report has its document with it. */
static gboolean
print_saved_text (GoujiCliRun *self, const char *file, GBytes *bytes, GError **error)
{
  g_autoptr (GoujiLoaded) loaded = gouji_load_bytes (self->kit, bytes, file, NULL, NULL, error);
  GoujiDocument *document;

  if (loaded == NULL)
    return FALSE;

  document = gouji_report_get_document (g_ptr_array_index (loaded->reports, 0));
  if (document != NULL) {
    gouji_cli_print_notes (file, document);
    print (self, gouji_document_get_text (document));
  }
  return TRUE;
}

static void
complain_of_members (GoujiCliRun *self, const char *file, GPtrArray *failures)
{
  gouji_cli_complain_of_members (file, failures);
  self->unreadable |= failures->len > 0;
}

/* Anything else is read, whether a report is in it or not. */
static gboolean
print_text (GoujiCliRun *self, const char *file, GBytes *bytes, GError **error)
{
  g_autoptr (GPtrArray) failures = g_ptr_array_new_with_free_func ((GDestroyNotify) gouji_load_failure_free);
  g_autoptr (GPtrArray) sources = NULL;

  if (gouji_load_is_saved (bytes))
    return print_saved_text (self, file, bytes, error);

  sources = gouji_load_documents (self->kit, bytes, file, failures, NULL, error);
  if (sources == NULL)
    return FALSE;

  for (guint i = 0; i < sources->len; i++) {
    const GoujiSourceFile *source = g_ptr_array_index (sources, i);
    g_autofree char *name = NULL;

    if (source->document == NULL)
      continue;
    name = gouji_cli_name_member (file, source->member);
    gouji_cli_print_notes (name, source->document);
    print (self, gouji_document_get_text (source->document));
  }
  complain_of_members (self, file, failures);
  return TRUE;
}

static void
print_report (GoujiCliRun *self, GoujiReport *report, const char *file, guint index)
{
  g_autoptr (GPtrArray) mentions = gouji_filler_find_mentions (gouji_kit_get_filler (self->kit), report);
  GoujiReport *last_year = self->last_year != NULL ? self->last_year : gouji_report_get_last_year (report);
  g_autoptr (GPtrArray) findings =
    gouji_check_report (report, last_year, mentions, gouji_kit_get_folding (self->kit));
  g_autoptr (JsonNode) record = NULL;
  g_autofree char *name = NULL;
  g_autofree char *output = NULL;

  self->errors_found |= gouji_check_count (findings, GOUJI_SEVERITY_ERROR) > 0;
  if (self->json) {
    name = g_utf8_make_valid (file, -1);
    record = gouji_report_record_new (report, name, index, findings, self->check ? NULL : mentions);
    output = gouji_report_record_print (record, FALSE);
    print (self, output);
    print (self, "\n");
    return;
  }

  name = gouji_cli_name_for_people (file);
  output = self->check ? gouji_cli_describe_findings (report, name, findings)
                       : gouji_cli_describe_report (report, findings);
  print (self, output);
}

static gboolean
print_reports (GoujiCliRun *self, const char *file, GBytes *bytes, GError **error)
{
  GoujiForm *form =
    self->form_id != NULL ? gouji_form_set_find (gouji_kit_get_forms (self->kit), self->form_id) : NULL;
  g_autoptr (GoujiLoaded) loaded = gouji_load_bytes (self->kit, bytes, file, form, NULL, error);

  if (loaded == NULL)
    return FALSE;
  if (self->last_year != NULL && loaded->reports->len != 1) {
    self->misused = TRUE;
    return TRUE;
  }

  gouji_cli_print_all_notes (file, loaded);
  complain_of_members (self, file, loaded->failures);
  for (guint i = 0; i < loaded->reports->len; i++) {
    GoujiReport *report = g_ptr_array_index (loaded->reports, i);
    const GoujiSourceFile *source = g_ptr_array_index (loaded->sources, i);
    g_autofree char *name = gouji_cli_name_member (file, source->member);

    if (self->last_year != NULL)
      gouji_cli_compare_years (report, self->last_year);
    print_report (self, report, name, i + 1);
  }

  return TRUE;
}

static void
do_file (GoujiCliRun *self, const char *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = gouji_cli_load_bytes (file, &error);
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
  g_autoptr (GBytes) bytes = gouji_cli_load_bytes (file, &error);
  g_autoptr (GoujiLoaded) loaded =
    bytes != NULL ? gouji_load_bytes (self->kit, bytes, file, NULL, NULL, &error) : NULL;

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
    gouji_cli_say (sentence);
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
 * gouji_cli_run:
 *
 * Does what was asked for to one file after the other; one that cannot be read does not stop the others.
 */
GoujiCliStatus
gouji_cli_run (GoujiCliRun *self)
{
  if (self->files == NULL || self->files[0] == NULL)
    return gouji_cli_fail_usage (_ ("No file is named."));
  if (self->json && self->text)
    return gouji_cli_fail_usage (_ ("Either --json or --text, not both."));
  if (self->last_year_file != NULL && self->files[1] != NULL)
    return fail_last_year ();

  if (!gouji_cli_load_kit (self->kit))
    return GOUJI_CLI_UNREADABLE;
  if (self->form_id != NULL && gouji_form_set_find (gouji_kit_get_forms (self->kit), self->form_id) == NULL)
    return gouji_cli_fail_usage (_ ("There is no such form."));
  if (self->last_year_file != NULL && !load_last_year (self))
    return tell_status (self);

  for (guint i = 0; self->files[i] != NULL && self->write_error == 0; i++)
    do_file (self, self->files[i]);

  return tell_status (self);
}
