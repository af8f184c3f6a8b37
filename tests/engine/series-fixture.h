/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "form/gouji-form-set.h"
#include "report/gouji-report.h"

/*
 * Reports of an invented county over the years, as a filler or a user would leave them. Cells that a test
 * does not speak of are blank.
 */
typedef struct {
  GoujiFormSet *forms;
  GPtrArray *reports;
} Fixture;

static G_GNUC_UNUSED void
put_figure (GoujiReport *report, const char *id, const char *printed, GoujiDoubt doubt)
{
  const GoujiCell *cell = gouji_form_find_cell (gouji_report_get_form (report), id);
  GoujiFigure figure = { (char *) printed, .how = GOUJI_HOW_TABLE, .doubt = doubt };

  g_assert_nonnull (cell);
  gouji_report_put_figure (report, cell, &figure);
}

static G_GNUC_UNUSED void
put (GoujiReport *report, const char *id, const char *printed)
{
  put_figure (report, id, printed, GOUJI_DOUBT_NONE);
}

static G_GNUC_UNUSED void
put_unsure (GoujiReport *report, const char *id, const char *printed)
{
  put_figure (report, id, printed, GOUJI_DOUBT_COLUMN);
}

static G_GNUC_UNUSED void
enter (GoujiReport *report, const char *id, const char *text)
{
  const GoujiCell *cell = gouji_form_find_cell (gouji_report_get_form (report), id);

  g_assert_nonnull (cell);
  gouji_report_set_entered (report, cell, text, GOUJI_HOW_TYPED);
}

static G_GNUC_UNUSED GoujiReport *
add_report (Fixture *fixture, const char *form, const char *year)
{
  GoujiForm *found = gouji_form_set_find (fixture->forms, form);
  GoujiReport *report;

  g_assert_nonnull (found);
  report = gouji_report_new (found);
  gouji_report_put_field (report, GOUJI_FIELD_AGENCY, "青禾县");
  gouji_report_put_field (report, GOUJI_FIELD_YEAR, year);
  g_ptr_array_add (fixture->reports, report);
  return report;
}

/* A report with one number: the requests received. */
static G_GNUC_UNUSED GoujiReport *
add_received (Fixture *fixture, const char *form, const char *year, const char *received)
{
  GoujiReport *report = add_report (fixture, form, year);

  put (report, "requests.new_received.total", received);
  return report;
}

static G_GNUC_UNUSED void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->forms = gouji_form_set_new_from_folder (g_getenv ("GOUJI_FORMS"), &error);
  g_assert_no_error (error);
  fixture->reports = g_ptr_array_new_with_free_func (g_object_unref);
}

static G_GNUC_UNUSED void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_ptr_array_unref (fixture->reports);
  gouji_form_set_unref (fixture->forms);
}
