/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Measures how long exporting takes, against LibreOffice converting the same report:
 *
 *   write-docx        a report to DOCX, against LibreOffice turning our page of it into DOCX
 *   write-pdf         a report to PDF, against LibreOffice turning our DOCX of it into PDF
 *   export-docx       the same, by processes: gouji-cli from the source to the file, against LibreOffice
 *   export-pdf
 *   write-html …      the other formats, against nothing
 *
 * Arguments: the command-line program, then files. $GOUJI_DATA_DIR has forms and layouts. What a process took
 * of the processor is measured, its children included, so that both sides are charged for all that they do.
 */

#include <sys/resource.h>

#include <gio/gio.h>
#include <glib/gstdio.h>

#include "bench.h"
#include "load/gouji-load.h"
#include "write/gouji-write.h"

#define N_OFFICE_RUNS 5
#define LAYOUT "gbt9704"

typedef struct {
  GoujiKit *kit;
  GoujiPaperLayout *layout;
  GoujiReport *report;
  GoujiWriteFormat format;
  const char *program;
  const char *source;
  const char *folder;
} Subject;

static gint64
get_children_time (void)
{
  struct rusage usage;

  getrusage (RUSAGE_CHILDREN, &usage);

  return (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * G_GINT64_CONSTANT (1000000000) +
         (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) * G_GINT64_CONSTANT (1000);
}

/* Returns 0 where the program is not there. */
static gint64
time_process (const char *const *arguments)
{
  gint64 start = get_children_time ();
  g_autoptr (GError) error = NULL;
  int status;

  if (!g_spawn_sync (NULL, (char **) arguments, NULL,
                     G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL,
                     NULL, NULL, NULL, &status, &error))
    return 0;
  g_spawn_check_wait_status (status, &error);
  g_assert_no_error (error);

  return get_children_time () - start;
}

static GBytes *
write_report (const Subject *subject, GoujiWriteFormat format)
{
  g_autoptr (GError) error = NULL;
  GoujiWriteOptions options = { .layout = subject->layout };
  g_autoptr (GoujiWriteJob) job =
    gouji_write_job_new (subject->report, NULL, gouji_kit_get_filler (subject->kit), format, &options);
  GBytes *bytes = gouji_write_job_run (job, NULL, &error);

  g_assert_no_error (error);
  return bytes;
}

static void
run_write (gpointer data)
{
  const Subject *subject = data;
  g_autoptr (GBytes) bytes = write_report (subject, subject->format);
}

static char *
name_file (const Subject *subject, const char *stem, GoujiWriteFormat format)
{
  g_autofree char *name = g_strconcat (stem, ".", gouji_write_format_to_string (format), NULL);

  return g_build_filename (subject->folder, name, NULL);
}

static void
save_report (const Subject *subject, GoujiWriteFormat format)
{
  g_autoptr (GBytes) bytes = write_report (subject, format);
  g_autofree char *path = name_file (subject, "report", format);
  g_autoptr (GError) error = NULL;
  gsize length;
  const char *contents = g_bytes_get_data (bytes, &length);

  g_file_set_contents (path, contents, (gssize) length, &error);
  g_assert_no_error (error);
}

static gint64
time_office (gpointer data)
{
  const Subject *subject = data;
  const GoujiWriteFormat from = subject->format == GOUJI_WRITE_PDF ? GOUJI_WRITE_DOCX : GOUJI_WRITE_HTML;
  g_autofree char *input = name_file (subject, "report", from);
  g_autofree char *output = g_build_filename (subject->folder, "office", NULL);
  g_autofree char *profile = g_strdup_printf ("-env:UserInstallation=file://%s/profile", subject->folder);
  const char *to = subject->format == GOUJI_WRITE_PDF ? "pdf" : "docx:MS Word 2007 XML";
  const char *const arguments[] = { "soffice", "--headless", "--norestore", profile, "--convert-to",
                                    to,        "--outdir",   output,        input,   NULL };
  /* What LibreOffice takes for itself: as a page it would make a document for the web. */
  const char *const page[] = {
    "soffice",  "--headless", "--norestore", profile, "--infilter=HTML (StarWriter)", "--convert-to", to,
    "--outdir", output,       input,         NULL
  };

  return time_process (from == GOUJI_WRITE_HTML ? page : arguments);
}

static gint64
time_program (gpointer data)
{
  const Subject *subject = data;
  g_autofree char *output = name_file (subject, "ours", subject->format);
  const char *const arguments[] = { subject->program, "export", subject->source, "--layout",
                                    LAYOUT,           "-o",     output,          NULL };

  return time_process (arguments);
}

static void
bench_with_office (Subject *subject, const char *name, const char *process_name, const char *goal)
{
  g_autofree char *file = g_path_get_basename (subject->source);
  g_autofree char *office = g_find_program_in_path ("soffice");
  BenchClock peer = office != NULL ? time_office : NULL;

  bench_measure (&(Bench) { name, file, .goal = goal, .excluded = "reading,forms,layouts",
                            .n_runs = N_OFFICE_RUNS, .ours = run_write, .peer_clock = peer,
                            .subject = subject });
  bench_measure (&(Bench) { process_name, file, .n_runs = N_OFFICE_RUNS, .ours_clock = time_program,
                            .peer_clock = peer, .subject = subject });
}

static void
bench_format (Subject *subject, GoujiWriteFormat format)
{
  g_autofree char *file = g_path_get_basename (subject->source);
  g_autofree char *name = g_strconcat ("write-", gouji_write_format_to_string (format), NULL);

  subject->format = format;
  bench_measure (&(Bench) { name, file, .excluded = "reading,forms", .ours = run_write, .subject = subject });
}

static void
bench_file (Subject *subject, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GoujiLoaded) loaded = gouji_load_file (subject->kit, file, NULL, &error);

  g_assert_no_error (error);
  subject->source = path;
  subject->report = loaded->reports->pdata[0];
  save_report (subject, GOUJI_WRITE_HTML);
  save_report (subject, GOUJI_WRITE_DOCX);

  subject->format = GOUJI_WRITE_DOCX;
  bench_with_office (subject, "write-docx", "export-docx", "0.02");
  subject->format = GOUJI_WRITE_PDF;
  bench_with_office (subject, "write-pdf", "export-pdf", "0.05");
  bench_format (subject, GOUJI_WRITE_HTML);
  bench_format (subject, GOUJI_WRITE_XLSX);
  bench_format (subject, GOUJI_WRITE_CSV);
  bench_format (subject, GOUJI_WRITE_JSON);
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL) {
    g_autofree char *child = g_build_filename (path, name, NULL);

    if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
      remove_folder (child);
    else
      g_unlink (child);
  }
  g_rmdir (path);
}

int
main (int argc, char *argv[])
{
  const char *data = g_getenv ("GOUJI_DATA_DIR");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (GoujiKit) kit = NULL;
  GoujiPaperLayout *layout;
  g_autofree char *folder = NULL;
  Subject subject;

  if (data == NULL || argc < 2)
    return BENCH_SKIPPED;
  kit = gouji_kit_new (data, g_getenv ("GOUJI_READER"));
  if (!gouji_kit_load (kit, &error) || (layout = gouji_kit_get_layout (kit, LAYOUT, &error)) == NULL ||
      (folder = g_dir_make_tmp ("gouji-bench-XXXXXX", &error)) == NULL) {
    g_printerr ("%s\n", error->message);
    return EXIT_FAILURE;
  }

  subject = (Subject) { .kit = kit, .layout = layout, .program = argv[1], .folder = folder };
  files = bench_list_files (argc - 1, argv + 1);
  for (guint i = 0; i < files->len; i++)
    bench_file (&subject, files->pdata[i]);
  remove_folder (folder);

  return EXIT_SUCCESS;
}
