/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "form/gouji-form.h"
#include "report/gouji-decimal.h"

G_BEGIN_DECLS

/**
 * GoujiQuantity:
 * @units: the number without its powers of ten
 * @exponent: what power of ten one of @units is
 * @money: whether it is an amount of money, in the smallest of the forms' units; a count otherwise
 *
 * A number with its unit, so that one said in ten thousands can be compared with one printed in full. Exact:
 * nothing is rounded before two of them are compared.
 */
typedef struct {
  gint64 units;
  int exponent;
  gboolean money;
} GoujiQuantity;

gboolean gouji_quantity_init (GoujiQuantity *self, GoujiForm *form, GoujiDecimal value, const char *unit);
gboolean gouji_quantity_agrees (GoujiQuantity a, GoujiQuantity b);
gboolean gouji_quantity_compare (GoujiQuantity a, GoujiQuantity b, int *order);
gboolean gouji_quantity_add (GoujiQuantity *sum, GoujiQuantity value, int coefficient);
gboolean gouji_quantity_is_within (GoujiQuantity self, GoujiQuantity of, guint low, guint high);

G_END_DECLS
