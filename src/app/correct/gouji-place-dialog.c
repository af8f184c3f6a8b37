/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "correct/gouji-place-dialog.h"

#include <glib/gi18n.h>

#include "correct/gouji-correct-words.h"
#include "correct/gouji-place-target.h"
#include "fill/gouji-place.h"

/* How many numbers are listed where it is said what was selected. */
#define MOST_LISTED 8

struct _GoujiPlaceDialog {
  AdwDialog parent_instance;

  GtkLabel *summary;
  GtkEditable *search;
  GtkWidget *scroller;
  GtkListView *list;
  GtkSingleSelection *selection;
  GtkWidget *review_box;
  GtkLabel *review;

  GoujiReport *report;
  GoujiRange range;
  GtkStringFilter *filter;
};

G_DEFINE_FINAL_TYPE (GoujiPlaceDialog, gouji_place_dialog, ADW_TYPE_DIALOG)

static char *
slice (GoujiPlaceDialog *self, GoujiRange range)
{
  /* Translators: stands for a cell in which nothing is printed */
  return range.start < range.end ? gouji_document_slice (gouji_report_get_document (self->report), range)
                                 : g_strdup (_ ("(blank)"));
}

static GoujiPlaceTarget *
get_target (GoujiPlaceDialog *self)
{
  gpointer item = gtk_single_selection_get_selected_item (self->selection);

  return item != NULL ? GOUJI_PLACE_TARGET (item) : NULL;
}

/* One number and its cell, with what stands there now. */
static void
append_placing (GoujiPlaceDialog *self, GString *text, const GoujiPlacing *placing)
{
  const GoujiFigure *figure = gouji_report_get_figure (self->report, placing->cell);
  const char *now = figure->entered != NULL ? figure->entered : figure->printed;
  g_autofree char *name = gouji_correct_words_cell (placing->cell);
  g_autofree char *number = slice (self, placing->source);

  if (text->len > 0)
    g_string_append_c (text, '\n');
  if (now != NULL && *now != '\0')
    /* Translators: a number, the cell that it is put into, what stands there now */
    g_string_append_printf (text, _ ("%s → %s (now %s)"), number, name, now);
  else
    /* Translators: a number, the cell that it is put into */
    g_string_append_printf (text, _ ("%s → %s"), number, name);
}

static void
show_review (GoujiPlaceDialog *self)
{
  GoujiPlaceTarget *target = get_target (self);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GArray) placings = NULL;

  if (target != NULL)
    placings = gouji_place_numbers (self->report, self->range, gouji_place_target_get_cell (target),
                                    gouji_place_target_get_extent (target), NULL);
  for (guint i = 0; placings != NULL && i < placings->len; i++)
    append_placing (self, text, &g_array_index (placings, GoujiPlacing, i));

  gtk_label_set_label (self->review, text->str);
  gtk_widget_set_visible (self->review_box, placings != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "place.accept", placings != NULL);
}

static void
selected_cb (GtkSingleSelection *selection, GParamSpec *pspec, GoujiPlaceDialog *self)
{
  if (self->report != NULL)
    show_review (self);
}

/* What was selected, and whether anything has as many places. */
static void
show_summary (GoujiPlaceDialog *self, GArray *numbers, guint n_targets)
{
  g_autoptr (GString) list = g_string_new (NULL);
  g_autofree char *text = NULL;

  for (guint i = 0; i < MIN (numbers->len, MOST_LISTED); i++) {
    g_autofree char *number = slice (self, g_array_index (numbers, GoujiFoundNumber, i).source);

    /* Translators: stands between the numbers of a list */
    g_string_append_printf (list, "%s%s", i > 0 ? _ (", ") : "", number);
  }
  if (numbers->len > MOST_LISTED)
    g_string_append (list, "…");

  if (numbers->len == 0)
    text = g_strdup (_ ("No number is selected in the document."));
  else
    /* Translators: what was selected: how many numbers, and these */
    text =
      g_strdup_printf (ngettext ("%u number is selected: %s", "%u numbers are selected: %s", numbers->len),
                       numbers->len, list->str);
  gtk_label_set_label (self->summary, text);
  if (numbers->len > 0 && n_targets == 0) {
    g_autofree char *both =
      g_strconcat (text, "\n", _ ("No row, column or table of the form has as many places."), NULL);

    gtk_label_set_label (self->summary, both);
  }
}

/* The cells that the dialog speaks of are no longer there. */
static void
changed_cb (GoujiReport *report, GoujiChange kind, guint index, GoujiPlaceDialog *self)
{
  if (kind == GOUJI_CHANGE_READING)
    adw_dialog_force_close (ADW_DIALOG (self));
}

static void
cancel_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  adw_dialog_close (ADW_DIALOG (widget));
}

static void
accept_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GoujiPlaceDialog *self = GOUJI_PLACE_DIALOG (widget);
  GoujiPlaceTarget *target = get_target (self);

  if (target == NULL)
    return;

  g_signal_handlers_disconnect_by_func (self->report, changed_cb, self);
  gtk_widget_activate_action (widget, "win.place-at", "(ssuu)",
                              gouji_extent_to_string (gouji_place_target_get_extent (target)),
                              gouji_place_target_get_cell (target)->id, self->range.start, self->range.end);
  adw_dialog_close (ADW_DIALOG (widget));
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *name = gtk_label_new (NULL);
  GtkWidget *table = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_wrap (GTK_LABEL (name), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (name), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (table, "dimmed");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), table);
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkWidget *name = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  g_autofree char *text = NULL;
  g_autofree char *table = NULL;

  g_object_get (gtk_list_item_get_item (item), "name", &text, "table", &table, NULL);
  gtk_label_set_label (GTK_LABEL (name), text);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_next_sibling (name)), table);
  gtk_list_item_set_accessible_label (item, text);
}

static void
search_cb (GtkSearchEntry *entry, GoujiPlaceDialog *self)
{
  gtk_string_filter_set_search (self->filter, gtk_editable_get_text (self->search));
  show_review (self);
}

/* Escape empties the search, and then closes as it does elsewhere. */
static void
stop_cb (GtkSearchEntry *entry, GoujiPlaceDialog *self)
{
  if (*gtk_editable_get_text (self->search) == '\0')
    adw_dialog_close (ADW_DIALOG (self));
  else
    gtk_editable_set_text (self->search, "");
}

static void
gouji_place_dialog_dispose (GObject *object)
{
  GoujiPlaceDialog *self = GOUJI_PLACE_DIALOG (object);

  g_clear_object (&self->report);
  gtk_widget_dispose_template (GTK_WIDGET (object), GOUJI_TYPE_PLACE_DIALOG);
  g_clear_object (&self->filter);

  G_OBJECT_CLASS (gouji_place_dialog_parent_class)->dispose (object);
}

static void
gouji_place_dialog_class_init (GoujiPlaceDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gouji_place_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/gouji/Gouji/correct/gouji-place-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, GoujiPlaceDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, GoujiPlaceDialog, search);
  gtk_widget_class_bind_template_child (widget_class, GoujiPlaceDialog, scroller);
  gtk_widget_class_bind_template_child (widget_class, GoujiPlaceDialog, list);
  gtk_widget_class_bind_template_child (widget_class, GoujiPlaceDialog, selection);
  gtk_widget_class_bind_template_child (widget_class, GoujiPlaceDialog, review_box);
  gtk_widget_class_bind_template_child (widget_class, GoujiPlaceDialog, review);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_install_action (widget_class, "place.cancel", NULL, cancel_cb);
  gtk_widget_class_install_action (widget_class, "place.accept", NULL, accept_cb);
}

static void
gouji_place_dialog_init (GoujiPlaceDialog *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  gtk_list_view_set_factory (self->list, factory);
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->search));

  self->filter = gtk_string_filter_new (gtk_property_expression_new (GOUJI_TYPE_PLACE_TARGET, NULL, "name"));
  g_signal_connect (self->search, "search-changed", G_CALLBACK (search_cb), self);
  g_signal_connect (self->search, "stop-search", G_CALLBACK (stop_cb), self);
}

/**
 * gouji_place_dialog_new:
 * @report: a report with a document
 * @selection: what is selected in the document
 *
 * Returns: (transfer floating): the dialog
 */
GoujiPlaceDialog *
gouji_place_dialog_new (GoujiReport *report, GoujiRange selection)
{
  GoujiPlaceDialog *self = g_object_new (GOUJI_TYPE_PLACE_DIALOG, NULL);
  g_autoptr (GArray) numbers = gouji_find_numbers (gouji_report_get_document (report), selection);
  GListStore *targets = gouji_place_targets_new (report, numbers->len);
  guint n_targets = g_list_model_get_n_items (G_LIST_MODEL (targets));
  g_autoptr (GtkFilterListModel) found =
    gtk_filter_list_model_new (G_LIST_MODEL (targets), g_object_ref (GTK_FILTER (self->filter)));

  self->report = g_object_ref (report);
  self->range = selection;
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (found));
  g_signal_connect_object (report, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_DEFAULT);
  gtk_widget_set_visible (GTK_WIDGET (self->search), n_targets > 0);
  gtk_widget_set_visible (self->scroller, n_targets > 0);
  show_summary (self, numbers, n_targets);
  show_review (self);
  return self;
}

static gboolean
scroll_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  GoujiPlaceDialog *self = GOUJI_PLACE_DIALOG (widget);
  guint selected = gtk_single_selection_get_selected (self->selection);

  if (selected != GTK_INVALID_LIST_POSITION)
    gtk_list_view_scroll_to (self->list, selected, GTK_LIST_SCROLL_NONE, NULL);
  return G_SOURCE_REMOVE;
}

/**
 * gouji_place_dialog_choose:
 * @cell: a cell of the report's form
 * @extent: how much of its table is meant
 *
 * Selects where the numbers are to go, if they fit there.
 */
void
gouji_place_dialog_choose (GoujiPlaceDialog *self, const GoujiCell *cell, GoujiExtent extent)
{
  GListModel *model = gtk_single_selection_get_model (self->selection);

  /* The only row, or the only column, is the block itself. */
  if ((extent == GOUJI_EXTENT_ROW && cell->block->rows->len == 1) ||
      (extent == GOUJI_EXTENT_COLUMN && cell->block->columns->len == 1))
    extent = GOUJI_EXTENT_BLOCK;

  for (guint i = 0; i < g_list_model_get_n_items (model); i++) {
    g_autoptr (GoujiPlaceTarget) target = g_list_model_get_item (model, i);
    const GoujiCell *other = gouji_place_target_get_cell (target);

    if (gouji_place_target_get_extent (target) != extent || other->block != cell->block ||
        (extent != GOUJI_EXTENT_COLUMN && extent != GOUJI_EXTENT_BLOCK && other->row != cell->row) ||
        (extent != GOUJI_EXTENT_ROW && extent != GOUJI_EXTENT_BLOCK && other->column != cell->column))
      continue;
    gtk_single_selection_set_selected (self->selection, i);
    gtk_widget_add_tick_callback (GTK_WIDGET (self), scroll_cb, NULL, NULL);
    return;
  }
}
