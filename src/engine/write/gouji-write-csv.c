/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "write/gouji-write-csv.h"

#include <string.h>

#include "write/gouji-data-rows.h"

#define BYTE_ORDER_MARK "\xef\xbb\xbf"

/* What a spreadsheet may take for the beginning of a formula. Excel also takes the full-width forms, and
 * skips white space; see OWASP, "CSV Injection". */
static gboolean
begins_formula (const char *text)
{
  static const gunichar signs[] = { '=', '+', '-', '@', 0xff1d, 0xff0b, 0xff0d, 0xff20 };
  gunichar first;

  while (*text != '\0' && g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  first = g_utf8_get_char (text);

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++) {
    if (first == signs[i])
      return *g_utf8_next_char (text) != '\0';
  }

  return FALSE;
}

/* A plain number, such as a decrease of -8, is no formula, and stays what the source prints. */
static gboolean
is_harmless (const char *text)
{
  GoujiDecimal number;

  return gouji_decimal_parse (text, &number, NULL) || !begins_formula (text);
}

/* Apostrophes before it are counted in, so that whoever takes one away from such a text has the original. */
static gboolean
needs_apostrophe (const char *text)
{
  return !is_harmless (text + strspn (text, "'"));
}

/* RFC 4180, 2.5 to 2.7. */
static void
append_field (GString *file, const char *text)
{
  gboolean quoted = strpbrk (text, "\",\r\n") != NULL || g_ascii_isspace (*text);

  if (quoted)
    g_string_append_c (file, '"');
  if (needs_apostrophe (text))
    g_string_append_c (file, '\'');
  for (const char *at = text; *at != '\0'; at++) {
    if (*at == '"')
      g_string_append_c (file, '"');
    g_string_append_c (file, *at);
  }
  if (quoted)
    g_string_append_c (file, '"');
}

static void
append_separator (GString *file, GoujiDataColumn column)
{
  g_string_append (file, column + 1 < GOUJI_N_DATA_COLUMNS ? "," : "\r\n");
}

/**
 * gouji_write_csv:
 *
 * Writes the figures of a report as comma separated values (RFC 4180), a cell a line, in UTF-8 with a byte
 * order mark, without which spreadsheets take it for another encoding. A text that a spreadsheet would run as
 * a formula gets an apostrophe before it.
 *
 * Returns: (transfer full): the file; the same report gives the same bytes
 */
char *
gouji_write_csv (GoujiReport *report)
{
  g_autoptr (GPtrArray) rows = NULL;
  GString *file = g_string_new (BYTE_ORDER_MARK);
  GoujiForm *form;

  g_return_val_if_fail (GOUJI_IS_REPORT (report), g_string_free (file, FALSE));

  form = gouji_report_get_form (report);
  rows = gouji_data_rows_new (report);
  for (guint c = 0; c < GOUJI_N_DATA_COLUMNS; c++) {
    append_field (file, gouji_data_column_get_title (form, c));
    append_separator (file, c);
  }
  for (guint r = 0; r < rows->len; r++) {
    const GoujiDataRow *row = rows->pdata[r];

    for (guint c = 0; c < GOUJI_N_DATA_COLUMNS; c++) {
      append_field (file, row->texts[c]);
      append_separator (file, c);
    }
  }

  return g_string_free (file, FALSE);
}
