/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sheet/gouji-xlsx.h"

#include <string.h>

#include "sheet/gouji-number-format.h"

/* A cell holds so many characters (Excel's own bound is 32767); more is cut. */
#define LONGEST_CELL 131072

/* What the attribute t of a cell says of its value (18.18.11). */
typedef enum {
  VALUE_NUMBER,
  VALUE_SHARED,
  VALUE_TEXT,
  VALUE_TRUTH,
  VALUE_DATE,
} ValueKind;

/* A formula whose value is 0, which counts only if somebody has computed the others. */
typedef struct {
  guint row;
  guint column;
  char *text;
} Zero;

typedef struct {
  GoujiXlsxBook *book;
  GoujiSheet *sheet;
  GArray *zeros; /* element-type Zero */
  guint row;     /* of the row that is open */
  guint column;  /* of the next cell that does not say where it is */
  guint n_framed;
  guint cell_row;
  guint cell_column;
  ValueKind kind;
  guint style;
  GString *value;
  gboolean in_cell;
  gboolean in_value;
  gboolean has_formula;
  guint n_phonetic;
  gboolean computed; /* some formula has a value that is not 0 */
  gboolean numbers;  /* some number that is not 0 stands beside the formulas */
} SheetReader;

static void
zero_clear (gpointer data)
{
  g_free (((Zero *) data)->text);
}

/* Reads A1, also $A$1. Returns FALSE where it is no place of a sheet. */
static gboolean
parse_place (const char **text, const char *end, guint *row, guint *column)
{
  const char *p = *text;
  guint letters = 0;
  guint number = 0;

  for (; p < end && (g_ascii_isalpha (*p) || *p == '$'); p++) {
    if (*p == '$')
      continue;
    letters = letters * 26 + (guint) (g_ascii_toupper (*p) - 'A') + 1;
    if (letters > GOUJI_SHEET_MAX_COLUMNS)
      return FALSE;
  }
  for (; p < end && (g_ascii_isdigit (*p) || *p == '$'); p++) {
    if (*p == '$')
      continue;
    number = number * 10 + (guint) g_ascii_digit_value (*p);
    if (number > GOUJI_SHEET_MAX_ROWS)
      return FALSE;
  }
  if (letters == 0 || number == 0)
    return FALSE;

  *row = number - 1;
  *column = letters - 1;
  *text = p;

  return TRUE;
}

static const char *
find_attribute (const xmlChar **attributes, int n_attributes, const char *name, const char **end)
{
  gsize length;
  const char *value = gouji_xml_find_attribute (attributes, n_attributes, NULL, name, &length);

  *end = value == NULL ? NULL : value + length;
  return value;
}

static ValueKind
find_kind (const xmlChar **attributes, int n_attributes)
{
  static const struct {
    const char *name;
    ValueKind kind;
  } kinds[] = {
    { "s", VALUE_SHARED }, { "str", VALUE_TEXT }, { "inlineStr", VALUE_TEXT },
    { "b", VALUE_TRUTH },  { "e", VALUE_TEXT },   { "d", VALUE_DATE },
  };
  const char *end;
  const char *type = find_attribute (attributes, n_attributes, "t", &end);

  for (guint i = 0; type != NULL && i < G_N_ELEMENTS (kinds); i++) {
    if ((gsize) (end - type) == strlen (kinds[i].name) &&
        memcmp (type, kinds[i].name, (gsize) (end - type)) == 0)
      return kinds[i].kind;
  }

  return VALUE_NUMBER;
}

/* A row or cell that does not say where it is stands behind the one before. */
static void
begin_row (SheetReader *self, const xmlChar **attributes, int n_attributes)
{
  guint number = gouji_xlsx_get_number (attributes, n_attributes, "r", 0);
  const char *end;
  const char *height = find_attribute (attributes, n_attributes, "ht", &end);

  self->row = number > 0 ? number - 1 : self->row + 1;
  self->column = 0;
  self->n_framed = 0;
  if (gouji_xlsx_get_truth (attributes, n_attributes, "hidden") ||
      (height != NULL && end == height + 1 && *height == '0'))
    gouji_sheet_hide_rows (self->sheet, self->row, 1);
}

static void
begin_cell (SheetReader *self, const xmlChar **attributes, int n_attributes)
{
  const char *end;
  const char *place = find_attribute (attributes, n_attributes, "r", &end);
  const GArray *framed = self->book->styles.framed;

  self->cell_row = self->row;
  self->cell_column = self->column;
  if (place != NULL && !parse_place (&place, end, &self->cell_row, &self->cell_column))
    self->cell_row = G_MAXUINT;
  else
    self->column = self->cell_column + 1;
  self->in_cell = TRUE;
  self->has_formula = FALSE;
  self->kind = find_kind (attributes, n_attributes);
  self->style = gouji_xlsx_get_number (attributes, n_attributes, "s", 0);
  self->n_framed += self->style < framed->len && g_array_index (framed, gboolean, self->style);
  g_string_truncate (self->value, 0);
}

static char *
show_number (SheetReader *self)
{
  GPtrArray *formats = self->book->styles.formats;
  const char *code =
    self->style < formats->len ? g_ptr_array_index (formats, self->style) : GOUJI_NUMBER_FORMAT_GENERAL;

  return gouji_number_format_show (code, self->value->str, self->book->since_1904);
}

/* 2024-01-18T00:00:00 is shown as a day: nobody types an hour into a report. */
static char *
show_date (const char *text)
{
  const char *time = strchr (text, 'T');

  return time != NULL && strspn (time, "T0:.Z") == strlen (time) ? g_strndup (text, (gsize) (time - text))
                                                                 : g_strdup (text);
}

static char *
show_value (SheetReader *self)
{
  const char *shared;

  switch (self->kind) {
  case VALUE_SHARED:
    shared = gouji_xlsx_strings_get (&self->book->strings, self->value->str);
    return g_strdup (shared);
  case VALUE_TRUTH:
    return g_strdup (g_str_equal (self->value->str, "0") ? "FALSE" : "TRUE");
  case VALUE_DATE:
    return show_date (self->value->str);
  case VALUE_TEXT:
    gouji_xlsx_unescape (self->value, 0);
    return g_strdup (self->value->str);
  case VALUE_NUMBER:
  default:
    return show_number (self);
  }
}

/* Programs that do not calculate write 0 for every formula, and that all shall be computed when the workbook
 * is opened. Whether a 0 was computed can be told at the end only. */
static gboolean
is_pending (const SheetReader *self)
{
  return self->book->stale && self->has_formula && self->kind == VALUE_NUMBER &&
         g_ascii_strtod (self->value->str, NULL) == 0;
}

static void
end_cell (SheetReader *self)
{
  g_autofree char *shown = NULL;

  self->in_cell = FALSE;
  if (self->value->len == 0) {
    self->book->n_formulas += self->has_formula && self->kind == VALUE_NUMBER;
    gouji_sheet_put_blank (self->sheet, self->cell_row, self->cell_column);
    return;
  }

  shown = show_value (self);
  if (shown == NULL)
    return;
  if (is_pending (self) && self->zeros->len < self->book->limits->cells) {
    Zero zero = { self->cell_row, self->cell_column, g_steal_pointer (&shown) };

    g_array_append_val (self->zeros, zero);
    return;
  }
  if (self->kind == VALUE_NUMBER && self->has_formula)
    self->computed = TRUE;
  else if (self->kind == VALUE_NUMBER)
    self->numbers |= g_ascii_strtod (self->value->str, NULL) != 0;
  gouji_sheet_put (self->sheet, self->cell_row, self->cell_column, shown, strlen (shown));
}

/* Where no formula has a value and there is something that could make one, nobody has computed them. */
static void
settle_zeros (SheetReader *self)
{
  if (!self->computed && self->numbers) {
    self->book->n_formulas += self->zeros->len;
    return;
  }
  for (guint i = 0; i < self->zeros->len; i++) {
    const Zero *zero = &g_array_index (self->zeros, Zero, i);

    gouji_sheet_put (self->sheet, zero->row, zero->column, zero->text, strlen (zero->text));
  }
}

static void
add_merge (SheetReader *self, const xmlChar **attributes, int n_attributes)
{
  const char *end;
  const char *text = find_attribute (attributes, n_attributes, "ref", &end);
  guint row, column, last_row, last_column;

  if (text == NULL || !parse_place (&text, end, &row, &column) || text == end || *text++ != ':' ||
      !parse_place (&text, end, &last_row, &last_column) || last_row < row || last_column < column)
    return;

  gouji_sheet_merge (self->sheet, row, column, last_row - row + 1, last_column - column + 1);
}

static void
add_columns (SheetReader *self, const xmlChar **attributes, int n_attributes)
{
  guint first = gouji_xlsx_get_number (attributes, n_attributes, "min", 0);
  guint last = gouji_xlsx_get_number (attributes, n_attributes, "max", 0);
  const char *end;
  const char *width = find_attribute (attributes, n_attributes, "width", &end);
  gboolean narrow = width != NULL && end == width + 1 && *width == '0';

  if (first > 0 && last >= first && (narrow || gouji_xlsx_get_truth (attributes, n_attributes, "hidden")))
    gouji_sheet_hide_columns (self->sheet, first - 1, last - first + 1);
}

static void
sheet_start_cb (void *data,
                const xmlChar *name,
                const xmlChar *prefix,
                const xmlChar *namespace_uri,
                int n_namespaces,
                const xmlChar **namespaces,
                int n_attributes,
                int n_defaulted,
                const xmlChar **attributes)
{
  SheetReader *self = data;

  if (!gouji_xlsx_is_main (namespace_uri))
    return;
  if (g_str_equal (name, "c"))
    begin_cell (self, attributes, n_attributes);
  else if (g_str_equal (name, "v") || g_str_equal (name, "t"))
    self->in_value = self->in_cell && self->n_phonetic == 0;
  else if (g_str_equal (name, "row"))
    begin_row (self, attributes, n_attributes);
  else if (g_str_equal (name, "f"))
    self->has_formula = TRUE;
  else if (g_str_equal (name, "rPh"))
    self->n_phonetic++;
  else if (g_str_equal (name, "mergeCell"))
    add_merge (self, attributes, n_attributes);
  else if (g_str_equal (name, "col"))
    add_columns (self, attributes, n_attributes);
}

static void
sheet_end_cb (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *namespace_uri)
{
  SheetReader *self = data;

  if (!gouji_xlsx_is_main (namespace_uri))
    return;
  if (g_str_equal (name, "c"))
    end_cell (self);
  else if (g_str_equal (name, "v") || g_str_equal (name, "t"))
    self->in_value = FALSE;
  else if (g_str_equal (name, "row"))
    gouji_sheet_frame (self->sheet, self->row, self->n_framed);
  else if (g_str_equal (name, "rPh"))
    self->n_phonetic--;
}

static void
sheet_characters_cb (void *data, const xmlChar *text, int length)
{
  SheetReader *self = data;

  if (self->in_value && self->value->len < LONGEST_CELL)
    g_string_append_len (self->value, (const char *) text, length);
}

/**
 * gouji_xlsx_sheet_read:
 * @bytes: a worksheet
 * @sheet: what it is put into
 * @error: return location for %GOUJI_READ_ERROR_DAMAGED or %GOUJI_READ_ERROR_TOO_LARGE
 *
 * Reads the cells of a worksheet as a spreadsheet shows them. Formulas are never computed: what counts is the
 * value that the file has.
 *
 * Returns: whether all of it could be read
 */
gboolean
gouji_xlsx_sheet_read (GoujiXlsxBook *self, GBytes *bytes, GoujiSheet *sheet, GError **error)
{
  static const xmlSAXHandler handler = { .startElementNs = sheet_start_cb,
                                         .endElementNs = sheet_end_cb,
                                         .characters = sheet_characters_cb };
  g_autoptr (GArray) zeros = g_array_new (FALSE, FALSE, sizeof (Zero));
  g_autoptr (GString) value = g_string_new (NULL);
  SheetReader reader = { .book = self, .sheet = sheet, .zeros = zeros, .row = G_MAXUINT, .value = value };
  gboolean whole;

  g_array_set_clear_func (zeros, zero_clear);
  whole = gouji_xml_parse (bytes, &handler, &reader, self->limits, error);
  settle_zeros (&reader);

  return whole;
}
