/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "report/gouji-report.h"

#include "report/gouji-report-private.h"

static const char *const field_names[] = {
  "title",      "agency",     "year",       "kind",        "scope",     "period_start",
  "period_end", "published",  "dated",      "form_reason", "preamble",  "signature",
  "status",     "checked_by", "checked_on", "signed_by",   "signed_on",
};

G_STATIC_ASSERT (G_N_ELEMENTS (field_names) == GOUJI_N_FIELDS);

static GRefString *
acquire (GRefString *text)
{
  return text != NULL ? g_ref_string_acquire (text) : NULL;
}

static GRefString *
create_text (const char *text)
{
  return text != NULL ? g_ref_string_new (text) : NULL;
}

/* Reads the figure's text anew. State, value and unit are never anything but what the text says. */
static void
interpret (GoujiReport *self, guint index)
{
  GoujiFigure *figure = &self->places[index].figure;
  const char *text = figure->entered != NULL ? figure->entered : figure->printed;
  gboolean prose = figure->entered == NULL && figure->how == GOUJI_HOW_PROSE;

  g_clear_pointer (&figure->unit, g_free);
  figure->value = (GoujiDecimal) { 0 };
  if (prose)
    figure->state = gouji_figure_parse_prose (text, &figure->value, &figure->unit);
  else if (figure->entered != NULL)
    figure->state = gouji_figure_parse_typed (text, gouji_form_get_cell (self->form, index)->unit,
                                              &figure->value, &figure->unit);
  else
    figure->state = gouji_figure_parse (text, &figure->value, &figure->unit);
  if (figure->unit != NULL && g_strcmp0 (figure->unit, gouji_form_get_cell (self->form, index)->unit) == 0)
    g_clear_pointer (&figure->unit, g_free);
}

static void
enter (GoujiReport *self, guint index, const char *text, GoujiHow how)
{
  GoujiPlace *place = &self->places[index];

  g_set_str (&place->figure.entered, text);
  place->figure.how = text != NULL ? how : place->printed_how;
  interpret (self, index);
}

static gboolean
has_cell (GoujiReport *self, const GoujiCell *cell)
{
  return cell != NULL && cell->index < self->n_places;
}

static gboolean
has_part (GoujiReport *self, const GoujiPart *part)
{
  return part != NULL && part->index < self->n_narratives;
}

void
gouji_extra_free (GoujiExtra *extra)
{
  g_free (extra->table);
  g_free (extra->row);
  g_free (extra->column);
  g_free (extra->printed);
  g_free (extra->home);
  g_free (extra);
}

/* Returns: (transfer full): what stands there now */
GoujiValue
gouji_report_get_value (GoujiReport *self, GoujiChange kind, guint index)
{
  switch (kind) {
  case GOUJI_CHANGE_FIGURE: {
    const GoujiFigure *figure = &self->places[index].figure;

    return (GoujiValue) { .text = create_text (figure->entered),
                          .how = figure->entered != NULL ? figure->how : GOUJI_HOW_NONE };
  }

  case GOUJI_CHANGE_NARRATIVE:
  case GOUJI_CHANGE_BINDINGS:
    return (GoujiValue) { .text = g_ref_string_acquire (self->narratives[index].text),
                          .bindings = g_ptr_array_ref (self->bindings[index]) };

  case GOUJI_CHANGE_FIELD:
    return (GoujiValue) { .text = acquire (self->fields[index]) };

  case GOUJI_CHANGE_CONFIRMATION:
    return (GoujiValue) { .text = create_text (self->places[index].figure.confirmed ? "" : NULL) };

  case GOUJI_CHANGE_EXCUSES:
    return (GoujiValue) { .excuses = g_ptr_array_ref (self->excuses) };

  case GOUJI_CHANGE_LAST_YEAR:
    return (GoujiValue) { .last_year = self->last_year != NULL ? g_object_ref (self->last_year) : NULL };

  case GOUJI_CHANGE_READING: /* is not a value */
  case GOUJI_N_CHANGES:
    break;
  }

  g_return_val_if_reached ((GoujiValue) { 0 });
}

static void
take_text (GRefString **place, GRefString *text)
{
  GRefString *taken = acquire (text);

  g_clear_pointer (place, g_ref_string_release);
  *place = taken;
}

static void
take_list (GPtrArray **place, GPtrArray *list)
{
  GPtrArray *taken = g_ptr_array_ref (list);

  g_ptr_array_unref (*place);
  *place = taken;
}

/* Lets @value stand where it says, without history or news. */
void
gouji_report_apply (GoujiReport *self, GoujiChange kind, guint index, const GoujiValue *value)
{
  switch (kind) {
  case GOUJI_CHANGE_FIGURE:
    enter (self, index, value->text, value->how);
    break;

  case GOUJI_CHANGE_NARRATIVE:
  case GOUJI_CHANGE_BINDINGS: {
    GoujiNarrative *narrative = &self->narratives[index];
    GRefString *taken = g_ref_string_acquire (value->text);

    g_ref_string_release (narrative->text);
    narrative->text = taken;
    take_list (&self->bindings[index], value->bindings);
    break;
  }

  case GOUJI_CHANGE_FIELD:
    take_text (&self->fields[index], value->text);
    break;

  case GOUJI_CHANGE_CONFIRMATION:
    self->places[index].figure.confirmed = value->text != NULL;
    break;

  case GOUJI_CHANGE_EXCUSES:
    take_list (&self->excuses, value->excuses);
    break;

  case GOUJI_CHANGE_LAST_YEAR:
    g_set_object (&self->last_year, value->last_year);
    break;

  case GOUJI_CHANGE_READING:
  case GOUJI_N_CHANGES:
    g_return_if_reached ();
  }
}

/* Lets @value stand where it says, as what was read: no history, no news, nothing that a file lacks. */
void
gouji_report_put_value (GoujiReport *self, GoujiChange kind, guint index, const GoujiValue *value)
{
  gouji_report_apply (self, kind, index, value);
  gouji_report_forget_saved (self, kind, index);
}

/**
 * gouji_report_get_document:
 *
 * Returns: (transfer none) (nullable): what the report was read from, %NULL for one that was begun from
 * nothing
 */
GoujiDocument *
gouji_report_get_document (GoujiReport *self)
{
  g_return_val_if_fail (GOUJI_IS_REPORT (self), NULL);

  return self->document;
}

/**
 * gouji_report_put_document:
 * @document: (nullable): what the report was read from
 *
 * The report's part of it becomes the whole.
 */
void
gouji_report_put_document (GoujiReport *self, GoujiDocument *document)
{
  g_return_if_fail (GOUJI_IS_REPORT (self));

  if (document != NULL)
    gouji_document_ref (document);
  g_clear_pointer (&self->document, gouji_document_unref);
  self->document = document;
  self->document_range = (GoujiRange) { 0, document != NULL ? gouji_document_get_length (document) : 0 };
}

/**
 * gouji_report_get_document_range:
 *
 * Returns: the part of the document that is this report; a document may hold several
 */
GoujiRange
gouji_report_get_document_range (GoujiReport *self)
{
  g_return_val_if_fail (GOUJI_IS_REPORT (self), ((GoujiRange) { 0, 0 }));

  return self->document_range;
}

void
gouji_report_put_document_range (GoujiReport *self, GoujiRange range)
{
  g_return_if_fail (GOUJI_IS_REPORT (self));

  self->document_range = range;
}

const char *
gouji_report_get_source_name (GoujiReport *self)
{
  g_return_val_if_fail (GOUJI_IS_REPORT (self), NULL);

  return self->source_name;
}

const char *
gouji_report_get_source_sha256 (GoujiReport *self)
{
  g_return_val_if_fail (GOUJI_IS_REPORT (self), NULL);

  return self->source_sha256;
}

/**
 * gouji_report_put_source:
 * @name: (nullable): name of the file that was opened, without its folder, as UTF-8
 * @sha256: (nullable): hash of its bytes, in hexadecimal
 */
void
gouji_report_put_source (GoujiReport *self, const char *name, const char *sha256)
{
  g_return_if_fail (GOUJI_IS_REPORT (self));
  g_return_if_fail (name == NULL || g_utf8_validate (name, -1, NULL));

  g_set_str (&self->source_name, name);
  g_set_str (&self->source_sha256, sha256);
}

/**
 * gouji_report_get_field:
 *
 * Returns: (nullable): its text, %NULL when it is not known; never empty
 */
const char *
gouji_report_get_field (GoujiReport *self, GoujiField field)
{
  g_return_val_if_fail (GOUJI_IS_REPORT (self), NULL);
  g_return_val_if_fail ((guint) field < GOUJI_N_FIELDS, NULL);

  return self->fields[field];
}

void
gouji_report_put_field (GoujiReport *self, GoujiField field, const char *value)
{
  g_return_if_fail (GOUJI_IS_REPORT (self));
  g_return_if_fail ((guint) field < GOUJI_N_FIELDS);

  g_autoptr (GRefString) text = value != NULL && *value != '\0' ? g_ref_string_new (value) : NULL;
  gouji_report_put_value (self, GOUJI_CHANGE_FIELD, field, &(GoujiValue) { .text = text });
  gouji_report_put_field_source (self, field, NULL);
}

/**
 * gouji_report_get_year:
 *
 * Returns: the year reported on, or 0 when it is not known or not four digits
 */
int
gouji_report_get_year (GoujiReport *self)
{
  const char *text = gouji_report_get_field (self, GOUJI_FIELD_YEAR);
  int year = 0;

  if (text == NULL || strlen (text) != 4)
    return 0;
  for (guint i = 0; i < 4; i++) {
    if (!g_ascii_isdigit (text[i]))
      return 0;
    year = year * 10 + g_ascii_digit_value (text[i]);
  }

  return year;
}

/**
 * gouji_report_get_figure:
 *
 * Returns: (transfer none): what stands in @cell; valid until the next change
 */
const GoujiFigure *
gouji_report_get_figure (GoujiReport *self, const GoujiCell *cell)
{
  g_return_val_if_fail (GOUJI_IS_REPORT (self), NULL);
  g_return_val_if_fail (has_cell (self, cell), NULL);

  return &self->places[cell->index].figure;
}

/**
 * gouji_report_put_figure:
 * @figure: what was read
 *
 * State, value and unit are read from the figure's text, not taken from @figure, so that text and value never
 * differ.
 */
void
gouji_report_put_figure (GoujiReport *self, const GoujiCell *cell, const GoujiFigure *figure)
{
  GoujiFigure copy;

  g_return_if_fail (GOUJI_IS_REPORT (self));
  g_return_if_fail (has_cell (self, cell));
  g_return_if_fail (figure != NULL);

  GoujiPlace *place = &self->places[cell->index];
  gouji_figure_copy (figure, &copy);
  gouji_figure_clear (&place->figure);
  place->figure = copy;
  place->printed_how = figure->how;
  if (figure->entered != NULL)
    place->printed_how = figure->printed != NULL ? GOUJI_HOW_TABLE : GOUJI_HOW_NONE;
  interpret (self, cell->index);
  gouji_report_forget_saved (self, GOUJI_CHANGE_FIGURE, cell->index);
  gouji_report_forget_saved (self, GOUJI_CHANGE_CONFIRMATION, cell->index);
}

/**
 * gouji_report_get_narrative:
 *
 * Returns: (transfer none): what stands in @part, its text never %NULL; valid until the next change
 */
const GoujiNarrative *
gouji_report_get_narrative (GoujiReport *self, const GoujiPart *part)
{
  g_return_val_if_fail (GOUJI_IS_REPORT (self), NULL);
  g_return_val_if_fail (has_part (self, part), NULL);

  return &self->narratives[part->index];
}

/**
 * gouji_report_put_narrative:
 *
 * The numbers of its text have no ties until gouji_report_put_bindings().
 */
void
gouji_report_put_narrative (GoujiReport *self, const GoujiPart *part, const GoujiNarrative *narrative)
{
  g_return_if_fail (GOUJI_IS_REPORT (self));
  g_return_if_fail (has_part (self, part));
  g_return_if_fail (narrative != NULL);

  GoujiNarrative *own = &self->narratives[part->index];
  GoujiNarrative copy = *narrative;

  copy.heading = g_strdup (narrative->heading);
  copy.text = g_ref_string_new (narrative->text != NULL ? narrative->text : "");
  g_free (own->heading);
  g_ref_string_release (own->text);
  *own = copy;
  g_ptr_array_unref (self->bindings[part->index]);
  self->bindings[part->index] = gouji_bindings_new ();
  gouji_report_forget_saved (self, GOUJI_CHANGE_NARRATIVE, part->index);
}

/**
 * gouji_report_get_table_state:
 *
 * Returns: whether the source has the table; one that no format prints, and that the text fills, is never
 * missing
 */
GoujiTableState
gouji_report_get_table_state (GoujiReport *self, const GoujiFormTable *table)
{
  g_return_val_if_fail (GOUJI_IS_REPORT (self), GOUJI_TABLE_MISSING);
  g_return_val_if_fail (table != NULL && table->index < self->n_tables, GOUJI_TABLE_MISSING);

  return table->from_text ? GOUJI_TABLE_WHOLE : self->tables[table->index];
}

void
gouji_report_put_table_state (GoujiReport *self, const GoujiFormTable *table, GoujiTableState state)
{
  g_return_if_fail (GOUJI_IS_REPORT (self));
  g_return_if_fail (table != NULL && table->index < self->n_tables);

  self->tables[table->index] = state;
}

/**
 * gouji_report_get_extras:
 *
 * Returns: (transfer none) (element-type GoujiExtra): in the order of the source
 */
GPtrArray *
gouji_report_get_extras (GoujiReport *self)
{
  g_return_val_if_fail (GOUJI_IS_REPORT (self), NULL);

  return self->extras;
}

void
gouji_report_put_extra (GoujiReport *self, const GoujiExtra *extra)
{
  g_return_if_fail (GOUJI_IS_REPORT (self));
  g_return_if_fail (extra != NULL);

  GoujiExtra *copy = g_new0 (GoujiExtra, 1);

  copy->table = g_strdup (extra->table);
  copy->row = g_strdup (extra->row);
  copy->column = g_strdup (extra->column);
  copy->printed = g_strdup (extra->printed);
  copy->source = extra->source;
  copy->typed = extra->typed;
  copy->home = g_strdup (extra->home);
  g_ptr_array_add (self->extras, copy);
}

/**
 * gouji_report_find_part_of_extra:
 *
 * Returns: (nullable): the part with which @extra is shown: that of its table; the last one where the form
 * has no such table, because it has none at all
 */
const GoujiPart *
gouji_report_find_part_of_extra (GoujiReport *self, const GoujiExtra *extra)
{
  g_return_val_if_fail (GOUJI_IS_REPORT (self) && extra != NULL, NULL);

  const GoujiPart *part = NULL;
  for (guint i = 0; i < gouji_form_get_n_parts (self->form); i++) {
    part = gouji_form_get_part (self->form, i);
    if (part->table != NULL && g_strcmp0 (part->table->id, extra->table) == 0)
      return part;
  }

  return part;
}

/**
 * gouji_report_get_headings:
 *
 * Returns: (transfer none) (element-type GoujiRange): the headings of parts in the document, in its order
 */
GPtrArray *
gouji_report_get_headings (GoujiReport *self)
{
  g_return_val_if_fail (GOUJI_IS_REPORT (self), NULL);

  return self->headings;
}

void
gouji_report_put_heading (GoujiReport *self, GoujiRange heading)
{
  g_return_if_fail (GOUJI_IS_REPORT (self));

  g_ptr_array_add (self->headings, g_memdup2 (&heading, sizeof heading));
}

/**
 * gouji_field_to_string:
 *
 * Returns: the name that files and the command line have for @field
 */
const char *
gouji_field_to_string (GoujiField field)
{
  g_return_val_if_fail ((guint) field < GOUJI_N_FIELDS, NULL);

  return field_names[field];
}

/* Returns: (transfer none) (nullable): members of the report's file that this program does not know */
JsonObject *
gouji_report_get_kept (GoujiReport *self)
{
  return self->kept;
}

/* Takes a reference on @kept; nobody changes it afterwards. */
void
gouji_report_put_kept (GoujiReport *self, JsonObject *kept)
{
  if (kept != NULL)
    json_object_ref (kept);
  g_clear_pointer (&self->kept, json_object_unref);
  self->kept = kept;
}

/* Says that the report's file is to be written as @original, on which a reference is taken, has it: it says
 * more than this program understands. */
void
gouji_report_put_original (GoujiReport *self, JsonObject *original)
{
  json_object_ref (original);
  g_clear_pointer (&self->original, json_object_unref);
  self->original = original;
}

/* Returns: how the printed text came there, also while an entered one stands before it */
GoujiHow
gouji_report_get_printed_how (GoujiReport *self, const GoujiCell *cell)
{
  g_return_val_if_fail (has_cell (self, cell), GOUJI_HOW_NONE);

  return self->places[cell->index].printed_how;
}

/* Adds the entered text to a figure that was put with its printed one. */
void
gouji_report_put_entered (GoujiReport *self, const GoujiCell *cell, const char *text, GoujiHow how)
{
  g_return_if_fail (has_cell (self, cell));

  enter (self, cell->index, text, how);
  gouji_report_forget_saved (self, GOUJI_CHANGE_FIGURE, cell->index);
}
