/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "session/gouji-saving.h"

#include "report/gouji-disk.h"
#include "report/gouji-report-file.h"

/* No `.gouji` file is larger: a larger one is not looked through, and not written over. */
#define MOST_BYTES (256 * 1024 * 1024)

#define ATTRIBUTES                                                                                           \
  G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_ID_FILE

G_DEFINE_QUARK (GoujiSaveError, gouji_save_error)

void
gouji_saving_free (GoujiSaving *self)
{
  g_clear_object (&self->target);
  g_clear_object (&self->source);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self->expected);
  g_free (self->known);
  g_free (self->id);
  g_free (self->sha256);
  g_free (self->versions);
  g_free (self->version_of);
  g_clear_pointer (&self->on, g_date_time_unref);
  g_free (self->by);
  g_clear_error (&self->version_error);
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
check_contents (GoujiSaving *self, GBytes *old, GError **error)
{
  g_autofree char *sum = NULL;

  if (g_bytes_get_size (old) == 0)
    return TRUE;
  if (!gouji_report_file_is_one (old))
    return turn_down (error, GOUJI_SAVE_ERROR_NOT_A_REPORT, "no .gouji file");
  if (self->expected == NULL)
    return TRUE;

  sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, old);
  return g_str_equal (sum, self->expected) || turn_down (error, GOUJI_SAVE_ERROR_CHANGED, "changed on disk");
}

/* What is no ordinary file is left to the writer to turn down: reading it might never end. */
static gboolean
check_target (GoujiSaving *self, GBytes **old, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInfo) info =
    g_file_query_info (self->target, ATTRIBUTES, G_FILE_QUERY_INFO_NONE, cancellable, NULL);

  if (info == NULL || g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    return TRUE;
  if (is_source (self, info))
    return turn_down (error, GOUJI_SAVE_ERROR_SOURCE, "the source");
  if (g_file_info_get_size (info) > MOST_BYTES)
    return turn_down (error, GOUJI_SAVE_ERROR_NOT_A_REPORT, "larger than any .gouji file");

  *old = g_file_load_bytes (self->target, cancellable, NULL, error);
  return *old != NULL && check_contents (self, *old, error);
}

static gboolean
keep (GoujiSaving *self, GBytes *bytes, GoujiVersionKind kind, GError **error)
{
  return gouji_versions_add (self->versions, self->version_of, bytes, kind, self->on, self->by, error);
}

/* What others have written, and what is written over now. That it cannot be kept does not keep anybody from
 * saving: the user has been asked. */
static void
keep_others (GoujiSaving *self, GBytes *old)
{
  g_autofree char *sum = NULL;

  if (old == NULL || g_bytes_get_size (old) == 0)
    return;

  sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, old);
  if (g_strcmp0 (sum, self->known) != 0 && g_strcmp0 (sum, self->sha256) != 0)
    keep (self, old, GOUJI_VERSION_REPLACED, &self->version_error);
}

/* Why nothing can be put beside a file or in its stead, while the file itself may well be written. */
static gboolean
is_about_the_place (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED) ||
         g_error_matches (error, G_IO_ERROR, G_IO_ERROR_READ_ONLY) ||
         g_error_matches (error, G_IO_ERROR, G_IO_ERROR_BUSY) ||
         g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED) ||
         g_error_matches (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
}

/* For a moment the file has neither: both are among the versions before that, or it is not done. */
static gboolean
write_in_place (GoujiSaving *self, GBytes *old, GError *reason, GError **error)
{
  g_autoptr (GError) failure = NULL;
  gboolean whole;

  if (old == NULL || !is_about_the_place (reason) || !keep (self, old, GOUJI_VERSION_REPLACED, NULL) ||
      !keep (self, self->bytes, self->kind, NULL)) {
    g_propagate_error (error, reason);
    return FALSE;
  }

  g_error_free (reason);
  if (gouji_disk_overwrite (self->target, old, self->bytes, &whole, &failure))
    return TRUE;
  if (!whole)
    return turn_down (error, GOUJI_SAVE_ERROR_TORN, failure->message);

  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/**
 * gouji_saving_run:
 * @self: a saving
 * @cancellable: (nullable): to stop it
 * @error: return location for a [error@SaveError] or an error of gouji_disk_replace()
 *
 * Writes the file unless that would lose what others have put there, and keeps what it wrote among the
 * versions. Blocks: meant for threads.
 *
 * Returns: whether it was written
 */
gboolean
gouji_saving_run (GoujiSaving *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) old = NULL;
  GError *reason = NULL;

  if (!check_target (self, &old, cancellable, error))
    return FALSE;

  self->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, self->bytes);
  keep_others (self, old);
  if (!gouji_disk_replace (self->target, self->bytes, cancellable, &reason) &&
      !write_in_place (self, old, reason, error))
    return FALSE;

  keep (self, self->bytes, self->kind, self->version_error == NULL ? &self->version_error : NULL);
  return TRUE;
}
