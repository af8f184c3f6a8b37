/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/gouji-window-private.h"

#include <glib/gi18n.h>

#include "export/gouji-export-dialog.h"
#include "export/gouji-export-file.h"
#include "preview/gouji-print.h"
#include "report/gouji-disk.h"
#include "session/gouji-layouts.h"

static GoujiOpenReport *
get_report (GoujiWindow *self)
{
  return gouji_report_page_get_report (self->page);
}

/* The layout that a script asks for, else the one that was chosen last. */
static GoujiPaperLayout *
find_layout (GoujiWindow *self, const char *id)
{
  if (id != NULL)
    return gouji_kit_get_layout (gouji_open_report_get_kit (get_report (self)), id, NULL);

  return gouji_layouts_find_remembered (get_report (self), self->settings, NULL);
}

static GoujiWriteJob *
create_job (GoujiWindow *self, GoujiWriteFormat format, const GoujiWriteOptions *options)
{
  GoujiKit *kit = gouji_open_report_get_kit (get_report (self));

  return gouji_write_job_new (gouji_open_report_get_report (get_report (self)), NULL,
                              gouji_kit_get_filler (kit), format, options);
}

/* -- toasts -- */

/* Nothing may be there that shows folders, or nothing that could be asked to: then it is said where to look.
 */
static void
folder_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GoujiWindow) self = user_data;
  GtkFileLauncher *launcher = GTK_FILE_LAUNCHER (source);
  g_autoptr (GError) error = NULL;
  g_autofree char *place = g_file_get_parse_name (gtk_file_launcher_get_file (launcher));
  g_autofree char *sentence = NULL;

  if (gtk_file_launcher_launch_finish (launcher, result, &error) || self->session == NULL ||
      g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    return;

  /* Translators: where a folder is on the disk */
  sentence = g_strdup_printf (_ ("The folder cannot be shown here. It is “%s”."), place);
  gouji_window_tell (self, sentence);
}

static void
open_folder_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GoujiWindow *self = user_data;
  g_autoptr (GFile) folder = g_file_new_for_uri (g_variant_get_string (parameter, NULL));
  g_autoptr (GtkFileLauncher) launcher = gtk_file_launcher_new (folder);

  if (g_file_query_file_type (folder, G_FILE_QUERY_INFO_NONE, NULL) != G_FILE_TYPE_DIRECTORY) {
    gouji_window_tell (self, _ ("The folder is not there any more."));
    return;
  }

  if (gouji_window_can_ask_for_files (self))
    gtk_file_launcher_launch (launcher, GTK_WINDOW (self), self->cancellable, folder_opened_cb,
                              g_object_ref (self));
}

static void
tell (GoujiWindow *self, const char *words)
{
  AdwToast *toast = adw_toast_new (words);

  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* What is said of fonts comes after it: a narrow window would cut off one long sentence. */
static void
tell_exported (GoujiWindow *self, guint n_files, GFile *folder, guint n_substitutions)
{
  g_autofree char *files =
    g_strdup_printf (ngettext ("%u file exported", "%u files exported", n_files), n_files);
  g_autofree char *uri = g_file_get_uri (folder);
  AdwToast *toast = adw_toast_new (files);

  adw_toast_set_button_label (toast, _ ("_Open Folder"));
  adw_toast_set_action_name (toast, "win.open-folder");
  adw_toast_set_action_target (toast, "s", uri);
  adw_toast_overlay_add_toast (self->toasts, toast);

  if (n_substitutions > 0) {
    g_autofree char *fonts =
      g_strdup_printf (ngettext ("In PDF, %u font stands in for another",
                                 "In PDF, %u fonts stand in for others", n_substitutions),
                       n_substitutions);

    tell (self, fonts);
  }
}

/* -- export -- */

static void
dialog_exported_cb (
  GoujiExportDialog *dialog, guint n_files, GFile *folder, guint n_substitutions, GoujiWindow *self)
{
  tell_exported (self, n_files, folder, n_substitutions);
}

static void
export_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GoujiWindow *self = user_data;
  GoujiExportDialog *dialog = gouji_export_dialog_new (get_report (self));

  g_signal_connect_object (dialog, "exported", G_CALLBACK (dialog_exported_cb), self, G_CONNECT_DEFAULT);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

static void
set_export_folder_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GoujiWindow *self = user_data;

  g_settings_set_string (self->settings, "export-folder", g_variant_get_string (parameter, NULL));
}

static void
set_export_formats_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GoujiWindow *self = user_data;

  g_settings_set_value (self->settings, "export-formats", parameter);
}

/* Takes @error. */
static void
tell_failure (GoujiWindow *self, GFile *file, GError *error)
{
  g_autoptr (GError) reason = error;
  g_autofree char *name = gouji_disk_get_name (file);
  g_autofree char *words = gouji_export_words_for_error (reason);
  /* Translators: name of a file, and a sentence that says why it could not be made */
  g_autofree char *sentence = g_strdup_printf (_ ("“%s” was not exported. %s"), name, words);

  gouji_window_tell (self, sentence);
}

typedef struct {
  GoujiWindow *window;
  GFile *target;
} ExportTo;

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ExportTo *export = user_data;
  g_autoptr (GoujiWindow) self = export->window;
  g_autoptr (GFile) target = export->target;
  GError *error = NULL;
  guint n_substitutions;
  g_autoptr (GFile) file = gouji_export_file_finish (result, &n_substitutions, &error);
  g_autoptr (GFile) folder = file ? g_file_get_parent (file) : NULL;

  g_free (export);
  g_application_release (g_application_get_default ());
  if (self->session == NULL) /* The window was closed meanwhile. */
    g_clear_error (&error);
  else if (file != NULL)
    tell_exported (self, 1, folder ? folder : file, n_substitutions);
  else
    tell_failure (self, target, error);
}

/*
 * With the URI of the file, whose ending is the format, and choices: `layout` (s), for pages; `bare` (b), a
 * web page for a portal's editor; `replace` (b), whether a file of that name may be replaced.
 */
static void
export_to_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GoujiWindow *self = user_data;
  const char *uri;
  const char *id = NULL;
  gboolean bare = FALSE;
  gboolean replace = FALSE;
  g_autoptr (GVariant) choices = NULL;
  g_autoptr (GFile) target = NULL;
  g_autofree char *name = NULL;
  GoujiWriteFormat format;
  GError *error = NULL;
  ExportTo *export;

  g_variant_get (parameter, "(&s@a{sv})", &uri, &choices);
  g_variant_lookup (choices, "layout", "&s", &id);
  g_variant_lookup (choices, "bare", "b", &bare);
  g_variant_lookup (choices, "replace", "b", &replace);
  target = g_file_new_for_uri (uri);
  name = gouji_disk_get_name (target);
  if (!gouji_write_format_from_name (name, &format, &error)) {
    tell_failure (self, target, error);
    return;
  }

  export = g_new0 (ExportTo, 1);
  export->window = g_object_ref (self);
  export->target = g_object_ref (target);
  g_application_hold (g_application_get_default ()); /* What was begun is finished, also without a window. */
  gouji_export_file_async (
    create_job (self, format, &(GoujiWriteOptions) { .layout = find_layout (self, id), .bare = bare }),
    target,
    replace && !gouji_export_is_origin (get_report (self), target) ? GOUJI_EXPORT_REPLACE
                                                                   : GOUJI_EXPORT_REFUSE,
    NULL, exported_cb, export);
}

/* As a web page for editors that show what they are given, and its source for those that show source. */
static void
html_made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GoujiWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = gouji_export_bytes_finish (result, &error);
  g_autoptr (GdkContentProvider) provider = NULL;
  GdkContentProvider *kinds[2];

  if (self->session == NULL)
    return;
  if (bytes == NULL) {
    g_autofree char *words = gouji_export_words_for_error (error);

    gouji_window_tell (self, words);
    return;
  }

  kinds[0] = gdk_content_provider_new_for_bytes ("text/html", bytes);
  kinds[1] = gdk_content_provider_new_for_bytes ("text/plain;charset=utf-8", bytes);
  provider = gdk_content_provider_new_union (kinds, G_N_ELEMENTS (kinds));
  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (self)), provider);
  tell (self, _ ("Copied. Paste it into the editor of the portal."));
}

static void
copy_html_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GoujiWindow *self = user_data;

  gouji_export_bytes_async (create_job (self, GOUJI_WRITE_HTML, &(GoujiWriteOptions) { .bare = TRUE }), NULL,
                            html_made_cb, g_object_ref (self));
}

/* -- print -- */

static void
printed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GoujiWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GtkPrintSettings) settings = gouji_print_finish (result, &error);

  if (settings != NULL) {
    g_set_object (&self->print_settings, settings);
  } else if (self->session != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    /* Translators: a message of the system, seldom in the reader's language */
    g_autofree char *sentence =
      g_strdup_printf (_ ("The report was not printed. The system says: %s"), error->message);

    gouji_window_tell (self, sentence);
  }
}

static void
print (GoujiWindow *self, const char *path)
{
  GoujiOpenReport *report = get_report (self);
  GoujiPaperLayout *layout = find_layout (self, NULL);
  g_autoptr (GoujiPaper) paper = gouji_paper_new (gouji_open_report_get_report (report));
  g_autofree char *name = gouji_open_report_get_title (report);

  if (layout == NULL) {
    gouji_window_tell (self, _ ("The layouts of pages are missing. Install Gouji again."));
    return;
  }

  gouji_print_async (&(GoujiPrint) { paper, layout, name, self->print_settings, path }, GTK_WINDOW (self),
                     NULL, printed_cb, g_object_ref (self));
}

static void
print_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  print (user_data, NULL);
}

static void
print_to_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));
  g_autofree char *path = g_file_get_path (file);

  if (path != NULL)
    print (user_data, path);
  else
    gouji_window_tell (user_data, _ ("That is no place on this computer. Choose a folder."));
}

void
gouji_window_add_export_actions (GoujiWindow *self)
{
  static const GActionEntry entries[] = {
    { .name = "export", .activate = export_cb },
    { .name = "export-to", .activate = export_to_cb, .parameter_type = "(sa{sv})" },
    { .name = "set-export-folder", .activate = set_export_folder_cb, .parameter_type = "s" },
    { .name = "set-export-formats", .activate = set_export_formats_cb, .parameter_type = "as" },
    { .name = "open-folder", .activate = open_folder_cb, .parameter_type = "s" },
    { .name = "copy-html", .activate = copy_html_cb },
    { .name = "print", .activate = print_cb },
    { .name = "print-to", .activate = print_to_cb, .parameter_type = "s" },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}

void
gouji_window_update_export_actions (GoujiWindow *self)
{
  static const char *const names[] = { "export", "export-to", "copy-html", "print", "print-to" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    gouji_window_enable_action (self, names[i], get_report (self) != NULL);
}
