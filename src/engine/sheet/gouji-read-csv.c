/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sheet/gouji-sheet-readers.h"

#include <string.h>

#include "decode/gouji-decode.h"
#include "sheet/gouji-sheet.h"

/*
 * Fields parted by commas, TABs, semicolons or pipes, as RFC 4180 describes them and as Excel and WPS write
 * and copy them: quotes around a field in which a separator, a quote or a line end stands, quotes doubled.
 */

/* The first rows say what the separator is. */
#define SAMPLE_ROWS 200

/* A text in which every line has as many TABs is a block of cells, if it has so many lines. */
#define FEWEST_ROWS 3

/* A row of more fields is no row. */
#define MOST_FIELDS GOUJI_SHEET_MAX_COLUMNS

/* What may part fields, the likeliest first: of two that fit as well the earlier one is taken. */
static const char separators[] = "\t,;|";

typedef struct {
  const char *next;
  const char *end;
  char separator;
  gboolean ends_row; /* whether the last field was the last of its row */
  gboolean quoted;   /* whether it stood in quotes */
  GString *text;     /* of the last field */
} Fields;

static gboolean
is_line_end (char c)
{
  return c == '\n' || c == '\r';
}

/* Takes what stands up to the closing quote; a quote that is never closed was none. */
static gboolean
take_quoted (Fields *self)
{
  const char *p = self->next + 1;

  while (p < self->end) {
    const char *quote = memchr (p, '"', (gsize) (self->end - p));

    if (quote == NULL)
      break;
    g_string_append_len (self->text, p, quote - p);
    p = quote + 1;
    if (p == self->end || *p != '"') {
      self->next = p;
      self->quoted = TRUE;
      return TRUE;
    }
    g_string_append_c (self->text, '"');
    p++;
  }

  g_string_truncate (self->text, 0);
  return FALSE;
}

/* Takes the next field into @text. */
static gboolean
take_field (Fields *self)
{
  const char *p;

  if (self->next >= self->end)
    return FALSE;

  g_string_truncate (self->text, 0);
  self->quoted = FALSE;
  self->ends_row = FALSE;
  if (*self->next == '"')
    take_quoted (self);

  /* What stands behind a closing quote belongs to the field, too. */
  for (p = self->next; p < self->end && *p != self->separator && !is_line_end (*p);)
    p++;
  g_string_append_len (self->text, self->next, p - self->next);
  if (p == self->end || *p != self->separator)
    self->ends_row = TRUE;
  if (p + 1 < self->end && p[0] == '\r' && p[1] == '\n')
    p++;
  self->next = MIN (p + 1, self->end);

  return TRUE;
}

static void
fields_init (Fields *self, const char *text, gsize length, char separator)
{
  *self = (Fields) { .next = text, .end = text + length, .separator = separator };
  self->text = g_string_new (NULL);
}

static void
fields_clear (Fields *self)
{
  if (self->text != NULL)
    g_string_free (self->text, TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fields, fields_clear)

/* Counts the fields of the next row; 0 at the end. */
static guint
count_fields (Fields *self, gboolean *blank)
{
  guint n = 0;

  *blank = TRUE;
  for (; take_field (self); n++) {
    *blank = *blank && self->text->len == 0;
    if (self->ends_row)
      return n + 1;
  }

  return n;
}

/* How many of the first rows have as many fields as most of them, and more than one. */
static guint
count_alike (const char *text, gsize length, char separator)
{
  g_autofree guint *votes = g_new0 (guint, MOST_FIELDS + 1);
  g_auto (Fields) fields = { 0 };
  guint most = 0;

  fields_init (&fields, text, length, separator);
  for (guint i = 0; i < SAMPLE_ROWS; i++) {
    gboolean blank;
    guint n = count_fields (&fields, &blank);

    if (n == 0)
      break;
    if (n > 1)
      most = MAX (most, ++votes[MIN (n, MOST_FIELDS)]);
  }

  return most;
}

static char
find_separator (const char *text, gsize length)
{
  char best = separators[0];
  guint most = 0;

  for (const char *separator = separators; *separator != '\0'; separator++) {
    guint n = count_alike (text, length, *separator);

    if (n > most) {
      most = n;
      best = *separator;
    }
  }

  return best;
}

/* Excel's line before all others that names the separator: sep=; */
static gboolean
take_named_separator (const char **text, gsize *length, char *separator)
{
  gsize n = 5;

  if (*length < n || g_ascii_strncasecmp (*text, "sep=", 4) != 0 || strchr (separators, (*text)[4]) == NULL)
    return FALSE;

  *separator = (*text)[4];
  while (n < *length && n < 7 && is_line_end ((*text)[n]))
    n++;
  *text += n;
  *length -= n;

  return TRUE;
}

/**
 * gouji_csv_is_one:
 * @text: decoded text
 *
 * Returns: whether a text whose name does not say so is a block of cells, copied from a spreadsheet: every
 * line of it has the same number of TABs
 */
gboolean
gouji_csv_is_one (const char *text, gsize length)
{
  g_auto (Fields) fields = { 0 };
  guint n_columns = 0;
  guint n_rows = 0;
  guint n;
  gboolean blank;

  if (memchr (text, '\t', length) == NULL)
    return FALSE;

  fields_init (&fields, text, length, '\t');
  while ((n = count_fields (&fields, &blank)) > 0) {
    if (n == 1 && blank)
      continue;
    if (n < 2 || (n_columns > 0 && n != n_columns))
      return FALSE;
    n_columns = n;
    n_rows++;
  }

  return n_rows >= FEWEST_ROWS;
}

static void
put_fields (GoujiSheet *sheet, const char *text, gsize length, char separator)
{
  g_auto (Fields) fields = { 0 };
  guint row = 0;
  guint column = 0;

  fields_init (&fields, text, length, separator);
  while (!gouji_sheet_is_cut (sheet) && take_field (&fields)) {
    gouji_sheet_put (sheet, row, column++, fields.text->str, fields.text->len);
    if (!fields.ends_row)
      continue;
    row++;
    column = 0;
  }
}

GoujiDocument *
gouji_read_decoded_csv (GoujiDecoded *decoded, const GoujiLimits *limits, GError **error)
{
  g_autoptr (GoujiDocumentBuilder) builder = gouji_document_builder_new ();
  g_autoptr (GoujiSheet) sheet = gouji_sheet_new (limits);
  GoujiSheetWriter writer = { builder, limits->cells };
  const char *text = decoded->text;
  gsize length = decoded->length;
  char separator;

  if (!take_named_separator (&text, &length, &separator))
    separator = find_separator (text, length);
  put_fields (sheet, text, length, separator);
  gouji_sheet_settle (sheet);
  gouji_sheet_write (&writer, sheet);
  if (gouji_document_builder_get_length (builder) == 0) {
    g_set_error_literal (error, GOUJI_READ_ERROR, GOUJI_READ_ERROR_EMPTY, "nothing but separators");
    return NULL;
  }

  gouji_decoded_note (decoded, builder);
  return gouji_document_builder_finish (builder);
}

/**
 * gouji_read_csv:
 * @bytes: fields parted by commas, TABs, semicolons or pipes, in any encoding
 * @limits: (nullable): %NULL for the usual ones
 *
 * Reads tables, and lines of text where a row has one field only.
 *
 * Returns: (transfer full): the document, or %NULL with a [error@ReadError]
 */
GoujiDocument *
gouji_read_csv (GBytes *bytes, const GoujiLimits *limits, GError **error)
{
  g_auto (GoujiDecoded) decoded = { 0 };

  g_return_val_if_fail (bytes != NULL, NULL);

  if (limits == NULL)
    limits = &gouji_default_limits;
  if (!gouji_decoded_init (&decoded, bytes, limits, error))
    return NULL;

  return gouji_read_decoded_csv (&decoded, limits, error);
}
