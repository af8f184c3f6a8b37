/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "session/gouji-saving.h"

#include "report/gouji-disk.h"
#include "report/gouji-report-file.h"

#define CHUNK (64 * 1024)

#define ATTRIBUTES G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_ID_FILE

G_DEFINE_QUARK (GoujiSaveError, gouji_save_error)

void
gouji_saving_free (GoujiSaving *self)
{
  g_clear_object (&self->target);
  g_clear_object (&self->source);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self->expected);
  g_free (self->id);
  g_free (self->sha256);
  g_free (self);
}

static gboolean
turn_down (GError **error, GoujiSaveError code, const char *message)
{
  g_set_error_literal (error, GOUJI_SAVE_ERROR, code, message);
  return FALSE;
}

/* One file may have several names: a link, a mount. */
static gboolean
is_source (GoujiSaving *self, GFileInfo *info)
{
  const char *id = g_file_info_get_attribute_string (info, G_FILE_ATTRIBUTE_ID_FILE);
  g_autoptr (GFileInfo) source = NULL;

  if (self->source == NULL)
    return FALSE;
  if (g_file_equal (self->source, self->target))
    return TRUE;

  source = g_file_query_info (self->source, G_FILE_ATTRIBUTE_ID_FILE, G_FILE_QUERY_INFO_NONE, NULL, NULL);
  return source != NULL && id != NULL &&
         g_strcmp0 (g_file_info_get_attribute_string (source, G_FILE_ATTRIBUTE_ID_FILE), id) == 0;
}

/* Compares by content: a clock may be coarse, and a copy has the time of its original. An empty file holds
 * nothing that could be lost. */
static gboolean
check_contents (GoujiSaving *self, GInputStream *stream, GCancellable *cancellable, GError **error)
{
  g_autofree char *chunk = g_malloc (CHUNK);
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (GBytes) head = NULL;
  gsize length;

  if (!g_input_stream_read_all (stream, chunk, CHUNK, &length, cancellable, error))
    return FALSE;
  if (length == 0)
    return TRUE;

  head = g_bytes_new (chunk, length);
  if (!gouji_report_file_is_one (head))
    return turn_down (error, GOUJI_SAVE_ERROR_NOT_A_REPORT, "no .gouji file");
  if (self->expected == NULL)
    return TRUE;

  while (length > 0) {
    g_checksum_update (sum, (const guchar *) chunk, (gssize) length);
    if (!g_input_stream_read_all (stream, chunk, CHUNK, &length, cancellable, error))
      return FALSE;
  }

  return g_str_equal (g_checksum_get_string (sum), self->expected) ||
         turn_down (error, GOUJI_SAVE_ERROR_CHANGED, "changed on disk");
}

/* What is no ordinary file is left to the writer to turn down: reading it might never end. */
static gboolean
check_target (GoujiSaving *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInfo) info =
    g_file_query_info (self->target, ATTRIBUTES, G_FILE_QUERY_INFO_NONE, cancellable, NULL);
  g_autoptr (GFileInputStream) stream = NULL;

  if (info == NULL || g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    return TRUE;
  if (is_source (self, info))
    return turn_down (error, GOUJI_SAVE_ERROR_SOURCE, "the source");

  stream = g_file_read (self->target, cancellable, error);
  return stream != NULL && check_contents (self, G_INPUT_STREAM (stream), cancellable, error);
}

/**
 * gouji_saving_run:
 * @self: a saving
 * @cancellable: (nullable): to stop it
 * @error: return location for a [error@SaveError] or an error of gouji_disk_replace()
 *
 * Writes the file unless that would lose what others have put there. Blocks: meant for threads.
 *
 * Returns: whether it was written
 */
gboolean
gouji_saving_run (GoujiSaving *self, GCancellable *cancellable, GError **error)
{
  if (!check_target (self, cancellable, error))
    return FALSE;

  self->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, self->bytes);
  return gouji_disk_replace (self->target, self->bytes, cancellable, error);
}
