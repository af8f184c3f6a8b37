/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "report/gouji-disk.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

/*
 * A new name is only safe once its folder is on disk too. Some file systems cannot sync a folder; on them the
 * rename has been done all the same, so that there is nothing to report.
 */
static void
sync_folder_of (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (fd < 0)
    return;
  fsync (fd);
  close (fd);
}

/**
 * gouji_disk_fail:
 * @number: an errno
 * @path: the file it is about
 *
 * Returns: %FALSE, with a `G_IO_ERROR` set
 */
gboolean
gouji_disk_fail (GError **error, int number, const char *path)
{
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (number), "%s: %s", path, g_strerror (number));
  return FALSE;
}

gboolean
gouji_disk_write (int fd, const char *data, gsize length, const char *path, GError **error)
{
  while (length > 0) {
    gssize written = write (fd, data, length);

    if (written < 0 && errno == EINTR)
      continue;
    if (written < 0)
      return gouji_disk_fail (error, errno, path);

    data += written;
    length -= (gsize) written;
  }

  return TRUE;
}

/**
 * gouji_disk_commit:
 * @fd: the temporary file, written
 * @temporary: its path
 * @path: the path that it takes, in the same folder
 *
 * Puts what has been written on disk, then in its place. On failure what is at @path is untouched.
 */
gboolean
gouji_disk_commit (int fd, const char *temporary, const char *path, GError **error)
{
  if (fsync (fd) != 0)
    return gouji_disk_fail (error, errno, path);
  if (rename (temporary, path) != 0)
    return gouji_disk_fail (error, errno, path);

  sync_folder_of (path);
  return TRUE;
}
