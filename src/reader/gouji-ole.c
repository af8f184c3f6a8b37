/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "reader/gouji-ole.h"

#include <string.h>

/* MS-CFB, 2.6.1: an entry of the directory is 128 bytes long, and begins with the name in UTF-16, whose
 * length in bytes with the zero at its end follows at 64. Sectors are at least 512 bytes long. */
#define ENTRY_SIZE 128
#define NAME_LENGTH 64
#define HEADER_SIZE 512

/* Where the first stream of most files begins: right behind the header. */
#define FIRST_STREAM HEADER_SIZE

/* MS-DOC, 2.5.1: what the main stream begins with, and the flags in it, one of which says encrypted. */
#define WORD_MAGIC 0xa5ec
#define WORD_FLAGS 10
#define WORD_ENCRYPTED 0x0100

/* MS-XLS, 2.4.21 and 2.4.117: BOF, and FILEPASS, which stands directly behind it or not at all. */
#define SHEET_BEGINS 0x0809
#define SHEET_PASSWORD 0x002f

static guint
get_16 (const guint8 *data)
{
  return data[0] | (guint) data[1] << 8;
}

static gboolean
has_name (const guint8 *entry, const char *name)
{
  gsize length = strlen (name);

  if (get_16 (entry + NAME_LENGTH) != 2 * (length + 1))
    return FALSE;
  for (gsize i = 0; i < length; i++) {
    if (get_16 (entry + 2 * i) != (guint8) name[i])
      return FALSE;
  }

  return TRUE;
}

static gboolean
asks_for_password (const guint8 *data, gsize length)
{
  const guint8 *stream = data + FIRST_STREAM;
  gsize rest = length - FIRST_STREAM;

  if (rest > WORD_FLAGS + 2 && get_16 (stream) == WORD_MAGIC)
    return (get_16 (stream + WORD_FLAGS) & WORD_ENCRYPTED) != 0;
  if (rest > 4 && get_16 (stream) == SHEET_BEGINS) {
    gsize next = 4 + get_16 (stream + 2);

    return rest > next + 2 && get_16 (stream + next) == SHEET_PASSWORD;
  }

  return FALSE;
}

/* Excel's stream without a container around it, as some programs that are not Excel write it, and its binary
 * parts in a ZIP container (MS-XLSB). */
static gboolean
is_bare_sheet (const guint8 *data, gsize length)
{
  return length > 4 && (get_16 (data) == SHEET_BEGINS || memcmp (data, "PK\x03\x04", 4) == 0);
}

/**
 * gouji_ole_tell:
 *
 * Tells by the names in the directory, wherever it is, without following any chain of sectors: a file may
 * have other files within it, so that the first name counts.
 */
GoujiOleKind
gouji_ole_tell (GBytes *file)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (file, &length);

  if (is_bare_sheet (data, length))
    return GOUJI_OLE_SHEET;
  if (length < HEADER_SIZE + ENTRY_SIZE)
    return GOUJI_OLE_OTHER;
  for (gsize at = HEADER_SIZE; at + ENTRY_SIZE <= length; at += ENTRY_SIZE) {
    const guint8 *entry = data + at;

    if (has_name (entry, "EncryptedPackage"))
      return GOUJI_OLE_ENCRYPTED;
    if (has_name (entry, "WordDocument"))
      return asks_for_password (data, length) ? GOUJI_OLE_ENCRYPTED : GOUJI_OLE_TEXT;
    if (has_name (entry, "Workbook") || has_name (entry, "Book"))
      return asks_for_password (data, length) ? GOUJI_OLE_ENCRYPTED : GOUJI_OLE_SHEET;
  }

  return GOUJI_OLE_OTHER;
}
