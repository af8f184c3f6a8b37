/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "report/gouji-report-json.h"

#include "document/gouji-document-json.h"
#include "report/gouji-json.h"
#include "report/gouji-parser.h"
#include "report/gouji-report-file.h"
#include "report/gouji-report-private.h"
#include "report/gouji-ties-json.h"

static gboolean
parse_metadata (GoujiParser *self, JsonObject *metadata)
{
  GoujiStatus status;

  for (GoujiField field = 0; field < GOUJI_N_FIELDS; field++) {
    const char *text;

    if (!gouji_parser_take_text (self, metadata, "metadata", gouji_field_to_string (field), &text))
      return FALSE;
    if (field == GOUJI_FIELD_STATUS && text != NULL && !gouji_status_from_string (text, &status)) {
      if (!gouji_parser_fail (self, metadata, "metadata", gouji_field_to_string (field)))
        return FALSE;
      continue;
    }
    gouji_report_put_field (self->report, field, text);
  }

  return TRUE;
}

static gboolean
parse_reason (GoujiParser *self, GoujiField field, JsonObject *object)
{
  g_autofree char *path = g_strdup_printf ("reasons.%s", gouji_field_to_string (field));
  GoujiFieldSource source = { 0 };
  const char *how;
  const char *read;

  if (!gouji_parser_take_text (self, object, path, "how", &how) ||
      !gouji_parser_take_text (self, object, path, "read", &read) ||
      !gouji_parser_take_flag (self, object, path, "unsure", &source.unsure) ||
      !gouji_parser_take_range (self, object, path, "source", &source.source, &source.has_source))
    return FALSE;
  if (how != NULL && !gouji_field_how_from_string (how, &source.how) &&
      !gouji_parser_fail (self, object, path, "how"))
    return FALSE;

  gouji_report_put_field_source (self->report, field, &source);
  if (json_object_has_member (object, "read"))
    gouji_report_put_field_reading (self->report, field, read);
  return TRUE;
}

static gboolean
parse_reasons (GoujiParser *self, JsonObject *reasons)
{
  for (GoujiField field = 0; field < GOUJI_N_CONTENT_FIELDS; field++) {
    JsonObject *object;

    if (!gouji_parser_take_object (self, reasons, "reasons", gouji_field_to_string (field), &object))
      return FALSE;
    if (object != NULL && !parse_reason (self, field, object))
      return FALSE;
  }

  return TRUE;
}

/* Elements of a damaged file that were not understood are not kept for something that a later version says.
 */
static void
forget_broken (GoujiParser *self, JsonArray *array, const GPtrArray *understood)
{
  if (self->losses == NULL || json_array_get_length (array) == understood->len)
    return;
  while (json_array_get_length (array) > 0)
    json_array_remove_element (array, json_array_get_length (array) - 1);
}

static gboolean
parse_bindings (GoujiParser *self, const GoujiPart *part, const char *path, JsonObject *object)
{
  g_autoptr (GPtrArray) bindings = gouji_bindings_new ();
  JsonArray *array;

  if (!gouji_parser_take_array (self, object, path, "bindings", &array))
    return FALSE;
  if (array == NULL || self->foreign)
    return TRUE;

  const char *text = gouji_report_get_narrative (self->report, part)->text;
  if (!gouji_parser_read_bindings (self, array, path, text, bindings))
    return FALSE;
  gouji_report_put_bindings (self->report, part, bindings);
  forget_broken (self, array, bindings);
  return TRUE;
}

static gboolean
parse_narrative (GoujiParser *self, const GoujiPart *part, JsonObject *object)
{
  g_autofree char *path = g_strdup_printf ("narratives.%s", part->id);
  GoujiNarrative narrative = { 0 };
  const char *heading;
  const char *text;
  gboolean has_heading_source;

  if (!gouji_parser_take_text (self, object, path, "heading", &heading) ||
      !gouji_parser_take_text (self, object, path, "text", &text) ||
      !gouji_parser_take_flag (self, object, path, "found", &narrative.found) ||
      !gouji_parser_take_range (self, object, path, "source", &narrative.source, &narrative.has_source) ||
      !gouji_parser_take_range (self, object, path, "heading_source", &narrative.heading_source,
                                &has_heading_source))
    return FALSE;

  narrative.heading = (char *) heading;
  narrative.text = (char *) text;
  gouji_report_put_narrative (self->report, part, &narrative);
  return parse_bindings (self, part, path, object);
}

static gboolean
parse_narratives (GoujiParser *self, JsonObject *narratives)
{
  GoujiForm *form = gouji_report_get_form (self->report);

  for (guint i = 0; i < gouji_form_get_n_parts (form); i++) {
    const GoujiPart *part = gouji_form_get_part (form, i);
    JsonObject *object;

    if (!gouji_parser_take_object (self, narratives, "narratives", part->id, &object))
      return FALSE;
    if (object != NULL && !parse_narrative (self, part, object))
      return FALSE;
  }

  return TRUE;
}

static gboolean
parse_figure (GoujiParser *self, const GoujiCell *cell, JsonObject *object)
{
  g_autofree char *path = g_strdup_printf ("figures.%s", cell->id);
  GoujiFigure figure = { 0 };
  GoujiHow how;
  GoujiHow printed_how;
  const char *printed;
  const char *entered;

  if (!gouji_parser_take_text (self, object, path, "printed", &printed) ||
      !gouji_parser_take_text (self, object, path, "entered", &entered) ||
      !gouji_parser_take_how (self, object, path, "how", &how) ||
      !gouji_parser_take_how (self, object, path, "printed_how", &printed_how) ||
      !gouji_parser_take_doubt (self, object, path, &figure.doubt) ||
      !gouji_parser_take_flag (self, object, path, "confirmed", &figure.confirmed) ||
      !gouji_parser_take_flag (self, object, path, "placed", &figure.placed) ||
      !gouji_parser_take_range (self, object, path, "source", &figure.source, &figure.has_source))
    return FALSE;

  figure.printed = (char *) printed;
  figure.how = entered != NULL ? printed_how : how;
  gouji_report_put_figure (self->report, cell, &figure);
  if (entered != NULL)
    gouji_report_put_entered (self->report, cell, entered, how);
  return TRUE;
}

static gboolean
parse_figures (GoujiParser *self, JsonObject *figures)
{
  GoujiForm *form = gouji_report_get_form (self->report);

  for (guint i = 0; i < gouji_form_get_n_cells (form); i++) {
    const GoujiCell *cell = gouji_form_get_cell (form, i);
    JsonObject *object;

    if (!gouji_parser_take_object (self, figures, "figures", cell->id, &object))
      return FALSE;
    if (object != NULL && !parse_figure (self, cell, object))
      return FALSE;
  }

  return TRUE;
}

static gboolean
parse_extra (GoujiParser *self, JsonObject *object)
{
  GoujiExtra extra = { 0 };
  const char *table;
  const char *row;
  const char *column;
  const char *printed;
  const char *home;
  gboolean has_source;

  if (!gouji_parser_take_text (self, object, "extras", "table", &table) ||
      !gouji_parser_take_text (self, object, "extras", "row", &row) ||
      !gouji_parser_take_text (self, object, "extras", "column", &column) ||
      !gouji_parser_take_text (self, object, "extras", "printed", &printed) ||
      !gouji_parser_take_text (self, object, "extras", "home", &home) ||
      !gouji_parser_take_flag (self, object, "extras", "typed", &extra.typed) ||
      !gouji_parser_take_range (self, object, "extras", "source", &extra.source, &has_source))
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
parse_extras (GoujiParser *self, JsonArray *extras)
{
  for (guint i = 0; i < json_array_get_length (extras); i++) {
    JsonNode *node = json_array_get_element (extras, i);

    if (JSON_NODE_HOLDS_OBJECT (node)) {
      if (!parse_extra (self, json_node_get_object (node)))
        return FALSE;
    } else if (!gouji_parser_fail (self, NULL, "extras", "object")) {
      return FALSE;
    }
  }

  return TRUE;
}

static gboolean
parse_table_state (GoujiParser *self, const GoujiFormTable *table, const char *text)
{
  for (GoujiTableState state = GOUJI_TABLE_MISSING; state <= GOUJI_TABLE_WHOLE; state++) {
    if (g_str_equal (text, gouji_table_state_names[state])) {
      gouji_report_put_table_state (self->report, table, state);
      return TRUE;
    }
  }

  return gouji_parser_fail (self, NULL, "tables", table->id);
}

static gboolean
parse_tables (GoujiParser *self, JsonObject *tables)
{
  GoujiForm *form = gouji_report_get_form (self->report);

  for (guint i = 0; i < gouji_form_get_n_tables (form); i++) {
    const GoujiFormTable *table = gouji_form_get_table (form, i);
    const char *text;

    if (!gouji_parser_take_text (self, tables, "tables", table->id, &text))
      return FALSE;
    if (text != NULL && !parse_table_state (self, table, text))
      return FALSE;
  }

  return TRUE;
}

static gboolean
parse_headings (GoujiParser *self, JsonArray *headings)
{
  for (guint i = 0; i < json_array_get_length (headings); i++) {
    GoujiRange range;

    if (gouji_json_read_range (json_array_get_element (headings, i), self->length, &range))
      gouji_report_put_heading (self->report, range);
    else if (!gouji_parser_fail (self, NULL, "headings", "range"))
      return FALSE;
  }

  return TRUE;
}

static gboolean
parse_document (GoujiParser *self, JsonObject *object)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GoujiDocument) document = gouji_document_from_json (object, &error);

  if (document == NULL)
    return gouji_parser_fail (self, NULL, self->losses == NULL ? "document" : "",
                              self->losses == NULL ? error->message : "document");

  self->length = gouji_document_get_length (document);
  gouji_report_put_document (self->report, document);
  return TRUE;
}

static gboolean
parse_source (GoujiParser *self, JsonObject *source)
{
  const char *name;
  const char *sha256;
  GoujiRange range;
  gboolean has_range;

  if (!gouji_parser_take_text (self, source, "source", "name", &name) ||
      !gouji_parser_take_text (self, source, "source", "sha256", &sha256) ||
      !gouji_parser_take_range (self, source, "source", "range", &range, &has_range))
    return FALSE;

  gouji_report_put_source (self->report, name, sha256);
  if (has_range)
    gouji_report_put_document_range (self->report, range);
  return TRUE;
}

static gboolean
parse_object (GoujiParser *self,
              JsonObject *root,
              const char *name,
              gboolean (*parse) (GoujiParser *, JsonObject *))
{
  JsonObject *object;

  return gouji_parser_take_object (self, root, "", name, &object) && (object == NULL || parse (self, object));
}

static gboolean
parse_array (GoujiParser *self,
             JsonObject *root,
             const char *name,
             gboolean (*parse) (GoujiParser *, JsonArray *))
{
  JsonArray *array;

  return gouji_parser_take_array (self, root, "", name, &array) && (array == NULL || parse (self, array));
}

static gboolean
parse_reading (GoujiParser *self, JsonObject *root)
{
  return parse_object (self, root, "narratives", parse_narratives) &&
         parse_object (self, root, "figures", parse_figures) &&
         parse_array (self, root, "extras", parse_extras) &&
         parse_object (self, root, "tables", parse_tables) &&
         parse_array (self, root, "headings", parse_headings);
}

/* Returns: (transfer full) (nullable): an empty report in the form of that id */
static GoujiReport *
create_in_form (GoujiParser *self, const char *form_id, GoujiFormSet *forms)
{
  GoujiForm *form = gouji_form_set_find (forms, form_id);

  if (form == NULL) {
    g_set_error_literal (self->error, GOUJI_REPORT_FILE_ERROR, GOUJI_REPORT_FILE_ERROR_UNKNOWN_FORM, form_id);
    return NULL;
  }

  return gouji_report_new (form);
}

static GoujiReport *
create_report (GoujiParser *self, JsonObject *root, GoujiFormSet *forms)
{
  const char *id;
  const char *form_id;

  if (!gouji_parser_take_text (self, root, "", "id", &id) ||
      !gouji_parser_take_text (self, root, "", "form", &form_id))
    return NULL;
  if (id == NULL || !g_uuid_string_is_valid (id) || form_id == NULL) {
    g_set_error (self->error, GOUJI_REPORT_FILE_ERROR, GOUJI_REPORT_FILE_ERROR_DAMAGED, "%s%s",
                 self->within != NULL ? self->within : "", form_id == NULL ? "form" : "id");
    return NULL;
  }

  GoujiReport *report = create_in_form (self, form_id, forms);
  if (report != NULL)
    gouji_report_put_id (report, id);
  return report;
}

/* Members that this program does not know stay with the snapshot: when another takes its place they go. */
static void
keep_unknown_of_snapshot (GoujiReport *snapshot, JsonObject *object)
{
  g_autoptr (JsonObject) known = gouji_report_snapshot_to_json (snapshot);
  g_autoptr (JsonObject) unknown = gouji_json_find_unknown (object, known);

  gouji_report_put_kept (snapshot, unknown);
}

/* Returns: (transfer full) (nullable): the report of the year before */
static GoujiReport *
parse_snapshot (GoujiParser *self, JsonObject *object)
{
  g_autoptr (GoujiReport) snapshot = create_report (self, object, self->forms);

  self->report = snapshot;
  if (snapshot == NULL || !parse_object (self, object, "source", parse_source) ||
      !parse_object (self, object, "metadata", parse_metadata) || !parse_reading (self, object))
    return NULL;

  keep_unknown_of_snapshot (snapshot, object);
  return g_steal_pointer (&snapshot);
}

static void
forget_members (JsonObject *object)
{
  g_autoptr (GList) names = json_object_get_members (object);

  for (GList *name = names; name != NULL; name = name->next)
    json_object_remove_member (object, name->data);
}

/* Without a form it is no report: a member of that name that means something else, and is kept. */
static gboolean
parse_last_year (GoujiParser *self, JsonObject *object)
{
  if (gouji_json_find (object, "form") == NULL)
    return TRUE;

  g_autoptr (GError) error = NULL;
  GoujiParser parser = { .forms = self->forms,
                         .within = "last_year.",
                         .lenient = self->lenient,
                         .losses = self->losses,
                         .error = &error };
  g_autoptr (GoujiReport) snapshot = parse_snapshot (&parser, object);

  if (snapshot != NULL) {
    gouji_report_put_last_year (self->report, snapshot);
    return TRUE;
  }
  if (!self->lenient) {
    g_propagate_error (self->error, g_steal_pointer (&error));
    return FALSE;
  }

  if (self->losses != NULL)
    forget_members (object);
  return gouji_parser_fail (self, NULL, "", "last_year");
}

static gboolean
parse_excuses (GoujiParser *self, JsonArray *array)
{
  g_autoptr (GPtrArray) excuses = gouji_excuses_new ();

  if (!gouji_parser_read_excuses (self, array, excuses))
    return FALSE;
  for (guint i = 0; i < excuses->len; i++)
    gouji_report_put_excuse (self->report, excuses->pdata[i]);
  forget_broken (self, array, excuses);
  return TRUE;
}

/* The document comes first: ranges are measured against it. */
static gboolean
parse_root (GoujiParser *self, JsonObject *root)
{
  return parse_object (self, root, "document", parse_document) &&
         parse_object (self, root, "source", parse_source) &&
         parse_object (self, root, "metadata", parse_metadata) &&
         parse_object (self, root, "reasons", parse_reasons) && parse_reading (self, root) &&
         parse_array (self, root, "excuses", parse_excuses) &&
         parse_object (self, root, "last_year", parse_last_year);
}

/* What the program would not write again is kept as it was. */
static void
keep_unknown (GoujiReport *report, JsonObject *root)
{
  g_autoptr (JsonObject) known = gouji_report_to_json (report);
  g_autoptr (JsonObject) unknown = gouji_json_find_unknown (root, known);

  gouji_report_put_kept (report, unknown);
}

/* Fills the report with what @root says. */
static gboolean
fill_report (GoujiParser *self, JsonObject *root, gint64 version)
{
  if (!parse_root (self, root))
    return FALSE;

  if (version > GOUJI_REPORT_FILE_VERSION)
    gouji_report_put_original (self->report, root);
  else
    keep_unknown (self->report, root);
  gouji_report_put_read_only (self->report, self->lenient);
  return TRUE;
}

static gint64
read_version (JsonObject *root)
{
  JsonNode *node = gouji_json_find (root, "gouji");

  return node != NULL && gouji_json_is_whole_number (node) ? json_node_get_int (node) : 0;
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
  gint64 version = read_version (root);
  GoujiParser parser = { .forms = forms, .lenient = version > GOUJI_REPORT_FILE_VERSION, .error = error };

  if (version < 1) {
    gouji_parser_fail (&parser, NULL, "", "gouji");
    return NULL;
  }

  g_autoptr (GoujiReport) report = parser.report = create_report (&parser, root, forms);
  return report != NULL && fill_report (&parser, root, version) ? g_steal_pointer (&report) : NULL;
}

/* Ids come from a file: one that is none makes no part. */
static JsonObject *
part_to_json (const char *id, JsonObject *narrative)
{
  const char *heading = json_object_get_string_member_with_default (narrative, "heading", NULL);
  JsonObject *part = json_object_new ();
  JsonArray *labels = json_array_new ();

  heading = heading != NULL && *heading != '\0' ? heading : id;
  json_array_add_string_element (labels, heading);
  json_object_set_string_member (part, "id", id);
  json_object_set_string_member (part, "title", heading);
  json_object_set_array_member (part, "labels", labels);
  return part;
}

/* Returns: (transfer full): a report in a form made of the texts that the file has, for one that this program
 * does not have */
static GoujiReport *
create_in_unknown_form (GoujiParser *self, JsonObject *root, const char *form_id)
{
  g_autoptr (JsonObject) object = json_object_new ();
  JsonArray *parts = json_array_new ();
  JsonNode *node = gouji_json_find (root, "narratives");
  g_autoptr (GList) ids = node != NULL && JSON_NODE_HOLDS_OBJECT (node)
                            ? json_object_get_members (json_node_get_object (node))
                            : NULL;

  for (GList *id = ids; id != NULL; id = id->next) {
    JsonNode *narrative = json_object_get_member (json_node_get_object (node), id->data);

    if (JSON_NODE_HOLDS_OBJECT (narrative))
      json_array_add_object_element (parts, part_to_json (id->data, json_node_get_object (narrative)));
  }
  json_object_set_string_member (object, "id", form_id);
  json_object_set_string_member (object, "title", form_id);
  json_object_set_array_member (object, "parts", parts);
  json_object_set_array_member (object, "tables", json_array_new ());
  json_object_set_array_member (object, "rules", json_array_new ());

  g_autoptr (GoujiForm) form = gouji_form_new_from_json (object, NULL, self->error);
  gouji_losses_add (self->losses, GOUJI_LOSS_FORM, form_id);
  return form != NULL ? gouji_report_new (form) : NULL;
}

/* The figures of a form that this program does not have, as numbers without a cell. */
static void
put_figures_aside (GoujiReport *report, JsonObject *root)
{
  JsonNode *node = gouji_json_find (root, "figures");
  g_autoptr (GList) ids = node != NULL && JSON_NODE_HOLDS_OBJECT (node)
                            ? json_object_get_members (json_node_get_object (node))
                            : NULL;

  for (GList *id = ids; id != NULL; id = id->next) {
    JsonNode *figure = json_object_get_member (json_node_get_object (node), id->data);
    JsonObject *members = JSON_NODE_HOLDS_OBJECT (figure) ? json_node_get_object (figure) : NULL;
    const char *entered =
      members != NULL ? json_object_get_string_member_with_default (members, "entered", NULL) : NULL;
    const char *printed =
      members != NULL ? json_object_get_string_member_with_default (members, "printed", NULL) : NULL;
    GoujiExtra extra = { .table = (char *) "",
                         .row = id->data,
                         .column = (char *) "",
                         .printed = (char *) (entered != NULL ? entered : printed),
                         .typed = TRUE };

    if (extra.printed != NULL && *extra.printed != '\0')
      gouji_report_put_extra (report, &extra);
  }
}

/**
 * gouji_report_from_damaged_json:
 * @root: may be changed
 * @losses: (element-type GoujiLoss): what is known to be lost already; what else is lost is added
 *
 * Returns: (transfer full) (nullable): what can be read, read only; %NULL with a [error@ReportFileError]
 * where the form is not said
 */
GoujiReport *
gouji_report_from_damaged_json (JsonObject *root, GoujiFormSet *forms, GPtrArray *losses, GError **error)
{
  gint64 version = read_version (root);
  GoujiParser parser = { .forms = forms, .lenient = TRUE, .losses = losses, .error = error };
  gboolean known;
  const char *id;
  const char *form_id;

  gouji_parser_take_text (&parser, root, "", "id", &id);
  gouji_parser_take_text (&parser, root, "", "form", &form_id);
  if (form_id == NULL || *form_id == '\0') {
    g_set_error_literal (error, GOUJI_REPORT_FILE_ERROR, GOUJI_REPORT_FILE_ERROR_DAMAGED, "form");
    return NULL;
  }

  known = gouji_form_set_find (forms, form_id) != NULL;
  parser.foreign = !known;
  g_autoptr (GoujiReport) report = parser.report =
    known ? create_in_form (&parser, form_id, forms) : create_in_unknown_form (&parser, root, form_id);
  if (report == NULL)
    return NULL;
  if (id != NULL && g_uuid_string_is_valid (id)) {
    gouji_report_put_id (report, id);
  } else {
    json_object_remove_member (root, "id");
    gouji_losses_add (losses, GOUJI_LOSS_ID, NULL);
  }

  if (version < 1)
    gouji_parser_fail (&parser, root, "", "gouji");
  if (!fill_report (&parser, root, known ? version : G_MAXINT64))
    return NULL;
  if (!known)
    put_figures_aside (report, root);
  report->losses = g_ptr_array_ref (losses);
  gouji_report_put_read_only (report, TRUE);
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
  GoujiParser parser = { .length = document != NULL ? gouji_document_get_length (document) : 0,
                         .error = error };
  const char *form_id;
  GoujiRange range;
  gboolean has_range;

  if (!gouji_parser_take_text (&parser, object, "reading", "form", &form_id) ||
      !gouji_parser_take_range (&parser, object, "reading", "range", &range, &has_range))
    return NULL;
  if (form_id == NULL || !has_range) {
    gouji_parser_fail (&parser, NULL, "reading", form_id == NULL ? "form" : "range");
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

/**
 * gouji_report_snapshot_from_json:
 * @object: what gouji_report_snapshot_to_json() made
 * @forms: the forms that it may be in
 *
 * Returns: (transfer full) (nullable): the report to give to gouji_report_set_last_year(), or %NULL with a
 * [error@ReportFileError]
 */
GoujiReport *
gouji_report_snapshot_from_json (JsonObject *object, GoujiFormSet *forms, GError **error)
{
  GoujiParser parser = { .forms = forms, .within = "last_year.", .error = error };

  return parse_snapshot (&parser, object);
}
