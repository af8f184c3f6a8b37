/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "session/gouji-review-words.h"

#include <glib/gi18n.h>

#include "session/gouji-session-words.h"
#include "words/gouji-words.h"

/* As the outline counts: rows that may stand in place of others only where they do, and each place once. */
static guint
count_places (GoujiReport *report, guint *n_read)
{
  GoujiForm *form = gouji_report_get_form (report);
  guint n = 0;

  *n_read = 0;
  for (guint i = 0; i < gouji_form_get_n_cells (form); i++) {
    const GoujiCell *cell = gouji_form_get_cell (form, i);
    gboolean filled = gouji_report_get_figure (report, cell)->state != GOUJI_FIGURE_EMPTY;

    n += filled || !cell->alternative;
    *n_read += filled;
  }

  return n;
}

static void
add_clause (GString *text, const char *mark, const char *format, guint n)
{
  g_string_append (text, mark);
  g_string_append_printf (text, format, n);
}

/**
 * gouji_words_for_reading:
 * @report: a report
 * @review: what a person has to look at in it
 *
 * Returns: one line: how many figures it has of how many, how many of them are not sure, and how often text
 * and tables disagree
 */
char *
gouji_words_for_reading (GoujiReport *report, GoujiReview *review)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint unsure = gouji_review_get_n_open (review, GOUJI_QUESTION_UNSURE);
  guint unreadable = gouji_review_get_n_open (review, GOUJI_QUESTION_UNREADABLE);
  guint contradictions = gouji_review_get_n_open (review, GOUJI_QUESTION_TEXT);
  guint n_read;
  guint n = count_places (report, &n_read);

  /* Translators: how many figures were found of how many that the form has */
  g_string_append_printf (text, ngettext ("%u of %u figure read", "%u of %u figures read", n), n_read, n);
  if (unsure > 0)
    /* Translators: follows “198 of 200 figures read” */
    add_clause (text, C_ ("clause", ", "), ngettext ("%u not sure", "%u not sure", unsure), unsure);
  if (unreadable > 0)
    add_clause (text, C_ ("clause", ", "), ngettext ("%u unreadable", "%u unreadable", unreadable),
                unreadable);
  if (unsure + unreadable == 0 && n_read > 0)
    g_string_append (text, _ (", all of them sure"));
  if (contradictions > 0)
    add_clause (text, _ ("; "),
                ngettext ("%u contradiction between text and tables",
                          "%u contradictions between text and tables", contradictions),
                contradictions);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_known (GPtrArray *words, const char *word)
{
  if (word != NULL && *word != '\0')
    g_ptr_array_add (words, (char *) word);
}

/**
 * gouji_words_for_recognition:
 * @report: a report
 *
 * Returns: one line: whose report it was taken for, of which year, kind and form, and why
 */
char *
gouji_words_for_recognition (GoujiReport *report)
{
  const char *kind = gouji_report_get_field (report, GOUJI_FIELD_KIND);
  const char *reason = gouji_report_get_field (report, GOUJI_FIELD_FORM_REASON);
  g_autofree char *agency = gouji_words_for_agency (report);
  g_autofree char *year = gouji_words_for_year (report);
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autofree char *known = NULL;

  add_known (words, agency);
  add_known (words, year);
  add_known (words, kind != NULL ? gouji_words_for_kind (kind) : NULL);
  add_known (words, gouji_form_get_name (gouji_report_get_form (report)));
  g_ptr_array_add (words, NULL);
  known = g_strjoinv (" · ", (char **) words->pdata);
  if (reason == NULL)
    return g_steal_pointer (&known);

  /* Translators: first agency, year, kind and form that were recognised, then what tells so in the document
   */
  return g_strdup_printf (_ ("%s (recognised by: %s)"), known, reason);
}

/**
 * gouji_words_for_position:
 * @review: a walk
 *
 * Returns: where it is: the third of seven questions
 */
char *
gouji_words_for_position (GoujiReview *review)
{
  guint n;
  guint position = gouji_review_get_position (review, &n);

  return g_strdup_printf (_ ("%u of %u"), position, n);
}
