/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "compile/gouji-compile-strip.h"
#include "compile/gouji-head-section.h"
#include "document-pane/gouji-document-pane.h"
#include "form-pane/gouji-form-pane.h"
#include "session/gouji-session.h"
#include "window/gouji-checks-panel.h"
#include "window/gouji-doubt-bar.h"
#include "window/gouji-import-summary.h"
#include "window/gouji-report-page.h"

G_BEGIN_DECLS

/* The page is one class in several files: what it says of its report (gouji-report-page.c), which of its
 * views and panes are in sight (gouji-report-page-views.c), its charts (gouji-report-page-charts.c), the
 * pages of its document (gouji-report-page-pages.c), the walk over what is doubtful in it
 * (gouji-report-page-review.c), what would settle its findings (gouji-report-page-checks.c), and tables that
 * are pasted into its form (gouji-report-page-paste.c). */
struct _GoujiReportPage {
  AdwBin parent_instance;

  AdwWindowTitle *title;
  GtkWidget *verdict_bar;
  GtkImage *verdict_icon;
  GtkLabel *verdict;
  GtkLabel *advice;
  GtkMenuButton *status_button;
  GtkImage *status_icon;
  GtkLabel *status_label;
  AdwBanner *status_banner;
  GtkWidget *steps;
  GtkWidget *list_button;
  AdwBanner *message_banner;
  AdwBanner *losses_banner;
  AdwBanner *place_banner;
  AdwBanner *banner;
  AdwMultiLayoutView *layouts;
  AdwViewStack *views;
  AdwViewStack *panes;
  GtkPaned *checks_paned;
  GtkPaned *panes_paned;
  GoujiDocumentPane *document_pane;
  GoujiFormPane *form_pane;
  GoujiChecksPanel *checks;
  AdwViewStackPage *checks_page;
  AdwBin *charts_bin;
  AdwBin *preview_bin;
  GoujiImportSummary *summary;
  GoujiCompileStrip *strip;
  AdwBanner *last_year_banner;
  GtkWidget *document_slot;
  AdwViewStackPage *document_page;
  GoujiHeadSection *head;
  GoujiHeadSection *foot;
  GoujiDoubtBar *doubt_bar;

  GSettings *settings;
  GoujiSession *session;
  GoujiOpenReport *report;
  GoujiOpenReport *last_year; /* (nullable): the open report of the year before */
  GoujiReport *compiled;      /* (nullable): the content of @report, while its last year is watched */
  GoujiReport *followed;      /* (nullable): the content of @report */
  GoujiRange shown_range;
  GArray *marks;
  char *dismissed;
  gboolean narrow;
  gboolean checks_shown;
  gboolean reviewing;
  guint diagnosis;         /* while the findings are to be diagnosed */
  guint showing;           /* while the list of findings is to be shown */
  const GoujiForm *listed; /* (nullable): the form that the list of findings is about; never looked into */
  GoujiReport *status_of;  /* (nullable): the report whose status is shown */
  GCancellable *fetching;  /* (nullable): while the file is read whose pages are to be shown */
};

void gouji_report_page_bind_status (GtkWidgetClass *widget_class);
void gouji_report_page_follow_status (GoujiReportPage *self, GoujiReport *report);
void gouji_report_page_activate_report (GoujiReportPage *self, GoujiOpenReport *report, guint cell);
void gouji_report_page_init_compile (GoujiReportPage *self);
void gouji_report_page_follow_compile (GoujiReportPage *self);
void gouji_report_page_watch_session (GoujiReportPage *self);
void gouji_report_page_fill_charts (GoujiReportPage *self);
void gouji_report_page_fill_preview (GoujiReportPage *self);
void gouji_report_page_fetch_pages (GoujiReportPage *self);
void gouji_report_page_forget_pages (GoujiReportPage *self);
void gouji_report_page_show_bars (GoujiReportPage *self);
void gouji_report_page_update_review (GoujiReportPage *self);
void gouji_report_page_ask_again (GoujiReportPage *self);
void gouji_report_page_init_views (GoujiReportPage *self);
void gouji_report_page_init_paste (GoujiReportPage *self);
void gouji_report_page_init_reading (GoujiReportPage *self);
void gouji_report_page_follow_reading (GoujiReportPage *self, GoujiReport *report);
void gouji_report_page_diagnose (GoujiReportPage *self);
void gouji_report_page_forget_diagnosis (GoujiReportPage *self);
void gouji_report_page_show_marks (GoujiReportPage *self);
void gouji_report_page_show_layout (GoujiReportPage *self);
void gouji_report_page_notify_view (GoujiReportPage *self);

G_END_DECLS
