/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "narrative/gouji-narrative-editor.h"

#include <glib/gi18n.h>

#include "narrative/gouji-narrative-editor-private.h"
#include "narrative/gouji-tie-words.h"
#include "narrative/gouji-topics-popover.h"
#include "narrative/gouji-word-count.h"
#include "report/gouji-status.h"
#include "words/gouji-form-words.h"

#define RESOURCES "/io/github/gouji/Gouji/narrative/"

/* A writer who has stopped for so long, in milliseconds, begins a thought of his own: one step to undo. */
#define PAUSE 1000

G_DEFINE_FINAL_TYPE (GoujiNarrativeEditor, gouji_narrative_editor, ADW_TYPE_BIN)

static char *
get_text (GoujiNarrativeEditor *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  return gtk_text_buffer_get_text (self->buffer, &start, &end, TRUE);
}

static void
show_guidance (GoujiNarrativeEditor *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->guidance), gtk_text_buffer_get_char_count (self->buffer) == 0);
}

static void
show_count (GoujiNarrativeEditor *self)
{
  g_autofree char *text = get_text (self);
  const guint n = gouji_word_count (text);
  /* Translators: how long a text is, as Word counts it (字数) */
  g_autofree char *words = g_strdup_printf (ngettext ("%'u word", "%'u words", n), n);

  gtk_label_set_label (self->count, words);
}

static void
break_typing (GoujiNarrativeEditor *self)
{
  g_clear_handle_id (&self->pause_source, g_source_remove);
  if (self->report != NULL)
    gouji_report_break_typing (self->report);
}

static gboolean
paused_cb (gpointer user_data)
{
  GoujiNarrativeEditor *self = user_data;

  self->pause_source = 0;
  break_typing (self);
  return G_SOURCE_REMOVE;
}

static gboolean
ends_sentence (const char *text, gsize length)
{
  static const gunichar marks[] = { '\n', '!', '?', 0x2026, 0x3002, 0xFF01, 0xFF1B, 0xFF1F }; /* …。！；？ */
  const char *last = length > 0 ? g_utf8_prev_char (text + length) : text;

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (g_utf8_get_char (last) == marks[i])
      return TRUE;
  return FALSE;
}

/* Who goes on writing elsewhere writes something else. */
static void
insert_cb (GtkTextBuffer *buffer, GtkTextIter *place, char *text, int length, GoujiNarrativeEditor *self)
{
  const int offset = gtk_text_iter_get_offset (place);

  if (self->showing)
    return;
  if (offset != self->typed_to)
    break_typing (self);
  self->typed_to = offset + (int) g_utf8_strlen (text, length);
  self->sentence_ended = ends_sentence (text, (gsize) length);
}

/* The language decides how letters look. Only what is new is given it: to GTK a tag that is applied to all of
 * a text again is a reason to lay all of it out again. */
static void
inserted_cb (GtkTextBuffer *buffer, GtkTextIter *place, char *text, int length, GoujiNarrativeEditor *self)
{
  GtkTextIter start = *place;

  gtk_text_iter_backward_chars (&start, (int) g_utf8_strlen (text, length));
  gtk_text_buffer_apply_tag (buffer, self->language, &start, place);
}

static void
delete_cb (GtkTextBuffer *buffer, GtkTextIter *start, GtkTextIter *end, GoujiNarrativeEditor *self)
{
  if (self->showing)
    return;
  if (gtk_text_iter_get_offset (start) != self->typed_to && gtk_text_iter_get_offset (end) != self->typed_to)
    break_typing (self);
  self->typed_to = gtk_text_iter_get_offset (start);
  self->sentence_ended = FALSE;
}

static void
changed_cb (GoujiNarrativeEditor *self)
{
  g_autofree char *text = NULL;

  show_guidance (self);
  show_count (self);
  if (self->showing)
    return;
  text = get_text (self);
  gouji_report_set_text (self->report, self->part, text);
  g_clear_handle_id (&self->pause_source, g_source_remove);
  if (self->sentence_ended)
    break_typing (self);
  else
    self->pause_source = g_timeout_add (PAUSE, paused_cb, self);
}

/* While the input method composes, the guidance would shine through its text. */
static void
preedit_changed_cb (GoujiNarrativeEditor *self, const char *preedit)
{
  self->composing = preedit != NULL && *preedit != '\0';
  if (self->composing)
    gtk_widget_set_visible (GTK_WIDGET (self->guidance), FALSE);
  else
    show_guidance (self);
}

/* Changes only what differs between the two texts, so that undoing a word leaves the cursor at that word. */
static void
replace_difference (GoujiNarrativeEditor *self, const char *old, const char *new)
{
  const char *old_end = old + strlen (old);
  const char *new_end = new + strlen (new);
  const char *from = old;
  const char *to = new;
  GtkTextIter start, end;

  while (*from != '\0' && g_utf8_get_char (from) == g_utf8_get_char (to)) {
    from = g_utf8_next_char (from);
    to = g_utf8_next_char (to);
  }
  while (old_end > from && new_end > to) {
    const char *old_last = g_utf8_prev_char (old_end);
    const char *new_last = g_utf8_prev_char (new_end);

    if (g_utf8_get_char (old_last) != g_utf8_get_char (new_last))
      break;
    old_end = old_last;
    new_end = new_last;
  }
  gtk_text_buffer_get_iter_at_offset (self->buffer, &start, (int) g_utf8_pointer_to_offset (old, from));
  gtk_text_buffer_get_iter_at_offset (self->buffer, &end, (int) g_utf8_pointer_to_offset (old, old_end));
  gtk_text_buffer_delete (self->buffer, &start, &end);
  gtk_text_buffer_insert (self->buffer, &start, to, (int) (new_end - to));
  gtk_text_buffer_place_cursor (self->buffer, &start);
  self->typed_to = gtk_text_iter_get_offset (&start);
}

static void
load_style (void)
{
  static gsize loaded = 0;

  if (g_once_init_enter (&loaded)) {
    g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

    gtk_css_provider_load_from_resource (provider, RESOURCES "narrative.css");
    gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider),
                                                GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
    g_once_init_leave (&loaded, 1);
  }
}

static void
gouji_narrative_editor_dispose (GObject *object)
{
  GoujiNarrativeEditor *self = GOUJI_NARRATIVE_EDITOR (object);

  g_clear_handle_id (&self->pause_source, g_source_remove);
  gouji_narrative_editor_forget_numbers (self);
  gouji_narrative_editor_forget_levels (self);
  g_clear_pointer (&self->marks, gouji_tie_marks_free);
  g_clear_object (&self->report);

  G_OBJECT_CLASS (gouji_narrative_editor_parent_class)->dispose (object);
}

static void
gouji_narrative_editor_class_init (GoujiNarrativeEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gouji_narrative_editor_dispose;

  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "narrative");
  gouji_narrative_editor_add_number_actions (GTK_WIDGET_CLASS (klass));
  gouji_narrative_editor_add_level_actions (GTK_WIDGET_CLASS (klass));
}

static void
create_view (GoujiNarrativeEditor *self)
{
  self->view = GTK_TEXT_VIEW (gtk_text_view_new ());
  self->buffer = gtk_text_view_get_buffer (self->view);
  self->language = gtk_text_buffer_create_tag (self->buffer, NULL, "language", "zh-cn", NULL);
  gtk_text_buffer_set_enable_undo (self->buffer, FALSE);
  gtk_text_view_set_wrap_mode (self->view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (self->view, FALSE);
  gtk_text_view_set_pixels_inside_wrap (self->view, 4);
  gtk_text_view_set_pixels_below_lines (self->view, 6);
  gtk_text_view_set_left_margin (self->view, 12);
  gtk_text_view_set_right_margin (self->view, 12);
  gtk_text_view_set_top_margin (self->view, 12);
  gtk_text_view_set_bottom_margin (self->view, 12);
  g_signal_connect_swapped (self->buffer, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect (self->buffer, "insert-text", G_CALLBACK (insert_cb), self);
  g_signal_connect_after (self->buffer, "insert-text", G_CALLBACK (inserted_cb), self);
  g_signal_connect (self->buffer, "delete-range", G_CALLBACK (delete_cb), self);
  g_signal_connect_swapped (self->view, "preedit-changed", G_CALLBACK (preedit_changed_cb), self);
}

static void
create_guidance (GoujiNarrativeEditor *self)
{
  g_autoptr (PangoAttrList) attributes = gouji_form_words_attributes ();

  self->guidance = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_attributes (self->guidance, attributes);
  gtk_label_set_wrap (self->guidance, TRUE);
  gtk_label_set_wrap_mode (self->guidance, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (self->guidance, 0.0f);
  gtk_widget_set_valign (GTK_WIDGET (self->guidance), GTK_ALIGN_START);
  gtk_widget_set_can_target (GTK_WIDGET (self->guidance), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->guidance), "guidance");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->guidance), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
}

static GtkWidget *
create_button (const char *icon, const char *words, const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static void
fill_topics (GtkMenuButton *button, gpointer user_data)
{
  GoujiNarrativeEditor *self = user_data;
  const GoujiFolding *folding = self->filler != NULL ? gouji_filler_get_folding (self->filler) : NULL;

  gtk_menu_button_set_popover (button, gouji_topics_popover_new (self->report, self->part, folding));
}

static void
fill_levels (GtkMenuButton *button, gpointer user_data)
{
  g_autoptr (GMenuModel) menu =
    /* Translators: a paragraph without a number before it */
    gouji_narrative_editor_create_level_menu (user_data, _ ("No number"));

  gtk_menu_button_set_menu_model (button, menu);
}

static GtkWidget *
create_menu_button (GoujiNarrativeEditor *self,
                    const char *icon,
                    const char *words,
                    GtkMenuButtonCreatePopupFunc fill)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), icon);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), fill, self, NULL);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  return button;
}

/* The line above the text: what is to be done about its numbers, how long it is, and what can be put in. */
static void
create_bar (GoujiNarrativeEditor *self)
{
  self->bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_add_css_class (self->bar, "narrative-bar");
  self->summary = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->summary, TRUE);
  gtk_label_set_wrap_mode (self->summary, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (self->summary, 0.0f);
  gtk_widget_add_css_class (GTK_WIDGET (self->summary), "attention");
  self->next = create_button ("go-down-symbolic", _ ("Next number to look at (F4)"), "text.next-number");
  self->count = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->count, 1.0f);
  gtk_widget_set_hexpand (GTK_WIDGET (self->count), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "dimmed");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->count),
                               _ ("Counted as Word does: each character and each mark is one, "
                                  "and so is each number"));

  gtk_box_append (GTK_BOX (self->bar), GTK_WIDGET (self->summary));
  gtk_box_append (GTK_BOX (self->bar), self->next);
  gtk_box_append (GTK_BOX (self->bar), GTK_WIDGET (self->count));
  gtk_box_append (GTK_BOX (self->bar), create_menu_button (self, "checkbox-checked-symbolic",
                                                           _ ("What belongs in this text"), fill_topics));
  gtk_box_append (GTK_BOX (self->bar), create_menu_button (self, "view-list-ordered-symbolic",
                                                           _ ("Number before the paragraph"), fill_levels));
  gtk_box_append (GTK_BOX (self->bar),
                  create_button ("list-add-symbolic", _ ("Insert a figure of the form (Ctrl+Shift+K)"),
                                 "text.insert-number"));
  gtk_widget_set_visible (GTK_WIDGET (self->summary), FALSE);
  gtk_widget_set_visible (self->next, FALSE);
}

static void
gouji_narrative_editor_init (GoujiNarrativeEditor *self)
{
  GtkWidget *overlay = gtk_overlay_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  load_style ();
  create_view (self);
  create_guidance (self);
  create_bar (self);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), GTK_WIDGET (self->view));
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), GTK_WIDGET (self->guidance));
  gtk_overlay_set_measure_overlay (GTK_OVERLAY (overlay), GTK_WIDGET (self->guidance), TRUE);
  gtk_box_append (GTK_BOX (box), self->bar);
  gtk_box_append (GTK_BOX (box), overlay);
  adw_bin_set_child (ADW_BIN (self), box);
  gouji_narrative_editor_watch_numbers (self);
  gouji_narrative_editor_watch_levels (self);

  g_signal_connect_swapped (focus, "leave", G_CALLBACK (break_typing), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

GtkWidget *
gouji_narrative_editor_new (GoujiReport *report, const GoujiPart *part)
{
  GoujiNarrativeEditor *self = g_object_new (GOUJI_TYPE_NARRATIVE_EDITOR, NULL);

  self->part = part;
  gtk_label_set_label (self->guidance, part->guidance != NULL ? part->guidance : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, part->title,
                                  GTK_ACCESSIBLE_PROPERTY_PLACEHOLDER,
                                  part->guidance != NULL ? part->guidance : "", -1);
  gouji_narrative_editor_set_report (self, report);
  return GTK_WIDGET (self);
}

/**
 * gouji_narrative_editor_set_report:
 * @report: a report in the form that the part belongs to
 */
void
gouji_narrative_editor_set_report (GoujiNarrativeEditor *self, GoujiReport *report)
{
  g_return_if_fail (GOUJI_IS_NARRATIVE_EDITOR (self));

  break_typing (self);
  if (report != self->report) {
    gouji_narrative_editor_forget_numbers (self);
    gouji_narrative_editor_forget_levels (self);
  }
  g_set_object (&self->report, report);
  gouji_narrative_editor_refresh (self);
}

/**
 * gouji_narrative_editor_refresh:
 *
 * Shows what the report has for the part now.
 */
void
gouji_narrative_editor_refresh (GoujiNarrativeEditor *self)
{
  g_return_if_fail (GOUJI_IS_NARRATIVE_EDITOR (self));

  const GoujiNarrative *narrative = gouji_report_get_narrative (self->report, self->part);
  const char *text = narrative->text != NULL ? narrative->text : "";
  g_autofree char *shown = get_text (self);

  if (!g_str_equal (shown, text)) {
    self->showing = TRUE;
    replace_difference (self, shown, text);
    self->showing = FALSE;
  }
  gtk_text_view_set_editable (self->view, !gouji_report_get_locked (self->report));
  show_guidance (self);
  show_count (self);
}

GtkTextView *
gouji_narrative_editor_get_view (GoujiNarrativeEditor *self)
{
  g_return_val_if_fail (GOUJI_IS_NARRATIVE_EDITOR (self), NULL);

  return self->view;
}
