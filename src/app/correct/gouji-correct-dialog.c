/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "correct/gouji-correct-dialog.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "correct/gouji-correct-words.h"
#include "correct/gouji-correcting.h"
#include "words/gouji-field-words.h"
#include "words/gouji-words.h"

/* The kinds that are offered, in the order of how many reports each publishes. */
static const char *const kinds[] = { "",       "government", "department", "township",
                                     "school", "hospital",   "enterprise" };

static const GoujiField more_fields[] = { GOUJI_FIELD_TITLE,        GOUJI_FIELD_SCOPE,
                                          GOUJI_FIELD_PERIOD_START, GOUJI_FIELD_PERIOD_END,
                                          GOUJI_FIELD_PUBLISHED,    GOUJI_FIELD_DATED };

struct _GoujiCorrectDialog {
  AdwDialog parent_instance;

  AdwPreferencesGroup *reading_group;
  AdwComboRow *forms;
  AdwComboRow *ranges;
  AdwActionRow *outcome;
  AdwPreferencesGroup *agency_group;
  AdwPreferencesGroup *more_group;

  GtkEditable *entries[GOUJI_N_CONTENT_FIELDS]; /* (nullable): of the fields that are typed */
  AdwComboRow *kind;
  GPtrArray *kind_codes; /* (element-type utf8): of the rows of @kind */

  GoujiOpenReport *report;
  GArray *choices; /* (element-type GoujiRange): of the rows of @ranges */
  GCancellable *reading;
};

G_DEFINE_FINAL_TYPE (GoujiCorrectDialog, gouji_correct_dialog, ADW_TYPE_DIALOG)

static GoujiReport *
get_content (GoujiCorrectDialog *self)
{
  return gouji_open_report_get_report (self->report);
}

static GoujiFormSet *
get_forms (GoujiCorrectDialog *self)
{
  return gouji_kit_get_forms (gouji_open_report_get_kit (self->report));
}

/* -- what is wanted -- */

static void
add_field (GoujiCorrectDialog *self, GVariantDict *wanted, GoujiField field, const char *text)
{
  const char *now = gouji_report_get_field (get_content (self), field);

  if (g_strcmp0 (text, now != NULL ? now : "") != 0)
    g_variant_dict_insert (wanted, gouji_field_to_string (field), "s", text);
}

static void
add_reading (GoujiCorrectDialog *self, GVariantDict *wanted)
{
  GoujiForm *form = gouji_form_set_get_form (get_forms (self), adw_combo_row_get_selected (self->forms));
  guint choice = adw_combo_row_get_selected (self->ranges);

  g_variant_dict_insert (wanted, "form", "s", gouji_form_get_id (form));
  if (choice < self->choices->len) {
    const GoujiRange *range = &g_array_index (self->choices, GoujiRange, choice);

    g_variant_dict_insert (wanted, "range", "(uu)", range->start, range->end);
  }
}

/* Returns: (transfer floating): the parameter of the action */
static GVariant *
collect_wanted (GoujiCorrectDialog *self)
{
  GVariantDict wanted;
  const char *code = g_ptr_array_index (self->kind_codes, adw_combo_row_get_selected (self->kind));

  g_variant_dict_init (&wanted, NULL);
  add_reading (self, &wanted);
  add_field (self, &wanted, GOUJI_FIELD_KIND, code);
  for (GoujiField field = 0; field < GOUJI_N_CONTENT_FIELDS; field++) {
    if (self->entries[field] == NULL)
      continue;

    g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (self->entries[field])));
    add_field (self, &wanted, field, text);
  }

  return g_variant_dict_end (&wanted);
}

static gboolean
is_year (const char *text)
{
  return strlen (text) == 4 && strspn (text, "0123456789") == 4;
}

static gboolean
is_day (const char *text)
{
  int year;
  int month;
  int day;
  char rest;

  return sscanf (text, "%4d-%2d-%2d%c", &year, &month, &day, &rest) == 3 && strlen (text) == 10 &&
         month >= 1 && month <= 12 && day >= 1 &&
         g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year);
}

static gboolean
is_fit (GoujiField field, const char *text)
{
  switch (field) {
  case GOUJI_FIELD_YEAR:
    return *text == '\0' || is_year (text);
  case GOUJI_FIELD_PERIOD_START:
  case GOUJI_FIELD_PERIOD_END:
  case GOUJI_FIELD_PUBLISHED:
  case GOUJI_FIELD_DATED:
    return *text == '\0' || is_day (text);
  default:
    return TRUE;
  }
}

static void
judge_entries (GoujiCorrectDialog *self)
{
  gboolean all_fit = TRUE;

  for (GoujiField field = 0; field < GOUJI_N_CONTENT_FIELDS; field++) {
    if (self->entries[field] == NULL)
      continue;

    g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (self->entries[field])));
    gboolean fit = is_fit (field, text);
    all_fit = all_fit && fit;
    if (fit)
      gtk_widget_remove_css_class (GTK_WIDGET (self->entries[field]), "error");
    else
      gtk_widget_add_css_class (GTK_WIDGET (self->entries[field]), "error");
    gtk_accessible_update_state (GTK_ACCESSIBLE (self->entries[field]), GTK_ACCESSIBLE_STATE_INVALID,
                                 fit ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE, -1);
  }
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "correct.apply", all_fit);
}

/* -- what it comes to -- */

static void
show_outcome (GoujiCorrectDialog *self, const char *words)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->outcome), words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->outcome), words != NULL);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GoujiCorrectDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GoujiCorrection) correction = gouji_correct_finish (GOUJI_OPEN_REPORT (source), result, &error);
  g_autofree char *words = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->reading);
  words = correction != NULL ? gouji_correct_words_outcome (correction)
                             : g_strdup (_ ("No report can be read this way."));
  show_outcome (self, words);
}

static void
stop_reading (GoujiCorrectDialog *self)
{
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
}

static void
show_range (GoujiCorrectDialog *self)
{
  guint choice = adw_combo_row_get_selected (self->ranges);
  GoujiDocument *document = gouji_report_get_document (get_content (self));
  g_autofree char *words = NULL;

  if (document != NULL && choice < self->choices->len)
    words = gouji_correct_words_range (document, g_array_index (self->choices, GoujiRange, choice));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->ranges), words != NULL ? words : "");
}

static void
reading_changed_cb (GoujiCorrectDialog *self)
{
  g_autoptr (GVariant) wanted = g_variant_ref_sink (collect_wanted (self));

  stop_reading (self);
  show_range (self);
  if (!gouji_correct_reads_anew (self->report, wanted)) {
    show_outcome (self, NULL);
    return;
  }

  self->reading = g_cancellable_new ();
  show_outcome (self, _ ("Reading…"));
  gouji_correct_async (self->report, wanted, self->reading, read_cb, g_object_ref (self));
}

/* -- the dialog -- */

/* What the dialog speaks of is no longer there. */
static void
changed_cb (GoujiReport *report, GoujiChange kind, guint index, GoujiCorrectDialog *self)
{
  if (kind == GOUJI_CHANGE_READING)
    adw_dialog_force_close (ADW_DIALOG (self));
}

static void
cancel_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  adw_dialog_close (ADW_DIALOG (widget));
}

static void
apply_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GoujiCorrectDialog *self = GOUJI_CORRECT_DIALOG (widget);
  g_autoptr (GVariant) wanted = g_variant_ref_sink (collect_wanted (self));

  stop_reading (self);
  g_signal_handlers_disconnect_by_func (get_content (self), changed_cb, self);
  gtk_widget_activate_action_variant (widget, "win.correct-to", wanted);
  adw_dialog_close (ADW_DIALOG (widget));
}

static void
add_reason (GoujiCorrectDialog *self, AdwPreferencesRow *row, GoujiField field)
{
  g_autofree char *reason =
    gouji_correct_words_reason (gouji_report_get_field_source (get_content (self), field));
  GtkWidget *label;

  if (reason == NULL || gouji_report_get_field (get_content (self), field) == NULL)
    return;

  if (ADW_IS_ACTION_ROW (row)) {
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), reason);
    return;
  }
  label = gtk_label_new (reason);
  gtk_widget_add_css_class (label, "dimmed");
  gtk_widget_add_css_class (label, "caption");
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, reason, -1);
}

static void
add_entry (GoujiCorrectDialog *self, AdwPreferencesGroup *group, GoujiField field)
{
  GtkWidget *row = adw_entry_row_new ();
  const char *text = gouji_report_get_field (get_content (self), field);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), gouji_words_for_field (field));
  gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
  self->entries[field] = GTK_EDITABLE (row);
  add_reason (self, ADW_PREFERENCES_ROW (row), field);
  g_signal_connect_swapped (row, "changed", G_CALLBACK (judge_entries), self);
  adw_preferences_group_add (group, row);
}

static void
add_kind (GoujiCorrectDialog *self)
{
  const char *now = gouji_report_get_field (get_content (self), GOUJI_FIELD_KIND);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++) {
    if (g_strcmp0 (kinds[i], now) == 0)
      selected = i;
    g_ptr_array_add (self->kind_codes, g_strdup (kinds[i]));
    gtk_string_list_append (names, i > 0 ? gouji_words_for_kind (kinds[i]) : _ ("Not known"));
  }
  if (now != NULL && selected == 0) {
    selected = self->kind_codes->len;
    g_ptr_array_add (self->kind_codes, g_strdup (now));
    gtk_string_list_append (names, now);
  }

  self->kind = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->kind), gouji_words_for_field (GOUJI_FIELD_KIND));
  adw_combo_row_set_model (self->kind, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->kind, selected);
  add_reason (self, ADW_PREFERENCES_ROW (self->kind), GOUJI_FIELD_KIND);
  adw_preferences_group_add (self->agency_group, GTK_WIDGET (self->kind));
}

static void
add_forms (GoujiCorrectDialog *self)
{
  GoujiFormSet *forms = get_forms (self);
  const char *reason = gouji_report_get_field (get_content (self), GOUJI_FIELD_FORM_REASON);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  for (guint i = 0; i < gouji_form_set_get_n_forms (forms); i++) {
    g_autofree char *words = gouji_correct_words_form (gouji_form_set_get_form (forms, i));

    gtk_string_list_append (names, words);
    if (gouji_form_set_get_form (forms, i) == gouji_report_get_form (get_content (self)))
      selected = i;
  }
  adw_combo_row_set_model (self->forms, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->forms, selected);
  if (reason != NULL) {
    g_autofree char *words = gouji_correct_words_form_reason (reason);
    g_autofree char *markup = g_markup_escape_text (words, -1);

    adw_preferences_group_set_description (self->reading_group, markup);
  }
}

static void
add_range (GoujiCorrectDialog *self, GtkStringList *names, const char *name, GoujiRange range)
{
  for (guint i = 0; i < self->choices->len; i++) {
    const GoujiRange *other = &g_array_index (self->choices, GoujiRange, i);

    if (other->start == range.start && other->end == range.end)
      return;
  }
  if (range.start >= range.end)
    return;

  g_array_append_val (self->choices, range);
  gtk_string_list_append (names, name);
}

static void
add_ranges (GoujiCorrectDialog *self, GoujiRange selection)
{
  GoujiDocument *document = gouji_report_get_document (get_content (self));
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint length = document != NULL ? gouji_document_get_length (document) : 0;
  GoujiRange now = gouji_report_get_document_range (get_content (self));

  add_range (self, names, _ ("As now"), now);
  add_range (self, names, _ ("The whole document"), (GoujiRange) { 0, length });
  if (selection.start < selection.end && selection.end <= length) {
    add_range (self, names, _ ("What is selected in it"), selection);
    add_range (self, names, _ ("From the selected place on"), (GoujiRange) { selection.start, now.end });
    add_range (self, names, _ ("Up to the selected place"), (GoujiRange) { now.start, selection.end });
  }
  adw_combo_row_set_model (self->ranges, G_LIST_MODEL (names));
  gtk_widget_set_visible (GTK_WIDGET (self->ranges), self->choices->len > 0);
}

static void
gouji_correct_dialog_dispose (GObject *object)
{
  GoujiCorrectDialog *self = GOUJI_CORRECT_DIALOG (object);

  stop_reading (self);
  gtk_widget_dispose_template (GTK_WIDGET (object), GOUJI_TYPE_CORRECT_DIALOG);
  g_clear_object (&self->report);

  G_OBJECT_CLASS (gouji_correct_dialog_parent_class)->dispose (object);
}

static void
gouji_correct_dialog_finalize (GObject *object)
{
  GoujiCorrectDialog *self = GOUJI_CORRECT_DIALOG (object);

  g_ptr_array_unref (self->kind_codes);
  g_array_unref (self->choices);

  G_OBJECT_CLASS (gouji_correct_dialog_parent_class)->finalize (object);
}

static void
gouji_correct_dialog_class_init (GoujiCorrectDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = gouji_correct_dialog_dispose;
  object_class->finalize = gouji_correct_dialog_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/gouji/Gouji/correct/gouji-correct-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, GoujiCorrectDialog, reading_group);
  gtk_widget_class_bind_template_child (widget_class, GoujiCorrectDialog, forms);
  gtk_widget_class_bind_template_child (widget_class, GoujiCorrectDialog, ranges);
  gtk_widget_class_bind_template_child (widget_class, GoujiCorrectDialog, outcome);
  gtk_widget_class_bind_template_child (widget_class, GoujiCorrectDialog, agency_group);
  gtk_widget_class_bind_template_child (widget_class, GoujiCorrectDialog, more_group);
  gtk_widget_class_install_action (widget_class, "correct.cancel", NULL, cancel_cb);
  gtk_widget_class_install_action (widget_class, "correct.apply", NULL, apply_cb);
}

static void
gouji_correct_dialog_init (GoujiCorrectDialog *self)
{
  self->kind_codes = g_ptr_array_new_with_free_func (g_free);
  self->choices = g_array_new (FALSE, FALSE, sizeof (GoujiRange));
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * gouji_correct_dialog_new:
 * @report: an open report that may be changed
 * @selection: what is selected in its document, an empty range for nothing
 *
 * Returns: (transfer floating): the dialog
 */
GoujiCorrectDialog *
gouji_correct_dialog_new (GoujiOpenReport *report, GoujiRange selection)
{
  GoujiCorrectDialog *self = g_object_new (GOUJI_TYPE_CORRECT_DIALOG, NULL);

  self->report = g_object_ref (report);
  add_entry (self, self->agency_group, GOUJI_FIELD_AGENCY);
  add_entry (self, self->agency_group, GOUJI_FIELD_YEAR);
  add_kind (self);
  for (guint i = 0; i < G_N_ELEMENTS (more_fields); i++)
    add_entry (self, self->more_group, more_fields[i]);
  add_ranges (self, selection);
  add_forms (self);

  g_signal_connect_object (get_content (self), "changed", G_CALLBACK (changed_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_swapped (self->forms, "notify::selected", G_CALLBACK (reading_changed_cb), self);
  g_signal_connect_swapped (self->ranges, "notify::selected", G_CALLBACK (reading_changed_cb), self);
  show_range (self);
  return self;
}
