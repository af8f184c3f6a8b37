/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "check/gouji-check-passage.h"

/* The predicates that ask whether everything is treated: empty_part, stale_numbers. */

/* A part whose place in the document is longer than its text by this much holds something else, a table. */
#define MAXIMUM_UNTOLD 20

/* How many characters may stand behind a title that are still part of it: "situation", a mark. */
#define MAXIMUM_TAIL 3

/* Whether the part holds something that is no text: a table that no form knows, a picture with words. */
static gboolean
holds_more (const GoujiNarrative *narrative)
{
  guint length = narrative->source.end - MIN (narrative->heading_source.end, narrative->source.end);
  glong said = narrative->text != NULL ? g_utf8_strlen (narrative->text, -1) : 0;

  return narrative->has_source && length > (guint) said + MAXIMUM_UNTOLD;
}

/* Whether the printed heading goes on behind the title: a short part may stand on the line of its heading. */
static gboolean
says_more_in_heading (GoujiCheck *self, const GoujiPart *part, const char *heading)
{
  g_autofree char *folded = heading != NULL ? gouji_fold_text (self->folding, heading) : NULL;

  for (guint i = 0; folded != NULL && part->labels[i] != NULL; i++) {
    g_autofree char *label = gouji_fold_text (self->folding, part->labels[i]);
    const char *found = strstr (folded, label);

    if (found != NULL)
      return g_utf8_strlen (found + strlen (label), -1) > MAXIMUM_TAIL;
  }

  return FALSE;
}

/**
 * gouji_check_empty_part:
 *
 * Predicate `empty_part`: a part without a table that the report has says something, and more than that there
 * is nothing.
 */
void
gouji_check_empty_part (GoujiCheck *self)
{
  for (guint i = 0; i < gouji_form_get_n_parts (self->form); i++) {
    const GoujiPart *part = gouji_form_get_part (self->form, i);
    const GoujiNarrative *narrative = gouji_report_get_narrative (self->report, part);
    const GoujiPassage *passage;
    GoujiFinding *finding = NULL;

    if (part->table != NULL || !narrative->found || holds_more (narrative) ||
        says_more_in_heading (self, part, narrative->heading))
      continue;

    passage = gouji_check_get_passage (self, part);
    if (strspn (passage->text, "\n") == strlen (passage->text))
      finding = gouji_check_tell (self, part, "empty", &(GoujiWord) { "part", part->title }, 1);
    else if (gouji_rule_match (self->rule, "nothing", passage->text, NULL))
      finding = gouji_check_tell (self, part, "nothing", &(GoujiWord) { "part", part->title }, 1);
    gouji_finding_set_source (finding, narrative->has_source, narrative->source);
  }
}

static guint
count_stale (const GPtrArray *bindings)
{
  guint n = 0;

  for (guint i = 0; bindings != NULL && i < bindings->len; i++)
    n += ((const GoujiBinding *) bindings->pdata[i])->mode == GOUJI_BINDING_STALE ? 1 : 0;

  return n;
}

/**
 * gouji_check_stale_numbers:
 *
 * Predicate `stale_numbers`: no number of a text that was taken over from last year's report has been left as
 * it was without anybody looking at it. It is said once for each part.
 */
void
gouji_check_stale_numbers (GoujiCheck *self)
{
  for (guint i = 0; i < gouji_form_get_n_parts (self->form); i++) {
    const GoujiPart *part = gouji_form_get_part (self->form, i);
    guint n = count_stale (gouji_report_get_bindings (self->report, part));
    g_autofree char *text = g_strdup_printf ("%u", n);

    if (n > 0)
      gouji_check_tell (self, part, "stale", (GoujiWord[]) { { "part", part->title }, { "count", text } }, 2);
  }
}
