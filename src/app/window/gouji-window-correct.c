/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/gouji-window-private.h"

#include <glib/gi18n.h>

#include "correct/gouji-correct-dialog.h"
#include "correct/gouji-correct-words.h"
#include "correct/gouji-correcting.h"
#include "correct/gouji-place-dialog.h"
#include "fill/gouji-place.h"

static GoujiReport *
get_content (GoujiWindow *self)
{
  return gouji_open_report_get_report (gouji_report_page_get_report (self->page));
}

static const GoujiCell *
find_cell (GoujiWindow *self, const char *id)
{
  return gouji_form_find_cell (gouji_report_get_form (get_content (self)), id);
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

/* -- what it is read as -- */

static void
correct_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GoujiWindow *self = user_data;
  GoujiCorrectDialog *dialog = gouji_correct_dialog_new (gouji_report_page_get_report (self->page),
                                                         gouji_report_page_get_selection (self->page));

  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

static void
corrected_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GoujiWindow) self = user_data;
  GoujiOpenReport *report = GOUJI_OPEN_REPORT (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GoujiCorrection) correction = gouji_correct_finish (report, result, &error);
  g_autofree char *words = NULL;

  if (correction == NULL) {
    if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
      gouji_window_tell (self, _ ("No report can be read this way; it stays as it was."));
    return;
  }

  gouji_correction_apply (correction, gouji_open_report_get_report (report));
  words = g_strdup_printf (
    _ ("Read as: %s"), gouji_form_get_name (gouji_report_get_form (gouji_open_report_get_report (report))));
  tell_done (self, words);
}

static void
correct_to_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GoujiWindow *self = user_data;
  GoujiOpenReport *report = gouji_report_page_get_report (self->page);

  if (gouji_correct_reads_anew (report, parameter))
    gouji_correct_async (report, parameter, self->cancellable, corrected_cb, g_object_ref (self));
  else
    gouji_correct_fields (report, parameter);
}

/* -- where its numbers belong -- */

static void
present_places (GoujiWindow *self, const GoujiCell *cell, GoujiExtent extent)
{
  GoujiPlaceDialog *dialog =
    gouji_place_dialog_new (get_content (self), gouji_report_page_get_selection (self->page));

  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
  if (cell != NULL)
    gouji_place_dialog_choose (dialog, cell, extent);
}

static void
place_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  present_places (user_data, NULL, GOUJI_EXTENT_CELL);
}

static void
place_here_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GoujiWindow *self = user_data;
  GoujiExtent extent;
  const GoujiCell *cell;
  const char *extent_name;
  const char *id;

  g_variant_get (parameter, "(&s&s)", &extent_name, &id);
  cell = find_cell (self, id);
  if (cell != NULL && gouji_extent_from_string (extent_name, &extent))
    present_places (self, cell, extent);
}

static void
place_at_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GoujiWindow *self = user_data;
  GoujiReport *content = get_content (self);
  GoujiDocument *document = gouji_report_get_document (content);
  g_autoptr (GArray) placings = NULL;
  g_autoptr (GoujiCorrection) correction = NULL;
  g_autofree char *words = NULL;
  const char *extent_name;
  const char *id;
  GoujiRange range;
  GoujiExtent extent;

  g_variant_get (parameter, "(&s&suu)", &extent_name, &id, &range.start, &range.end);
  if (find_cell (self, id) == NULL || !gouji_extent_from_string (extent_name, &extent) ||
      range.start > range.end || range.end > gouji_document_get_length (document))
    return;

  placings = gouji_place_numbers (content, range, find_cell (self, id), extent, NULL);
  if (placings == NULL) {
    gouji_window_tell (self, _ ("What is selected does not have as many numbers as there are places."));
    return;
  }

  correction =
    gouji_correction_new_placed (content, (const GoujiPlacing *) (void *) placings->data, placings->len);
  gouji_correction_apply (correction, content);
  words = g_strdup_printf (ngettext ("%u number placed", "%u numbers placed", placings->len), placings->len);
  tell_done (self, words);
  gouji_report_page_show_cell (self->page, g_array_index (placings, GoujiPlacing, 0).cell->index);
}

static void
shift_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GoujiWindow *self = user_data;
  g_autoptr (GoujiCorrection) correction = NULL;
  const char *id;
  const char *direction;
  GoujiShift shift;

  g_variant_get (parameter, "(&s&s)", &id, &direction);
  if (find_cell (self, id) == NULL || !gouji_shift_from_string (direction, &shift))
    return;

  correction = gouji_correction_new_shifted (get_content (self), find_cell (self, id), shift);
  if (correction == NULL)
    return;

  gouji_correction_apply (correction, get_content (self));
  tell_done (self, _ ("Moved by one place; what fell out is listed below the table"));
  gouji_report_page_show_cell (self->page, find_cell (self, id)->index);
}

/* -- actions -- */

void
gouji_window_update_correct_actions (GoujiWindow *self)
{
  GoujiOpenReport *report = gouji_report_page_get_report (self->page);
  GoujiReport *content = report != NULL ? gouji_open_report_get_report (report) : NULL;
  gboolean possible = content != NULL && !gouji_report_get_locked (content);
  gboolean has_document = possible && gouji_report_get_document (content) != NULL;

  gouji_window_enable_action (self, "correct", possible);
  gouji_window_enable_action (self, "correct-to", possible);
  gouji_window_enable_action (self, "shift", possible);
  gouji_window_enable_action (self, "place", has_document);
  gouji_window_enable_action (self, "place-here", has_document);
  gouji_window_enable_action (self, "place-at", has_document);
}

void
gouji_window_add_correct_actions (GoujiWindow *self)
{
  static const GActionEntry entries[] = {
    { .name = "correct", .activate = correct_cb },
    { .name = "correct-to", .activate = correct_to_cb, .parameter_type = "a{sv}" },
    { .name = "place", .activate = place_cb },
    { .name = "place-here", .activate = place_here_cb, .parameter_type = "(ss)" },
    { .name = "place-at", .activate = place_at_cb, .parameter_type = "(ssuu)" },
    { .name = "shift", .activate = shift_cb, .parameter_type = "(ss)" },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
