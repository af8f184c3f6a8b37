/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "report/gouji-correction.h"

G_BEGIN_DECLS

#define GOUJI_TYPE_PLACE_TARGET (gouji_place_target_get_type ())
/**
 * GoujiPlaceTarget:
 *
 * A cell, row, column or table of a form, for lists. Properties: `name`, what it is called, and `table`, the
 * title of its table.
 */
G_DECLARE_FINAL_TYPE (GoujiPlaceTarget, gouji_place_target, GOUJI, PLACE_TARGET, GObject)

GListStore *gouji_place_targets_new (GoujiReport *report, guint n_numbers) G_GNUC_WARN_UNUSED_RESULT;

const GoujiCell *gouji_place_target_get_cell (GoujiPlaceTarget *self);
GoujiExtent gouji_place_target_get_extent (GoujiPlaceTarget *self);

G_END_DECLS
