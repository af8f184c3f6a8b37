/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/gouji-report-page-private.h"

static GoujiReview *
get_review (GoujiReportPage *self)
{
  return gouji_open_report_get_review (self->report);
}

/* Behind the charts or the preview nobody can compare anything. */
void
gouji_report_page_show_bars (GoujiReportPage *self)
{
  gboolean summary = self->report != NULL && gouji_open_report_get_summary_shown (self->report);
  gboolean form = g_str_equal (gouji_report_page_get_view (self), "form");

  /* While the walk goes on, what there is of room in a narrow window belongs to the document. */
  gboolean begun =
    self->report != NULL && gouji_report_get_document (gouji_open_report_get_report (self->report)) == NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->summary),
                          summary && !begun && form && !(self->narrow && self->reviewing));
  gtk_widget_set_visible (GTK_WIDGET (self->strip),
                          summary && begun && form && !(self->narrow && self->reviewing));
  gtk_widget_set_visible (GTK_WIDGET (self->doubt_bar), self->reviewing && form);
  gouji_import_summary_set_narrow (self->summary, self->narrow);
  gouji_doubt_bar_set_narrow (self->doubt_bar, self->narrow);
}

/* The figure in the form, its source in the document, and the question below both, which has the keys. */
static void
show_question (GoujiReportPage *self)
{
  const GoujiQuestion *question = gouji_review_get_current (get_review (self));

  gouji_report_page_show_bars (self);
  if (question != NULL && self->narrow)
    gouji_report_page_show_pane (self, question->has_source ? "document" : "form");
  if (question != NULL && question->cell != NULL)
    gouji_form_pane_select_cell (self->form_pane, question->cell);
  if (question != NULL && question->has_source)
    gouji_document_pane_highlight (self->document_pane, question->source, TRUE);

  gouji_doubt_bar_show (self->doubt_bar, gouji_open_report_get_report (self->report), get_review (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->doubt_bar));
}

static void
show_next (GoujiReportPage *self)
{
  gouji_review_step (get_review (self), 1);
  show_question (self);
}

/* Called when the report was checked anew: what the bar says may be answered in the form meanwhile. Who types
 * there is not disturbed: the next question waits until it is asked for. */
void
gouji_report_page_update_review (GoujiReportPage *self)
{
  GoujiReport *report = gouji_open_report_get_report (self->report);

  gouji_import_summary_show (self->summary, report, get_review (self));
  gouji_compile_strip_show (self->strip, self->report);
  if (self->reviewing && gouji_review_get_current (get_review (self)) == NULL)
    gouji_doubt_bar_show (self->doubt_bar, report, get_review (self));
  gouji_report_page_show_bars (self);
}

/* An answer was taken back: its question is asked again. */
void
gouji_report_page_ask_again (GoujiReportPage *self)
{
  if (self->reviewing)
    show_question (self);
}

/**
 * gouji_report_page_get_reviewing:
 * @self: the page
 *
 * Returns: whether the user walks through what is doubtful
 */
gboolean
gouji_report_page_get_reviewing (GoujiReportPage *self)
{
  return self->reviewing;
}

/**
 * gouji_report_page_start_review:
 * @self: the page, with a report
 *
 * Asks the first of all doubtful places; goes to the next when that is done already.
 */
void
gouji_report_page_start_review (GoujiReportPage *self)
{
  if (self->reviewing) {
    gouji_report_page_step_review (self, 1);
    return;
  }

  self->reviewing = TRUE;
  gouji_report_page_show_layout (self);
  gouji_report_page_set_view (self, "form");
  gouji_review_start (get_review (self));
  if (gouji_review_get_current (get_review (self)) == NULL)
    gouji_review_step (get_review (self), 1);
  show_question (self);
}

/**
 * gouji_report_page_step_review:
 * @self: the page
 * @direction: 1 for the next question, -1 for the one before
 */
void
gouji_report_page_step_review (GoujiReportPage *self, int direction)
{
  if (!self->reviewing) {
    gouji_report_page_start_review (self);
    return;
  }

  gouji_report_page_set_view (self, "form");
  gouji_review_step (get_review (self), direction);
  show_question (self);
}

/**
 * gouji_report_page_answer:
 * @self: the page
 * @answer: what to answer the question that is asked
 * @text: (nullable): for %GOUJI_ANSWER_CORRECT, what belongs in the cell
 *
 * Answers, and goes to the next question.
 */
void
gouji_report_page_answer (GoujiReportPage *self, GoujiReviewAnswer answer, const char *text)
{
  if (!self->reviewing || gouji_review_get_current (get_review (self)) == NULL)
    return;

  switch (answer) {
  case GOUJI_ANSWER_ACCEPT:
    gouji_review_accept (get_review (self));
    break;
  case GOUJI_ANSWER_CORRECT:
    gouji_review_correct (get_review (self), text);
    break;
  case GOUJI_ANSWER_REJECT:
    gouji_review_reject (get_review (self));
    break;
  default:
    g_return_if_reached ();
  }

  /* What was set aside without an edit is not checked anew. */
  gouji_import_summary_show (self->summary, gouji_open_report_get_report (self->report), get_review (self));
  show_next (self);
}

/**
 * gouji_report_page_stop_review:
 * @self: the page
 *
 * Ends the walk; the keys go to the form, where the cell is.
 */
void
gouji_report_page_stop_review (GoujiReportPage *self)
{
  if (!self->reviewing)
    return;

  self->reviewing = FALSE;
  gouji_report_page_show_layout (self);
  if (self->report != NULL)
    gouji_report_page_focus_pane (self, "form");
}

/**
 * gouji_report_page_toggle_summary:
 * @self: the page, with a report
 *
 * Shows or hides how the document was read.
 */
void
gouji_report_page_toggle_summary (GoujiReportPage *self)
{
  gouji_open_report_set_summary_shown (self->report, !gouji_open_report_get_summary_shown (self->report));
  gouji_report_page_show_bars (self);
}
