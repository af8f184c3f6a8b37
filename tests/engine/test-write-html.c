/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "write/gouji-write-html.h"

#include "assert-page.h"
#include "load/gouji-load.h"
#include "sample-report.h"
#include "write/gouji-write.h"

static GoujiKit *kit;

static char *
write_page (GoujiReport *report, gboolean bare)
{
  GoujiWriteOptions options = { .bare = bare };
  g_autoptr (GoujiWriteJob) job =
    gouji_write_job_new (report, NULL, gouji_kit_get_filler (kit), GOUJI_WRITE_HTML, &options);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = gouji_write_job_run (job, NULL, &error);

  g_assert_no_error (error);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static GoujiReport *
create_report (void)
{
  GoujiReport *report = gouji_report_new (gouji_form_set_find (gouji_kit_get_forms (kit), "2021"));

  gouji_report_put_field (report, GOUJI_FIELD_TITLE, "云溪县2023年政府信息公开工作年度报告");
  gouji_report_put_field (report, GOUJI_FIELD_AGENCY, "云溪县");
  return report;
}

static void
put_printed (GoujiReport *report, const char *id, const char *printed, GoujiDoubt doubt)
{
  GoujiFigure figure = { .printed = (char *) printed, .how = GOUJI_HOW_TABLE, .doubt = doubt };

  gouji_report_put_figure (report, gouji_form_find_cell (gouji_report_get_form (report), id), &figure);
}

static void
put_text (GoujiReport *report, const char *part, const char *text)
{
  GoujiNarrative narrative = { .heading = (char *) "x", .text = (char *) text, .found = TRUE };

  gouji_report_put_narrative (report, gouji_form_find_part (gouji_report_get_form (report), part),
                              &narrative);
}

static void
assert_contains (const char *page, const char *words)
{
  if (strstr (page, words) == NULL)
    g_error ("not in the page: %s", words);
}

static guint
count (const char *page, const char *words)
{
  guint n = 0;

  for (const char *at = strstr (page, words); at != NULL; at = strstr (at + 1, words))
    n++;
  return n;
}

static void
test_page_is_whole (void)
{
  g_autoptr (GoujiReport) report = create_sample_report (gouji_kit_get_forms (kit));
  g_autofree char *page = write_page (report, FALSE);

  assert_page (page);
  g_assert_true (g_str_has_prefix (page, "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n"));
  g_assert_true (g_str_has_suffix (page, "</html>\n"));
  assert_contains (page, "<title>云溪县2023年政府信息公开工作年度报告</title>");
  assert_contains (page, "<h1>云溪县2023年政府信息公开工作年度报告</h1>");
  assert_contains (page, ">二、主动公开政府信息情况</h2>");
}

static void
test_page_needs_nothing (void)
{
  static const char *const outside[] = { "http:", "https:",  "src=", "url(",
                                         "<link", "@import", "<img", "onclick" };
  g_autoptr (GoujiReport) report = create_sample_report (gouji_kit_get_forms (kit));
  g_autofree char *page = write_page (report, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (outside); i++)
    g_assert_null (strstr (page, outside[i]));
  assert_contains (page, "default-src 'none'; style-src 'unsafe-inline'");
  g_assert_cmpuint (count (page, "<script"), ==, 1);
  assert_contains (page, "<script type=\"application/json\"");
}

static void
test_bare_is_the_article_alone (void)
{
  static const char *const others[] = { "<html", "<style", "<script", " id=", " class=", "<main" };
  g_autoptr (GoujiReport) report = create_sample_report (gouji_kit_get_forms (kit));
  g_autofree char *page = write_page (report, TRUE);

  assert_page (page);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_null (strstr (page, others[i]));
  assert_contains (page, "<p style=\"");
  assert_contains (page, "<table border=\"1\"");
}

static void
test_text_is_escaped (void)
{
  static const char hostile[] =
    "</title><script>alert(1)</script><!-- & \"quoted\" 'x' \x01\x7f\xc2\x85\xef\xbf\xbe";
  g_autoptr (GoujiReport) report = create_report ();

  gouji_report_put_field (report, GOUJI_FIELD_TITLE, hostile);
  gouji_report_put_field (report, GOUJI_FIELD_AGENCY, hostile);
  gouji_report_put_field (report, GOUJI_FIELD_DATED, "2024-01-19");
  put_text (report, "overview", hostile);
  put_printed (report, "requests.new_received.total", hostile, GOUJI_DOUBT_ROW);

  for (gboolean bare = FALSE; bare <= TRUE; bare++) {
    g_autofree char *page = write_page (report, bare);

    assert_page (page);
    g_assert_cmpuint (count (page, "<script"), ==, bare ? 0 : 1);
    g_assert_null (strstr (page, "<!--"));
    assert_contains (
      page, "&lt;script&gt;alert(1)&lt;/script&gt;&lt;!-- &amp; &quot;quoted&quot; 'x' \xef\xbf\xbd");
  }
}

static void
test_json_goes_along (void)
{
  static const char hostile[] = "</script><!-- & \x01\xc2\x85\xf0\x9f\xbf\xbe";
  g_autoptr (GoujiReport) report = create_report ();
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) error = NULL;
  g_autofree char *page = NULL;
  g_autofree char *json = NULL;
  const char *start;

  gouji_report_put_field (report, GOUJI_FIELD_TITLE, hostile);
  page = write_page (report, FALSE);
  start = strstr (page, "id=\"gouji-report\">") + strlen ("id=\"gouji-report\">");
  json = g_strndup (start, strstr (start, "</script>") - start);
  json_parser_load_from_data (parser, json, -1, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (
    json_object_get_string_member (json_node_get_object (json_parser_get_root (parser)), "title"), ==,
    hostile);
}

/* The tag of the element of a cell. */
static char *
find_cell (const char *page, const char *id)
{
  g_autoptr (GPtrArray) tags = list_tags (page);

  for (guint i = 0; i < tags->len; i++) {
    g_autofree char *cell = get_attribute (g_ptr_array_index (tags, i), "data-cell");

    if (g_strcmp0 (cell, id) == 0)
      return g_strdup (g_ptr_array_index (tags, i));
  }

  g_error ("no cell %s", id);
}

/* The words of all heads that an element names, one behind the other. */
static char *
read_heads (const char *page, const char *cell)
{
  g_autofree char *tag = find_cell (page, cell);
  g_autofree char *list = get_attribute (tag, "headers");
  g_auto (GStrv) ids = g_strsplit (list, " ", -1);
  GString *words = g_string_new (NULL);

  for (guint i = 0; ids[i] != NULL; i++) {
    g_autofree char *id = g_strdup_printf (" id=\"%s\"", ids[i]);
    const char *start = strchr (strstr (page, id), '>') + 1;

    g_string_append_printf (words, "%s%.*s", i > 0 ? " | " : "", (int) (strchr (start, '<') - start), start);
  }

  return g_string_free_and_steal (words);
}

static void
test_figures_name_their_heads (void)
{
  static const struct {
    const char *cell;
    const char *heads;
  } cases[] = {
    { "requests.deny_state_secret.business",
      "申请人情况 | 法人或其他组织 | 商业企业 | 三、本年度办理结果 | （三）不予公开 | 1.属于国家秘密" },
    { "requests.new_received.total", "申请人情况 | 总计 | 一、本年新收政府信息公开申请数量" },
    { "disclosure.licensing.decisions", "第二十条第（五）项 | 本年处理决定数量 | 行政许可" },
    { "disputes.litigation_direct.upheld", "行政诉讼 | 未经复议直接起诉 | 结果维持" },
  };
  g_autoptr (GoujiReport) report = create_report ();
  g_autofree char *page = write_page (report, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *heads = read_heads (page, cases[i].cell);

    g_assert_cmpstr (heads, ==, cases[i].heads);
  }
}

static void
test_heads_have_scopes (void)
{
  g_autoptr (GoujiReport) report = create_report ();

  for (gboolean bare = FALSE; bare <= TRUE; bare++) {
    g_autofree char *page = write_page (report, bare);
    g_autoptr (GPtrArray) tags = list_tags (page);
    guint n_heads = 0;

    for (guint i = 0; i < tags->len; i++) {
      const char *tag = g_ptr_array_index (tags, i);

      if (!g_str_has_prefix (tag, "<th "))
        continue;
      g_autofree char *scope = get_attribute (tag, "scope");
      g_assert_nonnull (scope);
      n_heads++;
    }
    g_assert_cmpuint (n_heads, >, 60);
    g_assert_cmpuint (count (page, "scope=\"colgroup\""), ==, 6);
    g_assert_cmpuint (count (page, "<thead>"), ==, 2);
    g_assert_cmpuint (count (page, "<caption"), ==, bare ? 0 : 3);
  }
}

static void
test_unsure_figures_are_marked (void)
{
  g_autoptr (GoujiReport) report = create_report ();
  g_autofree char *sure_page = write_page (report, FALSE);
  g_autofree char *sure_bare = write_page (report, TRUE);

  g_assert_null (strstr (sure_page, "id=\"unsure\""));
  g_assert_null (strstr (sure_bare, "dashed"));

  put_printed (report, "requests.new_received.total", "57", GOUJI_DOUBT_COLUMN);
  put_printed (report, "requests.carried_in.total", "", GOUJI_DOUBT_ROW);
  g_autofree char *page = write_page (report, FALSE);
  g_autofree char *bare = write_page (report, TRUE);
  g_autofree char *cell = find_cell (page, "requests.new_received.total");

  assert_page (page);
  assert_contains (cell, "class=\"unsure\" aria-describedby=\"unsure\" title=\"");
  g_assert_cmpuint (count (page, "class=\"unsure\""), ==, 2);
  assert_contains (page, "的2处数据");
  assert_contains (page, "核实\">57</td>");
  assert_contains (bare, "的2处数据");
  g_assert_cmpuint (count (bare, "title=\""), ==, 2);
  assert_contains (bare, "核实\">57</td>");
}

static void
test_numbers_make_headings (void)
{
  g_autoptr (GoujiReport) report = create_report ();
  g_autofree char *page = NULL;

  put_text (report, "overview",
            "1.先有小标题\n（一）主动公开情况\n2."
            "信息发布\n全年公开一批。\n（二）依申请公开。收到申请5件。\n（三）今年没有收到申请。\n");
  page = write_page (report, FALSE);

  assert_page (page);
  assert_contains (page, "<h3>1.先有小标题</h3>\n<h3>（一）主动公开情况</h3>\n<h4>2.信息发布</h4>\n");
  assert_contains (page, "<p><b>（二）依申请公开。</b>收到申请5件。</p>\n");
  assert_contains (page, "<p>（三）今年没有收到申请。</p>\n");
}

static void
test_extras_are_a_table_of_their_own (void)
{
  g_autoptr (GoujiReport) report = create_report ();
  GoujiExtra extra = { (char *) "requests", (char *) "其他", (char *) "合计", (char *) "3", { 1, 2 } };
  g_autofree char *page = NULL;

  gouji_report_put_extra (report, &extra);
  page = write_page (report, FALSE);

  assert_page (page);
  assert_contains (page, ">格式以外的数据</caption>");
  assert_contains (page, "<th scope=\"row\">其他</th><th scope=\"row\">合计</th><td>3</td>");
}

static void
test_report_with_nothing (void)
{
  g_autoptr (GoujiReport) report = gouji_report_new (gouji_form_set_find (gouji_kit_get_forms (kit), "2021"));
  g_autofree char *page = write_page (report, FALSE);
  g_autofree char *bare = write_page (report, TRUE);

  assert_page (page);
  assert_page (bare);
  assert_contains (page, "<title>政府信息公开工作年度报告</title>");
}

static void
test_same_report_same_bytes (void)
{
  g_autoptr (GoujiReport) report = create_sample_report (gouji_kit_get_forms (kit));

  for (gboolean bare = FALSE; bare <= TRUE; bare++) {
    g_autofree char *first = write_page (report, bare);
    g_autofree char *second = write_page (report, bare);

    g_assert_cmpstr (first, ==, second);
  }
}

/* White space is layout: a page does not keep it. */
static char *
squeeze (const char *text)
{
  GString *squeezed = g_string_new (NULL);

  for (const char *at = text != NULL ? text : ""; *at != '\0'; at = g_utf8_next_char (at)) {
    if (!g_unichar_isspace (g_utf8_get_char (at)))
      g_string_append_unichar (squeezed, g_utf8_get_char (at));
    else if (squeezed->len > 0 && squeezed->str[squeezed->len - 1] != ' ')
      g_string_append_c (squeezed, ' ');
  }
  if (squeezed->len > 0 && squeezed->str[squeezed->len - 1] == ' ')
    g_string_truncate (squeezed, squeezed->len - 1);

  return g_string_free_and_steal (squeezed);
}

static void
assert_same_figure (const GoujiCell *cell, const GoujiFigure *before, const GoujiFigure *after)
{
  g_autofree char *printed = squeeze (before->printed);
  g_autofree char *read = squeeze (after->printed);

  if (before->state != after->state)
    g_error ("%s: “%s” was read as “%s”", cell->id, printed, read);
  if (before->state != GOUJI_FIGURE_NUMBER) {
    g_assert_cmpstr (read, ==, printed);
    return;
  }
  if (gouji_decimal_compare (before->value, after->value) != 0)
    g_error ("%s: “%s” was read as “%s”", cell->id, printed, read);
  g_assert_cmpstr (after->unit, ==, before->unit);
}

static void
assert_same_report (GoujiReport *before, GoujiReport *after)
{
  static const GoujiField fields[] = { GOUJI_FIELD_TITLE, GOUJI_FIELD_AGENCY,       GOUJI_FIELD_KIND,
                                       GOUJI_FIELD_YEAR,  GOUJI_FIELD_PERIOD_START, GOUJI_FIELD_PREAMBLE,
                                       GOUJI_FIELD_DATED };
  GoujiForm *form = gouji_report_get_form (before);
  gboolean is_titled = gouji_report_get_field (before, GOUJI_FIELD_TITLE) != NULL;

  /* Paper says in its title who reports: one of several units in a workbook has none, and none is made up. */
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++) {
    if (is_titled || (fields[i] != GOUJI_FIELD_AGENCY && fields[i] != GOUJI_FIELD_KIND))
      g_assert_cmpstr (gouji_report_get_field (after, fields[i]), ==,
                       gouji_report_get_field (before, fields[i]));
  }
  if (gouji_report_get_field (before, GOUJI_FIELD_SIGNATURE) != NULL)
    g_assert_cmpstr (gouji_report_get_field (after, GOUJI_FIELD_SIGNATURE), ==,
                     gouji_report_get_field (before, GOUJI_FIELD_SIGNATURE));
  g_assert_cmpuint (gouji_report_get_extras (after)->len, ==, gouji_report_get_extras (before)->len);
  for (guint i = 0; i < gouji_form_get_n_cells (form); i++) {
    const GoujiCell *cell = gouji_form_get_cell (form, i);

    assert_same_figure (cell, gouji_report_get_figure (before, cell), gouji_report_get_figure (after, cell));
  }
  for (guint i = 0; i < gouji_form_get_n_parts (form); i++) {
    const GoujiPart *part = gouji_form_get_part (form, i);
    g_autofree char *told = squeeze (gouji_report_get_narrative (before, part)->text);
    g_autofree char *read = squeeze (gouji_report_get_narrative (after, part)->text);

    g_assert_cmpstr (read, ==, told);
  }
}

static void
assert_comes_back (GoujiReport *report, gboolean bare)
{
  g_autofree char *page = write_page (report, bare);
  g_autoptr (GBytes) bytes = g_bytes_new (page, strlen (page));
  g_autoptr (GError) error = NULL;
  g_autoptr (GoujiLoaded) loaded = gouji_load_bytes (kit, bytes, "a.html", NULL, NULL, &error);

  g_assert_no_error (error);
  assert_page (page);
  g_assert_cmpuint (loaded->reports->len, ==, 1);
  assert_same_report (report, g_ptr_array_index (loaded->reports, 0));
}

/* What the program cannot read yet, or no reader can be sure of, need not be read twice in the same way. */
static gboolean
is_read_for_certain (const char *path)
{
  g_autofree char *name = g_strconcat (path, ".expected.json", NULL);
  g_autofree char *expected = NULL;

  if (!g_file_get_contents (name, &expected, NULL, NULL))
    return TRUE;

  return strstr (expected, "\"known_gap\"") == NULL && strstr (expected, "\"never_wrong\"") == NULL;
}

static void
test_comes_back (gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *contents = NULL;
  gsize length;

  if (!is_read_for_certain (data)) {
    g_test_skip ("not read for certain");
    return;
  }
  g_file_get_contents (data, &contents, &length, &error);
  g_assert_no_error (error);
  g_autoptr (GBytes) bytes = g_bytes_new (contents, length);
  g_autoptr (GoujiLoaded) loaded = gouji_load_bytes (kit, bytes, data, NULL, NULL, &error);
  if (loaded == NULL) {
    g_test_skip ("no report");
    return;
  }

  for (guint i = 0; i < loaded->reports->len; i++) {
    assert_comes_back (g_ptr_array_index (loaded->reports, i), FALSE);
    assert_comes_back (g_ptr_array_index (loaded->reports, i), TRUE);
  }
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Returns: (transfer full): the paths of the documents, which must live as long as the tests */
static GPtrArray *
add_fixtures (void)
{
  const char *folder = g_getenv ("GOUJI_FIXTURES");
  g_autoptr (GDir) files = g_dir_open (folder, 0, NULL);
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);

  for (const char *name = g_dir_read_name (files); name != NULL; name = g_dir_read_name (files)) {
    if (!g_str_has_suffix (name, ".json"))
      g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
  }
  g_ptr_array_sort (paths, compare_names);

  for (guint i = 0; i < paths->len; i++) {
    g_autofree char *base = g_path_get_basename (g_ptr_array_index (paths, i));
    g_autofree char *test = g_strdup_printf ("/write-html/comes-back/%s", base);

    g_test_add_data_func (test, g_ptr_array_index (paths, i), test_comes_back);
  }

  return paths;
}

int
main (int argc, char *argv[])
{
  g_autoptr (GPtrArray) paths = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  kit = gouji_kit_new (g_getenv ("GOUJI_DATA_DIR"), g_getenv ("GOUJI_READER"));
  gouji_kit_load (kit, &error);
  g_assert_no_error (error);

  g_test_add_func ("/write-html/page/is-whole", test_page_is_whole);
  g_test_add_func ("/write-html/page/needs-nothing", test_page_needs_nothing);
  g_test_add_func ("/write-html/bare/is-the-article-alone", test_bare_is_the_article_alone);
  g_test_add_func ("/write-html/text-is-escaped", test_text_is_escaped);
  g_test_add_func ("/write-html/json-goes-along", test_json_goes_along);
  g_test_add_func ("/write-html/heads/figures-name-theirs", test_figures_name_their_heads);
  g_test_add_func ("/write-html/heads/have-scopes", test_heads_have_scopes);
  g_test_add_func ("/write-html/unsure-figures-are-marked", test_unsure_figures_are_marked);
  g_test_add_func ("/write-html/numbers-make-headings", test_numbers_make_headings);
  g_test_add_func ("/write-html/extras", test_extras_are_a_table_of_their_own);
  g_test_add_func ("/write-html/report-with-nothing", test_report_with_nothing);
  g_test_add_func ("/write-html/same-report-same-bytes", test_same_report_same_bytes);
  paths = add_fixtures ();
  status = g_test_run ();

  gouji_kit_unref (kit);
  return status;
}
