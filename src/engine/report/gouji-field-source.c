/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "report/gouji-field-source.h"

#include "report/gouji-report-private.h"

static const char *const how_names[] = {
  "none",  "title",     "page-title", "heading", "period", "sentence",
  "frame", "signature", "date",       "agency",  "words",  "typed",
};

G_STATIC_ASSERT (G_N_ELEMENTS (how_names) == GOUJI_FIELD_HOW_TYPED + 1);

static const GoujiFieldSource unknown = { GOUJI_FIELD_HOW_NONE, FALSE, FALSE, { 0, 0 } };
static const GoujiFieldSource typed = { GOUJI_FIELD_HOW_TYPED, FALSE, FALSE, { 0, 0 } };

/**
 * gouji_report_get_field_source:
 *
 * Returns: why the report says of itself what it now says in @field; valid until the field changes
 */
const GoujiFieldSource *
gouji_report_get_field_source (GoujiReport *self, GoujiField field)
{
  g_return_val_if_fail (GOUJI_IS_REPORT (self), &unknown);
  g_return_val_if_fail ((guint) field < GOUJI_N_FIELDS, &unknown);

  const GoujiFieldReading *reading = &self->field_readings[field];

  /* Undo brings a text back, and with it its source. */
  if (g_strcmp0 (reading->text, self->fields[field]) != 0)
    return &typed;
  return &reading->source;
}

/**
 * gouji_report_put_field_source:
 * @source: (nullable): why, %NULL when nobody knows
 *
 * Says why @field is what it was put to be. As long as a user has set it to something else, that is the
 * reason; when the text comes back, so does @source.
 */
void
gouji_report_put_field_source (GoujiReport *self, GoujiField field, const GoujiFieldSource *source)
{
  g_return_if_fail (GOUJI_IS_REPORT (self));
  g_return_if_fail ((guint) field < GOUJI_N_FIELDS);

  GoujiFieldReading *reading = &self->field_readings[field];
  GRefString *text = self->fields[field];

  g_clear_pointer (&reading->text, g_ref_string_release);
  reading->text = text != NULL ? g_ref_string_acquire (text) : NULL;
  reading->source = source != NULL ? *source : unknown;
}

/* Says that the source which was put is that of @text: the user has set the field to something else. */
void
gouji_report_put_field_reading (GoujiReport *self, GoujiField field, const char *text)
{
  GoujiFieldReading *reading = &self->field_readings[field];

  g_clear_pointer (&reading->text, g_ref_string_release);
  reading->text = text != NULL ? g_ref_string_new (text) : NULL;
}

/**
 * gouji_field_how_to_string:
 *
 * Returns: the name that files and the command line have for @how
 */
const char *
gouji_field_how_to_string (GoujiFieldHow how)
{
  g_return_val_if_fail ((guint) how < G_N_ELEMENTS (how_names), NULL);

  return how_names[how];
}

gboolean
gouji_field_how_from_string (const char *text, GoujiFieldHow *how)
{
  for (guint i = 0; i < G_N_ELEMENTS (how_names); i++) {
    if (g_str_equal (text, how_names[i])) {
      *how = (GoujiFieldHow) i;
      return TRUE;
    }
  }

  return FALSE;
}
