/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "report/gouji-value.h"

G_BEGIN_DECLS

/**
 * GoujiEdit:
 * @kind: what was changed; of a narrative and its ties always %GOUJI_CHANGE_NARRATIVE
 * @index: which one of it
 * @before: what stood there before
 * @after: what stands there after
 * @reading: (nullable): with %GOUJI_CHANGE_READING, what the report does not hold at present: before and
 * after change places with every undo and redo
 *
 * One change of one value, or of all that was read.
 */
typedef struct {
  GoujiChange kind;
  guint index;
  GoujiValue before;
  GoujiValue after;
  GoujiReport *reading;
} GoujiEdit;

/**
 * GoujiHistory:
 *
 * The steps that a user can take back, and take again. It knows nothing of the report: it keeps edits, and
 * hands them back.
 */
typedef struct _GoujiHistory GoujiHistory;

GoujiHistory *gouji_history_new (void);
void gouji_history_free (GoujiHistory *self);

void gouji_history_record (GoujiHistory *self, const GoujiEdit *edit);
void gouji_history_record_consequence (GoujiHistory *self, const GoujiEdit *edit);
void gouji_history_begin_step (GoujiHistory *self);
void gouji_history_end_step (GoujiHistory *self);
void gouji_history_break_typing (GoujiHistory *self);
guint gouji_history_get_serial (GoujiHistory *self);

gboolean gouji_history_can_undo (GoujiHistory *self);
gboolean gouji_history_can_redo (GoujiHistory *self);
GArray *gouji_history_undo (GoujiHistory *self);
GArray *gouji_history_redo (GoujiHistory *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiHistory, gouji_history_free)

G_END_DECLS
