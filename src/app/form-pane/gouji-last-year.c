/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "form-pane/gouji-last-year.h"

#include <glib/gi18n.h>

#include "check/gouji-check-values.h"
#include "compile/gouji-carried.h"
#include "words/gouji-form-words.h"

/**
 * gouji_last_year_get_figure:
 *
 * Returns: (nullable): what last year's report has in the same cell, %NULL without that report, or when its
 * form has no such cell
 */
const GoujiFigure *
gouji_last_year_get_figure (GoujiReport *report, const GoujiCell *cell)
{
  GoujiReport *last_year = gouji_report_get_last_year (report);
  const GoujiCell *other = last_year != NULL ? gouji_report_find_counterpart (last_year, cell) : NULL;

  return other != NULL ? gouji_report_get_figure (last_year, other) : NULL;
}

/**
 * gouji_last_year_describe_source:
 * @cell: a cell whose figure is carried
 *
 * Returns: (transfer full): from which report, and which row of it, the figure comes
 */
char *
gouji_last_year_describe_source (GoujiReport *report, const GoujiCell *cell)
{
  GoujiReport *last_year = gouji_report_get_last_year (report);
  const char *year = last_year != NULL ? gouji_report_get_field (last_year, GOUJI_FIELD_YEAR) : NULL;
  const GoujiCell *source = gouji_carried_find_origin (report, cell);
  const char *row = (source != NULL ? source : cell)->row->title;

  if (year == NULL)
    return g_strdup (gouji_form_words_how (GOUJI_HOW_CARRIED));
  /* Translators: a year, such as 2023, and the head of a row in the table of that year's report */
  return g_strdup_printf (_ ("Carried over from the report of %s, row “%s”"), year, row);
}
