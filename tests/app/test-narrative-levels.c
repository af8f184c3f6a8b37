/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "narrative/gouji-narrative-editor.h"
#include "narrative/gouji-pasted-text.h"
#include "stage.h"

/* -- marks -- */

static void
test_marks_are_read_and_written_at_each_level (void)
{
  static const struct {
    guint level;
    guint number;
    const char *mark;
  } cases[] = {
    { 1, 1, "一、" },   { 1, 10, "十、" }, { 1, 11, "十一、" }, { 1, 20, "二十、" }, { 1, 23, "二十三、" },
    { 2, 3, "（三）" }, { 3, 4, "4." },    { 3, 12, "12." },    { 4, 5, "（5）" },   { 2, 19, "（十九）" },
  };
  g_autoptr (GoujiParagraphMarks) marks = gouji_paragraph_marks_new (stage_get_form ());

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *written = gouji_paragraph_marks_write (marks, cases[i].level, cases[i].number);
    g_autofree char *line = g_strconcat (cases[i].mark, "主动公开情况", NULL);
    const GoujiParagraphMark read = gouji_paragraph_marks_read (marks, line);

    g_assert_cmpstr (written, ==, cases[i].mark);
    g_assert_cmpuint (read.level, ==, cases[i].level);
    g_assert_cmpuint (read.number, ==, cases[i].number);
    g_assert_cmpuint (read.length, ==, g_utf8_strlen (cases[i].mark, -1));
  }
}

static void
test_what_is_no_mark_is_none (void)
{
  static const char *const lines[] = {
    "", "2024年，全县共收到申请。", "3.5万条信息。", "第一、二季度", "一季度、二季度", "（图一）", "10件。"
  };
  g_autoptr (GoujiParagraphMarks) marks = gouji_paragraph_marks_new (stage_get_form ());

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    g_assert_cmpuint (gouji_paragraph_marks_read (marks, lines[i]).level, ==, 0);
  g_assert_null (gouji_paragraph_marks_write (marks, 5, 1));
  g_assert_null (gouji_paragraph_marks_write (marks, 1, 0));
  g_assert_null (gouji_paragraph_marks_write (marks, 1, 100));
}

/* -- pasted text -- */

static void
test_pasted_text_is_what_could_have_been_typed (void)
{
  static const struct {
    const char *pasted;
    const char *cleaned;
  } cases[] = {
    /* Word: hard spaces, a soft line break, list numbers with a tab, an indentation of two characters. */
    { "\u3000\u3000主动公开\u00a0信息12条。\v办结5件。\r\n", "主动公开 信息12条。\n办结5件。" },
    { "1.\t第一项\r\n2.\t第二项\r\n", "1.第一项\n2.第二项" },
    { "（一）\u3000主动公开", "（一）主动公开" },
    { "\uf0b7\t要点一\n\u2022 要点二", "要点一\n要点二" },
    /* Browsers: blank lines between paragraphs, spaces without width, the separators of Unicode. */
    { "一段\n\n\n二段\u200b\u2028三段\ufeff", "一段\n二段\n三段" },
    { "共\u00ad收\u200d到", "共收到" },
    { "申请５７件，占１２．５％。", "申请57件，占12.5％。" },
    { "第１．本年", "第1．本年" },
    { "甲\t\t乙  丙", "甲 乙 丙" },
    { "  \n\t\n", "" },
    { "·中点不是列表", "·中点不是列表" },
  };
  g_autoptr (GoujiParagraphMarks) marks = gouji_paragraph_marks_new (stage_get_form ());

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *cleaned = gouji_pasted_text_clean (marks, cases[i].pasted);
    g_autofree char *again = gouji_pasted_text_clean (marks, cleaned);

    g_assert_cmpstr (cleaned, ==, cases[i].cleaned);
    g_assert_cmpstr (again, ==, cleaned);
  }
}

/* -- in the editor -- */

typedef struct {
  GoujiReport *report;
  const GoujiPart *part;
  GoujiNarrativeEditor *editor;
  GtkTextView *view;
  GtkTextBuffer *buffer;
  GtkWidget *window;
} Stage;

static void
changed_cb (Stage *stage)
{
  gouji_narrative_editor_refresh (stage->editor);
}

static gboolean
is_active (gpointer window)
{
  return gtk_window_is_active (window);
}

static const char *
get_text (Stage *stage)
{
  return gouji_report_get_narrative (stage->report, stage->part)->text;
}

static void
set_up (Stage *stage, const char *text)
{
  stage->report = stage_create_report ();
  stage->part = gouji_form_get_part (stage_get_form (), 0);
  gouji_report_set_text (stage->report, stage->part, text);
  gouji_report_break_typing (stage->report);
  stage->editor = GOUJI_NARRATIVE_EDITOR (gouji_narrative_editor_new (stage->report, stage->part));
  stage->view = gouji_narrative_editor_get_view (stage->editor);
  stage->buffer = gtk_text_view_get_buffer (stage->view);
  stage->window = stage_present (GTK_WIDGET (stage->editor), 500, 300);
  g_signal_connect_swapped (stage->report, "changed", G_CALLBACK (changed_cb), stage);
  gtk_widget_grab_focus (GTK_WIDGET (stage->view));
}

static void
tear_down (Stage *stage)
{
  g_signal_handlers_disconnect_by_data (stage->report, stage);
  stage_close (stage->window);
  g_object_unref (stage->report);
}

static void
place (Stage *stage, int line, int offset)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_line_offset (stage->buffer, &iter, line, offset);
  gtk_text_buffer_place_cursor (stage->buffer, &iter);
}

static void
set_level (Stage *stage, guint level)
{
  g_autofree char *action = g_strdup_printf ("text.level-%u", level);

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (stage->editor), action, NULL));
}

/* What is shown is what the report has, and one undo takes all of it back. */
static void
expect_one_step (Stage *stage, const char *after, const char *before)
{
  GtkTextIter start, end;
  g_autofree char *shown = NULL;

  g_assert_cmpstr (get_text (stage), ==, after);
  gtk_text_buffer_get_bounds (stage->buffer, &start, &end);
  shown = gtk_text_buffer_get_text (stage->buffer, &start, &end, TRUE);
  g_assert_cmpstr (shown, ==, after);
  gouji_report_undo (stage->report);
  g_assert_cmpstr (get_text (stage), ==, before);
  gouji_report_redo (stage->report);
  g_assert_cmpstr (get_text (stage), ==, after);
}

static void
test_a_level_counts_on_from_the_one_before (void)
{
  Stage stage;
  const char *text = "（一）主动公开\n本年情况。\n依申请公开\n（二）管理\n一段\n（三）平台";

  set_up (&stage, text);
  place (&stage, 2, 3);
  set_level (&stage, 2);
  expect_one_step (&stage, "（一）主动公开\n本年情况。\n（二）依申请公开\n（三）管理\n一段\n（四）平台",
                   text);
  tear_down (&stage);
}

static void
test_a_level_that_is_taken_away_counts_back (void)
{
  Stage stage;
  const char *text = "（一）甲\n（二）乙\n（三）丙\n（七）丁";

  set_up (&stage, text);
  place (&stage, 1, 0);
  set_level (&stage, 0);
  /* The seventh was not counted before either. */
  expect_one_step (&stage, "（一）甲\n乙\n（二）丙\n（七）丁", text);
  tear_down (&stage);
}

static void
test_a_lower_level_begins_anew_below_each_higher_one (void)
{
  Stage stage;
  const char *text = "（一）甲\n1.子\n2.丑\n（二）乙\n寅";

  set_up (&stage, text);
  place (&stage, 4, 1);
  set_level (&stage, 3);
  expect_one_step (&stage, "（一）甲\n1.子\n2.丑\n（二）乙\n1.寅", text);
  tear_down (&stage);
}

static void
test_all_selected_paragraphs_are_counted (void)
{
  Stage stage;
  GtkTextIter start, end;

  set_up (&stage, "甲\n乙\n丙");
  gtk_text_buffer_get_bounds (stage.buffer, &start, &end);
  gtk_text_buffer_select_range (stage.buffer, &start, &end);
  set_level (&stage, 4);
  expect_one_step (&stage, "（1）甲\n（2）乙\n（3）丙", "甲\n乙\n丙");
  tear_down (&stage);
}

static void
test_numbers_of_the_text_keep_their_ties (void)
{
  Stage stage;
  g_autoptr (GPtrArray) bindings = g_ptr_array_new_with_free_func ((GDestroyNotify) gouji_binding_free);
  GoujiBinding *binding = gouji_binding_new (GOUJI_BINDING_SUM, GOUJI_BINDING_WATCHED, 3, 5);
  const GPtrArray *moved;

  set_up (&stage, "收到57件。\n（一）甲");
  binding->start = 2;
  binding->end = 4;
  g_ptr_array_add (binding->cells, (gpointer) stage_cell ("requests.new_received.total"));
  g_ptr_array_add (bindings, binding);
  gouji_report_set_bound_text (stage.report, stage.part, "收到57件。\n（一）甲", bindings);
  place (&stage, 0, 0);
  set_level (&stage, 2);
  g_assert_cmpstr (get_text (&stage), ==, "（一）收到57件。\n（二）甲");
  moved = gouji_report_get_bindings (stage.report, stage.part);
  g_assert_cmpuint (moved->len, ==, 1);
  g_assert_cmpuint (((const GoujiBinding *) moved->pdata[0])->start, ==, 5);
  g_assert_cmpuint (((const GoujiBinding *) moved->pdata[0])->end, ==, 7);
  tear_down (&stage);
}

static void
test_a_signed_off_text_keeps_its_levels (void)
{
  Stage stage;

  set_up (&stage, "甲");
  gtk_text_view_set_editable (stage.view, FALSE);
  set_level (&stage, 1);
  g_assert_cmpstr (get_text (&stage), ==, "甲");
  tear_down (&stage);
}

static gboolean
begin_keys (Stage *stage, const char *text, int line, int offset)
{
  if (!stage_has_keys ()) {
    g_test_skip ("this display takes no keys from another program");
    return FALSE;
  }
  set_up (stage, text);
  stage_wait (is_active, stage->window);
  gtk_widget_grab_focus (GTK_WIDGET (stage->view));
  stage_settle (GTK_WIDGET (stage->view));
  place (stage, line, offset);
  return TRUE;
}

static void
test_enter_counts_on_and_enter_again_ends_the_list (void)
{
  Stage stage;

  if (!begin_keys (&stage, "（一）甲\n（二）乙", 0, 4))
    return;
  stage_press ("Return");
  expect_one_step (&stage, "（一）甲\n（二）\n（三）乙", "（一）甲\n（二）乙");
  place (&stage, 1, 3);
  stage_press ("Return");
  expect_one_step (&stage, "（一）甲\n\n（二）乙", "（一）甲\n（二）\n（三）乙");
  tear_down (&stage);
}

static void
test_enter_within_a_paragraph_only_breaks_it (void)
{
  Stage stage;

  if (!begin_keys (&stage, "（一）甲乙", 0, 4))
    return;
  stage_press ("Return");
  g_assert_cmpstr (get_text (&stage), ==, "（一）甲\n乙");
  tear_down (&stage);
}

static void
test_tab_changes_the_level_at_the_mark_and_leaves_elsewhere (void)
{
  Stage stage;

  if (!begin_keys (&stage, "（一）甲\n（二）乙", 1, 3))
    return;
  stage_press ("Tab");
  expect_one_step (&stage, "（一）甲\n1.乙", "（一）甲\n（二）乙");
  place (&stage, 1, 2);
  stage_press ("shift+Tab");
  g_assert_cmpstr (get_text (&stage), ==, "（一）甲\n（二）乙");
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (stage.view)));
  place (&stage, 1, 4);
  stage_press ("Tab");
  g_assert_false (gtk_widget_has_focus (GTK_WIDGET (stage.view)));
  g_assert_cmpstr (get_text (&stage), ==, "（一）甲\n（二）乙");
  tear_down (&stage);
}

static void
test_backspace_takes_the_whole_mark_away (void)
{
  Stage stage;

  if (!begin_keys (&stage, "（一）甲\n（二）乙", 0, 3))
    return;
  stage_press ("BackSpace");
  expect_one_step (&stage, "甲\n（一）乙", "（一）甲\n（二）乙");
  tear_down (&stage);
}

static void
test_keys_set_levels (void)
{
  Stage stage;

  if (!begin_keys (&stage, "甲", 0, 1))
    return;
  stage_press ("ctrl+alt+2");
  g_assert_cmpstr (get_text (&stage), ==, "（一）甲");
  stage_press ("ctrl+alt+0");
  g_assert_cmpstr (get_text (&stage), ==, "甲");
  tear_down (&stage);
}

static gboolean
has_changed (gpointer data)
{
  return !g_str_equal (get_text (data), "甲乙");
}

static void
test_what_is_pasted_takes_the_place_of_what_is_selected (void)
{
  Stage stage;
  GtkTextIter start, end;

  set_up (&stage, "甲乙");
  gtk_text_buffer_get_iter_at_offset (stage.buffer, &start, 1);
  gtk_text_buffer_get_iter_at_offset (stage.buffer, &end, 2);
  gtk_text_buffer_select_range (stage.buffer, &start, &end);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (stage.view)), "\u3000共１２件\v1.\t办结");
  g_signal_emit_by_name (stage.view, "paste-clipboard");
  stage_wait (has_changed, &stage);
  expect_one_step (&stage, "甲共12件\n1.办结", "甲乙");
  tear_down (&stage);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/narrative-levels/marks/each-level", test_marks_are_read_and_written_at_each_level);
  g_test_add_func ("/narrative-levels/marks/none", test_what_is_no_mark_is_none);
  g_test_add_func ("/narrative-levels/pasted/cleaned", test_pasted_text_is_what_could_have_been_typed);
  g_test_add_func ("/narrative-levels/pasted/in-place-of-selection",
                   test_what_is_pasted_takes_the_place_of_what_is_selected);
  g_test_add_func ("/narrative-levels/counts-on", test_a_level_counts_on_from_the_one_before);
  g_test_add_func ("/narrative-levels/counts-back", test_a_level_that_is_taken_away_counts_back);
  g_test_add_func ("/narrative-levels/begins-anew", test_a_lower_level_begins_anew_below_each_higher_one);
  g_test_add_func ("/narrative-levels/selected", test_all_selected_paragraphs_are_counted);
  g_test_add_func ("/narrative-levels/ties", test_numbers_of_the_text_keep_their_ties);
  g_test_add_func ("/narrative-levels/read-only", test_a_signed_off_text_keeps_its_levels);
  g_test_add_func ("/narrative-levels/keys/enter", test_enter_counts_on_and_enter_again_ends_the_list);
  g_test_add_func ("/narrative-levels/keys/enter-within", test_enter_within_a_paragraph_only_breaks_it);
  g_test_add_func ("/narrative-levels/keys/tab", test_tab_changes_the_level_at_the_mark_and_leaves_elsewhere);
  g_test_add_func ("/narrative-levels/keys/backspace", test_backspace_takes_the_whole_mark_away);
  g_test_add_func ("/narrative-levels/keys/levels", test_keys_set_levels);

  return g_test_run ();
}
