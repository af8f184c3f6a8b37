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
  draw_text (&drawing, 124, 200, "57");
  document = read_drawing (&drawing);

  g_assert_cmpstr (gouji_document_get_text (document), ==, "共收57\n");
  g_assert_cmpuint (gouji_document_get_n_pages (document), ==, 1);
  g_assert_cmpfloat_with_epsilon (gouji_document_get_page (document, 0)->width, A4_WIDTH, 0.1);
  box = gouji_document_find_boxes (document, (GoujiRange) { 2, 4 }, &n_boxes);
  g_assert_cmpuint (n_boxes, ==, 1);
  g_assert_cmpuint (box->range.start, ==, 2);
  g_assert_cmpfloat_with_epsilon (box->x, 124, 1);
  g_assert_cmpfloat (box->y, <, 200);
  g_assert_cmpfloat (box->y + box->height, >, 199);
}

/* Three rows of four columns, of which none is closed by a ruling at the sides, and one cell spans two. */
static void
test_open_sides_and_merged_cells (void)
{
  Drawing drawing;

  drawing_init (&drawing);
  for (guint row = 0; row < 4; row++)
    draw_ruling (&drawing, row == 1 ? 240 : 80, 120 + row * ROW_HEIGHT, 480, 120 + row * ROW_HEIGHT);
  draw_ruling (&drawing, 240, 120, 240, 120 + 3 * ROW_HEIGHT);
  draw_ruling (&drawing, 320, 120 + ROW_HEIGHT, 320, 120 + 3 * ROW_HEIGHT);
  draw_text (&drawing, 90, 148, "内容");
  draw_centred (&drawing, 240, 480, 136, "数量");
  draw_centred (&drawing, 240, 320, 160, "制发");
  draw_centred (&drawing, 320, 480, 160, "废止");
  draw_text (&drawing, 90, 184, "规章");
  draw_centred (&drawing, 320, 480, 184, "6");

  assert_drawing_is (&drawing, "[0,0+2+1]内容[0,1+1+2]数量[1,1]制发[1,2]废止[2,0]规章[2,1][2,2]6|");
}

/* Marks in cells hardly wider than they are, each written as a word of its own. */
static void
test_marks_in_narrow_cells (void)
{
  static const char *const texts[] = { "行政规范性文件", "/", "/", "/", "行政事业性收费", "5", "/", "5" };
  static const double columns[] = { 80, 240, 248, 256, 264 };
  Drawing drawing;

  drawing_init (&drawing);
  draw_grid (&drawing, 120, columns, 4, 2, texts);

  assert_drawing_is (&drawing, "[0,0]行政规范性文件[0,1]/[0,2]/[0,3]/[1,0]行政事业性收费[1,1]5[1,2]/[1,3]5|");
}

/* Rulings as thin filled rectangles, in grey, on shaded cells, and dashed. */
static void
test_rulings_of_all_kinds (void)
{
  static const char *const texts[] = { "内容", "制发", "规章", "1", "", "2" };
  static const double columns[] = { 80, 240, 320 };
  static const double dashes[] = { 3, 2 };

  for (guint kind = 0; kind < 4; kind++) {
    Drawing drawing;

    drawing_init (&drawing);
    if (kind == 0) {
      cairo_set_source_rgb (drawing.cairo, 0.8, 0.85, 0.95);
      cairo_rectangle (drawing.cairo, 80, 120, 240, 3 * ROW_HEIGHT);
      cairo_fill (drawing.cairo);
      cairo_set_source_rgb (drawing.cairo, 0, 0, 0);
    }
    if (kind == 1)
      cairo_set_source_rgb (drawing.cairo, 0.8, 0.8, 0.8);
    if (kind == 2)
      cairo_set_dash (drawing.cairo, dashes, 2, 0);
    if (kind == 3)
      cairo_set_line_width (drawing.cairo, 2.25);
    draw_grid (&drawing, 120, columns, 2, 3, texts);

    assert_drawing_is (&drawing, "[0,0]内容[0,1]制发[1,0]规章[1,1]1[2,0][2,1]2|");
  }
}

/* A label of two lines, with its number halfway between them. */
static void
test_lines_of_a_cell_are_joined (void)
{
  static const double columns[] = { 80, 180, 260 };
  Drawing drawing;

  drawing_init (&drawing);
  draw_ruling (&drawing, 80, 120, 260, 120);
  draw_ruling (&drawing, 80, 160, 260, 160);
  for (guint i = 0; i < 3; i++)
    draw_ruling (&drawing, columns[i], 120, columns[i], 160);
  draw_text (&drawing, 84, 136, "行政规范性");
  draw_text (&drawing, 84, 152, "文件");
  draw_centred (&drawing, 180, 260, 144, "14");

  assert_drawing_is (&drawing, "[0,0]行政规范性文件[0,1]14|");
}

static void
test_upright_label_of_a_merged_cell (void)
{
  static const char *const letters[] = { "办", "理", "结", "果" };
  Drawing drawing;

  drawing_init (&drawing);
  draw_ruling (&drawing, 80, 120, 300, 120);
  draw_ruling (&drawing, 110, 160, 300, 160);
  draw_ruling (&drawing, 80, 200, 300, 200);
  draw_ruling (&drawing, 80, 120, 80, 200);
  draw_ruling (&drawing, 110, 120, 110, 200);
  draw_ruling (&drawing, 200, 120, 200, 200);
  draw_ruling (&drawing, 300, 120, 300, 200);
  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    draw_text (&drawing, 88, 140 + 14 * i, letters[i]);
  draw_text (&drawing, 114, 144, "公开");
  draw_centred (&drawing, 200, 300, 144, "3");
  draw_text (&drawing, 114, 184, "不公开");

  assert_drawing_is (&drawing, "[0,0+2+1]办理结果[0,1]公开[0,2]3[1,1]不公开[1,2]|");
}

/* The head comes again on the second page; page numbers stand below. */
static void
test_table_over_two_pages (void)
{
  static const char *const first[] = { "内容", "制发", "废止", "有效", "规章", "1", "2", "3" };
  static const char *const second[] = { "内容", "制发", "废止", "有效", "文件", "", "5", "6" };
  Drawing drawing;

  drawing_init (&drawing);
  draw_grid (&drawing, 700, four_columns, 4, 2, first);
  draw_text (&drawing, 280, 810, "- 1 -");
  drawing_next_page (&drawing);
  draw_grid (&drawing, 80, four_columns, 4, 2, second);
  draw_text (&drawing, 280, 810, "- 2 -");

  assert_drawing_is (&drawing, "[0,0]内容[0,1]制发[0,2]废止[0,3]有效[1,0]规章[1,1]1[1,2]2[1,3]3"
                               "[2,0]文件[2,1][2,2]5[2,3]6|");
}

/* The page ends within a row: its label goes on above the next one. */
static void
test_row_that_a_page_tears (void)
{
  static const char *const first[] = { "内容", "制发", "申请人逾期未按收费通知要求", "4" };
  static const char *const second[] = { "缴纳费用", "", "其他", "0" };
  static const double columns[] = { 80, 240, 320 };
  Drawing drawing;

  drawing_init (&drawing);
  draw_grid (&drawing, 700, columns, 2, 2, first);
  drawing_next_page (&drawing);
  draw_grid (&drawing, 80, columns, 2, 2, second);

  assert_drawing_is (&drawing,
                     "[0,0]内容[0,1]制发[1,0]申请人逾期未按收费通知要求缴纳费用[1,1]4[2,0]其他[2,1]0|");
}

/* A row whose cells are blank is no rest of the one before it. */
static void
test_blank_row_at_the_top_of_a_page (void)
{
  static const char *const first[] = { "内容", "制发", "1.申请人逾期未按收费通知要求", "4" };
  static const char *const second[] = { "2.其他", "", "3.总计", "4" };
  static const double columns[] = { 80, 250, 320 };
  Drawing drawing;

  drawing_init (&drawing);
  draw_grid (&drawing, 700, columns, 2, 2, first);
  drawing_next_page (&drawing);
  draw_grid (&drawing, 80, columns, 2, 2, second);

  assert_drawing_is (
    &drawing, "[0,0]内容[0,1]制发[1,0]1.申请人逾期未按收费通知要求[1,1]4[2,0]2.其他[2,1][3,0]3.总计[3,1]4|");
}

/* Numbers alone at the bottom of the page are kept where they do not count the pages. */
static void
test_heads_and_feet_are_dropped (void)
{
  Drawing drawing;

  drawing_init (&drawing);
  for (guint i = 0; i < 3; i++) {
    g_autofree char *foot = g_strdup_printf ("第%u页 共3页", i + 1);
    g_autofree char *body = g_strdup_printf ("本年收到申请%u件。", 7 * i + 2);

    draw_text (&drawing, 80, 40, "岚川县人民政府");
    draw_text (&drawing, 80, 120, body);
    draw_text (&drawing, 260, 820, foot);
    if (i < 2)
      drawing_next_page (&drawing);
  }

  assert_drawing_is (&drawing, "本年收到申请2件。|本年收到申请9件。|本年收到申请16件。|");
}

static void
test_numbers_that_do_not_count_pages_stay (void)
{
  Drawing drawing;

  drawing_init (&drawing);
  draw_text (&drawing, 80, 120, "总计");
  draw_text (&drawing, 80, 790, "57");
  drawing_next_page (&drawing);
  draw_text (&drawing, 80, 120, "其他");
  draw_text (&drawing, 80, 790, "31");

  assert_drawing_is (&drawing, "总计|57|其他|31|");
}

/* Without rulings the words of a head stand at the height of its cell's middle: read line by line, the last
 * column would come second. */
static void
test_heads_without_rulings_keep_the_order_of_columns (void)
{
  Drawing drawing;

  drawing_init (&drawing);
  draw_text (&drawing, 200, 120, "自然人");
  draw_text (&drawing, 400, 120, "总计");
  draw_text (&drawing, 260, 136, "商业企业");
  draw_text (&drawing, 330, 136, "科研机构");
  draw_text (&drawing, 80, 160, "一、本年新收");
  draw_text (&drawing, 200, 160, "57");
  draw_text (&drawing, 260, 160, "3");
  draw_text (&drawing, 330, 160, "0");
  draw_text (&drawing, 400, 160, "60");

  assert_drawing_is (&drawing, "自然人 商业企业 科研机构 总计|一、本年新收 57 3 0 60|");
}

static void
test_lines_are_joined_to_paragraphs (void)
{
  Drawing drawing;

  drawing_init (&drawing);
  draw_text (&drawing, 104, 120, "岚川县本年收到政府信息公开申请十二件比上年多一件办结十二件其中公开");
  draw_text (&drawing, 80, 140, "十件不公开一件。");
  draw_text (&drawing, 104, 160, "二、主动公开");

  assert_drawing_is (
    &drawing,
    "岚川县本年收到政府信息公开申请十二件比上年多一件办结十二件其中公开十件不公开一件。|二、主动公开|");
}

/* Printed twice, a third of a point apart: as bold as a word processor can make it without a bold font. */
static void
test_fake_bold_is_read_once (void)
{
  Drawing drawing;

  drawing_init (&drawing);
  draw_text (&drawing, 80, 120, "一、总计1155件");
  draw_text (&drawing, 80.4, 120, "一、总计1155件");
  draw_text (&drawing, 80.8, 120.3, "一、总计1155件");

  assert_drawing_is (&drawing, "一、总计1155件|");
}

/* Every letter is drawn alone, in an order of its own. */
static void
test_letters_are_ordered_by_place (void)
{
  static const char *const letters[] = { "收", "到", "申", "请" };
  Drawing drawing;

  drawing_init (&drawing);
  for (guint i = 4; i > 0; i--)
    draw_text (&drawing, 80 + 12 * (i - 1), 120, letters[i - 1]);

  assert_drawing_is (&drawing, "收到申请|");
}

/* A table that lies on its side, on a page that does not. */
static void
test_table_on_its_side (void)
{
  static const char *const texts[] = {
    "信息内容", "本年制发件数", "本年废止件数", "现行有效件数", "规章", "11", "", "233"
  };
  static const double columns[] = { 80, 240, 400, 560, 720 };

  for (guint turn = 0; turn < 2; turn++) {
    Drawing drawing;
    g_autoptr (GoujiDocument) document = NULL;
    g_autofree char *described = NULL;
    guint n_boxes;

    drawing_init (&drawing);
    cairo_translate (drawing.cairo, turn == 0 ? A4_WIDTH : 0, turn == 0 ? 0 : A4_HEIGHT);
    cairo_rotate (drawing.cairo, turn == 0 ? G_PI / 2 : -G_PI / 2);
    draw_grid (&drawing, 120, columns, 4, 2, texts);
    document = read_drawing (&drawing);
    described = describe_document (document);

    g_assert_cmpstr (
      described, ==,
      "[0,0]信息内容[0,1]本年制发件数[0,2]本年废止件数[0,3]现行有效件数[1,0]规章[1,1]11[1,2][1,3]233|");
    gouji_document_get_boxes (document, &n_boxes);
    g_assert_cmpuint (n_boxes, ==, 7);
  }
}

/* A frame around text is no table, and neither is a line below a heading. */
static void
test_frames_are_no_tables (void)
{
  Drawing drawing;

  drawing_init (&drawing);
  cairo_rectangle (drawing.cairo, 60, 80, 475, 680);
  cairo_stroke (drawing.cairo);
  draw_text (&drawing, 80, 120, "岚川县   年度报告");
  draw_ruling (&drawing, 80, 126, 300, 126);
  draw_text (&drawing, 80, 160, "收到12件");

  assert_drawing_is (&drawing, "岚川县 年度报告|收到12件|");
}

/* The picture of a page with the text that was recognised in it. */
static void
test_recognised_text_is_noted (void)
{
  for (guint shown = 0; shown < 2; shown++) {
    cairo_surface_t *picture = cairo_image_surface_create (CAIRO_FORMAT_RGB24, A4_WIDTH, A4_HEIGHT);
    cairo_t *cairo = cairo_create (picture);
    g_autoptr (GoujiDocument) document = NULL;
    Drawing drawing;

    cairo_set_source_rgb (cairo, 0.95, 0.95, 0.9);
    cairo_paint (cairo);
    cairo_set_source_rgb (cairo, 0, 0, 0);
    cairo_select_font_face (cairo, "Noto Sans CJK SC", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
    cairo_set_font_size (cairo, 12);
    cairo_move_to (cairo, 80, 120);
    if (shown == 1)
      cairo_show_text (cairo, "收到申请十二件");
    cairo_destroy (cairo);

    drawing_init (&drawing);
    draw_text (&drawing, 80, 120, "收到申请十二件");
    cairo_set_source_surface (drawing.cairo, picture, 0, 0);
    cairo_paint (drawing.cairo);
    cairo_surface_destroy (picture);
    document = read_drawing (&drawing);

    g_assert_cmpstr (gouji_document_get_text (document), ==, "收到申请十二件\n");
    g_assert_cmpint (gouji_document_has_note (document, GOUJI_NOTE_SCANNED), ==, shown == 1);
  }
}

static void
test_page_without_text_is_noted (void)
{
  g_autoptr (GoujiDocument) document = NULL;
  Drawing drawing;

  drawing_init (&drawing);
  draw_text (&drawing, 80, 120, "岚川县");
  drawing_next_page (&drawing);
  cairo_rectangle (drawing.cairo, 80, 100, 300, 300);
  cairo_fill (drawing.cairo);
  drawing_next_page (&drawing);
  document = read_drawing (&drawing);

  g_assert_true (gouji_document_has_note (document, GOUJI_NOTE_PICTURES));
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

static void
test_pages_beyond_the_limit_are_noted (void)
{
  GoujiLimits limits = gouji_default_limits;
  g_autoptr (GoujiDocument) document = NULL;
  g_autoptr (GBytes) bytes = NULL;
  Drawing drawing;

  drawing_init (&drawing);
  draw_text (&drawing, 80, 120, "岚川县");
  drawing_next_page (&drawing);
  draw_text (&drawing, 80, 120, "收到12件");
  bytes = drawing_finish (&drawing);
  limits.pages = 1;
  document = gouji_read_pdf (bytes, &limits, NULL);

  g_assert_cmpstr (gouji_document_get_text (document), ==, "岚川县\n");
  g_assert_true (gouji_document_has_note (document, GOUJI_NOTE_TOO_LARGE));
}

static void
test_file_beyond_the_limit (void)
{
  GoujiLimits limits = gouji_default_limits;
  g_autoptr (GBytes) bytes = g_bytes_new_static ("%PDF-1.4\n", 9);
  g_autoptr (GError) error = NULL;
  g_autoptr (GoujiDocument) document = NULL;

  limits.bytes = 8;
  document = gouji_read_pdf (bytes, &limits, &error);

  g_assert_null (document);
  g_assert_error (error, GOUJI_READ_ERROR, GOUJI_READ_ERROR_TOO_LARGE);
}

/* PDF files written by hand. Poppler repairs a file without a table of its objects. */
typedef struct {
  const char *name;
  const char *objects;
  int error; /* -1 where there is a document */
} ByHand;

#define CATALOG "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj "
#define PAGES "2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj "
#define FONT "5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>endobj "
#define PAGE(box, content)                                                                                   \
  "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox" box                                                            \
  "/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj 4 0 obj<</Length 400>>stream\n" content            \
  "\nendstream endobj "
#define WORDS "BT /F 12 Tf 72 700 Td (12 applications) Tj ET"

static const ByHand by_hand[] = {
  { "plain", CATALOG PAGES PAGE ("[0 0 595 842]", WORDS) FONT, -1 },
  { "unseen-text", CATALOG PAGES PAGE ("[0 0 595 842]", "3 Tr " WORDS) FONT, -1 },
  { "page-of-a-billion-points", CATALOG PAGES PAGE ("[0 0 1000000000 1000000000]", WORDS) FONT, -2 },
  { "page-without-size", CATALOG PAGES PAGE ("[0 0 0 0]", WORDS) FONT, -1 },
  { "text-far-outside",
    CATALOG PAGES PAGE ("[0 0 595 842]", "BT /F 12 Tf 5000 -5000 Td (12) Tj ET " WORDS) FONT, -1 },
  { "letters-without-size",
    CATALOG PAGES PAGE ("[0 0 595 842]", "BT /F 0 Tf 72 700 Td (12) Tj ET " WORDS) FONT, -1 },
  { "letters-of-a-billion-points",
    CATALOG PAGES PAGE ("[0 0 595 842]", "BT /F 1e9 Tf 72 700 Td (12) Tj ET") FONT, -2 },
  { "pages-that-are-their-own-children",
    CATALOG "2 0 obj<</Type/Pages/Count 9/Kids[2 0 R 2 0 R]/Parent 2 0 R>>endobj ", -2 },
  { "a-billion-pages",
    CATALOG "2 0 obj<</Type/Pages/Count 1000000000/Kids[3 0 R]>>endobj " PAGE ("[0 0 595 842]", WORDS) FONT,
    -2 },
  { "no-pages", CATALOG, -2 },
};

static void
test_by_hand (gconstpointer data)
{
  const ByHand *c = data;
  g_autofree char *file = g_strconcat ("%PDF-1.4\n", c->objects, "trailer<</Root 1 0 R>>\n%%EOF\n", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (file, strlen (file));
  g_autoptr (GError) error = NULL;
  g_autoptr (GoujiDocument) document = gouji_read_pdf (bytes, NULL, &error);

  if (c->error == -1) {
    g_assert_no_error (error);
    g_assert_nonnull (strstr (gouji_document_get_text (document), "12 applications"));
  }
  if (document != NULL)
    assert_document_holds (document);
  else
    g_assert_true (error->domain == GOUJI_READ_ERROR);
}

/* A file that asks for a password: what decides is whether the empty one opens it (ISO 32000-1, 7.6.3). */
static void
test_password_is_asked_for (void)
{
  const char *file = "%PDF-1.4\n" CATALOG PAGES PAGE ("[0 0 595 842]", WORDS) FONT
    "6 0 obj<</Filter/Standard/V 1/R 2/Length 40/P -4"
    "/O<0123456789012345678901234567890123456789012345678901234567890123>"
    "/U<0123456789012345678901234567890123456789012345678901234567890123>>>endobj "
    "trailer<</Root 1 0 R/Encrypt 6 0 R/ID[<01><01>]>>\n%%EOF\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (file, strlen (file));
  g_autoptr (GError) error = NULL;
  g_autoptr (GoujiDocument) document = gouji_read_pdf (bytes, NULL, &error);

  g_assert_null (document);
  g_assert_error (error, GOUJI_READ_ERROR, GOUJI_READ_ERROR_ENCRYPTED);
}

/* Whatever stands in a file, it is read or turned down, and what is read holds together. */
static void
test_damaged_files (void)
{
  static const char *const texts[] = { "内容", "制发", "废止", "有效", "规章", "1", "", "23" };
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GRand) random = g_rand_new_with_seed (2023);
  Drawing drawing;
  gsize length;
  const char *whole;

  drawing_init (&drawing);
  draw_grid (&drawing, 120, four_columns, 4, 2, texts);
  bytes = drawing_finish (&drawing);
  whole = g_bytes_get_data (bytes, &length);

  for (guint i = 0; i < 60; i++) {
    g_autofree char *copy = g_memdup2 (whole, length);
    gsize kept = i % 4 == 0 ? length * (i + 1) / 61 : length;
    g_autoptr (GBytes) damaged = NULL;
    g_autoptr (GError) error = NULL;
    g_autoptr (GoujiDocument) document = NULL;

    for (guint k = 0; i % 4 != 0 && k < 1u << (2 * (i % 4)); k++)
      copy[g_rand_int_range (random, 0, (int) length)] = (char) g_rand_int_range (random, 0, 256);
    damaged = g_bytes_new (copy, kept);
    document = gouji_read_pdf (damaged, NULL, &error);

    if (document != NULL)
      assert_document_holds (document);
    else
      g_assert_true (error->domain == GOUJI_READ_ERROR);
  }
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
  g_test_add_func ("/read-pdf/open-sides-and-merged-cells", test_open_sides_and_merged_cells);
  g_test_add_func ("/read-pdf/marks-in-narrow-cells", test_marks_in_narrow_cells);
  g_test_add_func ("/read-pdf/rulings-of-all-kinds", test_rulings_of_all_kinds);
  g_test_add_func ("/read-pdf/lines-of-a-cell-are-joined", test_lines_of_a_cell_are_joined);
  g_test_add_func ("/read-pdf/upright-label-of-a-merged-cell", test_upright_label_of_a_merged_cell);
  g_test_add_func ("/read-pdf/table-over-two-pages", test_table_over_two_pages);
  g_test_add_func ("/read-pdf/row-that-a-page-tears", test_row_that_a_page_tears);
  g_test_add_func ("/read-pdf/blank-row-at-the-top-of-a-page", test_blank_row_at_the_top_of_a_page);
  g_test_add_func ("/read-pdf/heads-and-feet-are-dropped", test_heads_and_feet_are_dropped);
  g_test_add_func ("/read-pdf/numbers-that-do-not-count-pages-stay",
                   test_numbers_that_do_not_count_pages_stay);
  g_test_add_func ("/read-pdf/lines-are-joined-to-paragraphs", test_lines_are_joined_to_paragraphs);
  g_test_add_func ("/read-pdf/heads-without-rulings-keep-the-order-of-columns",
                   test_heads_without_rulings_keep_the_order_of_columns);
  g_test_add_func ("/read-pdf/fake-bold-is-read-once", test_fake_bold_is_read_once);
  g_test_add_func ("/read-pdf/letters-are-ordered-by-place", test_letters_are_ordered_by_place);
  g_test_add_func ("/read-pdf/table-on-its-side", test_table_on_its_side);
  g_test_add_func ("/read-pdf/frames-are-no-tables", test_frames_are_no_tables);
  g_test_add_func ("/read-pdf/recognised-text-is-noted", test_recognised_text_is_noted);
  g_test_add_func ("/read-pdf/page-without-text-is-noted", test_page_without_text_is_noted);
  g_test_add_func ("/read-pdf/pages-beyond-the-limit-are-noted", test_pages_beyond_the_limit_are_noted);
  g_test_add_func ("/read-pdf/file-beyond-the-limit", test_file_beyond_the_limit);
  g_test_add_func ("/read-pdf/password-is-asked-for", test_password_is_asked_for);
  g_test_add_func ("/read-pdf/damaged-files", test_damaged_files);
  for (guint i = 0; i < G_N_ELEMENTS (by_hand); i++) {
    g_autofree char *path = g_strconcat ("/read-pdf/by-hand/", by_hand[i].name, NULL);

    g_test_add_data_func (path, &by_hand[i], test_by_hand);
  }

  return g_test_run ();
}
