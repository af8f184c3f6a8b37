/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "compile/gouji-properties-dialog.h"

#include <glib/gi18n.h>

#include "report/gouji-status.h"
#include "session/gouji-session-words.h"
#include "words/gouji-field-words.h"
#include "words/gouji-words.h"

struct _GoujiPropertiesDialog {
  AdwDialog parent_instance;

  AdwPreferencesGroup *report_group;
  AdwPreferencesGroup *status_group;
  AdwPreferencesGroup *file_group;
};

G_DEFINE_FINAL_TYPE (GoujiPropertiesDialog, gouji_properties_dialog, ADW_TYPE_DIALOG)

static void
change_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "win.correct", NULL);
  adw_dialog_close (ADW_DIALOG (widget));
}

static void
gouji_properties_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), GOUJI_TYPE_PROPERTIES_DIALOG);

  G_OBJECT_CLASS (gouji_properties_dialog_parent_class)->dispose (object);
}

static void
gouji_properties_dialog_class_init (GoujiPropertiesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gouji_properties_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/gouji/Gouji/compile/gouji-properties-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, GoujiPropertiesDialog, report_group);
  gtk_widget_class_bind_template_child (widget_class, GoujiPropertiesDialog, status_group);
  gtk_widget_class_bind_template_child (widget_class, GoujiPropertiesDialog, file_group);
  gtk_widget_class_install_action (widget_class, "properties.change", NULL, change_cb);
}

static void
gouji_properties_dialog_init (GoujiPropertiesDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* What is not known is not listed. */
static void
add_row (AdwPreferencesGroup *group, const char *name, const char *value)
{
  GtkWidget *row;

  if (value == NULL)
    return;

  row = adw_action_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), value);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_selectable (ADW_ACTION_ROW (row), TRUE);
  gtk_widget_add_css_class (row, "property");
  adw_preferences_group_add (group, row);
}

static void
add_field (GoujiPropertiesDialog *self, GoujiReport *report, GoujiField field)
{
  const char *value = gouji_report_get_field (report, field);

  if (value != NULL && field == GOUJI_FIELD_KIND)
    value = gouji_words_for_kind (value);
  add_row (self->report_group, gouji_words_for_field (field), value);
}

static void
add_person (GoujiPropertiesDialog *self, GoujiReport *report, const char *name, GoujiField by, GoujiField on)
{
  const char *who = gouji_report_get_field (report, by);
  const char *day = gouji_report_get_field (report, on);
  g_autofree char *words = NULL;

  if (who == NULL && day == NULL)
    return;

  words = g_strdup_printf ("%s%s%s", who != NULL ? who : "", who != NULL && day != NULL ? " · " : "",
                           day != NULL ? day : "");
  add_row (self->status_group, name, words);
}

static void
add_status (GoujiPropertiesDialog *self, GoujiReport *report)
{
  static const char *const names[] = {
    [GOUJI_STATUS_DRAFT] = N_ ("Draft"),
    [GOUJI_STATUS_CHECKED] = N_ ("Checked"),
    [GOUJI_STATUS_SIGNED_OFF] = N_ ("Signed off"),
  };
  GoujiReport *last_year = gouji_report_get_last_year (report);
  g_autofree char *title = last_year != NULL ? gouji_words_for_title (last_year) : NULL;

  add_row (self->status_group, C_ ("properties", "Status"), _ (names[gouji_report_get_status (report)]));
  add_person (self, report, _ ("Checked by"), GOUJI_FIELD_CHECKED_BY, GOUJI_FIELD_CHECKED_ON);
  add_person (self, report, _ ("Signed off by"), GOUJI_FIELD_SIGNED_BY, GOUJI_FIELD_SIGNED_ON);
  add_row (self->status_group, _ ("Held against"), title != NULL ? title : _ ("No report of last year"));
}

static void
add_file (GoujiPropertiesDialog *self, GoujiOpenReport *report)
{
  GFile *file = gouji_open_report_get_file (report);
  GFile *source = gouji_open_report_get_source (report);
  g_autofree char *saved = file != NULL ? g_file_get_parse_name (file) : NULL;
  g_autofree char *read = source != NULL ? g_file_get_parse_name (source) : NULL;

  add_row (self->file_group, _ ("Saved in"), saved != NULL ? saved : _ ("Not saved yet"));
  add_row (self->file_group, _ ("Read from"), read);
  add_row (self->file_group, _ ("Number of the report"), gouji_open_report_get_id (report));
}

/**
 * gouji_properties_dialog_new:
 *
 * Returns: (transfer floating): the dialog
 */
GoujiPropertiesDialog *
gouji_properties_dialog_new (GoujiOpenReport *report)
{
  static const GoujiField fields[] = {
    GOUJI_FIELD_TITLE,        GOUJI_FIELD_AGENCY,     GOUJI_FIELD_KIND,      GOUJI_FIELD_YEAR,
    GOUJI_FIELD_PERIOD_START, GOUJI_FIELD_PERIOD_END, GOUJI_FIELD_PUBLISHED, GOUJI_FIELD_DATED,
  };
  GoujiPropertiesDialog *self = g_object_new (GOUJI_TYPE_PROPERTIES_DIALOG, NULL);
  GoujiReport *content = gouji_open_report_get_report (report);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    add_field (self, content, fields[i]);
  add_row (self->report_group, _ ("National format"), gouji_form_get_name (gouji_report_get_form (content)));
  add_status (self, content);
  add_file (self, report);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "properties.change",
                                 !gouji_report_get_read_only (content) && !gouji_report_get_locked (content));
  return self;
}
