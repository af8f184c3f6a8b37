/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "report/gouji-report-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "report/gouji-disk.h"
#include "report/gouji-json.h"
#include "report/gouji-report-json.h"

/* A source of 20 MB, as large as sources may be, with everything around it takes less than half of this. */
#define MAX_BYTES (256 * 1024 * 1024)
#define MAX_LINKS 40

G_DEFINE_QUARK (GoujiReportFileError, gouji_report_file_error)

static const char *
skip_space (const char *at, const char *end)
{
  while (at < end && g_ascii_isspace (*at))
    at++;
  return at;
}

static const char *
skip_word (const char *at, const char *end, const char *word)
{
  gsize length = strlen (word);

  return (gsize) (end - at) >= length && memcmp (at, word, length) == 0 ? at + length : NULL;
}

/**
 * gouji_report_file_is_one:
 *
 * Returns: whether @bytes begin as a `.gouji` file does, also when a text editor has put white space or a
 * byte order mark there
 */
gboolean
gouji_report_file_is_one (GBytes *bytes)
{
  gsize length;
  const char *at;

  g_return_val_if_fail (bytes != NULL, FALSE);

  at = g_bytes_get_data (bytes, &length);
  if (at == NULL)
    return FALSE;

  const char *end = at + length;
  const char *behind_mark = skip_word (at, end, "\xef\xbb\xbf");
  at = skip_word (skip_space (behind_mark != NULL ? behind_mark : at, end), end, "{");
  if (at != NULL)
    at = skip_word (skip_space (at, end), end, "\"gouji\"");

  return at != NULL && skip_word (skip_space (at, end), end, ":") != NULL;
}

/**
 * gouji_report_to_bytes:
 *
 * Returns: (transfer full): the report as a `.gouji` file; the same report gives the same bytes
 */
GBytes *
gouji_report_to_bytes (GoujiReport *report)
{
  g_return_val_if_fail (GOUJI_IS_REPORT (report), NULL);

  g_autoptr (JsonObject) object = gouji_report_to_json (report);
  char *text = gouji_json_to_text (object);

  return g_bytes_new_take (text, strlen (text));
}

static gboolean
turn_down (GError **error, GoujiReportFileError code, const char *message)
{
  g_set_error_literal (error, GOUJI_REPORT_FILE_ERROR, code, message);
  return FALSE;
}

/**
 * gouji_report_from_bytes:
 * @bytes: a `.gouji` file
 * @forms: the forms that the report may be in
 *
 * Reads a report back. Members that this version does not know are kept and written again. A file of a later
 * version opens read only.
 *
 * Returns: (transfer full) (nullable): the report
 */
GoujiReport *
gouji_report_from_bytes (GBytes *bytes, GoujiFormSet *forms, GError **error)
{
  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (forms != NULL, NULL);

  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  if (!gouji_report_file_is_one (bytes)) {
    turn_down (error, GOUJI_REPORT_FILE_ERROR_NOT_A_REPORT, "no .gouji file");
    return NULL;
  }
  if (length > MAX_BYTES || !g_utf8_validate_len (data, length, NULL)) {
    turn_down (error, GOUJI_REPORT_FILE_ERROR_DAMAGED, length > MAX_BYTES ? "too large" : "no UTF-8");
    return NULL;
  }

  const char *start = skip_word (data, data + length, "\xef\xbb\xbf");
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) parse_error = NULL;
  start = start != NULL ? start : data;
  json_parser_set_strict (parser, TRUE);
  if (!json_parser_load_from_data (parser, start, data + length - start, &parse_error)) {
    turn_down (error, GOUJI_REPORT_FILE_ERROR_DAMAGED, parse_error->message);
    return NULL;
  }

  /* The bytes begin with a brace, so that the root is an object. */
  return gouji_report_from_json (json_node_get_object (json_parser_get_root (parser)), forms, error);
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
 * gouji_report_file_write:
 * @bytes: what gouji_report_to_bytes() gave
 * @file: where to
 *
 * Replaces @file by a temporary file beside it, so that there is a whole one whatever happens: the old one
 * until the new one is on disk. The permissions of an old file stay. May be called from any thread.
 *
 * Returns: whether @file has @bytes now; if not, with a `G_IO_ERROR`, it is untouched and nothing is left
 * beside it
 */
gboolean
gouji_report_file_write (GBytes *bytes, GFile *file, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (bytes != NULL, FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  g_autofree char *path = g_file_get_path (file);
  if (path != NULL)
    return write_local (bytes, path, cancellable, error);

  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  return g_file_replace_contents (file, data, length, NULL, FALSE, G_FILE_CREATE_NONE, NULL, cancellable,
                                  error);
}
