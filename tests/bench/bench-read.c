/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Measures the rooms read and document by themselves:
 *
 *   read-html    decode, parse and walk a page, against libxml2's bare htmlReadMemory of the same bytes
 *   read-text    decode a text and find its paragraphs, against g_utf8_validate and one copy
 *   fold         fold a text, against one pass of g_utf8_get_char over it
 *   read-fold    both for a text that is not a page, against the same peer as read-text
 *   folding-new  build the folding table, against g_unichar_tolower of all its characters
 *
 * The files are named on the command line, and two more come from the folder in $GOUJI_REPORTS. Loading the
 * files is not measured.
 */

#include <string.h>

#include <libxml/HTMLparser.h>

#include "bench.h"
#include "document/gouji-fold.h"
#include "read/gouji-read.h"

typedef struct {
  GBytes *bytes;
  GoujiDocument *document;
  GoujiFolding *folding;
} Subject;

static void
run_read (gpointer data)
{
  const Subject *subject = data;
  g_autoptr (GoujiDocument) document = gouji_read (subject->bytes, NULL, NULL, NULL);
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

static void
run_copy (gpointer data)
{
  const Subject *subject = data;
  gsize length;
  const char *bytes = g_bytes_get_data (subject->bytes, &length);

  g_utf8_validate_len (bytes, length, NULL);
  g_free (g_memdup2 (bytes, length));
}

static void
run_fold (gpointer data)
{
  const Subject *subject = data;
  g_autoptr (GoujiFolded) folded =
    gouji_folded_new (subject->folding, gouji_document_get_text (subject->document), -1, 0);
}

static void
run_read_and_fold (gpointer data)
{
  const Subject *subject = data;
  g_autoptr (GoujiDocument) document = gouji_read (subject->bytes, NULL, NULL, NULL);
  g_autoptr (GoujiFolded) folded =
    gouji_folded_new (subject->folding, gouji_document_get_text (document), -1, 0);
}

static void
run_code_points (gpointer data)
{
  const Subject *subject = data;
  volatile gunichar sum = 0;

  for (const char *p = gouji_document_get_text (subject->document); *p != '\0'; p = g_utf8_next_char (p))
    sum += g_utf8_get_char (p);
}

static void
run_lower_case (gpointer data)
{
  g_autofree guint16 *table = g_new (guint16, 0x10000);

  for (guint c = 0; c < 0x10000; c++)
    table[c] = g_unichar_tolower (c);
}

static void
run_folding (gpointer data)
{
  gouji_folding_unref (gouji_folding_new ());
}

static void
bench_page (const char *file, Subject *subject)
{
  bench_measure (&(Bench) { "read-html", file, g_bytes_get_size (subject->bytes), .excluded = "file",
                            .ours = run_read, .peer = run_libxml2, .subject = subject });
}

static void
bench_text (const char *file, Subject *subject)
{
  gsize length = g_bytes_get_size (subject->bytes);

  bench_measure (&(Bench) { "read-text", file, length, .excluded = "file", .ours = run_read, .peer = run_copy,
                            .subject = subject });
  bench_measure (&(Bench) { "read-fold", file, length, .goal = "20MB/s", .excluded = "file,folding-table",
                            .ours = run_read_and_fold, .peer = run_copy, .subject = subject });
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
  if (g_str_has_suffix (path, ".html"))
    bench_page (file, &subject);
  else
    bench_text (file, &subject);
  bench_measure (&(Bench) { "fold", file, strlen (gouji_document_get_text (document)),
                            .excluded = "folding-table", .ours = run_fold, .peer = run_code_points,
                            .subject = &subject });
}

int
main (int argc, char *argv[])
{
  g_autoptr (GoujiFolding) folding = gouji_folding_new ();
  g_autoptr (GPtrArray) files = bench_list_files (argc, argv);

  for (guint i = 0; i < files->len; i++)
    bench_file (files->pdata[i], folding);
  bench_measure (&(Bench) { "folding-new", .ours = run_folding, .peer = run_lower_case });

  return files->len > 0 ? 0 : BENCH_SKIPPED;
}
