/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "register/gouji-register-count.h"
#include "report/gouji-report.h"

G_BEGIN_DECLS

/**
 * GoujiRegisterChangeKind:
 * @GOUJI_REGISTER_SAME: the report has the number already
 * @GOUJI_REGISTER_SET: the cell would get the number
 * @GOUJI_REGISTER_EMPTIED: the cell stands in place of others that get numbers, and would be emptied
 * @GOUJI_REGISTER_LOCKED: the number differs, and the cell is tied to last year's report: it stays
 *
 * What applying a register does to a cell.
 */
typedef enum {
  GOUJI_REGISTER_SAME,
  GOUJI_REGISTER_SET,
  GOUJI_REGISTER_EMPTIED,
  GOUJI_REGISTER_LOCKED,
} GoujiRegisterChangeKind;

/**
 * GoujiRegisterChange:
 * @cell: a cell of the table
 * @kind: what happens to it
 * @n: the number of the register; means nothing where it is emptied
 */
typedef struct {
  const GoujiCell *cell;
  GoujiRegisterChangeKind kind;
  guint n;
} GoujiRegisterChange;

GArray *gouji_register_compare (GoujiRegisterCount *count, GoujiReport *report) G_GNUC_WARN_UNUSED_RESULT;
guint gouji_register_apply (GoujiRegisterCount *count, GoujiReport *report);

G_END_DECLS
