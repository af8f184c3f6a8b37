/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "write/gouji-zip.h"

#include <archive.h>
#include <archive_entry.h>

#include "write/gouji-write.h"

struct _GoujiZip {
  struct archive *archive;
  GByteArray *bytes;
  gboolean failed;
};

static void
note (GoujiZip *self, int result)
{
  self->failed |= result != ARCHIVE_OK;
}

static la_ssize_t
append_cb (struct archive *archive, void *data, const void *buffer, size_t length)
{
  GoujiZip *self = data;

  g_byte_array_append (self->bytes, buffer, length);
  return length;
}

GoujiZip *
gouji_zip_new (void)
{
  GoujiZip *self = g_new0 (GoujiZip, 1);

  self->bytes = g_byte_array_new ();
  self->archive = archive_write_new ();
  self->failed = self->archive == NULL;
  if (self->failed)
    return self;

  note (self, archive_write_set_format_zip (self->archive));
  note (self, archive_write_zip_set_compression_deflate (self->archive));
  /* No blocks: the last one would be padded with zeros. */
  note (self, archive_write_set_bytes_per_block (self->archive, 0));
  note (self, archive_write_open2 (self->archive, self, NULL, append_cb, NULL, NULL));

  return self;
}

void
gouji_zip_free (GoujiZip *self)
{
  if (self->archive != NULL)
    archive_write_free (self->archive);
  g_byte_array_unref (self->bytes);
  g_free (self);
}

/**
 * gouji_zip_add:
 * @name: with slashes, in ASCII
 */
void
gouji_zip_add (GoujiZip *self, const char *name, GBytes *content)
{
  struct archive_entry *entry;
  gsize size;
  const void *data = g_bytes_get_data (content, &size);

  if (self->failed)
    return;

  entry = archive_entry_new2 (self->archive);
  archive_entry_set_pathname (entry, name);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  archive_entry_set_size (entry, size);
  /* Without a time the entry gets the first day that ZIP knows, 1 January 1980, in every time zone. */
  note (self, archive_write_header (self->archive, entry));
  self->failed |= archive_write_data (self->archive, data, size) != (la_ssize_t) size;
  note (self, archive_write_finish_entry (self->archive));
  archive_entry_free (entry);
}

/**
 * gouji_zip_finish:
 *
 * Nothing may be added afterwards: that spoils the container.
 *
 * Returns: the container; %NULL with %GOUJI_WRITE_ERROR_FAILED when the library could not write it
 */
GBytes *
gouji_zip_finish (GoujiZip *self, GError **error)
{
  if (!self->failed)
    note (self, archive_write_close (self->archive));
  if (self->failed) {
    g_set_error (error, GOUJI_WRITE_ERROR, GOUJI_WRITE_ERROR_FAILED, "the container could not be written: %s",
                 self->archive != NULL ? archive_error_string (self->archive) : "no memory");
    return NULL;
  }

  return g_bytes_new (self->bytes->data, self->bytes->len);
}
