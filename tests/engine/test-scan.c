/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>
#include <string.h>

#include "scan/gouji-scan-pdf.h"
#include "scan/gouji-scan-words.h"
#include "scan/gouji-tiff.h"

#define WIDTH 1200
#define HEIGHT 900
#define PAPER 240
#define INK 20

/* Where the rulings of the page stand that most tests look at: four columns, three rows, and the first row is
 * one cell. */
static const guint xs[] = { 100, 400, 600, 800, 1000 };
static const guint ys[] = { 200, 300, 400, 500 };

static guint8 *
make_paper (void)
{
  guint8 *page = g_malloc (WIDTH * HEIGHT);

  memset (page, PAPER, WIDTH * HEIGHT);

  return page;
}

static void
fill (guint8 *page, guint x, guint y, guint width, guint height)
{
  for (guint row = y; row < y + height; row++)
    memset (page + row * WIDTH + x, INK, width);
}

/* Something as large as a digit, which is no solid block. */
static void
print_digit (guint8 *page, guint x, guint y)
{
  fill (page, x, y, 20, 4);
  fill (page, x, y, 4, 30);
  fill (page, x + 16, y, 4, 30);
  fill (page, x, y + 26, 20, 4);
}

static guint8 *
make_table (void)
{
  guint8 *page = make_paper ();

  for (guint i = 0; i < G_N_ELEMENTS (ys); i++)
    fill (page, xs[0], ys[i], xs[4] - xs[0] + 3, 3);
  for (guint i = 0; i < G_N_ELEMENTS (xs); i++) {
    guint top = i == 0 || i == 4 ? ys[0] : ys[1];

    fill (page, xs[i], top, 3, ys[3] - top + 3);
  }
  print_digit (page, 690, 335); /* second row, third column */
  print_digit (page, 200, 435); /* third row, first column */
  print_digit (page, 230, 435);

  return page;
}

static guint8 *
turn (const guint8 *page, double slope)
{
  guint8 *turned = make_paper ();

  for (guint y = 0; y < HEIGHT; y++) {
    for (guint x = 0; x < WIDTH; x++) {
      int from_y = (int) y - (int) lround (slope * ((double) x - WIDTH / 2.0));
      int from_x = (int) x + (int) lround (slope * ((double) y - HEIGHT / 2.0));

      if (from_x >= 0 && from_x < WIDTH && from_y >= 0 && from_y < HEIGHT)
        turned[y * WIDTH + x] = page[from_y * WIDTH + from_x];
    }
  }

  return turned;
}

static GoujiScan *
look_at (const guint8 *page)
{
  return gouji_scan_new (page, WIDTH, WIDTH, HEIGHT);
}

static void
assert_table (GoujiScan *scan, guint tolerance)
{
  guint n_cells, n_rulings, n_printed = 0;
  const GoujiScanCell *cells = gouji_scan_get_cells (scan, &n_cells);

  gouji_scan_get_rulings (scan, &n_rulings);
  g_assert_cmpuint (n_rulings, ==, 9);
  g_assert_cmpuint (n_cells, ==, 9);
  g_assert_cmpuint (cells[0].box.width + tolerance, >=, xs[4] - xs[0]);
  for (guint i = 0; i < n_cells; i++)
    n_printed += cells[i].ink.width > 0;
  g_assert_cmpuint (n_printed, ==, 2);
}

static void
test_cells (void)
{
  g_autofree guint8 *page = make_table ();
  g_autoptr (GoujiScan) scan = look_at (page);
  const GoujiScanCell *cells;
  guint n_cells;

  assert_table (scan, 0);
  cells = gouji_scan_get_cells (scan, &n_cells);
  g_assert_cmpuint (cells[3].ink.x, ==, 690);
  g_assert_cmpuint (cells[3].ink.y, ==, 335);
  g_assert_cmpuint (cells[3].ink.width, ==, 20);
  g_assert_cmpuint (cells[3].ink.height, ==, 30);
  g_assert_true (cells[3].one_line);
  g_assert_cmpuint (cells[5].ink.width, ==, 50);
}

static void
test_askew (gconstpointer data)
{
  g_autofree guint8 *page = make_table ();
  g_autofree guint8 *turned = turn (page, *(const double *) data);
  g_autoptr (GoujiScan) scan = look_at (turned);

  assert_table (scan, 12);
}

static void
test_strokes (void)
{
  g_autofree guint8 *page = make_paper ();
  g_autoptr (GoujiScan) scan = NULL;
  g_autoptr (GBytes) picture = NULL;
  guint n_cells, n_rulings;

  fill (page, 300, 300, 90, 6);  /* the stroke of a large 一 */
  fill (page, 300, 500, 600, 4); /* a line under a title */
  scan = look_at (page);
  gouji_scan_get_rulings (scan, &n_rulings);
  gouji_scan_get_cells (scan, &n_cells);
  g_assert_cmpuint (n_rulings, ==, 1);
  g_assert_cmpuint (n_cells, ==, 0);

  picture = gouji_scan_draw_text (scan);
  g_assert_nonnull (memchr (g_bytes_get_data (picture, NULL), INK, g_bytes_get_size (picture)));
}

static void
test_no_contrast (void)
{
  g_autofree guint8 *page = make_paper ();
  g_autoptr (GoujiScan) scan = NULL;
  guint n_cells, n_rulings;

  for (guint i = 0; i < WIDTH * HEIGHT; i++)
    page[i] = (guint8) (120 + i * 7 % 31);
  scan = look_at (page);
  gouji_scan_get_rulings (scan, &n_rulings);
  gouji_scan_get_cells (scan, &n_cells);
  g_assert_cmpuint (n_rulings + n_cells, ==, 0);
}

static void
test_smallest (void)
{
  const guint8 pixels[] = { 0, 255, 255, 0 };
  g_autoptr (GoujiScan) one = gouji_scan_new (pixels, 1, 1, 1);
  g_autoptr (GoujiScan) four = gouji_scan_new (pixels, 2, 2, 2);
  g_autoptr (GoujiScan) flat = gouji_scan_new (pixels, 4, 4, 1);
  guint n_cells;

  gouji_scan_get_cells (one, &n_cells);
  g_assert_cmpuint (n_cells, ==, 0);
  g_assert_cmpuint (gouji_scan_get_width (four), ==, 2);
  g_assert_cmpuint (gouji_scan_get_height (flat), ==, 1);
}

/* What the recogniser of a test says of all pictures of one task. */
typedef struct {
  const char *answers[GOUJI_SCAN_DIGITS + 1];
  guint n_asked[GOUJI_SCAN_DIGITS + 1];
} Stub;

static char *
answer (GBytes *pictures, GoujiScanTask task, gpointer data, GError **error)
{
  Stub *stub = data;

  g_assert_cmpuint (g_bytes_get_size (pictures), >, 0);
  stub->n_asked[task]++;
  if (stub->answers[task] == NULL)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "stub");

  return g_strdup (stub->answers[task]);
}

static GArray *
recognise (Stub *stub, GError **error)
{
  g_autofree guint8 *page = make_table ();
  g_autoptr (GoujiScan) scan = look_at (page);

  return gouji_scan_recognise (scan, answer, stub, error);
}

static void
assert_words (GArray *words, const char *expected)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < words->len; i++)
    g_string_append_printf (all, "%s|", g_array_index (words, GoujiScanWord, i).text);
  g_assert_cmpstr (all->str, ==, expected);
}

#define ROW(picture, line, x, confidence, text)                                                              \
  "5\t" #picture "\t1\t1\t" #line "\t1\t" #x "\t16\t20\t30\t" #confidence "\t" text "\n"

static void
test_digits_are_asked_twice (void)
{
  Stub stub = { { "", ROW (1, 1, 16, 93, "08") ROW (2, 1, 16, 93, "规章"), "", "", ROW (1, 1, 16, 97, "68") },
                { 0 } };
  g_autoptr (GArray) words = recognise (&stub, NULL);

  assert_words (words, "68|规章|");
  g_assert_cmpuint (g_array_index (words, GoujiScanWord, 0).box.x, ==, 690);
  g_assert_cmpuint (g_array_index (words, GoujiScanWord, 0).box.y, ==, 335);
}

static void
test_digits_in_doubt (void)
{
  Stub unsure = { { "", ROW (1, 1, 16, 93, "8") ROW (2, 1, 16, 93, "无"), "", "", ROW (1, 1, 16, 42, "68") },
                  { 0 } };
  Stub apart = { { "", ROW (1, 1, 16, 93, "8") ROW (2, 1, 16, 93, "无"), "", "",
                   ROW (1, 1, 16, 97, "6") ROW (1, 1, 300, 97, "8") },
                 { 0 } };
  g_autoptr (GArray) words = recognise (&unsure, NULL);
  g_autoptr (GArray) others = recognise (&apart, NULL);

  assert_words (words, "8|无|");
  assert_words (others, "8|无|");
}

static void
test_label_with_digits (void)
{
  Stub stub = { { "", ROW (1, 1, 16, 93, "人4") ROW (2, 1, 16, 93, "1.属于国家秘密信息"), "", "",
                  ROW (1, 1, 16, 97, "4") },
                { 0 } };
  g_autoptr (GArray) words = recognise (&stub, NULL);

  assert_words (words, "4|1.属于国家秘密信息|");
}

static void
test_unread_is_not_blank (void)
{
  Stub stub = { { "", ROW (2, 1, 16, 93, "规章"), ROW (1, 1, 16, 93, "总计"), "", "" }, { 0 } };
  Stub never = { { "", ROW (2, 1, 16, 93, "规章"), "", "", "" }, { 0 } };
  g_autoptr (GArray) words = recognise (&stub, NULL);
  g_autoptr (GArray) others = recognise (&never, NULL);

  assert_words (words, "总计|规章|");
  assert_words (others, "〓|规章|");
}

static void
test_running_text (void)
{
  Stub stub = { { ROW (1, 1, 100, 96, "全年") ROW (1, 1, 122, 96, "收到") ROW (1, 1, 600, 96, "57")
                    ROW (1, 2, 100, 96, "PDF") ROW (1, 2, 125, 96, "2 0"),
                  ROW (1, 1, 16, 93, "1") ROW (2, 1, 16, 93, "2"), "", "", "" },
                { 0 } };
  g_autoptr (GArray) words = recognise (&stub, NULL);

  assert_words (words, "全年收到|57|PDF 2 0|1|2|");
}

static void
test_nonsense (void)
{
  static const char table[] = "level\tpage_num\n5\t1\n\n5\t9\t1\t1\t1\t1\t0\t0\t9\t9\t99\tx\n"
                              "5\t1\t1\t1\t1\t1\t-5\t99999\t-3\t2147483647\t99\tfar\n"
                              "5\t1\t1\t1\t1\t1\t16\t16\t20\t30\t99\t\xff\xfe\n";
  Stub stub = { { table, table, table, table, table }, { 0 } };
  g_autoptr (GArray) words = recognise (&stub, NULL);

  for (guint i = 0; i < words->len; i++) {
    const GoujiScanBox *box = &g_array_index (words, GoujiScanWord, i).box;

    g_assert_cmpuint (box->x + box->width, <=, WIDTH);
    g_assert_cmpuint (box->y + box->height, <=, HEIGHT);
  }
}

static void
test_error (void)
{
  for (GoujiScanTask task = GOUJI_SCAN_TEXT; task <= GOUJI_SCAN_DIGITS; task++) {
    Stub stub = { { "", "", "", "", "" }, { 0 } };
    g_autoptr (GError) error = NULL;
    GArray *words;

    if (task == GOUJI_SCAN_BLOCKS)
      continue; /* no cell of the page has several lines */
    stub.answers[task] = NULL;
    words = recognise (&stub, &error);
    g_assert_null (words);
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
  }
}

static void
test_tiff (void)
{
  g_autoptr (GoujiTiff) tiff = gouji_tiff_new ();
  g_autoptr (GBytes) bytes = NULL;
  const guint8 *data;
  guint32 next;
  guint n_pictures = 0;

  memset (gouji_tiff_add_picture (tiff, 3, 5), 255, 15);
  memset (gouji_tiff_add_picture (tiff, 7, 1), 255, 7);
  bytes = gouji_tiff_finish (tiff);
  data = g_bytes_get_data (bytes, NULL);
  g_assert_cmpmem (data, 4, "II*\0", 4);
  memcpy (&next, data + 4, sizeof next);
  while ((next = GUINT32_FROM_LE (next)) != 0) {
    g_assert_cmpuint (next % 2, ==, 0);
    g_assert_cmpuint (next + 2 + 12 * 12 + 4, <, g_bytes_get_size (bytes));
    memcpy (&next, data + next + 2 + 12 * 12, sizeof next);
    n_pictures++;
  }
  g_assert_cmpuint (n_pictures, ==, 2);
}

/* Every object stands where the table at the end says. */
static void
test_pdf (void)
{
  g_autofree guint8 *page = make_table ();
  g_autoptr (GoujiScan) scan = look_at (page);
  g_autoptr (GoujiScanPdf) pdf = gouji_scan_pdf_new ();
  Stub stub = { { "", ROW (1, 1, 16, 93, "68") ROW (2, 1, 16, 93, "规章"), "", "", "" }, { 0 } };
  g_autoptr (GArray) words = gouji_scan_recognise (scan, answer, &stub, NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *content = NULL;
  const char *table, *row;

  gouji_scan_pdf_add_page (pdf, 288, 216, scan, words);
  gouji_scan_pdf_add_blank (pdf, 595, 842);
  bytes = gouji_scan_pdf_finish (pdf);
  content = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_assert_true (g_str_has_prefix (content, "%PDF-1.4\n"));
  g_assert_nonnull (strstr (content, "<00360038>Tj"));
  g_assert_nonnull (strstr (content, "<89C47AE0>Tj"));
  g_assert_nonnull (strstr (content, "/Count 2"));

  table = g_strrstr (content, "xref\n0 ");
  row = strchr (table + 5, '\n') + 21;
  for (guint i = 1; g_ascii_isdigit (row[0]); i++, row += 20) {
    g_autofree char *head = g_strdup_printf ("%u 0 obj", i);

    g_assert_true (g_str_has_prefix (content + g_ascii_strtoull (row, NULL, 10), head));
  }
}

int
main (int argc, char *argv[])
{
  static const double slopes[] = { 0.004, -0.01, 0.025, -0.04 };

  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/scan/cells", test_cells);
  for (guint i = 0; i < G_N_ELEMENTS (slopes); i++) {
    g_autofree char *path = g_strdup_printf ("/scan/askew/%u", i);

    g_test_add_data_func (path, &slopes[i], test_askew);
  }
  g_test_add_func ("/scan/strokes-are-no-table", test_strokes);
  g_test_add_func ("/scan/no-contrast-no-ink", test_no_contrast);
  g_test_add_func ("/scan/smallest-pictures", test_smallest);
  g_test_add_func ("/scan/digits-are-asked-twice", test_digits_are_asked_twice);
  g_test_add_func ("/scan/digits-that-are-not-sure-change-nothing", test_digits_in_doubt);
  g_test_add_func ("/scan/a-label-stays-a-label", test_label_with_digits);
  g_test_add_func ("/scan/unread-is-not-blank", test_unread_is_not_blank);
  g_test_add_func ("/scan/running-text", test_running_text);
  g_test_add_func ("/scan/nonsense-stays-on-the-page", test_nonsense);
  g_test_add_func ("/scan/error-of-the-recogniser", test_error);
  g_test_add_func ("/scan/tiff", test_tiff);
  g_test_add_func ("/scan/pdf", test_pdf);

  return g_test_run ();
}
