/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "report/gouji-report.h"

#include "report/gouji-report-private.h"

/**
 * gouji_report_get_bindings:
 *
 * Returns: (transfer none) (element-type GoujiBinding): the ties of the numbers in the part's text, in its
 * order; never %NULL; valid until the next change
 */
const GPtrArray *
gouji_report_get_bindings (GoujiReport *self, const GoujiPart *part)
{
  g_return_val_if_fail (GOUJI_IS_REPORT (self), NULL);
  g_return_val_if_fail (part != NULL && part->index < self->n_narratives, NULL);

  return self->bindings[part->index];
}

/**
 * gouji_report_put_bindings:
 * @bindings: (nullable) (element-type GoujiBinding): they are copied
 *
 * Ties numbers of the text that the part has.
 */
void
gouji_report_put_bindings (GoujiReport *self, const GoujiPart *part, const GPtrArray *bindings)
{
  g_return_if_fail (GOUJI_IS_REPORT (self));
  g_return_if_fail (part != NULL && part->index < self->n_narratives);

  GRefString *text = self->narratives[part->index].text;
  g_return_if_fail (gouji_bindings_fit (bindings, text));

  g_autoptr (GPtrArray) copy = gouji_bindings_copy (bindings);
  g_autoptr (GRefString) same = g_ref_string_acquire (text);
  gouji_report_put_value (self, GOUJI_CHANGE_NARRATIVE, part->index,
                          &(GoujiValue) { .text = same, .bindings = copy });
}

/**
 * gouji_report_get_excuses:
 *
 * Returns: (transfer none) (element-type GoujiExcuse): what is set aside, in the order in which that was
 * done; never %NULL; valid until the next change
 */
const GPtrArray *
gouji_report_get_excuses (GoujiReport *self)
{
  g_return_val_if_fail (GOUJI_IS_REPORT (self), NULL);

  return self->excuses;
}

void
gouji_report_put_excuse (GoujiReport *self, const GoujiExcuse *excuse)
{
  g_return_if_fail (GOUJI_IS_REPORT (self));
  g_return_if_fail (excuse != NULL);

  g_autoptr (GPtrArray) excuses = gouji_excuses_copy (self->excuses);
  g_ptr_array_add (excuses, gouji_excuse_copy (excuse));
  gouji_report_put_value (self, GOUJI_CHANGE_EXCUSES, 0, &(GoujiValue) { .excuses = excuses });
}

/**
 * gouji_report_get_last_year:
 *
 * Returns: (transfer none) (nullable): the report of the year before that this one is held against, without
 * its document
 */
GoujiReport *
gouji_report_get_last_year (GoujiReport *self)
{
  g_return_val_if_fail (GOUJI_IS_REPORT (self), NULL);

  return self->last_year;
}

/**
 * gouji_report_put_last_year:
 * @last_year: (nullable): a snapshot, which nobody changes any more
 */
void
gouji_report_put_last_year (GoujiReport *self, GoujiReport *last_year)
{
  g_return_if_fail (GOUJI_IS_REPORT (self));
  g_return_if_fail (last_year == NULL || (GOUJI_IS_REPORT (last_year) && last_year->last_year == NULL));

  gouji_report_put_value (self, GOUJI_CHANGE_LAST_YEAR, 0, &(GoujiValue) { .last_year = last_year });
}

static void
snap_figures (GoujiReport *self, GoujiReport *snapshot)
{
  for (guint i = 0; i < self->n_places; i++) {
    GoujiPlace *place = &snapshot->places[i];

    gouji_figure_copy (&self->places[i].figure, &place->figure);
    place->figure.has_source = FALSE;
    place->figure.placed = FALSE;
    place->figure.source = (GoujiRange) { 0, 0 };
    place->printed_how = self->places[i].printed_how;
    if (self->places[i].figure.placed)
      place->figure.doubt = GOUJI_DOUBT_NONE;
  }
}

static void
snap_narratives (GoujiReport *self, GoujiReport *snapshot)
{
  for (guint i = 0; i < self->n_narratives; i++) {
    GoujiNarrative narrative = self->narratives[i];

    narrative.has_source = FALSE;
    narrative.source = narrative.heading_source = (GoujiRange) { 0, 0 };
    gouji_report_put_narrative (snapshot, gouji_form_get_part (self->form, i), &narrative);
  }
}

/**
 * gouji_report_make_snapshot:
 *
 * Makes what another report keeps of this one as last year's: form, what it says of itself, figures, texts,
 * and where it came from. The document with its places, ties, excuses, status and its own last year stay
 * behind.
 *
 * Returns: (transfer full): a report to give to gouji_report_set_last_year()
 */
GoujiReport *
gouji_report_make_snapshot (GoujiReport *self)
{
  g_return_val_if_fail (GOUJI_IS_REPORT (self), NULL);

  GoujiReport *snapshot = gouji_report_new (self->form);

  gouji_report_put_id (snapshot, gouji_report_get_id (self));
  gouji_report_put_source (snapshot, self->source_name, self->source_sha256);
  for (GoujiField field = 0; field < GOUJI_N_CONTENT_FIELDS; field++)
    gouji_report_put_field (snapshot, field, self->fields[field]);
  snap_figures (self, snapshot);
  snap_narratives (self, snapshot);
  for (guint i = 0; i < self->n_tables; i++)
    snapshot->tables[i] = self->tables[i];

  return snapshot;
}
