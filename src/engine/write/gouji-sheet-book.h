/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <xlsxwriter.h>

#include "report/gouji-report.h"

G_BEGIN_DECLS

/**
 * GoujiSheetLook:
 * @GOUJI_SHEET_HEAD: head of columns, in a frame
 * @GOUJI_SHEET_SIDE: head of rows, in a frame
 * @GOUJI_SHEET_TEXT: what is no number, in a frame
 * @GOUJI_SHEET_UNSURE: the same where it is not sure to belong there
 * @GOUJI_SHEET_LIST_HEAD: head of a list
 * @GOUJI_SHEET_LIST_TEXT: words in a list
 * @GOUJI_SHEET_N_LOOKS: how many there are
 *
 * How what is no number looks.
 */
typedef enum {
  GOUJI_SHEET_HEAD,
  GOUJI_SHEET_SIDE,
  GOUJI_SHEET_TEXT,
  GOUJI_SHEET_UNSURE,
  GOUJI_SHEET_LIST_HEAD,
  GOUJI_SHEET_LIST_TEXT,
  GOUJI_SHEET_N_LOOKS,
} GoujiSheetLook;

/**
 * GoujiSheetBook:
 * @book: the workbook of the library
 * @form: the form whose sentences it says
 * @looks: one for each #GoujiSheetLook
 * @numbers: (element-type utf8 lxw_format): formats of numbers, by their pattern and look
 * @error: the first thing that went wrong
 *
 * A workbook that is being written. Whatever goes wrong is noted, and asked for at the end.
 */
typedef struct {
  lxw_workbook *book;
  GoujiForm *form;
  lxw_format *looks[GOUJI_SHEET_N_LOOKS];
  GHashTable *numbers;
  lxw_error error;
} GoujiSheetBook;

/* More than this many digits are rounded by spreadsheets, which count in binary floating point (IEEE 754). */
#define GOUJI_SHEET_MAXIMUM_UNITS G_GINT64_CONSTANT (999999999999999)

/* A cell takes 32,767 units of UTF-16; half as many characters always fit, and so does what is escaped. */
#define GOUJI_SHEET_MAXIMUM_TEXT 16000

void gouji_sheet_book_init (GoujiSheetBook *self, lxw_workbook *book, GoujiForm *form);
void gouji_sheet_book_clear (GoujiSheetBook *self);
const char *gouji_sheet_book_say (GoujiSheetBook *self, const char *sentence);
lxw_worksheet *gouji_sheet_book_add (GoujiSheetBook *self, const char *name);
lxw_format *gouji_sheet_book_get_number_format (
  GoujiSheetBook *self, guint scale, const char *unit, gboolean unsure, gboolean framed);
void gouji_sheet_book_note (GoujiSheetBook *self, lxw_error error);
void gouji_sheet_book_put_text (
  GoujiSheetBook *self, lxw_worksheet *sheet, guint row, guint column, const char *text, lxw_format *format);
void gouji_sheet_book_set_up_print (GoujiSheetBook *self, lxw_worksheet *sheet, const char *title);

gboolean gouji_sheet_is_exact (GoujiDecimal number);
double gouji_sheet_to_double (GoujiDecimal number);

G_END_DECLS
