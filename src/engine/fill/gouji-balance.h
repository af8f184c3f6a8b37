/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "fill/gouji-reading.h"
#include "fill/gouji-source.h"
#include "form/gouji-form.h"

G_BEGIN_DECLS

/**
 * GoujiVerdict:
 * @GOUJI_VERDICT_OPEN: too much is unknown
 * @GOUJI_VERDICT_HOLDS: its numbers tie out
 * @GOUJI_VERDICT_BROKEN: whatever the unknown numbers are, none of them negative, it does not hold
 * @GOUJI_VERDICT_SOLVED: one number is unknown, and the others say which it must be
 *
 * What an equation says of the numbers as they are read.
 */
typedef enum {
  GOUJI_VERDICT_OPEN,
  GOUJI_VERDICT_HOLDS,
  GOUJI_VERDICT_BROKEN,
  GOUJI_VERDICT_SOLVED,
} GoujiVerdict;

/**
 * GoujiBalance:
 *
 * The numbers of all readings, in the cells where they are read, and the form's equations over them.
 *
 * A number that was lost in print is not zero: it is unknown, and not negative. So is one in a row that was
 * not found, or that is in doubt. A blank that is printed counts as nothing.
 */
typedef struct _GoujiBalance GoujiBalance;

GoujiBalance *gouji_balance_new (GoujiForm *form, const GoujiSource *source, GPtrArray *readings);
void gouji_balance_free (GoujiBalance *self);

void gouji_balance_try (GoujiBalance *self, const GoujiReading *reading, const int *pieces);
GoujiVerdict gouji_balance_judge (const GoujiBalance *self,
                                  const GoujiEquation *equation,
                                  const GoujiCell **solved,
                                  GoujiDecimal *solution);
gboolean gouji_balance_is_unknown (const GoujiBalance *self, const GoujiCell *cell);
gboolean
gouji_balance_is_own (const GoujiBalance *self, const GoujiEquation *equation, const GoujiReading *reading);
gboolean gouji_balance_is_number (const GoujiBalance *self, const GoujiReading *reading, int piece);
gboolean gouji_balance_is_counted (const GoujiBalance *self, const GoujiReading *reading, int piece);
gboolean gouji_balance_is_same (const GoujiBalance *self, const GoujiReading *reading, int a, int b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiBalance, gouji_balance_free)

G_END_DECLS
