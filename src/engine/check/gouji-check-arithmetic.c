/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "check/gouji-check-prose.h"

/* The predicate that recomputes what the text itself adds up: arithmetic. */

/* The mentions of a report by what they are a part of, so that each is looked at once: for each mention the
 * first that belongs to it, and for each the next that belongs to the same; -1 where there is none. */
typedef struct {
  GoujiCheck *check;
  int *first;
  int *next;
} Lists;

/* The numbers that belong to one whole. @complete: whether the first so many of them are all of it; what
 * follows such a list in the same sentence may be taken for more of it. */
typedef struct {
  GoujiQuantity sum;
  guint n;
  guint first;
  gboolean usable;
  gboolean complete;
} Parts;

static const GoujiMention *
get_mention (GoujiCheck *self, int index)
{
  return index >= 0 && (guint) index < self->mentions->len ? self->mentions->pdata[index] : NULL;
}

static gboolean
get_quantity (GoujiCheck *self, const GoujiMention *mention, GoujiQuantity *quantity)
{
  return !mention->approximate && gouji_quantity_init (quantity, self->form, mention->value, mention->unit);
}

static void
lists_init (Lists *self, GoujiCheck *check)
{
  guint n = check->mentions->len;

  self->check = check;
  self->first = g_new (int, MAX (n, 1));
  self->next = g_new (int, MAX (n, 1));
  for (guint i = 0; i < n; i++)
    self->first[i] = self->next[i] = -1;
  for (guint i = n; i-- > 0;) {
    const GoujiMention *mention = check->mentions->pdata[i];

    if (get_mention (check, mention->whole) == NULL)
      continue;
    self->next[i] = self->first[mention->whole];
    self->first[mention->whole] = (int) i;
  }
}

static void
lists_clear (Lists *self)
{
  g_free (self->first);
  g_free (self->next);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Lists, lists_clear)

/* Returns: what stands behind the number and its unit: what is counted */
static char *
get_counted (GoujiCheck *self, const GoujiMention *mention)
{
  g_autofree char *text = gouji_fold_text (self->folding, mention->text);
  g_autofree char *unit = mention->unit != NULL ? gouji_fold_text (self->folding, mention->unit) : NULL;
  const char *found = unit != NULL && *unit != '\0' ? g_strrstr (text, unit) : NULL;

  return g_strdup (found != NULL ? found + strlen (unit) : "");
}

/* Three columns do not contain thirty projects: where both say what they count, it has a word in common. */
static gboolean
count_the_same (GoujiCheck *self, const GoujiMention *a, const GoujiMention *b)
{
  g_autofree char *first = get_counted (self, a);
  g_autofree char *second = get_counted (self, b);

  if (*first == '\0' || *second == '\0')
    return TRUE;
  for (const char *c = first; *c != '\0'; c = g_utf8_next_char (c)) {
    if (g_utf8_strchr (second, -1, g_utf8_get_char (c)) != NULL)
      return TRUE;
  }

  return FALSE;
}

static gboolean
is_equal (GoujiQuantity a, GoujiQuantity b)
{
  int order;

  return gouji_quantity_compare (a, b, &order) && order == 0;
}

/* Adds the parts of @whole that belong to it in this way. One that is not exact makes the sum unusable. */
static Parts
add_parts (const Lists *lists, guint whole, GoujiQuantity is, GoujiMentionRelation relation)
{
  Parts parts = { .usable = TRUE };

  for (int i = lists->first[whole]; i >= 0; i = lists->next[i]) {
    const GoujiMention *mention = lists->check->mentions->pdata[i];
    GoujiQuantity value;

    if (mention->relation != relation)
      continue;
    if (!get_quantity (lists->check, mention, &value) ||
        !count_the_same (lists->check, mention, lists->check->mentions->pdata[whole]))
      parts.usable = FALSE;
    else if (parts.n == 0 && parts.usable)
      parts.sum = value;
    else if (parts.usable)
      parts.usable = gouji_quantity_add (&parts.sum, value, 1);
    if (parts.n++ == 0)
      parts.first = (guint) i;
    parts.complete = parts.complete || (parts.usable && parts.n > 1 && is_equal (parts.sum, is));
  }

  return parts;
}

static char *
print_quantity (GoujiQuantity quantity)
{
  guint scale = quantity.exponent < 0 ? (guint) -quantity.exponent : 0;

  for (; quantity.exponent > 0 && ABS (quantity.units) < G_MAXINT64 / 10; quantity.exponent--)
    quantity.units *= 10;

  return gouji_decimal_to_string ((GoujiDecimal) { quantity.units, MIN (scale, GOUJI_DECIMAL_MAX_SCALE) });
}

static GoujiFinding *
tell (GoujiCheck *self, const char *name, const GoujiMention *mention, const GoujiWord *words, guint n_words)
{
  GoujiFinding *finding = gouji_check_tell (self, mention->part, name, words, n_words);

  gouji_finding_set_source (finding, mention->has_source, mention->source);
  return finding;
}

static void
check_sum (const Lists *lists, guint whole, GoujiMentionRelation relation, const char *name)
{
  GoujiCheck *self = lists->check;
  const GoujiMention *total = self->mentions->pdata[whole];
  Parts parts;
  g_autofree char *sum = NULL;
  g_autofree char *value = NULL;
  g_autofree char *count = NULL;
  GoujiFinding *finding;
  GoujiQuantity is;
  int order;

  if (lists->first[whole] < 0 || !get_quantity (self, total, &is))
    return;
  parts = add_parts (lists, whole, is, relation);
  if (parts.n == 0 || !parts.usable || parts.complete || !gouji_quantity_compare (parts.sum, is, &order) ||
      order == 0 || (relation == GOUJI_MENTION_SOME && order < 0))
    return;

  sum = print_quantity (parts.sum);
  value = print_quantity (is);
  count = g_strdup_printf ("%u", parts.n);
  finding =
    tell (self, name, total,
          (GoujiWord[]) { { "text", total->text },
                          { "part", ((const GoujiMention *) self->mentions->pdata[parts.first])->text },
                          { "count", count },
                          { "sum", sum },
                          { "whole", value } },
          5);
  if (finding != NULL) {
    finding->left = g_steal_pointer (&value);
    finding->right = g_steal_pointer (&sum);
  }
}

/* The same thing may be made public in several ways: what is said of each adds up to more than the whole. */
static gboolean
may_overlap (const Lists *lists, guint whole)
{
  for (int i = lists->first[whole]; i >= 0; i = lists->next[i]) {
    const GoujiMention *mention = lists->check->mentions->pdata[i];
    g_autofree char *text = NULL;

    if (mention->relation != GOUJI_MENTION_SOME)
      continue;
    text = gouji_fold_text (lists->check->folding, mention->text);
    if (gouji_rule_match (lists->check->rule, "overlapping", text, NULL))
      return TRUE;
  }

  return FALSE;
}

/* Each of several that are among the whole is at most as large; and so is their sum, where they exclude each
 * other. */
static void
check_some (const Lists *lists, guint whole)
{
  const GoujiMention *total = lists->check->mentions->pdata[whole];
  GoujiQuantity is;
  guint n = 0;

  if (lists->first[whole] < 0 || !get_quantity (lists->check, total, &is) ||
      add_parts (lists, whole, is, GOUJI_MENTION_SOME).complete)
    return;

  for (int i = lists->first[whole]; i >= 0; i = lists->next[i]) {
    const GoujiMention *mention = lists->check->mentions->pdata[i];
    GoujiQuantity value;
    int order;

    if (mention->relation != GOUJI_MENTION_SOME)
      continue;
    n++;
    if (get_quantity (lists->check, mention, &value) && gouji_quantity_compare (value, is, &order) &&
        order > 0 && count_the_same (lists->check, mention, total)) {
      tell (lists->check, "exceeds", mention,
            (GoujiWord[]) { { "text", mention->text }, { "whole", total->text } }, 2);
      return;
    }
  }

  if (n > 1 && !may_overlap (lists, whole))
    check_sum (lists, whole, GOUJI_MENTION_SOME, "some");
}

/* Returns: whether @printed may be @part of @whole in per cent, rounded or cut off to its places */
static gboolean
is_percentage (GoujiDecimal printed, GoujiQuantity part, GoujiQuantity whole, GoujiDecimal *exact)
{
  gint64 scaled;
  GoujiQuantity zero = { .money = part.money };
  gint64 down;

  /* Both in the same power of ten. */
  if (!gouji_quantity_add (&zero, part, 1) || part.money != whole.money)
    return TRUE;
  for (; part.exponent > whole.exponent; part.exponent--) {
    if (__builtin_mul_overflow (part.units, 10, &part.units))
      return TRUE;
  }
  for (; whole.exponent > part.exponent; whole.exponent--) {
    if (__builtin_mul_overflow (whole.units, 10, &whole.units))
      return TRUE;
  }

  if (whole.units <= 0 || part.units < 0 || __builtin_mul_overflow (part.units, 100, &scaled))
    return TRUE;
  for (guint i = 0; i < printed.scale; i++) {
    if (__builtin_mul_overflow (scaled, 10, &scaled))
      return TRUE;
  }

  down = scaled / whole.units;
  *exact = (GoujiDecimal) { down + (scaled % whole.units >= whole.units - scaled % whole.units ? 1 : 0),
                            printed.scale };
  return printed.units == down || printed.units == exact->units;
}

static void
check_percentage (GoujiCheck *self, const GoujiMention *mention)
{
  const GoujiMention *numerator = get_mention (self, mention->numerator);
  const GoujiMention *whole = get_mention (self, mention->whole);
  g_autofree char *should = NULL;
  GoujiDecimal exact;
  GoujiQuantity part_value, whole_value;
  GoujiFinding *finding;

  if (numerator == NULL || whole == NULL || mention->approximate ||
      !get_quantity (self, numerator, &part_value) || !get_quantity (self, whole, &whole_value) ||
      is_percentage (mention->value, part_value, whole_value, &exact))
    return;

  should = gouji_decimal_to_string (exact);
  finding = tell (
    self, "percentage", mention,
    (GoujiWord[]) {
      { "text", mention->text }, { "part", numerator->text }, { "whole", whole->text }, { "value", should } },
    4);
  if (finding != NULL) {
    finding->left = gouji_decimal_to_string (mention->value);
    finding->right = g_steal_pointer (&should);
  }
}

/**
 * gouji_check_arithmetic:
 *
 * Predicate `arithmetic`: complete lists in the text add up to their whole, what is among a whole does not
 * exceed it, and percentages are what they are said to be, rounded or cut off to their printed places.
 * Numbers that do not claim to be exact are not judged.
 */
void
gouji_check_arithmetic (GoujiCheck *self)
{
  g_auto (Lists) lists = { 0 };

  if (self->mentions == NULL)
    return;

  lists_init (&lists, self);
  for (guint i = 0; i < self->mentions->len; i++) {
    const GoujiMention *mention = self->mentions->pdata[i];

    if (mention->relation == GOUJI_MENTION_PERCENTAGE)
      check_percentage (self, mention);
    check_sum (&lists, i, GOUJI_MENTION_SHARE, "shares");
    check_some (&lists, i);
  }
}
