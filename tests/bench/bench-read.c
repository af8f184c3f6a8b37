/* SPDX-License-Identifier: GPL-3.0-or-later */

#define _GNU_SOURCE /* clock_gettime */

/*
 * Measures the rooms read and document by themselves, each as the median of N runs by turns with its peer,
 * after one that warms up:
 *
 *   read-html    decode, parse and walk a page, against libxml2's bare htmlReadMemory of the same bytes
 *   read-text    decode a text and find its paragraphs, against g_utf8_validate and one copy
 *   fold         fold a text, against one pass of g_utf8_get_char over it
 *   folding-new  build the folding table, against g_unichar_tolower of all its characters
 *
 * The files are named on the command line, else two from the folder in $GOUJI_REPORTS; what is not a page is
 * read as text. Loading the files is not measured.
 */

#include <string.h>
#include <time.h>

#include <libxml/HTMLparser.h>

#include "document/gouji-fold.h"
#include "read/gouji-read.h"

#define N_RUNS 101

/* What Meson takes for a test that could not be made. */
#define SKIPPED 77

static const char *const reports_measured[] = { "shuyang_drc_2023.html", "suizhong_2023.txt" };

typedef struct {
  GBytes *bytes;
  GoujiDocument *document;
  GoujiFolding *folding;
} Subject;

typedef void (*Run) (const Subject *subject);

static int
compare_times (const void *a, const void *b)
{
  const gint64 *x = a;
  const gint64 *y = b;

  return (*x > *y) - (*x < *y);
}

/* The processor's time, in nanoseconds: what else the machine does is not measured. */
static gint64
get_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);

  return now.tv_sec * G_GINT64_CONSTANT (1000000000) + now.tv_nsec;
}

static gint64
time_run (Run run, const Subject *subject)
{
  gint64 start = get_time ();

  run (subject);

  return get_time () - start;
}

/* Measures @ours and @peer by turns, so that both meet the same machine, and prints the median of each. */
static void
bench (const char *name, const char *file, Run ours, Run peer, const Subject *subject, gsize bytes)
{
  gint64 our_times[N_RUNS];
  gint64 peer_times[N_RUNS];
  double our_median;
  double peer_median;

  time_run (ours, subject);
  time_run (peer, subject);
  for (guint i = 0; i < N_RUNS; i++) {
    our_times[i] = time_run (ours, subject);
    peer_times[i] = time_run (peer, subject);
  }
  qsort (our_times, N_RUNS, sizeof (gint64), compare_times);
  qsort (peer_times, N_RUNS, sizeof (gint64), compare_times);
  our_median = our_times[N_RUNS / 2] / 1000.0;
  peer_median = peer_times[N_RUNS / 2] / 1000.0;

  g_print ("bench %s file=%s ours=%.1fus peer=%.1fus ratio=%.2f speed=%.0fMB/s N=%d\n", name, file,
           our_median, peer_median, our_median / peer_median, bytes / our_median, N_RUNS);
}

static void
run_read (const Subject *subject)
{
  g_autoptr (GoujiDocument) document = gouji_read (subject->bytes, NULL, NULL, NULL);
}

static void
run_libxml2 (const Subject *subject)
{
  gsize length;
  const char *data = g_bytes_get_data (subject->bytes, &length);

  xmlFreeDoc (htmlReadMemory (data, (int) length, NULL, "UTF-8",
                              HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING));
}

static void
run_copy (const Subject *subject)
{
  gsize length;
  const char *data = g_bytes_get_data (subject->bytes, &length);

  g_utf8_validate_len (data, length, NULL);
  g_free (g_memdup2 (data, length));
}

static void
run_fold (const Subject *subject)
{
  g_autoptr (GoujiFolded) folded =
    gouji_folded_new (subject->folding, gouji_document_get_text (subject->document), -1, 0);
}

static void
run_code_points (const Subject *subject)
{
  volatile gunichar sum = 0;

  for (const char *p = gouji_document_get_text (subject->document); *p != '\0'; p = g_utf8_next_char (p))
    sum += g_utf8_get_char (p);
}

static void
run_lower_case (const Subject *subject)
{
  g_autofree guint16 *table = g_new (guint16, 0x10000);

  for (guint c = 0; c < 0x10000; c++)
    table[c] = g_unichar_tolower (c);
}

static void
run_folding (const Subject *subject)
{
  gouji_folding_unref (gouji_folding_new ());
}

static void
bench_file (const char *path, GoujiFolding *folding)
{
  g_autofree char *data = NULL;
  g_autofree char *file = g_path_get_basename (path);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GoujiDocument) document = NULL;
  g_autoptr (GError) error = NULL;
  Subject subject = { .folding = folding };
  gboolean is_page = g_str_has_suffix (path, ".html");
  gsize length;

  if (g_file_get_contents (path, &data, &length, &error)) {
    bytes = g_bytes_new_static (data, length);
    document = gouji_read (bytes, NULL, NULL, &error);
  }
  if (document == NULL) {
    g_printerr ("%s: %s\n", path, error->message);
    return;
  }

  subject.bytes = bytes;
  subject.document = document;
  bench (is_page ? "read-html" : "read-text", file, run_read, is_page ? run_libxml2 : run_copy, &subject,
         length);
  bench ("fold", file, run_fold, run_code_points, &subject, strlen (gouji_document_get_text (document)));
}

int
main (int argc, char *argv[])
{
  g_autoptr (GoujiFolding) folding = gouji_folding_new ();
  const char *reports = g_getenv ("GOUJI_REPORTS");

  if (argc == 1 && reports == NULL) {
    g_print ("GOUJI_REPORTS names no folder with reports to measure.\n");
    return SKIPPED;
  }

  for (int i = 1; i < argc; i++)
    bench_file (argv[i], folding);
  for (guint i = 0; argc == 1 && i < G_N_ELEMENTS (reports_measured); i++) {
    g_autofree char *path = g_build_filename (reports, reports_measured[i], NULL);

    bench_file (path, folding);
  }
  bench ("folding-new", "none", run_folding, run_lower_case, NULL, 0);

  return 0;
}
