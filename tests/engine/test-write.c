/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "write/gouji-write.h"

#include <string.h>

#include "paper/gouji-pages.h"
#include "report/gouji-report-file.h"
#include "report/gouji-status.h"
#include "sample-layout.h"
#include "sample-report.h"

static GoujiFormSet *forms;
static GoujiFiller *filler;
static GoujiPaperLayout *layout;

static void
test_format_of_name (void)
{
  g_autoptr (GError) error = NULL;
  GoujiWriteFormat format = GOUJI_N_WRITE_FORMATS;

  g_assert_true (gouji_write_format_from_name ("/tmp/v1.0/年报.JSON", &format, &error));
  g_assert_no_error (error);
  g_assert_cmpint (format, ==, GOUJI_WRITE_JSON);
  g_assert_true (gouji_write_format_from_name ("a.json.gouji", &format, &error));
  g_assert_cmpint (format, ==, GOUJI_WRITE_GOUJI);
}

static void
test_no_format (void)
{
  static const char *const names[] = { "年报", "a.json/", "a.json/b", "a.exe", ".json", "a.", "a.json ", "" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autoptr (GError) error = NULL;
    GoujiWriteFormat format = GOUJI_N_WRITE_FORMATS;

    g_test_message ("%s", names[i]);
    g_assert_false (gouji_write_format_from_name (names[i], &format, &error));
    g_assert_error (error, GOUJI_WRITE_ERROR, GOUJI_WRITE_ERROR_FORMAT);
  }
}

static void
test_name_of_format (void)
{
  for (GoujiWriteFormat format = 0; format < GOUJI_N_WRITE_FORMATS; format++) {
    g_autofree char *name = g_strconcat ("a.", gouji_write_format_to_string (format), NULL);
    GoujiWriteFormat read = GOUJI_N_WRITE_FORMATS;

    if (gouji_write_format_from_name (name, &read, NULL))
      g_assert_cmpint (read, ==, format);
  }
}

static gpointer
run_job (gpointer data)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = gouji_write_job_run (data, NULL, &error);

  g_assert_no_error (error);
  return bytes;
}

static GBytes *export (GoujiReport *report, GoujiWriteFormat format, const GoujiWriteOptions *options)
{
  g_autoptr (GoujiWriteJob) job = gouji_write_job_new (report, NULL, filler, format, options);

  return run_job (job);
}

static void
test_job_keeps_its_moment (void)
{
  g_autoptr (GoujiReport) report = create_sample_report (forms);
  GoujiForm *form = gouji_report_get_form (report);
  const GoujiWriteOptions options = { .layout = layout };

  for (GoujiWriteFormat format = 0; format < GOUJI_N_WRITE_FORMATS; format++) {
    g_autofree char *name = g_strconcat ("a.", gouji_write_format_to_string (format), NULL);
    GoujiWriteFormat read;

    if (!gouji_write_format_from_name (name, &read, NULL))
      continue;

    g_autoptr (GBytes) before = export (report, format, &options);
    g_autoptr (GoujiWriteJob) job = gouji_write_job_new (report, NULL, filler, format, &options);
    g_test_message ("%s", name);
    gouji_report_set_entered (report, gouji_form_get_cell (form, 0), "99", GOUJI_HOW_TYPED);
    gouji_report_set_text (report, gouji_form_get_part (form, 0), "改动。\n");
    GThread *thread = g_thread_new ("export", run_job, job);
    g_autoptr (GBytes) meanwhile = g_thread_join (thread);
    gouji_report_undo (report);
    gouji_report_undo (report);

    g_assert_true (g_bytes_equal (before, meanwhile));
  }
}

/* Adds all that is said about a report and is nobody's business but those who compile it. */
static void
add_work (GoujiReport *report)
{
  const GoujiPart *part = gouji_form_get_part (gouji_report_get_form (report), 0);
  const char *text = gouji_report_get_narrative (report, part)->text;
  g_autoptr (GoujiReport) nothing = gouji_report_new (gouji_report_get_form (report));
  g_autoptr (GoujiReport) last_year = gouji_report_make_snapshot (nothing);
  g_autoptr (GPtrArray) bindings = g_ptr_array_new_with_free_func ((GDestroyNotify) gouji_binding_free);
  GoujiExcuse excuse = { .rule = (char *) "requests.balance",
                         .about = (char *) "requests.carried_in.total",
                         .values = (char *[]) { (char *) "1", NULL },
                         .reason = (char *) "文件如此",
                         .by = (char *) "周岚",
                         .on = (char *) "2026-01-12" };

  g_ptr_array_add (bindings, gouji_binding_new (GOUJI_BINDING_UNTIED, GOUJI_BINDING_WATCHED, 5, 7));
  gouji_report_set_bound_text (report, part, text, bindings);
  gouji_report_set_excuse (report, &excuse);
  gouji_report_put_field (last_year, GOUJI_FIELD_TITLE, "去年的标题");
  gouji_report_set_last_year (report, last_year);
  gouji_report_set_status (report, GOUJI_STATUS_CHECKED, "周岚", "2026-01-12");
  gouji_report_set_status (report, GOUJI_STATUS_SIGNED_OFF, "何川", "2026-01-20");
}

static void
test_work_stays_in_the_saved_report (void)
{
  const GoujiWriteOptions options = { .layout = layout };

  for (GoujiWriteFormat format = 0; format < GOUJI_N_WRITE_FORMATS; format++) {
    g_autofree char *name = g_strconcat ("a.", gouji_write_format_to_string (format), NULL);
    g_autoptr (GoujiReport) report = create_sample_report (forms);
    GoujiWriteFormat read;

    if (!gouji_write_format_from_name (name, &read, NULL))
      continue;

    g_autoptr (GBytes) before = export (report, format, &options);
    add_work (report);
    g_autoptr (GBytes) after = export (report, format, &options);
    g_test_message ("%s", name);
    g_assert_cmpint (g_bytes_equal (before, after), ==, format != GOUJI_WRITE_GOUJI);
  }
}

static void
test_cancelled_job (void)
{
  g_autoptr (GoujiReport) report = create_sample_report (forms);
  g_autoptr (GoujiWriteJob) job = gouji_write_job_new (report, NULL, filler, GOUJI_WRITE_JSON, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (gouji_write_job_run (job, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* What the pages say of fonts outlives them. */
static void
test_fonts_are_told (void)
{
  g_autoptr (GoujiReport) report = create_sample_report (forms);
  const GoujiWriteOptions options = { .layout = layout };
  g_autoptr (GoujiWriteJob) job = NULL;
  g_autoptr (GBytes) bytes = NULL;
  GPtrArray *substitutions;

  gouji_report_set_text (report, gouji_form_get_part (gouji_report_get_form (report), 0), "\xf3\xb1\x88\xb4");
  job = gouji_write_job_new (report, NULL, filler, GOUJI_WRITE_PDF, &options);
  g_assert_cmpstr (gouji_write_job_get_missing_glyphs (job), ==, "");
  bytes = run_job (job);
  substitutions = gouji_write_job_get_substitutions (job);
  for (guint i = 0; i < substitutions->len; i++)
    g_assert_nonnull (((const GoujiSubstitution *) substitutions->pdata[i])->used);
  g_assert_cmpstr (gouji_write_job_get_missing_glyphs (job), ==, "\xf3\xb1\x88\xb4");
}

static void
test_unsure_figures_are_counted (void)
{
  g_autoptr (GoujiReport) report = create_sample_report (forms);
  g_autoptr (GoujiWriteJob) job = gouji_write_job_new (report, NULL, filler, GOUJI_WRITE_JSON, NULL);
  g_autoptr (GBytes) bytes = run_job (job);

  g_assert_nonnull (bytes);
  g_assert_cmpuint (gouji_write_job_get_n_unsure (job), ==, 2);
}

static void
test_saved_report (void)
{
  g_autoptr (GoujiReport) report = create_sample_report (forms);
  g_autoptr (GBytes) exported = export (report, GOUJI_WRITE_GOUJI, NULL);
  g_autoptr (GBytes) saved = gouji_report_to_bytes (report);

  g_assert_true (g_bytes_equal (exported, saved));
}

static JsonObject *
export_record (GoujiReport *report, const GoujiWriteOptions *options)
{
  g_autoptr (GBytes) bytes = export (report, GOUJI_WRITE_JSON, options);
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) error = NULL;
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  json_parser_load_from_data (parser, data, (gssize) length, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (data, "{\n  \"gouji\" : 1,\n"));
  g_assert_cmpint (data[length - 1], ==, '\n');
  return json_object_ref (json_node_get_object (json_parser_get_root (parser)));
}

static void
test_record_names_its_file (void)
{
  g_autoptr (GoujiReport) report = create_sample_report (forms);
  GoujiWriteOptions options = { .file = "年报.txt", .index = 3 };
  g_autoptr (JsonObject) named = export_record (report, &options);
  g_autoptr (JsonObject) unnamed = export_record (report, NULL);

  g_assert_cmpstr (json_object_get_string_member (named, "file"), ==, "年报.txt");
  g_assert_cmpint (json_object_get_int_member (named, "index"), ==, 3);
  g_assert_cmpstr (json_object_get_string_member (unnamed, "file"), ==, "云溪县.html");
  g_assert_cmpint (json_object_get_int_member (unnamed, "index"), ==, 1);
}

static void
test_record_holds_the_contents (void)
{
  g_autoptr (GoujiReport) report = create_sample_report (forms);
  g_autoptr (JsonObject) record = export_record (report, NULL);
  JsonObject *figure = json_array_get_object_element (json_object_get_array_member (record, "figures"), 1);

  g_assert_cmpstr (json_object_get_string_member (figure, "printed"), ==, "/");
  g_assert_cmpstr (json_object_get_string_member (figure, "entered"), ==, "8");
  g_assert_cmpstr (json_object_get_string_member (figure, "value"), ==, "8");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (record, "parts")), ==, 1);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (record, "mentions")), ==, 1);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (record, "extras")), ==, 1);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (record, "findings")), >, 0);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GoujiFolding) folding = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  forms = load_forms ();
  folding = gouji_folding_new ();
  filler = gouji_filler_new (forms, folding);
  layout = load_layout ("gbt9704");

  g_test_add_func ("/write/format/of-a-name", test_format_of_name);
  g_test_add_func ("/write/format/none", test_no_format);
  g_test_add_func ("/write/format/name", test_name_of_format);
  g_test_add_func ("/write/job/keeps-its-moment", test_job_keeps_its_moment);
  g_test_add_func ("/write/job/work-stays", test_work_stays_in_the_saved_report);
  g_test_add_func ("/write/job/cancelled", test_cancelled_job);
  g_test_add_func ("/write/job/fonts-are-told", test_fonts_are_told);
  g_test_add_func ("/write/job/unsure-figures-are-counted", test_unsure_figures_are_counted);
  g_test_add_func ("/write/gouji/is-the-saved-report", test_saved_report);
  g_test_add_func ("/write/json/names-its-file", test_record_names_its_file);
  g_test_add_func ("/write/json/holds-the-contents", test_record_holds_the_contents);
  status = g_test_run ();

  gouji_paper_layout_unref (layout);
  gouji_filler_unref (filler);
  gouji_form_set_unref (forms);
  return status;
}
