/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "charts/gouji-charts-area.h"

#include <adwaita.h>

/* In pixels, with text of the usual size. */
#define LEAST_WIDTH 320
#define USUAL_WIDTH 720
#define HEIGHT 420

/* The words of a drawing that goes on paper are smaller than those of a desktop. */
#define ZOOM 1.2

#define USUAL_DPI (96.0 * 1024)

struct _GoujiChartsArea {
  GtkWidget parent_instance;

  GoujiChart *chart;   /* (nullable), not owned */
  GPtrArray *marks;    /* element-type GtkButton, as many as the chart has; they draw nothing */
  guint current;       /* the mark to which the focus comes */
  GskRenderNode *node; /* (nullable): the drawing as it is now */
  int wanted_year;     /* of the mark that had the focus, for the next chart */
  guint wanted_series;
};

G_DEFINE_FINAL_TYPE (GoujiChartsArea, gouji_charts_area, GTK_TYPE_WIDGET)

enum {
  SIGNAL_MARK_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* How much larger text is than usual. */
static double
get_text_scale (GoujiChartsArea *self)
{
  int dpi = 0;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-xft-dpi", &dpi, NULL);

  return dpi > 0 ? CLAMP (dpi / USUAL_DPI, 0.5, 4) : 1;
}

/* The whole drawing grows with the text. */
static double
get_scale (GoujiChartsArea *self)
{
  return get_text_scale (self) * ZOOM;
}

static double
get_width (GoujiChartsArea *self)
{
  return gtk_widget_get_width (GTK_WIDGET (self)) / get_scale (self);
}

static double
get_height (GoujiChartsArea *self)
{
  return gtk_widget_get_height (GTK_WIDGET (self)) / get_scale (self);
}

static GoujiChartLook
get_look (GoujiChartsArea *self)
{
  AdwStyleManager *style = adw_style_manager_get_for_display (gtk_widget_get_display (GTK_WIDGET (self)));
  gboolean dark = adw_style_manager_get_dark (style);

  if (adw_style_manager_get_high_contrast (style))
    return dark ? GOUJI_CHART_CONTRAST_DARK : GOUJI_CHART_CONTRAST;

  return dark ? GOUJI_CHART_DARK : GOUJI_CHART_LIGHT;
}

static void
redraw (GoujiChartsArea *self)
{
  g_clear_pointer (&self->node, gsk_render_node_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
text_size_cb (GoujiChartsArea *self)
{
  redraw (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* Returns: the mark with the focus, or -1 */
static int
find_focus (GoujiChartsArea *self)
{
  GtkWidget *child = gtk_widget_get_focus_child (GTK_WIDGET (self));
  guint index;

  return child != NULL && g_ptr_array_find (self->marks, child, &index) ? (int) index : -1;
}

/* -- from mark to mark -- */

static double
get_middle (GoujiChartsArea *self, guint index)
{
  cairo_rectangle_t area = { 0 };

  gouji_chart_get_mark_area (self->chart, index, get_width (self), get_height (self), &area);

  return area.y + area.height / 2;
}

/* Marks at the same place are all reached, one after the other. */
static gboolean
is_above (GoujiChartsArea *self, guint first, guint second)
{
  double one = get_middle (self, first);
  double other = get_middle (self, second);

  return one < other || (one <= other && first < second);
}

static int
find_in_year (GoujiChartsArea *self, guint from, gboolean up)
{
  const GoujiChartMark *mark = gouji_chart_get_mark (self->chart, from);
  int found = -1;

  for (guint i = 0; i < self->marks->len; i++) {
    if (i == from || gouji_chart_get_mark (self->chart, i)->year != mark->year ||
        is_above (self, i, from) != up)
      continue;
    if (found < 0 || is_above (self, (guint) found, i) == up)
      found = (int) i;
  }

  return found;
}

/* Years without a number are passed over. */
static int
find_in_series (GoujiChartsArea *self, guint from, int direction, gboolean last)
{
  const GoujiChartMark *mark = gouji_chart_get_mark (self->chart, from);
  int found = -1;
  int best = 0;

  for (guint i = 0; i < self->marks->len; i++) {
    const GoujiChartMark *other = gouji_chart_get_mark (self->chart, i);
    int distance = (other->year - mark->year) * direction;

    if (other->series != mark->series || distance <= 0)
      continue;
    if (found < 0 || (last ? distance > best : distance < best)) {
      found = (int) i;
      best = distance;
    }
  }

  return found;
}

static int
find_next (GoujiChartsArea *self, guint from, GtkDirectionType direction)
{
  switch (direction) {
  case GTK_DIR_LEFT:
    return find_in_series (self, from, -1, FALSE);
  case GTK_DIR_RIGHT:
    return find_in_series (self, from, 1, FALSE);
  case GTK_DIR_UP:
    return find_in_year (self, from, TRUE);
  case GTK_DIR_DOWN:
    return find_in_year (self, from, FALSE);
  case GTK_DIR_TAB_FORWARD:
  case GTK_DIR_TAB_BACKWARD:
  default:
    return -1;
  }
}

static void
focus_mark (GoujiChartsArea *self, guint index)
{
  gtk_widget_grab_focus (self->marks->pdata[index]);
}

static gboolean
move_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  GoujiChartsArea *self = GOUJI_CHARTS_AREA (widget);
  int from = find_focus (self);
  int next =
    from < 0 ? -1 : find_next (self, (guint) from, (GtkDirectionType) g_variant_get_int32 (arguments));

  if (next >= 0)
    focus_mark (self, (guint) next);

  return from >= 0;
}

static gboolean
move_to_end_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  GoujiChartsArea *self = GOUJI_CHARTS_AREA (widget);
  int from = find_focus (self);
  int next = from < 0 ? -1 : find_in_series (self, (guint) from, g_variant_get_int32 (arguments), TRUE);

  if (next >= 0)
    focus_mark (self, (guint) next);

  return from >= 0;
}

static gboolean
gouji_charts_area_focus (GtkWidget *widget, GtkDirectionType direction)
{
  GoujiChartsArea *self = GOUJI_CHARTS_AREA (widget);

  if (self->marks->len == 0 || find_focus (self) >= 0)
    return FALSE;

  focus_mark (self, MIN (self->current, self->marks->len - 1));
  return TRUE;
}

/* -- marks -- */

static void
mark_activated_cb (GtkWidget *mark, GoujiChartsArea *self)
{
  guint index;

  if (g_ptr_array_find (self->marks, mark, &index))
    g_signal_emit (self, signals[SIGNAL_MARK_ACTIVATED], 0, index);
}

static void
mark_focus_cb (GtkWidget *widget, GParamSpec *pspec, GoujiChartsArea *self)
{
  guint index;

  if (gtk_widget_has_focus (widget) && self->chart != NULL &&
      g_ptr_array_find (self->marks, widget, &index)) {
    const GoujiChartMark *mark = gouji_chart_get_mark (self->chart, index);

    self->current = index;
    self->wanted_year = mark->year;
    self->wanted_series = mark->series;
  }
  redraw (self);
}

/* The pointer goes to the chart, which knows the nearest of marks that lie over each other. */
static void
add_mark (GoujiChartsArea *self)
{
  GtkWidget *mark = gtk_button_new ();

  gtk_widget_set_can_target (mark, FALSE);
  g_signal_connect (mark, "clicked", G_CALLBACK (mark_activated_cb), self);
  g_signal_connect (mark, "notify::has-focus", G_CALLBACK (mark_focus_cb), self);
  gtk_widget_set_parent (mark, GTK_WIDGET (self));
  g_ptr_array_add (self->marks, mark);
}

static void
drop_mark (GoujiChartsArea *self)
{
  GtkWidget *mark = self->marks->pdata[self->marks->len - 1];

  g_signal_handlers_disconnect_by_data (mark, self);
  g_ptr_array_set_size (self->marks, self->marks->len - 1);
  gtk_widget_unparent (mark);
}

/* Returns: the mark of the same year and series as the one that had the focus last, or the first */
static guint
find_wanted (GoujiChartsArea *self)
{
  for (guint i = 0; i < gouji_chart_get_n_marks (self->chart); i++) {
    const GoujiChartMark *mark = gouji_chart_get_mark (self->chart, i);

    if (mark->year == self->wanted_year && mark->series == self->wanted_series)
      return i;
  }

  return 0;
}

/* Assistive technology is told of what has changed alone. */
static void
set_words (GtkWidget *mark, const char *words)
{
  if (g_strcmp0 (g_object_get_data (G_OBJECT (mark), "words"), words) == 0)
    return;

  g_object_set_data_full (G_OBJECT (mark), "words", g_strdup (words), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (mark), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
update_marks (GoujiChartsArea *self)
{
  guint n = self->chart != NULL ? gouji_chart_get_n_marks (self->chart) : 0;
  gboolean focused = find_focus (self) >= 0;

  while (self->marks->len < n)
    add_mark (self);
  for (guint i = 0; i < n; i++)
    set_words (self->marks->pdata[i], gouji_chart_get_mark (self->chart, i)->words);
  self->current = n > 0 ? find_wanted (self) : 0;
  if (focused && n > 0)
    focus_mark (self, self->current);
  while (self->marks->len > n)
    drop_mark (self);
}

/* -- pointer -- */

static int
find_mark_at (GoujiChartsArea *self, double x, double y)
{
  double scale = get_scale (self);

  if (self->chart == NULL)
    return -1;

  return gouji_chart_find_mark (self->chart, get_width (self), get_height (self), x / scale, y / scale);
}

static void
released_cb (GtkGestureClick *gesture, int n_press, double x, double y, GoujiChartsArea *self)
{
  int index = find_mark_at (self, x, y);

  if (index < 0)
    return;

  focus_mark (self, (guint) index);
  g_signal_emit (self, signals[SIGNAL_MARK_ACTIVATED], 0, (guint) index);
}

static void
motion_cb (GtkEventControllerMotion *controller, double x, double y, GoujiChartsArea *self)
{
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), find_mark_at (self, x, y) >= 0 ? "pointer" : NULL);
}

static gboolean
gouji_charts_area_query_tooltip (GtkWidget *widget, int x, int y, gboolean by_keys, GtkTooltip *tooltip)
{
  GoujiChartsArea *self = GOUJI_CHARTS_AREA (widget);
  int index = by_keys ? find_focus (self) : find_mark_at (self, x, y);
  graphene_rect_t bounds;

  if (index < 0)
    return FALSE;

  gtk_tooltip_set_text (tooltip, gouji_chart_get_mark (self->chart, (guint) index)->words);
  if (gtk_widget_compute_bounds (self->marks->pdata[index], widget, &bounds))
    gtk_tooltip_set_tip_area (tooltip, &(GdkRectangle) { (int) bounds.origin.x, (int) bounds.origin.y,
                                                         (int) bounds.size.width, (int) bounds.size.height });
  return TRUE;
}

/* -- size and drawing -- */

static void
gouji_charts_area_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  double scale = get_text_scale (GOUJI_CHARTS_AREA (widget));

  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    *minimum = (int) (LEAST_WIDTH * scale);
    *natural = (int) (USUAL_WIDTH * scale);
  } else {
    *minimum = *natural = (int) (HEIGHT * scale);
  }
}

static void
place_mark (GoujiChartsArea *self, guint index)
{
  double scale = get_scale (self);
  cairo_rectangle_t area = { 0 };
  GtkAllocation place;

  gouji_chart_get_mark_area (self->chart, index, get_width (self), get_height (self), &area);
  place.x = (int) (area.x * scale);
  place.y = (int) (area.y * scale);
  place.width = MAX (1, (int) (area.width * scale));
  place.height = MAX (1, (int) (area.height * scale));
  gtk_widget_measure (self->marks->pdata[index], GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_size_allocate (self->marks->pdata[index], &place, -1);
}

static void
gouji_charts_area_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GoujiChartsArea *self = GOUJI_CHARTS_AREA (widget);

  redraw (self);
  for (guint i = 0; i < self->marks->len; i++)
    place_mark (self, i);
}

static GskRenderNode *
draw (GoujiChartsArea *self)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  double scale = get_scale (self);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (GTK_WIDGET (self)),
                                               (float) gtk_widget_get_height (GTK_WIDGET (self)));
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &bounds);

  cairo_scale (cr, scale, scale);
  gouji_chart_draw (self->chart, cr, get_width (self), get_height (self), get_look (self), find_focus (self));
  cairo_destroy (cr);

  return gtk_snapshot_free_to_node (snapshot);
}

/* The drawing is kept: what is around it is drawn anew more often. */
static void
gouji_charts_area_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  GoujiChartsArea *self = GOUJI_CHARTS_AREA (widget);

  if (self->chart == NULL)
    return;
  if (self->node == NULL)
    self->node = draw (self);
  if (self->node != NULL)
    gtk_snapshot_append_node (snapshot, self->node);
}

static void
gouji_charts_area_dispose (GObject *object)
{
  GoujiChartsArea *self = GOUJI_CHARTS_AREA (object);

  self->chart = NULL;
  while (self->marks->len > 0)
    drop_mark (self);
  g_clear_pointer (&self->node, gsk_render_node_unref);

  G_OBJECT_CLASS (gouji_charts_area_parent_class)->dispose (object);
}

static void
gouji_charts_area_finalize (GObject *object)
{
  GoujiChartsArea *self = GOUJI_CHARTS_AREA (object);

  g_clear_pointer (&self->marks, g_ptr_array_unref);

  G_OBJECT_CLASS (gouji_charts_area_parent_class)->finalize (object);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  static const struct {
    guint keys[2];
    GtkDirectionType direction;
  } arrows[] = {
    { { GDK_KEY_Left, GDK_KEY_KP_Left }, GTK_DIR_LEFT },
    { { GDK_KEY_Right, GDK_KEY_KP_Right }, GTK_DIR_RIGHT },
    { { GDK_KEY_Up, GDK_KEY_KP_Up }, GTK_DIR_UP },
    { { GDK_KEY_Down, GDK_KEY_KP_Down }, GTK_DIR_DOWN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (arrows); i++)
    for (guint j = 0; j < G_N_ELEMENTS (arrows[i].keys); j++)
      gtk_widget_class_add_binding (widget_class, arrows[i].keys[j], 0, move_cb, "i", arrows[i].direction);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Home, 0, move_to_end_cb, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_End, 0, move_to_end_cb, "i", 1);
}

static void
gouji_charts_area_class_init (GoujiChartsAreaClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = gouji_charts_area_dispose;
  object_class->finalize = gouji_charts_area_finalize;

  widget_class->focus = gouji_charts_area_focus;
  widget_class->query_tooltip = gouji_charts_area_query_tooltip;
  widget_class->measure = gouji_charts_area_measure;
  widget_class->size_allocate = gouji_charts_area_size_allocate;
  widget_class->snapshot = gouji_charts_area_snapshot;

  signals[SIGNAL_MARK_ACTIVATED] = g_signal_new ("mark-activated", GOUJI_TYPE_CHARTS_AREA, G_SIGNAL_RUN_LAST,
                                                 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  add_keys (widget_class);
  gtk_widget_class_set_css_name (widget_class, "chart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
gouji_charts_area_init (GoujiChartsArea *self)
{
  AdwStyleManager *style = adw_style_manager_get_for_display (gtk_widget_get_display (GTK_WIDGET (self)));
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  self->marks = g_ptr_array_new ();
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);

  g_signal_connect_object (style, "notify::dark", G_CALLBACK (redraw), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (redraw), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_widget_get_settings (GTK_WIDGET (self)), "notify::gtk-xft-dpi",
                           G_CALLBACK (text_size_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
}

GtkWidget *
gouji_charts_area_new (void)
{
  return g_object_new (GOUJI_TYPE_CHARTS_AREA, NULL);
}

/**
 * gouji_charts_area_set_chart:
 * @self: the area
 * @chart: (nullable) (transfer none): what to draw; it must live until the next is set
 *
 * The focus stays at the mark of the same year and series where there still is one.
 */
void
gouji_charts_area_set_chart (GoujiChartsArea *self, GoujiChart *chart)
{
  const char *title = chart != NULL ? gouji_chart_get_title (chart) : "";
  const char *description = chart != NULL ? gouji_chart_get_description (chart) : "";

  self->chart = chart;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
  update_marks (self);
  redraw (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}
