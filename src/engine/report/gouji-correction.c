/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "report/gouji-correction.h"

#include "report/gouji-carry.h"
#include "report/gouji-report-private.h"

static gboolean
holds_text (const GoujiFigure *figure)
{
  const char *text = figure->entered != NULL ? figure->entered : figure->printed;

  return text != NULL && *text != '\0';
}

/* Whether what stands in @cell of @report stands in a cell of @reading too. */
static gboolean
stays (GoujiReport *report, const GoujiCell *cell, GoujiReport *reading, const GArray *sources)
{
  const GoujiFigure *figure = gouji_report_get_figure (report, cell);

  if (figure->entered == NULL && figure->has_source)
    return gouji_sources_overlap (sources, figure->source);

  const GoujiCell *counterpart = gouji_cell_find_counterpart (report->form, cell, reading->form);
  const GoujiFigure *there = counterpart != NULL ? gouji_report_get_figure (reading, counterpart) : NULL;
  return there != NULL && (figure->entered != NULL ? g_strcmp0 (there->entered, figure->entered) == 0
                                                   : g_strcmp0 (there->printed, figure->printed) == 0);
}

static guint
count_staying (GoujiReport *report, GoujiReport *reading, guint *n_others)
{
  g_autoptr (GArray) sources = gouji_reading_list_sources (reading, FALSE);
  guint n = 0;

  *n_others = 0;
  for (guint i = 0; i < report->n_places; i++) {
    if (!holds_text (&report->places[i].figure))
      continue;
    if (stays (report, gouji_form_get_cell (report->form, i), reading, sources))
      n++;
    else
      (*n_others)++;
  }

  return n;
}

/* Takes @reading. */
static GoujiCorrection *
create_correction (GoujiReport *report, GoujiReport *reading)
{
  GoujiCorrection *self = g_new0 (GoujiCorrection, 1);

  self->reading = reading;
  count_staying (reading, report, &self->n_found);
  self->n_kept = count_staying (report, reading, &self->n_moved);
  return self;
}

static void
judge_table (GoujiReport *reading, const GoujiFormTable *table)
{
  guint n_blank = 0;
  guint n_read = 0;

  for (guint i = 0; i < reading->n_places; i++) {
    const GoujiCell *cell = gouji_form_get_cell (reading->form, i);

    if (cell->table != table || cell->alternative)
      continue;
    if (reading->places[i].figure.printed != NULL)
      n_read++;
    else
      n_blank++;
  }
  if (n_read > 0)
    reading->tables[table->index] =
      MAX (reading->tables[table->index], n_blank > 0 ? GOUJI_TABLE_DAMAGED : GOUJI_TABLE_WHOLE);
}

/* Frees the places, in form and extras, that the numbers to be placed had. */
static void
take_away (GoujiReport *reading, const GArray *sources)
{
  GoujiFigure nothing = { 0 };

  for (guint i = 0; i < reading->n_places; i++) {
    const GoujiFigure *figure = &reading->places[i].figure;

    if (figure->has_source && gouji_sources_overlap (sources, figure->source) &&
        figure->source.end > figure->source.start)
      gouji_reading_put_read (reading, gouji_form_get_cell (reading->form, i), &nothing, GOUJI_HOW_NONE);
  }
  for (guint i = reading->extras->len; i > 0; i--) {
    const GoujiExtra *extra = g_ptr_array_index (reading->extras, i - 1);

    if (!extra->typed && gouji_sources_overlap (sources, extra->source))
      g_ptr_array_remove_index (reading->extras, i - 1);
  }
}

static void
place (GoujiReport *reading, const GoujiPlacing *placing)
{
  g_autofree char *printed = gouji_document_slice (reading->document, placing->source);
  GoujiFigure figure = {
    .printed = printed, .how = placing->how, .placed = TRUE, .has_source = TRUE, .source = placing->source
  };

  gouji_reading_set_aside (reading, placing->cell, gouji_report_get_figure (reading, placing->cell));
  gouji_report_put_figure (reading, placing->cell, &figure);
  judge_table (reading, placing->cell->table);
}

/**
 * gouji_correction_new_placed:
 * @report: a report with a document
 * @placings: (array length=n_placings): which number of the document belongs into which cell; no two of them
 * speak of the same cell
 *
 * The numbers leave the places that they had. What was read in the cells before becomes an extra, and what
 * was typed there gives way.
 *
 * Returns: (transfer full): the correction
 */
GoujiCorrection *
gouji_correction_new_placed (GoujiReport *report, const GoujiPlacing *placings, guint n_placings)
{
  g_return_val_if_fail (GOUJI_IS_REPORT (report) && report->document != NULL, NULL);

  GoujiReport *reading = gouji_report_copy (report);
  g_autoptr (GArray) sources = g_array_new (FALSE, FALSE, sizeof (GoujiRange));
  for (guint i = 0; i < n_placings; i++) {
    if (placings[i].source.end > placings[i].source.start)
      g_array_append_val (sources, placings[i].source);
  }
  gouji_sources_join (sources);

  take_away (reading, sources);
  for (guint i = 0; i < n_placings; i++)
    place (reading, &placings[i]);

  return create_correction (report, reading);
}

/* Lets what was read in @cell of @report be read in @to. */
static void
move_to (GoujiReport *reading, const GoujiCell *to, GoujiReport *report, const GoujiCell *cell)
{
  GoujiFigure figure = *gouji_report_get_figure (report, cell);

  figure.placed = figure.printed != NULL;
  figure.confirmed = FALSE;
  figure.doubt = GOUJI_DOUBT_NONE;
  gouji_reading_put_read (reading, to, &figure, gouji_report_get_printed_how (report, cell));
}

/**
 * gouji_correction_new_shifted:
 * @cell: a cell of the report's form
 * @shift: left and right move what was read in its row, up and down what was read in its column
 *
 * What falls out becomes an extra, the cell at the other end is empty then. What was typed belongs to its
 * cell and stays.
 *
 * Returns: (transfer full) (nullable): the correction, %NULL where there is nothing to move
 */
GoujiCorrection *
gouji_correction_new_shifted (GoujiReport *report, const GoujiCell *cell, GoujiShift shift)
{
  g_return_val_if_fail (GOUJI_IS_REPORT (report), NULL);
  g_return_val_if_fail (cell != NULL, NULL);

  gboolean along_row = shift == GOUJI_SHIFT_LEFT || shift == GOUJI_SHIFT_RIGHT;
  gboolean forward = shift == GOUJI_SHIFT_RIGHT || shift == GOUJI_SHIFT_DOWN;
  g_autoptr (GPtrArray) cells =
    gouji_extent_list_cells (report, cell, along_row ? GOUJI_EXTENT_ROW : GOUJI_EXTENT_COLUMN);
  g_autoptr (GoujiReport) reading = gouji_report_copy (report);
  GoujiFigure nothing = { 0 };
  guint n_read = 0;

  for (guint i = 0; i < cells->len; i++) {
    const GoujiCell *from = g_ptr_array_index (cells, forward ? cells->len - 1 - i : i);
    const GoujiFigure *figure = gouji_report_get_figure (report, from);

    n_read += figure->printed != NULL;
    if (i == 0)
      gouji_reading_set_aside (reading, from, figure);
    else
      move_to (reading, g_ptr_array_index (cells, forward ? cells->len - i : i - 1), report, from);
    if (i + 1 == cells->len)
      gouji_reading_put_read (reading, from, &nothing, GOUJI_HOW_NONE);
  }

  return n_read > 0 ? create_correction (report, g_steal_pointer (&reading)) : NULL;
}

/* What the report says of itself: as it is read now, unless the user has said something else than the reader.
 */
static void
merge_fields (GoujiCorrection *self, GoujiReport *report, GoujiReport *then, GoujiReport *now)
{
  self->has_fields = TRUE;
  for (GoujiField field = 0; field < GOUJI_N_CONTENT_FIELDS; field++) {
    gboolean own = gouji_report_get_field_source (report, field)->how == GOUJI_FIELD_HOW_TYPED ||
                   g_strcmp0 (report->fields[field], then != NULL ? then->fields[field] : NULL) != 0;

    if (field == GOUJI_FIELD_FORM_REASON)
      own = FALSE;
    self->fields[field] = g_strdup (own ? report->fields[field] : now->fields[field]);
  }
}

/**
 * gouji_correction_new_read:
 * @report: a report with a document
 * @then: (nullable): what the reader makes of it when asked for the form and the range that the report has
 * now; without it all that the report says counts as the user's
 * @now: (transfer full): what it makes of it in another form, or of another range
 *
 * What the user has typed, confirmed or placed goes to the cells that mean the same; texts that the user has
 * changed to the part of the same id or title. What has no place there is kept as extras, and so is what was
 * read before within the range and is not now.
 *
 * Returns: (transfer full): the correction
 */
GoujiCorrection *
gouji_correction_new_read (GoujiReport *report, GoujiReport *then, GoujiReport *now)
{
  g_return_val_if_fail (GOUJI_IS_REPORT (report), NULL);
  g_return_val_if_fail (GOUJI_IS_REPORT (now) && now->document == report->document, NULL);

  gouji_reading_carry (now, report, then);
  GoujiCorrection *self = create_correction (report, now);
  merge_fields (self, report, then, now);
  return self;
}

/**
 * gouji_correction_set_field:
 * @self: a correction of gouji_correction_new_read()
 * @value: (nullable): what the report is to say of itself
 */
void
gouji_correction_set_field (GoujiCorrection *self, GoujiField field, const char *value)
{
  g_return_if_fail (self != NULL && (guint) field < GOUJI_N_CONTENT_FIELDS);

  g_set_str (&self->fields[field], value);
}

/**
 * gouji_correction_apply:
 * @self: a correction that was worked out for @report as it is now; not applied yet
 *
 * Makes the correction, as one step.
 */
void
gouji_correction_apply (GoujiCorrection *self, GoujiReport *report)
{
  g_return_if_fail (self != NULL && self->reading != NULL);
  g_return_if_fail (GOUJI_IS_REPORT (report));

  gouji_report_begin_step (report);
  gouji_report_set_reading (report, g_steal_pointer (&self->reading));
  for (GoujiField field = 0; self->has_fields && field < GOUJI_N_CONTENT_FIELDS; field++)
    gouji_report_set_field (report, field, self->fields[field]);
  gouji_report_end_step (report);
}

void
gouji_correction_free (GoujiCorrection *self)
{
  if (self == NULL)
    return;

  g_clear_object (&self->reading);
  for (GoujiField field = 0; field < GOUJI_N_CONTENT_FIELDS; field++)
    g_free (self->fields[field]);
  g_free (self);
}
