/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/gouji-window-private.h"

#include <glib/gi18n.h>

#include "register/gouji-register-dialog.h"
#include "register/gouji-register-texts.h"

static GoujiOpenReport *
get_report (GoujiWindow *self)
{
  return gouji_report_page_get_report (self->page);
}

/* -- importing -- */

static void
tell_applied (GoujiWindow *self, guint n_changed)
{
  g_autofree char *words = n_changed > 0
                             ? g_strdup_printf (ngettext ("%u cell filled from the register",
                                                          "%u cells filled from the register", n_changed),
                                                n_changed)
                             : g_strdup (_ ("The report has these numbers already."));
  AdwToast *toast = adw_toast_new (words);

  adw_toast_set_use_markup (toast, FALSE);
  if (n_changed > 0) {
    adw_toast_set_button_label (toast, _ ("_Undo"));
    adw_toast_set_action_name (toast, "win.undo");
  }
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
present (GoujiWindow *self, GoujiRegisterDialog *dialog)
{
  g_signal_connect_object (dialog, "applied", G_CALLBACK (tell_applied), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

static void
import_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GoujiWindow *self = user_data;

  present (self, gouji_register_dialog_new (get_report (self)));
}

static GPtrArray *
list_files (GVariant *uris)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (g_object_unref);
  GVariantIter iter;
  const char *uri;

  g_variant_iter_init (&iter, uris);
  while (g_variant_iter_next (&iter, "&s", &uri))
    g_ptr_array_add (files, g_file_new_for_uri (uri));

  return files;
}

static void
import_files_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GoujiWindow *self = user_data;
  g_autoptr (GPtrArray) files = list_files (parameter);
  GoujiRegisterDialog *dialog = gouji_register_dialog_new (get_report (self));

  present (self, dialog);
  if (files->len > 0)
    gouji_register_dialog_read (dialog, files);
}

/**
 * Waiting:
 * @report: the report that is meant, which need not be shown any more
 * @cell: (nullable): id of the cell whose cases are wanted
 *
 * What is to be done when a register has been read.
 */
typedef struct {
  GoujiWindow *window;
  GoujiOpenReport *report;
  char *cell;
} Waiting;

static Waiting *
waiting_new (GoujiWindow *self, const char *cell)
{
  Waiting *waiting = g_new0 (Waiting, 1);

  waiting->window = g_object_ref (self);
  waiting->report = g_object_ref (get_report (self));
  waiting->cell = g_strdup (cell);

  return waiting;
}

static void
waiting_free (Waiting *waiting)
{
  g_object_unref (waiting->window);
  g_object_unref (waiting->report);
  g_free (waiting->cell);
  g_free (waiting);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Waiting, waiting_free)

static void
tell_failure (GoujiWindow *self, const GError *error)
{
  g_autofree char *text = gouji_register_text_error (error);

  if (self->session != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    gouji_window_tell (self, text);
}

/* What is complete is put in at once; whatever a person has to decide is shown. */
static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Waiting) waiting = user_data;
  g_autoptr (GError) error = NULL;
  GoujiRegisterDesk *desk = GOUJI_REGISTER_DESK (source);

  if (!gouji_register_desk_read_finish (desk, result, &error)) {
    tell_failure (waiting->window, error);
    return;
  }
  if (waiting->window->session == NULL || get_report (waiting->window) != waiting->report)
    return;
  if (gouji_register_count_is_complete (gouji_register_desk_get_count (desk)))
    tell_applied (waiting->window, gouji_register_desk_apply (desk, NULL));
  else
    present (waiting->window, gouji_register_dialog_new_counted (waiting->report, desk));
}

static void
apply_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GoujiWindow *self = user_data;
  g_autoptr (GPtrArray) files = list_files (parameter);
  g_autoptr (GoujiRegisterDesk) desk = gouji_register_desk_new (get_report (self));

  gouji_window_hush (self);
  if (files->len > 0)
    gouji_register_desk_read_async (desk, files, self->cancellable, read_cb, waiting_new (self, NULL));
}

/* -- the cases behind a number -- */

static void
reread_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Waiting) waiting = user_data;
  g_autoptr (GError) error = NULL;
  GoujiRegisterDesk *desk = GOUJI_REGISTER_DESK (source);
  const GoujiCell *cell;

  if (!gouji_register_desk_reread_finish (desk, result, &error)) {
    tell_failure (waiting->window, error);
    return;
  }
  cell = gouji_form_find_cell (gouji_register_count_get_form (gouji_register_desk_get_count (desk))->form,
                               waiting->cell);
  if (waiting->window->session == NULL || get_report (waiting->window) != waiting->report || cell == NULL ||
      !gouji_register_count_has (gouji_register_desk_get_count (desk), cell))
    return;

  present (waiting->window, gouji_register_dialog_new_for_cell (waiting->report, desk, cell));
}

static void
show_cases_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GoujiWindow *self = user_data;
  g_autofree char *folder = gouji_register_store_get_folder ();
  g_autoptr (GoujiRegisterRecord) record =
    gouji_register_store_get (folder, gouji_open_report_get_id (get_report (self)));
  g_autoptr (GoujiRegisterDesk) desk = gouji_register_desk_new (get_report (self));

  gouji_window_hush (self);
  if (record == NULL) {
    gouji_window_tell (self, _ ("No register has been imported for this report."));
    return;
  }
  gouji_register_desk_reread_async (desk, self->cancellable, reread_cb,
                                    waiting_new (self, g_variant_get_string (parameter, NULL)));
}

static void
forget_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GoujiWindow *self = user_data;
  g_autofree char *folder = gouji_register_store_get_folder ();

  gouji_register_store_forget (folder, gouji_open_report_get_id (get_report (self)));
  adw_toast_overlay_add_toast (self->toasts,
                               adw_toast_new (_ ("Forgotten which register the report was filled from")));
}

/* -- template -- */

static void
template_copied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GoujiWindow) self = user_data;

  if (!g_file_copy_finish (G_FILE (source), result, NULL) && self->session != NULL)
    gouji_window_tell (self, _ ("The template could not be saved there."));
}

static void
save_template_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GoujiWindow *self = user_data;
  g_autoptr (GFile) source = gouji_kit_get_register_template (gouji_open_report_get_kit (get_report (self)));
  g_autoptr (GFile) target = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  g_file_copy_async (source, target, G_FILE_COPY_OVERWRITE, G_PRIORITY_DEFAULT, self->cancellable, NULL, NULL,
                     template_copied_cb, g_object_ref (self));
}

/* -- actions -- */

void
gouji_window_update_register_actions (GoujiWindow *self)
{
  static const char *const names[] = { "import-register", "import-register-from", "apply-register" };
  GoujiOpenReport *report = get_report (self);
  gboolean possible =
    report != NULL && gouji_register_desk_is_possible (gouji_open_report_get_report (report));

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    gouji_window_enable_action (self, names[i], possible);
  gouji_window_enable_action (self, "show-cases", report != NULL);
  gouji_window_enable_action (self, "forget-register", report != NULL);
  gouji_window_enable_action (self, "save-register-template", report != NULL);
}

void
gouji_window_add_register_actions (GoujiWindow *self)
{
  static const GActionEntry entries[] = {
    { .name = "import-register", .activate = import_cb },
    { .name = "import-register-from", .activate = import_files_cb, .parameter_type = "as" },
    { .name = "apply-register", .activate = apply_cb, .parameter_type = "as" },
    { .name = "show-cases", .activate = show_cases_cb, .parameter_type = "s" },
    { .name = "forget-register", .activate = forget_cb },
    { .name = "save-register-template", .activate = save_template_cb, .parameter_type = "s" },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
