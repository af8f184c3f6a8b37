/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "pages/gouji-pages-view.h"

#include <glib/gi18n.h>
#include <math.h>

#include "pages/gouji-pages-view-private.h"

#define LEAST_ZOOM 0.25
#define MOST_ZOOM 4.0
#define LEAST_FIT 0.05
#define LINE 48.0

enum {
  PROP_0,
  PROP_PAGE,
  PROP_ZOOM,
  N_OWN_PROPS,
  PROP_HADJUSTMENT = N_OWN_PROPS,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

enum {
  ZOOM_CHOSEN,
  PAGE_PRESSED,
  N_SIGNALS,
};

static GParamSpec *props[N_OWN_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE_WITH_CODE (GoujiPagesView,
                               gouji_pages_view,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

static const double zoom_steps[] = { 0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 2, 2.5, 3, 4 };

static void
show_current (GoujiPagesView *self)
{
  guint page = gouji_pages_view_count (self) > 0 ? gouji_pages_view_find_current (self) : 0;

  if (page == self->page)
    return;
  self->page = page;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PAGE]);
}

/* -- zoom -- */

static double
find_zoom (GoujiPagesView *self, int width, int height)
{
  double wide = MAX (1, width - 2 * MARGIN) / (self->widest * PIXELS_PER_POINT);
  double high = MAX (1, height - 2 * MARGIN) / (self->highest * PIXELS_PER_POINT);

  switch (self->fit) {
  case GOUJI_PAGES_FIT_NORMAL:
    return CLAMP (wide, LEAST_FIT, 1);
  case GOUJI_PAGES_FIT_WIDTH:
    return CLAMP (wide, LEAST_FIT, MOST_ZOOM);
  case GOUJI_PAGES_FIT_PAGE:
    return CLAMP (MIN (wide, high), LEAST_FIT, MOST_ZOOM);
  case GOUJI_PAGES_FIT_NONE:
  default:
    return self->chosen_zoom;
  }
}

static void
configure (GoujiPagesView *self, GtkOrientation orientation, double value, double content)
{
  GtkAdjustment *adjustment = self->adjustments[orientation];
  double room = gtk_widget_get_size (GTK_WIDGET (self), orientation);

  if (adjustment != NULL)
    gtk_adjustment_configure (adjustment, CLAMP (value, 0, MAX (0, content - room)), 0, MAX (content, room),
                              LINE, room * 0.9, room);
}

/* Gives the pages their size, so that what is at the anchor stays there. */
static void
set_zoom (GoujiPagesView *self, double zoom)
{
  double x = 0;
  double y = 0;
  guint page = 0;
  gboolean placed = self->placed && self->places->len > 0;

  if (placed) {
    const GoujiPagePlace *place;

    page = gouji_pages_view_find_page (self, self->anchor_y);
    place = gouji_pages_view_get_place (self, page);
    x = (self->anchor_x - gouji_pages_view_get_left (self, page)) / MAX (1, place->width);
    y = (self->anchor_y - gouji_pages_view_get_top (self, page)) / MAX (1, place->height);
  }

  self->zoom = zoom;
  gouji_pages_view_measure_pages (self);

  if (placed) {
    const GoujiPagePlace *place = gouji_pages_view_get_place (self, page);
    double left = floor ((gouji_pages_view_get_content_width (self) - place->width) / 2);

    x = left + x * place->width - self->anchor_x;
    y = place->top + y * place->height - self->anchor_y;
  }
  self->configuring = TRUE;
  configure (self, GTK_ORIENTATION_HORIZONTAL, x, gouji_pages_view_get_content_width (self));
  configure (self, GTK_ORIENTATION_VERTICAL, y, gouji_pages_view_get_content_height (self));
  self->configuring = FALSE;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ZOOM]);
}

static void
reconfigure (GoujiPagesView *self)
{
  self->configuring = TRUE;
  configure (self, GTK_ORIENTATION_HORIZONTAL, gouji_pages_view_get_value (self, GTK_ORIENTATION_HORIZONTAL),
             gouji_pages_view_get_content_width (self));
  configure (self, GTK_ORIENTATION_VERTICAL, gouji_pages_view_get_value (self, GTK_ORIENTATION_VERTICAL),
             gouji_pages_view_get_content_height (self));
  self->configuring = FALSE;
}

static void
choose_zoom (GoujiPagesView *self, double zoom, double anchor_x, double anchor_y)
{
  zoom = CLAMP (zoom, LEAST_ZOOM, MOST_ZOOM);
  if (self->pages == NULL || fabs (zoom - self->zoom) < 0.0001)
    return;

  self->anchor_x = anchor_x;
  self->anchor_y = anchor_y;
  gouji_pages_view_set_fit (self, GOUJI_PAGES_FIT_NONE, zoom);
  g_signal_emit (self, signals[ZOOM_CHOSEN], 0);
}

static void
pinch_begin_cb (GoujiPagesView *self)
{
  self->zoom_at_pinch = self->zoom;
}

static void
pinch_cb (GtkGestureZoom *gesture, double factor, GoujiPagesView *self)
{
  double x = gtk_widget_get_width (GTK_WIDGET (self)) / 2.0;
  double y = gtk_widget_get_height (GTK_WIDGET (self)) / 2.0;

  gtk_gesture_get_bounding_box_center (GTK_GESTURE (gesture), &x, &y);
  choose_zoom (self, self->zoom_at_pinch * factor, x, y);
}

static void
motion_cb (GtkEventController *controller, double x, double y, GoujiPagesView *self)
{
  self->pointer_x = x;
  self->pointer_y = y;
}

static gboolean
scroll_cb (GtkEventControllerScroll *scroll, double dx, double dy, GoujiPagesView *self)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (scroll));

  if ((state & GDK_CONTROL_MASK) == 0)
    return GDK_EVENT_PROPAGATE;

  if (gtk_event_controller_scroll_get_unit (scroll) == GDK_SCROLL_UNIT_SURFACE)
    dy /= 20;
  choose_zoom (self, self->zoom * pow (1.1, -CLAMP (dy, -10, 10)), self->pointer_x, self->pointer_y);
  return GDK_EVENT_STOP;
}

/* -- scrolling -- */

static void
scrolled_cb (GoujiPagesView *self)
{
  if (self->configuring)
    return;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  show_current (self);
}

static void
set_adjustment (GoujiPagesView *self, GtkOrientation orientation, GtkAdjustment *adjustment)
{
  GtkAdjustment **place = &self->adjustments[orientation];

  if (*place != NULL && *place == adjustment)
    return;
  if (*place != NULL)
    g_signal_handlers_disconnect_by_data (*place, self);
  g_clear_object (place);
  if (adjustment == NULL)
    return;

  *place = g_object_ref_sink (adjustment);
  g_signal_connect_swapped (adjustment, "value-changed", G_CALLBACK (scrolled_cb), self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* How far a key scrolls. */
typedef enum {
  STEP_LINE,
  STEP_SIDE,
  STEP_SCREEN,
  STEP_PAGE,
  STEP_END,
} Step;

static void
scroll_by (GoujiPagesView *self, GtkOrientation orientation, double distance)
{
  GtkAdjustment *adjustment = self->adjustments[orientation];

  if (adjustment != NULL)
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + distance);
}

static gboolean
key_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  GoujiPagesView *self = GOUJI_PAGES_VIEW (widget);
  int step;
  int direction;

  g_variant_get (arguments, "(ii)", &step, &direction);
  switch ((Step) step) {
  case STEP_LINE:
    scroll_by (self, GTK_ORIENTATION_VERTICAL, direction * LINE);
    break;
  case STEP_SIDE:
    scroll_by (self, GTK_ORIENTATION_HORIZONTAL, direction * LINE);
    break;
  case STEP_SCREEN:
    scroll_by (self, GTK_ORIENTATION_VERTICAL, direction * gtk_widget_get_height (widget) * 0.9);
    break;
  case STEP_PAGE:
    if (direction > 0 || self->page > 0)
      gouji_pages_view_go_to (self, direction > 0 ? self->page + 1 : self->page - 1);
    break;
  case STEP_END:
  default:
    scroll_by (self, GTK_ORIENTATION_VERTICAL, direction * gouji_pages_view_get_content_height (self));
  }

  return GDK_EVENT_STOP;
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  static const struct {
    guint key;
    GdkModifierType modifiers;
    Step step;
    int direction;
  } keys[] = {
    { GDK_KEY_Up, 0, STEP_LINE, -1 },
    { GDK_KEY_Down, 0, STEP_LINE, 1 },
    { GDK_KEY_KP_Up, 0, STEP_LINE, -1 },
    { GDK_KEY_KP_Down, 0, STEP_LINE, 1 },
    { GDK_KEY_Left, 0, STEP_SIDE, -1 },
    { GDK_KEY_Right, 0, STEP_SIDE, 1 },
    { GDK_KEY_Page_Up, 0, STEP_SCREEN, -1 },
    { GDK_KEY_Page_Down, 0, STEP_SCREEN, 1 },
    { GDK_KEY_space, GDK_SHIFT_MASK, STEP_SCREEN, -1 },
    { GDK_KEY_space, 0, STEP_SCREEN, 1 },
    { GDK_KEY_Page_Up, GDK_CONTROL_MASK, STEP_PAGE, -1 },
    { GDK_KEY_Page_Down, GDK_CONTROL_MASK, STEP_PAGE, 1 },
    { GDK_KEY_Home, 0, STEP_END, -1 },
    { GDK_KEY_End, 0, STEP_END, 1 },
    { GDK_KEY_Home, GDK_CONTROL_MASK, STEP_END, -1 },
    { GDK_KEY_End, GDK_CONTROL_MASK, STEP_END, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (widget_class, keys[i].key, keys[i].modifiers, key_cb, "(ii)",
                                  (int) keys[i].step, keys[i].direction);
}

/* Brings what is highlighted into the middle, if it is not in sight. */
static void
reveal_boxes (GoujiPagesView *self)
{
  const GoujiPageBox *box;
  double pixels = PIXELS_PER_POINT * self->zoom;
  double values[2];
  double sizes[2];

  if (!self->reveal || !self->placed || self->boxes->len == 0)
    return;

  self->reveal = FALSE;
  box = &g_array_index (self->boxes, GoujiPageBox, 0);
  if (box->page >= self->places->len)
    return;
  values[GTK_ORIENTATION_HORIZONTAL] = gouji_pages_view_get_left (self, box->page) + box->x * pixels;
  values[GTK_ORIENTATION_VERTICAL] = gouji_pages_view_get_top (self, box->page) + box->y * pixels;
  sizes[GTK_ORIENTATION_HORIZONTAL] = box->width * pixels;
  sizes[GTK_ORIENTATION_VERTICAL] = box->height * pixels;

  self->configuring = TRUE;
  for (GtkOrientation i = GTK_ORIENTATION_HORIZONTAL; i <= GTK_ORIENTATION_VERTICAL; i++) {
    double room = gtk_widget_get_size (GTK_WIDGET (self), i);

    if (self->adjustments[i] != NULL && (values[i] < 0 || values[i] + sizes[i] > room))
      gtk_adjustment_set_value (self->adjustments[i], gtk_adjustment_get_value (self->adjustments[i]) +
                                                        values[i] + sizes[i] / 2 - room / 2);
  }
  self->configuring = FALSE;
}

/* -- the widget -- */

static GtkSizeRequestMode
gouji_pages_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
gouji_pages_view_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  *minimum = 100;
  *natural = 400;
}

static void
gouji_pages_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GoujiPagesView *self = GOUJI_PAGES_VIEW (widget);
  double zoom;

  if (self->pages == NULL)
    return;

  zoom = find_zoom (self, width, height);
  if (fabs (zoom - self->zoom) > 0.0001 || !self->placed)
    set_zoom (self, zoom);
  else
    reconfigure (self);
  reveal_boxes (self);
  self->anchor_x = width / 2.0;
  self->anchor_y = 0;
  gouji_pages_view_place_sheets (self);
  show_current (self);
}

static void
gouji_pages_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  GoujiPagesView *self = GOUJI_PAGES_VIEW (widget);
  float width = (float) gtk_widget_get_width (widget);
  float height = (float) gtk_widget_get_height (widget);

  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  for (GList *l = self->sheets.head; l != NULL; l = l->next)
    gtk_widget_snapshot_child (widget, l->data, snapshot);
  gtk_snapshot_pop (snapshot);
}

static void
gouji_pages_view_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  GoujiPagesView *self = GOUJI_PAGES_VIEW (object);

  switch (prop_id) {
  case PROP_PAGE:
    g_value_set_uint (value, self->page);
    break;
  case PROP_ZOOM:
    g_value_set_double (value, self->zoom);
    break;
  case PROP_HADJUSTMENT:
    g_value_set_object (value, self->adjustments[GTK_ORIENTATION_HORIZONTAL]);
    break;
  case PROP_VADJUSTMENT:
    g_value_set_object (value, self->adjustments[GTK_ORIENTATION_VERTICAL]);
    break;
  case PROP_HSCROLL_POLICY:
  case PROP_VSCROLL_POLICY:
    g_value_set_enum (value, GTK_SCROLL_MINIMUM);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
gouji_pages_view_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  GoujiPagesView *self = GOUJI_PAGES_VIEW (object);

  switch (prop_id) {
  case PROP_HADJUSTMENT:
    set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, g_value_get_object (value));
    break;
  case PROP_VADJUSTMENT:
    set_adjustment (self, GTK_ORIENTATION_VERTICAL, g_value_get_object (value));
    break;
  case PROP_HSCROLL_POLICY:
  case PROP_VSCROLL_POLICY:
    break; /* The view takes whatever room there is. */
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
gouji_pages_view_dispose (GObject *object)
{
  GoujiPagesView *self = GOUJI_PAGES_VIEW (object);

  gouji_pages_view_set_pages (self, NULL);
  set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, NULL);
  set_adjustment (self, GTK_ORIENTATION_VERTICAL, NULL);
  if (self->cache != NULL)
    g_signal_handlers_disconnect_by_data (self->cache, self);
  g_clear_object (&self->cache);

  G_OBJECT_CLASS (gouji_pages_view_parent_class)->dispose (object);
}

static void
gouji_pages_view_finalize (GObject *object)
{
  GoujiPagesView *self = GOUJI_PAGES_VIEW (object);

  g_clear_pointer (&self->places, g_array_unref);
  g_clear_pointer (&self->boxes, g_array_unref);
  g_free (self->label);

  G_OBJECT_CLASS (gouji_pages_view_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  props[PROP_PAGE] =
    g_param_spec_uint ("page", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_ZOOM] =
    g_param_spec_double ("zoom", NULL, NULL, 0, MOST_ZOOM, 1, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_OWN_PROPS, props);

  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");
}

static void
gouji_pages_view_class_init (GoujiPagesViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = gouji_pages_view_get_property;
  object_class->set_property = gouji_pages_view_set_property;
  object_class->dispose = gouji_pages_view_dispose;
  object_class->finalize = gouji_pages_view_finalize;
  install_properties (object_class);

  /**
   * GoujiPagesView::zoom-chosen:
   *
   * The size of the pages was changed by hand.
   */
  signals[ZOOM_CHOSEN] = g_signal_new ("zoom-chosen", GOUJI_TYPE_PAGES_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 0);

  /**
   * GoujiPagesView::page-pressed:
   * @page: from 0
   * @x: in points from the page's left edge
   * @y: in points from the page's upper edge
   *
   * A place on a page was clicked.
   */
  signals[PAGE_PRESSED] =
    g_signal_new ("page-pressed", GOUJI_TYPE_PAGES_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                  3, G_TYPE_UINT, G_TYPE_DOUBLE, G_TYPE_DOUBLE);

  widget_class->get_request_mode = gouji_pages_view_get_request_mode;
  widget_class->measure = gouji_pages_view_measure;
  widget_class->size_allocate = gouji_pages_view_size_allocate;
  widget_class->snapshot = gouji_pages_view_snapshot;
  gtk_widget_class_set_css_name (widget_class, "pages");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DOCUMENT);
  add_keys (widget_class);
}

static void
released_cb (GtkGestureClick *gesture, int n_press, double x, double y, GoujiPagesView *self)
{
  double pixels = PIXELS_PER_POINT * self->zoom;
  guint page;

  if (!self->placed || self->places->len == 0)
    return;
  page = gouji_pages_view_find_page (self, y);
  g_signal_emit (self, signals[PAGE_PRESSED], 0, page, (x - gouji_pages_view_get_left (self, page)) / pixels,
                 (y - gouji_pages_view_get_top (self, page)) / pixels);
}

static void
add_controllers (GoujiPagesView *self)
{
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *pinch = gtk_gesture_zoom_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  g_signal_connect (motion, "enter", G_CALLBACK (motion_cb), self);
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (pinch, "begin", G_CALLBACK (pinch_begin_cb), self);
  g_signal_connect (pinch, "scale-changed", G_CALLBACK (pinch_cb), self);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (gtk_widget_grab_focus), self);
  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (pinch));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

static void
load_style (void)
{
  static gsize loaded = 0;

  if (g_once_init_enter (&loaded)) {
    g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

    gtk_css_provider_load_from_resource (provider, "/io/github/gouji/Gouji/pages/pages.css");
    gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider),
                                                GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
    g_once_init_leave (&loaded, 1);
  }
}

static void
gouji_pages_view_init (GoujiPagesView *self)
{
  load_style ();
  self->cache = gouji_page_cache_new ();
  self->zoom = 1;
  self->places = g_array_new (FALSE, FALSE, sizeof (GoujiPagePlace));
  self->boxes = g_array_new (FALSE, FALSE, sizeof (GoujiPageBox));
  g_queue_init (&self->sheets);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Pages"), -1);
  g_signal_connect_swapped (self->cache, "drawn", G_CALLBACK (gouji_pages_view_show_picture), self);
  add_controllers (self);
}

static void
find_largest (GoujiPageSource *pages, double *widest, double *highest)
{
  *widest = *highest = 0;
  for (guint i = 0; pages != NULL && i < gouji_page_source_get_n_pages (pages); i++) {
    double width;
    double height;

    gouji_page_source_get_size (pages, i, &width, &height);
    *widest = MAX (*widest, width);
    *highest = MAX (*highest, height);
  }
}

/**
 * gouji_pages_view_set_pages:
 * @self: the view
 * @pages: (nullable): other pages; what is in sight stays there where the new pages have the same size
 */
void
gouji_pages_view_set_pages (GoujiPagesView *self, GoujiPageSource *pages)
{
  double widest;
  double highest;

  if (pages == self->pages)
    return;

  find_largest (pages, &widest, &highest);
  if (self->pages == NULL || widest != self->widest || highest != self->highest)
    self->placed = FALSE;
  g_set_object (&self->pages, pages);
  self->widest = widest;
  self->highest = highest;
  if (self->placed)
    gouji_pages_view_measure_pages (self);
  else
    g_array_set_size (self->places, 0);
  gouji_page_cache_set_pages (self->cache, pages);
  gouji_pages_view_renew_sheets (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/**
 * gouji_pages_view_highlight:
 * @self: the view
 * @boxes: (array length=n_boxes) (nullable): places on its pages
 * @n_boxes: how many
 * @label: (nullable): what stands there
 * @scroll: whether to bring the first of them into the middle of the view, if it is not in sight
 *
 * Draws frames around places, and forgets those that had some before.
 */
void
gouji_pages_view_highlight (
  GoujiPagesView *self, const GoujiPageBox *boxes, guint n_boxes, const char *label, gboolean scroll)
{
  g_array_set_size (self->boxes, 0);
  if (n_boxes > 0)
    g_array_append_vals (self->boxes, boxes, n_boxes);
  g_set_str (&self->label, label);
  self->reveal = scroll;
  gouji_pages_view_show_boxes (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/**
 * gouji_pages_view_get_page:
 *
 * Returns: the page in sight, from 0
 */
guint
gouji_pages_view_get_page (GoujiPagesView *self)
{
  return self->page;
}

/**
 * gouji_pages_view_go_to:
 * @self: the view
 * @page: a page, from 0; the last one if there are not so many
 *
 * Scrolls to the beginning of a page.
 */
void
gouji_pages_view_go_to (GoujiPagesView *self, guint page)
{
  GtkAdjustment *adjustment = self->adjustments[GTK_ORIENTATION_VERTICAL];
  guint n_pages = gouji_pages_view_count (self);

  if (adjustment == NULL || n_pages == 0)
    return;
  page = MIN (page, n_pages - 1);
  gtk_adjustment_set_value (
    adjustment, page == 0 || !self->placed ? 0 : gouji_pages_view_get_place (self, page)->top - GAP / 2.0);
}

/**
 * gouji_pages_view_set_fit:
 * @self: the view
 * @fit: what decides how large the pages are
 * @zoom: for %GOUJI_PAGES_FIT_NONE, 1 for as large as on paper
 */
void
gouji_pages_view_set_fit (GoujiPagesView *self, GoujiPagesFit fit, double zoom)
{
  self->fit = fit;
  self->chosen_zoom = CLAMP (zoom, LEAST_ZOOM, MOST_ZOOM);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/**
 * gouji_pages_view_get_zoom:
 *
 * Returns: how large the pages are, 1 for as large as on paper
 */
double
gouji_pages_view_get_zoom (GoujiPagesView *self)
{
  return self->zoom;
}

/**
 * gouji_pages_view_step_zoom:
 * @self: the view
 * @direction: 1 for larger, -1 for smaller
 */
void
gouji_pages_view_step_zoom (GoujiPagesView *self, int direction)
{
  double zoom = direction > 0 ? MOST_ZOOM : LEAST_ZOOM;

  for (guint i = 0; i < G_N_ELEMENTS (zoom_steps); i++) {
    if (direction > 0 && zoom_steps[i] > self->zoom + 0.005)
      zoom = MIN (zoom, zoom_steps[i]);
    if (direction < 0 && zoom_steps[i] < self->zoom - 0.005)
      zoom = MAX (zoom, zoom_steps[i]);
  }

  choose_zoom (self, zoom, gtk_widget_get_width (GTK_WIDGET (self)) / 2.0, 0);
}
