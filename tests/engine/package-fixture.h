/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <archive.h>
#include <archive_entry.h>
#include <gio/gio.h>
#include <string.h>

/* Containers as offices write them, made for tests, and for hostile ones with names that no office gives. */

typedef struct {
  struct archive *archive;
  GByteArray *bytes;
} TestPackage;

static inline la_ssize_t
append_to_package_cb (struct archive *archive, void *data, const void *buffer, size_t length)
{
  g_byte_array_append (data, buffer, length);
  return length;
}

static inline TestPackage *
test_package_new (gboolean deflate)
{
  TestPackage *self = g_new0 (TestPackage, 1);

  self->bytes = g_byte_array_new ();
  self->archive = archive_write_new ();
  archive_write_set_format_zip (self->archive);
  if (deflate)
    archive_write_zip_set_compression_deflate (self->archive);
  else
    archive_write_zip_set_compression_store (self->archive);
  archive_write_set_bytes_per_block (self->archive, 0);
  g_assert_cmpint (archive_write_open2 (self->archive, self->bytes, NULL, append_to_package_cb, NULL, NULL),
                   ==, ARCHIVE_OK);

  return self;
}

/* @type is AE_IFREG, AE_IFLNK (the content is its target) or AE_IFDIR. */
static inline void
test_package_add_entry (TestPackage *self, const char *name, guint type, const void *content, gsize length)
{
  struct archive_entry *entry = archive_entry_new ();

  archive_entry_set_pathname (entry, name);
  archive_entry_set_filetype (entry, type);
  archive_entry_set_perm (entry, 0644);
  if (type == AE_IFLNK)
    archive_entry_set_symlink (entry, content);
  archive_entry_set_size (entry, type == AE_IFREG ? length : 0);
  g_assert_cmpint (archive_write_header (self->archive, entry), ==, ARCHIVE_OK);
  if (type == AE_IFREG)
    g_assert_cmpint (archive_write_data (self->archive, content, length), ==, (la_ssize_t) length);
  archive_entry_free (entry);
}

static inline void
test_package_add (TestPackage *self, const char *name, const char *content)
{
  test_package_add_entry (self, name, AE_IFREG, content, strlen (content));
}

static inline GBytes *
test_package_finish (TestPackage *self)
{
  GBytes *bytes;

  g_assert_cmpint (archive_write_free (self->archive), ==, ARCHIVE_OK);
  bytes = g_byte_array_free_to_bytes (self->bytes);
  g_free (self);

  return bytes;
}
