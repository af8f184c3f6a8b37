/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "session/gouji-open-report.h"

#include <glib/gi18n.h>

#include "bind/gouji-bind.h"
#include "session/gouji-open-report-private.h"
#include "session/gouji-session-words.h"

/* Before GTK lays out the next frame, so that a frame never shows a number with the findings of the one
 * before. */
#define CHECK_PRIORITY (G_PRIORITY_HIGH_IDLE + 5)
/* Behind the frame. Looking for the numbers of a long text takes half of the time that a keystroke has until
 * it must be on the screen: the letter is painted first, and what it means for the verdict is in the frame
 * after. */
#define READ_PRIORITY G_PRIORITY_DEFAULT_IDLE

G_DEFINE_FINAL_TYPE (GoujiOpenReport, gouji_open_report, G_TYPE_OBJECT)

enum {
  PROP_0,
  PROP_AGENCY,
  PROP_TITLE,
  PROP_UNSAVED,
  PROP_N_ERRORS,
  PROP_FILE,
  PROP_JOURNAL_FAILURE,
  PROP_CHANGE,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

enum {
  SIGNAL_CHECKED,
  SIGNAL_ASKED_AGAIN,
  SIGNAL_RELEASED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
take_findings (GoujiOpenReport *self)
{
  if (gouji_review_update (self->review, self->found.findings, self->found.mentions))
    g_signal_emit (self, signals[SIGNAL_ASKED_AGAIN], 0);
  g_signal_emit (self, signals[SIGNAL_CHECKED], 0);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_N_ERRORS]);
}

static void
check (GoujiOpenReport *self)
{
  gouji_findings_update (&self->found, self->kit, self->report);
  take_findings (self);
}

static gboolean
check_cb (gpointer user_data)
{
  GoujiOpenReport *self = user_data;

  self->check_source = 0;
  check (self);

  return G_SOURCE_REMOVE;
}

/* Nothing is checked twice: where a text has changed as well, what its numbers were says nothing. */
static void
check_soon (GoujiOpenReport *self)
{
  const int priority = self->found.mentions != NULL ? CHECK_PRIORITY : READ_PRIORITY;

  if (self->check_source != 0 && priority == CHECK_PRIORITY)
    return;
  g_clear_handle_id (&self->check_source, g_source_remove);
  self->check_source = g_idle_add_full (priority, check_cb, self, NULL);
}

static void
changed_cb (GoujiReport *report, GoujiChange kind, guint index, GoujiOpenReport *self)
{
  gouji_open_report_write_journal (self);

  if (kind == GOUJI_CHANGE_NARRATIVE || kind == GOUJI_CHANGE_READING)
    gouji_findings_forget_text (&self->found);
  if (kind == GOUJI_CHANGE_NARRATIVE)
    gouji_findings_forget_ties (&self->found, gouji_form_get_part (gouji_report_get_form (report), index));
  /* What follows a change is part of it, and there is nothing to follow when it is taken back. */
  if (gouji_report_is_being_set (report))
    gouji_bind_follow (gouji_kit_get_filler (self->kit), report, kind, index, self->found.recognised);
  if (kind == GOUJI_CHANGE_READING) {
    gouji_review_reset (self->review);
    /* The findings may be of another form, whose cells nobody may look for in this one. */
    g_clear_handle_id (&self->check_source, g_source_remove);
    check (self);
  } else {
    check_soon (self);
  }

  if (kind == GOUJI_CHANGE_FIELD || kind == GOUJI_CHANGE_READING) {
    g_clear_pointer (&self->sort_key, g_free);
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_AGENCY]);
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TITLE]);
  }
}

static void
modified_cb (GoujiOpenReport *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_UNSAVED]);
}

static void
gouji_open_report_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  GoujiOpenReport *self = GOUJI_OPEN_REPORT (object);

  switch (prop_id) {
  case PROP_AGENCY:
    g_value_set_string (value, gouji_open_report_get_agency (self));
    break;
  case PROP_TITLE:
    g_value_take_string (value, gouji_open_report_get_title (self));
    break;
  case PROP_UNSAVED:
    g_value_set_boolean (value, gouji_open_report_get_unsaved (self));
    break;
  case PROP_N_ERRORS:
    g_value_set_uint (value, gouji_open_report_count_findings (self, GOUJI_SEVERITY_ERROR));
    break;
  case PROP_FILE:
    g_value_set_object (value, self->file);
    break;
  case PROP_JOURNAL_FAILURE:
    g_value_take_string (value, gouji_open_report_get_journal_failure (self));
    break;
  case PROP_CHANGE:
    g_value_set_uint (value, self->change);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
gouji_open_report_dispose (GObject *object)
{
  GoujiOpenReport *self = GOUJI_OPEN_REPORT (object);

  g_clear_handle_id (&self->check_source, g_source_remove);
  g_clear_handle_id (&self->sync_source, g_source_remove);
  gouji_open_report_forget_place (self);
  if (self->report != NULL)
    g_signal_handlers_disconnect_by_data (self->report, self);

  G_OBJECT_CLASS (gouji_open_report_parent_class)->dispose (object);
}

static void
gouji_open_report_finalize (GObject *object)
{
  GoujiOpenReport *self = GOUJI_OPEN_REPORT (object);

  /* The file stays: closing takes it away, and nothing else. */
  g_clear_pointer (&self->journal, gouji_journal_free);
  g_clear_pointer (&self->ended, g_ptr_array_unref);
  g_clear_error (&self->journal_error);
  g_clear_error (&self->sync_error);
  g_clear_pointer (&self->review, gouji_review_free);
  gouji_findings_clear (&self->found);
  g_clear_object (&self->report);
  g_clear_pointer (&self->kit, gouji_kit_unref);
  g_clear_pointer (&self->journal_folder, g_free);
  g_clear_pointer (&self->sort_key, g_free);
  g_clear_object (&self->file);
  g_clear_error (&self->version_error);
  g_clear_pointer (&self->sha256, g_free);
  g_clear_pointer (&self->known_sha256, g_free);
  g_clear_object (&self->source);
  g_clear_pointer (&self->pasted, g_date_time_unref);

  G_OBJECT_CLASS (gouji_open_report_parent_class)->finalize (object);
}

static void
gouji_open_report_class_init (GoujiOpenReportClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = gouji_open_report_get_property;
  object_class->dispose = gouji_open_report_dispose;
  object_class->finalize = gouji_open_report_finalize;

  props[PROP_AGENCY] = g_param_spec_string ("agency", NULL, NULL, NULL, flags);
  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  props[PROP_UNSAVED] = g_param_spec_boolean ("unsaved", NULL, NULL, FALSE, flags);
  props[PROP_N_ERRORS] = g_param_spec_uint ("n-errors", NULL, NULL, 0, G_MAXUINT, 0, flags);
  props[PROP_FILE] = g_param_spec_object ("file", NULL, NULL, G_TYPE_FILE, flags);
  props[PROP_JOURNAL_FAILURE] = g_param_spec_string ("journal-failure", NULL, NULL, NULL, flags);
  props[PROP_CHANGE] = g_param_spec_uint ("change", NULL, NULL, 0, GOUJI_FILE_GONE, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);

  /**
   * GoujiOpenReport::checked:
   *
   * The findings were computed anew.
   */
  signals[SIGNAL_CHECKED] =
    g_signal_new ("checked", GOUJI_TYPE_OPEN_REPORT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * GoujiOpenReport::asked-again:
   *
   * An answer was taken back, and its question is the current one of the review. #GoujiOpenReport::checked
   * follows.
   */
  signals[SIGNAL_ASKED_AGAIN] = g_signal_new ("asked-again", GOUJI_TYPE_OPEN_REPORT, G_SIGNAL_RUN_LAST, 0,
                                              NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * GoujiOpenReport::released:
   *
   * The other program that had this report has let go of it. It is this one's now, and still read only, for
   * the file may hold something else.
   */
  signals[SIGNAL_RELEASED] =
    g_signal_new ("released", GOUJI_TYPE_OPEN_REPORT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
gouji_open_report_init (GoujiOpenReport *self)
{
  self->ended = g_ptr_array_new_with_free_func ((GDestroyNotify) gouji_journal_free);
}

/**
 * gouji_open_report_new:
 * @report: (transfer full): the report
 * @kit: what it was made with, loaded
 * @journal_folder: where unsaved work is kept
 * @found: (nullable): what a thread has derived from the report, which is taken out; %NULL to do that now
 *
 * Returns: (transfer full): the open report, checked
 */
GoujiOpenReport *
gouji_open_report_new (GoujiReport *report, GoujiKit *kit, const char *journal_folder, GoujiFindings *found)
{
  GoujiOpenReport *self = g_object_new (GOUJI_TYPE_OPEN_REPORT, NULL);

  self->report = report;
  self->kit = gouji_kit_ref (kit);
  self->journal_folder = g_strdup (journal_folder);
  self->review = gouji_review_new (report);
  g_signal_connect (report, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (report, "notify::modified", G_CALLBACK (modified_cb), self);
  if (found != NULL) {
    self->found = *found;
    *found = (GoujiFindings) { 0 };
    take_findings (self);
  } else {
    check (self);
  }

  return self;
}

GoujiReport *
gouji_open_report_get_report (GoujiOpenReport *self)
{
  return self->report;
}

/**
 * gouji_open_report_get_kit:
 * @self: an open report
 *
 * Returns: (transfer none): what it was made with, loaded
 */
GoujiKit *
gouji_open_report_get_kit (GoujiOpenReport *self)
{
  return self->kit;
}

const char *
gouji_open_report_get_id (GoujiOpenReport *self)
{
  return gouji_report_get_id (self->report);
}

GFile *
gouji_open_report_get_file (GoujiOpenReport *self)
{
  return self->file;
}

/**
 * gouji_open_report_is_example:
 * @self: an open report
 *
 * Returns: whether its file is one of those that come with the program, which stay as they are
 */
gboolean
gouji_open_report_is_example (GoujiOpenReport *self)
{
  g_autoptr (GFile) examples = gouji_kit_get_examples (self->kit);

  return self->file != NULL && g_file_has_prefix (self->file, examples);
}

/**
 * gouji_open_report_get_target:
 * @self: an open report
 *
 * Returns: (nullable): the file to save it in: the one that is being written now, else the one that it was
 * saved in last, unless that is an example
 */
GFile *
gouji_open_report_get_target (GoujiOpenReport *self)
{
  if (self->target != NULL)
    return self->target;

  return gouji_open_report_is_example (self) ? NULL : self->file;
}

/**
 * gouji_open_report_set_file:
 * @self: an open report
 * @file: (nullable): the `.gouji` file that it is saved in
 * @sha256: (nullable): of what the file holds, %NULL when anything may be written over
 */
void
gouji_open_report_set_file (GoujiOpenReport *self, GFile *file, const char *sha256)
{
  g_set_str (&self->sha256, sha256);
  g_set_str (&self->known_sha256, sha256);
  if (g_set_object (&self->file, file))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_FILE]);
  gouji_open_report_watch (self);
}

GFile *
gouji_open_report_get_source (GoujiOpenReport *self)
{
  return self->source;
}

guint
gouji_open_report_get_source_index (GoujiOpenReport *self)
{
  return self->source_index;
}

/**
 * gouji_open_report_set_source:
 * @self: an open report
 * @source: (nullable): the file that it was read from; never written to
 * @index: which of the file's reports it is, from 0
 */
void
gouji_open_report_set_source (GoujiOpenReport *self, GFile *source, guint index)
{
  g_set_object (&self->source, source);
  self->source_index = index;
}

/**
 * gouji_open_report_get_agency:
 * @self: an open report
 *
 * Returns: (nullable): the agency, %NULL when the report does not say
 */
const char *
gouji_open_report_get_agency (GoujiOpenReport *self)
{
  return gouji_report_get_field (self->report, GOUJI_FIELD_AGENCY);
}

static const char *
get_sort_key (GoujiOpenReport *self)
{
  if (self->sort_key == NULL) {
    g_autofree char *agency = gouji_words_for_agency (self->report);

    self->sort_key = g_utf8_collate_key (agency, -1);
  }

  return self->sort_key;
}

/**
 * gouji_open_report_compare_agencies:
 * @self: an open report
 * @other: another one
 *
 * Thousands of reports are sorted again with each batch that comes in, so that what takes long is done once.
 *
 * Returns: less than, equal to or greater than 0 as the agency of @self comes before, is, or comes after that
 * of @other
 */
int
gouji_open_report_compare_agencies (GoujiOpenReport *self, GoujiOpenReport *other)
{
  return strcmp (get_sort_key (self), get_sort_key (other));
}

/**
 * gouji_open_report_get_title:
 * @self: an open report
 *
 * Returns: agency and year in words
 */
char *
gouji_open_report_get_title (GoujiOpenReport *self)
{
  return gouji_words_for_title (self->report);
}

/**
 * gouji_open_report_describe_origin:
 * @self: an open report
 *
 * Returns: what tells it from another one of the same agency and year: the name of its file, or when it was
 * pasted
 */
char *
gouji_open_report_describe_origin (GoujiOpenReport *self)
{
  GFile *file = self->file ? self->file : self->source;
  g_autofree char *time = NULL;

  if (file != NULL)
    return gouji_words_for_file (file);
  if (gouji_report_get_document (self->report) == NULL)
    return g_strdup (_ ("New report"));
  if (self->pasted == NULL)
    return g_strdup (_ ("Pasted text"));

  time = g_date_time_format (self->pasted, "%H:%M");
  /* Translators: where a report comes from; a time of day such as 14:05 */
  return g_strdup_printf (_ ("Pasted at %s"), time);
}

/**
 * gouji_open_report_suggest_name:
 * @self: an open report
 *
 * Returns: a name for the file to save it in
 */
char *
gouji_open_report_suggest_name (GoujiOpenReport *self)
{
  if (self->file != NULL && !gouji_open_report_is_example (self))
    return gouji_words_for_file (self->file);

  return gouji_words_for_file_name (self->report);
}

/**
 * gouji_open_report_get_findings:
 * @self: an open report
 *
 * Returns: (transfer none) (element-type GoujiFinding): the findings, until the next
 * #GoujiOpenReport::checked
 */
GPtrArray *
gouji_open_report_get_findings (GoujiOpenReport *self)
{
  return self->found.findings;
}

/**
 * gouji_open_report_get_mentions:
 * @self: an open report
 *
 * Returns: (transfer none) (nullable) (element-type GoujiMention): the numbers in its text, until the next
 * #GoujiOpenReport::checked
 */
GPtrArray *
gouji_open_report_get_mentions (GoujiOpenReport *self)
{
  return self->found.mentions;
}

/**
 * gouji_open_report_get_recognised:
 * @self: an open report
 *
 * Returns: (transfer none) (nullable) (element-type GPtrArray): for each part what the numbers in its text
 * are tied to, as gouji_bind_recognise() says, until the next #GoujiOpenReport::checked
 */
GPtrArray *
gouji_open_report_get_recognised (GoujiOpenReport *self)
{
  return gouji_findings_get_recognised (&self->found, self->kit, self->report);
}

/**
 * gouji_open_report_get_review:
 * @self: an open report
 *
 * Returns: (transfer none): what a person has to look at; asked anew before each #GoujiOpenReport::checked
 */
GoujiReview *
gouji_open_report_get_review (GoujiOpenReport *self)
{
  return self->review;
}

/**
 * gouji_open_report_get_summary_shown:
 * @self: an open report
 *
 * Returns: whether it is to be told how well it was read: after it was, until the user has seen enough of it
 */
gboolean
gouji_open_report_get_summary_shown (GoujiOpenReport *self)
{
  return self->summary_shown;
}

void
gouji_open_report_set_summary_shown (GoujiOpenReport *self, gboolean shown)
{
  self->summary_shown = shown;
}

guint
gouji_open_report_count_findings (GoujiOpenReport *self, GoujiSeverity severity)
{
  return gouji_check_count (self->found.findings, severity);
}

gboolean
gouji_open_report_get_unsaved (GoujiOpenReport *self)
{
  return self->loose || gouji_report_get_modified (self->report);
}

/**
 * gouji_open_report_set_loose:
 * @self: an open report
 *
 * Says that nothing on disk holds this report: it was pasted. It counts as unsaved until it is saved, edited
 * or not.
 */
void
gouji_open_report_set_loose (GoujiOpenReport *self)
{
  self->loose = TRUE;
  self->pasted = g_date_time_new_now_local ();
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_UNSAVED]);
}

gboolean
gouji_open_report_get_recovered (GoujiOpenReport *self)
{
  return self->recovered;
}

/**
 * gouji_open_report_set_recovered:
 * @self: an open report
 *
 * Says that the report comes out of a journal that a crash left behind. Goes with the first saving.
 */
void
gouji_open_report_set_recovered (GoujiOpenReport *self)
{
  self->recovered = TRUE;
}

void
gouji_open_report_notify_unsaved (GoujiOpenReport *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_UNSAVED]);
}

void
gouji_open_report_notify_journal_failure (GoujiOpenReport *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_JOURNAL_FAILURE]);
}

void
gouji_open_report_notify_change (GoujiOpenReport *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CHANGE]);
}

void
gouji_open_report_emit_released (GoujiOpenReport *self)
{
  g_signal_emit (self, signals[SIGNAL_RELEASED], 0);
}
