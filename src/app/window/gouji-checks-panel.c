/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/gouji-checks-panel.h"

#include <glib/gi18n.h>

#include "window/gouji-finding-row.h"

/* Scrolled no further than this, in pixels, the list is at its top: the height of a head. */
#define TOP 40

#define LABEL_BINDING "gouji-label-binding"

struct _GoujiChecksPanel {
  AdwBin parent_instance;

  GtkStack *stack;
  GtkScrolledWindow *scroller;
  GtkListView *list;

  GListStore *items;
  gboolean from_top;
  GtkSingleSelection *selection;
};

G_DEFINE_FINAL_TYPE (GoujiChecksPanel, gouji_checks_panel, ADW_TYPE_BIN)

enum {
  SIGNAL_FINDING_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* What concerns the report as a whole comes first, then the parts in the order of the form, then what was set
 * aside. */
static int
get_place (GoujiFindingItem *item)
{
  const GoujiPart *part = gouji_finding_item_get_part (item);

  if (gouji_finding_item_get_excuse (item) != NULL)
    return G_MAXINT16;

  return part ? (int) part->index : -1;
}

static int
compare_parts (gconstpointer a, gconstpointer b, gpointer user_data)
{
  return get_place ((GoujiFindingItem *) a) - get_place ((GoujiFindingItem *) b);
}

static int
compare_severities (gconstpointer a, gconstpointer b, gpointer user_data)
{
  return (int) gouji_finding_item_get_severity ((GoujiFindingItem *) a) -
         (int) gouji_finding_item_get_severity ((GoujiFindingItem *) b);
}

static void
setup_row_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  gtk_list_item_set_child (list_item, gouji_finding_row_new ());
}

static void
bind_row_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  GoujiFindingItem *item = gtk_list_item_get_item (list_item);

  GBinding *label =
    g_object_bind_property (item, "message", list_item, "accessible-label", G_BINDING_SYNC_CREATE);

  gouji_finding_row_set_item (GOUJI_FINDING_ROW (gtk_list_item_get_child (list_item)), item);
  g_object_set_data (G_OBJECT (list_item), LABEL_BINDING, label);
}

static void
unbind_row_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  g_binding_unbind (g_object_steal_data (G_OBJECT (list_item), LABEL_BINDING));
  gouji_finding_row_set_item (GOUJI_FINDING_ROW (gtk_list_item_get_child (list_item)), NULL);
}

static void
setup_header_cb (GtkSignalListItemFactory *factory, GtkListHeader *header, gpointer user_data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "heading");
  gtk_list_header_set_child (header, label);
}

static void
bind_header_cb (GtkSignalListItemFactory *factory, GtkListHeader *header, gpointer user_data)
{
  GoujiFindingItem *item = gtk_list_header_get_item (header);
  const GoujiPart *part = gouji_finding_item_get_part (item);
  const char *title = part != NULL ? part->title : _ ("The report as a whole");

  gtk_label_set_label (GTK_LABEL (gtk_list_header_get_child (header)),
                       gouji_finding_item_get_excuse (item) != NULL ? _ ("Set aside") : title);
}

static void
activate_cb (GtkListView *list, guint position, GoujiChecksPanel *self)
{
  g_autoptr (GoujiFindingItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  gtk_single_selection_set_selected (self->selection, position);
  g_signal_emit (self, signals[SIGNAL_FINDING_ACTIVATED], 0, item);
}

/* A list view begins with its first row at the edge, and the head above that row out of sight. */
static void
room_cb (GtkAdjustment *adjustment, GoujiChecksPanel *self)
{
  if (!self->from_top || gtk_adjustment_get_page_size (adjustment) <= 0)
    return;

  self->from_top = FALSE;
  gtk_adjustment_set_value (adjustment, 0);
}

static void
gouji_checks_panel_dispose (GObject *object)
{
  GoujiChecksPanel *self = GOUJI_CHECKS_PANEL (object);

  /* Disposing of the template frees a child that it names; the bin must have let go of it before. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), GOUJI_TYPE_CHECKS_PANEL);
  g_clear_object (&self->selection);
  g_clear_object (&self->items);

  G_OBJECT_CLASS (gouji_checks_panel_parent_class)->dispose (object);
}

static void
gouji_checks_panel_class_init (GoujiChecksPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gouji_checks_panel_dispose;

  signals[SIGNAL_FINDING_ACTIVATED] =
    g_signal_new ("finding-activated", GOUJI_TYPE_CHECKS_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, GOUJI_TYPE_FINDING_ITEM);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/gouji/Gouji/window/gouji-checks-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, GoujiChecksPanel, stack);
  gtk_widget_class_bind_template_child (widget_class, GoujiChecksPanel, scroller);
  gtk_widget_class_bind_template_child (widget_class, GoujiChecksPanel, list);
}

static void
set_up_list (GoujiChecksPanel *self)
{
  GtkListItemFactory *rows = gtk_signal_list_item_factory_new ();
  GtkListItemFactory *headers = gtk_signal_list_item_factory_new ();

  g_signal_connect (rows, "setup", G_CALLBACK (setup_row_cb), NULL);
  g_signal_connect (rows, "bind", G_CALLBACK (bind_row_cb), NULL);
  g_signal_connect (rows, "unbind", G_CALLBACK (unbind_row_cb), NULL);
  g_signal_connect (headers, "setup", G_CALLBACK (setup_header_cb), NULL);
  g_signal_connect (headers, "bind", G_CALLBACK (bind_header_cb), NULL);

  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  gtk_list_view_set_factory (self->list, rows);
  gtk_list_view_set_header_factory (self->list, headers);
  g_signal_connect (self->list, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (self->scroller), "changed",
                           G_CALLBACK (room_cb), self, 0);
  g_object_unref (rows);
  g_object_unref (headers);
}

static void
gouji_checks_panel_init (GoujiChecksPanel *self)
{
  GtkSortListModel *sorted;

  gtk_widget_init_template (GTK_WIDGET (self));

  self->items = g_list_store_new (GOUJI_TYPE_FINDING_ITEM);
  sorted = gtk_sort_list_model_new (G_LIST_MODEL (g_object_ref (self->items)),
                                    GTK_SORTER (gtk_custom_sorter_new (compare_severities, NULL, NULL)));
  gtk_sort_list_model_set_section_sorter (sorted,
                                          GTK_SORTER (gtk_custom_sorter_new (compare_parts, NULL, NULL)));
  self->selection = gtk_single_selection_new (G_LIST_MODEL (sorted));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  set_up_list (self);
}

/* Returns: the place of the row that stands for a finding, from a place on; the number of rows for none */
static guint
find_row (GoujiChecksPanel *self, guint from, const GoujiFinding *finding)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  guint i = from;

  for (; i < n; i++) {
    g_autoptr (GoujiFindingItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

    if (gouji_finding_item_is_about (item, finding))
      break;
  }

  return i;
}

/* Puts what has come in place of what has gone. Returns: the place behind it */
static guint
replace_rows (GoujiChecksPanel *self, guint from, guint to, GPtrArray *come)
{
  guint n = come->len;

  if (to > from || n > 0)
    g_list_store_splice (self->items, from, to - from, come->pdata, n);
  g_ptr_array_set_size (come, 0);

  return from + n;
}

/**
 * gouji_checks_panel_set_findings:
 * @self: the panel
 * @findings: (element-type GoujiFinding): all findings of the report, in the order of the check
 *
 * Shows other findings. Only the rows of those that came or went are made anew, which costs more than the
 * check itself; the others say what their numbers are now.
 */
void
gouji_checks_panel_set_findings (GoujiChecksPanel *self, GPtrArray *findings)
{
  g_autoptr (GPtrArray) come = g_ptr_array_new_with_free_func (g_object_unref);
  guint next = 0;

  self->from_top = self->from_top || g_list_model_get_n_items (G_LIST_MODEL (self->items)) == 0;
  for (guint i = 0; i < findings->len; i++) {
    const GoujiFinding *finding = g_ptr_array_index (findings, i);
    guint row = find_row (self, next, finding);
    g_autoptr (GoujiFindingItem) item = NULL;

    if (row == g_list_model_get_n_items (G_LIST_MODEL (self->items))) {
      g_ptr_array_add (come, gouji_finding_item_new (finding));
      continue;
    }
    next = replace_rows (self, next, row, come);
    item = g_list_model_get_item (G_LIST_MODEL (self->items), next++);
    gouji_finding_item_update (item, finding);
  }
  replace_rows (self, next, g_list_model_get_n_items (G_LIST_MODEL (self->items)), come);
  gtk_stack_set_visible_child_name (self->stack, findings->len > 0 ? "findings" : "none");
}

/**
 * gouji_checks_panel_set_proposals:
 * @self: the panel
 * @findings: (element-type GoujiFinding): the findings that are shown
 * @proposals: (element-type GoujiProposal): what would settle some of them
 *
 * Shows with each finding what would settle it.
 */
void
gouji_checks_panel_set_proposals (GoujiChecksPanel *self, GPtrArray *findings, GPtrArray *proposals)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));

  /* Another report is shown by now, or this one was changed: what would settle its findings comes after them.
   */
  if (n != findings->len)
    return;

  /* Rows that grow at the top must not push the head above them out of sight. */
  self->from_top =
    self->from_top || gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (self->scroller)) < TOP;

  for (guint i = 0; i < n; i++) {
    g_autoptr (GoujiFindingItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

    gouji_finding_item_set_remedies (item, findings->pdata[i], proposals);
  }
}

/**
 * gouji_checks_panel_clear:
 * @self: the panel
 *
 * Forgets the findings: those that come next are another report's, and shown from the top.
 */
void
gouji_checks_panel_clear (GoujiChecksPanel *self)
{
  g_list_store_remove_all (self->items);
}

static GoujiSeverity
get_severity (GoujiChecksPanel *self, guint position)
{
  g_autoptr (GoujiFindingItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  return gouji_finding_item_get_severity (item);
}

static gboolean
is_aside (GoujiChecksPanel *self, guint position)
{
  g_autoptr (GoujiFindingItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  return gouji_finding_item_get_excuse (item) != NULL;
}

/* The list is in the order of the form; who goes through it wants what is wrong before what is only worth a
 * look. Returns: the place of the finding that is the next in that order; what was set aside is none */
static guint
find_step (GoujiChecksPanel *self, guint from, int direction)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  g_autofree guint *order = g_new (guint, n);
  guint n_ordered = 0;
  guint current = G_MAXUINT;

  for (GoujiSeverity severity = GOUJI_SEVERITY_ERROR; severity <= GOUJI_SEVERITY_NOTICE; severity++) {
    for (guint i = 0; i < n; i++) {
      if (get_severity (self, i) != severity || is_aside (self, i))
        continue;
      if (i == from)
        current = n_ordered;
      order[n_ordered++] = i;
    }
  }

  if (n_ordered == 0)
    return GTK_INVALID_LIST_POSITION;
  if (current == G_MAXUINT)
    return order[direction > 0 ? 0 : n_ordered - 1];
  return order[(current + n_ordered + direction) % n_ordered];
}

/**
 * gouji_checks_panel_step:
 * @self: the panel
 * @direction: 1 for the next finding, -1 for the one before
 *
 * Goes to another finding, around the end: errors first, notices last.
 */
void
gouji_checks_panel_step (GoujiChecksPanel *self, int direction)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  guint selected = gtk_single_selection_get_selected (self->selection);

  if (n == 0)
    return;

  selected = find_step (self, selected, direction);
  if (selected == GTK_INVALID_LIST_POSITION)
    return;
  gtk_list_view_scroll_to (self->list, selected, GTK_LIST_SCROLL_SELECT, NULL);
  activate_cb (self->list, selected, self);
}
