/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "register/gouji-register-columns.h"
#include "register/gouji-register-day.h"

G_BEGIN_DECLS

/**
 * GoujiRegisterPeriod:
 * @first: first day that the report counts
 * @last: last day
 *
 * What the report is about, in days as gouji_register_day_count() counts them.
 */
typedef struct {
  gint64 first;
  gint64 last;
  guint year;
} GoujiRegisterPeriod;

gboolean
gouji_register_period_parse (const char *first, const char *last, int year, GoujiRegisterPeriod *period);

/**
 * GoujiCaseStanding:
 * @GOUJI_CASE_COUNTED: it has its place in the table
 * @GOUJI_CASE_LEFT_OUT: it is not one of this report
 * @GOUJI_CASE_UNPLACED: nobody knows where it belongs
 */
typedef enum {
  GOUJI_CASE_COUNTED,
  GOUJI_CASE_LEFT_OUT,
  GOUJI_CASE_UNPLACED,
} GoujiCaseStanding;

/**
 * GoujiCaseReason:
 * @GOUJI_REASON_NONE: it is counted
 * @GOUJI_REASON_LATER: left out: received behind the period
 * @GOUJI_REASON_EARLIER: left out: closed before the period
 * @GOUJI_REASON_SET_ASIDE: left out: the user said that its outcome or applicant is not counted
 * @GOUJI_REASON_NO_RECEIVED: no day of receipt, and no word that it is last year's
 * @GOUJI_REASON_BAD_RECEIVED: the day of receipt cannot be read
 * @GOUJI_REASON_BAD_CLOSED: the day of the answer cannot be read
 * @GOUJI_REASON_ORDER: it was closed before it was received
 * @GOUJI_REASON_CARRY: what it says about the turn of the year contradicts its days
 * @GOUJI_REASON_BAD_CARRY: what it says about the turn of the year is not understood
 * @GOUJI_REASON_STATE: what it says of its state contradicts its days
 * @GOUJI_REASON_NO_CLOSED: it is said to be closed, or not to go on, and has no day of an answer
 * @GOUJI_REASON_OUTCOME_WITHOUT_DAY: it has an outcome and no day of an answer
 * @GOUJI_REASON_NO_OUTCOME: it was closed and has no outcome
 * @GOUJI_REASON_UNKNOWN_OUTCOME: its outcome has no row yet
 * @GOUJI_REASON_SEVERAL_OUTCOMES: several outcomes are marked
 * @GOUJI_REASON_NO_KIND: nothing says who applied
 * @GOUJI_REASON_UNKNOWN_KIND: what is said of the applicant has no column yet
 * @GOUJI_REASON_SEVERAL_KINDS: several kinds of applicants are marked
 *
 * Why a case is not counted.
 */
typedef enum {
  GOUJI_REASON_NONE,
  GOUJI_REASON_LATER,
  GOUJI_REASON_EARLIER,
  GOUJI_REASON_SET_ASIDE,
  GOUJI_REASON_NO_RECEIVED,
  GOUJI_REASON_BAD_RECEIVED,
  GOUJI_REASON_BAD_CLOSED,
  GOUJI_REASON_ORDER,
  GOUJI_REASON_CARRY,
  GOUJI_REASON_BAD_CARRY,
  GOUJI_REASON_STATE,
  GOUJI_REASON_NO_CLOSED,
  GOUJI_REASON_OUTCOME_WITHOUT_DAY,
  GOUJI_REASON_NO_OUTCOME,
  GOUJI_REASON_UNKNOWN_OUTCOME,
  GOUJI_REASON_SEVERAL_OUTCOMES,
  GOUJI_REASON_NO_KIND,
  GOUJI_REASON_UNKNOWN_KIND,
  GOUJI_REASON_SEVERAL_KINDS,
  GOUJI_N_REASONS,
} GoujiCaseReason;

/**
 * GoujiCaseWhy:
 * @GOUJI_WHY_DAY: its day is within, before or behind the period
 * @GOUJI_WHY_MARK: the register says so
 * @GOUJI_WHY_OPEN: neither day nor outcome: it is still open
 * @GOUJI_WHY_OUTCOME: the register has no days of answers; it has an outcome
 *
 * Why a case was received this year or last, and is closed or goes on.
 */
typedef enum {
  GOUJI_WHY_DAY,
  GOUJI_WHY_MARK,
  GOUJI_WHY_OPEN,
  GOUJI_WHY_OUTCOME,
} GoujiCaseWhy;

/**
 * GoujiCasePlace:
 * @standing: whether it is counted
 * @reason: why not
 * @received: day of receipt; its year may have been completed
 * @closed: day of the answer
 * @kind: (nullable): column of the applicant
 * @opening: (nullable): row in which it came in
 * @closing: (nullable): row in which it ended
 * @opening_why: why there
 * @closing_why: why there
 * @kind_word: index of the word that says who applied, %G_MAXUINT for none
 * @outcome_word: index of the word that says what came of it, %G_MAXUINT for none
 * @completed: whether a day without year was taken to be one of this report
 *
 * Where a case belongs. A case that is counted stands in an opening and in a closing row, each time in the
 * column of its kind and in the total: what is counted so fulfils every equation of the table.
 */
typedef struct {
  GoujiCaseStanding standing;
  GoujiCaseReason reason;
  GoujiRegisterDay received;
  GoujiRegisterDay closed;
  const GoujiHead *kind;
  const GoujiHead *opening;
  const GoujiHead *closing;
  GoujiCaseWhy opening_why;
  GoujiCaseWhy closing_why;
  guint kind_word;
  guint outcome_word;
  gboolean completed;
} GoujiCasePlace;

/**
 * GoujiRegisterWord:
 * @text: as it stands in the register; of two columns both, parted by " / "
 * @head: (nullable): the row or column that it means; %NULL while nobody knows, or where it is not counted
 * @set_aside: whether the user said that cases with it are not counted
 * @placed: whether the user said what it means
 * @doubtful: whether what was guessed needs a look
 * @n_cases: how many cases have it
 *
 * A word about applicants, or about an outcome.
 */
typedef struct {
  char *text;
  const GoujiHead *head;
  gboolean set_aside;
  gboolean placed;
  gboolean doubtful;
  guint n_cases;
} GoujiRegisterWord;

/**
 * GoujiRegisterCount:
 *
 * A register counted for one form and period: where each case belongs, and for each cell of the table the
 * cases behind it. Immutable; reference counted with atomic operations.
 */
typedef struct _GoujiRegisterCount GoujiRegisterCount;

GoujiRegisterCount *gouji_register_count (GoujiRegister *cases,
                                          GoujiRegisterWords *words,
                                          GoujiForm *form,
                                          const GoujiRegisterColumns *columns,
                                          const GoujiRegisterPeriod *period,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
GoujiRegisterCount *gouji_register_count_ref (GoujiRegisterCount *self);
void gouji_register_count_unref (GoujiRegisterCount *self);

GoujiRegister *gouji_register_count_get_register (GoujiRegisterCount *self);
const GoujiRegisterForm *gouji_register_count_get_form (GoujiRegisterCount *self);
const GoujiRegisterColumns *gouji_register_count_get_columns (GoujiRegisterCount *self);
const GoujiCasePlace *gouji_register_count_get_place (GoujiRegisterCount *self, guint index);
const GoujiRegisterWord *gouji_register_count_get_kind_word (GoujiRegisterCount *self, guint index);
const GoujiRegisterWord *gouji_register_count_get_outcome_word (GoujiRegisterCount *self, guint index);
GPtrArray *gouji_register_count_list_kinds (GoujiRegisterCount *self) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *gouji_register_count_list_outcomes (GoujiRegisterCount *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean gouji_register_count_has (GoujiRegisterCount *self, const GoujiCell *cell);
guint gouji_register_count_get_n (GoujiRegisterCount *self, const GoujiCell *cell);
GArray *gouji_register_count_list_cases (GoujiRegisterCount *self, const GoujiCell *cell)
  G_GNUC_WARN_UNUSED_RESULT;
guint gouji_register_count_get_n_standing (GoujiRegisterCount *self, GoujiCaseStanding standing);
guint gouji_register_count_get_n_reason (GoujiRegisterCount *self, GoujiCaseReason reason);
GArray *gouji_register_count_list_reason (GoujiRegisterCount *self, GoujiCaseReason reason)
  G_GNUC_WARN_UNUSED_RESULT;
GArray *gouji_register_count_list_repeated (GoujiRegisterCount *self) G_GNUC_WARN_UNUSED_RESULT;
guint gouji_register_count_get_n_completed (GoujiRegisterCount *self);
guint gouji_register_count_get_n_lost (GoujiRegisterCount *self);
gboolean gouji_register_count_is_cut (GoujiRegisterCount *self);
gboolean gouji_register_count_is_complete (GoujiRegisterCount *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiRegisterCount, gouji_register_count_unref)

G_END_DECLS
