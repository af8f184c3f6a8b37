/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "report/gouji-report-json.h"

#include "document/gouji-document-json.h"
#include "report/gouji-json.h"
#include "report/gouji-report-file.h"
#include "report/gouji-report-private.h"

/*
 * Reads the JSON of a report's file. Every member may be missing but the id and the form, so that files can
 * be written by hand; what is there must have its shape and lie within the document.
 */
typedef struct {
  GoujiReport *report;
  guint length;     /* of the document */
  gboolean lenient; /* of a later version: what has another shape counts as missing */
  GError **error;
} Parser;

/* Turns the file down, naming the member. Returns whether to go on all the same. */
static gboolean
fail (Parser *self, const char *path, const char *name)
{
  if (!self->lenient)
    g_set_error (self->error, GOUJI_REPORT_FILE_ERROR, GOUJI_REPORT_FILE_ERROR_DAMAGED, "%s%s%s", path,
                 *path != '\0' ? "." : "", name);
  return self->lenient;
}

/* Returns: (nullable): the member, unless it is missing or null */
static JsonNode *
find_member (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && !JSON_NODE_HOLDS_NULL (node) ? node : NULL;
}

static gboolean
is_whole_number (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64;
}

static gboolean
take_text (Parser *self, JsonObject *object, const char *path, const char *name, const char **text)
{
  JsonNode *node = find_member (object, name);

  *text = NULL;
  if (node == NULL)
    return TRUE;

  /* Escapes can spell what is no text: half a surrogate pair. */
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING ||
      !g_utf8_validate (json_node_get_string (node), -1, NULL))
    return fail (self, path, name);

  *text = json_node_get_string (node);
  return TRUE;
}

static gboolean
take_flag (Parser *self, JsonObject *object, const char *path, const char *name, gboolean *flag)
{
  JsonNode *node = find_member (object, name);

  *flag = FALSE;
  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_BOOLEAN)
    return fail (self, path, name);

  *flag = json_node_get_boolean (node);
  return TRUE;
}

static gboolean
read_range (Parser *self, JsonNode *node, GoujiRange *range)
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (array == NULL || json_array_get_length (array) != 2 ||
      !is_whole_number (json_array_get_element (array, 0)) ||
      !is_whole_number (json_array_get_element (array, 1)))
    return FALSE;

  gint64 start = json_array_get_int_element (array, 0);
  gint64 end = json_array_get_int_element (array, 1);
  if (start < 0 || end < start || end > self->length)
    return FALSE;

  *range = (GoujiRange) { (guint) start, (guint) end };
  return TRUE;
}

static gboolean
take_range (
  Parser *self, JsonObject *object, const char *path, const char *name, GoujiRange *range, gboolean *found)
{
  JsonNode *node = find_member (object, name);

  *found = FALSE;
  if (node == NULL)
    return TRUE;
  if (!read_range (self, node, range))
    return fail (self, path, name);

  *found = TRUE;
  return TRUE;
}

static gboolean
take_object (Parser *self, JsonObject *object, const char *path, const char *name, JsonObject **member)
{
  JsonNode *node = find_member (object, name);

  *member = NULL;
  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return fail (self, path, name);

  *member = json_node_get_object (node);
  return TRUE;
}

static gboolean
take_array (Parser *self, JsonObject *object, const char *path, const char *name, JsonArray **member)
{
  JsonNode *node = find_member (object, name);

  *member = NULL;
  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return fail (self, path, name);

  *member = json_node_get_array (node);
  return TRUE;
}

static gboolean
take_how (Parser *self, JsonObject *object, const char *path, const char *name, GoujiHow *how)
{
  const char *text;

  *how = GOUJI_HOW_NONE;
  if (!take_text (self, object, path, name, &text))
    return FALSE;

  return text == NULL || gouji_how_from_string (text, how) || fail (self, path, name);
}

/* Whatever a later version doubts, it is not sure. */
static gboolean
take_doubt (Parser *self, JsonObject *object, const char *path, GoujiDoubt *doubt)
{
  const char *text;

  *doubt = find_member (object, "doubt") != NULL ? GOUJI_DOUBT_OTHER : GOUJI_DOUBT_NONE;
  if (!take_text (self, object, path, "doubt", &text))
    return FALSE;

  return text == NULL || gouji_doubt_from_string (text, doubt) || fail (self, path, "doubt");
}

static gboolean
parse_metadata (Parser *self, JsonObject *metadata)
{
  for (GoujiField field = 0; field < GOUJI_N_FIELDS; field++) {
    const char *text;

    if (!take_text (self, metadata, "metadata", gouji_field_to_string (field), &text))
      return FALSE;
    gouji_report_put_field (self->report, field, text);
  }

  return TRUE;
}

static gboolean
parse_reason (Parser *self, GoujiField field, JsonObject *object)
{
  g_autofree char *path = g_strdup_printf ("reasons.%s", gouji_field_to_string (field));
  GoujiFieldSource source = { 0 };
  const char *how;
  const char *read;

  if (!take_text (self, object, path, "how", &how) || !take_text (self, object, path, "read", &read) ||
      !take_flag (self, object, path, "unsure", &source.unsure) ||
      !take_range (self, object, path, "source", &source.source, &source.has_source))
    return FALSE;
  if (how != NULL && !gouji_field_how_from_string (how, &source.how) && !fail (self, path, "how"))
    return FALSE;

  gouji_report_put_field_source (self->report, field, &source);
  if (json_object_has_member (object, "read"))
    gouji_report_put_field_reading (self->report, field, read);
  return TRUE;
}

static gboolean
parse_reasons (Parser *self, JsonObject *reasons)
{
  for (GoujiField field = 0; field < GOUJI_N_FIELDS; field++) {
    JsonObject *object;

    if (!take_object (self, reasons, "reasons", gouji_field_to_string (field), &object))
      return FALSE;
    if (object != NULL && !parse_reason (self, field, object))
      return FALSE;
  }

  return TRUE;
}

static gboolean
parse_narrative (Parser *self, const GoujiPart *part, JsonObject *object)
{
  g_autofree char *path = g_strdup_printf ("narratives.%s", part->id);
  GoujiNarrative narrative = { 0 };
  const char *heading;
  const char *text;
  gboolean has_heading_source;

  if (!take_text (self, object, path, "heading", &heading) ||
      !take_text (self, object, path, "text", &text) ||
      !take_flag (self, object, path, "found", &narrative.found) ||
      !take_range (self, object, path, "source", &narrative.source, &narrative.has_source) ||
      !take_range (self, object, path, "heading_source", &narrative.heading_source, &has_heading_source))
    return FALSE;

  narrative.heading = (char *) heading;
  narrative.text = (char *) text;
  gouji_report_put_narrative (self->report, part, &narrative);
  return TRUE;
}

static gboolean
parse_narratives (Parser *self, JsonObject *narratives)
{
  GoujiForm *form = gouji_report_get_form (self->report);

  for (guint i = 0; i < gouji_form_get_n_parts (form); i++) {
    const GoujiPart *part = gouji_form_get_part (form, i);
    JsonObject *object;

    if (!take_object (self, narratives, "narratives", part->id, &object))
      return FALSE;
    if (object != NULL && !parse_narrative (self, part, object))
      return FALSE;
  }

  return TRUE;
}

static gboolean
parse_figure (Parser *self, const GoujiCell *cell, JsonObject *object)
{
  g_autofree char *path = g_strdup_printf ("figures.%s", cell->id);
  GoujiFigure figure = { 0 };
  GoujiHow how;
  GoujiHow printed_how;
  const char *printed;
  const char *entered;

  if (!take_text (self, object, path, "printed", &printed) ||
      !take_text (self, object, path, "entered", &entered) || !take_how (self, object, path, "how", &how) ||
      !take_how (self, object, path, "printed_how", &printed_how) ||
      !take_doubt (self, object, path, &figure.doubt) ||
      !take_flag (self, object, path, "confirmed", &figure.confirmed) ||
      !take_flag (self, object, path, "placed", &figure.placed) ||
      !take_range (self, object, path, "source", &figure.source, &figure.has_source))
    return FALSE;

  figure.printed = (char *) printed;
  figure.how = entered != NULL ? printed_how : how;
  gouji_report_put_figure (self->report, cell, &figure);
  if (entered != NULL)
    gouji_report_put_entered (self->report, cell, entered, how);
  return TRUE;
}

static gboolean
parse_figures (Parser *self, JsonObject *figures)
{
  GoujiForm *form = gouji_report_get_form (self->report);

  for (guint i = 0; i < gouji_form_get_n_cells (form); i++) {
    const GoujiCell *cell = gouji_form_get_cell (form, i);
    JsonObject *object;

    if (!take_object (self, figures, "figures", cell->id, &object))
      return FALSE;
    if (object != NULL && !parse_figure (self, cell, object))
      return FALSE;
  }

  return TRUE;
}

static gboolean
parse_extra (Parser *self, JsonObject *object)
{
  GoujiExtra extra = { 0 };
  const char *table;
  const char *row;
  const char *column;
  const char *printed;
  const char *home;
  gboolean has_source;

  if (!take_text (self, object, "extras", "table", &table) ||
      !take_text (self, object, "extras", "row", &row) ||
      !take_text (self, object, "extras", "column", &column) ||
      !take_text (self, object, "extras", "printed", &printed) ||
      !take_text (self, object, "extras", "home", &home) ||
      !take_flag (self, object, "extras", "typed", &extra.typed) ||
      !take_range (self, object, "extras", "source", &extra.source, &has_source))
    return FALSE;

  extra.table = (char *) (table != NULL ? table : "");
  extra.row = (char *) (row != NULL ? row : "");
  extra.column = (char *) (column != NULL ? column : "");
  extra.printed = (char *) (printed != NULL ? printed : "");
  extra.home = (char *) home;
  gouji_report_put_extra (self->report, &extra);
  return TRUE;
}

static gboolean
parse_extras (Parser *self, JsonArray *extras)
{
  for (guint i = 0; i < json_array_get_length (extras); i++) {
    JsonNode *node = json_array_get_element (extras, i);

    if (JSON_NODE_HOLDS_OBJECT (node)) {
      if (!parse_extra (self, json_node_get_object (node)))
        return FALSE;
    } else if (!fail (self, "extras", "object")) {
      return FALSE;
    }
  }

  return TRUE;
}

static gboolean
parse_table_state (Parser *self, const GoujiFormTable *table, const char *text)
{
  for (GoujiTableState state = GOUJI_TABLE_MISSING; state <= GOUJI_TABLE_WHOLE; state++) {
    if (g_str_equal (text, gouji_table_state_names[state])) {
      gouji_report_put_table_state (self->report, table, state);
      return TRUE;
    }
  }

  return fail (self, "tables", table->id);
}

static gboolean
parse_tables (Parser *self, JsonObject *tables)
{
  GoujiForm *form = gouji_report_get_form (self->report);

  for (guint i = 0; i < gouji_form_get_n_tables (form); i++) {
    const GoujiFormTable *table = gouji_form_get_table (form, i);
    const char *text;

    if (!take_text (self, tables, "tables", table->id, &text))
      return FALSE;
    if (text != NULL && !parse_table_state (self, table, text))
      return FALSE;
  }

  return TRUE;
}

static gboolean
parse_headings (Parser *self, JsonArray *headings)
{
  for (guint i = 0; i < json_array_get_length (headings); i++) {
    GoujiRange range;

    if (read_range (self, json_array_get_element (headings, i), &range))
      gouji_report_put_heading (self->report, range);
    else if (!fail (self, "headings", "range"))
      return FALSE;
  }

  return TRUE;
}

static gboolean
parse_document (Parser *self, JsonObject *object)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GoujiDocument) document = gouji_document_from_json (object, &error);

  if (document == NULL)
    return fail (self, "document", error->message);

  self->length = gouji_document_get_length (document);
  gouji_report_put_document (self->report, document);
  return TRUE;
}

static gboolean
parse_source (Parser *self, JsonObject *source)
{
  const char *name;
  const char *sha256;
  GoujiRange range;
  gboolean has_range;

  if (!take_text (self, source, "source", "name", &name) ||
      !take_text (self, source, "source", "sha256", &sha256) ||
      !take_range (self, source, "source", "range", &range, &has_range))
    return FALSE;

  gouji_report_put_source (self->report, name, sha256);
  if (has_range)
    gouji_report_put_document_range (self->report, range);
  return TRUE;
}

static gboolean
parse_object (Parser *self, JsonObject *root, const char *name, gboolean (*parse) (Parser *, JsonObject *))
{
  JsonObject *object;

  return take_object (self, root, "", name, &object) && (object == NULL || parse (self, object));
}

static gboolean
parse_array (Parser *self, JsonObject *root, const char *name, gboolean (*parse) (Parser *, JsonArray *))
{
  JsonArray *array;

  return take_array (self, root, "", name, &array) && (array == NULL || parse (self, array));
}

static gboolean
parse_reading (Parser *self, JsonObject *root)
{
  return parse_object (self, root, "narratives", parse_narratives) &&
         parse_object (self, root, "figures", parse_figures) &&
         parse_array (self, root, "extras", parse_extras) &&
         parse_object (self, root, "tables", parse_tables) &&
         parse_array (self, root, "headings", parse_headings);
}

/* The document comes first: ranges are measured against it. */
static gboolean
parse_root (Parser *self, JsonObject *root)
{
  return parse_object (self, root, "document", parse_document) &&
         parse_object (self, root, "source", parse_source) &&
         parse_object (self, root, "metadata", parse_metadata) &&
         parse_object (self, root, "reasons", parse_reasons) && parse_reading (self, root);
}

/* Returns: (transfer full) (nullable): an empty report in the form of that id */
static GoujiReport *
create_in_form (Parser *self, const char *form_id, GoujiFormSet *forms)
{
  GoujiForm *form = gouji_form_set_find (forms, form_id);

  if (form == NULL) {
    g_set_error_literal (self->error, GOUJI_REPORT_FILE_ERROR, GOUJI_REPORT_FILE_ERROR_UNKNOWN_FORM, form_id);
    return NULL;
  }

  return gouji_report_new (form);
}

static GoujiReport *
create_report (Parser *self, JsonObject *root, GoujiFormSet *forms)
{
  const char *id;
  const char *form_id;

  if (!take_text (self, root, "", "id", &id) || !take_text (self, root, "", "form", &form_id))
    return NULL;
  if (id == NULL || !g_uuid_string_is_valid (id) || form_id == NULL) {
    g_set_error (self->error, GOUJI_REPORT_FILE_ERROR, GOUJI_REPORT_FILE_ERROR_DAMAGED, "%s",
                 form_id == NULL ? "form" : "id");
    return NULL;
  }

  GoujiReport *report = create_in_form (self, form_id, forms);
  if (report != NULL)
    gouji_report_put_id (report, id);
  return report;
}

/* What the program would not write again is kept as it was. */
static void
keep_unknown (GoujiReport *report, JsonObject *root, gint64 version)
{
  g_autoptr (JsonObject) known = gouji_report_to_json (report);
  g_autoptr (JsonObject) unknown = gouji_json_find_unknown (root, known);

  if (version > GOUJI_REPORT_FILE_VERSION) {
    if (unknown == NULL)
      unknown = json_object_new ();
    json_object_set_int_member (unknown, "gouji", version);
  }
  gouji_report_put_kept (report, unknown);
}

/**
 * gouji_report_from_json:
 *
 * Returns: (transfer full) (nullable): the report, or %NULL with a [error@ReportFileError] whose message is
 * the path of the member that is wrong, or the id of the form that is not known
 */
GoujiReport *
gouji_report_from_json (JsonObject *root, GoujiFormSet *forms, GError **error)
{
  JsonNode *version_node = find_member (root, "gouji");
  gint64 version =
    version_node != NULL && is_whole_number (version_node) ? json_node_get_int (version_node) : 0;
  Parser parser = { .lenient = version > GOUJI_REPORT_FILE_VERSION, .error = error };

  if (version < 1) {
    fail (&parser, "", "gouji");
    return NULL;
  }

  g_autoptr (GoujiReport) report = create_report (&parser, root, forms);
  if (report == NULL)
    return NULL;

  parser.report = report;
  if (!parse_root (&parser, root))
    return NULL;

  keep_unknown (report, root, version);
  gouji_report_put_read_only (report, parser.lenient);
  return g_steal_pointer (&report);
}

/**
 * gouji_report_reading_from_json:
 * @object: what gouji_report_reading_to_json() made
 * @document: (nullable): the document of the report that it is for
 * @forms: the forms that it may be in
 *
 * Returns: (transfer full) (nullable): the report to give to gouji_report_set_reading(), or %NULL with a
 * [error@ReportFileError]
 */
GoujiReport *
gouji_report_reading_from_json (JsonObject *object,
                                GoujiDocument *document,
                                GoujiFormSet *forms,
                                GError **error)
{
  Parser parser = { .length = document != NULL ? gouji_document_get_length (document) : 0, .error = error };
  const char *form_id;
  GoujiRange range;
  gboolean has_range;

  if (!take_text (&parser, object, "reading", "form", &form_id) ||
      !take_range (&parser, object, "reading", "range", &range, &has_range))
    return NULL;
  if (form_id == NULL || !has_range) {
    fail (&parser, "reading", form_id == NULL ? "form" : "range");
    return NULL;
  }

  g_autoptr (GoujiReport) reading = parser.report = create_in_form (&parser, form_id, forms);
  if (reading == NULL)
    return NULL;
  gouji_report_put_document (reading, document);
  gouji_report_put_document_range (reading, range);

  return parse_object (&parser, object, "reasons", parse_reasons) && parse_reading (&parser, object)
           ? g_steal_pointer (&reading)
           : NULL;
}
