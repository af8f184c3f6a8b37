/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/gouji-window-private.h"

#include <glib/gi18n.h>

#define PORTAL "org.freedesktop.portal.Desktop"

/* In a sandbox the toolkit asks the portal for files and to show folders; outside, only when it is told to.
 */
static gboolean
is_portal_needed (void)
{
  static const GDebugKey keys[] = { { "portals", 1 } };

  return g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS) ||
         g_parse_debug_string (g_getenv ("GDK_DEBUG"), keys, G_N_ELEMENTS (keys)) != 0;
}

/* Asked of the bus itself, which answers at once; it also starts what is installed. */
static gboolean
has_portal (GDBusConnection *bus)
{
  static const char *const methods[] = { "ListNames", "ListActivatableNames" };

  for (guint i = 0; i < G_N_ELEMENTS (methods); i++) {
    g_autoptr (GVariant) answer = g_dbus_connection_call_sync (
      bus, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", methods[i], NULL,
      G_VARIANT_TYPE ("(as)"), G_DBUS_CALL_FLAGS_NONE, 1000, NULL, NULL);
    g_autofree const char **names = NULL;

    if (answer == NULL)
      continue;
    g_variant_get (answer, "(^a&s)", &names);
    if (g_strv_contains ((const char *const *) names, PORTAL))
      return TRUE;
  }

  return FALSE;
}

/**
 * gouji_window_can_ask_for_files:
 * @self: a window
 *
 * The toolkit says nothing where the portal is missing: a dialog would not come, and no answer either.
 *
 * Returns: whether a file or folder can be chosen or shown; if not, it was said why
 */
gboolean
gouji_window_can_ask_for_files (GoujiWindow *self)
{
  GDBusConnection *bus = g_application_get_dbus_connection (g_application_get_default ());

  if (!is_portal_needed () || (bus != NULL && has_portal (bus)))
    return TRUE;

  gouji_window_tell (self, _ ("Files cannot be chosen here, because the system has no portal. Install "
                              "xdg-desktop-portal, or open and paste reports by dropping and copying them."));
  return FALSE;
}
