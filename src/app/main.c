/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>
#include <locale.h>

#include "gouji-application.h"

/* An uninstalled program finds its words in $GOUJI_LOCALE_DIR. */
static void
set_up_language (void)
{
  const char *folder = g_getenv ("GOUJI_LOCALE_DIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, folder ? folder : LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

int
main (int argc, char **argv)
{
  g_autoptr (GoujiApplication) application = NULL;

  set_up_language ();
  application = gouji_application_new ();

  return g_application_run (G_APPLICATION (application), argc, argv);
}
