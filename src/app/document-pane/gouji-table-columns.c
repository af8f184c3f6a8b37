/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "document-pane/gouji-table-columns.h"

#include <math.h>

/* Widths in ems. */
#define NARROW_CHARACTER 0.6
#define MOST_MINIMUM 9.0
#define MOST_NATURAL 40.0

/* A column of text is not narrower than two characters, and a little wider for long text. */
#define LEAST_OF_TEXT 2.05
#define LEAST_OF_LONG_TEXT (1.0 / 40)

/* Cells that are measured: evenly taken from a table that has more. */
#define MOST_MEASURED 3000

#define SMALLEST_SCALE 0.8

/* Left and right of a cell's text, in ems. */
#define PADDING 0.45
#define NARROW_PADDING 0.3

/* A table that needs this much of the width gets all of it. */
#define STRETCH_FROM 0.55

typedef struct {
  double minimum;
  double natural;
} Demand;

struct _GoujiTableColumns {
  guint n_columns;
  Demand *demands;
  gboolean *numeric;
  GoujiTableFit fit;
  double fit_em;
  int fit_available;
  int fit_most;
};

/* Quotation marks are as wide as a character among Chinese ones. */
static double
get_width (gunichar c)
{
  if (c == ' ')
    return NARROW_CHARACTER / 2;

  return g_unichar_iswide (c) || (c >= 0x2018 && c <= 0x201f) ? 1 : NARROW_CHARACTER;
}

static gboolean
opens (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return type == G_UNICODE_OPEN_PUNCTUATION || type == G_UNICODE_INITIAL_PUNCTUATION;
}

static gboolean
closes (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return type == G_UNICODE_CLOSE_PUNCTUATION || type == G_UNICODE_FINAL_PUNCTUATION ||
         type == G_UNICODE_OTHER_PUNCTUATION;
}

/* Roughly: between Chinese characters a line may break, but no bracket stands alone. */
static gboolean
may_break (gunichar before, gunichar after)
{
  if (before == ' ' || after == ' ')
    return TRUE;

  return (g_unichar_iswide (before) || g_unichar_iswide (after)) && !opens (before) && !closes (after);
}

/* The longest word that cannot be broken, and the whole on one line. */
static Demand
measure_text (const char *text, gsize length)
{
  Demand demand = { 0 };
  double word = 0;
  gunichar before = ' ';
  const char *end = text + length;

  for (const char *p = text; p < end && demand.natural < MOST_NATURAL; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (g_unichar_iszerowidth (c))
      continue;
    if (may_break (before, c))
      word = 0;
    word += get_width (c);
    demand.natural += get_width (c);
    demand.minimum = MAX (demand.minimum, word);
    before = c;
  }

  demand.minimum = MIN (demand.minimum, MOST_MINIMUM);
  demand.minimum =
    MAX (demand.minimum, MIN (demand.natural, LEAST_OF_TEXT + demand.natural * LEAST_OF_LONG_TEXT));
  return demand;
}

/**
 * gouji_text_is_numeric:
 *
 * Returns: whether @text is such as stands in a column of figures: digits with their punctuation and units of
 * one sign, or a stroke that stands for no figure
 */
gboolean
gouji_text_is_numeric (const char *text, gsize length)
{
  const char *end = text + length;
  gboolean any = FALSE;

  if (length > 64)
    return FALSE;

  for (const char *p = text; p < end; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (g_unichar_isspace (c))
      continue;
    if (!g_unichar_isdigit (c) && !g_unichar_ispunct (c) && c != '+')
      return FALSE;
    any = TRUE;
  }

  return any;
}

/* Where a cell over several columns wants more than they have, each gets an equal share of what is missing.
 */
static void
spread (GoujiTableColumns *self, const GoujiTableCell *cell, Demand demand)
{
  Demand sum = { 0 };

  for (guint i = 0; i < cell->column_span; i++) {
    sum.minimum += self->demands[cell->column + i].minimum;
    sum.natural += self->demands[cell->column + i].natural;
  }
  for (guint i = 0; i < cell->column_span; i++) {
    Demand *own = &self->demands[cell->column + i];

    own->minimum += MAX (0, demand.minimum - sum.minimum) / cell->column_span;
    own->natural += MAX (0, demand.natural - sum.natural) / cell->column_span;
  }
}

static void
measure_cell (
  GoujiTableColumns *self, GoujiDocument *document, const GoujiTableCell *cell, gboolean spanning, int *votes)
{
  const char *text = gouji_document_get_text (document);
  gsize start;
  gsize end;
  Demand demand;

  if ((cell->column_span > 1) != spanning || cell->column + cell->column_span > self->n_columns)
    return;

  start = gouji_document_byte_offset (document, cell->range.start);
  end = gouji_document_byte_offset (document, cell->range.end);
  demand = measure_text (text + start, end - start);
  if (spanning) {
    spread (self, cell, demand);
    return;
  }

  self->demands[cell->column].minimum = MAX (self->demands[cell->column].minimum, demand.minimum);
  self->demands[cell->column].natural = MAX (self->demands[cell->column].natural, demand.natural);
  if (end == start || cell->header)
    return;
  /* Heads are not always marked as such, and there may be more of them than figures. */
  if (!gouji_text_is_numeric (text + start, end - start))
    votes[cell->column]--;
  else
    votes[cell->column] = MAX (votes[cell->column], -3) + 3;
}

GoujiTableColumns *
gouji_table_columns_new (GoujiDocument *document, const GoujiBlock *block)
{
  GoujiTableColumns *self;
  g_autofree int *votes = NULL;
  guint step;

  g_return_val_if_fail (block->kind == GOUJI_BLOCK_TABLE, NULL);

  self = g_new0 (GoujiTableColumns, 1);
  self->n_columns = block->n_columns;
  self->demands = g_new0 (Demand, block->n_columns);
  self->numeric = g_new0 (gboolean, block->n_columns);
  self->fit.widths = g_new0 (int, block->n_columns);
  votes = g_new0 (int, block->n_columns);

  step = block->cells->len / MOST_MEASURED + 1;
  for (guint spanning = 0; spanning < 2; spanning++) {
    for (guint i = 0; i < block->cells->len; i += step)
      measure_cell (self, document, &g_array_index (block->cells, GoujiTableCell, i), spanning, votes);
  }

  for (guint i = 0; i < block->n_columns; i++) {
    self->numeric[i] = votes[i] > 0;
    /* A column of blanks still is one. */
    self->demands[i].minimum = MAX (self->demands[i].minimum, 1);
    self->demands[i].natural = MAX (self->demands[i].natural, self->demands[i].minimum);
  }

  return self;
}

void
gouji_table_columns_free (GoujiTableColumns *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->demands);
  g_free (self->numeric);
  g_free (self->fit.widths);
  g_free (self);
}

/**
 * gouji_table_columns_is_numeric:
 *
 * Returns: whether most of what stands in @column are figures
 */
gboolean
gouji_table_columns_is_numeric (const GoujiTableColumns *self, guint column)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return column < self->n_columns && self->numeric[column];
}

static Demand
sum_demands (const GoujiTableColumns *self)
{
  Demand sum = { 0 };

  for (guint i = 0; i < self->n_columns; i++) {
    sum.minimum += self->demands[i].minimum;
    sum.natural += self->demands[i].natural;
  }

  return sum;
}

/*
 * Each column gets @share of what it wants beyond its minimum, a number from 0 to 1: long labels get the most
 * of what there is. What rounding left over goes to the first columns, so that the table ends with the text.
 */
static void
set_widths (GoujiTableColumns *self, double em, double share, double stretch, int target)
{
  GoujiTableFit *fit = &self->fit;
  int rest;

  fit->total = 0;
  for (guint i = 0; i < self->n_columns; i++) {
    const Demand *demand = &self->demands[i];
    double ems = demand->minimum + share * (demand->natural - demand->minimum);

    fit->widths[i] = (int) ceil (ems * stretch * fit->scale * em) + 2 * fit->padding + 1;
    fit->total += fit->widths[i];
  }

  rest = target - fit->total;
  for (guint i = 0; rest > 0 && i < self->n_columns; i++, rest--) {
    fit->widths[i]++;
    fit->total++;
  }
}

/**
 * gouji_table_columns_fit:
 * @em: the width of a wide character at full size
 * @available: the width of the text beside the table, in the same unit
 * @most: how wide a table that needs more may be
 *
 * Fits the columns into the page: at their natural widths where there is room, else narrowed, else in smaller
 * text, else as wide as they must be.
 *
 * Returns: (transfer none): the fit, until the next call
 */
const GoujiTableFit *
gouji_table_columns_fit (GoujiTableColumns *self, double em, int available, int most)
{
  GoujiTableFit *fit = &self->fit;
  Demand sum;
  double room;
  double line_room;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->fit_em == em && self->fit_available == available && self->fit_most == most)
    return fit;
  self->fit_em = em;
  self->fit_available = available;
  self->fit_most = most;

  sum = sum_demands (self);
  fit->scale = 1;
  do {
    fit->padding = MAX (3, (int) (em * fit->scale * (fit->scale < 1 ? NARROW_PADDING : PADDING)));
    line_room = (2 * fit->padding + 2) * (double) self->n_columns + 1; /* one for rounding */
    room = (most - line_room) / (em * fit->scale);
    if (sum.minimum <= room || fit->scale <= SMALLEST_SCALE)
      break;
    fit->scale = MAX (SMALLEST_SCALE, fit->scale - 0.05);
  } while (TRUE);

  if (sum.natural * em + line_room <= available * STRETCH_FROM)
    set_widths (self, em, 1, 1, 0);
  else if (sum.natural * em + line_room <= available)
    set_widths (self, em, 1, (available - line_room) / (sum.natural * em), available);
  else if (sum.natural <= room)
    set_widths (self, em, 1, 1, 0);
  else if (sum.minimum < room)
    set_widths (self, em, (room - sum.minimum) / (sum.natural - sum.minimum), 1, most);
  else
    set_widths (self, em, 0, 1, 0);

  return fit;
}
