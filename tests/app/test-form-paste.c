/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "form-pane/gouji-form-grid.h"
#include "form-pane/gouji-form-pane-private.h"
#include "form-pane/gouji-form-pane.h"
#include "form-pane/gouji-paste-strip.h"
#include "stage.h"

#define CELL "requests.open_full.business"

typedef struct {
  GoujiReport *report;
  GoujiFormPane *pane;
  GtkWidget *window;
  GoujiPasteStrip *strip;
} Stage;

static void
set_up (Stage *stage, const char *cell)
{
  stage->report = stage_create_report ();
  stage->pane = GOUJI_FORM_PANE (gouji_form_pane_new ());
  gouji_form_pane_set_report (stage->pane, stage->report);
  stage->window = stage_present (GTK_WIDGET (stage->pane), 900, 700);
  gouji_form_pane_complete (stage->pane);
  stage->strip = GOUJI_PASTE_STRIP (stage_find (GTK_WIDGET (stage->pane), GOUJI_TYPE_PASTE_STRIP));
  gouji_form_pane_select_cell (stage->pane, stage_cell (cell));
  stage_settle (GTK_WIDGET (stage->pane));
}

static void
tear_down (Stage *stage)
{
  stage_close (stage->window);
  g_assert_finalize_object (stage->report);
}

static void
paste (Stage *stage, const char *text)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (stage->pane), "form.paste-block", "s", text));
  stage_settle (GTK_WIDGET (stage->pane));
}

static const char *
entered (Stage *stage, const char *cell)
{
  return gouji_report_get_figure (stage->report, stage_cell (cell))->entered;
}

static const char *
describe (Stage *stage, const char *cell)
{
  return gouji_cell_entry_get_description (gouji_form_pane_get_entry (stage->pane, stage_cell (cell)));
}

static gboolean
is_reviewed (Stage *stage)
{
  return gtk_widget_get_visible (GTK_WIDGET (stage->strip));
}

static void
test_a_single_number_is_pasted_at_once (void)
{
  Stage stage;

  set_up (&stage, CELL);
  paste (&stage, "57\n");
  g_assert_false (is_reviewed (&stage));
  g_assert_cmpstr (entered (&stage, CELL), ==, "57");
  g_assert_cmpint (gouji_report_get_figure (stage.report, stage_cell (CELL))->how, ==, GOUJI_HOW_PASTED);
  tear_down (&stage);
}

static void
test_a_block_is_reviewed_and_put_in_as_one_step (void)
{
  Stage stage;

  set_up (&stage, CELL);
  paste (&stage, "57\t3\n8\t0\n");
  g_assert_true (is_reviewed (&stage));
  g_assert_null (entered (&stage, CELL));
  g_assert_nonnull (strstr (describe (&stage, CELL), "57"));
  g_assert_nonnull (strchr (gouji_paste_strip_get_summary (stage.strip), '4'));

  gtk_widget_activate_action (GTK_WIDGET (stage.pane), "form.accept-paste", NULL);
  g_assert_false (is_reviewed (&stage));
  g_assert_cmpstr (entered (&stage, CELL), ==, "57");
  g_assert_cmpstr (entered (&stage, "requests.open_partial.business"), ==, "8");
  g_assert_null (strstr (describe (&stage, CELL), "57"));
  gouji_report_undo (stage.report);
  g_assert_null (entered (&stage, CELL));
  g_assert_null (entered (&stage, "requests.open_partial.business"));
  g_assert_false (gouji_report_can_undo (stage.report));
  tear_down (&stage);
}

static void
test_cancelling_leaves_everything_as_it_was (void)
{
  Stage stage;

  set_up (&stage, CELL);
  paste (&stage, "57\t3\n");
  gtk_widget_activate_action (GTK_WIDGET (stage.pane), "form.cancel-paste", NULL);
  g_assert_false (is_reviewed (&stage));
  g_assert_null (entered (&stage, CELL));
  g_assert_false (gouji_report_can_undo (stage.report));
  g_assert_null (strstr (describe (&stage, CELL), "57"));
  tear_down (&stage);
}

static void
test_labels_lead_to_another_table (void)
{
  Stage stage;

  set_up (&stage, CELL);
  paste (&stage,
         "信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t1\t0\t4\n本县的另一行\t5\t6\t7\n");
  gtk_widget_activate_action (GTK_WIDGET (stage.pane), "form.accept-paste", NULL);
  g_assert_cmpstr (entered (&stage, "disclosure.regulation.in_force"), ==, "4");
  g_assert_null (entered (&stage, CELL));
  tear_down (&stage);
}

static void
test_what_is_no_number_is_kept_as_it_is_and_never_zero (void)
{
  Stage stage;

  set_up (&stage, CELL);
  paste (&stage, "=SUM(B2:B8)\t12%\n");
  gtk_widget_activate_action (GTK_WIDGET (stage.pane), "form.accept-paste", NULL);
  g_assert_cmpstr (entered (&stage, CELL), ==, "=SUM(B2:B8)");
  g_assert_cmpint (gouji_report_get_figure (stage.report, stage_cell (CELL))->state, ==,
                   GOUJI_FIGURE_UNREADABLE);
  tear_down (&stage);
}

static void
test_another_report_takes_no_numbers_of_the_last (void)
{
  Stage stage;
  g_autoptr (GoujiReport) other = stage_create_report ();

  set_up (&stage, CELL);
  paste (&stage, "57\t3\n");
  gouji_form_pane_set_report (stage.pane, other);
  g_assert_false (is_reviewed (&stage));
  gtk_widget_activate_action (GTK_WIDGET (stage.pane), "form.accept-paste", NULL);
  g_assert_null (gouji_report_get_figure (other, stage_cell (CELL))->entered);
  tear_down (&stage);
}

/* -- a page beside the text -- */

typedef struct {
  Stage *stage;
  guint n_asked;
} Asked;

static gboolean
read_page_cb (GoujiFormPane *pane, const char *text, Asked *asked)
{
  asked->n_asked++;
  return TRUE;
}

static gboolean
has_asked (gpointer data)
{
  return ((Asked *) data)->n_asked > 0;
}

static gboolean
has_review (gpointer data)
{
  return is_reviewed (data);
}

static void
copy_page (Stage *stage, const char *plain)
{
  g_autoptr (GBytes) page = g_bytes_new_static ("<table><tr><td>57<td>3</table>", 30);
  GdkContentProvider *kinds[] = { gdk_content_provider_new_for_bytes ("text/html", page),
                                  gdk_content_provider_new_typed (G_TYPE_STRING, plain) };
  g_autoptr (GdkContentProvider) both = gdk_content_provider_new_union (kinds, 2);

  g_assert_true (gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (stage->pane)), both));
}

static void
paste_clipboard (Stage *stage)
{
  GoujiCellEntry *entry = gouji_form_pane_get_entry (stage->pane, stage_cell (CELL));
  GtkWidget *grid = gtk_widget_get_ancestor (GTK_WIDGET (entry), GOUJI_TYPE_FORM_GRID);

  g_assert_true (gouji_form_pane_paste (stage->pane, GOUJI_FORM_GRID (grid)));
}

static void
test_a_page_is_asked_for_where_the_text_has_no_columns (void)
{
  Stage stage;
  Asked asked = { &stage, 0 };

  set_up (&stage, CELL);
  g_signal_connect (stage.pane, "read-page", G_CALLBACK (read_page_cb), &asked);
  copy_page (&stage, "57\n3");
  paste_clipboard (&stage);
  stage_wait (has_asked, &asked);
  g_assert_false (is_reviewed (&stage));
  g_assert_null (entered (&stage, CELL));
  tear_down (&stage);
}

static void
test_text_with_columns_is_taken_without_the_page (void)
{
  Stage stage;
  Asked asked = { &stage, 0 };

  set_up (&stage, CELL);
  g_signal_connect (stage.pane, "read-page", G_CALLBACK (read_page_cb), &asked);
  copy_page (&stage, "57\t3");
  paste_clipboard (&stage);
  stage_wait (has_review, &stage);
  g_assert_cmpuint (asked.n_asked, ==, 0);
  tear_down (&stage);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/form-paste/single", test_a_single_number_is_pasted_at_once);
  g_test_add_func ("/form-paste/block", test_a_block_is_reviewed_and_put_in_as_one_step);
  g_test_add_func ("/form-paste/page/asked-for", test_a_page_is_asked_for_where_the_text_has_no_columns);
  g_test_add_func ("/form-paste/page/columns", test_text_with_columns_is_taken_without_the_page);
  g_test_add_func ("/form-paste/cancel", test_cancelling_leaves_everything_as_it_was);
  g_test_add_func ("/form-paste/labels", test_labels_lead_to_another_table);
  g_test_add_func ("/form-paste/no-number", test_what_is_no_number_is_kept_as_it_is_and_never_zero);
  g_test_add_func ("/form-paste/another-report", test_another_report_takes_no_numbers_of_the_last);

  return g_test_run ();
}
