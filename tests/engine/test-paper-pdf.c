/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "pages-fixture.h"

#include "paper/gouji-pages-private.h"

static void
test_same_bytes (void)
{
  g_autoptr (GoujiReport) report = create_full_report ();
  g_autoptr (GoujiPages) first_pages = create_pages (report, "gbt9704");
  g_autoptr (GoujiPaper) paper = gouji_paper_new (report);
  g_autoptr (GoujiPages) second_pages = gouji_pages_new (
    paper, gouji_kit_get_layout (get_kit (), "gbt9704", NULL), NULL, NULL, NULL); /* with fonts of its own */
  g_autoptr (GBytes) first = create_pdf (first_pages);
  g_autoptr (GBytes) second = create_pdf (second_pages);
  g_autoptr (GBytes) third = create_pdf (first_pages);

  g_assert_true (g_bytes_equal (first, second));
  g_assert_true (g_bytes_equal (first, third));
}

static void
test_fonts_are_embedded (void)
{
  g_autoptr (GoujiReport) report = create_full_report ();
  g_autoptr (GoujiPages) pages = create_pages (report, "gbt9704");
  g_autofree char *fonts = NULL;
  g_auto (GStrv) lines = NULL;
  guint n = 0;

  if (skip_without ("pdffonts"))
    return;
  fonts = ASK (pages, "pdffonts", "{}");
  lines = g_strsplit (fonts, "\n", -1);
  for (guint i = 2; lines[i] != NULL && *lines[i] != '\0'; i++, n++)
    g_assert_true (g_regex_match_simple (" yes +yes +yes +[0-9]+ +[0-9]+$", lines[i], 0, 0));
  g_assert_cmpuint (n, >=, 2);
}

static void
test_nothing_but_title_and_day (void)
{
  g_autoptr (GoujiReport) report = create_full_report ();
  g_autoptr (GoujiPages) pages = create_pages (report, "gbt9704");
  g_autofree char *information = NULL;

  if (skip_without ("pdfinfo"))
    return;
  information = ASK (pages, "pdfinfo", "-isodates", "{}");
  g_assert_nonnull (strstr (information, "云溪县自然资源局2023年政府信息公开工作年度报告"));
  g_assert_nonnull (strstr (information, "CreationDate:    2024-01-05T00:00:00Z"));
  g_assert_true (g_regex_match_simple ("Tagged: +yes", information, 0, 0));
  g_assert_null (strstr (information, "ModDate"));
  g_assert_null (strstr (information, "Author"));
  g_assert_null (strstr (information, "Creator:"));
  g_assert_nonnull (strstr (information, "(A4)"));
}

/* Without a day, the year's end; without a year, no day at all: never today. */
static void
test_without_day (void)
{
  g_autoptr (GoujiReport) report = create_full_report ();
  g_autoptr (GoujiPages) undated = NULL;
  g_autoptr (GoujiPages) unknown = NULL;
  g_autofree char *year = NULL;
  g_autofree char *nothing = NULL;

  if (skip_without ("pdfinfo"))
    return;
  gouji_report_put_field (report, GOUJI_FIELD_DATED, "某日");
  undated = create_pages (report, "gbt9704");
  year = ASK (undated, "pdfinfo", "-isodates", "{}");
  g_assert_nonnull (strstr (year, "CreationDate:    2023-12-31T00:00:00Z"));

  gouji_report_put_field (report, GOUJI_FIELD_DATED, NULL);
  gouji_report_put_field (report, GOUJI_FIELD_YEAR, NULL);
  unknown = create_pages (report, "gbt9704");
  nothing = ASK (unknown, "pdfinfo", "-isodates", "{}");
  g_assert_null (strstr (nothing, "CreationDate"));
}

static void
test_structure (void)
{
  g_autoptr (GoujiReport) report = create_full_report ();
  g_autoptr (GoujiPages) pages = create_pages (report, "gbt9704");
  g_autofree char *structure = NULL;
  g_autofree char *squeezed = NULL;

  if (skip_without ("pdfinfo"))
    return;
  structure = ASK (pages, "pdfinfo", "-struct-text", "{}");
  squeezed = squeeze (structure);
  g_assert_nonnull (strstr (squeezed,
                            "DocumentH1(block)\"云溪县自然资源局2023年政府信息公开工作年度报告\"H2(block)"
                            "\"一、总体情况\"P(block)"));
  g_assert_cmpuint (count (structure, "H2 (block)"), ==, 6);
  g_assert_cmpuint (count (structure, "Table (block)"), ==, 3);
  g_assert_nonnull (strstr (squeezed, "TRTH\"规章\"TD\"100\"TD\"101\"TD\"102\"TR"));
  /* A head that is repeated is read out once. */
  g_assert_cmpuint (count (structure, "\"法律服务机构\""), ==, 1);
  g_assert_cmpuint (count (structure, "\"三、本年度办理结果\""), ==, 1);
}

/* A paragraph over several pages is one paragraph. */
static void
test_paragraph_over_pages (void)
{
  g_autoptr (GoujiReport) report = create_report ();
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GoujiPages) pages = NULL;
  g_autofree char *structure = NULL;

  if (skip_without ("pdfinfo"))
    return;
  for (guint i = 0; i < 400; i++)
    g_string_append (text, "政务公开");
  put_text (report, 0, text->str);
  pages = create_pages (report, "gbt9704");
  structure = ASK (pages, "pdfinfo", "-struct", "{}");
  g_assert_cmpuint (count (structure, "P (block)"), ==, 3);
}

static void
test_outline (void)
{
  g_autoptr (GoujiReport) report = create_full_report ();
  g_autoptr (GoujiPages) pages = create_pages (report, "gbt9704");
  g_autofree char *xml = NULL;
  g_autofree char *squeezed = NULL;
  const char *outline;

  if (skip_without ("pdftohtml"))
    return;
  xml = ASK (pages, "pdftohtml", "-xml", "-i", "-stdout", "{}");
  squeezed = squeeze (xml);
  outline = strstr (squeezed, "<outline>");
  g_assert_nonnull (outline);
  assert_next (&outline, "<item page=\"1\">云溪县自然资源局2023年政府信息公开工作年度报告</item>");
  assert_next (&outline, "<outline>");
  assert_next (&outline, "<item page=\"1\">一、总体情况</item>");
  assert_next (&outline, "六、其他需要报告的事项</item>");
}

static void
test_page_labels_and_tools (void)
{
  g_autoptr (GoujiReport) report = create_full_report ();
  g_autoptr (GoujiPages) pages = create_pages (report, "official");
  g_autoptr (GBytes) pdf = create_pdf (pages);
  gsize size;
  const char *data = g_bytes_get_data (pdf, &size);

  g_assert_cmpmem (data, 7, "%PDF-1.", 7);
  g_assert_true (g_str_has_prefix (data + size - 6, "%%EOF"));
}

/* The place of the table of places moved with what was put in before it. */
static void
test_catalog (void)
{
  g_autoptr (GoujiReport) report = create_full_report ();
  g_autoptr (GoujiPages) pages = create_pages (report, "gbt9704");
  g_autoptr (GBytes) pdf = create_pdf (pages);
  gsize size;
  const char *data = g_bytes_get_data (pdf, &size);
  g_autofree char *end = g_strndup (data + size - 40, 40);
  const char *place = strstr (end, "startxref\n");
  gsize table;
  g_autofree char *before = NULL;

  g_assert_nonnull (place);
  table = (gsize) g_ascii_strtoull (place + strlen ("startxref\n"), NULL, 10);
  g_assert_cmpuint (table, <, size);
  g_assert_cmpmem (data + table, 5, "xref\n", 5);
  before = g_strndup (data + table - 200, 200);
  g_assert_nonnull (strstr (before, "/Lang (zh-CN)"));
  g_assert_nonnull (strstr (before, "/MarkInfo << /Marked true >>"));
}

/* What is no file of Cairo's is left alone. */
static void
test_foreign_catalog (void)
{
  static const char *const files[] = {
    "",
    "%PDF-1.4\n",
    "\nstartxref\n",
    "\nstartxref\n99999999999999999999\n%%EOF\n",
    "<< /Type /Catalog\n>>\nendobj\nxref\nstartxref\n3\n%%EOF\n",
    "xref\n\nstartxref\n0\n%%EOF\n",
    ">>\nendobj\nxref\n\nstartxref\n10\n%%EOF\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++) {
    g_autoptr (GByteArray) bytes = g_byte_array_new ();

    g_byte_array_append (bytes, (const guint8 *) files[i], (guint) strlen (files[i]));
    g_assert_false (gouji_pdf_complete_catalog (bytes));
    g_assert_cmpmem (bytes->data, bytes->len, files[i], strlen (files[i]));
  }
}

static void
test_drawing_error (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (gouji_pages_check_status (CAIRO_STATUS_SUCCESS, &error));
  g_assert_no_error (error);
  g_assert_false (gouji_pages_check_status (CAIRO_STATUS_NO_MEMORY, &error));
  g_assert_error (error, GOUJI_PAGES_ERROR, GOUJI_PAGES_ERROR_DRAWING);
  g_assert_cmpstr (error->message, ==, cairo_status_to_string (CAIRO_STATUS_NO_MEMORY));
}

static void
test_cancelled (void)
{
  g_autoptr (GoujiReport) report = create_full_report ();
  g_autoptr (GoujiPages) pages = create_pages (report, "gbt9704");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (gouji_pages_to_pdf (pages, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/paper/pdf/same-bytes-twice", test_same_bytes);
  g_test_add_func ("/paper/pdf/fonts-are-embedded", test_fonts_are_embedded);
  g_test_add_func ("/paper/pdf/nothing-but-title-and-day", test_nothing_but_title_and_day);
  g_test_add_func ("/paper/pdf/without-day", test_without_day);
  g_test_add_func ("/paper/pdf/structure", test_structure);
  g_test_add_func ("/paper/pdf/paragraph-over-pages-is-one", test_paragraph_over_pages);
  g_test_add_func ("/paper/pdf/outline", test_outline);
  g_test_add_func ("/paper/pdf/whole-file", test_page_labels_and_tools);
  g_test_add_func ("/paper/pdf/catalog-says-that-it-is-tagged", test_catalog);
  g_test_add_func ("/paper/pdf/foreign-catalog-is-left-alone", test_foreign_catalog);
  g_test_add_func ("/paper/pdf/what-cairo-cannot-do-is-an-error", test_drawing_error);
  g_test_add_func ("/paper/pdf/cancelled", test_cancelled);

  status = g_test_run ();
  gouji_kit_unref (get_kit ());
  return status;
}
