/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "document/gouji-document.h"
#include "form/gouji-form.h"
#include "report/gouji-decimal.h"

G_BEGIN_DECLS

/**
 * GoujiFigureState:
 * @GOUJI_FIGURE_EMPTY: nothing stands there; not the same as 0
 * @GOUJI_FIGURE_NUMBER: a number stands there
 * @GOUJI_FIGURE_NOT_APPLICABLE: a mark such as `/`, `-` or 无 stands there
 * @GOUJI_FIGURE_UNREADABLE: something else stands there
 */
typedef enum {
  GOUJI_FIGURE_EMPTY,
  GOUJI_FIGURE_NUMBER,
  GOUJI_FIGURE_NOT_APPLICABLE,
  GOUJI_FIGURE_UNREADABLE,
} GoujiFigureState;

/**
 * GoujiHow:
 * @GOUJI_HOW_NONE: nothing has been read or typed
 * @GOUJI_HOW_TABLE: read from a table
 * @GOUJI_HOW_PROSE: read from the running text
 * @GOUJI_HOW_TYPED: typed by the user
 * @GOUJI_HOW_PASTED: pasted by the user
 * @GOUJI_HOW_CARRIED: carried over from last year's report
 * @GOUJI_HOW_COMPUTED: computed and accepted by the user
 *
 * How a figure came to its cell.
 */
typedef enum {
  GOUJI_HOW_NONE,
  GOUJI_HOW_TABLE,
  GOUJI_HOW_PROSE,
  GOUJI_HOW_TYPED,
  GOUJI_HOW_PASTED,
  GOUJI_HOW_CARRIED,
  GOUJI_HOW_COMPUTED,
} GoujiHow;

/**
 * GoujiDoubt:
 * @GOUJI_DOUBT_NONE: no doubt
 * @GOUJI_DOUBT_COLUMN: the row's numbers could stand in other columns as well
 * @GOUJI_DOUBT_ROW: the row's label is damaged or missing
 * @GOUJI_DOUBT_COUNT: the row has more or fewer numbers than columns
 * @GOUJI_DOUBT_SPLIT: the number was put together from, or cut out of, a longer text
 * @GOUJI_DOUBT_CONFLICT: the cell is printed twice, or the text tells of it twice, with different numbers
 * @GOUJI_DOUBT_APPROXIMATE: the text says that the number is not exact
 * @GOUJI_DOUBT_RECOGNISED: the number was recognised from the picture of a page, and no sum of the form
 * confirms it
 * @GOUJI_DOUBT_OTHER: a doubt that only a later version knows
 *
 * Why a figure is not sure: neither labels nor arithmetic pin it down.
 */
typedef enum {
  GOUJI_DOUBT_NONE,
  GOUJI_DOUBT_COLUMN,
  GOUJI_DOUBT_ROW,
  GOUJI_DOUBT_COUNT,
  GOUJI_DOUBT_SPLIT,
  GOUJI_DOUBT_CONFLICT,
  GOUJI_DOUBT_APPROXIMATE,
  GOUJI_DOUBT_RECOGNISED,
  GOUJI_DOUBT_OTHER,
} GoujiDoubt;

/**
 * GoujiFigure:
 * @printed: (nullable): the text at its source, verbatim; never changed; %NULL when there is no source
 * @entered: (nullable): what the user typed; %NULL until something was
 * @state: what @entered if any, else @printed, says
 * @value: the number when @state is %GOUJI_FIGURE_NUMBER
 * @unit: (nullable): unit printed in the cell itself when it differs from the cell's, else %NULL
 * @how: how @printed or @entered came here
 * @doubt: why @printed may belong elsewhere; %GOUJI_DOUBT_NONE when the reader was sure
 * @confirmed: whether the user compared @printed with its source and found it read rightly
 * @placed: whether the user pointed at @source as the place of this figure; it is sure then. @printed is what
 * stands there all the same, and @how says what kind of place it is
 * @has_source: whether @source is known
 * @source: place of @printed in the document
 *
 * What stands in a cell of one report.
 */
typedef struct {
  char *printed;
  char *entered;
  GoujiFigureState state;
  GoujiDecimal value;
  char *unit;
  GoujiHow how;
  GoujiDoubt doubt;
  gboolean confirmed;
  gboolean placed;
  gboolean has_source;
  GoujiRange source;
} GoujiFigure;

void gouji_figure_clear (GoujiFigure *self);
void gouji_figure_copy (const GoujiFigure *self, GoujiFigure *copy);
gboolean gouji_figure_is_sure (const GoujiFigure *self);
gboolean gouji_figure_equal (const GoujiFigure *self, const GoujiFigure *other);
GoujiFigureState gouji_figure_parse (const char *text, GoujiDecimal *value, char **unit);
GoujiFigureState
gouji_figure_parse_typed (const char *text, const char *cell_unit, GoujiDecimal *value, char **unit);
GoujiFigureState gouji_figure_parse_prose (const char *text, GoujiDecimal *value, char **unit);

const char *gouji_figure_state_to_string (GoujiFigureState state);
const char *gouji_how_to_string (GoujiHow how);
gboolean gouji_how_from_string (const char *text, GoujiHow *how);
const char *gouji_doubt_to_string (GoujiDoubt doubt);
gboolean gouji_doubt_from_string (const char *text, GoujiDoubt *doubt);

G_END_DECLS
