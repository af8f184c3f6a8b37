/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "compare/gouji-comparison.h"

#include <string.h>

#include "compare/gouji-comparison-private.h"

/* -- texts -- */

static void
free_text (GoujiTextDifference *difference)
{
  g_free (difference->old_heading);
  g_free (difference->new_heading);
  g_ptr_array_unref (difference->runs);
  g_free (difference);
}

/* What a text says does not depend on whether its last line is ended. */
static char *
bare_text (const char *text)
{
  gsize length = text != NULL ? strlen (text) : 0;

  while (length > 0 && text[length - 1] == '\n')
    length--;

  return g_strndup (length > 0 ? text : "", length);
}

static const GoujiNarrative *
get_narrative (GoujiReport *report, const GoujiPart *part)
{
  static const GoujiNarrative none = { .text = (char *) "" };

  return part != NULL ? gouji_report_get_narrative (report, part) : &none;
}

/* A heading that a report does not have is none that was taken out: it is printed with the form's title. */
static gboolean
headings_differ (const GoujiNarrative *old, const GoujiNarrative *new)
{
  return old->heading != NULL && new->heading != NULL && !g_str_equal (old->heading, new->heading);
}

static GoujiTextDifference *
compare_text (const char *before, const char *after, gboolean always)
{
  g_autofree char *old = bare_text (before);
  g_autofree char *new = bare_text (after);
  GoujiTextDifference *difference;

  if (!always && g_str_equal (old, new))
    return NULL;

  difference = g_new0 (GoujiTextDifference, 1);
  difference->runs = gouji_compare_texts (old, new);
  return difference;
}

static void
compare_parts (GPtrArray *texts,
               GoujiReport *before,
               const GoujiPart *old_part,
               GoujiReport *after,
               const GoujiPart *new_part)
{
  const GoujiNarrative *old = get_narrative (before, old_part);
  const GoujiNarrative *new = get_narrative (after, new_part);
  gboolean renamed = headings_differ (old, new);
  GoujiTextDifference *difference = compare_text (old->text, new->text, renamed);

  if (difference == NULL)
    return;
  difference->before = old_part;
  difference->after = new_part;
  if (renamed) {
    difference->old_heading = g_strdup (old->heading);
    difference->new_heading = g_strdup (new->heading);
  }
  g_ptr_array_add (texts, difference);
}

static GPtrArray *
compare_texts (GoujiReport *before, GoujiReport *after)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func ((GDestroyNotify) free_text);
  GoujiForm *old_form = gouji_report_get_form (before);
  GoujiForm *new_form = gouji_report_get_form (after);
  GoujiTextDifference *preamble = compare_text (gouji_report_get_field (before, GOUJI_FIELD_PREAMBLE),
                                                gouji_report_get_field (after, GOUJI_FIELD_PREAMBLE), FALSE);

  if (preamble != NULL)
    g_ptr_array_add (texts, preamble);
  for (guint i = 0; i < gouji_form_get_n_parts (new_form); i++) {
    const GoujiPart *part = gouji_form_get_part (new_form, i);

    compare_parts (texts, before, gouji_form_find_part (old_form, part->id), after, part);
  }
  for (guint i = 0; i < gouji_form_get_n_parts (old_form); i++) {
    const GoujiPart *part = gouji_form_get_part (old_form, i);

    if (gouji_form_find_part (new_form, part->id) == NULL)
      compare_parts (texts, before, part, after, NULL);
  }

  return texts;
}

/* -- fields -- */

static void
free_field (GoujiFieldDifference *difference)
{
  g_free (difference->before);
  g_free (difference->after);
  g_free (difference);
}

/* The preamble is compared as a text; why a form was chosen is nothing that a report says. */
static gboolean
is_compared (GoujiField field)
{
  return field != GOUJI_FIELD_PREAMBLE && field != GOUJI_FIELD_FORM_REASON;
}

static GPtrArray *
compare_fields (GoujiReport *before, GoujiReport *after)
{
  GPtrArray *fields = g_ptr_array_new_with_free_func ((GDestroyNotify) free_field);

  for (guint i = 0; i < GOUJI_N_FIELDS; i++) {
    const char *old = gouji_report_get_field (before, i);
    const char *new = gouji_report_get_field (after, i);
    GoujiFieldDifference *difference;

    if (!is_compared (i) || g_strcmp0 (old, new) == 0)
      continue;
    difference = g_new0 (GoujiFieldDifference, 1);
    difference->field = i;
    difference->before = g_strdup (old);
    difference->after = g_strdup (new);
    g_ptr_array_add (fields, difference);
  }

  return fields;
}

/**
 * gouji_compare_reports:
 * @before: a report
 * @after: another one, of whatever agency, year and form, or the same at another time
 *
 * Cells and parts are those that mean the same. What no reader and no user wrote is not compared: ids, files,
 * places in documents, doubts, and numbers computed.
 *
 * Returns: (transfer full): in what they differ
 */
GoujiComparison *
gouji_compare_reports (GoujiReport *before, GoujiReport *after)
{
  g_return_val_if_fail (GOUJI_IS_REPORT (before), NULL);
  g_return_val_if_fail (GOUJI_IS_REPORT (after), NULL);

  GoujiComparison *self = g_new0 (GoujiComparison, 1);

  self->old_form = gouji_form_ref (gouji_report_get_form (before));
  self->new_form = gouji_form_ref (gouji_report_get_form (after));
  self->cells = gouji_compare_cells (before, after);
  self->texts = compare_texts (before, after);
  self->fields = compare_fields (before, after);
  self->extras = gouji_compare_extras (before, after);

  return self;
}

void
gouji_comparison_free (GoujiComparison *self)
{
  g_ptr_array_unref (self->cells);
  g_ptr_array_unref (self->texts);
  g_ptr_array_unref (self->fields);
  g_ptr_array_unref (self->extras);
  gouji_form_unref (self->old_form);
  gouji_form_unref (self->new_form);
  g_free (self);
}

/**
 * gouji_comparison_is_empty:
 * @self: a comparison
 *
 * Returns: whether the reports say the same
 */
gboolean
gouji_comparison_is_empty (const GoujiComparison *self)
{
  return self->cells->len == 0 && self->texts->len == 0 && self->fields->len == 0 && self->extras->len == 0;
}
