/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "register/gouji-register-count.h"

G_BEGIN_DECLS

/**
 * GoujiCasePlacer:
 * @kinds: (element-type GoujiRegisterWord): words about applicants, found so far
 * @outcomes: (element-type GoujiRegisterWord): words about outcomes, found so far
 *
 * What it takes to say where the cases of a register belong.
 */
typedef struct {
  GoujiRegister *cases;
  GoujiRegisterWords *words;
  const GoujiRegisterForm *form;
  const GoujiRegisterColumns *columns;
  GoujiRegisterPeriod period;
  GPtrArray *kinds;
  GPtrArray *outcomes;
  GHashTable *kind_indices;
  GHashTable *outcome_indices;
  guint column_of[GOUJI_N_ROLES];
} GoujiCasePlacer;

GoujiCasePlace gouji_case_place (GoujiCasePlacer *self, guint index);

G_END_DECLS
