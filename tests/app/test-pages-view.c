/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "pages/gouji-pages-view.h"

/* Pages of three sizes, of which the second cannot be drawn. */
#define TYPE_FAKE (fake_get_type ())
G_DECLARE_FINAL_TYPE (Fake, fake, TEST, FAKE, GObject)

struct _Fake {
  GObject parent_instance;

  int n_drawn; /* atomic */
};

static void fake_init_source (GoujiPageSourceInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (Fake,
                               fake,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (GOUJI_TYPE_PAGE_SOURCE, fake_init_source))

static const double sizes[][2] = { { 300, 400 }, { 400, 300 }, { 300, 4000 } };

static guint
fake_get_n_pages (GoujiPageSource *source)
{
  return G_N_ELEMENTS (sizes);
}

static void
fake_get_size (GoujiPageSource *source, guint page, double *width, double *height)
{
  *width = sizes[page][0];
  *height = sizes[page][1];
}

static const char *
fake_get_text (GoujiPageSource *source, guint page)
{
  return page == 0 ? "一" : "二";
}

static GdkTexture *
fake_draw (GoujiPageSource *source, guint page, int width, int height)
{
  gsize stride = (gsize) width * 4;
  g_autoptr (GBytes) bytes = g_bytes_new_take (g_malloc0 (stride * (gsize) height), stride * (gsize) height);

  g_atomic_int_inc (&TEST_FAKE (source)->n_drawn);
  if (page == 1)
    return NULL;

  return gdk_memory_texture_new (width, height, GDK_MEMORY_B8G8R8X8, bytes, stride);
}

static void
fake_init_source (GoujiPageSourceInterface *interface)
{
  interface->get_n_pages = fake_get_n_pages;
  interface->get_size = fake_get_size;
  interface->get_text = fake_get_text;
  interface->draw = fake_draw;
}

static void
fake_class_init (FakeClass *klass)
{
}

static void
fake_init (Fake *self)
{
}

typedef struct {
  GtkWindow *window;
  GtkAdjustment *down;
  GoujiPagesView *view;
  Fake *source;
} Fixture;

static void
settle (guint milliseconds)
{
  gint64 end = g_get_monotonic_time () + milliseconds * G_TIME_SPAN_MILLISECOND;

  while (g_get_monotonic_time () < end) {
    g_main_context_iteration (NULL, FALSE);
    g_usleep (1000);
  }
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  fixture->source = g_object_new (TYPE_FAKE, NULL);
  fixture->view = g_object_new (GOUJI_TYPE_PAGES_VIEW, NULL);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (fixture->view));
  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (fixture->window, 600, 500);
  gtk_window_set_child (fixture->window, scroller);
  fixture->down = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  gouji_pages_view_set_fit (fixture->view, GOUJI_PAGES_FIT_NONE, 0.75);
  gouji_pages_view_set_pages (fixture->view, GOUJI_PAGE_SOURCE (fixture->source));
  gtk_window_present (fixture->window);
  settle (300);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (fixture->window);
  settle (100);
  g_object_unref (fixture->source);
}

/* At a zoom of 0.75, a point is a pixel. */
static void
test_sizes (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpfloat (gtk_adjustment_get_upper (fixture->down), ==, 18 + 400 + 18 + 300 + 18 + 4000 + 18);
  gouji_pages_view_go_to (fixture->view, 2);
  settle (100);
  g_assert_cmpuint (gouji_pages_view_get_page (fixture->view), ==, 2);
}

static void
test_failed_page_is_not_tried_for_ever (Fixture *fixture, gconstpointer data)
{
  int n_drawn = g_atomic_int_get (&fixture->source->n_drawn);

  g_assert_cmpint (n_drawn, >=, 2);
  gtk_widget_queue_allocate (GTK_WIDGET (fixture->view));
  settle (200);
  g_assert_cmpint (g_atomic_int_get (&fixture->source->n_drawn), ==, n_drawn);
}

static void
test_highlight (Fixture *fixture, gconstpointer data)
{
  GoujiPageBox far = { 2, 100, 3000, 40, 12 };
  GoujiPageBox near = { 2, 100, 3010, 40, 12 };
  double value;

  gouji_pages_view_highlight (fixture->view, &far, 1, "来源", TRUE);
  settle (100);
  value = gtk_adjustment_get_value (fixture->down);
  g_assert_cmpfloat_with_epsilon (value + gtk_widget_get_height (GTK_WIDGET (fixture->view)) / 2.0,
                                  18 + 400 + 18 + 300 + 18 + 3006, 2);

  gouji_pages_view_highlight (fixture->view, &near, 1, "来源", TRUE);
  settle (100);
  g_assert_cmpfloat (gtk_adjustment_get_value (fixture->down), ==, value);

  gouji_pages_view_highlight (fixture->view, NULL, 0, NULL, TRUE);
  settle (100);
  g_assert_cmpfloat (gtk_adjustment_get_value (fixture->down), ==, value);
}

static void
test_zoom_keeps_the_place (Fixture *fixture, gconstpointer data)
{
  gouji_pages_view_go_to (fixture->view, 2);
  settle (100);
  gouji_pages_view_step_zoom (fixture->view, 1);
  settle (100);
  g_assert_cmpuint (gouji_pages_view_get_page (fixture->view), ==, 2);
  g_assert_cmpfloat (gouji_pages_view_get_zoom (fixture->view), >, 0.75);
}

static void
test_accessible (Fixture *fixture, gconstpointer data)
{
  GtkWidget *sheet = gtk_widget_get_first_child (GTK_WIDGET (fixture->view));
  GoujiPageBox box = { 0, 10, 10, 40, 12 };

  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (sheet), GTK_ACCESSIBLE_ROLE_ARTICLE);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (sheet), GTK_ACCESSIBLE_PROPERTY_LABEL, "Page 1 of 3");
  gouji_pages_view_highlight (fixture->view, &box, 1, "来源", FALSE);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (sheet), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "来源");
}

/* What a widget shows of its own, without what is in it. */
static GskRenderNode *
render (GtkWidget *widget)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (widget), gtk_widget_get_height (widget));

  return gtk_snapshot_free_to_node (snapshot);
}

/* libadwaita calls the surface of a dialog a sheet: white paper must not reach it, in the dark its words are
 * white too. */
static void
test_paper_colours_no_dialog (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = g_object_new (GTK_TYPE_BOX, "css-name", "sheet", NULL);
  GtkWidget *window = gtk_window_new ();
  g_autoptr (GskRenderNode) of_page = render (gtk_widget_get_first_child (GTK_WIDGET (fixture->view)));
  GskRenderNode *of_dialog;

  gtk_window_set_child (GTK_WINDOW (window), dialog);
  gtk_window_set_default_size (GTK_WINDOW (window), 200, 200);
  gtk_window_present (GTK_WINDOW (window));
  settle (200);
  of_dialog = render (dialog);

  g_assert_nonnull (of_page);
  g_assert_cmpint (gtk_widget_get_width (dialog), >, 0);
  g_assert_null (of_dialog);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
add_case (const char *name, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (name, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  add_case ("/pages-view/pages-of-several-sizes", test_sizes);
  add_case ("/pages-view/failed-page-is-not-tried-for-ever", test_failed_page_is_not_tried_for_ever);
  add_case ("/pages-view/highlight-scrolls-once", test_highlight);
  add_case ("/pages-view/zoom-keeps-the-place", test_zoom_keeps_the_place);
  add_case ("/pages-view/pages-are-articles", test_accessible);
  add_case ("/pages-view/paper-colours-no-dialog", test_paper_colours_no_dialog);

  return g_test_run ();
}
