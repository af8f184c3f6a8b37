/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/gouji-import-dialog.h"

#include <glib/gi18n.h>

#include "session/gouji-import-words.h"

struct _GoujiImportDialog {
  AdwDialog parent_instance;

  GtkLabel *summary;
  GtkListView *list;

  GoujiImport *import;
};

G_DEFINE_FINAL_TYPE (GoujiImportDialog, gouji_import_dialog, ADW_TYPE_DIALOG)

/* What failed comes first, then what holds no report, then what was not read at all. */
static int
compare_problems (gconstpointer a, gconstpointer b, gpointer user_data)
{
  return (int) gouji_import_failure_get_problem ((GoujiImportFailure *) a) -
         (int) gouji_import_failure_get_problem ((GoujiImportFailure *) b);
}

static const char *
get_heading (GoujiImportProblem problem)
{
  switch (problem) {
  case GOUJI_IMPORT_FAILED:
    return _ ("Could not be read");
  case GOUJI_IMPORT_WITHOUT:
    return _ ("No report in them");
  case GOUJI_IMPORT_NOT_READ:
    return _ ("Not read, because it was cancelled");
  case GOUJI_N_IMPORT_PROBLEMS:
  default:
    g_return_val_if_reached ("");
  }
}

static GListModel *
get_model (GoujiImportDialog *self)
{
  return G_LIST_MODEL (gtk_list_view_get_model (self->list));
}

static char *
list_all (GoujiImportDialog *self)
{
  GListModel *failures = get_model (self);
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (failures); i++) {
    g_autoptr (GoujiImportFailure) failure = g_list_model_get_item (failures, i);

    g_string_append_printf (lines, "%s\t%s\n", gouji_import_failure_get_name (failure),
                            gouji_import_failure_get_sentence (failure));
  }

  return g_string_free (lines, FALSE);
}

static void
copy_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree char *lines = list_all (GOUJI_IMPORT_DIALOG (widget));

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), lines);
}

/* Without a parameter all of them are tried again. */
static void
open_again (GoujiImportDialog *self, const char *uri)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GListModel *failures = get_model (self);
  g_auto (GVariantBuilder) uris = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("as"));

  if (uri != NULL)
    g_variant_builder_add (&uris, "s", uri);
  for (guint i = 0; uri == NULL && i < g_list_model_get_n_items (failures); i++) {
    g_autoptr (GoujiImportFailure) failure = g_list_model_get_item (failures, i);
    g_autofree char *each = g_file_get_uri (gouji_import_failure_get_file (failure));

    g_variant_builder_add (&uris, "s", each);
  }

  gtk_widget_activate_action_variant (widget, "win.open-uris", g_variant_builder_end (&uris));
  adw_dialog_close (ADW_DIALOG (self));
}

static void
open_again_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  open_again (GOUJI_IMPORT_DIALOG (widget), NULL);
}

static void
open_one_again_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  open_again (GOUJI_IMPORT_DIALOG (widget), g_variant_get_string (parameter, NULL));
}

static GtkWidget *
create_label (gboolean is_name)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), !is_name);
  gtk_widget_add_css_class (label, is_name ? "heading" : "body");

  return label;
}

static void
setup_row_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, GoujiImportDialog *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *text = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *again = gtk_button_new_with_mnemonic (_ ("Try _Again"));

  gtk_widget_set_hexpand (text, TRUE);
  gtk_widget_set_valign (again, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (text), create_label (TRUE));
  gtk_box_append (GTK_BOX (text), create_label (FALSE));
  gtk_box_append (GTK_BOX (row), text);
  gtk_box_append (GTK_BOX (row), again);
  gtk_list_item_set_activatable (list_item, FALSE);
  gtk_list_item_set_child (list_item, row);
}

static void
bind_row_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, GoujiImportDialog *self)
{
  GoujiImportFailure *failure = gtk_list_item_get_item (list_item);
  GtkWidget *text = gtk_widget_get_first_child (gtk_list_item_get_child (list_item));
  GtkWidget *again = gtk_widget_get_next_sibling (text);
  GtkWidget *name = gtk_widget_get_first_child (text);
  GtkWidget *sentence = gtk_widget_get_next_sibling (name);
  g_autofree char *uri = g_file_get_uri (gouji_import_failure_get_file (failure));
  g_autofree char *words = g_strdup_printf ("%s: %s", gouji_import_failure_get_name (failure),
                                            gouji_import_failure_get_sentence (failure));

  gtk_label_set_label (GTK_LABEL (name), gouji_import_failure_get_name (failure));
  gtk_label_set_label (GTK_LABEL (sentence), gouji_import_failure_get_sentence (failure));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (again), "s", uri);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (again), "import.open-one-again");
  gtk_list_item_set_accessible_label (list_item, words);
}

static void
setup_header_cb (GtkSignalListItemFactory *factory, GtkListHeader *header, GoujiImportDialog *self)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_list_header_set_child (header, label);
}

static void
bind_header_cb (GtkSignalListItemFactory *factory, GtkListHeader *header, GoujiImportDialog *self)
{
  GoujiImportFailure *failure = gtk_list_header_get_item (header);

  gtk_label_set_label (GTK_LABEL (gtk_list_header_get_child (header)),
                       get_heading (gouji_import_failure_get_problem (failure)));
}

static void
gouji_import_dialog_dispose (GObject *object)
{
  GoujiImportDialog *self = GOUJI_IMPORT_DIALOG (object);

  g_clear_object (&self->import);
  gtk_widget_dispose_template (GTK_WIDGET (object), GOUJI_TYPE_IMPORT_DIALOG);

  G_OBJECT_CLASS (gouji_import_dialog_parent_class)->dispose (object);
}

static void
gouji_import_dialog_class_init (GoujiImportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gouji_import_dialog_dispose;

  gtk_widget_class_install_action (widget_class, "import.copy", NULL, copy_cb);
  gtk_widget_class_install_action (widget_class, "import.open-again", NULL, open_again_cb);
  gtk_widget_class_install_action (widget_class, "import.open-one-again", "s", open_one_again_cb);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/gouji/Gouji/window/gouji-import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, GoujiImportDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, GoujiImportDialog, list);
}

static void
set_up_factories (GoujiImportDialog *self)
{
  g_autoptr (GtkListItemFactory) rows = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkListItemFactory) headers = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (rows, "setup", G_CALLBACK (setup_row_cb), self, 0);
  g_signal_connect_object (rows, "bind", G_CALLBACK (bind_row_cb), self, 0);
  g_signal_connect_object (headers, "setup", G_CALLBACK (setup_header_cb), self, 0);
  g_signal_connect_object (headers, "bind", G_CALLBACK (bind_header_cb), self, 0);
  gtk_list_view_set_factory (self->list, rows);
  gtk_list_view_set_header_factory (self->list, headers);
}

static void
gouji_import_dialog_init (GoujiImportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  set_up_factories (self);
}

/**
 * gouji_import_dialog_new:
 * @import: an import that has ended
 *
 * Returns: the dialog, to be presented
 */
GtkWidget *
gouji_import_dialog_new (GoujiImport *import)
{
  GoujiImportDialog *self = g_object_new (GOUJI_TYPE_IMPORT_DIALOG, NULL);
  g_autofree char *words = gouji_words_for_import_summary (import);
  GtkSortListModel *sorted =
    gtk_sort_list_model_new (g_object_ref (gouji_import_get_failures (import)), NULL);
  GtkSorter *problems = GTK_SORTER (gtk_custom_sorter_new (compare_problems, NULL, NULL));

  self->import = g_object_ref (import);
  gtk_label_set_label (self->summary, words);
  gtk_sort_list_model_set_section_sorter (sorted, problems);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (sorted))));
  g_object_unref (problems);

  return GTK_WIDGET (self);
}
