/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "bind/gouji-bind.h"

#include "check/gouji-check-values.h"

/* A report of the year that a text is of, with the text in it, to be read as that year's was. */
static GoujiReport *
create_last_year (GoujiReport *report, const GoujiPart *part, const char *text)
{
  GoujiReport *last_year = gouji_report_get_last_year (report);
  GoujiReport *copy = gouji_report_new (gouji_report_get_form (report));
  GoujiNarrative narrative = { .heading = (char *) part->title, .text = (char *) text, .found = TRUE };
  g_autofree char *year = g_strdup_printf ("%d", gouji_report_get_year (report) - 1);

  gouji_report_put_field (copy, GOUJI_FIELD_AGENCY, gouji_report_get_field (report, GOUJI_FIELD_AGENCY));
  gouji_report_put_field (copy, GOUJI_FIELD_KIND, gouji_report_get_field (report, GOUJI_FIELD_KIND));
  if (gouji_report_get_year (report) != 0)
    gouji_report_put_field (copy, GOUJI_FIELD_YEAR, year);
  gouji_report_put_narrative (copy, part, &narrative);
  for (guint i = 0; last_year != NULL && i < gouji_form_get_n_cells (gouji_report_get_form (copy)); i++) {
    const GoujiCell *cell = gouji_form_get_cell (gouji_report_get_form (copy), i);
    const GoujiCell *then = gouji_report_find_counterpart (last_year, cell);

    if (then != NULL)
      gouji_report_put_figure (copy, cell, gouji_report_get_figure (last_year, then));
  }

  return copy;
}

/* Whether nothing of the range is tied yet; it is from then on. */
static gboolean
take (gboolean *taken, GoujiRange range)
{
  gboolean any = FALSE;

  for (guint i = range.start; i < range.end; i++) {
    any = any || taken[i];
    taken[i] = TRUE;
  }

  return !any;
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const GoujiBinding *x = *(GoujiBinding *const *) a;
  const GoujiBinding *y = *(GoujiBinding *const *) b;

  return (x->start > y->start) - (x->start < y->start);
}

/**
 * gouji_bind_take_over:
 * @report: this year's report, with last year's; it is not changed
 * @part: whose text is taken over
 * @text: what last year's report says there
 *
 * Ties the numbers of a text of last year: each is stale until somebody has written or accepted it. What one
 * is tied to is recognised from the text as it was last year; years, days and all that cannot be recognised
 * are tied to nothing. What is the same in every report, such as the number of a document, is no number here.
 *
 * Returns: (transfer full) (element-type GoujiBinding): for gouji_report_set_bound_text(), with @text
 */
GPtrArray *
gouji_bind_take_over (GoujiFiller *filler, GoujiReport *report, const GoujiPart *part, const char *text)
{
  g_autoptr (GoujiReport) last_year = create_last_year (report, part, text);
  g_autoptr (GPtrArray) mentions = gouji_filler_find_mentions (filler, last_year);
  g_autoptr (GPtrArray) recognised = gouji_bind_recognise (filler, last_year, mentions);
  g_autoptr (GArray) numbers =
    gouji_mention_finder_list_numbers (gouji_filler_get_mention_finder (filler), text);
  GPtrArray *bindings = g_ptr_array_new_with_free_func ((GDestroyNotify) gouji_binding_free);
  const GPtrArray *tied = recognised->pdata[part->index];
  g_autofree gboolean *taken = g_new0 (gboolean, (gsize) g_utf8_strlen (text, -1) + 1);

  for (guint i = 0; i < mentions->len; i++) {
    const GoujiMention *mention = mentions->pdata[i];

    if (mention->part == part)
      g_array_append_val (numbers, mention->in_text);
  }
  for (guint i = 0; i < tied->len; i++) {
    GoujiBinding *binding = gouji_binding_copy (tied->pdata[i]);

    binding->mode = GOUJI_BINDING_STALE;
    if (take (taken, (GoujiRange) { binding->start, binding->end }))
      g_ptr_array_add (bindings, binding);
    else
      gouji_binding_free (binding);
  }
  for (guint i = 0; i < numbers->len; i++) {
    const GoujiRange range = g_array_index (numbers, GoujiRange, i);

    if (take (taken, range))
      g_ptr_array_add (bindings,
                       gouji_binding_new (GOUJI_BINDING_UNTIED, GOUJI_BINDING_STALE, range.start, range.end));
  }
  g_ptr_array_sort (bindings, compare_places);

  return bindings;
}
