/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "check/gouji-check.h"

G_BEGIN_DECLS

/**
 * GoujiQuestionKind:
 * @GOUJI_QUESTION_UNSURE: a figure that may have been misread
 * @GOUJI_QUESTION_UNREADABLE: what stands in a cell is neither a number nor a mark for none
 * @GOUJI_QUESTION_TEXT: a number in the text disagrees with a table, or with another number of the text
 *
 * What only a person can decide.
 */
typedef enum {
  GOUJI_QUESTION_UNSURE,
  GOUJI_QUESTION_UNREADABLE,
  GOUJI_QUESTION_TEXT,
  GOUJI_N_QUESTIONS,
} GoujiQuestionKind;

/**
 * GoujiQuestion:
 * @kind: what is asked
 * @cell: (nullable): the cell concerned; a number in the text may be about none
 * @message: (nullable): for %GOUJI_QUESTION_TEXT, the sentence of the finding
 * @suggested: (nullable): for %GOUJI_QUESTION_TEXT, the number that the text gives for @cell
 * @has_source: whether @source is known
 * @source: place in the document; for a figure that was not found there, another one of its row
 * @open: whether it is still to be answered
 *
 * One place of a report that a person has to compare with the document.
 */
typedef struct {
  GoujiQuestionKind kind;
  const GoujiCell *cell;
  char *message;
  char *suggested;
  gboolean has_source;
  GoujiRange source;
  gboolean open;
} GoujiQuestion;

/**
 * GoujiReview:
 *
 * The walk over all questions of one report. A question that is answered stays in its place, so that the
 * third of seven is the third until the end; undo opens it again.
 */
typedef struct _GoujiReview GoujiReview;

const GoujiMention *gouji_review_find_mention (const GoujiFinding *finding, GPtrArray *mentions);

GoujiReview *gouji_review_new (GoujiReport *report);
void gouji_review_free (GoujiReview *self);

void gouji_review_reset (GoujiReview *self);
gboolean gouji_review_update (GoujiReview *self, GPtrArray *findings, GPtrArray *mentions);
guint gouji_review_get_n_open (GoujiReview *self, GoujiQuestionKind kind);
guint gouji_review_count_open (GoujiReview *self);

void gouji_review_start (GoujiReview *self);
gboolean gouji_review_step (GoujiReview *self, int direction);
gboolean gouji_review_go_to_cell (GoujiReview *self, const GoujiCell *cell);
const GoujiQuestion *gouji_review_get_current (GoujiReview *self);
guint gouji_review_get_position (GoujiReview *self, guint *n_questions);

gboolean gouji_review_can_correct (GoujiReview *self);
gboolean gouji_review_can_reject (GoujiReview *self);
void gouji_review_accept (GoujiReview *self);
void gouji_review_correct (GoujiReview *self, const char *text);
void gouji_review_reject (GoujiReview *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiReview, gouji_review_free)

G_END_DECLS
