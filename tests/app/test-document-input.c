/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The document pane under real keys and a real mouse. */

#include "document-pane/gouji-document-pane.h"
#include "document-pane/gouji-document-view-private.h"
#include "sample-document.h"
#include "stage.h"

typedef struct {
  GtkWidget *window;
  GoujiDocumentPane *pane;
  GoujiDocumentView *view;
  GoujiDocument *document;
  guint activated;
  guint n_activated;
} Fixture;

static void
mark_activated_cb (GoujiDocumentPane *pane, guint tag, Fixture *fixture)
{
  fixture->activated = tag;
  fixture->n_activated++;
}

static GoujiRange
find (Fixture *fixture, const char *text)
{
  return sample_document_find (fixture->document, text);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GoujiDocumentMark marks[3];

  fixture->pane = GOUJI_DOCUMENT_PANE (gouji_document_pane_new ());
  fixture->view = GOUJI_DOCUMENT_VIEW (stage_find (GTK_WIDGET (fixture->pane), GOUJI_TYPE_DOCUMENT_VIEW));
  fixture->document = sample_document_new ();
  gouji_document_pane_set_document (fixture->pane, fixture->document,
                                    (GoujiRange) { 0, gouji_document_get_length (fixture->document) });
  marks[0] = (GoujiDocumentMark) { find (fixture, "216"), GOUJI_MARK_FIGURE, 11 };
  marks[1] = (GoujiDocumentMark) { find (fixture, "148"), GOUJI_MARK_DOUBT, 12 };
  marks[2] = (GoujiDocumentMark) { find (fixture, "4186"), GOUJI_MARK_FINDING, 13 };
  gouji_document_pane_set_marks (fixture->pane, marks, G_N_ELEMENTS (marks));
  g_signal_connect (fixture->pane, "mark-activated", G_CALLBACK (mark_activated_cb), fixture);

  fixture->window = stage_present (GTK_WIDGET (fixture->pane), 600, 600);
  gtk_widget_grab_focus (GTK_WIDGET (fixture->pane));
  stage_settle (fixture->window);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  stage_close (fixture->window);
  g_clear_pointer (&fixture->document, gouji_document_unref);
}

static gboolean
has_no_input (void)
{
  if (stage_has_keys ())
    return FALSE;

  g_test_skip ("needs xdotool and X11");
  return TRUE;
}

/* Where a widget's point is on the screen: without a window manager the window is at its origin. */
static void
move_mouse (Fixture *fixture, double x, double y)
{
  graphene_point_t point;
  double dx;
  double dy;
  g_autofree char *left = NULL;
  g_autofree char *top = NULL;

  g_assert_true (gtk_widget_compute_point (GTK_WIDGET (fixture->view), fixture->window,
                                           &GRAPHENE_POINT_INIT ((float) x, (float) y), &point));
  gtk_native_get_surface_transform (GTK_NATIVE (fixture->window), &dx, &dy);
  left = g_strdup_printf ("%d", (int) (point.x + dx));
  top = g_strdup_printf ("%d", (int) (point.y + dy));
  stage_do ((const char *[]) { "mousemove", left, top, NULL });
  stage_settle (fixture->window);
}

/* Into the middle of a passage's first character. */
static void
move_to (Fixture *fixture, const char *text)
{
  GoujiRange range = find (fixture, text);
  graphene_rect_t rect;

  g_assert_true (
    gouji_document_view_get_extents (fixture->view, (GoujiRange) { range.start, range.start + 1 }, &rect));
  move_mouse (fixture, rect.origin.x + rect.size.width * 0.3, rect.origin.y + rect.size.height / 2);
}

static void
click (Fixture *fixture, const char *times)
{
  stage_do ((const char *[]) { "click", "--repeat", times, "--delay", "20", "1", NULL });
  stage_settle (fixture->window);
}

static void
press (Fixture *fixture, const char *keys)
{
  stage_press (keys);
  stage_settle (fixture->window);
}

static void
assert_selected (Fixture *fixture, const char *expected)
{
  g_autofree char *text = NULL;

  text = gouji_document_slice (fixture->document, gouji_document_pane_get_selection (fixture->pane));
  g_assert_cmpstr (text, ==, expected);
}

static void
test_clicks (Fixture *fixture, gconstpointer data)
{
  if (has_no_input ())
    return;

  move_to (fixture, "148");
  click (fixture, "1");
  g_assert_cmpuint (fixture->activated, ==, 12);
  assert_selected (fixture, "");

  move_to (fixture, "云溪县档案馆通过");
  click (fixture, "1");
  g_assert_cmpuint (fixture->n_activated, ==, 1);
}

static void
test_double_click_takes_the_figure (Fixture *fixture, gconstpointer data)
{
  if (has_no_input ())
    return;

  move_to (fixture, "620");
  click (fixture, "2");
  assert_selected (fixture, "620");
}

static void
test_triple_click_takes_the_block (Fixture *fixture, gconstpointer data)
{
  if (has_no_input ())
    return;

  move_to (fixture, "总体情况");
  click (fixture, "3");
  assert_selected (fixture, "一、总体情况");
}

static void
test_drag_selects (Fixture *fixture, gconstpointer data)
{
  if (has_no_input ())
    return;

  move_to (fixture, "来源：");
  stage_do ((const char *[]) { "mousedown", "1", NULL });
  move_to (fixture, "浏览");
  move_to (fixture, "次数");
  stage_do ((const char *[]) { "mouseup", "1", NULL });
  stage_settle (fixture->window);
  assert_selected (fixture, "来源：云溪县档案馆　浏览");
  g_assert_cmpuint (fixture->n_activated, ==, 0);
}

static void
test_tab_goes_to_marks_and_on (Fixture *fixture, gconstpointer data)
{
  if (has_no_input ())
    return;

  move_to (fixture, "云溪县档案馆通过");
  click (fixture, "1");
  g_assert_false (gouji_document_view_shows_focus (fixture->view));
  press (fixture, "Tab");
  g_assert_true (gouji_document_view_shows_focus (fixture->view));
  press (fixture, "Return");
  g_assert_cmpuint (fixture->activated, ==, 11);
  press (fixture, "Tab Tab Return");
  g_assert_cmpuint (fixture->activated, ==, 13);
  press (fixture, "shift+Tab Return");
  g_assert_cmpuint (fixture->activated, ==, 12);
}

static void
test_shift_extends_the_selection (Fixture *fixture, gconstpointer data)
{
  GoujiRange start = find (fixture, "2024-01-19");

  if (has_no_input ())
    return;

  gouji_document_pane_select (fixture->pane, (GoujiRange) { start.start, start.start });
  press (fixture, "shift+Right shift+Right shift+Right shift+Right");
  assert_selected (fixture, "2024");
  press (fixture, "shift+Left");
  assert_selected (fixture, "202");
  press (fixture, "shift+End");
  assert_selected (fixture, "2024-01-19　来源：云溪县档案馆　浏览次数：137");
  press (fixture, "shift+Down");
  g_assert_cmpuint (gouji_document_pane_get_selection (fixture->pane).end, >,
                    find (fixture, "根据《中华").start);
  press (fixture, "shift+ctrl+End");
  g_assert_cmpuint (gouji_document_pane_get_selection (fixture->pane).end, ==,
                    gouji_document_get_length (fixture->document));
  g_assert_true (gouji_document_view_is_visible (fixture->view, find (fixture, "网站标识码")));
}

/* Every line is come to, through all the cells of the tables. */
static void
test_lines_lead_to_the_end (Fixture *fixture, gconstpointer data)
{
  guint length = gouji_document_get_length (fixture->document);
  guint end = 0;

  if (has_no_input ())
    return;

  gouji_document_pane_select (fixture->pane, (GoujiRange) { 0, 0 });
  for (guint i = 0; i < 200 && end < length; i++) {
    guint before = end;

    stage_press ("shift+Down");
    end = gouji_document_pane_get_selection (fixture->pane).end;
    g_assert_cmpuint (end, >, before);
  }
  g_assert_cmpuint (end, ==, length);
}

static void
test_keys_scroll (Fixture *fixture, gconstpointer data)
{
  guint length = gouji_document_get_length (fixture->document);

  if (has_no_input ())
    return;

  press (fixture, "Page_Down");
  g_assert_cmpuint (gouji_document_view_get_visible_range (fixture->view).start, >, 0);
  press (fixture, "End");
  g_assert_cmpuint (gouji_document_view_get_visible_range (fixture->view).end, >=, length - 1);
  press (fixture, "Home");
  g_assert_cmpuint (gouji_document_view_get_visible_range (fixture->view).start, ==, 0);
  press (fixture, "Down Down");
  g_assert_cmpuint (gouji_document_view_get_visible_range (fixture->view).start, >, 0);
}

static gboolean
has_matches (gpointer data)
{
  Fixture *fixture = data;

  return fixture->view->matches != NULL;
}

static gboolean
has_no_matches (gpointer data)
{
  return !has_matches (data);
}

static void
test_find_by_keys (Fixture *fixture, gconstpointer data)
{
  if (has_no_input ())
    return;

  press (fixture, "ctrl+f 1 3 7");
  stage_wait (has_matches, fixture);
  assert_selected (fixture, "137");
  press (fixture, "Escape");
  stage_wait (has_no_matches, fixture);
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (fixture->view)));

  gouji_document_pane_select (fixture->pane, find (fixture, "行政诉讼"));
  press (fixture, "ctrl+f");
  stage_wait (has_matches, fixture);
  press (fixture, "ctrl+g");
  g_assert_cmpuint (gouji_document_pane_get_selection (fixture->pane).start, >,
                    find (fixture, "行政诉讼").start);
  press (fixture, "ctrl+shift+g");
  g_assert_cmpuint (gouji_document_pane_get_selection (fixture->pane).start, ==,
                    find (fixture, "行政诉讼").start);
}

#define ADD(path, function) g_test_add ("/document-input/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);

  ADD ("mouse/click-activates-a-mark", test_clicks);
  ADD ("mouse/double-click-takes-the-figure", test_double_click_takes_the_figure);
  ADD ("mouse/triple-click-takes-the-block", test_triple_click_takes_the_block);
  ADD ("mouse/drag-selects", test_drag_selects);
  ADD ("keys/tab-goes-to-marks", test_tab_goes_to_marks_and_on);
  ADD ("keys/shift-extends-the-selection", test_shift_extends_the_selection);
  ADD ("keys/lines-lead-to-the-end", test_lines_lead_to_the_end);
  ADD ("keys/scroll", test_keys_scroll);
  ADD ("keys/find", test_find_by_keys);

  return g_test_run ();
}
