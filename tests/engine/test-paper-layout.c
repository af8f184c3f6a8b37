/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "load/gouji-kit.h"

#include <string.h>

#include <glib/gstdio.h>

static char *
find_layouts (void)
{
  return g_build_filename (g_getenv ("GOUJI_DATA_DIR"), "layouts", NULL);
}

static GoujiPaperLayout *
load_layout (const char *id)
{
  g_autofree char *folder = find_layouts ();
  g_autoptr (GError) error = NULL;
  GoujiPaperLayout *layout = gouji_paper_layout_new_from_folder (folder, id, &error);

  g_assert_no_error (error);
  return layout;
}

/* GB/T 9704: 156 mm by 225 mm hold 22 lines of 28 characters, and fill it. */
static void
test_standard_page (void)
{
  g_autoptr (GoujiPaperLayout) layout = load_layout ("gbt9704");
  const GoujiPaperStyle *body = &layout->styles[GOUJI_PAPER_ROLE_BODY];
  double width = layout->width - layout->left - layout->right;
  double height = layout->height - layout->top - layout->bottom;
  double line = layout->characters * (body->size + layout->character_spacing);
  double lines = layout->lines * body->line_pitch;

  g_assert_cmpfloat_with_epsilon (width * 25.4 / 72, 156, 1e-6);
  g_assert_cmpfloat_with_epsilon (height * 25.4 / 72, 225, 1e-6);
  g_assert_cmpuint (layout->lines, ==, 22);
  g_assert_cmpuint (layout->characters, ==, 28);
  g_assert_cmpfloat (line, <=, width);
  g_assert_cmpfloat (line + body->size, >, width);
  g_assert_cmpfloat (lines, <=, height);
  g_assert_cmpfloat (lines + body->line_pitch, >, height);
}

static void
test_standard_fonts (void)
{
  g_autoptr (GoujiPaperLayout) layout = load_layout ("gbt9704");
  const GoujiPaperStyle *title = &layout->styles[GOUJI_PAPER_ROLE_TITLE];
  const GoujiPaperStyle *body = &layout->styles[GOUJI_PAPER_ROLE_BODY];

  g_assert_cmpstr (title->families[0], ==, "方正小标宋简体");
  g_assert_cmpfloat (title->size, ==, 22);
  g_assert_true (title->bold_stand_in);
  g_assert_cmpfloat (title->space_before, ==, 2);
  g_assert_cmpfloat (title->space_after, ==, 1);
  g_assert_cmpstr (body->families[0], ==, "仿宋_GB2312");
  g_assert_cmpstr (body->latin, ==, "Times New Roman");
  g_assert_cmpstr (body->latin_families[0], ==, "Times New Roman");
  g_assert_cmpuint (body->n_latin_official, ==, 1);
  g_assert_cmpint (body->alignment, ==, GOUJI_PAPER_ALIGN_JUSTIFY);
  g_assert_cmpstr (layout->styles[GOUJI_PAPER_ROLE_HEADING].families[0], ==, "黑体");
  g_assert_cmpstr (layout->styles[GOUJI_PAPER_ROLE_SUBHEADING].families[0], ==, "楷体_GB2312");
  g_assert_null (layout->styles[GOUJI_PAPER_ROLE_PAGE_NUMBER].latin);
  g_assert_true (layout->number_outside);
}

static void
test_names_and_stand_ins (void)
{
  g_autoptr (GoujiPaperLayout) layout = load_layout ("gbt9704");

  for (guint i = 0; i < GOUJI_PAPER_N_ROLES; i++) {
    const GoujiPaperStyle *style = &layout->styles[i];

    g_assert_cmpuint (style->n_official, >, 0);
    g_assert_cmpuint (style->n_official, <, g_strv_length (style->families));
    g_assert_false (g_str_has_prefix (style->families[style->n_official - 1], "Noto"));
  }
}

static void
test_official (void)
{
  g_autoptr (GoujiPaperLayout) layout = load_layout ("official");

  g_assert_cmpfloat_with_epsilon (layout->left * 20, 1800, 0.5);
  g_assert_cmpfloat_with_epsilon (layout->top * 20, 1440, 0.5);
  g_assert_cmpfloat (layout->styles[GOUJI_PAPER_ROLE_TITLE].size, ==, 18);
  g_assert_true (layout->styles[GOUJI_PAPER_ROLE_TITLE].bold);
  g_assert_cmpstr (layout->styles[GOUJI_PAPER_ROLE_BODY].families[0], ==, "宋体");
  g_assert_cmpfloat (layout->styles[GOUJI_PAPER_ROLE_BODY].line_pitch * 20, ==, 312);
  g_assert_cmpstr (layout->block_shade, ==, "#C6D9F1");
  g_assert_false (layout->number_outside);
}

static void
test_kit (void)
{
  g_autoptr (GoujiKit) kit = gouji_kit_new (g_getenv ("GOUJI_DATA_DIR"), g_getenv ("GOUJI_READER"));
  g_autoptr (GError) error = NULL;
  GPtrArray *layouts = gouji_kit_get_layouts (kit, &error);
  GoujiPaperLayout *layout;

  g_assert_no_error (error);
  g_assert_cmpuint (layouts->len, ==, 2);
  layout = gouji_kit_get_layout (kit, "official", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (layout->id, ==, "official");
  g_assert_true (gouji_kit_get_layout (kit, "official", NULL) == layout);
  g_assert_null (gouji_kit_get_layout (kit, "nothing", &error));
  g_assert_error (error, GOUJI_PAPER_LAYOUT_ERROR, GOUJI_PAPER_LAYOUT_ERROR_UNKNOWN);
}

static void
test_kit_without_layouts (void)
{
  g_autoptr (GoujiKit) kit = gouji_kit_new ("/no/such/folder", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (gouji_kit_get_layouts (kit, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  g_assert_null (gouji_kit_get_layout (kit, "gbt9704", NULL));
}

typedef struct {
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("gouji-layouts-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "gbt9704.json", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_remove (fixture->path);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static void
assert_turned_down (Fixture *fixture, const char *text, const char *message)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GoujiPaperLayout) layout = NULL;

  g_file_set_contents (fixture->path, text, -1, &error);
  g_assert_no_error (error);
  layout = gouji_paper_layout_new_from_folder (fixture->folder, "gbt9704", &error);
  g_assert_null (layout);
  g_assert_error (error, GOUJI_PAPER_LAYOUT_ERROR, GOUJI_PAPER_LAYOUT_ERROR_INVALID);
  if (strstr (error->message, message) == NULL)
    g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, message));
  g_assert_true (g_str_has_prefix (error->message, "gbt9704.json"));
}

static void
test_no_object (Fixture *fixture, gconstpointer data)
{
  assert_turned_down (fixture, "", "object");
  assert_turned_down (fixture, "[]", "object");
  assert_turned_down (fixture, "{", "gbt9704.json");
  assert_turned_down (fixture, "\xff", "reasonable");
}

/* Each mistake is made in the real file. */
static void
test_mistakes (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *right;
    const char *wrong;
    const char *message;
  } mistakes[] = {
    { "\"id\": \"gbt9704\"", "\"id\": \"another\"", "id: differs" },
    { "\"title\": \"公文", "\"name\": \"公文", "title: is missing" },
    { "\"width\": 210", "\"width\": \"A4\"", "page.width: must be a number" },
    { "\"width\": 210", "\"width\": 50", "page.width: leaves no room" },
    { "\"lines\": 22", "\"lines\": 22.5", "grid.lines: must be a whole number" },
    { "\"lines\": 22", "\"lines\": 1e9", "grid.lines: is out of bounds" },
    { "{page}", "1", "numbers.format: has no {page}" },
    { "\"outside\": true", "\"outside\": 1", "numbers.outside: must be true or false" },
    { "\"border\": 0.5", "\"border\": 0.5, \"block_shade\": \"blue\"", "table.block_shade" },
    { "\"fonts\": {", "\"faces\": {", "fonts: is missing" },
    { "\"caption\": { \"font\"", "\"caption\": [], \"x\": { \"font\"", "styles.caption: must be an object" },
    { "\"font\": \"hei\"", "\"font\": \"heiti\"", "fonts.heiti: is missing" },
    { "\"names\": [\"Times New Roman\"]", "\"names\": []", "fonts.times.names" },
    { "\"names\": [\"Times New Roman\"]", "\"names\": [1]", "fonts.times.names: must hold texts" },
    { "\"align\": \"end\"", "\"align\": \"right\"", "align: must be start" },
  };
  g_autofree char *folder = find_layouts ();
  g_autofree char *path = g_build_filename (folder, "gbt9704.json", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (mistakes); i++) {
    g_autoptr (GString) wrong = g_string_new (text);

    g_assert_cmpuint (g_string_replace (wrong, mistakes[i].right, mistakes[i].wrong, 1), ==, 1);
    assert_turned_down (fixture, wrong->str, mistakes[i].message);
  }
}

static void
test_unknown (Fixture *fixture, gconstpointer data)
{
  static const char *const ids[] = { "gbt9704", "", "../layouts/gbt9704", "GBT9704" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (gouji_paper_layout_new_from_folder (fixture->folder, ids[i], &error));
    g_assert_error (error, GOUJI_PAPER_LAYOUT_ERROR, GOUJI_PAPER_LAYOUT_ERROR_UNKNOWN);
  }
}

static void
test_empty_folder (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (gouji_paper_layouts_new_from_folder (fixture->folder, &error));
  g_assert_error (error, GOUJI_PAPER_LAYOUT_ERROR, GOUJI_PAPER_LAYOUT_ERROR_UNKNOWN);
}

static void
test_unreadable (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir (fixture->path, 0700), ==, 0);
  g_assert_null (gouji_paper_layout_new_from_folder (fixture->folder, "gbt9704", &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_ISDIR);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/paper/layout/standard-page-is-filled-by-22-lines-of-28-characters", test_standard_page);
  g_test_add_func ("/paper/layout/standard-fonts-by-official-name-first", test_standard_fonts);
  g_test_add_func ("/paper/layout/every-font-has-stand-ins", test_names_and_stand_ins);
  g_test_add_func ("/paper/layout/official-template", test_official);
  g_test_add_func ("/paper/layout/kit-has-layouts", test_kit);
  g_test_add_func ("/paper/layout/kit-without-layouts", test_kit_without_layouts);
  g_test_add ("/paper/layout/no-object", Fixture, NULL, set_up, test_no_object, tear_down);
  g_test_add ("/paper/layout/mistakes-are-named", Fixture, NULL, set_up, test_mistakes, tear_down);
  g_test_add ("/paper/layout/unknown", Fixture, NULL, set_up, test_unknown, tear_down);
  g_test_add ("/paper/layout/empty-folder", Fixture, NULL, set_up, test_empty_folder, tear_down);
  g_test_add ("/paper/layout/unreadable", Fixture, NULL, set_up, test_unreadable, tear_down);

  return g_test_run ();
}
