/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "session/gouji-findings.h"

#include "check/gouji-check.h"

/**
 * gouji_findings_update:
 *
 * Checks the report as it is now, against the last year's report that it keeps.
 */
void
gouji_findings_update (GoujiFindings *self, GoujiKit *kit, GoujiReport *report)
{
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  if (self->mentions == NULL)
    self->mentions = gouji_filler_find_mentions (gouji_kit_get_filler (kit), report);
  self->findings = gouji_check_report (report, gouji_report_get_last_year (report), self->mentions,
                                       gouji_kit_get_folding (kit));
}

/**
 * gouji_findings_forget_text:
 *
 * Says that the text has changed: the next update reads it again. Until then the findings stay as they are.
 */
void
gouji_findings_forget_text (GoujiFindings *self)
{
  g_clear_pointer (&self->mentions, g_ptr_array_unref);
}

void
gouji_findings_clear (GoujiFindings *self)
{
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_pointer (&self->mentions, g_ptr_array_unref);
}
