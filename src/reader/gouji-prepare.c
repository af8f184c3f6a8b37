/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "reader/gouji-prepare.h"

#include <string.h>
#include <unistd.h>

#include <fontconfig/fontconfig.h>
#include <libxml/parser.h>

#include "document/gouji-document-wire.h"
#include "read/gouji-read.h"

/* A file with pages says so here at the latest (ISO 32000-1, annex H, implementation note 13). */
#define HEAD 1024

/* A document of each kind loads what reading and answering take: tables of characters, the types of an
 * answer, and the places of functions in libraries, which are looked up when they are first called. */
static void
read_sample (const char *sample, const char *name, const char *encoding)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (sample, strlen (sample));
  g_autoptr (GoujiDocument) document = gouji_read_in (bytes, name, encoding, &gouji_default_limits, NULL);
  g_autoptr (GVariant) wire = document != NULL ? gouji_document_to_wire (document) : NULL;

  if (wire != NULL)
    g_variant_get_data (wire);
}

/**
 * gouji_prepare_text:
 *
 * Loads what reading of text takes, so that children need not.
 */
void
gouji_prepare_text (void)
{
  const char *const *names = gouji_read_get_encodings ();

  xmlInitParser ();
  for (guint i = 0; names[i] != NULL; i++)
    read_sample ("\xc4\xea\xb1\xa8\n\xb9\xab\xbf\xaa\n", NULL, names[i]);
  read_sample ("<html><body><h1>a</h1><table><tr><td>1</td></tr></table></body></html>", "a.html", NULL);
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
