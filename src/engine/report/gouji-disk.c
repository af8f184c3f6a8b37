/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "report/gouji-disk.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#define MAX_LINKS 40

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

/* A disk is as full for whom a limit ends as for whom the disk itself does. */
static GIOErrorEnum
get_code (int number)
{
  return number == EDQUOT || number == EFBIG ? G_IO_ERROR_NO_SPACE : g_io_error_from_errno (number);
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
  g_set_error (error, G_IO_ERROR, get_code (number), "%s: %s", path, g_strerror (number));
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

/* Follows symbolic links, so that the file is replaced and not the link. The last target need not exist. */
static char *
resolve_links (const char *path)
{
  char *target = g_strdup (path);

  for (guint i = 0; i < MAX_LINKS; i++) {
    g_autofree char *link = g_file_read_link (target, NULL);

    if (link == NULL)
      break;

    g_autofree char *folder = g_path_get_dirname (target);
    g_free (target);
    target = g_path_is_absolute (link) ? g_strdup (link) : g_build_filename (folder, link, NULL);
  }

  return target;
}

/* Looks at the file that will be replaced. A rename would succeed over one that may not be written. */
static gboolean
inspect_old (const char *path, gboolean *exists, struct stat *info, GError **error)
{
  *exists = stat (path, info) == 0;
  if (!*exists)
    return errno == ENOENT || gouji_disk_fail (error, errno, path);

  if (S_ISDIR (info->st_mode))
    return gouji_disk_fail (error, EISDIR, path);
  if (!S_ISREG (info->st_mode)) {
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE, "%s", path);
    return FALSE;
  }

  return access (path, W_OK) == 0 || gouji_disk_fail (error, errno, path);
}

/* Owner before mode: changing the owner takes bits away. Who may not give files away keeps the new one. */
static gboolean
copy_permissions (int fd, const struct stat *info, const char *path, GError **error)
{
  gboolean same_owner = fchown (fd, info->st_uid, info->st_gid) == 0;
  mode_t mode = info->st_mode & (same_owner ? 07777 : 0777);

  return fchmod (fd, mode) == 0 || gouji_disk_fail (error, errno, path);
}

static gboolean
write_local (GBytes *bytes, const char *path, GCancellable *cancellable, GError **error)
{
  g_autofree char *target = resolve_links (path);
  g_autofree char *folder = g_path_get_dirname (target);
  g_autofree char *temporary = g_build_filename (folder, ".gouji-XXXXXX", NULL);
  struct stat info;
  gboolean exists;
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  if (!inspect_old (target, &exists, &info, error))
    return FALSE;

  int fd = g_mkstemp_full (temporary, O_WRONLY | O_CLOEXEC, 0666);
  if (fd < 0)
    return gouji_disk_fail (error, errno, target);

  gboolean done = gouji_disk_write (fd, data, length, target, error) &&
                  (!exists || copy_permissions (fd, &info, target, error)) &&
                  !g_cancellable_set_error_if_cancelled (cancellable, error) &&
                  gouji_disk_commit (fd, temporary, target, error);
  if (!done)
    g_unlink (temporary);
  close (fd);

  return done;
}

/**
 * gouji_disk_replace:
 * @file: where to
 * @bytes: the whole of what it is to have
 *
 * Replaces @file by a temporary file beside it, so that there is a whole one whatever happens: the old one
 * until the new one is on disk. The permissions of an old file stay. May be called from any thread.
 *
 * Returns: whether @file has @bytes now; if not, with a `G_IO_ERROR`, it is untouched and nothing is left
 * beside it
 */
gboolean
gouji_disk_replace (GFile *file, GBytes *bytes, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (G_IS_FILE (file), FALSE);
  g_return_val_if_fail (bytes != NULL, FALSE);

  g_autofree char *path = g_file_get_path (file);
  if (path != NULL)
    return write_local (bytes, path, cancellable, error);

  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  return g_file_replace_contents (file, data, length, NULL, FALSE, G_FILE_CREATE_NONE, NULL, cancellable,
                                  error);
}
