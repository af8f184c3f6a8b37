/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "words/gouji-loss-words.h"

#include <glib/gi18n.h>
#include <string.h>

/* What the members of a file are to those who work with a report. Several may be one thing. */
static const struct {
  const char *member;
  const char *words;
} members[] = {
  /* Translators: the next ones are listed in “Missing or incomplete: %s.” */
  { "metadata", N_ ("title, agency and year") },
  { "reasons", N_ ("title, agency and year") },
  { "narratives", N_ ("texts") },
  { "figures", N_ ("figures") },
  { "extras", N_ ("numbers without a cell") },
  { "tables", N_ ("figures") },
  { "headings", N_ ("headings in the document") },
  { "document", N_ ("the document") },
  { "source", N_ ("the name of the source file") },
  { "excuses", N_ ("findings that were set aside") },
  { "last_year", N_ ("last year’s report") },
};

static const char *
find_words (const char *path)
{
  gsize length = strcspn (path, ".");

  for (guint i = 0; i < G_N_ELEMENTS (members); i++) {
    if (strlen (members[i].member) == length && strncmp (members[i].member, path, length) == 0)
      return _ (members[i].words);
  }

  return _ ("other things");
}

static void
add_sentence (GString *text, const char *sentence)
{
  if (text->len > 0)
    g_string_append_c (text, ' ');
  g_string_append (text, sentence);
}

/* Returns: (nullable): the members that are missing, each thing once, in the order of the losses */
static char *
list_members (const GPtrArray *losses)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  for (guint i = 0; i < losses->len; i++) {
    const GoujiLoss *loss = losses->pdata[i];
    const char *what = loss->kind == GOUJI_LOSS_MEMBER ? find_words (loss->what) : NULL;

    if (what != NULL && !g_ptr_array_find_with_equal_func (words, what, g_str_equal, NULL))
      g_ptr_array_add (words, (gpointer) what);
  }
  if (words->len == 0)
    return NULL;

  g_ptr_array_add (words, NULL);
  return g_strjoinv (C_ ("losses", ", "), (char **) words->pdata);
}

static char *
describe_loss (const GoujiLoss *loss)
{
  switch (loss->kind) {
  case GOUJI_LOSS_END:
    return g_strdup (_ ("This file breaks off: what stood behind is lost."));
  case GOUJI_LOSS_CHARACTERS:
    return g_strdup (_ ("Some characters of this file cannot be read."));
  case GOUJI_LOSS_ID:
    return g_strdup (_ ("This file no longer says which report it is, so that it counts as a new one."));
  case GOUJI_LOSS_FORM:
    return g_strdup_printf (
      _ ("This report is in the form “%s”, which this version does not have: its figures "
         "are shown as numbers without a cell."),
      loss->what);
  case GOUJI_LOSS_MEMBER:
    break;
  }

  return NULL;
}

/**
 * gouji_words_for_losses:
 * @losses: (element-type GoujiLoss): what a file no longer says
 *
 * Returns: (transfer full): the same in sentences, and what can be done
 */
char *
gouji_words_for_losses (const GPtrArray *losses)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *missing = list_members (losses);

  for (guint i = 0; i < losses->len; i++) {
    g_autofree char *sentence = describe_loss (losses->pdata[i]);

    if (sentence != NULL)
      add_sentence (text, sentence);
  }
  if (missing != NULL) {
    g_autofree char *sentence = g_strdup_printf (_ ("Missing or incomplete: %s."), missing);
    add_sentence (text, sentence);
  }
  add_sentence (text, _ ("The rest can be read here, but not changed."));

  return g_string_free_and_steal (g_steal_pointer (&text));
}
