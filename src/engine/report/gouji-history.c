/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "report/gouji-history.h"

struct _GoujiHistory {
  GPtrArray *steps; /* of GArray of GoujiEdit */
  guint position;   /* how many of the steps are done; those behind can be done again */
  GArray *open;     /* the step between begin and end */
  guint depth;
  gboolean typing; /* the last step may go on */
  guint serial;
};

static void
clear_edit (gpointer data)
{
  GoujiEdit *edit = data;

  g_clear_pointer (&edit->before, g_ref_string_release);
  g_clear_pointer (&edit->after, g_ref_string_release);
  g_clear_object (&edit->reading);
}

static GArray *
create_step (void)
{
  GArray *step = g_array_new (FALSE, FALSE, sizeof (GoujiEdit));

  g_array_set_clear_func (step, clear_edit);
  return step;
}

static gboolean
changes_nothing (const GoujiEdit *edit)
{
  return g_strcmp0 (edit->before, edit->after) == 0 && edit->how_before == edit->how_after;
}

/* Of what was read each change stays what it is: two of them never become one. */
static gboolean
speak_of_the_same (const GoujiEdit *a, const GoujiEdit *b)
{
  return a->kind == b->kind && a->index == b->index && a->kind != GOUJI_CHANGE_READING;
}

/* What is pasted, computed or confirmed is there at once: it neither continues typing nor is continued by it.
 */
static gboolean
is_typing (const GoujiEdit *edit)
{
  if (edit->kind == GOUJI_CHANGE_CONFIRMATION || edit->kind == GOUJI_CHANGE_READING)
    return FALSE;

  return edit->kind != GOUJI_CHANGE_FIGURE || edit->after == NULL || edit->how_after == GOUJI_HOW_TYPED;
}

static void
append_edit (GArray *step, const GoujiEdit *edit)
{
  GoujiEdit copy = *edit;

  if (copy.before != NULL)
    g_ref_string_acquire (copy.before);
  if (copy.after != NULL)
    g_ref_string_acquire (copy.after);
  if (copy.reading != NULL)
    g_object_ref (copy.reading);
  g_array_append_val (step, copy);
}

/* Lets the last edit of @step end where @edit does. Takes it out when that leads back to where it began. */
static gboolean
extend (GArray *step, const GoujiEdit *edit)
{
  if (step->len == 0)
    return FALSE;

  GoujiEdit *last = &g_array_index (step, GoujiEdit, step->len - 1);
  if (!speak_of_the_same (last, edit))
    return FALSE;

  g_clear_pointer (&last->after, g_ref_string_release);
  if (edit->after != NULL)
    last->after = g_ref_string_acquire (edit->after);
  last->how_after = edit->how_after;
  if (changes_nothing (last))
    g_array_set_size (step, step->len - 1);

  return TRUE;
}

static void
append_step (GoujiHistory *self, GArray *step)
{
  g_ptr_array_set_size (self->steps, (int) self->position);
  g_ptr_array_add (self->steps, step);
  self->position++;
}

/* Makes @edit part of the typing that the last step holds, if it does. */
static gboolean
continue_typing (GoujiHistory *self, const GoujiEdit *edit)
{
  if (!self->typing || !is_typing (edit) || self->position == 0 || self->position != self->steps->len)
    return FALSE;

  GArray *step = g_ptr_array_index (self->steps, self->position - 1);
  if (step->len != 1 || !extend (step, edit))
    return FALSE;

  if (step->len == 0) {
    g_ptr_array_set_size (self->steps, (int) --self->position);
    self->typing = FALSE;
  }
  return TRUE;
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
    if (!extend (self->open, edit))
      append_edit (self->open, edit);
    return;
  }
  if (continue_typing (self, edit))
    return;

  GArray *step = create_step ();
  append_edit (step, edit);
  append_step (self, step);
  self->typing = is_typing (edit);
  self->serial++;
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
