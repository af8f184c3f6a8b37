/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fill/gouji-row-codes.h"

#include <string.h>

#include "fill/gouji-printed-row.h"

/* So many rows in a table, and so many of ten, begin with the codes of the form in their order before the
 * codes are believed to be printed there. */
#define FEWEST_ROWS 4
#define OF_TEN 6

/* Returns: (element-type utf8): the codes that the form prints beside its rows, in their order */
static GPtrArray *
list_codes (GoujiForm *form)
{
  GPtrArray *codes = g_ptr_array_new ();

  for (guint i = 0; i < gouji_form_get_n_cells (form); i++) {
    const GoujiCell *cell = gouji_form_get_cell (form, i);

    if (cell->row->code != NULL && cell->column->first == 0)
      g_ptr_array_add (codes, (gpointer) cell->row->code);
  }

  return codes;
}

/* 01 may be printed as 1. */
static gboolean
is_code (GoujiSpan span, const char *code)
{
  const char *bare = code + strspn (code, "0");
  const char *digits = span.length < strlen (code) ? bare : code;

  if (span.length != strlen (digits))
    return FALSE;
  for (guint i = 0; i < span.length; i++) {
    if (span.chars[i] != (guchar) digits[i])
      return FALSE;
  }

  return span.length > 0;
}

static GoujiPiece *
get_first_value (const GoujiPrintedRow *row)
{
  GoujiPiece *piece = row->values->len > 0 ? &g_array_index (row->values, GoujiPiece, 0) : NULL;

  return piece != NULL && piece->kind == GOUJI_PIECE_VALUE ? piece : NULL;
}

/* Finds the rows of one grid, or those in flat text, that begin with a code which comes behind the one
 * before. A row that has none is passed over, and so is a code that no row has. */
static GPtrArray *
find_coded (GPtrArray *printed, int grid, GPtrArray *codes, guint *n_rows)
{
  GPtrArray *coded = g_ptr_array_new ();
  guint next = 0;

  *n_rows = 0;
  for (guint i = 0; i < printed->len; i++) {
    GoujiPrintedRow *row = printed->pdata[i];
    const GoujiPiece *piece = get_first_value (row);

    if (row->grid != grid)
      continue;
    (*n_rows)++;
    for (guint c = next; piece != NULL && c < codes->len; c++) {
      if (!is_code (piece->span, codes->pdata[c]))
        continue;
      g_ptr_array_add (coded, row);
      next = c + 1;
      break;
    }
  }

  return coded;
}

/* Where nothing stands behind the code, the row is there and blank. */
static void
drop_code (GoujiPrintedRow *row)
{
  GoujiPiece *piece = &g_array_index (row->values, GoujiPiece, 0);

  if (row->values->len > 1) {
    g_array_remove_index (row->values, 0);
    return;
  }

  piece->kind = GOUJI_PIECE_BLANK;
  piece->range.start = piece->range.end;
  piece->span.length = 0;
}

static void
drop_in_grid (GPtrArray *printed, int grid, GPtrArray *codes)
{
  guint n_rows;
  g_autoptr (GPtrArray) coded = find_coded (printed, grid, codes, &n_rows);

  if (coded->len < FEWEST_ROWS || coded->len * 10 < n_rows * OF_TEN)
    return;
  for (guint i = 0; i < coded->len; i++)
    drop_code (coded->pdata[i]);
}

/**
 * gouji_row_codes_begin:
 * @number: digits that stand right behind a label or its unit, with nothing between
 *
 * Returns: whether they may be the code of a row with its number behind it, or the code alone: 0311 is 11 in
 * the row 03, and nobody can tell
 */
gboolean
gouji_row_codes_begin (GoujiForm *form, GoujiSpan number)
{
  g_autoptr (GPtrArray) codes = list_codes (form);

  for (guint i = 0; i < codes->len; i++) {
    guint length = strlen (codes->pdata[i]);

    if (length <= number.length && is_code ((GoujiSpan) { number.chars, length }, codes->pdata[i]))
      return TRUE;
  }

  return FALSE;
}

/**
 * gouji_row_codes_drop:
 * @printed: (element-type GoujiPrintedRow): the rows of a document as printed
 * @form: the form that they are read into
 *
 * Takes the codes that some forms print beside their rows (代码 01, 02 …) out of the numbers: they say which
 * row it is, and count nothing.
 */
void
gouji_row_codes_drop (GPtrArray *printed, GoujiForm *form)
{
  g_autoptr (GPtrArray) codes = list_codes (form);
  g_autoptr (GHashTable) done = g_hash_table_new (NULL, NULL);

  for (guint i = 0; codes->len > 0 && i < printed->len; i++) {
    int grid = ((const GoujiPrintedRow *) printed->pdata[i])->grid;

    if (g_hash_table_add (done, GINT_TO_POINTER (grid)))
      drop_in_grid (printed, grid, codes);
  }
}
