/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "report/gouji-salvage.h"

#include <json-glib/json-glib.h>

#include "report/gouji-report-file.h"
#include "report/gouji-status.h"
#include "sample-report.h"

typedef struct {
  GoujiFormSet *forms;
  GoujiReport *report; /* with something of everything */
  char *text;
} Fixture;

static char *
save (GoujiReport *report)
{
  g_autoptr (GBytes) bytes = gouji_report_to_bytes (report);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
tie_number (GoujiReport *report)
{
  GoujiForm *form = gouji_report_get_form (report);
  g_autoptr (GPtrArray) bindings = g_ptr_array_new_with_free_func ((GDestroyNotify) gouji_binding_free);
  GoujiBinding *binding = gouji_binding_new (GOUJI_BINDING_SUM, GOUJI_BINDING_WATCHED, 5, 7);

  g_ptr_array_add (binding->cells, (gpointer) gouji_form_get_cell (form, 0));
  g_ptr_array_add (bindings, binding);
  gouji_report_put_bindings (report, gouji_form_get_part (form, 0), bindings);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GoujiExcuse excuse = { .rule = (char *) "requests.balance",
                         .about = (char *) "a.b.c",
                         .values = (char *[]) { (char *) "1", NULL },
                         .reason = (char *) "文件如此" };

  fixture->forms = load_forms ();
  fixture->report = create_sample_report (fixture->forms);
  g_autoptr (GoujiReport) snapshot = gouji_report_make_snapshot (fixture->report);
  tie_number (fixture->report);
  gouji_report_put_excuse (fixture->report, &excuse);
  gouji_report_put_last_year (fixture->report, snapshot);
  gouji_report_set_status (fixture->report, GOUJI_STATUS_CHECKED, "周岚", "2026-01-12");
  fixture->text = save (fixture->report);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->report);
  gouji_form_set_unref (fixture->forms);
  g_free (fixture->text);
}

static GoujiReport *
salvage (Fixture *fixture, const char *text, gsize length)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length);
  g_autoptr (GError) error = NULL;
  GoujiReport *report = gouji_report_salvage (bytes, fixture->forms, &error);

  g_assert_true ((report == NULL) == (error != NULL));
  if (error != NULL)
    g_test_message ("%s", error->message);
  return report;
}

static gboolean
lacks (GoujiReport *report, GoujiLossKind kind, const char *what)
{
  const GPtrArray *losses = gouji_report_get_losses (report);

  for (guint i = 0; i < losses->len; i++) {
    const GoujiLoss *loss = losses->pdata[i];

    if (loss->kind == kind && g_strcmp0 (loss->what, what) == 0)
      return TRUE;
  }

  return FALSE;
}

/* What was salvaged makes a sound file, which says the same. */
static void
assert_makes_sound_file (Fixture *fixture, GoujiReport *report)
{
  g_autofree char *text = save (report);
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (GoujiReport) again = gouji_report_from_bytes (bytes, fixture->forms, &error);

  g_assert_no_error (error);
  g_autofree char *twice = save (again);
  g_assert_cmpstr (twice, ==, text);
}

/* Whatever number stands in a cell stood there in the whole file: nothing is made up. */
static guint
count_figures (Fixture *fixture, GoujiReport *report)
{
  GoujiForm *form = gouji_report_get_form (report);
  guint n = 0;

  for (guint i = 0; i < gouji_form_get_n_cells (form); i++) {
    const GoujiCell *cell = gouji_form_get_cell (form, i);
    const GoujiFigure *left = gouji_report_get_figure (report, cell);
    const GoujiFigure *whole = gouji_report_get_figure (fixture->report, cell);

    if (left->printed != NULL)
      g_assert_cmpstr (left->printed, ==, whole->printed);
    if (left->entered != NULL)
      g_assert_cmpstr (left->entered, ==, whole->entered);
    n += left->printed != NULL || left->entered != NULL;
  }

  return n;
}

static void
test_a_file_cut_anywhere_opens_as_far_as_it_goes (Fixture *fixture, gconstpointer data)
{
  gsize length = strlen (fixture->text);
  gsize form_known = (gsize) (strstr (fixture->text, "\"form_version\"") - fixture->text);
  gsize figures_known = (gsize) (strstr (fixture->text, "\"extras\"") - fixture->text);
  guint n_figures = count_figures (fixture, fixture->report);
  guint n_before = 0;

  for (gsize cut = 8; cut < length - 2; cut += 3) {
    g_autoptr (GoujiReport) report = salvage (fixture, fixture->text, cut);

    g_assert_true (report != NULL || cut < form_known);
    if (report == NULL)
      continue;
    g_assert_true (gouji_report_get_read_only (report));
    g_assert_true (lacks (report, GOUJI_LOSS_END, NULL));
    guint n = count_figures (fixture, report);
    g_assert_cmpuint (n, >=, n_before);
    n_before = n;
    if (cut > figures_known)
      g_assert_cmpuint (n, ==, n_figures);
    if (cut % 20 == 0)
      assert_makes_sound_file (fixture, report);
  }
}

static void
test_what_is_missing_is_named (Fixture *fixture, gconstpointer data)
{
  const char *cut = strstr (fixture->text, "\n\"tables\"");
  g_autoptr (GoujiReport) report = salvage (fixture, fixture->text, (gsize) (cut - fixture->text));

  g_assert_true (lacks (report, GOUJI_LOSS_MEMBER, "tables"));
  g_assert_true (lacks (report, GOUJI_LOSS_MEMBER, "document"));
  g_assert_false (lacks (report, GOUJI_LOSS_MEMBER, "figures"));
  g_assert_false (lacks (report, GOUJI_LOSS_MEMBER, "metadata"));
  g_assert_cmpuint (
    gouji_report_get_bindings (report, gouji_form_get_part (gouji_report_get_form (report), 0))->len, ==, 1);
  g_assert_cmpint (gouji_report_get_status (report), ==, GOUJI_STATUS_CHECKED);
}

static void
test_wrong_shapes_are_named (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *old;
    const char *new;
    const char *lost;
  } cases[] = {
    { "{\"gouji\":1,", "{\"gouji\":\"x\",", "gouji" },
    { "\"title\":\"", "\"title\":7,\"t\":\"", "metadata.title" },
    { "\"status\":\"checked\"", "\"status\":\"archived\"", "metadata.status" },
    { "\"source\":[38,40]", "\"source\":[38,4000]", "figures.disclosure.regulation.issued.source" },
    { "\"how\":\"typed\"", "\"how\":\"divined\"", "figures.disclosure.regulation.repealed.how" },
    { "\"printed\":\"/\"", "\"printed\":0", "figures.disclosure.regulation.repealed.printed" },
    { "\"found\":true", "\"found\":1", "narratives.overview.found" },
    { "\"range\":[5,7]", "\"range\":[7,5]", "narratives.overview.bindings" },
    { "\"mode\":\"watched\"", "\"mode\":\"loved\"", "narratives.overview.bindings" },
    { "\"cells\":[\"", "\"cells\":[\"no.", "narratives.overview.bindings" },
    { "\"reason\":\"文件如此\"", "\"reason\":\"\"", "excuses" },
    { "\"requests\":\"damaged\"", "\"requests\":\"gone\"", "tables.requests" },
    { "[21,27]\n]", "[27,21]\n]", "headings.range" },
    { "\"blocks\":[", "\"blocks\":7,\"b\":[", "document" },
    { "\"last_year\":{\n \"id\":\"", "\"last_year\":{\n \"id\":\"x", "last_year" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GString) text = g_string_new (fixture->text);

    g_test_message ("%s", cases[i].new);
    g_assert_cmpuint (g_string_replace (text, cases[i].old, cases[i].new, 1), ==, 1);
    g_autoptr (GBytes) bytes = g_bytes_new_static (text->str, text->len);
    g_autoptr (GError) error = NULL;
    g_assert_null (gouji_report_from_bytes (bytes, fixture->forms, &error));
    g_assert_error (error, GOUJI_REPORT_FILE_ERROR, GOUJI_REPORT_FILE_ERROR_DAMAGED);

    g_autoptr (GoujiReport) report = salvage (fixture, text->str, text->len);
    g_assert_nonnull (report);
    g_assert_true (lacks (report, GOUJI_LOSS_MEMBER, cases[i].lost));
    g_assert_true (gouji_report_get_read_only (report));
    assert_makes_sound_file (fixture, report);
  }
}

static void
test_a_lost_id_is_a_new_one (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (fixture->text);

  g_string_replace (text, "\"id\":\"" SAMPLE_ID "\"", "\"id\":\"../../evil\"", 1);
  g_autoptr (GoujiReport) report = salvage (fixture, text->str, text->len);
  g_assert_true (lacks (report, GOUJI_LOSS_ID, NULL));
  g_assert_true (g_uuid_string_is_valid (gouji_report_get_id (report)));
}

static void
test_bytes_that_are_no_text_are_told (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = g_strdup (fixture->text);

  *strstr (text, "云溪县") = '\x80';
  g_autoptr (GoujiReport) report = salvage (fixture, text, strlen (text));
  g_assert_true (lacks (report, GOUJI_LOSS_CHARACTERS, NULL));
  g_assert_nonnull (strstr (gouji_report_get_field (report, GOUJI_FIELD_TITLE), "\xef\xbf\xbd"));
}

/* Texts are shown as parts, figures as numbers without a cell, and the file is written as it was. */
static void
test_another_form_is_shown_and_kept (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (fixture->text);
  guint n_figures = count_figures (fixture, fixture->report) - 1; /* one of them is printed as nothing */

  g_string_replace (text, "\"form\":\"2021\"", "\"form\":\"2099\"", 1);
  g_autoptr (GoujiReport) report = salvage (fixture, text->str, text->len);
  GoujiForm *form = gouji_report_get_form (report);

  g_assert_true (lacks (report, GOUJI_LOSS_FORM, "2099"));
  g_assert_cmpuint (gouji_report_get_losses (report)->len, ==, 1);
  g_assert_true (gouji_report_get_read_only (report));
  g_assert_cmpstr (gouji_form_get_id (form), ==, "2099");
  g_assert_cmpuint (gouji_form_get_n_cells (form), ==, 0);
  const GoujiPart *overview = gouji_form_find_part (form, "overview");
  g_assert_cmpstr (overview->title, ==, "一、总体情况");
  g_assert_cmpstr (gouji_report_get_narrative (report, overview)->text, ==, "共收到申请57件。\n");
  g_assert_cmpuint (gouji_report_get_extras (report)->len, ==, n_figures + 1);
  g_autofree char *again = save (report);
  g_assert_cmpstr (again, ==, text->str);
}

static void
test_without_a_form_there_is_nothing (Fixture *fixture, gconstpointer data)
{
  static const char *const texts[] = {
    "{\"gouji\":1}", "{\"gouji\":1,", "{\"gouji\":1,\"form\":[]}", "{\"gouji\":1,\"form\":\"\"}", "[1]", ""
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_null (salvage (fixture, texts[i], strlen (texts[i])));
}

static void
test_whatever_is_broken_does_no_harm (Fixture *fixture, gconstpointer data)
{
  enum { N_ROUNDS = 150 };
  static const char bytes[] = "{}[]\",:\\0a\x01\xff \n";
  g_autoptr (GRand) random = g_rand_new_with_seed (66);
  gsize length = strlen (fixture->text);

  for (guint round = 0; round < N_ROUNDS; round++) {
    g_autofree char *text = g_strdup (fixture->text);

    for (guint i = 0; i < 3; i++)
      text[g_rand_int_range (random, 9, (gint32) length)] =
        bytes[g_rand_int_range (random, 0, (gint32) sizeof bytes - 1)];
    g_autoptr (GoujiReport) report = salvage (fixture, text, length);
    if (report != NULL && round % 5 == 0 &&
        g_str_equal (gouji_form_get_id (gouji_report_get_form (report)), "2021"))
      assert_makes_sound_file (fixture, report);
  }
}

/* Adds a member that nobody knows to @node and all objects below it, but to those of the document, which has
 * a format of its own. */
static void
add_unknown_everywhere (JsonNode *node, guint *count)
{
  if (JSON_NODE_HOLDS_ARRAY (node)) {
    JsonArray *array = json_node_get_array (node);

    for (guint i = 0; i < json_array_get_length (array); i++)
      add_unknown_everywhere (json_array_get_element (array, i), count);
  }
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return;

  JsonObject *object = json_node_get_object (node);
  g_autoptr (GList) names = json_object_get_members (object);
  for (GList *name = names; name != NULL; name = name->next)
    add_unknown_everywhere (json_object_get_member (object, name->data), count);

  JsonObject *unknown = json_object_new ();
  json_object_set_int_member (unknown, "number", ++*count);
  json_object_set_object_member (object, "later", unknown);
}

static void
collect_unknown (JsonNode *node, GHashTable *found)
{
  if (JSON_NODE_HOLDS_ARRAY (node)) {
    JsonArray *array = json_node_get_array (node);

    for (guint i = 0; i < json_array_get_length (array); i++)
      collect_unknown (json_array_get_element (array, i), found);
  }
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return;

  JsonObject *object = json_node_get_object (node);
  g_autoptr (GList) names = json_object_get_members (object);
  for (GList *name = names; name != NULL; name = name->next)
    collect_unknown (json_object_get_member (object, name->data), found);
  if (json_object_has_member (object, "number"))
    g_hash_table_add (found, GUINT_TO_POINTER ((guint) json_object_get_int_member (object, "number")));
}

static guint
count_unknown (GoujiReport *report)
{
  g_autofree char *text = save (report);
  g_autoptr (JsonNode) root = json_from_string (text, NULL);
  g_autoptr (GHashTable) found = g_hash_table_new (NULL, NULL);

  collect_unknown (root, found);
  return g_hash_table_size (found);
}

static void
test_unknown_members_are_kept_at_every_level (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JsonNode) root = json_from_string (fixture->text, NULL);
  g_autoptr (GError) error = NULL;
  guint count = 0;

  add_unknown_everywhere (root, &count);
  g_autofree char *text = json_to_string (root, FALSE);
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GoujiReport) report = gouji_report_from_bytes (bytes, fixture->forms, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count, >, 40);
  g_assert_cmpuint (count_unknown (report), ==, count);

  /* Typing before a tied number, or in a cell, takes nothing of it away. */
  GoujiForm *form = gouji_report_get_form (report);
  gouji_report_set_text (report, gouji_form_get_part (form, 0), "全年共收到申请57件。\n");
  gouji_report_set_entered (report, gouji_form_get_cell (form, 0), "1", GOUJI_HOW_TYPED);
  g_assert_cmpuint (gouji_report_get_bindings (report, gouji_form_get_part (form, 0))->len, ==, 1);
  g_assert_cmpuint (count_unknown (report), ==, count);
}

/* Text where a number belongs stays what was typed, and is no number, wherever the report goes. */
static void
test_text_in_a_cell_is_never_a_number (Fixture *fixture, gconstpointer data)
{
  static const char *const texts[] = { "待定", "约12", "12?", "1或2", "见附件", "O", "1,2,3", "十二点" };
  GoujiForm *form = gouji_report_get_form (fixture->report);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    gouji_report_set_entered (fixture->report, gouji_form_get_cell (form, 20 + i), texts[i], GOUJI_HOW_TYPED);
    gouji_report_break_typing (fixture->report);
  }
  g_autofree char *text = save (fixture->report);
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GoujiReport) read = gouji_report_from_bytes (bytes, fixture->forms, NULL);
  g_autoptr (GoujiReport) snapshot = gouji_report_make_snapshot (read);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    const GoujiFigure *figure = gouji_report_get_figure (read, gouji_form_get_cell (form, 20 + i));
    const GoujiFigure *then = gouji_report_get_figure (snapshot, gouji_form_get_cell (form, 20 + i));

    g_test_message ("%s", texts[i]);
    g_assert_cmpstr (figure->entered, ==, texts[i]);
    g_assert_cmpint (figure->state, ==, GOUJI_FIGURE_UNREADABLE);
    g_assert_cmpstr (then->entered, ==, texts[i]);
    g_assert_cmpint (then->state, ==, GOUJI_FIGURE_UNREADABLE);
  }
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add ("/salvage/cut/anywhere", test_a_file_cut_anywhere_opens_as_far_as_it_goes);
  add ("/salvage/cut/missing-is-named", test_what_is_missing_is_named);
  add ("/salvage/wrong-shapes", test_wrong_shapes_are_named);
  add ("/salvage/id", test_a_lost_id_is_a_new_one);
  add ("/salvage/characters", test_bytes_that_are_no_text_are_told);
  add ("/salvage/another-form", test_another_form_is_shown_and_kept);
  add ("/salvage/no-form", test_without_a_form_there_is_nothing);
  add ("/salvage/mangled", test_whatever_is_broken_does_no_harm);
  add ("/report-file/unknown/every-level", test_unknown_members_are_kept_at_every_level);
  add ("/report-file/no-number", test_text_in_a_cell_is_never_a_number);

  return g_test_run ();
}
