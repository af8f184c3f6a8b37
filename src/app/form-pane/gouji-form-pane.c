/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "form-pane/gouji-form-pane.h"

#include "form-pane/gouji-cell-details.h"
#include "form-pane/gouji-finding-index.h"
#include "form-pane/gouji-outline-row.h"
#include "form-pane/gouji-part-view.h"

#define RESOURCES "/io/github/gouji/Gouji/form-pane/"

/* How much of a frame may go into building cells, in microseconds. The rest is for laying out and painting
 * them. */
#define BUILDING_TIME 6000

/* Above a part that is scrolled to, and around a cell that is. */
#define MARGIN 12
#define ROOM 48

/* How far a change reaches over equations: an addend, the total of its row, the total of that total's column.
 * */
#define REACH 2

struct _GoujiFormPane {
  AdwBin parent_instance;

  GtkScrolledWindow *scroller;
  GtkWidget *content;
  GtkListBox *outline;
  GtkBox *parts;

  GoujiReport *report;
  GoujiForm *form; /* whose parts the pane has; kept while they stand */
  gulong changed_handler;
  GoujiFindingIndex *findings;
  GPtrArray *views; /* (element-type GoujiPartView), by index of the part */
  GPtrArray *rows;  /* (element-type GoujiOutlineRow), likewise */
  guint selected;
  GtkWidget *details; /* (nullable): of the cell for which they were last asked */

  guint building_tick;
  guint n_frames;
  GtkWidget *scroll_target; /* weak */
  gboolean target_at_top;
  guint scrolling_tick;
  guint cursor_tick;
};

enum {
  CELL_SELECTED,
  SHOW_SOURCE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GoujiFormPane, gouji_form_pane, ADW_TYPE_BIN)

static void begin_building (GoujiFormPane *self);

static GoujiPartView *
get_view (GoujiFormPane *self, guint index)
{
  return self->views->pdata[index];
}

static GoujiFormGrid *
grid_of (GoujiFormPane *self, const GoujiCell *cell)
{
  for (guint i = 0; i < self->views->len; i++) {
    GoujiFormGrid *grid = gouji_part_view_get_grid (get_view (self, i));

    if (grid != NULL && gouji_form_grid_get_table (grid) == cell->table)
      return grid;
  }
  return NULL;
}

static void
refresh_row (GoujiFormPane *self, guint index)
{
  GoujiOutlineRow *row = self->rows->pdata[index];
  GoujiFormGrid *grid = gouji_part_view_get_grid (get_view (self, index));
  const GoujiPart *part = gouji_form_get_part (self->form, index);
  GoujiSeverity worst = GOUJI_SEVERITY_NOTICE;
  guint n_filled, n_cells, n_findings = 0;

  if (grid != NULL) {
    n_cells = gouji_form_grid_count (grid, &n_filled);
    gouji_outline_row_set_count (row, n_filled, n_cells);
  } else {
    gouji_outline_row_set_text (row, gouji_report_get_narrative (self->report, part)->text);
  }
  if (self->findings != NULL)
    n_findings = gouji_finding_index_get_n_of_part (self->findings, part, &worst);
  gouji_outline_row_set_findings (row, n_findings, worst);
}

static void
refresh_outline (GoujiFormPane *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    refresh_row (self, i);
}

/* A cell, and the totals whose computed value it changes. */
static void
refresh_cell (GoujiFormPane *self, const GoujiCell *cell, guint reach)
{
  GoujiFormGrid *grid = grid_of (self, cell);
  guint n_equations;
  const guint *equations = gouji_form_get_equations_of (self->form, cell, &n_equations);

  if (grid != NULL)
    gouji_form_grid_refresh_cell (grid, cell);
  for (guint i = 0; reach > 0 && i < n_equations; i++) {
    const GoujiEquation *equation = gouji_form_get_equation (self->form, equations[i]);

    for (guint j = 0; j < equation->n_terms; j++)
      if (equation->terms[j].total && equation->terms[j].cell != cell)
        refresh_cell (self, equation->terms[j].cell, reach - 1);
  }
}

/* Shows the report anew: all of it may be another. Where the form is the same, the fields stay. */
static void
show_again (GoujiFormPane *self)
{
  g_autoptr (GoujiReport) report = g_object_ref (self->report);

  if (gouji_report_get_form (report) != self->form) {
    gouji_form_pane_set_report (self, NULL);
    gouji_form_pane_set_report (self, report);
    return;
  }

  for (guint i = 0; i < self->views->len; i++)
    gouji_part_view_set_report (get_view (self, i), report);
  refresh_outline (self);
  begin_building (self);
}

static void
changed_cb (GoujiFormPane *self, GoujiChange kind, guint index)
{
  if (kind == GOUJI_CHANGE_READING) {
    show_again (self);
    return;
  }

  if (kind == GOUJI_CHANGE_FIGURE || kind == GOUJI_CHANGE_CONFIRMATION) {
    const GoujiCell *cell = gouji_form_get_cell (self->form, index);

    refresh_cell (self, cell, REACH);
    for (guint i = 0; i < self->views->len; i++)
      if (gouji_part_view_get_part (get_view (self, i))->table == cell->table)
        refresh_row (self, i);
  } else if (kind == GOUJI_CHANGE_NARRATIVE) {
    GoujiNarrativeEditor *editor = gouji_part_view_get_editor (get_view (self, index));

    if (editor != NULL) {
      gouji_narrative_editor_refresh (editor);
      refresh_row (self, index);
    }
  }
}

static void
set_selected (GoujiFormPane *self, guint selected)
{
  GoujiCellEntry *entry;

  if (self->selected == selected)
    return;

  if (self->selected != G_MAXUINT) {
    entry = gouji_form_pane_get_entry (self, gouji_form_get_cell (self->form, self->selected));
    if (entry != NULL)
      gouji_cell_entry_set_selected (entry, FALSE);
  }
  self->selected = selected;
  if (selected != G_MAXUINT) {
    entry = gouji_form_pane_get_entry (self, gouji_form_get_cell (self->form, selected));
    if (entry != NULL)
      gouji_cell_entry_set_selected (entry, TRUE);
  }
  g_signal_emit (self, signals[CELL_SELECTED], 0, selected);
}

static void
cell_entered_cb (GoujiFormPane *self, guint index)
{
  set_selected (self, index);
}

static double
clamp_to_page (GtkAdjustment *adjustment, double upper, double lower)
{
  const double value = gtk_adjustment_get_value (adjustment);
  const double page = gtk_adjustment_get_page_size (adjustment);

  if (upper < value)
    return upper;
  if (lower > value + page)
    return MIN (upper, lower - page);
  return value;
}

static gboolean
follow_cursor_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  GoujiFormPane *self = GOUJI_FORM_PANE (widget);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  graphene_point_t point;
  GdkRectangle cursor;
  GtkTextIter iter;
  int x, y;

  self->cursor_tick = 0;
  if (!GTK_IS_TEXT_VIEW (focus) || !gtk_widget_is_ancestor (focus, self->content))
    return G_SOURCE_REMOVE;

  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (focus));

  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (focus), &iter, &cursor);
  gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (focus), GTK_TEXT_WINDOW_WIDGET, cursor.x, cursor.y,
                                         &x, &y);
  if (gtk_widget_compute_point (focus, self->content, &GRAPHENE_POINT_INIT ((float) x, (float) y), &point))
    gtk_adjustment_set_value (
      adjustment, clamp_to_page (adjustment, point.y - cursor.height, point.y + 2 * cursor.height));
  return G_SOURCE_REMOVE;
}

/* An editor is as high as its text, so the pane keeps its cursor in sight once the text has been laid out. */
static void
cursor_moved_cb (GoujiFormPane *self)
{
  if (self->cursor_tick == 0)
    self->cursor_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), follow_cursor_cb, NULL, NULL);
}

static void
text_focused_cb (GoujiFormPane *self)
{
  set_selected (self, G_MAXUINT);
}

static void
forget_parts (GoujiFormPane *self)
{
  GtkWidget *child;

  self->selected = G_MAXUINT;
  g_clear_weak_pointer (&self->scroll_target);
  gtk_list_box_remove_all (self->outline);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->parts))) != NULL)
    gtk_box_remove (self->parts, child);
  g_ptr_array_set_size (self->views, 0);
  g_ptr_array_set_size (self->rows, 0);
  g_clear_pointer (&self->form, gouji_form_unref);
}

static void
add_part (GoujiFormPane *self, const GoujiPart *part)
{
  GtkWidget *view = gouji_part_view_new (self->report, part);
  GtkWidget *row = gouji_outline_row_new (part);
  GoujiFormGrid *grid = gouji_part_view_get_grid (GOUJI_PART_VIEW (view));

  gtk_list_box_append (self->outline, row);
  gtk_box_append (self->parts, view);
  g_ptr_array_add (self->rows, row);
  g_ptr_array_add (self->views, view);
  if (grid != NULL) {
    g_signal_connect_object (grid, "cell-entered", G_CALLBACK (cell_entered_cb), self, G_CONNECT_SWAPPED);
  } else {
    GtkTextView *text = gouji_narrative_editor_get_view (gouji_part_view_get_editor (GOUJI_PART_VIEW (view)));
    GtkEventController *focus = gtk_event_controller_focus_new ();

    g_signal_connect_swapped (focus, "enter", G_CALLBACK (text_focused_cb), self);
    gtk_widget_add_controller (GTK_WIDGET (text), focus);
    g_signal_connect_object (gtk_text_view_get_buffer (text), "notify::cursor-position",
                             G_CALLBACK (cursor_moved_cb), self, G_CONNECT_SWAPPED);
  }
}

static void
add_parts (GoujiFormPane *self)
{
  self->form = gouji_form_ref (gouji_report_get_form (self->report));
  for (guint i = 0; i < gouji_form_get_n_parts (self->form); i++)
    add_part (self, gouji_form_get_part (self->form, i));
}

static gboolean
build_until (GoujiFormPane *self, gint64 deadline)
{
  for (guint i = 0; i < self->views->len; i++) {
    GoujiFormGrid *grid = gouji_part_view_get_grid (get_view (self, i));

    if (grid != NULL && !gouji_form_grid_build (grid, deadline))
      return FALSE;
  }
  return TRUE;
}

/* Two hundred text fields cost three frames. The first frame goes out without them, and each of the next
 * brings some. */
static gboolean
build_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  GoujiFormPane *self = GOUJI_FORM_PANE (widget);

  if (self->n_frames++ == 0 || !build_until (self, g_get_monotonic_time () + BUILDING_TIME))
    return G_SOURCE_CONTINUE;
  self->building_tick = 0;
  return G_SOURCE_REMOVE;
}

static void
begin_building (GoujiFormPane *self)
{
  self->n_frames = 0;
  if (self->building_tick == 0)
    self->building_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), build_cb, NULL, NULL);
}

static void
end_building (GoujiFormPane *self)
{
  if (self->building_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->building_tick);
  self->building_tick = 0;
}

static void
scroll_now (GoujiFormPane *self, GtkWidget *target, gboolean at_top)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  graphene_rect_t bounds;

  if (!gtk_widget_compute_bounds (target, self->content, &bounds))
    return;

  const double top = bounds.origin.y + gtk_widget_get_margin_top (self->content);
  const double bottom = top + bounds.size.height;

  gtk_adjustment_set_value (adjustment,
                            at_top ? top - MARGIN : clamp_to_page (adjustment, top - ROOM, bottom + ROOM));
}

static gboolean
scroll_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  GoujiFormPane *self = GOUJI_FORM_PANE (widget);

  self->scrolling_tick = 0;
  if (self->scroll_target != NULL)
    scroll_now (self, self->scroll_target, self->target_at_top);
  g_clear_weak_pointer (&self->scroll_target);
  return G_SOURCE_REMOVE;
}

/* What has just been built or shown has its place only after the next layout, which follows these callbacks.
 * */
static gboolean
wait_for_layout_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  GoujiFormPane *self = GOUJI_FORM_PANE (widget);

  self->scrolling_tick = gtk_widget_add_tick_callback (widget, scroll_cb, NULL, NULL);
  return G_SOURCE_REMOVE;
}

static void
scroll_to (GoujiFormPane *self, GtkWidget *target, gboolean at_top)
{
  g_set_weak_pointer (&self->scroll_target, target);
  self->target_at_top = at_top;
  if (self->scrolling_tick == 0)
    self->scrolling_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), wait_for_layout_cb, NULL, NULL);
}

/* The pane scrolls to the focus itself: a viewport would show the beginning of a long text that is clicked in
 * its middle. */
static void
focus_moved_cb (GoujiFormPane *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  if (focus == NULL || !gtk_widget_is_ancestor (focus, self->content))
    return;
  if (GTK_IS_TEXT_VIEW (focus))
    cursor_moved_cb (self);
  else if (gtk_widget_get_width (focus) > 0)
    scroll_now (self, focus, FALSE);
  else
    scroll_to (self, focus, FALSE);
}

static void
gouji_form_pane_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (gouji_form_pane_parent_class)->root (widget);
  if (GTK_IS_WINDOW (gtk_widget_get_root (widget)))
    g_signal_connect_object (gtk_widget_get_root (widget), "notify::focus-widget",
                             G_CALLBACK (focus_moved_cb), widget, G_CONNECT_SWAPPED);
}

static void
gouji_form_pane_unroot (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_func (gtk_widget_get_root (widget), focus_moved_cb, widget);
  GTK_WIDGET_CLASS (gouji_form_pane_parent_class)->unroot (widget);
}

static void
select_cell_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GoujiFormPane *self = GOUJI_FORM_PANE (widget);
  const GoujiCell *cell =
    self->form != NULL ? gouji_form_find_cell (self->form, g_variant_get_string (parameter, NULL)) : NULL;

  if (cell != NULL)
    gouji_form_pane_select_cell (self, cell);
}

static void
show_part_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GoujiFormPane *self = GOUJI_FORM_PANE (widget);
  const GoujiPart *part =
    self->form != NULL ? gouji_form_find_part (self->form, g_variant_get_string (parameter, NULL)) : NULL;

  if (part != NULL)
    gouji_form_pane_show_part (self, part);
}

static void
show_source_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GoujiFormPane *self = GOUJI_FORM_PANE (widget);
  const GoujiCell *cell =
    self->form != NULL ? gouji_form_find_cell (self->form, g_variant_get_string (parameter, NULL)) : NULL;

  if (cell != NULL)
    g_signal_emit (self, signals[SHOW_SOURCE], 0, cell->index);
}

static void
cell_details_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GoujiFormPane *self = GOUJI_FORM_PANE (widget);
  const GoujiCell *cell = gouji_form_pane_get_selected_cell (self);
  GoujiCellEntry *entry = cell != NULL ? gouji_form_pane_get_entry (self, cell) : NULL;
  graphene_rect_t bounds;

  if (entry == NULL || !gtk_widget_compute_bounds (GTK_WIDGET (entry), widget, &bounds))
    return;

  g_clear_pointer (&self->details, gtk_widget_unparent);
  self->details = gouji_cell_details_new (self->report, cell, self->findings);
  gtk_widget_set_parent (self->details, widget);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->details),
                               &(GdkRectangle) { (int) bounds.origin.x, (int) bounds.origin.y,
                                                 (int) bounds.size.width, (int) bounds.size.height });
  gtk_popover_popup (GTK_POPOVER (self->details));
}

static void
load_style (void)
{
  static gsize loaded = 0;

  if (g_once_init_enter (&loaded)) {
    g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

    gtk_css_provider_load_from_resource (provider, RESOURCES "form-pane.css");
    gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider),
                                                GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
    g_once_init_leave (&loaded, 1);
  }
}

static void
gouji_form_pane_dispose (GObject *object)
{
  GoujiFormPane *self = GOUJI_FORM_PANE (object);

  if (self->report != NULL)
    gouji_form_pane_set_report (self, NULL);
  g_clear_pointer (&self->findings, gouji_finding_index_free);
  g_clear_weak_pointer (&self->scroll_target);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), GOUJI_TYPE_FORM_PANE);

  G_OBJECT_CLASS (gouji_form_pane_parent_class)->dispose (object);
}

static void
gouji_form_pane_finalize (GObject *object)
{
  GoujiFormPane *self = GOUJI_FORM_PANE (object);

  g_ptr_array_unref (self->views);
  g_ptr_array_unref (self->rows);

  G_OBJECT_CLASS (gouji_form_pane_parent_class)->finalize (object);
}

static guint
add_signal (const char *name)
{
  return g_signal_new (name, GOUJI_TYPE_FORM_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                       G_TYPE_UINT);
}

static void
gouji_form_pane_class_init (GoujiFormPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = gouji_form_pane_dispose;
  object_class->finalize = gouji_form_pane_finalize;

  widget_class->root = gouji_form_pane_root;
  widget_class->unroot = gouji_form_pane_unroot;

  signals[CELL_SELECTED] = add_signal ("cell-selected");
  signals[SHOW_SOURCE] = add_signal ("show-source");

  gtk_widget_class_install_action (widget_class, "form.select-cell", "s", select_cell_action);
  gtk_widget_class_install_action (widget_class, "form.show-part", "s", show_part_action);
  gtk_widget_class_install_action (widget_class, "form.show-source", "s", show_source_action);
  gtk_widget_class_install_action (widget_class, "form.cell-details", NULL, cell_details_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_ALT_MASK, "form.cell-details", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_ALT_MASK, "form.cell-details",
                                       NULL);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCES "gouji-form-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, GoujiFormPane, scroller);
  gtk_widget_class_bind_template_child (widget_class, GoujiFormPane, content);
  gtk_widget_class_bind_template_child (widget_class, GoujiFormPane, outline);
  gtk_widget_class_bind_template_child (widget_class, GoujiFormPane, parts);
}

static void
gouji_form_pane_init (GoujiFormPane *self)
{
  self->views = g_ptr_array_new ();
  self->rows = g_ptr_array_new ();
  self->selected = G_MAXUINT;
  load_style ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
gouji_form_pane_new (void)
{
  return g_object_new (GOUJI_TYPE_FORM_PANE, NULL);
}

/**
 * gouji_form_pane_get_report:
 *
 * Returns: (nullable) (transfer none): the report that is shown
 */
GoujiReport *
gouji_form_pane_get_report (GoujiFormPane *self)
{
  g_return_val_if_fail (GOUJI_IS_FORM_PANE (self), NULL);

  return self->report;
}

static void
let_go_of_report (GoujiFormPane *self)
{
  set_selected (self, G_MAXUINT);
  g_clear_pointer (&self->details, gtk_widget_unparent);
  for (guint i = 0; i < self->views->len; i++) {
    GoujiFormGrid *grid = gouji_part_view_get_grid (get_view (self, i));

    if (grid != NULL)
      gouji_form_grid_set_findings (grid, NULL);
  }
  g_clear_pointer (&self->findings, gouji_finding_index_free);
  if (self->report != NULL)
    g_clear_signal_handler (&self->changed_handler, self->report);
  g_clear_object (&self->report);
}

/**
 * gouji_form_pane_set_report:
 * @report: (nullable): the report to show, %NULL for none
 *
 * Shows a report. The fields of the one before are used again when it is in the same form. The findings of
 * the one before are forgotten.
 */
void
gouji_form_pane_set_report (GoujiFormPane *self, GoujiReport *report)
{
  g_return_if_fail (GOUJI_IS_FORM_PANE (self));
  g_return_if_fail (report == NULL || GOUJI_IS_REPORT (report));

  if (report == self->report)
    return;

  let_go_of_report (self);
  if (report == NULL || gouji_report_get_form (report) != self->form) {
    end_building (self);
    forget_parts (self);
  }
  if (report == NULL)
    return;

  self->report = g_object_ref (report);
  self->changed_handler = g_signal_connect_swapped (self->report, "changed", G_CALLBACK (changed_cb), self);
  if (self->form == NULL)
    add_parts (self);
  else
    for (guint i = 0; i < self->views->len; i++)
      gouji_part_view_set_report (get_view (self, i), report);
  gouji_form_pane_set_findings (self, NULL);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  begin_building (self);
}

/**
 * gouji_form_pane_set_findings:
 * @findings: (nullable) (element-type GoujiFinding): what gouji_check_report() says of the report as it is
 *   now
 */
void
gouji_form_pane_set_findings (GoujiFormPane *self, GPtrArray *findings)
{
  g_return_if_fail (GOUJI_IS_FORM_PANE (self));
  g_return_if_fail (findings == NULL || self->report != NULL);

  if (self->report == NULL)
    return;

  /* Whoever checks a report may hear of another form before the pane does. */
  if (gouji_report_get_form (self->report) != self->form)
    show_again (self);

  g_autoptr (GoujiFindingIndex) old = self->findings;

  self->findings = gouji_finding_index_new (self->form, findings);
  for (guint i = 0; i < self->views->len; i++) {
    GoujiFormGrid *grid = gouji_part_view_get_grid (get_view (self, i));

    if (grid != NULL)
      gouji_form_grid_set_findings (grid, self->findings);
  }
  refresh_outline (self);
}

/**
 * gouji_form_pane_get_selected_cell:
 *
 * Returns: (nullable) (transfer none): the cell that the user looks at
 */
const GoujiCell *
gouji_form_pane_get_selected_cell (GoujiFormPane *self)
{
  g_return_val_if_fail (GOUJI_IS_FORM_PANE (self), NULL);

  return self->selected != G_MAXUINT ? gouji_form_get_cell (self->form, self->selected) : NULL;
}

/**
 * gouji_form_pane_select_cell:
 * @cell: (nullable): a cell of the report's form, %NULL for none
 *
 * Scrolls to a cell and brings the focus there.
 */
void
gouji_form_pane_select_cell (GoujiFormPane *self, const GoujiCell *cell)
{
  g_return_if_fail (GOUJI_IS_FORM_PANE (self));
  g_return_if_fail (cell == NULL || self->report != NULL);

  GoujiFormGrid *grid = cell != NULL ? grid_of (self, cell) : NULL;
  GoujiCellEntry *entry;

  if (grid == NULL) {
    set_selected (self, G_MAXUINT);
    return;
  }
  gouji_form_pane_complete (self);
  entry = gouji_form_grid_show_cell (grid, cell);
  if (entry == NULL)
    return;
  gouji_cell_entry_enter (entry);
  set_selected (self, cell->index);
  scroll_to (self, GTK_WIDGET (entry), FALSE);
}

/**
 * gouji_form_pane_show_part:
 * @part: a part of the report's form
 *
 * Scrolls to the beginning of a part and brings the focus to its first field.
 */
void
gouji_form_pane_show_part (GoujiFormPane *self, const GoujiPart *part)
{
  g_return_if_fail (GOUJI_IS_FORM_PANE (self));
  g_return_if_fail (part != NULL && part->index < self->views->len);

  GoujiPartView *view = get_view (self, part->index);

  gouji_form_pane_complete (self);
  gtk_widget_child_focus (GTK_WIDGET (view), GTK_DIR_TAB_FORWARD);
  scroll_to (self, GTK_WIDGET (view), TRUE);
}

/**
 * gouji_form_pane_show_change:
 * @kind: what was changed
 * @index: which one, as #GoujiReport::changed says it
 *
 * Scrolls to what was changed and brings the focus there: the cell, or the text with its cursor behind the
 * change. What the report says of itself has no place in the pane.
 */
void
gouji_form_pane_show_change (GoujiFormPane *self, GoujiChange kind, guint index)
{
  g_return_if_fail (GOUJI_IS_FORM_PANE (self));
  g_return_if_fail (self->report != NULL);

  if (kind == GOUJI_CHANGE_FIGURE || kind == GOUJI_CHANGE_CONFIRMATION ||
      (kind == GOUJI_CHANGE_READING && index != G_MAXUINT)) {
    gouji_form_pane_select_cell (self, gouji_form_get_cell (self->form, index));
  } else if (kind == GOUJI_CHANGE_NARRATIVE) {
    GoujiNarrativeEditor *editor = gouji_part_view_get_editor (get_view (self, index));

    if (editor != NULL) {
      gtk_widget_grab_focus (GTK_WIDGET (gouji_narrative_editor_get_view (editor)));
      cursor_moved_cb (self);
    }
  }
}

/**
 * gouji_form_pane_is_complete:
 *
 * Returns: whether all cells have been built
 */
gboolean
gouji_form_pane_is_complete (GoujiFormPane *self)
{
  g_return_val_if_fail (GOUJI_IS_FORM_PANE (self), FALSE);

  return build_until (self, 0);
}

/**
 * gouji_form_pane_complete:
 *
 * Builds what is not there yet, at once.
 */
void
gouji_form_pane_complete (GoujiFormPane *self)
{
  g_return_if_fail (GOUJI_IS_FORM_PANE (self));

  end_building (self);
  build_until (self, G_MAXINT64);
}

/**
 * gouji_form_pane_get_entry:
 *
 * Returns: (nullable) (transfer none): the field of a cell, %NULL when it has not been built or is not
 *   printed
 */
GoujiCellEntry *
gouji_form_pane_get_entry (GoujiFormPane *self, const GoujiCell *cell)
{
  g_return_val_if_fail (GOUJI_IS_FORM_PANE (self), NULL);
  g_return_val_if_fail (cell != NULL, NULL);

  GoujiFormGrid *grid = grid_of (self, cell);

  return grid != NULL ? gouji_form_grid_get_entry (grid, cell) : NULL;
}
