/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "session/gouji-session.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include "load/gouji-load.h"
#include "session/gouji-restore.h"
#include "session/gouji-session-file.h"
#include "session/gouji-session-private.h"

/* Writing down as many as these takes a millisecond, which nobody notices; more are written down when nothing
 * else has been opened for a while, in milliseconds. */
#define FEW 100
#define REMEMBER_AFTER 1000

static void gouji_session_list_model_init (GListModelInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (GoujiSession,
                               gouji_session,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, gouji_session_list_model_init))

enum {
  PROP_0,
  PROP_LOADING,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

static GType
gouji_session_get_item_type (GListModel *model)
{
  return GOUJI_TYPE_OPEN_REPORT;
}

static guint
gouji_session_get_n_items (GListModel *model)
{
  return GOUJI_SESSION (model)->reports->len;
}

static gpointer
gouji_session_get_item (GListModel *model, guint position)
{
  GoujiSession *self = GOUJI_SESSION (model);

  return position < self->reports->len ? g_object_ref (g_ptr_array_index (self->reports, position)) : NULL;
}

static void
gouji_session_list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = gouji_session_get_item_type;
  interface->get_n_items = gouji_session_get_n_items;
  interface->get_item = gouji_session_get_item;
}

static void
file_changed_cb (GoujiOpenReport *report, GParamSpec *pspec, GoujiSession *self)
{
  gouji_session_remember (self);
}

static void
reloaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  /* Where the file cannot be read any more the report stays what it is, read only. */
  gouji_session_reload_finish (GOUJI_SESSION (source), result, NULL);
}

static void
released_cb (GoujiOpenReport *report, GoujiSession *self)
{
  if (gouji_open_report_get_file (report) != NULL)
    gouji_session_reload_async (self, report, reloaded_cb, NULL);
}

static GoujiOpenReport *
add_report (GoujiSession *self,
            GoujiReport *report,
            GoujiFindings *found,
            GFile *file,
            const char *sha256,
            GFile *source,
            guint index)
{
  GoujiOpenReport *open =
    gouji_open_report_new (g_object_ref (report), self->kit, self->journal_folder, found);

  gouji_open_report_set_file (open, file, sha256);
  gouji_open_report_set_source (open, source, index);
  gouji_session_take_report (self, open);
  g_list_model_items_changed (G_LIST_MODEL (self), self->reports->len - 1, 0, 1);

  return open;
}

/* Returns: (transfer none): the first of what was pasted */
static GoujiOpenReport *
add_pasted (GoujiSession *self, GoujiLoaded *loaded)
{
  guint first = self->reports->len;

  for (guint i = 0; i < loaded->reports->len; i++) {
    GoujiOpenReport *open =
      add_report (self, g_ptr_array_index (loaded->reports, i), NULL, NULL, NULL, NULL, i);

    gouji_open_report_set_summary_shown (open, !loaded->saved);
    gouji_open_report_set_loose (open);
    gouji_open_report_keep (open);
  }
  gouji_session_remember (self);

  return g_ptr_array_index (self->reports, first);
}

static void
count_loading (GoujiSession *self, int change)
{
  self->n_loading += change;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LOADING]);
}

static void
gouji_session_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  GoujiSession *self = GOUJI_SESSION (object);

  switch (prop_id) {
  case PROP_LOADING:
    g_value_set_boolean (value, self->n_loading > 0);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

/* What is being opened again is not forgotten when the program ends before that. */
static void
add_later (GoujiSession *self, GPtrArray *entries, const GoujiSessionEntry *entry)
{
  g_autoptr (GFile) file = g_file_new_for_uri (entry->uri);

  if (gouji_session_find_file (self, file) == NULL)
    g_ptr_array_add (entries,
                     gouji_session_entry_new (entry->id, entry->uri, entry->index, entry->saved, FALSE));
}

static void
store (GoujiSession *self)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) gouji_session_entry_free);

  for (guint i = 0; i < self->reports->len; i++) {
    GoujiOpenReport *report = g_ptr_array_index (self->reports, i);
    GFile *saved = gouji_open_report_get_file (report);
    GFile *file = saved ? saved : gouji_open_report_get_source (report);
    g_autofree char *uri = file ? g_file_get_uri (file) : NULL;

    if (uri != NULL)
      g_ptr_array_add (entries,
                       gouji_session_entry_new (gouji_open_report_get_id (report), uri,
                                                saved ? 0 : gouji_open_report_get_source_index (report),
                                                saved != NULL, report == self->shown));
  }

  for (guint i = 0; self->later != NULL && i < self->later->len; i++)
    add_later (self, entries, g_ptr_array_index (self->later, i));

  /* The next start can do without it, so there is nothing to say when it cannot be written. */
  if (self->is_first && g_mkdir_with_parents (self->state_folder, 0700) == 0)
    gouji_session_file_store (self->session_path, entries, NULL);
}

static void
gouji_session_finalize (GObject *object)
{
  GoujiSession *self = GOUJI_SESSION (object);

  if (self->remember_source != 0)
    store (self);
  g_clear_handle_id (&self->remember_source, g_source_remove);
  gouji_session_end_imports (self);
  g_clear_object (&self->imports);
  g_clear_pointer (&self->later, g_ptr_array_unref);
  for (guint i = 0; i < self->reports->len; i++)
    g_signal_handlers_disconnect_by_data (g_ptr_array_index (self->reports, i), self);
  g_clear_pointer (&self->reports, g_ptr_array_unref);
  g_clear_pointer (&self->kit, gouji_kit_unref);
  if (self->lock >= 0)
    close (self->lock);
  g_clear_pointer (&self->state_folder, g_free);
  g_clear_pointer (&self->journal_folder, g_free);
  g_clear_pointer (&self->session_path, g_free);

  G_OBJECT_CLASS (gouji_session_parent_class)->finalize (object);
}

static void
gouji_session_class_init (GoujiSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = gouji_session_get_property;
  object_class->finalize = gouji_session_finalize;

  props[PROP_LOADING] =
    g_param_spec_boolean ("loading", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
gouji_session_init (GoujiSession *self)
{
  self->reports = g_ptr_array_new_with_free_func (g_object_unref);
  self->imports = g_list_store_new (GOUJI_TYPE_IMPORT);
  self->lock = -1;
}

/* A second program of the same user, on another desktop or without one, opens what it is asked to open, and
 * leaves it to the first one to remember. */
static void
lock_state (GoujiSession *self)
{
  g_autofree char *path = g_build_filename (self->state_folder, "session.lock", NULL);

  g_mkdir_with_parents (self->state_folder, 0700);
  self->lock = open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  self->is_first = self->lock < 0 || flock (self->lock, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK;
}

/**
 * gouji_session_new:
 * @kit: what reports are made with
 * @state_folder: where the session and unsaved work are kept; made when first needed
 *
 * Returns: (transfer full): a session with nothing open
 */
GoujiSession *
gouji_session_new (GoujiKit *kit, const char *state_folder)
{
  GoujiSession *self = g_object_new (GOUJI_TYPE_SESSION, NULL);

  self->kit = gouji_kit_ref (kit);
  self->state_folder = g_strdup (state_folder);
  self->journal_folder = g_build_filename (state_folder, "journal", NULL);
  self->session_path = g_build_filename (state_folder, "session.json", NULL);
  lock_state (self);

  return self;
}

guint
gouji_session_get_n_reports (GoujiSession *self)
{
  return self->reports->len;
}

GoujiOpenReport *
gouji_session_get_report (GoujiSession *self, guint index)
{
  g_return_val_if_fail (index < self->reports->len, NULL);

  return g_ptr_array_index (self->reports, index);
}

/**
 * gouji_session_get_kit:
 * @self: a session
 *
 * Returns: (transfer none): what reports are made with; loaded as soon as the session was restored
 */
GoujiKit *
gouji_session_get_kit (GoujiSession *self)
{
  return self->kit;
}

/**
 * gouji_session_add:
 * @self: a session
 * @report: a report that was begun here
 *
 * Opens a report that is on no disk yet, so that it is unsaved from the beginning.
 *
 * Returns: (transfer none): the open report
 */
GoujiOpenReport *
gouji_session_add (GoujiSession *self, GoujiReport *report)
{
  GoujiOpenReport *open = add_report (self, report, NULL, NULL, NULL, NULL, 0);

  gouji_open_report_set_summary_shown (open, TRUE);
  gouji_open_report_set_loose (open);
  gouji_open_report_keep (open);
  gouji_session_remember (self);

  return open;
}

/**
 * gouji_session_find_file:
 * @self: a session
 * @file: a file
 *
 * Returns: (nullable) (transfer none): the report that shows what stands in @file. A report that was read
 * from it and then saved elsewhere does not: its source is opened afresh.
 */
GoujiOpenReport *
gouji_session_find_file (GoujiSession *self, GFile *file)
{
  for (guint i = 0; i < self->reports->len; i++) {
    GoujiOpenReport *report = g_ptr_array_index (self->reports, i);
    GFile *saved = gouji_open_report_get_file (report);
    GFile *shown = saved ? saved : gouji_open_report_get_source (report);

    if (shown != NULL && g_file_equal (shown, file))
      return report;
  }

  return NULL;
}

static int
compare_files (gconstpointer a, gconstpointer b)
{
  g_autofree char *first = g_file_get_basename (*(GFile *const *) a);
  g_autofree char *second = g_file_get_basename (*(GFile *const *) b);

  return strcmp (second, first);
}

/**
 * gouji_session_list_examples:
 * @self: a session
 *
 * Looks for the example to begin with: one agency's reports, whose files are named for their years.
 *
 * Returns: (transfer full) (element-type GFile): the reports' files, the latest year first; none where no
 * examples are installed
 */
GPtrArray *
gouji_session_list_examples (GoujiSession *self)
{
  g_autoptr (GFile) examples = gouji_kit_get_examples (self->kit);
  g_autoptr (GFile) folder = g_file_get_child (examples, "county");
  g_autoptr (GDir) names = g_dir_open (g_file_peek_path (folder), 0, NULL);
  GPtrArray *files = g_ptr_array_new_with_free_func (g_object_unref);

  for (const char *name = names ? g_dir_read_name (names) : NULL; name != NULL;
       name = g_dir_read_name (names)) {
    if (g_str_has_suffix (name, ".gouji"))
      g_ptr_array_add (files, g_file_get_child (folder, name));
  }
  g_ptr_array_sort (files, compare_files);

  return files;
}

/**
 * gouji_session_list_unsaved:
 * @self: a session
 *
 * Returns: (transfer container) (element-type GoujiOpenReport): the reports with something to lose
 */
GPtrArray *
gouji_session_list_unsaved (GoujiSession *self)
{
  GPtrArray *unsaved = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->reports->len; i++) {
    GoujiOpenReport *report = g_ptr_array_index (self->reports, i);

    if (gouji_open_report_get_unsaved (report))
      g_ptr_array_add (unsaved, g_object_ref (report));
  }

  return unsaved;
}

typedef struct {
  GoujiKit *kit;
  GFile *file;
  GBytes *bytes;
  char *encoding;               /* (nullable): that a person has chosen */
  GoujiOpenReport *read_before; /* (nullable): with @encoding, what came of it in another one */
} LoadJob;

static void
load_job_free (LoadJob *job)
{
  g_clear_pointer (&job->kit, gouji_kit_unref);
  g_clear_object (&job->file);
  g_clear_pointer (&job->bytes, g_bytes_unref);
  g_clear_pointer (&job->encoding, g_free);
  g_clear_object (&job->read_before);
  g_free (job);
}

static void
load_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  LoadJob *job = task_data;
  GError *error = NULL;
  GoujiLoaded *loaded = job->file
                          ? gouji_load_file_in (job->kit, job->file, job->encoding, cancellable, &error)
                          : gouji_load_bytes (job->kit, job->bytes, NULL, NULL, cancellable, &error);

  if (loaded != NULL && job->file == NULL)
    gouji_loaded_note_source (loaded, NULL);
  /* An archive of which nothing could be read: the first reason stands for all. */
  if (loaded != NULL && loaded->reports->len == 0) {
    error = g_error_copy (((GoujiLoadFailure *) g_ptr_array_index (loaded->failures, 0))->error);
    g_clear_pointer (&loaded, gouji_loaded_free);
  }
  if (loaded != NULL)
    g_task_return_pointer (task, loaded, (GDestroyNotify) gouji_loaded_free);
  else
    g_task_return_error (task, error);
}

/* Of a file that holds several reports, the one that was read before. */
static GoujiOpenReport *
add_again (GoujiSession *self, GoujiLoaded *loaded, LoadJob *job)
{
  guint index = MIN (gouji_open_report_get_source_index (job->read_before), loaded->reports->len - 1);
  GoujiOpenReport *open =
    add_report (self, g_ptr_array_index (loaded->reports, index), NULL, NULL, NULL, job->file, index);

  gouji_open_report_set_summary_shown (open, TRUE);
  return open;
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GoujiSession *self = GOUJI_SESSION (source);
  g_autoptr (GTask) task = user_data;
  LoadJob *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GoujiLoaded) loaded = NULL;
  GoujiOpenReport *open;
  GError *error = NULL;

  count_loading (self, -1);

  loaded = g_task_propagate_pointer (G_TASK (result), &error);
  if (loaded == NULL) {
    g_task_return_error (task, error);
    return;
  }

  open = job->read_before != NULL ? add_again (self, loaded, job) : add_pasted (self, loaded);
  g_task_return_pointer (task, g_object_ref (open), g_object_unref);
}

/* Takes @job and @task. */
static void
load (GoujiSession *self, LoadJob *job, GTask *task)
{
  g_autoptr (GTask) inner = g_task_new (self, g_task_get_cancellable (task), loaded_cb, task);

  job->kit = gouji_kit_ref (self->kit);
  count_loading (self, +1);
  g_task_set_task_data (inner, job, (GDestroyNotify) load_job_free);
  g_task_run_in_thread (inner, load_in_thread);
}

/**
 * gouji_session_reread_async:
 * @self: a session
 * @report: one of its reports that has a source
 * @encoding: one of gouji_read_get_encodings()
 * @cancellable: (nullable): to stop it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Reads the source of @report again in another encoding. What comes of it is opened beside @report, which the
 * caller closes; gouji_session_put_back() opens it again, as it was.
 */
void
gouji_session_reread_async (GoujiSession *self,
                            GoujiOpenReport *report,
                            const char *encoding,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  LoadJob *job = g_new0 (LoadJob, 1);

  g_return_if_fail (gouji_open_report_get_source (report) != NULL);

  job->file = g_object_ref (gouji_open_report_get_source (report));
  job->encoding = g_strdup (encoding);
  job->read_before = g_object_ref (report);
  load (self, job, g_task_new (self, cancellable, callback, user_data));
}

GoujiOpenReport *
gouji_session_reread_finish (GoujiSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * gouji_session_put_back:
 * @self: a session
 * @report: a report that was closed
 *
 * Opens a report again that somebody still holds, with its history and all that was not saved.
 */
void
gouji_session_put_back (GoujiSession *self, GoujiOpenReport *report)
{
  if (g_ptr_array_find (self->reports, report, NULL))
    return;

  gouji_session_take_report (self, g_object_ref (report));
  g_list_model_items_changed (G_LIST_MODEL (self), self->reports->len - 1, 0, 1);
  gouji_open_report_keep (report);
  gouji_session_remember (self);
}

/**
 * gouji_session_paste_async:
 * @self: a session
 * @bytes: what was pasted or dropped: a web page, a piece of one, or plain text
 * @cancellable: (nullable): to stop it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Opens what was pasted. It is on no disk yet, so it is unsaved from the beginning.
 */
void
gouji_session_paste_async (GoujiSession *self,
                           GBytes *bytes,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  LoadJob *job = g_new0 (LoadJob, 1);

  job->bytes = g_bytes_ref (bytes);
  load (self, job, g_task_new (self, cancellable, callback, user_data));
}

GoujiOpenReport *
gouji_session_paste_finish (GoujiSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
gouji_restored_free (GoujiRestored *self)
{
  g_clear_object (&self->shown);
  g_clear_pointer (&self->missing, g_strfreev);
  g_free (self);
}

static void
restore_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GoujiSession *self = source;
  GError *error = NULL;

  if (!gouji_kit_load (self->kit, &error)) {
    g_task_return_error (task, error);
    return;
  }

  g_task_return_pointer (
    task,
    gouji_restore (self->kit, self->is_first ? self->session_path : NULL, self->journal_folder, cancellable),
    (GDestroyNotify) gouji_restoration_free);
}

static GoujiOpenReport *
add_restored (GoujiSession *self, GoujiRestoredReport *restored)
{
  GoujiOpenReport *open = add_report (self, restored->report, &restored->found, restored->file,
                                      restored->sha256, restored->source, restored->index);

  /* It has to be in a new journal before the next crash. */
  if (restored->recovered) {
    gouji_open_report_set_recovered (open);
    gouji_open_report_keep (open);
  }

  return open;
}

/**
 * gouji_session_restore_async:
 * @self: a session with nothing open
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Opens what was open last time, and the unsaved work that a crash left behind.
 */
void
gouji_session_restore_async (GoujiSession *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);

  g_task_run_in_thread (task, restore_in_thread);
}

/**
 * gouji_session_restore_finish:
 * @self: a session
 * @result: the result
 * @error: return location for a [error@FormError]
 *
 * Returns: (transfer full) (nullable): what came back
 */
GoujiRestored *
gouji_session_restore_finish (GoujiSession *self, GAsyncResult *result, GError **error)
{
  g_autoptr (GoujiRestoration) restoration = g_task_propagate_pointer (G_TASK (result), error);
  GoujiRestored *restored;

  if (restoration == NULL)
    return NULL;

  restored = g_new0 (GoujiRestored, 1);
  for (guint i = 0; i < restoration->reports->len; i++) {
    GoujiRestoredReport *item = g_ptr_array_index (restoration->reports, i);
    GoujiOpenReport *open = add_restored (self, item);

    restored->n_recovered += item->recovered;
    if (restored->shown == NULL || (item->shown && restored->n_recovered == 0))
      g_set_object (&restored->shown, open);
  }
  restored->missing = g_strv_builder_end (restoration->missing);
  restored->n_damaged = restoration->n_damaged;
  restored->n_partial = restoration->n_partial;
  if (restoration->later->len > 0)
    gouji_session_import_later (self, restoration->later);
  gouji_session_remember (self);

  return restored;
}

/**
 * gouji_session_close:
 * @self: a session
 * @report: one of its reports
 *
 * Closes a report, and with it what is unsaved: ask first.
 */
void
gouji_session_close (GoujiSession *self, GoujiOpenReport *report)
{
  guint index;

  if (!g_ptr_array_find (self->reports, report, &index))
    return;

  if (self->shown == report)
    self->shown = NULL;
  g_signal_handlers_disconnect_by_data (report, self);
  gouji_open_report_discard (report);
  g_ptr_array_remove_index (self->reports, index);
  g_list_model_items_changed (G_LIST_MODEL (self), index, 1, 0);
  gouji_session_remember (self);
}

/**
 * gouji_session_set_shown:
 * @self: a session
 * @report: (nullable): the report that was shown last in any window
 */
void
gouji_session_set_shown (GoujiSession *self, GoujiOpenReport *report)
{
  if (self->shown == report)
    return;

  self->shown = report;
  gouji_session_remember (self);
}

static gboolean
remember_cb (gpointer user_data)
{
  GoujiSession *self = user_data;

  self->remember_source = 0;
  store (self);

  return G_SOURCE_REMOVE;
}

/**
 * gouji_session_remember:
 * @self: a session
 *
 * Writes down what is open, for the next start: where there is much of it, a little later. A report that is
 * on no disk is left to its journal.
 */
void
gouji_session_remember (GoujiSession *self)
{
  g_clear_handle_id (&self->remember_source, g_source_remove);
  if (self->reports->len <= FEW)
    store (self);
  else
    self->remember_source =
      g_timeout_add_full (G_PRIORITY_DEFAULT_IDLE, REMEMBER_AFTER, remember_cb, self, NULL);
}

/**
 * gouji_session_take_report:
 * @self: a session
 * @report: (transfer full): a report
 *
 * Puts a report behind the others. Whoever looks at the session is told by the caller.
 */
void
gouji_session_take_report (GoujiSession *self, GoujiOpenReport *report)
{
  g_signal_connect (report, "notify::file", G_CALLBACK (file_changed_cb), self);
  g_signal_connect (report, "released", G_CALLBACK (released_cb), self);
  g_ptr_array_add (self->reports, report);
}

/**
 * gouji_session_exchange:
 * @self: a session
 * @report: one of its reports, unless it was closed meanwhile
 * @other: (transfer full): what takes its place
 *
 * Closes @report, and with it what is unsaved, and has @other where it was.
 *
 * Returns: whether @report was still open; if not, @other is not opened either
 */
gboolean
gouji_session_exchange (GoujiSession *self, GoujiOpenReport *report, GoujiOpenReport *other)
{
  guint last = self->reports->len;
  guint index;

  if (!g_ptr_array_find (self->reports, report, &index)) {
    g_object_unref (other);
    return FALSE;
  }

  gouji_session_take_report (self, other);
  if (self->shown == report)
    self->shown = NULL;
  g_signal_handlers_disconnect_by_data (report, self);
  gouji_open_report_discard (report);
  self->reports->pdata[last] = self->reports->pdata[index];
  self->reports->pdata[index] = other;
  g_ptr_array_remove_index (self->reports, last);
  g_list_model_items_changed (G_LIST_MODEL (self), index, 1, 1);
  gouji_session_remember (self);
  return TRUE;
}
