/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>

#include "correction-fixture.h"
#include "report/gouji-journal.h"
#include "report/gouji-report-file.h"
#include "report/gouji-status.h"

/* Edits, corrections, undo, redo, savings and crashes in any order: after each the report must be what the
 * list of all its states says. The order is drawn at random, always the same. */

#define N_WALKS 12
#define N_STEPS 120

typedef struct {
  Fixture *fixture;
  GRand *random;
  GoujiReport *report;
  char *folder;
  GoujiJournal *journal;
  GPtrArray *states; /* (element-type utf8): each as its file would be */
  guint at;          /* the one that the report is in */
  int saved;         /* the one that was saved, -1 when no undo leads there */
  char *file;        /* what was saved; edits may lead there too */
} Walk;

static char *
save (GoujiReport *report)
{
  g_autoptr (GBytes) bytes = gouji_report_to_bytes (report);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static guint
draw (Walk *walk, guint n)
{
  return (guint) g_rand_int_range (walk->random, 0, (gint32) n);
}

static const GoujiCell *
draw_cell (Walk *walk)
{
  GoujiForm *form = gouji_report_get_form (walk->report);

  return gouji_form_get_cell (form, draw (walk, gouji_form_get_n_cells (form)));
}

/* Says that a step was made that can be undone. */
static void
push (Walk *walk)
{
  if (walk->saved > (int) walk->at)
    walk->saved = -1;
  g_ptr_array_set_size (walk->states, (int) walk->at + 1);
  g_ptr_array_add (walk->states, save (walk->report));
  walk->at++;
}

static void crash (Walk *walk);

static void
push_if_changed (Walk *walk)
{
  g_autofree char *now = save (walk->report);

  if (!g_str_equal (now, g_ptr_array_index (walk->states, walk->at)))
    push (walk);
}

static void
type (Walk *walk)
{
  static const char *const texts[] = { "0", "12", "/", "", NULL };

  gouji_report_set_entered (walk->report, draw_cell (walk), texts[draw (walk, G_N_ELEMENTS (texts))],
                            GOUJI_HOW_TYPED);
  push_if_changed (walk);
}

static void
write_text (Walk *walk)
{
  static const char *const texts[] = { "", "共57件。\n", "共五十八件。\n另有一件。\n" };
  GoujiForm *form = gouji_report_get_form (walk->report);
  guint index = draw (walk, gouji_form_get_n_parts (form));

  gouji_report_set_text (walk->report, gouji_form_get_part (form, index),
                         texts[draw (walk, G_N_ELEMENTS (texts))]);
  push_if_changed (walk);
}

/* Ties the digits of the first part's text, if there are any, as somebody does who looks through it. */
static void
tie_numbers (Walk *walk)
{
  GoujiForm *form = gouji_report_get_form (walk->report);
  const GoujiPart *part = gouji_form_get_part (form, draw (walk, gouji_form_get_n_parts (form)));
  g_autofree char *text = g_strdup (gouji_report_get_narrative (walk->report, part)->text);
  g_autoptr (GPtrArray) bindings = g_ptr_array_new_with_free_func ((GDestroyNotify) gouji_binding_free);
  const char *digits = strpbrk (text, "0123456789");

  if (digits != NULL) {
    guint at = (guint) g_utf8_pointer_to_offset (text, digits);
    GoujiBinding *binding = gouji_binding_new (draw (walk, GOUJI_BINDING_UNTIED + 1),
                                               draw (walk, GOUJI_BINDING_STALE + 1), at, at + 1);

    g_ptr_array_add (binding->cells, (gpointer) draw_cell (walk));
    binding->decimals = draw (walk, 3);
    g_ptr_array_add (bindings, binding);
  }
  gouji_report_set_bound_text (walk->report, part, text, bindings);
  push_if_changed (walk);
}

/* Writes before what stands there: ties behind it move. */
static void
write_before (Walk *walk)
{
  static const char *const texts[] = { "全年", "2", "，" };
  GoujiForm *form = gouji_report_get_form (walk->report);
  const GoujiPart *part = gouji_form_get_part (form, draw (walk, gouji_form_get_n_parts (form)));
  g_autofree char *text = g_strconcat (texts[draw (walk, G_N_ELEMENTS (texts))],
                                       gouji_report_get_narrative (walk->report, part)->text, NULL);

  gouji_report_set_text (walk->report, part, text);
  push_if_changed (walk);
}

static void
set_aside (Walk *walk)
{
  static const char *const reasons[] = { "文件如此", "已核实" };
  GoujiExcuse excuse = { .rule = (char *) "requests.balance",
                         .about = (char *) (draw (walk, 2) ? "a.b.c" : "a.b.d"),
                         .values = (char *[]) { (char *) "1", NULL },
                         .reason = (char *) reasons[draw (walk, G_N_ELEMENTS (reasons))] };

  if (draw (walk, 3) > 0)
    gouji_report_set_excuse (walk->report, &excuse);
  else
    gouji_report_remove_excuse (walk->report, &excuse);
  push_if_changed (walk);
}

static void
choose_last_year (Walk *walk)
{
  g_autoptr (GoujiReport) snapshot = draw (walk, 2) ? gouji_report_make_snapshot (walk->report) : NULL;
  GoujiReport *before = gouji_report_get_last_year (walk->report);

  gouji_report_set_last_year (walk->report, snapshot);
  if (before != snapshot)
    push (walk);
}

/* What is signed off is reopened at once, or nothing else could be done any more. */
static void
judge (Walk *walk)
{
  gouji_report_set_status (walk->report, draw (walk, 2) ? GOUJI_STATUS_CHECKED : GOUJI_STATUS_DRAFT, "周岚",
                           "2026-01-12");
  push_if_changed (walk);
}

static void
sign_off_and_reopen (Walk *walk)
{
  gouji_report_set_status (walk->report, GOUJI_STATUS_SIGNED_OFF, "何川", "2026-01-20");
  push (walk);
  g_assert_false (gouji_report_can_undo (walk->report));
  if (draw (walk, 2) == 0)
    crash (walk);
  gouji_report_set_status (walk->report, GOUJI_STATUS_DRAFT, NULL, NULL);
  push (walk);
}

static void
say (Walk *walk)
{
  static const char *const texts[] = { "2022", "云溪县", NULL };

  gouji_report_set_field (walk->report, draw (walk, GOUJI_N_CONTENT_FIELDS),
                          texts[draw (walk, G_N_ELEMENTS (texts))]);
  push_if_changed (walk);
}

static void
confirm (Walk *walk)
{
  gouji_report_set_confirmed (walk->report, draw_cell (walk), draw (walk, 2));
  push_if_changed (walk);
}

static void
place (Walk *walk)
{
  guint length = gouji_document_get_length (gouji_report_get_document (walk->report));
  guint start = draw (walk, length);
  GoujiRange selection = { start, start + draw (walk, MIN (20, length - start)) };
  g_autoptr (GArray) placings = NULL;

  for (GoujiExtent extent = GOUJI_EXTENT_CELL; placings == NULL && extent <= GOUJI_EXTENT_BLOCK; extent++)
    placings = gouji_place_numbers (walk->report, selection, draw_cell (walk), extent, NULL);
  if (placings == NULL)
    return;

  g_autoptr (GoujiCorrection) correction =
    gouji_correction_new_placed (walk->report, (const GoujiPlacing *) (void *) placings->data, placings->len);
  gouji_correction_apply (correction, walk->report);
  push (walk);
}

static void
shift (Walk *walk)
{
  g_autoptr (GoujiCorrection) correction =
    gouji_correction_new_shifted (walk->report, draw_cell (walk), draw (walk, 4));

  if (correction == NULL)
    return;
  gouji_correction_apply (correction, walk->report);
  push (walk);
}

static void
change_form (Walk *walk)
{
  guint index = draw (walk, gouji_form_set_get_n_forms (walk->fixture->forms));

  choose_form (walk->fixture, walk->report,
               gouji_form_get_id (gouji_form_set_get_form (walk->fixture->forms, index)));
  push (walk);
}

/* A step back may lead to where it was signed off: it is reopened there, which is a step of its own. */
static gboolean
reopen (Walk *walk)
{
  if (!gouji_report_get_locked (walk->report))
    return FALSE;

  g_assert_false (gouji_report_can_undo (walk->report));
  g_assert_false (gouji_report_can_redo (walk->report));
  gouji_report_set_status (walk->report, GOUJI_STATUS_DRAFT, NULL, NULL);
  push (walk);
  return TRUE;
}

static void
undo (Walk *walk)
{
  g_assert_cmpint (gouji_report_can_undo (walk->report), ==, walk->at > 0);
  if (walk->at == 0)
    return;
  gouji_report_undo (walk->report);
  walk->at--;
}

static void
redo (Walk *walk)
{
  g_assert_cmpint (gouji_report_can_redo (walk->report), ==, walk->at + 1 < walk->states->len);
  if (walk->at + 1 == walk->states->len)
    return;
  gouji_report_redo (walk->report);
  walk->at++;
}

static void
save_file (Walk *walk)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = gouji_report_to_bytes (walk->report);
  g_autoptr (GoujiReport) read = gouji_report_from_bytes (bytes, walk->fixture->forms, &error);

  g_assert_no_error (error);
  g_autofree char *again = save (read);
  g_assert_cmpstr (again, ==, g_ptr_array_index (walk->states, walk->at));
  gouji_report_mark_saved (walk->report);
  g_assert_true (gouji_journal_restart (walk->journal, "file:///a.gouji", &error));
  g_assert_no_error (error);
  walk->saved = (int) walk->at;
  g_set_str (&walk->file, again);
}

static void
begin_journal (Walk *walk)
{
  g_autoptr (GError) error = NULL;

  walk->journal = gouji_journal_new (walk->folder, walk->report, NULL, &error);
  g_assert_no_error (error);
}

/* What was before the crash cannot be undone step by step as before; but what was done after the last saving
 * can. */
static void
crash (Walk *walk)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_strdup (gouji_journal_get_path (walk->journal));
  guint n_lost;

  g_clear_pointer (&walk->journal, gouji_journal_free);
  g_clear_object (&walk->report);
  walk->report = gouji_journal_recover (path, walk->fixture->forms, NULL, &n_lost, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_lost, ==, 0);
  g_autofree char *now = save (walk->report);
  g_assert_cmpstr (now, ==, g_ptr_array_index (walk->states, walk->at));
  begin_journal (walk);

  while (gouji_report_can_undo (walk->report))
    gouji_report_undo (walk->report);
  g_ptr_array_set_size (walk->states, 0);
  g_ptr_array_add (walk->states, save (walk->report));
  for (walk->at = 0; gouji_report_can_redo (walk->report); walk->at++) {
    gouji_report_redo (walk->report);
    g_ptr_array_add (walk->states, save (walk->report));
  }
  walk->saved = -1;
  g_clear_pointer (&walk->file, g_free);
  /* Where it was signed off nothing is undone or done again: the walk goes on from there. */
  if (!gouji_report_get_locked (walk->report) || walk->at > 0)
    g_assert_cmpstr (now, ==, g_ptr_array_index (walk->states, walk->at));
}

static void
check (Walk *walk)
{
  g_autofree char *now = save (walk->report);

  g_assert_cmpstr (now, ==, g_ptr_array_index (walk->states, walk->at));
  if (walk->saved == (int) walk->at)
    g_assert_false (gouji_report_get_modified (walk->report));
  if (!gouji_report_get_modified (walk->report))
    g_assert_cmpstr (now, ==, walk->file);
}

static void
go (Walk *walk)
{
  static void (*const moves[]) (Walk *) = { tie_numbers,  tie_numbers, write_before,
                                            write_before, set_aside,   choose_last_year,
                                            judge,        judge,       sign_off_and_reopen,
                                            type,         type,        write_text,
                                            say,          confirm,     place,
                                            place,        shift,       shift,
                                            undo,         undo,        undo,
                                            redo,         redo,        save_file,
                                            change_form };

  gouji_report_break_typing (walk->report);
  if (draw (walk, 25) == 0)
    crash (walk);
  else if (!reopen (walk))
    moves[draw (walk, G_N_ELEMENTS (moves))](walk);
  check (walk);
}

static void
test_walk (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  Walk walk = { .fixture = fixture, .random = g_rand_new_with_seed (GPOINTER_TO_UINT (data)) };

  walk.report = read_document (fixture, "2021");
  gouji_report_mark_saved (walk.report);
  walk.folder = g_dir_make_tmp ("gouji-XXXXXX", &error);
  g_assert_no_error (error);
  walk.states = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (walk.states, save (walk.report));
  walk.file = save (walk.report);
  begin_journal (&walk);

  for (guint i = 0; i < N_STEPS; i++)
    go (&walk);

  gouji_journal_discard (walk.journal);
  gouji_journal_free (walk.journal);
  g_assert_cmpint (g_rmdir (walk.folder), ==, 0);
  g_free (walk.folder);
  g_free (walk.file);
  g_ptr_array_unref (walk.states);
  g_rand_free (walk.random);
  g_assert_finalize_object (walk.report);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 1; i <= N_WALKS; i++) {
    g_autofree char *path = g_strdup_printf ("/correction/walk/nothing-is-lost/%u", i);

    g_test_add (path, Fixture, GUINT_TO_POINTER (i), set_up, test_walk, tear_down);
  }

  return g_test_run ();
}
