/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "report/gouji-correction.h"

G_BEGIN_DECLS

#define GOUJI_PLACE_ERROR (gouji_place_error_quark ())

/**
 * GoujiPlaceError:
 * @GOUJI_PLACE_ERROR_NO_NUMBER: there is no number in what was selected
 * @GOUJI_PLACE_ERROR_COUNT: there are more numbers than places, or fewer
 *
 * Why what was selected cannot be placed.
 */
typedef enum {
  GOUJI_PLACE_ERROR_NO_NUMBER,
  GOUJI_PLACE_ERROR_COUNT,
} GoujiPlaceError;

GQuark gouji_place_error_quark (void);

/**
 * GoujiFoundNumber:
 * @source: where it stands; an empty range for the place of a blank cell
 * @how: %GOUJI_HOW_TABLE when it stands by itself, %GOUJI_HOW_PROSE when it stands in a sentence
 *
 * A number, a mark in place of one, or a blank cell, in what the user selected.
 */
typedef struct {
  GoujiRange source;
  GoujiHow how;
} GoujiFoundNumber;

GArray *gouji_find_numbers (GoujiDocument *document, GoujiRange selection) G_GNUC_WARN_UNUSED_RESULT;
GArray *gouji_place_numbers (GoujiReport *report,
                             GoujiRange selection,
                             const GoujiCell *cell,
                             GoujiExtent extent,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
