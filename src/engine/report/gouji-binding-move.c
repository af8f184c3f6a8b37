/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "report/gouji-value.h"

#include "report/gouji-han-number.h"

/* A text as it is compared: one element a code point. */
typedef struct {
  gunichar *characters;
  guint length;
} Characters;

/**
 * Span:
 * @start: first code point that may be another now
 * @end: the one behind the last, in the text before
 * @shift: by how much all behind it has moved
 *
 * Where a text was changed. Where the same stands twice there are several places at which it may have been
 * taken away or put in, as with the second of two equal clauses: they are all within.
 */
typedef struct {
  guint start;
  guint end;
  int shift;
} Span;

static Characters
create_characters (const char *text)
{
  glong length;
  gunichar *characters = g_utf8_to_ucs4_fast (text, -1, &length);

  return (Characters) { characters, (guint) length };
}

static void
clear_characters (Characters *self)
{
  g_free (self->characters);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Characters, clear_characters)

static Span
find_span (const Characters *before, const Characters *after)
{
  guint limit = MIN (before->length, after->length);
  guint head = 0;
  guint tail = 0;

  while (head < limit && before->characters[head] == after->characters[head])
    head++;
  while (tail < limit &&
         before->characters[before->length - tail - 1] == after->characters[after->length - tail - 1])
    tail++;

  return (Span) { MIN (head, limit - tail), before->length - MIN (tail, limit - head),
                  (int) after->length - (int) before->length };
}

static gboolean
is_digit (const Characters *self, guint at)
{
  return at < self->length && (g_unichar_isdigit (self->characters[at]) ||
                               gouji_han_numeral_get_value (self->characters[at]) >= 0);
}

/* Whether the character goes on with a number that has digits on both sides of it. */
static gboolean
is_of_number (const Characters *self, guint at)
{
  gunichar character = self->characters[at];

  return is_digit (self, at) || ((character == '.' || character == ',' || character == 0xFF0E) && at > 0 &&
                                 is_digit (self, at - 1) && is_digit (self, at + 1));
}

/* The number between @start and @end with all that stands beside it and belongs to it. */
static void
find_number (const Characters *self, guint *start, guint *end)
{
  while (*start > 0 && is_of_number (self, *start - 1))
    (*start)--;
  while (*end < self->length && is_of_number (self, *end))
    (*end)++;
}

/* Whether the number is the same in both texts: a digit put beside it makes another one of it. */
static gboolean
is_same_number (const Characters *before, const Characters *after, const GoujiBinding *old, int shift)
{
  guint start = old->start;
  guint end = old->end;
  guint start_after = old->start + (guint) shift;
  guint end_after = old->end + (guint) shift;

  find_number (before, &start, &end);
  find_number (after, &start_after, &end_after);
  return end - start == end_after - start_after &&
         memcmp (before->characters + start, after->characters + start_after,
                 (end - start) * sizeof (gunichar)) == 0;
}

/* Returns: whether the ties stand in the order of @text, do not overlap, and lie within it */
gboolean
gouji_bindings_fit (const GPtrArray *bindings, const char *text)
{
  guint behind = 0;
  guint length = (guint) g_utf8_strlen (text, -1);

  for (guint i = 0; bindings != NULL && i < bindings->len; i++) {
    const GoujiBinding *binding = bindings->pdata[i];

    if (binding->start < behind || binding->end <= binding->start || binding->end > length)
      return FALSE;
    behind = binding->end;
  }

  return TRUE;
}

/**
 * gouji_bindings_move:
 * @bindings: (element-type GoujiBinding): the ties of @before
 * @before: a text
 * @after: what somebody made of it, at one place
 *
 * A number that was changed, or of which nobody can tell whether it was, has no tie any more: what somebody
 * wrote there is what they mean. Whoever knows better sets text and ties together.
 *
 * Returns: (transfer full) (element-type GoujiBinding): the ties of @after
 */
GPtrArray *
gouji_bindings_move (GPtrArray *bindings, const char *before, const char *after)
{
  if (bindings->len == 0)
    return g_ptr_array_ref (bindings);

  g_auto (Characters) old = create_characters (before);
  g_auto (Characters) new = create_characters (after);
  Span span = find_span (&old, &new);
  GPtrArray *moved = gouji_bindings_new ();
  for (guint i = 0; i < bindings->len; i++) {
    const GoujiBinding *binding = bindings->pdata[i];
    int shift = binding->start >= span.end ? span.shift : 0;

    if ((binding->end > span.start && binding->start < span.end) ||
        !is_same_number (&old, &new, binding, shift))
      continue;

    GoujiBinding *copy = gouji_binding_copy (binding);
    copy->start += (guint) shift;
    copy->end += (guint) shift;
    g_ptr_array_add (moved, copy);
  }

  return moved;
}
