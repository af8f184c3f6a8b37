/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "session/gouji-import.h"

#include "session/gouji-import-words.h"

/* How often it is looked whether something was read, in milliseconds: the first report is to be there at
 * once.
 */
#define LOOK_EVERY 15

/* How long reports are gathered, in microseconds: each batch makes the list sort and lay itself out. */
#define GATHER (200 * G_TIME_SPAN_MILLISECOND)

/* What is told of progress changes no faster than this. */
#define TELL_EVERY (100 * G_TIME_SPAN_MILLISECOND)

/* As many files are spoken of one by one. */
#define FEW 4

/* Files of a batch: they cost a third of a frame. */
#define MOST_AT_ONCE 48

struct _GoujiImportFailure {
  GObject parent_instance;

  GoujiImportProblem problem;
  GFile *file;
  char *name;
  char *sentence;
  GError *error;
};

G_DEFINE_FINAL_TYPE (GoujiImportFailure, gouji_import_failure, G_TYPE_OBJECT)

struct _GoujiImport {
  GObject parent_instance;

  GoujiImportJob *job;
  GThread *thread; /* (nullable): %NULL when it has ended */
  GCancellable *cancellable;
  guint look_source;
  char *name;
  guint n_places;
  GoujiImportReceive receive;
  gpointer receiver;

  GoujiImportProgress progress;
  GPtrArray *gathered; /* element-type GoujiImported: read, and not handed on yet */
  GListStore *failures;
  guint n_problems[GOUJI_N_IMPORT_PROBLEMS];
  guint n_reports;
  GoujiOpenReport *first;
  gint64 begin;
  gint64 read_since; /* when the files were known; 0 before */
  gint64 end;
  gint64 handed;
  gint64 told;
};

G_DEFINE_FINAL_TYPE (GoujiImport, gouji_import, G_TYPE_OBJECT)

enum {
  SIGNAL_CHANGED,
  SIGNAL_ENDED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
gouji_import_failure_finalize (GObject *object)
{
  GoujiImportFailure *self = GOUJI_IMPORT_FAILURE (object);

  g_clear_object (&self->file);
  g_free (self->name);
  g_free (self->sentence);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (gouji_import_failure_parent_class)->finalize (object);
}

static void
gouji_import_failure_class_init (GoujiImportFailureClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gouji_import_failure_finalize;
}

static void
gouji_import_failure_init (GoujiImportFailure *self)
{
}

GoujiImportProblem
gouji_import_failure_get_problem (GoujiImportFailure *self)
{
  return self->problem;
}

GFile *
gouji_import_failure_get_file (GoujiImportFailure *self)
{
  return self->file;
}

const char *
gouji_import_failure_get_name (GoujiImportFailure *self)
{
  return self->name;
}

const char *
gouji_import_failure_get_sentence (GoujiImportFailure *self)
{
  return self->sentence;
}

const GError *
gouji_import_failure_get_error (GoujiImportFailure *self)
{
  return self->error;
}

static GoujiImportProblem
judge (const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return GOUJI_IMPORT_NOT_READ;
  if (error->domain == GOUJI_FILL_ERROR)
    return GOUJI_IMPORT_WITHOUT;

  return GOUJI_IMPORT_FAILED;
}

static void
add_failure (GoujiImport *self, GFile *file, const char *name, const GError *error)
{
  g_autoptr (GoujiImportFailure) failure = g_object_new (GOUJI_TYPE_IMPORT_FAILURE, NULL);

  failure->problem = judge (error);
  failure->file = g_object_ref (file);
  failure->name = g_strdup (name);
  failure->sentence = gouji_words_for_import_error (error, name);
  failure->error = g_error_copy (error);
  self->n_problems[failure->problem]++;
  g_list_store_append (self->failures, failure);
}

/* An archive may give reports and failures. */
static void
add_failures (GoujiImport *self, const GoujiImported *imported)
{
  GPtrArray *members = imported->loaded ? imported->loaded->failures : NULL;

  if (imported->error != NULL)
    add_failure (self, imported->file, imported->name, imported->error);
  for (guint i = 0; members != NULL && i < members->len; i++) {
    const GoujiLoadFailure *failure = g_ptr_array_index (members, i);
    g_autofree char *name = g_build_filename (imported->name, failure->member, NULL);

    add_failure (self, imported->file, name, failure->error);
  }
}

static void
hand_on (GoujiImport *self, gint64 now)
{
  guint n_reports = 0;
  GoujiOpenReport *first;

  for (guint i = 0; i < self->gathered->len; i++)
    add_failures (self, g_ptr_array_index (self->gathered, i));
  first = self->receive (self->receiver, self->gathered, &n_reports);
  if (self->first == NULL)
    g_set_object (&self->first, first);
  self->n_reports += n_reports;
  g_ptr_array_set_size (self->gathered, 0);
  self->handed = now;
}

static void
gather (GoujiImport *self)
{
  while (self->gathered->len < MOST_AT_ONCE) {
    GoujiImported *imported = gouji_import_job_take (self->job);

    if (imported == NULL)
      return;
    g_ptr_array_add (self->gathered, imported);
  }
}

static void
look (GoujiImport *self)
{
  gint64 now = g_get_monotonic_time ();
  gboolean complete;

  gouji_import_job_get_progress (self->job, &self->progress);
  if (self->progress.listed && self->read_since == 0)
    self->read_since = now;
  gather (self);

  /* What ended before the last look is all gathered, unless the batch is full. */
  complete = self->progress.ended && self->gathered->len < MOST_AT_ONCE;
  if (self->gathered->len > 0 && (complete || now - self->handed >= GATHER)) {
    hand_on (self, now);
    self->told = 0;
  }
  if (!complete && now - self->told >= TELL_EVERY) {
    self->told = now;
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  }
  if (!complete)
    return;

  self->end = now;
  g_clear_handle_id (&self->look_source, g_source_remove);
  g_thread_join (g_steal_pointer (&self->thread));
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  g_signal_emit (self, signals[SIGNAL_ENDED], 0);
}

static gboolean
look_cb (gpointer user_data)
{
  g_autoptr (GoujiImport) self = g_object_ref (user_data);

  look (self);

  return self->thread != NULL ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static gpointer
run_in_thread (gpointer data)
{
  GoujiImport *self = data;

  gouji_import_job_run (self->job, self->cancellable);
  return NULL;
}

static void
gouji_import_dispose (GObject *object)
{
  GoujiImport *self = GOUJI_IMPORT (object);

  gouji_import_wait (self);
  g_clear_object (&self->first);

  G_OBJECT_CLASS (gouji_import_parent_class)->dispose (object);
}

static void
gouji_import_finalize (GObject *object)
{
  GoujiImport *self = GOUJI_IMPORT (object);

  g_clear_pointer (&self->job, gouji_import_job_unref);
  g_clear_pointer (&self->gathered, g_ptr_array_unref);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->failures);
  g_free (self->name);

  G_OBJECT_CLASS (gouji_import_parent_class)->finalize (object);
}

static void
gouji_import_class_init (GoujiImportClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = gouji_import_dispose;
  object_class->finalize = gouji_import_finalize;

  /**
   * GoujiImport::changed:
   *
   * It is further than before; about ten times a second at most.
   */
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", GOUJI_TYPE_IMPORT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * GoujiImport::ended:
   *
   * All is read, or as much as was until it was cancelled.
   */
  signals[SIGNAL_ENDED] =
    g_signal_new ("ended", GOUJI_TYPE_IMPORT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
gouji_import_init (GoujiImport *self)
{
  self->cancellable = g_cancellable_new ();
  self->gathered = g_ptr_array_new_with_free_func ((GDestroyNotify) gouji_imported_free);
  self->failures = g_list_store_new (GOUJI_TYPE_IMPORT_FAILURE);
}

/**
 * gouji_import_new:
 * @job: what is to be done
 * @n_places: how many files and folders were asked for
 * @name: what people know them by: the name of a folder, or of the only file
 * @receive: takes the reports
 * @receiver: for @receive
 *
 * Begins a job in a thread of its own. It ends with the thread, or when it is disposed of.
 *
 * Returns: (transfer full): the import
 */
GoujiImport *
gouji_import_new (
  GoujiImportJob *job, guint n_places, const char *name, GoujiImportReceive receive, gpointer receiver)
{
  GoujiImport *self = g_object_new (GOUJI_TYPE_IMPORT, NULL);

  self->job = gouji_import_job_ref (job);
  self->n_places = n_places;
  self->name = g_strdup (name);
  self->receive = receive;
  self->receiver = receiver;
  self->begin = g_get_monotonic_time ();
  self->thread = g_thread_new ("import", run_in_thread, self);
  /* Behind what people do and what is drawn. */
  self->look_source = g_timeout_add_full (G_PRIORITY_DEFAULT_IDLE, LOOK_EVERY, look_cb, self, NULL);

  return self;
}

/**
 * gouji_import_cancel:
 * @self: an import
 *
 * Stops it. What was read stays open; what was not is among the failures once it has ended.
 */
void
gouji_import_cancel (GoujiImport *self)
{
  if (self->thread != NULL)
    g_cancellable_cancel (self->cancellable);
}

/**
 * gouji_import_wait:
 * @self: an import
 *
 * Cancels it and waits for its threads: the program ends. Nothing is handed on any more.
 */
void
gouji_import_wait (GoujiImport *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->look_source, g_source_remove);
  if (self->thread != NULL)
    g_thread_join (g_steal_pointer (&self->thread));
}

const char *
gouji_import_get_name (GoujiImport *self)
{
  return self->name;
}

guint
gouji_import_get_n_places (GoujiImport *self)
{
  return self->n_places;
}

gboolean
gouji_import_is_listed (GoujiImport *self)
{
  return self->progress.listed;
}

gboolean
gouji_import_has_ended (GoujiImport *self)
{
  return self->end != 0;
}

/**
 * gouji_import_has_summary:
 * @self: an import that has ended
 *
 * Returns: whether there is something to say of it as a whole; %FALSE for a few files, of which everybody
 * sees whether they were opened, and each of which has its own sentence if it was not
 */
gboolean
gouji_import_has_summary (GoujiImport *self)
{
  guint n = self->progress.n_files;

  return n == 0 || n > FEW || (n > 1 && self->n_problems[GOUJI_IMPORT_NOT_READ] > 0);
}

gboolean
gouji_import_is_cancelled (GoujiImport *self)
{
  return g_cancellable_is_cancelled (self->cancellable);
}

/**
 * gouji_import_get_duration:
 * @self: an import
 *
 * Returns: for how long it has been going on, or was, in microseconds
 */
gint64
gouji_import_get_duration (GoujiImport *self)
{
  return (self->end != 0 ? self->end : g_get_monotonic_time ()) - self->begin;
}

/**
 * gouji_import_get_rate:
 * @self: an import
 *
 * Returns: how many files are read in a second, 0 before that can be said
 */
double
gouji_import_get_rate (GoujiImport *self)
{
  gint64 since = (self->end != 0 ? self->end : g_get_monotonic_time ()) - self->read_since;

  if (self->read_since == 0 || since < G_TIME_SPAN_SECOND / 2)
    return 0;

  return self->progress.n_done * (double) G_TIME_SPAN_SECOND / since;
}

guint
gouji_import_get_n_files (GoujiImport *self)
{
  return self->progress.n_files;
}

guint
gouji_import_get_n_done (GoujiImport *self)
{
  return self->progress.n_done;
}

/**
 * gouji_import_get_n_other:
 * @self: an import
 *
 * Returns: how many files of the folders were left out because they are of no kind that is read
 */
guint
gouji_import_get_n_other (GoujiImport *self)
{
  return self->progress.n_other;
}

guint
gouji_import_get_n_reports (GoujiImport *self)
{
  return self->n_reports;
}

guint
gouji_import_get_n_problems (GoujiImport *self, GoujiImportProblem problem)
{
  return self->n_problems[problem];
}

/**
 * gouji_import_get_failures:
 * @self: an import
 *
 * Returns: (transfer none): the #GoujiImportFailure so far, in the order of the files
 */
GListModel *
gouji_import_get_failures (GoujiImport *self)
{
  return G_LIST_MODEL (self->failures);
}

/**
 * gouji_import_get_first:
 * @self: an import
 *
 * Returns: (transfer none) (nullable): the first report that was opened, or that was open already
 */
GoujiOpenReport *
gouji_import_get_first (GoujiImport *self)
{
  return self->first;
}
