/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "compare/gouji-status-dialog.h"

#include <glib/gi18n.h>

#include "compare/gouji-signing.h"
#include "compare/gouji-status-words.h"
#include "session/gouji-session-words.h"
#include "words/gouji-form-words.h"

/* More than this nobody looks at in a dialog; the list of problems has them all. */
#define MOST_WARNINGS 50

struct _GoujiStatusDialog {
  AdwDialog parent_instance;

  AdwPreferencesGroup *about_group;
  AdwActionRow *verdict;
  GtkImage *verdict_icon;
  AdwPreferencesGroup *warnings_group;
  AdwSwitchRow *looked_at;
  AdwPreferencesGroup *person_group;
  AdwEntryRow *name;
  AdwActionRow *day;
  GtkWidget *cancel;
  GtkButton *accept;

  GoujiOpenReport *report;
  GoujiStatus wanted;
};

G_DEFINE_FINAL_TYPE (GoujiStatusDialog, gouji_status_dialog, ADW_TYPE_DIALOG)

static char *
get_name (GoujiStatusDialog *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))));
}

static GoujiObstacle
find_obstacle (GoujiStatusDialog *self)
{
  if (self->wanted != GOUJI_STATUS_SIGNED_OFF)
    return GOUJI_OBSTACLE_NONE;

  return gouji_signing_find_obstacle (self->report, adw_switch_row_get_active (self->looked_at));
}

/* What stands in the way is said above, so that a button that cannot be pressed is no riddle. */
static void
update (GoujiStatusDialog *self)
{
  GoujiObstacle obstacle = find_obstacle (self);
  g_autofree char *name = get_name (self);
  gboolean good;
  g_autofree char *verdict = gouji_words_for_verdict (gouji_open_report_get_report (self->report),
                                                      gouji_open_report_get_findings (self->report), &good);
  g_autofree char *sentence =
    obstacle != GOUJI_OBSTACLE_NONE ? gouji_signing_describe_obstacle (self->report, obstacle) : NULL;
  gboolean can_go_on = obstacle == GOUJI_OBSTACLE_NONE || obstacle == GOUJI_OBSTACLE_WARNINGS;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->verdict), sentence ? sentence : verdict);
  gtk_image_set_from_icon_name (self->verdict_icon, sentence == NULL && good ? "object-select-symbolic"
                                                                             : "dialog-warning-symbolic");
  gtk_widget_set_visible (GTK_WIDGET (self->person_group), can_go_on);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "status.accept",
                                 obstacle == GOUJI_OBSTACLE_NONE && *name != '\0');
}

static void
fill_warnings (GoujiStatusDialog *self)
{
  GPtrArray *findings = gouji_open_report_get_findings (self->report);
  GoujiObstacle obstacle = find_obstacle (self);
  gboolean asked = obstacle == GOUJI_OBSTACLE_NONE || obstacle == GOUJI_OBSTACLE_WARNINGS;
  guint n = 0;

  for (guint i = 0; i < findings->len && n < MOST_WARNINGS; i++) {
    const GoujiFinding *finding = g_ptr_array_index (findings, i);
    GtkWidget *row;
    g_autofree char *words = NULL;

    if (!gouji_signing_is_warning (finding))
      continue;
    words = gouji_form_words_finding (finding);
    row = adw_action_row_new ();
    adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), words);
    adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
    adw_preferences_group_add (self->warnings_group, row);
    n++;
  }

  gtk_widget_set_visible (GTK_WIDGET (self->warnings_group), n > 0 && asked);
  gtk_widget_set_visible (GTK_WIDGET (self->looked_at),
                          n > 0 && asked && self->wanted == GOUJI_STATUS_SIGNED_OFF);
}

static void
cancel_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  adw_dialog_close (ADW_DIALOG (widget));
}

static void
accept_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  GoujiStatusDialog *self = GOUJI_STATUS_DIALOG (widget);
  g_autofree char *name = get_name (self);
  gboolean looked_at = adw_switch_row_get_active (self->looked_at);

  if (self->wanted == GOUJI_STATUS_SIGNED_OFF)
    gtk_widget_activate_action (widget, "win.sign-off-by", "(sb)", name, looked_at);
  else
    gtk_widget_activate_action (widget, "win.mark-checked-by", "s", name);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
gouji_status_dialog_dispose (GObject *object)
{
  GoujiStatusDialog *self = GOUJI_STATUS_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), GOUJI_TYPE_STATUS_DIALOG);
  g_clear_object (&self->report);

  G_OBJECT_CLASS (gouji_status_dialog_parent_class)->dispose (object);
}

static void
gouji_status_dialog_class_init (GoujiStatusDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gouji_status_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/gouji/Gouji/compare/gouji-status-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, GoujiStatusDialog, about_group);
  gtk_widget_class_bind_template_child (widget_class, GoujiStatusDialog, verdict);
  gtk_widget_class_bind_template_child (widget_class, GoujiStatusDialog, verdict_icon);
  gtk_widget_class_bind_template_child (widget_class, GoujiStatusDialog, warnings_group);
  gtk_widget_class_bind_template_child (widget_class, GoujiStatusDialog, looked_at);
  gtk_widget_class_bind_template_child (widget_class, GoujiStatusDialog, person_group);
  gtk_widget_class_bind_template_child (widget_class, GoujiStatusDialog, name);
  gtk_widget_class_bind_template_child (widget_class, GoujiStatusDialog, day);
  gtk_widget_class_bind_template_child (widget_class, GoujiStatusDialog, cancel);
  gtk_widget_class_bind_template_child (widget_class, GoujiStatusDialog, accept);
  gtk_widget_class_install_action (widget_class, "status.cancel", NULL, cancel_action);
  gtk_widget_class_install_action (widget_class, "status.accept", NULL, accept_action);
}

static void
gouji_status_dialog_init (GoujiStatusDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  g_signal_connect_swapped (self->name, "changed", G_CALLBACK (update), self);
  g_signal_connect_swapped (self->looked_at, "notify::active", G_CALLBACK (update), self);
}

/**
 * gouji_status_dialog_new:
 * @report: an open report
 * @wanted: %GOUJI_STATUS_CHECKED or %GOUJI_STATUS_SIGNED_OFF
 * @name: who was asked last, or who uses the computer; may be changed
 * @day: today
 *
 * Returns: the dialog
 */
GoujiStatusDialog *
gouji_status_dialog_new (GoujiOpenReport *report, GoujiStatus wanted, const char *name, const char *day)
{
  GoujiStatusDialog *self = g_object_new (GOUJI_TYPE_STATUS_DIALOG, NULL);
  gboolean signing = wanted == GOUJI_STATUS_SIGNED_OFF;
  g_autofree char *standing = gouji_words_for_standing (gouji_open_report_get_report (report));

  self->report = g_object_ref (report);
  self->wanted = wanted;
  adw_dialog_set_title (ADW_DIALOG (self), signing ? _ ("Sign Off") : _ ("Mark as Checked"));
  gtk_button_set_label (self->accept, signing ? _ ("_Sign Off") : _ ("_Mark as Checked"));
  adw_preferences_group_set_description (
    self->about_group, signing
                         ? _ ("Whoever signs off answers for the report. It can only be read then, until "
                              "it is reopened.")
                         : _ ("A second person has compared the report with its sources and found it "
                              "right. Any later change makes it a draft again."));
  adw_action_row_set_subtitle (self->verdict, standing);
  gtk_editable_set_text (GTK_EDITABLE (self->name), name);
  adw_action_row_set_subtitle (self->day, day);
  fill_warnings (self);
  update (self);
  /* Where nothing can be typed, the keys must still reach the dialog. */
  adw_dialog_set_focus (ADW_DIALOG (self), gtk_widget_get_visible (GTK_WIDGET (self->person_group))
                                             ? GTK_WIDGET (self->name)
                                             : self->cancel);

  return self;
}
