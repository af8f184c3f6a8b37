/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/gouji-import-row.h"

#include <glib/gi18n.h>

#include "session/gouji-import-words.h"
#include "window/gouji-import-dialog.h"

/* Most files are there at once; a word about it would only flicker. In milliseconds. */
#define SHOW_AFTER 500

/* Whoever cannot see the row is told this often how far it is. */
#define ANNOUNCE_EVERY (10 * G_TIME_SPAN_SECOND)

struct _GoujiImportRow {
  AdwBin parent_instance;

  GtkLabel *name;
  GtkLabel *words;
  GtkProgressBar *bar;
  GtkWidget *cancel;
  GtkWidget *details;
  GtkWidget *dismiss;

  GoujiSession *session;
  GoujiImport *import;
  guint show_source;
  gint64 announced;
};

G_DEFINE_FINAL_TYPE (GoujiImportRow, gouji_import_row, ADW_TYPE_BIN)

static void
announce (GoujiImportRow *self, const char *words)
{
  self->announced = g_get_monotonic_time ();
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_accessible_announce (GTK_ACCESSIBLE (self), words, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_LOW);
}

static void
show_progress (GoujiImportRow *self)
{
  guint n = gouji_import_get_n_files (self->import);
  g_autofree char *words = gouji_words_for_import_progress (self->import);

  gtk_label_set_label (self->words, words);
  if (n > 1)
    gtk_progress_bar_set_fraction (self->bar, (double) gouji_import_get_n_done (self->import) / n);
  else
    gtk_progress_bar_pulse (self->bar);

  if (gtk_widget_get_visible (GTK_WIDGET (self)) &&
      g_get_monotonic_time () - self->announced >= ANNOUNCE_EVERY)
    announce (self, words);
}

static void
show_summary (GoujiImportRow *self)
{
  g_autofree char *words = gouji_words_for_import_summary (self->import);
  GListModel *failures = gouji_import_get_failures (self->import);

  g_clear_handle_id (&self->show_source, g_source_remove);
  if (!gouji_import_has_summary (self->import)) {
    gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
    return;
  }

  gtk_label_set_label (self->words, words);
  gtk_widget_set_visible (GTK_WIDGET (self->bar), FALSE);
  gtk_widget_set_visible (self->cancel, FALSE);
  gtk_widget_set_visible (self->details, g_list_model_get_n_items (failures) > 0);
  gtk_widget_set_visible (self->dismiss, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  announce (self, words);
}

static void
changed_cb (GoujiImportRow *self)
{
  if (gouji_import_has_ended (self->import))
    show_summary (self);
  else
    show_progress (self);
}

static void
show_cb (gpointer user_data)
{
  GoujiImportRow *self = user_data;

  self->show_source = 0;
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  self->announced = 0;
  show_progress (self);
}

static void
cancel_cb (GtkButton *button, GoujiImportRow *self)
{
  gouji_import_cancel (self->import);
  gtk_widget_set_sensitive (self->cancel, FALSE);
  show_progress (self);
}

static void
details_cb (GtkButton *button, GoujiImportRow *self)
{
  adw_dialog_present (ADW_DIALOG (gouji_import_dialog_new (self->import)), GTK_WIDGET (self));
}

static void
dismiss_cb (GtkButton *button, GoujiImportRow *self)
{
  gouji_session_dismiss_import (self->session, self->import);
}

static void
gouji_import_row_dispose (GObject *object)
{
  GoujiImportRow *self = GOUJI_IMPORT_ROW (object);

  g_clear_handle_id (&self->show_source, g_source_remove);
  g_clear_object (&self->import);
  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (object), GOUJI_TYPE_IMPORT_ROW);

  G_OBJECT_CLASS (gouji_import_row_parent_class)->dispose (object);
}

static void
gouji_import_row_class_init (GoujiImportRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gouji_import_row_dispose;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/gouji/Gouji/window/gouji-import-row.ui");
  gtk_widget_class_bind_template_child (widget_class, GoujiImportRow, name);
  gtk_widget_class_bind_template_child (widget_class, GoujiImportRow, words);
  gtk_widget_class_bind_template_child (widget_class, GoujiImportRow, bar);
  gtk_widget_class_bind_template_child (widget_class, GoujiImportRow, cancel);
  gtk_widget_class_bind_template_child (widget_class, GoujiImportRow, details);
  gtk_widget_class_bind_template_child (widget_class, GoujiImportRow, dismiss);
}

static void
gouji_import_row_init (GoujiImportRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  gtk_widget_set_visible (self->details, FALSE);
  gtk_widget_set_visible (self->dismiss, FALSE);
  g_signal_connect (self->cancel, "clicked", G_CALLBACK (cancel_cb), self);
  g_signal_connect (self->details, "clicked", G_CALLBACK (details_cb), self);
  g_signal_connect (self->dismiss, "clicked", G_CALLBACK (dismiss_cb), self);
}

/**
 * gouji_import_row_new:
 * @session: the session that imports
 * @import: one of its imports
 *
 * Returns: a row that shows itself when there is something to say
 */
GtkWidget *
gouji_import_row_new (GoujiSession *session, GoujiImport *import)
{
  GoujiImportRow *self = g_object_new (GOUJI_TYPE_IMPORT_ROW, NULL);
  gint64 gone = gouji_import_get_duration (import) / G_TIME_SPAN_MILLISECOND;
  const char *name = gouji_import_get_name (import);

  self->session = g_object_ref (session);
  self->import = g_object_ref (import);
  gtk_label_set_label (self->name, name ? name : _ ("Opening Files"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->name), name);
  g_signal_connect_object (import, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  if (gouji_import_has_ended (import))
    show_summary (self);
  else
    self->show_source = g_timeout_add_once ((guint) MAX (SHOW_AFTER - gone, 0), show_cb, self);

  return GTK_WIDGET (self);
}

/* More rows than these are scrolled, or a script that opens dozens of files would make the window higher than
 * the screen. */
#define MOST_ROWS 2
#define MOST_HEIGHT 240

struct _GoujiImportList {
  AdwBin parent_instance;

  GtkScrolledWindow *scroller;
  GtkWidget *box;
  GoujiSession *session;
};

G_DEFINE_FINAL_TYPE (GoujiImportList, gouji_import_list, ADW_TYPE_BIN)

static void
imports_changed_cb (GListModel *imports, guint position, guint removed, guint added, GoujiImportList *self)
{
  GtkWidget *before = position > 0 ? gtk_widget_get_first_child (self->box) : NULL;

  for (guint i = 1; i < position; i++)
    before = gtk_widget_get_next_sibling (before);

  for (guint i = 0; i < removed; i++)
    gtk_box_remove (GTK_BOX (self->box),
                    before ? gtk_widget_get_next_sibling (before) : gtk_widget_get_first_child (self->box));
  for (guint i = position; i < position + added; i++) {
    g_autoptr (GoujiImport) import = g_list_model_get_item (imports, i);
    GtkWidget *row = gouji_import_row_new (self->session, import);

    gtk_box_insert_child_after (GTK_BOX (self->box), row, before);
    before = row;
  }
  gtk_scrolled_window_set_policy (self->scroller, GTK_POLICY_NEVER,
                                  g_list_model_get_n_items (imports) > MOST_ROWS ? GTK_POLICY_AUTOMATIC
                                                                                 : GTK_POLICY_NEVER);
}

static void
gouji_import_list_dispose (GObject *object)
{
  g_clear_object (&GOUJI_IMPORT_LIST (object)->session);

  G_OBJECT_CLASS (gouji_import_list_parent_class)->dispose (object);
}

static void
gouji_import_list_class_init (GoujiImportListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gouji_import_list_dispose;
}

static void
gouji_import_list_init (GoujiImportList *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->scroller = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  gtk_scrolled_window_set_policy (self->scroller, GTK_POLICY_NEVER, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_propagate_natural_height (self->scroller, TRUE);
  gtk_scrolled_window_set_max_content_height (self->scroller, MOST_HEIGHT);
  gtk_scrolled_window_set_child (self->scroller, self->box);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->scroller));
}

/**
 * gouji_import_list_set_session:
 * @self: the rows
 * @session: whose imports they are; to be called once
 */
void
gouji_import_list_set_session (GoujiImportList *self, GoujiSession *session)
{
  GListModel *imports = gouji_session_get_imports (session);

  self->session = g_object_ref (session);
  g_signal_connect_object (imports, "items-changed", G_CALLBACK (imports_changed_cb), self, 0);
  imports_changed_cb (imports, 0, 0, g_list_model_get_n_items (imports), self);
}
