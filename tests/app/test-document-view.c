/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <adwaita.h>

#include "document-pane/gouji-document-pane.h"
#include "document-pane/gouji-document-view-private.h"
#include "document/gouji-document-builder.h"
#include "sample-document.h"
#include "stage.h"

/* No test waits longer than this for what must happen. */
#define PATIENCE (30 * G_TIME_SPAN_SECOND)

typedef struct {
  GtkWidget *window;
  GoujiDocumentPane *pane;
  GoujiDocumentView *view;
  GoujiDocument *document;
  guint activated;
  guint n_activated;
  guint n_selections;
  guint n_frames;
} Fixture;

typedef gboolean (*Condition) (Fixture *fixture);

static void
wait_for (Fixture *fixture, Condition condition)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;

  while (!condition (fixture)) {
    g_assert_cmpint (g_get_monotonic_time (), <, end);
    g_main_context_iteration (NULL, FALSE);
  }
}

static gboolean
count_frame_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  Fixture *fixture = data;

  fixture->n_frames++;
  gtk_widget_queue_draw (widget);
  return G_SOURCE_CONTINUE;
}

static gboolean
has_frames (Fixture *fixture)
{
  return fixture->n_frames >= 3;
}

/* Until what was changed is laid out and drawn. */
static void
wait_for_frames (Fixture *fixture)
{
  guint id = gtk_widget_add_tick_callback (GTK_WIDGET (fixture->view), count_frame_cb, fixture, NULL);

  fixture->n_frames = 0;
  wait_for (fixture, has_frames);
  gtk_widget_remove_tick_callback (GTK_WIDGET (fixture->view), id);
}

static void
mark_activated_cb (GoujiDocumentPane *pane, guint tag, Fixture *fixture)
{
  fixture->activated = tag;
  fixture->n_activated++;
}

static void
selection_changed_cb (GoujiDocumentPane *pane, Fixture *fixture)
{
  fixture->n_selections++;
}

static void
show (Fixture *fixture, GoujiDocument *document)
{
  g_clear_pointer (&fixture->document, gouji_document_unref);
  fixture->document = document;
  gouji_document_pane_set_document (
    fixture->pane, document, (GoujiRange) { 0, document != NULL ? gouji_document_get_length (document) : 0 });
  wait_for_frames (fixture);
}

/* @data: the width of the window, or 0 for a usual one */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  int width = data != NULL ? GPOINTER_TO_INT (data) : 600;

  fixture->pane = GOUJI_DOCUMENT_PANE (gouji_document_pane_new ());
  fixture->view = GOUJI_DOCUMENT_VIEW (stage_find (GTK_WIDGET (fixture->pane), GOUJI_TYPE_DOCUMENT_VIEW));
  g_object_add_weak_pointer (G_OBJECT (fixture->view), (gpointer *) &fixture->view);
  g_signal_connect (fixture->pane, "mark-activated", G_CALLBACK (mark_activated_cb), fixture);
  g_signal_connect (fixture->pane, "selection-changed", G_CALLBACK (selection_changed_cb), fixture);

  fixture->window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), width, 500);
  adw_window_set_content (ADW_WINDOW (fixture->window), GTK_WIDGET (fixture->pane));
  gtk_window_present (GTK_WINDOW (fixture->window));
  wait_for_frames (fixture);
  show (fixture, sample_document_new ());
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (fixture->view);
  g_clear_pointer (&fixture->document, gouji_document_unref);
}

static GtkAdjustment *
get_adjustment (Fixture *fixture, const char *name)
{
  GtkAdjustment *adjustment;

  g_object_get (fixture->view, name, &adjustment, NULL);
  g_object_unref (adjustment);

  return adjustment;
}

static double
get_y (Fixture *fixture, guint offset)
{
  graphene_rect_t rect;

  g_assert_true (gouji_document_view_get_caret_rect (fixture->view, offset, &rect));
  return rect.origin.y;
}

static GoujiRange
find (Fixture *fixture, const char *text)
{
  return sample_document_find (fixture->document, text);
}

static void
assert_selected (Fixture *fixture, const char *expected)
{
  g_autofree char *text = NULL;

  text = gouji_document_slice (fixture->document, gouji_document_pane_get_selection (fixture->pane));
  g_assert_cmpstr (text, ==, expected);
}

static void
set_marks (Fixture *fixture)
{
  const GoujiDocumentMark marks[] = {
    { find (fixture, "216"), GOUJI_MARK_FIGURE, 11 },
    { find (fixture, "148"), GOUJI_MARK_DOUBT, 12 },
    { find (fixture, "4186"), GOUJI_MARK_FINDING, 13 },
  };

  gouji_document_pane_set_marks (fixture->pane, marks, G_N_ELEMENTS (marks));
  wait_for_frames (fixture);
}

static void
assert_underline (Fixture *fixture, guint offset, const char *expected)
{
  GtkAccessibleText *text = GTK_ACCESSIBLE_TEXT (fixture->view);
  g_autofree GtkAccessibleTextRange *ranges = NULL;
  g_auto (GStrv) names = NULL;
  g_auto (GStrv) values = NULL;
  gsize n_ranges;
  gboolean any;

  any =
    GTK_ACCESSIBLE_TEXT_GET_IFACE (text)->get_attributes (text, offset, &n_ranges, &ranges, &names, &values);
  g_assert_cmpint (any, ==, expected != NULL);
  if (expected == NULL)
    return;

  g_assert_cmpuint (n_ranges, ==, 1);
  g_assert_cmpstr (names[0], ==, GTK_ACCESSIBLE_ATTRIBUTE_UNDERLINE);
  g_assert_cmpstr (values[0], ==, expected);
}

static void
test_marks_are_underlined (Fixture *fixture, gconstpointer data)
{
  set_marks (fixture);

  assert_underline (fixture, find (fixture, "216").start, GTK_ACCESSIBLE_ATTRIBUTE_UNDERLINE_SINGLE);
  assert_underline (fixture, find (fixture, "148").start + 2, GTK_ACCESSIBLE_ATTRIBUTE_UNDERLINE_ERROR);
  assert_underline (fixture, find (fixture, "4186").start, GTK_ACCESSIBLE_ATTRIBUTE_UNDERLINE_DOUBLE);
  assert_underline (fixture, find (fixture, "216").end, NULL);
}

static void
test_marks_are_activated_by_keys (Fixture *fixture, gconstpointer data)
{
  GtkWidget *view = GTK_WIDGET (fixture->view);

  set_marks (fixture);
  gtk_widget_activate_action (view, "document.activate-mark", NULL);
  g_assert_cmpuint (fixture->n_activated, ==, 0);

  gtk_widget_activate_action (view, "document.next-mark", NULL);
  gtk_widget_activate_action (view, "document.activate-mark", NULL);
  g_assert_cmpuint (fixture->activated, ==, 11);
  gtk_test_accessible_assert_property (view, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "216: Gave a figure");
  gtk_widget_activate_action (view, "document.next-mark", NULL);
  gtk_widget_activate_action (view, "document.next-mark", NULL);
  gtk_widget_activate_action (view, "document.activate-mark", NULL);
  g_assert_cmpuint (fixture->activated, ==, 13);
  g_assert_true (gouji_document_view_is_visible (fixture->view, find (fixture, "4186")));
  set_marks (fixture);
  gtk_widget_activate_action (view, "document.previous-mark", NULL);
  gtk_widget_activate_action (view, "document.activate-mark", NULL);
  g_assert_cmpuint (fixture->activated, ==, 12);
  g_assert_cmpuint (fixture->n_activated, ==, 3);
}

static void
test_marks_are_activated_by_clicks (Fixture *fixture, gconstpointer data)
{
  graphene_rect_t rect;

  set_marks (fixture);
  g_assert_true (gouji_document_view_get_extents (fixture->view, find (fixture, "148"), &rect));
  gouji_document_view_click (fixture->view, rect.origin.x + 2, rect.origin.y + rect.size.height / 2);
  g_assert_cmpuint (fixture->activated, ==, 12);

  gouji_document_view_click (fixture->view, rect.origin.x + rect.size.width + 40, rect.origin.y + 8);
  g_assert_cmpuint (fixture->n_activated, ==, 1);

  /* The sign in the margin stands for the doubt on its line. */
  fixture->activated = 0;
  gouji_document_view_click (fixture->view, 10, rect.origin.y + rect.size.height / 2);
  g_assert_cmpuint (fixture->activated, ==, 12);
}

static void
test_highlight_comes_to_the_middle (Fixture *fixture, gconstpointer data)
{
  GtkAdjustment *adjustment = get_adjustment (fixture, "vadjustment");
  GoujiRange range = find (fixture, "五、存在的主要问题");
  graphene_rect_t rect;
  double value;

  g_assert_false (gouji_document_view_is_visible (fixture->view, range));
  gouji_document_pane_highlight (fixture->pane, range, TRUE);
  wait_for_frames (fixture);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), >, 0);
  g_assert_true (gouji_document_view_get_extents (fixture->view, range, &rect));
  g_assert_cmpfloat_with_epsilon (rect.origin.y + rect.size.height / 2, fixture->view->page_height / 2.0, 2);

  /* What can be seen already stays where it is. */
  value = gtk_adjustment_get_value (adjustment);
  gouji_document_pane_highlight (fixture->pane, find (fixture, "一是主动公开"), TRUE);
  wait_for_frames (fixture);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, value);

  gouji_document_pane_highlight (fixture->pane, find (fixture, "216"), FALSE);
  wait_for_frames (fixture);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, value);
}

static gboolean
is_at_rest (Fixture *fixture)
{
  return fixture->view->animation == NULL;
}

static void
test_highlight_arrives_after_its_animation (Fixture *fixture, gconstpointer data)
{
  GoujiRange range = find (fixture, "三、收到和处理");

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  gouji_document_pane_highlight (fixture->pane, range, TRUE);
  g_assert_nonnull (fixture->view->animation);
  wait_for (fixture, is_at_rest);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);

  g_assert_true (gouji_document_view_is_visible (fixture->view, range));
  g_assert_cmpfloat_with_epsilon (get_y (fixture, range.start), fixture->view->page_height / 2.0, 30);
}

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  char **text = data;

  *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  g_assert_nonnull (*text);
}

static void
test_selection_is_copied_across_blocks (Fixture *fixture, gconstpointer data)
{
  GoujiRange range = { find (fixture, "废止1件").start, find (fixture, "第二十条第（一）项").end };
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (fixture->view));
  g_autofree char *text = NULL;
  guint start;
  guint end;

  gouji_document_pane_select (fixture->pane, range);
  assert_selected (fixture, "废止1件。\n二、主动公开政府信息情况\n第二十条第（一）项");
  g_object_get (fixture->pane, "selection-start", &start, "selection-end", &end, NULL);
  g_assert_cmpuint (start, ==, range.start);
  g_assert_cmpuint (end, ==, range.end);
  g_assert_cmpuint (fixture->n_selections, ==, 1);

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->view), "document.copy", NULL));
  gdk_clipboard_read_text_async (clipboard, NULL, copied_cb, &text);
  while (text == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (text, ==, "废止1件。\n二、主动公开政府信息情况\n第二十条第（一）项");

  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "document.select-all", NULL);
  g_assert_cmpuint (gouji_document_pane_get_selection (fixture->pane).end, ==,
                    gouji_document_get_length (fixture->document));
}

static void
test_points_and_places_agree (Fixture *fixture, gconstpointer data)
{
  const char *const words[] = { "云溪县档案馆2023", "依申请公开", "行政规范性文件" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++) {
    GoujiRange range = find (fixture, words[i]);
    graphene_rect_t rect;

    g_assert_true (gouji_document_view_get_caret_rect (fixture->view, range.start, &rect));
    g_assert_cmpuint (gouji_document_view_get_offset_at (fixture->view, rect.origin.x + 1, rect.origin.y + 4),
                      ==, range.start);
  }
}

static gboolean
has_matches (Fixture *fixture)
{
  return fixture->view->matches != NULL;
}

static const char *
get_count (Fixture *fixture)
{
  for (GtkWidget *label =
         gtk_widget_get_next_sibling (stage_find (GTK_WIDGET (fixture->pane), GTK_TYPE_SEARCH_ENTRY));
       label != NULL; label = gtk_widget_get_next_sibling (label)) {
    if (GTK_IS_LABEL (label))
      return gtk_label_get_text (GTK_LABEL (label));
  }
  g_assert_not_reached ();
}

static void
test_find_goes_through_matches (Fixture *fixture, gconstpointer data)
{
  GtkWidget *pane = GTK_WIDGET (fixture->pane);

  gouji_document_pane_find (fixture->pane, "行政诉讼");
  wait_for (fixture, has_matches);
  g_assert_cmpstr (get_count (fixture), ==, "1/2");
  assert_selected (fixture, "行政诉讼");
  g_assert_cmpuint (gouji_document_pane_get_selection (fixture->pane).start, ==,
                    find (fixture, "行政诉讼").start);

  g_assert_true (gtk_widget_activate_action (pane, "document.find-next", NULL));
  g_assert_cmpstr (get_count (fixture), ==, "2/2");
  g_assert_true (
    gouji_document_view_is_visible (fixture->view, gouji_document_pane_get_selection (fixture->pane)));
  gtk_widget_activate_action (pane, "document.find-next", NULL);
  g_assert_cmpstr (get_count (fixture), ==, "1/2");
  gtk_widget_activate_action (pane, "document.find-previous", NULL);
  g_assert_cmpstr (get_count (fixture), ==, "2/2");
}

static void
test_find_takes_the_selection_and_says_none (Fixture *fixture, gconstpointer data)
{
  GtkWidget *pane = GTK_WIDGET (fixture->pane);
  GtkWidget *entry = stage_find (pane, GTK_TYPE_SEARCH_ENTRY);

  gouji_document_pane_select (fixture->pane, find (fixture, "知青档案"));
  gtk_widget_activate_action (pane, "document.find", NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "知青档案");
  wait_for (fixture, has_matches);
  g_assert_cmpstr (get_count (fixture), ==, "1/1");

  gouji_document_pane_find (fixture->pane, "没有这句话");
  g_assert_null (fixture->view->matches);
  wait_for (fixture, has_matches);
  g_assert_cmpuint (fixture->view->matches->len, ==, 0);
  g_assert_true (gtk_widget_has_css_class (entry, "error"));

  g_signal_emit_by_name (entry, "stop-search");
  g_assert_null (fixture->view->matches);
}

static void
test_find_survives_another_document (Fixture *fixture, gconstpointer data)
{
  gouji_document_pane_find (fixture->pane, "第3行");
  show (fixture, sample_document_new_lines (10, 5));
  wait_for (fixture, has_matches);
  assert_selected (fixture, "第3行");
  show (fixture, NULL);
  g_assert_null (fixture->view->matches);
}

static void
test_large_document_lays_out_little (Fixture *fixture, gconstpointer data)
{
  GoujiDocument *document = sample_document_new_lines (300000, 16);
  GtkAdjustment *adjustment = get_adjustment (fixture, "vadjustment");
  GTimer *timer = g_timer_new ();

  gouji_document_pane_set_document (fixture->pane, document,
                                    (GoujiRange) { 0, gouji_document_get_length (document) });
  g_test_message ("300,000 lines opened in %.1f ms", g_timer_elapsed (timer, NULL) * 1000);
  g_timer_destroy (timer);
  show (fixture, document);

  for (guint i = 1; i <= 40; i++) {
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment) * i / 40);
    g_assert_cmpuint (gouji_document_view_get_n_layouts (fixture->view), <, 200);
  }
  wait_for_frames (fixture);
  g_assert_cmpuint (gouji_document_view_get_visible_range (fixture->view).end, >=,
                    gouji_document_get_length (document) - 1);
}

static void
test_long_line_lays_out_little (Fixture *fixture, gconstpointer data)
{
  show (fixture, sample_document_new_lines (1, 100000));

  g_assert_cmpuint (gouji_document_view_get_n_layouts (fixture->view), <, 8);
  gouji_document_pane_highlight (fixture->pane, (GoujiRange) { 70000, 70010 }, TRUE);
  wait_for_frames (fixture);
  g_assert_true (gouji_document_view_is_visible (fixture->view, (GoujiRange) { 70000, 70010 }));
  g_assert_cmpuint (gouji_document_view_get_n_layouts (fixture->view), <, 40);
}

/* Paragraphs of very unequal length, whose heights no estimate gets right. */
static GoujiDocument *
build_uneven_document (void)
{
  g_autoptr (GoujiDocumentBuilder) builder = gouji_document_builder_new ();

  for (guint i = 0; i < 2000; i++) {
    g_autofree char *text = g_strnfill (1 + (i * 7919) % 400, 'n');

    gouji_document_builder_begin_block (builder, GOUJI_BLOCK_PARAGRAPH, 0);
    gouji_document_builder_append (builder, text, -1);
    gouji_document_builder_end_block (builder);
  }

  return gouji_document_builder_finish (builder);
}

static void
test_text_moves_as_it_is_scrolled (Fixture *fixture, gconstpointer data)
{
  GtkAdjustment *adjustment = get_adjustment (fixture, "vadjustment");
  guint end;

  show (fixture, build_uneven_document ());
  end = gouji_document_get_length (fixture->document);
  gouji_document_pane_highlight (fixture->pane, (GoujiRange) { end / 2, end / 2 + 1 }, TRUE);
  wait_for_frames (fixture);

  for (guint i = 0; i < 60; i++) {
    guint offset = gouji_document_view_get_visible_range (fixture->view).start;
    double y = get_y (fixture, offset);

    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) - 37);
    g_assert_cmpfloat_with_epsilon (get_y (fixture, offset), y + 37, 0.5);
  }
}

static void
test_both_ends_are_reached (Fixture *fixture, gconstpointer data)
{
  GtkAdjustment *adjustment = get_adjustment (fixture, "vadjustment");
  guint end;

  show (fixture, build_uneven_document ());
  end = gouji_document_get_length (fixture->document);
  gouji_document_pane_highlight (fixture->pane, (GoujiRange) { end - 3000, end - 2999 }, TRUE);
  for (guint i = 0; i < 400 && gouji_document_view_get_visible_range (fixture->view).end < end - 1; i++)
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + 90);
  g_assert_cmpuint (gouji_document_view_get_visible_range (fixture->view).end, >=, end - 1);

  gouji_document_pane_highlight (fixture->pane, (GoujiRange) { 3000, 3001 }, TRUE);
  for (guint i = 0; i < 400 && gouji_document_view_get_visible_range (fixture->view).start > 0; i++)
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) - 90);
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) - 90);
  g_assert_cmpuint (gouji_document_view_get_visible_range (fixture->view).start, ==, 0);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 0);
  g_assert_cmpfloat (get_y (fixture, 0), >, 0);
}

static void
test_place_is_kept_at_another_width (Fixture *fixture, gconstpointer data)
{
  guint offset;
  double y;

  gouji_document_pane_highlight (fixture->pane, find (fixture, "4.保护第三方"), TRUE);
  wait_for_frames (fixture);
  offset = gouji_document_view_get_offset_at (fixture->view, fixture->view->page.left, 0);
  y = get_y (fixture, offset);

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 420, 500);
  wait_for_frames (fixture);
  g_assert_cmpint (fixture->view->page.width, <=, 420);
  g_assert_cmpfloat_with_epsilon (get_y (fixture, offset), y, 30);
}

static void
test_narrow_page_scrolls_wide_tables (Fixture *fixture, gconstpointer data)
{
  GtkAdjustment *adjustment = get_adjustment (fixture, "hadjustment");
  GoujiRange range = find (fixture, "复议后起诉");
  graphene_rect_t rect;

  g_assert_cmpfloat (gtk_adjustment_get_upper (adjustment), ==, gtk_adjustment_get_page_size (adjustment));
  gouji_document_pane_highlight (fixture->pane, range, TRUE);
  wait_for_frames (fixture);
  g_assert_cmpfloat (gtk_adjustment_get_upper (adjustment), >, gtk_adjustment_get_page_size (adjustment));
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), >, 0);
  g_assert_true (gouji_document_view_get_extents (fixture->view, range, &rect));
  g_assert_cmpfloat (rect.origin.x, >=, 0);
  g_assert_cmpfloat (rect.origin.x + rect.size.width, <=, fixture->view->page.width);
}

static void
assert_contents_at (Fixture *fixture,
                    guint offset,
                    GtkAccessibleTextGranularity granularity,
                    const char *expected)
{
  GtkAccessibleText *text = GTK_ACCESSIBLE_TEXT (fixture->view);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *slice = NULL;
  guint start;
  guint end;

  bytes = GTK_ACCESSIBLE_TEXT_GET_IFACE (text)->get_contents_at (text, offset, granularity, &start, &end);
  g_assert_cmpstr (g_bytes_get_data (bytes, NULL), ==, expected);
  slice = gouji_document_slice (fixture->document, (GoujiRange) { start, end });
  g_assert_cmpstr (slice, ==, expected);
}

static void
test_assistive_technology_reads_the_text (Fixture *fixture, gconstpointer data)
{
  GtkAccessibleText *text = GTK_ACCESSIBLE_TEXT (fixture->view);
  GtkAccessibleTextInterface *iface = GTK_ACCESSIBLE_TEXT_GET_IFACE (text);
  g_autofree GtkAccessibleTextRange *ranges = NULL;
  g_autoptr (GBytes) all = iface->get_contents (text, 0, G_MAXUINT);
  gsize n_ranges;
  GoujiRange range = find (fixture, "148条");

  gtk_test_accessible_assert_role (fixture->view, GTK_ACCESSIBLE_ROLE_TEXT_BOX);
  gtk_test_accessible_assert_property (fixture->view, GTK_ACCESSIBLE_PROPERTY_READ_ONLY, TRUE);
  gtk_test_accessible_assert_property (fixture->view, GTK_ACCESSIBLE_PROPERTY_MULTI_LINE, TRUE);
  g_assert_true (
    gtk_test_accessible_has_property (GTK_ACCESSIBLE (fixture->view), GTK_ACCESSIBLE_PROPERTY_LABEL));
  g_assert_cmpstr (g_bytes_get_data (all, NULL), ==, gouji_document_get_text (fixture->document));

  assert_contents_at (fixture, range.start, GTK_ACCESSIBLE_TEXT_GRANULARITY_CHARACTER, "1");
  assert_contents_at (fixture, range.start + 1, GTK_ACCESSIBLE_TEXT_GRANULARITY_WORD, "148");
  assert_contents_at (fixture, find (fixture, "一、总体").start, GTK_ACCESSIBLE_TEXT_GRANULARITY_LINE,
                      "一、总体情况");
  assert_contents_at (fixture, find (fixture, "收取信息").start, GTK_ACCESSIBLE_TEXT_GRANULARITY_PARAGRAPH,
                      "　　本年度未收取信息处理费。");

  g_assert_false (iface->get_selection (text, &n_ranges, NULL));
  gouji_document_pane_select (fixture->pane, range);
  g_assert_cmpuint (iface->get_caret_position (text), ==, range.end);
  g_assert_true (iface->get_selection (text, &n_ranges, &ranges));
  g_assert_cmpuint (n_ranges, ==, 1);
  g_assert_cmpuint (ranges[0].start, ==, range.start);
  g_assert_cmpuint (ranges[0].length, ==, 4);
}

static void
test_nothing_is_shown_without_a_document (Fixture *fixture, gconstpointer data)
{
  GtkAccessibleText *text = GTK_ACCESSIBLE_TEXT (fixture->view);
  g_autoptr (GBytes) bytes = NULL;

  show (fixture, NULL);
  bytes = GTK_ACCESSIBLE_TEXT_GET_IFACE (text)->get_contents (text, 0, G_MAXUINT);
  g_assert_cmpstr (g_bytes_get_data (bytes, NULL), ==, "");
  gouji_document_pane_highlight (fixture->pane, (GoujiRange) { 3, 9 }, TRUE);
  gouji_document_pane_select (fixture->pane, (GoujiRange) { 3, 9 });
  gtk_widget_activate_action (GTK_WIDGET (fixture->pane), "document.find", NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "document.select-all", NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "document.next-mark", NULL);
  gouji_document_view_click (fixture->view, 30, 30);
  wait_for_frames (fixture);
  g_assert_cmpuint (gouji_document_view_get_n_layouts (fixture->view), ==, 0);
}

static void
test_empty_document (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiDocumentBuilder) builder = gouji_document_builder_new ();

  show (fixture, gouji_document_builder_finish (builder));
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "document.select-all", NULL);
  gouji_document_view_scroll_by (fixture->view, 100);
  gouji_document_view_scroll_to_end (fixture->view, TRUE);
  wait_for_frames (fixture);
  g_assert_cmpuint (gouji_document_view_get_visible_range (fixture->view).end, ==, 0);
}

#define ADD(path, width, function)                                                                           \
  g_test_add ("/document-view/" path, Fixture, GINT_TO_POINTER (width), set_up, function, tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);

  ADD ("marks/are-underlined", 0, test_marks_are_underlined);
  ADD ("marks/activated-by-keys", 0, test_marks_are_activated_by_keys);
  ADD ("marks/activated-by-clicks", 0, test_marks_are_activated_by_clicks);
  ADD ("highlight/comes-to-the-middle", 0, test_highlight_comes_to_the_middle);
  ADD ("highlight/arrives-after-its-animation", 0, test_highlight_arrives_after_its_animation);
  ADD ("selection/copied-across-blocks", 0, test_selection_is_copied_across_blocks);
  ADD ("selection/points-and-places-agree", 0, test_points_and_places_agree);
  ADD ("find/goes-through-matches", 0, test_find_goes_through_matches);
  ADD ("find/takes-the-selection-and-says-none", 0, test_find_takes_the_selection_and_says_none);
  ADD ("find/survives-another-document", 0, test_find_survives_another_document);
  ADD ("size/large-document-lays-out-little", 0, test_large_document_lays_out_little);
  ADD ("size/long-line-lays-out-little", 0, test_long_line_lays_out_little);
  ADD ("scroll/text-moves-with-the-value", 0, test_text_moves_as_it_is_scrolled);
  ADD ("scroll/both-ends-are-reached", 0, test_both_ends_are_reached);
  ADD ("scroll/place-is-kept-at-another-width", 0, test_place_is_kept_at_another_width);
  ADD ("narrow/wide-tables-scroll", 300, test_narrow_page_scrolls_wide_tables);
  ADD ("accessible/text-is-read", 0, test_assistive_technology_reads_the_text);
  ADD ("nothing/without-a-document", 0, test_nothing_is_shown_without_a_document);
  ADD ("nothing/empty-document", 0, test_empty_document);

  return g_test_run ();
}
