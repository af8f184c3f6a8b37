/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "document-pane/gouji-document-pane.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "document-pane/gouji-document-find.h"
#include "document-pane/gouji-document-view.h"
#include "document-pane/gouji-mark-set.h"
#include "pages/gouji-pages-view.h"

struct _GoujiDocumentPane {
  GtkWidget parent_instance;

  GtkSearchBar *find_bar;
  GtkEditable *find_entry;
  GtkLabel *find_count;
  GtkWidget *encoding_row;
  GtkMenuButton *encoding_button;
  GtkWidget *scroller;
  GoujiDocumentView *view;
  GtkWidget *pages_row;
  AdwToggleGroup *shown_as;
  GtkWidget *zoom_box;
  GtkStack *stack;
  GoujiPagesView *pages;

  GoujiDrawnPages *drawn; /* (nullable): %NULL when the document has no pages, or they cannot be drawn */
  GoujiMarkSet *marks;    /* (nullable) */
  GoujiRange highlight;
  char *choice; /* how the user wants documents shown: "text" or "pages" */

  GCancellable *search;
  GArray *matches; /* element-type GoujiRange, nullable */
  guint match;     /* the current one, or %G_MAXUINT */
};

enum {
  PROP_0,
  PROP_SELECTION_START,
  PROP_SELECTION_END,
  PROP_SHOWN_AS,
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

/* -- pages -- */

static gboolean
shows_pages (GoujiDocumentPane *self)
{
  return self->drawn != NULL && g_str_equal (self->choice, "pages");
}

/* A file may have more boxes at one place than anybody can tell apart. */
#define MOST_BOXES 64

static void
highlight_pages (GoujiDocumentPane *self, gboolean scroll)
{
  GoujiPageBox boxes[MOST_BOXES];
  guint n = 0;
  const GoujiTextBox *found = NULL;

  if (self->drawn != NULL && self->highlight.end > self->highlight.start)
    found = gouji_document_find_boxes (gouji_drawn_pages_get_document (self->drawn), self->highlight, &n);
  n = MIN (n, MOST_BOXES);
  for (guint i = 0; i < n; i++)
    boxes[i] = (GoujiPageBox) { found[i].page, found[i].x, found[i].y, found[i].width, found[i].height };

  /* Translators: stands beside a passage of a page that a figure was read from */
  gouji_pages_view_highlight (self->pages, boxes, n, _ ("Source"), scroll);
}

static void
show_choice (GoujiDocumentPane *self)
{
  gboolean as_pages = shows_pages (self);

  gtk_widget_set_visible (self->pages_row, self->drawn != NULL);
  gtk_widget_set_visible (self->zoom_box, as_pages);
  gtk_stack_set_visible_child_name (self->stack, as_pages ? "pages" : "text");
  adw_toggle_group_set_active_name (self->shown_as, as_pages ? "pages" : "text");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "document.zoom-in", as_pages);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "document.zoom-out", as_pages);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "document.zoom-fit", as_pages);
}

static void
choose (GoujiDocumentPane *self, const char *choice)
{
  if (!g_str_equal (choice, "text") && !g_str_equal (choice, "pages"))
    return;
  if (!g_set_str (&self->choice, choice))
    return;

  show_choice (self);
  if (shows_pages (self))
    highlight_pages (self, TRUE);
  else
    gouji_document_view_highlight (self->view, self->highlight, self->highlight.end > 0);
  g_object_notify (G_OBJECT (self), "shown-as");
}

static void
toggled_cb (AdwToggleGroup *group, GParamSpec *pspec, GoujiDocumentPane *self)
{
  const char *name = adw_toggle_group_get_active_name (group);

  if (self->drawn != NULL && name != NULL)
    choose (self, name);
}

static void
zoom_in_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gouji_pages_view_step_zoom (GOUJI_DOCUMENT_PANE (widget)->pages, 1);
}

static void
zoom_out_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gouji_pages_view_step_zoom (GOUJI_DOCUMENT_PANE (widget)->pages, -1);
}

static void
zoom_fit_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gouji_pages_view_set_fit (GOUJI_DOCUMENT_PANE (widget)->pages, GOUJI_PAGES_FIT_WIDTH, 1);
}

/* What the words in a box mean. */
static gboolean
activate_box (GoujiDocumentPane *self, GoujiRange range)
{
  guint first = gouji_mark_set_find_first (self->marks, range.start);
  guint mark;

  if (first >= gouji_mark_set_get_n_marks (self->marks) ||
      gouji_mark_set_get (self->marks, first)->range.start >= range.end)
    return FALSE;

  mark = gouji_mark_set_find_at (self->marks,
                                 MAX (range.start, gouji_mark_set_get (self->marks, first)->range.start));
  if (mark >= gouji_mark_set_get_n_marks (self->marks))
    return FALSE;

  g_signal_emit (self, signals[MARK_ACTIVATED], 0, gouji_mark_set_get (self->marks, mark)->tag);
  return TRUE;
}

static gboolean
is_in (const GoujiTextBox *box, guint page, double x, double y)
{
  return box->page == page && x >= box->x && y >= box->y && x <= box->x + box->width &&
         y <= box->y + box->height;
}

/* The same as a click on the words in the text. */
static void
page_pressed_cb (GoujiPagesView *view, guint page, double x, double y, GoujiDocumentPane *self)
{
  guint n_boxes = 0;
  const GoujiTextBox *boxes = NULL;

  if (self->drawn != NULL && self->marks != NULL)
    boxes = gouji_document_get_boxes (gouji_drawn_pages_get_document (self->drawn), &n_boxes);

  for (guint i = 0; i < n_boxes; i++) {
    if (is_in (&boxes[i], page, x, y) && activate_box (self, boxes[i].range))
      return;
  }
}

/* -- the widget -- */

/* Opens the bar with what is selected, if that is a few words on one line. */
static void
find_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GoujiDocumentPane *self = GOUJI_DOCUMENT_PANE (widget);
  GoujiDocument *document = gouji_document_view_get_document (self->view);
  GoujiRange selection = gouji_document_view_get_selection (self->view);

  if (document == NULL)
    return;

  choose (self, "text");
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
  GoujiDocumentPane *self = GOUJI_DOCUMENT_PANE (widget);

  return gtk_widget_grab_focus (shows_pages (self) ? GTK_WIDGET (self->pages) : GTK_WIDGET (self->view));
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
  case PROP_SHOWN_AS:
    g_value_set_string (value, GOUJI_DOCUMENT_PANE (object)->choice);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
  }
}

static void
gouji_document_pane_set_property (GObject *object, guint property, const GValue *value, GParamSpec *pspec)
{
  switch (property) {
  case PROP_SHOWN_AS:
    choose (GOUJI_DOCUMENT_PANE (object), g_value_get_string (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
  }
}

static void
gouji_document_pane_finalize (GObject *object)
{
  GoujiDocumentPane *self = GOUJI_DOCUMENT_PANE (object);

  g_clear_pointer (&self->marks, gouji_mark_set_free);
  g_free (self->choice);

  G_OBJECT_CLASS (gouji_document_pane_parent_class)->finalize (object);
}

static void
gouji_document_pane_dispose (GObject *object)
{
  GoujiDocumentPane *self = GOUJI_DOCUMENT_PANE (object);

  forget_matches (self);
  g_clear_object (&self->drawn);
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
  g_object_class_install_property (
    object_class, PROP_SHOWN_AS,
    g_param_spec_string ("shown-as", NULL, NULL, "text",
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY));
}

static void
add_actions (GtkWidgetClass *widget_class)
{
  static const struct {
    guint key;
    const char *action;
  } zoom_keys[] = {
    { GDK_KEY_plus, "document.zoom-in" },         { GDK_KEY_equal, "document.zoom-in" },
    { GDK_KEY_KP_Add, "document.zoom-in" },       { GDK_KEY_minus, "document.zoom-out" },
    { GDK_KEY_KP_Subtract, "document.zoom-out" }, { GDK_KEY_0, "document.zoom-fit" },
    { GDK_KEY_KP_0, "document.zoom-fit" },
  };

  gtk_widget_class_install_action (widget_class, "document.find", NULL, find_cb);
  gtk_widget_class_install_action (widget_class, "document.find-next", NULL, find_next_cb);
  gtk_widget_class_install_action (widget_class, "document.find-previous", NULL, find_previous_action_cb);
  gtk_widget_class_install_property_action (widget_class, "document.show-as", "shown-as");
  gtk_widget_class_install_action (widget_class, "document.zoom-in", NULL, zoom_in_cb);
  gtk_widget_class_install_action (widget_class, "document.zoom-out", NULL, zoom_out_cb);
  gtk_widget_class_install_action (widget_class, "document.zoom-fit", NULL, zoom_fit_cb);
  for (guint i = 0; i < G_N_ELEMENTS (zoom_keys); i++)
    gtk_widget_class_add_binding_action (widget_class, zoom_keys[i].key, GDK_CONTROL_MASK,
                                         zoom_keys[i].action, NULL);
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
  gtk_widget_class_bind_template_child (widget_class, GoujiDocumentPane, pages_row);
  gtk_widget_class_bind_template_child (widget_class, GoujiDocumentPane, shown_as);
  gtk_widget_class_bind_template_child (widget_class, GoujiDocumentPane, zoom_box);
  gtk_widget_class_bind_template_child (widget_class, GoujiDocumentPane, stack);
  gtk_widget_class_bind_template_child (widget_class, GoujiDocumentPane, pages);
  gtk_widget_class_bind_template_callback (widget_class, find_mode_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, find_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, find_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, find_previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, find_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, mark_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, describe_mark_cb);
  gtk_widget_class_bind_template_callback (widget_class, selection_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, page_pressed_cb);
}

static void
gouji_document_pane_class_init (GoujiDocumentPaneClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = gouji_document_pane_get_property;
  object_class->set_property = gouji_document_pane_set_property;
  object_class->dispose = gouji_document_pane_dispose;
  object_class->finalize = gouji_document_pane_finalize;
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
  g_type_ensure (GOUJI_TYPE_PAGES_VIEW);
  bind_template (widget_class);
  gtk_widget_class_set_css_name (widget_class, "documentpane");
}

static void
gouji_document_pane_init (GoujiDocumentPane *self)
{
  self->match = G_MAXUINT;
  self->choice = g_strdup ("text");
  gtk_widget_init_template (GTK_WIDGET (self));
  gouji_pages_view_set_fit (self->pages, GOUJI_PAGES_FIT_WIDTH, 1);
  g_signal_connect (self->shown_as, "notify::active-name", G_CALLBACK (toggled_cb), self);
  show_choice (self);
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
  gouji_document_pane_set_pages (self, NULL);
  self->highlight = (GoujiRange) { 0, 0 };
  g_clear_pointer (&self->marks, gouji_mark_set_free);
  gouji_document_view_set_document (self->view, document, range);
  if (document == NULL)
    gtk_search_bar_set_search_mode (self->find_bar, FALSE);
  start_search (self);
}

/**
 * gouji_document_pane_set_pages:
 * @pages: (nullable): the pages of the document that is shown
 *
 * Offers to show the document as its pages, and does so where that was chosen last.
 */
void
gouji_document_pane_set_pages (GoujiDocumentPane *self, GoujiDrawnPages *pages)
{
  g_return_if_fail (GOUJI_IS_DOCUMENT_PANE (self));

  if (!g_set_object (&self->drawn, pages))
    return;

  gouji_pages_view_set_pages (self->pages, GOUJI_PAGE_SOURCE (pages));
  show_choice (self);
  highlight_pages (self, TRUE);
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
  g_clear_pointer (&self->marks, gouji_mark_set_free);
  if (gouji_document_view_get_document (self->view) != NULL)
    self->marks = gouji_mark_set_new (
      marks, n_marks, gouji_document_get_length (gouji_document_view_get_document (self->view)));
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

  self->highlight = range;
  gouji_document_view_highlight (self->view, range, scroll);
  highlight_pages (self, scroll);
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

  choose (self, "text");
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
