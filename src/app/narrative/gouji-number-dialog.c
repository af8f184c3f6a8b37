/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "narrative/gouji-number-dialog.h"

#include <glib/gi18n.h>

#include "bind/gouji-bind.h"
#include "narrative/gouji-tie-words.h"
#include "words/gouji-cell-search.h"
#include "words/gouji-form-words.h"

#define DECIMALS 1

struct _GoujiNumberDialog {
  AdwDialog parent_instance;

  GtkEditable *search;
  GtkListBox *cells;
  AdwComboRow *kind;
  AdwComboRow *whole;
  AdwSpinRow *decimals;
  GtkLabel *preview;
  GtkWidget *choose;

  GoujiReport *report;
  GoujiRange range;
  gboolean ties;
  GPtrArray *checks; /* (element-type GtkCheckButton), by index of the cell */
  GoujiCellSearch *cell_search;
};

enum {
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GoujiNumberDialog, gouji_number_dialog, ADW_TYPE_DIALOG)

static const GoujiBindingKind kinds[] = {
  GOUJI_BINDING_SUM, GOUJI_BINDING_SHARE, GOUJI_BINDING_CHANGE, GOUJI_BINDING_GROWTH, GOUJI_BINDING_LAST_YEAR,
};

static GoujiForm *
get_form (GoujiNumberDialog *self)
{
  return gouji_report_get_form (self->report);
}

static GoujiBindingKind
get_kind (GoujiNumberDialog *self)
{
  const guint selected = adw_combo_row_get_selected (self->kind);

  return selected < G_N_ELEMENTS (kinds) ? kinds[selected] : GOUJI_BINDING_SUM;
}

static gboolean
is_checked (GoujiNumberDialog *self, guint index)
{
  return gtk_check_button_get_active (self->checks->pdata[index]);
}

static gboolean
filter_cb (GtkListBoxRow *row, gpointer user_data)
{
  GoujiNumberDialog *self = user_data;
  const guint index = (guint) gtk_list_box_row_get_index (row);

  return gouji_cell_search_fits (self->cell_search, index) || is_checked (self, index);
}

/* The checked cells; with none, the first that is found. */
static void
add_cells (GoujiNumberDialog *self, GPtrArray *cells)
{
  for (guint i = 0; i < self->checks->len; i++) {
    if (is_checked (self, i))
      g_ptr_array_add (cells, (gpointer) gouji_form_get_cell (get_form (self), i));
  }
  if (!gouji_cell_search_has_words (self->cell_search))
    return;
  for (guint i = 0; cells->len == 0 && i < self->checks->len; i++) {
    if (gouji_cell_search_fits (self->cell_search, i))
      g_ptr_array_add (cells, (gpointer) gouji_form_get_cell (get_form (self), i));
  }
}

static GoujiBinding *
make_binding (GoujiNumberDialog *self)
{
  GoujiBinding *binding = gouji_binding_new (get_kind (self), GOUJI_BINDING_FOLLOWS, 0, 0);
  const guint whole = adw_combo_row_get_selected (self->whole);

  add_cells (self, binding->cells);
  binding->decimals = (guint) adw_spin_row_get_value (self->decimals);
  if (binding->kind == GOUJI_BINDING_SHARE && whole < gouji_form_get_n_cells (get_form (self)))
    g_ptr_array_add (binding->whole, (gpointer) gouji_form_get_cell (get_form (self), whole));
  return binding;
}

static void
show_preview (GoujiNumberDialog *self)
{
  g_autoptr (GoujiBinding) binding = make_binding (self);
  g_autofree char *phrase = binding->cells->len > 0 ? gouji_bind_preview (self->report, binding) : NULL;
  const GoujiBoundState state = gouji_binding_evaluate (binding, self->report, binding->decimals).state;
  const char *why = gouji_tie_words_untold (state);
  const gboolean share = binding->kind == GOUJI_BINDING_SHARE;

  gtk_widget_set_visible (GTK_WIDGET (self->whole), share);
  gtk_widget_set_visible (GTK_WIDGET (self->decimals), share || binding->kind == GOUJI_BINDING_GROWTH);
  gtk_label_set_label (self->preview, phrase != NULL ? phrase
                                      : binding->cells->len == 0
                                        /* Translators: in place of the words that will be inserted */
                                        ? _ ("Choose one cell, or several to add up")
                                        : why != NULL ? why : "");
  gtk_widget_set_sensitive (self->choose, self->ties ? binding->cells->len > 0 : phrase != NULL);
}

static void
changed_cb (GoujiNumberDialog *self)
{
  if (self->report != NULL && self->checks->len > 0)
    show_preview (self);
}

static void
search_cb (GoujiNumberDialog *self)
{
  gouji_cell_search_set_words (self->cell_search, gtk_editable_get_text (self->search));
  gtk_list_box_invalidate_filter (self->cells);
  show_preview (self);
}

static void
choose_cb (GoujiNumberDialog *self)
{
  if (!gtk_widget_get_sensitive (self->choose))
    return;
  g_signal_emit (self, signals[CHOSEN], 0);
  adw_dialog_close (ADW_DIALOG (self));
}

/* Down leads from the words to what they have found. */
static gboolean
key_cb (
  GtkEventControllerKey *keys, guint key, guint code, GdkModifierType modifiers, GoujiNumberDialog *self)
{
  return key == GDK_KEY_Down && gtk_widget_child_focus (GTK_WIDGET (self->cells), GTK_DIR_TAB_FORWARD);
}

static char *
describe_figure (GoujiNumberDialog *self, const GoujiCell *cell)
{
  g_autofree char *buffer = NULL;
  const char *shown = gouji_form_words_shown (gouji_report_get_figure (self->report, cell), &buffer);

  return *shown != '\0' ? g_strconcat (shown, cell->unit, NULL) : g_strdup (_ ("(blank)"));
}

static void
add_row (GoujiNumberDialog *self, const GoujiCell *cell, GtkStringList *wholes)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();
  g_autofree char *name = gouji_form_words_cell_name (cell);
  g_autofree char *short_name = gouji_form_words_short_name (get_form (self), cell);
  g_autofree char *value = describe_figure (self, cell);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), value);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_list_box_append (self->cells, row);
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (changed_cb), self);
  g_ptr_array_add (self->checks, check);
  gouji_cell_search_add (self->cell_search, cell);
  gtk_string_list_append (wholes, short_name);
}

static void
add_rows (GoujiNumberDialog *self)
{
  g_autoptr (GtkStringList) wholes = gtk_string_list_new (NULL);

  for (guint i = 0; i < gouji_form_get_n_cells (get_form (self)); i++)
    add_row (self, gouji_form_get_cell (get_form (self), i), wholes);
  adw_combo_row_set_model (self->whole, G_LIST_MODEL (wholes));
  gtk_list_box_set_filter_func (self->cells, filter_cb, self, NULL);
}

static void
add_kinds (GoujiNumberDialog *self)
{
  const char *const words[] = {
    /* Translators: what may be inserted into a text */
    _ ("Figure, or sum of figures"), _ ("Per cent of another figure"),
    _ ("Change from last year"),     _ ("Per cent more or less than last year"),
    _ ("Last year’s figure"),        NULL,
  };
  g_autoptr (GtkStringList) list = gtk_string_list_new (words);

  adw_combo_row_set_model (self->kind, G_LIST_MODEL (list));
}

static void
gouji_number_dialog_dispose (GObject *object)
{
  GoujiNumberDialog *self = GOUJI_NUMBER_DIALOG (object);

  if (self->cells != NULL)
    gtk_list_box_set_filter_func (self->cells, NULL, NULL, NULL);
  adw_dialog_set_child (ADW_DIALOG (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), GOUJI_TYPE_NUMBER_DIALOG);
  g_clear_object (&self->report);

  G_OBJECT_CLASS (gouji_number_dialog_parent_class)->dispose (object);
}

static void
gouji_number_dialog_finalize (GObject *object)
{
  GoujiNumberDialog *self = GOUJI_NUMBER_DIALOG (object);

  g_ptr_array_unref (self->checks);
  g_clear_pointer (&self->cell_search, gouji_cell_search_free);

  G_OBJECT_CLASS (gouji_number_dialog_parent_class)->finalize (object);
}

static void
gouji_number_dialog_class_init (GoujiNumberDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gouji_number_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = gouji_number_dialog_finalize;

  /**
   * GoujiNumberDialog::chosen:
   *
   * The user has chosen; gouji_number_dialog_get_binding() says what.
   */
  signals[CHOSEN] =
    g_signal_new ("chosen", GOUJI_TYPE_NUMBER_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/gouji/Gouji/narrative/gouji-number-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, GoujiNumberDialog, search);
  gtk_widget_class_bind_template_child (widget_class, GoujiNumberDialog, cells);
  gtk_widget_class_bind_template_child (widget_class, GoujiNumberDialog, kind);
  gtk_widget_class_bind_template_child (widget_class, GoujiNumberDialog, whole);
  gtk_widget_class_bind_template_child (widget_class, GoujiNumberDialog, decimals);
  gtk_widget_class_bind_template_child (widget_class, GoujiNumberDialog, preview);
  gtk_widget_class_bind_template_child (widget_class, GoujiNumberDialog, choose);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_cb);
}

static void
gouji_number_dialog_init (GoujiNumberDialog *self)
{
  g_autoptr (PangoAttrList) attributes = gouji_form_words_attributes ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->checks = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_label_set_attributes (self->preview, attributes);
  adw_spin_row_set_value (self->decimals, DECIMALS);
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (search_cb), self);
  g_signal_connect_swapped (self->search, "activate", G_CALLBACK (choose_cb), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->search), keys);
}

/**
 * gouji_number_dialog_new:
 * @folding: with what cells are found by their words; outlives the dialog
 * @range: where in a text the number stands, or is to stand
 * @ties: whether a number that stands there is to be tied; else one is inserted
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
gouji_number_dialog_new (GoujiReport *report, const GoujiFolding *folding, GoujiRange range, gboolean ties)
{
  GoujiNumberDialog *self = g_object_new (GOUJI_TYPE_NUMBER_DIALOG, NULL);

  self->report = g_object_ref (report);
  self->cell_search = gouji_cell_search_new (folding);
  self->range = range;
  self->ties = ties;
  if (ties) {
    adw_dialog_set_title (ADW_DIALOG (self), _ ("Tie a Number"));
    /* Translators: button: ties a number of the text to the chosen cells */
    gtk_button_set_label (GTK_BUTTON (self->choose), _ ("_Tie"));
  }
  add_kinds (self);
  add_rows (self);
  show_preview (self);
  return ADW_DIALOG (self);
}

/**
 * gouji_number_dialog_get_binding:
 *
 * Returns: (transfer full) (nullable): what was chosen, %NULL for nothing
 */
GoujiBinding *
gouji_number_dialog_get_binding (GoujiNumberDialog *self)
{
  g_return_val_if_fail (GOUJI_IS_NUMBER_DIALOG (self), NULL);

  g_autoptr (GoujiBinding) binding = make_binding (self);

  return binding->cells->len > 0 ? g_steal_pointer (&binding) : NULL;
}

GoujiRange
gouji_number_dialog_get_range (GoujiNumberDialog *self)
{
  return self->range;
}

gboolean
gouji_number_dialog_get_ties (GoujiNumberDialog *self)
{
  return self->ties;
}
