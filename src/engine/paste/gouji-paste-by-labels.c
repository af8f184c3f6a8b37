/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "paste/gouji-paste-private.h"

#include "report/gouji-figure.h"

/* Where the numbers of the labelled lines of one of the form's blocks stand, for want of heads above them. */
typedef struct {
  guint first;
  guint last;
  guint base; /* the form's column that @first is */
} Span;

static void
leave (GoujiPasting *self, const GoujiPasteLabels *labels, guint line, guint place, GoujiPasteReason reason)
{
  gouji_pasting_leave (self, labels->transposed ? place : line, labels->transposed ? line : place, reason);
}

static void
put (GoujiPasting *self,
     const GoujiPasteLabels *labels,
     guint line,
     guint place,
     const GoujiFormBlock *block,
     guint row,
     guint column)
{
  GoujiForm *form = gouji_report_get_form (self->report);

  if (row < block->rows->len && column < block->columns->len)
    gouji_pasting_place (self, gouji_form_get_cell_at (form, block, row, column),
                         labels->transposed ? place : line, labels->transposed ? line : place);
  else
    leave (self, labels, line, place, GOUJI_PASTE_NO_ROOM);
}

/* 1, 2, 3 … before the labels number the rows, and are no figures of the report. */
static gboolean
is_running_number (const GoujiPasteLabels *labels, guint line, guint place)
{
  GoujiDecimal number, other;
  guint neighbour = line > 0 ? line - 1 : line + 1;

  if (neighbour >= labels->n_lines ||
      gouji_figure_parse (gouji_paste_labels_get (labels, line, place), &number, NULL) != GOUJI_FIGURE_NUMBER)
    return FALSE;
  if (gouji_figure_parse (gouji_paste_labels_get (labels, neighbour, place), &other, NULL) !=
      GOUJI_FIGURE_NUMBER)
    return number.scale == 0 && number.units == 1;
  return number.scale == 0 && other.scale == 0 && number.units - other.units == (neighbour < line ? 1 : -1);
}

static gboolean
is_of_block (const GoujiPasteLabels *labels, guint line, const GoujiFormBlock *block)
{
  const guint row = labels->rows[line];

  return row != GOUJI_PASTE_UNKNOWN &&
         ((const GoujiLexicalRow *) labels->lexicon->rows->pdata[row])->block == block;
}

static Span
measure_span (GoujiPasting *self, const GoujiPasteLabels *labels, const GoujiFormBlock *block)
{
  Span span = { G_MAXUINT, 0, 0 };

  for (guint line = 0; line < labels->n_lines; line++)
    for (guint p = labels->label_places[line] + 1; is_of_block (labels, line, block) && p < labels->n_places;
         p++)
      if (gouji_paste_is_value (gouji_paste_labels_get (labels, line, p))) {
        span.first = MIN (span.first, p);
        span.last = MAX (span.last, p);
      }
  if (self->start->block == block && span.last - span.first + 1 < block->columns->len)
    span.base = self->start->column->first;
  return span;
}

/* A head that names no column of the form, such as a year, says that the column is something else. Above a
 * single column it may say anything. */
static gboolean
has_strange_head (const GoujiPasteLabels *labels, guint line, guint place, const Span *span)
{
  if (span->first == span->last)
    return FALSE;
  for (guint above = line; above > 0 && labels->rows[above - 1] == GOUJI_PASTE_UNKNOWN; above--)
    if (*gouji_paste_labels_get (labels, above - 1, place) != '\0')
      return TRUE;
  return FALSE;
}

static gboolean *
find_strange_heads (const GoujiPasteLabels *labels, const GoujiFormBlock *block, const Span *span)
{
  gboolean *strange = g_new0 (gboolean, MAX (1, labels->n_places));
  guint line = 0;

  while (line < labels->n_lines && !is_of_block (labels, line, block))
    line++;
  for (guint p = 0; p < labels->n_places; p++)
    strange[p] = has_strange_head (labels, line, p, span);
  return strange;
}

/* A line with a label: behind it stand its numbers. */
static void
place_labelled_line (
  GoujiPasting *self, const GoujiPasteLabels *labels, guint line, const Span *span, const gboolean *strange)
{
  const GoujiLexicalRow *row = labels->lexicon->rows->pdata[labels->rows[line]];
  const guint form_block = gouji_paste_labels_find_block (labels, row->block);
  const gboolean headed = gouji_paste_labels_count_columns (labels, line, form_block) > 0;

  for (guint p = 0; p < labels->n_places; p++) {
    const char *text = gouji_paste_labels_get (labels, line, p);
    const guint column = gouji_paste_labels_get_column (labels, line, p, form_block);

    if (*text == '\0' || p == labels->label_places[line])
      continue;
    if (p > labels->label_places[line] && column != GOUJI_PASTE_UNKNOWN)
      put (self, labels, line, p, row->block, row->row, column);
    else if (!gouji_paste_is_value (text) ||
             (p < labels->label_places[line] && is_running_number (labels, line, p)))
      continue;
    else if (p < labels->label_places[line] || headed || strange[p])
      leave (self, labels, line, p, GOUJI_PASTE_NO_LABEL);
    else
      put (self, labels, line, p, row->block, row->row, span->base + p - span->first);
  }
}

/* A line with numbers that no row of the form is called like, among others that are. */
static void
leave_line (GoujiPasting *self, const GoujiPasteLabels *labels, guint line)
{
  for (guint p = 0; p < labels->n_places; p++)
    if (gouji_paste_is_value (gouji_paste_labels_get (labels, line, p)))
      leave (self, labels, line, p, GOUJI_PASTE_NO_LABEL);
}

static void
place_lines_of_block (GoujiPasting *self, const GoujiPasteLabels *labels, const GoujiFormBlock *block)
{
  const Span span = measure_span (self, labels, block);
  g_autofree gboolean *strange = find_strange_heads (labels, block, &span);

  for (guint line = 0; line < labels->n_lines; line++)
    if (is_of_block (labels, line, block))
      place_labelled_line (self, labels, line, &span, strange);
}

static void
place_by_rows (GoujiPasting *self, const GoujiPasteLabels *labels)
{
  for (guint b = 0; b < labels->form_blocks->len; b++)
    place_lines_of_block (self, labels, ((const GoujiLexicalRow *) labels->form_blocks->pdata[b])->block);
  for (guint line = 0; line < labels->n_lines; line++)
    if (labels->rows[line] == GOUJI_PASTE_UNKNOWN)
      leave_line (self, labels, line);
}

/* The block of the form that the heads above a line fit best: the cursor's where several do, and none of
 * several others. */
static guint
choose_form_block (GoujiPasting *self, const GoujiPasteLabels *labels, guint line)
{
  const guint own = gouji_paste_labels_find_block (labels, self->start->block);
  guint chosen = own;
  guint most = own != GOUJI_PASTE_UNKNOWN ? gouji_paste_labels_count_columns (labels, line, own) : 0;

  for (guint b = 0; b < labels->form_blocks->len; b++) {
    const guint n_columns = gouji_paste_labels_count_columns (labels, line, b);

    if (n_columns == most && b != chosen && chosen != own)
      chosen = GOUJI_PASTE_UNKNOWN;
    else if (n_columns > most)
      chosen = b;
    most = MAX (most, n_columns);
  }
  return most > 0 ? chosen : GOUJI_PASTE_UNKNOWN;
}

static gboolean
has_values (const GoujiPasteLabels *labels, guint line)
{
  for (guint p = 0; p < labels->n_places; p++)
    if (gouji_paste_is_value (gouji_paste_labels_get (labels, line, p)))
      return TRUE;
  return FALSE;
}

/* The rows of a block that the report prints, in their order. */
static GArray *
collect_printed_rows (GoujiPasting *self, const GoujiFormBlock *block)
{
  GoujiForm *form = gouji_report_get_form (self->report);
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint row = 0; row < block->rows->len; row++)
    if (self->printed[gouji_form_get_cell_at (form, block, row, 0)->index])
      g_array_append_val (rows, row);
  return rows;
}

/* Lines @first to @end stand below one head: they are rows of the form from the first one on when they are as
 * many, else from that of the cursor. */
static void
place_below_heads (GoujiPasting *self, const GoujiPasteLabels *labels, guint first, guint end)
{
  const guint b = choose_form_block (self, labels, first);
  const GoujiFormBlock *block =
    b != GOUJI_PASTE_UNKNOWN ? ((const GoujiLexicalRow *) labels->form_blocks->pdata[b])->block : NULL;
  g_autoptr (GArray) rows = block != NULL ? collect_printed_rows (self, block) : NULL;
  guint next = 0;
  guint n_lines = 0;

  for (guint line = first; line < end; line++)
    n_lines += has_values (labels, line);
  for (guint i = 0; block != NULL && self->start->block == block && n_lines != rows->len && i < rows->len;
       i++)
    if (block->rows->pdata[g_array_index (rows, guint, i)] == self->start->row)
      next = i;

  for (guint line = first; line < end; line++) {
    if (!has_values (labels, line))
      continue;
    for (guint p = 0; p < labels->n_places; p++) {
      const guint column =
        block != NULL ? gouji_paste_labels_get_column (labels, line, p, b) : GOUJI_PASTE_UNKNOWN;

      if (column != GOUJI_PASTE_UNKNOWN && *gouji_paste_labels_get (labels, line, p) != '\0')
        put (self, labels, line, p, block, next < rows->len ? g_array_index (rows, guint, next) : G_MAXUINT,
             column);
      else if (gouji_paste_is_value (gouji_paste_labels_get (labels, line, p)))
        leave (self, labels, line, p, GOUJI_PASTE_NO_LABEL);
    }
    next++;
  }
}

static void
place_by_columns (GoujiPasting *self, const GoujiPasteLabels *labels)
{
  guint first = 0;

  for (guint line = 1; line <= labels->n_lines; line++) {
    if (line < labels->n_lines && labels->heads[line] == labels->heads[first])
      continue;
    place_below_heads (self, labels, first, line);
    first = line;
  }
}

/**
 * gouji_pasting_by_labels:
 *
 * Lets the labels of the block say where its numbers belong: those of its rows first. What they leave open is
 * told by position; a number whose label the form does not know is left over, among others that have one.
 */
void
gouji_pasting_by_labels (GoujiPasting *self, const GoujiPasteLabels *labels)
{
  if (labels->n_rows > 0)
    place_by_rows (self, labels);
  else
    place_by_columns (self, labels);
}
