/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "compare/gouji-text-runs.h"
#include "report/gouji-report.h"

G_BEGIN_DECLS

/**
 * GoujiDifferenceKind:
 * @GOUJI_DIFFERENCE_NUMBER: the numbers are not the same; of what cannot be read, the texts
 * @GOUJI_DIFFERENCE_STATE: one is a number and the other is none, or one is empty, marked as not applicable,
 * or cannot be read, and the other is not
 * @GOUJI_DIFFERENCE_WRITING: the same is written in another way: 1,234 and 1234, `/` and `-`
 *
 * In what two figures differ.
 */
typedef enum {
  GOUJI_DIFFERENCE_NUMBER,
  GOUJI_DIFFERENCE_STATE,
  GOUJI_DIFFERENCE_WRITING,
} GoujiDifferenceKind;

/**
 * GoujiCellDifference:
 * @before: (nullable): the cell in the form of the first report, %NULL when that form has none that means the
 * same
 * @after: (nullable): the cell in the form of the second report, %NULL likewise; never both
 * @then: what stands in @before; empty without a cell
 * @now: what stands in @after
 * @kind: in what they differ
 * @has_change: whether @change is known: both are numbers in the same unit
 * @change: @now less @then, exactly
 *
 * A cell that does not hold the same in two reports.
 */
typedef struct {
  const GoujiCell *before;
  const GoujiCell *after;
  GoujiFigure then;
  GoujiFigure now;
  GoujiDifferenceKind kind;
  gboolean has_change;
  GoujiDecimal change;
} GoujiCellDifference;

/**
 * GoujiTextDifference:
 * @before: (nullable): the part in the form of the first report
 * @after: (nullable): the part in the form of the second report; with neither it is the preamble
 * @old_heading: (nullable): with @new_heading, the heading as the first report prints it, when they differ
 * @new_heading: (nullable): as the second prints it
 * @runs: (element-type GoujiTextRun): both texts in one
 *
 * A text that is not the same in two reports, or its heading is not.
 */
typedef struct {
  const GoujiPart *before;
  const GoujiPart *after;
  char *old_heading;
  char *new_heading;
  GPtrArray *runs;
} GoujiTextDifference;

/**
 * GoujiFieldDifference:
 * @field: which field
 * @before: (nullable): what the first report says
 * @after: (nullable): what the second one says
 *
 * What two reports say of themselves, and not the same.
 */
typedef struct {
  GoujiField field;
  char *before;
  char *after;
} GoujiFieldDifference;

/**
 * GoujiExtraDifference:
 * @table: id of the table that it stands in or behind
 * @row: label of its row
 * @column: label of its column, may be empty
 * @before: (nullable): what stands there in the first report, %NULL when that has no such number
 * @after: (nullable): what stands there in the second report; never both
 *
 * A number without a cell that is not the same in two reports.
 */
typedef struct {
  char *table;
  char *row;
  char *column;
  char *before;
  char *after;
} GoujiExtraDifference;

/**
 * GoujiComparison:
 * @old_form: the form of the first report
 * @new_form: the form of the second report
 * @cells: (element-type GoujiCellDifference): in the order of @new_form, then cells that only @old_form has
 * @texts: (element-type GoujiTextDifference): the preamble, then in the order of @new_form, then parts that
 * only @old_form has
 * @fields: (element-type GoujiFieldDifference): in the order of #GoujiField
 * @extras: (element-type GoujiExtraDifference): in the order of the second report, then those that it lacks
 *
 * In what two reports differ, as they were when they were compared. It holds copies, and the reports may
 * change or go.
 */
typedef struct {
  GoujiForm *old_form;
  GoujiForm *new_form;
  GPtrArray *cells;
  GPtrArray *texts;
  GPtrArray *fields;
  GPtrArray *extras;
} GoujiComparison;

GoujiComparison *gouji_compare_reports (GoujiReport *before, GoujiReport *after) G_GNUC_WARN_UNUSED_RESULT;
void gouji_comparison_free (GoujiComparison *self);
gboolean gouji_comparison_is_empty (const GoujiComparison *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiComparison, gouji_comparison_free)

G_END_DECLS
