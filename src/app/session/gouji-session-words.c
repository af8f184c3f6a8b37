/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "session/gouji-session-words.h"

#include <glib/gi18n.h>

#include "compile/gouji-compile.h"
#include "report/gouji-disk.h"
#include "report/gouji-salvage.h"
#include "session/gouji-saving.h"

/**
 * gouji_words_for_agency:
 * @report: a report
 *
 * Returns: its agency, or that it is unknown
 */
char *
gouji_words_for_agency (GoujiReport *report)
{
  const char *agency = gouji_report_get_field (report, GOUJI_FIELD_AGENCY);

  return g_strdup (agency ? agency : _ ("Agency unknown"));
}

/**
 * gouji_words_for_year:
 * @report: a report
 *
 * Returns: the year that it reports on, or that it is unknown
 */
char *
gouji_words_for_year (GoujiReport *report)
{
  const char *year = gouji_report_get_field (report, GOUJI_FIELD_YEAR);

  if (year == NULL)
    return g_strdup (_ ("Year unknown"));
  /* Translators: the year of a report, below the name of its agency */
  return g_strdup_printf (C_ ("year", "%s"), year);
}

/**
 * gouji_words_for_title:
 * @report: a report
 *
 * Returns: agency and year, or as much as is known
 */
char *
gouji_words_for_title (GoujiReport *report)
{
  const char *year = gouji_report_get_field (report, GOUJI_FIELD_YEAR);
  g_autofree char *agency = gouji_words_for_agency (report);

  if (year == NULL)
    return g_steal_pointer (&agency);

  /* Translators: title of a report: its agency and the year that it reports on */
  return g_strdup_printf (_ ("%s · %s"), agency, year);
}

/**
 * gouji_words_for_file_name:
 * @report: a report
 *
 * Returns: a name for its `.gouji` file
 */
char *
gouji_words_for_file_name (GoujiReport *report)
{
  const char *agency = gouji_report_get_field (report, GOUJI_FIELD_AGENCY);
  const char *year = gouji_report_get_field (report, GOUJI_FIELD_YEAR);
  g_autoptr (GString) name = g_string_new (agency ? agency : _ ("Report"));

  if (year != NULL)
    g_string_append_printf (name, " %s", year);
  g_string_replace (name, "/", "-", 0);
  g_string_append (name, ".gouji");

  return g_string_free (g_steal_pointer (&name), FALSE);
}

/**
 * gouji_words_for_file:
 * @file: a file
 *
 * Returns: its name, without its folder, as it can be shown
 */
char *
gouji_words_for_file (GFile *file)
{
  return gouji_disk_get_name (file);
}

static const char *
get_words_for_refusal (GoujiSaveError code)
{
  switch (code) {
  case GOUJI_SAVE_ERROR_CHANGED:
    return _ ("Its file was changed by somebody else since you opened or saved it.");
  case GOUJI_SAVE_ERROR_SOURCE:
    return _ ("That is the document it was read from. Choose another name.");
  case GOUJI_SAVE_ERROR_NOT_A_REPORT:
    return _ ("A file of that name exists and is no report of Gouji. Choose another name.");
  case GOUJI_SAVE_ERROR_READ_ONLY:
    return _ ("It was made by a newer Gouji and can only be looked at here. Copy its file instead.");
  case GOUJI_SAVE_ERROR_TORN:
    return _ (
      "The disk took only a part, and the file is damaged. What it held and what you have done are both "
      "kept among the versions of this report. Save it in another place now.");
  default:
    g_return_val_if_reached ("");
  }
}

/**
 * gouji_words_for_save_error:
 * @error: why a report could not be saved
 *
 * Returns: what is wrong and what can be done
 */
char *
gouji_words_for_save_error (const GError *error)
{
  if (error->domain == GOUJI_SAVE_ERROR)
    return g_strdup (get_words_for_refusal (error->code));
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    return g_strdup (_ ("The disk is full. Make room, or save the report in another place."));
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_READ_ONLY) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    return g_strdup (_ ("Nothing may be written there. Save the report in another place."));
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_DIRECTORY))
    return g_strdup (_ ("The folder is not there any more. Save the report in another place."));
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE))
    return g_strdup (_ ("There is something of that name which is no file. Choose another name."));
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_FILENAME_TOO_LONG))
    return g_strdup (_ ("The name is too long. Choose a shorter one."));
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED))
    return g_strdup (_ ("That is no place on this computer. Save the report in a folder."));

  return g_strdup_printf (_ ("The system says: %s"), error->message);
}

/**
 * gouji_words_for_journal_failure:
 * @error: why the journal could not be written
 *
 * Returns: a sentence
 */
char *
gouji_words_for_journal_failure (const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_BUSY))
    return g_strdup (
      _ ("This report is open in another Gouji as well: unsaved work would not survive a crash."));
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    return g_strdup (
      _ ("The disk is full: unsaved work would not survive a crash. Save the report elsewhere."));

  return g_strdup (_ ("Unsaved work cannot be kept safe on this computer. Save the report now and then."));
}

/**
 * gouji_words_for_version_failure:
 * @error: why a version could not be kept
 *
 * Returns: a sentence
 */
char *
gouji_words_for_version_failure (const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    return g_strdup (_ ("The report is saved, but the disk is too full to keep this version for later."));

  return g_strdup (_ ("The report is saved, but this version could not be kept for later."));
}

/**
 * gouji_words_for_owner:
 * @since: (nullable): since when another program has a report
 *
 * Returns: a sentence
 */
char *
gouji_words_for_owner (GDateTime *since)
{
  g_autofree char *time = since != NULL ? g_date_time_format (since, "%H:%M") : NULL;

  if (time == NULL)
    return g_strdup (
      _ ("Another Gouji on this computer has this report open: it can be read here, and changed "
         "once it is closed there."));
  return g_strdup_printf (
    /* Translators: a time of day such as 14:05 */
    _ ("Another Gouji on this computer has had this report open since %s: it can be read here, and changed "
       "once "
       "it is closed there."),
    time);
}

/**
 * gouji_words_for_file_change:
 * @change: what others have done to the file of a report
 * @unsaved: whether it was changed here too
 *
 * Returns: (nullable): a sentence
 */
char *
gouji_words_for_file_change (GoujiFileChange change, gboolean unsaved)
{
  switch (change) {
  case GOUJI_FILE_CHANGED:
    return g_strdup (
      unsaved
        ? _ ("Somebody else has changed the file of this report. Both stay: you choose when you save.")
        : _ ("Somebody else has changed the file of this report. What you see here is the one before."));
  case GOUJI_FILE_GONE:
    return g_strdup (
      _ ("The file of this report was moved or deleted. Save the report to have it on disk again."));
  case GOUJI_FILE_AS_KNOWN:
  default:
    return NULL;
  }
}

/**
 * gouji_words_for_user:
 *
 * Returns: who works here, as the system calls them
 */
char *
gouji_words_for_user (void)
{
  const char *name = g_get_real_name ();

  if (name == NULL || *name == '\0' || g_str_equal (name, "Unknown"))
    name = g_get_user_name ();
  return g_utf8_make_valid (name, -1);
}

typedef struct {
  guint sums;
  guint form;
  guint warnings;
  guint notices;
  guint excused;
} Tally;

/* Sums that do not agree are told from other faults: the first are found in the tables, the second in the
 * text. */
static Tally
count (GPtrArray *findings)
{
  Tally tally = { 0 };

  for (guint i = 0; i < findings->len; i++) {
    const GoujiFinding *finding = g_ptr_array_index (findings, i);

    if (finding->excuse != NULL)
      tally.excused++;
    else if (finding->severity == GOUJI_SEVERITY_NOTICE)
      tally.notices++;
    else if (finding->severity == GOUJI_SEVERITY_WARNING)
      tally.warnings++;
    else if (finding->rule->predicate == NULL)
      tally.sums++;
    else
      tally.form++;
  }

  return tally;
}

/* Figures that may have been misread, and that nobody has corrected or confirmed by typing. */
static guint
count_doubtful (GoujiReport *report)
{
  GoujiForm *form = gouji_report_get_form (report);
  guint n = 0;

  for (guint i = 0; i < gouji_form_get_n_cells (form); i++) {
    const GoujiFigure *figure = gouji_report_get_figure (report, gouji_form_get_cell (form, i));

    n += !gouji_figure_is_sure (figure);
  }

  return n;
}

/* What is still to be written in a report that was begun here. What a document left blank is its own affair,
 * and the findings tell of it. */
static guint
count_blank (GoujiReport *report)
{
  GoujiForm *form = gouji_report_get_form (report);
  guint n;

  if (gouji_report_get_document (report) != NULL)
    return 0;

  n = gouji_compile_count_blanks (report);
  for (guint i = 0; i < gouji_form_get_n_parts (form); i++) {
    const GoujiPart *part = gouji_form_get_part (form, i);
    const char *text = gouji_report_get_narrative (report, part)->text;

    n += part->table == NULL && (text == NULL || *text == '\0');
  }

  return n;
}

/**
 * gouji_words_for_verdict:
 * @report: the report
 * @findings: (element-type GoujiFinding): what was found
 * @good: (out): whether it may be published
 *
 * Returns: whether the report may be published, and if not, why
 */
char *
gouji_words_for_verdict (GoujiReport *report, GPtrArray *findings, gboolean *good)
{
  Tally tally = count (findings);
  guint doubtful = count_doubtful (report);
  guint blank = count_blank (report);
  g_autofree char *sums = NULL;
  g_autofree char *form = NULL;

  /* What is lost may be what does not agree. */
  if (gouji_report_get_losses (report) != NULL) {
    *good = FALSE;
    return g_strdup (_ ("Not ready to publish: it is not whole"));
  }

  *good = tally.sums + tally.form == 0 && doubtful == 0 && blank == 0;
  if (*good)
    return g_strdup (_ ("Ready to publish"));
  if (tally.sums + tally.form == 0 && doubtful == 0)
    return g_strdup_printf (ngettext ("Not ready to publish: %u place is still blank",
                                      "Not ready to publish: %u places are still blank", blank),
                            blank);
  if (tally.sums + tally.form == 0)
    return g_strdup_printf (ngettext ("Compare with the document first: %u figure is not sure",
                                      "Compare with the document first: %u figures are not sure", doubtful),
                            doubtful);

  sums = g_strdup_printf (ngettext ("%u sum does not agree", "%u sums do not agree", tally.sums), tally.sums);
  form = g_strdup_printf (
    ngettext ("%u fault against the format", "%u faults against the format", tally.form), tally.form);

  if (tally.form == 0)
    /* Translators: the reason, e.g. “2 sums do not agree” */
    return g_strdup_printf (_ ("Not ready to publish: %s"), sums);
  if (tally.sums == 0)
    return g_strdup_printf (_ ("Not ready to publish: %s"), form);
  /* Translators: two reasons, e.g. “2 sums do not agree” and “1 fault against the format” */
  return g_strdup_printf (_ ("Not ready to publish: %s, %s"), sums, form);
}

/**
 * gouji_words_for_advice:
 * @findings: (element-type GoujiFinding): what was found
 *
 * Returns: (nullable): what else is worth a look, %NULL when nothing is
 */
char *
gouji_words_for_advice (GPtrArray *findings)
{
  Tally tally = count (findings);
  guint n = tally.warnings + tally.notices;
  g_autofree char *more = NULL;
  g_autofree char *excused = NULL;

  if (n > 0)
    more = g_strdup_printf (ngettext ("%u more place to look at", "%u more places to look at", n), n);
  if (tally.excused > 0)
    excused = g_strdup_printf (ngettext ("%u set aside", "%u set aside", tally.excused), tally.excused);
  if (excused == NULL)
    return g_steal_pointer (&more);
  if (more == NULL)
    return g_steal_pointer (&excused);

  /* Translators: e.g. “3 more places to look at” and “1 set aside” */
  return g_strdup_printf (_ ("%s, %s"), more, excused);
}
