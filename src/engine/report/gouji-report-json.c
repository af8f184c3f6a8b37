/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "report/gouji-report-json.h"

#include "document/gouji-document-json.h"
#include "report/gouji-json.h"
#include "report/gouji-report-file.h"
#include "report/gouji-report-private.h"
#include "report/gouji-ties-json.h"

/* Counts the changes of a form's cells that need more than unknown members to be understood. There was none.
 */
#define FORM_VERSION 1

const char *const gouji_table_state_names[] = { "missing", "damaged", "whole" };

static void
set_text (JsonObject *object, const char *name, const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, name, text);
  else
    json_object_set_null_member (object, name);
}

static JsonArray *
range_to_json (GoujiRange range)
{
  JsonArray *array = json_array_sized_new (2);

  json_array_add_int_element (array, range.start);
  json_array_add_int_element (array, range.end);
  return array;
}

static JsonObject *
metadata_to_json (GoujiReport *report)
{
  JsonObject *object = json_object_new ();

  for (GoujiField field = 0; field < GOUJI_N_FIELDS; field++) {
    const char *text = gouji_report_get_field (report, field);

    if (text != NULL || field < GOUJI_N_CONTENT_FIELDS)
      set_text (object, gouji_field_to_string (field), text);
  }

  return object;
}

static JsonObject *
reason_to_json (const GoujiFieldReading *reading, gboolean with_text)
{
  JsonObject *object = json_object_new ();

  if (with_text)
    set_text (object, "read", reading->text);
  json_object_set_string_member (object, "how", gouji_field_how_to_string (reading->source.how));
  if (reading->source.unsure)
    json_object_set_boolean_member (object, "unsure", TRUE);
  if (reading->source.has_source)
    json_object_set_array_member (object, "source", range_to_json (reading->source.source));

  return object;
}

/* Why the metadata say so, where that is known. What was read is said where the user has set something else,
 * and with @all everywhere. */
static JsonObject *
reasons_to_json (GoujiReport *report, gboolean all)
{
  JsonObject *object = json_object_new ();

  for (GoujiField field = 0; field < GOUJI_N_CONTENT_FIELDS; field++) {
    const GoujiFieldReading *reading = &report->field_readings[field];
    gboolean with_text = all || g_strcmp0 (reading->text, report->fields[field]) != 0;

    if (with_text || reading->source.how != GOUJI_FIELD_HOW_NONE)
      json_object_set_object_member (object, gouji_field_to_string (field),
                                     reason_to_json (reading, with_text));
  }

  return object;
}

static JsonObject *
narrative_to_json (const GoujiNarrative *narrative, const GPtrArray *bindings)
{
  JsonObject *object = json_object_new ();

  set_text (object, "heading", narrative->heading);
  set_text (object, "text", narrative->text);
  json_object_set_boolean_member (object, "found", narrative->found);
  if (narrative->has_source) {
    json_object_set_array_member (object, "source", range_to_json (narrative->source));
    json_object_set_array_member (object, "heading_source", range_to_json (narrative->heading_source));
  }
  if (bindings->len > 0)
    json_object_set_array_member (object, "bindings", gouji_bindings_to_json (bindings));

  return object;
}

static JsonObject *
narratives_to_json (GoujiReport *report)
{
  GoujiForm *form = gouji_report_get_form (report);
  JsonObject *object = json_object_new ();

  for (guint i = 0; i < gouji_form_get_n_parts (form); i++) {
    const GoujiPart *part = gouji_form_get_part (form, i);

    json_object_set_object_member (object, part->id,
                                   narrative_to_json (gouji_report_get_narrative (report, part),
                                                      gouji_report_get_bindings (report, part)));
  }

  return object;
}

static JsonObject *
figure_to_json (GoujiReport *report, const GoujiCell *cell, const GoujiFigure *figure)
{
  JsonObject *object = json_object_new ();
  GoujiHow printed_how = gouji_report_get_printed_how (report, cell);

  set_text (object, "printed", figure->printed);
  set_text (object, "entered", figure->entered);
  json_object_set_string_member (object, "how", gouji_how_to_string (figure->how));
  if (figure->entered != NULL && printed_how != GOUJI_HOW_NONE)
    json_object_set_string_member (object, "printed_how", gouji_how_to_string (printed_how));
  if (figure->doubt != GOUJI_DOUBT_NONE)
    json_object_set_string_member (object, "doubt", gouji_doubt_to_string (figure->doubt));
  if (figure->confirmed)
    json_object_set_boolean_member (object, "confirmed", TRUE);
  if (figure->placed)
    json_object_set_boolean_member (object, "placed", TRUE);
  if (figure->has_source)
    json_object_set_array_member (object, "source", range_to_json (figure->source));

  return object;
}

/* Cells of which nothing was read and into which nothing was typed are left out; that a row was lost, and its
 * cells are in doubt, has been read. */
static JsonObject *
figures_to_json (GoujiReport *report)
{
  GoujiForm *form = gouji_report_get_form (report);
  JsonObject *object = json_object_new ();

  for (guint i = 0; i < gouji_form_get_n_cells (form); i++) {
    const GoujiCell *cell = gouji_form_get_cell (form, i);
    const GoujiFigure *figure = gouji_report_get_figure (report, cell);

    if (figure->printed != NULL || figure->entered != NULL || figure->has_source ||
        figure->doubt != GOUJI_DOUBT_NONE || figure->confirmed)
      json_object_set_object_member (object, cell->id, figure_to_json (report, cell, figure));
  }

  return object;
}

static JsonArray *
extras_to_json (GoujiReport *report)
{
  GPtrArray *extras = gouji_report_get_extras (report);
  JsonArray *array = json_array_sized_new (extras->len);

  for (guint i = 0; i < extras->len; i++) {
    const GoujiExtra *extra = g_ptr_array_index (extras, i);
    JsonObject *object = json_object_new ();

    set_text (object, "table", extra->table);
    set_text (object, "row", extra->row);
    set_text (object, "column", extra->column);
    set_text (object, "printed", extra->printed);
    if (extra->typed)
      json_object_set_boolean_member (object, "typed", TRUE);
    else
      json_object_set_array_member (object, "source", range_to_json (extra->source));
    if (extra->home != NULL)
      json_object_set_string_member (object, "home", extra->home);
    json_array_add_object_element (array, object);
  }

  return array;
}

static JsonObject *
tables_to_json (GoujiReport *report)
{
  GoujiForm *form = gouji_report_get_form (report);
  JsonObject *object = json_object_new ();

  for (guint i = 0; i < gouji_form_get_n_tables (form); i++) {
    const GoujiFormTable *table = gouji_form_get_table (form, i);
    GoujiTableState state = gouji_report_get_table_state (report, table);

    json_object_set_string_member (object, table->id, gouji_table_state_names[state]);
  }

  return object;
}

static JsonArray *
headings_to_json (GoujiReport *report)
{
  GPtrArray *headings = gouji_report_get_headings (report);
  JsonArray *array = json_array_sized_new (headings->len);

  for (guint i = 0; i < headings->len; i++)
    json_array_add_array_element (array, range_to_json (*(const GoujiRange *) headings->pdata[i]));
  return array;
}

static JsonObject *
source_to_json (GoujiReport *report, gboolean with_range)
{
  JsonObject *object = json_object_new ();

  set_text (object, "name", gouji_report_get_source_name (report));
  set_text (object, "sha256", gouji_report_get_source_sha256 (report));
  if (with_range)
    json_object_set_array_member (object, "range", range_to_json (gouji_report_get_document_range (report)));
  return object;
}

/* What was read and what was typed there: all that changes as one when the reader is corrected. */
static void
add_reading (JsonObject *root, GoujiReport *report)
{
  json_object_set_object_member (root, "narratives", narratives_to_json (report));
  json_object_set_object_member (root, "figures", figures_to_json (report));
  json_object_set_array_member (root, "extras", extras_to_json (report));
  json_object_set_object_member (root, "tables", tables_to_json (report));
  json_object_set_array_member (root, "headings", headings_to_json (report));
}

/**
 * gouji_report_to_json:
 *
 * Returns: (transfer full): the report as its file has it, with what the program did not know in the file it
 * came from; one of a later version, or in a form that the program does not have, is written as it was read
 */
JsonObject *
gouji_report_to_json (GoujiReport *report)
{
  if (report->original != NULL)
    return json_object_ref (report->original);

  JsonObject *root = json_object_new ();
  JsonObject *kept = gouji_report_get_kept (report);
  g_autoptr (JsonObject) reasons = reasons_to_json (report, FALSE);
  GoujiDocument *document = gouji_report_get_document (report);

  json_object_set_int_member (root, "gouji", GOUJI_REPORT_FILE_VERSION);
  json_object_set_string_member (root, "id", gouji_report_get_id (report));
  json_object_set_string_member (root, "form", gouji_form_get_id (gouji_report_get_form (report)));
  json_object_set_int_member (root, "form_version", FORM_VERSION);
  json_object_set_object_member (root, "metadata", metadata_to_json (report));
  if (json_object_get_size (reasons) > 0)
    json_object_set_object_member (root, "reasons", g_steal_pointer (&reasons));
  add_reading (root, report);
  if (report->excuses->len > 0)
    json_object_set_array_member (root, "excuses", gouji_excuses_to_json (report->excuses));
  if (report->last_year != NULL)
    json_object_set_object_member (root, "last_year", gouji_report_snapshot_to_json (report->last_year));
  if (document != NULL)
    json_object_set_object_member (root, "document", gouji_document_to_json (document));
  else
    json_object_set_null_member (root, "document");
  json_object_set_object_member (root, "source", source_to_json (report, TRUE));
  if (kept != NULL)
    gouji_json_add_unknown (root, kept);

  return root;
}

/**
 * gouji_report_snapshot_to_json:
 * @snapshot: a report without a document
 *
 * Returns: (transfer full): what another report, and its journal, keeps of it as last year's; the members are
 * those of its file
 */
JsonObject *
gouji_report_snapshot_to_json (GoujiReport *snapshot)
{
  JsonObject *object = json_object_new ();
  JsonObject *kept = gouji_report_get_kept (snapshot);

  json_object_set_string_member (object, "id", gouji_report_get_id (snapshot));
  json_object_set_string_member (object, "form", gouji_form_get_id (gouji_report_get_form (snapshot)));
  json_object_set_object_member (object, "metadata", metadata_to_json (snapshot));
  json_object_set_object_member (object, "narratives", narratives_to_json (snapshot));
  json_object_set_object_member (object, "figures", figures_to_json (snapshot));
  json_object_set_object_member (object, "tables", tables_to_json (snapshot));
  json_object_set_object_member (object, "source", source_to_json (snapshot, FALSE));
  if (kept != NULL)
    gouji_json_add_unknown (object, kept);

  return object;
}

/**
 * gouji_report_reading_to_json:
 *
 * Returns: (transfer full): what the report holds that gouji_report_set_reading() exchanges, as a line of its
 * journal has it; the members are those of its file
 */
JsonObject *
gouji_report_reading_to_json (GoujiReport *report)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "form", gouji_form_get_id (gouji_report_get_form (report)));
  json_object_set_array_member (object, "range", range_to_json (gouji_report_get_document_range (report)));
  json_object_set_object_member (object, "reasons", reasons_to_json (report, TRUE));
  add_reading (object, report);
  return object;
}
