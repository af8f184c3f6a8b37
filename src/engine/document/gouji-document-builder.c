/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "document/gouji-document-builder.h"

#include "document/gouji-document-private.h"

/* The table that is open: where the next cell may stand, and what earlier cells still cover. */
typedef struct {
  GArray *cells; /* element-type GoujiTableCell */
  GArray *until; /* element-type guint: the first row in which each column is free again */
  guint n_rows;  /* rows begun; the open one is the last */
  guint column;  /* where to look for the open row's next free column */
  guint last_row;
  guint n_columns;
  guint first_of_group;
  gboolean in_cell;
} OpenTable;

struct _GoujiDocumentBuilder {
  GoujiDocument *document;
  GString *text;
  guint length; /* code points in @text */
  gboolean open;
  GoujiBlock block;
  OpenTable table;
};

GoujiDocumentBuilder *
gouji_document_builder_new (void)
{
  GoujiDocumentBuilder *self = g_new0 (GoujiDocumentBuilder, 1);

  self->document = gouji_document_new_empty ();
  self->text = g_string_new (NULL);
  self->table.until = g_array_new (FALSE, TRUE, sizeof (guint));

  return self;
}

void
gouji_document_builder_free (GoujiDocumentBuilder *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->document, gouji_document_unref);
  if (self->text != NULL)
    g_string_free (self->text, TRUE);
  g_array_unref (self->table.until);
  g_clear_pointer (&self->table.cells, g_array_unref);
  g_free (self);
}

/**
 * gouji_document_builder_set_title:
 * @title: (nullable): what the source calls itself; white space around it is taken off, and none is left of a
 * blank one
 */
void
gouji_document_builder_set_title (GoujiDocumentBuilder *self, const char *title)
{
  g_return_if_fail (self != NULL);

  g_free (self->document->title);
  self->document->title = title == NULL ? NULL : g_strstrip (g_strdup (title));
  if (self->document->title != NULL && *self->document->title == '\0')
    g_clear_pointer (&self->document->title, g_free);
}

void
gouji_document_builder_set_encoding (GoujiDocumentBuilder *self, const char *encoding)
{
  g_return_if_fail (self != NULL);

  g_free (self->document->encoding);
  self->document->encoding = g_strdup (encoding);
}

/**
 * gouji_document_builder_add_note:
 * @detail: (nullable): an argument for the sentence
 *
 * Notes something that could not be read. A code that stands already is not noted twice: a reader may say it
 * as often as it meets it.
 */
void
gouji_document_builder_add_note (GoujiDocumentBuilder *self, GoujiNoteCode code, const char *detail)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < self->document->notes->len; i++) {
    const GoujiNote *note = g_ptr_array_index (self->document->notes, i);

    if (note->code == code)
      return;
  }

  gouji_document_add_note (self->document, code, detail);
}

/**
 * gouji_document_builder_add_count:
 * @count: how many there were; 0 leaves no note
 *
 * Notes how many of something were left out or accepted.
 */
void
gouji_document_builder_add_count (GoujiDocumentBuilder *self, GoujiNoteCode code, guint count)
{
  g_autofree char *detail = g_strdup_printf ("%u", count);

  if (count > 0)
    gouji_document_builder_add_note (self, code, detail);
}

static void
append_separator (GoujiDocumentBuilder *self, char separator)
{
  g_string_append_c (self->text, separator);
  self->length++;
}

/**
 * gouji_document_builder_begin_block:
 * @level: 1 to 6 for a heading, else 0
 */
void
gouji_document_builder_begin_block (GoujiDocumentBuilder *self, GoujiBlockKind kind, guint level)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (!self->open);
  g_return_if_fail (kind == GOUJI_BLOCK_HEADING ? level >= 1 && level <= 6 : level == 0);

  self->open = TRUE;
  self->block = (GoujiBlock) { .kind = kind, .level = level, .range.start = self->length };
  if (kind != GOUJI_BLOCK_TABLE)
    return;

  self->table.cells = g_array_new (FALSE, FALSE, sizeof (GoujiTableCell));
  g_array_set_size (self->table.until, 0);
  self->table.n_rows = 0;
  self->table.last_row = 0;
  self->table.n_columns = 0;
  self->table.first_of_group = 0;
  self->table.in_cell = FALSE;
}

/* LF is all that may stand in a paragraph beside text and TAB, and neither may stand in a cell. */
static gboolean
is_forbidden (char byte, gboolean in_cell)
{
  if ((guchar) byte >= 0x20)
    return byte == 0x7f;

  return in_cell || (byte != '\n' && byte != '\t');
}

/**
 * gouji_document_builder_append:
 * @text: UTF-8
 * @length: its length in bytes, or -1 up to its end
 *
 * Appends to the open block or, in a table, to the open cell. Control characters become spaces; in a cell LF
 * and TAB too.
 */
void
gouji_document_builder_append (GoujiDocumentBuilder *self, const char *text, gssize length)
{
  gboolean in_cell;
  gsize start;

  g_return_if_fail (self != NULL);
  g_return_if_fail (self->open);
  g_return_if_fail (self->block.kind != GOUJI_BLOCK_TABLE || self->table.in_cell);

  in_cell = self->block.kind == GOUJI_BLOCK_TABLE;
  start = self->text->len;
  g_string_append_len (self->text, text, length);
  for (gsize i = start; i < self->text->len; i++) {
    char *byte = self->text->str + i;

    self->length += ((guchar) *byte & 0xc0) != 0x80;
    if (is_forbidden (*byte, in_cell))
      *byte = ' ';
  }
}

/* No cell from @first on reaches beyond @n_rows. */
static void
cut_row_spans (GArray *cells, guint first, guint n_rows)
{
  for (guint i = first; i < cells->len; i++) {
    GoujiTableCell *cell = &g_array_index (cells, GoujiTableCell, i);

    cell->row_span = MIN (cell->row_span, n_rows - cell->row);
  }
}

static gboolean
close_table (GoujiDocumentBuilder *self)
{
  OpenTable *table = &self->table;

  if (table->in_cell)
    gouji_document_builder_end_cell (self);
  if (table->cells->len == 0) {
    g_clear_pointer (&table->cells, g_array_unref);
    return FALSE;
  }

  self->block.n_rows = table->last_row + 1;
  self->block.n_columns = table->n_columns;
  cut_row_spans (table->cells, 0, self->block.n_rows);
  self->block.cells = g_steal_pointer (&table->cells);

  return TRUE;
}

void
gouji_document_builder_end_block (GoujiDocumentBuilder *self)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (self->open);

  self->open = FALSE;
  if (self->block.kind == GOUJI_BLOCK_TABLE) {
    if (!close_table (self))
      return;
  } else if (self->length == self->block.range.start) {
    return;
  }

  self->block.range.end = self->length;
  append_separator (self, '\n');
  g_array_append_val (self->document->blocks, self->block);
}

static gboolean
is_in_table (GoujiDocumentBuilder *self)
{
  return self->open && self->block.kind == GOUJI_BLOCK_TABLE;
}

void
gouji_document_builder_begin_row (GoujiDocumentBuilder *self)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (is_in_table (self) && !self->table.in_cell);

  self->table.column = 0;
  /* Nothing can reach into a row above the first cell: it would only be an empty line. */
  if (self->table.cells->len > 0 || self->table.n_rows == 0)
    self->table.n_rows++;
}

/**
 * gouji_document_builder_end_row_group:
 *
 * Says that the rows so far are a group, as HTML's `thead` and `tbody` are: no cell reaches from it into the
 * next.
 */
void
gouji_document_builder_end_row_group (GoujiDocumentBuilder *self)
{
  OpenTable *table;

  g_return_if_fail (self != NULL);
  g_return_if_fail (is_in_table (self) && !self->table.in_cell);

  table = &self->table;
  cut_row_spans (table->cells, table->first_of_group, table->n_rows);
  table->first_of_group = table->cells->len;
  g_array_set_size (table->until, 0);
}

static guint
free_from (OpenTable *table, guint column)
{
  return column < table->until->len ? g_array_index (table->until, guint, column) : 0;
}

/* How far the cell may reach to the right before it meets one from above. */
static guint
fit_column_span (OpenTable *table, guint row, guint column, guint wanted)
{
  guint most = column >= GOUJI_TABLE_MAX_SPAN ? 1 : GOUJI_TABLE_MAX_SPAN - column;
  guint span = 1;

  wanted = CLAMP (wanted, 1, most);
  while (span < wanted && free_from (table, column + span) <= row)
    span++;

  return span;
}

static void
cover (OpenTable *table, const GoujiTableCell *cell)
{
  guint end = cell->column + cell->column_span;

  if (table->until->len < end)
    g_array_set_size (table->until, end);
  for (guint column = cell->column; column < end; column++)
    g_array_index (table->until, guint, column) = cell->row + cell->row_span;

  table->n_columns = MAX (table->n_columns, end);
  table->column = end;
}

/**
 * gouji_document_builder_begin_cell:
 * @row_span: how many rows it asks for; 0 means all the rest of its group, as in HTML
 * @column_span: how many columns it asks for; 0 means 1
 */
void
gouji_document_builder_begin_cell (GoujiDocumentBuilder *self,
                                   guint row_span,
                                   guint column_span,
                                   gboolean header)
{
  OpenTable *table;
  GoujiTableCell cell = { 0 };

  g_return_if_fail (self != NULL);
  g_return_if_fail (is_in_table (self) && !self->table.in_cell);
  g_return_if_fail (self->table.n_rows > 0);

  table = &self->table;
  cell.row = table->n_rows - 1;
  while (free_from (table, table->column) > cell.row)
    table->column++;
  cell.column = table->column;
  cell.row_span = row_span == 0 ? GOUJI_TABLE_MAX_SPAN : MIN (row_span, GOUJI_TABLE_MAX_SPAN);
  cell.column_span = fit_column_span (table, cell.row, cell.column, column_span);
  cell.header = header;
  cover (table, &cell);

  if (table->cells->len > 0 && table->last_row == cell.row)
    append_separator (self, '\t');
  for (; table->last_row < cell.row; table->last_row++)
    append_separator (self, '\n');

  cell.range.start = self->length;
  g_array_append_val (table->cells, cell);
  table->in_cell = TRUE;
}

void
gouji_document_builder_end_cell (GoujiDocumentBuilder *self)
{
  GArray *cells;

  g_return_if_fail (self != NULL);
  g_return_if_fail (is_in_table (self) && self->table.in_cell);

  cells = self->table.cells;
  g_array_index (cells, GoujiTableCell, cells->len - 1).range.end = self->length;
  self->table.in_cell = FALSE;
}

/**
 * gouji_document_builder_take_text:
 * @text: (transfer full): UTF-8 with LF line ends and without NUL
 * @length: its length in bytes
 *
 * Makes @text the document's text as it stands. Only for a builder that has no text yet; afterwards
 * blocks can only be named.
 */
void
gouji_document_builder_take_text (GoujiDocumentBuilder *self, char *text, gsize length)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (!self->open && self->length == 0);

  gouji_document_take_text (self->document, text, length);
  self->length = self->document->length;
}

/**
 * gouji_document_builder_add_block:
 * @kind: no table
 * @level: 1 to 6 for a heading, else 0
 * @range: lies behind the block before, and LF or the text's end stands behind it
 */
void
gouji_document_builder_add_block (GoujiDocumentBuilder *self,
                                  GoujiBlockKind kind,
                                  guint level,
                                  GoujiRange range)
{
  GoujiBlock block = { .kind = kind, .level = level, .range = range };

  g_return_if_fail (self != NULL);
  g_return_if_fail (kind != GOUJI_BLOCK_TABLE);
  g_return_if_fail (range.start < range.end && range.end <= self->length);

  g_array_append_val (self->document->blocks, block);
}

/**
 * gouji_document_builder_get_length:
 *
 * Returns: how many code points the text has so far: where the next one that is appended will stand
 */
guint
gouji_document_builder_get_length (GoujiDocumentBuilder *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->length;
}

/**
 * gouji_document_builder_add_page:
 * @width: in points
 * @height: in points
 *
 * Returns: the page's index, for its boxes
 */
guint
gouji_document_builder_add_page (GoujiDocumentBuilder *self, double width, double height)
{
  GoujiPageSize page = { .width = width, .height = height };

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (gouji_page_size_is_sound (&page), 0);

  g_array_append_val (self->document->pages, page);
  return self->document->pages->len - 1;
}

/**
 * gouji_document_builder_add_box:
 * @box: stands on a page that was added, and behind the text of the box before
 */
void
gouji_document_builder_add_box (GoujiDocumentBuilder *self, const GoujiTextBox *box)
{
  GArray *boxes;

  g_return_if_fail (self != NULL && box != NULL);
  g_return_if_fail (box->page < self->document->pages->len);
  g_return_if_fail (box->range.start < box->range.end && box->range.end <= self->length);

  boxes = self->document->boxes;
  g_return_if_fail (
    gouji_text_box_is_sound (box, &g_array_index (self->document->pages, GoujiPageSize, box->page)));
  g_return_if_fail (boxes->len == 0 ||
                    g_array_index (boxes, GoujiTextBox, boxes->len - 1).range.end <= box->range.start);
  g_array_append_val (boxes, *box);
}

/**
 * gouji_document_builder_finish:
 *
 * Closes what is open. The builder can only be freed afterwards.
 *
 * Returns: (transfer full): the document
 */
GoujiDocument *
gouji_document_builder_finish (GoujiDocumentBuilder *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (self->document != NULL, NULL);

  if (self->open)
    gouji_document_builder_end_block (self);
  if (self->text->len > 0) {
    gsize n_bytes = self->text->len;

    gouji_document_take_text (self->document, g_string_free_and_steal (g_steal_pointer (&self->text)),
                              n_bytes);
  }

  return g_steal_pointer (&self->document);
}
