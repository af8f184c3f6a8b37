/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "document-pane/gouji-document-pane.h"

#include <glib/gi18n.h>

#include "document-pane/gouji-document-find.h"
#include "document-pane/gouji-document-view.h"

struct _GoujiDocumentPane {
  GtkWidget parent_instance;

  GtkSearchBar *find_bar;
  GtkEditable *find_entry;
  GtkLabel *find_count;
  GtkWidget *encoding_row;
  GtkMenuButton *encoding_button;
  GtkWidget *scroller;
  GoujiDocumentView *view;

  GCancellable *search;
  GArray *matches; /* element-type GoujiRange, nullable */
  guint match;     /* the current one, or %G_MAXUINT */
};

enum {
  PROP_0,
  PROP_SELECTION_START,
  PROP_SELECTION_END,
};

enum {
  MARK_ACTIVATED,
  SELECTION_CHANGED,
  DESCRIBE_MARK,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GoujiDocumentPane, gouji_document_pane, GTK_TYPE_WIDGET)

static void
enable_steps (GoujiDocumentPane *self)
{
  gboolean any = self->matches != NULL && self->matches->len > 0;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "document.find-next", any);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "document.find-previous", any);
}

static void
show_count (GoujiDocumentPane *self)
{
  g_autofree char *text = NULL;
  gboolean none = self->matches != NULL && self->matches->len == 0;

  if (self->matches == NULL)
    text = g_strdup ("");
  else if (none)
    text = g_strdup (_ ("None"));
  else if (self->matches->len >= GOUJI_FIND_MOST)
    /* Translators: the current match, of more than so many in a text. */
    text = g_strdup_printf (_ ("%u/%u+"), self->match + 1, self->matches->len);
  else
    /* Translators: the current match, of so many in a text. */
    text = g_strdup_printf (_ ("%u/%u"), self->match + 1, self->matches->len);

  gtk_label_set_text (self->find_count, text);
  gtk_widget_set_visible (GTK_WIDGET (self->find_count), self->matches != NULL);
  if (none)
    gtk_widget_add_css_class (GTK_WIDGET (self->find_entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->find_entry), "error");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->find_entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  none ? _ ("No matches") : text, -1);
}

static void
go_to_match (GoujiDocumentPane *self, guint match)
{
  self->match = match;
  gouji_document_view_set_current_match (self->view, match);
  show_count (self);
}

/* The first match from where one reads on, so that typing a longer word does not leave the place. */
static guint
choose_match (GoujiDocumentPane *self)
{
  guint from = gouji_document_view_get_selection (self->view).start;
  GoujiRange visible = gouji_document_view_get_visible_range (self->view);

  if (from < visible.start || from > visible.end)
    from = visible.start;
  for (guint i = 0; i < self->matches->len; i++) {
    if (g_array_index (self->matches, GoujiRange, i).start >= from)
      return i;
  }

  return 0;
}

static void
forget_matches (GoujiDocumentPane *self)
{
  g_cancellable_cancel (self->search);
  g_clear_object (&self->search);
  g_clear_pointer (&self->matches, g_array_unref);
  self->match = G_MAXUINT;
  if (self->view != NULL)
    gouji_document_view_set_matches (self->view, NULL);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GoujiDocumentPane *self;
  g_autoptr (GArray) matches = gouji_document_find_text_finish (result, NULL);

  /* Only a search that nobody wants any more has no result; the pane may be gone then. */
  if (matches == NULL)
    return;

  self = GOUJI_DOCUMENT_PANE (data);
  g_clear_object (&self->search);
  self->matches = g_steal_pointer (&matches);
  gouji_document_view_set_matches (self->view, self->matches);
  enable_steps (self);
  if (self->matches->len > 0)
    go_to_match (self, choose_match (self));
  else
    show_count (self);
}

static void
start_search (GoujiDocumentPane *self)
{
  const char *needle = gtk_editable_get_text (self->find_entry);
  GoujiDocument *document = gouji_document_view_get_document (self->view);

  forget_matches (self);
  enable_steps (self);
  if (document == NULL || *needle == '\0' || !gtk_search_bar_get_search_mode (self->find_bar)) {
    show_count (self);
    return;
  }

  self->search = g_cancellable_new ();
  gouji_document_find_text_async (document, needle, self->search, found_cb, self);
}

static void
step (GoujiDocumentPane *self, gboolean forward)
{
  guint n_matches = self->matches != NULL ? self->matches->len : 0;

  if (n_matches > 0)
    go_to_match (self, forward ? (self->match + 1) % n_matches : (self->match + n_matches - 1) % n_matches);
}

static void
find_changed_cb (GtkSearchEntry *entry, GoujiDocumentPane *self)
{
  start_search (self);
}

static void
find_activated_cb (GtkSearchEntry *entry, GoujiDocumentPane *self)
{
  step (self, TRUE);
}

static void
find_previous_cb (GtkSearchEntry *entry, GoujiDocumentPane *self)
{
  step (self, FALSE);
}

static void
find_stopped_cb (GtkSearchEntry *entry, GoujiDocumentPane *self)
{
  gtk_search_bar_set_search_mode (self->find_bar, FALSE);
}

static void
find_mode_changed_cb (GtkSearchBar *bar, GParamSpec *pspec, GoujiDocumentPane *self)
{
  if (self->view == NULL)
    return;

  start_search (self);
  if (!gtk_search_bar_get_search_mode (bar))
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
mark_activated_cb (GoujiDocumentView *view, guint tag, GoujiDocumentPane *self)
{
  g_signal_emit (self, signals[MARK_ACTIVATED], 0, tag);
}

static char *
describe_mark_cb (GoujiDocumentView *view, gpointer mark, GoujiDocumentPane *self)
{
  char *text = NULL;

  g_signal_emit (self, signals[DESCRIBE_MARK], 0, mark, &text);
  return text;
}

static void
selection_changed_cb (GoujiDocumentView *view, GoujiDocumentPane *self)
{
  g_object_notify (G_OBJECT (self), "selection-start");
  g_object_notify (G_OBJECT (self), "selection-end");
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

/* Opens the bar with what is selected, if that is a few words on one line. */
static void
find_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GoujiDocumentPane *self = GOUJI_DOCUMENT_PANE (widget);
  GoujiDocument *document = gouji_document_view_get_document (self->view);
  GoujiRange selection = gouji_document_view_get_selection (self->view);

  if (document == NULL)
    return;

  gtk_search_bar_set_search_mode (self->find_bar, TRUE);
  if (selection.start < selection.end && selection.end - selection.start <= 40) {
    g_autofree char *text = gouji_document_slice (document, selection);

    if (strpbrk (text, "\n\t") == NULL)
      gtk_editable_set_text (self->find_entry, text);
  }
  gtk_widget_grab_focus (GTK_WIDGET (self->find_entry));
  gtk_editable_select_region (self->find_entry, 0, -1);
}

static void
find_next_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  step (GOUJI_DOCUMENT_PANE (widget), TRUE);
}

static void
find_previous_action_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  step (GOUJI_DOCUMENT_PANE (widget), FALSE);
}

static gboolean
gouji_document_pane_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (GOUJI_DOCUMENT_PANE (widget)->view));
}

static void
gouji_document_pane_get_property (GObject *object, guint property, GValue *value, GParamSpec *pspec)
{
  GoujiRange selection = gouji_document_pane_get_selection (GOUJI_DOCUMENT_PANE (object));

  switch (property) {
  case PROP_SELECTION_START:
    g_value_set_uint (value, selection.start);
    break;
  case PROP_SELECTION_END:
    g_value_set_uint (value, selection.end);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
  }
}

static void
gouji_document_pane_dispose (GObject *object)
{
  GoujiDocumentPane *self = GOUJI_DOCUMENT_PANE (object);

  forget_matches (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), GOUJI_TYPE_DOCUMENT_PANE);

  G_OBJECT_CLASS (gouji_document_pane_parent_class)->dispose (object);
}

static void
add_properties (GObjectClass *object_class)
{
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  g_object_class_install_property (object_class, PROP_SELECTION_START,
                                   g_param_spec_uint ("selection-start", NULL, NULL, 0, G_MAXUINT, 0, flags));
  g_object_class_install_property (object_class, PROP_SELECTION_END,
                                   g_param_spec_uint ("selection-end", NULL, NULL, 0, G_MAXUINT, 0, flags));
}

static void
add_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "document.find", NULL, find_cb);
  gtk_widget_class_install_action (widget_class, "document.find-next", NULL, find_next_cb);
  gtk_widget_class_install_action (widget_class, "document.find-previous", NULL, find_previous_action_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "document.find", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_g, GDK_CONTROL_MASK, "document.find-next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_g, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "document.find-previous", NULL);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/gouji/Gouji/document-pane/gouji-document-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, GoujiDocumentPane, find_bar);
  gtk_widget_class_bind_template_child (widget_class, GoujiDocumentPane, find_entry);
  gtk_widget_class_bind_template_child (widget_class, GoujiDocumentPane, find_count);
  gtk_widget_class_bind_template_child (widget_class, GoujiDocumentPane, encoding_row);
  gtk_widget_class_bind_template_child (widget_class, GoujiDocumentPane, encoding_button);
  gtk_widget_class_bind_template_child (widget_class, GoujiDocumentPane, scroller);
  gtk_widget_class_bind_template_child (widget_class, GoujiDocumentPane, view);
  gtk_widget_class_bind_template_callback (widget_class, find_mode_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, find_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, find_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, find_previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, find_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, mark_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, describe_mark_cb);
  gtk_widget_class_bind_template_callback (widget_class, selection_changed_cb);
}

static void
gouji_document_pane_class_init (GoujiDocumentPaneClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = gouji_document_pane_get_property;
  object_class->dispose = gouji_document_pane_dispose;
  widget_class->grab_focus = gouji_document_pane_grab_focus;

  add_properties (object_class);
  signals[MARK_ACTIVATED] = g_signal_new ("mark-activated", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[DESCRIBE_MARK] =
    g_signal_new ("describe-mark", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0,
                  g_signal_accumulator_first_wins, NULL, NULL, G_TYPE_STRING, 1, G_TYPE_POINTER);
  signals[SELECTION_CHANGED] = g_signal_new ("selection-changed", G_TYPE_FROM_CLASS (class),
                                             G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  add_actions (widget_class);
  g_type_ensure (GOUJI_TYPE_DOCUMENT_VIEW);
  bind_template (widget_class);
  gtk_widget_class_set_css_name (widget_class, "documentpane");
}

static void
gouji_document_pane_init (GoujiDocumentPane *self)
{
  self->match = G_MAXUINT;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->find_bar, self->find_entry);
  enable_steps (self);
}

GtkWidget *
gouji_document_pane_new (void)
{
  return g_object_new (GOUJI_TYPE_DOCUMENT_PANE, NULL);
}

/**
 * gouji_document_pane_set_document:
 * @document: (nullable): what to show
 * @range: the report within it; the text outside is dimmed
 *
 * Shows @document from the report's beginning, without marks, highlight and selection.
 */
void
gouji_document_pane_set_document (GoujiDocumentPane *self, GoujiDocument *document, GoujiRange range)
{
  g_return_if_fail (GOUJI_IS_DOCUMENT_PANE (self));

  forget_matches (self);
  gouji_document_view_set_document (self->view, document, range);
  if (document == NULL)
    gtk_search_bar_set_search_mode (self->find_bar, FALSE);
  start_search (self);
}

/**
 * gouji_document_pane_set_encoding:
 * @encoding: (nullable): the encoding that the document was read in, when that is in doubt; %NULL when it is
 * not
 * @others: (array zero-terminated=1) (nullable): the encodings that it may be in; @encoding may be one of
 * them
 *
 * Offers to read the document in another encoding: with the action `win.reread` (s).
 */
void
gouji_document_pane_set_encoding (GoujiDocumentPane *self, const char *encoding, const char *const *others)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  g_return_if_fail (GOUJI_IS_DOCUMENT_PANE (self));

  gtk_widget_set_visible (self->encoding_row, encoding != NULL);
  if (encoding == NULL)
    return;

  for (guint i = 0; others != NULL && others[i] != NULL; i++) {
    g_autoptr (GMenuItem) item = g_menu_item_new (others[i], NULL);

    if (g_str_equal (others[i], encoding))
      continue;
    g_menu_item_set_action_and_target (item, "win.reread", "s", others[i]);
    g_menu_append_item (menu, item);
  }
  gtk_menu_button_set_menu_model (self->encoding_button, G_MENU_MODEL (menu));
  gtk_menu_button_set_label (self->encoding_button, encoding);
}

void
gouji_document_pane_set_marks (GoujiDocumentPane *self, const GoujiDocumentMark *marks, guint n_marks)
{
  g_return_if_fail (GOUJI_IS_DOCUMENT_PANE (self));

  gouji_document_view_set_marks (self->view, marks, n_marks);
}

/**
 * gouji_document_pane_highlight:
 * @range: the source of the selected figure; an empty range takes the highlight away
 * @scroll: whether to bring it into the middle of the view, if it is not visible
 */
void
gouji_document_pane_highlight (GoujiDocumentPane *self, GoujiRange range, gboolean scroll)
{
  g_return_if_fail (GOUJI_IS_DOCUMENT_PANE (self));

  gouji_document_view_highlight (self->view, range, scroll);
}

GoujiRange
gouji_document_pane_get_selection (GoujiDocumentPane *self)
{
  g_return_val_if_fail (GOUJI_IS_DOCUMENT_PANE (self), (GoujiRange) { 0 });

  return gouji_document_view_get_selection (self->view);
}

void
gouji_document_pane_select (GoujiDocumentPane *self, GoujiRange range)
{
  g_return_if_fail (GOUJI_IS_DOCUMENT_PANE (self));

  gouji_document_view_select (self->view, range);
}

/**
 * gouji_document_pane_find:
 *
 * Opens the find bar and looks for @text.
 */
void
gouji_document_pane_find (GoujiDocumentPane *self, const char *text)
{
  g_return_if_fail (GOUJI_IS_DOCUMENT_PANE (self));

  gtk_search_bar_set_search_mode (self->find_bar, TRUE);
  gtk_editable_set_text (self->find_entry, text);
  start_search (self);
}

/**
 * gouji_document_pane_set_extra_menu:
 * @menu: (nullable): commands for the selected text, shown on top of the context menu
 */
void
gouji_document_pane_set_extra_menu (GoujiDocumentPane *self, GMenuModel *menu)
{
  g_return_if_fail (GOUJI_IS_DOCUMENT_PANE (self));

  gouji_document_view_set_extra_menu (self->view, menu);
}
