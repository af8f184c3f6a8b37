/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "narrative/gouji-tie-words.h"

#include <glib/gi18n.h>

#include "words/gouji-form-words.h"

/* More cells than this are counted, not named. */
#define MOST_NAMED 3

static char *
name_cells (GoujiReport *report, const GPtrArray *cells)
{
  GoujiForm *form = gouji_report_get_form (report);
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < cells->len && i < MOST_NAMED; i++) {
    g_autofree char *name = gouji_form_words_short_name (form, cells->pdata[i]);

    g_string_append_printf (names, "%s%s", i > 0 ? " + " : "", name);
  }
  if (cells->len > MOST_NAMED)
    /* Translators: stands behind the names of some cells that are added up */
    g_string_append_printf (names, ngettext (" + %u more", " + %u more", cells->len - MOST_NAMED),
                            cells->len - MOST_NAMED);

  return g_string_free (names, FALSE);
}

/**
 * gouji_tie_words_source:
 *
 * Returns: (transfer full): what a number is tied to
 */
char *
gouji_tie_words_source (GoujiReport *report, const GoujiBinding *binding)
{
  g_autofree char *cells = name_cells (report, binding->cells);
  g_autofree char *whole = name_cells (report, binding->whole);

  switch (binding->kind) {
  case GOUJI_BINDING_SUM:
    return g_steal_pointer (&cells);
  case GOUJI_BINDING_SHARE:
    /* Translators: what a per cent says: two cells of the form */
    return g_strdup_printf (_ ("%s as a share of %s"), cells, whole);
  case GOUJI_BINDING_LAST_YEAR:
    /* Translators: what a number says; %s is a cell of the form */
    return g_strdup_printf (_ ("%s, last year"), cells);
  case GOUJI_BINDING_CHANGE:
    return g_strdup_printf (_ ("%s, change from last year"), cells);
  case GOUJI_BINDING_GROWTH:
    return g_strdup_printf (_ ("%s, per cent more or less than last year"), cells);
  case GOUJI_BINDING_UNTIED:
  default:
    return g_strdup (_ ("No cell of the form"));
  }
}

/**
 * gouji_tie_words_untold:
 *
 * Returns: (nullable): why it cannot be told what a number should be
 */
const char *
gouji_tie_words_untold (GoujiBoundState state)
{
  switch (state) {
  case GOUJI_BOUND_UNSURE:
    return _ ("The figure in the table is not sure yet");
  case GOUJI_BOUND_BLANK:
    return _ ("Nothing is filled in there yet");
  case GOUJI_BOUND_UNREADABLE:
    return _ ("What stands in the table is not a number");
  case GOUJI_BOUND_NO_LAST_YEAR:
    return _ ("Last year’s figure is not known");
  case GOUJI_BOUND_NO_BASE:
    return _ ("There is no per cent of 0");
  case GOUJI_BOUND_MIXED:
    return _ ("The units do not fit together");
  case GOUJI_BOUND_TOO_LARGE:
    return _ ("The number is too large");
  case GOUJI_BOUND_KNOWN:
  case GOUJI_BOUND_UNTIED:
  default:
    return NULL;
  }
}

static char *
say_value (const GoujiTie *tie)
{
  g_autofree char *number = gouji_decimal_to_string (tie->value.value);

  return g_strconcat (number, tie->value.unit, NULL);
}

static char *
describe_stale (const GoujiTie *tie)
{
  g_autofree char *value = tie->value.state == GOUJI_BOUND_KNOWN ? say_value (tie) : NULL;

  if (value != NULL)
    /* Translators: of a number in a text that was taken over; %s is this year's number with its unit */
    return g_strdup_printf (_ ("Last year’s number: the table now gives %s"), value);
  if (tie->should_be != NULL)
    /* Translators: of a year in a text that was taken over; %s is the year after it */
    return g_strdup_printf (_ ("Last year’s text: probably %s now"), tie->should_be);
  return g_strdup (_ ("Last year’s number: write this year’s, or keep it"));
}

/**
 * gouji_tie_words_state:
 *
 * Returns: (transfer full): how a number stands to what it is tied to
 */
char *
gouji_tie_words_state (const GoujiTie *tie)
{
  g_autofree char *value = say_value (tie);

  if (tie->binding->mode == GOUJI_BINDING_STALE)
    return describe_stale (tie);
  if (tie->binding->kind == GOUJI_BINDING_UNTIED)
    return g_strdup (_ ("Looked at, and tied to nothing"));

  switch (tie->state) {
  case GOUJI_TIE_AGREES:
    return g_strdup (tie->binding->mode == GOUJI_BINDING_FOLLOWS
                       ? _ ("Follows the table: it is written anew when the figure changes")
                       : _ ("Agrees with the table"));
  case GOUJI_TIE_DIFFERS:
    return g_strdup_printf (_ ("Differs: the table gives %s"), value);
  case GOUJI_TIE_OPPOSITE:
    return g_strdup (tie->value.less ? _ ("The number is right, but it is less than last year, not more")
                                     : _ ("The number is right, but it is more than last year, not less"));
  case GOUJI_TIE_UNREADABLE:
    return g_strdup (_ ("This is not a number any more"));
  case GOUJI_TIE_UNTOLD:
  default:
    return g_strdup_printf (_ ("Cannot be compared. %s"), gouji_tie_words_untold (tie->value.state));
  }
}

/**
 * gouji_tie_words_describe:
 *
 * Returns: (transfer full): all that is known of a tied number, in one line
 */
char *
gouji_tie_words_describe (GoujiReport *report, const GoujiTie *tie)
{
  g_autofree char *state = gouji_tie_words_state (tie);
  g_autofree char *source = gouji_tie_words_source (report, tie->binding);

  if (tie->binding->kind == GOUJI_BINDING_UNTIED)
    /* Translators: a number in the text, and what is to be said of it */
    return g_strdup_printf (_ ("%s: %s"), tie->written, state);
  /* Translators: a number in the text, how it stands to the table, and what it is tied to */
  return g_strdup_printf (_ ("%s: %s (%s)"), tie->written, state, source);
}

/**
 * gouji_tie_words_summary:
 * @ties: (element-type GoujiTie): those of a text
 *
 * Returns: (transfer full) (nullable): what is to be done in the text, %NULL for nothing
 */
char *
gouji_tie_words_summary (const GPtrArray *ties)
{
  guint n_stale = 0;
  guint n_others = 0;
  g_autofree char *stale = NULL;
  g_autofree char *others = NULL;

  for (guint i = 0; i < ties->len; i++) {
    const GoujiTie *tie = ties->pdata[i];

    if (tie->binding->mode == GOUJI_BINDING_STALE)
      n_stale++;
    else if (gouji_tie_wants_attention (tie))
      n_others++;
  }

  stale =
    g_strdup_printf (ngettext ("%u number is last year’s", "%u numbers are last year’s", n_stale), n_stale);
  others = g_strdup_printf (
    ngettext ("%u number does not agree with the table", "%u numbers do not agree with the table", n_others),
    n_others);
  if (n_stale > 0 && n_others > 0)
    /* Translators: two clauses: how many numbers are last year's, how many do not agree */
    return g_strdup_printf (_ ("%s, %s"), stale, others);
  return n_stale > 0 ? g_steal_pointer (&stale) : n_others > 0 ? g_steal_pointer (&others) : NULL;
}
