/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "session/gouji-import-job.h"

#include "session/gouji-file-list.h"

/* How far reading may be ahead of what was taken: else one slow file, behind which all others wait for their
 * turn, would fill the memory with them. */
#define MOST_AHEAD 256

struct _GoujiImportJob {
  GoujiKit *kit;
  GPtrArray *places; /* element-type GFile */
  GHashTable *known; /* (nullable): a set of GFile */

  /* From here on everything is shared between threads, and guarded. */
  GMutex mutex;
  GCond taken;
  GoujiFileList *list; /* (nullable): %NULL until it is complete; nobody changes it then */
  GPtrArray *results;  /* element-type GoujiImported: (nullable) for what is not there yet, or was taken */
  guint n_begun;
  guint n_taken;
  guint n_done;
  gboolean ended;
};

/* What the threads of one run have in common. */
typedef struct {
  GoujiImportJob *job;
  GCancellable *cancellable;
} Run;

void
gouji_imported_free (GoujiImported *self)
{
  if (self->found != NULL) {
    for (guint i = 0; i < self->loaded->reports->len; i++)
      gouji_findings_clear (&self->found[i]);
    g_free (self->found);
  }
  g_clear_pointer (&self->loaded, gouji_loaded_free);
  g_clear_object (&self->file);
  g_clear_error (&self->error);
  g_free (self->name);
  g_free (self);
}

static void
clear_imported (gpointer imported)
{
  if (imported != NULL)
    gouji_imported_free (imported);
}

static void
free_job (gpointer data)
{
  GoujiImportJob *self = data;

  g_clear_pointer (&self->kit, gouji_kit_unref);
  g_clear_pointer (&self->places, g_ptr_array_unref);
  g_clear_pointer (&self->known, g_hash_table_unref);
  g_clear_pointer (&self->list, gouji_file_list_free);
  g_clear_pointer (&self->results, g_ptr_array_unref);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->taken);
}

/**
 * gouji_import_job_new:
 * @kit: what reports are made with
 * @places: (element-type GFile): files and folders
 * @known: (nullable): (element-type GFile): a set of files that are open already and need not be read
 *
 * Returns: (transfer full): a job that has not begun
 */
GoujiImportJob *
gouji_import_job_new (GoujiKit *kit, GPtrArray *places, GHashTable *known)
{
  GoujiImportJob *self = g_atomic_rc_box_new0 (GoujiImportJob);

  self->kit = gouji_kit_ref (kit);
  self->places = g_ptr_array_ref (places);
  self->known = known ? g_hash_table_ref (known) : NULL;
  self->results = g_ptr_array_new_with_free_func (clear_imported);
  g_mutex_init (&self->mutex);
  g_cond_init (&self->taken);

  return self;
}

GoujiImportJob *
gouji_import_job_ref (GoujiImportJob *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
gouji_import_job_unref (GoujiImportJob *self)
{
  g_atomic_rc_box_release_full (self, free_job);
}

/* Checking takes longer than reading, so that it is done here too. The bytes of the files go: thousands of
 * them would fill the memory. */
static void
check_reports (GoujiImportJob *self, GoujiImported *imported)
{
  GPtrArray *reports = imported->loaded->reports;

  imported->found = g_new0 (GoujiFindings, reports->len);
  for (guint i = 0; i < reports->len; i++)
    gouji_findings_update (&imported->found[i], self->kit, g_ptr_array_index (reports, i));
  g_ptr_array_set_size (imported->loaded->sources, 0);
}

static GoujiImported *
read_file (GoujiImportJob *self, const GoujiListedFile *listed, GCancellable *cancellable)
{
  GoujiImported *imported = g_new0 (GoujiImported, 1);

  imported->file = g_object_ref (listed->file);
  imported->name = g_strdup (listed->name);
  imported->known = self->known != NULL && g_hash_table_contains (self->known, listed->file);
  if (listed->error != NULL)
    imported->error = g_error_copy (listed->error);
  else if (!imported->known && !g_cancellable_set_error_if_cancelled (cancellable, &imported->error))
    imported->loaded = gouji_load_file (self->kit, listed->file, cancellable, &imported->error);
  if (imported->loaded != NULL)
    check_reports (self, imported);

  return imported;
}

/* Takes the next file that nobody has begun, and waits while too much lies there untaken. */
static gboolean
begin_next (Run *run, guint *index)
{
  GoujiImportJob *self = run->job;
  gboolean any;

  g_mutex_lock (&self->mutex);
  while (self->n_begun < self->list->files->len && self->n_begun >= self->n_taken + MOST_AHEAD &&
         !g_cancellable_is_cancelled (run->cancellable))
    g_cond_wait_until (&self->taken, &self->mutex, g_get_monotonic_time () + G_TIME_SPAN_SECOND / 10);
  any = self->n_begun < self->list->files->len;
  if (any)
    *index = self->n_begun++;
  g_mutex_unlock (&self->mutex);

  return any;
}

static gpointer
read_in_thread (gpointer data)
{
  Run *run = data;
  GoujiImportJob *self = run->job;
  guint index;

  while (begin_next (run, &index)) {
    GoujiImported *imported =
      read_file (self, g_ptr_array_index (self->list->files, index), run->cancellable);

    g_mutex_lock (&self->mutex);
    g_ptr_array_index (self->results, index) = imported;
    self->n_done++;
    g_mutex_unlock (&self->mutex);
  }

  return NULL;
}

static void
read_all (GoujiImportJob *self, GCancellable *cancellable)
{
  Run run = { .job = self, .cancellable = cancellable };
  guint n_threads = MIN (g_get_num_processors (), self->list->files->len);
  g_autofree GThread **threads = g_new0 (GThread *, n_threads);

  for (guint i = 1; i < n_threads; i++)
    threads[i] = g_thread_new ("import", read_in_thread, &run);
  read_in_thread (&run);
  for (guint i = 1; i < n_threads; i++)
    g_thread_join (threads[i]);
}

/**
 * gouji_import_job_run:
 * @self: a job that has not begun
 * @cancellable: (nullable): to stop it
 *
 * Lists the files and reads them. Blocks until the last is read: meant for a thread. Once it is cancelled,
 * what has been read can still be taken, and all others are there with %G_IO_ERROR_CANCELLED, by name.
 */
void
gouji_import_job_run (GoujiImportJob *self, GCancellable *cancellable)
{
  GoujiFileList *list = gouji_file_list_new (self->places, cancellable);

  g_mutex_lock (&self->mutex);
  self->list = list;
  g_ptr_array_set_size (self->results, list->files->len);
  g_mutex_unlock (&self->mutex);

  read_all (self, cancellable);

  g_mutex_lock (&self->mutex);
  self->ended = TRUE;
  g_mutex_unlock (&self->mutex);
}

/**
 * gouji_import_job_take:
 * @self: a job
 *
 * Returns: (transfer full) (nullable): what became of the next file, %NULL when it is not read yet, or was
 * the last
 */
GoujiImported *
gouji_import_job_take (GoujiImportJob *self)
{
  GoujiImported *imported = NULL;

  g_mutex_lock (&self->mutex);
  if (self->n_taken < self->results->len)
    imported = g_steal_pointer (&g_ptr_array_index (self->results, self->n_taken));
  if (imported != NULL) {
    self->n_taken++;
    g_cond_broadcast (&self->taken);
  }
  g_mutex_unlock (&self->mutex);

  return imported;
}

void
gouji_import_job_get_progress (GoujiImportJob *self, GoujiImportProgress *progress)
{
  g_mutex_lock (&self->mutex);
  progress->listed = self->list != NULL;
  progress->ended = self->ended;
  progress->n_files = self->list ? self->list->files->len : 0;
  progress->n_done = self->n_done;
  progress->n_other = self->list ? self->list->n_other : 0;
  g_mutex_unlock (&self->mutex);
}
