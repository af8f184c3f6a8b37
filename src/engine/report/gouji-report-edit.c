/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "report/gouji-report.h"

#include "report/gouji-history.h"
#include "report/gouji-report-private.h"

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
    gouji_report_track_saved (self, &edit, after, edit.how_after);
    g_clear_pointer (&after, g_ref_string_release);

    gouji_report_announce_change (self, kind, index);
    gouji_report_announce (self);
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
    gouji_report_announce_change (self, GOUJI_CHANGE_READING, reading->index);
  for (guint i = 0; i < step->len; i++) {
    const GoujiEdit *edit = &g_array_index (step, GoujiEdit, i);

    if (reading == NULL || edit->kind == GOUJI_CHANGE_FIELD)
      gouji_report_announce_change (self, edit->kind, edit->index);
  }
  gouji_report_announce (self);
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
  gouji_report_track_saved (self, &reverse, edit->before, edit->how_before);
}

static void
do_again (GoujiReport *self, const GoujiEdit *edit)
{
  if (edit->kind == GOUJI_CHANGE_READING) {
    gouji_report_swap_reading (self, edit->reading);
    return;
  }
  gouji_report_apply (self, edit->kind, edit->index, edit->after, edit->how_after);
  gouji_report_track_saved (self, edit, edit->after, edit->how_after);
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

  gouji_report_announce_change (self, edit.kind, edit.index);
  gouji_report_announce (self);
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
  gouji_report_announce (self);
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
