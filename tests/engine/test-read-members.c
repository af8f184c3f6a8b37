/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "read/gouji-read.h"

#include "package-fixture.h"

/* Names and reasons of the files in an archive in one line, for a test to compare. */
static char *
describe (GBytes *bytes, const GoujiLimits *limits)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) members = gouji_read_members (bytes, limits, &error);
  GString *out = g_string_new (NULL);

  if (members == NULL) {
    g_assert_true (error->domain == GOUJI_READ_ERROR);
    g_string_append_printf (out, "error %d", error->code);
    return g_string_free_and_steal (out);
  }
  for (guint i = 0; i < members->len; i++) {
    const GoujiMember *member = g_ptr_array_index (members, i);

    if (member->bytes != NULL)
      g_string_append_printf (out, "%s %" G_GSIZE_FORMAT "|", member->name, g_bytes_get_size (member->bytes));
    else
      g_string_append_printf (out, "%s reason %d|", member->name, (int) member->reason);
  }

  return g_string_free_and_steal (out);
}

static void
assert_described (GBytes *bytes, const GoujiLimits *limits, const char *expected)
{
  g_autofree char *described = describe (bytes, limits);

  g_assert_cmpstr (described, ==, expected);
}

/* Changes a name where it stands in the archive, in both places, to bytes that libarchive would not write. */
static GBytes *
rename_file (GBytes *bytes, const char *from, const char *to)
{
  gsize length;
  gsize n = strlen (from);
  g_autofree char *copy = g_memdup2 (g_bytes_get_data (bytes, &length), g_bytes_get_size (bytes));

  g_assert_cmpuint (strlen (to), ==, n);
  for (gsize i = 0; i + n <= length; i++) {
    if (memcmp (copy + i, from, n) == 0)
      memcpy (copy + i, to, n);
  }
  g_bytes_unref (bytes);

  return g_bytes_new (copy, length);
}

static GBytes *
make_archive (void)
{
  TestPackage *package = test_package_new (TRUE);

  test_package_add (package, "a.txt", "一");
  test_package_add_entry (package, "folder/", AE_IFDIR, "", 0);
  test_package_add (package, "folder/b.docx", "12345");
  test_package_add (package, "folder/empty.txt", "");
  return test_package_finish (package);
}

static void
test_files_of_an_archive (void)
{
  g_autoptr (GBytes) bytes = make_archive ();

  assert_described (bytes, NULL, "a.txt 3|folder/b.docx 5|folder/empty.txt 0|");
}

static void
test_names_without_encoding_are_chinese (void)
{
  /* 年报.txt in GB 18030 and in UTF-8, neither said to be */
  g_autoptr (GBytes) gbk = rename_file (make_archive (), "a.txt", "\xc4\xea\xb1\xa8.");
  g_autoptr (GBytes) utf8 = rename_file (make_archive (), "a.txt", "\xe5\xb9\xb4.x");
  g_autoptr (GBytes) neither = rename_file (make_archive (), "a.txt", "\xff\xff.tx");

  assert_described (gbk, NULL, "年报. 3|folder/b.docx 5|folder/empty.txt 0|");
  assert_described (utf8, NULL, "年.x 3|folder/b.docx 5|folder/empty.txt 0|");
  assert_described (neither, NULL, "\xef\xbf\xbd\xef\xbf\xbd.tx 3|folder/b.docx 5|folder/empty.txt 0|");
}

/* The bit that says that a name is in UTF-8, in the local and the central header (APPNOTE, 4.4.4). */
static void
test_names_that_say_they_are_utf8 (void)
{
  g_autoptr (GBytes) bytes = rename_file (make_archive (), "a.txt", "\xe5\xb9\xb4.x");
  gsize length;
  g_autofree guint8 *copy = g_memdup2 (g_bytes_get_data (bytes, &length), g_bytes_get_size (bytes));
  g_autoptr (GBytes) flagged = NULL;

  for (gsize i = 0; i + 10 < length; i++) {
    if (memcmp (copy + i, "PK\3\4", 4) == 0)
      copy[i + 7] |= 8;
    if (memcmp (copy + i, "PK\1\2", 4) == 0)
      copy[i + 9] |= 8;
  }
  flagged = g_bytes_new (copy, length);
  assert_described (flagged, NULL, "年.x 3|folder/b.docx 5|folder/empty.txt 0|");
}

static void
test_what_systems_leave_is_left_out (void)
{
  TestPackage *package = test_package_new (TRUE);
  g_autoptr (GBytes) bytes = NULL;

  test_package_add (package, "__MACOSX/._a.txt", "x");
  test_package_add (package, "x/.DS_Store", "x");
  test_package_add (package, "x/THUMBS.DB", "x");
  test_package_add (package, "x/~$a.docx", "x");
  test_package_add (package, "x/.~lock.a.odt#", "x");
  test_package_add_entry (package, "link", AE_IFLNK, "/etc/passwd", 11);
  test_package_add (package, "x/a.zip", "PK");
  bytes = test_package_finish (package);

  assert_described (bytes, NULL, "x/a.zip 2|");
}

static void
test_names_are_only_names (void)
{
  TestPackage *package = test_package_new (TRUE);
  g_autoptr (GBytes) bytes = NULL;

  test_package_add (package, "../../etc/a.txt", "x");
  test_package_add (package, "/etc/b.txt", "x");
  bytes = test_package_finish (package);

  assert_described (bytes, NULL, "../../etc/a.txt 1|/etc/b.txt 1|");
}

static void
test_encrypted_files_are_named (void)
{
  g_autoptr (GBytes) bytes = make_archive ();
  gsize length;
  g_autofree guint8 *copy = g_memdup2 (g_bytes_get_data (bytes, &length), g_bytes_get_size (bytes));
  g_autoptr (GBytes) encrypted = NULL;
  guint n_local = 0;
  guint n_central = 0;

  /* The first bit of the flags (APPNOTE, 4.4.4), of the first file alone. */
  for (gsize i = 0; i + 10 < length; i++) {
    if (memcmp (copy + i, "PK\3\4", 4) == 0 && n_local++ == 0)
      copy[i + 6] |= 1;
    if (memcmp (copy + i, "PK\1\2", 4) == 0 && n_central++ == 0)
      copy[i + 8] |= 1;
  }
  encrypted = g_bytes_new (copy, length);
  assert_described (encrypted, NULL, "a.txt reason 6|folder/b.docx 5|folder/empty.txt 0|");
}

static void
test_bounds (void)
{
  GoujiLimits limits = gouji_default_limits;
  g_autoptr (GBytes) bytes = make_archive ();

  limits.bytes = 4;
  assert_described (bytes, &limits, "a.txt 3|folder/b.docx reason 2|folder/empty.txt 0|");
  limits = gouji_default_limits;
  limits.unpacked = 4;
  assert_described (bytes, &limits, "a.txt 3|folder/b.docx reason 2|folder/empty.txt reason 2|");
  limits = gouji_default_limits;
  limits.members = 3;
  assert_described (bytes, &limits, "error 2");
}

static void
test_bomb (void)
{
  TestPackage *package = test_package_new (TRUE);
  g_autofree char *zeros = g_malloc0 (30 * 1000 * 1000);
  g_autoptr (GBytes) bytes = NULL;

  for (guint i = 0; i < 20; i++) {
    g_autofree char *name = g_strdup_printf ("%u", i);

    test_package_add_entry (package, name, AE_IFREG, zeros, 30 * 1000 * 1000);
  }
  test_package_add (package, "a.txt", "x");
  bytes = test_package_finish (package);
  g_assert_cmpuint (g_bytes_get_size (bytes), <, 1000 * 1000);

  g_autofree char *described = describe (bytes, NULL);
  g_assert_true (g_str_has_prefix (described, "0 reason 2|1 reason 2|"));
}

static void
test_nothing_in_it (void)
{
  g_autoptr (GBytes) bytes = test_package_finish (test_package_new (TRUE));
  g_autofree char *described = describe (bytes, NULL);

  g_assert_true (g_str_equal (described, "error 0") || g_str_equal (described, "error 5"));
}

static void
test_damaged_archives_give_an_answer (void)
{
  g_autoptr (GBytes) bytes = make_archive ();
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autoptr (GRand) random = g_rand_new_with_seed (20240118);

  for (gsize n = 0; n < 4 * length; n++) {
    g_autofree char *copy = g_memdup2 (data, length);
    g_autoptr (GBytes) damaged = NULL;
    g_autofree char *described = NULL;

    if (n >= length)
      copy[n % length] = (char) g_rand_int_range (random, 0, 256);
    damaged = g_bytes_new (copy, n < length ? n : length);
    described = describe (damaged, NULL);
    g_assert_true (g_utf8_validate (described, -1, NULL));
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/read-members/files-of-an-archive", test_files_of_an_archive);
  g_test_add_func ("/read-members/names-without-encoding-are-chinese",
                   test_names_without_encoding_are_chinese);
  g_test_add_func ("/read-members/names-that-say-they-are-utf8", test_names_that_say_they_are_utf8);
  g_test_add_func ("/read-members/what-systems-leave-is-left-out", test_what_systems_leave_is_left_out);
  g_test_add_func ("/read-members/names-are-only-names", test_names_are_only_names);
  g_test_add_func ("/read-members/encrypted-files-are-named", test_encrypted_files_are_named);
  g_test_add_func ("/read-members/bounds", test_bounds);
  g_test_add_func ("/read-members/bomb", test_bomb);
  g_test_add_func ("/read-members/nothing-in-it", test_nothing_in_it);
  g_test_add_func ("/read-members/damaged-archives-give-an-answer", test_damaged_archives_give_an_answer);

  return g_test_run ();
}
