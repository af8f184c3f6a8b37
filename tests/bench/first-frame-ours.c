/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "first-frame.h"
#include "gouji-application.h"

int
main (int argc, char *argv[])
{
  g_autoptr (GoujiApplication) application = gouji_application_new ();

  return run_to_first_frame (G_APPLICATION (application));
}
