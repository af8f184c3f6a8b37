/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "check/gouji-check.h"
#include "form-pane/gouji-cell-finder.h"
#include "form-pane/gouji-form-pane.h"
#include "report/gouji-status.h"
#include "stage.h"

#define CARRIED "requests.carried_in.natural_person"

typedef struct {
  GoujiReport *report;
  GoujiFormPane *pane;
  GtkWidget *window;
  char *said;
} Stage;

static void
said_cb (GoujiFormPane *pane, const char *words, gboolean shown, Stage *stage)
{
  g_set_str (&stage->said, words);
}

static void
set_up (Stage *stage, GoujiReport *report)
{
  *stage = (Stage) { .report = report };
  stage->pane = GOUJI_FORM_PANE (gouji_form_pane_new ());
  g_signal_connect (stage->pane, "said", G_CALLBACK (said_cb), stage);
  gouji_form_pane_set_report (stage->pane, report);
  stage->window = stage_present (GTK_WIDGET (stage->pane), 900, 700);
  gouji_form_pane_complete (stage->pane);
  gouji_form_pane_set_findings (stage->pane, NULL);
  stage_settle (GTK_WIDGET (stage->pane));
}

static void
tear_down (Stage *stage)
{
  stage_close (stage->window);
  g_assert_finalize_object (stage->report);
  g_clear_pointer (&stage->said, g_free);
}

static const GoujiFigure *
figure (Stage *stage, const char *cell)
{
  return gouji_report_get_figure (stage->report, stage_cell (cell));
}

static GoujiCellEntry *
entry (Stage *stage, const char *cell)
{
  return gouji_form_pane_get_entry (stage->pane, stage_cell (cell));
}

static void
act (Stage *stage, const char *action, const char *parameter)
{
  g_assert_true (
    gtk_widget_activate_action (GTK_WIDGET (stage->pane), action, parameter != NULL ? "s" : NULL, parameter));
}

/* A report whose last year's had 3 carried out, and 40 documents in force. */
static GoujiReport *
create_carrying (void)
{
  GoujiReport *report = gouji_report_new (stage_get_form ());
  g_autoptr (GoujiReport) last = gouji_report_new (stage_get_form ());
  g_autoptr (GoujiReport) snapshot = NULL;

  gouji_report_put_field (last, GOUJI_FIELD_YEAR, "2024");
  stage_put (last, "requests.carried_out.natural_person", "3");
  stage_put (last, "disclosure.normative_document.in_force", "40");
  stage_put (last, "requests.new_received.natural_person", "50");
  snapshot = gouji_report_make_snapshot (last);
  gouji_report_put_last_year (report, snapshot);
  gouji_report_set_entered (report, stage_cell (CARRIED), "3", GOUJI_HOW_CARRIED);
  return report;
}

static void
test_zeros_fill_blanks_that_nothing_computes (void)
{
  Stage stage;

  set_up (&stage, gouji_report_new (stage_get_form ()));
  gouji_report_set_entered (stage.report, stage_cell ("requests.new_received.natural_person"), "57",
                            GOUJI_HOW_TYPED);
  act (&stage, "form.fill-zeros", "requests");
  g_assert_cmpstr (figure (&stage, "requests.new_received.business")->entered, ==, "0");
  g_assert_cmpstr (figure (&stage, "requests.new_received.natural_person")->entered, ==, "57");
  g_assert_null (figure (&stage, "requests.new_received.total")->entered);
  g_assert_null (figure (&stage, "disclosure.regulation.issued")->entered);
  g_assert_nonnull (stage.said);
  gouji_report_undo (stage.report);
  g_assert_null (figure (&stage, "requests.new_received.business")->entered);
  g_assert_cmpstr (figure (&stage, "requests.new_received.natural_person")->entered, ==, "57");
  tear_down (&stage);
}

static void
test_computed_totals_are_put_in_as_one_step (void)
{
  Stage stage;

  set_up (&stage, gouji_report_new (stage_get_form ()));
  gouji_report_set_entered (stage.report, stage_cell ("requests.new_received.natural_person"), "57",
                            GOUJI_HOW_TYPED);
  act (&stage, "form.accept-totals", "requests");
  g_assert_cmpstr (figure (&stage, "requests.new_received.total")->entered, ==, "57");
  g_assert_cmpint (figure (&stage, "requests.new_received.total")->how, ==, GOUJI_HOW_COMPUTED);
  gouji_report_undo (stage.report);
  g_assert_null (figure (&stage, "requests.new_received.total")->entered);
  tear_down (&stage);
}

static void
test_a_carried_number_is_locked_until_it_is_let_go (void)
{
  Stage stage;

  set_up (&stage, create_carrying ());
  g_assert_false (gtk_editable_get_editable (GTK_EDITABLE (entry (&stage, CARRIED))));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (entry (&stage, CARRIED)),
                                       GTK_ACCESSIBLE_PROPERTY_READ_ONLY, TRUE);
  g_assert_true (gtk_editable_get_editable (GTK_EDITABLE (entry (&stage, "requests.carried_in.business"))));
  g_assert_nonnull (strstr (gouji_cell_entry_get_description (entry (&stage, CARRIED)), "2024"));
  gouji_form_pane_select_cell (stage.pane, stage_cell (CARRIED));
  act (&stage, "form.paste-block", "9");
  g_assert_cmpstr (figure (&stage, CARRIED)->entered, ==, "3");

  act (&stage, "form.unlock-cell", NULL);
  g_assert_cmpstr (figure (&stage, CARRIED)->entered, ==, "3");
  g_assert_cmpint (figure (&stage, CARRIED)->how, ==, GOUJI_HOW_TYPED);
  g_assert_true (gtk_editable_get_editable (GTK_EDITABLE (entry (&stage, CARRIED))));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (entry (&stage, CARRIED)),
                                       GTK_ACCESSIBLE_PROPERTY_READ_ONLY, FALSE);
  gouji_report_undo (stage.report);
  g_assert_false (gtk_editable_get_editable (GTK_EDITABLE (entry (&stage, CARRIED))));
  tear_down (&stage);
}

static void
test_a_report_that_is_signed_off_cannot_be_filled (void)
{
  Stage stage;

  set_up (&stage, gouji_report_new (stage_get_form ()));
  gouji_report_set_status (stage.report, GOUJI_STATUS_SIGNED_OFF, "某人", "2026-01-20");
  g_assert_false (gtk_editable_get_editable (GTK_EDITABLE (entry (&stage, "disputes.review.total"))));
  act (&stage, "form.fill-zeros", "requests");
  g_assert_null (figure (&stage, "requests.new_received.business")->entered);
  tear_down (&stage);
}

static void
test_last_year_is_shown_with_the_change (void)
{
  Stage stage;
  const char *cell = "requests.new_received.natural_person";

  set_up (&stage, create_carrying ());
  gouji_report_set_entered (stage.report, stage_cell (cell), "57", GOUJI_HOW_TYPED);
  g_assert_null (strstr (gouji_cell_entry_get_description (entry (&stage, cell)), "50"));
  act (&stage, "form.show-last-year", NULL);
  g_assert_nonnull (strstr (gouji_cell_entry_get_description (entry (&stage, cell)), "50"));
  g_assert_nonnull (strstr (gouji_cell_entry_get_description (entry (&stage, cell)), "+7"));
  gouji_report_set_entered (stage.report, stage_cell (cell), "49", GOUJI_HOW_TYPED);
  g_assert_nonnull (strstr (gouji_cell_entry_get_description (entry (&stage, cell)), "-1"));
  act (&stage, "form.show-last-year", NULL);
  g_assert_null (strstr (gouji_cell_entry_get_description (entry (&stage, cell)), "50"));
  tear_down (&stage);
}

static void
test_what_should_be_in_force_follows_from_last_year (void)
{
  Stage stage;
  const GoujiCell *cell = stage_cell ("disclosure.normative_document.in_force");
  GoujiDecimal expected;

  set_up (&stage, create_carrying ());
  gouji_report_set_entered (stage.report, stage_cell ("disclosure.normative_document.issued"), "5",
                            GOUJI_HOW_TYPED);
  gouji_report_set_entered (stage.report, stage_cell ("disclosure.normative_document.repealed"), "2",
                            GOUJI_HOW_TYPED);
  g_assert_true (gouji_check_expect (stage.report, cell, &expected));
  g_assert_cmpint (expected.units, ==, 43);
  g_assert_false (
    gouji_check_expect (stage.report, stage_cell ("disclosure.regulation.in_force"), &expected));
  tear_down (&stage);
}

static void
test_what_is_typed_stays_and_is_told_what_it_is_read_as (void)
{
  Stage stage;
  const char *cell = "requests.new_received.business";

  set_up (&stage, gouji_report_new (stage_get_form ()));
  gtk_editable_set_text (GTK_EDITABLE (entry (&stage, cell)), "1.113万");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry (&stage, cell))), ==, "1.113万");
  g_assert_nonnull (strstr (gouji_cell_entry_get_description (entry (&stage, cell)), "11130"));
  gtk_editable_set_text (GTK_EDITABLE (entry (&stage, cell)), "57");
  g_assert_null (strstr (gouji_cell_entry_get_description (entry (&stage, cell)), "57"));

  gtk_editable_set_text (GTK_EDITABLE (entry (&stage, cell)), "详见附件");
  g_assert_cmpint (figure (&stage, cell)->state, ==, GOUJI_FIGURE_UNREADABLE);
  g_assert_true (gouji_cell_entry_get_marks (entry (&stage, cell)) & GOUJI_CELL_MARK_WARNING);
  tear_down (&stage);
}

static GoujiCellFinder *
open_finder (Stage *stage)
{
  act (stage, "form.find-cell", NULL);
  stage_settle (GTK_WIDGET (stage->pane));

  AdwDialog *dialog = NULL;
  GtkWidget *found = stage_find (stage->window, GOUJI_TYPE_CELL_FINDER);

  dialog = found != NULL ? ADW_DIALOG (found) : NULL;
  g_assert_nonnull (dialog);
  return GOUJI_CELL_FINDER (dialog);
}

static void
test_a_cell_is_found_by_words_in_any_order (void)
{
  Stage stage;
  GoujiCellFinder *finder;

  set_up (&stage, gouji_report_new (stage_get_form ()));
  finder = open_finder (&stage);
  gouji_cell_finder_search (finder, "公益 国家秘密");
  g_assert_cmpuint (gouji_cell_finder_get_n_results (finder), ==, 1);
  gouji_cell_finder_search (finder, "沒有這樣的東西");
  g_assert_cmpuint (gouji_cell_finder_get_n_results (finder), ==, 0);
  g_assert_false (gouji_cell_finder_go (finder));
  gouji_cell_finder_search (finder, "國家秘密，公益");
  g_assert_true (gouji_cell_finder_go (finder));
  stage_settle (GTK_WIDGET (stage.pane));
  g_assert_cmpstr (gouji_form_pane_get_selected_cell (stage.pane)->id, ==,
                   "requests.deny_state_secret.public_welfare");
  tear_down (&stage);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/form-fill/zeros", test_zeros_fill_blanks_that_nothing_computes);
  g_test_add_func ("/form-fill/totals", test_computed_totals_are_put_in_as_one_step);
  g_test_add_func ("/form-fill/carried", test_a_carried_number_is_locked_until_it_is_let_go);
  g_test_add_func ("/form-fill/signed-off", test_a_report_that_is_signed_off_cannot_be_filled);
  g_test_add_func ("/form-fill/last-year", test_last_year_is_shown_with_the_change);
  g_test_add_func ("/form-fill/expected", test_what_should_be_in_force_follows_from_last_year);
  g_test_add_func ("/form-fill/read-as", test_what_is_typed_stays_and_is_told_what_it_is_read_as);
  g_test_add_func ("/form-fill/find", test_a_cell_is_found_by_words_in_any_order);

  return g_test_run ();
}
