/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "load/gouji-load.h"

#include "report/gouji-report-file.h"
#include "report/gouji-salvage.h"

#define CHUNK (64 * 1024)

/* A `.gouji` file holds its document with the place of every block and cell, so it is larger than its source.
 */
#define SAVED_FILE_FACTOR 8

void
gouji_loaded_free (GoujiLoaded *self)
{
  g_clear_pointer (&self->reports, g_ptr_array_unref);
  g_clear_pointer (&self->sources, g_ptr_array_unref);
  g_clear_pointer (&self->failures, g_ptr_array_unref);
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
create_loaded (void)
{
  GoujiLoaded *self = g_new0 (GoujiLoaded, 1);

  self->reports = g_ptr_array_new_with_free_func (g_object_unref);
  self->sources = g_ptr_array_new_with_free_func ((GDestroyNotify) gouji_source_file_free);
  self->failures = g_ptr_array_new_with_free_func ((GDestroyNotify) gouji_load_failure_free);

  return self;
}

/* Takes @report. */
static void
add_report (GoujiLoaded *self, GoujiReport *report, const GoujiSourceFile *source)
{
  GoujiSourceFile *copy = g_new0 (GoujiSourceFile, 1);

  if (gouji_report_get_id (report) == NULL) {
    g_autofree char *id = g_uuid_string_random ();

    gouji_report_put_id (report, id);
  }

  copy->member = g_strdup (source->member);
  copy->bytes = g_bytes_ref (source->bytes);
  copy->document = source->document != NULL ? gouji_document_ref (source->document) : NULL;
  g_ptr_array_add (self->reports, report);
  g_ptr_array_add (self->sources, copy);
}

static gboolean
add_saved (GoujiLoaded *self, GoujiKit *kit, const GoujiSourceFile *source, GError **error)
{
  GoujiReport *report = gouji_report_from_bytes (source->bytes, gouji_kit_get_forms (kit), error);

  if (report != NULL)
    add_report (self, report, source);
  return report != NULL;
}

static gboolean
add_filled (GoujiLoaded *self,
            GoujiKit *kit,
            const GoujiSourceFile *source,
            GoujiForm *form,
            GCancellable *cancellable,
            GError **error)
{
  g_autoptr (GPtrArray) reports =
    gouji_filler_fill (gouji_kit_get_filler (kit), source->document, form, cancellable, error);

  for (guint i = 0; reports != NULL && i < reports->len; i++)
    add_report (self, g_object_ref (g_ptr_array_index (reports, i)), source);
  return reports != NULL;
}

static gboolean
add_source (GoujiLoaded *self,
            GoujiKit *kit,
            const GoujiSourceFile *source,
            GoujiForm *form,
            GCancellable *cancellable,
            GError **error)
{
  return source->document != NULL ? add_filled (self, kit, source, form, cancellable, error)
                                  : add_saved (self, kit, source, error);
}

/* Returns: (transfer full) (nullable): what is left of a `.gouji` file that @reason turned down */
static GoujiReport *
salvage (GoujiKit *kit, GBytes *bytes, const GError *reason)
{
  return g_error_matches (reason, GOUJI_REPORT_FILE_ERROR, GOUJI_REPORT_FILE_ERROR_DAMAGED) ||
             g_error_matches (reason, GOUJI_REPORT_FILE_ERROR, GOUJI_REPORT_FILE_ERROR_UNKNOWN_FORM)
           ? gouji_report_salvage (bytes, gouji_kit_get_forms (kit), NULL)
           : NULL;
}

static GoujiLoaded *
load_saved (GoujiKit *kit, GBytes *bytes, gboolean salvages, GError **error)
{
  g_autoptr (GoujiLoaded) loaded = create_loaded ();
  const GoujiSourceFile source = { .bytes = bytes };
  g_autoptr (GError) reason = NULL;

  if (!add_saved (loaded, kit, &source, &reason)) {
    GoujiReport *left = salvages ? salvage (kit, bytes, reason) : NULL;

    if (left == NULL) {
      g_propagate_error (error, g_steal_pointer (&reason));
      return NULL;
    }
    add_report (loaded, left, &source);
  }
  loaded->saved = TRUE;
  loaded->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);

  return g_steal_pointer (&loaded);
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
  g_autoptr (GoujiLoaded) loaded = create_loaded ();
  g_autoptr (GPtrArray) sources = gouji_sources_read (gouji_kit_get_reader (kit), bytes, name, encoding,
                                                      loaded->failures, cancellable, error);

  for (guint i = 0; sources != NULL && i < sources->len; i++) {
    const GoujiSourceFile *source = g_ptr_array_index (sources, i);
    g_autoptr (GError) reason = NULL;

    if (g_cancellable_set_error_if_cancelled (cancellable, error))
      return NULL;
    if (add_source (loaded, kit, source, form, cancellable, &reason))
      continue;
    if (source->member == NULL || g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
      g_propagate_error (error, g_steal_pointer (&reason));
      return NULL;
    }
    g_ptr_array_add (loaded->failures, gouji_load_failure_new (source->member, g_steal_pointer (&reason)));
  }
  if (sources == NULL)
    return NULL;
  if (loaded->reports->len == 0 && loaded->failures->len == 0) {
    g_set_error_literal (error, GOUJI_READ_ERROR, GOUJI_READ_ERROR_EMPTY, "nothing in it");
    return NULL;
  }

  return g_steal_pointer (&loaded);
}

static void
note_source (GoujiReport *report, const GoujiSourceFile *source, const char *file_name)
{
  g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, source->bytes);
  g_autofree char *name = NULL;

  if (source->member == NULL)
    name = g_strdup (file_name);
  else
    name = file_name != NULL ? g_strconcat (file_name, "/", source->member, NULL) : g_strdup (source->member);
  gouji_report_put_source (report, name, sha256);
}

/**
 * gouji_loaded_note_source:
 * @file_name: (nullable): name of the source
 *
 * Notes in the reports what they were read from, as a `.gouji` file has it: a file of an archive is named
 * behind it, `a.zip/b.docx`. What was loaded from a `.gouji` file knows already. It takes as long as filling,
 * so that whoever only looks at reports does without.
 */
void
gouji_loaded_note_source (GoujiLoaded *self, const char *file_name)
{
  g_autofree char *name = file_name ? g_utf8_make_valid (file_name, -1) : NULL;

  for (guint i = 0; i < self->reports->len; i++) {
    const GoujiSourceFile *source = g_ptr_array_index (self->sources, i);

    if (source->document != NULL)
      note_source (g_ptr_array_index (self->reports, i), source, name);
  }
}

/**
 * gouji_loaded_get_paged:
 * @index: of a report
 *
 * Returns: (nullable) (transfer none): the file that the report was read from, if its pages can be drawn:
 * where a program converted it first, it has none
 */
GBytes *
gouji_loaded_get_paged (GoujiLoaded *self, guint index)
{
  const GoujiSourceFile *source;

  g_return_val_if_fail (index < self->sources->len, NULL);

  source = g_ptr_array_index (self->sources, index);
  if (source->document == NULL || gouji_document_get_n_pages (source->document) == 0 ||
      gouji_document_has_note (source->document, GOUJI_NOTE_CONVERTED))
    return NULL;

  return source->bytes;
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
  /* How many reports came of each source before. */
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->reports->len; i++) {
    GoujiReport *report = g_ptr_array_index (self->reports, i);
    const GoujiSourceFile *source = g_ptr_array_index (self->sources, i);
    const char *sha256 = gouji_report_get_source_sha256 (report);
    g_autofree char *id = NULL;
    guint index;

    if (source->document == NULL)
      continue;
    g_return_if_fail (sha256 != NULL);
    index = GPOINTER_TO_UINT (g_hash_table_lookup (counts, sha256)) + 1;
    g_hash_table_insert (counts, (gpointer) sha256, GUINT_TO_POINTER (index));
    id = derive_id (sha256, index);
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
    return load_saved (kit, bytes, FALSE, error);
  return load_source (kit, bytes, name, NULL, form, cancellable, error);
}

/**
 * gouji_load_documents:
 * @kit: what reports are made with
 * @bytes: a source to be read, no `.gouji` file
 * @name: (nullable) (type filename): its name, whose ending helps to tell its format
 * @failures: (element-type GoujiLoadFailure): gets those files of an archive that could not be read
 * @cancellable: (nullable): to stop it
 * @error: return location for a [error@ReadError] or %G_IO_ERROR_CANCELLED
 *
 * Reads what a source says, whether a report is in it or not. Blocks: meant for threads.
 *
 * Returns: (transfer full) (nullable) (element-type GoujiSourceFile): the source, or all those of an archive
 */
GPtrArray *
gouji_load_documents (GoujiKit *kit,
                      GBytes *bytes,
                      const char *name,
                      GPtrArray *failures,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autofree char *valid_name = name ? g_utf8_make_valid (name, -1) : NULL;

  return gouji_sources_read (gouji_kit_get_reader (kit), bytes, valid_name, NULL, failures, cancellable,
                             error);
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
 * Makes reports from a file whose encoding a person has chosen. Of a `.gouji` file that
 * is damaged, or in a form that the kit does not have, what can be read is there, read only, and
 * gouji_report_get_losses() says what is not. Blocks: meant for threads.
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

  if (gouji_report_file_is_one (bytes))
    loaded = gouji_kit_load (kit, error) ? load_saved (kit, bytes, TRUE, error) : NULL;
  else if (encoding == NULL)
    loaded = gouji_load_bytes (kit, bytes, name, NULL, cancellable, error);
  else
    loaded =
      gouji_kit_load (kit, error) ? load_source (kit, bytes, name, encoding, NULL, cancellable, error) : NULL;
  if (loaded != NULL)
    gouji_loaded_note_source (loaded, name);
  return loaded;
}
