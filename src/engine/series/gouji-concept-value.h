/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "series/gouji-series.h"

G_BEGIN_DECLS

/**
 * GoujiConceptValue:
 * @unknown: %GOUJI_UNKNOWN_NONE when there is a number
 * @value: the number, in the concept's unit
 * @sure: whether every figure in it is sure
 *
 * What one report says of a concept.
 */
typedef struct {
  GoujiUnknown unknown;
  GoujiDecimal value;
  gboolean sure;
} GoujiConceptValue;

GoujiConceptValue gouji_report_evaluate (GoujiReport *report, const GoujiConcept *concept);

G_END_DECLS
