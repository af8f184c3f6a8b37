/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "form-pane/gouji-form-pane.h"

#include "form-pane/gouji-form-pane-private.h"
#include "form-pane/gouji-outline-row.h"
#include "form-pane/gouji-part-view.h"
#include "report/gouji-status.h"

#define RESOURCES "/io/github/gouji/Gouji/form-pane/"

/* How much of a frame may go into building cells, in microseconds. The rest is for laying out and painting
 * them. */
#define BUILDING_TIME 6000

/* How far a change reaches over equations: an addend, the total of its row, the total of that total's column.
 * */
#define REACH 2

enum {
  CELL_SELECTED,
  SHOW_SOURCE,
  SAID,
  READ_PAGE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

enum {
  PROP_0,
  PROP_SHOW_LAST_YEAR,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (GoujiFormPane, gouji_form_pane, ADW_TYPE_BIN)

static void begin_building (GoujiFormPane *self);

static GoujiPartView *
get_view (GoujiFormPane *self, guint index)
{
  return self->views->pdata[index];
}

/**
 * gouji_form_pane_get_grid:
 *
 * Returns: (nullable) (transfer none): the table in which a cell stands
 */
GoujiFormGrid *
gouji_form_pane_get_grid (GoujiFormPane *self, const GoujiCell *cell)
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
  GoujiFormGrid *grid = gouji_form_pane_get_grid (self, cell);
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

  gouji_form_pane_drop_paste (self);
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

/* What is signed off can only be read, until it is reopened. Nobody types at that moment. */
static void
follow_lock (GoujiFormPane *self)
{
  gboolean locked = gouji_report_get_locked (self->report);

  if (self->locked == locked)
    return;

  self->locked = locked;
  for (guint i = 0; i < self->views->len; i++)
    gouji_part_view_set_report (get_view (self, i), self->report);
}

static void
changed_cb (GoujiFormPane *self, GoujiChange kind, guint index)
{
  if (kind == GOUJI_CHANGE_READING || kind == GOUJI_CHANGE_LAST_YEAR ||
      (kind == GOUJI_CHANGE_FIELD && index == GOUJI_FIELD_STATUS)) {
    show_again (self);
    return;
  }
  if (kind == GOUJI_CHANGE_FIELD) {
    if (index == GOUJI_FIELD_STATUS)
      follow_lock (self);
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

/* One table at a time has several cells selected. */
static void
cell_entered_cb (GoujiFormPane *self, guint index, GoujiFormGrid *grid)
{
  for (guint i = 0; i < self->views->len; i++) {
    GoujiFormGrid *other = gouji_part_view_get_grid (get_view (self, i));

    if (other != NULL && other != grid)
      gouji_form_grid_select_none (other);
  }
  set_selected (self, index);
}

/**
 * gouji_form_pane_say:
 * @shown: whether it is to be seen as well as heard
 *
 * Has whoever shows the pane say something.
 */
void
gouji_form_pane_say (GoujiFormPane *self, const char *words, gboolean shown)
{
  g_signal_emit (self, signals[SAID], 0, words, shown);
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
    gouji_form_grid_set_show_last_year (grid, self->show_last_year);
    g_signal_connect_object (grid, "cell-entered", G_CALLBACK (cell_entered_cb), self, G_CONNECT_SWAPPED);
    g_signal_connect_object (grid, "command", G_CALLBACK (gouji_form_pane_command), self, G_CONNECT_SWAPPED);
    g_signal_connect_object (grid, "said", G_CALLBACK (gouji_form_pane_say), self, G_CONNECT_SWAPPED);
  } else {
    GtkTextView *text = gouji_narrative_editor_get_view (gouji_part_view_get_editor (GOUJI_PART_VIEW (view)));
    GtkEventController *focus = gtk_event_controller_focus_new ();

    g_signal_connect_swapped (focus, "enter", G_CALLBACK (text_focused_cb), self);
    gtk_widget_add_controller (GTK_WIDGET (text), focus);
    g_signal_connect_object (gtk_text_view_get_buffer (text), "notify::cursor-position",
                             G_CALLBACK (gouji_form_pane_follow_cursor), self, G_CONNECT_SWAPPED);
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
gouji_form_pane_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (gouji_form_pane_parent_class)->root (widget);
  if (GTK_IS_WINDOW (gtk_widget_get_root (widget)))
    g_signal_connect_object (gtk_widget_get_root (widget), "notify::focus-widget",
                             G_CALLBACK (gouji_form_pane_follow_focus), widget, G_CONNECT_SWAPPED);
}

static void
gouji_form_pane_unroot (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_func (gtk_widget_get_root (widget), gouji_form_pane_follow_focus, widget);
  GTK_WIDGET_CLASS (gouji_form_pane_parent_class)->unroot (widget);
}

static void
set_show_last_year (GoujiFormPane *self, gboolean show)
{
  if (self->show_last_year == show)
    return;
  self->show_last_year = show;
  for (guint i = 0; i < self->views->len; i++) {
    GoujiFormGrid *grid = gouji_part_view_get_grid (get_view (self, i));

    if (grid != NULL)
      gouji_form_grid_set_show_last_year (grid, show);
  }
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SHOW_LAST_YEAR]);
}

static void
gouji_form_pane_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SHOW_LAST_YEAR)
    g_value_set_boolean (value, GOUJI_FORM_PANE (object)->show_last_year);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
gouji_form_pane_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SHOW_LAST_YEAR)
    set_show_last_year (GOUJI_FORM_PANE (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
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
  g_clear_pointer (&self->folding, gouji_folding_unref);

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
  object_class->get_property = gouji_form_pane_get_property;
  object_class->set_property = gouji_form_pane_set_property;
  props[PROP_SHOW_LAST_YEAR] =
    g_param_spec_boolean ("show-last-year", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  widget_class->root = gouji_form_pane_root;
  widget_class->unroot = gouji_form_pane_unroot;

  signals[CELL_SELECTED] = add_signal ("cell-selected");
  signals[SHOW_SOURCE] = add_signal ("show-source");
  signals[SAID] = g_signal_new ("said", GOUJI_TYPE_FORM_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);

  /* GoujiFormPane::read-page: (text): what is pasted has a web page beside its plain text, which may have
   * more. Returns: whether gouji_form_pane_review_block() or gouji_form_pane_review_text() will be called
   * with it */
  signals[READ_PAGE] =
    g_signal_new ("read-page", GOUJI_TYPE_FORM_PANE, G_SIGNAL_RUN_LAST, 0, g_signal_accumulator_true_handled,
                  NULL, NULL, G_TYPE_BOOLEAN, 1, G_TYPE_STRING);

  gouji_form_pane_install_actions (widget_class);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCES "gouji-form-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, GoujiFormPane, scroller);
  gtk_widget_class_bind_template_child (widget_class, GoujiFormPane, content);
  gtk_widget_class_bind_template_child (widget_class, GoujiFormPane, outline);
  gtk_widget_class_bind_template_child (widget_class, GoujiFormPane, parts);
  gtk_widget_class_bind_template_child (widget_class, GoujiFormPane, strip);
  gtk_widget_class_bind_template_child (widget_class, GoujiFormPane, head);
  gtk_widget_class_bind_template_child (widget_class, GoujiFormPane, foot);
}

static void
gouji_form_pane_init (GoujiFormPane *self)
{
  self->views = g_ptr_array_new ();
  self->rows = g_ptr_array_new ();
  self->selected = G_MAXUINT;
  load_style ();
  g_type_ensure (GOUJI_TYPE_PASTE_STRIP);
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
  gouji_form_pane_drop_paste (self);
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
  self->locked = gouji_report_get_locked (self->report);
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
 * gouji_form_pane_set_ties:
 * @filler: what reads the numbers in texts
 * @recognised: (nullable) (element-type GPtrArray): what gouji_bind_recognise() says of the report as it is
 *   now
 *
 * Shows which numbers of the texts are tied to what.
 */
void
gouji_form_pane_set_ties (GoujiFormPane *self, GoujiFiller *filler, GPtrArray *recognised)
{
  g_return_if_fail (GOUJI_IS_FORM_PANE (self));
  g_return_if_fail (self->report != NULL);

  for (guint i = 0; i < self->views->len; i++) {
    GoujiNarrativeEditor *editor = gouji_part_view_get_editor (get_view (self, i));

    if (editor != NULL)
      gouji_narrative_editor_set_ties (editor, filler, recognised != NULL ? recognised->pdata[i] : NULL);
  }
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

  GoujiFormGrid *grid = cell != NULL ? gouji_form_pane_get_grid (self, cell) : NULL;
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
  gouji_form_pane_scroll_to (self, GTK_WIDGET (entry), FALSE);
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
  GoujiNarrativeEditor *editor = gouji_part_view_get_editor (view);

  gouji_form_pane_complete (self);
  if (editor != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (gouji_narrative_editor_get_view (editor)));
  else
    gtk_widget_child_focus (GTK_WIDGET (view), GTK_DIR_TAB_FORWARD);
  gouji_form_pane_scroll_to (self, GTK_WIDGET (view), TRUE);
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
      gouji_form_pane_follow_cursor (self);
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

  GoujiFormGrid *grid = gouji_form_pane_get_grid (self, cell);

  return grid != NULL ? gouji_form_grid_get_entry (grid, cell) : NULL;
}

/**
 * gouji_form_pane_set_ends:
 * @head: (nullable): what is shown before the first part
 * @foot: (nullable): what is shown behind the last
 *
 * Adds what a report has besides its parts; whoever makes it gives it its report.
 */
void
gouji_form_pane_set_ends (GoujiFormPane *self, GtkWidget *head, GtkWidget *foot)
{
  g_return_if_fail (GOUJI_IS_FORM_PANE (self));

  adw_bin_set_child (self->head, head);
  adw_bin_set_child (self->foot, foot);
}
