/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "report/gouji-report-file.h"
#include "report/gouji-status.h"
#include "sample-report.h"

typedef struct {
  GoujiFormSet *forms;
  GoujiForm *form;
  GoujiReport *report;
  GString *log;
} Fixture;

static void
log_change_cb (GoujiReport *report, guint kind, guint index, gpointer data)
{
  g_string_append_printf (data, "%u:%u ", kind, index);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->forms = load_forms ();
  fixture->form = gouji_form_set_find (fixture->forms, "2021");
  fixture->report = create_sample_report (fixture->forms);
  fixture->log = g_string_new (NULL);
  g_signal_connect (fixture->report, "changed", G_CALLBACK (log_change_cb), fixture->log);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->report);
  gouji_form_set_unref (fixture->forms);
  g_string_free (fixture->log, TRUE);
}

static const GoujiCell *
cell (Fixture *fixture, guint index)
{
  return gouji_form_get_cell (fixture->form, index);
}

static const GoujiPart *
part (Fixture *fixture, guint index)
{
  return gouji_form_get_part (fixture->form, index);
}

static char *
save (GoujiReport *report)
{
  g_autoptr (GBytes) bytes = gouji_report_to_bytes (report);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static GPtrArray *
create_list (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) gouji_binding_free);
}

static void
tie (GPtrArray *bindings, const GoujiCell *to, guint start, guint end)
{
  GoujiBinding *binding = gouji_binding_new (GOUJI_BINDING_SUM, GOUJI_BINDING_WATCHED, start, end);

  g_ptr_array_add (binding->cells, (gpointer) to);
  g_ptr_array_add (bindings, binding);
}

/* Sets the text, with a tie to the cell of the same number for each run of digits in it. */
static void
write_tied (Fixture *fixture, const char *text)
{
  g_autoptr (GPtrArray) bindings = create_list ();
  guint at = 0;

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c), at++) {
    guint length = (guint) strspn (c, "0123456789");

    if (length == 0)
      continue;
    tie (bindings, cell (fixture, bindings->len), at, at + length);
    c += length - 1;
    at += length - 1;
  }
  gouji_report_set_bound_text (fixture->report, part (fixture, 0), text, bindings);
  gouji_report_break_typing (fixture->report);
}

/* Returns: what is tied, as `index of the cell=number` */
static char *
describe (Fixture *fixture)
{
  const GPtrArray *bindings = gouji_report_get_bindings (fixture->report, part (fixture, 0));
  const char *text = gouji_report_get_narrative (fixture->report, part (fixture, 0))->text;
  g_autoptr (GString) ties = g_string_new (NULL);

  for (guint i = 0; i < bindings->len; i++) {
    const GoujiBinding *binding = bindings->pdata[i];
    g_autofree char *number = g_utf8_substring (text, binding->start, binding->end);

    g_string_append_printf (ties, "%s%u=%s", ties->len > 0 ? " " : "",
                            ((const GoujiCell *) binding->cells->pdata[0])->index, number);
  }

  return g_string_free_and_steal (g_steal_pointer (&ties));
}

static void
assert_ties (Fixture *fixture, const char *expected)
{
  g_autofree char *ties = describe (fixture);

  g_assert_cmpstr (ties, ==, expected);
}

static void
test_ties_go_with_their_numbers (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *before;
    const char *after;
    const char *ties;
  } cases[] = {
    { "收到12件，办结8件。\n", "全年收到12件，办结8件。\n", "0=12 1=8" },
    { "收到12件，办结8件。\n", "收到12件，全部办结8件。\n", "0=12 1=8" },
    { "收到12件，办结8件。\n", "收到12件，办结8件。无积压。\n", "0=12 1=8" },
    { "收到12件，办结8件。\n", "办结8件。\n", "1=8" },
    { "收到12件，办结8件。\n", "收到12件。\n", "0=12" },
    { "收到12件，办结8件。\n", "收到13件，办结8件。\n", "1=8" },
    { "收到12件，办结8件。\n", "收到1件，办结8件。\n", "1=8" },
    { "收到12件，办结8件。\n", "收到120件，办结8件。\n", "1=8" },
    { "收到12件，办结8件。\n", "收到312件，办结8件。\n", "1=8" },
    { "收到12件，办结8件。\n", "收到12.5件，办结8件。\n", "1=8" },
    { "收到12件，办结8件。\n", "收到12，000件，办结8件。\n", "0=12 1=8" },
    { "收到12件，办结8件。\n", "收到12,000件，办结8件。\n", "1=8" },
    { "收到12件，办结8件。\n", "收到12万件，办结8件。\n", "1=8" },
    { "收到12件，办结8件。\n", "收到12办结8件。\n", "0=12 1=8" },
    { "收到12件8项。\n", "收到128项。\n", "" },
    { "收到12件，办结8件。\n", "", "" },
    { "收到0件，收到0件，办结8件。\n", "收到0件，办结8件。\n", "2=8" },
    { "12", "12件", "0=12" },
    { "12", "共12", "0=12" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    write_tied (fixture, cases[i].before);
    g_autofree char *before = describe (fixture);
    gouji_report_set_text (fixture->report, part (fixture, 0), cases[i].after);
    assert_ties (fixture, cases[i].ties);

    gouji_report_undo (fixture->report);
    assert_ties (fixture, before);
  }
}

static void
test_text_and_ties_are_one_edit (Fixture *fixture, gconstpointer data)
{
  write_tied (fixture, "收到12件。\n");
  g_string_truncate (fixture->log, 0);

  gouji_report_set_text (fixture->report, part (fixture, 0), "收到1件。\n");
  gouji_report_set_text (fixture->report, part (fixture, 0), "收到件。\n");
  gouji_report_set_text (fixture->report, part (fixture, 0), "收到9件。\n");
  assert_ties (fixture, "");
  gouji_report_undo (fixture->report);
  assert_ties (fixture, "0=12");
  gouji_report_redo (fixture->report);
  assert_ties (fixture, "");
  g_assert_cmpstr (fixture->log->str, ==, "1:0 1:0 1:0 1:0 1:0 ");
}

static void
test_ties_alone_are_told_apart (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) bindings = create_list ();

  write_tied (fixture, "收到12件。\n");
  g_string_truncate (fixture->log, 0);
  tie (bindings, cell (fixture, 3), 2, 4);
  gouji_report_set_bound_text (fixture->report, part (fixture, 0), "收到12件。\n", bindings);
  assert_ties (fixture, "3=12");
  gouji_report_undo (fixture->report);
  assert_ties (fixture, "0=12");
  g_autofree char *told = g_strdup_printf ("%d:0 %d:0 ", GOUJI_CHANGE_BINDINGS, GOUJI_CHANGE_BINDINGS);
  g_assert_cmpstr (fixture->log->str, ==, told);
}

static void
test_what_is_saved_has_the_ties_of_its_text (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) bindings = create_list ();

  write_tied (fixture, "收到12件。\n");
  gouji_report_mark_saved (fixture->report);
  tie (bindings, cell (fixture, 3), 2, 4);

  gouji_report_set_bound_text (fixture->report, part (fixture, 0), "收到12件。\n", bindings);
  g_assert_true (gouji_report_get_modified (fixture->report));
  gouji_report_set_bound_text (fixture->report, part (fixture, 0), "收到99件。\n", NULL);
  gouji_report_break_typing (fixture->report);
  write_tied (fixture, "收到12件。\n");
  g_assert_false (gouji_report_get_modified (fixture->report));
}

#define TIED_TEXT "收到0件，收到0件，办结15件，收到0件。\n共120.5万元，12,000人次，办结15件。\n"

/* Cuts something out at a random place of the text and puts something else in. No tie may then be at another
 * number than the one that it was made for. */
static void
edit_at_random (Fixture *fixture, GRand *random, const char *const *made_for)
{
  static const char *const pieces[] = { "",  "1", "0",   "件",      "收到0件，", "，", "\n",
                                        "7", ".", "12,", "办结5件", "一",        "万" };
  const char *text = gouji_report_get_narrative (fixture->report, part (fixture, 0))->text;
  guint length = (guint) g_utf8_strlen (text, -1);
  guint at = (guint) g_rand_int_range (random, 0, (gint32) length + 1);
  guint cut = (guint) g_rand_int_range (random, 0, MIN (4, (gint32) (length - at)) + 1);
  const char *piece = pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))];
  g_autofree char *head = g_utf8_substring (text, 0, at);
  g_autofree char *tail = g_utf8_substring (text, at + cut, -1);
  g_autofree char *after = g_strconcat (head, piece, tail, NULL);
  g_autoptr (GHashTable) expected = g_hash_table_new (NULL, NULL);
  const GPtrArray *old = gouji_report_get_bindings (fixture->report, part (fixture, 0));

  for (guint i = 0; i < old->len; i++) {
    const GoujiBinding *binding = old->pdata[i];
    guint start = binding->start + (binding->start >= at + cut ? (guint) g_utf8_strlen (piece, -1) - cut : 0);

    if (binding->end <= at || binding->start >= at + cut)
      g_hash_table_insert (expected, binding->cells->pdata[0], GUINT_TO_POINTER (start + 1));
  }
  gouji_report_set_text (fixture->report, part (fixture, 0), after);
  gouji_report_break_typing (fixture->report);

  const GPtrArray *now = gouji_report_get_bindings (fixture->report, part (fixture, 0));
  for (guint i = 0; i < now->len; i++) {
    const GoujiBinding *binding = now->pdata[i];
    const GoujiCell *to = binding->cells->pdata[0];
    g_autofree char *number = g_utf8_substring (after, binding->start, binding->end);
    guint start = GPOINTER_TO_UINT (g_hash_table_lookup (expected, to));

    g_assert_cmpstr (number, ==, made_for[to->index]);
    if (start > 0)
      g_assert_cmpuint (binding->start + 1, ==, start);
  }
}

static void
test_random_edits_never_tie_another_number (Fixture *fixture, gconstpointer data)
{
  enum { N_ROUNDS = 60, N_EDITS = 30 };
  static const char *const made_for[] = { "0", "0", "15", "0", "120", "5", "12", "000", "15" };
  g_autoptr (GRand) random = g_rand_new_with_seed (6);
  guint n_left = 0;

  for (guint round = 0; round < N_ROUNDS; round++) {
    g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func (g_free);

    write_tied (fixture, TIED_TEXT);
    g_ptr_array_add (states, save (fixture->report));
    for (guint i = 0; i < N_EDITS; i++) {
      edit_at_random (fixture, random, made_for);
      g_autofree char *now = save (fixture->report);
      if (!g_str_equal (now, states->pdata[states->len - 1]))
        g_ptr_array_add (states, g_steal_pointer (&now));
    }
    n_left += gouji_report_get_bindings (fixture->report, part (fixture, 0))->len;

    for (guint i = states->len - 1; i > 0; i--) {
      gouji_report_undo (fixture->report);
      g_autofree char *back = save (fixture->report);
      g_assert_cmpstr (back, ==, states->pdata[i - 1]);
    }
    while (gouji_report_can_redo (fixture->report))
      gouji_report_redo (fixture->report);
    g_autofree char *last = save (fixture->report);
    g_assert_cmpstr (last, ==, states->pdata[states->len - 1]);
  }

  g_assert_cmpuint (n_left, >, 0); /* not all of them were cut */
}

static GoujiExcuse
excuse (const char *about, const char *reason)
{
  return (GoujiExcuse) { .rule = (char *) "requests.balance",
                         .about = (char *) about,
                         .values = (char *[]) { (char *) "57", (char *) "58", NULL },
                         .reason = (char *) reason,
                         .by = (char *) "周岚",
                         .on = (char *) "2026-01-12" };
}

static const char *
get_reason (Fixture *fixture, guint index)
{
  const GPtrArray *excuses = gouji_report_get_excuses (fixture->report);

  return index < excuses->len ? ((const GoujiExcuse *) excuses->pdata[index])->reason : NULL;
}

static void
test_one_excuse_for_each_finding (Fixture *fixture, gconstpointer data)
{
  GoujiExcuse first = excuse ("a.b.c", "文件如此");
  GoujiExcuse other = excuse ("a.b.d", "已核实");
  GoujiExcuse again = excuse ("a.b.c", "再次核实");

  gouji_report_set_excuse (fixture->report, &first);
  gouji_report_set_excuse (fixture->report, &other);
  gouji_report_set_excuse (fixture->report, &again);
  g_assert_cmpuint (gouji_report_get_excuses (fixture->report)->len, ==, 2);
  g_assert_cmpstr (get_reason (fixture, 0), ==, "再次核实");

  gouji_report_set_excuse (fixture->report, &again);
  gouji_report_remove_excuse (fixture->report, &first);
  g_assert_cmpstr (get_reason (fixture, 0), ==, "已核实");
  gouji_report_undo (fixture->report);
  gouji_report_undo (fixture->report);
  g_assert_cmpstr (get_reason (fixture, 0), ==, "文件如此");
  gouji_report_undo (fixture->report);
  gouji_report_undo (fixture->report);
  g_assert_cmpuint (gouji_report_get_excuses (fixture->report)->len, ==, 0);
  g_assert_false (gouji_report_can_undo (fixture->report) && gouji_report_get_modified (fixture->report));
}

static void
test_a_snapshot_is_what_is_compared (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiReport) snapshot = gouji_report_make_snapshot (fixture->report);

  g_assert_null (gouji_report_get_document (snapshot));
  g_assert_cmpstr (gouji_report_get_id (snapshot), ==, gouji_report_get_id (fixture->report));
  g_assert_cmpstr (gouji_report_get_source_name (snapshot), ==, "云溪县.html");
  g_assert_cmpstr (gouji_report_get_field (snapshot, GOUJI_FIELD_YEAR), ==, "2023");
  g_assert_cmpstr (gouji_report_get_narrative (snapshot, part (fixture, 0))->text, ==, "共收到申请57件。\n");
  for (guint i = 0; i < gouji_form_get_n_cells (fixture->form); i++) {
    const GoujiFigure *theirs = gouji_report_get_figure (snapshot, cell (fixture, i));
    const GoujiFigure *ours = gouji_report_get_figure (fixture->report, cell (fixture, i));

    g_assert_false (theirs->has_source);
    g_assert_cmpint (theirs->state, ==, ours->state);
    g_assert_cmpint (gouji_decimal_compare (theirs->value, ours->value), ==, 0);
    g_assert_cmpint (gouji_figure_is_sure (theirs), ==, gouji_figure_is_sure (ours));
  }
}

static void
test_last_year_is_undone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiReport) snapshot = gouji_report_make_snapshot (fixture->report);

  gouji_report_set_last_year (fixture->report, snapshot);
  gouji_report_set_last_year (fixture->report, NULL);
  g_assert_false (gouji_report_get_modified (fixture->report));
  gouji_report_undo (fixture->report);
  g_assert_true (gouji_report_get_last_year (fixture->report) == snapshot);
  gouji_report_undo (fixture->report);
  g_assert_null (gouji_report_get_last_year (fixture->report));
}

static void
assert_status (Fixture *fixture, GoujiStatus status, const char *checked_by, const char *signed_by)
{
  g_assert_cmpint (gouji_report_get_status (fixture->report), ==, status);
  g_assert_cmpstr (gouji_report_get_field (fixture->report, GOUJI_FIELD_CHECKED_BY), ==, checked_by);
  g_assert_cmpstr (gouji_report_get_field (fixture->report, GOUJI_FIELD_SIGNED_BY), ==, signed_by);
}

static void
test_status_is_one_step (Fixture *fixture, gconstpointer data)
{
  gouji_report_set_status (fixture->report, GOUJI_STATUS_CHECKED, "周岚", "2026-01-12");
  assert_status (fixture, GOUJI_STATUS_CHECKED, "周岚", NULL);
  gouji_report_set_status (fixture->report, GOUJI_STATUS_SIGNED_OFF, "何川", "2026-01-20");
  assert_status (fixture, GOUJI_STATUS_SIGNED_OFF, "周岚", "何川");
  gouji_report_set_status (fixture->report, GOUJI_STATUS_DRAFT, "何川", "2026-01-21");
  assert_status (fixture, GOUJI_STATUS_DRAFT, NULL, NULL);

  gouji_report_undo (fixture->report);
  assert_status (fixture, GOUJI_STATUS_SIGNED_OFF, "周岚", "何川");
  g_assert_cmpstr (gouji_report_get_field (fixture->report, GOUJI_FIELD_SIGNED_ON), ==, "2026-01-20");
  g_assert_false (gouji_report_can_undo (fixture->report));
  gouji_report_set_status (fixture->report, GOUJI_STATUS_CHECKED, "周岚", "2026-01-12");
  gouji_report_undo (fixture->report);
  assert_status (fixture, GOUJI_STATUS_SIGNED_OFF, "周岚", "何川");
}

/* All that a user can do but reopen it. */
static void
do_everything (Fixture *fixture)
{
  g_autoptr (GoujiReport) snapshot = gouji_report_make_snapshot (fixture->report);
  GoujiExcuse new = excuse ("a.b.c", "文件如此");

  gouji_report_set_entered (fixture->report, cell (fixture, 9), "1", GOUJI_HOW_TYPED);
  gouji_report_set_confirmed (fixture->report, cell (fixture, 2), TRUE);
  gouji_report_set_text (fixture->report, part (fixture, 0), "其他\n");
  gouji_report_set_bound_text (fixture->report, part (fixture, 0), "收到1件。\n", NULL);
  gouji_report_set_excuse (fixture->report, &new);
  gouji_report_remove_excuse (fixture->report, &new);
  gouji_report_set_last_year (fixture->report, snapshot);
  gouji_report_set_field (fixture->report, GOUJI_FIELD_AGENCY, "岚川县");
  gouji_report_set_reading (fixture->report, gouji_report_copy (fixture->report));
  gouji_report_undo (fixture->report);
  gouji_report_redo (fixture->report);
}

static void
test_signed_off_is_read_only (Fixture *fixture, gconstpointer data)
{
  gouji_report_set_entered (fixture->report, cell (fixture, 9), "7", GOUJI_HOW_TYPED);
  gouji_report_set_status (fixture->report, GOUJI_STATUS_SIGNED_OFF, "何川", "2026-01-20");
  g_autofree char *before = save (fixture->report);
  g_string_truncate (fixture->log, 0);

  g_assert_true (gouji_report_get_locked (fixture->report));
  g_assert_false (gouji_report_get_read_only (fixture->report));
  do_everything (fixture);
  g_autofree char *after = save (fixture->report);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpstr (fixture->log->str, ==, "");

  gouji_report_set_status (fixture->report, GOUJI_STATUS_DRAFT, NULL, NULL);
  g_assert_false (gouji_report_get_locked (fixture->report));
  gouji_report_set_entered (fixture->report, cell (fixture, 9), "8", GOUJI_HOW_TYPED);
  g_assert_cmpstr (gouji_report_get_figure (fixture->report, cell (fixture, 9))->entered, ==, "8");
}

static void
test_what_was_checked_and_changed_is_a_draft (Fixture *fixture, gconstpointer data)
{
  gouji_report_set_status (fixture->report, GOUJI_STATUS_CHECKED, "周岚", "2026-01-12");
  g_autofree char *checked = save (fixture->report);

  gouji_report_set_entered (fixture->report, cell (fixture, 9), "1", GOUJI_HOW_TYPED);
  assert_status (fixture, GOUJI_STATUS_DRAFT, NULL, NULL);
  gouji_report_set_entered (fixture->report, cell (fixture, 9), "12", GOUJI_HOW_TYPED);
  gouji_report_undo (fixture->report);
  g_autofree char *back = save (fixture->report);
  g_assert_cmpstr (back, ==, checked);

  gouji_report_set_text (fixture->report, part (fixture, 0), "其他\n");
  assert_status (fixture, GOUJI_STATUS_DRAFT, NULL, NULL);
  gouji_report_undo (fixture->report);
  gouji_report_set_field (fixture->report, GOUJI_FIELD_TITLE, "其他");
  assert_status (fixture, GOUJI_STATUS_DRAFT, NULL, NULL);
  gouji_report_undo (fixture->report);
  gouji_report_set_confirmed (fixture->report, cell (fixture, 2), TRUE);
  assert_status (fixture, GOUJI_STATUS_DRAFT, NULL, NULL);
  gouji_report_undo (fixture->report);
  gouji_report_set_reading (fixture->report, gouji_report_copy (fixture->report));
  assert_status (fixture, GOUJI_STATUS_DRAFT, NULL, NULL);
  gouji_report_undo (fixture->report);
  assert_status (fixture, GOUJI_STATUS_CHECKED, "周岚", NULL);
}

static void
test_what_is_about_a_checked_report_leaves_it_so (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiReport) snapshot = gouji_report_make_snapshot (fixture->report);
  GoujiExcuse new = excuse ("a.b.c", "文件如此");

  gouji_report_set_status (fixture->report, GOUJI_STATUS_CHECKED, "周岚", "2026-01-12");
  gouji_report_set_excuse (fixture->report, &new);
  gouji_report_set_last_year (fixture->report, snapshot);
  gouji_report_set_bound_text (fixture->report, part (fixture, 0), "共收到申请57件。\n", NULL);
  gouji_report_set_entered (fixture->report, cell (fixture, 1), "8", GOUJI_HOW_TYPED);
  assert_status (fixture, GOUJI_STATUS_CHECKED, "周岚", NULL);
}

static void
test_unlocking_is_a_step (Fixture *fixture, gconstpointer data)
{
  const GoujiFigure *figure = gouji_report_get_figure (fixture->report, cell (fixture, 9));

  gouji_report_set_entered (fixture->report, cell (fixture, 9), "7", GOUJI_HOW_CARRIED);
  gouji_report_set_entered (fixture->report, cell (fixture, 9), "7", GOUJI_HOW_TYPED);
  g_assert_cmpint (figure->how, ==, GOUJI_HOW_TYPED);
  gouji_report_set_entered (fixture->report, cell (fixture, 9), "71", GOUJI_HOW_TYPED);
  gouji_report_undo (fixture->report);
  g_assert_cmpstr (figure->entered, ==, "7");
  g_assert_cmpint (figure->how, ==, GOUJI_HOW_TYPED);
  gouji_report_undo (fixture->report);
  g_assert_cmpint (figure->how, ==, GOUJI_HOW_CARRIED);
}

/* What a text that follows a cell does. */
static void
follow_cb (GoujiReport *report, guint kind, guint index, gpointer data)
{
  Fixture *fixture = data;

  if (kind != GOUJI_CHANGE_FIGURE || index != 9)
    return;

  const char *entered = gouji_report_get_figure (report, cell (fixture, 9))->entered;
  g_autofree char *text = g_strdup_printf ("收到%s件。\n", entered != NULL ? entered : "0");
  g_autoptr (GPtrArray) bindings = create_list ();
  tie (bindings, cell (fixture, 9), 2, 2 + (entered != NULL ? (guint) strlen (entered) : 1));
  gouji_report_set_bound_text (report, part (fixture, 0), text, bindings);
}

static void
test_what_follows_is_the_same_step (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = save (fixture->report);

  g_signal_connect (fixture->report, "changed", G_CALLBACK (follow_cb), fixture);
  gouji_report_set_entered (fixture->report, cell (fixture, 9), "1", GOUJI_HOW_TYPED);
  gouji_report_set_entered (fixture->report, cell (fixture, 9), "12", GOUJI_HOW_TYPED);
  gouji_report_set_entered (fixture->report, cell (fixture, 9), "123", GOUJI_HOW_TYPED);
  assert_ties (fixture, "9=123");
  gouji_report_undo (fixture->report);
  g_autofree char *back = save (fixture->report);
  g_assert_cmpstr (back, ==, before);
  g_assert_false (gouji_report_can_undo (fixture->report) && gouji_report_get_modified (fixture->report));
  g_assert_true (gouji_report_can_redo (fixture->report));
  gouji_report_redo (fixture->report);
  assert_ties (fixture, "9=123");
}

static void
test_all_of_it_comes_back_from_a_file (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiReport) snapshot = gouji_report_make_snapshot (fixture->report);
  GoujiExcuse new = excuse ("a.b.c", "文件如此");
  g_autoptr (GError) error = NULL;

  gouji_report_set_last_year (fixture->report, snapshot);
  gouji_report_set_excuse (fixture->report, &new);
  write_tied (fixture, "收到12件，办结8件。\n");
  gouji_report_set_status (fixture->report, GOUJI_STATUS_SIGNED_OFF, "何川", "2026-01-20");
  g_autofree char *text = save (fixture->report);
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GoujiReport) read = gouji_report_from_bytes (bytes, fixture->forms, &error);
  g_assert_no_error (error);
  g_autofree char *again = save (read);
  g_assert_cmpstr (again, ==, text);

  g_assert_true (gouji_report_get_locked (read));
  g_assert_cmpuint (gouji_report_get_bindings (read, part (fixture, 0))->len, ==, 2);
  g_assert_cmpuint (gouji_report_get_excuses (read)->len, ==, 1);
  g_assert_cmpstr (gouji_report_get_source_name (gouji_report_get_last_year (read)), ==, "云溪县.html");
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

  add ("/report/ties/go-with-their-numbers", test_ties_go_with_their_numbers);
  add ("/report/ties/one-edit-with-the-text", test_text_and_ties_are_one_edit);
  add ("/report/ties/alone", test_ties_alone_are_told_apart);
  add ("/report/ties/saved", test_what_is_saved_has_the_ties_of_its_text);
  add ("/report/ties/random-edits", test_random_edits_never_tie_another_number);
  add ("/report/excuses/one-for-each-finding", test_one_excuse_for_each_finding);
  add ("/report/last-year/snapshot", test_a_snapshot_is_what_is_compared);
  add ("/report/last-year/undone", test_last_year_is_undone);
  add ("/report/status/one-step", test_status_is_one_step);
  add ("/report/status/signed-off-is-read-only", test_signed_off_is_read_only);
  add ("/report/status/changed-is-a-draft", test_what_was_checked_and_changed_is_a_draft);
  add ("/report/status/about-it-leaves-it", test_what_is_about_a_checked_report_leaves_it_so);
  add ("/report/carried/unlocking-is-a-step", test_unlocking_is_a_step);
  add ("/report/follows/same-step", test_what_follows_is_the_same_step);
  add ("/report/file/all-comes-back", test_all_of_it_comes_back_from_a_file);

  return g_test_run ();
}
