/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "report/gouji-report.h"

G_BEGIN_DECLS

/**
 * GoujiExtent:
 * @GOUJI_EXTENT_CELL: the cell alone
 * @GOUJI_EXTENT_ROW: all cells of its row
 * @GOUJI_EXTENT_COLUMN: all cells of its column within the block
 * @GOUJI_EXTENT_BLOCK: all cells of its block, row by row
 *
 * How much of a table is meant when one of its cells is named.
 */
typedef enum {
  GOUJI_EXTENT_CELL,
  GOUJI_EXTENT_ROW,
  GOUJI_EXTENT_COLUMN,
  GOUJI_EXTENT_BLOCK,
} GoujiExtent;

const char *gouji_extent_to_string (GoujiExtent extent);
gboolean gouji_extent_from_string (const char *text, GoujiExtent *extent);

GPtrArray *gouji_extent_list_cells (GoujiReport *report, const GoujiCell *cell, GoujiExtent extent)
  G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *
gouji_extent_fit_cells (GoujiReport *report, const GoujiCell *cell, GoujiExtent extent, guint n_numbers)
  G_GNUC_WARN_UNUSED_RESULT;

/**
 * GoujiShift:
 *
 * Where what was read goes: along its row, or along its column.
 */
typedef enum {
  GOUJI_SHIFT_LEFT,
  GOUJI_SHIFT_RIGHT,
  GOUJI_SHIFT_UP,
  GOUJI_SHIFT_DOWN,
} GoujiShift;

gboolean gouji_shift_from_string (const char *text, GoujiShift *shift);

/**
 * GoujiPlacing:
 * @cell: a cell of the report's form
 * @source: the place in the document whose text is to be its printed text; an empty range for a blank one
 * @how: %GOUJI_HOW_TABLE or %GOUJI_HOW_PROSE: what kind of place it is
 *
 * The user's word that a number of the document belongs to a cell.
 */
typedef struct {
  const GoujiCell *cell;
  GoujiRange source;
  GoujiHow how;
} GoujiPlacing;

/**
 * GoujiCorrection:
 * @reading: what the report will hold
 * @n_kept: how many of its figures stay figures
 * @n_moved: how many of them become numbers for which the form has no cell
 * @n_found: how many figures come in addition
 * @has_fields: whether @fields count
 * @fields: what it will say of itself
 *
 * What a correction of the reader comes to, worked out before it is made.
 */
typedef struct {
  GoujiReport *reading;
  guint n_kept;
  guint n_moved;
  guint n_found;
  gboolean has_fields;
  char *fields[GOUJI_N_CONTENT_FIELDS];
} GoujiCorrection;

GoujiCorrection *gouji_correction_new_placed (GoujiReport *report,
                                              const GoujiPlacing *placings,
                                              guint n_placings) G_GNUC_WARN_UNUSED_RESULT;
GoujiCorrection *gouji_correction_new_shifted (GoujiReport *report, const GoujiCell *cell, GoujiShift shift)
  G_GNUC_WARN_UNUSED_RESULT;
GoujiCorrection *gouji_correction_new_read (GoujiReport *report, GoujiReport *then, GoujiReport *now)
  G_GNUC_WARN_UNUSED_RESULT;
void gouji_correction_set_field (GoujiCorrection *self, GoujiField field, const char *value);
void gouji_correction_apply (GoujiCorrection *self, GoujiReport *report);
void gouji_correction_free (GoujiCorrection *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiCorrection, gouji_correction_free)

G_END_DECLS
