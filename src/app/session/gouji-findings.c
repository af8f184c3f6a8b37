/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "session/gouji-findings.h"

#include "bind/gouji-bind.h"
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
  g_clear_pointer (&self->recognised, g_ptr_array_unref);
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

/**
 * gouji_findings_forget_ties:
 * @part: a part whose text has changed
 *
 * Says that the numbers of a text may stand elsewhere now, until the next update.
 */
void
gouji_findings_forget_ties (GoujiFindings *self, const GoujiPart *part)
{
  if (self->recognised != NULL && part->index < self->recognised->len)
    g_ptr_array_set_size (self->recognised->pdata[part->index], 0);
}

/**
 * gouji_findings_get_recognised:
 *
 * Returns: (transfer none) (nullable): what the numbers in the texts are tied to, as gouji_bind_recognise()
 * says; of the last update, which nobody of a thousand reports in the background asks for
 */
GPtrArray *
gouji_findings_get_recognised (GoujiFindings *self, GoujiKit *kit, GoujiReport *report)
{
  if (self->recognised == NULL && self->mentions != NULL)
    self->recognised = gouji_bind_recognise (gouji_kit_get_filler (kit), report, self->mentions);

  return self->recognised;
}

void
gouji_findings_clear (GoujiFindings *self)
{
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_pointer (&self->mentions, g_ptr_array_unref);
  g_clear_pointer (&self->recognised, g_ptr_array_unref);
}
