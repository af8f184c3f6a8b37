/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "narrative/gouji-narrative-editor.h"

#include "stage.h"

typedef struct {
  GoujiReport *report;
  const GoujiPart *part;
  GoujiNarrativeEditor *editor;
  GtkTextBuffer *buffer;
  GtkWidget *window;
} Stage;

static void
changed_cb (Stage *stage)
{
  gouji_narrative_editor_refresh (stage->editor);
}

static void
set_up (Stage *stage)
{
  stage->report = stage_create_report ();
  stage->part = gouji_form_get_part (stage_get_form (), 0);
  stage->editor = GOUJI_NARRATIVE_EDITOR (gouji_narrative_editor_new (stage->report, stage->part));
  stage->buffer = gtk_text_view_get_buffer (gouji_narrative_editor_get_view (stage->editor));
  stage->window = stage_present (GTK_WIDGET (stage->editor), 500, 300);
  g_signal_connect_swapped (stage->report, "changed", G_CALLBACK (changed_cb), stage);
}

static void
tear_down (Stage *stage)
{
  g_signal_handlers_disconnect_by_data (stage->report, stage);
  stage_close (stage->window);
  g_object_unref (stage->report);
}

/* Characters come one by one, as from a keyboard. */
static void
insert_at (Stage *stage, int offset, const char *text)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (stage->buffer, &iter, offset);
  gtk_text_buffer_insert (stage->buffer, &iter, text, -1);
}

static void
undo_and_expect (Stage *stage, const char *text)
{
  gouji_report_undo (stage->report);
  g_assert_cmpstr (gouji_report_get_narrative (stage->report, stage->part)->text, ==, text);
}

static gboolean
has_passed (gpointer end)
{
  return g_get_monotonic_time () > *(gint64 *) end;
}

static void
pause_typing (void)
{
  gint64 end = g_get_monotonic_time () + 1200 * 1000;

  stage_wait (has_passed, &end);
}

static void
test_words_typed_in_one_go_are_one_step (void)
{
  Stage stage;

  set_up (&stage);
  insert_at (&stage, 0, "甲");
  insert_at (&stage, 1, "乙");
  insert_at (&stage, 2, "丙");
  undo_and_expect (&stage, "");
  tear_down (&stage);
}

static void
test_a_sentence_ends_a_step (void)
{
  Stage stage;

  set_up (&stage);
  insert_at (&stage, 0, "甲");
  insert_at (&stage, 1, "。");
  insert_at (&stage, 2, "乙");
  insert_at (&stage, 3, "\n");
  insert_at (&stage, 4, "丙");
  undo_and_expect (&stage, "甲。乙\n");
  undo_and_expect (&stage, "甲。");
  undo_and_expect (&stage, "");
  tear_down (&stage);
}

static void
test_another_place_begins_a_step (void)
{
  Stage stage;
  GtkTextIter start, end;

  set_up (&stage);
  insert_at (&stage, 0, "甲");
  insert_at (&stage, 1, "乙");
  insert_at (&stage, 1, "子");
  insert_at (&stage, 2, "丑");
  gtk_text_buffer_get_iter_at_offset (stage.buffer, &start, 2);
  gtk_text_buffer_get_iter_at_offset (stage.buffer, &end, 3);
  gtk_text_buffer_delete (stage.buffer, &start, &end);
  gtk_text_buffer_get_start_iter (stage.buffer, &start);
  gtk_text_buffer_get_iter_at_offset (stage.buffer, &end, 1);
  gtk_text_buffer_delete (stage.buffer, &start, &end);
  undo_and_expect (&stage, "甲子乙");
  undo_and_expect (&stage, "甲乙");
  undo_and_expect (&stage, "");
  tear_down (&stage);
}

static void
test_a_pause_ends_a_step (void)
{
  Stage stage;

  set_up (&stage);
  insert_at (&stage, 0, "甲");
  pause_typing ();
  insert_at (&stage, 1, "乙");
  undo_and_expect (&stage, "甲");
  undo_and_expect (&stage, "");
  tear_down (&stage);
}

static gboolean
has_pasted (gpointer data)
{
  Stage *stage = data;

  return gtk_text_buffer_get_char_count (stage->buffer) >= 5;
}

static void
test_what_is_pasted_is_a_step (void)
{
  Stage stage;

  set_up (&stage);
  insert_at (&stage, 0, "甲");
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (stage.editor)), "贴上的字");
  g_signal_emit_by_name (gouji_narrative_editor_get_view (stage.editor), "paste-clipboard");
  stage_wait (has_pasted, &stage);
  insert_at (&stage, 5, "乙");
  undo_and_expect (&stage, "甲贴上的字");
  undo_and_expect (&stage, "甲");
  undo_and_expect (&stage, "");
  tear_down (&stage);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/narrative-editor/steps/in-one-go", test_words_typed_in_one_go_are_one_step);
  g_test_add_func ("/narrative-editor/steps/sentence", test_a_sentence_ends_a_step);
  g_test_add_func ("/narrative-editor/steps/another-place", test_another_place_begins_a_step);
  g_test_add_func ("/narrative-editor/steps/pause", test_a_pause_ends_a_step);
  g_test_add_func ("/narrative-editor/steps/paste", test_what_is_pasted_is_a_step);

  return g_test_run ();
}
