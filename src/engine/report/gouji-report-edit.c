/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "report/gouji-report.h"

#include "report/gouji-history.h"
#include "report/gouji-report-private.h"
#include "report/gouji-status.h"

/* What an edit of a narrative that leaves its text as it is speaks of. */
static GoujiChange
get_news (const GoujiEdit *edit)
{
  gboolean ties_alone =
    edit->kind == GOUJI_CHANGE_NARRATIVE && g_strcmp0 (edit->before.text, edit->after.text) == 0;

  return ties_alone ? GOUJI_CHANGE_BINDINGS : edit->kind;
}

/* The change, its place in the history, and the news of it. What is set by those who hear the news is part of
 * the same step. */
static void
make_edit (
  GoujiReport *self, GoujiChange kind, guint index, const GoujiValue *before, const GoujiValue *after)
{
  GoujiEdit edit = { kind, index, *before, *after, NULL };

  gouji_report_apply (self, kind, index, after);
  if (self->n_announcing > 0)
    gouji_history_record_consequence (self->history, &edit);
  else
    gouji_history_record (self->history, &edit);
  gouji_report_track_saved (self, kind, index, before, after);

  self->n_announcing++;
  gouji_report_announce_change (self, get_news (&edit), index);
  self->n_announcing--;
}

/* Whether the report says something else after a change of this kind. Ties, excuses and last year's report
 * are about what it says. */
static gboolean
says_else (GoujiChange kind, const GoujiValue *before, const GoujiValue *after)
{
  switch (kind) {
  case GOUJI_CHANGE_FIGURE:
  case GOUJI_CHANGE_FIELD:
  case GOUJI_CHANGE_CONFIRMATION:
  case GOUJI_CHANGE_READING:
    return TRUE;
  case GOUJI_CHANGE_NARRATIVE:
    return g_strcmp0 (before->text, after->text) != 0;
  case GOUJI_CHANGE_BINDINGS:
  case GOUJI_CHANGE_EXCUSES:
  case GOUJI_CHANGE_LAST_YEAR:
  case GOUJI_N_CHANGES:
    break;
  }

  return FALSE;
}

/* What was found right is no longer what the report says. */
static void
go_back_to_draft (GoujiReport *self)
{
  self->n_announcing++;
  gouji_report_edit_status (self, GOUJI_STATUS_DRAFT, NULL, NULL);
  self->n_announcing--;
}

/* Whether nothing may be set now. What an undo or a redo brings about came with it: who hears of it has
 * nothing to add. What is done again from a journal was allowed when it was done. */
static gboolean
is_refused (GoujiReport *self)
{
  if (self->restoring)
    return TRUE;
  return self->replaying ? self->read_only : gouji_report_get_locked (self);
}

/* Returns: whether a change of this kind ends that the report counts as checked */
static gboolean
ends_check (GoujiReport *self, GoujiChange kind, const GoujiValue *before, const GoujiValue *after)
{
  return !self->replaying && gouji_report_get_status (self) == GOUJI_STATUS_CHECKED &&
         says_else (kind, before, after);
}

/* Does what a user asked for. */
static void
change (GoujiReport *self, GoujiChange kind, guint index, const GoujiValue *after)
{
  g_auto (GoujiValue) before = gouji_report_get_value (self, kind, index);

  if (is_refused (self) || gouji_value_equal (&before, after))
    return;

  gboolean checked = ends_check (self, kind, &before, after);
  make_edit (self, kind, index, &before, after);
  if (checked)
    go_back_to_draft (self);
  gouji_report_announce (self);
}

/* Lets @value stand there, as an edit that nothing else follows from. */
void
gouji_report_edit_value (GoujiReport *self, GoujiChange kind, guint index, const GoujiValue *value)
{
  g_auto (GoujiValue) before = gouji_report_get_value (self, kind, index);

  if (!self->read_only && !gouji_value_equal (&before, value))
    make_edit (self, kind, index, &before, value);
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

  self->restoring = TRUE;
  if (reading != NULL)
    gouji_report_announce_change (self, GOUJI_CHANGE_READING, reading->index);
  for (guint i = 0; i < step->len; i++) {
    const GoujiEdit *edit = &g_array_index (step, GoujiEdit, i);

    if (reading == NULL || gouji_change_outlives_reading (edit->kind))
      gouji_report_announce_change (self, get_news (edit), edit->index);
  }
  self->restoring = FALSE;
  gouji_report_announce (self);
}

static void
set_again (GoujiReport *self, const GoujiEdit *edit, const GoujiValue *from, const GoujiValue *to)
{
  if (edit->kind == GOUJI_CHANGE_READING) {
    gouji_report_swap_reading (self, edit->reading);
    return;
  }
  gouji_report_apply (self, edit->kind, edit->index, to);
  gouji_report_track_saved (self, edit->kind, edit->index, from, to);
}

/**
 * gouji_report_set_entered:
 * @text: (nullable): what the user typed; "" empties the cell on purpose; %NULL lets the printed text stand
 * again
 * @how: how it came there
 *
 * Typing on in the same cell is one step, until gouji_report_break_typing() or a change elsewhere. The same
 * text set again is no change, except that it locks a figure to last year's report (%GOUJI_HOW_CARRIED), or
 * unlocks it, which is a step of its own.
 */
void
gouji_report_set_entered (GoujiReport *self, const GoujiCell *cell, const char *text, GoujiHow how)
{
  g_return_if_fail (GOUJI_IS_REPORT (self));
  g_return_if_fail (cell != NULL && cell->index < self->n_places);
  g_return_if_fail (text == NULL || g_utf8_validate (text, -1, NULL));

  g_autoptr (GRefString) own = text != NULL ? g_ref_string_new (text) : NULL;
  const GoujiFigure *figure = &self->places[cell->index].figure;
  gboolean unlocks = figure->how == GOUJI_HOW_CARRIED || how == GOUJI_HOW_CARRIED;
  if (g_strcmp0 (figure->entered, text) != 0 || unlocks)
    change (self, GOUJI_CHANGE_FIGURE, cell->index,
            &(GoujiValue) { .text = own, .how = text != NULL ? how : GOUJI_HOW_NONE });
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

  g_autoptr (GRefString) mark = confirmed ? g_ref_string_new ("") : NULL;
  change (self, GOUJI_CHANGE_CONFIRMATION, cell->index, &(GoujiValue) { .text = mark });
}

/**
 * gouji_report_set_text:
 * @text: (nullable): the part's text; %NULL is the same as ""
 *
 * The ties of its numbers go with them. A number that was changed itself loses its tie; undo brings it back.
 */
void
gouji_report_set_text (GoujiReport *self, const GoujiPart *part, const char *text)
{
  g_return_if_fail (GOUJI_IS_REPORT (self));
  g_return_if_fail (part != NULL && part->index < self->n_narratives);
  g_return_if_fail (text == NULL || g_utf8_validate (text, -1, NULL));

  g_autoptr (GRefString) own = g_ref_string_new (text != NULL ? text : "");
  g_autoptr (GPtrArray) moved =
    gouji_bindings_move (self->bindings[part->index], self->narratives[part->index].text, own);
  change (self, GOUJI_CHANGE_NARRATIVE, part->index, &(GoujiValue) { .text = own, .bindings = moved });
}

/**
 * gouji_report_set_bound_text:
 * @text: (nullable): the part's text; %NULL is the same as ""
 * @bindings: (nullable) (element-type GoujiBinding): the ties of its numbers: in its order, within it, and
 * none over another
 *
 * Sets both as one. Where the text is the same, %GOUJI_CHANGE_BINDINGS tells of it, and it is a step of its
 * own; else it is typing, as with gouji_report_set_text().
 */
void
gouji_report_set_bound_text (GoujiReport *self,
                             const GoujiPart *part,
                             const char *text,
                             const GPtrArray *bindings)
{
  g_return_if_fail (GOUJI_IS_REPORT (self));
  g_return_if_fail (part != NULL && part->index < self->n_narratives);
  g_return_if_fail (text == NULL || g_utf8_validate (text, -1, NULL));
  g_return_if_fail (gouji_bindings_fit (bindings, text != NULL ? text : ""));

  g_autoptr (GRefString) own = g_ref_string_new (text != NULL ? text : "");
  g_autoptr (GPtrArray) copy = gouji_bindings_copy (bindings);
  change (self, GOUJI_CHANGE_NARRATIVE, part->index, &(GoujiValue) { .text = own, .bindings = copy });
}

static void
change_excuses (GoujiReport *self, const GoujiExcuse *without, const GoujiExcuse *with)
{
  g_autoptr (GPtrArray) excuses = gouji_excuses_new ();
  gboolean replaced = FALSE;

  for (guint i = 0; i < self->excuses->len; i++) {
    const GoujiExcuse *excuse = self->excuses->pdata[i];
    gboolean same = gouji_excuse_is_about (excuse, without->rule, without->about);

    if (!same)
      g_ptr_array_add (excuses, gouji_excuse_copy (excuse));
    else if (with != NULL && !replaced)
      g_ptr_array_add (excuses, gouji_excuse_copy (with));
    replaced = replaced || same;
  }
  if (with != NULL && !replaced)
    g_ptr_array_add (excuses, gouji_excuse_copy (with));

  change (self, GOUJI_CHANGE_EXCUSES, 0, &(GoujiValue) { .excuses = excuses });
}

static gboolean
is_whole_excuse (const GoujiExcuse *excuse)
{
  return excuse != NULL && excuse->rule != NULL && excuse->about != NULL && excuse->reason != NULL &&
         *excuse->reason != '\0';
}

/**
 * gouji_report_set_excuse:
 * @excuse: why a finding is set aside; it takes the place of the one about the same rule and cells
 *
 * Always a step of its own.
 */
void
gouji_report_set_excuse (GoujiReport *self, const GoujiExcuse *excuse)
{
  g_return_if_fail (GOUJI_IS_REPORT (self));
  g_return_if_fail (is_whole_excuse (excuse));

  change_excuses (self, excuse, excuse);
}

/**
 * gouji_report_remove_excuse:
 * @excuse: one about the rule and cells of which nothing is to be set aside any more
 */
void
gouji_report_remove_excuse (GoujiReport *self, const GoujiExcuse *excuse)
{
  g_return_if_fail (GOUJI_IS_REPORT (self));
  g_return_if_fail (excuse != NULL);

  change_excuses (self, excuse, NULL);
}

/**
 * gouji_report_set_last_year:
 * @last_year: (nullable): what gouji_report_make_snapshot() made of the report of the year before; nobody
 * changes it any more
 *
 * Always a step of its own.
 */
void
gouji_report_set_last_year (GoujiReport *self, GoujiReport *last_year)
{
  g_return_if_fail (GOUJI_IS_REPORT (self));
  g_return_if_fail (last_year == NULL || (GOUJI_IS_REPORT (last_year) && last_year->last_year == NULL));

  change (self, GOUJI_CHANGE_LAST_YEAR, 0, &(GoujiValue) { .last_year = last_year });
}

/**
 * gouji_report_set_field:
 * @field: one that the report says of itself; how far it has come is said by gouji_report_set_status()
 * @value: (nullable): its text; "" is the same as %NULL: not known
 */
void
gouji_report_set_field (GoujiReport *self, GoujiField field, const char *value)
{
  g_return_if_fail (GOUJI_IS_REPORT (self));
  g_return_if_fail ((guint) field < GOUJI_N_CONTENT_FIELDS);
  g_return_if_fail (value == NULL || g_utf8_validate (value, -1, NULL));

  g_autoptr (GRefString) text = value != NULL && *value != '\0' ? g_ref_string_new (value) : NULL;
  change (self, GOUJI_CHANGE_FIELD, field, &(GoujiValue) { .text = text });
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

  if (is_refused (self))
    return;

  gboolean checked = ends_check (self, GOUJI_CHANGE_READING, NULL, NULL);
  GoujiEdit edit = { .kind = GOUJI_CHANGE_READING,
                     .index = find_difference (self, reading),
                     .reading = reading };
  reading->reading = ++self->n_readings;
  gouji_report_swap_reading (self, reading);
  gouji_history_record (self->history, &edit);

  self->n_announcing++;
  gouji_report_announce_change (self, edit.kind, edit.index);
  self->n_announcing--;
  if (checked)
    go_back_to_draft (self);
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

/**
 * gouji_report_is_being_set:
 *
 * Returns: whether #GoujiReport::changed tells at present of what was set, and not of an undo or redo: only
 * then does anything follow from it, as a part of the same step
 */
gboolean
gouji_report_is_being_set (GoujiReport *self)
{
  g_return_val_if_fail (GOUJI_IS_REPORT (self), FALSE);

  return self->n_announcing > 0;
}

gboolean
gouji_report_can_undo (GoujiReport *self)
{
  g_return_val_if_fail (GOUJI_IS_REPORT (self), FALSE);

  return !is_refused (self) && gouji_history_can_undo (self->history);
}

gboolean
gouji_report_can_redo (GoujiReport *self)
{
  g_return_val_if_fail (GOUJI_IS_REPORT (self), FALSE);

  return !is_refused (self) && gouji_history_can_redo (self->history);
}

/**
 * gouji_report_undo:
 *
 * Takes the last step back, if there is one, and the report is not signed off.
 */
void
gouji_report_undo (GoujiReport *self)
{
  if (!gouji_report_can_undo (self))
    return;

  g_autoptr (GArray) step = g_array_ref (gouji_history_undo (self->history));
  for (guint i = step->len; i > 0; i--) {
    const GoujiEdit *edit = &g_array_index (step, GoujiEdit, i - 1);

    set_again (self, edit, &edit->after, &edit->before);
  }
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
  for (guint i = 0; i < step->len; i++) {
    const GoujiEdit *edit = &g_array_index (step, GoujiEdit, i);

    set_again (self, edit, &edit->before, &edit->after);
  }
  announce_edits (self, step);
}

/* Until gouji_report_end_replay() what is set was done before: it is not refused, and nothing follows from it
 * but what is set as well. */
void
gouji_report_begin_replay (GoujiReport *self)
{
  self->replaying = TRUE;
}

void
gouji_report_end_replay (GoujiReport *self)
{
  self->replaying = FALSE;
  gouji_report_announce (self);
}
