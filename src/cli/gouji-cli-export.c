/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/gouji-cli-export.h"

#include <glib/gi18n.h>

#include "check/gouji-check.h"
#include "cli/gouji-cli-output.h"
#include "paper/gouji-pages.h"
#include "words/gouji-words.h"
#include "write/gouji-write.h"

/* What official documents are typeset in, GB/T 9704-2012. */
#define DEFAULT_LAYOUT "gbt9704"

/* What is being done, once it is known that it makes sense. */
typedef struct {
  GoujiWriteFormat format;
  GoujiPaperLayout *layout; /* of the kit; NULL for a format without pages */
  GoujiLoaded *loaded;
  GoujiLoaded *last_year_loaded;
  GoujiReport *report;
  GoujiReport *last_year;
} Work;

static void
clear_work (Work *work)
{
  g_clear_pointer (&work->loaded, gouji_loaded_free);
  g_clear_pointer (&work->last_year_loaded, gouji_loaded_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Work, clear_work)

static GoujiCliStatus
fail_format (const char *name)
{
  g_autofree char *shown = gouji_cli_name_for_people (name);
  g_autoptr (GError) error = g_error_new_literal (GOUJI_WRITE_ERROR, GOUJI_WRITE_ERROR_FORMAT, name);

  return gouji_cli_fail_usage_take (gouji_words_for_write_error (error, shown));
}

static gboolean
has_pages (GoujiWriteFormat format)
{
  return format == GOUJI_WRITE_DOCX || format == GOUJI_WRITE_PDF;
}

/* A name in front makes an ending of the format's name. */
static GoujiCliStatus
find_format (GoujiCliExport *self, Work *work)
{
  g_autofree char *named = self->format != NULL ? g_strconcat ("a.", self->format, NULL) : NULL;

  if (named == NULL && g_str_equal (self->output, "-"))
    return gouji_cli_fail_usage (_ ("Standard output has no ending: name the format with --format."));
  if (!gouji_write_format_from_name (named != NULL ? named : self->output, &work->format, NULL))
    return fail_format (named != NULL ? self->format : self->output);
  if (self->bare && work->format != GOUJI_WRITE_HTML)
    return gouji_cli_fail_usage (_ ("--bare is for web pages (html) only."));
  if (self->layout != NULL && !has_pages (work->format))
    return gouji_cli_fail_usage (_ ("--layout is for what has pages (docx, pdf) only."));

  return GOUJI_CLI_DONE;
}

static GoujiCliStatus
fail_layout (GoujiCliExport *self)
{
  GPtrArray *layouts = gouji_kit_get_layouts (self->kit, NULL);
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; layouts != NULL && i < layouts->len; i++) {
    const GoujiPaperLayout *layout = layouts->pdata[i];

    g_string_append_printf (ids, "%s%s", i > 0 ? ", " : "", layout->id);
  }

  /* Translators: what was typed, and names that could be typed instead, e.g. gbt9704, official */
  return gouji_cli_fail_usage_take (
    g_strdup_printf (_ ("There is no layout “%s”; there are: %s."), self->layout, ids->str));
}

static GoujiCliStatus
find_layout (GoujiCliExport *self, Work *work)
{
  const char *id = self->layout != NULL ? self->layout : DEFAULT_LAYOUT;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;

  if (!has_pages (work->format))
    return GOUJI_CLI_DONE;

  work->layout = gouji_kit_get_layout (self->kit, id, &error);
  if (work->layout != NULL)
    return GOUJI_CLI_DONE;
  if (self->layout != NULL &&
      g_error_matches (error, GOUJI_PAPER_LAYOUT_ERROR, GOUJI_PAPER_LAYOUT_ERROR_UNKNOWN))
    return fail_layout (self);

  gouji_cli_say_take (g_strdup_printf (
    _ ("The layouts of pages are missing or damaged. Install Gouji again. (%s)"), error->message));
  return GOUJI_CLI_UNREADABLE;
}

static GoujiCliStatus
choose_report (GoujiCliExport *self, Work *work)
{
  guint n = work->loaded->reports->len;
  g_autofree char *name = gouji_cli_name_for_people (self->files[0]);

  if (self->report == 0 && n > 1)
    /* Translators: name of a file, and how many reports are in it */
    return gouji_cli_fail_usage_take (
      g_strdup_printf (ngettext ("“%s” holds %u report: say which one with --report.",
                                 "“%s” holds %u reports: say which one with --report.", n),
                       name, n));
  if (self->report < 0 || (guint) self->report > n)
    return gouji_cli_fail_usage_take (g_strdup_printf (
      ngettext ("--report: there is %u report in “%s”.", "--report: there are %u reports in “%s”.", n), n,
      name));

  work->report = work->loaded->reports->pdata[self->report > 0 ? self->report - 1 : 0];
  return GOUJI_CLI_DONE;
}

static GoujiCliStatus
load_last_year (GoujiCliExport *self, Work *work)
{
  work->last_year = gouji_report_get_last_year (work->report);
  if (self->last_year_file == NULL)
    return GOUJI_CLI_DONE;

  work->last_year_loaded = gouji_cli_load (self->kit, self->last_year_file);
  if (work->last_year_loaded == NULL)
    return GOUJI_CLI_UNREADABLE;
  if (work->last_year_loaded->reports->len != 1)
    return gouji_cli_fail_usage (_ ("--last-year compares one report with one report."));

  work->last_year = work->last_year_loaded->reports->pdata[0];
  gouji_cli_compare_years (work->report, work->last_year);
  return GOUJI_CLI_DONE;
}

static GoujiCliStatus
load (GoujiCliExport *self, Work *work)
{
  GoujiCliStatus status;

  work->loaded = gouji_cli_load (self->kit, self->files[0]);
  if (work->loaded == NULL)
    return GOUJI_CLI_UNREADABLE;

  status = choose_report (self, work);
  return status == GOUJI_CLI_DONE ? load_last_year (self, work) : status;
}

static void
tell_errors (GoujiCliExport *self, Work *work)
{
  g_autoptr (GPtrArray) mentions =
    gouji_filler_find_mentions (gouji_kit_get_filler (self->kit), work->report);
  g_autoptr (GPtrArray) findings =
    gouji_check_report (work->report, work->last_year, mentions, gouji_kit_get_folding (self->kit));
  guint n = gouji_check_count (findings, GOUJI_SEVERITY_ERROR);

  if (n > 0)
    gouji_cli_say_take (g_strdup_printf (
      ngettext ("The report has %u error, and stays as it is: “gouji-cli check” shows it.",
                "The report has %u errors, and stays as it is: “gouji-cli check” shows them.", n),
      n));
}

static void
tell_unsure (guint n)
{
  if (n > 0)
    gouji_cli_say_take (g_strdup_printf (
      ngettext ("%u figure in it is not sure, and marked as such: compare it with the source.",
                "%u figures in it are not sure, and marked as such: compare them with the source.", n),
      n));
}

static void
tell_fonts (GoujiWriteJob *job)
{
  GPtrArray *substitutions = gouji_write_job_get_substitutions (job);
  const char *missing = gouji_write_job_get_missing_glyphs (job);

  for (guint i = 0; i < substitutions->len; i++) {
    const GoujiSubstitution *substitution = substitutions->pdata[i];

    /* Translators: names of fonts: the one that is not installed, and the one in its place */
    gouji_cli_say_take (g_strdup_printf (_ ("The font “%s” is not installed: “%s” stands in for it."),
                                         substitution->wanted, substitution->used));
  }
  if (*missing != '\0') {
    g_autofree char *shown = gouji_cli_name_for_people (missing);

    /* Translators: characters, one behind the other */
    gouji_cli_say_take (
      g_strdup_printf (_ ("No font here has these characters, which are shown as boxes: %s"), shown));
  }
}

/* What is published says the name of the file that it came from, but not where that stands. */
static GoujiCliStatus
write_report (GoujiCliExport *self, Work *work)
{
  g_autofree char *base = g_path_get_basename (self->files[0]);
  g_autofree char *file = g_utf8_make_valid (base, -1);
  GoujiWriteOptions options = {
    .layout = work->layout,
    .bare = self->bare,
    .file = file,
    .index = self->report > 0 ? (guint) self->report : 1,
  };
  g_autoptr (GoujiWriteJob) job = gouji_write_job_new (
    work->report, work->last_year, gouji_kit_get_filler (self->kit), work->format, &options);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = gouji_write_job_run (job, NULL, &error);
  GoujiCliStatus status;

  if (bytes == NULL)
    return gouji_cli_output_fail (self->output, error);

  status = gouji_cli_output_write (self->output, bytes);
  if (status == GOUJI_CLI_DONE) {
    tell_unsure (gouji_write_job_get_n_unsure (job));
    tell_fonts (job);
    tell_errors (self, work);
  }

  return status;
}

void
gouji_cli_export_clear (GoujiCliExport *self)
{
  g_clear_pointer (&self->kit, gouji_kit_unref);
  g_strfreev (self->files);
  g_free (self->output);
  g_free (self->format);
  g_free (self->layout);
  g_free (self->last_year_file);
}

static GoujiCliStatus
check_usage (GoujiCliExport *self, Work *work)
{
  const char *inputs[] = { NULL, NULL, NULL };

  if (self->files == NULL || self->files[0] == NULL)
    return gouji_cli_fail_usage (_ ("No file is named."));
  if (self->files[1] != NULL)
    return gouji_cli_fail_usage (_ ("One file at a time is exported."));
  if (self->output == NULL)
    return gouji_cli_fail_usage (_ ("Say with -o where to write."));

  inputs[0] = self->files[0];
  inputs[1] = self->last_year_file;
  if (gouji_cli_output_is_any_of (self->output, inputs))
    return gouji_cli_fail_usage (_ ("What is read would be overwritten: name another file with -o."));

  return find_format (self, work);
}

/**
 * gouji_cli_export:
 *
 * Writes a report in another format.
 */
GoujiCliStatus
gouji_cli_export (GoujiCliExport *self)
{
  g_auto (Work) work = { 0 };
  GoujiCliStatus status = check_usage (self, &work);

  if (status == GOUJI_CLI_DONE && !gouji_cli_load_kit (self->kit))
    status = GOUJI_CLI_UNREADABLE;
  if (status == GOUJI_CLI_DONE)
    status = find_layout (self, &work);
  if (status == GOUJI_CLI_DONE)
    status = load (self, &work);

  return status == GOUJI_CLI_DONE ? write_report (self, &work) : status;
}
