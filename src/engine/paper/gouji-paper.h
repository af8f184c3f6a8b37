/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "form/gouji-form-layout.h"
#include "report/gouji-report.h"

G_BEGIN_DECLS

/**
 * GoujiPaperKind:
 * @GOUJI_PAPER_TITLE: the report's title
 * @GOUJI_PAPER_HEADING: the title of a part, 一、…
 * @GOUJI_PAPER_PARAGRAPH: a paragraph of the text; @level tells whether it begins with a number of its own
 * @GOUJI_PAPER_TABLE: a table
 * @GOUJI_PAPER_CAPTION: the line above a table of extras
 * @GOUJI_PAPER_SIGNATURE: the agency's name under the report
 * @GOUJI_PAPER_DATE: the day under the signature
 *
 * What a block of a paper is.
 */
typedef enum {
  GOUJI_PAPER_TITLE,
  GOUJI_PAPER_HEADING,
  GOUJI_PAPER_PARAGRAPH,
  GOUJI_PAPER_TABLE,
  GOUJI_PAPER_CAPTION,
  GOUJI_PAPER_SIGNATURE,
  GOUJI_PAPER_DATE,
} GoujiPaperKind;

/**
 * GoujiPaperCell:
 * @kind: what stands there
 * @row: first row of the grid
 * @column: first column of the grid
 * @row_span: rows covered
 * @column_span: columns covered
 * @text: what is printed there, never %NULL
 * @cell: (nullable): the form's cell whose figure it is
 * @state: of the figure; %GOUJI_FIGURE_EMPTY where there is none
 * @unsure: whether neither labels nor arithmetic pin the figure down; wherever it is shown, that is said
 *
 * One rectangle of a table on paper.
 */
typedef struct {
  GoujiPlacementKind kind;
  guint row;
  guint column;
  guint row_span;
  guint column_span;
  char *text;
  const GoujiCell *cell;
  GoujiFigureState state;
  gboolean unsure;
} GoujiPaperCell;

/**
 * GoujiPaperTable:
 * @form_table: (nullable): the table of the form; %NULL for a table of extras
 * @n_rows: rows of the grid
 * @n_columns: columns of the grid
 * @n_head_rows: rows at the top that are repeated on each page
 * @widths: (array length=n_columns): relative widths of the columns
 * @cells: (element-type GoujiPaperCell): by row and column; they cover the grid without gaps or overlaps
 *
 * A table as it stands on paper, with its figures.
 */
typedef struct {
  const GoujiFormTable *form_table;
  guint n_rows;
  guint n_columns;
  guint n_head_rows;
  guint *widths;
  GArray *cells;
} GoujiPaperTable;

/**
 * GoujiPaperBlock:
 * @kind: what it is
 * @level: of a paragraph: 0 for plain text, 1 when it begins with （一）, 2 with 1., 3 with （1）
 * @lead: of a paragraph with a level: how many bytes of @text are its heading, up to and with the first full
 * stop or the end; 0 without a level
 * @text: (nullable): the words; %NULL for a table
 * @part: (nullable): the form's part that it belongs to
 * @table: (nullable): for a table
 *
 * One block of a paper.
 */
typedef struct {
  GoujiPaperKind kind;
  guint level;
  gsize lead;
  char *text;
  const GoujiPart *part;
  GoujiPaperTable *table;
} GoujiPaperBlock;

/**
 * GoujiPaper:
 *
 * What stands on paper, block by block, whatever the paper is: Word, PDF, screen, printer, web page. A copy
 * of the report at one moment; immutable, reference counted with atomic operations, may be used by any
 * thread.
 */
typedef struct _GoujiPaper GoujiPaper;

GoujiPaper *gouji_paper_new (GoujiReport *report) G_GNUC_WARN_UNUSED_RESULT;
GoujiPaper *gouji_paper_ref (GoujiPaper *self);
void gouji_paper_unref (GoujiPaper *self);

GoujiForm *gouji_paper_get_form (GoujiPaper *self);
const char *gouji_paper_get_title (GoujiPaper *self);
const char *gouji_paper_get_agency (GoujiPaper *self);
int gouji_paper_get_year (GoujiPaper *self);
const char *gouji_paper_get_day (GoujiPaper *self);
guint gouji_paper_get_n_blocks (GoujiPaper *self);
const GoujiPaperBlock *gouji_paper_get_block (GoujiPaper *self, guint index);
guint gouji_paper_get_n_unsure (GoujiPaper *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiPaper, gouji_paper_unref)

G_END_DECLS
