/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "check/gouji-check-private.h"

/* What is set aside. A finding is told from others of its rule by its part and cells; of several in one text
 * the words that it speaks of tell it, as a number behind the part, for these may be long. The values that it
 * was judged by are what stands in its cells, and the words and numbers of its sentence; not the sentence,
 * which another version may word otherwise. */

/* What stands in a cell; 57 is 57, however it is written. */
static char *
print_value (GoujiReport *report, const GoujiCell *cell)
{
  const GoujiFigure *figure = gouji_report_get_figure (report, cell);
  const char *text = figure->entered != NULL ? figure->entered : figure->printed;

  if (figure->state == GOUJI_FIGURE_NUMBER && figure->unit == NULL)
    return gouji_decimal_to_string (figure->value);

  return g_strdup (text != NULL ? text : "");
}

/**
 * gouji_finding_describe_place:
 *
 * Returns: what tells @self from the other findings of its rule, as #GoujiExcuse has it
 */
char *
gouji_finding_describe_place (const GoujiFinding *self)
{
  GString *about = g_string_new (self->part != NULL ? self->part->id : NULL);

  for (guint i = 0; i < self->cells->len; i++)
    g_string_append_printf (about, "%s%s", about->len > 0 ? " " : "",
                            ((const GoujiCell *) self->cells->pdata[i])->id);
  if (self->equation == NULL && self->words[0] != NULL) {
    g_autofree char *words = g_strjoinv ("\n", self->words);

    g_string_append_printf (about, "%s#%08x", about->len > 0 ? " " : "", g_str_hash (words));
  }

  return g_string_free (about, FALSE);
}

static GStrv
list_values (const GoujiFinding *finding, GoujiReport *report)
{
  guint n_words = g_strv_length (finding->words);
  GStrv values = g_new0 (char *, finding->cells->len + n_words + 1);

  for (guint i = 0; i < finding->cells->len; i++)
    values[i] = print_value (report, finding->cells->pdata[i]);
  for (guint i = 0; i < n_words; i++)
    values[finding->cells->len + i] = g_strdup (finding->words[i]);

  return values;
}

/**
 * gouji_finding_make_excuse:
 * @report: the report in which it was found
 * @reason: why it is set aside, not empty
 * @by: (nullable): who does so
 * @on: (nullable): on which day, ISO 8601
 *
 * Returns: (transfer full): what sets @self aside as long as its values are what they are now, once the
 * report has it
 */
GoujiExcuse *
gouji_finding_make_excuse (
  const GoujiFinding *self, GoujiReport *report, const char *reason, const char *by, const char *on)
{
  GoujiExcuse *excuse;

  g_return_val_if_fail (self != NULL && reason != NULL && *reason != '\0', NULL);
  g_return_val_if_fail (GOUJI_IS_REPORT (report), NULL);

  excuse = g_new0 (GoujiExcuse, 1);
  excuse->rule = g_strdup (self->rule->id);
  excuse->about = gouji_finding_describe_place (self);
  excuse->values = list_values (self, report);
  excuse->reason = g_strdup (reason);
  excuse->by = g_strdup (by);
  excuse->on = g_strdup (on);
  return excuse;
}

static const GoujiExcuse *
find_excuse (const GPtrArray *excuses, const GoujiFinding *finding, GoujiReport *report)
{
  g_autofree char *about = gouji_finding_describe_place (finding);

  for (guint i = 0; i < excuses->len; i++) {
    const GoujiExcuse *excuse = excuses->pdata[i];
    g_auto (GStrv) values = NULL;

    if (!gouji_excuse_is_about (excuse, finding->rule->id, about))
      continue;
    values = list_values (finding, report);
    if (g_strv_equal ((const char *const *) values, (const char *const *) excuse->values))
      return excuse;
  }

  return NULL;
}

/**
 * gouji_check_excuse:
 *
 * Gives the findings that were set aside their excuses.
 */
void
gouji_check_excuse (GoujiCheck *self)
{
  const GPtrArray *excuses = gouji_report_get_excuses (self->report);

  for (guint i = 0; excuses != NULL && excuses->len > 0 && i < self->findings->len; i++) {
    GoujiFinding *finding = self->findings->pdata[i];
    const GoujiExcuse *excuse = find_excuse (excuses, finding, self->report);

    finding->excuse = excuse != NULL ? gouji_excuse_copy (excuse) : NULL;
  }
}

/**
 * gouji_check_count:
 * @findings: (element-type GoujiFinding): what was found
 *
 * Returns: how many of this severity stand; those that were set aside do not count
 */
guint
gouji_check_count (const GPtrArray *findings, GoujiSeverity severity)
{
  guint n = 0;

  for (guint i = 0; i < findings->len; i++) {
    const GoujiFinding *finding = findings->pdata[i];

    n += finding->excuse == NULL && finding->severity == severity ? 1 : 0;
  }

  return n;
}

/**
 * gouji_check_count_open:
 * @findings: (element-type GoujiFinding): what was found
 *
 * Returns: how many stand, whatever their severity
 */
guint
gouji_check_count_open (const GPtrArray *findings)
{
  guint n = 0;

  for (guint i = 0; i < findings->len; i++)
    n += ((const GoujiFinding *) findings->pdata[i])->excuse == NULL ? 1 : 0;

  return n;
}
