/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "report/gouji-report.h"

#include "report/gouji-history.h"
#include "report/gouji-report-private.h"

G_DEFINE_FINAL_TYPE (GoujiReport, gouji_report, G_TYPE_OBJECT)

enum {
  PROP_0,
  PROP_MODIFIED,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

enum {
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Says of the properties that changed that they did. */
void
gouji_report_announce (GoujiReport *self)
{
  gboolean modified = gouji_report_get_modified (self);
  gboolean can_undo = gouji_report_can_undo (self);
  gboolean can_redo = gouji_report_can_redo (self);
  gboolean new_modified = modified != self->was_modified;
  gboolean new_undo = can_undo != self->could_undo;
  gboolean new_redo = can_redo != self->could_redo;

  self->was_modified = modified;
  self->could_undo = can_undo;
  self->could_redo = can_redo;

  if (new_modified)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODIFIED]);
  if (new_undo)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_UNDO]);
  if (new_redo)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_REDO]);
}

/* Says that what stands there is another now. */
void
gouji_report_announce_change (GoujiReport *self, GoujiChange kind, guint index)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, kind, index);
}

static void
gouji_report_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  GoujiReport *self = GOUJI_REPORT (object);

  switch (property_id) {
  case PROP_MODIFIED:
    g_value_set_boolean (value, gouji_report_get_modified (self));
    break;
  case PROP_CAN_UNDO:
    g_value_set_boolean (value, gouji_report_can_undo (self));
    break;
  case PROP_CAN_REDO:
    g_value_set_boolean (value, gouji_report_can_redo (self));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
gouji_report_finalize (GObject *object)
{
  GoujiReport *self = GOUJI_REPORT (object);

  for (guint i = 0; i < self->n_places; i++)
    gouji_figure_clear (&self->places[i].figure);
  for (guint i = 0; i < self->n_narratives; i++) {
    g_free (self->narratives[i].heading);
    g_ref_string_release (self->narratives[i].text);
    g_ptr_array_unref (self->bindings[i]);
  }
  for (guint i = 0; i < GOUJI_N_FIELDS; i++) {
    g_clear_pointer (&self->fields[i], g_ref_string_release);
    g_clear_pointer (&self->field_readings[i].text, g_ref_string_release);
  }

  g_free (self->places);
  g_free (self->narratives);
  g_free (self->bindings);
  g_ptr_array_unref (self->excuses);
  g_clear_object (&self->last_year);
  g_free (self->tables);
  g_ptr_array_unref (self->extras);
  g_ptr_array_unref (self->headings);
  gouji_history_free (self->history);
  gouji_saved_free (self->saved);
  g_clear_pointer (&self->being_saved, gouji_saved_free);
  g_clear_pointer (&self->form, gouji_form_unref);
  g_clear_pointer (&self->document, gouji_document_unref);
  g_clear_pointer (&self->kept, json_object_unref);
  g_clear_pointer (&self->original, json_object_unref);
  g_clear_pointer (&self->losses, g_ptr_array_unref);
  g_free (self->id);
  g_free (self->source_name);
  g_free (self->source_sha256);
  g_free (self->recovered_from);

  G_OBJECT_CLASS (gouji_report_parent_class)->finalize (object);
}

static void
gouji_report_class_init (GoujiReportClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = gouji_report_get_property;
  object_class->finalize = gouji_report_finalize;

  /**
   * GoujiReport:modified:
   *
   * Whether the report holds anything that was not there when it was last saved.
   */
  properties[PROP_MODIFIED] = g_param_spec_boolean ("modified", NULL, NULL, FALSE, flags);
  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, flags);
  properties[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * GoujiReport::changed:
   * @kind: a #GoujiChange
   * @index: of the cell, part or field
   *
   * Something was set, or an undo or redo set it. What a handler sets is part of the same step. The report is
   * already as it will be when all of the step's changes have been announced.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", GOUJI_TYPE_REPORT, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
}

static void
gouji_report_init (GoujiReport *self)
{
  self->extras = g_ptr_array_new_with_free_func ((GDestroyNotify) gouji_extra_free);
  self->headings = g_ptr_array_new_with_free_func (g_free);
  self->excuses = gouji_excuses_new ();
  self->history = gouji_history_new ();
  self->saved = gouji_saved_new (self);
}

/**
 * gouji_report_new:
 *
 * Returns: (transfer full): an empty report in @form: no document, no figures, every table missing
 */
GoujiReport *
gouji_report_new (GoujiForm *form)
{
  g_return_val_if_fail (form != NULL, NULL);

  GoujiReport *self = g_object_new (GOUJI_TYPE_REPORT, NULL);

  self->form = gouji_form_ref (form);
  self->n_places = gouji_form_get_n_cells (form);
  self->places = g_new0 (GoujiPlace, self->n_places);
  self->n_tables = gouji_form_get_n_tables (form);
  self->tables = g_new0 (GoujiTableState, self->n_tables);
  self->n_narratives = gouji_form_get_n_parts (form);
  self->narratives = g_new0 (GoujiNarrative, self->n_narratives);
  self->bindings = g_new0 (GPtrArray *, self->n_narratives);
  for (guint i = 0; i < self->n_narratives; i++) {
    self->narratives[i].text = g_ref_string_new ("");
    self->bindings[i] = gouji_bindings_new ();
  }

  return self;
}

GoujiForm *
gouji_report_get_form (GoujiReport *self)
{
  g_return_val_if_fail (GOUJI_IS_REPORT (self), NULL);

  return self->form;
}

/**
 * gouji_report_get_id:
 *
 * The UUID that the report keeps for life. One is drawn at the first call if none was put; whoever wants the
 * same file twice puts one.
 *
 * Returns: the id
 */
const char *
gouji_report_get_id (GoujiReport *self)
{
  g_return_val_if_fail (GOUJI_IS_REPORT (self), NULL);

  if (self->id == NULL)
    self->id = g_uuid_string_random ();
  return self->id;
}

/**
 * gouji_report_put_id:
 * @id: (nullable): a UUID; it becomes part of the names of files
 */
void
gouji_report_put_id (GoujiReport *self, const char *id)
{
  g_return_if_fail (GOUJI_IS_REPORT (self));
  g_return_if_fail (id == NULL || g_uuid_string_is_valid (id));

  g_set_str (&self->id, id);
}

gboolean
gouji_report_get_read_only (GoujiReport *self)
{
  g_return_val_if_fail (GOUJI_IS_REPORT (self), FALSE);

  return self->read_only;
}

void
gouji_report_put_read_only (GoujiReport *self, gboolean read_only)
{
  g_return_if_fail (GOUJI_IS_REPORT (self));

  self->read_only = read_only;
}

/* Returns: (nullable): the journal that the report was recovered from */
const char *
gouji_report_get_recovered_from (GoujiReport *self)
{
  return self->recovered_from;
}

void
gouji_report_put_recovered_from (GoujiReport *self, const char *path)
{
  g_set_str (&self->recovered_from, path);
}
