/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fill/gouji-settle.h"

/* Each pass may decide rows that let the next one decide more. */
#define MOST_PASSES 4

typedef struct {
  GoujiFigureState state;
  GoujiDecimal number;
} Value;

typedef struct {
  GoujiReading *reading;
  guint column;
} Place;

/*
 * The equations as an error-correcting code. Every value is parsed once; a reading under trial gives its
 * cells other pieces, and the equations in which all other cells are decided say whether that can be.
 */
typedef struct {
  GoujiForm *form;
  GPtrArray *readings;
  Place *places;      /* by cell */
  GHashTable *values; /* GoujiReading → Value array, one for each of its pieces */
  const GoujiReading *trial;
  const int *trial_pieces;
} Settler;

typedef enum {
  VERDICT_SILENT,
  VERDICT_HOLDS,
  VERDICT_BROKEN,
} Verdict;

static Value *
parse_values (const GoujiSource *source, const GoujiPrintedRow *printed)
{
  Value *values = g_new0 (Value, printed->values->len + 1);

  for (guint i = 0; i < printed->values->len; i++) {
    g_autofree char *text =
      gouji_document_slice (source->document, g_array_index (printed->values, GoujiPiece, i).range);

    values[i].state = gouji_figure_parse (text, &values[i].number, NULL);
  }

  return values;
}

static void
settler_init (Settler *self, GoujiForm *form, const GoujiSource *source, GPtrArray *readings)
{
  self->form = form;
  self->readings = readings;
  self->places = g_new0 (Place, gouji_form_get_n_cells (form) + 1);
  self->values = g_hash_table_new_full (NULL, NULL, NULL, g_free);

  for (guint i = 0; i < readings->len; i++) {
    GoujiReading *reading = g_ptr_array_index (readings, i);

    for (guint j = 0; j < reading->row->columns->len; j++) {
      const GoujiCell *cell = gouji_form_get_cell_at (form, reading->row->block, reading->row->row, j);

      self->places[cell->index] = (Place) { reading, j };
    }
    if (reading->printed != NULL)
      g_hash_table_insert (self->values, reading, parse_values (source, reading->printed));
  }
}

static void
settler_clear (Settler *self)
{
  g_free (self->places);
  g_clear_pointer (&self->values, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Settler, settler_clear)

static gboolean
is_undecided (const Settler *self, const GoujiReading *reading)
{
  return reading != NULL && reading->alternatives != NULL && reading != self->trial;
}

static const Value *
value_of (const Settler *self, const GoujiCell *cell)
{
  static const Value nothing = { GOUJI_FIGURE_EMPTY };
  const Place *place = &self->places[cell->index];

  if (place->reading == NULL || place->reading->printed == NULL)
    return &nothing;

  const int *pieces = place->reading == self->trial ? self->trial_pieces : place->reading->pieces;
  int piece = pieces[place->column];
  if (piece < 0)
    return &nothing;

  return &((const Value *) g_hash_table_lookup (self->values, place->reading))[piece];
}

static gboolean
is_replaced (const Settler *self, const GoujiTerm *term)
{
  for (guint i = 0; i < term->n_instead_of; i++) {
    if (value_of (self, term->instead_of[i])->state == GOUJI_FIGURE_NUMBER)
      return TRUE;
  }

  return FALSE;
}

static gboolean
add_term (GoujiDecimal *sum, int coefficient, GoujiDecimal number)
{
  if (coefficient < 0)
    number.units = -number.units;

  for (int i = 0; i < ABS (coefficient); i++) {
    if (!gouji_decimal_add (*sum, number, sum, NULL))
      return FALSE;
  }

  return TRUE;
}

static Verdict
judge_equation (const Settler *self, const GoujiEquation *equation)
{
  GoujiDecimal sum = { 0 };
  guint n_numbers = 0;

  for (guint i = 0; i < equation->n_terms; i++) {
    const GoujiTerm *term = &equation->terms[i];
    const Value *value = value_of (self, term->cell);

    if (is_undecided (self, self->places[term->cell->index].reading) ||
        value->state == GOUJI_FIGURE_UNREADABLE || (term->total && value->state != GOUJI_FIGURE_NUMBER))
      return VERDICT_SILENT;
    if (value->state != GOUJI_FIGURE_NUMBER || is_replaced (self, term))
      continue;
    if (!add_term (&sum, term->coefficient, value->number))
      return VERDICT_SILENT;
    n_numbers += !term->total;
  }
  if (n_numbers == 0)
    return VERDICT_SILENT;

  switch (equation->relation) {
  case GOUJI_RELATION_EQUAL:
    return sum.units == 0 ? VERDICT_HOLDS : VERDICT_BROKEN;
  case GOUJI_RELATION_AT_MOST:
    return sum.units <= 0 ? VERDICT_HOLDS : VERDICT_BROKEN;
  case GOUJI_RELATION_AT_LEAST:
    return sum.units >= 0 ? VERDICT_HOLDS : VERDICT_BROKEN;
  default:
    g_return_val_if_reached (VERDICT_SILENT);
  }
}

/* How many equations of the row's cells are broken, and how many hold. */
static guint
count_broken (const Settler *self, const GoujiReading *reading, guint *n_holding)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  guint broken = 0;

  *n_holding = 0;
  for (guint i = 0; i < reading->row->columns->len; i++) {
    const GoujiCell *cell = gouji_form_get_cell_at (self->form, reading->row->block, reading->row->row, i);
    guint n;
    const guint *equations = gouji_form_get_equations_of (self->form, cell, &n);

    for (guint j = 0; j < n; j++) {
      if (!g_hash_table_add (seen, GUINT_TO_POINTER (equations[j] + 1)))
        continue;

      Verdict verdict = judge_equation (self, gouji_form_get_equation (self->form, equations[j]));
      broken += verdict == VERDICT_BROKEN;
      *n_holding += verdict == VERDICT_HOLDS;
    }
  }

  return broken;
}

/* Keeps those alternatives that break the fewest equations; returns that number. */
static guint
sieve_alternatives (Settler *self, GoujiReading *reading)
{
  GPtrArray *kept = g_ptr_array_new_with_free_func (g_free);
  gsize size = reading->row->columns->len * sizeof (int);
  guint fewest = G_MAXUINT;

  self->trial = reading;
  for (guint i = 0; i < reading->alternatives->len; i++) {
    guint n_holding;

    self->trial_pieces = g_ptr_array_index (reading->alternatives, i);
    guint broken = count_broken (self, reading, &n_holding);
    if (broken < fewest)
      g_ptr_array_set_size (kept, 0);
    fewest = MIN (fewest, broken);
    if (broken == fewest)
      g_ptr_array_add (kept, g_memdup2 (self->trial_pieces, size));
  }
  self->trial = NULL;
  g_ptr_array_unref (reading->alternatives);
  reading->alternatives = kept;

  return fewest;
}

static gboolean
is_same_value (const Settler *self, const GoujiReading *reading, int a, int b)
{
  const Value *values = g_hash_table_lookup (self->values, reading);

  if (a < 0 || b < 0)
    return a == b;

  return values[a].state == GOUJI_FIGURE_NUMBER && values[b].state == GOUJI_FIGURE_NUMBER &&
         gouji_decimal_compare (values[a].number, values[b].number) == 0;
}

/* Takes the first of the remaining alternatives; where the others say something else, the figure stays in
 * doubt. */
static gboolean
adopt_alternatives (const Settler *self, GoujiReading *reading)
{
  const int *first = g_ptr_array_index (reading->alternatives, 0);
  gboolean agreed = TRUE;

  for (guint i = 0; i < reading->row->columns->len; i++) {
    gboolean same = TRUE;

    for (guint j = 1; j < reading->alternatives->len && same; j++) {
      const int *other = g_ptr_array_index (reading->alternatives, j);

      same = is_same_value (self, reading, first[i], other[i]);
    }
    reading->pieces[i] = first[i];
    reading->doubts[i] = same ? GOUJI_DOUBT_NONE : GOUJI_DOUBT_COUNT;
    agreed &= same;
  }

  return agreed;
}

static void
doubt_count (GoujiReading *reading)
{
  for (guint i = 0; i < reading->row->columns->len; i++)
    reading->doubts[i] = GOUJI_DOUBT_COUNT;
}

/* Returns whether the reading has been decided. */
static gboolean
settle_irregular (Settler *self, GoujiReading *reading)
{
  guint before = reading->alternatives->len;

  if (before == 0)
    return FALSE;
  if (sieve_alternatives (self, reading) > 0) {
    adopt_alternatives (self, reading);
    doubt_count (reading);
    return FALSE;
  }
  /* What no equation has ruled out has not been confirmed by any. */
  gboolean agreed = adopt_alternatives (self, reading);
  if (!agreed)
    return FALSE;

  g_clear_pointer (&reading->alternatives, g_ptr_array_unref);
  return TRUE;
}

/* The heads are lost, but the number of values is right: the row's own sums say whether the order is. */
static void
confirm_columns (Settler *self, GoujiReading *reading)
{
  guint n_holding;

  if (reading->printed == NULL || reading->alternatives != NULL || reading->doubts[0] != GOUJI_DOUBT_COLUMN)
    return;
  if (count_broken (self, reading, &n_holding) > 0 || n_holding == 0)
    return;

  for (guint i = 0; i < reading->row->columns->len; i++)
    reading->doubts[i] = GOUJI_DOUBT_NONE;
}

static gboolean
is_within_row (const Settler *self, const GoujiEquation *equation, const GoujiReading *reading)
{
  for (guint i = 0; i < equation->n_terms; i++) {
    if (self->places[equation->terms[i].cell->index].reading != reading)
      return FALSE;
  }

  return TRUE;
}

static gboolean
breaks_own_sum (const Settler *self, const GoujiReading *reading)
{
  for (guint i = 0; i < reading->row->columns->len; i++) {
    const GoujiCell *cell = gouji_form_get_cell_at (self->form, reading->row->block, reading->row->row, i);
    guint n;
    const guint *equations = gouji_form_get_equations_of (self->form, cell, &n);

    for (guint j = 0; j < n; j++) {
      const GoujiEquation *equation = gouji_form_get_equation (self->form, equations[j]);

      if (is_within_row (self, equation, reading) && judge_equation (self, equation) == VERDICT_BROKEN)
        return TRUE;
    }
  }

  return FALSE;
}

static gboolean
is_damaged (const Settler *self, const GoujiFormTable *table, int grid)
{
  for (guint i = 0; i < self->readings->len; i++) {
    const GoujiReading *reading = g_ptr_array_index (self->readings, i);

    if (reading->row->table == table && reading->printed != NULL && reading->printed->grid == grid &&
        reading->irregular)
      return TRUE;
  }

  return FALSE;
}

/* One number in every cell of a row: a cell merged in the source, repeated in each of its places. */
static gboolean
repeats_one_number (const Settler *self, const GoujiReading *reading)
{
  for (guint i = 1; i < reading->row->columns->len; i++) {
    if (!is_same_value (self, reading, reading->pieces[0], reading->pieces[i]))
      return FALSE;
  }

  return reading->row->columns->len > 1;
}

/*
 * Where other rows of the table have lost or gained numbers, a row whose own sum is wrong may have done both,
 * and look whole. In a table that is whole, a wrong sum is the source's own mistake, and stays what it is.
 */
static void
doubt_broken (Settler *self, GoujiReading *reading)
{
  if (reading->printed == NULL || reading->alternatives != NULL || reading->doubts[0] != GOUJI_DOUBT_NONE)
    return;
  if (breaks_own_sum (self, reading) &&
      (repeats_one_number (self, reading) || is_damaged (self, reading->row->table, reading->printed->grid)))
    doubt_count (reading);
}

/**
 * gouji_settle_readings:
 * @readings: (element-type GoujiReading): one for each row of the form's tables
 *
 * Lets the form's equations choose where labels and numbers left a choice. A choice that they cannot make
 * stays in doubt. What is printed plainly is never changed, however wrong its sums.
 */
void
gouji_settle_readings (GoujiForm *form, const GoujiSource *source, GPtrArray *readings)
{
  g_auto (Settler) self = { 0 };
  gboolean decided = TRUE;

  settler_init (&self, form, source, readings);
  for (guint pass = 0; pass < MOST_PASSES && decided; pass++) {
    decided = FALSE;
    for (guint i = 0; i < readings->len; i++) {
      GoujiReading *reading = g_ptr_array_index (readings, i);

      if (reading->alternatives != NULL)
        decided |= settle_irregular (&self, reading);
    }
  }
  for (guint i = 0; i < readings->len; i++)
    confirm_columns (&self, g_ptr_array_index (readings, i));
  for (guint i = 0; i < readings->len; i++)
    doubt_broken (&self, g_ptr_array_index (readings, i));
}
