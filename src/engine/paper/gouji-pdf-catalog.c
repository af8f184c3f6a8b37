/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "paper/gouji-pages-private.h"

/* What Cairo does not say of a file: that it is tagged, without which no program looks at its tags; in which
 * language it is read out; and that a window shows its title and not the name of the file (ISO
 * 32000-1, 14.7.1, 14.9.2, 12.2). */
#define ENTRIES                                                                                              \
  "   /MarkInfo << /Marked true >>\n"                                                                        \
  "   /Lang (zh-CN)\n"                                                                                       \
  "   /ViewerPreferences << /DisplayDocTitle true >>\n"

/* Cairo ends a file of version 1.4 with its catalog, the table of places and where this table is. */
#define CATALOG "/Type /Catalog\n"
#define CATALOG_END ">>\nendobj\nxref\n"
#define PLACE "\nstartxref\n"

/* The catalog, and what stands between the table and the end, are shorter than this. */
#define MOST_BEFORE 4096
#define MOST_AFTER 512

/* Returns: where @word begins in the bytes from @from to @end, looked for from behind; -1 where it is not */
static gssize
find_last (const GByteArray *bytes, gsize from, gsize end, const char *word)
{
  gsize length = strlen (word);

  for (gsize i = end; i >= from + length; i--) {
    if (memcmp (bytes->data + i - length, word, length) == 0)
      return (gssize) (i - length);
  }

  return -1;
}

static gsize
go_back (gsize place, gsize distance)
{
  return place > distance ? place - distance : 0;
}

/* The table lists places that are all before what is put in; only its own moves. */
static void
replace_place (GByteArray *bytes, gsize first, gsize place)
{
  g_autofree char *end = g_strdup_printf ("%" G_GSIZE_FORMAT "\n%%%%EOF\n", place);

  g_byte_array_set_size (bytes, (guint) first);
  g_byte_array_append (bytes, (const guint8 *) end, (guint) strlen (end));
}

/**
 * gouji_pdf_complete_catalog:
 * @bytes: a file as Cairo writes it in version 1.4
 *
 * Adds to a PDF file's catalog what Cairo leaves out. A file that does not end as expected stays as it is,
 * which is a good one too.
 *
 * Returns: whether it was added
 */
gboolean
gouji_pdf_complete_catalog (GByteArray *bytes)
{
  gssize place = find_last (bytes, go_back (bytes->len, MOST_AFTER), bytes->len, PLACE);
  gsize number = place >= 0 ? (gsize) place + strlen (PLACE) : 0;
  g_autofree char *digits =
    place >= 0 ? g_strndup ((char *) bytes->data + number, bytes->len - number) : NULL;
  gsize table = digits != NULL ? (gsize) g_ascii_strtoull (digits, NULL, 10) : 0;
  gsize end = table + strlen ("xref\n");
  gssize catalog_end;
  g_autoptr (GByteArray) rest = NULL;

  if (table == 0 || end > (gsize) place)
    return FALSE;
  catalog_end = find_last (bytes, go_back (end, strlen (CATALOG_END)), end, CATALOG_END);
  if (catalog_end < 0 ||
      find_last (bytes, go_back ((gsize) catalog_end, MOST_BEFORE), (gsize) catalog_end, CATALOG) < 0)
    return FALSE;

  rest = g_byte_array_new ();
  g_byte_array_append (rest, bytes->data + catalog_end, (guint) (number - (gsize) catalog_end));
  g_byte_array_set_size (bytes, (guint) catalog_end);
  g_byte_array_append (bytes, (const guint8 *) ENTRIES, (guint) strlen (ENTRIES));
  g_byte_array_append (bytes, rest->data, rest->len);
  replace_place (bytes, bytes->len, table + strlen (ENTRIES));
  return TRUE;
}
