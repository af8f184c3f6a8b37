/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "gouji-application.h"

#include <glib/gi18n.h>

#include "window/gouji-shortcuts-dialog.h"
#include "window/gouji-window.h"

struct _GoujiApplication {
  AdwApplication parent_instance;
};

G_DEFINE_FINAL_TYPE (GoujiApplication, gouji_application, ADW_TYPE_APPLICATION)

static GoujiWindow *
present_window (GoujiApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (window == NULL)
    window = GTK_WINDOW (gouji_window_new (GTK_APPLICATION (self)));
  gtk_window_present (window);

  return GOUJI_WINDOW (window);
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkApplication *application = user_data;

  adw_show_about_dialog (GTK_WIDGET (gtk_application_get_active_window (application)), "application-name",
                         _ ("Gouji"), "application-icon", APPLICATION_ID, "version", PACKAGE_VERSION,
                         "comments",
                         _ ("Reads, fills and checks annual reports on government information disclosure"),
                         "license-type", GTK_LICENSE_GPL_3_0,
                         /* Translators: your name, as it should stand in the about dialog */
                         "translator-credits", _ ("translator-credits"), NULL);
}

static void
shortcuts_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkApplication *application = user_data;

  adw_dialog_present (ADW_DIALOG (gouji_shortcuts_dialog_new ()),
                      GTK_WIDGET (gtk_application_get_active_window (application)));
}

static void
new_window_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gtk_window_present (GTK_WINDOW (gouji_window_new (GTK_APPLICATION (user_data))));
}

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_application_quit (G_APPLICATION (user_data));
}

static void
gouji_application_startup (GApplication *application)
{
  static const GActionEntry entries[] = {
    { .name = "about", .activate = about_cb },
    { .name = "shortcuts", .activate = shortcuts_cb },
    { .name = "new-window", .activate = new_window_cb },
    { .name = "quit", .activate = quit_cb },
  };

  G_APPLICATION_CLASS (gouji_application_parent_class)->startup (application);

  g_action_map_add_action_entries (G_ACTION_MAP (application), entries, G_N_ELEMENTS (entries), application);
}

static void
gouji_application_activate (GApplication *application)
{
  present_window (GOUJI_APPLICATION (application));
}

static void
gouji_application_class_init (GoujiApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->startup = gouji_application_startup;
  application_class->activate = gouji_application_activate;
}

static void
gouji_application_init (GoujiApplication *self)
{
}

GoujiApplication *
gouji_application_new (void)
{
  return g_object_new (GOUJI_TYPE_APPLICATION, "application-id", APPLICATION_ID, "resource-base-path",
                       "/io/github/gouji/Gouji", "flags", G_APPLICATION_HANDLES_OPEN, NULL);
}
