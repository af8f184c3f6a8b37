/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "write/gouji-sheet-book.h"

#include <string.h>

#define MAXIMUM_NAME 31
#define MAXIMUM_SAME_NAMES 1000
#define MAXIMUM_PRINTED_TITLE 80
#define FONT_SIZE 10
#define A4 9
#define UNSURE_COLOR 0xfff2cc

static lxw_format *
add_format (GoujiSheetBook *self, gboolean framed)
{
  lxw_format *format = workbook_add_format (self->book);
  const char *font = gouji_form_get_sentence (self->form, "sheet", "font");

  if (font != NULL)
    format_set_font_name (format, font);
  format_set_font_size (format, FONT_SIZE);
  format_set_align (format, framed ? LXW_ALIGN_VERTICAL_CENTER : LXW_ALIGN_VERTICAL_TOP);
  if (framed)
    format_set_border (format, LXW_BORDER_THIN);

  return format;
}

/* Never by colour alone: the frame is dashed as well. */
static void
mark_unsure (lxw_format *format)
{
  format_set_bg_color (format, UNSURE_COLOR);
  format_set_border (format, LXW_BORDER_MEDIUM_DASHED);
}

/**
 * gouji_sheet_book_init:
 * @book: (transfer none): an empty workbook
 */
void
gouji_sheet_book_init (GoujiSheetBook *self, lxw_workbook *book, GoujiForm *form)
{
  static const gboolean framed[GOUJI_SHEET_N_LOOKS] = {
    [GOUJI_SHEET_HEAD] = TRUE,
    [GOUJI_SHEET_SIDE] = TRUE,
    [GOUJI_SHEET_TEXT] = TRUE,
    [GOUJI_SHEET_UNSURE] = TRUE,
  };

  *self = (GoujiSheetBook) { .book = book, .form = form };
  self->numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < GOUJI_SHEET_N_LOOKS; i++) {
    self->looks[i] = add_format (self, framed[i]);
    format_set_text_wrap (self->looks[i]);
    /* What looks like a number stays the text that it is, also when somebody edits it. */
    format_set_num_format (self->looks[i], "@");
  }

  format_set_align (self->looks[GOUJI_SHEET_HEAD], LXW_ALIGN_CENTER);
  format_set_align (self->looks[GOUJI_SHEET_TEXT], LXW_ALIGN_CENTER);
  format_set_align (self->looks[GOUJI_SHEET_UNSURE], LXW_ALIGN_CENTER);
  mark_unsure (self->looks[GOUJI_SHEET_UNSURE]);
  format_set_bold (self->looks[GOUJI_SHEET_LIST_HEAD]);
  format_set_bottom (self->looks[GOUJI_SHEET_LIST_HEAD], LXW_BORDER_THIN);
}

void
gouji_sheet_book_clear (GoujiSheetBook *self)
{
  g_clear_pointer (&self->numbers, g_hash_table_unref);
}

/**
 * gouji_sheet_book_say:
 *
 * Returns: a sentence of the group `sheet`; its own name where the data does not have it
 */
const char *
gouji_sheet_book_say (GoujiSheetBook *self, const char *sentence)
{
  const char *said = gouji_form_get_sentence (self->form, "sheet", sentence);

  return said != NULL ? said : sentence;
}

/**
 * gouji_sheet_book_note:
 *
 * Keeps the first error.
 */
void
gouji_sheet_book_note (GoujiSheetBook *self, lxw_error error)
{
  if (self->error == LXW_NO_ERROR)
    self->error = error;
}

/* What a name of a sheet may not have, and no more of it than fits. */
static char *
clean_name (const char *name, const char *end)
{
  GString *clean = g_string_new (NULL);
  glong room = MAXIMUM_NAME - (glong) strlen (end);

  for (; *name != '\0' && room > 0; name = g_utf8_next_char (name)) {
    gunichar c = g_utf8_get_char (name);

    room -= c > 0xffff ? 2 : 1;
    if (room < 0)
      break;
    if (c < 0x80 && strchr ("[]:*?/\\'", (int) c) != NULL)
      c = '_';
    g_string_append_unichar (clean, c);
  }

  g_string_append (clean, end);
  return g_string_free (clean, FALSE);
}

/**
 * gouji_sheet_book_add:
 * @name: what the sheet should be called; a number is added where there is one of that name
 *
 * Returns: (nullable): a new sheet
 */
lxw_worksheet *
gouji_sheet_book_add (GoujiSheetBook *self, const char *name)
{
  lxw_worksheet *sheet = NULL;

  for (guint i = 1; i <= MAXIMUM_SAME_NAMES && sheet == NULL; i++) {
    g_autofree char *end = i == 1 ? g_strdup ("") : g_strdup_printf (" %u", i);
    g_autofree char *clean = clean_name (name, end);

    if (workbook_validate_sheet_name (self->book, clean) == LXW_NO_ERROR)
      sheet = workbook_add_worksheet (self->book, clean);
  }

  if (sheet == NULL)
    gouji_sheet_book_note (self, LXW_ERROR_SHEETNAME_ALREADY_USED);
  return sheet;
}

/* All digits are shown, whatever the width, and with the unit that the source prints in the cell itself. */
static char *
create_pattern (guint scale, const char *unit, gboolean unsure)
{
  GString *pattern = g_string_new ("0");

  if (scale > 0)
    g_string_append_c (pattern, '.');
  for (guint i = 0; i < scale; i++)
    g_string_append_c (pattern, '0');
  if (unit != NULL && strpbrk (unit, "\"\\") == NULL)
    g_string_append_printf (pattern, "\"%s\"", unit);
  if (unsure)
    g_string_append (pattern, "\" ?\"");

  return g_string_free (pattern, FALSE);
}

/**
 * gouji_sheet_book_get_number_format:
 * @scale: digits after the point
 * @unit: (nullable): unit that is shown behind the number
 * @unsure: whether it is not sure to belong there
 * @framed: whether it stands in a table rather than in a list
 *
 * Returns: how such a number is shown
 */
lxw_format *
gouji_sheet_book_get_number_format (
  GoujiSheetBook *self, guint scale, const char *unit, gboolean unsure, gboolean framed)
{
  g_autofree char *pattern = create_pattern (scale, unit, unsure);
  g_autofree char *key = g_strconcat (framed ? "table " : "list ", pattern, NULL);
  lxw_format *format = g_hash_table_lookup (self->numbers, key);

  if (format != NULL)
    return format;

  format = add_format (self, framed);
  format_set_num_format (format, pattern);
  if (framed)
    format_set_align (format, LXW_ALIGN_CENTER);
  if (unsure)
    mark_unsure (format);
  g_hash_table_insert (self->numbers, g_steal_pointer (&key), format);
  return format;
}

/* `_x0041_` stands for a character in such files (ECMA-376 part 1, 22.9.2.19); its first underscore has to be
 * written in that way itself where the source has just these words. */
static gboolean
looks_escaped (const char *text)
{
  if (text[0] != '_' || text[1] != 'x')
    return FALSE;
  for (guint i = 2; i < 6; i++) {
    if (!g_ascii_isxdigit (text[i]))
      return FALSE;
  }

  return text[6] == '_';
}

/* U+FFFE and U+FFFF cannot stand in XML. */
static char *
escape (const char *text)
{
  GString *escaped = g_string_new (NULL);

  for (; *text != '\0'; text = g_utf8_next_char (text)) {
    gunichar c = g_utf8_get_char (text);

    if (looks_escaped (text))
      g_string_append (escaped, "_x005F_");
    else
      g_string_append_unichar (escaped, c == 0xfffe || c == 0xffff ? 0xfffd : c);
  }

  return g_string_free (escaped, FALSE);
}

/**
 * gouji_sheet_book_put_text:
 * @text: words that are never taken for a formula; empty leaves the cell blank
 *
 * A text longer than a cell takes is an error.
 */
void
gouji_sheet_book_put_text (
  GoujiSheetBook *self, lxw_worksheet *sheet, guint row, guint column, const char *text, lxw_format *format)
{
  g_autofree char *escaped = escape (text);

  if (*text == '\0')
    gouji_sheet_book_note (self, worksheet_write_blank (sheet, row, (lxw_col_t) column, format));
  else if (g_utf8_strlen (text, -1) > GOUJI_SHEET_MAXIMUM_TEXT)
    gouji_sheet_book_note (self, LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED);
  else
    gouji_sheet_book_note (self, worksheet_write_string (sheet, row, (lxw_col_t) column, escaped, format));
}

/* In a header & begins a command. */
static char *
create_header (const char *title)
{
  g_autofree char *start =
    g_utf8_substring (title, 0, MIN (g_utf8_strlen (title, -1), MAXIMUM_PRINTED_TITLE));
  GString *header = g_string_new (start);

  g_string_replace (header, "&", "&&", 0);
  g_string_prepend (header, "&C");
  return g_string_free (header, FALSE);
}

/**
 * gouji_sheet_book_set_up_print:
 * @title: what stands above every page
 *
 * A4, all columns on a page, as many pages as the rows take.
 */
void
gouji_sheet_book_set_up_print (GoujiSheetBook *self, lxw_worksheet *sheet, const char *title)
{
  g_autofree char *header = create_header (title);

  worksheet_set_paper (sheet, A4);
  worksheet_fit_to_pages (sheet, 1, 0);
  worksheet_center_horizontally (sheet);
  if (*title != '\0')
    gouji_sheet_book_note (self, worksheet_set_header (sheet, header));
  gouji_sheet_book_note (self, worksheet_set_footer (sheet, "&C&P / &N"));
}

/**
 * gouji_sheet_is_exact:
 *
 * Returns: whether a spreadsheet keeps all digits of @number
 */
gboolean
gouji_sheet_is_exact (GoujiDecimal number)
{
  return number.units <= GOUJI_SHEET_MAXIMUM_UNITS && number.units >= -GOUJI_SHEET_MAXIMUM_UNITS;
}

/**
 * gouji_sheet_to_double:
 *
 * Returns: the floating point number next to @number
 */
double
gouji_sheet_to_double (GoujiDecimal number)
{
  double power = 1;

  for (guint i = 0; i < number.scale; i++)
    power *= 10;
  return (double) number.units / power;
}
