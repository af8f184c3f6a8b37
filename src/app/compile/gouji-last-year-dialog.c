/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "compile/gouji-last-year-dialog.h"

#include <glib/gi18n.h>

#include "compile/gouji-report-choice.h"
#include "session/gouji-session-words.h"

struct _GoujiLastYearDialog {
  AdwDialog parent_instance;

  AdwActionRow *now;
  GoujiReportChoice *choice;

  GoujiReport *report;
};

G_DEFINE_FINAL_TYPE (GoujiLastYearDialog, gouji_last_year_dialog, ADW_TYPE_DIALOG)

/* What is chosen may be of another year; it is said, and left to the user. */
static void
show_now (GoujiLastYearDialog *self)
{
  GoujiReport *last_year = gouji_report_get_last_year (self->report);
  GoujiOpenReport *chosen = gouji_report_choice_get_report (self->choice);
  int year = gouji_report_get_year (self->report);
  int other = chosen != NULL ? gouji_report_get_year (gouji_open_report_get_report (chosen)) : 0;
  g_autofree char *title = last_year != NULL ? gouji_words_for_title (last_year) : NULL;
  g_autofree char *words = NULL;

  words = title != NULL ? g_strdup_printf (_ ("Held against “%s” now"), title)
                        : g_strdup (_ ("Not held against any report now"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->now), words);
  adw_action_row_set_subtitle (self->now, year != 0 && other != 0 && other != year - 1
                                            ? _ ("What is chosen is not of the year before.")
                                            : "");
}

static void
cancel_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  adw_dialog_close (ADW_DIALOG (widget));
}

static void
apply_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GoujiLastYearDialog *self = GOUJI_LAST_YEAR_DIALOG (widget);

  gtk_widget_activate_action (widget, "win.hold-against", "s", gouji_report_choice_get_chosen (self->choice));
  adw_dialog_close (ADW_DIALOG (widget));
}

static void
gouji_last_year_dialog_dispose (GObject *object)
{
  GoujiLastYearDialog *self = GOUJI_LAST_YEAR_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), GOUJI_TYPE_LAST_YEAR_DIALOG);
  g_clear_object (&self->report);

  G_OBJECT_CLASS (gouji_last_year_dialog_parent_class)->dispose (object);
}

static void
gouji_last_year_dialog_class_init (GoujiLastYearDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gouji_last_year_dialog_dispose;

  g_type_ensure (GOUJI_TYPE_REPORT_CHOICE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/gouji/Gouji/compile/gouji-last-year-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, GoujiLastYearDialog, now);
  gtk_widget_class_bind_template_child (widget_class, GoujiLastYearDialog, choice);
  gtk_widget_class_install_action (widget_class, "last.cancel", NULL, cancel_cb);
  gtk_widget_class_install_action (widget_class, "last.apply", NULL, apply_cb);
}

static void
gouji_last_year_dialog_init (GoujiLastYearDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static gboolean
is_year_before (GoujiOpenReport *candidate, GoujiOpenReport *report)
{
  int year = gouji_report_get_year (gouji_open_report_get_report (report));

  return year != 0 && gouji_report_get_year (gouji_open_report_get_report (candidate)) == year - 1 &&
         gouji_open_report_compare_agencies (candidate, report) == 0;
}

/**
 * gouji_last_year_dialog_new:
 * @report: the report that is to be held against another
 *
 * Returns: (transfer floating): the dialog; the agency's report of the year before is chosen, when it is open
 */
GoujiLastYearDialog *
gouji_last_year_dialog_new (GoujiSession *session, GoujiRecents *recents, GoujiOpenReport *report)
{
  GoujiLastYearDialog *self = g_object_new (GOUJI_TYPE_LAST_YEAR_DIALOG, NULL);

  self->report = g_object_ref (gouji_open_report_get_report (report));
  gouji_report_choice_add_nothing (self->choice, _ ("No report"),
                                   _ ("What was carried over stays, and is locked no longer."));
  gouji_report_choice_add_open (self->choice, session, report, report);
  gouji_report_choice_add_recents (self->choice, session, G_LIST_MODEL (recents));
  gouji_report_choice_add_file (self->choice);
  for (guint i = 0; i < gouji_session_get_n_reports (session); i++) {
    if (is_year_before (gouji_session_get_report (session, i), report))
      gouji_report_choice_choose (self->choice, gouji_session_get_report (session, i));
  }
  show_now (self);
  g_signal_connect_object (self->choice, "chosen", G_CALLBACK (show_now), self, G_CONNECT_SWAPPED);
  return self;
}
