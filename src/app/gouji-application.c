/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "gouji-application.h"

#include <glib/gi18n.h>

#include "compile/gouji-preferences-dialog.h"
#include "gouji-startup.h"
#include "help/gouji-help-window.h"
#include "window/gouji-shortcuts-dialog.h"
#include "window/gouji-window.h"
#include "words/gouji-words.h"

struct _GoujiApplication {
  AdwApplication parent_instance;

  GoujiSession *session;
  GoujiRecents *recents;
  GPtrArray *waiting;
  gboolean restoring;
  char *fault;        /* (nullable): why it cannot work here; then it does nothing but say so */
  const char *wanted; /* (nullable): name of an action of the window, until all is restored */
  GoujiHelpWindow *help;
};

/* What software centres show of the program, its releases among it; bound in by data/meson.build. */
#define METAINFO "/io/github/gouji/Gouji/metainfo.xml"

G_DEFINE_FINAL_TYPE (GoujiApplication, gouji_application, ADW_TYPE_APPLICATION)

static GoujiWindow *
create_window (GoujiApplication *self)
{
  GoujiWindow *window = gouji_window_new (GTK_APPLICATION (self), self->session, self->recents);

  if (IS_DEVELOPMENT)
    gtk_widget_add_css_class (GTK_WIDGET (window), "devel");
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

static GoujiWindow *
present_window (GoujiApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (window == NULL)
    return create_window (self);
  gtk_window_present (window);

  return GOUJI_WINDOW (window);
}

static void
tell_missing (GoujiWindow *window, GStrv missing)
{
  g_autofree char *names = NULL;
  g_autofree char *sentence = NULL;

  if (missing == NULL || *missing == NULL)
    return;

  /* Translators: stands between the names of files */
  names = g_strjoinv (_ (", "), missing);
  /* Translators: names of files */
  sentence = g_strdup_printf (_ ("These were open last time and cannot be opened now: %s"), names);
  gouji_window_tell (window, sentence);
}

static void
tell_troubles (GoujiWindow *window)
{
  g_autofree char *troubles = gouji_startup_describe_troubles (GTK_WIDGET (window));

  if (troubles != NULL)
    gouji_window_tell_standing (window, troubles);
}

static void
tell_restored (GoujiWindow *window, const GoujiRestored *restored)
{
  tell_missing (window, restored->missing);

  if (restored->n_damaged > 0)
    gouji_window_tell (window, _ ("Some unsaved work is damaged and could not be brought back."));
  if (restored->n_partial > 0)
    gouji_window_tell (
      window, _ ("Some of the unsaved changes could not be brought back. Check the reports that were."));
}

/* The dialog of a new report looks at those that are open: what was open last time comes first. */
static void
do_wanted (GoujiApplication *self, GoujiWindow *window)
{
  if (self->wanted != NULL)
    g_action_group_activate_action (G_ACTION_GROUP (window), self->wanted, NULL);
  self->wanted = NULL;
}

static void
restored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GoujiApplication) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GoujiRestored) restored = gouji_session_restore_finish (GOUJI_SESSION (source), result, &error);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));
  g_autoptr (GPtrArray) waiting = NULL;

  self->restoring = FALSE;
  g_application_release (G_APPLICATION (self));
  if (window == NULL)
    return;

  tell_troubles (GOUJI_WINDOW (window));
  if (restored == NULL) {
    g_autofree char *sentence = gouji_words_for_load_error (error, _ ("Gouji"));

    gouji_window_tell_standing (GOUJI_WINDOW (window), sentence);
    do_wanted (self, GOUJI_WINDOW (window));
    return;
  }

  if (restored->shown != NULL)
    gouji_window_show_report (GOUJI_WINDOW (window), restored->shown);
  waiting = g_steal_pointer (&self->waiting);
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  gouji_window_open_files (GOUJI_WINDOW (window), waiting);
  tell_restored (GOUJI_WINDOW (window), restored);
  do_wanted (self, GOUJI_WINDOW (window));
}

static void
open_files (GoujiApplication *self, GPtrArray *files)
{
  GoujiWindow *window = present_window (self);

  /* What was open last time comes first, so that a file is not opened a second time. */
  if (self->restoring)
    g_ptr_array_extend (self->waiting, files, (GCopyFunc) (void *) g_object_ref, NULL);
  else
    gouji_window_open_files (window, files);
}

/* A folder, too. */
static void
open_uri_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (files, g_file_new_for_uri (g_variant_get_string (parameter, NULL)));
  open_files (user_data, files);
}

static void
open_examples_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GoujiApplication *self = user_data;
  g_autoptr (GPtrArray) files = gouji_session_list_examples (self->session);

  open_files (self, files);
  if (files->len == 0)
    gouji_window_tell (present_window (self), _ ("The example is not installed."));
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AdwDialog *dialog = adw_about_dialog_new_from_appdata (METAINFO, PACKAGE_VERSION);
  AdwAboutDialog *about = ADW_ABOUT_DIALOG (dialog);

  adw_about_dialog_set_comments (about, _ ("Reads, fills and checks annual reports on government information "
                                           "disclosure. Nothing leaves your computer."));
  adw_about_dialog_set_copyright (about, _ ("© 2026 The Gouji developers"));
  /* Translators: your name, as it should stand in the about dialog */
  adw_about_dialog_set_translator_credits (about, _ ("translator-credits"));
  adw_dialog_present (dialog, GTK_WIDGET (present_window (user_data)));
}

static void
shortcuts_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  adw_dialog_present (ADW_DIALOG (gouji_shortcuts_dialog_new ()), GTK_WIDGET (present_window (user_data)));
}

static void
preferences_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  adw_dialog_present (ADW_DIALOG (gouji_preferences_dialog_new ()), GTK_WIDGET (present_window (user_data)));
}

/* The program shows its help itself: what else is installed may not know of it, least of all outside a
 * sandbox. */
static void
show_help_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GoujiApplication *self = user_data;

  if (self->help == NULL) {
    g_autoptr (GoujiHelpBook) book = gouji_help_book_find (HELPDIR);

    self->help = gouji_help_window_new (book);
    g_object_add_weak_pointer (G_OBJECT (self->help), (gpointer *) &self->help);
  }
  gouji_help_window_show (self->help, g_variant_get_string (parameter, NULL));
}

static void
help_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const char *topic = gouji_window_find_topic (present_window (user_data));

  g_action_group_activate_action (G_ACTION_GROUP (user_data), "show-help", g_variant_new_string (topic));
}

/* Help belongs to no report: it goes with the last window that shows one. */
static void
gouji_application_window_removed (GtkApplication *application, GtkWindow *window)
{
  GoujiApplication *self = GOUJI_APPLICATION (application);

  GTK_APPLICATION_CLASS (gouji_application_parent_class)->window_removed (application, window);
  if (gtk_application_get_windows (application) == NULL && self->help != NULL)
    gtk_window_destroy (GTK_WINDOW (self->help));
}

/* A second window shows what the first one does; both are on the same reports. */
static void
new_window_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GoujiApplication *self = user_data;
  GoujiWindow *window = create_window (self);

  if (gouji_session_get_n_reports (self->session) > 0)
    gouji_window_show_report (window, gouji_session_get_report (self->session, 0));
}

/* From the menu of the program's icon, where no window may be there yet. */
static void
in_window_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GoujiApplication *self = user_data;
  GoujiWindow *window = present_window (self);

  self->wanted = g_action_get_name (G_ACTION (action));
  if (!self->restoring)
    do_wanted (self, window);
}

/* Each window is asked to close, the last of them asks about what is not saved. */
static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (user_data));

  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (l->data);
}

static void
add_actions (GoujiApplication *self)
{
  static const GActionEntry entries[] = {
    { .name = "open-uri", .activate = open_uri_cb, .parameter_type = "s" },
    { .name = "open-folder", .activate = open_uri_cb, .parameter_type = "s" },
    { .name = "open-examples", .activate = open_examples_cb },
    { .name = "about", .activate = about_cb },
    { .name = "help", .activate = help_cb },
    { .name = "show-help", .activate = show_help_cb, .parameter_type = "s" },
    { .name = "shortcuts", .activate = shortcuts_cb },
    { .name = "preferences", .activate = preferences_cb },
    { .name = "new-window", .activate = new_window_cb },
    { .name = "new-report", .activate = in_window_cb },
    { .name = "open", .activate = in_window_cb },
    { .name = "quit", .activate = quit_cb },
  };
  static const struct {
    const char *action;
    const char *keys[3];
  } keys[] = {
    { "app.help", { "F1" } },
    { "app.new-window", { "<Shift><Control>n" } },
    { "app.preferences", { "<Control>comma" } },
    { "app.quit", { "<Control>q" } },
    { "app.shortcuts", { "<Control>question" } },
    { "win.new-report", { "<Control>n" } },
    { "win.open", { "<Control>o" } },
    { "win.choose-folder", { "<Shift><Control>o" } },
    { "win.save", { "<Control>s" } },
    { "win.save-as", { "<Shift><Control>s" } },
    { "win.export", { "<Control>e" } },
    { "win.print", { "<Control>p" } },
    { "win.close-report", { "<Control>w" } },
    { "win.next-finding", { "F8" } },
    { "win.previous-finding", { "<Shift>F8" } },
    { "win.review", { "F7" } },
    { "win.review-previous", { "<Shift>F7" } },
    { "win.show-checks", { "<Control>j" } },
    { "win.toggle-sidebar", { "F9" } },
    { "win.show-view::form", { "<Control>1" } },
    { "win.show-view::charts", { "<Control>2" } },
    { "win.show-view::preview", { "<Control>3" } },
    { "win.show-document", { "<Alt>1" } },
    { "win.show-form", { "<Alt>2" } },
    { "win.find", { "<Control>f" } },
    { "win.place", { "<Shift><Control>p" } },
    { "win.correct", { "<Shift><Control>r" } },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), keys[i].action, keys[i].keys);
}

/* A dialog keeps the keys of its window for itself. What is bound in its class before the first dialog is
 * made, is bound in all of them. */
static void
add_help_key (void)
{
  g_autoptr (GTypeClass) dialogs = g_type_class_ref (ADW_TYPE_DIALOG);

  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (dialogs), GDK_KEY_F1, 0, "app.help", NULL);
}

static const char *
find_data (void)
{
  const char *folder = g_getenv ("GOUJI_DATA_DIR");

  return folder != NULL ? folder : PKGDATADIR;
}

static void
gouji_application_startup (GApplication *application)
{
  GoujiApplication *self = GOUJI_APPLICATION (application);
  g_autofree char *state = g_build_filename (g_get_user_state_dir (), GOUJI_USER_NAME, NULL);
  g_autofree char *reader = gouji_kit_find_reader (READER);
  g_autoptr (GoujiKit) kit = gouji_kit_new (find_data (), reader);

  gouji_startup_need_display ();
  G_APPLICATION_CLASS (gouji_application_parent_class)->startup (application);

  gtk_window_set_default_icon_name (APPLICATION_ID);
  self->fault = gouji_startup_find_fault ();
  if (self->fault != NULL) {
    g_printerr ("%s\n", self->fault);
    return;
  }

  self->session = gouji_session_new (kit, state);
  self->recents = gouji_recents_new ();
  add_actions (self);
  add_help_key ();

  self->restoring = TRUE;
  g_application_hold (application);
  gouji_session_restore_async (self->session, restored_cb, g_object_ref (self));
}

static void
gouji_application_activate (GApplication *application)
{
  GoujiApplication *self = GOUJI_APPLICATION (application);

  if (self->fault != NULL)
    gtk_window_present (gouji_startup_create_fault_window (GTK_APPLICATION (self), self->fault));
  else
    present_window (self);
}

static void
gouji_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_object_unref);

  if (GOUJI_APPLICATION (application)->fault != NULL) {
    g_application_activate (application);
    return;
  }

  for (int i = 0; i < n_files; i++)
    g_ptr_array_add (all, g_object_ref (files[i]));
  open_files (GOUJI_APPLICATION (application), all);
}

/* A program that is running already does it; otherwise the start brings the first window anyway. */
static int
gouji_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  static const char *const actions[] = { "new-window", "new-report", "open" };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++) {
    if (!g_variant_dict_contains (options, actions[i]) || !g_application_register (application, NULL, NULL))
      continue;
    if (g_application_get_is_remote (application)) {
      g_action_group_activate_action (G_ACTION_GROUP (application), actions[i], NULL);
      return 0;
    }
    if (i > 0)
      g_action_group_activate_action (G_ACTION_GROUP (application), actions[i], NULL);
  }

  return -1;
}

static void
gouji_application_finalize (GObject *object)
{
  GoujiApplication *self = GOUJI_APPLICATION (object);

  g_clear_weak_pointer (&self->help);
  g_clear_object (&self->session);
  g_clear_pointer (&self->fault, g_free);
  g_clear_object (&self->recents);
  g_clear_pointer (&self->waiting, g_ptr_array_unref);

  G_OBJECT_CLASS (gouji_application_parent_class)->finalize (object);
}

static void
gouji_application_class_init (GoujiApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = gouji_application_finalize;

  application_class->startup = gouji_application_startup;
  application_class->activate = gouji_application_activate;
  application_class->open = gouji_application_open;
  application_class->handle_local_options = gouji_application_handle_local_options;
  GTK_APPLICATION_CLASS (klass)->window_removed = gouji_application_window_removed;
}

static void
gouji_application_init (GoujiApplication *self)
{
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  /* Translators: stands in the usage of a command, behind its name */
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _ ("[FILE…]"));
  g_application_add_main_option (G_APPLICATION (self), "new-window", 0, 0, G_OPTION_ARG_NONE,
                                 _ ("Open a new window"), NULL);
  g_application_add_main_option (G_APPLICATION (self), "new-report", 0, 0, G_OPTION_ARG_NONE,
                                 _ ("Begin a new report"), NULL);
  g_application_add_main_option (G_APPLICATION (self), "open", 0, 0, G_OPTION_ARG_NONE,
                                 _ ("Choose a report to open"), NULL);
}

GoujiApplication *
gouji_application_new (void)
{
  return g_object_new (GOUJI_TYPE_APPLICATION, "application-id", APPLICATION_ID, "resource-base-path",
                       "/io/github/gouji/Gouji", "flags", G_APPLICATION_HANDLES_OPEN, "version",
                       PACKAGE_VERSION, NULL);
}

/**
 * gouji_application_has_fault:
 * @self: the program
 *
 * Returns: whether it could do nothing but say why it cannot work on this computer
 */
gboolean
gouji_application_has_fault (GoujiApplication *self)
{
  return self->fault != NULL;
}
