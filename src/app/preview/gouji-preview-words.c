/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "preview/gouji-preview-words.h"

#include <glib/gi18n.h>

#include "paper/gouji-pages.h"

static guint
count_substitutions (const GoujiPreviewFaults *faults)
{
  return faults->substitutions ? faults->substitutions->len : 0;
}

static guint
count_missing (const GoujiPreviewFaults *faults)
{
  return faults->missing_glyphs ? (guint) g_utf8_strlen (faults->missing_glyphs, -1) : 0;
}

/**
 * gouji_preview_words_summarise:
 * @faults: what should be known of the pages
 *
 * Returns: (nullable): that in a few words, %NULL when there is nothing to say
 */
char *
gouji_preview_words_summarise (const GoujiPreviewFaults *faults)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  guint n_fonts = count_substitutions (faults);
  guint n_missing = count_missing (faults);

  if (faults->n_unsure > 0)
    g_ptr_array_add (
      words, g_strdup_printf (ngettext ("%u figure is not sure", "%u figures are not sure", faults->n_unsure),
                              faults->n_unsure));
  if (faults->n_errors > 0)
    g_ptr_array_add (
      words, g_strdup_printf (ngettext ("%u problem", "%u problems", faults->n_errors), faults->n_errors));
  if (n_fonts > 0)
    g_ptr_array_add (
      words, g_strdup_printf (
               ngettext ("%u font stands in for another", "%u fonts stand in for others", n_fonts), n_fonts));
  if (n_missing > 0)
    g_ptr_array_add (words, g_strdup_printf (ngettext ("%u character is in no font",
                                                       "%u characters are in no font", n_missing),
                                             n_missing));
  if (words->len == 0)
    return NULL;

  g_ptr_array_add (words, NULL);
  /* Translators: stands between things that should be known of the pages, e.g. “3 figures are not sure” */
  return g_strjoinv (_ (" · "), (char **) words->pdata);
}

static char *
explain_fonts (GPtrArray *substitutions)
{
  g_autoptr (GString) text = g_string_new (_ ("These fonts are not installed on this computer:"));

  for (guint i = 0; i < substitutions->len; i++) {
    const GoujiSubstitution *substitution = g_ptr_array_index (substitutions, i);

    g_string_append_c (text, '\n');
    /* Translators: names of two fonts */
    g_string_append_printf (text, _ ("%s: %s stands in for it"), substitution->wanted, substitution->used);
  }
  g_string_append_c (text, '\n');
  g_string_append (
    text, _ ("A Word document names the fonts of the standard and shows them wherever they are installed."));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * gouji_preview_words_explain:
 * @faults: what should be known of the pages
 *
 * Returns: what each of them means and what can be done, a paragraph each
 */
char *
gouji_preview_words_explain (const GoujiPreviewFaults *faults)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  if (faults->n_unsure > 0)
    g_ptr_array_add (
      words, g_strdup (_ ("Figures that are not sure may have been misread. They stand here as they were "
                          "read: compare them with the document.")));
  if (faults->n_errors > 0)
    g_ptr_array_add (
      words, g_strdup (_ ("Sums that do not agree and faults against the format stand here as they are in "
                          "the report. F8 goes to them.")));
  if (count_substitutions (faults) > 0)
    g_ptr_array_add (words, explain_fonts (faults->substitutions));
  if (count_missing (faults) > 0)
    g_ptr_array_add (
      words,
      g_strdup_printf (_ ("These characters are in no font on this computer and are shown as boxes: %s"),
                       faults->missing_glyphs));

  g_ptr_array_add (words, NULL);
  return g_strjoinv ("\n\n", (char **) words->pdata);
}
