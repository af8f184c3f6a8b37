/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/gouji-window-private.h"

#include <glib/gi18n.h>

#include "check/gouji-check-values.h"
#include "compile/gouji-compile-strip.h"
#include "compile/gouji-compile-words.h"
#include "compile/gouji-last-year-dialog.h"
#include "compile/gouji-new-report-dialog.h"
#include "compile/gouji-own-agency.h"
#include "compile/gouji-properties-dialog.h"
#include "report/gouji-status.h"
#include "words/gouji-words.h"

static GoujiReport *
get_content (GoujiWindow *self)
{
  return gouji_open_report_get_report (gouji_report_page_get_report (self->page));
}

static GoujiFormSet *
get_forms (GoujiWindow *self)
{
  return gouji_kit_get_forms (gouji_session_get_kit (self->session));
}

/* They are loaded by a thread when the program starts; where they cannot be, this is the place to say so
 * again. */
static gboolean
has_forms (GoujiWindow *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;

  if (gouji_kit_load (gouji_session_get_kit (self->session), &error))
    return TRUE;

  sentence = gouji_words_for_load_error (error, _ ("Gouji"));
  gouji_window_tell (self, sentence);
  return FALSE;
}

/* What was done can be taken back at once. */
static void
tell_done (GoujiWindow *self, const char *words)
{
  AdwToast *toast = adw_toast_new (words);

  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_action_name (toast, "win.undo");
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* -- a report that is open, or in a file that has to be opened first -- */

typedef void (*Use) (GoujiWindow *self, GoujiOpenReport *report, int year);

typedef struct {
  GoujiWindow *window;
  GFile *file;
  Use use;
  int year;
} Fetching;

static void
free_fetching (gpointer data, GClosure *closure)
{
  Fetching *fetching = data;

  g_clear_object (&fetching->window);
  g_clear_object (&fetching->file);
  g_free (fetching);
}

static gboolean
is_from (GoujiOpenReport *report, GFile *file)
{
  GFile *saved = gouji_open_report_get_file (report);
  GFile *place = saved != NULL ? saved : gouji_open_report_get_source (report);

  return place != NULL && g_file_equal (place, file);
}

/* Of several reports in a file, the one of the year before @year, else the first. */
static GoujiOpenReport *
find_in_file (GoujiWindow *self, GFile *file, int year)
{
  GoujiOpenReport *first = NULL;

  for (guint i = 0; i < gouji_session_get_n_reports (self->session); i++) {
    GoujiOpenReport *report = gouji_session_get_report (self->session, i);

    if (!is_from (report, file))
      continue;
    if (first == NULL)
      first = report;
    if (year != 0 && gouji_report_get_year (gouji_open_report_get_report (report)) == year - 1)
      return report;
  }

  return first;
}

static void
fetched_cb (GoujiImport *import, Fetching *fetching)
{
  GoujiWindow *self = fetching->window;
  GListModel *failures;
  GoujiOpenReport *report;

  if (!gouji_import_has_ended (import))
    return;

  report = self->session != NULL ? find_in_file (self, fetching->file, fetching->year) : NULL;
  failures = gouji_import_get_failures (import);
  for (guint i = 0; self->session != NULL && i < g_list_model_get_n_items (failures); i++) {
    g_autoptr (GoujiImportFailure) failure = g_list_model_get_item (failures, i);

    gouji_window_tell (self, gouji_import_failure_get_sentence (failure));
  }
  if (report != NULL)
    fetching->use (self, report, fetching->year);
  g_signal_handlers_disconnect_by_data (import, fetching);
}

static void
fetch (GoujiWindow *self, const char *uri, int year, Use use)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  GFile *file = g_file_new_for_uri (uri);
  GoujiOpenReport *open = find_in_file (self, file, year);
  Fetching *fetching;

  g_ptr_array_add (files, file);
  if (open != NULL) {
    use (self, open, year);
    return;
  }

  fetching = g_new0 (Fetching, 1);
  *fetching = (Fetching) { g_object_ref (self), g_object_ref (file), use, year };
  g_signal_connect_data (gouji_session_import (self->session, files), "changed", G_CALLBACK (fetched_cb),
                         fetching, free_fetching, 0);
}

/* @name: id of an open report, or URI of a file */
static void
use_report (GoujiWindow *self, const char *name, int year, Use use)
{
  for (guint i = 0; i < gouji_session_get_n_reports (self->session); i++) {
    GoujiOpenReport *report = gouji_session_get_report (self->session, i);

    if (g_str_equal (gouji_open_report_get_id (report), name)) {
      use (self, report, year);
      return;
    }
  }

  fetch (self, name, year, use);
}

/* -- a new report -- */

/* The first cell of the form that is to be filled in: a clerk has the figures before the words. */
static guint
find_first_blank (GoujiReport *report)
{
  GoujiForm *form = gouji_report_get_form (report);

  for (guint i = 0; i < gouji_form_get_n_cells (form); i++) {
    const GoujiCell *cell = gouji_form_get_cell (form, i);

    if (gouji_row_is_in_use (report, cell->block, cell->row->first) &&
        gouji_report_get_figure (report, cell)->state == GOUJI_FIGURE_EMPTY)
      return i;
  }

  return G_MAXUINT;
}

/* Takes @compiled. */
static void
open_compiled (GoujiWindow *self, GoujiCompiled *compiled, const GError *error, int year)
{
  GoujiOpenReport *open;

  if (compiled == NULL) {
    g_autofree char *sentence = gouji_words_for_compile_error (error, year);

    gouji_window_tell (self, sentence);
    return;
  }

  gouji_window_hush (self);
  open = gouji_session_add (self->session, compiled->report);
  gouji_compile_strip_attach (open, compiled);
  gouji_window_show_report (self, open);
  gouji_report_page_set_view (self->page, "form");
  gouji_report_page_show_cell (self->page, find_first_blank (gouji_open_report_get_report (open)));
}

static void
compile_from (GoujiWindow *self, GoujiOpenReport *last_year, int year)
{
  g_autoptr (GoujiProfile) profile = gouji_own_agency_load (self->settings);
  g_autoptr (GError) error = NULL;
  GoujiCompiled *compiled = gouji_compile_from_last_year (
    get_forms (self), gouji_kit_get_filler (gouji_session_get_kit (self->session)),
    gouji_open_report_get_report (last_year), year, profile, &error);

  open_compiled (self, compiled, error, year);
}

static void
new_report_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GoujiWindow *self = user_data;

  if (has_forms (self))
    adw_dialog_present (
      ADW_DIALOG (gouji_new_report_dialog_new (self->session, self->recents, get_forms (self),
                                               gouji_report_page_get_report (self->page))),
      GTK_WIDGET (self));
}

static void
compile_from_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GoujiWindow *self = user_data;
  const char *name;
  int year;

  g_variant_get (parameter, "(&si)", &name, &year);
  if (has_forms (self))
    use_report (self, name, year, compile_from);
}

static void
compile_empty_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GoujiWindow *self = user_data;
  g_autoptr (GoujiProfile) profile = gouji_own_agency_load (self->settings);
  g_autoptr (GError) error = NULL;
  GoujiForm *form;
  const char *id;
  int year;

  g_variant_get (parameter, "(&si)", &id, &year);
  if (!has_forms (self))
    return;

  /* Without an id, the form that holds for the year. */
  form = *id != '\0' ? gouji_form_set_find (get_forms (self), id) : NULL;
  if (*id != '\0' && form == NULL)
    gouji_window_tell (self, _ ("This version of Gouji does not have that form."));
  else
    open_compiled (self, gouji_compile_empty (get_forms (self), form, year, profile, &error), error, year);
}

/* -- last year's report -- */

static void
hold_against (GoujiWindow *self, GoujiOpenReport *last_year, int year)
{
  GoujiOpenReport *shown = gouji_report_page_get_report (self->page);
  g_autoptr (GPtrArray) changes = NULL;
  g_autofree char *words = NULL;
  g_autofree char *fault = NULL;

  if (shown == NULL || shown == last_year)
    return;

  changes = gouji_carried_exchange (get_content (self), gouji_open_report_get_report (last_year));
  words = gouji_words_for_carried_changes (changes);
  tell_done (self, words);
  fault = gouji_words_for_wrong_year (get_content (self));
  if (fault != NULL)
    gouji_window_tell (self, fault);
}

static void
choose_last_year_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GoujiWindow *self = user_data;

  adw_dialog_present (ADW_DIALOG (gouji_last_year_dialog_new (self->session, self->recents,
                                                              gouji_report_page_get_report (self->page))),
                      GTK_WIDGET (self));
}

static void
hold_against_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GoujiWindow *self = user_data;
  const char *name = g_variant_get_string (parameter, NULL);

  if (*name != '\0') {
    use_report (self, name, gouji_report_get_year (get_content (self)), hold_against);
    return;
  }
  if (gouji_report_get_last_year (get_content (self)) == NULL)
    return;

  g_ptr_array_unref (gouji_carried_exchange (get_content (self), NULL));
  tell_done (self, _ ("No longer held against last year’s report"));
}

/* An open report of the year before says something else now than when it was taken over. */
static void
update_last_year_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GoujiWindow *self = user_data;
  GoujiOpenReport *last_year = gouji_report_page_get_last_year (self->page);

  if (last_year != NULL)
    hold_against (self, last_year, 0);
}

/* -- words and properties -- */

static void
write_opening_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GoujiWindow *self = user_data;
  g_autoptr (GoujiProfile) profile = gouji_own_agency_load (self->settings);
  g_autofree char *opening = gouji_compile_write_opening (get_forms (self), get_content (self), profile);

  if (opening == NULL) {
    gouji_window_tell (self, _ ("Say in the preferences first which agency is yours, and how to reach it."));
    return;
  }

  gouji_report_break_typing (get_content (self));
  gouji_report_set_field (get_content (self), GOUJI_FIELD_PREAMBLE, opening);
  gouji_report_break_typing (get_content (self));
  tell_done (self, _ ("Opening words written"));
}

static void
properties_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GoujiWindow *self = user_data;

  adw_dialog_present (ADW_DIALOG (gouji_properties_dialog_new (gouji_report_page_get_report (self->page))),
                      GTK_WIDGET (self));
}

/* -- actions -- */

void
gouji_window_update_compile_actions (GoujiWindow *self)
{
  gboolean any = gouji_report_page_get_report (self->page) != NULL;
  GoujiReport *content = any ? get_content (self) : NULL;
  gboolean possible = any && !gouji_report_get_read_only (content) && !gouji_report_get_locked (content);

  gouji_window_enable_action (self, "choose-last-year", possible);
  gouji_window_enable_action (self, "hold-against", possible);
  gouji_window_enable_action (self, "update-last-year", possible);
  gouji_window_enable_action (self, "write-opening", possible);
  gouji_window_enable_action (self, "properties", any);
}

void
gouji_window_add_compile_actions (GoujiWindow *self)
{
  static const GActionEntry entries[] = {
    { .name = "new-report", .activate = new_report_cb },
    { .name = "compile-from", .activate = compile_from_cb, .parameter_type = "(si)" },
    { .name = "compile-empty", .activate = compile_empty_cb, .parameter_type = "(si)" },
    { .name = "choose-last-year", .activate = choose_last_year_cb },
    { .name = "hold-against", .activate = hold_against_cb, .parameter_type = "s" },
    { .name = "update-last-year", .activate = update_last_year_cb },
    { .name = "write-opening", .activate = write_opening_cb },
    { .name = "properties", .activate = properties_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
