/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <stdlib.h>

#include "gouji-application.h"
#include "words/gouji-language.h"

int
main (int argc, char **argv)
{
  g_autoptr (GoujiApplication) application = NULL;
  int status;

  gouji_language_set (LOCALEDIR);
  application = gouji_application_new ();
  status = g_application_run (G_APPLICATION (application), argc, argv);

  return gouji_application_has_fault (application) ? EXIT_FAILURE : status;
}
