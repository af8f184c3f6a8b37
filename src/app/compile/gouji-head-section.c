/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "compile/gouji-head-section.h"

#include <glib/gi18n.h>

#include "correct/gouji-correct-words.h"
#include "report/gouji-status.h"
#include "words/gouji-field-words.h"

struct _GoujiHeadSection {
  AdwBin parent_instance;

  GtkWidget *box;
  GtkEditable *entries[GOUJI_N_FIELDS]; /* (nullable): of the fields that are one line */
  GtkTextView *opening;                 /* (nullable) */
  GtkWidget *write;                     /* (nullable): writes the opening from the profile */
  GtkLabel *fault;

  GoujiReport *report;
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (GoujiHeadSection, gouji_head_section, ADW_TYPE_BIN)

static const char *
get_text (GoujiHeadSection *self, GoujiField field)
{
  const char *text = self->report != NULL ? gouji_report_get_field (self->report, field) : NULL;

  return text != NULL ? text : "";
}

static char *
get_opening (GoujiHeadSection *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->opening);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

/* -- what is typed -- */

static gboolean
is_day (const char *text)
{
  g_auto (GStrv) pieces = g_strsplit (text, "-", 4);

  return strlen (text) == 10 && g_strv_length (pieces) == 3 && strspn (text, "0123456789-") == 10 &&
         strlen (pieces[0]) == 4 && strlen (pieces[1]) == 2 &&
         g_date_valid_dmy ((GDateDay) atoi (pieces[2]), (GDateMonth) atoi (pieces[1]),
                           (GDateYear) atoi (pieces[0]));
}

static void
judge_day (GoujiHeadSection *self)
{
  GtkEditable *entry = self->entries[GOUJI_FIELD_DATED];
  const char *text = entry != NULL ? gtk_editable_get_text (entry) : "";
  gboolean good = *text == '\0' || is_day (text);

  if (entry == NULL)
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->fault), !good);
  gtk_accessible_update_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
                               good ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE, -1);
  if (good)
    gtk_widget_remove_css_class (GTK_WIDGET (entry), "warning");
  else
    gtk_widget_add_css_class (GTK_WIDGET (entry), "warning");
}

/* A day that is half typed is no day; the report keeps the one it had. */
static void
entry_changed_cb (GoujiHeadSection *self, GtkEditable *entry)
{
  judge_day (self);
  if (self->showing || self->report == NULL)
    return;

  for (GoujiField field = 0; field < GOUJI_N_FIELDS; field++) {
    const char *text = gtk_editable_get_text (entry);

    if (self->entries[field] == entry && (field != GOUJI_FIELD_DATED || *text == '\0' || is_day (text)))
      gouji_report_set_field (self->report, field, text);
  }
}

static void
opening_changed_cb (GoujiHeadSection *self)
{
  g_autofree char *text = get_opening (self);

  if (!self->showing && self->report != NULL)
    gouji_report_set_field (self->report, GOUJI_FIELD_PREAMBLE, text);
}

static void
left_cb (GoujiHeadSection *self)
{
  if (self->report != NULL)
    gouji_report_break_typing (self->report);
}

/* -- what is shown -- */

static void
show_field (GoujiHeadSection *self, GoujiField field)
{
  GtkEditable *entry = self->entries[field];
  const char *text = get_text (self, field);

  self->showing = TRUE;
  if (entry != NULL && !g_str_equal (gtk_editable_get_text (entry), text)) {
    int position = gtk_editable_get_position (entry);

    gtk_editable_set_text (entry, text);
    gtk_editable_set_position (entry, position);
  }
  if (self->opening != NULL && field == GOUJI_FIELD_PREAMBLE) {
    g_autofree char *shown = get_opening (self);

    if (!g_str_equal (shown, text))
      gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->opening), text, -1);
  }
  self->showing = FALSE;
}

/* A report that was signed off is read only until it is reopened. */
static void
show_whether_editable (GoujiHeadSection *self)
{
  gboolean editable = self->report != NULL && !gouji_report_get_read_only (self->report) &&
                      !gouji_report_get_locked (self->report);

  for (GoujiField field = 0; field < GOUJI_N_FIELDS; field++) {
    if (self->entries[field] != NULL)
      gtk_editable_set_editable (self->entries[field], editable);
  }
  if (self->opening != NULL)
    gtk_text_view_set_editable (self->opening, editable);
}

static void
changed_cb (GoujiReport *report, GoujiChange kind, guint index, GoujiHeadSection *self)
{
  if (kind != GOUJI_CHANGE_FIELD)
    return;
  if (index == GOUJI_FIELD_STATUS)
    show_whether_editable (self);
  show_field (self, index);
}

static void
gouji_head_section_dispose (GObject *object)
{
  GoujiHeadSection *self = GOUJI_HEAD_SECTION (object);

  gouji_head_section_set_report (self, NULL);

  G_OBJECT_CLASS (gouji_head_section_parent_class)->dispose (object);
}

static void
gouji_head_section_class_init (GoujiHeadSectionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gouji_head_section_dispose;

  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
gouji_head_section_init (GoujiHeadSection *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  adw_bin_set_child (ADW_BIN (self), self->box);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

static void
add_label (GoujiHeadSection *self, const char *words, GtkWidget *named)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "heading");
  gtk_box_append (GTK_BOX (self->box), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (named), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
add_entry (GoujiHeadSection *self, GoujiField field, const char *words, const char *placeholder)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_enable_undo (GTK_EDITABLE (entry), FALSE);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), placeholder);
  self->entries[field] = GTK_EDITABLE (entry);
  add_label (self, words, entry);
  gtk_box_append (GTK_BOX (self->box), entry);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (entry_changed_cb), self);
}

static void
add_opening (GoujiHeadSection *self)
{
  GtkTextBuffer *buffer;
  GtkWidget *frame = gtk_frame_new (NULL);

  self->opening = GTK_TEXT_VIEW (gtk_text_view_new ());
  buffer = gtk_text_view_get_buffer (self->opening);
  gtk_text_buffer_set_enable_undo (buffer, FALSE);
  gtk_text_view_set_wrap_mode (self->opening, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (self->opening, FALSE);
  gtk_text_view_set_left_margin (self->opening, 12);
  gtk_text_view_set_right_margin (self->opening, 12);
  gtk_text_view_set_top_margin (self->opening, 12);
  gtk_text_view_set_bottom_margin (self->opening, 12);
  gtk_text_view_set_pixels_inside_wrap (self->opening, 4);
  gtk_text_view_set_pixels_below_lines (self->opening, 6);
  add_label (self, _ ("Opening words"), GTK_WIDGET (self->opening));
  gtk_frame_set_child (GTK_FRAME (frame), GTK_WIDGET (self->opening));
  gtk_box_append (GTK_BOX (self->box), frame);
  g_signal_connect_swapped (buffer, "changed", G_CALLBACK (opening_changed_cb), self);

  self->write = gtk_button_new_with_mnemonic (_ ("_Write from Own Agency’s Details"));
  gtk_widget_set_halign (self->write, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (self->write,
                               _ ("Replaces the opening words by law, period and contact; can be undone"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->write), "win.write-opening");
  gtk_box_append (GTK_BOX (self->box), self->write);
}

/**
 * gouji_head_section_new_top:
 *
 * Returns: (transfer floating): title and opening words
 */
GtkWidget *
gouji_head_section_new_top (void)
{
  GoujiHeadSection *self = g_object_new (GOUJI_TYPE_HEAD_SECTION, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Before the first part"), -1);
  add_entry (self, GOUJI_FIELD_TITLE, gouji_words_for_field (GOUJI_FIELD_TITLE), NULL);
  add_opening (self);
  return GTK_WIDGET (self);
}

/**
 * gouji_head_section_new_bottom:
 *
 * Returns: (transfer floating): signature and day
 */
GtkWidget *
gouji_head_section_new_bottom (void)
{
  GoujiHeadSection *self = g_object_new (GOUJI_TYPE_HEAD_SECTION, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Behind the last part"), -1);
  add_entry (self, GOUJI_FIELD_SIGNATURE, _ ("Signature"), NULL);
  add_entry (self, GOUJI_FIELD_DATED, gouji_words_for_field (GOUJI_FIELD_DATED), _ ("as 2025-01-20"));
  self->fault = GTK_LABEL (gtk_label_new (_ ("A day is written as 2025-01-20.")));
  gtk_label_set_xalign (self->fault, 0.0f);
  gtk_widget_add_css_class (GTK_WIDGET (self->fault), "caption");
  gtk_widget_set_visible (GTK_WIDGET (self->fault), FALSE);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->fault));
  return GTK_WIDGET (self);
}

/**
 * gouji_head_section_set_report:
 * @report: (nullable): the report to show
 */
void
gouji_head_section_set_report (GoujiHeadSection *self, GoujiReport *report)
{
  g_return_if_fail (GOUJI_IS_HEAD_SECTION (self));

  if (self->report == report)
    return;
  if (self->report != NULL)
    g_signal_handlers_disconnect_by_func (self->report, changed_cb, self);
  g_set_object (&self->report, report);
  if (report == NULL)
    return;

  g_signal_connect (report, "changed", G_CALLBACK (changed_cb), self);
  for (GoujiField field = 0; field < GOUJI_N_FIELDS; field++)
    show_field (self, field);
  show_whether_editable (self);
}
