/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define GOUJI_FORM_ERROR (gouji_form_error_quark ())

/**
 * GoujiFormError:
 * @GOUJI_FORM_ERROR_SYNTAX: the file is not JSON
 * @GOUJI_FORM_ERROR_INVALID: a member is missing, of the wrong type, or names something that the form does
 * not have
 * @GOUJI_FORM_ERROR_EMPTY: a folder holds no form at all
 *
 * Why a form file was turned down.
 */
typedef enum {
  GOUJI_FORM_ERROR_SYNTAX,
  GOUJI_FORM_ERROR_INVALID,
  GOUJI_FORM_ERROR_EMPTY,
} GoujiFormError;

GQuark gouji_form_error_quark (void);

/**
 * GoujiCellType:
 * @GOUJI_CELL_COUNT: a whole number, at least 0
 * @GOUJI_CELL_SIGNED_COUNT: a whole number, a decrease is negative
 * @GOUJI_CELL_AMOUNT: a decimal number, at least 0
 *
 * Which numbers a cell takes.
 */
typedef enum {
  GOUJI_CELL_COUNT,
  GOUJI_CELL_SIGNED_COUNT,
  GOUJI_CELL_AMOUNT,
} GoujiCellType;

/**
 * GoujiHead:
 * @id: (nullable): what it adds to the ids of its cells
 * @title: as printed in the format; empty for the row of a table that has no row heads
 * @labels: (array zero-terminated=1): what else real reports print there, @title first; none where @title is
 * empty
 * @parent: (nullable): what it belongs to: a group, or a row or heading printed above it, as 当面申请数
 * belongs to 收到申请数
 * @depth: number of groups beside it, or above it if it is a column: those of its parents that have no line
 * of their own
 * @level: number of rows and headings above it that it belongs to: how far it may be indented
 * @first: index of its first leaf among the block's rows or columns
 * @n_leaves: how many of the block's rows or columns it covers, rows that stand in place of a group within it
 *   included, the one in place of itself not; 1 for a row or column itself, also where other rows belong to
 * it
 * @is_leaf: whether it heads one row or column
 * @is_heading: whether it is a group of rows printed on a line of its own above them, where no number stands
 * @alternative_of: (nullable): the group in whose place this row may stand (see #GoujiFormBlock)
 * @unit: (nullable): unit of its cells when it differs from the table's; for a heading what is printed in
 * place of a unit
 * @code: (nullable): what is printed in a column of codes
 * @span: how many columns of the printed grid a column takes, those left over for the last one of a block
 * aside
 *
 * Head of a row or column, or of a group of them.
 */
typedef struct _GoujiHead GoujiHead;
struct _GoujiHead {
  const char *id;
  const char *title;
  const char *const *labels;
  const GoujiHead *parent;
  guint depth;
  guint level;
  guint first;
  guint n_leaves;
  gboolean is_leaf;
  gboolean is_heading;
  const GoujiHead *alternative_of;
  const char *unit;
  const char *code;
  guint span;
};

/**
 * GoujiFormBlock:
 * @index: among the table's blocks
 * @title: (nullable): the line above it that spans the table
 * @title_labels: (array zero-terminated=1): what else real reports print there, @title first; none without a
 * title
 * @corner: (nullable): what stands where its row heads and column heads meet
 * @rows: (element-type GoujiHead): heads of the rows, in printed order; rows with @alternative_of stand
 * behind the rows that they replace
 * @columns: (element-type GoujiHead): heads of the columns, in printed order
 * @row_groups: (element-type GoujiHead): groups of rows and headings, outer before inner
 * @column_groups: (element-type GoujiHead): groups of columns, outer before inner
 * @cells: one index into the form's cells for each row and column: row * columns + column
 *
 * A part of a table whose rows share their columns. Table 2 of the format of 2021 has four, that of 2019
 * five, the others one.
 */
typedef struct {
  guint index;
  const char *title;
  const char *const *title_labels;
  const char *corner;
  GPtrArray *rows;
  GPtrArray *columns;
  GPtrArray *row_groups;
  GPtrArray *column_groups;
  guint *cells;
} GoujiFormBlock;

/**
 * GoujiWordKind:
 * @GOUJI_WORD_UNIT: the unit of the row's numbers
 * @GOUJI_WORD_CODE: the code of the row
 *
 * What a table prints about each row in a column of its own.
 */
typedef enum {
  GOUJI_WORD_UNIT,
  GOUJI_WORD_CODE,
} GoujiWordKind;

/**
 * GoujiWordColumn:
 * @kind: what stands there
 * @title: its head as printed, e.g. 单位
 * @labels: (array zero-terminated=1): what else real reports print there, @title first
 *
 * A column between the row heads and the numbers that holds words about the rows.
 */
typedef struct {
  GoujiWordKind kind;
  const char *title;
  const char *const *labels;
} GoujiWordColumn;

/**
 * GoujiFormTable:
 * @index: among the form's tables
 * @id: first segment of its cells' ids
 * @title: how the table is called in sentences: "表二"
 * @note: (nullable): the note printed in the table's corner
 * @blocks: (element-type GoujiFormBlock)
 * @widths: (array length=n_widths): relative widths of the printed grid's columns (twips in the official
 * template)
 * @n_widths: how many columns the printed grid has
 * @n_row_head_columns: how many of them the row heads and the columns of words behind them take; 0 for a
 * table of a single row without a head
 * @word_columns: (element-type GoujiWordColumn): the columns of words, in printed order; they are the last of
 * the row heads' columns
 * @from_text: whether no format prints this table: its cells collect what the text of a report says, and no
 * reader looks for its rows
 * @narrow: how many columns are shown beside each other where there is no room for all
 */
typedef struct {
  guint index;
  const char *id;
  const char *title;
  const char *note;
  GPtrArray *blocks;
  guint *widths;
  guint n_widths;
  guint n_row_head_columns;
  GPtrArray *word_columns;
  gboolean from_text;
  guint narrow;
} GoujiFormTable;

/**
 * GoujiPart:
 * @index: among the form's parts
 * @id: stable name, e.g. `overview`
 * @title: exact title with its number, e.g. 一、总体情况
 * @labels: (array zero-terminated=1): titles without number that real reports print there, the exact one
 * first
 * @guidance: (nullable): what the format says should stand here
 * @table: (nullable): the table of this part, %NULL for a narrative
 */
typedef struct {
  guint index;
  const char *id;
  const char *title;
  const char *const *labels;
  const char *guidance;
  const GoujiFormTable *table;
} GoujiPart;

/**
 * GoujiCell:
 * @index: among the form's cells
 * @id: stable name; other tools rely on it
 * @table: the table that it stands in
 * @block: the block of that table
 * @row: head of its row
 * @column: head of its column
 * @unit: what its number counts, e.g. 件, 万元
 * @type: which numbers it takes
 * @alternative: whether it belongs to a row that is only printed in place of others
 *
 * One place for a number.
 */
typedef struct {
  guint index;
  const char *id;
  const GoujiFormTable *table;
  const GoujiFormBlock *block;
  const GoujiHead *row;
  const GoujiHead *column;
  const char *unit;
  GoujiCellType type;
  gboolean alternative;
} GoujiCell;

/**
 * GoujiSeverity:
 * @GOUJI_SEVERITY_ERROR: may not be published so
 * @GOUJI_SEVERITY_WARNING: probably wrong
 * @GOUJI_SEVERITY_NOTICE: worth a look
 */
typedef enum {
  GOUJI_SEVERITY_ERROR,
  GOUJI_SEVERITY_WARNING,
  GOUJI_SEVERITY_NOTICE,
} GoujiSeverity;

const char *gouji_severity_to_string (GoujiSeverity severity);

/**
 * GoujiRule:
 * @id: stable name, e.g. `requests.balance`
 * @severity: how bad a violation is
 * @suspended: (nullable): what is said when it cannot be judged, with `{where}`
 * @entered: (nullable): what is added about a figure that was corrected, with `{cell}` and `{printed}`
 * @basis: (nullable): law, standard or format notice
 * @predicate: (nullable): for a text rule, the predicate that decides it; %NULL for an arithmetic one
 * @parameters: the rule's own members, as they stand in the file
 * @patterns: (element-type utf8 GPtrArray): the rule's `patterns`: for each name the compiled expressions
 *
 * A statement that must hold.
 */
typedef struct {
  const char *id;
  GoujiSeverity severity;
  const char *suspended;
  const char *entered;
  const char *basis;
  const char *predicate;
  JsonObject *parameters;
  GHashTable *patterns;
} GoujiRule;

const char *gouji_rule_get_sentence (const GoujiRule *self, const char *name);
gboolean gouji_rule_match (const GoujiRule *self, const char *name, const char *text, GMatchInfo **match);

/**
 * GoujiRelation:
 *
 * What must hold between the two sides of an equation.
 */
typedef enum {
  GOUJI_RELATION_EQUAL,
  GOUJI_RELATION_AT_MOST,
  GOUJI_RELATION_AT_LEAST,
} GoujiRelation;

/**
 * GoujiTerm:
 * @coefficient: positive on the left side, negative on the right side
 * @cell: the cell
 * @name: the rule's own word for it, as used in the sentence: a row, a column, or a list of them
 * @instead_of: (array length=n_instead_of) (nullable): the cells in whose place this one may stand; the term
 * counts only while none of them holds a number
 * @n_instead_of: how many
 * @total: whether it is the equation's total: blank, it is never wrong
 * @last_year: whether the figure is that of last year's report
 */
typedef struct {
  int coefficient;
  const GoujiCell *cell;
  const char *name;
  const GoujiCell **instead_of;
  guint n_instead_of;
  gboolean total;
  gboolean last_year;
} GoujiTerm;

/**
 * GoujiEquation:
 * @rule: the rule that it comes from
 * @relation: what must hold: sum of coefficient times value, compared with 0
 * @sentence: a violation in words, with `{term}`, `{left}`, `{right}`, `{difference}`, `{row}`, `{column}`,
 * `{where}`
 * @terms: (array length=n_terms)
 * @row: (nullable): the row it speaks of
 * @column: (nullable): the column or group of columns it speaks of
 * @chained: whether it ties this report to last year's: some of its terms, never all, are of last year
 *
 * An arithmetic rule for particular cells. The same equations serve checking, filling and proposing; the
 * chained ones serve checking alone.
 */
typedef struct {
  const GoujiRule *rule;
  GoujiRelation relation;
  const char *sentence;
  GoujiTerm *terms;
  guint n_terms;
  const GoujiHead *row;
  const GoujiHead *column;
  gboolean chained;
} GoujiEquation;

/**
 * GoujiConcept:
 * @id: stable name, e.g. `requests_received`
 * @title: Chinese name
 * @unit: what it counts
 * @comparability: how far it means the same in other forms
 * @difference: (nullable): in Chinese, what differs where it does not
 * @cells: (element-type GoujiCell): the cells that this form adds up for it; one that is an alternative
 * counts only while none of the others that it replaces holds a number. None where the series comes from the
 * text alone
 */
typedef struct {
  const char *id;
  const char *title;
  const char *unit;
  const char *comparability;
  const char *difference;
  GPtrArray *cells;
} GoujiConcept;

/**
 * GoujiForm:
 *
 * One national template of one era, as read from data/forms/ID.json: parts, tables, cells, equations, text
 * rules and concepts. Immutable, reference counted with atomic operations; may be shared between threads.
 */
typedef struct _GoujiForm GoujiForm;

GoujiForm *gouji_form_new_from_json (JsonObject *object, JsonObject *common, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
GoujiForm *gouji_form_ref (GoujiForm *self);
void gouji_form_unref (GoujiForm *self);

const char *gouji_form_get_id (GoujiForm *self);
const char *gouji_form_get_title (GoujiForm *self);
const char *gouji_form_get_name (GoujiForm *self);
JsonObject *gouji_form_get_recognition (GoujiForm *self);
JsonObject *gouji_form_get_opening (GoujiForm *self);
gboolean gouji_form_has_free_headings (GoujiForm *self);
const char *gouji_form_get_sentence (GoujiForm *self, const char *group, const char *name);
gboolean gouji_form_find_power (GoujiForm *self, const char *unit, int *power);

guint gouji_form_get_n_parts (GoujiForm *self);
const GoujiPart *gouji_form_get_part (GoujiForm *self, guint index);
const GoujiPart *gouji_form_find_part (GoujiForm *self, const char *id);

guint gouji_form_get_n_tables (GoujiForm *self);
const GoujiFormTable *gouji_form_get_table (GoujiForm *self, guint index);

guint gouji_form_get_n_cells (GoujiForm *self);
const GoujiCell *gouji_form_get_cell (GoujiForm *self, guint index);
const GoujiCell *gouji_form_find_cell (GoujiForm *self, const char *id);
const GoujiCell *
gouji_form_get_cell_at (GoujiForm *self, const GoujiFormBlock *block, guint row, guint column);

guint gouji_form_get_n_equations (GoujiForm *self);
const GoujiEquation *gouji_form_get_equation (GoujiForm *self, guint index);
const guint *gouji_form_get_equations_of (GoujiForm *self, const GoujiCell *cell, guint *n_equations);

guint gouji_form_get_n_rules (GoujiForm *self);
const GoujiRule *gouji_form_get_rule (GoujiForm *self, guint index);
guint gouji_form_get_n_concepts (GoujiForm *self);
const GoujiConcept *gouji_form_get_concept (GoujiForm *self, guint index);
const GoujiConcept *gouji_form_find_concept (GoujiForm *self, const char *id);

gboolean gouji_head_is_below (const GoujiHead *head, const GoujiHead *group);
char *gouji_head_path (const GoujiHead *head, const char *separator) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiForm, gouji_form_unref)

G_END_DECLS
