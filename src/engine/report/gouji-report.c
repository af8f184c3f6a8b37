/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "report/gouji-report.h"

#include "report/gouji-history.h"
#include "report/gouji-report-private.h"

G_DEFINE_FINAL_TYPE (GoujiReport, gouji_report, G_TYPE_OBJECT)

enum {
  PROP_0,
  PROP_MODIFIED,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

enum {
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
free_value (gpointer data)
{
  GoujiValue *value = data;

  g_clear_pointer (&value->text, g_ref_string_release);
  g_free (value);
}

static GoujiSaved *
create_saved (GoujiReport *self)
{
  GoujiSaved *saved = g_new0 (GoujiSaved, 1);

  saved->values = g_hash_table_new_full (NULL, NULL, NULL, free_value);
  saved->reading = self->reading;
  return saved;
}

static void
free_saved (GoujiSaved *saved)
{
  g_hash_table_unref (saved->values);
  g_free (saved);
}

static gboolean
is_changed (GoujiReport *self, const GoujiSaved *saved)
{
  return saved->reading != self->reading || g_hash_table_size (saved->values) > 0;
}

/* What the report says of itself is no part of what was read: it changes with its own edits. */
static gboolean
can_compare (GoujiReport *self, const GoujiSaved *saved, GoujiChange kind)
{
  return kind == GOUJI_CHANGE_FIELD || saved->reading == self->reading;
}

static void
announce (GoujiReport *self)
{
  gboolean modified = gouji_report_get_modified (self);
  gboolean can_undo = gouji_report_can_undo (self);
  gboolean can_redo = gouji_report_can_redo (self);
  gboolean new_modified = modified != self->was_modified;
  gboolean new_undo = can_undo != self->could_undo;
  gboolean new_redo = can_redo != self->could_redo;

  self->was_modified = modified;
  self->could_undo = can_undo;
  self->could_redo = can_redo;

  if (new_modified)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODIFIED]);
  if (new_undo)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_UNDO]);
  if (new_redo)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_REDO]);
}

static guint
get_key (GoujiChange kind, guint index)
{
  return index * GOUJI_N_CHANGES + kind;
}

/* Remembers what stands there in a file, until the same stands there again. */
static void
track_file (GoujiReport *self, GoujiSaved *saved, const GoujiEdit *from, GRefString *now, GoujiHow how)
{
  if (!can_compare (self, saved, from->kind))
    return;

  GHashTable *values = saved->values;
  gpointer key = GUINT_TO_POINTER (get_key (from->kind, from->index));
  GoujiValue *value = g_hash_table_lookup (values, key);

  if (value == NULL) {
    value = g_new0 (GoujiValue, 1);
    *value =
      (GoujiValue) { from->before != NULL ? g_ref_string_acquire (from->before) : NULL, from->how_before };
    g_hash_table_insert (values, key, value);
  }
  if (g_strcmp0 (value->text, now) == 0 && value->how == how)
    g_hash_table_remove (values, key);
}

static void
track_saved (GoujiReport *self, const GoujiEdit *from, GRefString *now, GoujiHow how)
{
  track_file (self, self->saved, from, now, how);
  if (self->being_saved != NULL)
    track_file (self, self->being_saved, from, now, how);
}

/* Does what a user asked for: the change, its place in the history, and the news of it. */
static void
change (GoujiReport *self, GoujiChange kind, guint index, const char *text, GoujiHow how)
{
  if (self->read_only)
    return;

  GoujiValue before = gouji_report_get_value (self, kind, index);
  if (g_strcmp0 (before.text, text) != 0) {
    GRefString *after = text != NULL ? g_ref_string_new (text) : NULL;
    GoujiEdit edit = {
      kind, index, before.text, after, before.how, text != NULL ? how : GOUJI_HOW_NONE, NULL
    };

    gouji_report_apply (self, kind, index, after, how);
    gouji_history_record (self->history, &edit);
    track_saved (self, &edit, after, edit.how_after);
    g_clear_pointer (&after, g_ref_string_release);

    g_signal_emit (self, signals[SIGNAL_CHANGED], 0, kind, index);
    announce (self);
  }
  g_clear_pointer (&before.text, g_ref_string_release);
}

static const GoujiEdit *
find_reading (GArray *step)
{
  for (guint i = 0; i < step->len; i++) {
    const GoujiEdit *edit = &g_array_index (step, GoujiEdit, i);

    if (edit->kind == GOUJI_CHANGE_READING)
      return edit;
  }

  return NULL;
}

/* A reading comes with all its figures and texts, and those of the one before may be of cells that the form
 * no longer has: they are not spoken of. */
static void
announce_edits (GoujiReport *self, GArray *step)
{
  const GoujiEdit *reading = find_reading (step);

  if (reading != NULL)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0, GOUJI_CHANGE_READING, reading->index);
  for (guint i = 0; i < step->len; i++) {
    const GoujiEdit *edit = &g_array_index (step, GoujiEdit, i);

    if (reading == NULL || edit->kind == GOUJI_CHANGE_FIELD)
      g_signal_emit (self, signals[SIGNAL_CHANGED], 0, edit->kind, edit->index);
  }
  announce (self);
}

static void
take_back (GoujiReport *self, const GoujiEdit *edit)
{
  GoujiEdit reverse = { edit->kind,      edit->index,      edit->after, edit->before,
                        edit->how_after, edit->how_before, NULL };

  if (edit->kind == GOUJI_CHANGE_READING) {
    gouji_report_swap_reading (self, edit->reading);
    return;
  }
  gouji_report_apply (self, edit->kind, edit->index, edit->before, edit->how_before);
  track_saved (self, &reverse, edit->before, edit->how_before);
}

static void
do_again (GoujiReport *self, const GoujiEdit *edit)
{
  if (edit->kind == GOUJI_CHANGE_READING) {
    gouji_report_swap_reading (self, edit->reading);
    return;
  }
  gouji_report_apply (self, edit->kind, edit->index, edit->after, edit->how_after);
  track_saved (self, edit, edit->after, edit->how_after);
}

static void
gouji_report_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  GoujiReport *self = GOUJI_REPORT (object);

  switch (property_id) {
  case PROP_MODIFIED:
    g_value_set_boolean (value, gouji_report_get_modified (self));
    break;
  case PROP_CAN_UNDO:
    g_value_set_boolean (value, gouji_report_can_undo (self));
    break;
  case PROP_CAN_REDO:
    g_value_set_boolean (value, gouji_report_can_redo (self));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
gouji_report_finalize (GObject *object)
{
  GoujiReport *self = GOUJI_REPORT (object);

  for (guint i = 0; i < self->n_places; i++)
    gouji_figure_clear (&self->places[i].figure);
  for (guint i = 0; i < self->n_narratives; i++) {
    g_free (self->narratives[i].heading);
    g_ref_string_release (self->narratives[i].text);
  }
  for (guint i = 0; i < GOUJI_N_FIELDS; i++) {
    g_clear_pointer (&self->fields[i], g_ref_string_release);
    g_clear_pointer (&self->field_readings[i].text, g_ref_string_release);
  }

  g_free (self->places);
  g_free (self->narratives);
  g_free (self->tables);
  g_ptr_array_unref (self->extras);
  g_ptr_array_unref (self->headings);
  gouji_history_free (self->history);
  free_saved (self->saved);
  g_clear_pointer (&self->being_saved, free_saved);
  g_clear_pointer (&self->form, gouji_form_unref);
  g_clear_pointer (&self->document, gouji_document_unref);
  g_clear_pointer (&self->kept, json_object_unref);
  g_free (self->id);
  g_free (self->source_name);
  g_free (self->source_sha256);
  g_free (self->recovered_from);

  G_OBJECT_CLASS (gouji_report_parent_class)->finalize (object);
}

static void
gouji_report_class_init (GoujiReportClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = gouji_report_get_property;
  object_class->finalize = gouji_report_finalize;

  /**
   * GoujiReport:modified:
   *
   * Whether the report holds anything that was not there when it was last saved.
   */
  properties[PROP_MODIFIED] = g_param_spec_boolean ("modified", NULL, NULL, FALSE, flags);
  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, flags);
  properties[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * GoujiReport::changed:
   * @kind: a #GoujiChange
   * @index: of the cell, part or field
   *
   * A text was set, or an undo or redo set it. The report is already as it will be when all of the step's
   * changes have been announced.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", GOUJI_TYPE_REPORT, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
}

static void
gouji_report_init (GoujiReport *self)
{
  self->extras = g_ptr_array_new_with_free_func ((GDestroyNotify) gouji_extra_free);
  self->headings = g_ptr_array_new_with_free_func (g_free);
  self->history = gouji_history_new ();
  self->saved = create_saved (self);
}

/**
 * gouji_report_new:
 *
 * Returns: (transfer full): an empty report in @form: no document, no figures, every table missing
 */
GoujiReport *
gouji_report_new (GoujiForm *form)
{
  g_return_val_if_fail (form != NULL, NULL);

  GoujiReport *self = g_object_new (GOUJI_TYPE_REPORT, NULL);

  self->form = gouji_form_ref (form);
  self->n_places = gouji_form_get_n_cells (form);
  self->places = g_new0 (GoujiPlace, self->n_places);
  self->n_tables = gouji_form_get_n_tables (form);
  self->tables = g_new0 (GoujiTableState, self->n_tables);
  self->n_narratives = gouji_form_get_n_parts (form);
  self->narratives = g_new0 (GoujiNarrative, self->n_narratives);
  for (guint i = 0; i < self->n_narratives; i++)
    self->narratives[i].text = g_ref_string_new ("");

  return self;
}

GoujiForm *
gouji_report_get_form (GoujiReport *self)
{
  g_return_val_if_fail (GOUJI_IS_REPORT (self), NULL);

  return self->form;
}

/**
 * gouji_report_get_id:
 *
 * The UUID that the report keeps for life. One is drawn at the first call if none was put; whoever wants the
 * same file twice puts one.
 *
 * Returns: the id
 */
const char *
gouji_report_get_id (GoujiReport *self)
{
  g_return_val_if_fail (GOUJI_IS_REPORT (self), NULL);

  if (self->id == NULL)
    self->id = g_uuid_string_random ();
  return self->id;
}

/**
 * gouji_report_put_id:
 * @id: (nullable): a UUID; it becomes part of the names of files
 */
void
gouji_report_put_id (GoujiReport *self, const char *id)
{
  g_return_if_fail (GOUJI_IS_REPORT (self));
  g_return_if_fail (id == NULL || g_uuid_string_is_valid (id));

  g_set_str (&self->id, id);
}

/**
 * gouji_report_set_entered:
 * @text: (nullable): what the user typed; "" empties the cell on purpose; %NULL lets the printed text stand
 * again
 * @how: how it came there
 *
 * Typing on in the same cell is one step, until gouji_report_break_typing() or a change elsewhere.
 */
void
gouji_report_set_entered (GoujiReport *self, const GoujiCell *cell, const char *text, GoujiHow how)
{
  g_return_if_fail (GOUJI_IS_REPORT (self));
  g_return_if_fail (cell != NULL && cell->index < self->n_places);
  g_return_if_fail (text == NULL || g_utf8_validate (text, -1, NULL));

  change (self, GOUJI_CHANGE_FIGURE, cell->index, text, how);
}

/**
 * gouji_report_set_confirmed:
 * @confirmed: whether the user found the figure read rightly
 *
 * A figure that is confirmed is sure, and rules judge it again. What is printed stays as it is, and why it
 * was doubted is not forgotten. Always a step of its own.
 */
void
gouji_report_set_confirmed (GoujiReport *self, const GoujiCell *cell, gboolean confirmed)
{
  g_return_if_fail (GOUJI_IS_REPORT (self));
  g_return_if_fail (cell != NULL && cell->index < self->n_places);

  change (self, GOUJI_CHANGE_CONFIRMATION, cell->index, confirmed ? "" : NULL, GOUJI_HOW_NONE);
}

/**
 * gouji_report_set_text:
 * @text: (nullable): the part's text; %NULL is the same as ""
 */
void
gouji_report_set_text (GoujiReport *self, const GoujiPart *part, const char *text)
{
  g_return_if_fail (GOUJI_IS_REPORT (self));
  g_return_if_fail (part != NULL && part->index < self->n_narratives);
  g_return_if_fail (text == NULL || g_utf8_validate (text, -1, NULL));

  change (self, GOUJI_CHANGE_NARRATIVE, part->index, text != NULL ? text : "", GOUJI_HOW_NONE);
}

/**
 * gouji_report_set_field:
 * @value: (nullable): its text; "" is the same as %NULL: not known
 */
void
gouji_report_set_field (GoujiReport *self, GoujiField field, const char *value)
{
  g_return_if_fail (GOUJI_IS_REPORT (self));
  g_return_if_fail ((guint) field < GOUJI_N_FIELDS);
  g_return_if_fail (value == NULL || g_utf8_validate (value, -1, NULL));

  change (self, GOUJI_CHANGE_FIELD, field, value != NULL && *value != '\0' ? value : NULL, GOUJI_HOW_NONE);
}

/* Returns: the index of the first cell that is not the same in both, %G_MAXUINT when there is none to name */
static guint
find_difference (GoujiReport *self, GoujiReport *other)
{
  for (guint i = 0; self->form == other->form && i < self->n_places; i++) {
    if (!gouji_figure_equal (&self->places[i].figure, &other->places[i].figure))
      return i;
  }

  return G_MAXUINT;
}

/**
 * gouji_report_set_reading:
 * @reading: (transfer full): a report of the same document, without a history of its own, that nobody else
 * holds
 *
 * Lets what @reading was read as stand in place of what this report was read as: form, range, figures with
 * what was typed there, texts, extras, headings. What the report says of itself stays. Always undone and done
 * again as a whole.
 */
void
gouji_report_set_reading (GoujiReport *self, GoujiReport *reading)
{
  g_autoptr (GoujiReport) owned = reading;

  g_return_if_fail (GOUJI_IS_REPORT (self));
  g_return_if_fail (GOUJI_IS_REPORT (reading));
  g_return_if_fail (reading->document == self->document);

  if (self->read_only)
    return;

  GoujiEdit edit = { .kind = GOUJI_CHANGE_READING,
                     .index = find_difference (self, reading),
                     .reading = reading };
  reading->reading = ++self->n_readings;
  gouji_report_swap_reading (self, reading);
  gouji_history_record (self->history, &edit);

  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, edit.kind, edit.index);
  announce (self);
}

/**
 * gouji_report_begin_step:
 *
 * Makes one step of all that is set until the gouji_report_end_step() that belongs to it. May be nested; the
 * outermost pair counts. Nothing can be undone in between.
 */
void
gouji_report_begin_step (GoujiReport *self)
{
  g_return_if_fail (GOUJI_IS_REPORT (self));

  gouji_history_begin_step (self->history);
}

void
gouji_report_end_step (GoujiReport *self)
{
  g_return_if_fail (GOUJI_IS_REPORT (self));

  gouji_history_end_step (self->history);
  announce (self);
}

/**
 * gouji_report_break_typing:
 *
 * Lets the next change be a step of its own: the cursor left the cell, or a word ended.
 */
void
gouji_report_break_typing (GoujiReport *self)
{
  g_return_if_fail (GOUJI_IS_REPORT (self));

  gouji_history_break_typing (self->history);
}

gboolean
gouji_report_can_undo (GoujiReport *self)
{
  g_return_val_if_fail (GOUJI_IS_REPORT (self), FALSE);

  return !self->read_only && gouji_history_can_undo (self->history);
}

gboolean
gouji_report_can_redo (GoujiReport *self)
{
  g_return_val_if_fail (GOUJI_IS_REPORT (self), FALSE);

  return !self->read_only && gouji_history_can_redo (self->history);
}

/**
 * gouji_report_undo:
 *
 * Takes the last step back, if there is one.
 */
void
gouji_report_undo (GoujiReport *self)
{
  if (!gouji_report_can_undo (self))
    return;

  g_autoptr (GArray) step = g_array_ref (gouji_history_undo (self->history));
  for (guint i = step->len; i > 0; i--)
    take_back (self, &g_array_index (step, GoujiEdit, i - 1));
  announce_edits (self, step);
}

/**
 * gouji_report_redo:
 *
 * Makes the step again that was last taken back, if there is one.
 */
void
gouji_report_redo (GoujiReport *self)
{
  if (!gouji_report_can_redo (self))
    return;

  g_autoptr (GArray) step = g_array_ref (gouji_history_redo (self->history));
  for (guint i = 0; i < step->len; i++)
    do_again (self, &g_array_index (step, GoujiEdit, i));
  announce_edits (self, step);
}

gboolean
gouji_report_get_modified (GoujiReport *self)
{
  g_return_val_if_fail (GOUJI_IS_REPORT (self), FALSE);

  return self->never_saved || is_changed (self, self->saved) ||
         (self->being_saved != NULL && is_changed (self, self->being_saved));
}

/**
 * gouji_report_begin_saving:
 *
 * Says that the report as it is now is being written to a file. Until gouji_report_end_saving() it may be
 * changed, and it is known what it differs in from the old file and from the new one.
 */
void
gouji_report_begin_saving (GoujiReport *self)
{
  g_return_if_fail (GOUJI_IS_REPORT (self));
  g_return_if_fail (self->being_saved == NULL);

  self->being_saved = create_saved (self);
  gouji_history_break_typing (self->history);
}

/**
 * gouji_report_end_saving:
 * @done: whether the file has the report now, as it was at gouji_report_begin_saving()
 *
 * The history stays.
 */
void
gouji_report_end_saving (GoujiReport *self, gboolean done)
{
  g_return_if_fail (GOUJI_IS_REPORT (self));
  g_return_if_fail (self->being_saved != NULL);

  GoujiSaved *written = g_steal_pointer (&self->being_saved);
  free_saved (done ? self->saved : written);
  if (done) {
    self->saved = written;
    self->never_saved = FALSE;
  }
  announce (self);
}

/**
 * gouji_report_mark_saved:
 *
 * Says that a file now has the report as it is. The history stays.
 */
void
gouji_report_mark_saved (GoujiReport *self)
{
  gouji_report_begin_saving (self);
  gouji_report_end_saving (self, TRUE);
}

gboolean
gouji_report_get_read_only (GoujiReport *self)
{
  g_return_val_if_fail (GOUJI_IS_REPORT (self), FALSE);

  return self->read_only;
}

void
gouji_report_put_read_only (GoujiReport *self, gboolean read_only)
{
  g_return_if_fail (GOUJI_IS_REPORT (self));

  self->read_only = read_only;
}

/* Says that no file has the report as it is, and that no undo leads to what a file has. */
void
gouji_report_mark_unsaved (GoujiReport *self)
{
  self->never_saved = TRUE;
  announce (self);
}

/* Returns: (nullable): the journal that the report was recovered from */
const char *
gouji_report_get_recovered_from (GoujiReport *self)
{
  return self->recovered_from;
}

void
gouji_report_put_recovered_from (GoujiReport *self, const char *path)
{
  g_set_str (&self->recovered_from, path);
}

/* Says that what stands there now is what a file has, or what was read: not a user's change. */
void
gouji_report_forget_saved (GoujiReport *self, GoujiChange kind, guint index)
{
  gpointer key = GUINT_TO_POINTER (get_key (kind, index));

  if (can_compare (self, self->saved, kind))
    g_hash_table_remove (self->saved->values, key);
  if (self->being_saved != NULL && can_compare (self, self->being_saved, kind))
    g_hash_table_remove (self->being_saved->values, key);
}
