/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "session/gouji-session.h"

G_BEGIN_DECLS

#define GOUJI_TYPE_REPORT_PAGE (gouji_report_page_get_type ())
/**
 * GoujiReportPage:
 *
 * One report: the verdict on top, and below it one of its views. To fill it in there are its document and its
 * form beside each other, and what does not hold below them; where there is no room, one of the three at a
 * time.
 *
 * Signals: #GoujiReportPage::report-activated with a #GoujiOpenReport and the index of a cell in its form,
 * %G_MAXUINT for none: the user asks for another report, or for a number in it.
 */
G_DECLARE_FINAL_TYPE (GoujiReportPage, gouji_report_page, GOUJI, REPORT_PAGE, AdwBin)

/**
 * GoujiReviewAnswer:
 * @GOUJI_ANSWER_ACCEPT: it is right
 * @GOUJI_ANSWER_CORRECT: another number belongs there
 * @GOUJI_ANSWER_REJECT: what was read does not belong there
 *
 * What may be answered in the walk over what is doubtful.
 */
typedef enum {
  GOUJI_ANSWER_ACCEPT,
  GOUJI_ANSWER_CORRECT,
  GOUJI_ANSWER_REJECT,
} GoujiReviewAnswer;

void gouji_report_page_set_session (GoujiReportPage *self, GoujiSession *session);
GoujiOpenReport *gouji_report_page_get_report (GoujiReportPage *self);
void gouji_report_page_set_report (GoujiReportPage *self, GoujiOpenReport *report);

const char *gouji_report_page_get_view (GoujiReportPage *self);
void gouji_report_page_set_view (GoujiReportPage *self, const char *name);
void gouji_report_page_focus_view (GoujiReportPage *self);

void gouji_report_page_undo (GoujiReportPage *self);
void gouji_report_page_redo (GoujiReportPage *self);
void gouji_report_page_do_with_charts (GoujiReportPage *self, const char *action, GVariant *parameter);
void gouji_report_page_show_cell (GoujiReportPage *self, guint index);
void gouji_report_page_show_part (GoujiReportPage *self, guint index);
void gouji_report_page_step_finding (GoujiReportPage *self, int direction);
void gouji_report_page_start_review (GoujiReportPage *self);
void gouji_report_page_step_review (GoujiReportPage *self, int direction);
void gouji_report_page_stop_review (GoujiReportPage *self);
gboolean gouji_report_page_get_reviewing (GoujiReportPage *self);
void gouji_report_page_answer (GoujiReportPage *self, GoujiReviewAnswer answer, const char *text);
void gouji_report_page_toggle_summary (GoujiReportPage *self);
void gouji_report_page_show_pane (GoujiReportPage *self, const char *name);
AdwBanner *gouji_report_page_get_banner (GoujiReportPage *self);
void gouji_report_page_focus_pane (GoujiReportPage *self, const char *name);
GoujiRange gouji_report_page_get_selection (GoujiReportPage *self);
void gouji_report_page_find (GoujiReportPage *self);
void gouji_report_page_remember (GoujiReportPage *self);
GoujiOpenReport *gouji_report_page_get_last_year (GoujiReportPage *self);

G_END_DECLS
