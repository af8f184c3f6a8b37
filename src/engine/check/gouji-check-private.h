/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "check/gouji-check-judge.h"
#include "check/gouji-check.h"
#include "form/gouji-sentence.h"

G_BEGIN_DECLS

typedef struct _GoujiPassage GoujiPassage;

/**
 * GoujiCheck:
 * @report: what is checked
 * @last_year: (nullable): the same agency's report of the year before
 * @mentions: (nullable) (element-type GoujiMention): the numbers in its text; %NULL passes over what compares
 * them
 * @years: both, as equations see them
 * @form: its form
 * @folding: with what texts are compared
 * @rule: the rule that is being checked
 * @findings: (element-type GoujiFinding): what was found so far
 * @passages: (nullable) (element-type GoujiPassage): for each part its text, once some rule has asked for it
 * @opening: (nullable): what stands before the first part, once some rule has asked for it
 * @whole: (nullable): all that the document has of the report, once some rule has asked for it
 *
 * One run over a report.
 */
typedef struct {
  GoujiReport *report;
  GoujiReport *last_year;
  GPtrArray *mentions;
  GoujiYears years;
  GoujiForm *form;
  const GoujiFolding *folding;
  const GoujiRule *rule;
  GPtrArray *findings;
  GPtrArray *passages;
  GoujiPassage *opening;
  GoujiPassage *whole;
} GoujiCheck;

GoujiFinding *gouji_check_say (
  GoujiCheck *self, const GoujiPart *part, const char *sentence, const GoujiWord *words, guint n_words);
GoujiFinding *gouji_check_tell (
  GoujiCheck *self, const GoujiPart *part, const char *name, const GoujiWord *words, guint n_words);
void gouji_check_suspend (GoujiCheck *self, const GoujiPart *part, const char *where, GPtrArray *cells);
void gouji_finding_add_cell (GoujiFinding *self, GoujiReport *report, const GoujiCell *cell);
gboolean gouji_check_lists (GoujiCheck *self, const char *member, const char *id);
void gouji_finding_set_source (GoujiFinding *self, gboolean has_source, GoujiRange source);

char *gouji_check_name_head (const GoujiHead *head, guint n_all) G_GNUC_WARN_UNUSED_RESULT;
char *gouji_check_name_cell (const GoujiCell *cell) G_GNUC_WARN_UNUSED_RESULT;
const GoujiPart *gouji_check_find_part (GoujiForm *form, const GoujiFormTable *table);

void gouji_check_equations (GoujiCheck *self);
void gouji_check_text (GoujiCheck *self);
void gouji_check_excuse (GoujiCheck *self);

void gouji_check_valid (GoujiCheck *self);
void gouji_check_tables (GoujiCheck *self);
void gouji_check_blank_cells (GoujiCheck *self);
void gouji_check_parts (GoujiCheck *self);
void gouji_check_processing_fee (GoujiCheck *self);
void gouji_check_title_and_period (GoujiCheck *self);
void gouji_check_era (GoujiCheck *self);
void gouji_check_compare (GoujiCheck *self);
void gouji_check_arithmetic (GoujiCheck *self);
void gouji_check_all_zero (GoujiCheck *self);
void gouji_check_power (GoujiCheck *self);
void gouji_check_empty_part (GoujiCheck *self);
void gouji_check_topics (GoujiCheck *self);
void gouji_check_deadline (GoujiCheck *self);
void gouji_check_part_list (GoujiCheck *self);
void gouji_check_other_agency (GoujiCheck *self);
void gouji_check_stale_numbers (GoujiCheck *self);
void gouji_check_personal_data (GoujiCheck *self);
void gouji_check_same_figures (GoujiCheck *self);
void gouji_check_same_text (GoujiCheck *self);
void gouji_check_jump (GoujiCheck *self);
void gouji_check_unit_jump (GoujiCheck *self);
void gouji_check_unrequested (GoujiCheck *self);

G_END_DECLS
