/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "compile-fixture.h"

/* This year's report out of last year's: nothing is carried in silence, nothing is invented. */

static const char *const columns[] = {
  "natural_person", "business", "research", "public_welfare", "legal_service", "other_organization", "total",
};

static const GoujiFigure *
get_figure (GoujiReport *report, const char *id)
{
  const GoujiCell *cell = gouji_form_find_cell (gouji_report_get_form (report), id);

  g_assert_nonnull (cell);
  return gouji_report_get_figure (report, cell);
}

static GoujiCompiled *
compile (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GoujiCompiled *compiled = begin_from (fixture, fixture->report, 0, NULL, &error);

  g_assert_no_error (error);
  return compiled;
}

static void
test_carries_what_the_equations_say (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiCompiled) compiled = NULL;
  guint n_filled = 0;

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++) {
    g_autofree char *id = g_strconcat ("requests.carried_out.", columns[i], NULL);
    g_autofree char *text = g_strdup_printf ("%u", 10 + i);

    put (fixture, id, text);
  }
  compiled = compile (fixture);

  g_assert_cmpint (gouji_report_get_year (compiled->report), ==, 2024);
  g_assert_cmpstr (gouji_form_get_id (gouji_report_get_form (compiled->report)), ==, "2021");
  g_assert_cmpuint (gouji_compiled_count (compiled, GOUJI_CARRIED_NUMBER), ==, 7);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++) {
    g_autofree char *id = g_strconcat ("requests.carried_in.", columns[i], NULL);
    const GoujiFigure *figure = get_figure (compiled->report, id);

    g_assert_cmpint (figure->how, ==, GOUJI_HOW_CARRIED);
    g_assert_cmpint (figure->state, ==, GOUJI_FIGURE_NUMBER);
    g_assert_cmpint (figure->value.units, ==, 10 + (int) i);
    g_assert_null (figure->printed);
  }

  for (guint i = 0; i < gouji_form_get_n_cells (fixture->form); i++)
    n_filled += gouji_report_get_figure (compiled->report, gouji_form_get_cell (fixture->form, i))->state !=
                    GOUJI_FIGURE_EMPTY
                  ? 1
                  : 0;
  g_assert_cmpuint (n_filled, ==, 7);
  g_assert_cmpuint (compiled->n_blank, ==, 200 - 7);
}

static void
test_is_another_report_held_against_last_year (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiCompiled) compiled = compile (fixture);
  GoujiReport *snapshot = gouji_report_get_last_year (compiled->report);

  g_assert_cmpstr (gouji_report_get_id (compiled->report), !=, gouji_report_get_id (fixture->report));
  g_assert_nonnull (snapshot);
  g_assert_true (snapshot != fixture->report);
  g_assert_cmpint (gouji_report_get_year (snapshot), ==, 2023);
  g_assert_null (gouji_report_get_document (compiled->report));
  g_assert_false (compiled->other_year);
  g_assert_true (gouji_carried_is_current (compiled->report, fixture->report));
  put (fixture, "requests.carried_out.total", "3");
  g_assert_false (gouji_carried_is_current (compiled->report, fixture->report));
}

/* Each is a figure of last year's that is not sure to be what was meant. */
static void
test_leaves_blank_what_is_not_sure (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiCompiled) compiled = NULL;
  static const char *const ids[] = {
    "requests.carried_in.natural_person", "requests.carried_in.business", "requests.carried_in.research",
    "requests.carried_in.public_welfare", "requests.carried_in.total",
  };

  put_unsure (fixture, "requests.carried_out.natural_person", "4");
  put (fixture, "requests.carried_out.business", "");
  put (fixture, "requests.carried_out.research", "五件左右");
  put (fixture, "requests.carried_out.public_welfare", "/");
  put (fixture, "requests.carried_out.total", "");
  compiled = compile (fixture);

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++) {
    g_assert_cmpint (get_figure (compiled->report, ids[i])->state, ==, GOUJI_FIGURE_EMPTY);
    g_assert_null (get_figure (compiled->report, ids[i])->entered);
  }
  g_assert_cmpuint (gouji_compiled_count (compiled, GOUJI_CARRIED_NUMBER), ==, 2);
  g_assert_cmpuint (gouji_compiled_count (compiled, GOUJI_CARRIED_UNSURE), ==, 1);
  g_assert_cmpuint (gouji_compiled_count (compiled, GOUJI_CARRIED_UNREADABLE), ==, 1);
  g_assert_cmpuint (gouji_compiled_count (compiled, GOUJI_CARRIED_BLANK), ==, 3);
}

static void
test_takes_cells_of_another_era (Fixture *fixture, gconstpointer data)
{
  GoujiForm *form = gouji_form_set_find (fixture->forms, "2019");
  g_autoptr (GoujiReport) last_year = gouji_report_new (form);
  g_autoptr (GoujiCompiled) compiled = NULL;
  GoujiFigure figure = { (char *) "6", .how = GOUJI_HOW_TABLE };

  gouji_report_put_field (last_year, GOUJI_FIELD_YEAR, "2020");
  gouji_report_put_figure (last_year, gouji_form_find_cell (form, "requests.carried_out.total"), &figure);
  compiled = begin_from (fixture, last_year, 0, NULL, NULL);

  g_assert_cmpstr (gouji_form_get_id (gouji_report_get_form (compiled->report)), ==, "2021");
  g_assert_cmpstr (get_figure (compiled->report, "requests.carried_in.total")->entered, ==, "6");
}

static void
test_carries_nothing_from_a_form_without_the_cells (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiReport) last_year = gouji_report_new (gouji_form_set_find (fixture->forms, "2014"));
  g_autoptr (GoujiCompiled) compiled = NULL;

  gouji_report_put_field (last_year, GOUJI_FIELD_YEAR, "2018");
  compiled = begin_from (fixture, last_year, 0, NULL, NULL);

  g_assert_cmpstr (gouji_form_get_id (gouji_report_get_form (compiled->report)), ==, "2019");
  g_assert_cmpuint (gouji_compiled_count (compiled, GOUJI_CARRIED_ABSENT), ==, 7);
}

static void
test_another_year_lends_its_words_alone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiCompiled) compiled = begin_from (fixture, fixture->report, 2026, NULL, NULL);
  const GoujiPart *part = gouji_form_find_part (fixture->form, "overview");

  g_assert_true (compiled->other_year);
  g_assert_cmpuint (compiled->carried->len, ==, 0);
  g_assert_cmpuint (compiled->n_blank, ==, 200);
  g_assert_null (gouji_report_get_last_year (compiled->report));
  g_assert_cmpstr (gouji_report_get_narrative (compiled->report, part)->text, ==, SOUND_OVERVIEW);
  g_assert_cmpstr (gouji_report_get_field (compiled->report, GOUJI_FIELD_TITLE), ==,
                   "青禾县2026年政府信息公开工作年度报告");
}

static void
test_marks_every_number_of_a_text (Fixture *fixture, gconstpointer data)
{
  const GoujiPart *part = gouji_form_find_part (fixture->form, "overview");
  const char *text = "1. 2023年收到申请１２件，比上年多3.5%。\n（2）公开1,234条，培训两次。\n";
  static const char *const marked[] = { "2023", "１２", "3.5", "1,234", "两" };
  g_autoptr (GoujiCompiled) compiled = NULL;
  const GPtrArray *bindings;

  for (guint i = 0; i < gouji_form_get_n_parts (fixture->form); i++)
    put_narrative (fixture, gouji_form_get_part (fixture->form, i)->id, NULL, "");
  put_narrative (fixture, "overview", "一、总体情况", text);
  compiled = compile (fixture);

  g_assert_cmpstr (gouji_report_get_narrative (compiled->report, part)->text, ==, text);
  bindings = gouji_report_get_bindings (compiled->report, part);
  g_assert_cmpuint (bindings->len, ==, G_N_ELEMENTS (marked));
  g_assert_cmpuint (compiled->n_stale, ==, G_N_ELEMENTS (marked));
  for (guint i = 0; i < bindings->len; i++) {
    const GoujiBinding *binding = bindings->pdata[i];
    g_autofree char *words = g_utf8_substring (text, binding->start, binding->end);

    g_assert_cmpstr (words, ==, marked[i]);
    g_assert_cmpint (binding->mode, ==, GOUJI_BINDING_STALE);
  }
}

static void
test_ties_the_numbers_of_a_text (Fixture *fixture, gconstpointer data)
{
  const GoujiPart *part = gouji_form_find_part (fixture->form, "overview");
  g_autoptr (GoujiCompiled) compiled = NULL;
  const GoujiBinding *binding;

  put_narrative (fixture, "overview", "一、总体情况", "2023年共收到政府信息公开申请7件。\n");
  compiled = compile (fixture);

  binding = gouji_report_get_bindings (compiled->report, part)->pdata[1];
  g_assert_cmpint (binding->kind, ==, GOUJI_BINDING_SUM);
  g_assert_cmpint (binding->mode, ==, GOUJI_BINDING_STALE);
  g_assert_cmpuint (binding->cells->len, ==, 1);
  g_assert_cmpstr (((const GoujiCell *) binding->cells->pdata[0])->id, ==, "requests.new_received.total");
}

static void
test_keeps_a_text_that_the_form_has_no_part_for (Fixture *fixture, gconstpointer data)
{
  GoujiForm *form = gouji_form_set_find (fixture->forms, "narrative");
  g_autoptr (GoujiReport) last_year = gouji_report_new (form);
  g_autoptr (GoujiCompiled) compiled = NULL;
  GoujiNarrative narrative = { .heading = (char *) "三、咨询处理",
                               .text = (char *) "接待来访。\n",
                               .found = TRUE };
  const GoujiPart *overview;

  gouji_report_put_field (last_year, GOUJI_FIELD_YEAR, "2023");
  gouji_report_put_narrative (last_year, gouji_form_find_part (form, "consultations"), &narrative);
  compiled = begin_from (fixture, last_year, 0, NULL, NULL);

  overview = gouji_form_find_part (gouji_report_get_form (compiled->report), "overview");
  g_assert_cmpstr (gouji_report_get_narrative (compiled->report, overview)->text, ==,
                   "三、咨询处理\n接待来访。\n");
}

static void
test_chooses_the_form_of_the_year (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *last;
    int year;
    const char *form;
  } cases[] = {
    { NULL, 2021, "2021" },          { NULL, 2030, "2021" },
    { NULL, 2020, "2019" },          { NULL, 2018, "2014" },
    { "2019", 2021, "2021" },        { "2021", 2024, "2021" },
    { "2014", 2019, "2019" },        { "2008-putian", 2011, "2008-putian" },
    { "2008-dingxi", 2014, "2014" }, { "school", 2024, "school" },
    { "narrative", 2024, "2021" },   { NULL, 2007, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    GoujiForm *last = cases[i].last != NULL ? gouji_form_set_find (fixture->forms, cases[i].last) : NULL;
    GoujiForm *form = gouji_compile_find_form (fixture->forms, last, cases[i].year);

    g_assert_cmpstr (form != NULL ? gouji_form_get_id (form) : NULL, ==, cases[i].form);
  }
}

static void
test_empty_has_no_zeros (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiCompiled) compiled = gouji_compile_empty (fixture->forms, NULL, 2024, NULL, NULL);

  g_assert_cmpuint (compiled->n_blank, ==, 200);
  g_assert_cmpuint (compiled->n_stale, ==, 0);
  for (guint i = 0; i < gouji_form_get_n_cells (fixture->form); i++) {
    const GoujiFigure *figure =
      gouji_report_get_figure (compiled->report, gouji_form_get_cell (fixture->form, i));

    g_assert_null (figure->entered);
    g_assert_null (figure->printed);
  }
}

static void
test_errors (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (gouji_compile_empty (fixture->forms, NULL, 1999, NULL, &error));
  g_assert_error (error, GOUJI_COMPILE_ERROR, GOUJI_COMPILE_ERROR_FORM);
  g_clear_error (&error);
  g_assert_null (gouji_compile_empty (fixture->forms, NULL, 0, NULL, &error));
  g_assert_error (error, GOUJI_COMPILE_ERROR, GOUJI_COMPILE_ERROR_YEAR);
  g_clear_error (&error);

  gouji_report_put_field (fixture->report, GOUJI_FIELD_YEAR, NULL);
  g_assert_null (begin_from (fixture, fixture->report, 0, NULL, &error));
  g_assert_error (error, GOUJI_COMPILE_ERROR, GOUJI_COMPILE_ERROR_YEAR);
  g_clear_error (&error);
  g_assert_null (begin_from (fixture, fixture->report, 1990, NULL, &error));
  g_assert_error (error, GOUJI_COMPILE_ERROR, GOUJI_COMPILE_ERROR_FORM);
}

/* A report whose year is masked may be last year's, if the user says so. */
static void
test_takes_the_word_of_the_user_for_a_masked_year (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiCompiled) compiled = NULL;

  gouji_report_put_field (fixture->report, GOUJI_FIELD_YEAR, NULL);
  compiled = begin_from (fixture, fixture->report, 2024, NULL, NULL);

  g_assert_false (compiled->other_year);
  g_assert_cmpuint (gouji_compiled_count (compiled, GOUJI_CARRIED_NUMBER), ==, 7);
}

static const char *
get_entered (GoujiReport *report, const char *id)
{
  return get_figure (report, id)->entered;
}

static void
test_exchange_is_one_step (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiCompiled) compiled = compile (fixture);
  g_autoptr (GPtrArray) changes = NULL;
  const GoujiCarriedChange *change;
  const GoujiCell *typed = gouji_form_find_cell (fixture->form, "requests.carried_in.business");

  gouji_report_set_entered (compiled->report, typed, "9", GOUJI_HOW_TYPED);
  put (fixture, "requests.carried_out.business", "2");
  put (fixture, "requests.carried_out.total", "3");
  changes = gouji_carried_exchange (compiled->report, fixture->report);

  g_assert_cmpuint (changes->len, ==, 1);
  change = changes->pdata[0];
  g_assert_cmpstr (change->cell->id, ==, "requests.carried_in.total");
  g_assert_cmpstr (change->before, ==, "1");
  g_assert_cmpstr (change->after, ==, "3");
  g_assert_cmpstr (get_entered (compiled->report, "requests.carried_in.total"), ==, "3");
  g_assert_cmpstr (get_entered (compiled->report, "requests.carried_in.business"), ==, "9");
  g_assert_true (gouji_carried_is_current (compiled->report, fixture->report));

  gouji_report_undo (compiled->report);
  g_assert_cmpstr (get_entered (compiled->report, "requests.carried_in.total"), ==, "1");
  g_assert_false (gouji_carried_is_current (compiled->report, fixture->report));
}

static void
test_a_report_that_was_read_keeps_its_figures (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiReport) last_year = gouji_report_copy (fixture->report);
  g_autoptr (GPtrArray) changes = gouji_carried_exchange (fixture->report, last_year);

  g_assert_cmpuint (changes->len, ==, 0);
  g_assert_nonnull (gouji_report_get_last_year (fixture->report));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add_test ("/compile/carries-what-the-equations-say", test_carries_what_the_equations_say);
  add_test ("/compile/another-report-held-against-last-year", test_is_another_report_held_against_last_year);
  add_test ("/compile/leaves-blank-what-is-not-sure", test_leaves_blank_what_is_not_sure);
  add_test ("/compile/takes-cells-of-another-era", test_takes_cells_of_another_era);
  add_test ("/compile/carries-nothing-from-a-form-without-the-cells",
            test_carries_nothing_from_a_form_without_the_cells);
  add_test ("/compile/another-year-lends-its-words-alone", test_another_year_lends_its_words_alone);
  add_test ("/compile/marks-every-number-of-a-text", test_marks_every_number_of_a_text);
  add_test ("/compile/ties-the-numbers-of-a-text", test_ties_the_numbers_of_a_text);
  add_test ("/compile/keeps-a-text-without-a-part", test_keeps_a_text_that_the_form_has_no_part_for);
  add_test ("/compile/chooses-the-form-of-the-year", test_chooses_the_form_of_the_year);
  add_test ("/compile/empty-has-no-zeros", test_empty_has_no_zeros);
  add_test ("/compile/errors", test_errors);
  add_test ("/compile/takes-the-word-of-the-user-for-a-masked-year",
            test_takes_the_word_of_the_user_for_a_masked_year);
  add_test ("/compile/exchange-is-one-step", test_exchange_is_one_step);
  add_test ("/compile/a-report-that-was-read-keeps-its-figures",
            test_a_report_that_was_read_keeps_its_figures);

  return g_test_run ();
}
