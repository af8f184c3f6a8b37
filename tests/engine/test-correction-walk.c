/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>

#include "correction-fixture.h"
#include "report/gouji-journal.h"
#include "report/gouji-report-file.h"

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
    g_assert_true (walk->saved >= 0 && g_str_equal (now, g_ptr_array_index (walk->states, walk->saved)));
}

static void
go (Walk *walk)
{
  static void (*const moves[]) (Walk *) = { type,  type,  write_text, say,        confirm, place,
                                            place, shift, shift,      undo,       undo,    undo,
                                            redo,  redo,  save_file,  change_form };

  gouji_report_break_typing (walk->report);
  if (draw (walk, 25) == 0)
    crash (walk);
  else
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
  begin_journal (&walk);

  for (guint i = 0; i < N_STEPS; i++)
    go (&walk);

  gouji_journal_discard (walk.journal);
  gouji_journal_free (walk.journal);
  g_assert_cmpint (g_rmdir (walk.folder), ==, 0);
  g_free (walk.folder);
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
