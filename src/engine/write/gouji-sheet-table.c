/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "form/gouji-sentence.h"
#include "write/gouji-data-rows.h"
#include "write/gouji-sheet-sum.h"
#include "write/gouji-sheets.h"

/* The widths of a form are twentieths of a point; a spreadsheet counts 96 pixels to 72 points. */
#define TWIPS_PER_PIXEL 15
/* What 10 points need in pixels, with the space around words. */
#define PIXELS_PER_DIGIT 8
#define PIXELS_PER_CHARACTER 14
#define PIXELS_AROUND 10
#define PIXELS_PER_LINE 18
#define PIXELS_ABOVE 6
/* 409 points, the height that a row can have. */
#define MAXIMUM_HEIGHT 545

typedef struct {
  GoujiSheetBook *book;
  lxw_worksheet *sheet;
  GoujiReport *report;
  const GoujiPaperTable *table;
  GHashTable *places; /* GoujiCell → GoujiPaperCell */
  guint *widths;      /* in pixels */
  guint *heights;
} Sheet;

static const GoujiPaperCell *
get_cell (const Sheet *self, guint index)
{
  return &g_array_index (self->table->cells, GoujiPaperCell, index);
}

static guint
measure_text (const char *text)
{
  guint width = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    width += g_utf8_get_char (text) < 0x2000 ? PIXELS_PER_DIGIT : PIXELS_PER_CHARACTER;
  return width;
}

static guint
add_lengths (const guint *lengths, guint first, guint n)
{
  guint sum = 0;

  for (guint i = first; i < first + n; i++)
    sum += lengths[i];
  return sum;
}

/* The number of a cell and its unit, without whatever else the source says there. */
static char *
print_number (const Sheet *self, const GoujiPaperCell *cell)
{
  const GoujiFigure *figure = gouji_report_get_figure (self->report, cell->cell);
  g_autofree char *number = gouji_decimal_to_string (figure->value);

  return g_strconcat (number, figure->unit, NULL);
}

/* As in the format, and wider where a number needs it. */
static void
measure_widths (Sheet *self)
{
  for (guint i = 0; i < self->table->n_columns; i++)
    self->widths[i] = self->table->widths[i] / TWIPS_PER_PIXEL;

  for (guint i = 0; i < self->table->cells->len; i++) {
    const GoujiPaperCell *cell = get_cell (self, i);

    if (cell->state == GOUJI_FIGURE_NUMBER && cell->column_span == 1) {
      g_autofree char *number = print_number (self, cell);

      self->widths[cell->column] =
        MAX (self->widths[cell->column], measure_text (number) + PIXELS_AROUND + PIXELS_PER_DIGIT);
    }
  }
}

static guint
measure_height (const Sheet *self, const GoujiPaperCell *cell)
{
  guint width = add_lengths (self->widths, cell->column, cell->column_span);
  guint room = MAX (width, PIXELS_AROUND + PIXELS_PER_CHARACTER) - PIXELS_AROUND;
  guint n_lines = (measure_text (cell->text) + room - 1) / room;

  return MAX (n_lines, 1) * PIXELS_PER_LINE + PIXELS_ABOVE;
}

/* Programs find the height of a row themselves, but not where cells are merged. */
static void
measure_heights (Sheet *self)
{
  for (guint pass = 0; pass < 2; pass++) {
    for (guint i = 0; i < self->table->cells->len; i++) {
      const GoujiPaperCell *cell = get_cell (self, i);
      guint last = cell->row + cell->row_span - 1;
      guint height = measure_height (self, cell);
      guint covered = add_lengths (self->heights, cell->row, cell->row_span);

      if ((cell->row_span > 1) == (pass == 1) && height > covered)
        self->heights[last] = MIN (self->heights[last] + height - covered, MAXIMUM_HEIGHT);
    }
  }
}

static void
set_lengths (Sheet *self)
{
  measure_widths (self);
  measure_heights (self);
  for (guint i = 0; i < self->table->n_columns; i++)
    gouji_sheet_book_note (self->book, worksheet_set_column_pixels (self->sheet, (lxw_col_t) i, (lxw_col_t) i,
                                                                    self->widths[i], NULL));
  for (guint i = 0; i < self->table->n_rows; i++)
    gouji_sheet_book_note (self->book, worksheet_set_row_pixels (self->sheet, i, self->heights[i], NULL));
}

static lxw_format *
choose_format (const Sheet *self, const GoujiPaperCell *cell)
{
  static const GoujiSheetLook looks[] = {
    [GOUJI_PLACEMENT_NOTE] = GOUJI_SHEET_SIDE,        [GOUJI_PLACEMENT_BLOCK_TITLE] = GOUJI_SHEET_HEAD,
    [GOUJI_PLACEMENT_COLUMN_HEAD] = GOUJI_SHEET_HEAD, [GOUJI_PLACEMENT_ROW_HEAD] = GOUJI_SHEET_SIDE,
    [GOUJI_PLACEMENT_CELL] = GOUJI_SHEET_TEXT,        [GOUJI_PLACEMENT_WORD] = GOUJI_SHEET_TEXT,
  };
  const GoujiFigure *figure = cell->cell != NULL ? gouji_report_get_figure (self->report, cell->cell) : NULL;

  if (figure != NULL && figure->state == GOUJI_FIGURE_NUMBER && gouji_sheet_is_exact (figure->value))
    return gouji_sheet_book_get_number_format (self->book, figure->value.scale, figure->unit, cell->unsure,
                                               TRUE);

  return self->book->looks[cell->unsure ? GOUJI_SHEET_UNSURE : looks[cell->kind]];
}

static void
add_line (GString *remark, GoujiSheetBook *book, const char *sentence, const GoujiWord *words, guint n_words)
{
  g_autofree char *line = gouji_sentence_fill (gouji_sheet_book_say (book, sentence), words, n_words);

  if (remark->len > 0)
    g_string_append_c (remark, '\n');
  g_string_append (remark, line);
}

static void
remark_doubt (const Sheet *self, const GoujiFigure *figure, GString *remark)
{
  g_autofree char *doubt = gouji_data_describe_doubt (self->book->form, figure->doubt);

  add_line (remark, self->book, "unsure", (GoujiWord[]) { { "doubt", doubt } }, 1);
}

/* Nothing is repaired: what the report says stands, and beside it what it should be. */
static void
remark_difference (const Sheet *self, const GoujiFigure *figure, GoujiDecimal expected, GString *remark)
{
  const char *text = figure->entered != NULL ? figure->entered : figure->printed;
  g_autofree char *sum = gouji_decimal_to_string (expected);

  add_line (remark, self->book, figure->entered != NULL ? "entered-differs" : "printed-differs",
            (GoujiWord[]) { { "value", text }, { "sum", sum } }, 2);
}

/* A spreadsheet reckons with a number alone; what the source says besides is not lost. */
static void
remark_more (const Sheet *self, const GoujiPaperCell *cell, GString *remark)
{
  g_autofree char *number = print_number (self, cell);
  gboolean entered = gouji_report_get_figure (self->report, cell->cell)->entered != NULL;

  if (!g_str_equal (number, cell->text))
    add_line (remark, self->book, entered ? "entered-more" : "printed-more",
              (GoujiWord[]) { { "value", cell->text } }, 1);
}

static void
put_number (const Sheet *self, const GoujiPaperCell *cell, const char *formula, lxw_format *format)
{
  double value = gouji_sheet_to_double (gouji_report_get_figure (self->report, cell->cell)->value);
  lxw_col_t column = (lxw_col_t) cell->column;

  if (formula != NULL)
    gouji_sheet_book_note (
      self->book, worksheet_write_formula_num (self->sheet, cell->row, column, formula, format, value));
  else
    gouji_sheet_book_note (self->book,
                           worksheet_write_number (self->sheet, cell->row, column, value, format));
}

static void
put_figure (const Sheet *self, const GoujiPaperCell *cell, lxw_format *format)
{
  const GoujiFigure *figure = gouji_report_get_figure (self->report, cell->cell);
  g_autoptr (GString) remark = g_string_new (NULL);
  g_auto (GoujiSheetSum) sum = { 0 };

  gouji_sheet_sum_init (&sum, self->report, self->places, cell->cell);
  if (cell->unsure)
    remark_doubt (self, figure, remark);
  if (sum.differs)
    remark_difference (self, figure, sum.expected, remark);

  if (figure->state == GOUJI_FIGURE_NUMBER && gouji_sheet_is_exact (figure->value)) {
    remark_more (self, cell, remark);
    put_number (self, cell, sum.formula, format);
  } else {
    if (figure->state == GOUJI_FIGURE_NUMBER)
      add_line (remark, self->book, "exact", NULL, 0);
    gouji_sheet_book_put_text (self->book, self->sheet, cell->row, cell->column, cell->text, format);
  }

  if (remark->len > 0)
    gouji_sheet_book_note (
      self->book, worksheet_write_comment (self->sheet, cell->row, (lxw_col_t) cell->column, remark->str));
}

/* Merging writes into all cells, so that what stands in them comes after it. */
static void
put_cell (const Sheet *self, const GoujiPaperCell *cell)
{
  lxw_format *format = choose_format (self, cell);

  if (cell->row_span > 1 || cell->column_span > 1)
    gouji_sheet_book_note (
      self->book,
      worksheet_merge_range (self->sheet, cell->row, (lxw_col_t) cell->column, cell->row + cell->row_span - 1,
                             (lxw_col_t) (cell->column + cell->column_span - 1), "", format));
  if (cell->cell != NULL)
    put_figure (self, cell, format);
  else
    gouji_sheet_book_put_text (self->book, self->sheet, cell->row, cell->column, cell->text, format);
}

static void
set_up_view (const Sheet *self, const char *title)
{
  guint n_heads = self->table->n_head_rows;

  gouji_sheet_book_set_up_print (self->book, self->sheet, title);
  if (n_heads == 0 || n_heads >= self->table->n_rows)
    return;
  worksheet_freeze_panes (self->sheet, n_heads, 0);
  gouji_sheet_book_note (self->book, worksheet_repeat_rows (self->sheet, 0, n_heads - 1));
}

/**
 * gouji_sheets_add_table:
 * @table: a table of the form on @paper
 *
 * Adds a sheet with the table as the national format prints it.
 */
void
gouji_sheets_add_table (GoujiSheetBook *book,
                        GoujiPaper *paper,
                        GoujiReport *report,
                        const GoujiPaperTable *table)
{
  g_autoptr (GHashTable) places = g_hash_table_new (NULL, NULL);
  g_autofree guint *widths = g_new0 (guint, table->n_columns);
  g_autofree guint *heights = g_new0 (guint, table->n_rows);
  lxw_worksheet *sheet = gouji_sheet_book_add (book, table->form_table->title);
  Sheet self = { book, sheet, report, table, places, widths, heights };

  if (sheet == NULL)
    return;

  for (guint i = 0; i < table->cells->len; i++) {
    const GoujiPaperCell *cell = get_cell (&self, i);

    if (cell->cell != NULL)
      g_hash_table_insert (places, (gpointer) cell->cell, (gpointer) cell);
  }
  set_lengths (&self);
  for (guint i = 0; i < table->cells->len; i++)
    put_cell (&self, get_cell (&self, i));
  set_up_view (&self, gouji_paper_get_title (paper));
}
