/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "form-pane/gouji-form-pane.h"

#include "check/gouji-check.h"
#include "form-pane/gouji-form-grid.h"
#include "form-pane/gouji-outline-row.h"
#include "stage.h"

#define N_CELLS 200

typedef struct {
  GoujiReport *report;
  GoujiFormPane *pane;
  GtkWidget *window;
} Stage;

static void
set_up (Stage *stage, int width)
{
  stage->report = stage_create_report ();
  stage->pane = GOUJI_FORM_PANE (gouji_form_pane_new ());
  gouji_form_pane_set_report (stage->pane, stage->report);
  stage->window = stage_present (GTK_WIDGET (stage->pane), width, 700);
  gouji_form_pane_complete (stage->pane);
  stage_settle (GTK_WIDGET (stage->pane));
}

static void
tear_down (Stage *stage)
{
  stage_close (stage->window);
  g_assert_finalize_object (stage->report);
}

static GoujiCellEntry *
entry (Stage *stage, const char *cell)
{
  GoujiCellEntry *found = gouji_form_pane_get_entry (stage->pane, stage_cell (cell));

  g_assert_nonnull (found);
  return found;
}

static const char *
text_of (Stage *stage, const char *cell)
{
  return gtk_editable_get_text (GTK_EDITABLE (entry (stage, cell)));
}

static GtkWidget *
find (GtkWidget *widget, GType type, guint index)
{
  guint passed = 0;
  g_autoptr (GPtrArray) open = g_ptr_array_new ();

  g_ptr_array_add (open, widget);
  for (guint i = 0; i < open->len; i++) {
    if (G_TYPE_CHECK_INSTANCE_TYPE (open->pdata[i], type) && passed++ == index)
      return open->pdata[i];
    for (GtkWidget *child = gtk_widget_get_first_child (open->pdata[i]); child != NULL;
         child = gtk_widget_get_next_sibling (child))
      g_ptr_array_add (open, child);
  }
  return NULL;
}

static GoujiFormGrid *
grid (Stage *stage, guint index)
{
  return GOUJI_FORM_GRID (find (GTK_WIDGET (stage->pane), GOUJI_TYPE_FORM_GRID, index));
}

static GoujiOutlineRow *
row (Stage *stage, guint index)
{
  return GOUJI_OUTLINE_ROW (find (GTK_WIDGET (stage->pane), GOUJI_TYPE_OUTLINE_ROW, index));
}

static void
test_every_cell_is_an_editable_text_with_a_name (void)
{
  Stage stage;
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_cells = 0;

  set_up (&stage, 900);
  for (guint i = 0; i < gouji_form_get_n_cells (stage_get_form ()); i++) {
    const GoujiCell *cell = gouji_form_get_cell (stage_get_form (), i);
    GoujiCellEntry *found = gouji_form_pane_get_entry (stage.pane, cell);
    const char *name;

    if (cell->alternative)
      continue;
    n_cells++;
    g_assert_true (GTK_IS_EDITABLE (found));
    g_assert_false (gtk_editable_get_enable_undo (GTK_EDITABLE (found)));
    name = gouji_cell_entry_get_name (found);
    gtk_test_accessible_assert_role (GTK_ACCESSIBLE (found), GTK_ACCESSIBLE_ROLE_TEXT_BOX);
    gtk_test_accessible_assert_property (GTK_ACCESSIBLE (found), GTK_ACCESSIBLE_PROPERTY_LABEL, name);
    g_assert_nonnull (strstr (name, cell->column->title));
    g_assert_true (cell->row->title == NULL || strstr (name, cell->row->title) != NULL);
    g_assert_nonnull (strstr (gouji_cell_entry_get_description (found), cell->unit));
    g_assert_true (g_hash_table_add (names, (gpointer) name));
  }
  g_assert_cmpuint (n_cells, ==, N_CELLS);
  tear_down (&stage);
}

static void
count_cb (GoujiReport *report, guint kind, guint index, gpointer count)
{
  ++*(guint *) count;
}

static void
test_typing_reaches_the_report (void)
{
  Stage stage;
  const GoujiCell *cell = stage_cell ("requests.carried_in.research");
  guint n_changes = 0;

  set_up (&stage, 900);
  g_signal_connect (stage.report, "changed", G_CALLBACK (count_cb), &n_changes);
  gtk_editable_set_text (gtk_editable_get_delegate (GTK_EDITABLE (entry (&stage, cell->id))), "12");

  g_assert_cmpstr (gouji_report_get_figure (stage.report, cell)->entered, ==, "12");
  g_assert_cmpint (gouji_report_get_figure (stage.report, cell)->value.units, ==, 12);
  g_assert_cmpint (gouji_report_get_figure (stage.report, cell)->how, ==, GOUJI_HOW_TYPED);
  g_assert_cmpuint (n_changes, >, 0);
  tear_down (&stage);
}

static void
test_a_corrected_cell_says_what_is_printed (void)
{
  Stage stage;
  const GoujiCell *cell = stage_cell ("requests.carried_in.research");

  set_up (&stage, 900);
  stage_put (stage.report, cell->id, "77");
  gouji_report_set_entered (stage.report, cell, "78", GOUJI_HOW_TYPED);
  g_assert_cmpstr (text_of (&stage, cell->id), ==, "78");
  g_assert_true (gouji_cell_entry_get_marks (entry (&stage, cell->id)) & GOUJI_CELL_MARK_CORRECTED);
  g_assert_nonnull (strstr (gouji_cell_entry_get_description (entry (&stage, cell->id)), "77"));

  gouji_report_set_entered (stage.report, cell, "77", GOUJI_HOW_TYPED);
  g_assert_false (gouji_cell_entry_get_marks (entry (&stage, cell->id)) & GOUJI_CELL_MARK_CORRECTED);
  tear_down (&stage);
}

static void
test_undo_and_redo_refresh_the_text (void)
{
  Stage stage;
  const char *cell = "disputes.review.upheld";

  set_up (&stage, 900);
  gtk_editable_set_text (GTK_EDITABLE (entry (&stage, cell)), "3");
  gouji_report_undo (stage.report);
  g_assert_cmpstr (text_of (&stage, cell), ==, "0");
  gouji_report_redo (stage.report);
  g_assert_cmpstr (text_of (&stage, cell), ==, "3");
  tear_down (&stage);
}

static void
test_an_unsure_figure_says_so (void)
{
  Stage stage;
  const GoujiCell *cell = stage_cell ("requests.carried_in.research");
  GoujiFigure figure = { .printed = (char *) "9", .state = GOUJI_FIGURE_NUMBER, .doubt = GOUJI_DOUBT_COLUMN };

  set_up (&stage, 900);
  gouji_report_put_figure (stage.report, cell, &figure);
  gouji_form_pane_set_findings (stage.pane, NULL);
  g_assert_true (gouji_cell_entry_get_marks (entry (&stage, cell->id)) & GOUJI_CELL_MARK_UNSURE);

  /* Whoever types a number is sure of it. */
  gouji_report_set_entered (stage.report, cell, "9", GOUJI_HOW_TYPED);
  g_assert_false (gouji_cell_entry_get_marks (entry (&stage, cell->id)) & GOUJI_CELL_MARK_UNSURE);
  tear_down (&stage);
}

static GoujiFinding *
create_finding (const char *rule, const char *cell, const char *message)
{
  GoujiFinding *finding = g_new0 (GoujiFinding, 1);

  for (guint i = 0; i < gouji_form_get_n_rules (stage_get_form ()); i++)
    if (g_str_equal (gouji_form_get_rule (stage_get_form (), i)->id, rule))
      finding->rule = gouji_form_get_rule (stage_get_form (), i);
  g_assert_nonnull (finding->rule);
  finding->severity = finding->rule->severity;
  finding->judged = TRUE;
  finding->cells = g_ptr_array_new ();
  g_ptr_array_add (finding->cells, (gpointer) stage_cell (cell));
  finding->message = g_strdup (message);
  return finding;
}

static void
test_findings_mark_their_cells (void)
{
  Stage stage;
  const char *cell = "requests.new_received.total";
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify) gouji_finding_free);

  set_up (&stage, 900);
  g_ptr_array_add (findings, create_finding ("requests.row_total", cell, "57 ≠ 56"));
  gouji_form_pane_set_findings (stage.pane, findings);
  g_assert_true (gouji_cell_entry_get_marks (entry (&stage, cell)) & GOUJI_CELL_MARK_ERROR);
  g_assert_nonnull (strstr (gouji_cell_entry_get_description (entry (&stage, cell)), "57 ≠ 56"));
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (entry (&stage, cell)), GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_TRUE);
  g_assert_cmpstr (gouji_outline_row_get_findings (row (&stage, 2)), ==, "1");

  gouji_form_pane_set_findings (stage.pane, NULL);
  g_assert_cmpint (gouji_cell_entry_get_marks (entry (&stage, cell)), ==, 0);
  g_assert_null (gouji_outline_row_get_findings (row (&stage, 2)));
  tear_down (&stage);
}

static void
test_a_blank_total_shows_the_computed_one (void)
{
  Stage stage;
  const char *total = "requests.new_received.total";

  set_up (&stage, 900);
  g_assert_null (gouji_cell_entry_get_placeholder (entry (&stage, total)));
  gouji_report_set_entered (stage.report, stage_cell (total), "", GOUJI_HOW_TYPED);
  g_assert_cmpstr (gouji_cell_entry_get_placeholder (entry (&stage, total)), ==, "0");
  g_assert_cmpstr (text_of (&stage, total), ==, "");

  gouji_report_set_entered (stage.report, stage_cell ("requests.new_received.natural_person"), "57",
                            GOUJI_HOW_TYPED);
  g_assert_cmpstr (gouji_cell_entry_get_placeholder (entry (&stage, total)), ==, "57");
  tear_down (&stage);
}

static void
test_a_blank_cell_stays_blank (void)
{
  Stage stage;
  const char *cell = "requests.new_received.business";

  set_up (&stage, 900);
  stage_put (stage.report, cell, "");
  gouji_report_set_entered (stage.report, stage_cell (cell), "1", GOUJI_HOW_TYPED);
  gouji_report_undo (stage.report);
  g_assert_cmpstr (text_of (&stage, cell), ==, "");
  g_assert_null (gouji_cell_entry_get_placeholder (entry (&stage, cell)));
  tear_down (&stage);
}

static void
test_the_outline_counts (void)
{
  Stage stage;

  set_up (&stage, 900);
  g_assert_cmpstr (gouji_outline_row_get_state (row (&stage, 1)), ==, "10/10");
  g_assert_cmpstr (gouji_outline_row_get_state (row (&stage, 2)), ==, "175/175");
  g_assert_cmpstr (gouji_outline_row_get_state (row (&stage, 3)), ==, "15/15");
  gouji_report_set_entered (stage.report, stage_cell ("disputes.review.upheld"), "", GOUJI_HOW_TYPED);
  g_assert_cmpstr (gouji_outline_row_get_state (row (&stage, 3)), ==, "14/15");

  gouji_report_set_text (stage.report, gouji_form_get_part (stage_get_form (), 0), "一二 三\n");
  g_assert_nonnull (strstr (gouji_outline_row_get_state (row (&stage, 0)), "3"));
  tear_down (&stage);
}

static void
test_a_text_reaches_the_report_and_comes_back (void)
{
  Stage stage;
  const GoujiPart *part = gouji_form_get_part (stage_get_form (), 0);
  GtkTextBuffer *buffer;

  set_up (&stage, 900);
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (find (GTK_WIDGET (stage.pane), GTK_TYPE_TEXT_VIEW, 0)));
  g_assert_false (gtk_text_buffer_get_enable_undo (buffer));
  gtk_text_buffer_insert_at_cursor (buffer, "全年未收取费用。", -1);
  g_assert_cmpstr (gouji_report_get_narrative (stage.report, part)->text, ==, "全年未收取费用。");

  gouji_report_undo (stage.report);
  g_assert_cmpint (gtk_text_buffer_get_char_count (buffer), ==, 0);
  tear_down (&stage);
}

static void
test_what_is_undone_is_shown (void)
{
  Stage stage;
  const GoujiCell *cell = stage_cell ("disputes.litigation_after_review.total");
  GtkTextView *view;
  GtkScrolledWindow *scroller;
  double top;

  set_up (&stage, 900);
  view = GTK_TEXT_VIEW (find (GTK_WIDGET (stage.pane), GTK_TYPE_TEXT_VIEW, 0));
  scroller = GTK_SCROLLED_WINDOW (find (GTK_WIDGET (stage.pane), GTK_TYPE_SCROLLED_WINDOW, 0));
  gouji_form_pane_show_change (stage.pane, GOUJI_CHANGE_FIGURE, cell->index);
  stage_settle (GTK_WIDGET (stage.pane));
  g_assert_true (gouji_form_pane_get_selected_cell (stage.pane) == cell);
  top = gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (scroller));
  g_assert_cmpfloat (top, >, 0);

  gouji_form_pane_show_change (stage.pane, GOUJI_CHANGE_NARRATIVE, 0);
  stage_settle (GTK_WIDGET (stage.pane));
  g_assert_true (gtk_widget_is_focus (GTK_WIDGET (view)));
  g_assert_cmpfloat (gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (scroller)), <, top);
  tear_down (&stage);
}

static void
test_undoing_in_a_text_leaves_the_rest_alone (void)
{
  Stage stage;
  GtkTextBuffer *buffer;
  GtkTextIter iter;

  set_up (&stage, 900);
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (find (GTK_WIDGET (stage.pane), GTK_TYPE_TEXT_VIEW, 0)));
  gtk_text_buffer_set_text (buffer, "甲乙丙丁", -1);
  gouji_report_break_typing (stage.report);
  gtk_text_buffer_get_iter_at_offset (buffer, &iter, 2);
  gtk_text_buffer_insert (buffer, &iter, "子丑", -1);
  gtk_text_buffer_get_start_iter (buffer, &iter);
  gtk_text_buffer_place_cursor (buffer, &iter);

  gouji_report_undo (stage.report);
  g_assert_cmpstr (
    gouji_report_get_narrative (stage.report, gouji_form_get_part (stage_get_form (), 0))->text, ==,
    "甲乙丙丁");
  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  g_assert_cmpint (gtk_text_iter_get_offset (&iter), ==, 2);
  tear_down (&stage);
}

static gboolean
is_scrolled (gpointer adjustment)
{
  return gtk_adjustment_get_value (adjustment) > 300;
}

/* The editor is higher than the pane. Clicked in its middle, it must not show its beginning. */
static void
test_the_focus_of_a_long_text_is_where_its_cursor_is (void)
{
  Stage stage;
  g_autoptr (GString) text = g_string_new (NULL);
  GtkTextView *view;
  GtkTextIter iter;
  GtkAdjustment *scrolled;
  double middle;

  set_up (&stage, 900);
  for (guint i = 0; i < 80; i++)
    g_string_append (text, "全年未收取费用。\n");
  gouji_report_set_text (stage.report, gouji_form_get_part (stage_get_form (), 0), text->str);
  view = GTK_TEXT_VIEW (find (GTK_WIDGET (stage.pane), GTK_TYPE_TEXT_VIEW, 0));
  scrolled = gtk_scrolled_window_get_vadjustment (
    GTK_SCROLLED_WINDOW (find (GTK_WIDGET (stage.pane), GTK_TYPE_SCROLLED_WINDOW, 0)));
  stage_settle (GTK_WIDGET (stage.pane));
  gtk_text_buffer_get_iter_at_line (gtk_text_view_get_buffer (view), &iter, 40);
  gtk_text_buffer_place_cursor (gtk_text_view_get_buffer (view), &iter);
  gtk_widget_grab_focus (GTK_WIDGET (view));
  stage_wait (is_scrolled, scrolled);
  stage_settle (GTK_WIDGET (stage.pane));
  middle = gtk_adjustment_get_value (scrolled);
  g_assert_cmpfloat (middle, >, 300);

  gouji_form_pane_select_cell (stage.pane, stage_cell ("disputes.review.upheld"));
  stage_settle (GTK_WIDGET (stage.pane));
  gtk_adjustment_set_value (scrolled, middle + 50);
  gtk_widget_grab_focus (GTK_WIDGET (view));
  stage_settle (GTK_WIDGET (stage.pane));
  g_assert_cmpfloat (gtk_adjustment_get_value (scrolled), ==, middle + 50);
  tear_down (&stage);
}

static guint
count_visible (GoujiFormGrid *table)
{
  guint n_visible = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (table)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n_visible += GOUJI_IS_CELL_ENTRY (child) && gtk_widget_get_child_visible (child);
  return n_visible;
}

static void
test_a_wide_table_shows_all_columns (void)
{
  Stage stage;

  set_up (&stage, 700);
  g_assert_false (gouji_form_grid_is_paged (grid (&stage, 1)));
  g_assert_cmpuint (count_visible (grid (&stage, 1)), ==, 175);
  g_assert_cmpuint (count_visible (grid (&stage, 2)), ==, 15);
  tear_down (&stage);
}

static void
test_a_narrow_table_shows_one_applicant (void)
{
  Stage stage;
  GoujiFormGrid *requests;

  set_up (&stage, 360);
  requests = grid (&stage, 1);
  g_assert_false (gouji_form_grid_is_paged (grid (&stage, 0)));
  g_assert_true (gouji_form_grid_is_paged (requests));
  g_assert_cmpuint (gouji_form_grid_get_n_pages (requests), ==, 7);
  g_assert_cmpuint (gouji_form_grid_get_n_pages (grid (&stage, 2)), ==, 3);
  g_assert_cmpuint (count_visible (grid (&stage, 0)), ==, 10);
  g_assert_cmpuint (count_visible (requests), ==, 25);
  g_assert_cmpuint (count_visible (grid (&stage, 2)), ==, 5);
  g_assert_true (
    gtk_widget_get_child_visible (GTK_WIDGET (entry (&stage, "requests.carried_in.natural_person"))));

  gouji_form_grid_set_page (requests, 6);
  stage_settle (GTK_WIDGET (stage.pane));
  g_assert_cmpuint (count_visible (requests), ==, 25);
  g_assert_true (gtk_widget_get_child_visible (GTK_WIDGET (entry (&stage, "requests.carried_in.total"))));
  g_assert_false (
    gtk_widget_get_child_visible (GTK_WIDGET (entry (&stage, "requests.carried_in.natural_person"))));
  tear_down (&stage);
}

static void
test_selecting_a_cell_turns_to_its_columns (void)
{
  Stage stage;

  set_up (&stage, 360);
  gtk_widget_activate_action (GTK_WIDGET (stage.pane), "form.select-cell", "s",
                              "disputes.litigation_after_review.total");
  stage_settle (GTK_WIDGET (stage.pane));
  g_assert_cmpuint (gouji_form_grid_get_page (grid (&stage, 2)), ==, 2);
  g_assert_true (
    gtk_widget_get_mapped (GTK_WIDGET (entry (&stage, "disputes.litigation_after_review.total"))));
  tear_down (&stage);
}

/* At every width each head and number has at least what it asks for, inside the table. */
static void
test_nothing_is_cut_off_from_300_to_1200_pixels (void)
{
  Stage stage;

  set_up (&stage, 700);
  stage_put (stage.report, "requests.new_received.total", "1234567");
  gouji_report_set_entered (stage.report, stage_cell ("disclosure.fees.amount"), "123456.789012",
                            GOUJI_HOW_TYPED);
  gouji_report_set_entered (stage.report, stage_cell ("disputes.review.total"), "98765", GOUJI_HOW_TYPED);
  for (guint t = 0; t < 3; t++) {
    GtkWidget *table = GTK_WIDGET (grid (&stage, t));

    for (int width = 300 - 24; width <= 1200; width += 12) {
      int minimum, height;

      gtk_widget_measure (table, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      g_assert_cmpint (minimum, <=, width);
      gtk_widget_measure (table, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
      gtk_widget_allocate (table, width, height, -1, NULL);
      for (GtkWidget *child = gtk_widget_get_first_child (table); child != NULL;
           child = gtk_widget_get_next_sibling (child)) {
        graphene_rect_t bounds;
        int needed;

        if (!gtk_widget_get_child_visible (child))
          continue;
        g_assert_true (gtk_widget_compute_bounds (child, table, &bounds));
        g_assert_cmpfloat (bounds.origin.x, >=, 0);
        g_assert_cmpfloat (bounds.origin.x + bounds.size.width, <=, width);
        g_assert_cmpfloat (bounds.origin.y + bounds.size.height, <=, height);
        gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &needed, NULL, NULL, NULL);
        g_assert_cmpfloat (bounds.size.width, >=, needed);
        gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, (int) bounds.size.width, &needed, NULL, NULL,
                            NULL);
        g_assert_cmpfloat (bounds.size.height, >=, needed);
      }
    }
  }
  tear_down (&stage);
}

static void
selected_cb (GoujiFormPane *pane, guint index, gpointer selected)
{
  *(guint *) selected = index;
}

static void
test_actions_lead_to_cells_and_parts (void)
{
  Stage stage;
  const GoujiCell *cell = stage_cell ("disputes.review.total");
  GtkAdjustment *scrolled;
  guint selected = 0;

  set_up (&stage, 900);
  g_signal_connect (stage.pane, "cell-selected", G_CALLBACK (selected_cb), &selected);
  scrolled = gtk_scrolled_window_get_vadjustment (
    GTK_SCROLLED_WINDOW (find (GTK_WIDGET (stage.pane), GTK_TYPE_SCROLLED_WINDOW, 0)));
  gtk_widget_activate_action (GTK_WIDGET (stage.pane), "form.select-cell", "s", cell->id);
  stage_settle (GTK_WIDGET (stage.pane));
  g_assert_cmpuint (selected, ==, cell->index);
  g_assert_true (gouji_form_pane_get_selected_cell (stage.pane) == cell);
  g_assert_cmpfloat (gtk_adjustment_get_value (scrolled), >, 0);

  gtk_widget_activate_action (GTK_WIDGET (stage.pane), "form.show-part", "s", "overview");
  stage_settle (GTK_WIDGET (stage.pane));
  g_assert_cmpuint (selected, ==, G_MAXUINT);
  g_assert_cmpfloat (gtk_adjustment_get_value (scrolled), <, 400);
  tear_down (&stage);
}

static void
test_details_tell_source_and_rules (void)
{
  Stage stage;
  guint asked = 0;

  set_up (&stage, 900);
  g_signal_connect (stage.pane, "show-source", G_CALLBACK (selected_cb), &asked);
  gtk_widget_activate_action (GTK_WIDGET (stage.pane), "form.select-cell", "s", "requests.carried_in.total");
  stage_settle (GTK_WIDGET (stage.pane));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (stage.pane), "form.cell-details", NULL));

  GtkWidget *details = find (GTK_WIDGET (stage.pane), GTK_TYPE_POPOVER, 0);

  while (details != NULL && !g_str_equal (G_OBJECT_TYPE_NAME (details), "GoujiCellDetails"))
    details = gtk_widget_get_next_sibling (details);
  g_assert_nonnull (details);
  gtk_widget_activate_action (details, "form.show-source", "s", "requests.carried_in.total");
  g_assert_cmpuint (asked, ==, stage_cell ("requests.carried_in.total")->index);
  tear_down (&stage);
}

static void
test_another_report_takes_the_same_fields (void)
{
  Stage stage;
  g_autoptr (GoujiReport) other = stage_create_report ();
  const char *cell = "requests.carried_in.total";
  GoujiCellEntry *before;

  set_up (&stage, 900);
  stage_put (other, cell, "41");
  before = entry (&stage, cell);
  gouji_form_pane_set_report (stage.pane, other);
  g_assert_true (entry (&stage, cell) == before);
  g_assert_cmpstr (text_of (&stage, cell), ==, "41");

  /* What happens to the first report is no longer shown. */
  gouji_report_set_entered (stage.report, stage_cell (cell), "5", GOUJI_HOW_TYPED);
  g_assert_cmpstr (text_of (&stage, cell), ==, "41");
  tear_down (&stage);
}

static void
test_a_row_in_place_of_others_is_shown_as_printed (void)
{
  Stage stage;
  g_autoptr (GoujiReport) other = gouji_report_new (stage_get_form ());

  set_up (&stage, 900);
  stage_put (other, "requests.other_handled.total", "2");
  gouji_form_pane_set_report (stage.pane, other);
  gouji_form_pane_complete (stage.pane);
  g_assert_cmpstr (text_of (&stage, "requests.other_handled.total"), ==, "2");
  g_assert_cmpstr (gouji_outline_row_get_state (row (&stage, 2)), ==, "1/161");
  tear_down (&stage);
}

static void
test_a_read_only_report_cannot_be_typed_into (void)
{
  Stage stage;
  g_autoptr (GoujiReport) other = stage_create_report ();

  set_up (&stage, 900);
  gouji_report_put_read_only (other, TRUE);
  gouji_form_pane_set_report (stage.pane, other);
  g_assert_false (gtk_editable_get_editable (GTK_EDITABLE (entry (&stage, "disputes.review.total"))));
  g_assert_false (
    gtk_text_view_get_editable (GTK_TEXT_VIEW (find (GTK_WIDGET (stage.pane), GTK_TYPE_TEXT_VIEW, 0))));
  tear_down (&stage);
}

static void
test_the_pane_goes_away_with_all_its_cells (void)
{
  g_autoptr (GoujiReport) report = stage_create_report ();
  GoujiFormPane *pane = g_object_ref_sink (GOUJI_FORM_PANE (gouji_form_pane_new ()));
  gpointer cell;

  gouji_form_pane_set_report (pane, report);
  gouji_form_pane_complete (pane);
  cell = gouji_form_pane_get_entry (pane, stage_cell ("disputes.review.total"));
  g_object_add_weak_pointer (cell, &cell);
  g_assert_finalize_object (pane);
  g_assert_null (cell);
}

static const char *
selected_id (Stage *stage)
{
  const GoujiCell *cell = gouji_form_pane_get_selected_cell (stage->pane);

  return cell != NULL ? cell->id : NULL;
}

typedef struct {
  Stage *stage;
  const char *wanted;
} Awaited;

static gboolean
is_selected (gpointer data)
{
  const Awaited *awaited = data;

  return g_strcmp0 (selected_id (awaited->stage), awaited->wanted) == 0;
}

static void
press_and_expect (Stage *stage, const char *keys, const char *cell)
{
  Awaited awaited = { stage, cell };

  g_test_message ("%s -> %s", keys, cell);
  stage_press (keys);
  stage_wait (is_selected, &awaited);
}

static gboolean
is_active (gpointer window)
{
  return gtk_window_is_active (window);
}

static gboolean
begin_typing (Stage *stage, int width, const char *cell)
{
  Awaited awaited = { stage, cell };

  if (!stage_has_keys ()) {
    g_test_skip ("this display takes no keys from another program");
    return FALSE;
  }
  set_up (stage, width);
  stage_wait (is_active, stage->window);
  gouji_form_pane_select_cell (stage->pane, stage_cell (cell));
  stage_settle (GTK_WIDGET (stage->pane));
  stage_wait (is_selected, &awaited);
  return TRUE;
}

static void
test_keys_move_between_cells (void)
{
  Stage stage;

  if (!begin_typing (&stage, 900, "requests.new_received.natural_person"))
    return;
  press_and_expect (&stage, "Right", "requests.new_received.business");
  press_and_expect (&stage, "Down", "requests.carried_in.business");
  press_and_expect (&stage, "Left", "requests.carried_in.natural_person");
  press_and_expect (&stage, "Up", "requests.new_received.natural_person");
  press_and_expect (&stage, "Return", "requests.carried_in.natural_person");
  press_and_expect (&stage, "shift+Return", "requests.new_received.natural_person");
  press_and_expect (&stage, "Tab", "requests.new_received.business");
  press_and_expect (&stage, "shift+Tab", "requests.new_received.natural_person");
  press_and_expect (&stage, "shift+Tab", "disclosure.fees.amount");
  press_and_expect (&stage, "Up", "disclosure.coercion.decisions");
  press_and_expect (&stage, "Tab Tab", "requests.new_received.natural_person");
  tear_down (&stage);
}

static void
test_keys_turn_the_page_of_a_narrow_table (void)
{
  Stage stage;

  if (!begin_typing (&stage, 360, "requests.new_received.natural_person"))
    return;
  press_and_expect (&stage, "Right", "requests.new_received.business");
  g_assert_cmpuint (gouji_form_grid_get_page (grid (&stage, 1)), ==, 1);
  press_and_expect (&stage, "Tab", "requests.carried_in.business");
  tear_down (&stage);
}

typedef struct {
  Stage *stage;
  const char *cell;
  const char *entered;
} AwaitedText;

static gboolean
is_entered (gpointer data)
{
  const AwaitedText *awaited = data;

  return g_strcmp0 (gouji_report_get_figure (awaited->stage->report, stage_cell (awaited->cell))->entered,
                    awaited->entered) == 0;
}

static void
type_and_expect (Stage *stage, const char *keys, const char *cell, const char *entered)
{
  AwaitedText awaited = { stage, cell, entered };

  g_test_message ("%s -> %s", keys, entered);
  stage_press (keys);
  stage_wait (is_entered, &awaited);
}

static void
test_typing_replaces_and_escape_takes_back (void)
{
  Stage stage;
  const char *cell = "requests.carried_in.research";

  if (!begin_typing (&stage, 900, cell))
    return;
  type_and_expect (&stage, "5", cell, "5");
  type_and_expect (&stage, "7", cell, "57");
  type_and_expect (&stage, "Escape", cell, NULL);
  g_assert_cmpstr (text_of (&stage, cell), ==, "0");
  g_assert_false (gouji_report_can_undo (stage.report));

  type_and_expect (&stage, "F2 8", cell, "08");
  type_and_expect (&stage, "Left 1", cell, "018");
  press_and_expect (&stage, "Return", "requests.open_full.research");
  press_and_expect (&stage, "Up", cell);
  type_and_expect (&stage, "Delete", cell, "");
  gouji_report_undo (stage.report);
  g_assert_cmpstr (text_of (&stage, cell), ==, "018");
  gouji_report_undo (stage.report);
  g_assert_cmpstr (text_of (&stage, cell), ==, "0");
  tear_down (&stage);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/form-pane/cells/every-cell-is-an-editable-text-with-a-name",
                   test_every_cell_is_an_editable_text_with_a_name);
  g_test_add_func ("/form-pane/cells/typing-reaches-the-report", test_typing_reaches_the_report);
  g_test_add_func ("/form-pane/cells/corrected-says-what-is-printed",
                   test_a_corrected_cell_says_what_is_printed);
  g_test_add_func ("/form-pane/cells/undo-and-redo", test_undo_and_redo_refresh_the_text);
  g_test_add_func ("/form-pane/cells/unsure", test_an_unsure_figure_says_so);
  g_test_add_func ("/form-pane/cells/findings", test_findings_mark_their_cells);
  g_test_add_func ("/form-pane/cells/blank-total-shows-the-computed-one",
                   test_a_blank_total_shows_the_computed_one);
  g_test_add_func ("/form-pane/cells/blank-stays-blank", test_a_blank_cell_stays_blank);
  g_test_add_func ("/form-pane/outline", test_the_outline_counts);
  g_test_add_func ("/form-pane/texts/typing", test_a_text_reaches_the_report_and_comes_back);
  g_test_add_func ("/form-pane/texts/undo", test_undoing_in_a_text_leaves_the_rest_alone);
  g_test_add_func ("/form-pane/undo-is-shown", test_what_is_undone_is_shown);
  g_test_add_func ("/form-pane/texts/focus-is-where-the-cursor-is",
                   test_the_focus_of_a_long_text_is_where_its_cursor_is);
  g_test_add_func ("/form-pane/width/wide", test_a_wide_table_shows_all_columns);
  g_test_add_func ("/form-pane/width/narrow", test_a_narrow_table_shows_one_applicant);
  g_test_add_func ("/form-pane/width/select-turns-the-page", test_selecting_a_cell_turns_to_its_columns);
  g_test_add_func ("/form-pane/width/nothing-cut-off", test_nothing_is_cut_off_from_300_to_1200_pixels);
  g_test_add_func ("/form-pane/actions", test_actions_lead_to_cells_and_parts);
  g_test_add_func ("/form-pane/details", test_details_tell_source_and_rules);
  g_test_add_func ("/form-pane/reports/same-fields", test_another_report_takes_the_same_fields);
  g_test_add_func ("/form-pane/reports/alternative-row", test_a_row_in_place_of_others_is_shown_as_printed);
  g_test_add_func ("/form-pane/reports/read-only", test_a_read_only_report_cannot_be_typed_into);
  g_test_add_func ("/form-pane/reports/goes-away", test_the_pane_goes_away_with_all_its_cells);
  g_test_add_func ("/form-pane/keys/move", test_keys_move_between_cells);
  g_test_add_func ("/form-pane/keys/turn-the-page", test_keys_turn_the_page_of_a_narrow_table);
  g_test_add_func ("/form-pane/keys/type", test_typing_replaces_and_escape_takes_back);

  return g_test_run ();
}
