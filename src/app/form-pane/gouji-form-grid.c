/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "form-pane/gouji-form-grid.h"

#include <adwaita.h>

#include "check/gouji-check-values.h"
#include "form-pane/gouji-form-grid-private.h"
#include "form-pane/gouji-form-lock.h"
#include "form-pane/gouji-grid-head.h"
#include "form-pane/gouji-page-switcher.h"
#include "words/gouji-form-words.h"

/* Between the switcher and the table. */
#define SWITCHER_GAP 6

enum {
  CELL_ENTERED,
  COMMAND,
  SAID,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GoujiFormGrid, gouji_form_grid, GTK_TYPE_WIDGET)

static gboolean
same_groups (GHashTable *a, GHashTable *b)
{
  GHashTableIter iter;
  gpointer group;

  if (g_hash_table_size (a) != g_hash_table_size (b))
    return FALSE;
  g_hash_table_iter_init (&iter, a);
  while (g_hash_table_iter_next (&iter, &group, NULL))
    if (!g_hash_table_contains (b, group))
      return FALSE;
  return TRUE;
}

static char *
propose (GoujiFormGrid *self, const GoujiCell *cell)
{
  GoujiDecimal proposed;

  if (gouji_report_get_figure (self->report, cell)->state != GOUJI_FIGURE_EMPTY ||
      !gouji_check_propose (self->report, cell, &proposed))
    return NULL;
  return gouji_decimal_to_string (proposed);
}

static void
refresh_marks (GoujiFormGrid *self, GoujiGridItem *item)
{
  g_autofree char *remarks = NULL;
  GoujiCellMark marks;

  if (self->findings == NULL)
    return;
  marks = gouji_finding_index_mark (self->findings, self->report, item->placement->cell, &remarks);
  gouji_cell_entry_set_marks (GOUJI_CELL_ENTRY (item->widget), marks, remarks);
}

static void
refresh_item (GoujiFormGrid *self, GoujiGridItem *item)
{
  const GoujiCell *cell = item->placement->cell;
  GoujiCellEntry *entry = GOUJI_CELL_ENTRY (item->widget);
  g_autofree char *buffer = NULL;
  const char *text = gouji_form_words_shown (gouji_report_get_figure (self->report, cell), &buffer);
  g_autofree char *placeholder = propose (self, cell);
  const char *visible = *text != '\0' || placeholder == NULL ? text : placeholder;

  gouji_cell_entry_show_text (entry, text);
  gouji_cell_entry_set_placeholder (entry, placeholder);
  gtk_editable_set_editable (GTK_EDITABLE (entry), gouji_form_may_change (self->report, cell));
  gouji_cell_entry_set_locked (entry, gouji_form_is_carried (self->report, cell));
  refresh_marks (self, item);
  gouji_form_grid_refresh_below (self, item);
  if (gouji_grid_layout_set_n_characters (self->layout, item, (guint) g_utf8_strlen (visible, -1)))
    gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
edited_cb (GoujiFormGrid *self, GoujiCellEntry *entry)
{
  gouji_form_grid_select_none (self);
  gouji_report_set_entered (self->report, gouji_cell_entry_get_cell (entry),
                            gtk_editable_get_text (GTK_EDITABLE (entry)), GOUJI_HOW_TYPED);
}

static void
entered_cb (GoujiFormGrid *self, GoujiCellEntry *entry)
{
  const GoujiCell *cell = gouji_cell_entry_get_cell (entry);

  if (self->anchor != NULL && self->anchor->cell != cell)
    gouji_form_grid_select_none (self);
  g_set_str (&self->before, gouji_report_get_figure (self->report, cell)->entered);
  g_signal_emit (self, signals[CELL_ENTERED], 0, cell->index);
}

static void
left_cb (GoujiFormGrid *self, GoujiCellEntry *entry)
{
  gouji_report_break_typing (self->report);
}

static gboolean
take_back_cb (GoujiFormGrid *self, GoujiCellEntry *entry)
{
  const GoujiCell *cell = gouji_cell_entry_get_cell (entry);

  if (self->anchor != NULL) {
    gouji_form_grid_select_none (self);
    return GDK_EVENT_STOP;
  }
  if (g_strcmp0 (gouji_report_get_figure (self->report, cell)->entered, self->before) == 0)
    return GDK_EVENT_PROPAGATE;
  gouji_report_set_entered (self->report, cell, self->before, GOUJI_HOW_TYPED);
  gouji_report_break_typing (self->report);
  return GDK_EVENT_STOP;
}

static GtkWidget *
build_cell (GoujiFormGrid *self, const GoujiCell *cell)
{
  GtkWidget *entry = gouji_cell_entry_new (cell);

  g_signal_connect_swapped (entry, "edited", G_CALLBACK (edited_cb), self);
  g_signal_connect_swapped (entry, "entered", G_CALLBACK (entered_cb), self);
  g_signal_connect_swapped (entry, "left", G_CALLBACK (left_cb), self);
  g_signal_connect_swapped (entry, "take-back", G_CALLBACK (take_back_cb), self);
  g_signal_connect_object (entry, "command", G_CALLBACK (gouji_form_grid_command), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "move", G_CALLBACK (gouji_form_grid_move), self, G_CONNECT_SWAPPED);
  return entry;
}

static void
build_item (GoujiFormGrid *self, GoujiGridItem *item)
{
  const GoujiPlacement *placement = item->placement;

  item->widget = placement->cell != NULL ? build_cell (self, placement->cell)
                                         : gouji_grid_head_new (self->table, placement);
  gtk_widget_set_parent (item->widget, GTK_WIDGET (self));
  if (placement->cell != NULL)
    refresh_item (self, item);
}

static void
take_down (GoujiFormGrid *self)
{
  for (guint i = 0; self->layout != NULL && i < gouji_grid_layout_get_n_items (self->layout); i++)
    g_clear_pointer (&gouji_grid_layout_get_item (self->layout, i)->widget, gtk_widget_unparent);
  g_clear_pointer (&self->switcher, gtk_widget_unparent);
  g_clear_pointer (&self->layout, gouji_grid_layout_free);
  g_clear_pointer (&self->alternatives, g_hash_table_unref);
  g_clear_pointer (&self->item_of, g_free);
  self->n_built = 0;
  self->anchor = self->extent = self->dragged = NULL;
}

static void
page_changed_cb (GoujiFormGrid *self)
{
  gouji_form_grid_set_page (self, gouji_page_switcher_get_page (GOUJI_PAGE_SWITCHER (self->switcher)));
}

static void
add_switcher (GoujiFormGrid *self)
{
  const guint n_pages = gouji_grid_layout_get_n_pages (self->layout);
  g_autoptr (GStrvBuilder) titles = g_strv_builder_new ();
  g_auto (GStrv) strings = NULL;

  if (n_pages < 2)
    return;
  for (guint i = 0; i < n_pages; i++)
    g_strv_builder_take (titles, gouji_grid_layout_page_title (self->layout, i));
  strings = g_strv_builder_end (titles);
  self->switcher = gouji_page_switcher_new ((const char *const *) strings);
  g_signal_connect_swapped (self->switcher, "notify::page", G_CALLBACK (page_changed_cb), self);
  gtk_widget_set_parent (self->switcher, GTK_WIDGET (self));
}

static void
put_up (GoujiFormGrid *self)
{
  GoujiTableLayout *layout;

  self->alternatives = gouji_report_find_replaced_groups (self->report, self->table);
  layout = gouji_table_layout_new (gouji_report_get_form (self->report), self->table, self->alternatives);
  self->layout = gouji_grid_layout_new (GTK_WIDGET (self), self->table, layout);
  self->item_of = g_new0 (GoujiGridItem *, gouji_form_get_n_cells (gouji_report_get_form (self->report)));
  for (guint i = 0; i < gouji_grid_layout_get_n_items (self->layout); i++) {
    GoujiGridItem *item = gouji_grid_layout_get_item (self->layout, i);

    if (item->placement->cell != NULL)
      self->item_of[item->placement->cell->index] = item;
  }
  add_switcher (self);
}

static int
switcher_height (GoujiFormGrid *self, int width)
{
  int height;

  if (self->switcher == NULL || !gouji_grid_layout_is_paged (self->layout, width))
    return 0;
  gtk_widget_measure (self->switcher, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
  return height + SWITCHER_GAP;
}

static GtkSizeRequestMode
gouji_form_grid_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
gouji_form_grid_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  GoujiFormGrid *self = GOUJI_FORM_GRID (widget);
  int table_minimum, table_natural, switcher = 0;

  gouji_grid_layout_measure_width (self->layout, &table_minimum, &table_natural);
  if (self->switcher != NULL)
    gtk_widget_measure (self->switcher, GTK_ORIENTATION_HORIZONTAL, -1, &switcher, NULL, NULL, NULL);
  table_minimum = MAX (table_minimum, switcher);
  table_natural = MAX (table_natural, table_minimum);
  if (orientation == GTK_ORIENTATION_VERTICAL) {
    const int width = MAX (for_size >= 0 ? for_size : table_natural, table_minimum);

    *minimum = switcher_height (self, width) + gouji_grid_layout_measure_height (self->layout, width);
    *natural = *minimum;
  } else {
    *minimum = table_minimum;
    *natural = table_natural;
  }
}

static void
gouji_form_grid_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GoujiFormGrid *self = GOUJI_FORM_GRID (widget);
  const int top = switcher_height (self, width);
  GtkAllocation place = { 0, 0, width, MAX (0, top - SWITCHER_GAP) };
  int minimum;

  if (self->switcher != NULL) {
    gtk_widget_set_child_visible (self->switcher, top > 0);
    if (top > 0)
      gtk_widget_size_allocate (self->switcher, &place, -1);
  }
  place = (GtkAllocation) { 0, top, width, gouji_grid_layout_measure_height (self->layout, width) };
  gtk_widget_measure (self->lines, GTK_ORIENTATION_VERTICAL, width, &minimum, NULL, NULL, NULL);
  gtk_widget_size_allocate (self->lines, &place, -1);
  gouji_grid_layout_allocate (self->layout, width, top);
  if (self->menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->menu));
}

static void
gouji_form_grid_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  GTK_WIDGET_CLASS (gouji_form_grid_parent_class)->snapshot (widget, snapshot);
  gouji_form_grid_snapshot_selection (GOUJI_FORM_GRID (widget), snapshot);
}

static void
gouji_form_grid_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GoujiFormGrid *self = GOUJI_FORM_GRID (widget);

  GTK_WIDGET_CLASS (gouji_form_grid_parent_class)->css_changed (widget, change);
  if (self->layout != NULL)
    gouji_grid_layout_invalidate (self->layout);
}

static void
gouji_form_grid_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GoujiFormGrid *self = GOUJI_FORM_GRID (widget);

  GTK_WIDGET_CLASS (gouji_form_grid_parent_class)->system_setting_changed (widget, setting);
  if (self->layout != NULL)
    gouji_grid_layout_invalidate (self->layout);
}

static void
gouji_form_grid_dispose (GObject *object)
{
  GoujiFormGrid *self = GOUJI_FORM_GRID (object);

  take_down (self);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_pointer (&self->lines, gtk_widget_unparent);
  g_clear_object (&self->report);
  self->findings = NULL;

  G_OBJECT_CLASS (gouji_form_grid_parent_class)->dispose (object);
}

static void
gouji_form_grid_finalize (GObject *object)
{
  GoujiFormGrid *self = GOUJI_FORM_GRID (object);

  g_free (self->before);

  G_OBJECT_CLASS (gouji_form_grid_parent_class)->finalize (object);
}

static void
gouji_form_grid_class_init (GoujiFormGridClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = gouji_form_grid_dispose;
  object_class->finalize = gouji_form_grid_finalize;

  widget_class->get_request_mode = gouji_form_grid_get_request_mode;
  widget_class->measure = gouji_form_grid_measure;
  widget_class->size_allocate = gouji_form_grid_size_allocate;
  widget_class->snapshot = gouji_form_grid_snapshot;
  widget_class->css_changed = gouji_form_grid_css_changed;
  widget_class->system_setting_changed = gouji_form_grid_system_setting_changed;

  signals[CELL_ENTERED] = g_signal_new ("cell-entered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[COMMAND] =
    g_signal_new ("command", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                  g_signal_accumulator_true_handled, NULL, NULL, G_TYPE_BOOLEAN, 1, G_TYPE_UINT);
  signals[SAID] = g_signal_new ("said", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);

  gtk_widget_class_set_css_name (widget_class, "formtable");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
gouji_form_grid_init (GoujiFormGrid *self)
{
  self->lines = adw_bin_new ();
  gtk_widget_add_css_class (self->lines, "table-lines");
  gtk_widget_set_can_target (self->lines, FALSE);
  gtk_widget_set_parent (self->lines, GTK_WIDGET (self));
  gouji_form_grid_add_menu (self);
  gouji_form_grid_add_pointer (self);
}

GtkWidget *
gouji_form_grid_new (GoujiReport *report, const GoujiFormTable *table)
{
  GoujiFormGrid *self = g_object_new (GOUJI_TYPE_FORM_GRID, NULL);

  self->report = g_object_ref (report);
  self->table = table;
  put_up (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, table->title, -1);
  return GTK_WIDGET (self);
}

const GoujiFormTable *
gouji_form_grid_get_table (GoujiFormGrid *self)
{
  g_return_val_if_fail (GOUJI_IS_FORM_GRID (self), NULL);

  return self->table;
}

/**
 * gouji_form_grid_fits:
 *
 * Returns: whether the table as it stands has the rows that this report prints
 */
gboolean
gouji_form_grid_fits (GoujiFormGrid *self, GoujiReport *report)
{
  g_return_val_if_fail (GOUJI_IS_FORM_GRID (self), FALSE);

  g_autoptr (GHashTable) groups = gouji_report_find_replaced_groups (report, self->table);

  return same_groups (groups, self->alternatives);
}

/**
 * gouji_form_grid_set_report:
 * @report: another report in the same form
 *
 * Shows another report. The cells stay where its table has the same rows.
 */
void
gouji_form_grid_set_report (GoujiFormGrid *self, GoujiReport *report)
{
  g_return_if_fail (GOUJI_IS_FORM_GRID (self));
  g_return_if_fail (gouji_report_get_form (report) == gouji_report_get_form (self->report));

  const gboolean fits = gouji_form_grid_fits (self, report);

  g_set_object (&self->report, report);
  g_clear_pointer (&self->before, g_free);
  if (!fits) {
    take_down (self);
    put_up (self);
    gtk_widget_queue_resize (GTK_WIDGET (self));
    return;
  }
  for (guint i = 0; i < gouji_grid_layout_get_n_items (self->layout); i++) {
    GoujiGridItem *item = gouji_grid_layout_get_item (self->layout, i);

    if (item->widget != NULL && item->placement->cell != NULL)
      refresh_item (self, item);
  }
}

/**
 * gouji_form_grid_set_findings:
 * @findings: (nullable): what the cells are to be marked by; must outlive the table or be replaced
 */
void
gouji_form_grid_set_findings (GoujiFormGrid *self, GoujiFindingIndex *findings)
{
  g_return_if_fail (GOUJI_IS_FORM_GRID (self));

  self->findings = findings;
  gouji_form_grid_refresh_marks (self);
}

/**
 * gouji_form_grid_build:
 * @deadline: monotonic time after which no further cell is begun
 *
 * Returns: whether the table is complete
 */
gboolean
gouji_form_grid_build (GoujiFormGrid *self, gint64 deadline)
{
  g_return_val_if_fail (GOUJI_IS_FORM_GRID (self), TRUE);

  const guint n_items = gouji_grid_layout_get_n_items (self->layout);

  if (self->n_built == n_items)
    return TRUE;
  while (self->n_built < n_items && g_get_monotonic_time () < deadline)
    build_item (self, gouji_grid_layout_get_item (self->layout, self->n_built++));
  gouji_grid_layout_invalidate (self->layout);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  return self->n_built == n_items;
}

/**
 * gouji_form_grid_refresh_cell:
 *
 * Shows what the report has for a cell now.
 */
void
gouji_form_grid_refresh_cell (GoujiFormGrid *self, const GoujiCell *cell)
{
  g_return_if_fail (GOUJI_IS_FORM_GRID (self));

  GoujiGridItem *item = gouji_form_grid_find_item (self, cell);

  if (item != NULL && item->widget != NULL)
    refresh_item (self, item);
}

void
gouji_form_grid_refresh_marks (GoujiFormGrid *self)
{
  g_return_if_fail (GOUJI_IS_FORM_GRID (self));

  for (guint i = 0; i < gouji_grid_layout_get_n_items (self->layout); i++) {
    GoujiGridItem *item = gouji_grid_layout_get_item (self->layout, i);

    if (item->widget != NULL && item->placement->cell != NULL)
      refresh_marks (self, item);
  }
}

/**
 * gouji_form_grid_find_item:
 *
 * Returns: (nullable) (transfer none): where a cell stands, %NULL when the table does not print it
 */
GoujiGridItem *
gouji_form_grid_find_item (GoujiFormGrid *self, const GoujiCell *cell)
{
  return cell->index < gouji_form_get_n_cells (gouji_report_get_form (self->report))
           ? self->item_of[cell->index]
           : NULL;
}

/**
 * gouji_form_grid_get_entry:
 *
 * Returns: (nullable) (transfer none): the field of a cell, %NULL when the table does not show it
 */
GoujiCellEntry *
gouji_form_grid_get_entry (GoujiFormGrid *self, const GoujiCell *cell)
{
  g_return_val_if_fail (GOUJI_IS_FORM_GRID (self), NULL);

  GoujiGridItem *item = gouji_form_grid_find_item (self, cell);

  return item != NULL && item->widget != NULL ? GOUJI_CELL_ENTRY (item->widget) : NULL;
}

/**
 * gouji_form_grid_show_cell:
 *
 * Makes sure that a cell is built and stands on the page that is shown.
 *
 * Returns: (nullable) (transfer none): its field, %NULL when the table does not show it
 */
GoujiCellEntry *
gouji_form_grid_show_cell (GoujiFormGrid *self, const GoujiCell *cell)
{
  g_return_val_if_fail (GOUJI_IS_FORM_GRID (self), NULL);

  GoujiGridItem *item = gouji_form_grid_find_item (self, cell);

  if (item == NULL)
    return NULL;
  gouji_form_grid_build (self, G_MAXINT64);
  gouji_form_grid_set_page (self, gouji_grid_layout_page_of (self->layout, item->placement));
  gtk_widget_set_child_visible (item->widget, TRUE);
  return GOUJI_CELL_ENTRY (item->widget);
}

/**
 * gouji_form_grid_count:
 * @n_filled: (out): how many of them are not empty
 *
 * Returns: how many cells the table has as it is printed
 */
guint
gouji_form_grid_count (GoujiFormGrid *self, guint *n_filled)
{
  guint n_cells = 0;

  g_return_val_if_fail (GOUJI_IS_FORM_GRID (self), 0);

  *n_filled = 0;
  for (guint i = 0; i < gouji_grid_layout_get_n_items (self->layout); i++) {
    const GoujiCell *cell = gouji_grid_layout_get_item (self->layout, i)->placement->cell;

    if (cell == NULL)
      continue;
    n_cells++;
    if (gouji_report_get_figure (self->report, cell)->state != GOUJI_FIGURE_EMPTY)
      (*n_filled)++;
  }
  return n_cells;
}

/**
 * gouji_form_grid_is_paged:
 *
 * Returns: whether only one page of columns is shown at present
 */
gboolean
gouji_form_grid_is_paged (GoujiFormGrid *self)
{
  g_return_val_if_fail (GOUJI_IS_FORM_GRID (self), FALSE);

  const int width = gtk_widget_get_width (GTK_WIDGET (self));

  return width > 0 && gouji_grid_layout_is_paged (self->layout, width);
}

guint
gouji_form_grid_get_n_pages (GoujiFormGrid *self)
{
  g_return_val_if_fail (GOUJI_IS_FORM_GRID (self), 1);

  return gouji_grid_layout_get_n_pages (self->layout);
}

guint
gouji_form_grid_get_page (GoujiFormGrid *self)
{
  g_return_val_if_fail (GOUJI_IS_FORM_GRID (self), 0);

  return gouji_grid_layout_get_page (self->layout);
}

void
gouji_form_grid_set_page (GoujiFormGrid *self, guint page)
{
  g_return_if_fail (GOUJI_IS_FORM_GRID (self));

  if (page == gouji_grid_layout_get_page (self->layout) ||
      page >= gouji_grid_layout_get_n_pages (self->layout))
    return;
  gouji_grid_layout_set_page (self->layout, page);
  if (self->switcher != NULL)
    gouji_page_switcher_set_page (GOUJI_PAGE_SWITCHER (self->switcher), page);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
