/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "session/gouji-version-folder.h"

/**
 * gouji_version_folder_find:
 *
 * Returns: (transfer full) (type filename): the folder in which the versions of all reports are kept, each in
 * a folder of its id; it need not be there yet. They are the user's own work, so that they are data and not
 * state
 */
char *
gouji_version_folder_find (void)
{
  return g_build_filename (g_get_user_data_dir (), GOUJI_USER_NAME, "versions", NULL);
}
