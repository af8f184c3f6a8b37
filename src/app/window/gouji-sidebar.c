/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/gouji-sidebar.h"

#include <glib/gi18n.h>

#include "window/gouji-import-row.h"
#include "window/gouji-sidebar-row.h"

struct _GoujiSidebar {
  AdwBin parent_instance;

  GtkSearchEntry *search;
  GtkStack *stack;
  GtkListView *list;
  GtkRevealer *progress;
  GoujiImportList *imports;

  GoujiSession *session;
  GoujiRecents *recents;
  char *needle; /* what is searched for, without regard to capital letters */
  GtkFilter *report_filter;
  GtkFilter *recent_filter;
  GtkSorter *groups;
  GtkSorter *order;
  GtkSingleSelection *selection;
  guint progress_source;
};

G_DEFINE_FINAL_TYPE (GoujiSidebar, gouji_sidebar, ADW_TYPE_BIN)

/* Most files are there at once; a word about it would only flicker. */
#define PROGRESS_AFTER 400

enum {
  SIGNAL_REPORT_ACTIVATED,
  SIGNAL_FILE_ACTIVATED,
  SIGNAL_CLOSE_REPORT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Returns: (nullable): the agency, %NULL for a recent file */
static const char *
get_group (gpointer item)
{
  const char *agency;

  if (!GOUJI_IS_OPEN_REPORT (item))
    return NULL;
  agency = gouji_open_report_get_agency (item);

  return agency ? agency : _ ("Agency unknown");
}

static int
compare_groups (gconstpointer a, gconstpointer b, gpointer user_data)
{
  if (!GOUJI_IS_OPEN_REPORT ((gpointer) a) || !GOUJI_IS_OPEN_REPORT ((gpointer) b))
    return GOUJI_IS_OPEN_REPORT ((gpointer) b) - GOUJI_IS_OPEN_REPORT ((gpointer) a);

  return gouji_open_report_compare_agencies ((GoujiOpenReport *) a, (GoujiOpenReport *) b);
}

/* The latest year first; recent files stay in the order in which they come. */
static int
compare_years (gconstpointer a, gconstpointer b, gpointer user_data)
{
  if (!GOUJI_IS_OPEN_REPORT ((gpointer) a) || !GOUJI_IS_OPEN_REPORT ((gpointer) b))
    return 0;

  return gouji_report_get_year (gouji_open_report_get_report ((GoujiOpenReport *) b)) -
         gouji_report_get_year (gouji_open_report_get_report ((GoujiOpenReport *) a));
}

static gboolean
contains_needle (GoujiSidebar *self, const char *title)
{
  g_autofree char *folded = NULL;

  if (*self->needle == '\0')
    return TRUE;
  folded = g_utf8_casefold (title, -1);

  return strstr (folded, self->needle) != NULL;
}

static gboolean
report_matches_cb (gpointer item, gpointer user_data)
{
  GoujiSidebar *self = user_data;
  g_autofree char *title = *self->needle != '\0' ? gouji_open_report_get_title (item) : NULL;

  return contains_needle (self, title);
}

/* A file that is open already stands among the open reports. */
static gboolean
recent_matches_cb (gpointer item, gpointer user_data)
{
  GoujiSidebar *self = user_data;

  return gouji_session_find_file (self->session, gouji_recent_get_file (item)) == NULL &&
         contains_needle (self, gouji_recent_get_title (item));
}

static void
show_what_there_is (GoujiSidebar *self)
{
  gboolean searching = *gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0';

  if (g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0)
    gtk_stack_set_visible_child_name (self->stack, "list");
  else
    gtk_stack_set_visible_child_name (self->stack, searching ? "nothing-found" : "empty");
}

static void
search_cb (GtkSearchEntry *search, GoujiSidebar *self)
{
  g_autofree char *needle = g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (search)), -1);

  g_set_str (&self->needle, g_strstrip (needle));
  gtk_filter_changed (self->report_filter, GTK_FILTER_CHANGE_DIFFERENT);
  gtk_filter_changed (self->recent_filter, GTK_FILTER_CHANGE_DIFFERENT);
  show_what_there_is (self);
}

static void
title_cb (GoujiOpenReport *report, GParamSpec *pspec, GoujiSidebar *self)
{
  gtk_sorter_changed (self->groups, GTK_SORTER_CHANGE_DIFFERENT);
  gtk_sorter_changed (self->order, GTK_SORTER_CHANGE_DIFFERENT);
  if (*self->needle != '\0')
    gtk_filter_changed (self->report_filter, GTK_FILTER_CHANGE_DIFFERENT);
}

static void
file_cb (GoujiOpenReport *report, GParamSpec *pspec, GoujiSidebar *self)
{
  gtk_filter_changed (self->recent_filter, GTK_FILTER_CHANGE_DIFFERENT);
}

static void
reports_changed_cb (GListModel *session, guint position, guint removed, guint added, GoujiSidebar *self)
{
  for (guint i = position; i < position + added; i++) {
    g_autoptr (GoujiOpenReport) report = g_list_model_get_item (session, i);

    g_signal_connect_object (report, "notify::title", G_CALLBACK (title_cb), self, 0);
    g_signal_connect_object (report, "notify::file", G_CALLBACK (file_cb), self, 0);
  }

  gtk_filter_changed (self->recent_filter, GTK_FILTER_CHANGE_DIFFERENT);
  show_what_there_is (self);
}

static void
close_cb (GoujiSidebarRow *row, GoujiOpenReport *report, GoujiSidebar *self)
{
  g_signal_emit (self, signals[SIGNAL_CLOSE_REPORT], 0, report);
}

static void
setup_row_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, GoujiSidebar *self)
{
  GtkWidget *row = gouji_sidebar_row_new ();

  g_signal_connect (row, "close-report", G_CALLBACK (close_cb), self);
  gtk_list_item_set_child (list_item, row);
}

static void
bind_row_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, GoujiSidebar *self)
{
  gouji_sidebar_row_bind (GOUJI_SIDEBAR_ROW (gtk_list_item_get_child (list_item)), list_item);
}

static void
unbind_row_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, GoujiSidebar *self)
{
  gouji_sidebar_row_unbind (GOUJI_SIDEBAR_ROW (gtk_list_item_get_child (list_item)));
}

static void
setup_header_cb (GtkSignalListItemFactory *factory, GtkListHeader *header, GoujiSidebar *self)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "group");
  gtk_list_header_set_child (header, label);
}

static void
bind_header_cb (GtkSignalListItemFactory *factory, GtkListHeader *header, GoujiSidebar *self)
{
  const char *group = get_group (gtk_list_header_get_item (header));

  gtk_label_set_label (GTK_LABEL (gtk_list_header_get_child (header)), group ? group : _ ("Recent"));
}

static void
activate_cb (GtkListView *list, guint position, GoujiSidebar *self)
{
  g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (GOUJI_IS_OPEN_REPORT (item))
    g_signal_emit (self, signals[SIGNAL_REPORT_ACTIVATED], 0, item);
  else
    g_signal_emit (self, signals[SIGNAL_FILE_ACTIVATED], 0, gouji_recent_get_file (GOUJI_RECENT (item)));
}

static gboolean
show_progress_cb (gpointer user_data)
{
  GoujiSidebar *self = user_data;

  self->progress_source = 0;
  gtk_revealer_set_reveal_child (self->progress, TRUE);

  return G_SOURCE_REMOVE;
}

static void
loading_cb (GoujiSession *session, GParamSpec *pspec, GoujiSidebar *self)
{
  gboolean loading;

  g_object_get (session, "loading", &loading, NULL);
  if (!loading) {
    g_clear_handle_id (&self->progress_source, g_source_remove);
    gtk_revealer_set_reveal_child (self->progress, FALSE);
  } else if (self->progress_source == 0) {
    self->progress_source = g_timeout_add (PROGRESS_AFTER, show_progress_cb, self);
  }
}

static void
gouji_sidebar_dispose (GObject *object)
{
  GoujiSidebar *self = GOUJI_SIDEBAR (object);

  g_clear_handle_id (&self->progress_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (object), GOUJI_TYPE_SIDEBAR);
  g_clear_object (&self->selection);
  g_clear_object (&self->report_filter);
  g_clear_object (&self->recent_filter);
  g_clear_object (&self->recents);
  g_clear_object (&self->groups);
  g_clear_object (&self->order);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (gouji_sidebar_parent_class)->dispose (object);
}

static void
gouji_sidebar_finalize (GObject *object)
{
  g_free (GOUJI_SIDEBAR (object)->needle);

  G_OBJECT_CLASS (gouji_sidebar_parent_class)->finalize (object);
}

static guint
add_signal (const char *name, GType type)
{
  return g_signal_new (name, GOUJI_TYPE_SIDEBAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                       type);
}

static void
gouji_sidebar_class_init (GoujiSidebarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gouji_sidebar_dispose;
  G_OBJECT_CLASS (klass)->finalize = gouji_sidebar_finalize;

  signals[SIGNAL_REPORT_ACTIVATED] = add_signal ("report-activated", GOUJI_TYPE_OPEN_REPORT);
  signals[SIGNAL_FILE_ACTIVATED] = add_signal ("file-activated", G_TYPE_FILE);
  signals[SIGNAL_CLOSE_REPORT] = add_signal ("close-report", GOUJI_TYPE_OPEN_REPORT);

  g_type_ensure (GOUJI_TYPE_IMPORT_LIST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/gouji/Gouji/window/gouji-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, GoujiSidebar, search);
  gtk_widget_class_bind_template_child (widget_class, GoujiSidebar, stack);
  gtk_widget_class_bind_template_child (widget_class, GoujiSidebar, list);
  gtk_widget_class_bind_template_child (widget_class, GoujiSidebar, progress);
  gtk_widget_class_bind_template_child (widget_class, GoujiSidebar, imports);
}

static void
set_up_factories (GoujiSidebar *self)
{
  g_autoptr (GtkListItemFactory) rows = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkListItemFactory) headers = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (rows, "setup", G_CALLBACK (setup_row_cb), self, 0);
  g_signal_connect_object (rows, "bind", G_CALLBACK (bind_row_cb), self, 0);
  g_signal_connect_object (rows, "unbind", G_CALLBACK (unbind_row_cb), self, 0);
  g_signal_connect_object (headers, "setup", G_CALLBACK (setup_header_cb), self, 0);
  g_signal_connect_object (headers, "bind", G_CALLBACK (bind_header_cb), self, 0);

  gtk_list_view_set_factory (self->list, rows);
  gtk_list_view_set_header_factory (self->list, headers);
  g_signal_connect (self->list, "activate", G_CALLBACK (activate_cb), self);
}

static void
gouji_sidebar_init (GoujiSidebar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->needle = g_strdup ("");
  set_up_factories (self);
  g_signal_connect (self->search, "search-changed", G_CALLBACK (search_cb), self);
}

static void
append_filtered (GListStore *lists, GListModel *model, GtkFilter *filter)
{
  g_autoptr (GtkFilterListModel) filtered =
    gtk_filter_list_model_new (g_object_ref (model), g_object_ref (filter));

  g_list_store_append (lists, filtered);
}

/**
 * gouji_sidebar_set_lists:
 * @self: the sidebar
 * @session: the open reports
 * @recents: the recent files
 *
 * To be called once.
 */
void
gouji_sidebar_set_lists (GoujiSidebar *self, GoujiSession *session, GoujiRecents *recents)
{
  g_autoptr (GListStore) lists = g_list_store_new (G_TYPE_LIST_MODEL);
  GtkFlattenListModel *all;
  GtkSortListModel *sorted;

  self->session = g_object_ref (session);
  self->recents = g_object_ref (recents);
  gouji_import_list_set_session (self->imports, session);

  self->report_filter = GTK_FILTER (gtk_custom_filter_new (report_matches_cb, self, NULL));
  self->recent_filter = GTK_FILTER (gtk_custom_filter_new (recent_matches_cb, self, NULL));
  append_filtered (lists, G_LIST_MODEL (session), self->report_filter);
  append_filtered (lists, G_LIST_MODEL (recents), self->recent_filter);
  all = gtk_flatten_list_model_new (G_LIST_MODEL (g_steal_pointer (&lists)));
  self->groups = GTK_SORTER (gtk_custom_sorter_new (compare_groups, NULL, NULL));
  self->order = GTK_SORTER (gtk_custom_sorter_new (compare_years, NULL, NULL));
  sorted = gtk_sort_list_model_new (G_LIST_MODEL (all), g_object_ref (self->order));
  gtk_sort_list_model_set_section_sorter (sorted, self->groups);

  self->selection = gtk_single_selection_new (G_LIST_MODEL (sorted));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));

  g_signal_connect_object (session, "items-changed", G_CALLBACK (reports_changed_cb), self, G_CONNECT_AFTER);
  g_signal_connect_object (recents, "items-changed", G_CALLBACK (show_what_there_is), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (session, "notify::loading", G_CALLBACK (loading_cb), self, 0);
  reports_changed_cb (G_LIST_MODEL (session), 0, 0, gouji_session_get_n_reports (session), self);
}

/**
 * gouji_sidebar_set_shown:
 * @self: the sidebar
 * @report: (nullable): the report that the window shows
 */
void
gouji_sidebar_set_shown (GoujiSidebar *self, GoujiOpenReport *report)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  guint found = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; i < n && found == GTK_INVALID_LIST_POSITION && report != NULL; i++) {
    g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

    if (item == G_OBJECT (report))
      found = i;
  }

  gtk_single_selection_set_selected (self->selection, found);
}

/**
 * gouji_sidebar_is_empty:
 * @self: the sidebar
 *
 * Returns: whether there is neither a report nor a recent file
 */
gboolean
gouji_sidebar_is_empty (GoujiSidebar *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->session)) == 0 &&
         g_list_model_get_n_items (G_LIST_MODEL (self->recents)) == 0;
}
