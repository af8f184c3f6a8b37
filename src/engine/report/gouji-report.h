/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "document/gouji-document.h"
#include "form/gouji-form.h"
#include "report/gouji-binding.h"
#include "report/gouji-excuse.h"
#include "report/gouji-figure.h"

G_BEGIN_DECLS

/**
 * GoujiField:
 * @GOUJI_FIELD_TITLE: full title as printed
 * @GOUJI_FIELD_AGENCY: agency as printed in the title, without year and document type
 * @GOUJI_FIELD_YEAR: the year reported on, four digits
 * @GOUJI_FIELD_KIND: kind of agency: `government`, `department`, `township`, …
 * @GOUJI_FIELD_SCOPE: whom the report covers, when it says so
 * @GOUJI_FIELD_PERIOD_START: first day of the period, `2023-01-01`
 * @GOUJI_FIELD_PERIOD_END: last day of the period
 * @GOUJI_FIELD_PUBLISHED: day of publication
 * @GOUJI_FIELD_DATED: day under the signature
 * @GOUJI_FIELD_FORM_REASON: why this form was chosen
 * @GOUJI_FIELD_PREAMBLE: what is said between the title and the first part: law, period, contact; paragraphs
 * parted by LF
 * @GOUJI_FIELD_SIGNATURE: who signs, as printed above the day; it need not be the agency as the title names
 * it
 * @GOUJI_FIELD_STATUS: how far it has come, as gouji_status_to_string() says; %NULL is a draft
 * @GOUJI_FIELD_CHECKED_BY: who found it right
 * @GOUJI_FIELD_CHECKED_ON: on which day
 * @GOUJI_FIELD_SIGNED_BY: who signed it off; not the signature that is printed
 * @GOUJI_FIELD_SIGNED_ON: on which day
 *
 * What a report says of itself. Every value is text or %NULL when unknown; days are ISO 8601.
 */
typedef enum {
  GOUJI_FIELD_TITLE,
  GOUJI_FIELD_AGENCY,
  GOUJI_FIELD_YEAR,
  GOUJI_FIELD_KIND,
  GOUJI_FIELD_SCOPE,
  GOUJI_FIELD_PERIOD_START,
  GOUJI_FIELD_PERIOD_END,
  GOUJI_FIELD_PUBLISHED,
  GOUJI_FIELD_DATED,
  GOUJI_FIELD_FORM_REASON,
  GOUJI_FIELD_PREAMBLE,
  GOUJI_FIELD_SIGNATURE,
  GOUJI_FIELD_STATUS,
  GOUJI_FIELD_CHECKED_BY,
  GOUJI_FIELD_CHECKED_ON,
  GOUJI_FIELD_SIGNED_BY,
  GOUJI_FIELD_SIGNED_ON,
  GOUJI_N_FIELDS,
} GoujiField;

/* So many of the fields, the first ones, are what a report says of itself. The others say how far the work on
 * it has come: nothing of them is read, printed or exported, and gouji_report_set_status() alone sets them.
 */
#define GOUJI_N_CONTENT_FIELDS GOUJI_FIELD_STATUS

/* Why a report says of itself what it says: report/gouji-field-source.h. */
typedef struct _GoujiFieldSource GoujiFieldSource;

/**
 * GoujiNarrative:
 * @heading: (nullable): the part's title as printed, %NULL when the part was not found
 * @text: what stands below it, without tables; paragraphs end in LF
 * @found: whether the source has this part
 * @has_source: whether @source is known
 * @source: place of heading and text in the document
 * @heading_source: place of the heading alone
 */
typedef struct {
  char *heading;
  char *text;
  gboolean found;
  gboolean has_source;
  GoujiRange source;
  GoujiRange heading_source;
} GoujiNarrative;

/**
 * GoujiExtra:
 * @table: id of the form's table that it stands in or behind
 * @row: label of its row as printed
 * @column: label of its column as printed, may be empty
 * @printed: what stands there
 * @source: place in the document
 * @typed: whether the user had typed @printed into a cell for which the form that was chosen later has no
 * place; there is no source then
 * @home: (nullable): with @typed, id of the cell or part that it came from, to which it goes back with its
 * form
 *
 * A number of the source for which the form has no cell. Kept, shown and exported.
 */
typedef struct {
  char *table;
  char *row;
  char *column;
  char *printed;
  GoujiRange source;
  gboolean typed;
  char *home;
} GoujiExtra;

/**
 * GoujiTableState:
 * @GOUJI_TABLE_MISSING: the source does not have the table
 * @GOUJI_TABLE_DAMAGED: some of its rows were not found or not readable
 * @GOUJI_TABLE_WHOLE: every row was found
 */
typedef enum {
  GOUJI_TABLE_MISSING,
  GOUJI_TABLE_DAMAGED,
  GOUJI_TABLE_WHOLE,
} GoujiTableState;

/**
 * GoujiChange:
 * @GOUJI_CHANGE_FIGURE: a figure; the index is its cell's
 * @GOUJI_CHANGE_NARRATIVE: a narrative, and the ties of its numbers; the index is its part's
 * @GOUJI_CHANGE_FIELD: what the report says of itself; the index is the #GoujiField
 * @GOUJI_CHANGE_CONFIRMATION: whether a figure was confirmed; the index is its cell's
 * @GOUJI_CHANGE_READING: what was read of the document: the form and the range may be others now, and all
 * figures, texts, extras and headings must be looked at anew; the index is that of the first cell in which
 * they differ, %G_MAXUINT when the form does or none differs
 * @GOUJI_CHANGE_BINDINGS: the ties of the numbers in a text, without the text; the index is its part's
 * @GOUJI_CHANGE_EXCUSES: what is set aside; the index is 0
 * @GOUJI_CHANGE_LAST_YEAR: the report of the year before that this one is held against; the index is 0
 *
 * What #GoujiReport::changed speaks of.
 */
typedef enum {
  GOUJI_CHANGE_FIGURE,
  GOUJI_CHANGE_NARRATIVE,
  GOUJI_CHANGE_FIELD,
  GOUJI_CHANGE_CONFIRMATION,
  GOUJI_CHANGE_READING,
  GOUJI_CHANGE_BINDINGS,
  GOUJI_CHANGE_EXCUSES,
  GOUJI_CHANGE_LAST_YEAR,
  GOUJI_N_CHANGES,
} GoujiChange;

#define GOUJI_TYPE_REPORT (gouji_report_get_type ())
/**
 * GoujiReport:
 *
 * One agency's report of one year in one form: figures, narratives, what it says of itself, extras, and the
 * document that it was read from, with one undo history over all of them.
 *
 * There are two ways to change it. A filler or a reader of files *puts*: no history, no signal. A user
 * *sets*: each set is one step that can be undone, and is announced by #GoujiReport::changed; what is set by
 * a handler of that signal is part of the same step, and is refused when an undo or a redo is announced, for
 * what followed from a change comes and goes with it. A report that is signed off refuses to be set, undone
 * and redone until it is reopened; one that is checked is a draft again, in the same step, once it says
 * something else. Not thread safe; a report belongs to the thread that shows it.
 */
G_DECLARE_FINAL_TYPE (GoujiReport, gouji_report, GOUJI, REPORT, GObject)

GoujiReport *gouji_report_new (GoujiForm *form) G_GNUC_WARN_UNUSED_RESULT;
GoujiReport *gouji_report_copy (GoujiReport *self) G_GNUC_WARN_UNUSED_RESULT;

GoujiForm *gouji_report_get_form (GoujiReport *self);
const char *gouji_report_get_id (GoujiReport *self);
void gouji_report_put_id (GoujiReport *self, const char *id);
GoujiDocument *gouji_report_get_document (GoujiReport *self);
void gouji_report_put_document (GoujiReport *self, GoujiDocument *document);
GoujiRange gouji_report_get_document_range (GoujiReport *self);
void gouji_report_put_document_range (GoujiReport *self, GoujiRange range);
const char *gouji_report_get_source_name (GoujiReport *self);
const char *gouji_report_get_source_sha256 (GoujiReport *self);
void gouji_report_put_source (GoujiReport *self, const char *name, const char *sha256);

const char *gouji_report_get_field (GoujiReport *self, GoujiField field);
void gouji_report_put_field (GoujiReport *self, GoujiField field, const char *value);
const GoujiFieldSource *gouji_report_get_field_source (GoujiReport *self, GoujiField field);
void gouji_report_put_field_source (GoujiReport *self, GoujiField field, const GoujiFieldSource *source);
int gouji_report_get_year (GoujiReport *self);

const GoujiFigure *gouji_report_get_figure (GoujiReport *self, const GoujiCell *cell);
void gouji_report_put_figure (GoujiReport *self, const GoujiCell *cell, const GoujiFigure *figure);
const GoujiNarrative *gouji_report_get_narrative (GoujiReport *self, const GoujiPart *part);
void gouji_report_put_narrative (GoujiReport *self, const GoujiPart *part, const GoujiNarrative *narrative);
GoujiTableState gouji_report_get_table_state (GoujiReport *self, const GoujiFormTable *table);
void gouji_report_put_table_state (GoujiReport *self, const GoujiFormTable *table, GoujiTableState state);
GPtrArray *gouji_report_get_extras (GoujiReport *self);
void gouji_report_put_extra (GoujiReport *self, const GoujiExtra *extra);
const GoujiPart *gouji_report_find_part_of_extra (GoujiReport *self, const GoujiExtra *extra);
GPtrArray *gouji_report_get_headings (GoujiReport *self);
void gouji_report_put_heading (GoujiReport *self, GoujiRange heading);

const GPtrArray *gouji_report_get_bindings (GoujiReport *self, const GoujiPart *part);
void gouji_report_put_bindings (GoujiReport *self, const GoujiPart *part, const GPtrArray *bindings);
const GPtrArray *gouji_report_get_excuses (GoujiReport *self);
void gouji_report_put_excuse (GoujiReport *self, const GoujiExcuse *excuse);
GoujiReport *gouji_report_get_last_year (GoujiReport *self);
void gouji_report_put_last_year (GoujiReport *self, GoujiReport *last_year);
GoujiReport *gouji_report_make_snapshot (GoujiReport *self) G_GNUC_WARN_UNUSED_RESULT;

void gouji_report_set_entered (GoujiReport *self, const GoujiCell *cell, const char *text, GoujiHow how);
void gouji_report_set_confirmed (GoujiReport *self, const GoujiCell *cell, gboolean confirmed);
void gouji_report_set_text (GoujiReport *self, const GoujiPart *part, const char *text);
void gouji_report_set_bound_text (GoujiReport *self,
                                  const GoujiPart *part,
                                  const char *text,
                                  const GPtrArray *bindings);
void gouji_report_set_excuse (GoujiReport *self, const GoujiExcuse *excuse);
void gouji_report_remove_excuse (GoujiReport *self, const GoujiExcuse *excuse);
void gouji_report_set_last_year (GoujiReport *self, GoujiReport *last_year);
void gouji_report_set_field (GoujiReport *self, GoujiField field, const char *value);
void gouji_report_set_reading (GoujiReport *self, GoujiReport *reading);
void gouji_report_begin_step (GoujiReport *self);
void gouji_report_end_step (GoujiReport *self);
void gouji_report_break_typing (GoujiReport *self);
gboolean gouji_report_is_being_set (GoujiReport *self);

gboolean gouji_report_can_undo (GoujiReport *self);
gboolean gouji_report_can_redo (GoujiReport *self);
void gouji_report_undo (GoujiReport *self);
void gouji_report_redo (GoujiReport *self);
gboolean gouji_report_get_modified (GoujiReport *self);
void gouji_report_begin_saving (GoujiReport *self);
void gouji_report_end_saving (GoujiReport *self, gboolean done);
void gouji_report_mark_saved (GoujiReport *self);

gboolean gouji_report_get_read_only (GoujiReport *self);
void gouji_report_put_read_only (GoujiReport *self, gboolean read_only);

const char *gouji_field_to_string (GoujiField field);

G_END_DECLS
