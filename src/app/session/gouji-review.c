/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "session/gouji-review.h"

#include "report/gouji-status.h"

struct _GoujiReview {
  GoujiReport *report;
  GPtrArray *questions; /* element-type GoujiQuestion: in the order of the walk */
  guint current;        /* the number of questions when there is none */
  GHashTable *seen;     /* messages of findings in the text that the user has looked at */
};

static void
free_question (gpointer data)
{
  GoujiQuestion *question = data;

  g_free (question->message);
  g_free (question->suggested);
  g_free (question);
}

static GoujiQuestion *
get_question (GPtrArray *questions, guint index)
{
  return g_ptr_array_index (questions, index);
}

static GoujiQuestion *
get_current (GoujiReview *self)
{
  return self->current < self->questions->len ? get_question (self->questions, self->current) : NULL;
}

/* A doubtful figure that is unreadable too is asked about once. What the user typed himself is no question,
 * but a finding. */
static gboolean
find_kind (const GoujiFigure *figure, GoujiQuestionKind *kind)
{
  if (!gouji_figure_is_sure (figure)) {
    *kind = GOUJI_QUESTION_UNSURE;
    return TRUE;
  }

  *kind = GOUJI_QUESTION_UNREADABLE;
  return figure->state == GOUJI_FIGURE_UNREADABLE && figure->entered == NULL && !figure->confirmed;
}

/* Where nothing was found for a cell, the place to look at is the rest of its row. */
static void
find_place_of_row (GoujiReport *report, GoujiQuestion *question)
{
  GoujiForm *form = gouji_report_get_form (report);

  for (guint i = 0; i < gouji_form_get_n_cells (form) && !question->has_source; i++) {
    const GoujiCell *cell = gouji_form_get_cell (form, i);
    const GoujiFigure *figure = gouji_report_get_figure (report, cell);

    if (cell->table == question->cell->table && cell->row == question->cell->row && figure->has_source) {
      question->has_source = TRUE;
      question->source = figure->source;
    }
  }
}

/* Rows that may stand in place of others, and do not, are no place where anything is missing. */
static void
list_figures (GoujiReport *report, GPtrArray *questions)
{
  GoujiForm *form = gouji_report_get_form (report);

  for (guint i = 0; i < gouji_form_get_n_cells (form); i++) {
    const GoujiCell *cell = gouji_form_get_cell (form, i);
    const GoujiFigure *figure = gouji_report_get_figure (report, cell);
    GoujiQuestionKind kind;
    GoujiQuestion *question;

    if (!find_kind (figure, &kind) ||
        (cell->alternative && figure->printed == NULL && figure->entered == NULL))
      continue;
    question = g_new0 (GoujiQuestion, 1);
    question->kind = kind;
    question->cell = cell;
    question->has_source = figure->has_source;
    question->source = figure->source;
    find_place_of_row (report, question);
    g_ptr_array_add (questions, question);
  }
}

static const GoujiMention *
find_mention (GPtrArray *mentions, GoujiRange source)
{
  for (guint i = 0; mentions != NULL && i < mentions->len; i++) {
    const GoujiMention *mention = g_ptr_array_index (mentions, i);

    if (mention->has_source && mention->number.start < source.end && source.start < mention->number.end)
      return mention;
  }

  return NULL;
}

/**
 * gouji_review_find_mention:
 * @mentions: (nullable) (element-type GoujiMention): the numbers in the text
 *
 * Text and tables disagree when a finding points at a number of the text and names cells: no rule is known by
 * name.
 *
 * Returns: (nullable): the number of the text that @finding contradicts, %NULL when it speaks of something
 * else
 */
const GoujiMention *
gouji_review_find_mention (const GoujiFinding *finding, GPtrArray *mentions)
{
  return finding->judged && finding->has_source && finding->cells->len > 0 && finding->rule->predicate != NULL
           ? find_mention (mentions, finding->source)
           : NULL;
}

/* What the text says can be put into the cell as it stands only where it is exact and counts what the cell
 * counts: 1.2万 is no number for a table. */
static char *
suggest (const GoujiMention *mention, const GoujiCell *cell)
{
  if (cell == NULL || mention->cell != cell || mention->approximate || mention->unit == NULL ||
      g_strcmp0 (mention->unit, cell->unit) != 0)
    return NULL;

  return gouji_decimal_to_string (mention->value);
}

static void
list_text (GPtrArray *findings, GPtrArray *mentions, GPtrArray *questions)
{
  for (guint i = 0; findings != NULL && i < findings->len; i++) {
    const GoujiFinding *finding = g_ptr_array_index (findings, i);
    const GoujiMention *mention = gouji_review_find_mention (finding, mentions);
    GoujiQuestion *question;

    if (mention == NULL || finding->excuse != NULL)
      continue;
    question = g_new0 (GoujiQuestion, 1);
    question->kind = GOUJI_QUESTION_TEXT;
    question->cell = finding->cells->len == 1 ? g_ptr_array_index (finding->cells, 0) : NULL;
    question->message = g_strdup (finding->message);
    question->suggested = suggest (mention, question->cell);
    question->has_source = TRUE;
    question->source = finding->source;
    g_ptr_array_add (questions, question);
  }
}

/* A question keeps its place also when a figure that was unsure is found to be unreadable. */
static gboolean
is_same (const GoujiQuestion *a, const GoujiQuestion *b)
{
  if ((a->kind == GOUJI_QUESTION_TEXT) != (b->kind == GOUJI_QUESTION_TEXT))
    return FALSE;

  return a->cell == b->cell && g_strcmp0 (a->message, b->message) == 0 &&
         (a->kind != GOUJI_QUESTION_TEXT || a->source.start == b->source.start);
}

static guint
find_same (GPtrArray *questions, const GoujiQuestion *question)
{
  guint i = 0;

  while (i < questions->len && !is_same (get_question (questions, i), question))
    i++;

  return i;
}

/* Where a new question belongs: figures in the order of the form, then the text. */
static guint
find_place (GPtrArray *questions, const GoujiQuestion *question)
{
  guint i = 0;

  for (; i < questions->len; i++) {
    const GoujiQuestion *other = get_question (questions, i);

    if (question->kind == GOUJI_QUESTION_TEXT
          ? other->kind == GOUJI_QUESTION_TEXT && other->source.start > question->source.start
          : other->kind == GOUJI_QUESTION_TEXT || other->cell->index > question->cell->index)
      break;
  }

  return i;
}

static void
insert (GoujiReview *self, GoujiQuestion *question)
{
  guint place = find_place (self->questions, question);

  if (place <= self->current)
    self->current++;
  g_ptr_array_insert (self->questions, (int) place, question);
}

/* Takes what is in @now into the walk. Returns: the first question that had been answered and is open again,
 * or the number of questions */
static guint
take_in (GoujiReview *self, GPtrArray *now)
{
  g_autoptr (GPtrArray) taken = g_ptr_array_new ();
  GoujiQuestion *reopened = NULL;

  for (guint i = 0; i < now->len; i++) {
    GoujiQuestion *question = get_question (now, i);
    guint place = find_same (self->questions, question);
    GoujiQuestion *known = place < self->questions->len ? get_question (self->questions, place) : NULL;

    question->open = question->message == NULL || !g_hash_table_contains (self->seen, question->message);
    if (known == NULL) {
      insert (self, g_memdup2 (question, sizeof *question));
      question->message = NULL;
      question->suggested = NULL;
      continue;
    }
    if (question->open && !known->open && reopened == NULL)
      reopened = known;
    known->kind = question->kind;
    known->open = question->open;
    known->has_source = question->has_source;
    known->source = question->source;
  }

  return reopened != NULL ? find_same (self->questions, reopened) : self->questions->len;
}

/* What is not asked any more was answered, here or in the form. */
static void
close_others (GoujiReview *self, GPtrArray *now)
{
  for (guint i = 0; i < self->questions->len; i++) {
    GoujiQuestion *question = get_question (self->questions, i);

    question->open = question->open && find_same (now, question) < now->len;
  }
}

/* What was answered by the way, while nobody walked, is not counted by who walks now. */
static void
forget_answered (GoujiReview *self)
{
  for (guint i = self->questions->len; i > 0; i--) {
    if (!get_question (self->questions, i - 1)->open)
      g_ptr_array_remove_index (self->questions, i - 1);
  }
}

/**
 * gouji_review_new:
 * @report: the report, which must outlive the review
 */
GoujiReview *
gouji_review_new (GoujiReport *report)
{
  GoujiReview *self = g_new0 (GoujiReview, 1);

  self->report = report;
  self->questions = g_ptr_array_new_with_free_func (free_question);
  self->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
gouji_review_free (GoujiReview *self)
{
  g_clear_pointer (&self->questions, g_ptr_array_unref);
  g_clear_pointer (&self->seen, g_hash_table_unref);
  g_free (self);
}

/**
 * gouji_review_reset:
 *
 * Forgets all questions: the report is in another form, or was read from another place, and none of them may
 * be about a cell that it has. The next update asks anew.
 */
void
gouji_review_reset (GoujiReview *self)
{
  g_ptr_array_set_size (self->questions, 0);
  self->current = 0;
}

/**
 * gouji_review_update:
 * @findings: (element-type GoujiFinding): what the check found in the report as it is now
 * @mentions: (nullable) (element-type GoujiMention): the numbers in its text
 *
 * Asks anew. An answer that was taken back becomes the current question.
 *
 * Returns: whether that happened
 */
gboolean
gouji_review_update (GoujiReview *self, GPtrArray *findings, GPtrArray *mentions)
{
  g_autoptr (GPtrArray) now = g_ptr_array_new_with_free_func (free_question);
  guint reopened;

  list_figures (self->report, now);
  list_text (findings, mentions, now);
  close_others (self, now);
  reopened = take_in (self, now);
  if (reopened >= self->questions->len)
    return FALSE;

  self->current = reopened;
  return TRUE;
}

/**
 * gouji_review_get_n_open:
 *
 * Returns: how many questions of one kind are still to be answered
 */
guint
gouji_review_get_n_open (GoujiReview *self, GoujiQuestionKind kind)
{
  guint n = 0;

  for (guint i = 0; i < self->questions->len; i++) {
    const GoujiQuestion *question = get_question (self->questions, i);

    n += question->open && question->kind == kind;
  }

  return n;
}

guint
gouji_review_count_open (GoujiReview *self)
{
  guint n = 0;

  for (GoujiQuestionKind kind = 0; kind < GOUJI_N_QUESTIONS; kind++)
    n += gouji_review_get_n_open (self, kind);

  return n;
}

/**
 * gouji_review_start:
 *
 * Begins the walk at the first open question; what was answered before is left out.
 */
void
gouji_review_start (GoujiReview *self)
{
  forget_answered (self);
  self->current = 0;
}

/**
 * gouji_review_step:
 * @direction: 1 for the next open question, -1 for the one before
 *
 * Goes around the ends.
 *
 * Returns: whether there is another or the same one left
 */
gboolean
gouji_review_step (GoujiReview *self, int direction)
{
  guint n = self->questions->len;
  guint from = MIN (self->current, n);

  for (guint i = 1; i <= n; i++) {
    guint index = (guint) (((gint64) from + (gint64) direction * i + (gint64) n * 2) % n);

    if (get_question (self->questions, index)->open) {
      self->current = index;
      return TRUE;
    }
  }

  return FALSE;
}

/**
 * gouji_review_go_to_cell:
 *
 * Returns: whether there is an open question about @cell; it is the current one then
 */
gboolean
gouji_review_go_to_cell (GoujiReview *self, const GoujiCell *cell)
{
  for (guint i = 0; i < self->questions->len; i++) {
    const GoujiQuestion *question = get_question (self->questions, i);

    if (question->open && question->cell == cell) {
      self->current = i;
      return TRUE;
    }
  }

  return FALSE;
}

/**
 * gouji_review_get_current:
 *
 * Returns: (nullable): the question that is asked now, until the next change; %NULL when all are answered
 */
const GoujiQuestion *
gouji_review_get_current (GoujiReview *self)
{
  const GoujiQuestion *question = get_current (self);

  return question != NULL && question->open ? question : NULL;
}

/**
 * gouji_review_get_position:
 * @n_questions: (out): how many questions the walk has, those that are answered included
 *
 * Returns: the number of the current one, from 1
 */
guint
gouji_review_get_position (GoujiReview *self, guint *n_questions)
{
  *n_questions = self->questions->len;
  return MIN (self->current + 1, self->questions->len);
}

/**
 * gouji_review_can_correct:
 *
 * Returns: whether another number may be put in place of the one that is asked about
 */
gboolean
gouji_review_can_correct (GoujiReview *self)
{
  const GoujiQuestion *question = gouji_review_get_current (self);

  return question != NULL && question->cell != NULL && !gouji_report_get_locked (self->report);
}

/**
 * gouji_review_can_reject:
 *
 * Returns: whether the number may be said to belong elsewhere
 */
gboolean
gouji_review_can_reject (GoujiReview *self)
{
  return gouji_review_can_correct (self) && gouji_review_get_current (self)->kind != GOUJI_QUESTION_TEXT;
}

static void
answer_figure (GoujiReview *self, GoujiQuestion *question, const char *text)
{
  gouji_report_break_typing (self->report);
  if (text != NULL)
    gouji_report_set_entered (self->report, question->cell, text, GOUJI_HOW_TYPED);
  else
    gouji_report_set_confirmed (self->report, question->cell, TRUE);
  gouji_report_break_typing (self->report);
  question->open = FALSE;
}

/**
 * gouji_review_accept:
 *
 * Answers that the figure is right as it was read, in one step that can be undone; that the text stays as it
 * is, which the report need not know.
 */
void
gouji_review_accept (GoujiReview *self)
{
  GoujiQuestion *question = get_current (self);

  if (question == NULL || !question->open || gouji_report_get_locked (self->report))
    return;

  if (question->kind == GOUJI_QUESTION_TEXT) {
    g_hash_table_add (self->seen, g_strdup (question->message));
    question->open = FALSE;
  } else {
    answer_figure (self, question, NULL);
  }
}

/**
 * gouji_review_correct:
 * @text: what belongs in the cell
 *
 * Answers with another number, in one step that can be undone.
 */
void
gouji_review_correct (GoujiReview *self, const char *text)
{
  if (gouji_review_can_correct (self))
    answer_figure (self, get_current (self), text);
}

/**
 * gouji_review_reject:
 *
 * Answers that what was read does not belong in this cell, which is emptied, in one step that can be undone.
 */
void
gouji_review_reject (GoujiReview *self)
{
  if (gouji_review_can_reject (self))
    answer_figure (self, get_current (self), "");
}
