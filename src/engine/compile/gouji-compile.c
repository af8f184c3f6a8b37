/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "compile/gouji-compile.h"

#include "check/gouji-check-values.h"
#include "compile/gouji-compile-private.h"

G_DEFINE_QUARK (GoujiCompileError, gouji_compile_error)

static void
free_advanced (GoujiAdvanced *advanced)
{
  g_free (advanced->before);
  g_free (advanced->after);
  g_free (advanced);
}

void
gouji_compiled_free (GoujiCompiled *self)
{
  g_clear_object (&self->report);
  g_clear_pointer (&self->carried, g_array_unref);
  g_clear_pointer (&self->advanced, g_ptr_array_unref);
  g_free (self);
}

/**
 * gouji_compiled_count:
 *
 * Returns: how many of the cells that repeat a figure of last year's are in @state
 */
guint
gouji_compiled_count (const GoujiCompiled *self, GoujiCarriedState state)
{
  guint n = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->carried->len; i++)
    n += g_array_index (self->carried, GoujiCarried, i).state == state ? 1 : 0;

  return n;
}

/* -- the form of a year -- */

static gboolean
is_academic (GoujiForm *form)
{
  return json_object_get_boolean_member_with_default (gouji_form_get_recognition (form), "academic_year",
                                                      FALSE);
}

static gboolean
is_fallback (GoujiForm *form)
{
  return json_object_get_boolean_member_with_default (gouji_form_get_recognition (form), "fallback", FALSE);
}

/* Returns: the first year of @form when it holds for @year, else 0 */
static gint64
find_first_year (GoujiForm *form, int year)
{
  JsonNode *node = json_object_get_member (gouji_form_get_recognition (form), "years");
  JsonArray *years = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (years == NULL || json_array_get_length (years) != 2 || json_array_get_int_element (years, 0) > year)
    return 0;
  if (!json_array_get_null_element (years, 1) && json_array_get_int_element (years, 1) < year)
    return 0;

  return json_array_get_int_element (years, 0);
}

/* Whether @form is a better choice than @other, both of which hold: what a notice set is better than what
 * anything goes with, a newer notice better than an older one, and of several forms of one time the one that
 * was used last year. */
static gboolean
is_better (GoujiForm *form, GoujiForm *other, GoujiForm *last, int year)
{
  gint64 since = find_first_year (form, year);
  gint64 other_since = find_first_year (other, year);

  if (is_fallback (form) != is_fallback (other))
    return is_fallback (other);

  return since != other_since ? since > other_since : form == last;
}

/**
 * gouji_compile_find_form:
 * @last: (nullable): the form of the agency's report of the year before
 * @year: the year that is reported on
 *
 * Looks up which form holds for a year, as the forms say themselves (`years`). Schools, whose years are
 * others, keep to forms for schools.
 *
 * Returns: (nullable) (transfer none): the form, %NULL when none holds
 */
GoujiForm *
gouji_compile_find_form (GoujiFormSet *forms, GoujiForm *last, int year)
{
  gboolean academic = last != NULL && is_academic (last);
  GoujiForm *best = NULL;

  g_return_val_if_fail (forms != NULL, NULL);

  for (guint i = 0; i < gouji_form_set_get_n_forms (forms); i++) {
    GoujiForm *form = gouji_form_set_get_form (forms, i);

    if (is_academic (form) == academic && find_first_year (form, year) != 0 &&
        (best == NULL || is_better (form, best, last, year)))
      best = form;
  }

  return best;
}

/* -- a new report -- */

/* Every table of a report that is begun here is there, and blank. */
static GoujiReport *
create_report (GoujiForm *form)
{
  GoujiReport *report = gouji_report_new (form);

  for (guint i = 0; i < gouji_form_get_n_tables (form); i++)
    gouji_report_put_table_state (report, gouji_form_get_table (form, i), GOUJI_TABLE_WHOLE);

  return report;
}

static GoujiCompiled *
create_compiled (GoujiForm *form)
{
  GoujiCompiled *compiled = g_new0 (GoujiCompiled, 1);

  compiled->report = create_report (form);
  compiled->carried = g_array_new (FALSE, FALSE, sizeof (GoujiCarried));
  compiled->advanced = g_ptr_array_new_with_free_func ((GDestroyNotify) free_advanced);
  return compiled;
}

static void
carry (GoujiCompiling *self)
{
  GoujiReport *report = self->compiled->report;
  g_autoptr (GoujiReport) snapshot = gouji_report_make_snapshot (self->last_year);

  gouji_report_put_last_year (report, snapshot);
  g_array_unref (self->compiled->carried);
  self->compiled->carried = gouji_carried_list (report, self->last_year);
  for (guint i = 0; i < self->compiled->carried->len; i++) {
    const GoujiCarried *carried = &g_array_index (self->compiled->carried, GoujiCarried, i);
    g_autofree char *text = gouji_decimal_to_string (carried->value);
    GoujiFigure figure = { .entered = text, .how = GOUJI_HOW_CARRIED };

    if (carried->state == GOUJI_CARRIED_NUMBER)
      gouji_report_put_figure (report, carried->cell, &figure);
  }
}

/**
 * gouji_compile_count_blanks:
 *
 * Returns: how many cells of the form, as it is printed, nothing stands in
 */
guint
gouji_compile_count_blanks (GoujiReport *report)
{
  GoujiForm *form = gouji_report_get_form (report);
  guint n = 0;

  for (guint i = 0; i < gouji_form_get_n_cells (form); i++) {
    const GoujiCell *cell = gouji_form_get_cell (form, i);

    if (!cell->table->from_text && gouji_row_is_in_use (report, cell->block, cell->row->first) &&
        gouji_report_get_figure (report, cell)->state == GOUJI_FIGURE_EMPTY)
      n++;
  }

  return n;
}

/**
 * gouji_compile_count_stale:
 *
 * Returns: how many numbers of the report's texts are last year's, and nobody has looked at them
 */
guint
gouji_compile_count_stale (GoujiReport *report)
{
  GoujiForm *form = gouji_report_get_form (report);
  guint n = 0;

  for (guint i = 0; i < gouji_form_get_n_parts (form); i++) {
    const GPtrArray *bindings = gouji_report_get_bindings (report, gouji_form_get_part (form, i));

    for (guint b = 0; bindings != NULL && b < bindings->len; b++)
      n += ((const GoujiBinding *) bindings->pdata[b])->mode == GOUJI_BINDING_STALE ? 1 : 0;
  }

  return n;
}

static GoujiCompiled *
finish (GoujiCompiled *compiled)
{
  compiled->n_blank = gouji_compile_count_blanks (compiled->report);
  compiled->n_stale = gouji_compile_count_stale (compiled->report);
  return compiled;
}

/**
 * gouji_compile_from_last_year:
 * @filler: what reads the numbers of texts
 * @last_year: the agency's report of the year before, which is not changed
 * @year: the year to report on; 0 for the one behind last year's
 * @profile: (nullable): the user's agency, for what last year's report does not say
 * @error: return location for a [error@CompileError]
 *
 * Begins a report: in the form that holds for its year, with what must repeat a figure of last year's, its
 * texts as a draft whose numbers are marked, and a snapshot of it to be held against. Nothing else is filled
 * in: what is not known stays blank. A report of any other year lends its words alone; where the year of
 * @last_year is not known, the user's word for it is taken.
 *
 * Returns: (transfer full): the report, with what is to be said about it
 */
GoujiCompiled *
gouji_compile_from_last_year (GoujiFormSet *forms,
                              GoujiFiller *filler,
                              GoujiReport *last_year,
                              int year,
                              const GoujiProfile *profile,
                              GError **error)
{
  g_return_val_if_fail (forms != NULL && filler != NULL && GOUJI_IS_REPORT (last_year), NULL);

  int last = gouji_report_get_year (last_year);
  GoujiForm *form;

  if (year == 0 && last == 0) {
    g_set_error_literal (error, GOUJI_COMPILE_ERROR, GOUJI_COMPILE_ERROR_YEAR, "no year");
    return NULL;
  }

  GoujiCompiling compiling = { forms, filler, NULL, last_year, profile, year != 0 ? year : last + 1, last };
  form = gouji_compile_find_form (forms, gouji_report_get_form (last_year), compiling.year);
  if (form == NULL) {
    g_set_error (error, GOUJI_COMPILE_ERROR, GOUJI_COMPILE_ERROR_FORM, "no form for %d", compiling.year);
    return NULL;
  }

  g_autoptr (GoujiCompiled) compiled = create_compiled (form);
  compiling.compiled = compiled;
  compiling.last = last != 0 ? last : compiling.year - 1;
  compiled->other_year = last != 0 && last != compiling.year - 1;
  if (!compiled->other_year)
    carry (&compiling);
  gouji_compile_head (&compiling);
  gouji_compile_texts (&compiling);

  return finish (g_steal_pointer (&compiled));
}

/**
 * gouji_compile_empty:
 * @form: (nullable): the form; %NULL for the one that holds for @year
 * @year: the year to report on
 * @profile: (nullable): the user's agency
 * @error: return location for a [error@CompileError]
 *
 * Begins a report with nothing in it but what the profile says: no cell is filled in, not even with 0.
 *
 * Returns: (transfer full): the report
 */
GoujiCompiled *
gouji_compile_empty (
  GoujiFormSet *forms, GoujiForm *form, int year, const GoujiProfile *profile, GError **error)
{
  g_return_val_if_fail (forms != NULL, NULL);

  GoujiForm *chosen = form != NULL ? form : gouji_compile_find_form (forms, NULL, year);

  if (year <= 0) {
    g_set_error_literal (error, GOUJI_COMPILE_ERROR, GOUJI_COMPILE_ERROR_YEAR, "no year");
    return NULL;
  }
  if (chosen == NULL) {
    g_set_error (error, GOUJI_COMPILE_ERROR, GOUJI_COMPILE_ERROR_FORM, "no form for %d", year);
    return NULL;
  }

  g_autoptr (GoujiCompiled) compiled = create_compiled (chosen);
  GoujiCompiling compiling = { forms, NULL, compiled, NULL, profile, year, 0 };
  gouji_compile_head (&compiling);

  return finish (g_steal_pointer (&compiled));
}
