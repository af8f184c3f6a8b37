/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define GOUJI_DOCUMENT_ERROR (gouji_document_error_quark ())

/**
 * GoujiDocumentError:
 * @GOUJI_DOCUMENT_ERROR_INVALID: the serialised document contradicts itself: a range outside the text, cells
 * that overlap, an unknown kind of block
 *
 * Why a serialised document was turned down.
 */
typedef enum {
  GOUJI_DOCUMENT_ERROR_INVALID,
} GoujiDocumentError;

GQuark gouji_document_error_quark (void);

/**
 * GoujiRange:
 * @start: first code point
 * @end: one past the last code point
 *
 * A passage of a document's text. Offsets count code points, never bytes or UTF-16 units.
 */
typedef struct {
  guint start;
  guint end;
} GoujiRange;

/**
 * GoujiBlockKind:
 * @GOUJI_BLOCK_PARAGRAPH: running text, one line or several
 * @GOUJI_BLOCK_HEADING: what the source marks as a heading (h1 … h6); not what merely reads like one
 * @GOUJI_BLOCK_TABLE: a real grid with rows and columns
 *
 * What a block is in the source.
 */
typedef enum {
  GOUJI_BLOCK_PARAGRAPH,
  GOUJI_BLOCK_HEADING,
  GOUJI_BLOCK_TABLE,
} GoujiBlockKind;

/**
 * GoujiTableCell:
 * @row: first grid row, from 0
 * @column: first grid column, from 0
 * @row_span: how many grid rows it covers, at least 1
 * @column_span: how many grid columns it covers, at least 1
 * @header: whether the source marks it as a head
 * @range: its text; an empty range where the cell is blank
 *
 * One cell of a table, its spans resolved: no two cells of a table cover the same place of the grid.
 */
typedef struct {
  guint row;
  guint column;
  guint row_span;
  guint column_span;
  gboolean header;
  GoujiRange range;
} GoujiTableCell;

/**
 * GoujiBlock:
 * @kind: what it is
 * @level: 1 to 6 for a heading, else 0
 * @range: its text; a table's runs from its first cell to its last
 * @n_rows: rows of a table's grid, else 0
 * @n_columns: columns of a table's grid, else 0
 * @cells: (nullable) (element-type GoujiTableCell): a table's cells by row and column, else %NULL
 */
typedef struct {
  GoujiBlockKind kind;
  guint level;
  GoujiRange range;
  guint n_rows;
  guint n_columns;
  GArray *cells;
} GoujiBlock;

/* No page is longer, in points; that is 35 metres. */
#define GOUJI_PAGE_MAX_LENGTH 100000

/**
 * GoujiPageSize:
 * @width: in points, at least one and at most %GOUJI_PAGE_MAX_LENGTH
 * @height: likewise
 *
 * One page of a source that has pages, as it is shown (turned, where the source says so).
 */
typedef struct {
  double width;
  double height;
} GoujiPageSize;

/**
 * GoujiTextBox:
 * @range: the text that stands in it; never empty
 * @page: on which page, from 0
 * @x: its left edge, in points from the page's left edge
 * @y: its upper edge, in points from the page's upper edge
 * @width: in points
 * @height: in points
 *
 * Where a piece of the text, about a word, stands on its page: no edge is negative or beyond the page's, and
 * no side is longer than the page's.
 */
typedef struct {
  GoujiRange range;
  guint page;
  float x;
  float y;
  float width;
  float height;
} GoujiTextBox;

/**
 * GoujiNoteCode:
 * @GOUJI_NOTE_CUT: the source ends in the middle
 * @GOUJI_NOTE_TOO_DEEP: elements nested deeper than the parser goes were left out
 * @GOUJI_NOTE_REPLACED: bytes that are no text in the encoding were replaced by U+FFFD
 * @GOUJI_NOTE_ENCODING: the encoding was guessed, or another than the source says of itself
 * @GOUJI_NOTE_TOO_LARGE: a table or text larger than the limits was cut
 * @GOUJI_NOTE_REVISIONS: tracked changes were read as accepted; the detail is how many
 * @GOUJI_NOTE_COMMENTS: comments were left out; the detail is how many
 * @GOUJI_NOTE_HIDDEN: hidden text, which is not printed, was left out; the detail is how many pieces of it
 * @GOUJI_NOTE_PICTURES: pictures, which may have text in them, were left out; the detail is how many
 * @GOUJI_NOTE_SCANNED: the text was recognised from pictures of pages, so that any character may be wrong
 * @GOUJI_NOTE_CONVERTED: another program converted the file first; the detail is its name
 * @GOUJI_NOTE_NOT_SHOWN: rows, columns or sheets that a workbook hides were left out; the detail is how many
 * @GOUJI_NOTE_FORMULAS: cells whose formula nobody has computed yet are blank; the detail is how many
 *
 * What a reader could not do. The words for people are made where they are shown.
 */
typedef enum {
  GOUJI_NOTE_CUT,
  GOUJI_NOTE_TOO_DEEP,
  GOUJI_NOTE_REPLACED,
  GOUJI_NOTE_ENCODING,
  GOUJI_NOTE_TOO_LARGE,
  GOUJI_NOTE_REVISIONS,
  GOUJI_NOTE_COMMENTS,
  GOUJI_NOTE_HIDDEN,
  GOUJI_NOTE_PICTURES,
  GOUJI_NOTE_SCANNED,
  GOUJI_NOTE_CONVERTED,
  GOUJI_NOTE_NOT_SHOWN,
  GOUJI_NOTE_FORMULAS,
} GoujiNoteCode;

/**
 * GoujiNote:
 * @code: what happened
 * @detail: (nullable): the encoding, or another argument for the sentence
 */
typedef struct {
  GoujiNoteCode code;
  char *detail;
} GoujiNote;

/**
 * GoujiDocument:
 *
 * What was opened or pasted, as blocks of one text, immutable once built.
 *
 * The text is all that a reader of the page would see, in reading order: lines end in LF, each block ends in
 * LF, the cells of a table's row are joined by TAB, line breaks within a cell are spaces. All offsets count
 * its code points. A plain text file's document has exactly the file's decoded text.
 *
 * Reference counted with atomic operations; may be shared between threads.
 */
typedef struct _GoujiDocument GoujiDocument;

GoujiDocument *gouji_document_ref (GoujiDocument *self);
void gouji_document_unref (GoujiDocument *self);

const char *gouji_document_get_text (GoujiDocument *self);
guint gouji_document_get_length (GoujiDocument *self);
const char *gouji_document_get_title (GoujiDocument *self);
const char *gouji_document_get_encoding (GoujiDocument *self);
guint gouji_document_get_n_blocks (GoujiDocument *self);
const GoujiBlock *gouji_document_get_block (GoujiDocument *self, guint index);
GPtrArray *gouji_document_get_notes (GoujiDocument *self);
gboolean gouji_document_has_note (GoujiDocument *self, GoujiNoteCode code);
guint gouji_document_get_n_pages (GoujiDocument *self);
const GoujiPageSize *gouji_document_get_page (GoujiDocument *self, guint index);
const GoujiTextBox *gouji_document_get_boxes (GoujiDocument *self, guint *n_boxes);
const GoujiTextBox *gouji_document_find_boxes (GoujiDocument *self, GoujiRange range, guint *n_boxes);

gsize gouji_document_byte_offset (GoujiDocument *self, guint offset);
guint gouji_document_offset_at_byte (GoujiDocument *self, gsize byte);
char *gouji_document_slice (GoujiDocument *self, GoujiRange range) G_GNUC_WARN_UNUSED_RESULT;
guint gouji_document_find_block (GoujiDocument *self, guint offset);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiDocument, gouji_document_unref)

G_END_DECLS
