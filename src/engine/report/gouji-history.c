/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "report/gouji-history.h"

struct _GoujiHistory {
  GPtrArray *steps; /* of GArray of GoujiEdit */
  guint position;   /* how many of the steps are done; those behind can be done again */
  GArray *open;     /* the step between begin and end */
  guint depth;
  gboolean typing; /* the last step may go on */
  GoujiChange typed_kind;
  guint typed_index; /* what is being typed in that step, whatever else changes with it */
  guint serial;
};

static void
clear_edit (gpointer data)
{
  GoujiEdit *edit = data;

  gouji_value_clear (&edit->before);
  gouji_value_clear (&edit->after);
  g_clear_object (&edit->reading);
}

static GArray *
create_step (void)
{
  GArray *step = g_array_new (FALSE, FALSE, sizeof (GoujiEdit));

  g_array_set_clear_func (step, clear_edit);
  return step;
}

/* Of what was read each change stays what it is: two of them never become one. */
static gboolean
speaks_of (const GoujiEdit *edit, GoujiChange kind, guint index)
{
  return edit->kind == kind && edit->index == index && kind != GOUJI_CHANGE_READING;
}

/* What is pasted, computed, confirmed, tied or unlocked is there at once: it neither continues typing nor is
 * continued by it. */
static gboolean
is_typing (const GoujiEdit *edit)
{
  switch (edit->kind) {
  case GOUJI_CHANGE_FIGURE:
    return g_strcmp0 (edit->before.text, edit->after.text) != 0 &&
           (edit->after.text == NULL || edit->after.how == GOUJI_HOW_TYPED);

  case GOUJI_CHANGE_NARRATIVE:
    return g_strcmp0 (edit->before.text, edit->after.text) != 0;

  case GOUJI_CHANGE_FIELD:
    return TRUE;

  case GOUJI_CHANGE_CONFIRMATION:
  case GOUJI_CHANGE_READING:
  case GOUJI_CHANGE_BINDINGS:
  case GOUJI_CHANGE_EXCUSES:
  case GOUJI_CHANGE_LAST_YEAR:
  case GOUJI_N_CHANGES:
    break;
  }

  return FALSE;
}

static void
append_edit (GArray *step, const GoujiEdit *edit)
{
  GoujiEdit copy = { edit->kind, edit->index, gouji_value_copy (&edit->before),
                     gouji_value_copy (&edit->after),
                     edit->reading != NULL ? g_object_ref (edit->reading) : NULL };

  g_array_append_val (step, copy);
}

/* Lets the edit at @index end where @edit does. Takes it out when that leads back to where it began. */
static void
extend_at (GArray *step, guint index, const GoujiEdit *edit)
{
  GoujiEdit *earlier = &g_array_index (step, GoujiEdit, index);

  gouji_value_clear (&earlier->after);
  earlier->after = gouji_value_copy (&edit->after);
  if (gouji_value_equal (&earlier->before, &earlier->after))
    g_array_remove_index (step, index);
}

/* Makes one of @edit and the last edit of @step, if they speak of the same. */
static gboolean
extend_last (GArray *step, const GoujiEdit *edit)
{
  if (step->len == 0 || !speaks_of (&g_array_index (step, GoujiEdit, step->len - 1), edit->kind, edit->index))
    return FALSE;

  extend_at (step, step->len - 1, edit);
  return TRUE;
}

/* The same for any edit of @step: their order does not matter, but what was before a reading is of another
 * form. */
static gboolean
extend_any (GArray *step, const GoujiEdit *edit)
{
  for (guint i = step->len; i > 0; i--) {
    if (g_array_index (step, GoujiEdit, i - 1).kind == GOUJI_CHANGE_READING)
      return FALSE;
    if (speaks_of (&g_array_index (step, GoujiEdit, i - 1), edit->kind, edit->index)) {
      extend_at (step, i - 1, edit);
      return TRUE;
    }
  }

  return FALSE;
}

static void
append_step (GoujiHistory *self, GArray *step)
{
  g_ptr_array_set_size (self->steps, (int) self->position);
  g_ptr_array_add (self->steps, step);
  self->position++;
}

/* Returns: (nullable): the step that was made last, if it was not taken back */
static GArray *
get_last_step (GoujiHistory *self)
{
  return self->position > 0 && self->position == self->steps->len
           ? g_ptr_array_index (self->steps, self->position - 1)
           : NULL;
}

/* A step that leads nowhere is none. */
static void
drop_if_empty (GoujiHistory *self, GArray *step)
{
  if (step->len > 0)
    return;

  g_ptr_array_set_size (self->steps, (int) --self->position);
  self->typing = FALSE;
}

/* Makes @edit part of the typing that the last step holds, if it does. */
static gboolean
continue_typing (GoujiHistory *self, const GoujiEdit *edit)
{
  GArray *step = get_last_step (self);

  if (!self->typing || step == NULL || !is_typing (edit) || edit->kind != self->typed_kind ||
      edit->index != self->typed_index)
    return FALSE;

  if (!extend_any (step, edit))
    append_edit (step, edit);
  drop_if_empty (self, step);
  return TRUE;
}

static void
begin_typing (GoujiHistory *self, const GoujiEdit *edit)
{
  self->typing = is_typing (edit);
  self->typed_kind = edit->kind;
  self->typed_index = edit->index;
}

GoujiHistory *
gouji_history_new (void)
{
  GoujiHistory *self = g_new0 (GoujiHistory, 1);

  self->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  return self;
}

void
gouji_history_free (GoujiHistory *self)
{
  g_clear_pointer (&self->steps, g_ptr_array_unref);
  g_clear_pointer (&self->open, g_array_unref);
  g_free (self);
}

/**
 * gouji_history_record:
 * @edit: a change that has just been made
 *
 * Makes a step of @edit, or a part of the step that is open, or the continuation of the typing before it.
 */
void
gouji_history_record (GoujiHistory *self, const GoujiEdit *edit)
{
  if (self->open != NULL) {
    if (!extend_last (self->open, edit))
      append_edit (self->open, edit);
    return;
  }
  if (continue_typing (self, edit))
    return;

  GArray *step = create_step ();
  append_edit (step, edit);
  append_step (self, step);
  begin_typing (self, edit);
  self->serial++;
}

/**
 * gouji_history_record_consequence:
 * @edit: a change that another one, recorded just before, has brought about
 *
 * Makes @edit a part of that one's step, which may still be typed on.
 */
void
gouji_history_record_consequence (GoujiHistory *self, const GoujiEdit *edit)
{
  GArray *step = get_last_step (self);

  if (self->open != NULL || step == NULL) {
    gouji_history_record (self, edit);
    return;
  }

  if (!extend_any (step, edit))
    append_edit (step, edit);
  drop_if_empty (self, step);
}

void
gouji_history_begin_step (GoujiHistory *self)
{
  self->typing = FALSE;
  if (self->depth++ > 0)
    return;

  self->open = create_step ();
  self->serial++;
}

void
gouji_history_end_step (GoujiHistory *self)
{
  g_return_if_fail (self->depth > 0);

  if (--self->depth > 0)
    return;

  if (self->open->len > 0)
    append_step (self, g_steal_pointer (&self->open));
  g_clear_pointer (&self->open, g_array_unref);
}

void
gouji_history_break_typing (GoujiHistory *self)
{
  self->typing = FALSE;
}

/**
 * gouji_history_get_serial:
 *
 * Returns: the number of the step that the last change belongs to; taking a step back, and again, counts as
 * one
 */
guint
gouji_history_get_serial (GoujiHistory *self)
{
  return self->serial;
}

gboolean
gouji_history_can_undo (GoujiHistory *self)
{
  return self->depth == 0 && self->position > 0;
}

gboolean
gouji_history_can_redo (GoujiHistory *self)
{
  return self->depth == 0 && self->position < self->steps->len;
}

/**
 * gouji_history_undo:
 *
 * Returns: (transfer none) (element-type GoujiEdit): the edits to take back, the last one first; the caller
 * holds a reference while it does so
 */
GArray *
gouji_history_undo (GoujiHistory *self)
{
  g_return_val_if_fail (gouji_history_can_undo (self), NULL);

  self->typing = FALSE;
  self->serial++;
  return g_ptr_array_index (self->steps, --self->position);
}

/**
 * gouji_history_redo:
 *
 * Returns: (transfer none) (element-type GoujiEdit): the edits to make again, the first one first; the caller
 * holds a reference while it does so
 */
GArray *
gouji_history_redo (GoujiHistory *self)
{
  g_return_val_if_fail (gouji_history_can_redo (self), NULL);

  self->typing = FALSE;
  self->serial++;
  return g_ptr_array_index (self->steps, self->position++);
}
