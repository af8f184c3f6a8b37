/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "paste/gouji-paste-block.h"

#include <string.h>

#include "report/gouji-figure.h"

/* A line is cut at its spaces only when that gives so many numbers at its end: one number may have a space in
 * it. */
#define MIN_NUMBERS 2

G_DEFINE_QUARK (gouji_paste_error, gouji_paste_error)

/* Rows under way: what is known of a block before its width is. */
typedef struct {
  GPtrArray *rows; /* (element-type GPtrArray): of strings */
  gsize n_squares;
  guint n_columns;
} Rows;

static void
rows_init (Rows *self)
{
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  self->n_squares = 0;
  self->n_columns = 0;
}

static void
add_row (Rows *self)
{
  g_ptr_array_add (self->rows, g_ptr_array_new_with_free_func (g_free));
}

static void
add_text (Rows *self, const char *text, gsize length)
{
  GPtrArray *row = self->rows->pdata[self->rows->len - 1];

  g_ptr_array_add (row, g_strstrip (g_strndup (text, length)));
  self->n_squares++;
  self->n_columns = MAX (self->n_columns, row->len);
}

static gboolean
is_blank_row (GPtrArray *row)
{
  for (guint i = 0; i < row->len; i++)
    if (*(const char *) row->pdata[i] != '\0')
      return FALSE;
  return TRUE;
}

static gboolean
is_too_large (const Rows *self)
{
  return (gsize) self->rows->len * self->n_columns > GOUJI_PASTE_MAX_SQUARES;
}

/* A spreadsheet puts a cell with a line break, a tab or a quotation mark between quotation marks, and doubles
 * those within. Returns where the field ends, NULL where no mark closes it: then it is only a mark. */
static const char *
find_end_of_quoted (const char *at)
{
  for (at++; *at != '\0'; at++) {
    if (*at != '"')
      continue;
    if (at[1] == '"')
      at++;
    else
      return at[1] == '\t' || at[1] == '\n' || at[1] == '\r' || at[1] == '\0' ? at + 1 : NULL;
  }
  return NULL;
}

static const char *
add_quoted (Rows *self, const char *at, const char *end)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (at++; at < end - 1; at++) {
    if (*at == '"')
      at++;
    g_string_append_c (text, *at == '\n' || *at == '\r' || *at == '\t' ? ' ' : *at);
  }
  add_text (self, text->str, text->len);
  return end;
}

static const char *
add_field (Rows *self, const char *at)
{
  const char *quoted = *at == '"' ? find_end_of_quoted (at) : NULL;
  gsize length;

  if (quoted != NULL)
    return add_quoted (self, at, quoted);
  length = strcspn (at, "\t\r\n");
  add_text (self, at, length);
  return at + length;
}

static const char *
skip_line_end (const char *at)
{
  if (*at == '\r')
    at++;
  return *at == '\n' ? at + 1 : at;
}

/* Returns: whether all of it was taken */
static gboolean
add_lines (Rows *self, const char *text)
{
  const char *at = text;

  while (*at != '\0') {
    add_row (self);
    at = add_field (self, at);
    while (*at == '\t' && !is_too_large (self))
      at = add_field (self, at + 1);
    if (is_too_large (self))
      return FALSE;
    at = skip_line_end (at);
  }
  return TRUE;
}

static gboolean
is_number (const char *text)
{
  return gouji_figure_parse (text, NULL, NULL) == GOUJI_FIGURE_NUMBER;
}

/* What was copied from a page without its table: a label and numbers with spaces between them. */
static GPtrArray *
cut_at_spaces (const char *line)
{
  g_autoptr (GRegex) spaces = g_regex_new ("[ \\x{3000}\\x{a0}]+", G_REGEX_OPTIMIZE, 0, NULL);
  g_auto (GStrv) words = g_regex_split (spaces, line, 0);
  const guint n_words = g_strv_length (words);
  g_autoptr (GString) label = g_string_new (NULL);
  g_autoptr (GPtrArray) row = g_ptr_array_new_with_free_func (g_free);
  guint first = n_words;

  while (first > 0 && is_number (words[first - 1]))
    first--;
  if (n_words - first < MIN_NUMBERS)
    return NULL;
  for (guint i = 0; i < first; i++)
    g_string_append (label, words[i]);
  if (label->len > 0)
    g_ptr_array_add (row, g_strdup (label->str));
  for (guint i = first; i < n_words; i++)
    g_ptr_array_add (row, g_strdup (words[i]));
  return g_steal_pointer (&row);
}

static void
cut_rows_at_spaces (Rows *self)
{
  if (self->n_columns > 1)
    return;
  for (guint i = 0; i < self->rows->len; i++) {
    GPtrArray *row = self->rows->pdata[i];
    GPtrArray *pieces = row->len == 1 ? cut_at_spaces (row->pdata[0]) : NULL;

    if (pieces == NULL)
      continue;
    g_ptr_array_unref (row);
    self->rows->pdata[i] = pieces;
    self->n_columns = MAX (self->n_columns, pieces->len);
  }
}

static GoujiPasteBlock *
create_block (guint n_rows, guint n_columns)
{
  GoujiPasteBlock *block = g_new0 (GoujiPasteBlock, 1);

  block->n_rows = n_rows;
  block->n_columns = n_columns;
  block->texts = g_new0 (char *, (gsize) n_rows *n_columns);
  return block;
}

static GoujiPasteBlock *
take_rows (Rows *self, GError **error)
{
  GoujiPasteBlock *block;

  if (is_too_large (self)) {
    g_set_error_literal (error, GOUJI_PASTE_ERROR, GOUJI_PASTE_ERROR_TOO_LARGE,
                         "more squares than any form has");
    return NULL;
  }
  while (self->rows->len > 0 && is_blank_row (self->rows->pdata[self->rows->len - 1]))
    g_ptr_array_set_size (self->rows, (int) self->rows->len - 1);
  if (self->rows->len == 0) {
    g_set_error_literal (error, GOUJI_PASTE_ERROR, GOUJI_PASTE_ERROR_EMPTY, "nothing but white space");
    return NULL;
  }

  block = create_block (self->rows->len, self->n_columns);
  for (guint row = 0; row < block->n_rows; row++) {
    const GPtrArray *texts = self->rows->pdata[row];

    for (guint i = 0; i < block->n_columns; i++)
      block->texts[row * block->n_columns + i] = g_strdup (i < texts->len ? texts->pdata[i] : "");
  }
  return block;
}

/**
 * gouji_paste_block_new:
 * @text: lines whose squares are parted by tabs, as spreadsheets put them on the clipboard
 *
 * Where no line has a tab, a line that ends in several numbers is cut at its spaces.
 *
 * Returns: the block, %NULL with an error of %GOUJI_PASTE_ERROR
 */
GoujiPasteBlock *
gouji_paste_block_new (const char *text, GError **error)
{
  Rows rows;
  GoujiPasteBlock *block;

  g_return_val_if_fail (text != NULL, NULL);

  if (!g_utf8_validate (text, -1, NULL)) {
    g_set_error_literal (error, GOUJI_PASTE_ERROR, GOUJI_PASTE_ERROR_NOT_TEXT, "not UTF-8");
    return NULL;
  }
  rows_init (&rows);
  if (add_lines (&rows, text))
    cut_rows_at_spaces (&rows);
  block = take_rows (&rows, error);
  g_ptr_array_unref (rows.rows);
  return block;
}

/* The table of a document with most squares; what is copied is rarely more than one. */
static const GoujiBlock *
find_largest_table (GoujiDocument *document)
{
  const GoujiBlock *largest = NULL;

  for (guint i = 0; i < gouji_document_get_n_blocks (document); i++) {
    const GoujiBlock *block = gouji_document_get_block (document, i);

    if (block->kind == GOUJI_BLOCK_TABLE &&
        (largest == NULL ||
         (guint64) block->n_rows * block->n_columns > (guint64) largest->n_rows * largest->n_columns))
      largest = block;
  }
  return largest;
}

/**
 * gouji_paste_block_new_from_document:
 * @document: what a reader made of the web page on the clipboard
 *
 * The largest table of it; without one, its text, line by line.
 *
 * Returns: the block, %NULL with an error of %GOUJI_PASTE_ERROR
 */
GoujiPasteBlock *
gouji_paste_block_new_from_document (GoujiDocument *document, GError **error)
{
  const GoujiBlock *table = find_largest_table (document);
  GoujiPasteBlock *block;

  if (table == NULL)
    return gouji_paste_block_new (gouji_document_get_text (document), error);
  if ((guint64) table->n_rows * table->n_columns > GOUJI_PASTE_MAX_SQUARES) {
    g_set_error_literal (error, GOUJI_PASTE_ERROR, GOUJI_PASTE_ERROR_TOO_LARGE,
                         "more squares than any form has");
    return NULL;
  }

  block = create_block (table->n_rows, table->n_columns);
  for (guint i = 0; i < table->cells->len; i++) {
    const GoujiTableCell *cell = &g_array_index (table->cells, GoujiTableCell, i);

    block->texts[cell->row * block->n_columns + cell->column] =
      g_strstrip (gouji_document_slice (document, cell->range));
  }
  for (guint i = 0; i < block->n_rows * block->n_columns; i++)
    if (block->texts[i] == NULL)
      block->texts[i] = g_strdup ("");
  return block;
}

void
gouji_paste_block_free (GoujiPasteBlock *self)
{
  if (self == NULL)
    return;
  for (gsize i = 0; i < (gsize) self->n_rows * self->n_columns; i++)
    g_free (self->texts[i]);
  g_free (self->texts);
  g_free (self);
}

const char *
gouji_paste_block_get (const GoujiPasteBlock *self, guint row, guint column)
{
  return self->texts[row * self->n_columns + column];
}
