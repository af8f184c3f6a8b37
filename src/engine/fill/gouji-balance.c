/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fill/gouji-balance.h"

typedef enum {
  VALUE_UNKNOWN,
  VALUE_NOTHING,
  VALUE_NUMBER,
} ValueKind;

typedef struct {
  ValueKind kind;
  GoujiDecimal number;
} Value;

typedef struct {
  GoujiReading *reading;
  guint column;
} Place;

struct _GoujiBalance {
  GoujiForm *form;
  GPtrArray *readings;
  Place *places;      /* by cell */
  GHashTable *values; /* GoujiReading → Value array, one for each of its pieces */
  const GoujiReading *trial;
  const int *trial_pieces;
};

static Value
parse_value (const GoujiSource *source, const GoujiPiece *piece)
{
  g_autofree char *text = gouji_document_slice (source->document, piece->range);
  Value value = { VALUE_UNKNOWN };

  switch (gouji_figure_parse (text, &value.number, NULL)) {
  case GOUJI_FIGURE_NUMBER:
    value.kind = VALUE_NUMBER;
    break;
  case GOUJI_FIGURE_EMPTY:
  case GOUJI_FIGURE_NOT_APPLICABLE:
    value.kind = VALUE_NOTHING;
    break;
  case GOUJI_FIGURE_UNREADABLE:
    break;
  default:
    g_assert_not_reached ();
  }

  return value;
}

static Value *
parse_values (const GoujiSource *source, const GArray *pieces)
{
  Value *values = g_new0 (Value, pieces->len + 1);

  for (guint i = 0; i < pieces->len; i++)
    values[i] = parse_value (source, &g_array_index (pieces, GoujiPiece, i));

  return values;
}

/**
 * gouji_balance_new:
 * @readings: (element-type GoujiReading): one for each row of the form's tables
 *
 * Returns: (transfer full): the numbers of @readings, parsed once
 */
GoujiBalance *
gouji_balance_new (GoujiForm *form, const GoujiSource *source, GPtrArray *readings)
{
  GoujiBalance *self = g_new0 (GoujiBalance, 1);

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
      g_hash_table_insert (self->values, reading, parse_values (source, reading->values));
  }

  return self;
}

void
gouji_balance_free (GoujiBalance *self)
{
  g_free (self->places);
  g_hash_table_unref (self->values);
  g_free (self);
}

/**
 * gouji_balance_try:
 * @reading: (nullable): the reading to try, %NULL to end the trial
 * @pieces: (nullable): for each of its columns the value to try there
 *
 * Lets @reading have other values until the next call.
 */
void
gouji_balance_try (GoujiBalance *self, const GoujiReading *reading, const int *pieces)
{
  self->trial = reading;
  self->trial_pieces = pieces;
}

/* Whether a row that was not found has its numbers in the one that stands for its group, or is that one. */
static gboolean
is_stood_for (const GoujiBalance *self, const GoujiReading *reading)
{
  if (reading->row->head->alternative_of != NULL)
    return TRUE;

  for (guint i = 0; i < self->readings->len; i++) {
    const GoujiReading *other = g_ptr_array_index (self->readings, i);

    if (other->printed != NULL && other->row->block == reading->row->block &&
        other->row->head->alternative_of != NULL &&
        gouji_head_is_below (reading->row->head, other->row->head->alternative_of))
      return TRUE;
  }

  return FALSE;
}

static const Value *
value_of (const GoujiBalance *self, const GoujiCell *cell)
{
  static const Value unknown = { VALUE_UNKNOWN };
  static const Value nothing = { VALUE_NOTHING };
  const Place *place = &self->places[cell->index];
  const GoujiReading *reading = place->reading;

  if (reading == NULL)
    return &unknown;
  if (reading->printed == NULL)
    return is_stood_for (self, reading) ? &nothing : &unknown;
  if (reading != self->trial && reading->doubts[place->column] != GOUJI_DOUBT_NONE)
    return &unknown;

  int piece = (reading == self->trial ? self->trial_pieces : reading->pieces)[place->column];
  if (piece < 0)
    return &unknown;

  return &((const Value *) g_hash_table_lookup (self->values, reading))[piece];
}

static gboolean
is_replaced (const GoujiBalance *self, const GoujiTerm *term)
{
  for (guint i = 0; i < term->n_instead_of; i++) {
    if (value_of (self, term->instead_of[i])->kind == VALUE_NUMBER)
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

/* One side of an equation, as far as it is known. */
typedef struct {
  GoujiDecimal known;
  guint n_numbers;
  guint n_unknown;
  guint n_positive;
  guint n_negative;
  const GoujiTerm *unknown;
} Sum;

static void
add_unknown (Sum *sum, const GoujiTerm *term)
{
  gboolean either = term->cell->type == GOUJI_CELL_SIGNED_COUNT;

  sum->n_unknown++;
  sum->n_positive += either || term->coefficient > 0;
  sum->n_negative += either || term->coefficient < 0;
  sum->unknown = term;
}

/* A blank total has not been worked out, which says nothing about it. */
static gboolean
sum_up (const GoujiBalance *self, const GoujiEquation *equation, Sum *sum)
{
  for (guint i = 0; i < equation->n_terms; i++) {
    const GoujiTerm *term = &equation->terms[i];
    const Value *value = value_of (self, term->cell);

    if (is_replaced (self, term))
      continue;
    if (value->kind == VALUE_UNKNOWN || (term->total && value->kind != VALUE_NUMBER))
      add_unknown (sum, term);
    else if (value->kind == VALUE_NUMBER) {
      if (!add_term (&sum->known, term->coefficient, value->number))
        return FALSE;
      sum->n_numbers += !term->total;
    }
  }

  return TRUE;
}

static GoujiVerdict
judge_equality (const Sum *sum, const GoujiCell **solved, GoujiDecimal *solution)
{
  gint64 known = sum->known.units;

  if (sum->n_unknown == 0)
    return known == 0 ? GOUJI_VERDICT_HOLDS : GOUJI_VERDICT_BROKEN;
  if ((known > 0 && sum->n_negative == 0) || (known < 0 && sum->n_positive == 0))
    return GOUJI_VERDICT_BROKEN;
  /* Nothing is left for the unknown numbers: all of them are zeros. */
  if (known == 0 && (sum->n_negative == 0 || sum->n_positive == 0))
    return GOUJI_VERDICT_HOLDS;
  if (sum->n_unknown > 1 || ABS (sum->unknown->coefficient) != 1)
    return GOUJI_VERDICT_OPEN;

  *solved = sum->unknown->cell;
  *solution = sum->known;
  if (sum->unknown->coefficient > 0)
    solution->units = -known;
  return GOUJI_VERDICT_SOLVED;
}

/**
 * gouji_balance_judge:
 * @solved: (out): for %GOUJI_VERDICT_SOLVED the cell whose number is unknown
 * @solution: (out): what it must be
 *
 * Returns: what the equation says
 */
GoujiVerdict
gouji_balance_judge (const GoujiBalance *self,
                     const GoujiEquation *equation,
                     const GoujiCell **solved,
                     GoujiDecimal *solution)
{
  Sum sum = { 0 };

  *solved = NULL;
  if (!sum_up (self, equation, &sum) || sum.n_numbers == 0)
    return GOUJI_VERDICT_OPEN;
  if (equation->relation == GOUJI_RELATION_EQUAL)
    return judge_equality (&sum, solved, solution);
  if (sum.n_unknown > 0)
    return GOUJI_VERDICT_OPEN;

  gboolean holds = equation->relation == GOUJI_RELATION_AT_MOST ? sum.known.units <= 0 : sum.known.units >= 0;
  return holds ? GOUJI_VERDICT_HOLDS : GOUJI_VERDICT_BROKEN;
}

/**
 * gouji_balance_is_unknown:
 *
 * Returns: whether the number in the cell is lost or in doubt
 */
gboolean
gouji_balance_is_unknown (const GoujiBalance *self, const GoujiCell *cell)
{
  return value_of (self, cell)->kind == VALUE_UNKNOWN;
}

/**
 * gouji_balance_is_own:
 *
 * Returns: whether all cells of @equation are in @reading
 */
gboolean
gouji_balance_is_own (const GoujiBalance *self, const GoujiEquation *equation, const GoujiReading *reading)
{
  for (guint i = 0; i < equation->n_terms; i++) {
    if (self->places[equation->terms[i].cell->index].reading != reading)
      return FALSE;
  }

  return TRUE;
}

/**
 * gouji_balance_is_number:
 *
 * Returns: whether the value is a number, and no blank or mark
 */
gboolean
gouji_balance_is_number (const GoujiBalance *self, const GoujiReading *reading, int piece)
{
  const Value *values = g_hash_table_lookup (self->values, reading);

  return values[piece].kind == VALUE_NUMBER;
}

/**
 * gouji_balance_is_counted:
 *
 * Returns: whether the value is a number other than 0
 */
gboolean
gouji_balance_is_counted (const GoujiBalance *self, const GoujiReading *reading, int piece)
{
  const Value *values = g_hash_table_lookup (self->values, reading);

  return values[piece].kind == VALUE_NUMBER && values[piece].number.units != 0;
}

/**
 * gouji_balance_is_same:
 * @a: a value of @reading, or -1 for none
 * @b: another one
 *
 * Returns: whether both are the same number, or both are blank
 */
gboolean
gouji_balance_is_same (const GoujiBalance *self, const GoujiReading *reading, int a, int b)
{
  const Value *values = g_hash_table_lookup (self->values, reading);

  if (a == b)
    return TRUE;
  if (a < 0 || b < 0 || values[a].kind != values[b].kind)
    return FALSE;
  if (values[a].kind == VALUE_NUMBER)
    return gouji_decimal_compare (values[a].number, values[b].number) == 0;

  return g_array_index (reading->values, GoujiPiece, a).kind == GOUJI_PIECE_BLANK &&
         g_array_index (reading->values, GoujiPiece, b).kind == GOUJI_PIECE_BLANK;
}
