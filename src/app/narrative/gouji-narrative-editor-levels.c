/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "narrative/gouji-narrative-editor-private.h"
#include "narrative/gouji-pasted-text.h"

#define ACTION "text.level-"

static GoujiParagraphMarks *
get_marks (GoujiNarrativeEditor *self)
{
  if (self->paragraph_marks == NULL)
    self->paragraph_marks = gouji_paragraph_marks_new (gouji_report_get_form (self->report));

  return self->paragraph_marks;
}

/* -- lines -- */

static void
get_line (GoujiNarrativeEditor *self, int line, GtkTextIter *start, GtkTextIter *end)
{
  gtk_text_buffer_get_iter_at_line (self->buffer, start, line);
  *end = *start;
  if (!gtk_text_iter_ends_line (end))
    gtk_text_iter_forward_to_line_end (end);
}

static GoujiParagraphMark
read_mark (GoujiNarrativeEditor *self, int line)
{
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  get_line (self, line, &start, &end);
  text = gtk_text_buffer_get_text (self->buffer, &start, &end, TRUE);

  return gouji_paragraph_marks_read (get_marks (self), text);
}

/* Level 0 takes the mark away. */
static void
put_mark (GoujiNarrativeEditor *self, int line, guint level, guint number)
{
  const GoujiParagraphMark old = read_mark (self, line);
  g_autofree char *mark = gouji_paragraph_marks_write (get_marks (self), level, number);
  GtkTextIter start, end;

  if (level > 0 && mark == NULL)
    return;
  gtk_text_buffer_get_iter_at_line (self->buffer, &start, line);
  end = start;
  gtk_text_iter_forward_chars (&end, (int) old.length);
  if (old.length > 0)
    gtk_text_buffer_delete (self->buffer, &start, &end);
  if (mark != NULL)
    gtk_text_buffer_insert (self->buffer, &start, mark, -1);
}

/* -- counting -- */

/* What the paragraph of a line is counted as among those of its level, which begin anew below each higher
 * one. */
static guint
find_number (GoujiNarrativeEditor *self, int line, guint level)
{
  for (int i = line - 1; i >= 0; i--) {
    const GoujiParagraphMark mark = read_mark (self, i);

    if (mark.level == level)
      return mark.number + 1;
    if (mark.level > 0 && mark.level < level)
      break;
  }

  return 1;
}

/* Counts on behind a line where those that follow were counted one after the other from @was; what was not is
 * somebody's own numbering. */
static void
count_on (GoujiNarrativeEditor *self, int line, guint level, guint was, guint number)
{
  const int n_lines = gtk_text_buffer_get_line_count (self->buffer);

  for (int i = line + 1; i < n_lines && was != number; i++) {
    const GoujiParagraphMark mark = read_mark (self, i);

    if (mark.level == 0 || mark.level > level)
      continue;
    if (mark.level < level || mark.number != was)
      return;
    put_mark (self, i, level, number);
    was++;
    number++;
  }
}

static void
set_level (GoujiNarrativeEditor *self, int line, guint level)
{
  const GoujiParagraphMark old = read_mark (self, line);
  const guint number = level > 0 ? find_number (self, line, level) : 0;

  if (old.level == level)
    return;
  put_mark (self, line, level, number);
  if (old.level > 0)
    count_on (self, line, old.level, old.number + 1, level > 0 && level < old.level ? 1 : old.number);
  if (level > 0)
    count_on (self, line, level, number, number + 1);
}

/* -- what is done as one step -- */

static void
begin_step (GoujiNarrativeEditor *self)
{
  gouji_report_begin_step (self->report);
  gtk_text_buffer_begin_user_action (self->buffer);
}

static void
end_step (GoujiNarrativeEditor *self)
{
  gtk_text_buffer_end_user_action (self->buffer);
  gouji_report_end_step (self->report);
  gtk_text_view_scroll_mark_onscreen (self->view, gtk_text_buffer_get_insert (self->buffer));
}

static gboolean
can_edit (GoujiNarrativeEditor *self)
{
  return !self->composing && self->report != NULL && gtk_text_view_get_editable (self->view);
}

/* All paragraphs that are selected, or the one with the cursor. */
static void
level_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GoujiNarrativeEditor *self = GOUJI_NARRATIVE_EDITOR (widget);
  const guint level = (guint) g_ascii_digit_value (name[strlen (ACTION)]);
  GtkTextIter start, end;
  int last;

  if (!can_edit (self))
    return;

  gtk_text_buffer_get_selection_bounds (self->buffer, &start, &end);
  last = gtk_text_iter_get_line (&end);
  begin_step (self);
  for (int line = gtk_text_iter_get_line (&start); line <= last; line++)
    set_level (self, line, level);
  end_step (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* -- keys -- */

/* The mark of the line with the cursor, where nothing is selected. */
static gboolean
get_cursor (GoujiNarrativeEditor *self, GtkTextIter *cursor, GoujiParagraphMark *mark)
{
  if (gtk_text_buffer_get_has_selection (self->buffer))
    return FALSE;
  gtk_text_buffer_get_iter_at_mark (self->buffer, cursor, gtk_text_buffer_get_insert (self->buffer));
  *mark = read_mark (self, gtk_text_iter_get_line (cursor));

  return mark->level > 0;
}

/* Behind a counted paragraph comes the next; where nothing was written in it, none. */
static gboolean
press_enter (GoujiNarrativeEditor *self)
{
  GoujiParagraphMark mark;
  GtkTextIter cursor;
  g_autofree char *next = NULL;

  if (!get_cursor (self, &cursor, &mark) || !gtk_text_iter_ends_line (&cursor))
    return FALSE;

  begin_step (self);
  if ((guint) gtk_text_iter_get_line_offset (&cursor) <= mark.length) {
    set_level (self, gtk_text_iter_get_line (&cursor), 0);
  } else {
    const int line = gtk_text_iter_get_line (&cursor) + 1;

    gtk_text_buffer_insert (self->buffer, &cursor, "\n", 1);
    put_mark (self, line, mark.level, mark.number + 1);
    count_on (self, line, mark.level, mark.number + 1, mark.number + 2);
  }
  end_step (self);

  return TRUE;
}

/* Only at the mark itself, and only as far as there are levels: anywhere else Tab leads out of the text, and
 * so does the next one here. */
static gboolean
press_tab (GoujiNarrativeEditor *self, gboolean back)
{
  GoujiParagraphMark mark;
  GtkTextIter cursor;

  if (!get_cursor (self, &cursor, &mark) || (guint) gtk_text_iter_get_line_offset (&cursor) > mark.length ||
      (!back && mark.level >= GOUJI_PARAGRAPH_LEVELS))
    return FALSE;

  begin_step (self);
  set_level (self, gtk_text_iter_get_line (&cursor), back ? mark.level - 1 : mark.level + 1);
  end_step (self);

  return TRUE;
}

/* Behind the mark the whole mark goes. */
static gboolean
press_backspace (GoujiNarrativeEditor *self)
{
  GoujiParagraphMark mark;
  GtkTextIter cursor;

  if (!get_cursor (self, &cursor, &mark) || (guint) gtk_text_iter_get_line_offset (&cursor) != mark.length)
    return FALSE;

  begin_step (self);
  set_level (self, gtk_text_iter_get_line (&cursor), 0);
  end_step (self);

  return TRUE;
}

static gboolean
key_cb (
  GtkEventControllerKey *keys, guint key, guint code, GdkModifierType modifiers, GoujiNarrativeEditor *self)
{
  const GdkModifierType held = modifiers & gtk_accelerator_get_default_mod_mask ();

  if (!can_edit (self) || (held & ~GDK_SHIFT_MASK) != 0)
    return FALSE;

  switch (key) {
  case GDK_KEY_Return:
  case GDK_KEY_KP_Enter:
    return held == 0 && press_enter (self);
  case GDK_KEY_Tab:
  case GDK_KEY_ISO_Left_Tab:
    return press_tab (self, (held & GDK_SHIFT_MASK) != 0);
  case GDK_KEY_BackSpace:
    return held == 0 && press_backspace (self);
  default:
    return FALSE;
  }
}

/* -- pasting -- */

/* Another report may be shown by the time that the other program has answered. */
typedef struct {
  GWeakRef editor;
  GoujiReport *report;
} Pasting;

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Pasting *pasting = data;
  g_autoptr (GoujiNarrativeEditor) self = g_weak_ref_get (&pasting->editor);
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  g_autoptr (GoujiReport) report = pasting->report;

  g_weak_ref_clear (&pasting->editor);
  g_free (pasting);
  if (self == NULL || self->report != report || text == NULL || !can_edit (self)) {
    if (self != NULL && text == NULL)
      gtk_widget_error_bell (GTK_WIDGET (self));
    return;
  }
  gouji_narrative_editor_paste (self, text);
}

/* Only the letters: what the clipboard has of formatting is not even asked for. */
static void
paste_clipboard_cb (GtkTextView *view, GoujiNarrativeEditor *self)
{
  Pasting *pasting;

  g_signal_stop_emission_by_name (view, "paste-clipboard");
  if (!can_edit (self))
    return;

  pasting = g_new0 (Pasting, 1);
  g_weak_ref_init (&pasting->editor, self);
  pasting->report = g_object_ref (self->report);
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (view)), NULL, read_cb, pasting);
}

/* Puts text from elsewhere in the place of what is selected, as one step. */
void
gouji_narrative_editor_paste (GoujiNarrativeEditor *self, const char *text)
{
  g_autofree char *cleaned = gouji_pasted_text_clean (get_marks (self), text);

  if (*cleaned == '\0')
    return;
  begin_step (self);
  gtk_text_buffer_delete_selection (self->buffer, TRUE, TRUE);
  gtk_text_buffer_insert_interactive_at_cursor (self->buffer, cleaned, -1, TRUE);
  end_step (self);
}

/* -- set up -- */

void
gouji_narrative_editor_add_level_actions (GtkWidgetClass *widget_class)
{
  static const guint keys[] = { GDK_KEY_0, GDK_KEY_1, GDK_KEY_2, GDK_KEY_3, GDK_KEY_4 };

  G_STATIC_ASSERT (G_N_ELEMENTS (keys) == GOUJI_PARAGRAPH_LEVELS + 1);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++) {
    g_autofree char *name = g_strdup_printf (ACTION "%u", i);

    gtk_widget_class_install_action (widget_class, name, NULL, level_action);
    gtk_widget_class_add_binding_action (widget_class, keys[i], GDK_CONTROL_MASK | GDK_ALT_MASK, name, NULL);
  }
}

void
gouji_narrative_editor_watch_levels (GoujiNarrativeEditor *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
  g_signal_connect (self->view, "paste-clipboard", G_CALLBACK (paste_clipboard_cb), self);
}

/* Another form may write its marks otherwise. */
void
gouji_narrative_editor_forget_levels (GoujiNarrativeEditor *self)
{
  g_clear_pointer (&self->paragraph_marks, gouji_paragraph_marks_free);
}

/* The menu shows each level as it is written. */
GMenuModel *
gouji_narrative_editor_create_level_menu (GoujiNarrativeEditor *self, const char *none)
{
  GMenu *menu = g_menu_new ();

  for (guint level = 1; level <= GOUJI_PARAGRAPH_LEVELS; level++) {
    g_autofree char *mark = gouji_paragraph_marks_write (get_marks (self), level, 1);
    g_autofree char *action = g_strdup_printf (ACTION "%u", level);

    if (mark != NULL)
      g_menu_append (menu, mark, action);
  }
  g_menu_append (menu, none, ACTION "0");

  return G_MENU_MODEL (menu);
}
