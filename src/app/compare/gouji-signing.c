/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "compare/gouji-signing.h"

#include <glib/gi18n.h>

#include "report/gouji-status.h"
#include "session/gouji-session-words.h"

/**
 * gouji_signing_is_warning:
 * @finding: a finding
 *
 * Returns: whether it has to be looked at before a report is signed off; a notice is only worth a look
 */
gboolean
gouji_signing_is_warning (const GoujiFinding *finding)
{
  return finding->severity == GOUJI_SEVERITY_WARNING && finding->excuse == NULL;
}

static gboolean
has_warnings (GoujiOpenReport *report)
{
  GPtrArray *findings = gouji_open_report_get_findings (report);

  for (guint i = 0; i < findings->len; i++) {
    if (gouji_signing_is_warning (g_ptr_array_index (findings, i)))
      return TRUE;
  }

  return FALSE;
}

static char *
judge (GoujiOpenReport *report, gboolean *good)
{
  return gouji_words_for_verdict (gouji_open_report_get_report (report),
                                  gouji_open_report_get_findings (report), good);
}

/**
 * gouji_signing_find_obstacle:
 * @report: an open report
 * @looked_at: whether somebody says that the warnings were looked at
 *
 * What a supervising office would not let pass: whoever signs answers for every number, so that one which is
 * known to be wrong, or not known to be right, is settled or set aside with its reason before.
 *
 * Returns: why it cannot be signed off, the gravest reason first
 */
GoujiObstacle
gouji_signing_find_obstacle (GoujiOpenReport *report, gboolean looked_at)
{
  GoujiReport *content = gouji_open_report_get_report (report);
  gboolean good;
  g_autofree char *verdict = judge (report, &good);

  if (gouji_report_get_locked (content))
    return GOUJI_OBSTACLE_LOCKED;
  if (!good)
    return GOUJI_OBSTACLE_FAULTS;
  if (gouji_report_get_status (content) != GOUJI_STATUS_CHECKED)
    return GOUJI_OBSTACLE_NOT_CHECKED;

  return has_warnings (report) && !looked_at ? GOUJI_OBSTACLE_WARNINGS : GOUJI_OBSTACLE_NONE;
}

/**
 * gouji_signing_describe_obstacle:
 * @report: an open report
 * @obstacle: why it cannot be signed off
 *
 * Returns: a sentence that says so, and what to do
 */
char *
gouji_signing_describe_obstacle (GoujiOpenReport *report, GoujiObstacle obstacle)
{
  gboolean good;
  g_autofree char *verdict = judge (report, &good);

  switch (obstacle) {
  case GOUJI_OBSTACLE_LOCKED:
    return g_strdup (_ ("It cannot be signed off: it is signed off already, or can only be read."));
  case GOUJI_OBSTACLE_FAULTS:
    /* Translators: why a report may not be published, e.g. “Not ready to publish: 2 sums do not agree” */
    return g_strdup_printf (
      _ ("It cannot be signed off yet. %s. Correct what is wrong, or set it aside with a "
         "reason."),
      verdict);
  case GOUJI_OBSTACLE_NOT_CHECKED:
    return g_strdup (_ ("Before it is signed off, somebody else has to check it: choose “Mark as Checked”."));
  case GOUJI_OBSTACLE_WARNINGS:
    return g_strdup (_ ("There are warnings. Look at them, and say that you have."));
  case GOUJI_OBSTACLE_NONE:
    break;
  }

  return g_steal_pointer (&verdict);
}
