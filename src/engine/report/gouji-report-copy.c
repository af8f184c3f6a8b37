/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "report/gouji-report.h"

#include "report/gouji-report-private.h"

#define SWAP(type, member)                                                                                   \
  G_STMT_START                                                                                               \
  {                                                                                                          \
    type kept = self->member;                                                                                \
    self->member = other->member;                                                                            \
    other->member = kept;                                                                                    \
  }                                                                                                          \
  G_STMT_END

static void
copy_content (GoujiReport *self, GoujiReport *copy)
{
  for (GoujiField field = 0; field < GOUJI_N_FIELDS; field++) {
    copy->fields[field] = self->fields[field] != NULL ? g_ref_string_acquire (self->fields[field]) : NULL;
    copy->field_readings[field].source = self->field_readings[field].source;
    if (self->field_readings[field].text != NULL)
      copy->field_readings[field].text = g_ref_string_acquire (self->field_readings[field].text);
  }

  for (guint i = 0; i < self->n_places; i++) {
    gouji_figure_copy (&self->places[i].figure, &copy->places[i].figure);
    copy->places[i].printed_how = self->places[i].printed_how;
  }

  for (guint i = 0; i < self->n_narratives; i++) {
    g_ref_string_release (copy->narratives[i].text);
    copy->narratives[i] = self->narratives[i];
    copy->narratives[i].heading = g_strdup (self->narratives[i].heading);
    g_ref_string_acquire (copy->narratives[i].text);
    g_ptr_array_unref (copy->bindings[i]);
    copy->bindings[i] = g_ptr_array_ref (self->bindings[i]);
  }

  for (guint i = 0; i < self->n_tables; i++)
    copy->tables[i] = self->tables[i];
}

/**
 * gouji_report_copy:
 *
 * Copies what the report says at this moment, so that another thread may work on it while the report is
 * edited. History, and what a file holds beyond this program's knowledge, stay behind: the copy is to be
 * looked at, not to be saved.
 *
 * Returns: (transfer full): a report that nobody else holds
 */
GoujiReport *
gouji_report_copy (GoujiReport *self)
{
  g_return_val_if_fail (GOUJI_IS_REPORT (self), NULL);

  GoujiReport *copy = gouji_report_new (self->form);

  copy_content (self, copy);
  g_ptr_array_unref (copy->excuses);
  copy->excuses = g_ptr_array_ref (self->excuses);
  g_set_object (&copy->last_year, self->last_year);
  gouji_report_put_id (copy, gouji_report_get_id (self));
  gouji_report_put_document (copy, self->document);
  gouji_report_put_document_range (copy, self->document_range);
  gouji_report_put_source (copy, self->source_name, self->source_sha256);
  for (guint i = 0; i < self->extras->len; i++)
    gouji_report_put_extra (copy, self->extras->pdata[i]);
  for (guint i = 0; i < self->headings->len; i++)
    gouji_report_put_heading (copy, *(const GoujiRange *) self->headings->pdata[i]);

  return copy;
}

/* Exchanges all that was read, and in which form, between the two. Their histories stay with them. */
void
gouji_report_swap_reading (GoujiReport *self, GoujiReport *other)
{
  SWAP (GoujiForm *, form);
  SWAP (GoujiRange, document_range);
  SWAP (GoujiPlace *, places);
  SWAP (guint, n_places);
  SWAP (GoujiNarrative *, narratives);
  SWAP (GPtrArray **, bindings);
  SWAP (guint, n_narratives);
  SWAP (GoujiTableState *, tables);
  SWAP (guint, n_tables);
  SWAP (GPtrArray *, extras);
  SWAP (GPtrArray *, headings);
  SWAP (guint, reading);
  for (GoujiField field = 0; field < GOUJI_N_FIELDS; field++)
    SWAP (GoujiFieldReading, field_readings[field]);
}
