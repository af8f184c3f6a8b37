/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "register/gouji-register-place.h"

#include <string.h>

/* Yes, no, or nothing said. */
typedef enum {
  UNSAID,
  YES,
  NO,
  CONFUSED,
} Said;

/**
 * Facts:
 * @brought: whether it comes from last year
 * @left_open: whether it goes on next year
 * @carried: whether it is one of the two
 * @closed: whether it is closed
 *
 * What a register says of a case in words, besides its days.
 */
typedef struct {
  Said brought;
  Said left_open;
  Said carried;
  Said closed;
} Facts;

static const char *
get_text (const GoujiCasePlacer *self, guint index, GoujiRegisterRole role)
{
  guint column = self->column_of[role];

  return column != G_MAXUINT ? gouji_register_get_text (self->cases, index, column) : "";
}

/* -- words -- */

static guint
note_word (GPtrArray *words, GHashTable *indices, const char *text, guint *known)
{
  gpointer value;
  GoujiRegisterWord *word;

  *known = 1;
  if (g_hash_table_lookup_extended (indices, text, NULL, &value)) {
    ((GoujiRegisterWord *) words->pdata[GPOINTER_TO_UINT (value)])->n_cases++;
    return GPOINTER_TO_UINT (value);
  }

  *known = 0;
  word = g_new0 (GoujiRegisterWord, 1);
  word->text = g_strdup (text);
  word->n_cases = 1;
  g_ptr_array_add (words, word);
  g_hash_table_insert (indices, word->text, GUINT_TO_POINTER (words->len - 1));
  return words->len - 1;
}

/* What the user said of a word goes before what is guessed. */
static void
settle_word (const GoujiCasePlacer *self,
             GoujiRegisterWord *word,
             GHashTable *placed,
             gboolean is_outcome,
             GoujiRegisterGuess guess)
{
  const char *id = g_hash_table_lookup (placed, word->text);
  const GoujiHead *head = NULL;

  if (id != NULL && *id != '\0')
    head = is_outcome ? gouji_register_form_find_outcome (self->form, id)
                      : gouji_register_form_find_kind (self->form, id);
  word->set_aside = id != NULL && *id == '\0';
  word->placed = word->set_aside || head != NULL;
  word->head = word->placed ? head : guess.head;
  word->doubtful = !word->placed && guess.doubtful;
}

/* The two texts of a word as one; empty where neither says anything. */
static char *
join_word (const GoujiCasePlacer *self, const char *first, const char *second)
{
  g_autofree char *folded_first = gouji_register_words_fold (self->words, first);
  g_autofree char *folded_second = gouji_register_words_fold (self->words, second);

  if (*folded_second == '\0')
    return g_strdup (*folded_first != '\0' ? first : "");
  if (*folded_first == '\0')
    return g_strdup (second);

  return g_strconcat (first, " / ", second, NULL);
}

/* The head of the one column in which a mark stands. */
static const char *
find_marked (const GoujiCasePlacer *self, guint index, GoujiRegisterRole role, gboolean *several)
{
  const char *found = NULL;

  for (guint i = 0; i < gouji_register_get_n_columns (self->cases); i++) {
    const char *text;
    g_autofree char *folded = NULL;

    if (gouji_register_columns_get (self->columns, i) != role)
      continue;
    text = gouji_register_get_text (self->cases, index, i);
    folded = *text != '\0' ? gouji_register_words_fold (self->words, text) : NULL;
    if (folded == NULL || *folded == '\0' || gouji_register_words_has (self->words, GOUJI_LIST_NO, folded))
      continue;
    *several |= found != NULL;
    found = gouji_register_get_head (self->cases, i);
  }

  return found;
}

static void
find_kind (GoujiCasePlacer *self, guint index, GoujiCasePlace *place, gboolean *several)
{
  const char *kind = get_text (self, index, GOUJI_ROLE_KIND);
  const char *organization = get_text (self, index, GOUJI_ROLE_ORGANIZATION);
  g_autofree char *word = join_word (self, kind, organization);
  const char *marked = find_marked (self, index, GOUJI_ROLE_KIND_MARK, several);
  GoujiRegisterWord *it;
  guint known;

  place->kind_word = G_MAXUINT;
  if (*word == '\0') {
    if (marked == NULL)
      return;
    kind = strrchr (marked, '/') != NULL ? strrchr (marked, '/') + 1 : marked;
    organization = NULL;
    g_free (word);
    word = g_strdup (marked);
  }

  place->kind_word = note_word (self->kinds, self->kind_indices, word, &known);
  it = self->kinds->pdata[place->kind_word];
  if (!known)
    settle_word (self, it, self->columns->kinds, FALSE,
                 gouji_register_guess_kind (self->words, self->form, kind, organization));
  place->kind = it->head;
}

static const GoujiRegisterWord *
find_outcome (GoujiCasePlacer *self, guint index, GoujiCasePlace *place, gboolean *several)
{
  const char *outcome = get_text (self, index, GOUJI_ROLE_OUTCOME);
  const char *detail = get_text (self, index, GOUJI_ROLE_DETAIL);
  g_autofree char *word = join_word (self, outcome, detail);
  const char *marked = find_marked (self, index, GOUJI_ROLE_OUTCOME_MARK, several);
  GoujiRegisterWord *it;
  guint known;

  place->outcome_word = G_MAXUINT;
  if (*word == '\0') {
    if (marked == NULL)
      return NULL;
    outcome = marked;
    detail = NULL;
    g_free (word);
    word = g_strdup (marked);
  }

  place->outcome_word = note_word (self->outcomes, self->outcome_indices, word, &known);
  it = self->outcomes->pdata[place->outcome_word];
  if (!known)
    settle_word (self, it, self->columns->outcomes, TRUE,
                 gouji_register_guess_outcome (self->words, self->form, outcome, detail));
  return it;
}

/* -- what is said in words -- */

static void
add_said (Said *said, Said more)
{
  if (more == UNSAID)
    return;
  *said = *said == UNSAID || *said == more ? more : CONFUSED;
}

static Said
read_yes_no (const GoujiCasePlacer *self, const char *folded)
{
  if (gouji_register_words_has (self->words, GOUJI_LIST_NO, folded))
    return NO;

  return gouji_register_words_has (self->words, GOUJI_LIST_YES, folded) ? YES : UNSAID;
}

/* Words that say themselves what they mean, whatever the head above them.
 * Returns: whether they were understood */
static gboolean
read_words (const GoujiCasePlacer *self, const char *folded, Facts *facts)
{
  if (gouji_register_words_has (self->words, GOUJI_LIST_CARRIED_IN, folded))
    add_said (&facts->brought, YES);
  else if (gouji_register_words_has (self->words, GOUJI_LIST_CARRIED_OUT, folded))
    add_said (&facts->left_open, YES);
  else if (gouji_register_words_has (self->words, GOUJI_LIST_NEW, folded))
    add_said (&facts->brought, NO);
  else
    return FALSE;

  return TRUE;
}

static void
read_carry (const GoujiCasePlacer *self, guint index, GoujiRegisterRole role, Facts *facts, Said *said)
{
  g_autofree char *folded = gouji_register_words_fold (self->words, get_text (self, index, role));
  Said answer = *folded != '\0' ? read_yes_no (self, folded) : UNSAID;

  if (*folded == '\0')
    return;
  if (answer == UNSAID && !read_words (self, folded, facts))
    answer = CONFUSED;
  add_said (said, answer);
}

/* What a state says that nobody knows is passed over: it is only one more word. */
static void
read_state (const GoujiCasePlacer *self, guint index, Facts *facts)
{
  g_autofree char *folded = gouji_register_words_fold (self->words, get_text (self, index, GOUJI_ROLE_STATE));

  if (*folded == '\0' || read_words (self, folded, facts))
    return;
  if (gouji_register_words_has (self->words, GOUJI_LIST_OPEN, folded))
    add_said (&facts->closed, NO);
  else if (gouji_register_words_has (self->words, GOUJI_LIST_CLOSED, folded))
    add_said (&facts->closed, YES);
  else
    add_said (&facts->closed, read_yes_no (self, folded));
}

static Facts
read_facts (const GoujiCasePlacer *self, guint index)
{
  Facts facts = { UNSAID, UNSAID, UNSAID, UNSAID };

  read_carry (self, index, GOUJI_ROLE_CARRIED_IN, &facts, &facts.brought);
  read_carry (self, index, GOUJI_ROLE_CARRIED_OUT, &facts, &facts.left_open);
  read_carry (self, index, GOUJI_ROLE_CARRIED, &facts, &facts.carried);
  read_state (self, index, &facts);

  return facts;
}

static gboolean
is_confused (const Facts *facts)
{
  return facts->brought == CONFUSED || facts->left_open == CONFUSED || facts->carried == CONFUSED ||
         facts->closed == CONFUSED;
}

/* -- days -- */

static GoujiRegisterDay
complete_day (GoujiRegisterDay day, guint year)
{
  day.state = g_date_valid_dmy ((GDateDay) day.day, (GDateMonth) day.month, (GDateYear) year)
                ? GOUJI_DAY_KNOWN
                : GOUJI_DAY_UNREADABLE;
  day.year = year;
  return day;
}

/* A day without its year is one of the report's year, or of last year's where the case is said to come from
 * there; an answer follows within a year. */
static void
complete_days (const GoujiCasePlacer *self, GoujiCasePlace *place, const Facts *facts)
{
  if (place->received.state == GOUJI_DAY_WITHOUT_YEAR) {
    place->received = complete_day (place->received, self->period.year - (facts->brought == YES));
    place->completed = TRUE;
  }
  if (place->closed.state == GOUJI_DAY_WITHOUT_YEAR) {
    guint year = place->received.state == GOUJI_DAY_KNOWN ? place->received.year : self->period.year;
    GoujiRegisterDay closed = complete_day (place->closed, year);

    /* From a year that was supposed nothing else can be told: there the order has to be right by itself. */
    if ((!place->completed || facts->brought == YES) && place->received.state == GOUJI_DAY_KNOWN &&
        closed.state == GOUJI_DAY_KNOWN &&
        gouji_register_day_count (&closed) < gouji_register_day_count (&place->received))
      closed = complete_day (place->closed, year + 1);
    place->closed = closed;
    place->completed = TRUE;
  }
}

static GoujiCasePlace
refuse (GoujiCasePlace place, GoujiCaseStanding standing, GoujiCaseReason reason)
{
  place.standing = standing;
  place.reason = reason;
  return place;
}

/* -- opening -- */

static GoujiCaseReason
place_opening (const GoujiCasePlacer *self, GoujiCasePlace *place, const Facts *facts)
{
  gboolean before;

  if (place->received.state == GOUJI_DAY_UNREADABLE)
    return GOUJI_REASON_BAD_RECEIVED;
  if (place->received.state == GOUJI_DAY_BLANK) {
    if (facts->brought == UNSAID)
      return GOUJI_REASON_NO_RECEIVED;
    place->opening = facts->brought == YES ? self->form->brought : self->form->received;
    place->opening_why = GOUJI_WHY_MARK;
    return GOUJI_REASON_NONE;
  }
  if (gouji_register_day_count (&place->received) > self->period.last)
    return GOUJI_REASON_LATER;

  before = gouji_register_day_count (&place->received) < self->period.first;
  if (facts->brought == (before ? NO : YES))
    return GOUJI_REASON_CARRY;
  place->opening = before ? self->form->brought : self->form->received;
  place->opening_why = GOUJI_WHY_DAY;
  return GOUJI_REASON_NONE;
}

/* -- closing -- */

static GoujiCaseReason
go_on (const GoujiCasePlacer *self, GoujiCasePlace *place, GoujiCaseWhy why)
{
  place->closing = self->form->left_open;
  place->closing_why = why;
  return GOUJI_REASON_NONE;
}

static GoujiCaseReason
close_with (GoujiCasePlace *place, const GoujiRegisterWord *outcome, GoujiCaseWhy why)
{
  if (outcome == NULL)
    return GOUJI_REASON_NO_OUTCOME;
  if (outcome->head == NULL)
    return GOUJI_REASON_UNKNOWN_OUTCOME;

  place->closing = outcome->head;
  place->closing_why = why;
  return GOUJI_REASON_NONE;
}

/* Whether the outcome is none: 办理中. */
static gboolean
is_open (const GoujiCasePlacer *self, const GoujiRegisterWord *outcome)
{
  return outcome != NULL && outcome->head == self->form->left_open;
}

static GoujiCaseReason
close_without_day (const GoujiCasePlacer *self,
                   GoujiCasePlace *place,
                   const Facts *facts,
                   const GoujiRegisterWord *outcome)
{
  gboolean said_open = facts->left_open == YES || facts->closed == NO;
  gboolean said_closed = facts->left_open == NO || facts->closed == YES;

  if (is_open (self, outcome) || outcome == NULL) {
    if (facts->closed == YES && outcome == NULL)
      return GOUJI_REASON_NO_OUTCOME;
    if (said_closed)
      return GOUJI_REASON_NO_CLOSED;
    return go_on (self, place, said_open || outcome != NULL ? GOUJI_WHY_MARK : GOUJI_WHY_OPEN);
  }
  if (said_open)
    return GOUJI_REASON_STATE;
  if (self->column_of[GOUJI_ROLE_CLOSED] != G_MAXUINT)
    return outcome->head != NULL ? GOUJI_REASON_OUTCOME_WITHOUT_DAY : GOUJI_REASON_UNKNOWN_OUTCOME;

  return close_with (place, outcome, GOUJI_WHY_OUTCOME);
}

static GoujiCaseReason
place_closing (const GoujiCasePlacer *self,
               GoujiCasePlace *place,
               const Facts *facts,
               const GoujiRegisterWord *outcome)
{
  gint64 closed;

  if (place->closed.state == GOUJI_DAY_UNREADABLE)
    return GOUJI_REASON_BAD_CLOSED;
  if (place->closed.state == GOUJI_DAY_BLANK)
    return close_without_day (self, place, facts, outcome);

  closed = gouji_register_day_count (&place->closed);
  if (place->received.state == GOUJI_DAY_KNOWN && closed < gouji_register_day_count (&place->received))
    return GOUJI_REASON_ORDER;
  if (closed < self->period.first)
    return place->opening == self->form->received ? GOUJI_REASON_ORDER : GOUJI_REASON_EARLIER;
  if (closed > self->period.last)
    return facts->left_open == NO ? GOUJI_REASON_CARRY : go_on (self, place, GOUJI_WHY_DAY);
  if (facts->left_open == YES)
    return GOUJI_REASON_CARRY;
  if (facts->closed == NO || is_open (self, outcome))
    return GOUJI_REASON_STATE;

  return close_with (place, outcome, GOUJI_WHY_DAY);
}

static GoujiCaseReason
check_carry (const GoujiCasePlacer *self, const GoujiCasePlace *place, const Facts *facts)
{
  gboolean crosses = place->opening == self->form->brought || place->closing == self->form->left_open;

  return facts->carried != UNSAID && crosses != (facts->carried == YES) ? GOUJI_REASON_CARRY
                                                                        : GOUJI_REASON_NONE;
}

/* A day that cannot be read may be a word: 办理中. */
static GoujiRegisterDay
read_closed (const GoujiCasePlacer *self, guint index, Facts *facts)
{
  const char *text = get_text (self, index, GOUJI_ROLE_CLOSED);
  GoujiRegisterDay day = gouji_register_day_read (self->words, text);
  g_autofree char *folded = NULL;

  if (day.state != GOUJI_DAY_UNREADABLE)
    return day;
  folded = gouji_register_words_fold (self->words, text);
  if (gouji_register_words_has (self->words, GOUJI_LIST_OPEN, folded))
    add_said (&facts->closed, NO);
  else if (gouji_register_words_has (self->words, GOUJI_LIST_CARRIED_OUT, folded))
    add_said (&facts->left_open, YES);
  else
    return day;

  return (GoujiRegisterDay) { .state = GOUJI_DAY_BLANK };
}

static GoujiCaseReason
check_kind (const GoujiCasePlace *place, gboolean several)
{
  if (several)
    return GOUJI_REASON_SEVERAL_KINDS;
  if (place->kind_word == G_MAXUINT)
    return GOUJI_REASON_NO_KIND;

  return place->kind == NULL ? GOUJI_REASON_UNKNOWN_KIND : GOUJI_REASON_NONE;
}

/**
 * gouji_case_place:
 *
 * Says where a case belongs, or why nobody knows. Its words are added to those that were found.
 */
GoujiCasePlace
gouji_case_place (GoujiCasePlacer *self, guint index)
{
  Facts facts = read_facts (self, index);
  GoujiCasePlace place = {
    .received = gouji_register_day_read (self->words, get_text (self, index, GOUJI_ROLE_RECEIVED)),
    .closed = read_closed (self, index, &facts),
  };
  gboolean several_kinds = FALSE;
  gboolean several_outcomes = FALSE;
  const GoujiRegisterWord *outcome = find_outcome (self, index, &place, &several_outcomes);
  GoujiCaseReason reason;

  find_kind (self, index, &place, &several_kinds);
  complete_days (self, &place, &facts);
  if ((outcome != NULL && outcome->set_aside) ||
      (place.kind_word != G_MAXUINT &&
       ((const GoujiRegisterWord *) self->kinds->pdata[place.kind_word])->set_aside))
    return refuse (place, GOUJI_CASE_LEFT_OUT, GOUJI_REASON_SET_ASIDE);
  if (is_confused (&facts))
    return refuse (place, GOUJI_CASE_UNPLACED, GOUJI_REASON_BAD_CARRY);

  reason = place_opening (self, &place, &facts);
  if (reason == GOUJI_REASON_NONE && several_outcomes)
    reason = GOUJI_REASON_SEVERAL_OUTCOMES;
  if (reason == GOUJI_REASON_NONE)
    reason = place_closing (self, &place, &facts, outcome);
  if (reason == GOUJI_REASON_LATER || reason == GOUJI_REASON_EARLIER)
    return refuse (place, GOUJI_CASE_LEFT_OUT, reason);
  if (reason == GOUJI_REASON_NONE)
    reason = check_carry (self, &place, &facts);
  if (reason == GOUJI_REASON_NONE)
    reason = check_kind (&place, several_kinds);
  if (reason != GOUJI_REASON_NONE)
    return refuse (place, GOUJI_CASE_UNPLACED, reason);

  place.standing = GOUJI_CASE_COUNTED;
  return place;
}
