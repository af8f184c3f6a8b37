/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "bind/gouji-bind.h"

#include "bind/gouji-tie-text.h"
#include "check/gouji-check-mentions.h"

/* So many numbers before one may tell what it is a change of; more than stand in a sentence. */
#define NEIGHBOURHOOD 6

/* The search for what the numbers of a report may be tied to. */
typedef struct {
  GoujiFiller *filler;
  GoujiReport *report;
  GPtrArray *mentions;
  GArray *contradicted;
} Search;

static const GoujiMention *
get_mention (const Search *self, int index)
{
  return index >= 0 && (guint) index < self->mentions->len ? self->mentions->pdata[index] : NULL;
}

static gboolean
is_about_cells (const GoujiMention *mention)
{
  return mention != NULL && mention->about == GOUJI_ABOUT_FIGURE && !mention->in_words &&
         (mention->cell != NULL || (mention->concept != NULL && mention->concept->cells->len > 0));
}

static void
add_cells (GPtrArray *cells, const GoujiMention *mention)
{
  if (mention->concept == NULL)
    g_ptr_array_add (cells, (gpointer) mention->cell);
  for (guint i = 0; mention->concept != NULL && i < mention->concept->cells->len; i++)
    g_ptr_array_add (cells, mention->concept->cells->pdata[i]);
}

/* The tie that a number would have, its kind and its cells being these; %NULL where the text says something
 * else and no rule says that this is wrong: the number means something else then. */
static GoujiBinding *
try_tie (
  const Search *self, guint index, GoujiBindingKind kind, const GoujiMention *of, const GoujiMention *whole)
{
  const GoujiMention *mention = self->mentions->pdata[index];
  g_autoptr (GoujiBinding) binding =
    gouji_binding_new (kind, GOUJI_BINDING_WATCHED, mention->in_text.start, mention->in_text.end);
  g_autoptr (GoujiTie) tie = NULL;

  binding->decimals = mention->value.scale;
  add_cells (binding->cells, of);
  if (whole != NULL)
    add_cells (binding->whole, whole);
  tie = gouji_tie_new (self->filler, self->report, mention->part, binding, FALSE);
  if (tie->state != GOUJI_TIE_AGREES && !g_array_index (self->contradicted, gboolean, index))
    return NULL;

  return g_steal_pointer (&binding);
}

/* The number before this one in the text of the part that cells are known for. */
static const GoujiMention *
find_subject (const Search *self, guint index)
{
  const GoujiMention *mention = self->mentions->pdata[index];
  const guint last = index > NEIGHBOURHOOD ? index - NEIGHBOURHOOD : 0;

  for (guint i = index; i > last; i--) {
    const GoujiMention *before = self->mentions->pdata[i - 1];

    if (before->part != mention->part)
      break;
    if (is_about_cells (before))
      return before;
  }

  return NULL;
}

/* Numbers that only say how much another one has changed, or what it was. */
static GoujiBinding *
tie_to_subject (const Search *self, guint index)
{
  const GoujiMention *mention = self->mentions->pdata[index];
  const GoujiMention *of = find_subject (self, index);
  const char *text = gouji_report_get_narrative (self->report, mention->part)->text;
  const gboolean directed =
    of != NULL && gouji_tie_text_find_direction (gouji_report_get_form (self->report), text,
                                                 mention->in_text.start, NULL) != GOUJI_DIRECTION_UNSAID;

  if (of == NULL)
    return NULL;
  if (g_strcmp0 (mention->unit, "%") == 0)
    return directed ? try_tie (self, index, GOUJI_BINDING_GROWTH, of, NULL) : NULL;
  return mention->about == GOUJI_ABOUT_LAST_YEAR
           ? try_tie (self, index, directed ? GOUJI_BINDING_CHANGE : GOUJI_BINDING_LAST_YEAR, of, NULL)
           : NULL;
}

static GoujiBinding *
recognise_one (const Search *self, guint index)
{
  const GoujiMention *mention = self->mentions->pdata[index];
  const GoujiMention *numerator = get_mention (self, mention->numerator);
  const GoujiMention *whole = get_mention (self, mention->whole);

  if (mention->in_words || mention->approximate)
    return NULL;
  if (is_about_cells (mention))
    return try_tie (self, index, GOUJI_BINDING_SUM, mention, NULL);
  if (mention->about != GOUJI_ABOUT_RATIO && mention->about != GOUJI_ABOUT_LAST_YEAR)
    return NULL;
  if (mention->relation != GOUJI_MENTION_PERCENTAGE)
    return tie_to_subject (self, index);

  return is_about_cells (numerator) && is_about_cells (whole)
           ? try_tie (self, index, GOUJI_BINDING_SHARE, numerator, whole)
           : NULL;
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const GoujiBinding *x = *(GoujiBinding *const *) a;
  const GoujiBinding *y = *(GoujiBinding *const *) b;

  return (x->start > y->start) - (x->start < y->start);
}

/**
 * gouji_bind_recognise:
 * @mentions: (element-type GoujiMention): the numbers in the texts of @report, as they are now
 *
 * Finds out what the numbers that were typed, or read, are tied to. A number whose meaning is not certain is
 * tied only where it is what the cells say; where it is not, only the rules of the form may call it wrong.
 *
 * Returns: (transfer full) (element-type GPtrArray): for each part of the form the ties of its numbers
 * (element-type GoujiBinding), in the order of its text; what the report has ties for is among them
 */
GPtrArray *
gouji_bind_recognise (GoujiFiller *filler, GoujiReport *report, GPtrArray *mentions)
{
  GPtrArray *recognised = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GArray) contradicted =
    gouji_check_list_contradicted (report, mentions, gouji_filler_get_folding (filler));
  const Search self = { filler, report, mentions, contradicted };

  for (guint i = 0; i < gouji_form_get_n_parts (gouji_report_get_form (report)); i++)
    g_ptr_array_add (recognised, g_ptr_array_new_with_free_func ((GDestroyNotify) gouji_binding_free));
  for (guint i = 0; i < mentions->len; i++) {
    const GoujiMention *mention = mentions->pdata[i];
    GoujiBinding *binding = recognise_one (&self, i);

    if (binding != NULL)
      g_ptr_array_add (recognised->pdata[mention->part->index], binding);
  }
  for (guint i = 0; i < recognised->len; i++)
    g_ptr_array_sort (recognised->pdata[i], compare_places);

  return recognised;
}
