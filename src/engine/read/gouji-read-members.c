/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "read/gouji-read.h"

#include <archive.h>
#include <archive_entry.h>
#include <locale.h>
#include <string.h>

#define CHUNK (64 * 1024)

typedef struct archive Archive;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Archive, archive_read_free)

typedef struct {
  Archive *archive;
  const GoujiLimits *limits;
  GPtrArray *members;
  gsize n_bytes; /* unpacked so far */
  guint n_entries;
} Unpacking;

/* What programs leave beside the files of people. */
static const char *const droppings[] = { ".DS_Store", "Thumbs.db", "desktop.ini" };
static const char *const dropping_beginnings[] = { "~$", "._", ".~lock." };

static gboolean
fail (GError **error, GoujiReadError code, const char *message)
{
  g_set_error_literal (error, GOUJI_READ_ERROR, (int) code, message);
  return FALSE;
}

static gboolean
is_dropping (const char *name)
{
  const char *slash = strrchr (name, '/');
  const char *base = slash == NULL ? name : slash + 1;

  if (g_str_has_prefix (name, "__MACOSX/") || *base == '\0')
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (droppings); i++) {
    if (g_ascii_strcasecmp (base, droppings[i]) == 0)
      return TRUE;
  }
  for (guint i = 0; i < G_N_ELEMENTS (dropping_beginnings); i++) {
    if (g_str_has_prefix (base, dropping_beginnings[i]))
      return TRUE;
  }

  return FALSE;
}

/* Windows in China writes names as GBK and says nothing of it. */
static char *
decode_name (const char *raw)
{
  g_autofree char *converted = NULL;

  if (raw == NULL || *raw == '\0')
    return NULL;
  if (!g_utf8_validate (raw, -1, NULL))
    converted = g_convert (raw, -1, "UTF-8", "GB18030", NULL, NULL, NULL);

  return converted != NULL ? g_steal_pointer (&converted) : g_utf8_make_valid (raw, -1);
}

/* What the entry says of its own size is not believed: only what comes out of it is counted. */
static GBytes *
unpack (Unpacking *self, GoujiReadError *reason)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree guint8 *chunk = g_malloc (CHUNK);
  la_ssize_t n;

  *reason = GOUJI_READ_ERROR_TOO_LARGE;
  while ((n = archive_read_data (self->archive, chunk, CHUNK)) > 0) {
    self->n_bytes += (gsize) n;
    if (self->n_bytes > self->limits->unpacked || bytes->len + (gsize) n > self->limits->bytes)
      return NULL;
    g_byte_array_append (bytes, chunk, (guint) n);
  }
  *reason = GOUJI_READ_ERROR_DAMAGED;

  return n < 0 ? NULL : g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

static void
add_member (Unpacking *self, struct archive_entry *entry)
{
  g_autofree char *name = decode_name (archive_entry_pathname (entry));
  GoujiMember *member;

  if (name == NULL || archive_entry_filetype (entry) != AE_IFREG || is_dropping (name))
    return;

  member = g_new0 (GoujiMember, 1);
  member->name = g_steal_pointer (&name);
  g_ptr_array_add (self->members, member);
  if (archive_entry_is_encrypted (entry))
    member->reason = GOUJI_READ_ERROR_ENCRYPTED;
  else if (self->n_bytes > self->limits->unpacked)
    member->reason = GOUJI_READ_ERROR_TOO_LARGE;
  else
    member->bytes = unpack (self, &member->reason);
}

static gboolean
unpack_all (Unpacking *self, GBytes *bytes, GError **error)
{
  gsize length;
  const void *data = g_bytes_get_data (bytes, &length);
  struct archive_entry *entry;
  int status;

  if (archive_read_support_format_zip_seekable (self->archive) != ARCHIVE_OK ||
      archive_read_open_memory (self->archive, data, length) != ARCHIVE_OK)
    return fail (error, GOUJI_READ_ERROR_DAMAGED, "no list of files");

  /* A warning is about a name or a time that cannot be converted. */
  while ((status = archive_read_next_header (self->archive, &entry)) == ARCHIVE_OK ||
         status == ARCHIVE_WARN) {
    if (++self->n_entries > self->limits->members)
      return fail (error, GOUJI_READ_ERROR_TOO_LARGE, "more files than the limits");
    add_member (self, entry);
  }
  if (status != ARCHIVE_EOF)
    return fail (error, GOUJI_READ_ERROR_DAMAGED, "a list of files that contradicts the archive");
  if (self->members->len == 0)
    return fail (error, GOUJI_READ_ERROR_EMPTY, "no file in it");

  return TRUE;
}

/**
 * gouji_read_members:
 * @bytes: a ZIP archive
 * @limits: (nullable): %NULL for the usual ones
 * @error: return location for %GOUJI_READ_ERROR_DAMAGED, %GOUJI_READ_ERROR_TOO_LARGE with more files than the
 * limits, or %GOUJI_READ_ERROR_EMPTY
 *
 * Unpacks the files of an archive in memory, without folders, links and what systems leave behind
 * (`__MACOSX`, `Thumbs.db`, locks of open documents). Names are in UTF-8, whatever they were in; they are
 * nothing but names. A file that is encrypted, damaged or larger than the limits is there without its
 * content, with the reason.
 *
 * Returns: (transfer full) (element-type GoujiMember) (nullable): at least one file, or %NULL
 */
GPtrArray *
gouji_read_members (GBytes *bytes, const GoujiLimits *limits, GError **error)
{
  g_autoptr (GPtrArray) members = g_ptr_array_new_with_free_func ((GDestroyNotify) gouji_member_free);
  g_autoptr (Archive) archive = archive_read_new ();
  Unpacking unpacking = { archive, limits == NULL ? &gouji_default_limits : limits, members, 0, 0 };
  locale_t locale;
  locale_t before;
  gboolean done;

  g_return_val_if_fail (bytes != NULL, NULL);

  if (archive == NULL) {
    fail (error, GOUJI_READ_ERROR_MEMORY, "no memory for an archive");
    return NULL;
  }

  /* libarchive converts names to the thread's encoding, and only those that say that they are UTF-8. */
  locale = newlocale (LC_CTYPE_MASK, "C.UTF-8", (locale_t) 0);
  before = locale != (locale_t) 0 ? uselocale (locale) : (locale_t) 0;
  done = unpack_all (&unpacking, bytes, error);
  if (locale != (locale_t) 0) {
    uselocale (before);
    freelocale (locale);
  }

  return done ? g_steal_pointer (&members) : NULL;
}
