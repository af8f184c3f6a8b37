/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "bind/gouji-bind.h"
#include "narrative/gouji-narrative-editor.h"
#include "narrative/gouji-number-dialog.h"
#include "stage.h"

#define RECEIVED "requests.new_received.total"
#define CARRIED "requests.carried_in.total"
/* The number of the first sentence is the table's, that of the second is not. */
#define TEXT "新收政府信息公开申请57件。上年结转政府信息公开申请8件。"

typedef struct {
  GoujiFormSet *forms;
  GoujiFolding *folding;
  GoujiFiller *filler;
  GoujiForm *form;
  GoujiReport *report;
  const GoujiPart *part;
  GoujiNarrativeEditor *editor;
  GtkTextBuffer *buffer;
  GtkWidget *window;
} Stage;

static const GoujiCell *
find_cell (Stage *stage, const char *id)
{
  const GoujiCell *cell = gouji_form_find_cell (stage->form, id);

  g_assert_nonnull (cell);
  return cell;
}

static void
put (Stage *stage, const char *id, gint64 units)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, units);

  gouji_report_set_entered (stage->report, find_cell (stage, id), text, GOUJI_HOW_TYPED);
}

static const char *
get_text (Stage *stage)
{
  return gouji_report_get_narrative (stage->report, stage->part)->text;
}

/* What the page does when the report was checked. */
static void
show_ties (Stage *stage)
{
  g_autoptr (GPtrArray) mentions = gouji_filler_find_mentions (stage->filler, stage->report);
  g_autoptr (GPtrArray) recognised = gouji_bind_recognise (stage->filler, stage->report, mentions);

  gouji_narrative_editor_set_ties (stage->editor, stage->filler, recognised->pdata[stage->part->index]);
}

static void
changed_cb (Stage *stage)
{
  gouji_narrative_editor_refresh (stage->editor);
  show_ties (stage);
}

static void
tie (Stage *stage, guint start, guint end, GoujiBindingMode mode, const char *id)
{
  g_autoptr (GoujiBinding) binding = gouji_binding_new (GOUJI_BINDING_SUM, mode, start, end);

  g_ptr_array_add (binding->cells, (gpointer) find_cell (stage, id));
  g_assert_true (gouji_bind_tie (stage->report, stage->part, binding));
}

static void
set_up (Stage *stage, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  stage->forms = gouji_form_set_new_from_folder (g_getenv ("GOUJI_FORMS"), &error);
  g_assert_no_error (error);
  stage->folding = gouji_folding_new ();
  stage->filler = gouji_filler_new (stage->forms, stage->folding);
  stage->form = gouji_form_set_find (stage->forms, "2021");
  stage->report = gouji_report_new (stage->form);
  stage->part = gouji_form_get_part (stage->form, 0);
  put (stage, RECEIVED, 57);
  put (stage, CARRIED, 9);
  gouji_report_set_text (stage->report, stage->part, TEXT);
  tie (stage, 10, 12, GOUJI_BINDING_FOLLOWS, RECEIVED);
  tie (stage, 26, 27, GOUJI_BINDING_WATCHED, CARRIED);
  gouji_report_break_typing (stage->report);
  stage->editor = GOUJI_NARRATIVE_EDITOR (gouji_narrative_editor_new (stage->report, stage->part));
  stage->buffer = gtk_text_view_get_buffer (gouji_narrative_editor_get_view (stage->editor));
  stage->window = stage_present (GTK_WIDGET (stage->editor), 600, 500);
  g_signal_connect_swapped (stage->report, "changed", G_CALLBACK (changed_cb), stage);
  show_ties (stage);
}

static void
tear_down (Stage *stage, gconstpointer data)
{
  g_signal_handlers_disconnect_by_data (stage->report, stage);
  stage_close (stage->window);
  g_object_unref (stage->report);
  gouji_filler_unref (stage->filler);
  gouji_folding_unref (stage->folding);
  gouji_form_set_unref (stage->forms);
}

/* The line below a character of the text, as GTK will draw it. */
static PangoUnderline
get_underline (Stage *stage, int offset)
{
  GtkTextIter iter;
  g_autoptr (GSList) tags = NULL;
  PangoUnderline found = PANGO_UNDERLINE_NONE;

  gtk_text_buffer_get_iter_at_offset (stage->buffer, &iter, offset);
  tags = gtk_text_iter_get_tags (&iter);
  for (GSList *l = tags; l != NULL; l = l->next) {
    gboolean set;
    PangoUnderline underline;

    g_object_get (l->data, "underline-set", &set, "underline", &underline, NULL);
    if (set)
      found = underline;
  }

  return found;
}

static guint
get_cursor (Stage *stage)
{
  int place;

  g_object_get (stage->buffer, "cursor-position", &place, NULL);
  return (guint) place;
}

static void
place_cursor (Stage *stage, int offset)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (stage->buffer, &iter, offset);
  gtk_text_buffer_place_cursor (stage->buffer, &iter);
}

static void
act (Stage *stage, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (stage->editor), action, NULL));
}

static void
test_each_kind_of_number_has_a_line_of_its_own (Stage *stage, gconstpointer data)
{
  g_assert_cmpint (get_underline (stage, 10), ==, PANGO_UNDERLINE_SINGLE);
  g_assert_cmpint (get_underline (stage, 11), ==, PANGO_UNDERLINE_SINGLE);
  g_assert_cmpint (get_underline (stage, 9), ==, PANGO_UNDERLINE_NONE);
  g_assert_cmpint (get_underline (stage, 12), ==, PANGO_UNDERLINE_NONE);
  g_assert_cmpint (get_underline (stage, 26), ==, PANGO_UNDERLINE_ERROR);

  put (stage, CARRIED, 8);
  show_ties (stage);
  g_assert_cmpint (get_underline (stage, 26), ==, PANGO_UNDERLINE_LOW);

  tie (stage, 26, 27, GOUJI_BINDING_STALE, CARRIED);
  g_assert_cmpint (get_underline (stage, 26), ==, PANGO_UNDERLINE_DOUBLE);
}

static void
test_marks_move_with_the_text_and_go_with_their_number (Stage *stage, gconstpointer data)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_start_iter (stage->buffer, &start);
  gtk_text_buffer_insert (stage->buffer, &start, "今年", -1);
  g_assert_cmpint (get_underline (stage, 12), ==, PANGO_UNDERLINE_SINGLE);
  g_assert_cmpint (get_underline (stage, 28), ==, PANGO_UNDERLINE_ERROR);

  gtk_text_buffer_get_iter_at_offset (stage->buffer, &start, 28);
  gtk_text_buffer_get_iter_at_offset (stage->buffer, &end, 29);
  gtk_text_buffer_delete (stage->buffer, &start, &end);
  for (int i = 14; i < gtk_text_buffer_get_char_count (stage->buffer); i++)
    g_assert_cmpint (get_underline (stage, i), ==, PANGO_UNDERLINE_NONE);
}

/* GTK draws and lays out again what a tag is applied to. */
static void
count_cb (GtkTextBuffer *buffer, GtkTextTag *tag, GtkTextIter *start, GtkTextIter *end, guint *n_characters)
{
  *n_characters += (guint) (gtk_text_iter_get_offset (end) - gtk_text_iter_get_offset (start));
}

static void
test_a_letter_touches_only_its_own_place (Stage *stage, gconstpointer data)
{
  GtkTextIter iter;
  guint n_touched = 0;

  g_signal_connect (stage->buffer, "apply-tag", G_CALLBACK (count_cb), &n_touched);
  g_signal_connect (stage->buffer, "remove-tag", G_CALLBACK (count_cb), &n_touched);
  gtk_text_buffer_get_iter_at_offset (stage->buffer, &iter, 13);
  gtk_text_buffer_insert (stage->buffer, &iter, "甲", -1);
  show_ties (stage);
  g_assert_cmpuint (n_touched, ==, 1);
  g_signal_handlers_disconnect_by_func (stage->buffer, count_cb, &n_touched);
}

static void
test_going_on_leads_to_what_differs_and_around (Stage *stage, gconstpointer data)
{
  place_cursor (stage, 0);
  act (stage, "text.next-number");
  g_assert_cmpuint (get_cursor (stage), ==, 26);
  act (stage, "text.next-number");
  g_assert_cmpuint (get_cursor (stage), ==, 26);
  place_cursor (stage, 29);
  act (stage, "text.previous-number");
  g_assert_cmpuint (get_cursor (stage), ==, 26);
}

static void
test_updating_writes_what_the_table_says_as_one_step (Stage *stage, gconstpointer data)
{
  place_cursor (stage, 26);
  act (stage, "text.update-number");
  g_assert_cmpstr (get_text (stage), ==, "新收政府信息公开申请57件。上年结转政府信息公开申请9件。");
  g_assert_cmpint (get_underline (stage, 26), ==, PANGO_UNDERLINE_SINGLE);
  gouji_report_undo (stage->report);
  g_assert_cmpstr (get_text (stage), ==, TEXT);
  g_assert_cmpint (get_underline (stage, 26), ==, PANGO_UNDERLINE_ERROR);
}

static void
test_untying_takes_the_mark_away_and_undo_brings_it_back (Stage *stage, gconstpointer data)
{
  place_cursor (stage, 26);
  act (stage, "text.untie-number");
  g_assert_cmpint (get_underline (stage, 26), ==, PANGO_UNDERLINE_NONE);
  g_assert_cmpstr (get_text (stage), ==, TEXT);
  gouji_report_undo (stage->report);
  g_assert_cmpint (get_underline (stage, 26), ==, PANGO_UNDERLINE_ERROR);
}

static GtkWidget *
find_button (GtkWidget *parent, const char *action)
{
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = GTK_IS_BUTTON (child) &&
                           g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (child)), action) == 0
                         ? child
                         : find_button (child, action);

    if (found != NULL)
      return found;
  }

  return NULL;
}

static void
test_details_say_what_differs_and_how_to_settle_it (Stage *stage, gconstpointer data)
{
  GtkWidget *popover;
  GtkWidget *update;

  place_cursor (stage, 26);
  act (stage, "text.number-details");
  popover = stage_find (GTK_WIDGET (stage->editor), GTK_TYPE_POPOVER);
  g_assert_nonnull (popover);
  g_assert_true (gtk_widget_get_visible (popover));
  gtk_test_accessible_assert_role (popover, GTK_ACCESSIBLE_ROLE_DIALOG);
  update = find_button (popover, "text.update-number");
  g_assert_nonnull (update);
  g_assert_nonnull (strchr (gtk_button_get_label (GTK_BUTTON (update)), '9'));
  g_assert_null (find_button (popover, "text.keep-number"));
  g_assert_nonnull (find_button (popover, "text.untie-number"));

  g_signal_emit_by_name (update, "clicked");
  g_assert_cmpstr (get_text (stage), ==, "新收政府信息公开申请57件。上年结转政府信息公开申请9件。");
}

static gboolean
has_dialog (gpointer window)
{
  return stage_find (window, GOUJI_TYPE_NUMBER_DIALOG) != NULL;
}

static void
test_the_picker_inserts_a_figure_in_house_style (Stage *stage, gconstpointer data)
{
  GtkWidget *dialog;
  GtkWidget *check;
  const GPtrArray *bindings;

  place_cursor (stage, 0);
  act (stage, "text.insert-number");
  stage_wait (has_dialog, stage->window);
  dialog = stage_find (stage->window, GOUJI_TYPE_NUMBER_DIALOG);
  check = stage_find (dialog, GTK_TYPE_CHECK_BUTTON);
  g_assert_nonnull (check);
  g_assert_null (gouji_number_dialog_get_binding (GOUJI_NUMBER_DIALOG (dialog)));

  /* The first cell of the form has nothing in it: nothing can be said of it. */
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  g_signal_emit_by_name (dialog, "chosen");
  g_assert_cmpstr (get_text (stage), ==, TEXT);

  gouji_report_set_entered (stage->report, gouji_form_get_cell (stage->form, 0), "21", GOUJI_HOW_TYPED);
  gouji_report_break_typing (stage->report);
  g_signal_emit_by_name (dialog, "chosen");
  g_assert_true (g_str_has_suffix (get_text (stage), TEXT));
  g_assert_nonnull (strstr (get_text (stage), "21"));
  bindings = gouji_report_get_bindings (stage->report, stage->part);
  g_assert_cmpuint (bindings->len, ==, 3);
  g_assert_cmpint (((const GoujiBinding *) bindings->pdata[0])->mode, ==, GOUJI_BINDING_FOLLOWS);
  gouji_report_undo (stage->report);
  g_assert_cmpstr (get_text (stage), ==, TEXT);
  adw_dialog_force_close (ADW_DIALOG (dialog));
}

static void
test_what_is_signed_off_takes_no_number (Stage *stage, gconstpointer data)
{
  gtk_text_view_set_editable (gouji_narrative_editor_get_view (stage->editor), FALSE);
  act (stage, "text.insert-number");
  g_assert_null (stage_find (stage->window, GOUJI_TYPE_NUMBER_DIALOG));
}

static void
add (const char *path, void (*test) (Stage *stage, gconstpointer data))
{
  g_test_add (path, Stage, NULL, set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  add ("/narrative-numbers/marks/kinds", test_each_kind_of_number_has_a_line_of_its_own);
  add ("/narrative-numbers/marks/move", test_marks_move_with_the_text_and_go_with_their_number);
  add ("/narrative-numbers/marks/touch-nothing-else", test_a_letter_touches_only_its_own_place);
  add ("/narrative-numbers/next", test_going_on_leads_to_what_differs_and_around);
  add ("/narrative-numbers/update", test_updating_writes_what_the_table_says_as_one_step);
  add ("/narrative-numbers/untie", test_untying_takes_the_mark_away_and_undo_brings_it_back);
  add ("/narrative-numbers/details", test_details_say_what_differs_and_how_to_settle_it);
  add ("/narrative-numbers/picker", test_the_picker_inserts_a_figure_in_house_style);
  add ("/narrative-numbers/read-only", test_what_is_signed_off_takes_no_number);

  return g_test_run ();
}
