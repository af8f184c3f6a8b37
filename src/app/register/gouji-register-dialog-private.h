/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "register/gouji-register-dialog.h"
#include "register/gouji-register-table.h"

G_BEGIN_DECLS

/* The dialog is one class in three files: its steps (gouji-register-dialog.c), what they show
 * (gouji-register-steps.c), and lists of cases (gouji-register-cases.c). */
struct _GoujiRegisterDialog {
  AdwDialog parent_instance;

  AdwNavigationView *pages;
  GtkStack *files_stack;
  GtkWidget *choose_button;
  GtkLabel *failure;
  AdwPreferencesGroup *columns;
  AdwPreferencesGroup *outcomes;
  AdwPreferencesGroup *kinds;
  GtkLabel *summary;
  GtkLabel *effect;
  AdwPreferencesGroup *problems;
  AdwPreferencesGroup *notices;
  GtkWidget *all_the_same_group;
  AdwSwitchRow *all_the_same;
  GoujiRegisterTable *table;
  AdwNavigationPage *cases_page;
  AdwBanner *cases_banner;
  GtkStack *cases_stack;
  GtkListView *cases_list;
  GtkStringList *cases_model;

  gboolean narrow;
  GoujiRegisterDesk *desk;
  GCancellable *running;
  const char *next_step;
  GArray *cases; /* element-type guint: those that are listed */
};

/* steps */
void gouji_register_dialog_show_columns (GoujiRegisterDialog *self);
void gouji_register_dialog_show_words (GoujiRegisterDialog *self);
void gouji_register_dialog_show_result (GoujiRegisterDialog *self);
void gouji_register_dialog_update_apply (GoujiRegisterDialog *self);

/* cases */
void gouji_register_dialog_set_up_cases (GoujiRegisterDialog *self);
void gouji_register_dialog_show_cases (GoujiRegisterDialog *self, const char *title, GArray *cases);
void gouji_register_dialog_show_cases_of_cell (GoujiRegisterDialog *self, guint cell);
void gouji_register_dialog_show_left_out (GoujiRegisterDialog *self, const char *title);
void gouji_register_dialog_copy_cases (GtkWidget *widget, const char *action_name, GVariant *parameter);

G_END_DECLS
