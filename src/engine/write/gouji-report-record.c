/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "write/gouji-report-record.h"

#include "check/gouji-check.h"
#include "report/gouji-mention.h"

static void
add_text (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  if (text != NULL)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

static void
add_source (JsonBuilder *builder, gboolean has_source, GoujiRange source)
{
  json_builder_set_member_name (builder, "source");
  if (!has_source) {
    json_builder_add_null_value (builder);
    return;
  }

  json_builder_begin_array (builder);
  json_builder_add_int_value (builder, source.start);
  json_builder_add_int_value (builder, source.end);
  json_builder_end_array (builder);
}

static void
add_head (JsonBuilder *builder, GoujiReport *report, const char *file, guint index)
{
  const char *start = gouji_report_get_field (report, GOUJI_FIELD_PERIOD_START);
  const char *end = gouji_report_get_field (report, GOUJI_FIELD_PERIOD_END);
  int year = gouji_report_get_year (report);

  json_builder_set_member_name (builder, "gouji");
  json_builder_add_int_value (builder, GOUJI_REPORT_RECORD_VERSION);
  add_text (builder, "file", file);
  json_builder_set_member_name (builder, "index");
  json_builder_add_int_value (builder, index);
  add_text (builder, "agency", gouji_report_get_field (report, GOUJI_FIELD_AGENCY));
  add_text (builder, "kind", gouji_report_get_field (report, GOUJI_FIELD_KIND));
  json_builder_set_member_name (builder, "year");
  if (year > 0)
    json_builder_add_int_value (builder, year);
  else
    json_builder_add_null_value (builder);
  add_text (builder, "form", gouji_form_get_id (gouji_report_get_form (report)));
  add_text (builder, "form_reason", gouji_report_get_field (report, GOUJI_FIELD_FORM_REASON));
  add_text (builder, "title", gouji_report_get_field (report, GOUJI_FIELD_TITLE));
  json_builder_set_member_name (builder, "period");
  if (start != NULL && end != NULL) {
    json_builder_begin_array (builder);
    json_builder_add_string_value (builder, start);
    json_builder_add_string_value (builder, end);
    json_builder_end_array (builder);
  } else {
    json_builder_add_null_value (builder);
  }
  add_text (builder, "published", gouji_report_get_field (report, GOUJI_FIELD_PUBLISHED));
  add_text (builder, "scope", gouji_report_get_field (report, GOUJI_FIELD_SCOPE));
}

static void
add_parts (JsonBuilder *builder, GoujiReport *report)
{
  GoujiForm *form = gouji_report_get_form (report);

  json_builder_set_member_name (builder, "parts");
  json_builder_begin_array (builder);
  for (guint i = 0; i < gouji_form_get_n_parts (form); i++) {
    const GoujiPart *part = gouji_form_get_part (form, i);
    const GoujiNarrative *narrative = gouji_report_get_narrative (report, part);

    if (!narrative->found)
      continue;
    json_builder_begin_object (builder);
    add_text (builder, "id", part->id);
    add_text (builder, "title", narrative->heading);
    add_text (builder, "text", narrative->text);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

static void
add_proposed (JsonBuilder *builder, GoujiReport *report, const GoujiCell *cell)
{
  GoujiDecimal proposed;
  g_autofree char *text = NULL;

  if (gouji_check_propose (report, cell, &proposed))
    text = gouji_decimal_to_string (proposed);
  add_text (builder, "proposed", text);
}

static void
add_figure (JsonBuilder *builder, GoujiReport *report, const GoujiCell *cell)
{
  const GoujiFigure *figure = gouji_report_get_figure (report, cell);
  g_autofree char *value =
    figure->state == GOUJI_FIGURE_NUMBER ? gouji_decimal_to_string (figure->value) : NULL;
  gboolean sure = gouji_figure_is_sure (figure);

  json_builder_begin_object (builder);
  add_text (builder, "cell", cell->id);
  add_text (builder, "printed", figure->printed);
  add_text (builder, "entered", figure->entered);
  add_text (builder, "value", value);
  add_text (builder, "unit", figure->unit != NULL ? figure->unit : cell->unit);
  add_text (builder, "state", gouji_figure_state_to_string (figure->state));
  add_text (builder, "how", figure->how != GOUJI_HOW_NONE ? gouji_how_to_string (figure->how) : NULL);
  json_builder_set_member_name (builder, "sure");
  json_builder_add_boolean_value (builder, sure);
  add_text (builder, "doubt", sure ? NULL : gouji_doubt_to_string (figure->doubt));
  add_proposed (builder, report, cell);
  add_source (builder, figure->has_source, figure->source);
  json_builder_end_object (builder);
}

/* Every cell of a table that was found, also the empty ones; of rows that may stand for others only those
 * that do. */
static gboolean
is_listed (GoujiReport *report, const GoujiCell *cell)
{
  const GoujiFigure *figure = gouji_report_get_figure (report, cell);

  if (figure->printed != NULL || figure->entered != NULL)
    return TRUE;

  return !cell->alternative && gouji_report_get_table_state (report, cell->table) != GOUJI_TABLE_MISSING &&
         figure->doubt != GOUJI_DOUBT_NONE;
}

static void
add_figures (JsonBuilder *builder, GoujiReport *report)
{
  GoujiForm *form = gouji_report_get_form (report);

  json_builder_set_member_name (builder, "figures");
  json_builder_begin_array (builder);
  for (guint i = 0; i < gouji_form_get_n_cells (form); i++) {
    const GoujiCell *cell = gouji_form_get_cell (form, i);

    if (is_listed (report, cell))
      add_figure (builder, report, cell);
  }
  json_builder_end_array (builder);
}

static void
add_about (JsonBuilder *builder, const GoujiMention *mention)
{
  json_builder_set_member_name (builder, "about");
  json_builder_begin_object (builder);
  if (mention->about != GOUJI_ABOUT_FIGURE) {
    json_builder_set_member_name (builder, gouji_about_to_string (mention->about));
    json_builder_add_boolean_value (builder, TRUE);
  }
  if (mention->concept != NULL)
    add_text (builder, "concept", mention->concept->id);
  if (mention->cell != NULL)
    add_text (builder, "cell", mention->cell->id);
  json_builder_end_object (builder);
}

static void
add_mentions (JsonBuilder *builder, GPtrArray *mentions)
{
  json_builder_set_member_name (builder, "mentions");
  json_builder_begin_array (builder);
  for (guint i = 0; i < mentions->len; i++) {
    const GoujiMention *mention = g_ptr_array_index (mentions, i);
    g_autofree char *value = gouji_decimal_to_string (mention->value);

    json_builder_begin_object (builder);
    add_text (builder, "text", mention->text);
    add_text (builder, "value", value);
    add_text (builder, "unit", mention->unit);
    json_builder_set_member_name (builder, "approximate");
    json_builder_add_boolean_value (builder, mention->approximate);
    add_about (builder, mention);
    add_source (builder, mention->has_source, mention->source);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

static void
add_extras (JsonBuilder *builder, GoujiReport *report)
{
  GPtrArray *extras = gouji_report_get_extras (report);

  json_builder_set_member_name (builder, "extras");
  json_builder_begin_array (builder);
  for (guint i = 0; i < extras->len; i++) {
    const GoujiExtra *extra = g_ptr_array_index (extras, i);

    json_builder_begin_object (builder);
    add_text (builder, "table", extra->table);
    add_text (builder, "row", extra->row);
    add_text (builder, "column", extra->column);
    add_text (builder, "printed", extra->printed);
    add_source (builder, !extra->typed, extra->source);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

static void
add_excuse (JsonBuilder *builder, const GoujiExcuse *excuse)
{
  json_builder_set_member_name (builder, "set_aside");
  json_builder_begin_object (builder);
  add_text (builder, "reason", excuse->reason);
  add_text (builder, "by", excuse->by);
  add_text (builder, "on", excuse->on);
  json_builder_end_object (builder);
}

static void
add_findings (JsonBuilder *builder, GPtrArray *findings)
{
  json_builder_set_member_name (builder, "findings");
  json_builder_begin_array (builder);
  for (guint i = 0; i < findings->len; i++) {
    const GoujiFinding *finding = g_ptr_array_index (findings, i);

    json_builder_begin_object (builder);
    add_text (builder, "rule", finding->rule->id);
    add_text (builder, "severity", gouji_severity_to_string (finding->severity));
    json_builder_set_member_name (builder, "cells");
    json_builder_begin_array (builder);
    for (guint j = 0; j < finding->cells->len; j++)
      json_builder_add_string_value (builder,
                                     ((const GoujiCell *) g_ptr_array_index (finding->cells, j))->id);
    json_builder_end_array (builder);
    add_text (builder, "left", finding->left);
    add_text (builder, "right", finding->right);
    add_text (builder, "message", finding->message);
    add_source (builder, finding->has_source, finding->source);
    if (finding->excuse != NULL)
      add_excuse (builder, finding->excuse);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

/**
 * gouji_report_record_new:
 * @file: (nullable): the name of the file that the report stands in, as people know it
 * @index: which report of the file, from 1
 * @findings: (element-type GoujiFinding): what was found in it
 * @mentions: (nullable) (element-type GoujiMention): the numbers in its text; %NULL tells what the report is
 * and what was found in it, without the contents
 *
 * Tells all that is known of a report in the words of data/schema/report-1.schema.json: what `gouji-cli read
 * --json` prints, and what is exported as JSON and goes along in a web page.
 *
 * Returns: (transfer full): one JSON object
 */
JsonNode *
gouji_report_record_new (
  GoujiReport *report, const char *file, guint index, GPtrArray *findings, GPtrArray *mentions)
{
  g_return_val_if_fail (GOUJI_IS_REPORT (report), NULL);
  g_return_val_if_fail (findings != NULL, NULL);

  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();

  json_builder_begin_object (builder);
  add_head (builder, report, file, index);
  if (mentions != NULL) {
    add_text (builder, "preamble", gouji_report_get_field (report, GOUJI_FIELD_PREAMBLE));
    add_parts (builder, report);
    add_figures (builder, report);
    add_mentions (builder, mentions);
    add_extras (builder, report);
  }
  add_findings (builder, findings);
  json_builder_end_object (builder);

  return json_builder_get_root (builder);
}

/**
 * gouji_report_record_print:
 * @record: what gouji_report_record_new() gave
 * @pretty: whether people will read it: one member a line, by two spaces a level; else all on one line
 *
 * Returns: (transfer full): the record as text, without a line end
 */
char *
gouji_report_record_print (JsonNode *record, gboolean pretty)
{
  g_return_val_if_fail (record != NULL, NULL);

  g_autoptr (JsonGenerator) generator = json_generator_new ();

  json_generator_set_root (generator, record);
  json_generator_set_pretty (generator, pretty);
  return json_generator_to_data (generator, NULL);
}
