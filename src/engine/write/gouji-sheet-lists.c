/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "write/gouji-data-rows.h"
#include "write/gouji-sheets.h"

/* In characters of the default font. */
#define PART_WIDTH 24
#define TEXT_WIDTH 96
#define DATA_WIDTH 14
#define WIDE_DATA_WIDTH 40

static void
put_head (GoujiSheetBook *book, lxw_worksheet *sheet, guint column, const char *text)
{
  gouji_sheet_book_put_text (book, sheet, 0, column, text, book->looks[GOUJI_SHEET_LIST_HEAD]);
}

static void
set_width (GoujiSheetBook *book, lxw_worksheet *sheet, guint column, double width)
{
  gouji_sheet_book_note (book,
                         worksheet_set_column (sheet, (lxw_col_t) column, (lxw_col_t) column, width, NULL));
}

static void
set_up_list (GoujiSheetBook *book, lxw_worksheet *sheet, GoujiPaper *paper)
{
  gouji_sheet_book_set_up_print (book, sheet, gouji_paper_get_title (paper));
  worksheet_freeze_panes (sheet, 1, 0);
  gouji_sheet_book_note (book, worksheet_repeat_rows (sheet, 0, 0));
}

/* A paragraph longer than a cell takes goes on in the next row. Returns: the row behind it */
static guint
put_paragraph (GoujiSheetBook *book, lxw_worksheet *sheet, guint row, const GoujiPart *part, const char *text)
{
  lxw_format *format = book->looks[GOUJI_SHEET_LIST_TEXT];
  const char *end = text + strlen (text);

  while (text < end && book->error == LXW_NO_ERROR) {
    const char *stop = text;
    g_autofree char *piece = NULL;

    for (guint n = 0; n < GOUJI_SHEET_MAXIMUM_TEXT && stop < end; n++)
      stop = g_utf8_next_char (stop);
    piece = g_strndup (text, (gsize) (stop - text));
    gouji_sheet_book_put_text (book, sheet, row, 0, part != NULL ? part->title : "", format);
    gouji_sheet_book_put_text (book, sheet, row, 1, piece, format);
    text = stop;
    row++;
  }

  return row;
}

/**
 * gouji_sheets_add_narratives:
 *
 * Adds a sheet with the text of the report, a paragraph a row, and the part that it stands in beside it.
 */
void
gouji_sheets_add_narratives (GoujiSheetBook *book, GoujiPaper *paper)
{
  lxw_worksheet *sheet = gouji_sheet_book_add (book, gouji_sheet_book_say (book, "narratives"));
  guint row = 1;

  if (sheet == NULL)
    return;

  set_width (book, sheet, 0, PART_WIDTH);
  set_width (book, sheet, 1, TEXT_WIDTH);
  put_head (book, sheet, 0, gouji_sheet_book_say (book, "part"));
  put_head (book, sheet, 1, gouji_sheet_book_say (book, "text"));
  for (guint i = 0; i < gouji_paper_get_n_blocks (paper) && book->error == LXW_NO_ERROR; i++) {
    const GoujiPaperBlock *block = gouji_paper_get_block (paper, i);

    if (block->kind == GOUJI_PAPER_TITLE || block->kind == GOUJI_PAPER_PARAGRAPH ||
        block->kind == GOUJI_PAPER_SIGNATURE || block->kind == GOUJI_PAPER_DATE)
      row = put_paragraph (book, sheet, row, block->part, block->text);
  }
  set_up_list (book, sheet, paper);
}

static void
put_value (GoujiSheetBook *book, lxw_worksheet *sheet, guint row, guint column, const char *text)
{
  lxw_format *words = book->looks[GOUJI_SHEET_LIST_TEXT];
  GoujiDecimal value;

  if (!gouji_decimal_parse (text, &value, NULL) || !gouji_sheet_is_exact (value)) {
    gouji_sheet_book_put_text (book, sheet, row, column, text, words);
    return;
  }

  gouji_sheet_book_note (book, worksheet_write_number (
                                 sheet, row, (lxw_col_t) column, gouji_sheet_to_double (value),
                                 gouji_sheet_book_get_number_format (book, value.scale, NULL, FALSE, FALSE)));
}

static void
put_data_row (GoujiSheetBook *book, lxw_worksheet *sheet, guint row, const GoujiDataRow *data)
{
  for (guint c = 0; c < GOUJI_N_DATA_COLUMNS; c++) {
    if (c == GOUJI_DATA_VALUE)
      put_value (book, sheet, row, c, data->texts[c]);
    else
      gouji_sheet_book_put_text (book, sheet, row, c, data->texts[c], book->looks[GOUJI_SHEET_LIST_TEXT]);
  }
}

/**
 * gouji_sheets_add_data:
 *
 * Adds a sheet with every figure on a row of its own, and where it comes from.
 */
void
gouji_sheets_add_data (GoujiSheetBook *book, GoujiPaper *paper, GoujiReport *report)
{
  lxw_worksheet *sheet = gouji_sheet_book_add (book, gouji_sheet_book_say (book, "data"));
  g_autoptr (GPtrArray) rows = gouji_data_rows_new (report);

  if (sheet == NULL)
    return;

  for (guint c = 0; c < GOUJI_N_DATA_COLUMNS; c++) {
    gboolean wide = c <= GOUJI_DATA_COLUMN || c == GOUJI_DATA_DOUBT;

    set_width (book, sheet, c, wide ? WIDE_DATA_WIDTH : DATA_WIDTH);
    put_head (book, sheet, c, gouji_data_column_get_title (book->form, c));
  }
  for (guint r = 0; r < rows->len && book->error == LXW_NO_ERROR; r++)
    put_data_row (book, sheet, r + 1, rows->pdata[r]);

  gouji_sheet_book_note (book,
                         worksheet_autofilter (sheet, 0, 0, MAX (rows->len, 1), GOUJI_N_DATA_COLUMNS - 1));
  worksheet_set_landscape (sheet);
  set_up_list (book, sheet, paper);
}
