/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "report/gouji-versions.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "report/gouji-disk.h"
#include "report/gouji-versions-private.h"

#define LINES "versions"
#define LOCK "lock"
#define SUFFIX ".gouji"
#define SHA256_LENGTH 64

/* A report that is opened is no larger, and nobody has more contents than lines can speak of. */
#define MOST_BYTES_OF_ONE (256 * 1024 * 1024)
#define MOST_FILES (8 * GOUJI_VERSIONS_MOST)

/* The id comes out of a file that anybody may have written: it names a folder here and nothing else. */
static char *
find_home (const char *folder, const char *id, GError **error)
{
  if (g_uuid_string_is_valid (id))
    return g_build_filename (folder, id, NULL);

  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_FILENAME, "no id that can name a folder");
  return NULL;
}

static char *
build_content_path (const char *home, const char *sha256)
{
  g_autofree char *name = g_strconcat (sha256, SUFFIX, NULL);

  return g_build_filename (home, name, NULL);
}

/* Two programs never write at once. Returns: what is to be closed then, or -1 */
static int
lock (const char *home, GError **error)
{
  g_autofree char *path = g_build_filename (home, LOCK, NULL);
  int fd = open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);

  if (fd >= 0 && flock (fd, LOCK_EX) == 0)
    return fd;

  gouji_disk_fail (error, errno, path);
  if (fd >= 0)
    close (fd);
  return -1;
}

/* A version whose content is gone is none. */
static void
measure_contents (GPtrArray *versions, const char *home)
{
  for (guint i = versions->len; i > 0; i--) {
    GoujiVersion *version = g_ptr_array_index (versions, i - 1);
    g_autofree char *path = build_content_path (home, version->sha256);
    struct stat info;

    if (stat (path, &info) == 0 && S_ISREG (info.st_mode))
      version->length = (gsize) info.st_size;
    else
      g_ptr_array_remove_index (versions, i - 1);
  }
}

static gboolean
is_content (const char *name)
{
  return strlen (name) == SHA256_LENGTH + strlen (SUFFIX) && g_str_has_suffix (name, SUFFIX) &&
         strspn (name, "0123456789abcdef") >= SHA256_LENGTH;
}

static gboolean
is_spoken_of (GPtrArray *versions, const char *name)
{
  for (guint i = 0; i < versions->len; i++) {
    const GoujiVersion *version = g_ptr_array_index (versions, i);

    if (strncmp (version->sha256, name, SHA256_LENGTH) == 0)
      return TRUE;
  }

  return FALSE;
}

static void
add_unspoken (GPtrArray *versions, const char *home, const char *name)
{
  g_autofree char *path = g_build_filename (home, name, NULL);
  struct stat info;

  if (stat (path, &info) != 0 || !S_ISREG (info.st_mode))
    return;

  GoujiVersion *version = g_new0 (GoujiVersion, 1);
  version->kind = GOUJI_VERSION_SAVED;
  version->on = g_date_time_new_from_unix_utc (info.st_mtime);
  version->sha256 = g_strndup (name, SHA256_LENGTH);
  version->length = (gsize) info.st_size;
  g_ptr_array_add (versions, version);
}

static GPtrArray *
list (const char *home, GError **error)
{
  g_autofree char *path = g_build_filename (home, LINES, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) reason = NULL;
  gsize length = 0;

  g_autoptr (GDir) dir = g_dir_open (home, 0, &reason);
  if (dir == NULL && !g_error_matches (reason, G_FILE_ERROR, G_FILE_ERROR_NOENT)) {
    g_set_error_literal (error, G_IO_ERROR, g_io_error_from_file_error (reason->code), reason->message);
    return NULL;
  }

  g_file_get_contents (path, &text, &length, NULL);
  GPtrArray *versions = gouji_version_lines_parse (text, length);
  measure_contents (versions, home);
  guint n = 0;
  for (const char *name = dir != NULL ? g_dir_read_name (dir) : NULL; name != NULL && n < MOST_FILES;
       name = g_dir_read_name (dir), n++) {
    if (is_content (name) && !is_spoken_of (versions, name))
      add_unspoken (versions, home, name);
  }

  gouji_version_sort (versions);
  return versions;
}

static GBytes *
read_content (const char *home, const char *sha256, GError **error)
{
  g_autofree char *path = build_content_path (home, sha256);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  struct stat info;

  if (stat (path, &info) != 0) {
    gouji_disk_fail (error, errno, path);
    return NULL;
  }

  g_autoptr (GBytes) bytes =
    info.st_size <= MOST_BYTES_OF_ONE ? g_file_load_bytes (file, NULL, NULL, error) : NULL;
  if (bytes == NULL && (error == NULL || *error != NULL))
    return NULL;

  g_autofree char *sum = bytes != NULL ? g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes) : NULL;
  if (g_strcmp0 (sum, sha256) == 0)
    return g_steal_pointer (&bytes);

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s: not what was kept", path);
  return NULL;
}

static gboolean
write_content (const char *home, const char *sha256, GBytes *bytes, GError **error)
{
  g_autofree char *path = build_content_path (home, sha256);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GBytes) kept = read_content (home, sha256, NULL);

  return kept != NULL || gouji_disk_replace (file, bytes, NULL, error);
}

static gboolean
write_lines (const char *home, GPtrArray *versions, GError **error)
{
  g_autofree char *path = g_build_filename (home, LINES, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GBytes) text = gouji_version_lines_print (versions);

  return gouji_disk_replace (file, text, NULL, error);
}

/* Of what was in @before, what is no longer in @after. */
static void
delete_contents (const char *home, GPtrArray *before, GPtrArray *after)
{
  for (guint i = 0; i < before->len; i++) {
    const GoujiVersion *version = g_ptr_array_index (before, i);
    g_autofree char *path = build_content_path (home, version->sha256);

    if (!is_spoken_of (after, version->sha256))
      g_unlink (path);
  }
}

/* Whether there is nothing to add: saved twice, or brought back what stands there. What is signed off is
 * always said. */
static gboolean
is_there (GPtrArray *versions, const GoujiVersion *version)
{
  const GoujiVersion *newest = versions->len > 0 ? g_ptr_array_index (versions, 0) : NULL;

  return newest != NULL && g_str_equal (newest->sha256, version->sha256) &&
         (version->kind != GOUJI_VERSION_SIGNED_OFF || newest->kind == GOUJI_VERSION_SIGNED_OFF);
}

/* Takes @version. The lines are written before contents go: what a crash leaves is a content too many. */
static gboolean
add (const char *home, GoujiVersion *version, GBytes *bytes, GError **error)
{
  g_autoptr (GoujiVersion) owned = version;
  g_autoptr (GPtrArray) versions = list (home, error);

  if (versions == NULL || !write_content (home, version->sha256, bytes, error))
    return FALSE;
  if (is_there (versions, version))
    return TRUE;

  g_ptr_array_insert (versions, 0, g_steal_pointer (&owned));
  gouji_version_sort (versions);
  g_autoptr (GPtrArray) staying = gouji_version_thin (versions, version);
  if (!write_lines (home, staying, error))
    return FALSE;

  delete_contents (home, versions, staying);
  return TRUE;
}

/**
 * gouji_versions_add:
 * @folder: where the versions of all reports are; made if it is not there
 * @id: the report's id
 * @bytes: a `.gouji` file
 * @kind: why it is kept
 * @on: when: now, as the clock on the wall says
 * @by: (nullable): who did so
 *
 * Keeps a version, unless the newest one holds the same, and thins the others.
 *
 * Returns: whether it is kept
 */
gboolean
gouji_versions_add (const char *folder,
                    const char *id,
                    GBytes *bytes,
                    GoujiVersionKind kind,
                    GDateTime *on,
                    const char *by,
                    GError **error)
{
  g_return_val_if_fail (folder != NULL && id != NULL, FALSE);
  g_return_val_if_fail (bytes != NULL && on != NULL, FALSE);
  g_return_val_if_fail (kind < GOUJI_N_VERSION_KINDS, FALSE);

  g_autofree char *home = find_home (folder, id, error);
  if (home == NULL)
    return FALSE;
  if (g_mkdir_with_parents (home, 0700) != 0)
    return gouji_disk_fail (error, errno, home);

  int locked = lock (home, error);
  if (locked < 0)
    return FALSE;

  GoujiVersion *version = g_new0 (GoujiVersion, 1);
  version->kind = kind;
  version->on = g_date_time_ref (on);
  version->by = g_strdup (by);
  version->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  version->length = g_bytes_get_size (bytes);
  gboolean done = add (home, version, bytes, error);
  close (locked);
  return done;
}

/**
 * gouji_versions_list:
 * @folder: where the versions of all reports are
 * @id: the report's id
 *
 * Returns: (transfer full) (nullable) (element-type GoujiVersion): the newest first; empty when none was ever
 * kept, %NULL when nobody can tell
 */
GPtrArray *
gouji_versions_list (const char *folder, const char *id, GError **error)
{
  g_return_val_if_fail (folder != NULL && id != NULL, NULL);

  g_autofree char *home = find_home (folder, id, error);
  return home != NULL ? list (home, error) : NULL;
}

/**
 * gouji_versions_read:
 * @folder: where the versions of all reports are
 * @id: the report's id
 * @version: one of gouji_versions_list()
 *
 * Returns: (transfer full) (nullable): its bytes, exactly as they were kept
 */
GBytes *
gouji_versions_read (const char *folder, const char *id, const GoujiVersion *version, GError **error)
{
  g_return_val_if_fail (folder != NULL && id != NULL && version != NULL, NULL);

  g_autofree char *home = find_home (folder, id, error);
  return home != NULL ? read_content (home, version->sha256, error) : NULL;
}

static gboolean
is_same (const GoujiVersion *a, const GoujiVersion *b)
{
  return a->kind == b->kind && g_date_time_equal (a->on, b->on) && g_str_equal (a->sha256, b->sha256);
}

static gboolean delete (const char *home, const GoujiVersion *version, GError **error)
{
  g_autoptr (GPtrArray) versions = list (home, error);
  g_autoptr (GPtrArray) staying = g_ptr_array_new ();

  if (versions == NULL)
    return FALSE;

  for (guint i = 0; i < versions->len; i++) {
    if (!is_same (g_ptr_array_index (versions, i), version))
      g_ptr_array_add (staying, g_ptr_array_index (versions, i));
  }
  if (!write_lines (home, staying, error))
    return FALSE;

  delete_contents (home, versions, staying);
  return TRUE;
}

/**
 * gouji_versions_delete:
 * @folder: where the versions of all reports are
 * @id: the report's id
 * @version: one of gouji_versions_list(); it need not be there any more
 *
 * Forgets a version, also one that was signed off.
 *
 * Returns: whether it is gone
 */
gboolean
gouji_versions_delete (const char *folder, const char *id, const GoujiVersion *version, GError **error)
{
  g_return_val_if_fail (folder != NULL && id != NULL && version != NULL, FALSE);

  g_autofree char *home = find_home (folder, id, error);
  if (home == NULL || !g_file_test (home, G_FILE_TEST_IS_DIR))
    return home != NULL;

  int locked = lock (home, error);
  if (locked < 0)
    return FALSE;

  gboolean done = delete (home, version, error);
  close (locked);
  return done;
}
