/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fill/gouji-refill.h"

/**
 * gouji_reread:
 * @document: the document of a report
 * @form_then: the form that the report is in
 * @range_then: the range of the document that it was read from
 * @form: the form that the user wants
 * @range: the range that the user wants
 * @cancellable: (nullable): to stop it
 * @error: return location for a [error@FillError] or %G_IO_ERROR_CANCELLED
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
              GCancellable *cancellable,
              GError **error)
{
  g_return_val_if_fail (filler != NULL && document != NULL, NULL);
  g_return_val_if_fail (form_then != NULL && form != NULL, NULL);

  GoujiReport *now = gouji_filler_fill_range (filler, document, range, form, cancellable, error);
  if (now == NULL)
    return NULL;

  GoujiRereading *self = g_new0 (GoujiRereading, 1);
  self->now = now;
  self->then = gouji_filler_fill_range (filler, document, range_then, form_then, cancellable, NULL);
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
