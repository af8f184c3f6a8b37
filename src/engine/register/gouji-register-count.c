/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "register/gouji-register-count.h"

#include <stdio.h>
#include <string.h>

#include "register/gouji-register-place.h"

struct _GoujiRegisterCount {
  GoujiRegister *cases;
  GoujiRegisterForm *form;
  GoujiRegisterColumns *columns;
  GArray *places; /* element-type GoujiCasePlace */
  GPtrArray *kinds;
  GPtrArray *outcomes;
  guint *counts; /* rows of the block times columns */
  guint n_columns;
  guint n_standing[GOUJI_CASE_UNPLACED + 1];
  guint n_reason[GOUJI_N_REASONS];
  guint n_completed;
  guint n_lost;
  gboolean cut;
};

static void
clear_count (gpointer data)
{
  GoujiRegisterCount *self = data;

  gouji_register_unref (self->cases);
  g_clear_pointer (&self->form, gouji_register_form_free);
  g_clear_pointer (&self->columns, gouji_register_columns_free);
  g_clear_pointer (&self->places, g_array_unref);
  g_clear_pointer (&self->kinds, g_ptr_array_unref);
  g_clear_pointer (&self->outcomes, g_ptr_array_unref);
  g_free (self->counts);
}

static void
free_word (gpointer data)
{
  GoujiRegisterWord *word = data;

  g_free (word->text);
  g_free (word);
}

/* A day of the year that the report is about: what a source misprints would move cases to another year. */
static void
parse_day (const char *text, GoujiRegisterDay *day)
{
  guint year;
  guint month;
  guint number;

  if (text == NULL || sscanf (text, "%4u-%2u-%2u", &year, &month, &number) != 3 || year != day->year ||
      !g_date_valid_dmy ((GDateDay) number, (GDateMonth) month, (GDateYear) year))
    return;
  day->month = month;
  day->day = number;
}

/**
 * gouji_register_period_parse:
 * @first: (nullable): first day, ISO 8601
 * @last: (nullable): last day
 * @year: the year reported on, 0 where it is not known
 * @period: (out): the period; the whole year where days are missing or not of it
 *
 * Returns: whether the year is known
 */
gboolean
gouji_register_period_parse (const char *first, const char *last, int year, GoujiRegisterPeriod *period)
{
  GoujiRegisterDay begin = { GOUJI_DAY_KNOWN, (guint) year, 1, 1 };
  GoujiRegisterDay end = { GOUJI_DAY_KNOWN, (guint) year, 12, 31 };

  if (year < 1900 || year > 9999)
    return FALSE;

  parse_day (first, &begin);
  parse_day (last, &end);
  *period = (GoujiRegisterPeriod) { gouji_register_day_count (&begin), gouji_register_day_count (&end),
                                    (guint) year };
  return period->first < period->last;
}

/* -- counting -- */

static guint *
get_counter (GoujiRegisterCount *self, const GoujiHead *row, const GoujiHead *column)
{
  return &self->counts[row->first * self->n_columns + column->first];
}

static void
count_case (GoujiRegisterCount *self, const GoujiCasePlace *place)
{
  const GoujiRegisterForm *form = self->form;
  const GoujiHead *columns[] = { place->kind, form->total };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++) {
    (*get_counter (self, place->opening, columns[i]))++;
    (*get_counter (self, place->closing, columns[i]))++;
    if (place->closing != form->left_open)
      (*get_counter (self, form->processed, columns[i]))++;
  }
}

static void
count_cases (GoujiRegisterCount *self, GoujiCasePlacer *placer)
{
  guint n_cases = gouji_register_get_n_cases (self->cases);

  for (guint i = 0; i < n_cases; i++) {
    GoujiCasePlace place = gouji_case_place (placer, i);

    g_array_append_val (self->places, place);
    self->n_standing[place.standing]++;
    self->n_reason[place.reason]++;
    self->n_completed += place.completed && place.standing == GOUJI_CASE_COUNTED;
    if (place.standing == GOUJI_CASE_COUNTED)
      count_case (self, &place);
  }
}

/* Rows that may be cases, and documents of which not everything is there. */
static void
count_losses (GoujiRegisterCount *self)
{
  static const GoujiNoteCode losses[] = { GOUJI_NOTE_CUT,      GOUJI_NOTE_TOO_LARGE, GOUJI_NOTE_NOT_SHOWN,
                                          GOUJI_NOTE_FORMULAS, GOUJI_NOTE_REPLACED,  GOUJI_NOTE_SCANNED };

  for (guint i = 0; i < gouji_register_get_n_left_out (self->cases); i++) {
    GoujiLeftOut why = gouji_register_get_left_out (self->cases, i)->why;

    self->n_lost += why == GOUJI_LEFT_OUT_TORN || why == GOUJI_LEFT_OUT_TABLE;
  }
  for (guint i = 0; i < gouji_register_get_n_files (self->cases); i++) {
    for (guint k = 0; k < G_N_ELEMENTS (losses); k++)
      self->cut |= gouji_document_has_note (gouji_register_get_document (self->cases, i), losses[k]);
  }
}

static int
compare_words (gconstpointer a, gconstpointer b)
{
  const GoujiRegisterWord *first = a;
  const GoujiRegisterWord *second = b;

  return first->n_cases != second->n_cases ? (first->n_cases < second->n_cases ? 1 : -1)
                                           : strcmp (first->text, second->text);
}

/* The words in the order in which a person should see them; cases know theirs by the index, so that a list of
 * its own is made. */
static int
compare_needs (gconstpointer a, gconstpointer b)
{
  const GoujiRegisterWord *first = a;
  const GoujiRegisterWord *second = b;
  int need_first = first->head == NULL && !first->set_aside ? 0 : first->doubtful ? 1 : 2;
  int need_second = second->head == NULL && !second->set_aside ? 0 : second->doubtful ? 1 : 2;

  return need_first != need_second ? need_first - need_second : compare_words (a, b);
}

/**
 * gouji_register_count:
 * @columns: what its columns hold
 * @period: what the report is about
 * @error: return location for %GOUJI_REGISTER_ERROR_FORM
 *
 * Returns: (transfer full) (nullable): the register, counted
 */
GoujiRegisterCount *
gouji_register_count (GoujiRegister *cases,
                      GoujiRegisterWords *words,
                      GoujiForm *form,
                      const GoujiRegisterColumns *columns,
                      const GoujiRegisterPeriod *period,
                      GError **error)
{
  GoujiRegisterForm *seen = gouji_register_form_new (words, form, error);
  g_autoptr (GHashTable) kind_indices = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) outcome_indices = g_hash_table_new (g_str_hash, g_str_equal);
  GoujiCasePlacer placer = {
    .cases = cases, .words = words, .form = seen, .columns = columns, .period = *period
  };
  GoujiRegisterCount *self;

  if (seen == NULL)
    return NULL;

  self = g_atomic_rc_box_new0 (GoujiRegisterCount);
  self->cases = gouji_register_ref (cases);
  self->form = seen;
  self->columns = gouji_register_columns_copy (columns);
  self->places =
    g_array_sized_new (FALSE, FALSE, sizeof (GoujiCasePlace), gouji_register_get_n_cases (cases));
  self->kinds = g_ptr_array_new_with_free_func (free_word);
  self->outcomes = g_ptr_array_new_with_free_func (free_word);
  self->n_columns = seen->block->columns->len;
  self->counts = g_new0 (guint, seen->block->rows->len * self->n_columns);

  placer.kinds = self->kinds;
  placer.outcomes = self->outcomes;
  placer.kind_indices = kind_indices;
  placer.outcome_indices = outcome_indices;
  for (guint i = 0; i < GOUJI_N_ROLES; i++)
    placer.column_of[i] = gouji_register_columns_find (columns, i);
  count_cases (self, &placer);
  count_losses (self);

  return self;
}

GoujiRegisterCount *
gouji_register_count_ref (GoujiRegisterCount *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
gouji_register_count_unref (GoujiRegisterCount *self)
{
  g_atomic_rc_box_release_full (self, clear_count);
}

/* -- asking -- */

GoujiRegister *
gouji_register_count_get_register (GoujiRegisterCount *self)
{
  return self->cases;
}

const GoujiRegisterForm *
gouji_register_count_get_form (GoujiRegisterCount *self)
{
  return self->form;
}

const GoujiRegisterColumns *
gouji_register_count_get_columns (GoujiRegisterCount *self)
{
  return self->columns;
}

const GoujiCasePlace *
gouji_register_count_get_place (GoujiRegisterCount *self, guint index)
{
  g_return_val_if_fail (index < self->places->len, NULL);

  return &g_array_index (self->places, GoujiCasePlace, index);
}

/**
 * gouji_register_count_get_kind_word:
 * @index: as in #GoujiCasePlace
 */
const GoujiRegisterWord *
gouji_register_count_get_kind_word (GoujiRegisterCount *self, guint index)
{
  return index < self->kinds->len ? self->kinds->pdata[index] : NULL;
}

const GoujiRegisterWord *
gouji_register_count_get_outcome_word (GoujiRegisterCount *self, guint index)
{
  return index < self->outcomes->len ? self->outcomes->pdata[index] : NULL;
}

static GPtrArray *
list_words (GPtrArray *words)
{
  GPtrArray *list = g_ptr_array_new ();

  g_ptr_array_extend (list, words, NULL, NULL);
  g_ptr_array_sort_values (list, compare_needs);

  return list;
}

/**
 * gouji_register_count_list_kinds:
 *
 * Returns: (transfer container) (element-type GoujiRegisterWord): the words about applicants: first those
 * that nobody knows, then the doubtful ones, then the others, the frequent ones first
 */
GPtrArray *
gouji_register_count_list_kinds (GoujiRegisterCount *self)
{
  return list_words (self->kinds);
}

GPtrArray *
gouji_register_count_list_outcomes (GoujiRegisterCount *self)
{
  return list_words (self->outcomes);
}

static gboolean
is_counted (GoujiRegisterCount *self, const GoujiCell *cell)
{
  return cell->table == self->form->table && cell->row->alternative_of == NULL;
}

/**
 * gouji_register_count_has:
 *
 * Returns: whether the cell is one of those that a register gives
 */
gboolean
gouji_register_count_has (GoujiRegisterCount *self, const GoujiCell *cell)
{
  return is_counted (self, cell);
}

guint
gouji_register_count_get_n (GoujiRegisterCount *self, const GoujiCell *cell)
{
  g_return_val_if_fail (is_counted (self, cell), 0);

  return *get_counter (self, cell->row, cell->column);
}

static gboolean
is_behind (GoujiRegisterCount *self, const GoujiCasePlace *place, const GoujiCell *cell)
{
  if (place->standing != GOUJI_CASE_COUNTED ||
      (cell->column != place->kind && cell->column != self->form->total))
    return FALSE;

  return cell->row == place->opening || cell->row == place->closing ||
         (cell->row == self->form->processed && place->closing != self->form->left_open);
}

/**
 * gouji_register_count_list_cases:
 *
 * Returns: (transfer full) (element-type guint): the cases behind a cell, by their indices
 */
GArray *
gouji_register_count_list_cases (GoujiRegisterCount *self, const GoujiCell *cell)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->places->len; i++) {
    if (is_behind (self, gouji_register_count_get_place (self, i), cell))
      g_array_append_val (list, i);
  }

  return list;
}

guint
gouji_register_count_get_n_standing (GoujiRegisterCount *self, GoujiCaseStanding standing)
{
  g_return_val_if_fail (standing <= GOUJI_CASE_UNPLACED, 0);

  return self->n_standing[standing];
}

guint
gouji_register_count_get_n_reason (GoujiRegisterCount *self, GoujiCaseReason reason)
{
  g_return_val_if_fail (reason < GOUJI_N_REASONS, 0);

  return self->n_reason[reason];
}

GArray *
gouji_register_count_list_reason (GoujiRegisterCount *self, GoujiCaseReason reason)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->places->len; i++) {
    if (gouji_register_count_get_place (self, i)->reason == reason)
      g_array_append_val (list, i);
  }

  return list;
}

/**
 * gouji_register_count_list_repeated:
 *
 * Returns: (transfer full) (element-type guint): the cases whose number another case has as well, all of
 * them counted: one that was entered twice, closed twice, or handled together with another
 */
GArray *
gouji_register_count_list_repeated (GoujiRegisterCount *self)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint column = gouji_register_columns_find (self->columns, GOUJI_ROLE_NUMBER);

  if (column == G_MAXUINT)
    return list;
  for (guint pass = 0; pass < 2; pass++) {
    for (guint i = 0; i < self->places->len; i++) {
      const char *number = gouji_register_get_text (self->cases, i, column);
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (seen, number));

      if (*number == '\0' || gouji_register_count_get_place (self, i)->standing == GOUJI_CASE_LEFT_OUT)
        continue;
      if (pass == 0)
        g_hash_table_insert (seen, (gpointer) number, GUINT_TO_POINTER (n + 1));
      else if (n > 1)
        g_array_append_val (list, i);
    }
  }

  return list;
}

/**
 * gouji_register_count_get_n_completed:
 *
 * Returns: how many of the counted cases have a day without year that was taken to be of this report
 */
guint
gouji_register_count_get_n_completed (GoujiRegisterCount *self)
{
  return self->n_completed;
}

/**
 * gouji_register_count_get_n_lost:
 *
 * Returns: how many rows of the files may be cases, and are not counted as such
 */
guint
gouji_register_count_get_n_lost (GoujiRegisterCount *self)
{
  return self->n_lost;
}

/**
 * gouji_register_count_is_cut:
 *
 * Returns: whether parts of a file were not read: hidden rows, formulas without results, more rows than are
 * read
 */
gboolean
gouji_register_count_is_cut (GoujiRegisterCount *self)
{
  return self->cut;
}

/**
 * gouji_register_count_is_complete:
 *
 * Returns: whether every case has its place, and nothing that may be a case was left out
 */
gboolean
gouji_register_count_is_complete (GoujiRegisterCount *self)
{
  return self->n_standing[GOUJI_CASE_UNPLACED] == 0 && self->n_lost == 0 && !self->cut;
}
