/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "form-pane/gouji-cell-finder.h"

#include "words/gouji-cell-search.h"
#include "words/gouji-form-words.h"

/* Who sees more than so many types another word. */
#define MAX_RESULTS 40

struct _GoujiCellFinder {
  AdwDialog parent_instance;

  GtkEditable *entry;
  GtkListBox *results;

  GtkWidget *pane; /* weak */
  GoujiForm *form;
  GoujiCellSearch *search;
  GPtrArray *cells; /* (element-type GoujiCell), as @search has them */
  guint n_results;
};

G_DEFINE_FINAL_TYPE (GoujiCellFinder, gouji_cell_finder, ADW_TYPE_DIALOG)

static void
add_result (GoujiCellFinder *self, const GoujiCell *cell)
{
  g_autofree char *name = gouji_form_words_cell_name (cell);
  g_autoptr (PangoAttrList) attributes = gouji_form_words_attributes ();
  GtkWidget *label = gtk_label_new (name);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_label_set_attributes (GTK_LABEL (label), attributes);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_margin_top (label, 6);
  gtk_widget_set_margin_bottom (label, 6);
  gtk_widget_set_margin_start (label, 9);
  gtk_widget_set_margin_end (label, 9);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (row), "cell", (gpointer) cell);
  gtk_list_box_append (self->results, row);
}

static void
search_changed_cb (GoujiCellFinder *self)
{
  gouji_cell_finder_search (self, gtk_editable_get_text (self->entry));
}

static void
go_to (GoujiCellFinder *self, GtkListBoxRow *row)
{
  const GoujiCell *cell = g_object_get_data (G_OBJECT (row), "cell");
  g_autoptr (GtkWidget) pane = self->pane != NULL ? g_object_ref (self->pane) : NULL;

  adw_dialog_force_close (ADW_DIALOG (self));
  if (pane != NULL)
    gtk_widget_activate_action (pane, "form.select-cell", "s", cell->id);
}

static void
activate_cb (GoujiCellFinder *self)
{
  gouji_cell_finder_go (self);
}

static void
row_activated_cb (GoujiCellFinder *self, GtkListBoxRow *row)
{
  go_to (self, row);
}

static void
stop_search_cb (GoujiCellFinder *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
next_cb (GoujiCellFinder *self)
{
  gtk_widget_child_focus (GTK_WIDGET (self->results), GTK_DIR_DOWN);
}

static void
gouji_cell_finder_dispose (GObject *object)
{
  GoujiCellFinder *self = GOUJI_CELL_FINDER (object);

  g_clear_weak_pointer (&self->pane);
  adw_dialog_set_child (ADW_DIALOG (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), GOUJI_TYPE_CELL_FINDER);

  G_OBJECT_CLASS (gouji_cell_finder_parent_class)->dispose (object);
}

static void
gouji_cell_finder_finalize (GObject *object)
{
  GoujiCellFinder *self = GOUJI_CELL_FINDER (object);

  g_clear_pointer (&self->cells, g_ptr_array_unref);
  g_clear_pointer (&self->search, gouji_cell_search_free);
  g_clear_pointer (&self->form, gouji_form_unref);

  G_OBJECT_CLASS (gouji_cell_finder_parent_class)->finalize (object);
}

static void
gouji_cell_finder_class_init (GoujiCellFinderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gouji_cell_finder_dispose;
  G_OBJECT_CLASS (klass)->finalize = gouji_cell_finder_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/gouji/Gouji/form-pane/gouji-cell-finder.ui");
  gtk_widget_class_bind_template_child (widget_class, GoujiCellFinder, entry);
  gtk_widget_class_bind_template_child (widget_class, GoujiCellFinder, results);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
}

static void
gouji_cell_finder_init (GoujiCellFinder *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * gouji_cell_finder_new:
 * @pane: what has the action `form.select-cell`
 * @cells: (element-type GoujiCell): those that can be gone to
 * @folding: outlives the dialog
 */
AdwDialog *
gouji_cell_finder_new (GtkWidget *pane, GoujiForm *form, const GPtrArray *cells, const GoujiFolding *folding)
{
  GoujiCellFinder *self = g_object_new (GOUJI_TYPE_CELL_FINDER, NULL);

  g_set_weak_pointer (&self->pane, pane);
  self->form = gouji_form_ref (form);
  self->search = gouji_cell_search_new (folding);
  self->cells = g_ptr_array_new ();
  for (guint i = 0; i < cells->len; i++) {
    g_ptr_array_add (self->cells, cells->pdata[i]);
    gouji_cell_search_add (self->search, cells->pdata[i]);
  }
  gouji_cell_finder_search (self, "");
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->entry));
  return ADW_DIALOG (self);
}

/**
 * gouji_cell_finder_search:
 * @words: parts of the heads of a row and a column, in any order
 */
void
gouji_cell_finder_search (GoujiCellFinder *self, const char *words)
{
  g_return_if_fail (GOUJI_IS_CELL_FINDER (self));

  gouji_cell_search_set_words (self->search, words);
  gtk_list_box_remove_all (self->results);
  self->n_results = 0;
  for (guint i = 0; i < self->cells->len && self->n_results < MAX_RESULTS; i++) {
    if (!gouji_cell_search_fits (self->search, i))
      continue;
    add_result (self, self->cells->pdata[i]);
    self->n_results++;
  }
  gtk_list_box_select_row (self->results, gtk_list_box_get_row_at_index (self->results, 0));
}

guint
gouji_cell_finder_get_n_results (GoujiCellFinder *self)
{
  return self->n_results;
}

/**
 * gouji_cell_finder_go:
 *
 * Goes to the chosen cell, the first one found unless another was chosen.
 *
 * Returns: whether there is one
 */
gboolean
gouji_cell_finder_go (GoujiCellFinder *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->results);

  if (row == NULL)
    return FALSE;
  go_to (self, row);
  return TRUE;
}
