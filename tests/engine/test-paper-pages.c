/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "pages-fixture.h"

/* How long a long text is laid out before it is stopped, in microseconds. */
#define SOON 100000

static char *
repeat (const char *text, guint n)
{
  GString *string = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (string, text);
  return g_string_free (string, FALSE);
}

/* Returns: a text of @n characters, without punctuation, which would move the ends of lines */
static char *
write_plain (guint n)
{
  GString *string = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_unichar (string, 0x4e00 + i * 7 % 500);
  return g_string_free (string, FALSE);
}

/* GB/T 9704-2012, 5.2.3: 22 lines a page, 28 characters a line. */
static void
test_lines_and_characters (void)
{
  g_autoptr (GoujiReport) report = create_report ();
  g_autofree char *text = write_plain (28 * 22 * 3);
  g_autoptr (GoujiPages) pages = NULL;
  g_autofree char *page = NULL;
  g_autofree char *printed = NULL;
  g_auto (GStrv) lines = NULL;
  guint n_lines = 0;

  put_text (report, 0, text);
  pages = create_pages (report, "gbt9704");
  page = gouji_pages_get_text (pages, 1);
  g_assert_cmpint (g_utf8_strlen (page, -1), ==, 28 * 22);

  if (skip_without ("pdftotext"))
    return;
  printed = ASK (pages, "pdftotext", "-f", "2", "-l", "2", "-layout", "{}", "-");
  lines = g_strsplit (printed, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++) {
    if (strstr (lines[i], "—") != NULL || *g_strstrip (lines[i]) == '\0')
      continue;
    g_assert_cmpint (g_utf8_strlen (lines[i], -1), ==, 28);
    n_lines++;
  }
  g_assert_cmpuint (n_lines, ==, 22);
}

static double
get_number (const char *line, const char *name)
{
  const char *place = strstr (line, name);

  g_assert_nonnull (place);
  return g_ascii_strtod (place + strlen (name), NULL);
}

/* GB/T 15834-2011, 5.1: what closes does not begin a line, what opens does not end one. */
static void
test_punctuation (void)
{
  g_autoptr (GoujiReport) report = create_report ();
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GoujiPages) pages = NULL;
  g_autofree char *printed = NULL;
  g_auto (GStrv) lines = NULL;

  if (skip_without ("pdftotext"))
    return;
  for (guint i = 0; i < 300; i++) {
    g_autofree char *filler = write_plain (i % 7);

    g_string_append_printf (text, "%s（《办法》第%u条），公开；共12件、答复：“是”。比例98.5%%", filler, i);
  }
  put_text (report, 0, text->str);
  pages = create_pages (report, "gbt9704");
  printed = ASK (pages, "pdftotext", "-raw", "{}", "-");
  lines = g_strsplit (printed, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++) {
    g_assert_false (g_regex_match_simple ("^[，。；：、）》”%]", lines[i], 0, 0));
    g_assert_false (g_regex_match_simple ("[（《“]$", lines[i], 0, 0));
  }
}

/* A full line ends at the edge, whatever is in it: its single space is not torn open. */
static void
test_lines_are_spread (void)
{
  g_autoptr (GoujiReport) report = create_report ();
  g_autofree char *text = repeat ("2023年 全县公开信息14126条（网站9876条），", 20);
  const double right = (210 - 26) * 72 / 25.4;
  g_autoptr (GoujiPages) pages = NULL;
  g_autofree char *boxes = NULL;
  g_auto (GStrv) lines = NULL;
  guint n_full = 0;

  if (skip_without ("pdftotext"))
    return;
  put_text (report, 0, text);
  pages = create_pages (report, "gbt9704");
  boxes = ASK (pages, "pdftotext", "-bbox-layout", "-l", "1", "{}", "-");
  lines = g_strsplit (boxes, "<line ", -1);
  for (guint i = 1; lines[i] != NULL; i++)
    n_full += ABS (get_number (lines[i], "xMax=\"") - right) < 1;
  g_assert_cmpuint (n_full, >=, 10);
}

/* Returns: the last line of `pdftotext -bbox` on @page that holds @word */
static char *
find_word (const char *boxes, guint page, const char *word)
{
  g_auto (GStrv) pages = g_strsplit (boxes, "<page ", -1);
  g_auto (GStrv) lines = NULL;
  char *found = NULL;

  g_assert_cmpuint (page + 1, <, g_strv_length (pages));
  lines = g_strsplit (pages[page + 1], "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++) {
    if (strstr (lines[i], word) != NULL)
      g_set_str (&found, lines[i]);
  }

  g_assert_nonnull (found);
  return found;
}

/* Lines keep their distance whatever they begin with, and digits stand on the line of the words around them.
 */
static void
test_base_lines (void)
{
  static const char *const words[] = { "天地玄黄", "宇宙洪荒", "日月盈昃", "寒来暑往" };
  g_autoptr (GoujiReport) report = create_report ();
  g_autoptr (GoujiPages) pages = NULL;
  g_autofree char *boxes = NULL;
  double tops[G_N_ELEMENTS (words)];

  put_text (report, 0, "天地玄黄\n205 宇宙洪荒\n日月盈昃\n寒来暑往 205");
  pages = create_pages (report, "gbt9704");
  if (skip_without ("pdftotext"))
    return;

  boxes = ASK (pages, "pdftotext", "-bbox", "{}", "-");
  for (guint i = 0; i < G_N_ELEMENTS (words); i++) {
    g_autofree char *line = find_word (boxes, 0, words[i]);

    tops[i] = get_number (line, "yMin=\"");
  }
  for (guint i = 2; i < G_N_ELEMENTS (words); i++)
    g_assert_cmpfloat_with_epsilon (tops[i] - tops[i - 1], tops[1] - tops[0], 0.05);
}

/* GB/T 9704-2012, 7.5: one character from the right on odd pages, from the left on even ones; 7 mm below the
 * text. */
static void
test_page_numbers (void)
{
  g_autoptr (GoujiReport) report = create_full_report ();
  g_autoptr (GoujiPages) pages = create_pages (report, "gbt9704");
  const double left = 28 * 72 / 25.4;
  const double right = (210 - 26) * 72 / 25.4;
  g_autofree char *boxes = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  if (skip_without ("pdftotext"))
    return;
  boxes = ASK (pages, "pdftotext", "-bbox", "{}", "-");
  first = find_word (boxes, 0, "—");
  second = find_word (boxes, 1, "—");
  g_assert_cmpfloat_with_epsilon (get_number (first, "xMax=\""), right - 14, 0.5);
  g_assert_cmpfloat (get_number (second, "xMax=\""), <, left + 6 * 14);
  g_assert_cmpfloat (get_number (second, "xMin=\""), >, left + 13);
  g_assert_cmpfloat (get_number (first, "yMin=\""), >, (297 - 35) * 72 / 25.4);
}

static void
test_text_is_in_order (gconstpointer layout)
{
  g_autoptr (GoujiReport) report = create_full_report ();
  g_autoptr (GoujiPages) pages = create_pages (report, layout);
  g_autofree char *text = NULL;

  if (skip_without ("pdftotext"))
    return;
  text = ASK (pages, "pdftotext", "-raw", "{}", "-");
  assert_in_order (report, text);
}

static char *
get_all_text (GoujiPages *pages)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < gouji_pages_get_n_pages (pages); i++) {
    g_autofree char *page = gouji_pages_get_text (pages, i);

    g_string_append_printf (text, "%s\n", page);
  }

  return g_string_free (text, FALSE);
}

static void
test_own_text_is_in_order (void)
{
  g_autoptr (GoujiReport) report = create_full_report ();
  g_autoptr (GoujiPages) pages = create_pages (report, "gbt9704");
  g_autofree char *text = get_all_text (pages);

  assert_in_order (report, text);
}

/* Table 3 is longer than a page: its heads stand above each part of it, and so do the heads of groups of
 * rows. */
static void
test_heads_are_repeated (void)
{
  g_autoptr (GoujiReport) report = create_full_report ();
  g_autoptr (GoujiPages) pages = create_pages (report, "gbt9704");
  guint n_parts = 0;

  for (guint i = 0; i < gouji_pages_get_n_pages (pages); i++) {
    g_autofree char *text = gouji_pages_get_text (pages, i);
    gboolean has_rows = strstr (text, "（一）予以公开") != NULL || strstr (text, "重复申请") != NULL;

    g_assert_cmpuint (count (text, "法律服务机构"), ==, has_rows);
    g_assert_cmpuint (count (text, "三、本年度办理结果"), ==, has_rows);
    n_parts += has_rows;
  }
  g_assert_cmpuint (n_parts, ==, 2);
}

static gboolean
ends_with_line (const char *text, const char *prefix)
{
  const char *line = strrchr (text, '\n');

  return g_str_has_prefix (line != NULL ? line + 1 : text, prefix);
}

/* Wherever a page ends, no head is the last on it, and the rows of （三） stand on one page. */
static void
test_groups_are_whole (void)
{
  for (guint n = 0; n < 24; n++) {
    g_autoptr (GoujiReport) report = create_report ();
    g_autofree char *text = repeat ("字\n", n);
    g_autoptr (GoujiPages) pages = NULL;

    put_text (report, 0, text);
    put_text (report, 1, text);
    put_text (report, 2, text);
    pages = create_pages (report, "gbt9704");
    for (guint i = 0; i < gouji_pages_get_n_pages (pages); i++) {
      g_autofree char *page = gouji_pages_get_text (pages, i);

      g_assert_false (ends_with_line (page, "第二十条"));
      g_assert_false (ends_with_line (page, "信息内容"));
      g_assert_false (ends_with_line (page, "商业企业"));
      g_assert_true ((strstr (page, "1.属于国家秘密") != NULL) ==
                     (strstr (page, "8.属于行政查询事项") != NULL));
      /* The head of a group that is cut is seen on both pages. */
      if (strstr (page, "（一）予以公开") != NULL || strstr (page, "（七）总计") != NULL)
        g_assert_nonnull (strstr (page, "三、本年度办理结果"));
    }
  }
}

static void
test_headings_are_not_left_alone (void)
{
  for (guint n = 0; n < 24; n++) {
    g_autoptr (GoujiReport) report = create_report ();
    g_autofree char *text = repeat ("字\n", n);
    g_autoptr (GoujiPages) pages = NULL;

    put_text (report, 0, text);
    pages = create_pages (report, "gbt9704");
    for (guint i = 0; i + 1 < gouji_pages_get_n_pages (pages); i++) {
      g_autofree char *page = gouji_pages_get_text (pages, i);
      const char *line = strrchr (page, '\n');

      for (guint p = 0; p < 6; p++)
        g_assert_cmpstr (line + 1, !=, gouji_form_get_part (gouji_report_get_form (report), p)->title);
    }
  }
}

static void
test_signature_is_not_alone (void)
{
  gboolean was_moved = FALSE;

  for (guint n = 0; n < 24; n++) {
    g_autoptr (GoujiReport) report = create_report ();
    g_autofree char *text = repeat ("字\n", n);
    g_autoptr (GoujiPages) pages = NULL;
    g_autofree char *page = NULL;
    guint n_pages;

    put_text (report, 5, text);
    pages = create_pages (report, "gbt9704");
    n_pages = gouji_pages_get_n_pages (pages);
    page = gouji_pages_get_text (pages, n_pages - 1);
    g_assert_nonnull (strstr (page, "云溪县自然资源局\n2024年1月5日"));
    g_assert_false (g_str_has_prefix (page, "云溪县自然资源局"));
    was_moved |= g_str_has_prefix (page, "字\n字\n云溪县");
  }
  g_assert_true (was_moved);
}

/* The name ends two characters from the right edge, the date begins two characters right of where it begins.
 */
static void
test_signature_place (void)
{
  g_autoptr (GoujiReport) report = create_full_report ();
  g_autoptr (GoujiPages) pages = create_pages (report, "gbt9704");
  const double right = (210 - 26) * 72 / 25.4;
  guint last = gouji_pages_get_n_pages (pages) - 1;
  g_autofree char *boxes = NULL;
  g_autofree char *name = NULL;
  g_autofree char *date = NULL;

  if (skip_without ("pdftotext"))
    return;
  boxes = ASK (pages, "pdftotext", "-bbox", "{}", "-");
  name = find_word (boxes, last, ">云溪县自然资源局<");
  date = find_word (boxes, last, ">2024");
  g_assert_cmpfloat_with_epsilon (get_number (name, "xMax=\""), right - 2 * 15.75, 0.5);
  g_assert_cmpfloat_with_epsilon (get_number (date, "xMin=\""), get_number (name, "xMin=\"") + 2 * 15.75,
                                  0.5);
}

/* Where the date is longer, it is the date that ends two characters from the edge. */
static void
test_short_signature_place (void)
{
  g_autoptr (GoujiReport) report = create_full_report ();
  g_autoptr (GoujiPages) pages = NULL;
  const double right = (210 - 26) * 72 / 25.4;
  g_autofree char *boxes = NULL;
  g_autofree char *name = NULL;
  g_autofree char *date = NULL;
  guint last;

  if (skip_without ("pdftotext"))
    return;
  gouji_report_put_field (report, GOUJI_FIELD_AGENCY, "云溪县");
  pages = create_pages (report, "gbt9704");
  last = gouji_pages_get_n_pages (pages) - 1;
  boxes = ASK (pages, "pdftotext", "-bbox", "{}", "-");
  name = find_word (boxes, last, ">云溪县<");
  date = find_word (boxes, last, "日<");
  g_assert_cmpfloat_with_epsilon (get_number (date, "xMax=\""), right - 2 * 15.75, 0.5);
  g_free (g_steal_pointer (&date));
  date = find_word (boxes, last, ">2024");
  g_assert_cmpfloat_with_epsilon (get_number (date, "xMin=\""), get_number (name, "xMin=\"") + 2 * 15.75,
                                  0.5);
}

/* A title of two lines breaks behind the agency. */
static void
test_title (void)
{
  g_autoptr (GoujiReport) report = create_full_report ();
  g_autoptr (GoujiPages) pages = create_pages (report, "gbt9704");
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  if (skip_without ("pdftotext"))
    return;
  text = ASK (pages, "pdftotext", "-l", "1", "-raw", "{}", "-");
  lines = g_strsplit (text, "\n", 3);
  g_assert_cmpstr (lines[0], ==, "云溪县自然资源局");
  g_assert_cmpstr (lines[1], ==, "2023年政府信息公开工作年度报告");
}

/* Without a break in its words, a long title has lines as long as each other. */
static void
test_long_title (void)
{
  g_autoptr (GoujiReport) report = create_report ();
  g_autoptr (GoujiPages) pages = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  if (skip_without ("pdftotext"))
    return;
  gouji_report_put_field (report, GOUJI_FIELD_TITLE, "关于云溪县自然资源局政府信息公开工作情况的年度报告");
  pages = create_pages (report, "gbt9704");
  text = ASK (pages, "pdftotext", "-l", "1", "-raw", "{}", "-");
  lines = g_strsplit (text, "\n", 3);
  g_assert_cmpint (ABS (g_utf8_strlen (lines[0], -1) - g_utf8_strlen (lines[1], -1)), <=, 1);
}

/* The row's head, which stands on each page, apart. */
static void
assert_unbroken (const char *text, const char *long_text)
{
  g_autofree char *squeezed = squeeze (text);
  g_autoptr (GString) string = g_string_new (squeezed);

  g_string_replace (string, "行政许可", "", 0);
  g_assert_nonnull (strstr (string->str, long_text));
}

/* A cell that holds more than a page is broken between its lines; its row's head stands on each page. */
static void
test_long_cell (void)
{
  g_autoptr (GoujiReport) report = create_full_report ();
  GoujiForm *form = gouji_report_get_form (report);
  const GoujiCell *cell = gouji_form_find_cell (form, "disclosure.licensing.decisions");
  g_autofree char *text = write_plain (6000);
  g_autoptr (GoujiPages) pages = NULL;
  g_autofree char *all = NULL;
  g_autofree char *pdf = NULL;

  gouji_report_set_entered (report, cell, text, GOUJI_HOW_TYPED);
  pages = create_pages (report, "gbt9704");
  all = get_all_text (pages);
  assert_unbroken (all, text);
  g_assert_cmpuint (count (all, "\n行政许可\t"), >, 2);

  if (skip_without ("pdftotext"))
    return;
  pdf = ASK (pages, "pdftotext", "-raw", "{}", "-");
  assert_unbroken (pdf, text);
}

/* A paragraph in a narrow cell, which makes its row taller than all its neighbours. */
static void
test_paragraph_in_a_cell (void)
{
  g_autoptr (GoujiReport) report = create_full_report ();
  GoujiForm *form = gouji_report_get_form (report);
  g_autoptr (GoujiPages) pages = NULL;
  g_autofree char *all = NULL;

  gouji_report_set_entered (report, gouji_form_find_cell (form, "requests.new_received.total"),
                            "见附表：\n其中网站收到二十件，\n信函三件。", GOUJI_HOW_TYPED);
  pages = create_pages (report, "gbt9704");
  all = get_all_text (pages);
  assert_in_order (report, all);
}

static void
test_extras (void)
{
  g_autoptr (GoujiReport) report = create_full_report ();
  g_autoptr (GoujiPages) pages = NULL;
  g_autofree char *all = NULL;

  for (guint i = 0; i < 100; i++) {
    g_autofree char *row = g_strdup_printf ("其他第%u项", i);
    GoujiExtra extra = { (char *) "disclosure", row, (char *) "件数", (char *) "12", { 1, 2 } };

    gouji_report_put_extra (report, &extra);
  }
  pages = create_pages (report, "gbt9704");
  all = get_all_text (pages);
  assert_in_order (report, all);
  g_assert_cmpuint (count (all, "项目\t栏目\t数据"), >, 2);
}

static void
test_empty_report (gconstpointer layout)
{
  g_autoptr (GoujiReport) report = create_empty_report ();
  g_autoptr (GoujiPages) pages = create_pages (report, layout);
  g_autoptr (GBytes) pdf = create_pdf (pages);

  g_assert_cmpuint (gouji_pages_get_n_pages (pages), >, 1);
  g_assert_cmpuint (g_bytes_get_size (pdf), >, 1000);
  g_assert_cmpstr (gouji_pages_get_missing_glyphs (pages), ==, "");
}

static void
test_missing_glyphs (void)
{
  g_autoptr (GoujiReport) report = create_full_report ();
  g_autoptr (GoujiPages) pages = NULL;
  g_autoptr (GBytes) pdf = NULL;

  put_text (report, 0, "云溪\xf3\xb1\x88\xb4县\xf3\xb1\x88\xb5公\xf3\xb1\x88\xb4开。");
  gouji_report_set_entered (report, gouji_form_get_cell (gouji_report_get_form (report), 0),
                            "\xf3\xb1\x88\xb6", GOUJI_HOW_TYPED);
  pages = create_pages (report, "gbt9704");
  g_assert_cmpstr (gouji_pages_get_missing_glyphs (pages), ==,
                   "\xf3\xb1\x88\xb4\xf3\xb1\x88\xb5\xf3\xb1\x88\xb6");
  pdf = create_pdf (pages);
}

static void
test_substitutions (void)
{
  g_autoptr (GoujiReport) report = create_report ();
  g_autoptr (GoujiPages) pages = create_pages (report, "gbt9704");
  GPtrArray *substitutions = gouji_pages_get_substitutions (pages);
  GoujiPaperLayout *layout = gouji_kit_get_layout (get_kit (), "gbt9704", NULL);
  g_autoptr (PangoFontMap) fonts = pango_cairo_font_map_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < substitutions->len; i++) {
    GoujiSubstitution *substitution = substitutions->pdata[i];

    g_assert_cmpstr (substitution->wanted, !=, substitution->used);
    g_assert_true (g_hash_table_add (seen, substitution->wanted));
    g_assert_null (pango_font_map_get_family (fonts, substitution->wanted));
    g_assert_nonnull (pango_font_map_get_family (fonts, substitution->used));
  }
  for (guint i = 0; i < GOUJI_PAPER_N_ROLES; i++) {
    char **names = layout->styles[i].families;
    gboolean has_one = FALSE;

    for (guint n = 0; n < layout->styles[i].n_official; n++)
      has_one |= pango_font_map_get_family (fonts, names[n]) != NULL;
    g_assert_true (has_one != g_hash_table_contains (seen, names[0]));
  }
}

static guint
count_grey (GoujiPages *pages, guint page)
{
  int width = (int) gouji_pages_get_width (pages);
  int height = (int) gouji_pages_get_height (pages);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cr = cairo_create (surface);
  const guint32 *pixels;
  guint n = 0;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  gouji_pages_draw (pages, page, cr);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_flush (surface);
  pixels = (const guint32 *) (gpointer) cairo_image_surface_get_data (surface);
  for (int i = 0; i < width * height; i++)
    n += (pixels[i] & 0xffffff) == 0xe0e0e0 || (pixels[i] & 0xffffff) == 0xe1e1e1;
  cairo_destroy (cr);
  cairo_surface_destroy (surface);

  return n;
}

static guint
count_grey_on_all (GoujiPages *pages)
{
  guint n = 0;

  for (guint i = 0; i < gouji_pages_get_n_pages (pages); i++)
    n += count_grey (pages, i);
  return n;
}

static void
assert_notice (GoujiPages *pages, guint n_pages)
{
  g_autofree char *text = get_all_text (pages);

  g_assert_cmpuint (count (text, "请对照原文核实"), ==, n_pages);
}

/* Three figures in doubt have three cells shaded, of some hundred points each. */
static void
test_unsure (void)
{
  g_autoptr (GoujiReport) report = create_full_report ();
  GoujiForm *form = gouji_report_get_form (report);
  g_autoptr (GoujiPages) sure = create_pages (report, "gbt9704");
  g_autoptr (GoujiPages) unsure = NULL;

  for (guint i = 40; i < 43; i++) {
    GoujiFigure figure = { .printed = (char *) "57", .how = GOUJI_HOW_TABLE, .doubt = GOUJI_DOUBT_COLUMN };

    gouji_report_put_figure (report, gouji_form_get_cell (form, i), &figure);
  }
  unsure = create_pages (report, "gbt9704");
  g_assert_cmpuint (count_grey_on_all (unsure), >, count_grey_on_all (sure) + 3 * 300);
  assert_notice (sure, 0);
  assert_notice (unsure, 1);
}

/* Spread over many pages, and still one paragraph. */
static void
test_long_text (void)
{
  g_autoptr (GoujiReport) report = create_report ();
  g_autofree char *text = write_plain (100000);
  g_autoptr (GoujiPages) pages = NULL;
  g_autofree char *all = NULL;

  put_text (report, 0, text);
  pages = create_pages (report, "gbt9704");
  g_assert_cmpuint (gouji_pages_get_n_pages (pages), >, 100000 / (22 * 28));
  all = get_all_text (pages);
  assert_in_order (report, all);
}

/* Not in the default run: in a sanitizer's time it takes long. */
static void
test_million (void)
{
  g_autoptr (GoujiReport) report = create_report ();
  g_autofree char *text = write_plain (1000000);
  g_autoptr (GoujiPages) pages = NULL;
  g_autoptr (GBytes) pdf = NULL;

  put_text (report, 0, text);
  g_test_timer_start ();
  pages = create_pages (report, "gbt9704");
  g_test_minimized_result (g_test_timer_elapsed (), "a million characters on pages: %.1f s",
                           g_test_timer_last ());
  g_assert_cmpuint (gouji_pages_get_n_pages (pages), >, 1000000 / (22 * 28));
  g_test_timer_start ();
  pdf = create_pdf (pages);
  g_test_minimized_result (g_test_timer_elapsed (), "and in a PDF file: %.1f s", g_test_timer_last ());
}

static gpointer
cancel_soon (gpointer cancellable)
{
  g_usleep (SOON);
  g_cancellable_cancel (cancellable);
  return NULL;
}

static void
test_cancelled (void)
{
  g_autoptr (GoujiReport) report = create_report ();
  g_autofree char *text = write_plain (1000000);
  g_autoptr (GoujiPaper) paper = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  GThread *thread;

  put_text (report, 0, text);
  paper = gouji_paper_new (report);
  thread = g_thread_new (NULL, cancel_soon, cancellable);
  g_assert_null (
    gouji_pages_new (paper, gouji_kit_get_layout (get_kit (), "gbt9704", NULL), NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_thread_join (thread);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/paper/pages/22-lines-of-28-characters", test_lines_and_characters);
  g_test_add_func ("/paper/pages/punctuation-at-the-ends-of-lines", test_punctuation);
  g_test_add_func ("/paper/pages/lines-are-spread", test_lines_are_spread);
  g_test_add_func ("/paper/pages/lines-keep-their-distance", test_base_lines);
  g_test_add_func ("/paper/pages/numbers-at-the-outer-edge", test_page_numbers);
  g_test_add_data_func ("/paper/pages/text-is-in-order/standard", "gbt9704", test_text_is_in_order);
  g_test_add_data_func ("/paper/pages/text-is-in-order/template", "official", test_text_is_in_order);
  g_test_add_func ("/paper/pages/own-text-is-in-order", test_own_text_is_in_order);
  g_test_add_func ("/paper/pages/heads-are-repeated", test_heads_are_repeated);
  g_test_add_func ("/paper/pages/groups-of-rows-are-whole", test_groups_are_whole);
  g_test_add_func ("/paper/pages/headings-are-not-left-alone", test_headings_are_not_left_alone);
  g_test_add_func ("/paper/pages/signature-is-not-alone", test_signature_is_not_alone);
  g_test_add_func ("/paper/pages/signature-place", test_signature_place);
  g_test_add_func ("/paper/pages/short-signature-place", test_short_signature_place);
  g_test_add_func ("/paper/pages/title-breaks-behind-the-agency", test_title);
  g_test_add_func ("/paper/pages/long-title-is-balanced", test_long_title);
  g_test_add_func ("/paper/pages/long-cell-is-broken", test_long_cell);
  g_test_add_func ("/paper/pages/paragraph-in-a-cell", test_paragraph_in_a_cell);
  g_test_add_func ("/paper/pages/extras", test_extras);
  g_test_add_data_func ("/paper/pages/empty-report/standard", "gbt9704", test_empty_report);
  g_test_add_data_func ("/paper/pages/empty-report/template", "official", test_empty_report);
  g_test_add_func ("/paper/pages/missing-glyphs-are-told-once", test_missing_glyphs);
  g_test_add_func ("/paper/pages/substitutions-are-told-once", test_substitutions);
  g_test_add_func ("/paper/pages/unsure-figures-are-shaded", test_unsure);
  g_test_add_func ("/paper/pages/long-text", test_long_text);
  if (g_test_slow ())
    g_test_add_func ("/paper/pages/a-million-characters", test_million);
  g_test_add_func ("/paper/pages/cancelled", test_cancelled);

  status = g_test_run ();
  gouji_kit_unref (get_kit ());
  return status;
}
