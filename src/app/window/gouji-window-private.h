/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "report/gouji-status.h"
#include "window/gouji-import-row.h"
#include "window/gouji-report-page.h"
#include "window/gouji-sidebar.h"
#include "window/gouji-window.h"

G_BEGIN_DECLS

/* The window is one class in several files: what it shows (gouji-window.c), what comes in
 * (gouji-window-open.c), what is kept when something is saved or closed (gouji-window-save.c), what goes out
 * (gouji-window-export.c), the walk over what is doubtful (gouji-window-review.c), what is done about
 * findings (gouji-window-checks.c), what the user corrects of what was read (gouji-window-correct.c), reading
 * again in another encoding (gouji-window-reread.c), opening again what others have changed
 * (gouji-window-reload.c), what two reports differ in (gouji-window-compare.c), how far a report has come
 * (gouji-window-status.c) and what it was before (gouji-window-versions.c). */
struct _GoujiWindow {
  AdwApplicationWindow parent_instance;

  AdwOverlaySplitView *split;
  AdwToastOverlay *toasts;
  GoujiSidebar *sidebar;
  GtkStack *stack;
  AdwStatusPage *start_page;
  AdwBanner *start_banner;
  GtkWidget *sidebar_button;
  GoujiImportList *imports;
  GoujiReportPage *page;

  GSettings *settings;
  GoujiSession *session;
  GoujiRecents *recents;
  GCancellable *cancellable;
  GtkPrintSettings *print_settings;
  GoujiOpenReport *read_before; /* (nullable): what was read again in another encoding, and can be had back */
  GoujiOpenReport *read_after;
  char *standing; /* (nullable): what is said until its reader takes it back */
  GoujiStatus status_shown;
  gpointer status_of; /* the report that @status_shown is of, only to be compared */
  gboolean closing;
};

/* open */
void gouji_window_add_open_actions (GoujiWindow *self);
void gouji_window_accept_drops (GoujiWindow *self);

/* save */
void gouji_window_add_save_actions (GoujiWindow *self);
void gouji_window_update_save_actions (GoujiWindow *self);
void gouji_window_close_report (GoujiWindow *self, GoujiOpenReport *report);
gboolean gouji_window_ask_before_closing (GoujiWindow *self);

/* export */
void gouji_window_add_export_actions (GoujiWindow *self);
void gouji_window_update_export_actions (GoujiWindow *self);

/* review */
void gouji_window_add_review_actions (GoujiWindow *self);
void gouji_window_update_review_actions (GoujiWindow *self);

/* checks */
void gouji_window_add_checks_actions (GoujiWindow *self);
void gouji_window_update_checks_actions (GoujiWindow *self);

/* compare */
void gouji_window_add_compare_actions (GoujiWindow *self);
void gouji_window_update_compare_actions (GoujiWindow *self);
void gouji_window_compare_conflict (GoujiWindow *self, GoujiOpenReport *report);
gboolean gouji_window_step_difference (GoujiWindow *self, int direction);

/* status */
void gouji_window_add_status_actions (GoujiWindow *self);
void gouji_window_update_status_actions (GoujiWindow *self);

/* versions */
void gouji_window_add_version_actions (GoujiWindow *self);
void gouji_window_update_version_actions (GoujiWindow *self);

/* correct */
void gouji_window_add_correct_actions (GoujiWindow *self);
void gouji_window_update_correct_actions (GoujiWindow *self);

/* register */
void gouji_window_add_register_actions (GoujiWindow *self);
void gouji_window_update_register_actions (GoujiWindow *self);
/* compile */
void gouji_window_add_compile_actions (GoujiWindow *self);
void gouji_window_update_compile_actions (GoujiWindow *self);

/* reread */
void gouji_window_add_reread_actions (GoujiWindow *self);
void gouji_window_forget_reread (GoujiWindow *self);

/* portal */
gboolean gouji_window_can_ask_for_files (GoujiWindow *self);

/* reload */
void gouji_window_add_reload_actions (GoujiWindow *self);
void gouji_window_reload (GoujiWindow *self, GoujiOpenReport *report);
void gouji_window_compare_with_file (GoujiWindow *self, GoujiOpenReport *report);

/* window */
gboolean gouji_window_is_last (GoujiWindow *self);
void gouji_window_enable_action (GoujiWindow *self, const char *name, gboolean enabled);

G_END_DECLS
