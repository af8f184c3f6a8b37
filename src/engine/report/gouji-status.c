/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "report/gouji-status.h"

#include "report/gouji-report-private.h"

static const char *const status_names[] = {
  [GOUJI_STATUS_DRAFT] = "draft",
  [GOUJI_STATUS_CHECKED] = "checked",
  [GOUJI_STATUS_SIGNED_OFF] = "signed_off",
};

/**
 * gouji_report_get_status:
 *
 * Returns: how far it has come; what a later version calls otherwise counts as signed off, since nobody knows
 * whether it may be changed
 */
GoujiStatus
gouji_report_get_status (GoujiReport *self)
{
  g_return_val_if_fail (GOUJI_IS_REPORT (self), GOUJI_STATUS_DRAFT);

  const char *text = self->fields[GOUJI_FIELD_STATUS];
  GoujiStatus status = GOUJI_STATUS_DRAFT;

  if (text != NULL && !gouji_status_from_string (text, &status))
    return GOUJI_STATUS_SIGNED_OFF;
  return status;
}

static void
set_field (GoujiReport *self, GoujiField field, const char *value)
{
  g_autoptr (GRefString) text = value != NULL && *value != '\0' ? g_ref_string_new (value) : NULL;

  gouji_report_edit_value (self, GOUJI_CHANGE_FIELD, field, &(GoujiValue) { .text = text });
}

/* Sets the fields of @status, as edits of one step that is open, or consequences. */
void
gouji_report_edit_status (GoujiReport *self, GoujiStatus status, const char *by, const char *on)
{
  if (status == GOUJI_STATUS_SIGNED_OFF) {
    set_field (self, GOUJI_FIELD_SIGNED_BY, by);
    set_field (self, GOUJI_FIELD_SIGNED_ON, on);
  } else {
    set_field (self, GOUJI_FIELD_SIGNED_BY, NULL);
    set_field (self, GOUJI_FIELD_SIGNED_ON, NULL);
    set_field (self, GOUJI_FIELD_CHECKED_BY, status == GOUJI_STATUS_CHECKED ? by : NULL);
    set_field (self, GOUJI_FIELD_CHECKED_ON, status == GOUJI_STATUS_CHECKED ? on : NULL);
  }
  set_field (self, GOUJI_FIELD_STATUS, status != GOUJI_STATUS_DRAFT ? gouji_status_to_string (status) : NULL);
}

/**
 * gouji_report_set_status:
 * @status: how far it has come now
 * @by: (nullable): who says so
 * @on: (nullable): on which day, ISO 8601
 *
 * One step. What no longer holds is cleared: a draft was found right by nobody, and what is only checked is
 * signed off by nobody. Who checked a report stays when it is signed off. A report that is signed off is
 * reopened so; one that is read only stays what it is.
 */
void
gouji_report_set_status (GoujiReport *self, GoujiStatus status, const char *by, const char *on)
{
  g_return_if_fail (GOUJI_IS_REPORT (self));
  g_return_if_fail ((guint) status < G_N_ELEMENTS (status_names));
  g_return_if_fail (by == NULL || g_utf8_validate (by, -1, NULL));
  g_return_if_fail (on == NULL || g_utf8_validate (on, -1, NULL));

  if (self->read_only || self->restoring)
    return;

  gouji_report_begin_step (self);
  gouji_report_edit_status (self, status, by, on);
  gouji_report_end_step (self);
}

/**
 * gouji_report_get_locked:
 *
 * Returns: whether nothing in it can be changed: it is read only, or signed off
 */
gboolean
gouji_report_get_locked (GoujiReport *self)
{
  g_return_val_if_fail (GOUJI_IS_REPORT (self), TRUE);

  return self->read_only || gouji_report_get_status (self) == GOUJI_STATUS_SIGNED_OFF;
}

const char *
gouji_status_to_string (GoujiStatus status)
{
  g_return_val_if_fail ((guint) status < G_N_ELEMENTS (status_names), NULL);

  return status_names[status];
}

gboolean
gouji_status_from_string (const char *text, GoujiStatus *status)
{
  for (guint i = 0; i < G_N_ELEMENTS (status_names); i++) {
    if (g_strcmp0 (text, status_names[i]) == 0) {
      *status = (GoujiStatus) i;
      return TRUE;
    }
  }

  return FALSE;
}
