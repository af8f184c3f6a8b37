/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "reader/gouji-prepare.h"

#include <string.h>
#include <unistd.h>

#include <fontconfig/fontconfig.h>
#include <libxml/parser.h>

#include "read/gouji-read.h"

/* A file with pages says so here at the latest (ISO 32000-1, annex H, implementation note 13). */
#define HEAD 1024

/* One document of each encoding loads its table, which every child then has. */
static void
load_encodings (void)
{
  static const char sample[] = "\xc4\xea\xb1\xa8\n\xb9\xab\xbf\xaa\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (sample, strlen (sample));
  const char *const *names = gouji_read_get_encodings ();

  for (guint i = 0; names[i] != NULL; i++) {
    g_autoptr (GoujiDocument) document = gouji_read_in (bytes, NULL, names[i], NULL, NULL);
  }
}

/**
 * gouji_prepare_text:
 *
 * Loads what reading of text takes, so that children need not.
 */
void
gouji_prepare_text (void)
{
  xmlInitParser ();
  load_encodings ();
}

/**
 * gouji_prepare_pages:
 *
 * Loads what reading of pages takes: above all the list of fonts, some ten milliseconds.
 */
void
gouji_prepare_pages (void)
{
  FcInit ();
}

/**
 * gouji_prepare_is_paged:
 * @file: a descriptor of a file
 *
 * Looks at nothing but the mark at the file's beginning, for it is not this process that reads files.
 *
 * Returns: whether the file may have pages
 */
gboolean
gouji_prepare_is_paged (int file)
{
  static const char mark[] = "%PDF-";
  char head[HEAD];
  gssize n = pread (file, head, sizeof (head), 0);

  return n > 0 && memmem (head, n, mark, strlen (mark)) != NULL;
}
