/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The client, a program whose children are up to no good, and the real one. */

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "request/gouji-reader.h"

static const char text[] = "岚川县2023年政府信息公开工作年度报告\n一、总体情况\n";

static GoujiReader *
start (const char *variable)
{
  const char *program = g_getenv (variable);

  g_assert_nonnull (program);
  return gouji_reader_new (program);
}

static GoujiAnswer *
read_text (GoujiReader *reader, const char *name, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  return gouji_reader_read (reader, bytes, name, NULL, NULL, error);
}

static void
assert_reads (GoujiReader *reader)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GoujiAnswer) answer = read_text (reader, "a.txt", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (gouji_document_get_text (answer->document), ==, text);
}

static void
assert_fails (GoujiReader *reader, const char *name, GoujiReadError code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GoujiAnswer) answer = read_text (reader, name, &error);

  g_assert_null (answer);
  g_test_message ("%s: %s", name, error->message);
  g_assert_error (error, GOUJI_READ_ERROR, (int) code);
}

/* The processes that this one started and that still run. */
static guint
list_children (pid_t *children, guint most)
{
  g_autoptr (GDir) processes = g_dir_open ("/proc", 0, NULL);
  guint n = 0;
  const char *name;

  while ((name = g_dir_read_name (processes)) != NULL) {
    g_autofree char *path = g_build_filename ("/proc", name, "stat", NULL);
    g_autofree char *stat = NULL;
    const char *behind;
    char state;
    int parent;

    if (!g_ascii_isdigit (*name) || !g_file_get_contents (path, &stat, NULL, NULL))
      continue;
    behind = strrchr (stat, ')');
    if (sscanf (behind, ") %c %d", &state, &parent) == 2 && parent == getpid () && state != 'Z' && n < most)
      children[n++] = (pid_t) g_ascii_strtoll (name, NULL, 10);
  }

  return n;
}

static pid_t
find_program (void)
{
  pid_t children[2];

  g_assert_cmpuint (list_children (children, 2), ==, 1);
  return children[0];
}

static guint
count_descriptors (void)
{
  g_autoptr (GDir) folder = g_dir_open ("/proc/self/fd", 0, NULL);
  guint n = 0;

  while (g_dir_read_name (folder) != NULL)
    n++;
  return n;
}

/* Whatever becomes of a child, the program that forked it lives on. */
static void
test_ends (void)
{
  static const struct {
    const char *name;
    GoujiReadError code;
  } cases[] = {
    { "abort", GOUJI_READ_ERROR_CRASHED },     { "crash", GOUJI_READ_ERROR_CRASHED },
    { "forge-end", GOUJI_READ_ERROR_CRASHED }, { "garbage", GOUJI_READ_ERROR_ANSWER },
    { "loop", GOUJI_READ_ERROR_TIME },         { "large-memory", GOUJI_READ_ERROR_MEMORY },
    { "memory", GOUJI_READ_ERROR_MEMORY },     { "nothing", GOUJI_READ_ERROR_ANSWER },
    { "output", GOUJI_READ_ERROR_ANSWER },     { "other-version", GOUJI_READ_ERROR_ANSWER },
    { "sleep", GOUJI_READ_ERROR_TIME },
  };
  g_autoptr (GoujiReader) reader = start ("GOUJI_BAD_READER");
  pid_t program;

  assert_fails (reader, "nothing", GOUJI_READ_ERROR_ANSWER);
  program = find_program ();
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    assert_fails (reader, cases[i].name, cases[i].code);
    g_assert_cmpint (find_program (), ==, program);
  }
}

static void
test_attempts (void)
{
  static const char *const names[] = {
    "change",    "descriptors", "exec",       "fork",   "free-itself", "home",   "make-folder", "memory-file",
    "no-fonts",  "passwd",      "run-memory", "signal", "socket",      "thread", "trace",       "write",
#if !defined(__SANITIZE_ADDRESS__) /* These read of themselves there. */
    "processes",
#endif
  };
  g_autoptr (GoujiReader) reader = start ("GOUJI_BAD_READER");

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    assert_fails (reader, names[i], GOUJI_READ_ERROR_EMPTY);
}

static void
test_killed_program (void)
{
  g_autoptr (GoujiReader) reader = start ("GOUJI_READER");

  assert_reads (reader);
  kill (find_program (), SIGKILL);
  assert_reads (reader);
  kill (find_program (), SIGKILL);
  g_usleep (100 * 1000);
  assert_reads (reader);
}

static void
test_programs_that_are_none (void)
{
  g_autoptr (GoujiReader) missing = gouji_reader_new ("/no/such/program");
  g_autoptr (GoujiReader) other = gouji_reader_new ("/usr/bin/true");
  g_autoptr (GoujiReader) nothing = gouji_reader_new ("");

  assert_fails (missing, "a.txt", GOUJI_READ_ERROR_NO_READER);
  assert_fails (other, "a.txt", GOUJI_READ_ERROR_NO_READER);
  assert_fails (nothing, "a.txt", GOUJI_READ_ERROR_NO_READER);
}

static gpointer
cancel_soon (gpointer cancellable)
{
  g_usleep (200 * 1000);
  g_cancellable_cancel (cancellable);
  return NULL;
}

static void
test_cancel (void)
{
  g_autoptr (GoujiReader) reader = start ("GOUJI_BAD_READER");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (GThread) thread = g_thread_new ("cancel", cancel_soon, cancellable);
  gint64 start_time = g_get_monotonic_time ();
  g_autoptr (GoujiAnswer) answer = gouji_reader_read (reader, bytes, "sleep", NULL, cancellable, &error);

  g_assert_null (answer);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (g_get_monotonic_time () - start_time, <, 1500 * 1000);
  g_thread_join (g_steal_pointer (&thread));
}

static gpointer
read_often (gpointer reader)
{
  for (guint i = 0; i < 50; i++)
    assert_reads (reader);
  return NULL;
}

static void
test_threads (void)
{
  g_autoptr (GoujiReader) reader = start ("GOUJI_READER");
  GThread *threads[8];
  guint before;

  assert_reads (reader);
  before = count_descriptors ();
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("reader", read_often, reader);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  g_assert_cmpuint (count_descriptors (), ==, before);
}

/* Nothing is left of a reader: no process, no descriptor. */
static void
test_nothing_left (void)
{
  guint before = count_descriptors ();
  GoujiReader *reader = start ("GOUJI_BAD_READER");
  pid_t child;

  assert_fails (reader, "abort", GOUJI_READ_ERROR_CRASHED);
  gouji_reader_unref (reader);
  g_assert_cmpuint (count_descriptors (), ==, before);
  g_assert_cmpuint (list_children (&child, 1), ==, 0);
}

static void
test_too_large (void)
{
  g_autoptr (GoujiReader) reader = gouji_reader_new ("/no/such/program");
  g_autoptr (GBytes) bytes = g_bytes_new_take (g_malloc0 (20000001), 20000001);
  g_autoptr (GError) error = NULL;

  g_assert_null (gouji_reader_read (reader, bytes, NULL, NULL, NULL, &error));
  g_assert_error (error, GOUJI_READ_ERROR, GOUJI_READ_ERROR_TOO_LARGE);
}

static void
test_encoding (void)
{
  g_autoptr (GoujiReader) reader = start ("GOUJI_READER");
  g_autoptr (GBytes) bytes = g_bytes_new_static ("\xa4\xa4\xa4\xe5", 4);
  g_autoptr (GError) error = NULL;
  g_autoptr (GoujiAnswer) answer = gouji_reader_read (reader, bytes, "a.txt", "Big5", NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (gouji_document_get_text (answer->document), ==, "中文");
}

/* One page of 100 x 50 points, half of it black. */
static GBytes *
make_pdf (void)
{
  static const char pdf[] =
    "%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n"
    "2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj\n"
    "3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 100 50]/Contents 4 0 R/Resources<<>> >> endobj\n"
    "4 0 obj <</Length 14>> stream\n0 0 50 50 re f\nendstream endobj\n"
    "trailer <</Root 1 0 R>>\n";

  return g_bytes_new_static (pdf, strlen (pdf));
}

static void
test_picture (void)
{
  g_autoptr (GoujiReader) reader = start ("GOUJI_READER");
  g_autoptr (GBytes) pdf = make_pdf ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GoujiPicture) picture = gouji_reader_draw_page (reader, pdf, 0, 2, NULL, &error);
  const guint32 *pixels;

  g_assert_no_error (error);
  g_assert_cmpuint (picture->width, ==, 200);
  g_assert_cmpuint (picture->height, ==, 100);
  g_assert_cmpuint (g_bytes_get_size (picture->pixels), ==, picture->stride * 100);
  pixels = g_bytes_get_data (picture->pixels, NULL);
  g_assert_cmphex (pixels[50 * 200 + 50] & 0xffffff, ==, 0);
  g_assert_cmphex (pixels[50 * 200 + 150] & 0xffffff, ==, 0xffffff);
}

static void
assert_no_picture (guint page, double scale, GoujiReadError code)
{
  g_autoptr (GoujiReader) reader = start ("GOUJI_READER");
  g_autoptr (GBytes) pdf = make_pdf ();
  g_autoptr (GError) error = NULL;

  g_assert_null (gouji_reader_draw_page (reader, pdf, page, scale, NULL, &error));
  g_assert_error (error, GOUJI_READ_ERROR, (int) code);
}

static void
test_no_picture (void)
{
  assert_no_picture (1, 1, GOUJI_READ_ERROR_DAMAGED);
  assert_no_picture (G_MAXUINT, 1, GOUJI_READ_ERROR_DAMAGED);
  assert_no_picture (0, 1e9, GOUJI_READ_ERROR_TOO_LARGE);
  assert_no_picture (0, 300, GOUJI_READ_ERROR_TOO_LARGE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/reader/children/end-as-they-end", test_ends);
  g_test_add_func ("/reader/children/get-through-nowhere", test_attempts);
  g_test_add_func ("/reader/program/killed-is-started-again", test_killed_program);
  g_test_add_func ("/reader/program/that-is-none", test_programs_that_are_none);
  g_test_add_func ("/reader/program/leaves-nothing", test_nothing_left);
  g_test_add_func ("/reader/request/cancelled", test_cancel);
  g_test_add_func ("/reader/request/from-many-threads", test_threads);
  g_test_add_func ("/reader/request/too-large", test_too_large);
  g_test_add_func ("/reader/request/encoding", test_encoding);
  g_test_add_func ("/reader/picture/of-a-page", test_picture);
  g_test_add_func ("/reader/picture/of-nothing", test_no_picture);

  return g_test_run ();
}
