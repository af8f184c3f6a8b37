/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "load/gouji-load.h"

#include "read/gouji-read.h"
#include "report/gouji-report-file.h"

#define CHUNK (64 * 1024)

/* A `.gouji` file holds its document with the place of every block and cell, so it is larger than its source.
 */
#define SAVED_FILE_FACTOR 8

void
gouji_loaded_free (GoujiLoaded *self)
{
  g_clear_pointer (&self->reports, g_ptr_array_unref);
  g_free (self->sha256);
  g_free (self);
}

static gsize
limit_of (GByteArray *bytes)
{
  g_autoptr (GBytes) head = g_bytes_new_static (bytes->data, bytes->len);

  return gouji_default_limits.bytes * (gouji_report_file_is_one (head) ? SAVED_FILE_FACTOR : 1);
}

/**
 * gouji_load_stream:
 * @stream: what to read
 * @cancellable: (nullable): to stop it
 * @error: return location for an I/O error or %GOUJI_READ_ERROR_TOO_LARGE
 *
 * Reads a stream to its end, but never more than a reader takes. Blocks: meant for threads.
 *
 * Returns: (transfer full) (nullable): its bytes
 */
GBytes *
gouji_load_stream (GInputStream *stream, GCancellable *cancellable, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree guint8 *chunk = g_malloc (CHUNK);
  gsize limit = 0;

  for (;;) {
    gssize n = g_input_stream_read (stream, chunk, CHUNK, cancellable, error);

    if (n < 0)
      return NULL;
    if (n == 0)
      return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));

    g_byte_array_append (bytes, chunk, n);
    if (limit == 0)
      limit = limit_of (bytes);
    if (bytes->len > limit) {
      g_set_error_literal (error, GOUJI_READ_ERROR, GOUJI_READ_ERROR_TOO_LARGE, "too large");
      return NULL;
    }
  }
}

static GoujiLoaded *
take_reports (GPtrArray *reports, gboolean saved)
{
  GoujiLoaded *loaded = g_new0 (GoujiLoaded, 1);

  loaded->reports = reports;
  loaded->saved = saved;

  for (guint i = 0; i < reports->len; i++) {
    GoujiReport *report = g_ptr_array_index (reports, i);

    if (gouji_report_get_id (report) == NULL) {
      g_autofree char *id = g_uuid_string_random ();

      gouji_report_put_id (report, id);
    }
  }

  return loaded;
}

static GoujiLoaded *
load_saved (GoujiKit *kit, GBytes *bytes, GError **error)
{
  GoujiReport *report = gouji_report_from_bytes (bytes, gouji_kit_get_forms (kit), error);
  GoujiLoaded *loaded;
  GPtrArray *reports;

  if (report == NULL)
    return NULL;

  reports = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (reports, report);

  loaded = take_reports (reports, TRUE);
  loaded->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  return loaded;
}

/* A name may be any bytes, on old disks and out of archives; the report's file is text. */
static GoujiLoaded *
load_source (GoujiKit *kit,
             GBytes *bytes,
             const char *file_name,
             const char *encoding,
             GoujiForm *form,
             GCancellable *cancellable,
             GError **error)
{
  g_autofree char *name = file_name ? g_utf8_make_valid (file_name, -1) : NULL;
  g_autoptr (GoujiDocument) document = gouji_read_in (bytes, name, encoding, &gouji_default_limits, error);
  g_autoptr (GPtrArray) reports = NULL;

  if (document == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  reports = gouji_filler_fill (gouji_kit_get_filler (kit), document, form, cancellable, error);
  if (reports == NULL)
    return NULL;

  return take_reports (g_steal_pointer (&reports), FALSE);
}

/**
 * gouji_loaded_note_source:
 * @file_name: (nullable): name of the source
 * @bytes: what was loaded
 *
 * Notes in the reports what they were read from, as a `.gouji` file has it. What was loaded from such a file
 * knows already. It takes as long as filling, so that whoever only looks at reports does without.
 */
void
gouji_loaded_note_source (GoujiLoaded *self, const char *file_name, GBytes *bytes)
{
  g_autofree char *name = file_name ? g_utf8_make_valid (file_name, -1) : NULL;
  g_autofree char *sha256 = NULL;

  if (self->saved)
    return;

  sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  for (guint i = 0; i < self->reports->len; i++)
    gouji_report_put_source (g_ptr_array_index (self->reports, i), name, sha256);
}

/* A UUID of version 8 (RFC 9562, section 5.8): the first bits of a hash of its own. */
static char *
derive_id (const char *sha256, guint index)
{
  g_autofree char *seed = g_strdup_printf ("%s %u", sha256, index);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, seed, -1);

  hash[12] = '8';
  hash[16] = "89ab"[g_ascii_xdigit_value (hash[16]) & 3];
  return g_strdup_printf ("%.8s-%.4s-%.4s-%.4s-%.12s", hash, hash + 8, hash + 12, hash + 16, hash + 20);
}

/**
 * gouji_loaded_derive_ids:
 *
 * Gives the reports ids that follow from the bytes of their source, which gouji_loaded_note_source() must
 * have noted, so that the same source always gives the same `.gouji` file. For reports that are only passed
 * on: two that are edited apart from each other must not have one id. What was loaded from a `.gouji` file
 * keeps its own.
 */
void
gouji_loaded_derive_ids (GoujiLoaded *self)
{
  if (self->saved)
    return;

  for (guint i = 0; i < self->reports->len; i++) {
    GoujiReport *report = g_ptr_array_index (self->reports, i);
    g_autofree char *id = NULL;

    g_return_if_fail (gouji_report_get_source_sha256 (report) != NULL);
    id = derive_id (gouji_report_get_source_sha256 (report), i + 1);
    gouji_report_put_id (report, id);
  }
}

/**
 * gouji_load_is_saved:
 *
 * Returns: whether the bytes are a `.gouji` file and not a source
 */
gboolean
gouji_load_is_saved (GBytes *bytes)
{
  return gouji_report_file_is_one (bytes);
}

/**
 * gouji_load_bytes:
 * @kit: what reports are made with
 * @bytes: a `.gouji` file, or a source to be read
 * @name: (nullable) (type filename): name of the source, whose ending helps to tell its format
 * @form: (nullable): the form to read a source in, %NULL to recognise it
 * @cancellable: (nullable): to stop it
 * @error: return location for a [error@ReadError], [error@FillError], [error@ReportFileError] or
 * [error@FormError], or %G_IO_ERROR_CANCELLED
 *
 * Makes reports from bytes. Blocks: meant for threads. Reports that may be saved still need
 * gouji_loaded_note_source().
 *
 * Returns: (transfer full) (nullable): the reports
 */
GoujiLoaded *
gouji_load_bytes (
  GoujiKit *kit, GBytes *bytes, const char *name, GoujiForm *form, GCancellable *cancellable, GError **error)
{
  if (!gouji_kit_load (kit, error))
    return NULL;

  if (gouji_report_file_is_one (bytes))
    return load_saved (kit, bytes, error);
  return load_source (kit, bytes, name, NULL, form, cancellable, error);
}

/* Only a file on this machine, for an address elsewhere would be asked for over the network; and no pipe or
 * device, which may never end. */
static gboolean
is_plain_file (GFile *file, GCancellable *cancellable, GError **error)
{
  GFileType type;

  if (!g_file_is_native (file)) {
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "not on this machine");
    return FALSE;
  }

  type = g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, cancellable);
  if (type == G_FILE_TYPE_SPECIAL) {
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE, "no plain file");
    return FALSE;
  }

  return TRUE;
}

/**
 * gouji_load_file:
 * @kit: what reports are made with
 * @file: what to open
 * @cancellable: (nullable): to stop it
 * @error: return location for an error of gouji_load_bytes() or of I/O
 *
 * Makes reports from a file, and notes in them where they come from. Blocks: meant for threads.
 *
 * Returns: (transfer full) (nullable): the reports
 */
GoujiLoaded *
gouji_load_file (GoujiKit *kit, GFile *file, GCancellable *cancellable, GError **error)
{
  return gouji_load_file_in (kit, file, NULL, cancellable, error);
}

/**
 * gouji_load_file_in:
 * @kit: what reports are made with
 * @file: a source
 * @encoding: (nullable): one of gouji_read_get_encodings() that its text is in, %NULL to find it
 * @cancellable: (nullable): to stop it
 * @error: return location for an error of gouji_load_bytes() or of I/O
 *
 * Makes reports from a file whose encoding a person has chosen. Blocks: meant for threads.
 *
 * Returns: (transfer full) (nullable): the reports
 */
GoujiLoaded *
gouji_load_file_in (
  GoujiKit *kit, GFile *file, const char *encoding, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInputStream) stream = NULL;
  g_autofree char *name = g_file_get_basename (file);
  g_autoptr (GBytes) bytes = NULL;
  GoujiLoaded *loaded;

  if (!is_plain_file (file, cancellable, error))
    return NULL;
  stream = g_file_read (file, cancellable, error);
  if (stream == NULL)
    return NULL;
  bytes = gouji_load_stream (G_INPUT_STREAM (stream), cancellable, error);
  if (bytes == NULL)
    return NULL;

  if (encoding == NULL)
    loaded = gouji_load_bytes (kit, bytes, name, NULL, cancellable, error);
  else
    loaded =
      gouji_kit_load (kit, error) ? load_source (kit, bytes, name, encoding, NULL, cancellable, error) : NULL;
  if (loaded != NULL)
    gouji_loaded_note_source (loaded, name, bytes);
  return loaded;
}
