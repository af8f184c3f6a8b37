/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "compare/gouji-versions-dialog.h"

#include <glib/gi18n.h>

#include "compare/gouji-comparing.h"
#include "compare/gouji-version-words.h"
#include "compare/gouji-versioning.h"
#include "report/gouji-status.h"

/* Older ones are in their folder; nobody looks through more rows. */
#define MOST_ROWS 200

struct _GoujiVersionsDialog {
  AdwDialog parent_instance;

  GtkStack *stack;
  AdwPreferencesGroup *versions_group;

  GPtrArray *rows; /* (element-type GtkWidget): of @versions_group, which holds them */
  GoujiOpenReport *report;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (GoujiVersionsDialog, gouji_versions_dialog, ADW_TYPE_DIALOG)

static void
activated_cb (AdwActionRow *row, GoujiVersionsDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static char *
describe (const GoujiVersion *version)
{
  const char *kind = gouji_words_for_version_kind (version->kind);

  if (version->by == NULL)
    return g_strdup (kind);
  /* Translators: why a version was kept, and the name of who did so */
  return g_strdup_printf (_ ("%s, by %s"), kind, version->by);
}

/* Several rows have the same buttons: each is called by its version too. */
static GtkWidget *
create_button (const char *pattern, const char *time, const char *action, const char *sha256)
{
  GtkWidget *button = gtk_button_new ();
  g_autofree char *name = g_strdup_printf (pattern, time);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", sha256);

  return button;
}

static void
add_buttons (AdwActionRow *row, const GoujiVersion *version, const char *time)
{
  /* Translators: brings a version back; day and time */
  GtkWidget *restore =
    create_button (_ ("Bring Back the Version of %s"), time, "win.restore-version", version->sha256);

  gtk_button_set_icon_name (GTK_BUTTON (restore), "edit-undo-symbolic");
  adw_action_row_add_suffix (row, restore);

  /* What was signed off was answered for. */
  if (version->kind != GOUJI_VERSION_SIGNED_OFF) {
    /* Translators: deletes a version; day and time */
    GtkWidget *delete =
      create_button (_ ("Delete the Version of %s"), time, "win.delete-version", version->sha256);

    gtk_button_set_icon_name (GTK_BUTTON (delete), "user-trash-symbolic");
    adw_action_row_add_suffix (row, delete);
  }
}

static void
add_version (GoujiVersionsDialog *self, const GoujiVersion *version)
{
  GtkWidget *row = adw_action_row_new ();
  const char *id = gouji_open_report_get_id (self->report);
  g_autofree char *time = gouji_words_for_version_time (version->on);
  g_autofree char *description = describe (version);
  g_autofree char *place = gouji_comparing_name_version (id, version->sha256);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), time);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), description);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.compare");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(ss)", place, id);
  g_signal_connect (row, "activated", G_CALLBACK (activated_cb), self);
  add_buttons (ADW_ACTION_ROW (row), version, time);
  adw_preferences_group_add (self->versions_group, row);
  g_ptr_array_add (self->rows, row);
}

static void
show_versions (GoujiVersionsDialog *self, GPtrArray *versions)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->versions_group, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);

  for (guint i = 0; i < MIN (versions->len, MOST_ROWS); i++)
    add_version (self, versions->pdata[i]);
  gtk_stack_set_visible_child_name (self->stack, versions->len > 0 ? "some" : "none");
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GoujiVersionsDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) versions = gouji_versions_list_finish (GOUJI_OPEN_REPORT (source), result, &error);

  if (self->stack == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (versions != NULL)
    show_versions (self, versions);
  else
    gtk_stack_set_visible_child_name (self->stack, "failed");
}

static void
gouji_versions_dialog_dispose (GObject *object)
{
  GoujiVersionsDialog *self = GOUJI_VERSIONS_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), GOUJI_TYPE_VERSIONS_DIALOG);
  g_clear_object (&self->report);

  G_OBJECT_CLASS (gouji_versions_dialog_parent_class)->dispose (object);
}

static void
gouji_versions_dialog_finalize (GObject *object)
{
  GoujiVersionsDialog *self = GOUJI_VERSIONS_DIALOG (object);

  g_ptr_array_unref (self->rows);
  g_object_unref (self->cancellable);

  G_OBJECT_CLASS (gouji_versions_dialog_parent_class)->finalize (object);
}

static void
gouji_versions_dialog_class_init (GoujiVersionsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gouji_versions_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = gouji_versions_dialog_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/gouji/Gouji/compare/gouji-versions-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, GoujiVersionsDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, GoujiVersionsDialog, versions_group);
}

static void
gouji_versions_dialog_init (GoujiVersionsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->rows = g_ptr_array_new ();
  self->cancellable = g_cancellable_new ();
}

/**
 * gouji_versions_dialog_update:
 * @self: the dialog
 *
 * Lists the versions anew.
 */
void
gouji_versions_dialog_update (GoujiVersionsDialog *self)
{
  gouji_versions_list_async (self->report, self->cancellable, listed_cb, g_object_ref (self));
}

/**
 * gouji_versions_dialog_new:
 * @report: an open report
 *
 * Returns: the dialog
 */
GoujiVersionsDialog *
gouji_versions_dialog_new (GoujiOpenReport *report)
{
  GoujiVersionsDialog *self = g_object_new (GOUJI_TYPE_VERSIONS_DIALOG, NULL);

  self->report = g_object_ref (report);
  gouji_versions_dialog_update (self);

  return self;
}
