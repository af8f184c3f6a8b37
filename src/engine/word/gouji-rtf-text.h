/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GoujiRtfPage:
 *
 * One of Windows' code pages: the encoding of the bytes of a font.
 */
typedef struct _GoujiRtfPage GoujiRtfPage;

const GoujiRtfPage *gouji_rtf_page_from_number (int number);
const GoujiRtfPage *gouji_rtf_page_from_charset (int charset);
const GoujiRtfPage *gouji_rtf_page_guess (const guint8 *bytes, gsize length);
const char *gouji_rtf_page_get_name (const GoujiRtfPage *page);
gboolean gouji_rtf_page_is_double (const GoujiRtfPage *page);

/**
 * GoujiRtfText:
 * @replaced: whether U+FFFD stands for something that is no text
 *
 * Makes UTF-8 of bytes in changing code pages and of UTF-16 units that arrive one by one. A character may
 * arrive in pieces, with control words in between.
 */
typedef struct {
  GByteArray *pending; /* bytes of @page that are not converted yet */
  const GoujiRtfPage *page;
  const GoujiRtfPage *usual; /* the file's own page */
  guint n_missing;           /* how many bytes the last character in @pending still waits for, at most */
  gunichar high;             /* the first half of a pair of surrogates, 0 without one */
  GHashTable *converters;
  gboolean replaced;
} GoujiRtfText;

void gouji_rtf_text_init (GoujiRtfText *self);
void gouji_rtf_text_clear (GoujiRtfText *self);
void gouji_rtf_text_set_usual (GoujiRtfText *self, const GoujiRtfPage *page);

void gouji_rtf_text_add_byte (GoujiRtfText *self, guint8 byte, const GoujiRtfPage *page, GString *target);
void gouji_rtf_text_add_unit (GoujiRtfText *self, int unit, GString *target);
void gouji_rtf_text_flush (GoujiRtfText *self, GString *target);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GoujiRtfText, gouji_rtf_text_clear)

G_END_DECLS
