/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "check/gouji-check-passage.h"

#include <string.h>

#include "check/gouji-check-values.h"

/* The predicates that look at texts: parts, processing_fee, era. */

/* Folded, and without the mark that some put behind a heading. */
static char *
fold_heading (GoujiCheck *self, const char *heading)
{
  char *folded = gouji_fold_text (self->folding, heading);
  gsize length = strlen (folded);

  while (length > 0 && (folded[length - 1] == '.' || folded[length - 1] == ':'))
    folded[--length] = '\0';

  return folded;
}

static void
check_heading (GoujiCheck *self, const GoujiPart *part, const GoujiNarrative *narrative)
{
  g_autofree char *heading = fold_heading (self, narrative->heading);
  g_autofree char *title = fold_heading (self, part->title);
  GoujiWord words[] = { { "heading", narrative->heading }, { "part", part->title } };

  if (!g_str_equal (heading, title))
    gouji_finding_set_source (gouji_check_tell (self, part, "title", words, G_N_ELEMENTS (words)),
                              narrative->has_source, narrative->heading_source);
}

/**
 * gouji_check_parts:
 *
 * Predicate `parts`: the parts of the form are there, in order, with exact titles. A report begun from
 * nothing has them by construction.
 */
void
gouji_check_parts (GoujiCheck *self)
{
  guint last = 0;

  for (guint i = 0;
       gouji_report_get_document (self->report) != NULL && i < gouji_form_get_n_parts (self->form); i++) {
    const GoujiPart *part = gouji_form_get_part (self->form, i);
    const GoujiNarrative *narrative = gouji_report_get_narrative (self->report, part);
    GoujiWord word = { "part", part->title };

    if (!narrative->found) {
      if (narrative->text == NULL || *narrative->text == '\0')
        gouji_check_tell (self, part, "missing", &word, 1);
      continue;
    }

    if (narrative->heading != NULL)
      check_heading (self, part, narrative);
    if (narrative->has_source && narrative->heading_source.start < last)
      gouji_finding_set_source (gouji_check_tell (self, part, "order", &word, 1), TRUE,
                                narrative->heading_source);
    if (narrative->has_source)
      last = MAX (last, narrative->heading_source.start);
  }
}

/**
 * gouji_check_processing_fee:
 *
 * Predicate `processing_fee`: the part of the rule says whether a fee was charged, in whatever words. Where
 * the part itself is missing, that is said elsewhere.
 */
void
gouji_check_processing_fee (GoujiCheck *self)
{
  const char *id = json_object_get_string_member_with_default (self->rule->parameters, "part", "");
  const GoujiPart *part = gouji_form_find_part (self->form, id);
  const GoujiNarrative *narrative = part != NULL ? gouji_report_get_narrative (self->report, part) : NULL;
  const char *text = narrative != NULL && narrative->text != NULL ? narrative->text : "";
  g_autofree char *folded = NULL;

  if (narrative == NULL ||
      (!narrative->found && *text == '\0' && gouji_report_get_document (self->report) != NULL))
    return;

  folded = gouji_fold_text (self->folding, text);
  if (!gouji_rule_match (self->rule, "said", folded, NULL))
    gouji_finding_set_source (
      gouji_check_tell (self, part, "missing", &(GoujiWord) { "part", part->title }, 1),
      narrative->has_source, narrative->heading_source);
}

static void
check_years (GoujiCheck *self)
{
  int year = gouji_report_get_year (self->report);
  gint64 from = json_object_get_int_member_with_default (self->rule->parameters, "from", 0);
  gint64 until = json_object_get_int_member_with_default (self->rule->parameters, "until", G_MAXINT);
  g_autofree char *text = g_strdup_printf ("%d", year);

  if (year != 0 && (year < from || year > until))
    gouji_check_tell (self, NULL, year < from ? "early" : "late", &(GoujiWord) { "year", text }, 1);
}

static void
check_alternative (GoujiCheck *self, const GoujiFormTable *table, const GoujiFormBlock *block, guint row)
{
  const GoujiHead *head = block->rows->pdata[row];
  g_autofree char *count = NULL;
  GoujiFinding *finding;

  if (head->alternative_of == NULL || !gouji_row_is_in_use (self->report, block, row))
    return;

  count = g_strdup_printf ("%u", head->alternative_of->n_leaves);
  finding = gouji_check_tell (
    self, gouji_check_find_part (self->form, table), "alternative",
    (GoujiWord[]) { { "table", table->title }, { "row", head->title }, { "count", count } }, 3);
  for (guint c = 0; finding != NULL && c < block->columns->len; c++)
    gouji_finding_add_cell (finding, self->report, gouji_form_get_cell_at (self->form, block, row, c));
}

static void
check_alternatives (GoujiCheck *self)
{
  for (guint t = 0; t < gouji_form_get_n_tables (self->form); t++) {
    const GoujiFormTable *table = gouji_form_get_table (self->form, t);

    for (guint b = 0; b < table->blocks->len; b++) {
      const GoujiFormBlock *block = table->blocks->pdata[b];

      for (guint r = 0; r < block->rows->len; r++)
        check_alternative (self, table, block, r);
    }
  }
}

/* Narratives are looked at as they now are, the rest as it was read. */
static void
check_superseded (GoujiCheck *self)
{
  const GoujiPassage *passage = gouji_check_get_opening (self);
  g_autoptr (GMatchInfo) match = NULL;

  for (guint i = 0;; i++) {
    g_clear_pointer (&match, g_match_info_unref);
    if (gouji_rule_match (self->rule, "superseded", passage->text, &match)) {
      gouji_check_tell_passage (self, passage, match, NULL, "superseded", NULL, 0);
      return;
    }
    if (i == gouji_form_get_n_parts (self->form))
      return;
    passage = gouji_check_get_passage (self, gouji_form_get_part (self->form, i));
  }
}

/* Heads of tables stand in no narrative. */
static void
check_table_heads (GoujiCheck *self)
{
  GoujiDocument *document = gouji_report_get_document (self->report);
  GoujiRange range = gouji_report_get_document_range (self->report);
  g_autofree char *text = document != NULL ? gouji_document_slice (document, range) : NULL;
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *found = NULL;
  GoujiFinding *finding;
  int start, end;
  gsize base;

  if (text == NULL || !gouji_rule_match (self->rule, "heads", text, &match))
    return;

  found = g_match_info_fetch (match, 0);
  finding = gouji_check_tell (self, NULL, "heads", &(GoujiWord) { "text", found }, 1);
  if (finding == NULL || !g_match_info_fetch_pos (match, 0, &start, &end))
    return;

  base = gouji_document_byte_offset (document, range.start);
  gouji_finding_set_source (finding, TRUE,
                            (GoujiRange) { gouji_document_offset_at_byte (document, base + (gsize) start),
                                           gouji_document_offset_at_byte (document, base + (gsize) end) });
}

/**
 * gouji_check_era:
 *
 * Predicate `era`: the report is in the form of its year, with the tables of that form, and cites no notice
 * that is no longer in force.
 */
void
gouji_check_era (GoujiCheck *self)
{
  check_years (self);
  check_alternatives (self);
  check_table_heads (self);
  check_superseded (self);
}
