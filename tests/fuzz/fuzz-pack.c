/* SPDX-License-Identifier: GPL-3.0-or-later */

#define _GNU_SOURCE /* memmem */

#include "fuzz-pack.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

#define MARK "@@ "

/* What the head of a part and its place in the list of parts take, at most. */
#define ROOM 1024

/* More parts than the limits of the targets allow, so that these are met too. */
#define MAX_PARTS 200

typedef struct archive Archive;
typedef struct archive_entry Entry;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Archive, archive_write_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Entry, archive_entry_free)

/* Where the line with the next part's name begins; @end without one. */
static const char *
find_mark (const char *text, const char *end, gboolean is_line_start)
{
  if (is_line_start && (gsize) (end - text) >= strlen (MARK) && memcmp (text, MARK, strlen (MARK)) == 0)
    return text;
  text = memmem (text, end - text, "\n" MARK, strlen ("\n" MARK));

  return text == NULL ? end : text + 1;
}

static void
pack_part (Archive *archive, const char *name, gsize name_length, const char *content, gsize length)
{
  g_autofree char *path = g_strndup (name, MIN (name_length, ROOM / 4));
  g_autoptr (Entry) entry = archive_entry_new ();

  archive_entry_set_pathname (entry, path);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  archive_entry_set_size (entry, (la_int64_t) length);
  if (archive_write_header (archive, entry) == ARCHIVE_OK)
    archive_write_data (archive, content, length);
}

static void
pack_parts (Archive *archive, const char *text, const char *end)
{
  const char *mark = find_mark (text, end, TRUE);

  for (guint i = 0; i < MAX_PARTS && mark < end; i++) {
    const char *name = mark + strlen (MARK);
    const char *line_end = memchr (name, '\n', end - name);
    const char *next;

    if (line_end == NULL)
      return;
    next = find_mark (line_end + 1, end, TRUE);
    /* The line end in front of a mark belongs to it. */
    pack_part (archive, name, line_end - name, line_end + 1,
               next < end && next > line_end + 1 ? (gsize) (next - line_end) - 2
                                                 : (gsize) (next - line_end) - 1);
    mark = next;
  }
}

GBytes *
fuzz_pack (const uint8_t *data, size_t size)
{
  const char *text = (const char *) data;
  gsize room = size + (MAX_PARTS + 1) * ROOM;
  g_autofree char *packed = NULL;
  g_autoptr (Archive) archive = NULL;
  size_t used = 0;

  if (size < strlen (MARK) || memcmp (data, MARK, strlen (MARK)) != 0)
    return g_bytes_new (data, size);

  packed = g_malloc (room);
  archive = archive_write_new ();
  archive_write_set_format_zip (archive);
  archive_write_zip_set_compression_store (archive);
  archive_write_set_bytes_in_last_block (archive, 1);
  archive_write_open_memory (archive, packed, room, &used);
  pack_parts (archive, text, text + size);
  archive_write_close (archive);

  return g_bytes_new (packed, used);
}
