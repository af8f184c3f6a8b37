/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "reader/gouji-folder.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

/* Deeper than any program nests its profile. What is deeper stays, and is nobody's loss but the disk's. */
#define MAX_DEPTH 64

/**
 * gouji_folder_make:
 *
 * Returns: (transfer full) (nullable) (type filename): a new empty folder, which only this user may enter
 */
char *
gouji_folder_make (void)
{
  return g_dir_make_tmp ("gouji-XXXXXX", NULL);
}

/* Opens a folder, and never what only leads to one: whoever filled it must not choose what is removed. */
static DIR *
open_folder (int parent, const char *name)
{
  g_autofd int folder = openat (parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);

  if (folder < 0)
    return NULL;
  /* A program may have taken its own rights away. */
  fchmod (folder, S_IRWXU);

  return fdopendir (g_steal_fd (&folder));
}

/* Removes files of @folder up to the first that is a folder. Returns: (nullable): that one, opened */
static DIR *
empty_until_folder (DIR *folder, char **name)
{
  const struct dirent *entry;

  while ((entry = readdir (folder)) != NULL) {
    DIR *inner;

    if (g_str_equal (entry->d_name, ".") || g_str_equal (entry->d_name, ".."))
      continue;
    if (unlinkat (dirfd (folder), entry->d_name, 0) == 0)
      continue;
    inner = open_folder (dirfd (folder), entry->d_name);
    if (inner != NULL) {
      *name = g_strdup (entry->d_name);
      return inner;
    }
  }

  return NULL;
}

/**
 * gouji_folder_remove:
 * @folder: (type filename): a folder of gouji_folder_make()
 *
 * Removes the folder and all that is in it. Follows no link.
 */
void
gouji_folder_remove (const char *folder)
{
  DIR *open[MAX_DEPTH] = { open_folder (AT_FDCWD, folder) };
  char *names[MAX_DEPTH] = { NULL };
  guint depth = open[0] == NULL ? 0 : 1;

  while (depth > 0) {
    char *name = NULL;
    DIR *inner = depth < MAX_DEPTH ? empty_until_folder (open[depth - 1], &name) : NULL;

    if (inner != NULL) {
      names[depth] = name;
      open[depth++] = inner;
      continue;
    }
    depth--;
    closedir (open[depth]);
    if (depth > 0)
      unlinkat (dirfd (open[depth - 1]), names[depth], AT_REMOVEDIR);
    g_free (names[depth]);
  }

  g_rmdir (folder);
}
