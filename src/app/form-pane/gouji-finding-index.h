/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "check/gouji-check.h"
#include "form-pane/gouji-cell-entry.h"

G_BEGIN_DECLS

/**
 * GoujiFindingIndex:
 *
 * The findings on a report by cell and by part. Keeps the findings alive.
 */
typedef struct _GoujiFindingIndex GoujiFindingIndex;

GoujiFindingIndex *gouji_finding_index_new (GoujiForm *form, GPtrArray *findings) G_GNUC_WARN_UNUSED_RESULT;
void gouji_finding_index_free (GoujiFindingIndex *self);

const GPtrArray *gouji_finding_index_get_of_cell (GoujiFindingIndex *self, const GoujiCell *cell);
guint
gouji_finding_index_get_n_of_part (GoujiFindingIndex *self, const GoujiPart *part, GoujiSeverity *worst);

GoujiCellMark gouji_finding_index_mark (GoujiFindingIndex *self,
                                        GoujiReport *report,
                                        const GoujiCell *cell,
                                        char **remarks);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiFindingIndex, gouji_finding_index_free)

G_END_DECLS
