/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "compare/gouji-compare-dialog.h"

#include <glib/gi18n.h>

#include "compare/gouji-compare-table.h"
#include "compare/gouji-compare-words.h"
#include "compare/gouji-compared-passage-row.h"

struct _GoujiCompareDialog {
  AdwDialog parent_instance;

  AdwWindowTitle *title;
  GtkLabel *summary;
  GtkLabel *before;
  GtkLabel *after;
  AdwMultiLayoutView *layouts;
  AdwViewStack *pages;
  AdwViewStackPage *figures_page;
  AdwViewStackPage *texts_page;
  GtkStack *figures;
  GtkColumnView *table;
  GtkStack *texts;
  GtkListView *list;
  GtkWidget *choices;

  GoujiCompared *compared;
  gboolean narrow;
  int at; /* the difference that was stepped to, -1 before the first */
};

G_DEFINE_FINAL_TYPE (GoujiCompareDialog, gouji_compare_dialog, ADW_TYPE_DIALOG)

enum {
  PROP_0,
  PROP_NARROW,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

enum {
  SIGNAL_CELL_ACTIVATED,
  SIGNAL_PART_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static GListModel *
get_rows (GoujiCompareDialog *self)
{
  return G_LIST_MODEL (gtk_column_view_get_model (self->table));
}

static GListModel *
get_passages (GoujiCompareDialog *self)
{
  return G_LIST_MODEL (gtk_list_view_get_model (self->list));
}

/* -- going to a place -- */

/* The report in which a place is shown: the second, which is as a rule the one that is being worked on. */
static GoujiOpenReport *
get_shown (GoujiCompareDialog *self, gboolean *after)
{
  GoujiOpenReport *newer = self->compared->sides[1].open;

  *after = newer != NULL;
  return newer != NULL ? newer : self->compared->sides[0].open;
}

static void
row_activated_cb (GtkColumnView *view, guint position, GoujiCompareDialog *self)
{
  g_autoptr (GoujiCompareRow) row = g_list_model_get_item (get_rows (self), position);
  gboolean after;
  GoujiOpenReport *report = get_shown (self, &after);
  const GoujiCell *cell = gouji_compare_row_get_cell (row, after);

  if (report != NULL && cell != NULL)
    g_signal_emit (self, signals[SIGNAL_CELL_ACTIVATED], 0, report, cell->index);
}

static void
passage_activated_cb (GtkListView *view, guint position, GoujiCompareDialog *self)
{
  g_autoptr (GoujiComparedPassage) passage = g_list_model_get_item (get_passages (self), position);
  gboolean after;
  GoujiOpenReport *report = get_shown (self, &after);
  const GoujiPart *part = gouji_compared_passage_get_part (passage, after);

  if (report != NULL && part != NULL)
    g_signal_emit (self, signals[SIGNAL_PART_ACTIVATED], 0, report, part->index);
}

/* -- from difference to difference -- */

static gboolean
is_change (GListModel *passages, guint position)
{
  g_autoptr (GoujiComparedPassage) passage = g_list_model_get_item (passages, position);

  return gouji_compared_passage_get_kind (passage) == GOUJI_COMPARED_PASSAGE_CHANGED;
}

static void
show_difference (GoujiCompareDialog *self, guint at)
{
  guint n_rows = g_list_model_get_n_items (get_rows (self));
  GtkListScrollFlags flags = GTK_LIST_SCROLL_FOCUS | GTK_LIST_SCROLL_SELECT;

  adw_view_stack_set_visible_child_name (self->pages, at < n_rows ? "figures" : "texts");
  if (at < n_rows) {
    gtk_widget_grab_focus (GTK_WIDGET (self->table));
    gtk_column_view_scroll_to (self->table, at, NULL, flags, NULL);
  } else {
    gtk_widget_grab_focus (GTK_WIDGET (self->list));
    gtk_list_view_scroll_to (self->list, at - n_rows, flags, NULL);
  }
}

/* Rows of the table come first, then the changed passages. */
static void
step (GoujiCompareDialog *self, int direction)
{
  guint n_rows = g_list_model_get_n_items (get_rows (self));
  guint n = n_rows + g_list_model_get_n_items (get_passages (self));
  int at = self->at + direction;

  while (at >= (int) n_rows && at < (int) n && !is_change (get_passages (self), (guint) at - n_rows))
    at += direction;
  if (at < 0 || at >= (int) n)
    return;

  self->at = at;
  show_difference (self, (guint) at);
}

static void
next_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  step (GOUJI_COMPARE_DIALOG (widget), 1);
}

static void
previous_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  step (GOUJI_COMPARE_DIALOG (widget), -1);
}

/* -- copying -- */

/* A cell of a table that is pasted into a spreadsheet holds neither tabs nor ends of lines. */
static void
append_field (GString *table, const char *text)
{
  gsize start = table->len;

  g_string_append (table, text);
  for (gsize i = start; i < table->len; i++) {
    if (table->str[i] == '\t' || table->str[i] == '\n' || table->str[i] == '\r')
      table->str[i] = ' ';
  }
}

static void
append_rows (GString *table, GListModel *rows)
{
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++) {
    g_autoptr (GoujiCompareRow) row = g_list_model_get_item (rows, i);

    for (guint column = 0; column < GOUJI_N_COMPARE_COLUMNS; column++) {
      if (column > 0)
        g_string_append_c (table, '\t');
      append_field (table, gouji_compare_row_get_text (row, column));
    }
    g_string_append_c (table, '\n');
  }
}

static void
append_side (GString *table, GPtrArray *runs, GoujiRunKind left_out)
{
  g_string_append_c (table, '\t');
  for (guint i = 0; i < runs->len; i++) {
    const GoujiTextRun *run = g_ptr_array_index (runs, i);

    if (run->kind != left_out)
      append_field (table, run->text);
  }
}

static void
append_passages (GString *table, GListModel *passages)
{
  const char *title = "";
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (passages); i++) {
    GoujiComparedPassage *passage = g_list_model_get_item (passages, i);

    g_ptr_array_add (kept, passage);
    if (gouji_compared_passage_get_kind (passage) == GOUJI_COMPARED_PASSAGE_TITLE)
      title = gouji_compared_passage_get_text (passage);
    if (gouji_compared_passage_get_kind (passage) != GOUJI_COMPARED_PASSAGE_CHANGED)
      continue;
    append_field (table, title);
    append_side (table, gouji_compared_passage_get_runs (passage), GOUJI_RUN_IN);
    append_side (table, gouji_compared_passage_get_runs (passage), GOUJI_RUN_OUT);
    g_string_append (table, "\t\n");
  }
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GoujiCompareDialog *self = GOUJI_COMPARE_DIALOG (widget);
  g_autoptr (GString) table = g_string_new (NULL);

  g_string_append_printf (table, "%s\t%s\t%s\t%s\n", _ ("What"), C_ ("column", "Before"),
                          C_ ("column", "After"), C_ ("column", "Difference"));
  append_rows (table, get_rows (self));
  append_passages (table, get_passages (self));
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), table->str);
}

/* -- which of the two is to be saved -- */

static void
keep_mine_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "win.keep-mine", NULL);
  adw_dialog_close (ADW_DIALOG (widget));
}

static void
take_theirs_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "win.take-theirs", NULL);
  adw_dialog_close (ADW_DIALOG (widget));
}

static void
save_copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "win.save-as", NULL);
  adw_dialog_close (ADW_DIALOG (widget));
}

/* -- the list of texts -- */

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  gtk_list_item_set_child (item, gouji_compared_passage_row_new ());
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GoujiComparedPassage *passage = gtk_list_item_get_item (item);
  g_autofree char *words = gouji_compared_passage_describe (passage);
  gboolean changed = gouji_compared_passage_get_kind (passage) == GOUJI_COMPARED_PASSAGE_CHANGED;

  gouji_compared_passage_row_set_passage (GOUJI_COMPARED_PASSAGE_ROW (gtk_list_item_get_child (item)),
                                          passage);
  gtk_list_item_set_accessible_label (item, words);
  gtk_list_item_set_activatable (item, changed);
  gtk_list_item_set_selectable (item, changed);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  gouji_compared_passage_row_set_passage (GOUJI_COMPARED_PASSAGE_ROW (gtk_list_item_get_child (item)), NULL);
}

static void
fill_list (GoujiCompareDialog *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GListModel) passages = gouji_compared_passages_new (self->compared->comparison);
  g_autoptr (GtkSingleSelection) selection = g_object_new (GTK_TYPE_SINGLE_SELECTION, "autoselect", FALSE,
                                                           "can-unselect", TRUE, "model", passages, NULL);

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
}

/* -- the dialog -- */

static char *
describe_side (const GoujiComparedSide *side, const char *pattern)
{
  g_autofree char *whole = g_strdup_printf (C_ ("report", "%s (%s)"), side->title, side->origin);

  return g_strdup_printf (pattern, whole);
}

static void
fill (GoujiCompareDialog *self)
{
  const GoujiComparison *comparison = self->compared->comparison;
  g_autofree char *summary = gouji_compare_words_summary (comparison);
  /* Translators: which report is compared; its title and origin */
  g_autofree char *before = describe_side (&self->compared->sides[0], _ ("Before: %s"));
  /* Translators: which report is compared; its title and origin */
  g_autofree char *after = describe_side (&self->compared->sides[1], _ ("After: %s"));
  guint n_rows;

  gtk_label_set_label (self->summary, summary);
  gtk_label_set_label (self->before, before);
  gtk_label_set_label (self->after, after);
  gouji_compare_table_set_rows (self->table, gouji_compare_rows_new (comparison));
  gouji_compare_table_set_narrow (self->table, self->narrow);
  fill_list (self);

  n_rows = g_list_model_get_n_items (get_rows (self));
  gtk_stack_set_visible_child_name (self->figures, n_rows > 0 ? "some" : "none");
  gtk_stack_set_visible_child_name (self->texts, comparison->texts->len > 0 ? "some" : "none");
  adw_view_stack_page_set_badge_number (self->figures_page, n_rows);
  adw_view_stack_page_set_badge_number (self->texts_page, comparison->texts->len);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "compare.copy", !gouji_comparison_is_empty (comparison));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "compare.next", !gouji_comparison_is_empty (comparison));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "compare.previous",
                                 !gouji_comparison_is_empty (comparison));
}

static void
gouji_compare_dialog_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id) {
  case PROP_NARROW:
    g_value_set_boolean (value, GOUJI_COMPARE_DIALOG (object)->narrow);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
gouji_compare_dialog_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  GoujiCompareDialog *self = GOUJI_COMPARE_DIALOG (object);

  switch (prop_id) {
  case PROP_NARROW:
    self->narrow = g_value_get_boolean (value);
    if (self->table != NULL)
      gouji_compare_table_set_narrow (self->table, self->narrow);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
gouji_compare_dialog_dispose (GObject *object)
{
  GoujiCompareDialog *self = GOUJI_COMPARE_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), GOUJI_TYPE_COMPARE_DIALOG);
  g_clear_pointer (&self->compared, gouji_compared_free);

  G_OBJECT_CLASS (gouji_compare_dialog_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/gouji/Gouji/compare/gouji-compare-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, GoujiCompareDialog, title);
  gtk_widget_class_bind_template_child (widget_class, GoujiCompareDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, GoujiCompareDialog, before);
  gtk_widget_class_bind_template_child (widget_class, GoujiCompareDialog, after);
  gtk_widget_class_bind_template_child (widget_class, GoujiCompareDialog, layouts);
  gtk_widget_class_bind_template_child (widget_class, GoujiCompareDialog, pages);
  gtk_widget_class_bind_template_child (widget_class, GoujiCompareDialog, figures_page);
  gtk_widget_class_bind_template_child (widget_class, GoujiCompareDialog, texts_page);
  gtk_widget_class_bind_template_child (widget_class, GoujiCompareDialog, figures);
  gtk_widget_class_bind_template_child (widget_class, GoujiCompareDialog, table);
  gtk_widget_class_bind_template_child (widget_class, GoujiCompareDialog, texts);
  gtk_widget_class_bind_template_child (widget_class, GoujiCompareDialog, list);
  gtk_widget_class_bind_template_child (widget_class, GoujiCompareDialog, choices);
}

static void
gouji_compare_dialog_class_init (GoujiCompareDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = gouji_compare_dialog_get_property;
  object_class->set_property = gouji_compare_dialog_set_property;
  object_class->dispose = gouji_compare_dialog_dispose;

  props[PROP_NARROW] =
    g_param_spec_boolean ("narrow", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[SIGNAL_CELL_ACTIVATED] =
    g_signal_new ("cell-activated", GOUJI_TYPE_COMPARE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, GOUJI_TYPE_OPEN_REPORT, G_TYPE_UINT);
  signals[SIGNAL_PART_ACTIVATED] =
    g_signal_new ("part-activated", GOUJI_TYPE_COMPARE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, GOUJI_TYPE_OPEN_REPORT, G_TYPE_UINT);

  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "compare.next", NULL, next_action);
  gtk_widget_class_install_action (widget_class, "compare.previous", NULL, previous_action);
  gtk_widget_class_install_action (widget_class, "compare.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "compare.keep-mine", NULL, keep_mine_action);
  gtk_widget_class_install_action (widget_class, "compare.take-theirs", NULL, take_theirs_action);
  gtk_widget_class_install_action (widget_class, "compare.save-copy", NULL, save_copy_action);
}

/* Before the panes beside each other get the keys: they would move the handle between them. */
static void
take_keys (GoujiCompareDialog *self)
{
  static const struct {
    const char *keys;
    const char *action;
  } bindings[] = {
    { "F8", "action(compare.next)" },
    { "<Shift>F8", "action(compare.previous)" },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  for (guint i = 0; i < G_N_ELEMENTS (bindings); i++)
    gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string (bindings[i].keys),
                        gtk_shortcut_action_parse_string (bindings[i].action)));
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static void
gouji_compare_dialog_init (GoujiCompareDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  take_keys (self);

  self->at = -1;
  g_signal_connect (self->table, "activate", G_CALLBACK (row_activated_cb), self);
  g_signal_connect (self->list, "activate", G_CALLBACK (passage_activated_cb), self);
}

/**
 * gouji_compare_dialog_new:
 * @compared: (transfer full): two reports, compared
 *
 * Returns: the dialog
 */
GoujiCompareDialog *
gouji_compare_dialog_new (GoujiCompared *compared)
{
  GoujiCompareDialog *self = g_object_new (GOUJI_TYPE_COMPARE_DIALOG, NULL);

  self->compared = compared;
  fill (self);

  return self;
}

/**
 * gouji_compare_dialog_ask:
 * @self: the dialog, for a file that somebody else has written, and the report that is open
 *
 * Asks which of the two is to be saved.
 */
void
gouji_compare_dialog_ask (GoujiCompareDialog *self)
{
  adw_dialog_set_title (ADW_DIALOG (self), _ ("Changed by Somebody Else"));
  adw_window_title_set_title (self->title, _ ("Changed by Somebody Else"));
  gtk_widget_set_visible (self->choices, TRUE);
}
