/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fill/gouji-refill.h"

static guint
measure_overlap (GoujiRange a, GoujiRange b)
{
  guint start = MAX (a.start, b.start);
  guint end = MIN (a.end, b.end);

  return end > start ? end - start : 0;
}

static GoujiReport *
read_range (GoujiFiller *filler, GoujiDocument *document, GoujiForm *form, GoujiRange range, GError **error)
{
  g_autoptr (GPtrArray) reports = gouji_filler_fill (filler, document, form, error);
  GoujiReport *best = NULL;

  for (guint i = 0; reports != NULL && i < reports->len; i++) {
    GoujiReport *report = g_ptr_array_index (reports, i);

    if (best == NULL || measure_overlap (gouji_report_get_document_range (report), range) >
                          measure_overlap (gouji_report_get_document_range (best), range))
      best = report;
  }

  return best != NULL ? g_object_ref (best) : NULL;
}

/**
 * gouji_reread:
 * @document: the document of a report
 * @form_then: the form that the report is in
 * @range_then: the range of the document that it was read from
 * @form: the form that the user wants
 * @range: the range that the user wants
 * @error: return location for a [error@FillError]
 *
 * Reads a document in the form and of the range that the user has chosen. Any thread may do it: the report
 * itself is not looked at.
 *
 * Returns: (transfer full) (nullable): what was read
 */
GoujiRereading *
gouji_reread (GoujiFiller *filler,
              GoujiDocument *document,
              GoujiForm *form_then,
              GoujiRange range_then,
              GoujiForm *form,
              GoujiRange range,
              GError **error)
{
  g_return_val_if_fail (filler != NULL && document != NULL, NULL);
  g_return_val_if_fail (form_then != NULL && form != NULL, NULL);

  GoujiReport *now = read_range (filler, document, form, range, error);
  if (now == NULL)
    return NULL;

  GoujiRereading *self = g_new0 (GoujiRereading, 1);
  self->now = now;
  self->then = read_range (filler, document, form_then, range_then, NULL);
  return self;
}

void
gouji_rereading_free (GoujiRereading *self)
{
  if (self == NULL)
    return;

  g_clear_object (&self->then);
  g_clear_object (&self->now);
  g_free (self);
}

/**
 * gouji_rereading_correct:
 * @report: the report that it was read for
 *
 * Works out what the report becomes; to be called once.
 *
 * Returns: (transfer full): the correction
 */
GoujiCorrection *
gouji_rereading_correct (GoujiRereading *self, GoujiReport *report)
{
  g_return_val_if_fail (self != NULL && self->now != NULL, NULL);

  return gouji_correction_new_read (report, self->then, g_steal_pointer (&self->now));
}
