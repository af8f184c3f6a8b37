/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "fill/gouji-filler.h"
#include "report/gouji-correction.h"

G_BEGIN_DECLS

/**
 * GoujiRereading:
 * @then: (nullable): what the reader makes of the document in the form and of the range that a report has
 * @now: what it makes of it in the form and of the range that were asked for
 *
 * The document of a report, read twice: what differs between @then and the report was done by the user.
 */
typedef struct {
  GoujiReport *then;
  GoujiReport *now;
} GoujiRereading;

GoujiRereading *gouji_reread (GoujiFiller *filler,
                              GoujiDocument *document,
                              GoujiForm *form_then,
                              GoujiRange range_then,
                              GoujiForm *form,
                              GoujiRange range,
                              GCancellable *cancellable,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
void gouji_rereading_free (GoujiRereading *self);
GoujiCorrection *gouji_rereading_correct (GoujiRereading *self, GoujiReport *report)
  G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiRereading, gouji_rereading_free)

G_END_DECLS
