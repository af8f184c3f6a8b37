/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "compile/gouji-new-report-dialog.h"

#include <glib/gi18n.h>

#include "compile/gouji-compile.h"
#include "compile/gouji-own-agency.h"
#include "compile/gouji-report-choice.h"

struct _GoujiNewReportDialog {
  AdwDialog parent_instance;

  AdwSpinRow *year;
  AdwActionRow *outcome;
  GoujiReportChoice *choice;
  AdwActionRow *agency;

  GoujiFormSet *forms;
  GSettings *settings;
  gboolean showing;
  gboolean year_typed; /* then another report does not change it */
};

G_DEFINE_FINAL_TYPE (GoujiNewReportDialog, gouji_new_report_dialog, ADW_TYPE_DIALOG)

static int
get_year (GoujiNewReportDialog *self)
{
  return (int) adw_spin_row_get_value (self->year);
}

static GoujiReport *
get_last_year (GoujiNewReportDialog *self)
{
  GoujiOpenReport *report = gouji_report_choice_get_report (self->choice);

  return report != NULL ? gouji_open_report_get_report (report) : NULL;
}

static gboolean
is_empty (GoujiNewReportDialog *self)
{
  return *gouji_report_choice_get_chosen (self->choice) == '\0';
}

/* -- what it will be -- */

static const char *
describe_making (GoujiNewReportDialog *self)
{
  GoujiReport *last_year = get_last_year (self);
  int last = last_year != NULL ? gouji_report_get_year (last_year) : 0;

  if (is_empty (self))
    return _ ("Every cell stays blank until you fill it in.");
  if (last != 0 && last != get_year (self) - 1)
    return _ (
      "The report that it is made from is not of the year before: its words are taken over, and none of "
      "its numbers.");
  return _ (
    "What was carried forward last year is carried over and locked. The texts become a draft in which "
    "every number of last year’s is marked.");
}

static void
show_outcome (GoujiNewReportDialog *self)
{
  GoujiReport *last_year = get_last_year (self);
  GoujiForm *form = gouji_compile_find_form (
    self->forms, last_year != NULL ? gouji_report_get_form (last_year) : NULL, get_year (self));
  g_autofree char *title = NULL;

  if (form != NULL)
    /* Translators: %s is the name of the national format that holds for the year */
    title = g_strdup_printf (_ ("National format: %s"), gouji_form_get_name (form));
  else
    title = g_strdup (_ ("There is no national format for this year."));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->outcome), title);
  adw_action_row_set_subtitle (self->outcome, form != NULL ? describe_making (self) : "");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "new.create", form != NULL);
}

/* A report on the year that has ended is what a clerk compiles in January. */
static int
find_calendar_year (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return g_date_time_get_year (now) - 1;
}

static void
suggest_year (GoujiNewReportDialog *self)
{
  GoujiReport *last_year = get_last_year (self);
  int last = last_year != NULL ? gouji_report_get_year (last_year) : 0;

  self->showing = TRUE;
  adw_spin_row_set_value (self->year, last != 0 ? last + 1 : find_calendar_year ());
  self->showing = FALSE;
}

static void
chosen_cb (GoujiNewReportDialog *self)
{
  if (!self->year_typed)
    suggest_year (self);
  show_outcome (self);
}

static void
year_changed_cb (GoujiNewReportDialog *self)
{
  self->year_typed = self->year_typed || !self->showing;
  show_outcome (self);
}

static void
show_agency (GoujiNewReportDialog *self)
{
  g_autoptr (GoujiProfile) profile = gouji_own_agency_load (self->settings);
  g_autofree char *words = gouji_own_agency_describe (profile);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->agency),
                                 words != NULL ? words : _ ("Not said yet"));
  adw_action_row_set_subtitle (
    self->agency,
    words != NULL ? "" : _ ("Name and contact then stand in title, opening words and signature."));
}

/* -- the dialog -- */

static void
cancel_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  adw_dialog_close (ADW_DIALOG (widget));
}

/* Nobody knows the year of a file that has not been read: it says so itself, unless the user has. The dialog
 * goes first, for it gives the keys back to where they were, and they belong to the new report. */
static void
create_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GoujiNewReportDialog *self = GOUJI_NEW_REPORT_DIALOG (widget);
  g_autoptr (GtkWidget) window = GTK_WIDGET (g_object_ref (gtk_widget_get_root (widget)));
  g_autofree char *chosen = g_strdup (gouji_report_choice_get_chosen (self->choice));
  gboolean unread = !is_empty (self) && get_last_year (self) == NULL;
  int year = unread && !self->year_typed ? 0 : get_year (self);

  adw_dialog_close (ADW_DIALOG (widget));
  gtk_widget_activate_action (window, *chosen == '\0' ? "win.compile-empty" : "win.compile-from", "(si)",
                              chosen, year);
}

static void
gouji_new_report_dialog_dispose (GObject *object)
{
  GoujiNewReportDialog *self = GOUJI_NEW_REPORT_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), GOUJI_TYPE_NEW_REPORT_DIALOG);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->forms, gouji_form_set_unref);

  G_OBJECT_CLASS (gouji_new_report_dialog_parent_class)->dispose (object);
}

static void
gouji_new_report_dialog_class_init (GoujiNewReportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gouji_new_report_dialog_dispose;

  g_type_ensure (GOUJI_TYPE_REPORT_CHOICE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/gouji/Gouji/compile/gouji-new-report-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, GoujiNewReportDialog, year);
  gtk_widget_class_bind_template_child (widget_class, GoujiNewReportDialog, outcome);
  gtk_widget_class_bind_template_child (widget_class, GoujiNewReportDialog, choice);
  gtk_widget_class_bind_template_child (widget_class, GoujiNewReportDialog, agency);
  gtk_widget_class_install_action (widget_class, "new.cancel", NULL, cancel_cb);
  gtk_widget_class_install_action (widget_class, "new.create", NULL, create_cb);
}

static void
gouji_new_report_dialog_init (GoujiNewReportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->settings = g_settings_new (GOUJI_SETTINGS);
  g_signal_connect_object (self->settings, "changed", G_CALLBACK (show_agency), self, G_CONNECT_SWAPPED);
}

/**
 * gouji_new_report_dialog_new:
 * @session: the open reports
 * @recents: the files that were open lately
 * @forms: all forms
 * @shown: (nullable): the report that the user looks at, which the new one is likely to be made from
 *
 * Returns: (transfer floating): the dialog
 */
GoujiNewReportDialog *
gouji_new_report_dialog_new (GoujiSession *session,
                             GoujiRecents *recents,
                             GoujiFormSet *forms,
                             GoujiOpenReport *shown)
{
  GoujiNewReportDialog *self = g_object_new (GOUJI_TYPE_NEW_REPORT_DIALOG, NULL);

  self->forms = gouji_form_set_ref (forms);
  gouji_report_choice_add_open (self->choice, session, shown, NULL);
  gouji_report_choice_add_recents (self->choice, session, G_LIST_MODEL (recents));
  gouji_report_choice_add_nothing (self->choice, _ ("Empty form"), NULL);
  gouji_report_choice_add_file (self->choice);
  if (shown != NULL)
    gouji_report_choice_choose (self->choice, shown);
  suggest_year (self);
  show_outcome (self);
  show_agency (self);
  g_signal_connect_object (self->choice, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (self->year, "notify::value", G_CALLBACK (year_changed_cb), self);
  return self;
}
