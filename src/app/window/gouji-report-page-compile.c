/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>

#include "compile/gouji-carried.h"
#include "report/gouji-status.h"
#include "window/gouji-report-page-private.h"

/* -- the open report of the year before -- */

static gboolean
is_year_before (GoujiReportPage *self, GoujiOpenReport *candidate)
{
  int year = gouji_report_get_year (self->compiled);

  return candidate != self->report && year != 0 &&
         gouji_report_get_year (gouji_open_report_get_report (candidate)) == year - 1 &&
         gouji_open_report_compare_agencies (candidate, self->report) == 0;
}

/* Of several, the one that the report is held against already. */
static GoujiOpenReport *
find_last_year (GoujiReportPage *self)
{
  GoujiReport *snapshot = gouji_report_get_last_year (self->compiled);
  GoujiOpenReport *found = NULL;

  for (guint i = 0; snapshot != NULL && i < gouji_session_get_n_reports (self->session); i++) {
    GoujiOpenReport *candidate = gouji_session_get_report (self->session, i);

    if (!is_year_before (self, candidate))
      continue;
    if (found == NULL || g_str_equal (gouji_open_report_get_id (candidate), gouji_report_get_id (snapshot)))
      found = candidate;
  }

  return found;
}

static void
show_difference (GoujiReportPage *self)
{
  gboolean differs =
    self->last_year != NULL && !gouji_report_get_read_only (self->compiled) &&
    !gouji_report_get_locked (self->compiled) &&
    !gouji_carried_is_current (self->compiled, gouji_open_report_get_report (self->last_year));
  g_autofree char *title = differs ? gouji_open_report_get_title (self->last_year) : NULL;
  g_autofree char *words =
    /* Translators: %s is agency and year of last year's report */
    differs ? g_strdup_printf (_ ("“%s” is not as it was when this report was begun."), title) : NULL;

  if (differs)
    adw_banner_set_title (self->last_year_banner, words);
  adw_banner_set_revealed (self->last_year_banner, differs);
}

static void
watch_last_year (GoujiReportPage *self)
{
  GoujiOpenReport *found = self->compiled != NULL && self->session != NULL ? find_last_year (self) : NULL;

  if (self->last_year != NULL)
    g_signal_handlers_disconnect_by_func (self->last_year, show_difference, self);
  g_set_object (&self->last_year, found);
  if (found != NULL)
    g_signal_connect_swapped (found, "checked", G_CALLBACK (show_difference), self);
  if (self->compiled != NULL)
    show_difference (self);
}

static void
changed_cb (GoujiReport *report, GoujiChange kind, guint index, GoujiReportPage *self)
{
  if (kind == GOUJI_CHANGE_LAST_YEAR || kind == GOUJI_CHANGE_READING ||
      (kind == GOUJI_CHANGE_FIELD && (index == GOUJI_FIELD_YEAR || index == GOUJI_FIELD_AGENCY)))
    watch_last_year (self);
  else if (kind == GOUJI_CHANGE_FIELD && index == GOUJI_FIELD_STATUS)
    show_difference (self);
}

/* A report of the year before may be opened or closed at any time. */
void
gouji_report_page_watch_session (GoujiReportPage *self)
{
  g_signal_connect_object (self->session, "items-changed", G_CALLBACK (watch_last_year), self,
                           G_CONNECT_SWAPPED);
}

/**
 * gouji_report_page_get_last_year:
 * @self: the page
 *
 * Returns: (nullable) (transfer none): the open report of the year before, when the report that is shown is
 * held against one
 */
GoujiOpenReport *
gouji_report_page_get_last_year (GoujiReportPage *self)
{
  return self->last_year;
}

/* -- before the first part and behind the last -- */

/* What a report has before its first part and behind its last stands in the form with them. */
void
gouji_report_page_init_compile (GoujiReportPage *self)
{
  self->head = GOUJI_HEAD_SECTION (gouji_head_section_new_top ());
  self->foot = GOUJI_HEAD_SECTION (gouji_head_section_new_bottom ());
  gouji_form_pane_set_ends (self->form_pane, GTK_WIDGET (self->head), GTK_WIDGET (self->foot));
}

/* A report that was begun here has no document: the form has all the room. */
void
gouji_report_page_follow_compile (GoujiReportPage *self)
{
  GoujiReport *content = self->report != NULL ? gouji_open_report_get_report (self->report) : NULL;
  gboolean has_document = content != NULL && gouji_report_get_document (content) != NULL;

  if (self->compiled != NULL)
    g_signal_handlers_disconnect_by_func (self->compiled, changed_cb, self);
  g_set_object (&self->compiled, content);
  if (content != NULL)
    g_signal_connect (content, "changed", G_CALLBACK (changed_cb), self);
  watch_last_year (self);

  gouji_head_section_set_report (self->head, content);
  gouji_head_section_set_report (self->foot, content);
  if (content == NULL)
    return;
  gtk_widget_set_visible (self->document_slot, has_document);
  adw_view_stack_page_set_visible (self->document_page, has_document);
}
