/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "report/gouji-field-source.h"
#include "report/gouji-report-file.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include "report/gouji-disk.h"
#include "sample-report.h"

typedef struct {
  GoujiFormSet *forms;
  GoujiReport *report;
  char *text; /* the sample's file */
  char *folder;
  char *path; /* in the folder; not there yet */
} Fixture;

static char *
save (GoujiReport *report)
{
  g_autoptr (GBytes) bytes = gouji_report_to_bytes (report);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static GoujiReport *
open_text (Fixture *fixture, const char *text, gsize length, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length);

  return gouji_report_from_bytes (bytes, fixture->forms, error);
}

static GoujiReport *
open_whole (Fixture *fixture, const char *text)
{
  g_autoptr (GError) error = NULL;
  GoujiReport *report = open_text (fixture, text, strlen (text), &error);

  g_assert_no_error (error);
  return report;
}

/* The sample's file with @old, which stands in it, replaced. */
static char *
replace (Fixture *fixture, const char *old, const char *new)
{
  g_autoptr (GString) text = g_string_new (fixture->text);

  g_assert_cmpuint (g_string_replace (text, old, new, 1), ==, 1);
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->forms = load_forms ();
  fixture->report = create_sample_report (fixture->forms);
  fixture->text = save (fixture->report);
  fixture->folder = g_dir_make_tmp ("gouji-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "年报.gouji", NULL);
}

/* Also checks that every test left the folder as it may: no temporary file behind. */
static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);

  for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir)) {
    g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

    g_assert_false (g_str_has_prefix (name, "."));
    g_assert_cmpint (g_remove (path), ==, 0);
  }
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);

  g_object_unref (fixture->report);
  gouji_form_set_unref (fixture->forms);
  g_free (fixture->text);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static void
test_begins_as_the_format_says (Fixture *fixture, gconstpointer data)
{
  g_assert_true (
    g_str_has_prefix (fixture->text, "{\"gouji\":1,\n\"id\":\"" SAMPLE_ID "\",\n\"form\":\"2021\","));
  g_assert_true (g_str_has_suffix (fixture->text, "\n}\n"));
}

static void
test_has_one_figure_a_line (Fixture *fixture, gconstpointer data)
{
  g_assert_nonnull (strstr (fixture->text,
                            "\n \"disclosure.regulation.repealed\":{\"printed\":\"/\",\"entered\":\"8\","
                            "\"how\":\"typed\",\"printed_how\":\"table\",\"source\":[41,42]},\n"));
}

static void
assert_same_figure (const GoujiFigure *a, const GoujiFigure *b)
{
  g_assert_cmpstr (a->printed, ==, b->printed);
  g_assert_cmpstr (a->entered, ==, b->entered);
  g_assert_cmpint (a->state, ==, b->state);
  g_assert_cmpint (gouji_decimal_compare (a->value, b->value), ==, 0);
  g_assert_cmpint (a->how, ==, b->how);
  g_assert_cmpint (a->doubt, ==, b->doubt);
  g_assert_cmpint (a->confirmed, ==, b->confirmed);
  g_assert_cmpint (a->has_source, ==, b->has_source);
  g_assert_cmpuint (a->source.start, ==, b->source.start);
  g_assert_cmpuint (a->source.end, ==, b->source.end);
}

static void
test_confirmation_comes_back (Fixture *fixture, gconstpointer data)
{
  const GoujiCell *cell = gouji_form_get_cell (gouji_report_get_form (fixture->report), 2);

  gouji_report_set_confirmed (fixture->report, cell, TRUE);
  g_autofree char *text = save (fixture->report);
  g_autoptr (GoujiReport) copy = open_whole (fixture, text);
  g_assert_true (gouji_report_get_figure (copy, cell)->confirmed);
  g_assert_cmpint (gouji_report_get_figure (copy, cell)->doubt, ==, GOUJI_DOUBT_SPLIT);

  gouji_report_set_confirmed (copy, cell, FALSE);
  g_autofree char *without = save (copy);
  g_assert_cmpstr (without, ==, fixture->text);
}

static void
test_comes_back_as_it_was (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiReport) copy = open_whole (fixture, fixture->text);
  GoujiForm *form = gouji_report_get_form (copy);
  const GoujiNarrative *narrative = gouji_report_get_narrative (copy, gouji_form_get_part (form, 0));

  g_assert_cmpstr (gouji_report_get_id (copy), ==, SAMPLE_ID);
  g_assert_cmpint (gouji_report_get_year (copy), ==, 2023);
  g_assert_null (gouji_report_get_field (copy, GOUJI_FIELD_PUBLISHED));
  g_assert_cmpstr (narrative->heading, ==, "一、总体情况");
  g_assert_cmpstr (narrative->text, ==, "共收到申请57件。\n");
  g_assert_cmpuint (narrative->source.end, ==, 37);
  g_assert_cmpuint (gouji_report_get_document_range (copy).end, ==, 40);
  g_assert_cmpstr (gouji_report_get_source_name (copy), ==, "云溪县.html");
  g_assert_cmpint (gouji_report_get_table_state (copy, gouji_form_get_table (form, 1)), ==,
                   GOUJI_TABLE_DAMAGED);
  g_assert_cmpuint (gouji_report_get_extras (copy)->len, ==, 1);
  g_assert_cmpuint (gouji_report_get_headings (copy)->len, ==, 1);
  g_assert_cmpstr (gouji_document_get_text (gouji_report_get_document (copy)), ==,
                   gouji_document_get_text (gouji_report_get_document (fixture->report)));
  for (guint i = 0; i < gouji_form_get_n_cells (form); i++) {
    const GoujiCell *cell = gouji_form_get_cell (form, i);

    assert_same_figure (gouji_report_get_figure (copy, cell),
                        gouji_report_get_figure (fixture->report, cell));
  }

  g_assert_false (gouji_report_get_modified (copy));
  g_assert_false (gouji_report_can_undo (copy));
  g_assert_false (gouji_report_get_read_only (copy));
}

static void
test_how_it_was_printed_outlives_typing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiReport) copy = open_whole (fixture, fixture->text);
  const GoujiCell *cell = gouji_form_get_cell (gouji_report_get_form (copy), 1);

  gouji_report_set_entered (copy, cell, NULL, GOUJI_HOW_NONE);
  g_assert_cmpint (gouji_report_get_figure (copy, cell)->how, ==, GOUJI_HOW_TABLE);
  g_assert_cmpint (gouji_report_get_figure (copy, cell)->state, ==, GOUJI_FIGURE_NOT_APPLICABLE);
}

static void
test_same_report_gives_same_bytes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiReport) copy = open_whole (fixture, fixture->text);
  g_autofree char *again = save (fixture->report);
  g_autofree char *copied = save (copy);

  g_assert_cmpstr (again, ==, fixture->text);
  g_assert_cmpstr (copied, ==, fixture->text);
}

static void
test_report_from_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiReport) empty = gouji_report_new (gouji_form_set_find (fixture->forms, "2021"));
  g_autofree char *text = save (empty);
  g_autoptr (GoujiReport) copy = open_whole (fixture, text);
  g_autofree char *again = save (copy);

  g_assert_null (gouji_report_get_document (copy));
  g_assert_cmpstr (again, ==, text);
}

static void
test_version_1_is_still_read (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "report-v1.gouji", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, &error));
  g_autoptr (GoujiReport) report = open_whole (fixture, text);
  g_autofree char *again = save (report);

  /* Only what has been added since is new. */
  g_autoptr (GString) expected = g_string_new (text);
  g_string_replace (expected, " \"form_reason\":null\n",
                    " \"form_reason\":null,\n \"preamble\":null,\n \"signature\":null\n", 1);
  g_assert_cmpstr (again, ==, expected->str);
  g_assert_false (gouji_report_get_read_only (report));
  g_assert_cmpstr (gouji_report_get_field (report, GOUJI_FIELD_AGENCY), ==, "云溪县");
}

static void
test_unknown_members_are_kept (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *before;
    const char *members;
  } cases[] = {
    { "\n}\n}\n", ",\n \"mirror\":true" },
    { "\n}\n", ",\n\"set_aside\":[\n {\"rule\":\"a\"}\n]" },
    { "\n},\n\"narratives\"", ",\n \"mood\":\"calm\"" },
    { "},\n \"disclosure\":{\"heading\"", ",\"anchors\":[1,2]" },
    { "},\n \"disclosure.regulation.repealed\"", ",\"colour\":{\"r\":1}" },
    { "}\n],\n\"tables\"", ",\"note\":null" },
    { "\n},\n\"headings\"", ",\n \"annex\":\"whole\"" },
    { "\n},\n\"extras\"", ",\n \"disclosure.comet.seen\":{\"printed\":\"1\"}" },
    { "\n},\n\"source\"", ",\n \"pages\":[]" },
  };
  g_autoptr (GString) text = g_string_new (fixture->text);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    const char *place = g_strrstr (text->str, cases[i].before);

    g_assert_nonnull (place);
    g_string_insert (text, place - text->str, cases[i].members);
  }

  g_autoptr (GoujiReport) report = open_whole (fixture, text->str);
  g_autofree char *again = save (report);
  g_assert_cmpstr (again, ==, text->str);

  gouji_report_set_entered (report, gouji_form_get_cell (gouji_report_get_form (report), 0), "1",
                            GOUJI_HOW_TYPED);
  g_autofree char *changed = save (report);
  g_assert_nonnull (
    strstr (changed, "\"entered\":\"1\",\"how\":\"typed\",\"printed_how\":\"table\",\"source\":[38,40],"
                     "\"colour\":{\"r\":1}}"));
}

static void
test_unknown_numbers_are_kept_exactly (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = replace (fixture, "\n}\n}\n", "\n},\n\"weight\":9223372036854775807\n}\n");
  g_autoptr (GoujiReport) report = open_whole (fixture, text);
  g_autofree char *again = save (report);

  g_assert_cmpstr (again, ==, text);
}

static void
test_later_version_opens_read_only (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = replace (fixture, "{\"gouji\":1,", "{\"gouji\":2,");
  g_autoptr (GoujiReport) report = open_whole (fixture, text);
  g_autofree char *again = save (report);

  g_assert_true (gouji_report_get_read_only (report));
  g_assert_cmpstr (gouji_report_get_field (report, GOUJI_FIELD_AGENCY), ==, "云溪县");
  g_assert_cmpstr (again, ==, text);
}

static void
test_later_versions_doubt_is_a_doubt (Fixture *fixture, gconstpointer data)
{
  static const char *const doubts[] = { "\"doubt\":\"divined\"", "\"doubt\":{\"kind\":\"split\"}" };

  for (guint i = 0; i < G_N_ELEMENTS (doubts); i++) {
    g_autoptr (GString) text = g_string_new (fixture->text);
    guint n_doubts = 0;

    g_string_replace (text, "{\"gouji\":1,", "{\"gouji\":2,", 1);
    g_assert_cmpuint (g_string_replace (text, "\"doubt\":\"split\"", doubts[i], 1), ==, 1);
    g_autoptr (GoujiReport) report = open_whole (fixture, text->str);
    GoujiForm *form = gouji_report_get_form (report);
    for (guint k = 0; k < gouji_form_get_n_cells (form); k++)
      n_doubts += gouji_report_get_figure (report, gouji_form_get_cell (form, k))->doubt == GOUJI_DOUBT_OTHER;
    g_assert_cmpuint (n_doubts, ==, 1);
  }
}

static void
test_later_version_may_have_other_shapes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (fixture->text);

  g_string_replace (text, "{\"gouji\":1,", "{\"gouji\":2,", 1);
  g_string_replace (text, "\"year\":\"2023\"", "\"year\":2023", 1);
  g_string_replace (text, "\"how\":\"table\"", "\"how\":\"divined\"", 1);
  g_string_replace (text, "\"source\":[41,42]", "\"source\":\"page 3\"", 1);
  g_autoptr (GoujiReport) report = open_whole (fixture, text->str);

  g_assert_null (gouji_report_get_field (report, GOUJI_FIELD_YEAR));
  g_assert_cmpstr (gouji_report_get_field (report, GOUJI_FIELD_AGENCY), ==, "云溪县");
}

static void
test_white_space_before_is_no_matter (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text =
    g_strconcat ("\xef\xbb\xbf\n { \"gouji\" : 1,", fixture->text + strlen ("{\"gouji\":1,"), NULL);
  g_autoptr (GoujiReport) report = open_whole (fixture, text);

  g_assert_cmpint (gouji_report_get_year (report), ==, 2023);
}

static void
test_other_files_are_no_reports (Fixture *fixture, gconstpointer data)
{
  static const char *const texts[] = { "",       "{",  "{\"gouji\"", "[1]", "{\"other\":1}",
                                       "<html>", "57", "\xff\xfe{" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (GBytes) bytes = g_bytes_new (texts[i], strlen (texts[i]));

    g_assert_false (gouji_report_file_is_one (bytes));
    g_assert_null (gouji_report_from_bytes (bytes, fixture->forms, &error));
    g_assert_error (error, GOUJI_REPORT_FILE_ERROR, GOUJI_REPORT_FILE_ERROR_NOT_A_REPORT);
  }
}

static void
test_unknown_form_is_named (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = replace (fixture, "\"form\":\"2021\"", "\"form\":\"2099\"");
  g_autoptr (GError) error = NULL;

  g_assert_null (open_text (fixture, text, strlen (text), &error));
  g_assert_error (error, GOUJI_REPORT_FILE_ERROR, GOUJI_REPORT_FILE_ERROR_UNKNOWN_FORM);
  g_assert_cmpstr (error->message, ==, "2099");
}

/* What the report says of itself comes back with the reason for it; what was typed has that for a reason, and
 * undo brings the old one back. */
static void
test_reasons (Fixture *fixture, gconstpointer data)
{
  const GoujiFieldSource title = { GOUJI_FIELD_HOW_TITLE, TRUE, TRUE, { 0, 3 } };
  const GoujiFieldSource *source;

  gouji_report_put_field (fixture->report, GOUJI_FIELD_AGENCY, "云溪县");
  gouji_report_put_field_source (fixture->report, GOUJI_FIELD_AGENCY, &title);
  gouji_report_set_field (fixture->report, GOUJI_FIELD_YEAR, "2022");

  g_autofree char *text = save (fixture->report);
  g_autoptr (GoujiReport) copy = open_whole (fixture, text);
  source = gouji_report_get_field_source (copy, GOUJI_FIELD_AGENCY);
  g_assert_cmpint (source->how, ==, GOUJI_FIELD_HOW_TITLE);
  g_assert_true (source->unsure);
  g_assert_true (source->has_source);
  g_assert_cmpuint (source->source.end, ==, 3);
  source = gouji_report_get_field_source (copy, GOUJI_FIELD_YEAR);
  g_assert_cmpint (source->how, ==, GOUJI_FIELD_HOW_TYPED);
  source = gouji_report_get_field_source (copy, GOUJI_FIELD_KIND);
  g_assert_cmpint (source->how, ==, GOUJI_FIELD_HOW_NONE);

  gouji_report_set_field (copy, GOUJI_FIELD_AGENCY, "青溪县");
  g_assert_cmpint (gouji_report_get_field_source (copy, GOUJI_FIELD_AGENCY)->how, ==, GOUJI_FIELD_HOW_TYPED);
  gouji_report_undo (copy);
  g_assert_cmpint (gouji_report_get_field_source (copy, GOUJI_FIELD_AGENCY)->how, ==, GOUJI_FIELD_HOW_TITLE);
}

static void
test_damage_to_reasons_is_named (Fixture *fixture, gconstpointer data)
{
  static const char *const cases[][2] = {
    { "\"reasons\":{\"agency\":{\"how\":\"guessed\"}},\"narratives\":", "reasons.agency.how" },
    { "\"reasons\":{\"agency\":{\"how\":\"title\",\"unsure\":1}},\"narratives\":", "reasons.agency.unsure" },
    { "\"reasons\":{\"agency\":{\"how\":\"title\",\"source\":[0,4000]}},\"narratives\":",
      "reasons.agency.source" },
    { "\"reasons\":{\"agency\":[]},\"narratives\":", "reasons.agency" },
    { "\"reasons\":7,\"narratives\":", "reasons" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *text = replace (fixture, "\"narratives\":", cases[i][0]);
    g_autoptr (GError) error = NULL;

    g_assert_null (open_text (fixture, text, strlen (text), &error));
    g_assert_error (error, GOUJI_REPORT_FILE_ERROR, GOUJI_REPORT_FILE_ERROR_DAMAGED);
    g_assert_cmpstr (error->message, ==, cases[i][1]);
  }
}

static void
test_damage_is_named (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *old;
    const char *new;
    const char *message;
  } cases[] = {
    { "{\"gouji\":1,", "{\"gouji\":0,", "gouji" },
    { "{\"gouji\":1,", "{\"gouji\":\"1\",", "gouji" },
    { "{\"gouji\":1,", "{\"gouji\":1.5,", "gouji" },
    { "\"id\":\"" SAMPLE_ID "\"", "\"id\":\"../../evil\"", "id" },
    { "\"id\":\"" SAMPLE_ID "\"", "\"id\":7", "id" },
    { "\"id\":", "\"di\":", "id" },
    { "\"form\":", "\"norm\":", "form" },
    { "\"metadata\":", "\"metadata\":[],\"old\":", "metadata" },
    { "\"year\":\"2023\"", "\"year\":2023", "metadata.year" },
    { "\"heading\":\"一、总体情况\"", "\"heading\":{}", "narratives.overview.heading" },
    { "\"found\":true", "\"found\":1", "narratives.overview.found" },
    { "\"overview\":{", "\"overview\":3,\"old\":{", "narratives.overview" },
    { "\"source\":[38,40]", "\"source\":[40,38]", "figures.disclosure.regulation.issued.source" },
    { "\"source\":[38,40]", "\"source\":[-1,40]", "figures.disclosure.regulation.issued.source" },
    { "\"source\":[38,40]", "\"source\":[38,4100]", "figures.disclosure.regulation.issued.source" },
    { "\"source\":[38,40]", "\"source\":[38,9999999999999]", "figures.disclosure.regulation.issued.source" },
    { "\"source\":[38,40]", "\"source\":[38,40,43]", "figures.disclosure.regulation.issued.source" },
    { "\"source\":[38,40]", "\"source\":[38,\"40\"]", "figures.disclosure.regulation.issued.source" },
    { "\"how\":\"table\"", "\"how\":\"divined\"", "figures.disclosure.regulation.issued.how" },
    { "\"printed_how\":\"table\"", "\"printed_how\":\"divined\"",
      "figures.disclosure.regulation.repealed.printed_how" },
    { "\"entered\":\"8\"", "\"entered\":8", "figures.disclosure.regulation.repealed.entered" },
    { "\"printed\":\"57\"", "\"printed\":\"\\ud800\"", NULL },
    { "\"doubt\":\"split\"", "\"doubt\":\"none at all\"", "figures.disclosure.regulation.in_force.doubt" },
    { "\"extras\":[", "\"extras\":[7,", "extras.object" },
    { "\"row\":\"其他\"", "\"row\":[]", "extras.row" },
    { "\"requests\":\"damaged\"", "\"requests\":\"eaten\"", "tables.requests" },
    { "\"headings\":[", "\"headings\":[[5],", "headings.range" },
    { "\"range\":[0,40]", "\"range\":[0,4000]", "source.range" },
    { "\"document\":{", "\"document\":[],\"old\":{", "document" },
    { "\"blocks\":[", "\"blocks\":[{\"kind\":\"dream\",\"range\":[0,1]},", NULL },
    { "\"form_version\":1", "\"form_version\":1,,", NULL },
    { "\"form_version\":1", "\"form_version\":1,\"later\":[1e999]", "a number that is too large" },
    { "\"form_version\":1", "\"form_version\":1,\"later\":-1e999", "a number that is too large" },
    { "\n}\n}\n", "\n}\n}\n{}", NULL },
    { "\n}\n}\n", "\n}\n", NULL },
    { "云溪县", "\xff", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *text = replace (fixture, cases[i].old, cases[i].new);
    g_autoptr (GError) error = NULL;

    g_test_message ("case %u", i);
    g_assert_null (open_text (fixture, text, strlen (text), &error));
    g_assert_error (error, GOUJI_REPORT_FILE_ERROR, GOUJI_REPORT_FILE_ERROR_DAMAGED);
    if (cases[i].message != NULL)
      g_assert_cmpstr (error->message, ==, cases[i].message);
  }
}

static void
test_deep_nesting_is_turned_down (Fixture *fixture, gconstpointer data)
{
  enum { DEPTH = 1000000 };
  g_autofree char *nest = g_strnfill (DEPTH, '[');
  g_autofree char *text = g_strconcat ("{\"gouji\":1,\"x\":", nest, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (open_text (fixture, text, strlen (text), &error));
  g_assert_error (error, GOUJI_REPORT_FILE_ERROR, GOUJI_REPORT_FILE_ERROR_DAMAGED);
}

/* Whatever is opened can be saved, and opened again as the same. */
static void
open_hostile (Fixture *fixture, const char *text, gsize length)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GoujiReport) report = open_text (fixture, text, length, &error);

  if (report == NULL) {
    g_assert_nonnull (error);
    return;
  }

  g_autofree char *saved = save (report);
  g_autoptr (GoujiReport) again = open_whole (fixture, saved);
  g_autofree char *saved_again = save (again);
  g_assert_cmpstr (saved_again, ==, saved);
}

static void
test_cut_files_are_turned_down (Fixture *fixture, gconstpointer data)
{
  for (gsize length = 0; length < strlen (fixture->text) - 1; length++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (open_text (fixture, fixture->text, length, &error));
    g_assert_nonnull (error);
  }
}

static void
test_mangled_files_do_no_harm (Fixture *fixture, gconstpointer data)
{
  enum { N_ROUNDS = 1500 };
  static const char bytes[] = "{}[]\",:0123456789-+.eE\\unt\xe4\0 \n";
  g_autoptr (GRand) random = g_rand_new_with_seed (711);
  gsize length = strlen (fixture->text);

  for (guint round = 0; round < N_ROUNDS; round++) {
    g_autofree char *text = g_strdup (fixture->text);

    for (gint32 n = g_rand_int_range (random, 1, 5); n > 0; n--)
      text[g_rand_int_range (random, 0, (gint32) length)] =
        bytes[g_rand_int_range (random, 0, sizeof bytes - 1)];
    open_hostile (fixture, text, length);
  }
}

static gboolean
write_text (const char *path, const char *text, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return gouji_disk_replace (file, bytes, NULL, error);
}

static void
assert_written (const char *path, const char *text)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (write_text (path, text, &error));
  g_assert_no_error (error);
}

static void
assert_contents (const char *path, const char *text)
{
  g_autofree char *contents = NULL;

  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, text);
}

static guint
get_mode (const char *path)
{
  struct stat info;

  g_assert_cmpint (g_lstat (path, &info), ==, 0);
  return info.st_mode & 07777;
}

static void
test_write_makes_and_replaces (Fixture *fixture, gconstpointer data)
{
  mode_t mask = umask (0027);

  assert_written (fixture->path, "old");
  umask (mask);
  assert_contents (fixture->path, "old");
  g_assert_cmpuint (get_mode (fixture->path), ==, 0640);
  assert_written (fixture->path, "new");
  assert_contents (fixture->path, "new");
}

static void
test_write_keeps_permissions (Fixture *fixture, gconstpointer data)
{
  assert_written (fixture->path, "old");
  g_assert_cmpint (g_chmod (fixture->path, 0604), ==, 0);
  assert_written (fixture->path, "new");
  g_assert_cmpuint (get_mode (fixture->path), ==, 0604);
}

static void
test_write_follows_links (Fixture *fixture, gconstpointer data)
{
  g_autofree char *link = g_build_filename (fixture->folder, "link.gouji", NULL);
  g_autofree char *second = g_build_filename (fixture->folder, "second.gouji", NULL);

  g_assert_cmpint (symlink ("年报.gouji", link), ==, 0);
  g_assert_cmpint (symlink (link, second), ==, 0);
  assert_written (second, "through a link to nothing");
  assert_contents (fixture->path, "through a link to nothing");
  assert_written (second, "new");
  assert_contents (fixture->path, "new");
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  g_assert_true (g_file_test (second, G_FILE_TEST_IS_SYMLINK));
}

static void
test_write_ends_on_a_ring_of_links (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (symlink (fixture->path, fixture->path), ==, 0);
  g_assert_false (write_text (fixture->path, "new", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_TOO_MANY_LINKS);
}

/* Files may not grow beyond a few bytes, as on a full disk; GLib cannot be asked to write meanwhile. */
static void
test_full_disk_keeps_the_old_file (Fixture *fixture, gconstpointer data)
{
  struct rlimit old_limit;
  g_autoptr (GError) error = NULL;

  assert_written (fixture->path, "old");
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &old_limit), ==, 0);
  struct rlimit limit = { 100, old_limit.rlim_max };
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  gboolean written = write_text (fixture->path, fixture->text, &error);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &old_limit), ==, 0);

  g_assert_false (written);
  g_assert_nonnull (error);
  g_assert_true (error->domain == G_IO_ERROR);
  assert_contents (fixture->path, "old");
}

static void
test_read_only_folder_keeps_the_old_file (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  assert_written (fixture->path, "old");
  g_assert_cmpint (g_chmod (fixture->folder, 0500), ==, 0);
  if (g_access (fixture->folder, W_OK) == 0) {
    g_test_skip ("permissions do not bind this user");
  } else {
    g_assert_false (write_text (fixture->path, "new", &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
    assert_contents (fixture->path, "old");
  }
  g_assert_cmpint (g_chmod (fixture->folder, 0700), ==, 0);
}

static void
test_read_only_file_stays (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  assert_written (fixture->path, "old");
  g_assert_cmpint (g_chmod (fixture->path, 0400), ==, 0);
  if (g_access (fixture->path, W_OK) == 0) {
    g_test_skip ("permissions do not bind this user");
    return;
  }
  g_assert_false (write_text (fixture->path, "new", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
  assert_contents (fixture->path, "old");
}

static void
test_write_refuses_what_is_no_file (Fixture *fixture, gconstpointer data)
{
  g_autofree char *nowhere = g_build_filename (fixture->folder, "gone", "a.gouji", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (write_text (fixture->folder, "new", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY);
  g_clear_error (&error);
  g_assert_false (write_text ("/dev/null", "new", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE);
  g_clear_error (&error);
  g_assert_false (write_text (nowhere, "new", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

static void
test_cancelled_write_changes_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GFile) file = g_file_new_for_path (fixture->path);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("new", 3);
  g_autoptr (GError) error = NULL;

  assert_written (fixture->path, "old");
  g_cancellable_cancel (cancellable);
  g_assert_false (gouji_disk_replace (file, bytes, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_contents (fixture->path, "old");
}

/* A copy says all that the report says, and does not follow it. */
static void
test_copy (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiReport) copy = gouji_report_copy (fixture->report);
  GoujiForm *form = gouji_report_get_form (fixture->report);

  gouji_report_set_entered (fixture->report, gouji_form_get_cell (form, 0), "99", GOUJI_HOW_TYPED);
  gouji_report_set_text (fixture->report, gouji_form_get_part (form, 0), "");
  gouji_report_set_field (fixture->report, GOUJI_FIELD_AGENCY, NULL);

  g_autofree char *text = save (copy);
  g_assert_cmpstr (text, ==, fixture->text);
  g_assert_false (gouji_report_can_undo (copy));
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  add ("/report-file/begins-as-the-format-says", test_begins_as_the_format_says);
  add ("/report-file/one-figure-a-line", test_has_one_figure_a_line);
  add ("/report-file/comes-back", test_comes_back_as_it_was);
  add ("/report-file/comes-back/confirmation", test_confirmation_comes_back);
  add ("/report-file/comes-back/how-it-was-printed", test_how_it_was_printed_outlives_typing);
  add ("/report-file/comes-back/from-nothing", test_report_from_nothing);
  add ("/report-file/copy", test_copy);
  add ("/report-file/same-bytes", test_same_report_gives_same_bytes);
  add ("/report-file/version-1", test_version_1_is_still_read);
  add ("/report-file/unknown/members", test_unknown_members_are_kept);
  add ("/report-file/unknown/numbers", test_unknown_numbers_are_kept_exactly);
  add ("/report-file/unknown/form", test_unknown_form_is_named);
  add ("/report-file/later-version/doubt", test_later_versions_doubt_is_a_doubt);
  add ("/report-file/later-version/read-only", test_later_version_opens_read_only);
  add ("/report-file/later-version/other-shapes", test_later_version_may_have_other_shapes);
  add ("/report-file/white-space-before", test_white_space_before_is_no_matter);
  add ("/report-file/no-report", test_other_files_are_no_reports);
  add ("/report-file/comes-back/reasons", test_reasons);
  add ("/report-file/damage/is-named", test_damage_is_named);
  add ("/report-file/damage/reasons", test_damage_to_reasons_is_named);
  add ("/report-file/damage/deep-nesting", test_deep_nesting_is_turned_down);
  add ("/report-file/damage/cut", test_cut_files_are_turned_down);
  add ("/report-file/damage/mangled", test_mangled_files_do_no_harm);
  add ("/report-file/write/makes-and-replaces", test_write_makes_and_replaces);
  add ("/report-file/write/keeps-permissions", test_write_keeps_permissions);
  add ("/report-file/write/follows-links", test_write_follows_links);
  add ("/report-file/write/ring-of-links", test_write_ends_on_a_ring_of_links);
  add ("/report-file/write/full-disk", test_full_disk_keeps_the_old_file);
  add ("/report-file/write/read-only-folder", test_read_only_folder_keeps_the_old_file);
  add ("/report-file/write/read-only-file", test_read_only_file_stays);
  add ("/report-file/write/no-file", test_write_refuses_what_is_no_file);
  add ("/report-file/write/cancelled", test_cancelled_write_changes_nothing);

  return g_test_run ();
}
