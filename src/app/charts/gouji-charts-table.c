/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "charts/gouji-charts-table.h"

#include <glib/gi18n.h>

#include "charts/gouji-charts-row.h"

struct _GoujiChartsTable {
  AdwBin parent_instance;

  GtkColumnView *view;
  GListStore *rows;
  GStrv heads;
};

G_DEFINE_FINAL_TYPE (GoujiChartsTable, gouji_charts_table, ADW_TYPE_BIN)

enum {
  SIGNAL_REPORT_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static guint
get_column (GtkListItemFactory *factory)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (factory), "column"));
}

static void
show_text (GoujiChartsRow *row, GParamSpec *pspec, GtkLabel *label)
{
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (label), "column"));

  gtk_label_set_label (label, gouji_charts_row_get_text (row, column));
}

static void
setup_cell_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  guint column = get_column (GTK_LIST_ITEM_FACTORY (factory));
  GtkWidget *label = gtk_label_new (NULL);

  g_object_set_data (G_OBJECT (label), "column", GUINT_TO_POINTER (column));
  gtk_label_set_xalign (GTK_LABEL (label), column == 0 ? 0 : 1);
  gtk_widget_add_css_class (label, "numeric");
  gtk_list_item_set_child (item, label);
}

static void
bind_cell_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GoujiChartsRow *row = gtk_list_item_get_item (item);
  GtkWidget *label = gtk_list_item_get_child (item);

  g_signal_connect (row, "notify::texts", G_CALLBACK (show_text), label);
  show_text (row, NULL, GTK_LABEL (label));
}

static void
unbind_cell_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  g_signal_handlers_disconnect_by_data (gtk_list_item_get_item (item), gtk_list_item_get_child (item));
}

/* -- rows, as they are read out -- */

static void
describe_row (GoujiChartsTable *self, GtkColumnViewRow *place)
{
  GoujiChartsRow *row = gtk_column_view_row_get_item (place);
  g_autofree char *words = gouji_charts_row_describe (row, (const char *const *) self->heads);

  gtk_column_view_row_set_accessible_label (place, words);
  gtk_column_view_row_set_accessible_description (
    place, gouji_charts_row_get_report (row) ? _ ("Enter opens this report") : "");
}

static void
row_changed_cb (GoujiChartsRow *row, GParamSpec *pspec, GtkColumnViewRow *place)
{
  describe_row (g_object_get_data (G_OBJECT (place), "table"), place);
}

static void
setup_row_cb (GtkSignalListItemFactory *factory, GtkColumnViewRow *place, GoujiChartsTable *self)
{
  g_object_set_data (G_OBJECT (place), "table", self);
}

static void
bind_row_cb (GtkSignalListItemFactory *factory, GtkColumnViewRow *place, GoujiChartsTable *self)
{
  GoujiChartsRow *row = gtk_column_view_row_get_item (place);

  g_signal_connect (row, "notify::texts", G_CALLBACK (row_changed_cb), place);
  describe_row (self, place);
}

static void
unbind_row_cb (GtkSignalListItemFactory *factory, GtkColumnViewRow *place, GoujiChartsTable *self)
{
  g_signal_handlers_disconnect_by_data (gtk_column_view_row_get_item (place), place);
}

static void
activate_cb (GtkColumnView *view, guint position, GoujiChartsTable *self)
{
  g_autoptr (GoujiChartsRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), position);
  GoujiReport *report = gouji_charts_row_get_report (row);

  if (report != NULL)
    g_signal_emit (self, signals[SIGNAL_REPORT_ACTIVATED], 0, report);
}

/* -- columns -- */

static void
add_column (GoujiChartsTable *self, guint index)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new (self->heads[index], factory);

  g_object_set_data (G_OBJECT (factory), "column", GUINT_TO_POINTER (index));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cell_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cell_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cell_cb), NULL);
  gtk_column_view_append_column (self->view, column);
}

static void
drop_columns (GoujiChartsTable *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  for (guint n = g_list_model_get_n_items (columns); n > 0; n--) {
    g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, n - 1);

    gtk_column_view_remove_column (self->view, column);
  }
}

/* Columns of the same heads stay, and with them the focus. */
static void
show_heads (GoujiChartsTable *self, GoujiChart *chart)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) heads = NULL;

  for (guint i = 0; i < gouji_chart_get_n_columns (chart); i++)
    g_strv_builder_add (builder, gouji_chart_get_column_title (chart, i));
  heads = g_strv_builder_end (builder);
  if (g_strv_equal ((const char *const *) heads, (const char *const *) self->heads))
    return;

  drop_columns (self);
  g_list_store_remove_all (self->rows);
  g_strfreev (self->heads);
  self->heads = g_steal_pointer (&heads);
  for (guint i = 0; self->heads[i] != NULL; i++)
    add_column (self, i);
}

/* Where there are several of one year, the one that the window shows is meant. */
static GoujiReport *
find_report (GPtrArray *reports, GoujiReport *preferred, int year)
{
  GoujiReport *found = NULL;

  for (guint i = 0; i < reports->len; i++) {
    GoujiReport *report = reports->pdata[i];

    if (gouji_report_get_year (report) == year && (found == NULL || report == preferred))
      found = report;
  }

  return found;
}

static void
gouji_charts_table_dispose (GObject *object)
{
  GoujiChartsTable *self = GOUJI_CHARTS_TABLE (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->rows);

  G_OBJECT_CLASS (gouji_charts_table_parent_class)->dispose (object);
}

static void
gouji_charts_table_finalize (GObject *object)
{
  GoujiChartsTable *self = GOUJI_CHARTS_TABLE (object);

  g_clear_pointer (&self->heads, g_strfreev);

  G_OBJECT_CLASS (gouji_charts_table_parent_class)->finalize (object);
}

static void
gouji_charts_table_class_init (GoujiChartsTableClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = gouji_charts_table_dispose;
  object_class->finalize = gouji_charts_table_finalize;

  signals[SIGNAL_REPORT_ACTIVATED] =
    g_signal_new ("report-activated", GOUJI_TYPE_CHARTS_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, GOUJI_TYPE_REPORT);
}

static void
create_view (GoujiChartsTable *self)
{
  GtkSelectionModel *selection =
    GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->rows))));
  g_autoptr (GtkListItemFactory) rows = gtk_signal_list_item_factory_new ();

  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (selection));
  gtk_column_view_set_single_click_activate (self->view, TRUE);
  gtk_column_view_set_tab_behavior (self->view, GTK_LIST_TAB_ITEM);
  gtk_column_view_set_show_row_separators (self->view, TRUE);
  gtk_column_view_set_row_factory (self->view, rows);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Numbers of the chart"), -1);
  g_signal_connect (rows, "setup", G_CALLBACK (setup_row_cb), self);
  g_signal_connect (rows, "bind", G_CALLBACK (bind_row_cb), self);
  g_signal_connect (rows, "unbind", G_CALLBACK (unbind_row_cb), self);
  g_signal_connect (self->view, "activate", G_CALLBACK (activate_cb), self);
}

static void
gouji_charts_table_init (GoujiChartsTable *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->rows = g_list_store_new (GOUJI_TYPE_CHARTS_ROW);
  self->heads = g_new0 (char *, 1);
  create_view (self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->view));
  adw_bin_set_child (ADW_BIN (self), scroller);
}

GtkWidget *
gouji_charts_table_new (void)
{
  return g_object_new (GOUJI_TYPE_CHARTS_TABLE, NULL);
}

/**
 * gouji_charts_table_set_chart:
 * @self: the table
 * @chart: whose numbers to show
 * @reports: (element-type GoujiReport): the reports that it was made of
 * @preferred: (nullable): the one that is opened where several are of one year
 */
void
gouji_charts_table_set_chart (GoujiChartsTable *self,
                              GoujiChart *chart,
                              GPtrArray *reports,
                              GoujiReport *preferred)
{
  guint n = gouji_chart_get_n_rows (chart);

  show_heads (self, chart);
  for (guint i = 0; i < n; i++) {
    g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
    g_auto (GStrv) texts = NULL;
    g_autoptr (GoujiChartsRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);
    int year = (int) g_ascii_strtoll (gouji_chart_get_text (chart, i, 0), NULL, 10);

    for (guint j = 0; j < gouji_chart_get_n_columns (chart); j++)
      g_strv_builder_add (builder, gouji_chart_get_text (chart, i, j));
    texts = g_strv_builder_end (builder);
    if (row == NULL) {
      row = gouji_charts_row_new ();
      g_list_store_append (self->rows, row);
    }
    gouji_charts_row_set (row, (const char *const *) texts, find_report (reports, preferred, year));
  }

  if (g_list_model_get_n_items (G_LIST_MODEL (self->rows)) > n)
    g_list_store_splice (self->rows, n, g_list_model_get_n_items (G_LIST_MODEL (self->rows)) - n, NULL, 0);
}
