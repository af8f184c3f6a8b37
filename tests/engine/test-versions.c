/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "report/gouji-versions.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/wait.h>
#include <unistd.h>

#define ID "5b1f0c0e-6f53-4c0d-9f0e-2a1f5a3d7c11"
#define OTHER_ID "0d9c6b1a-30a4-4a51-8f6e-77c4a3f0b852"

typedef struct {
  char *folder;
  char *home;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("gouji-XXXXXX", NULL);
  g_assert_nonnull (fixture->folder);
  fixture->home = g_build_filename (fixture->folder, ID, NULL);
}

static void
delete_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);

  for (const char *name = dir ? g_dir_read_name (dir) : NULL; name != NULL; name = g_dir_read_name (dir)) {
    g_autofree char *child = g_build_filename (path, name, NULL);

    delete_tree (child);
  }
  g_assert_cmpint (g_remove (path), ==, 0);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  delete_tree (fixture->folder);
  g_free (fixture->home);
  g_free (fixture->folder);
}

static GDateTime *
parse_time (const char *time)
{
  g_autofree char *whole = strlen (time) > 10 ? g_strdup (time) : g_strconcat (time, "T09:30:00+08", NULL);
  GDateTime *parsed = g_date_time_new_from_iso8601 (whole, NULL);

  g_assert_nonnull (parsed);
  return parsed;
}

static void
add (Fixture *fixture, const char *text, GoujiVersionKind kind, const char *time)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GDateTime) on = parse_time (time);
  g_autoptr (GError) error = NULL;

  gouji_versions_add (fixture->folder, ID, bytes, kind, on, "李娜", &error);
  g_assert_no_error (error);
}

static GPtrArray *
list (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *versions = gouji_versions_list (fixture->folder, ID, &error);

  g_assert_no_error (error);
  return versions;
}

static char *
read_text (Fixture *fixture, const GoujiVersion *version)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = gouji_versions_read (fixture->folder, ID, version, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (bytes), ==, version->length);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* The contents, the newest first, parted by spaces. */
static void
assert_contents (Fixture *fixture, const char *expected)
{
  g_autoptr (GPtrArray) versions = list (fixture);
  g_autoptr (GString) contents = g_string_new (NULL);

  for (guint i = 0; i < versions->len; i++) {
    g_autofree char *text = read_text (fixture, g_ptr_array_index (versions, i));

    g_string_append_printf (contents, "%s%s", i > 0 ? " " : "", text);
  }
  g_assert_cmpstr (contents->str, ==, expected);
}

static guint
count_files (Fixture *fixture)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->home, 0, NULL);
  guint n = 0;

  for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir))
    n += g_str_has_suffix (name, ".gouji");
  return n;
}

static void
test_kept (Fixture *fixture, gconstpointer data)
{
  add (fixture, "a", GOUJI_VERSION_SAVED, "2026-01-09T23:59:00+08");
  add (fixture, "b", GOUJI_VERSION_SIGNED_OFF, "2026-01-10T08:15:00+08");

  g_autoptr (GPtrArray) versions = list (fixture);
  g_assert_cmpuint (versions->len, ==, 2);
  const GoujiVersion *newest = g_ptr_array_index (versions, 0);
  g_autofree char *on = g_date_time_format_iso8601 (newest->on);
  g_assert_cmpstr (on, ==, "2026-01-10T08:15:00+08");
  g_assert_cmpint (newest->kind, ==, GOUJI_VERSION_SIGNED_OFF);
  g_assert_cmpstr (newest->by, ==, "李娜");
  g_assert_cmpuint (newest->length, ==, 1);
  assert_contents (fixture, "b a");
}

static void
test_none (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) versions = list (fixture);

  g_assert_cmpuint (versions->len, ==, 0);
}

static void
test_others (Fixture *fixture, gconstpointer data)
{
  add (fixture, "a", GOUJI_VERSION_SAVED, "2026-01-09");

  g_autoptr (GPtrArray) versions = gouji_versions_list (fixture->folder, OTHER_ID, NULL);
  g_assert_cmpuint (versions->len, ==, 0);
}

static void
test_once (Fixture *fixture, gconstpointer data)
{
  add (fixture, "a", GOUJI_VERSION_SAVED, "2026-01-09T09:00:00+08");
  add (fixture, "a", GOUJI_VERSION_SAVED, "2026-01-09T09:01:00+08");
  assert_contents (fixture, "a");
  add (fixture, "a", GOUJI_VERSION_SIGNED_OFF, "2026-01-09T09:02:00+08");
  add (fixture, "b", GOUJI_VERSION_SAVED, "2026-01-09T09:03:00+08");
  add (fixture, "a", GOUJI_VERSION_SAVED, "2026-01-09T09:04:00+08");
  assert_contents (fixture, "a b a a");
  g_assert_cmpuint (count_files (fixture), ==, 2);
}

static void
test_thinned (Fixture *fixture, gconstpointer data)
{
  add (fixture, "a1", GOUJI_VERSION_SAVED, "2025-11-03T09:00:00+08");
  add (fixture, "a2", GOUJI_VERSION_SAVED, "2025-11-28T09:00:00+08");
  add (fixture, "b1", GOUJI_VERSION_SIGNED_OFF, "2025-11-29T09:00:00+08");
  add (fixture, "c1", GOUJI_VERSION_SAVED, "2026-01-08T09:00:00+08");
  add (fixture, "c2", GOUJI_VERSION_SAVED, "2026-01-08T10:00:00+08");
  add (fixture, "c3", GOUJI_VERSION_REPLACED, "2026-01-08T09:30:00+08");
  add (fixture, "d1", GOUJI_VERSION_SAVED, "2026-01-09T09:00:00+08");
  assert_contents (fixture, "d1 c2 c3 b1 a2");
  add (fixture, "d2", GOUJI_VERSION_SAVED, "2026-01-09T09:00:01+08");
  assert_contents (fixture, "d2 d1 c2 c3 b1 a2");
  g_assert_cmpuint (count_files (fixture), ==, 6);
}

/* Whose clock was a year ahead for a day: nothing of it is lost when it is put right. */
static void
test_clock (Fixture *fixture, gconstpointer data)
{
  add (fixture, "ahead1", GOUJI_VERSION_SAVED, "2027-01-08T09:00:00+08");
  add (fixture, "ahead2", GOUJI_VERSION_SAVED, "2027-01-08T10:00:00+08");
  add (fixture, "right", GOUJI_VERSION_SAVED, "2026-01-08T11:00:00+08");
  assert_contents (fixture, "ahead2 ahead1 right");
}

static void
test_thousands (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDateTime) first = parse_time ("2026-01-09T00:00:00+08");
  gint64 begin = g_get_monotonic_time ();

  g_assert_cmpint (g_mkdir_with_parents (fixture->home, 0700), ==, 0);
  g_autoptr (GString) lines = g_string_new (NULL);
  for (guint i = 0; i < GOUJI_VERSIONS_MOST; i++) {
    g_autofree char *text = g_strdup_printf ("%u", i);
    g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
    g_autofree char *path = g_strdup_printf ("%s/%s.gouji", fixture->home, sum);
    g_autoptr (GDateTime) on = g_date_time_add_seconds (first, i);
    g_autofree char *time = g_date_time_format_iso8601 (on);

    g_assert_true (g_file_set_contents (path, text, -1, NULL));
    g_string_append_printf (lines, "{\"on\":\"%s\",\"kind\":\"saved\",\"sha256\":\"%s\"}\n", time, sum);
  }
  g_autofree char *path = g_build_filename (fixture->home, "versions", NULL);
  g_assert_true (g_file_set_contents (path, lines->str, -1, NULL));

  begin = g_get_monotonic_time ();
  add (fixture, "newest", GOUJI_VERSION_SAVED, "2026-01-09T10:00:00+08");
  g_test_message ("added to a thousand in %" G_GINT64_FORMAT " µs", g_get_monotonic_time () - begin);
  g_autoptr (GPtrArray) versions = list (fixture);
  g_assert_cmpuint (versions->len, ==, GOUJI_VERSIONS_MOST);
  g_assert_cmpuint (count_files (fixture), ==, GOUJI_VERSIONS_MOST);
  g_autofree char *newest = read_text (fixture, g_ptr_array_index (versions, 0));
  g_assert_cmpstr (newest, ==, "newest");
}

/* A content of that size, and what its line says. The bytes are holes: nobody reads them. */
static void
pretend (Fixture *fixture, GString *lines, char letter, gsize length, const char *kind)
{
  g_autofree char *sum = g_strnfill (64, letter);
  g_autofree char *path = g_strdup_printf ("%s/%s.gouji", fixture->home, sum);
  int fd = g_open (path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);

  g_assert_cmpint (ftruncate (fd, (off_t) length), ==, 0);
  close (fd);
  g_string_append_printf (lines, "{\"on\":\"2026-01-09T09:0%c:00+08\",\"kind\":\"%s\",\"sha256\":\"%s\"}\n",
                          letter, kind, sum);
}

static void
test_bounded (Fixture *fixture, gconstpointer data)
{
  const gsize half = GOUJI_VERSIONS_MOST_BYTES / 2;
  g_autofree char *path = g_build_filename (fixture->home, "versions", NULL);
  g_autoptr (GString) lines = g_string_new (NULL);

  g_assert_cmpint (g_mkdir_with_parents (fixture->home, 0700), ==, 0);
  pretend (fixture, lines, '1', half, "signed-off");
  pretend (fixture, lines, '2', half, "saved");
  pretend (fixture, lines, '3', half, "saved");
  g_assert_true (g_file_set_contents (path, lines->str, -1, NULL));
  add (fixture, "newest", GOUJI_VERSION_SAVED, "2026-01-09T09:04:00+08");

  g_autoptr (GPtrArray) versions = list (fixture);
  g_assert_cmpuint (versions->len, ==, 3);
  g_assert_cmpuint (count_files (fixture), ==, 3);
  g_assert_cmpint (*((GoujiVersion *) g_ptr_array_index (versions, 1))->sha256, ==, '3');
  g_assert_cmpint (*((GoujiVersion *) g_ptr_array_index (versions, 2))->sha256, ==, '1');
}

static void
test_deleted (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  add (fixture, "a", GOUJI_VERSION_SAVED, "2026-01-09T09:00:00+08");
  add (fixture, "b", GOUJI_VERSION_SAVED, "2026-01-09T09:01:00+08");
  g_autoptr (GPtrArray) versions = list (fixture);
  for (guint i = 0; i < 2; i++) {
    gouji_versions_delete (fixture->folder, ID, g_ptr_array_index (versions, 1), &error);
    g_assert_no_error (error);
  }
  assert_contents (fixture, "b");
  g_assert_null (gouji_versions_read (fixture->folder, ID, g_ptr_array_index (versions, 1), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_cmpuint (count_files (fixture), ==, 1);
}

/* One line that is no JSON, one that says nothing, one of a content that is gone: the others count, and the
 * content that lost its line is there all the same. */
static void
test_damaged_lines (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->home, "versions", NULL);
  g_autofree char *text = NULL;

  add (fixture, "a", GOUJI_VERSION_SAVED, "2026-01-09T09:00:00+08");
  add (fixture, "b", GOUJI_VERSION_SAVED, "2026-01-09T09:01:00+08");
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_auto (GStrv) lines = g_strsplit (text, "\n", 0);
  g_autofree char *damaged = g_strdup_printf ("%.20s\n[]\n{}\n\xff\n%s\n{\"on\":\"2026", lines[0], lines[1]);
  g_assert_true (g_file_set_contents (path, damaged, -1, NULL));

  g_autoptr (GPtrArray) versions = list (fixture);
  g_assert_cmpuint (versions->len, ==, 2);
  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  g_autoptr (GPtrArray) unspoken = list (fixture);
  g_assert_cmpuint (unspoken->len, ==, 2);

  add (fixture, "c", GOUJI_VERSION_SAVED, "2100-01-09T09:02:00+08");
  g_autoptr (GPtrArray) after = list (fixture);
  g_autofree char *newest = read_text (fixture, g_ptr_array_index (after, 0));
  g_assert_cmpstr (newest, ==, "c");
}

/* A content that the disk has spoilt is turned down, and written again when it is saved again. */
static void
test_damaged_content (Fixture *fixture, gconstpointer data)
{
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "a", 1);
  g_autofree char *path = g_strdup_printf ("%s/%s.gouji", fixture->home, sum);
  g_autoptr (GError) error = NULL;

  add (fixture, "a", GOUJI_VERSION_SAVED, "2026-01-09T09:00:00+08");
  g_assert_true (g_file_set_contents (path, "x", 1, NULL));
  g_autoptr (GPtrArray) versions = list (fixture);
  g_assert_null (gouji_versions_read (fixture->folder, ID, g_ptr_array_index (versions, 0), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);

  add (fixture, "a", GOUJI_VERSION_SAVED, "2026-01-09T09:01:00+08");
  assert_contents (fixture, "a");
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("a", 1);
  g_autoptr (GDateTime) on = parse_time ("2026-01-09");
  g_autofree char *in_the_way = g_build_filename (fixture->folder, ID, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (gouji_versions_add (fixture->folder, "../x", bytes, GOUJI_VERSION_SAVED, on, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_FILENAME);
  g_clear_error (&error);

  g_assert_true (g_file_set_contents (in_the_way, "", 0, NULL));
  g_assert_false (gouji_versions_add (fixture->folder, ID, bytes, GOUJI_VERSION_SAVED, on, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_DIRECTORY);
  g_clear_error (&error);
  g_assert_null (gouji_versions_list (fixture->folder, ID, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_DIRECTORY);
}

#define N_PROGRAMS 4
#define N_EACH 10

static void
test_programs (Fixture *fixture, gconstpointer data)
{
  pid_t programs[N_PROGRAMS];

  for (int i = 0; i < N_PROGRAMS; i++) {
    programs[i] = fork ();
    g_assert_cmpint (programs[i], >=, 0);
    for (int j = 0; programs[i] == 0 && j < N_EACH; j++) {
      g_autofree char *text = g_strdup_printf ("%d.%d", i, j);

      add (fixture, text, GOUJI_VERSION_SAVED, "2026-01-09T09:00:00+08");
    }
    if (programs[i] == 0)
      _exit (0);
  }

  for (int i = 0; i < N_PROGRAMS; i++) {
    int status;

    g_assert_cmpint (waitpid (programs[i], &status, 0), ==, programs[i]);
    g_assert_cmpint (status, ==, 0);
  }
  g_autoptr (GPtrArray) versions = list (fixture);
  g_assert_cmpuint (versions->len, ==, N_PROGRAMS * N_EACH);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/versions/kept-with-time-kind-and-name", test_kept);
  ADD ("/versions/none-is-an-empty-list", test_none);
  ADD ("/versions/other-reports-have-their-own", test_others);
  ADD ("/versions/the-same-is-kept-once", test_once);
  ADD ("/versions/thinned-by-day-and-month", test_thinned);
  ADD ("/versions/a-clock-set-back-loses-nothing", test_clock);
  ADD ("/versions/a-thousand", test_thousands);
  ADD ("/versions/bounded-in-size", test_bounded);
  ADD ("/versions/deleted", test_deleted);
  ADD ("/versions/damaged-lines-lose-no-content", test_damaged_lines);
  ADD ("/versions/damaged-content-is-turned-down", test_damaged_content);
  ADD ("/versions/refused-with-a-reason", test_refused);
  ADD ("/versions/several-programs-at-once", test_programs);
#undef ADD

  return g_test_run ();
}
