/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "container/gouji-package.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

#define CHUNK (64 * 1024)

typedef struct archive Archive;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Archive, archive_read_free)

struct _GoujiPackage {
  GHashTable *parts; /* element-type utf8 GBytes; names as normalise() makes them */
};

typedef struct {
  GoujiPackage *package;
  const GoujiLimits *limits;
  gsize n_bytes; /* unpacked so far */
} Unpacking;

/* Pictures, sounds and fonts: they have no text that a reader of parts could use, and make up most of the
 * bytes of a large file. They are kept without their content. */
static const char *const media[] = { ".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif",   ".tiff",
                                     ".emf", ".wmf", ".svg",  ".wdp", ".ttf", ".odttf", ".fntdata",
                                     ".mp3", ".mp4", ".wav",  ".avi", ".bin", ".ole" };

static gboolean
fail (GError **error, int code, const char *message)
{
  g_set_error_literal (error, GOUJI_READ_ERROR, code, message);
  return FALSE;
}

/* Names of parts are compared without regard to the case of ASCII letters (ECMA-376, part 2, 6.2.2.3). Some
 * writers begin them with a slash, and some, on Windows, part their folders with backslashes. */
static char *
normalise (const char *name)
{
  char *normal;

  while (*name == '/' || *name == '\\')
    name++;
  normal = g_ascii_strdown (name, -1);
  for (char *byte = normal; *byte != '\0'; byte++) {
    if (*byte == '\\')
      *byte = '/';
  }

  return normal;
}

static gboolean
is_medium (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (media); i++) {
    if (g_str_has_suffix (name, media[i]))
      return TRUE;
  }

  return FALSE;
}

/* What the entry says of its own size is not believed: only what comes out of it is counted. */
static GBytes *
unpack (Unpacking *self, Archive *archive, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree guint8 *chunk = g_malloc (CHUNK);
  la_ssize_t n;

  while ((n = archive_read_data (archive, chunk, CHUNK)) > 0) {
    self->n_bytes += n;
    if (self->n_bytes > self->limits->unpacked || bytes->len > G_MAXINT - CHUNK) {
      fail (error, GOUJI_READ_ERROR_TOO_LARGE, "parts that unpack to more than the limits");
      return NULL;
    }
    g_byte_array_append (bytes, chunk, n);
  }
  if (n < 0) {
    fail (error, GOUJI_READ_ERROR_DAMAGED, "a part that cannot be unpacked");
    return NULL;
  }

  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/* A name that stands twice makes two documents of one file, and each program shows another: neither is taken.
 * Folders, links and names in no known encoding are no parts. */
static gboolean
add_part (Unpacking *self, Archive *archive, struct archive_entry *entry, GError **error)
{
  const char *name = archive_entry_pathname_utf8 (entry);
  g_autofree char *normal = name != NULL ? normalise (name) : NULL;
  GBytes *bytes = NULL;

  if (archive_entry_is_encrypted (entry))
    return fail (error, GOUJI_READ_ERROR_ENCRYPTED, "a part that asks for a password");
  if (normal == NULL || archive_entry_filetype (entry) != AE_IFREG)
    return TRUE;
  if (g_hash_table_contains (self->package->parts, normal))
    return fail (error, GOUJI_READ_ERROR_DAMAGED, "a part that stands twice");

  if (!is_medium (normal)) {
    bytes = unpack (self, archive, error);
    if (bytes == NULL)
      return FALSE;
  }
  g_hash_table_insert (self->package->parts, g_steal_pointer (&normal), bytes);

  return TRUE;
}

/* The container's own list of its parts, at its end, is what every office program goes by; what lies between
 * the parts and is not in it is no part. A file that was cut has none. */
static Archive *
open_archive (GBytes *bytes, GError **error)
{
  g_autoptr (Archive) archive = archive_read_new ();
  gsize length;
  const void *data = g_bytes_get_data (bytes, &length);

  if (archive == NULL || archive_read_support_format_zip_seekable (archive) != ARCHIVE_OK ||
      archive_read_set_format_option (archive, "zip", "hdrcharset", "UTF-8") != ARCHIVE_OK ||
      archive_read_open_memory (archive, data, length) != ARCHIVE_OK) {
    fail (error, GOUJI_READ_ERROR_DAMAGED, "no list of parts");
    return NULL;
  }

  return g_steal_pointer (&archive);
}

static void
free_content (GBytes *bytes)
{
  g_clear_pointer (&bytes, g_bytes_unref);
}

/**
 * gouji_package_new:
 * @bytes: a ZIP container
 * @limits: (nullable): %NULL for the usual ones
 * @error: return location for %GOUJI_READ_ERROR_DAMAGED, %GOUJI_READ_ERROR_ENCRYPTED or
 * %GOUJI_READ_ERROR_TOO_LARGE
 *
 * Unpacks all parts at once, except pictures, sounds and fonts, and checks their sums.
 *
 * Returns: (transfer full) (nullable): the container
 */
GoujiPackage *
gouji_package_new (GBytes *bytes, const GoujiLimits *limits, GError **error)
{
  g_autoptr (GoujiPackage) self = NULL;
  g_autoptr (Archive) archive = NULL;
  struct archive_entry *entry;
  Unpacking unpacking = { .limits = limits == NULL ? &gouji_default_limits : limits };
  guint n_members = 0;
  int status;

  g_return_val_if_fail (bytes != NULL, NULL);

  archive = open_archive (bytes, error);
  if (archive == NULL)
    return NULL;

  self = g_new0 (GoujiPackage, 1);
  self->parts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) free_content);
  unpacking.package = self;

  /* A warning is about a name or a time that cannot be converted. */
  while ((status = archive_read_next_header (archive, &entry)) == ARCHIVE_OK || status == ARCHIVE_WARN) {
    if (++n_members > unpacking.limits->members) {
      fail (error, GOUJI_READ_ERROR_TOO_LARGE, "more parts than the limits");
      return NULL;
    }
    if (!add_part (&unpacking, archive, entry, error))
      return NULL;
  }
  if (status != ARCHIVE_EOF || n_members == 0) {
    fail (error, GOUJI_READ_ERROR_DAMAGED, "a list of parts that contradicts the container");
    return NULL;
  }

  return g_steal_pointer (&self);
}

void
gouji_package_free (GoujiPackage *self)
{
  g_return_if_fail (self != NULL);

  g_hash_table_unref (self->parts);
  g_free (self);
}

/**
 * gouji_package_has:
 * @name: with slashes; the case of ASCII letters and a slash in front do not matter
 *
 * Returns: whether there is such a part, also where it is a picture and has no content here
 */
gboolean
gouji_package_has (GoujiPackage *self, const char *name)
{
  g_autofree char *normal = NULL;

  g_return_val_if_fail (self != NULL && name != NULL, FALSE);

  normal = normalise (name);
  return g_hash_table_contains (self->parts, normal);
}

/**
 * gouji_package_get:
 * @name: with slashes; the case of ASCII letters and a slash in front do not matter
 *
 * Returns: (transfer none) (nullable): the part's content; %NULL where there is none, and of a picture
 */
GBytes *
gouji_package_get (GoujiPackage *self, const char *name)
{
  g_autofree char *normal = NULL;

  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  normal = normalise (name);
  return g_hash_table_lookup (self->parts, normal);
}
