/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "register/gouji-register-desk.h"

#include "load/gouji-load.h"
#include "report/gouji-disk.h"
#include "report/gouji-status.h"

struct _GoujiRegisterDesk {
  GObject parent_instance;

  GoujiOpenReport *report;
  GPtrArray *files; /* element-type GoujiRegisterFile */
  GPtrArray *names; /* element-type utf8 */
  GoujiRegister *cases;
  GoujiRegisterColumns *columns;
  GoujiRegisterCount *count;
  gboolean remembered;
  gboolean changed;
};

G_DEFINE_FINAL_TYPE (GoujiRegisterDesk, gouji_register_desk, G_TYPE_OBJECT)

/**
 * Job:
 * @places: (nullable) (element-type GFile): the files to read; %NULL to count alone
 * @record: (nullable): what is to be read again
 * @folder: where things are remembered
 *
 * What a thread is told to do, and what it has done.
 */
typedef struct {
  GoujiKit *kit;
  GoujiForm *form;
  GoujiRegisterPeriod period;
  gboolean has_period;
  char *folder;
  char *report_id;
  GPtrArray *places;
  gboolean again;
  gboolean remembered;
  gboolean changed;
  GPtrArray *files;
  GPtrArray *names;
  GoujiRegister *cases;
  GoujiRegisterColumns *columns;
  GoujiRegisterCount *count;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  gouji_kit_unref (job->kit);
  gouji_form_unref (job->form);
  g_free (job->folder);
  g_free (job->report_id);
  g_clear_pointer (&job->places, g_ptr_array_unref);
  g_clear_pointer (&job->files, g_ptr_array_unref);
  g_clear_pointer (&job->names, g_ptr_array_unref);
  g_clear_pointer (&job->cases, gouji_register_unref);
  g_clear_pointer (&job->columns, gouji_register_columns_free);
  g_clear_pointer (&job->count, gouji_register_count_unref);
  g_free (job);
}

static void
gouji_register_desk_dispose (GObject *object)
{
  GoujiRegisterDesk *self = GOUJI_REGISTER_DESK (object);

  g_clear_object (&self->report);
  g_clear_pointer (&self->files, g_ptr_array_unref);
  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_clear_pointer (&self->cases, gouji_register_unref);
  g_clear_pointer (&self->columns, gouji_register_columns_free);
  g_clear_pointer (&self->count, gouji_register_count_unref);

  G_OBJECT_CLASS (gouji_register_desk_parent_class)->dispose (object);
}

static void
gouji_register_desk_class_init (GoujiRegisterDeskClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gouji_register_desk_dispose;
}

static void
gouji_register_desk_init (GoujiRegisterDesk *self)
{
}

GoujiRegisterDesk *
gouji_register_desk_new (GoujiOpenReport *report)
{
  GoujiRegisterDesk *self = g_object_new (GOUJI_TYPE_REGISTER_DESK, NULL);

  self->report = g_object_ref (report);

  return self;
}

GoujiReport *
gouji_register_desk_get_report (GoujiRegisterDesk *self)
{
  return gouji_open_report_get_report (self->report);
}

/* -- in the thread -- */

static GoujiDocument *
read_file (Job *job, GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autoptr (GBytes) bytes =
    stream != NULL ? gouji_load_stream (G_INPUT_STREAM (stream), cancellable, error) : NULL;
  g_autofree char *name = gouji_disk_get_name (file);
  g_autofree char *uri = g_file_get_uri (file);
  g_autofree char *sha256 = NULL;
  g_autoptr (GoujiAnswer) answer = NULL;

  if (bytes == NULL)
    return NULL;
  sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  g_ptr_array_add (job->files, gouji_register_file_new (uri, sha256));
  g_ptr_array_add (job->names, g_strdup (name));
  answer = gouji_reader_read (gouji_kit_get_reader (job->kit), bytes, name, NULL, cancellable, error);
  if (answer == NULL)
    return NULL;
  if (answer->document == NULL) {
    g_set_error_literal (error, GOUJI_REGISTER_ERROR, GOUJI_REGISTER_ERROR_NO_TABLE, "an archive");
    return NULL;
  }

  return g_steal_pointer (&answer->document);
}

/* Where it was read before: the same files, and what was said of them. */
static gboolean
take_record (Job *job, GoujiRegisterRecord *record)
{
  if (record == NULL)
    return FALSE;

  job->places = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < record->files->len; i++)
    g_ptr_array_add (job->places, g_file_new_for_uri (((GoujiRegisterFile *) record->files->pdata[i])->uri));
  job->columns = g_steal_pointer (&record->columns);

  return TRUE;
}

static void
compare_files (Job *job, const GoujiRegisterRecord *record)
{
  for (guint i = 0; i < record->files->len; i++) {
    const GoujiRegisterFile *then = record->files->pdata[i];
    const GoujiRegisterFile *now = job->files->pdata[i];

    job->changed |= !g_str_equal (then->sha256, now->sha256);
  }
}

static gboolean
read_register (Job *job, GoujiRegisterWords *words, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) documents = g_ptr_array_new_with_free_func ((GDestroyNotify) gouji_document_unref);

  job->files = g_ptr_array_new_with_free_func (gouji_register_file_free);
  job->names = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < job->places->len; i++) {
    GoujiDocument *document = read_file (job, job->places->pdata[i], cancellable, error);

    if (document == NULL)
      return FALSE;
    g_ptr_array_add (documents, document);
  }
  job->cases = gouji_register_new (words, (GoujiDocument *const *) documents->pdata, documents->len, error);

  return job->cases != NULL;
}

/* Registers with the same heads as one before mean the same by them. */
static gboolean
find_columns (Job *job, GoujiRegisterWords *words, GError **error)
{
  g_autofree char *fingerprint = gouji_register_make_fingerprint (job->cases);
  g_autoptr (GoujiRegisterForm) form = gouji_register_form_new (words, job->form, error);

  if (form == NULL)
    return FALSE;
  if (job->columns == NULL)
    job->columns = gouji_register_store_recall (job->folder, fingerprint);
  job->remembered = job->columns != NULL;
  if (job->columns != NULL && job->columns->roles->len != gouji_register_get_n_columns (job->cases))
    g_clear_pointer (&job->columns, gouji_register_columns_free);
  if (job->columns == NULL) {
    job->remembered = FALSE;
    job->columns = gouji_register_columns_guess (job->cases, words, form);
  }

  return TRUE;
}

static void
work_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  g_autoptr (GoujiRegisterRecord) record = NULL;
  GoujiRegisterWords *words;
  GError *error = NULL;

  if (!gouji_kit_load (job->kit, &error) ||
      (words = gouji_kit_get_register_words (job->kit, &error)) == NULL) {
    g_task_return_error (task, error);
    return;
  }
  if (job->again) {
    record = gouji_register_store_get (job->folder, job->report_id);
    if (!take_record (job, record)) {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "no register");
      return;
    }
  }
  if (job->cases == NULL &&
      (!read_register (job, words, cancellable, &error) || !find_columns (job, words, &error))) {
    g_task_return_error (task, error);
    return;
  }
  if (record != NULL)
    compare_files (job, record);

  job->count = gouji_register_count (job->cases, words, job->form, job->columns, &job->period, &error);
  if (job->count == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

/* -- jobs -- */

static Job *
job_new (GoujiRegisterDesk *self)
{
  GoujiReport *report = gouji_open_report_get_report (self->report);
  Job *job = g_new0 (Job, 1);

  job->kit = gouji_kit_ref (gouji_open_report_get_kit (self->report));
  job->form = gouji_form_ref (gouji_report_get_form (report));
  job->folder = gouji_register_store_get_folder ();
  job->report_id = g_strdup (gouji_report_get_id (report));
  job->has_period = gouji_register_period_parse (gouji_report_get_field (report, GOUJI_FIELD_PERIOD_START),
                                                 gouji_report_get_field (report, GOUJI_FIELD_PERIOD_END),
                                                 gouji_report_get_year (report), &job->period);

  return job;
}

static void
start (GoujiRegisterDesk *self,
       Job *job,
       GCancellable *cancellable,
       GAsyncReadyCallback callback,
       gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, start);
  g_task_set_task_data (task, job, job_free);
  if (!job->has_period)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "the year is not known");
  else
    g_task_run_in_thread (task, work_in_thread);
}

static gboolean
finish (GoujiRegisterDesk *self, GAsyncResult *result, GError **error)
{
  Job *job = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;

  g_clear_pointer (&self->count, gouji_register_count_unref);
  self->count = g_steal_pointer (&job->count);
  if (job->files == NULL)
    return TRUE;

  g_clear_pointer (&self->files, g_ptr_array_unref);
  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_clear_pointer (&self->cases, gouji_register_unref);
  g_clear_pointer (&self->columns, gouji_register_columns_free);
  self->files = g_steal_pointer (&job->files);
  self->names = g_steal_pointer (&job->names);
  self->cases = g_steal_pointer (&job->cases);
  self->columns = g_steal_pointer (&job->columns);
  self->remembered = job->remembered;
  self->changed = job->changed;

  return TRUE;
}

/**
 * gouji_register_desk_read_async:
 * @files: (element-type GFile): the files of the register, in their order
 *
 * Reads the files, finds out what their columns mean, and counts.
 */
void
gouji_register_desk_read_async (GoujiRegisterDesk *self,
                                GPtrArray *files,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  Job *job = job_new (self);

  job->places = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < files->len; i++)
    g_ptr_array_add (job->places, g_object_ref (files->pdata[i]));
  start (self, job, cancellable, callback, user_data);
}

gboolean
gouji_register_desk_read_finish (GoujiRegisterDesk *self, GAsyncResult *result, GError **error)
{
  return finish (self, result, error);
}

/**
 * gouji_register_desk_reread_async:
 *
 * Reads the register that was counted for the report once more. The error is %G_IO_ERROR_NOT_FOUND where
 * there was none, or where its file is no longer there.
 */
void
gouji_register_desk_reread_async (GoujiRegisterDesk *self,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  Job *job = job_new (self);

  job->again = TRUE;
  start (self, job, cancellable, callback, user_data);
}

gboolean
gouji_register_desk_reread_finish (GoujiRegisterDesk *self, GAsyncResult *result, GError **error)
{
  return finish (self, result, error);
}

/**
 * gouji_register_desk_count_async:
 *
 * Counts what was read, as its columns and words are understood now.
 */
void
gouji_register_desk_count_async (GoujiRegisterDesk *self,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  Job *job = job_new (self);

  g_return_if_fail (self->cases != NULL);

  job->cases = gouji_register_ref (self->cases);
  job->columns = gouji_register_columns_copy (self->columns);
  start (self, job, cancellable, callback, user_data);
}

gboolean
gouji_register_desk_count_finish (GoujiRegisterDesk *self, GAsyncResult *result, GError **error)
{
  return finish (self, result, error);
}

/* -- what is there -- */

/**
 * gouji_register_desk_is_possible:
 *
 * Returns: whether numbers may be put into the report
 */
gboolean
gouji_register_desk_is_possible (GoujiReport *report)
{
  return !gouji_report_get_locked (report);
}

GoujiRegister *
gouji_register_desk_get_register (GoujiRegisterDesk *self)
{
  return self->cases;
}

GoujiRegisterCount *
gouji_register_desk_get_count (GoujiRegisterDesk *self)
{
  return self->count;
}

const GoujiRegisterColumns *
gouji_register_desk_get_columns (GoujiRegisterDesk *self)
{
  return self->columns;
}

/**
 * gouji_register_desk_get_remembered:
 *
 * Returns: whether a register with the same heads was counted before
 */
gboolean
gouji_register_desk_get_remembered (GoujiRegisterDesk *self)
{
  return self->remembered;
}

/**
 * gouji_register_desk_get_changed:
 *
 * Returns: whether a register that was read again is another than it was
 */
gboolean
gouji_register_desk_get_changed (GoujiRegisterDesk *self)
{
  return self->changed;
}

const char *
gouji_register_desk_get_file_name (GoujiRegisterDesk *self, guint file)
{
  g_return_val_if_fail (self->names != NULL && file < self->names->len, NULL);

  return self->names->pdata[file];
}

void
gouji_register_desk_set_role (GoujiRegisterDesk *self, guint column, GoujiRegisterRole role)
{
  gouji_register_columns_set (self->columns, column, role);
}

static void
place_word (GHashTable *words, const char *word, const char *id)
{
  if (id != NULL)
    g_hash_table_insert (words, g_strdup (word), g_strdup (id));
  else
    g_hash_table_remove (words, word);
}

/**
 * gouji_register_desk_place_outcome:
 * @word: of the register
 * @id: (nullable): the row that it means; empty for one that is not counted, %NULL to take it back
 */
void
gouji_register_desk_place_outcome (GoujiRegisterDesk *self, const char *word, const char *id)
{
  place_word (self->columns->outcomes, word, id);
}

void
gouji_register_desk_place_kind (GoujiRegisterDesk *self, const char *word, const char *id)
{
  place_word (self->columns->kinds, word, id);
}

/**
 * gouji_register_desk_apply:
 * @kept: (out) (optional): whether it could be remembered which register it was
 *
 * Puts the numbers into the report, as one step, and remembers what the register's columns and words mean.
 *
 * Returns: how many cells were changed
 */
guint
gouji_register_desk_apply (GoujiRegisterDesk *self, gboolean *kept)
{
  GoujiReport *report = gouji_open_report_get_report (self->report);
  g_autofree char *folder = gouji_register_store_get_folder ();
  g_autofree char *fingerprint = gouji_register_make_fingerprint (self->cases);
  GoujiRegisterRecord record = { self->files, self->columns };
  gboolean done = gouji_register_store_remember (folder, fingerprint, self->columns, NULL) &&
                  gouji_register_store_put (folder, gouji_report_get_id (report), &record, NULL);

  if (kept != NULL)
    *kept = done;

  return gouji_register_apply (self->count, report);
}
