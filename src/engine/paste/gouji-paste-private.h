/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "paste/gouji-paste-labels.h"
#include "paste/gouji-paste.h"

G_BEGIN_DECLS

/**
 * GoujiPasting:
 * @paste: what is made
 * @report: the report to be pasted into
 * @start: the cell where the cursor is
 * @printed: (array): for each cell of the form whether the report prints it
 * @taken: (array): for each cell of the form one more than the index of its place, 0 without
 *
 * A paste under way.
 */
typedef struct {
  GoujiPaste *paste;
  GoujiReport *report;
  const GoujiCell *start;
  gboolean *printed;
  guint *taken;
} GoujiPasting;

void gouji_pasting_place (GoujiPasting *self, const GoujiCell *cell, guint row, guint column);
void gouji_pasting_leave (GoujiPasting *self, guint row, guint column, GoujiPasteReason reason);

void gouji_pasting_by_position (GoujiPasting *self);
void gouji_pasting_by_labels (GoujiPasting *self, const GoujiPasteLabels *labels);

G_END_DECLS
