/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/gouji-cli-text.h"

#include <glib/gi18n.h>

#include "check/gouji-check.h"
#include "words/gouji-words-proposal.h"

static const char *
describe_severity (GoujiSeverity severity)
{
  switch (severity) {
  case GOUJI_SEVERITY_ERROR:
    return _ ("error");
  case GOUJI_SEVERITY_WARNING:
    return _ ("warning");
  case GOUJI_SEVERITY_NOTICE:
    return _ ("notice");
  default:
    g_return_val_if_reached ("");
  }
}

static void
append_title (GString *text, GoujiReport *report)
{
  const char *agency = gouji_report_get_field (report, GOUJI_FIELD_AGENCY);
  const char *year = gouji_report_get_field (report, GOUJI_FIELD_YEAR);

  /* Translators: agency, year, and name of the form, e.g. 青溪县 · 2023 · 2021 */
  g_string_append_printf (text, _ ("%s · %s · form %s"), agency != NULL ? agency : _ ("agency unknown"),
                          year != NULL ? year : _ ("year unknown"),
                          gouji_form_get_id (gouji_report_get_form (report)));
  g_string_append_c (text, '\n');
}

static void
append_excuse (GString *text, const GoujiExcuse *excuse)
{
  g_autofree char *who = gouji_words_for_signature (excuse->by, excuse->on);

  /* Translators: below a finding that was set aside, why it was */
  g_string_append_printf (text, _ ("    because: %s"), excuse->reason);
  if (who != NULL)
    g_string_append_printf (text, " (%s)", who);
  g_string_append_c (text, '\n');
}

static void
append_findings (GString *text, GPtrArray *findings)
{
  for (guint i = 0; i < findings->len; i++) {
    const GoujiFinding *finding = g_ptr_array_index (findings, i);

    g_string_append_printf (text, "  %s %s: %s\n",
                            finding->excuse != NULL ? _ ("set aside") : describe_severity (finding->severity),
                            finding->rule->id, finding->message);
    if (finding->excuse != NULL)
      append_excuse (text, finding->excuse);
  }
}

static void
append_table (GString *text, GoujiReport *report, const GoujiFormTable *table)
{
  GoujiForm *form = gouji_report_get_form (report);

  for (guint i = 0; i < gouji_form_get_n_cells (form); i++) {
    const GoujiCell *cell = gouji_form_get_cell (form, i);
    const GoujiFigure *figure = gouji_report_get_figure (report, cell);
    const char *shown = figure->entered != NULL ? figure->entered : figure->printed;

    if (cell->table != table || shown == NULL || (*shown == '\0' && gouji_figure_is_sure (figure)))
      continue;
    g_string_append_printf (text, "  %s\t%s%s\n", cell->id, shown, gouji_figure_is_sure (figure) ? "" : " ?");
  }
}

/**
 * gouji_cli_describe_report:
 * @findings: (element-type GoujiFinding): what was found in it
 *
 * Returns: (transfer full): what the report says, to be read by people: parts, figures that are not blank,
 * findings; a figure that is not sure has a question mark
 */
char *
gouji_cli_describe_report (GoujiReport *report, GPtrArray *findings)
{
  GString *text = g_string_new (NULL);
  GoujiForm *form = gouji_report_get_form (report);

  append_title (text, report);
  for (guint i = 0; i < gouji_form_get_n_parts (form); i++) {
    const GoujiPart *part = gouji_form_get_part (form, i);
    const GoujiNarrative *narrative = gouji_report_get_narrative (report, part);

    g_string_append_printf (text, "%s\n", narrative->found ? narrative->heading : part->title);
    if (!narrative->found && part->table == NULL)
      g_string_append_printf (text, "  %s\n", _ ("not found"));
    if (part->table != NULL)
      append_table (text, report, part->table);
  }
  append_findings (text, findings);

  return g_string_free (text, FALSE);
}

/**
 * gouji_cli_describe_findings:
 * @file: the file's name as given
 * @findings: (element-type GoujiFinding): what was found in it
 *
 * Returns: (transfer full): the findings, to be read by people
 */
char *
gouji_cli_describe_findings (GoujiReport *report, const char *file, GPtrArray *findings)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s: ", file);
  append_title (text, report);
  append_findings (text, findings);
  if (findings->len == 0)
    g_string_append_printf (text, "  %s\n", _ ("nothing found"));

  return g_string_free (text, FALSE);
}
