/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "bind/gouji-bind.h"

#include <string.h>

#include "bind/gouji-tie-text.h"

/**
 * Rewriting:
 * @range: what is replaced in the text, in code points
 * @by: what stands there then
 *
 * One place at which a text is written anew.
 */
typedef struct {
  GoujiRange range;
  const char *by;
} Rewriting;

static GPtrArray *
copy_bindings (const GPtrArray *bindings)
{
  GPtrArray *copy = g_ptr_array_new_with_free_func ((GDestroyNotify) gouji_binding_free);

  for (guint i = 0; bindings != NULL && i < bindings->len; i++)
    g_ptr_array_add (copy, gouji_binding_copy (bindings->pdata[i]));

  return copy;
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const GoujiBinding *x = *(GoujiBinding *const *) a;
  const GoujiBinding *y = *(GoujiBinding *const *) b;

  return (x->start > y->start) - (x->start < y->start);
}

static gboolean
overlaps (const GoujiBinding *one, const GoujiBinding *other)
{
  return one->start < other->end && other->start < one->end;
}

/* Puts a tie among others, in the place of those of the same number. */
static void
put_in_order (GPtrArray *bindings, GoujiBinding *binding)
{
  for (guint i = bindings->len; i > 0; i--) {
    if (overlaps (bindings->pdata[i - 1], binding))
      g_ptr_array_remove_index (bindings, i - 1);
  }
  g_ptr_array_add (bindings, binding);
  g_ptr_array_sort (bindings, compare_places);
}

static const char *
get_text (GoujiReport *report, const GoujiPart *part)
{
  return gouji_report_get_narrative (report, part)->text;
}

static guint
get_length (const char *text)
{
  return (guint) g_utf8_strlen (text, -1);
}

/* Writes a text anew at one place. Ties behind it move along; one of the very place becomes as long as what
 * stands there then. */
static char *
rewrite (const char *text, GPtrArray *bindings, const Rewriting *rewriting)
{
  const char *start = g_utf8_offset_to_pointer (text, rewriting->range.start);
  const char *end = g_utf8_offset_to_pointer (start, rewriting->range.end - rewriting->range.start);
  const int shift = (int) get_length (rewriting->by) - (int) (rewriting->range.end - rewriting->range.start);
  g_autofree char *head = g_strndup (text, start - text);

  for (guint i = 0; i < bindings->len; i++) {
    GoujiBinding *binding = bindings->pdata[i];
    const gboolean behind = binding->start >= rewriting->range.end;

    if (behind)
      binding->start = (guint) ((int) binding->start + shift);
    if (behind || (binding->start == rewriting->range.start && binding->end == rewriting->range.end))
      binding->end = (guint) ((int) binding->end + shift);
  }

  return g_strconcat (head, rewriting->by, end, NULL);
}

/**
 * gouji_bind_list:
 * @recognised: (nullable) (element-type GoujiBinding): what gouji_bind_recognise() found in the text of
 * @part, as it is now
 *
 * Returns: (transfer full) (element-type GoujiTie): the tied numbers of the text, in its order: those that
 * the report has ties for, and of the recognised ones the others
 */
GPtrArray *
gouji_bind_list (GoujiFiller *filler, GoujiReport *report, const GoujiPart *part, const GPtrArray *recognised)
{
  const GPtrArray *stored = gouji_report_get_bindings (report, part);
  const guint n_stored = stored != NULL ? stored->len : 0;
  const guint n_recognised = recognised != NULL ? recognised->len : 0;
  GPtrArray *ties = g_ptr_array_new_with_free_func ((GDestroyNotify) gouji_tie_free);
  const guint length = get_length (get_text (report, part));
  guint end = 0;
  guint n = 0;

  for (guint i = 0; i <= n_stored; i++) {
    const GoujiBinding *next = i < n_stored ? stored->pdata[i] : NULL;
    const guint limit = next != NULL ? next->start : length;

    for (; n < n_recognised && ((const GoujiBinding *) recognised->pdata[n])->start < limit; n++) {
      const GoujiBinding *binding = recognised->pdata[n];

      if (binding->start < end || binding->end > limit)
        continue;
      g_ptr_array_add (ties, gouji_tie_new (filler, report, part, binding, FALSE));
      end = binding->end;
    }
    if (next != NULL) {
      g_ptr_array_add (ties, gouji_tie_new (filler, report, part, next, TRUE));
      end = next->end;
    }
  }

  return ties;
}

/**
 * gouji_bind_list_all:
 * @recognised: (nullable) (element-type GPtrArray): what gouji_bind_recognise() found in all texts
 *
 * Returns: (transfer full) (element-type GoujiTie): the same for all parts of the form, one behind the other
 */
GPtrArray *
gouji_bind_list_all (GoujiFiller *filler, GoujiReport *report, GPtrArray *recognised)
{
  GoujiForm *form = gouji_report_get_form (report);
  GPtrArray *ties = g_ptr_array_new_with_free_func ((GDestroyNotify) gouji_tie_free);

  for (guint i = 0; i < gouji_form_get_n_parts (form); i++) {
    GPtrArray *here = gouji_bind_list (filler, report, gouji_form_get_part (form, i),
                                       recognised != NULL ? recognised->pdata[i] : NULL);

    g_ptr_array_extend_and_steal (ties, here);
  }

  return ties;
}

/* Whether the number still stands where it stood when it was looked at. */
static gboolean
stands (GoujiReport *report, const GoujiTie *tie)
{
  const char *text = get_text (report, tie->part);
  g_autofree char *here = tie->binding->end <= get_length (text)
                            ? g_utf8_substring (text, tie->binding->start, tie->binding->end)
                            : NULL;

  return g_strcmp0 (here, tie->written) == 0;
}

/* A text that was taken over has its new year; what is left of the tie is nothing. */
static void
put_updated (GPtrArray *bindings, const GoujiTie *tie)
{
  GoujiBinding *binding = gouji_binding_copy (tie->binding);
  const char *point = tie->should_be != NULL ? strchr (tie->should_be, '.') : NULL;

  binding->mode = binding->kind == GOUJI_BINDING_UNTIED ? GOUJI_BINDING_WATCHED : GOUJI_BINDING_FOLLOWS;
  if (gouji_binding_is_percentage (binding))
    binding->decimals = point != NULL ? (guint) strlen (point + 1) : tie->value.value.scale;
  put_in_order (bindings, binding);
}

/**
 * gouji_bind_update:
 * @tie: one that was listed of @report as it is now
 *
 * Writes a number as its cells say, and where the words before it say the opposite, these too; from then on
 * it follows its cells. One step that can be undone.
 *
 * Returns: whether that was possible
 */
gboolean
gouji_bind_update (GoujiFiller *filler, GoujiReport *report, const GoujiTie *tie)
{
  g_autoptr (GPtrArray) bindings = copy_bindings (gouji_report_get_bindings (report, tie->part));
  g_autofree char *text = g_strdup (get_text (report, tie->part));
  GoujiForm *form = gouji_report_get_form (report);
  GoujiDirectionWord word = { 0 };
  GoujiDirection said;

  if (!stands (report, tie) ||
      (tie->should_be == NULL && tie->state != GOUJI_TIE_OPPOSITE &&
       (tie->state != GOUJI_TIE_AGREES || tie->binding->kind == GOUJI_BINDING_UNTIED)))
    return FALSE;

  put_updated (bindings, tie);
  if (tie->should_be != NULL) {
    g_autofree char *old = g_steal_pointer (&text);

    text =
      rewrite (old, bindings, &(Rewriting) { { tie->binding->start, tie->binding->end }, tie->should_be });
  }
  said = tie->binding->kind == GOUJI_BINDING_CHANGE || tie->binding->kind == GOUJI_BINDING_GROWTH
           ? gouji_tie_text_find_direction (form, text, tie->binding->start, &word)
           : GOUJI_DIRECTION_UNSAID;
  if (!tie->value.same && said != GOUJI_DIRECTION_UNSAID &&
      (said == GOUJI_DIRECTION_LESS) != tie->value.less) {
    g_autofree char *old = g_steal_pointer (&text);

    text = rewrite (old, bindings, &(Rewriting) { word.range, word.opposite });
  }
  g_free (word.opposite);
  gouji_report_set_bound_text (report, tie->part, text, bindings);

  return TRUE;
}

static void
put_binding (GoujiReport *report, const GoujiPart *part, GoujiBinding *binding)
{
  g_autoptr (GPtrArray) bindings = copy_bindings (gouji_report_get_bindings (report, part));

  put_in_order (bindings, binding);
  gouji_report_set_bound_text (report, part, get_text (report, part), bindings);
}

/**
 * gouji_bind_keep:
 * @tie: one that was listed of @report as it is now
 *
 * Says that somebody has looked at a number of last year's text, and that it stays. Whether it is what its
 * cells say is shown from then on. One step that can be undone.
 */
void
gouji_bind_keep (GoujiReport *report, const GoujiTie *tie)
{
  GoujiBinding *binding;

  if (!stands (report, tie))
    return;

  binding = gouji_binding_copy (tie->binding);
  binding->mode = GOUJI_BINDING_WATCHED;
  put_binding (report, tie->part, binding);
}

/**
 * gouji_bind_untie:
 * @tie: one that was listed of @report as it is now
 *
 * Says that a number means something that the form does not know. It is not recognised again while it stays
 * as it is. One step that can be undone.
 */
void
gouji_bind_untie (GoujiReport *report, const GoujiTie *tie)
{
  if (stands (report, tie))
    put_binding (report, tie->part,
                 gouji_binding_new (GOUJI_BINDING_UNTIED, GOUJI_BINDING_WATCHED, tie->binding->start,
                                    tie->binding->end));
}

/**
 * gouji_bind_tie:
 * @binding: a tie of a number in the text of @part
 *
 * Ties a number to cells, in place of what it was tied to. One step that can be undone.
 *
 * Returns: whether its place is one in the text
 */
gboolean
gouji_bind_tie (GoujiReport *report, const GoujiPart *part, const GoujiBinding *binding)
{
  if (binding->start >= binding->end || binding->end > get_length (get_text (report, part)))
    return FALSE;

  put_binding (report, part, gouji_binding_copy (binding));
  return TRUE;
}

/**
 * gouji_bind_preview:
 * @binding: what a number is to be tied to, wherever it stands
 *
 * Returns: (transfer full) (nullable): the words that gouji_bind_insert() would write, %NULL where the number
 * is not known for certain
 */
char *
gouji_bind_preview (GoujiReport *report, const GoujiBinding *binding)
{
  g_autoptr (GoujiBinding) placed = gouji_binding_copy (binding);

  return gouji_tie_text_make_phrase (gouji_report_get_form (report), placed, report);
}

/**
 * gouji_bind_insert:
 * @range: what the words take the place of in the text of @part, in code points; where they go when it is
 * empty
 * @binding: what the number is to be tied to, wherever it stands; it follows its cells from then on
 *
 * Writes a number with its words, and ties it. Where the words have no number, for nothing has changed,
 * nothing is tied. One step that can be undone.
 *
 * Returns: the code point behind the words, 0 when the number is not known for certain
 */
guint
gouji_bind_insert (GoujiReport *report, const GoujiPart *part, GoujiRange range, const GoujiBinding *binding)
{
  g_autoptr (GoujiBinding) placed = gouji_binding_copy (binding);
  g_autofree char *phrase = gouji_tie_text_make_phrase (gouji_report_get_form (report), placed, report);
  g_autoptr (GPtrArray) bindings = copy_bindings (gouji_report_get_bindings (report, part));
  const GoujiBinding there = { .start = range.start, .end = range.end };
  g_autofree char *text = NULL;

  if (phrase == NULL || range.start > range.end || range.end > get_length (get_text (report, part)))
    return 0;

  /* What stands within another number, or in place of one, is no longer that. */
  for (guint i = bindings->len; i > 0; i--) {
    if (overlaps (bindings->pdata[i - 1], &there))
      g_ptr_array_remove_index (bindings, i - 1);
  }
  text = rewrite (get_text (report, part), bindings, &(Rewriting) { range, phrase });
  if (placed->end > placed->start) {
    placed->mode = GOUJI_BINDING_FOLLOWS;
    placed->start += range.start;
    placed->end += range.start;
    put_in_order (bindings, g_steal_pointer (&placed));
  }
  gouji_report_break_typing (report);
  gouji_report_set_bound_text (report, part, text, bindings);
  gouji_report_break_typing (report);

  return range.start + get_length (phrase);
}
