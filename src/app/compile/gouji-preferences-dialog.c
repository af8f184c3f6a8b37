/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "compile/gouji-preferences-dialog.h"

#include <glib/gi18n.h>

#include "compile/gouji-own-agency.h"
#include "words/gouji-words.h"

/* The kinds that are offered, in the order of how many reports each publishes. */
static const char *const kinds[] = { "",       "government", "department", "township",
                                     "school", "hospital",   "enterprise" };

struct _GoujiPreferencesDialog {
  AdwPreferencesDialog parent_instance;

  GtkWidget *rows[GOUJI_N_PROFILE_FIELDS];
  AdwActionRow *hint;

  GSettings *settings;
};

G_DEFINE_FINAL_TYPE (GoujiPreferencesDialog, gouji_preferences_dialog, ADW_TYPE_PREFERENCES_DIALOG)

/* What looks wrong is said once, below, where nothing that is typed moves because of it. */
static void
judge (GoujiPreferencesDialog *self)
{
  const char *first = NULL;

  for (guint i = 0; i < GOUJI_N_PROFILE_FIELDS; i++) {
    const char *fault;

    if (!ADW_IS_ENTRY_ROW (self->rows[i]))
      continue;
    fault = gouji_own_agency_judge (i, gtk_editable_get_text (GTK_EDITABLE (self->rows[i])));
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->rows[i]), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    fault != NULL ? fault : "", -1);
    if (first == NULL)
      first = fault;
  }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->hint), first != NULL ? first : "");
  gtk_widget_set_visible (GTK_WIDGET (self->hint), first != NULL);
}

static void
kind_chosen_cb (AdwComboRow *row, GParamSpec *pspec, GoujiPreferencesDialog *self)
{
  guint selected = adw_combo_row_get_selected (row);

  if (selected < G_N_ELEMENTS (kinds))
    g_settings_set_string (self->settings, gouji_own_agency_get_key (GOUJI_PROFILE_KIND), kinds[selected]);
}

static void
fill_kinds (GoujiPreferencesDialog *self)
{
  g_autofree char *now =
    g_settings_get_string (self->settings, gouji_own_agency_get_key (GOUJI_PROFILE_KIND));
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  AdwComboRow *row = ADW_COMBO_ROW (self->rows[GOUJI_PROFILE_KIND]);
  guint selected = 0;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++) {
    gtk_string_list_append (list, i > 0 ? gouji_words_for_kind (kinds[i]) : _ ("Not known"));
    if (g_str_equal (kinds[i], now))
      selected = i;
  }
  adw_combo_row_set_model (row, G_LIST_MODEL (list));
  adw_combo_row_set_selected (row, selected);
  g_signal_connect (row, "notify::selected", G_CALLBACK (kind_chosen_cb), self);
}

static void
gouji_preferences_dialog_dispose (GObject *object)
{
  GoujiPreferencesDialog *self = GOUJI_PREFERENCES_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), GOUJI_TYPE_PREFERENCES_DIALOG);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (gouji_preferences_dialog_parent_class)->dispose (object);
}

static void
gouji_preferences_dialog_class_init (GoujiPreferencesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gouji_preferences_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/gouji/Gouji/compile/gouji-preferences-dialog.ui");
  for (guint i = 0; i < GOUJI_N_PROFILE_FIELDS; i++)
    gtk_widget_class_bind_template_child_full (widget_class, gouji_profile_field_to_string (i), FALSE,
                                               G_STRUCT_OFFSET (GoujiPreferencesDialog, rows) +
                                                 (gssize) (i * sizeof (GtkWidget *)));
  gtk_widget_class_bind_template_child (widget_class, GoujiPreferencesDialog, hint);
}

static void
gouji_preferences_dialog_init (GoujiPreferencesDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->settings = g_settings_new (GOUJI_SETTINGS);
  for (guint i = 0; i < GOUJI_N_PROFILE_FIELDS; i++) {
    if (!ADW_IS_ENTRY_ROW (self->rows[i]))
      continue;
    g_settings_bind (self->settings, gouji_own_agency_get_key (i), self->rows[i], "text",
                     G_SETTINGS_BIND_DEFAULT);
    g_signal_connect_swapped (self->rows[i], "changed", G_CALLBACK (judge), self);
  }
  fill_kinds (self);
  judge (self);
}

GoujiPreferencesDialog *
gouji_preferences_dialog_new (void)
{
  return g_object_new (GOUJI_TYPE_PREFERENCES_DIALOG, NULL);
}
