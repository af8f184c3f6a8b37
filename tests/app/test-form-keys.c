/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "form-pane/gouji-form-grid.h"
#include "form-pane/gouji-form-pane.h"
#include "stage.h"

#define CELL "requests.open_full.business"

typedef struct {
  GoujiReport *report;
  GoujiFormPane *pane;
  GtkWidget *window;
  char *said;
} Stage;

typedef struct {
  Stage *stage;
  const char *wanted;
} Awaited;

static void
said_cb (GoujiFormPane *pane, const char *words, gboolean shown, Stage *stage)
{
  g_set_str (&stage->said, words);
}

static gboolean
is_selected (gpointer data)
{
  const Awaited *awaited = data;
  const GoujiCell *cell = gouji_form_pane_get_selected_cell (awaited->stage->pane);

  return cell != NULL && g_str_equal (cell->id, awaited->wanted);
}

static gboolean
is_active (gpointer window)
{
  return gtk_window_is_active (window);
}

static gboolean
set_up (Stage *stage, int width, const char *cell)
{
  Awaited awaited = { stage, cell };

  if (!stage_has_keys ()) {
    g_test_skip ("this display takes no keys from another program");
    return FALSE;
  }
  *stage = (Stage) { 0 };
  stage->report = stage_create_report ();
  stage->pane = GOUJI_FORM_PANE (gouji_form_pane_new ());
  g_signal_connect (stage->pane, "said", G_CALLBACK (said_cb), stage);
  gouji_form_pane_set_report (stage->pane, stage->report);
  stage->window = stage_present (GTK_WIDGET (stage->pane), width, 700);
  gouji_form_pane_complete (stage->pane);
  stage_wait (is_active, stage->window);
  gouji_form_pane_select_cell (stage->pane, stage_cell (cell));
  stage_settle (GTK_WIDGET (stage->pane));
  stage_wait (is_selected, &awaited);
  return TRUE;
}

static void
tear_down (Stage *stage)
{
  stage_close (stage->window);
  g_assert_finalize_object (stage->report);
  g_clear_pointer (&stage->said, g_free);
}

static void
press_and_expect (Stage *stage, const char *keys, const char *cell)
{
  Awaited awaited = { stage, cell };

  g_test_message ("%s -> %s", keys, cell);
  stage_press (keys);
  stage_wait (is_selected, &awaited);
}

static GoujiFormGrid *
grid_of (Stage *stage, const char *cell)
{
  return GOUJI_FORM_GRID (gtk_widget_get_ancestor (
    GTK_WIDGET (gouji_form_pane_get_entry (stage->pane, stage_cell (cell))), GOUJI_TYPE_FORM_GRID));
}

typedef struct {
  GoujiFormGrid *grid;
  const char *first;
  const char *last;
  guint n_cells;
} AwaitedRange;

static gboolean
is_range (gpointer data)
{
  const AwaitedRange *awaited = data;
  g_autoptr (GPtrArray) cells = gouji_form_grid_get_selection (awaited->grid);

  return cells->len == awaited->n_cells &&
         g_str_equal (((const GoujiCell *) cells->pdata[0])->id, awaited->first) &&
         g_str_equal (((const GoujiCell *) cells->pdata[cells->len - 1])->id, awaited->last);
}

static void
press_and_expect_range (Stage *stage, const char *keys, const char *first, const char *last, guint n_cells)
{
  AwaitedRange awaited = { grid_of (stage, first), first, last, n_cells };

  g_test_message ("%s -> %u cells", keys, n_cells);
  stage_press (keys);
  stage_wait (is_range, &awaited);
}

static gboolean
is_entered (gpointer data)
{
  const Awaited *awaited = data;
  g_auto (GStrv) both = g_strsplit (awaited->wanted, "=", 2);

  return g_strcmp0 (gouji_report_get_figure (awaited->stage->report, stage_cell (both[0]))->entered,
                    both[1]) == 0;
}

static void
press_and_expect_text (Stage *stage, const char *keys, const char *cell_and_text)
{
  Awaited awaited = { stage, cell_and_text };

  g_test_message ("%s -> %s", keys, cell_and_text);
  stage_press (keys);
  stage_wait (is_entered, &awaited);
}

static void
test_home_end_and_control_lead_to_the_edges (void)
{
  Stage stage;

  if (!set_up (&stage, 900, CELL))
    return;
  press_and_expect (&stage, "End", "requests.open_full.total");
  press_and_expect (&stage, "Home", "requests.open_full.natural_person");
  press_and_expect (&stage, "ctrl+End", "requests.carried_out.total");
  press_and_expect (&stage, "ctrl+Home", "requests.new_received.natural_person");
  press_and_expect (&stage, "ctrl+Down", "requests.carried_out.natural_person");
  press_and_expect (&stage, "ctrl+Right", "requests.carried_out.total");
  press_and_expect (&stage, "ctrl+Up", "requests.new_received.total");
  press_and_expect (&stage, "ctrl+Left", "requests.new_received.natural_person");
  stage_press ("Page_Down");
  stage_settle (GTK_WIDGET (stage.pane));
  g_assert_true (gouji_form_pane_get_selected_cell (stage.pane)->row->first > 4);
  press_and_expect (&stage, "Page_Up", "requests.new_received.natural_person");
  tear_down (&stage);
}

/* From a filled cell to the last one before a blank, from there to the next that is filled. */
static void
test_control_and_arrows_stop_where_blanks_begin (void)
{
  Stage stage;

  if (!set_up (&stage, 900, "requests.new_received.natural_person"))
    return;
  gouji_report_set_entered (stage.report, stage_cell ("requests.new_received.public_welfare"), "",
                            GOUJI_HOW_TYPED);
  press_and_expect (&stage, "ctrl+Right", "requests.new_received.research");
  press_and_expect (&stage, "ctrl+Right", "requests.new_received.legal_service");
  press_and_expect (&stage, "ctrl+Right", "requests.new_received.total");
  tear_down (&stage);
}

static void
test_shift_selects_a_rectangle (void)
{
  Stage stage;

  if (!set_up (&stage, 900, CELL))
    return;
  press_and_expect_range (&stage, "shift+Right", CELL, "requests.open_full.research", 2);
  press_and_expect_range (&stage, "shift+Down", CELL, "requests.open_partial.research", 4);
  g_assert_nonnull (strchr (stage.said, '4'));
  gtk_test_accessible_assert_state (
    GTK_ACCESSIBLE (gouji_form_pane_get_entry (stage.pane, stage_cell ("requests.open_partial.research"))),
    GTK_ACCESSIBLE_STATE_SELECTED, TRUE);
  press_and_expect_range (&stage, "shift+End", CELL, "requests.open_partial.total", 12);
  press_and_expect_range (&stage, "shift+Home", "requests.open_full.natural_person",
                          "requests.open_partial.business", 4);
  /* The focus has stayed; the next move without Shift starts there, and selects one. */
  press_and_expect (&stage, "Left", "requests.open_full.natural_person");
  g_assert_false (gouji_form_grid_has_range (grid_of (&stage, CELL)));
  tear_down (&stage);
}

static void
test_rows_columns_and_the_table_are_selected_by_keys (void)
{
  Stage stage;

  if (!set_up (&stage, 900, CELL))
    return;
  press_and_expect_range (&stage, "shift+space", "requests.open_full.natural_person",
                          "requests.open_full.total", 7);
  press_and_expect_range (&stage, "Escape", CELL, CELL, 1);
  tear_down (&stage);
  if (!set_up (&stage, 900, CELL))
    return;
  press_and_expect_range (&stage, "ctrl+space", "requests.new_received.business",
                          "requests.carried_out.business", 25);
  press_and_expect_range (&stage, "ctrl+a", "requests.new_received.natural_person",
                          "requests.carried_out.total", 175);
  tear_down (&stage);
}

static void
test_deleting_empties_all_that_is_selected_in_one_step (void)
{
  Stage stage;

  if (!set_up (&stage, 900, CELL))
    return;
  press_and_expect_range (&stage, "shift+Right", CELL, "requests.open_full.research", 2);
  press_and_expect_text (&stage, "Delete", "requests.open_full.research=");
  g_assert_cmpint (gouji_report_get_figure (stage.report, stage_cell (CELL))->state, ==, GOUJI_FIGURE_EMPTY);
  gouji_report_undo (stage.report);
  g_assert_cmpint (gouji_report_get_figure (stage.report, stage_cell (CELL))->state, ==, GOUJI_FIGURE_NUMBER);
  g_assert_false (gouji_report_can_undo (stage.report));
  tear_down (&stage);
}

static void
test_typing_goes_to_the_cell_of_the_focus_alone (void)
{
  Stage stage;

  if (!set_up (&stage, 900, CELL))
    return;
  press_and_expect_range (&stage, "shift+Right", CELL, "requests.open_full.research", 2);
  press_and_expect_text (&stage, "7", CELL "=7");
  g_assert_false (gouji_form_grid_has_range (grid_of (&stage, CELL)));
  g_assert_null (gouji_report_get_figure (stage.report, stage_cell ("requests.open_full.research"))->entered);
  tear_down (&stage);
}

static void
test_in_place_the_keys_belong_to_the_text (void)
{
  Stage stage;

  if (!set_up (&stage, 900, CELL))
    return;
  press_and_expect_text (&stage, "F2 BackSpace 1 2 Home 9", CELL "=912");
  press_and_expect_text (&stage, "shift+End Delete", CELL "=9");
  press_and_expect (&stage, "Tab", "requests.open_full.research");
  tear_down (&stage);
}

static gboolean
has_text (gpointer data)
{
  return *(char **) data != NULL;
}

static void
read_cb (GObject *clipboard, GAsyncResult *result, gpointer text)
{
  *(char **) text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);
}

static void
assert_clipboard (Stage *stage, const char *wanted)
{
  g_autofree char *text = NULL;

  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (stage->pane)), NULL, read_cb, &text);
  stage_wait (has_text, &text);
  if (wanted != NULL)
    g_assert_cmpstr (text, ==, wanted);
  else
    g_assert_true (g_str_has_prefix (text, "（本列数据") &&
                   strstr (text, "\t\t\t\t商业企业\t科研机构\t") != NULL);
}

static void
test_copying_gives_squares_parted_by_tabs (void)
{
  Stage stage;

  if (!set_up (&stage, 900, CELL))
    return;
  gouji_report_set_entered (stage.report, stage_cell (CELL), "57", GOUJI_HOW_TYPED);
  gouji_report_set_entered (stage.report, stage_cell ("requests.open_full.research"), "", GOUJI_HOW_TYPED);
  stage_press ("ctrl+c");
  stage_settle (GTK_WIDGET (stage.pane));
  assert_clipboard (&stage, "57");
  press_and_expect_range (&stage, "shift+Right shift+Right shift+Down", CELL,
                          "requests.open_partial.public_welfare", 6);
  stage_press ("ctrl+c");
  stage_settle (GTK_WIDGET (stage.pane));
  assert_clipboard (&stage, "57\t\t0\n0\t0\t0\n");
  press_and_expect_text (&stage, "ctrl+x", "requests.open_partial.business=");
  stage_press ("ctrl+a ctrl+c");
  stage_settle (GTK_WIDGET (stage.pane));
  assert_clipboard (&stage, NULL);
  tear_down (&stage);
}

static void
move_mouse (Stage *stage, const char *cell)
{
  GtkWidget *entry = GTK_WIDGET (gouji_form_pane_get_entry (stage->pane, stage_cell (cell)));
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (entry));
  double x, y;
  graphene_point_t point;
  g_autofree char *across = NULL;
  g_autofree char *down = NULL;

  gtk_native_get_surface_transform (GTK_NATIVE (root), &x, &y);
  g_assert_true (gtk_widget_compute_point (entry, root, &GRAPHENE_POINT_INIT (9, 9), &point));
  across = g_strdup_printf ("%d", (int) (point.x + x));
  down = g_strdup_printf ("%d", (int) (point.y + y));
  stage_do ((const char *[]) { "mousemove", across, down, NULL });
  stage_settle (GTK_WIDGET (stage->pane));
}

static void
press_mouse (Stage *stage, const char *what)
{
  stage_do ((const char *[]) { what, "1", NULL });
  stage_settle (GTK_WIDGET (stage->pane));
}

static void
test_the_mouse_selects_by_dragging_and_with_shift (void)
{
  Stage stage;
  AwaitedRange dragged = { NULL, CELL, "requests.open_partial.research", 4 };
  AwaitedRange reached = { NULL, CELL, "requests.deny_state_secret.business", 3 };

  if (!set_up (&stage, 900, CELL))
    return;
  dragged.grid = reached.grid = grid_of (&stage, CELL);
  press_and_expect (&stage, "Up Up", "requests.new_received.business");
  move_mouse (&stage, CELL);
  press_mouse (&stage, "mousedown");
  move_mouse (&stage, "requests.open_full.research");
  move_mouse (&stage, "requests.open_partial.research");
  press_mouse (&stage, "mouseup");
  stage_wait (is_range, &dragged);

  move_mouse (&stage, "requests.deny_state_secret.business");
  stage_do ((const char *[]) { "keydown", "shift", NULL });
  press_mouse (&stage, "click");
  stage_do ((const char *[]) { "keyup", "shift", NULL });
  stage_wait (is_range, &reached);
  tear_down (&stage);
}

static void
test_a_narrow_table_selects_within_its_page (void)
{
  Stage stage;

  if (!set_up (&stage, 360, "requests.new_received.natural_person"))
    return;
  press_and_expect_range (&stage, "shift+Right shift+Down", "requests.new_received.natural_person",
                          "requests.carried_in.natural_person", 2);
  g_assert_cmpuint (gouji_form_grid_get_page (grid_of (&stage, CELL)), ==, 0);
  tear_down (&stage);
}

typedef struct {
  GHashTable *visited;
  guint n_wanted;
} Walk;

static void
visited_cb (GoujiFormPane *pane, guint index, Walk *walk)
{
  if (index != G_MAXUINT)
    g_hash_table_add (walk->visited, GUINT_TO_POINTER (index));
}

static gboolean
has_visited_all (gpointer data)
{
  const Walk *walk = data;

  return g_hash_table_size (walk->visited) >= walk->n_wanted;
}

/* From the first cell to the last with nothing but Tab: 200 cells, each once. */
static void
test_tab_leads_through_all_two_hundred_cells (void)
{
  Stage stage;
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  g_autoptr (GHashTable) visited = g_hash_table_new (NULL, NULL);
  Walk walk = { visited, 0 };
  guint n_cells = 0;

  if (!set_up (&stage, 900, "disclosure.regulation.issued"))
    return;
  g_signal_connect (stage.pane, "cell-selected", G_CALLBACK (visited_cb), &walk);
  g_hash_table_add (visited, GUINT_TO_POINTER (stage_cell ("disclosure.regulation.issued")->index));
  for (guint i = 0; i < gouji_form_get_n_cells (stage_get_form ()); i++)
    n_cells += !gouji_form_get_cell (stage_get_form (), i)->alternative;
  g_assert_cmpuint (n_cells, ==, 200);
  while (walk.n_wanted < n_cells) {
    g_ptr_array_set_size (arguments, 0);
    g_ptr_array_add (arguments, (gpointer) "key");
    for (guint i = 0; i < 20; i++)
      g_ptr_array_add (arguments, (gpointer) "Tab");
    g_ptr_array_add (arguments, NULL);
    walk.n_wanted = MIN (walk.n_wanted + 20, n_cells);
    stage_do ((const char *const *) arguments->pdata);
    stage_wait (has_visited_all, &walk);
  }
  tear_down (&stage);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/form-keys/edges", test_home_end_and_control_lead_to_the_edges);
  g_test_add_func ("/form-keys/blanks", test_control_and_arrows_stop_where_blanks_begin);
  g_test_add_func ("/form-keys/rectangle", test_shift_selects_a_rectangle);
  g_test_add_func ("/form-keys/rows-columns-table", test_rows_columns_and_the_table_are_selected_by_keys);
  g_test_add_func ("/form-keys/delete", test_deleting_empties_all_that_is_selected_in_one_step);
  g_test_add_func ("/form-keys/type", test_typing_goes_to_the_cell_of_the_focus_alone);
  g_test_add_func ("/form-keys/in-place", test_in_place_the_keys_belong_to_the_text);
  g_test_add_func ("/form-keys/copy", test_copying_gives_squares_parted_by_tabs);
  g_test_add_func ("/form-keys/mouse", test_the_mouse_selects_by_dragging_and_with_shift);
  g_test_add_func ("/form-keys/all-cells", test_tab_leads_through_all_two_hundred_cells);
  g_test_add_func ("/form-keys/narrow", test_a_narrow_table_selects_within_its_page);

  return g_test_run ();
}
