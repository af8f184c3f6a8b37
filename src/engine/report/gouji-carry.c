/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "report/gouji-carry.h"

#include "report/gouji-report-private.h"

static int
compare_starts (gconstpointer a, gconstpointer b)
{
  const GoujiRange *one = a;
  const GoujiRange *other = b;

  return one->start < other->start ? -1 : one->start > other->start;
}

static void
add_source (GArray *sources, GoujiRange range)
{
  if (range.end > range.start)
    g_array_append_val (sources, range);
}

/* Sorts @sources and makes one of those that overlap, so that they can be searched. */
void
gouji_sources_join (GArray *sources)
{
  guint n = 0;

  g_array_sort (sources, compare_starts);
  for (guint i = 0; i < sources->len; i++) {
    GoujiRange next = g_array_index (sources, GoujiRange, i);
    GoujiRange *last = n > 0 ? &g_array_index (sources, GoujiRange, n - 1) : NULL;

    if (last != NULL && next.start < last->end)
      last->end = MAX (last->end, next.end);
    else
      g_array_index (sources, GoujiRange, n++) = next;
  }
  g_array_set_size (sources, n);
}

/* Returns: (transfer full) (element-type GoujiRange): the places of the document that @reading has a figure
 * of, joined */
GArray *
gouji_reading_list_sources (GoujiReport *reading, gboolean with_extras)
{
  GArray *sources = g_array_new (FALSE, FALSE, sizeof (GoujiRange));

  for (guint i = 0; i < reading->n_places; i++) {
    const GoujiFigure *figure = &reading->places[i].figure;

    if (figure->has_source)
      add_source (sources, figure->source);
  }
  for (guint i = 0; with_extras && i < reading->extras->len; i++) {
    const GoujiExtra *extra = g_ptr_array_index (reading->extras, i);

    if (!extra->typed)
      add_source (sources, extra->source);
  }

  gouji_sources_join (sources);
  return sources;
}

/* Returns: whether @range has a character that one of @sources, which are joined, has too */
gboolean
gouji_sources_overlap (const GArray *sources, GoujiRange range)
{
  guint low = 0;
  guint high = sources->len;

  while (low < high) {
    guint middle = low + (high - low) / 2;

    if (g_array_index (sources, GoujiRange, middle).end > range.start)
      high = middle;
    else
      low = middle + 1;
  }

  return low < sources->len && g_array_index (sources, GoujiRange, low).start < range.end;
}

/* The one cell that feeds a concept, if it is one cell. */
static const GoujiCell *
find_only_cell (GoujiForm *form, const char *concept_id)
{
  const GoujiConcept *concept = gouji_form_find_concept (form, concept_id);

  return concept != NULL && concept->cells->len == 1 ? g_ptr_array_index (concept->cells, 0) : NULL;
}

/**
 * gouji_cell_find_counterpart:
 * @form: the form of @cell
 * @other: a form
 *
 * Returns: (nullable): the cell of @other that means the same: the one of the same id, else the one that
 * feeds a concept alone that @cell feeds alone, in the same unit
 */
const GoujiCell *
gouji_cell_find_counterpart (GoujiForm *form, const GoujiCell *cell, GoujiForm *other)
{
  const GoujiCell *same = gouji_form_find_cell (other, cell->id);

  if (same != NULL)
    return same;

  for (guint i = 0; i < gouji_form_get_n_concepts (form); i++) {
    const GoujiConcept *concept = gouji_form_get_concept (form, i);

    if (concept->cells->len != 1 || g_ptr_array_index (concept->cells, 0) != cell)
      continue;
    same = find_only_cell (other, concept->id);
    if (same != NULL && g_strcmp0 (same->unit, cell->unit) == 0)
      return same;
  }

  return NULL;
}

/* Lets @figure be what was read in @cell; what was typed there stays. @how says how it was read. */
void
gouji_reading_put_read (GoujiReport *reading, const GoujiCell *cell, const GoujiFigure *figure, GoujiHow how)
{
  const GoujiFigure *own = gouji_report_get_figure (reading, cell);
  g_autofree char *entered = g_strdup (own->entered);
  GoujiHow entered_how = own->how;
  GoujiFigure read = *figure;

  read.entered = NULL;
  read.how = how;
  gouji_report_put_figure (reading, cell, &read);
  if (entered != NULL)
    gouji_report_put_entered (reading, cell, entered, entered_how);
}

/* Where an extra of a table that the form does not have is listed: with the form's first table. */
static const char *
choose_table (GoujiForm *form, const char *id)
{
  for (guint i = 0; i < gouji_form_get_n_tables (form); i++) {
    if (g_str_equal (gouji_form_get_table (form, i)->id, id))
      return id;
  }

  return gouji_form_get_n_tables (form) > 0 ? gouji_form_get_table (form, 0)->id : id;
}

static void
put_extra_of (GoujiReport *reading, const GoujiCell *cell, GoujiExtra *extra)
{
  g_autofree char *row = gouji_head_path (cell->row, " ");
  g_autofree char *column = gouji_head_path (cell->column, " ");

  extra->table = (char *) choose_table (reading->form, cell->table->id);
  extra->row = row;
  extra->column = column;
  gouji_report_put_extra (reading, extra);
}

/* Keeps what was read in @cell, of whatever form, as a number for which there is no cell. */
void
gouji_reading_set_aside (GoujiReport *reading, const GoujiCell *cell, const GoujiFigure *figure)
{
  GoujiExtra extra = { .printed = figure->printed, .source = figure->source };

  if (figure->printed != NULL && *figure->printed != '\0')
    put_extra_of (reading, cell, &extra);
}

/* The same for what was typed there. */
static void
set_typed_aside (GoujiReport *reading, const GoujiCell *cell, const GoujiFigure *figure)
{
  GoujiExtra extra = { .printed = figure->entered, .typed = TRUE, .home = (char *) cell->id };

  put_extra_of (reading, cell, &extra);
}

static gboolean
is_same_place (const GoujiFigure *a, const GoujiFigure *b)
{
  return a->has_source && b->has_source && a->source.start == b->source.start &&
         a->source.end == b->source.end && g_strcmp0 (a->printed, b->printed) == 0;
}

/* What the user has said of a figure, and typed over it, goes with it to the cell that means the same. */
static void
carry_work (GoujiReport *reading, GoujiReport *report, const GoujiCell *cell, GArray *placed)
{
  const GoujiFigure *figure = gouji_report_get_figure (report, cell);
  const GoujiCell *counterpart = gouji_cell_find_counterpart (report->form, cell, reading->form);

  if (counterpart != NULL && figure->placed) {
    gouji_reading_put_read (reading, counterpart, figure, gouji_report_get_printed_how (report, cell));
    add_source (placed, figure->source);
  } else if (counterpart != NULL && figure->confirmed &&
             is_same_place (figure, gouji_report_get_figure (reading, counterpart))) {
    reading->places[counterpart->index].figure.confirmed = TRUE;
  }

  if (figure->entered == NULL)
    return;
  if (counterpart != NULL)
    gouji_report_put_entered (reading, counterpart, figure->entered, figure->how);
  else if (*figure->entered != '\0')
    set_typed_aside (reading, cell, figure);
}

/* Every number of the document has one place: where the user has put it, the reader's own place is free. */
static void
make_room (GoujiReport *reading, GArray *placed)
{
  GoujiFigure nothing = { 0 };

  gouji_sources_join (placed);
  for (guint i = 0; placed->len > 0 && i < reading->n_places; i++) {
    const GoujiFigure *figure = &reading->places[i].figure;

    if (figure->has_source && !figure->placed && gouji_sources_overlap (placed, figure->source))
      gouji_reading_put_read (reading, gouji_form_get_cell (reading->form, i), &nothing, GOUJI_HOW_NONE);
  }
}

/* What was read before and is not read now. Numbers outside of the range belong to another report. */
static void
keep_numbers (GoujiReport *reading, GoujiReport *report)
{
  g_autoptr (GArray) sources = gouji_reading_list_sources (reading, TRUE);

  for (guint i = 0; i < report->n_places; i++) {
    const GoujiFigure *figure = &report->places[i].figure;

    if (figure->has_source && figure->source.start >= reading->document_range.start &&
        figure->source.end <= reading->document_range.end && !gouji_sources_overlap (sources, figure->source))
      gouji_reading_set_aside (reading, gouji_form_get_cell (report->form, i), figure);
  }
}

static gboolean
goes_home (GoujiReport *reading, const GoujiExtra *extra)
{
  const GoujiCell *cell = extra->home != NULL ? gouji_form_find_cell (reading->form, extra->home) : NULL;
  const GoujiPart *part = extra->home != NULL ? gouji_form_find_part (reading->form, extra->home) : NULL;

  if (cell != NULL && gouji_report_get_figure (reading, cell)->entered == NULL) {
    gouji_report_put_entered (reading, cell, extra->printed, GOUJI_HOW_TYPED);
    return TRUE;
  }
  if (cell != NULL || part == NULL)
    return FALSE;

  g_autoptr (GRefString) text = g_ref_string_new (extra->printed);
  g_autoptr (GPtrArray) none = gouji_bindings_new ();
  gouji_report_put_value (reading, GOUJI_CHANGE_NARRATIVE, part->index,
                          &(GoujiValue) { .text = text, .bindings = none });
  return TRUE;
}

static void
keep_extras (GoujiReport *reading, GoujiReport *report)
{
  g_autoptr (GArray) sources = gouji_reading_list_sources (reading, TRUE);

  for (guint i = 0; i < report->extras->len; i++) {
    GoujiExtra extra = *(const GoujiExtra *) g_ptr_array_index (report->extras, i);
    gboolean within =
      extra.source.start >= reading->document_range.start && extra.source.end <= reading->document_range.end;

    if (extra.typed ? goes_home (reading, &extra) : !within || gouji_sources_overlap (sources, extra.source))
      continue;
    extra.table = (char *) choose_table (reading->form, extra.table);
    gouji_report_put_extra (reading, &extra);
  }
}

static const GoujiPart *
find_part (GoujiForm *form, const GoujiPart *part)
{
  const GoujiPart *same = gouji_form_find_part (form, part->id);

  for (guint i = 0; same == NULL && i < gouji_form_get_n_parts (form); i++) {
    const GoujiPart *other = gouji_form_get_part (form, i);

    if (g_str_equal (other->title, part->title) ||
        (other->labels != NULL && part->labels != NULL && other->labels[0] != NULL &&
         g_strcmp0 (other->labels[0], part->labels[0]) == 0))
      same = other;
  }

  return same;
}

/* Fills @there with the cells that mean the same in the form of @reading. Returns whether all have one. */
static gboolean
map_cells (GoujiReport *reading, GoujiForm *form, const GPtrArray *cells, GPtrArray *there)
{
  for (guint i = 0; i < cells->len; i++) {
    const GoujiCell *counterpart = gouji_cell_find_counterpart (form, cells->pdata[i], reading->form);

    if (counterpart == NULL)
      return FALSE;
    g_ptr_array_add (there, (gpointer) counterpart);
  }

  return TRUE;
}

/* A tie to cells that the form does not have is none; but a number of last year's text stays one. */
static void
carry_binding (GoujiReport *reading, GoujiForm *form, const GoujiBinding *binding, GPtrArray *bindings)
{
  g_autoptr (GoujiBinding) copy =
    gouji_binding_new (binding->kind, binding->mode, binding->start, binding->end);

  copy->decimals = binding->decimals;
  copy->unknown = g_strdup (binding->unknown);
  if (!map_cells (reading, form, binding->cells, copy->cells) ||
      !map_cells (reading, form, binding->whole, copy->whole)) {
    if (binding->mode != GOUJI_BINDING_STALE)
      return;
    copy->kind = GOUJI_BINDING_UNTIED;
    g_ptr_array_set_size (copy->cells, 0);
    g_ptr_array_set_size (copy->whole, 0);
  }
  g_ptr_array_add (bindings, g_steal_pointer (&copy));
}

static GPtrArray *
carry_bindings (GoujiReport *reading, GoujiReport *report, const GoujiPart *part)
{
  const GPtrArray *own = gouji_report_get_bindings (report, part);
  GPtrArray *bindings = gouji_bindings_new ();

  for (guint i = 0; i < own->len; i++)
    carry_binding (reading, report->form, own->pdata[i], bindings);
  return bindings;
}

static void
carry_text (GoujiReport *reading, GoujiReport *report, const GoujiPart *part)
{
  GRefString *text = report->narratives[part->index].text;
  const GoujiPart *same = find_part (reading->form, part);
  GoujiExtra extra = { .table = (char *) choose_table (reading->form, part->id),
                       .row = (char *) part->title,
                       .column = (char *) "",
                       .printed = text,
                       .typed = TRUE,
                       .home = (char *) part->id };

  if (same != NULL) {
    g_autoptr (GPtrArray) bindings = carry_bindings (reading, report, part);

    gouji_report_put_value (reading, GOUJI_CHANGE_NARRATIVE, same->index,
                            &(GoujiValue) { .text = text, .bindings = bindings });
  } else if (*text != '\0') {
    gouji_report_put_extra (reading, &extra);
  }
}

/* Texts that are as the reader had them are read anew; what the user wrote stays. */
static void
carry_texts (GoujiReport *reading, GoujiReport *report, GoujiReport *then)
{
  for (guint i = 0; i < report->n_narratives; i++) {
    GRefString *text = report->narratives[i].text;
    const char *read = then != NULL && then->form == report->form ? then->narratives[i].text : "";

    if (g_strcmp0 (text, read) != 0)
      carry_text (reading, report, gouji_form_get_part (report->form, i));
  }
}

/**
 * gouji_reading_carry:
 * @reading: the document as it was read anew
 * @report: the report that it is for
 * @then: (nullable): what the reader makes of the document when asked for @report as it is now
 *
 * Brings into @reading what the user has done in @report, and what the reader has found there before and does
 * not find now.
 */
void
gouji_reading_carry (GoujiReport *reading, GoujiReport *report, GoujiReport *then)
{
  g_autoptr (GArray) placed = g_array_new (FALSE, FALSE, sizeof (GoujiRange));

  for (guint i = 0; i < report->n_places; i++)
    carry_work (reading, report, gouji_form_get_cell (report->form, i), placed);
  make_room (reading, placed);
  carry_texts (reading, report, then);
  keep_numbers (reading, report);
  keep_extras (reading, report);
}
