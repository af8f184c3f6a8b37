/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Measures how long the files of other programs take to be read, from bytes to document, by a process that is
 * warm and shuts itself in, as the window and the command line have them read:
 *
 *   read-docx          against python3-docx, which takes the text of all cells, and
 *   read-docx-office   against LibreOffice, which turns the same into a page
 *   read-xlsx          against python3-openpyxl
 *   read-pdf           against pdftotext -bbox-layout
 *   confinement        against the same reader in this process; what it adds is printed besides
 *
 * Arguments: the command-line program, the script of the peers, then files of which reports are made in each
 * format. A PDF file more comes from the folder in $GOUJI_REPORTS. $GOUJI_READER is the process that reads.
 * What passes on the clock is measured, on both sides, for the work is done by other processes.
 */

#include <gio/gio.h>
#include <glib/gstdio.h>

#include "bench.h"
#include "read/gouji-read.h"
#include "request/gouji-reader.h"

#define N_FILE_RUNS 31
#define N_OFFICE_RUNS 3
#define REAL_PDF "hongze_2023.pdf"

typedef struct {
  GoujiReader *reader;
  const char *path;
  const char *folder;
  char *name;
  GBytes *bytes;
  GOutputStream *to_peer;
  GDataInputStream *from_peer;
} Subject;

static gint64
get_clock (void)
{
  return g_get_monotonic_time () * 1000;
}

static gint64
time_reader (gpointer data)
{
  const Subject *subject = data;
  gint64 start = get_clock ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GoujiAnswer) answer =
    gouji_reader_read (subject->reader, subject->bytes, subject->name, NULL, NULL, &error);

  g_assert_no_error (error);
  return get_clock () - start;
}

static gint64
time_in_process (gpointer data)
{
  const Subject *subject = data;
  gint64 start = get_clock ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GoujiDocument) document = gouji_read (subject->bytes, subject->name, NULL, &error);

  g_assert_no_error (error);
  return get_clock () - start;
}

/* Returns 0 where the program is not there. */
static gint64
time_program (const char *const *arguments)
{
  gint64 start = get_clock ();
  int status;

  if (!g_spawn_sync (NULL, (char **) arguments, NULL,
                     G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL,
                     NULL, NULL, NULL, &status, NULL) ||
      !g_spawn_check_wait_status (status, NULL))
    return 0;

  return get_clock () - start;
}

static gint64
time_pdftotext (gpointer data)
{
  const Subject *subject = data;
  const char *const arguments[] = { "pdftotext", "-bbox-layout", subject->path, "-", NULL };

  return time_program (arguments);
}

static gint64
time_office (gpointer data)
{
  const Subject *subject = data;
  g_autofree char *profile = g_strdup_printf ("-env:UserInstallation=file://%s/profile", subject->folder);
  g_autofree char *output = g_build_filename (subject->folder, "office", NULL);
  const char *const arguments[] = { "soffice", "--headless", "--norestore", profile,       "--convert-to",
                                    "html",    "--outdir",   output,        subject->path, NULL };

  return time_program (arguments);
}

/* The script does it once for each line that it gets, and answers with the time it took. */
static gint64
time_script (gpointer data)
{
  const Subject *subject = data;
  g_autofree char *answer = NULL;

  if (!g_output_stream_write_all (subject->to_peer, "\n", 1, NULL, NULL, NULL))
    return 0;
  answer = g_data_input_stream_read_line (subject->from_peer, NULL, NULL, NULL);

  return answer != NULL ? g_ascii_strtoll (answer, NULL, 10) : 0;
}

static void
bench_script (Subject *subject, const char *script, const char *format)
{
  g_autofree char *bench = g_strconcat ("read-", format, NULL);
  g_autoptr (GSubprocess) peer =
    g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, NULL, "python3", script,
                      format, subject->path, NULL);

  if (peer == NULL)
    return;
  subject->to_peer = g_subprocess_get_stdin_pipe (peer);
  subject->from_peer = g_data_input_stream_new (g_subprocess_get_stdout_pipe (peer));
  if (time_script (subject) > 0)
    bench_measure (&(Bench) { bench, subject->name, g_bytes_get_size (subject->bytes), "0.5", "imports",
                              .ours_clock = time_reader, .peer_clock = time_script, .subject = subject,
                              .n_runs = N_FILE_RUNS });
  else
    g_printerr ("Python's package for %s is not there to be measured against.\n", format);
  g_clear_object (&subject->from_peer);
  g_output_stream_close (subject->to_peer, NULL, NULL);
  g_subprocess_wait (peer, NULL, NULL);
}

static int
compare_times (const void *a, const void *b)
{
  return (*(const gint64 *) a > *(const gint64 *) b) - (*(const gint64 *) a < *(const gint64 *) b);
}

/* A ratio says nothing here: a file of one line takes no time, and a process takes the same for every file.
 */
static void
bench_confinement (Subject *subject)
{
  gint64 added[N_FILE_RUNS];

  time_reader (subject);
  time_in_process (subject);
  for (guint i = 0; i < N_FILE_RUNS; i++) {
    added[i] = time_reader (subject);
    added[i] -= time_in_process (subject);
  }
  qsort (added, N_FILE_RUNS, sizeof added[0], compare_times);
  g_print ("bench confinement/%s ours=%.3fms peer=none ratio=none goal=3ms N=%u excluded=nothing\n",
           subject->name, (double) added[N_FILE_RUNS / 2] / 1e6, N_FILE_RUNS);
}

static void
bench_path (GoujiReader *reader, const char *folder, const char *script, const char *path)
{
  Subject subject = { .reader = reader, .path = path, .folder = folder };
  g_autofree char *data = NULL;
  g_autofree char *name = subject.name = g_path_get_basename (path);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GoujiAnswer) answer = NULL;
  gsize length;

  g_file_get_contents (path, &data, &length, &error);
  g_assert_no_error (error);
  subject.bytes = bytes = g_bytes_new_static (data, length);
  answer = gouji_reader_read (reader, bytes, name, NULL, NULL, &error);
  if (answer == NULL) {
    g_printerr ("%s is not read: %s\n", name, error->message);
    return;
  }

  bench_confinement (&subject);
  if (g_str_has_suffix (path, ".docx")) {
    bench_script (&subject, script, "docx");
    if (time_office (&subject) > 0)
      bench_measure (&(Bench) { "read-docx-office", name, length, "0.05", NULL, .ours_clock = time_reader,
                                .peer_clock = time_office, .subject = &subject, .n_runs = N_OFFICE_RUNS });
  } else if (g_str_has_suffix (path, ".xlsx")) {
    bench_script (&subject, script, "xlsx");
  } else if (g_str_has_suffix (path, ".pdf") && time_pdftotext (&subject) > 0) {
    bench_measure (&(Bench) { "read-pdf", name, length, "1.5,5.0-where-a-page-is-rendered", NULL,
                              .ours_clock = time_reader, .peer_clock = time_pdftotext, .subject = &subject,
                              .n_runs = N_FILE_RUNS });
  }
}

static char *
export_report (const char *program, const char *source, const char *folder, const char *format)
{
  g_autofree char *stem = g_path_get_basename (source);
  g_autofree char *name = g_strconcat (stem, ".", format, NULL);
  char *path = g_build_filename (folder, name, NULL);
  const char *const arguments[] = { program, "export", source, "-o", path, NULL };

  g_assert_cmpint (time_program (arguments), >, 0);
  return path;
}

static void
bench_source (
  GoujiReader *reader, const char *program, const char *script, const char *folder, const char *source)
{
  static const char *const formats[] = { "docx", "xlsx", "pdf", "html" };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++) {
    g_autofree char *path = export_report (program, source, folder, formats[i]);

    bench_path (reader, folder, script, path);
  }
}

static void
remove_folder (const char *folder)
{
  const char *const arguments[] = { "rm", "-r", "--", folder, NULL };

  time_program (arguments);
}

int
main (int argc, char *argv[])
{
  g_autofree char *folder = g_dir_make_tmp ("gouji-bench-XXXXXX", NULL);
  g_autoptr (GoujiReader) reader = gouji_reader_new (g_getenv ("GOUJI_READER"));
  const char *reports = g_getenv ("GOUJI_REPORTS");

  for (int i = 3; i < argc; i++)
    bench_source (reader, argv[1], argv[2], folder, argv[i]);
  if (reports != NULL) {
    g_autofree char *path = g_build_filename (reports, REAL_PDF, NULL);

    if (g_file_test (path, G_FILE_TEST_EXISTS))
      bench_path (reader, folder, argv[2], path);
    else
      g_printerr ("%s is not there to be measured.\n", path);
  }
  remove_folder (folder);

  return 0;
}
