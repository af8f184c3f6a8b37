/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "words/gouji-words-proposal.h"

#include <glib/gi18n.h>

#include "words/gouji-form-words.h"

/**
 * gouji_words_for_cause:
 *
 * Returns: (nullable): how the wrong number may have come about, %NULL where nothing is known
 */
const char *
gouji_words_for_cause (GoujiCause cause)
{
  switch (cause) {
  case GOUJI_CAUSE_TRANSPOSED:
    return _ ("two digits changed places");
  case GOUJI_CAUSE_DOUBLED:
    return _ ("a digit stands twice");
  case GOUJI_CAUSE_LOST:
    return _ ("a digit is missing");
  case GOUJI_CAUSE_ADDED:
    return _ ("a digit too many");
  case GOUJI_CAUSE_MISREAD:
    return _ ("one digit is wrong");
  case GOUJI_CAUSE_UNIT:
    return _ ("the wrong unit: yuan in place of ten thousand yuan, or the other way round");
  case GOUJI_CAUSE_LAST_YEAR:
    return _ ("last year’s number still stands there");
  case GOUJI_CAUSE_BLANK:
    return _ ("left blank");
  case GOUJI_CAUSE_TOTAL:
    return _ ("the total was not brought up to date");
  case GOUJI_CAUSE_COLUMN:
    return _ ("entered in the neighbouring column");
  case GOUJI_CAUSE_ROW:
    return _ ("entered in the neighbouring row");
  case GOUJI_CAUSE_SHIFTED:
    return _ ("the row stands one column too far");
  case GOUJI_CAUSE_NONE:
  default:
    return NULL;
  }
}

static char *
describe_numbers (const GoujiProposedChange *change)
{
  g_autofree char *name = gouji_form_words_cell_name (change->cell);

  if (*change->from == '\0')
    /* Translators: the name of a cell, and the number that belongs there */
    return g_strdup_printf (_ ("%s: enter %s"), name, change->to);

  /* Translators: the name of a cell, the number that stands there, and the number that belongs there */
  return g_strdup_printf (_ ("%s: change %s to %s"), name, change->from, change->to);
}

/* A slip that moves numbers is told once, of all of them. */
static gboolean
have_one_cause (const GoujiProposal *proposal)
{
  for (guint i = 1; i < proposal->changes->len; i++) {
    if (((const GoujiProposedChange *) proposal->changes->pdata[i])->cause !=
        ((const GoujiProposedChange *) proposal->changes->pdata[0])->cause)
      return FALSE;
  }

  return TRUE;
}

static char *
add_cause (char *text, GoujiCause cause)
{
  const char *words = gouji_words_for_cause (cause);
  g_autofree char *before = text;

  if (words == NULL)
    return g_steal_pointer (&before);

  /* Translators: what would have to be changed, and how the mistake may have come about */
  return g_strdup_printf (_ ("%s (%s)"), before, words);
}

/**
 * gouji_words_for_proposal:
 *
 * Returns: what would have to be changed, from what to what, and why it may be so
 */
char *
gouji_words_for_proposal (const GoujiProposal *proposal)
{
  gboolean one_cause = have_one_cause (proposal);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *joined = NULL;

  for (guint i = 0; i < proposal->changes->len; i++) {
    const GoujiProposedChange *change = proposal->changes->pdata[i];

    g_ptr_array_add (texts,
                     add_cause (describe_numbers (change), one_cause ? GOUJI_CAUSE_NONE : change->cause));
  }
  g_ptr_array_add (texts, NULL);
  /* Translators: stands between several changes that belong together */
  joined = g_strjoinv (_ ("; "), (char **) texts->pdata);

  return add_cause (g_steal_pointer (&joined),
                    one_cause ? ((const GoujiProposedChange *) proposal->changes->pdata[0])->cause
                              : GOUJI_CAUSE_NONE);
}

/**
 * gouji_words_for_signature:
 * @by: (nullable): who
 * @on: (nullable): on which day
 *
 * Returns: (nullable): both, as far as they are known; %NULL when nothing is
 */
char *
gouji_words_for_signature (const char *by, const char *on)
{
  if (by != NULL && on != NULL)
    /* Translators: a person’s name and a day, e.g. 王芳, 2026-01-12 */
    return g_strdup_printf (_ ("%s, %s"), by, on);

  return g_strdup (by != NULL ? by : on);
}
