/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "pdf-fixture.h"

#define ROW_HEIGHT 24

static const double four_columns[] = { 80, 240, 320, 400, 480 };

/* Rows of @n cells with rulings around each, from @top on; texts go row by row. */
static void
draw_grid (Drawing *self, double top, const double *columns, guint n, guint n_rows, const char *const *texts)
{
  for (guint row = 0; row <= n_rows; row++)
    draw_ruling (self, columns[0], top + row * ROW_HEIGHT, columns[n], top + row * ROW_HEIGHT);
  for (guint column = 0; column <= n; column++)
    draw_ruling (self, columns[column], top, columns[column], top + n_rows * ROW_HEIGHT);
  for (guint i = 0; i < n * n_rows; i++)
    draw_centred (self, columns[i % n], columns[i % n + 1], top + i / n * ROW_HEIGHT + 16, texts[i]);
}

static void
test_table_with_rulings (void)
{
  static const char *const texts[] = { "内容", "制发", "废止", "有效", "规章", "1", "", "23" };
  Drawing drawing;

  drawing_init (&drawing);
  draw_text (&drawing, 80, 90, "岚川县人民政府");
  draw_grid (&drawing, 120, four_columns, 4, 2, texts);
  draw_text (&drawing, 80, 240, "三、其他");

  assert_drawing_is (
    &drawing, "岚川县人民政府|[0,0]内容[0,1]制发[0,2]废止[0,3]有效[1,0]规章[1,1]1[1,2][1,3]23|三、其他|");
}

static void
test_boxes_are_where_words_stand (void)
{
  Drawing drawing;
  g_autoptr (GoujiDocument) document = NULL;
  const GoujiTextBox *box;
  guint n_boxes;

  drawing_init (&drawing);
  draw_text (&drawing, 100, 200, "共收");
  draw_text (&drawing, 130, 200, "57");
  document = read_drawing (&drawing);

  g_assert_cmpstr (gouji_document_get_text (document), ==, "共收57\n");
  g_assert_cmpuint (gouji_document_get_n_pages (document), ==, 1);
  g_assert_cmpfloat_with_epsilon (gouji_document_get_page (document, 0)->width, A4_WIDTH, 0.1);
  box = gouji_document_find_boxes (document, (GoujiRange) { 2, 4 }, &n_boxes);
  g_assert_cmpuint (n_boxes, ==, 1);
  g_assert_cmpuint (box->range.start, ==, 2);
  g_assert_cmpfloat_with_epsilon (box->x, 130, 1);
  g_assert_cmpfloat (box->y, <, 200);
  g_assert_cmpfloat (box->y + box->height, >, 199);
}

static void
test_pages_without_text_are_scanned (void)
{
  Drawing drawing;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GoujiDocument) document = NULL;

  drawing_init (&drawing);
  cairo_rectangle (drawing.cairo, 100, 100, 50, 50);
  cairo_fill (drawing.cairo);
  bytes = drawing_finish (&drawing);
  document = gouji_read_pdf (bytes, NULL, &error);

  g_assert_null (document);
  g_assert_error (error, GOUJI_READ_ERROR, GOUJI_READ_ERROR_SCANNED);
}

static void
test_empty_pages_are_empty (void)
{
  Drawing drawing;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GoujiDocument) document = NULL;

  drawing_init (&drawing);
  drawing_next_page (&drawing);
  bytes = drawing_finish (&drawing);
  document = gouji_read_pdf (bytes, NULL, &error);

  g_assert_null (document);
  g_assert_error (error, GOUJI_READ_ERROR, GOUJI_READ_ERROR_EMPTY);
}

static void
test_no_pdf_is_damaged (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("%PDF-1.4\n1 0 obj", 16);
  g_autoptr (GError) error = NULL;
  g_autoptr (GoujiDocument) document = gouji_read_pdf (bytes, NULL, &error);

  g_assert_null (document);
  g_assert_error (error, GOUJI_READ_ERROR, GOUJI_READ_ERROR_DAMAGED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/read-pdf/table-with-rulings", test_table_with_rulings);
  g_test_add_func ("/read-pdf/boxes-are-where-words-stand", test_boxes_are_where_words_stand);
  g_test_add_func ("/read-pdf/pages-without-text-are-scanned", test_pages_without_text_are_scanned);
  g_test_add_func ("/read-pdf/empty-pages-are-empty", test_empty_pages_are_empty);
  g_test_add_func ("/read-pdf/no-pdf-is-damaged", test_no_pdf_is_damaged);

  return g_test_run ();
}
