/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Measures the whole way from bytes to findings: decode, parse, fill, check, as the window and the command
 * line go it:
 *
 *   whole-libxml2  a page, against libxml2's bare htmlReadMemory of the same bytes
 *   whole-lxml     a page, against python3-lxml with an XPath over all cells of tables
 *   whole-text     a text that is not a page, against nothing
 *   load           the forms and what filling needs, once at start, against nothing
 *
 * The first argument is the script that lxml is run with, then come the files; two more come from the folder
 * in $GOUJI_REPORTS. $GOUJI_DATA_DIR has the forms. Loading files and forms is measured in the last only.
 */

#include <gio/gio.h>
#include <libxml/HTMLparser.h>

#include "bench.h"
#include "check/gouji-check.h"
#include "load/gouji-load.h"

#define EXCLUDED "file,forms,folding-table"

typedef struct {
  const char *data;
  GoujiKit *kit;
  char *name;
  GBytes *bytes;
  GOutputStream *to_peer;
  GDataInputStream *from_peer;
} Subject;

static void
run_whole (gpointer data)
{
  const Subject *subject = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GoujiLoaded) loaded =
    gouji_load_bytes (subject->kit, subject->bytes, subject->name, NULL, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < loaded->reports->len; i++) {
    g_autoptr (GPtrArray) mentions =
      gouji_filler_find_mentions (gouji_kit_get_filler (subject->kit), loaded->reports->pdata[i]);
    g_autoptr (GPtrArray) findings =
      gouji_check_report (loaded->reports->pdata[i], NULL, mentions, gouji_kit_get_folding (subject->kit));
  }
}

static void
run_load (gpointer data)
{
  const Subject *subject = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GoujiKit) kit = gouji_kit_new (subject->data, g_getenv ("GOUJI_READER"));

  gouji_kit_load (kit, &error);
  g_assert_no_error (error);
}

static void
run_libxml2 (gpointer data)
{
  const Subject *subject = data;
  gsize length;
  const char *bytes = g_bytes_get_data (subject->bytes, &length);

  xmlFreeDoc (htmlReadMemory (bytes, (int) length, NULL, "UTF-8",
                              HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING));
}

/* The script does it once for each line that it gets, and answers with the time it took. */
static gint64
time_lxml (gpointer data)
{
  const Subject *subject = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *answer = NULL;

  g_output_stream_write_all (subject->to_peer, "\n", 1, NULL, NULL, &error);
  g_assert_no_error (error);
  answer = g_data_input_stream_read_line (subject->from_peer, NULL, NULL, &error);
  g_assert_no_error (error);

  return answer != NULL ? g_ascii_strtoll (answer, NULL, 10) : 0;
}

static void
bench_lxml (Subject *subject, const char *script, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) peer = g_subprocess_new (
    G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, "python3", script, path, NULL);

  if (peer == NULL) {
    g_printerr ("%s\n", error->message);
    return;
  }

  subject->to_peer = g_subprocess_get_stdin_pipe (peer);
  subject->from_peer = g_data_input_stream_new (g_subprocess_get_stdout_pipe (peer));
  if (time_lxml (subject) > 0)
    bench_measure (&(Bench) { "whole-lxml", subject->name, g_bytes_get_size (subject->bytes), "0.5",
                              EXCLUDED ",imports", run_whole, .peer_clock = time_lxml, .subject = subject });
  else
    g_printerr ("lxml is not there to be measured against.\n");

  g_clear_object (&subject->from_peer);
  g_output_stream_close (subject->to_peer, NULL, NULL);
  g_subprocess_wait (peer, NULL, NULL);
}

static void
bench_file (GoujiKit *kit, const char *script, const char *path)
{
  g_autofree char *data = NULL;
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  Subject subject = { .kit = kit, .name = name };
  gsize length;

  g_file_get_contents (path, &data, &length, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new_static (data, length);
  subject.bytes = bytes;

  if (!g_str_has_suffix (path, ".html")) {
    bench_measure (
      &(Bench) { "whole-text", name, length, "3MB/s", EXCLUDED, run_whole, .subject = &subject });
    return;
  }
  bench_measure (
    &(Bench) { "whole-libxml2", name, length, "2.0", EXCLUDED, run_whole, run_libxml2, .subject = &subject });
  bench_lxml (&subject, script, path);
}

int
main (int argc, char *argv[])
{
  const char *data = g_getenv ("GOUJI_DATA_DIR");
  g_autoptr (GoujiKit) kit = gouji_kit_new (data, g_getenv ("GOUJI_READER"));
  g_autoptr (GPtrArray) files = bench_list_files (argc - 1, argv + 1);
  g_autoptr (GError) error = NULL;

  gouji_kit_load (kit, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < files->len; i++)
    bench_file (kit, argv[1], files->pdata[i]);
  bench_measure (&(Bench) { "load", .ours = run_load, .subject = &(Subject) { .data = data } });

  return files->len > 0 ? 0 : BENCH_SKIPPED;
}
