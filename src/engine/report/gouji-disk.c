/* SPDX-License-Identifier: GPL-3.0-or-later */

#define _GNU_SOURCE /* fallocate */

#include "report/gouji-disk.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define MAX_LINKS 40

/* Temporary files beside the one that is written. */
#define TEMPORARY_PREFIX ".gouji-"
#define TEMPORARY_TEMPLATE TEMPORARY_PREFIX "XXXXXX"

/* Nobody looks through more names than these for what was left behind. */
#define MAX_NAMES 10000
#define MAX_TRIES 10

/* Characters of a name that is too long to be one. */
#define SHOWN_OF_BEGINNING 40
#define SHOWN_OF_END 10

/*
 * A new name is only safe once its folder is on disk too. Some file systems cannot sync a folder; on them the
 * rename has been done all the same, so that there is nothing to report.
 */
void
gouji_disk_sync_folder_of (const char *path)
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

  gouji_disk_sync_folder_of (path);
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
is_temporary (const char *name)
{
  return g_str_has_prefix (name, TEMPORARY_PREFIX) && strlen (name) == strlen (TEMPORARY_TEMPLATE);
}

/* Who writes one holds its lock. */
static void
delete_if_left (const char *path)
{
  int fd = open (path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  struct stat info;

  if (fd < 0)
    return;
  if (fstat (fd, &info) == 0 && S_ISREG (info.st_mode) && info.st_uid == geteuid () &&
      flock (fd, LOCK_EX | LOCK_NB) == 0)
    g_unlink (path);
  close (fd);
}

static void
clean_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  for (const char *name = dir != NULL ? g_dir_read_name (dir) : NULL; name != NULL && n < MAX_NAMES;
       name = g_dir_read_name (dir), n++) {
    g_autofree char *path = is_temporary (name) ? g_build_filename (folder, name, NULL) : NULL;

    if (path != NULL)
      delete_if_left (path);
  }
}

/* What is longer than any name of a file can be is shown by its beginning and its ending. */
static char *
shorten (const char *name)
{
  g_autofree char *beginning = NULL;
  g_autofree char *end = NULL;
  glong length;

  if (strlen (name) <= NAME_MAX)
    return g_strdup (name);

  length = g_utf8_strlen (name, -1);
  beginning = g_utf8_substring (name, 0, SHOWN_OF_BEGINNING);
  end = g_utf8_substring (name, length - SHOWN_OF_END, length);
  return g_strconcat (beginning, "…", end, NULL);
}

/**
 * gouji_disk_get_name:
 * @file: a file, or what was made of words that are no address at all
 *
 * An address that another program sends may have no name in it (g_file_get_basename() returns nothing then),
 * or one that is no text, or too long to be shown.
 *
 * Returns: (transfer full): the name of @file without its folder, or what is in the stead of its address; to
 * be shown, and to be looked at for its ending
 */
char *
gouji_disk_get_name (GFile *file)
{
  g_return_val_if_fail (G_IS_FILE (file), NULL);

  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = base != NULL ? g_filename_display_name (base) : g_file_get_parse_name (file);
  g_autofree char *text = g_utf8_make_valid (name, -1);

  return shorten (text);
}

/**
 * gouji_disk_clean_beside:
 * @file: a file that was perhaps being written when its program ended
 *
 * Deletes the temporary files that programs which have ended in the midst of gouji_disk_replace() left in its
 * folder. Those of programs that are at it stay.
 */
void
gouji_disk_clean_beside (GFile *file)
{
  g_return_if_fail (G_IS_FILE (file));

  g_autofree char *path = g_file_get_path (file);
  if (path == NULL)
    return;

  g_autofree char *target = resolve_links (path);
  g_autofree char *folder = g_path_get_dirname (target);
  clean_folder (folder);
}

/* Makes a temporary file and locks it, so that nobody takes it for one left behind. Somebody may have done so
 * before it was locked: then it has no name any more. Returns: the file and its path, or -1 */
static int
create_temporary (const char *folder, char **path, const char *target, GError **error)
{
  for (guint i = 0; i < MAX_TRIES; i++) {
    g_autofree char *name = g_build_filename (folder, TEMPORARY_TEMPLATE, NULL);
    int fd = g_mkstemp_full (name, O_WRONLY | O_CLOEXEC, 0666);
    struct stat info;

    if (fd < 0) {
      gouji_disk_fail (error, errno, target);
      return -1;
    }
    flock (fd, LOCK_EX);
    if (fstat (fd, &info) == 0 && info.st_nlink > 0) {
      *path = g_steal_pointer (&name);
      return fd;
    }
    close (fd);
  }

  gouji_disk_fail (error, EBUSY, target);
  return -1;
}

static gboolean
write_local (GBytes *bytes, const char *path, GCancellable *cancellable, GError **error)
{
  g_autofree char *target = resolve_links (path);
  g_autofree char *folder = g_path_get_dirname (target);
  g_autofree char *temporary = NULL;
  struct stat info;
  gboolean exists;
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  if (!inspect_old (target, &exists, &info, error))
    return FALSE;

  clean_folder (folder);
  int fd = create_temporary (folder, &temporary, target, error);
  if (fd < 0)
    return FALSE;

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

/* Room for all of it is there before a byte is overwritten, where the file system can say so. */
static gboolean
reserve (int fd, gsize length, const char *path, GError **error)
{
  return length == 0 || fallocate (fd, FALLOC_FL_KEEP_SIZE, 0, (off_t) length) == 0 ||
         get_code (errno) != G_IO_ERROR_NO_SPACE || gouji_disk_fail (error, errno, path);
}

static gboolean
overwrite (int fd, GBytes *bytes, const char *path, GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  if (lseek (fd, 0, SEEK_SET) < 0)
    return gouji_disk_fail (error, errno, path);
  if (!gouji_disk_write (fd, data, length, path, error))
    return FALSE;

  return (ftruncate (fd, (off_t) length) == 0 && fsync (fd) == 0) || gouji_disk_fail (error, errno, path);
}

/**
 * gouji_disk_overwrite:
 * @file: an ordinary file
 * @old: what it has now
 * @bytes: the whole of what it is to have
 * @whole: (out): with an error, whether @file has the whole of @old again
 *
 * Writes into @file itself, for places where a file may be written and nothing may be put beside it or in its
 * stead: a single file that was handed into a container, a folder that is read only. For a moment @file has
 * neither the old nor the new: whoever calls this has both in safety.
 *
 * Returns: whether @file has @bytes now; if not, with a `G_IO_ERROR`
 */
gboolean
gouji_disk_overwrite (GFile *file, GBytes *old, GBytes *bytes, gboolean *whole, GError **error)
{
  g_return_val_if_fail (G_IS_FILE (file), FALSE);
  g_return_val_if_fail (old != NULL && bytes != NULL, FALSE);
  g_return_val_if_fail (whole != NULL, FALSE);

  *whole = TRUE;
  g_autofree char *path = g_file_get_path (file);
  int fd = path != NULL ? open (path, O_WRONLY | O_CLOEXEC) : -1;
  if (fd < 0)
    return gouji_disk_fail (error, path != NULL ? errno : ENOTSUP, path != NULL ? path : "");

  gboolean done = FALSE;
  if (reserve (fd, g_bytes_get_size (bytes), path, error)) {
    done = overwrite (fd, bytes, path, error);
    *whole = done || overwrite (fd, old, path, NULL);
  }
  close (fd);
  return done;
}
