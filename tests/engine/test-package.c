/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "container/gouji-package.h"

#include "package-fixture.h"

static char *
get_text (GoujiPackage *package, const char *name)
{
  GBytes *bytes = gouji_package_get (package, name);
  gsize length;
  const char *text;

  if (bytes == NULL)
    return NULL;

  text = g_bytes_get_data (bytes, &length);
  return length == 0 ? g_strdup ("") : g_strndup (text, length);
}

static void
assert_part (GoujiPackage *package, const char *name, const char *expected)
{
  g_autofree char *text = get_text (package, name);

  g_assert_cmpstr (text, ==, expected);
}

static void
assert_fails (GBytes *bytes, const GoujiLimits *limits, int code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GoujiPackage) package = gouji_package_new (bytes, limits, &error);

  g_assert_null (package);
  g_assert_error (error, GOUJI_READ_ERROR, code);
}

static GoujiPackage *
open_package (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  GoujiPackage *package = gouji_package_new (bytes, NULL, &error);

  g_assert_no_error (error);
  return package;
}

static void
test_parts_are_unpacked (gconstpointer deflate)
{
  TestPackage *made = test_package_new (GPOINTER_TO_INT (deflate));
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GoujiPackage) package = NULL;

  test_package_add (made, "mimetype", "一");
  test_package_add (made, "word/document.xml", "二二二二二二二二二二二二二二");
  test_package_add (made, "word/empty.xml", "");
  bytes = test_package_finish (made);
  package = open_package (bytes);

  assert_part (package, "mimetype", "一");
  assert_part (package, "word/document.xml", "二二二二二二二二二二二二二二");
  assert_part (package, "/Word/Document.XML", "二二二二二二二二二二二二二二");
  assert_part (package, "word/empty.xml", "");
  assert_part (package, "word", NULL);
  g_assert_true (gouji_package_has (package, "word/empty.xml"));
  g_assert_false (gouji_package_has (package, "word/styles.xml"));
}

static void
test_pictures_are_only_there (void)
{
  TestPackage *made = test_package_new (TRUE);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GoujiPackage) package = NULL;

  test_package_add (made, "word/media/image1.PNG", "picture");
  bytes = test_package_finish (made);
  package = open_package (bytes);

  g_assert_true (gouji_package_has (package, "word/media/image1.png"));
  g_assert_null (gouji_package_get (package, "word/media/image1.png"));
}

static void
test_names_are_only_names (void)
{
  TestPackage *made = test_package_new (TRUE);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GoujiPackage) package = NULL;

  test_package_add (made, "../../../../tmp/gouji-was-here.xml", "一");
  test_package_add (made, "/tmp/gouji-was-here.xml", "二");
  test_package_add (made, "xl\\workbook.xml", "三");
  test_package_add_entry (made, "word/folder.xml/", AE_IFDIR, NULL, 0);
  test_package_add_entry (made, "word/link.xml", AE_IFLNK, "/etc/hostname", 0);
  bytes = test_package_finish (made);
  package = open_package (bytes);

  g_assert_false (g_file_test ("/tmp/gouji-was-here.xml", G_FILE_TEST_EXISTS));
  assert_part (package, "../../../../tmp/gouji-was-here.xml", "一");
  assert_part (package, "tmp/gouji-was-here.xml", "二");
  assert_part (package, "xl/workbook.xml", "三");
  g_assert_false (gouji_package_has (package, "word/folder.xml/"));
  g_assert_false (gouji_package_has (package, "word/link.xml"));
}

static void
test_doubled_names_are_turned_down (void)
{
  TestPackage *made = test_package_new (TRUE);
  g_autoptr (GBytes) bytes = NULL;

  test_package_add (made, "word/document.xml", "57");
  test_package_add (made, "word/Document.xml", "58");
  bytes = test_package_finish (made);

  assert_fails (bytes, NULL, GOUJI_READ_ERROR_DAMAGED);
}

static void
test_bombs_stop_at_the_limit (void)
{
  const GoujiLimits limits = { .bytes = 1000000, .unpacked = 1000000, .members = 10 };
  g_autofree char *zeros = g_malloc0 (400000);
  TestPackage *made = test_package_new (TRUE);
  g_autoptr (GBytes) bytes = NULL;

  for (guint i = 0; i < 3; i++) {
    g_autofree char *name = g_strdup_printf ("%u.xml", i);

    test_package_add_entry (made, name, AE_IFREG, zeros, 400000);
  }
  bytes = test_package_finish (made);

  g_assert_cmpuint (g_bytes_get_size (bytes), <, 3000);
  assert_fails (bytes, &limits, GOUJI_READ_ERROR_TOO_LARGE);
}

static void
test_members_are_limited (void)
{
  const GoujiLimits limits = { .bytes = 1000000, .unpacked = 1000000, .members = 10 };
  TestPackage *made = test_package_new (FALSE);
  g_autoptr (GBytes) bytes = NULL;

  for (guint i = 0; i < 11; i++) {
    g_autofree char *name = g_strdup_printf ("%u.png", i);

    test_package_add (made, name, "");
  }
  bytes = test_package_finish (made);

  assert_fails (bytes, &limits, GOUJI_READ_ERROR_TOO_LARGE);
}

static GBytes *
make_simple (gboolean deflate)
{
  TestPackage *made = test_package_new (deflate);

  test_package_add (made, "a.xml", "1234567890");
  return test_package_finish (made);
}

/* Bit 0 of the general purpose flags, in the entry's own header and in the list at the end, says that it is
 * encrypted (APPNOTE 4.4.4). */
static void
test_encrypted_parts_are_said (void)
{
  g_autoptr (GBytes) plain = make_simple (FALSE);
  gsize length = g_bytes_get_size (plain);
  guint8 *data = g_memdup2 (g_bytes_get_data (plain, NULL), length);
  g_autoptr (GBytes) bytes = g_bytes_new_take (data, length);

  for (gsize i = 0; i + 10 < length; i++) {
    if (memcmp (data + i, "PK\3\4", 4) == 0)
      data[i + 6] |= 1;
    if (memcmp (data + i, "PK\1\2", 4) == 0)
      data[i + 8] |= 1;
  }

  assert_fails (bytes, NULL, GOUJI_READ_ERROR_ENCRYPTED);
}

static void
test_wrong_sums_are_turned_down (void)
{
  g_autoptr (GBytes) plain = make_simple (FALSE);
  gsize length = g_bytes_get_size (plain);
  guint8 *data = g_memdup2 (g_bytes_get_data (plain, NULL), length);
  g_autoptr (GBytes) bytes = g_bytes_new_take (data, length);
  guint8 *content = memmem (data, length, "1234567890", 10);

  g_assert_nonnull (content);
  content[3] = '9';

  assert_fails (bytes, NULL, GOUJI_READ_ERROR_DAMAGED);
}

/* What is cut is never half a package; at whatever byte, and in whatever way it is changed, it is one of the
 * errors or the whole. */
static void
test_cut_packages_are_turned_down (void)
{
  g_autoptr (GBytes) whole = make_simple (TRUE);

  for (gsize length = 0; length < g_bytes_get_size (whole); length++) {
    g_autoptr (GBytes) bytes = g_bytes_new_from_bytes (whole, 0, length);

    assert_fails (bytes, NULL, GOUJI_READ_ERROR_DAMAGED);
  }
}

static void
test_changed_packages_never_give_other_content (void)
{
  g_autoptr (GBytes) whole = make_simple (TRUE);
  gsize length = g_bytes_get_size (whole);

  for (gsize at = 0; at < length * 8; at++) {
    guint8 *data = g_memdup2 (g_bytes_get_data (whole, NULL), length);
    g_autoptr (GBytes) bytes = g_bytes_new_take (data, length);
    g_autoptr (GError) error = NULL;
    g_autoptr (GoujiPackage) package = NULL;

    data[at / 8] ^= 1 << at % 8;
    package = gouji_package_new (bytes, NULL, &error);
    if (package == NULL)
      g_assert_true (error->domain == GOUJI_READ_ERROR);
    else if (gouji_package_get (package, "a.xml") != NULL)
      assert_part (package, "a.xml", "1234567890");
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/package/stored-parts-are-read", GINT_TO_POINTER (FALSE), test_parts_are_unpacked);
  g_test_add_data_func ("/package/deflated-parts-are-read", GINT_TO_POINTER (TRUE), test_parts_are_unpacked);
  g_test_add_func ("/package/pictures-are-only-there", test_pictures_are_only_there);
  g_test_add_func ("/package/names-are-only-names", test_names_are_only_names);
  g_test_add_func ("/package/doubled-names-are-turned-down", test_doubled_names_are_turned_down);
  g_test_add_func ("/package/bombs-stop-at-the-limit", test_bombs_stop_at_the_limit);
  g_test_add_func ("/package/members-are-limited", test_members_are_limited);
  g_test_add_func ("/package/encrypted-parts-are-said", test_encrypted_parts_are_said);
  g_test_add_func ("/package/wrong-sums-are-turned-down", test_wrong_sums_are_turned_down);
  g_test_add_func ("/package/cut-packages-are-turned-down", test_cut_packages_are_turned_down);
  g_test_add_func ("/package/changed-packages-never-give-other-content",
                   test_changed_packages_never_give_other_content);

  return g_test_run ();
}
