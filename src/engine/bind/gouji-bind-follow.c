/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "bind/gouji-bind.h"

#include <string.h>

/* What a change may have made another of the numbers in the texts. */
typedef struct {
  GoujiFiller *filler;
  GoujiReport *report;
  const GoujiCell *cell; /* NULL for all */
} Following;

static gboolean
is_concerned (const Following *self, const GoujiBinding *binding)
{
  return binding->kind != GOUJI_BINDING_UNTIED &&
         (self->cell == NULL || gouji_binding_concerns (binding, self->cell));
}

/* A text under way to the next: what of it is written, and by how much what follows has moved. */
typedef struct {
  GString *text;
  const char *rest;
  guint place; /* of @rest in the text before */
  int shift;
} Rewriting;

static void
write_number (Rewriting *self, GoujiBinding *binding, const char *number)
{
  const char *start = g_utf8_offset_to_pointer (self->rest, binding->start - self->place);
  const int growth = (int) strlen (number) - (int) (binding->end - binding->start);

  g_string_append_len (self->text, self->rest, start - self->rest);
  g_string_append (self->text, number);
  self->rest = g_utf8_offset_to_pointer (start, binding->end - binding->start);
  self->place = binding->end;
  binding->start = (guint) ((int) binding->start + self->shift);
  binding->end = (guint) ((int) binding->end + self->shift + growth);
  self->shift += growth;
}

/* Numbers that follow their cells are written anew. Those that were recognised and were right until now are
 * remembered, lest a text that is read anew does not show any more what they had to do with their cells. */
static void
follow_in_part (const Following *self, const GoujiPart *part, const GPtrArray *recognised)
{
  g_autoptr (GPtrArray) ties = gouji_bind_list (self->filler, self->report, part, recognised);
  g_autoptr (GPtrArray) bindings = g_ptr_array_new_with_free_func ((GDestroyNotify) gouji_binding_free);
  Rewriting rewriting = { .text = g_string_new (NULL),
                          .rest = gouji_report_get_narrative (self->report, part)->text };
  g_autofree char *text = NULL;
  gboolean changed = FALSE;

  for (guint i = 0; i < ties->len; i++) {
    const GoujiTie *tie = ties->pdata[i];
    const gboolean concerned = is_concerned (self, tie->binding);
    GoujiBinding *binding;

    if (!tie->stored && (!concerned || tie->state == GOUJI_TIE_AGREES))
      continue;

    changed = changed || !tie->stored;
    binding = gouji_binding_copy (tie->binding);
    g_ptr_array_add (bindings, binding);
    if (concerned && binding->mode == GOUJI_BINDING_FOLLOWS && tie->should_be != NULL &&
        tie->state == GOUJI_TIE_DIFFERS) {
      write_number (&rewriting, binding, tie->should_be);
      changed = TRUE;
    } else {
      binding->start = (guint) ((int) binding->start + rewriting.shift);
      binding->end = (guint) ((int) binding->end + rewriting.shift);
    }
  }

  g_string_append (rewriting.text, rewriting.rest);
  text = g_string_free (rewriting.text, FALSE);
  if (changed)
    gouji_report_set_bound_text (self->report, part, text, bindings);
}

/* Whether any text has to be looked at: most have no tie that the change concerns. */
static gboolean
concerns_any (const Following *self, const GPtrArray *bindings)
{
  for (guint i = 0; bindings != NULL && i < bindings->len; i++) {
    if (is_concerned (self, bindings->pdata[i]))
      return TRUE;
  }

  return FALSE;
}

/**
 * gouji_bind_follow:
 * @kind: what was changed in @report
 * @index: which one of it
 * @recognised: (nullable) (element-type GPtrArray): what gouji_bind_recognise() found in its texts as they
 * are now
 *
 * Writes the numbers anew that follow what was changed, and remembers the ties of those that were right until
 * then. To be called while #GoujiReport::changed tells of the change, so that all is one step to undo. Where
 * the number cannot be told any more it stays as it is, and is shown.
 */
void
gouji_bind_follow (
  GoujiFiller *filler, GoujiReport *report, GoujiChange kind, guint index, GPtrArray *recognised)
{
  GoujiForm *form = gouji_report_get_form (report);
  Following self = { filler, report, NULL };

  if (kind != GOUJI_CHANGE_FIGURE && kind != GOUJI_CHANGE_CONFIRMATION && kind != GOUJI_CHANGE_LAST_YEAR)
    return;

  if (kind != GOUJI_CHANGE_LAST_YEAR)
    self.cell = gouji_form_get_cell (form, index);
  for (guint i = 0; i < gouji_form_get_n_parts (form); i++) {
    const GoujiPart *part = gouji_form_get_part (form, i);
    const GPtrArray *here = recognised != NULL && i < recognised->len ? recognised->pdata[i] : NULL;

    if (concerns_any (&self, gouji_report_get_bindings (report, part)) || concerns_any (&self, here))
      follow_in_part (&self, part, here);
  }
}
