/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "compare/gouji-compare-table.h"

#include <glib/gi18n.h>

#include "words/gouji-form-words.h"

/* How many characters a name and a number are given at least. */
#define NAME_CHARS 16
#define VALUE_CHARS 8

#define COLUMN_KEY "gouji-column"
#define NARROW_KEY "gouji-narrow"

static GoujiCompareColumn
get_column (gpointer object)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (object), COLUMN_KEY));
}

static gboolean
is_narrow (GtkWidget *view)
{
  return GPOINTER_TO_INT (g_object_get_data (G_OBJECT (view), NARROW_KEY));
}

/* A text in a column is given a number of lines: rows of a column view do not grow with what is wrapped. */
static GtkWidget *
create_text (guint chars, guint lines, float xalign)
{
  GtkWidget *text = gtk_inscription_new (NULL);
  g_autoptr (PangoAttrList) attributes = gouji_form_words_attributes ();

  gtk_inscription_set_attributes (GTK_INSCRIPTION (text), attributes);
  gtk_inscription_set_min_chars (GTK_INSCRIPTION (text), chars);
  gtk_inscription_set_nat_chars (GTK_INSCRIPTION (text), chars);
  gtk_inscription_set_min_lines (GTK_INSCRIPTION (text), lines);
  gtk_inscription_set_nat_lines (GTK_INSCRIPTION (text), lines);
  gtk_inscription_set_xalign (GTK_INSCRIPTION (text), xalign);
  gtk_inscription_set_wrap_mode (GTK_INSCRIPTION (text), PANGO_WRAP_WORD_CHAR);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (text), GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);

  return text;
}

/* Where there is no room for columns of numbers, they stand below the name. */
static void
setup_name_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer view)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_box_append (GTK_BOX (box), create_text (NAME_CHARS, 2, 0));
  gtk_box_append (GTK_BOX (box), create_text (NAME_CHARS, 1, 0));
  gtk_widget_add_css_class (gtk_widget_get_last_child (box), "numeric");
  gtk_widget_set_visible (gtk_widget_get_last_child (box), is_narrow (view));
  gtk_list_item_set_child (item, box);
}

static void
bind_name_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer view)
{
  GoujiCompareRow *row = gtk_list_item_get_item (item);
  GtkWidget *box = gtk_list_item_get_child (item);
  g_autofree char *words = gouji_compare_row_get_summary (row);

  /* What does not fit is in the tooltip. */
  gtk_widget_set_tooltip_text (box, gouji_compare_row_get_text (row, GOUJI_COMPARE_NAME));
  gtk_inscription_set_text (GTK_INSCRIPTION (gtk_widget_get_first_child (box)),
                            gouji_compare_row_get_text (row, GOUJI_COMPARE_NAME));
  gtk_inscription_set_text (GTK_INSCRIPTION (gtk_widget_get_last_child (box)), words);
}

static void
setup_text_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkWidget *text = create_text (VALUE_CHARS, 2, 1);

  gtk_widget_add_css_class (text, "numeric");
  gtk_list_item_set_child (item, text);
}

static void
bind_text_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GoujiCompareRow *row = gtk_list_item_get_item (item);

  gtk_inscription_set_text (GTK_INSCRIPTION (gtk_list_item_get_child (item)),
                            gouji_compare_row_get_text (row, get_column (factory)));
}

static void
bind_row_cb (GtkSignalListItemFactory *factory, GtkColumnViewRow *place, gpointer user_data)
{
  GoujiCompareRow *row = gtk_column_view_row_get_item (place);
  g_autofree char *words = gouji_compare_row_describe (row);

  gtk_column_view_row_set_accessible_label (place, words);
  gtk_column_view_row_set_accessible_description (
    place, gouji_compare_row_get_cell (row, TRUE) != NULL ? _ ("Enter goes to this figure") : "");
}

static int
compare_cb (gconstpointer a, gconstpointer b, gpointer column)
{
  return gouji_compare_row_compare ((GoujiCompareRow *) a, (GoujiCompareRow *) b, GPOINTER_TO_UINT (column));
}

static void
add_column (GtkColumnView *view, GoujiCompareColumn index, const char *title)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new (title, factory);
  g_autoptr (GtkSorter) sorter =
    GTK_SORTER (gtk_custom_sorter_new (compare_cb, GUINT_TO_POINTER (index), NULL));
  gboolean is_name = index == GOUJI_COMPARE_NAME;

  g_object_set_data (G_OBJECT (factory), COLUMN_KEY, GUINT_TO_POINTER (index));
  g_signal_connect (factory, "setup", is_name ? G_CALLBACK (setup_name_cb) : G_CALLBACK (setup_text_cb),
                    view);
  g_signal_connect (factory, "bind", is_name ? G_CALLBACK (bind_name_cb) : G_CALLBACK (bind_text_cb), view);
  gtk_column_view_column_set_expand (column, is_name);
  gtk_column_view_column_set_sorter (column, sorter);
  gtk_column_view_append_column (view, column);
}

static void
add_columns (GtkColumnView *view)
{
  g_autoptr (GtkListItemFactory) rows = gtk_signal_list_item_factory_new ();

  g_signal_connect (rows, "bind", G_CALLBACK (bind_row_cb), NULL);
  gtk_column_view_set_row_factory (view, rows);
  add_column (view, GOUJI_COMPARE_NAME, _ ("What"));
  add_column (view, GOUJI_COMPARE_BEFORE, C_ ("column", "Before"));
  add_column (view, GOUJI_COMPARE_AFTER, C_ ("column", "After"));
  add_column (view, GOUJI_COMPARE_CHANGE, C_ ("column", "Difference"));
}

/**
 * gouji_compare_table_set_rows:
 * @view: a view without columns
 * @rows: (transfer full): a list of #GoujiCompareRow
 *
 * Shows the rows, to be sorted by any column.
 */
void
gouji_compare_table_set_rows (GtkColumnView *view, GListModel *rows)
{
  g_autoptr (GtkSortListModel) sorted = NULL;
  g_autoptr (GtkSingleSelection) selection = NULL;

  add_columns (view);
  sorted = gtk_sort_list_model_new (rows, g_object_ref (gtk_column_view_get_sorter (view)));
  selection = g_object_new (GTK_TYPE_SINGLE_SELECTION, "autoselect", FALSE, "can-unselect", TRUE, "model",
                            sorted, NULL);
  gtk_column_view_set_model (view, GTK_SELECTION_MODEL (selection));
}

/**
 * gouji_compare_table_set_narrow:
 * @view: the view
 * @narrow: whether there is room for one column only
 */
void
gouji_compare_table_set_narrow (GtkColumnView *view, gboolean narrow)
{
  GListModel *columns = gtk_column_view_get_columns (view);

  g_object_set_data (G_OBJECT (view), NARROW_KEY, GINT_TO_POINTER (narrow));
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++) {
    g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

    if (i != GOUJI_COMPARE_NAME) {
      gtk_column_view_column_set_visible (column, !narrow);
    } else {
      g_autoptr (GtkListItemFactory) factory = g_object_ref (gtk_column_view_column_get_factory (column));

      /* What is shown already is shown anew. */
      gtk_column_view_column_set_factory (column, NULL);
      gtk_column_view_column_set_factory (column, factory);
    }
  }
}
