/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Measures how a folder of 2,000 files of all formats is opened, each from its bytes to its reports:
 *
 *   folder-rate     files a second by two threads on two cores, against one thread on one core
 *   folder-memory   what this process and the one that reads take behind the first files and behind the last
 *
 * Arguments: the command-line program, then files of which reports are made in each format; they are opened
 * over and over. $GOUJI_DATA_DIR has the forms, $GOUJI_READER is the process that reads.
 */

#define _GNU_SOURCE /* sched_setaffinity */

#include <sched.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <gio/gio.h>

#include "bench.h"
#include "load/gouji-load.h"

#define N_FILES 2000
#define N_FIRST 200 /* behind these, whatever is kept for good is there */

typedef struct {
  char *name;
  GBytes *bytes;
} File;

typedef struct {
  GoujiKit *kit;
  GPtrArray *files;
  int next;
  int n_failed;
  int last;
} Work;

static void
file_free (gpointer data)
{
  File *file = data;

  g_free (file->name);
  g_bytes_unref (file->bytes);
  g_free (file);
}

static void
take_file (GPtrArray *files, const char *path)
{
  File *file = g_new0 (File, 1);
  g_autoptr (GError) error = NULL;
  char *data;
  gsize length;

  g_file_get_contents (path, &data, &length, &error);
  g_assert_no_error (error);
  file->name = g_path_get_basename (path);
  file->bytes = g_bytes_new_take (data, length);
  g_ptr_array_add (files, file);
}

static void
export_all (const char *program, const char *source, const char *folder, GPtrArray *files)
{
  static const char *const formats[] = { "docx", "xlsx", "pdf", "html", "csv" };
  g_autofree char *stem = g_path_get_basename (source);

  take_file (files, source);
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++) {
    g_autofree char *name = g_strconcat (stem, ".", formats[i], NULL);
    g_autofree char *path = g_build_filename (folder, name, NULL);
    const char *const arguments[] = { program, "export", source, "-o", path, NULL };
    g_autoptr (GError) error = NULL;
    int status;

    g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL, NULL,
                  &status, &error);
    g_assert_no_error (error);
    if (g_file_test (path, G_FILE_TEST_EXISTS))
      take_file (files, path);
  }
}

static gpointer
open_files (gpointer data)
{
  Work *work = data;

  for (int i = g_atomic_int_add (&work->next, 1); i < work->last; i = g_atomic_int_add (&work->next, 1)) {
    const File *file = work->files->pdata[(guint) i % work->files->len];
    g_autoptr (GError) error = NULL;
    g_autoptr (GoujiLoaded) loaded =
      gouji_load_bytes (work->kit, file->bytes, file->name, NULL, NULL, &error);

    if (loaded == NULL || loaded->reports->len == 0) {
      g_atomic_int_inc (&work->n_failed);
      if (i < (int) work->files->len)
        g_printerr ("%s is not read: %s\n", file->name, error != NULL ? error->message : "no report");
    }
  }

  return NULL;
}

/* In files a second. */
static double
open_with (Work *work, guint n_threads, int last)
{
  gint64 start = g_get_monotonic_time ();
  int first = work->next;
  GThread *threads[2];

  work->last = last;
  for (guint i = 0; i < n_threads; i++)
    threads[i] = g_thread_new (NULL, open_files, work);
  for (guint i = 0; i < n_threads; i++)
    g_thread_join (threads[i]);
  work->next = last;

  return (last - first) / ((double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC);
}

/* The resident memory of a process, in KiB: the second number, in pages. */
static guint64
get_memory (const char *process)
{
  g_autofree char *path = g_build_filename ("/proc", process, "statm", NULL);
  g_autofree char *text = NULL;
  char *rest;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return 0;
  g_ascii_strtoull (text, &rest, 10);

  return g_ascii_strtoull (rest, NULL, 10) * (guint64) sysconf (_SC_PAGESIZE) / 1024;
}

/* Whether the process is a child of this one: what the fourth field of its status says, behind its name,
 * which stands in brackets. */
static gboolean
is_child (const char *process)
{
  g_autofree char *path = g_build_filename ("/proc", process, "stat", NULL);
  g_autofree char *text = NULL;
  const char *name_end;

  if (!g_ascii_isdigit (process[0]) || !g_file_get_contents (path, &text, NULL, NULL))
    return FALSE;
  name_end = strrchr (text, ')');

  return name_end != NULL && strlen (name_end) > 4 &&
         g_ascii_strtoll (name_end + 4, NULL, 10) == (gint64) getpid ();
}

/* The process that reads is the only child of this one. */
static guint64
get_memory_of_reader (void)
{
  g_autoptr (GDir) processes = g_dir_open ("/proc", 0, NULL);
  const char *process;
  guint64 memory = 0;

  while (processes != NULL && (process = g_dir_read_name (processes)) != NULL) {
    if (is_child (process))
      memory += get_memory (process);
  }

  return memory;
}

/* This process and all that it starts run on the first so many processors from now on. */
static gboolean
use_cores (guint n)
{
  cpu_set_t all, some;

  CPU_ZERO (&some);
  if (sched_getaffinity (0, sizeof all, &all) != 0)
    return FALSE;
  for (int i = 0; i < CPU_SETSIZE && n > 0; i++) {
    if (CPU_ISSET (i, &all)) {
      CPU_SET (i, &some);
      n--;
    }
  }

  return n == 0 && sched_setaffinity (0, sizeof some, &some) == 0;
}

static GoujiKit *
load_kit (void)
{
  GoujiKit *kit = gouji_kit_new (g_getenv ("GOUJI_DATA_DIR"), g_getenv ("GOUJI_READER"));
  g_autoptr (GError) error = NULL;

  gouji_kit_load (kit, &error);
  g_assert_no_error (error);

  return kit;
}

/* One core first, in a process of its own: what ran on one core can never run on two again. */
static double
get_rate_of_one (GPtrArray *files)
{
  int ends[2];
  double rate = 0;
  pid_t process;

  g_assert_cmpint (pipe (ends), ==, 0);
  process = fork ();
  if (process == 0) {
    g_autoptr (GoujiKit) kit = use_cores (1) ? load_kit () : NULL;
    Work work = { kit, files, 0, 0, 0 };

    if (kit != NULL) {
      open_with (&work, 1, N_FIRST);
      rate = open_with (&work, 1, N_FILES);
    }
    _exit (write (ends[1], &rate, sizeof rate) == (ssize_t) sizeof rate ? 0 : 1);
  }
  close (ends[1]);
  if (read (ends[0], &rate, sizeof rate) != (ssize_t) sizeof rate)
    rate = 0;
  close (ends[0]);

  return rate;
}

static void
bench_folder (GPtrArray *files)
{
  double one = get_rate_of_one (files), two;
  g_autoptr (GoujiKit) kit = NULL;
  Work work = { NULL, files, 0, 0, 0 };
  guint64 own, readers, own_end, readers_end;

  if (!use_cores (2)) {
    g_printerr ("There is one core: nothing to be compared.\n");
    return;
  }
  work.kit = kit = load_kit ();
  open_with (&work, 2, N_FIRST);
  own = get_memory ("self");
  readers = get_memory_of_reader ();
  two = open_with (&work, 2, N_FILES);
  own_end = get_memory ("self");
  readers_end = get_memory_of_reader ();

  g_print ("bench folder-rate ours=%.1f/s peer=%.1f/s ratio=%.2f goal=ratio>=1.80 N=%d failed=%d files=%u"
           " peer-is=one-thread-on-one-core\n",
           two, one, two / one, N_FILES, work.n_failed, files->len);
  g_print ("bench folder-memory ours=%" G_GUINT64_FORMAT "KiB peer=%" G_GUINT64_FORMAT "KiB ratio=%.2f"
           " goal=ratio<=1.05 N=%d peer-is=behind-the-first-%d\n",
           own_end, own, (double) own_end / (double) own, N_FILES, N_FIRST);
  g_print ("bench folder-memory-reader ours=%" G_GUINT64_FORMAT "KiB peer=%" G_GUINT64_FORMAT
           "KiB ratio=%.2f goal=ratio<=1.05 N=%d peer-is=behind-the-first-%d\n",
           readers_end, readers, (double) readers_end / (double) readers, N_FILES, N_FIRST);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (file_free);
  g_autofree char *folder = g_dir_make_tmp ("gouji-bench-XXXXXX", NULL);
  const char *const arguments[] = { "rm", "-r", "--", folder, NULL };

  for (int i = 2; i < argc; i++)
    export_all (argv[1], argv[i], folder, files);
  bench_folder (files);
  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL);

  return 0;
}
