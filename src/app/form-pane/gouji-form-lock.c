/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "form-pane/gouji-form-lock.h"

#include "report/gouji-status.h"

/**
 * gouji_form_is_carried:
 *
 * Returns: whether a figure is held to last year's report: it was carried over from there, and the report is
 * still at hand to hold it against
 */
gboolean
gouji_form_is_carried (GoujiReport *report, const GoujiCell *cell)
{
  return gouji_report_get_figure (report, cell)->how == GOUJI_HOW_CARRIED &&
         gouji_report_get_last_year (report) != NULL;
}

/**
 * gouji_form_may_change:
 *
 * Returns: whether the user may put another number into a cell
 */
gboolean
gouji_form_may_change (GoujiReport *report, const GoujiCell *cell)
{
  return !gouji_report_get_locked (report) && !gouji_form_is_carried (report, cell);
}
