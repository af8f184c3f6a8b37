/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "word/gouji-rtf-text.h"

#include <unicode/ucnv.h>

#include "decode/gouji-encoding.h"

#define REPLACEMENT 0xfffd

/* Bytes of a symbol font are characters of its own, which Word puts here. */
#define SYMBOLS 0xf000

struct _GoujiRtfPage {
  int number;  /* of Windows */
  int charset; /* what fonts call it, -1 for none */
  const char *converter;
  GoujiEncoding encoding; /* of the pages in which a character has two bytes */
};

/* RTF 1.9.1, "Character Set" and `\fcharset`. */
static const GoujiRtfPage pages[] = {
  { 1252, 0, "windows-1252", GOUJI_ENCODING_UNKNOWN },
  { 42, 2, NULL, GOUJI_ENCODING_UNKNOWN },
  { 936, 134, "GB18030", GOUJI_ENCODING_GB18030 },
  { 54936, -1, "GB18030", GOUJI_ENCODING_GB18030 },
  { 950, 136, "Big5-HKSCS", GOUJI_ENCODING_BIG5 },
  { 65001, -1, "UTF-8", GOUJI_ENCODING_UTF8 },
  { 932, 128, "windows-31j", GOUJI_ENCODING_UNKNOWN },
  { 949, 129, "windows-949", GOUJI_ENCODING_UNKNOWN },
  { 1253, 161, "windows-1253", GOUJI_ENCODING_UNKNOWN },
  { 1254, 162, "windows-1254", GOUJI_ENCODING_UNKNOWN },
  { 1258, 163, "windows-1258", GOUJI_ENCODING_UNKNOWN },
  { 1255, 177, "windows-1255", GOUJI_ENCODING_UNKNOWN },
  { 1256, 178, "windows-1256", GOUJI_ENCODING_UNKNOWN },
  { 1257, 186, "windows-1257", GOUJI_ENCODING_UNKNOWN },
  { 1251, 204, "windows-1251", GOUJI_ENCODING_UNKNOWN },
  { 874, 222, "windows-874", GOUJI_ENCODING_UNKNOWN },
  { 1250, 238, "windows-1250", GOUJI_ENCODING_UNKNOWN },
};

/**
 * gouji_rtf_page_from_number:
 *
 * Returns: (nullable): the code page that Windows gives this number
 */
const GoujiRtfPage *
gouji_rtf_page_from_number (int number)
{
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++) {
    if (pages[i].number == number)
      return &pages[i];
  }

  return NULL;
}

/**
 * gouji_rtf_page_from_charset:
 *
 * Returns: (nullable): the code page of a font's character set
 */
const GoujiRtfPage *
gouji_rtf_page_from_charset (int charset)
{
  for (guint i = 0; charset >= 0 && i < G_N_ELEMENTS (pages); i++) {
    if (pages[i].charset == charset)
      return &pages[i];
  }

  return NULL;
}

/**
 * gouji_rtf_page_guess:
 * @bytes: text
 *
 * Returns: (nullable): the code page of Chinese text that @bytes are in
 */
const GoujiRtfPage *
gouji_rtf_page_guess (const guint8 *bytes, gsize length)
{
  GoujiEncoding encoding = gouji_encoding_guess (bytes, length, GOUJI_ENCODING_UNKNOWN);

  for (guint i = 0; encoding != GOUJI_ENCODING_UNKNOWN && i < G_N_ELEMENTS (pages); i++) {
    if (pages[i].encoding == encoding)
      return &pages[i];
  }

  return NULL;
}

/**
 * gouji_rtf_page_get_name:
 *
 * Returns: (nullable): the encoding's name, where it is one of Chinese text
 */
const char *
gouji_rtf_page_get_name (const GoujiRtfPage *page)
{
  return gouji_encoding_get_name (page->encoding);
}

/* Whether it is a page of Chinese text. */
gboolean
gouji_rtf_page_is_double (const GoujiRtfPage *page)
{
  return page->encoding != GOUJI_ENCODING_UNKNOWN;
}

void
gouji_rtf_text_init (GoujiRtfText *self)
{
  *self = (GoujiRtfText) {
    .pending = g_byte_array_new (),
    .usual = &pages[0],
    .converters = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) ucnv_close),
  };
}

void
gouji_rtf_text_clear (GoujiRtfText *self)
{
  g_clear_pointer (&self->pending, g_byte_array_unref);
  g_clear_pointer (&self->converters, g_hash_table_unref);
}

/**
 * gouji_rtf_text_set_usual:
 * @page: of the bytes whose font does not say
 */
void
gouji_rtf_text_set_usual (GoujiRtfText *self, const GoujiRtfPage *page)
{
  self->usual = page;
}

static void
append_character (GoujiRtfText *self, gunichar c, GString *target)
{
  self->replaced |= c == REPLACEMENT;
  g_string_append_unichar (target, c);
}

static UConverter *
get_converter (GoujiRtfText *self, const GoujiRtfPage *page)
{
  UConverter *converter = g_hash_table_lookup (self->converters, page);
  UErrorCode status = U_ZERO_ERROR;

  if (converter == NULL) {
    converter = ucnv_open (page->converter, &status);
    if (U_FAILURE (status))
      return NULL;
    g_hash_table_insert (self->converters, (gpointer) page, converter);
  }

  return converter;
}

/* Some programs write the file's own page under a font that says it is Western: what reads as Chinese text
 * is. A Western font's own bytes, quotation marks above all, make unusual characters there. */
static const GoujiRtfPage *
choose_page (GoujiRtfText *self)
{
  const GByteArray *bytes = self->pending;

  if (self->page != &pages[0] || self->usual->encoding == GOUJI_ENCODING_UNKNOWN)
    return self->page;
  if (gouji_encoding_guess (bytes->data, bytes->len, self->usual->encoding) == self->usual->encoding)
    return self->usual;

  return self->page;
}

static void
convert (GoujiRtfText *self, const GoujiRtfPage *page, GString *target)
{
  UConverter *converter = get_converter (self, page);
  const char *source = (const char *) self->pending->data;
  const char *end = source + self->pending->len;
  UErrorCode status = U_ZERO_ERROR;

  if (converter == NULL) {
    append_character (self, REPLACEMENT, target);
    return;
  }

  ucnv_reset (converter);
  while (source < end) {
    const char *before = source;
    UChar32 c = ucnv_getNextUChar (converter, &source, end, &status);

    if (source == before)
      return;
    append_character (self, U_FAILURE (status) ? REPLACEMENT : (gunichar) c, target);
    status = U_ZERO_ERROR;
  }
}

/**
 * gouji_rtf_text_flush:
 *
 * Ends what has arrived: a character that is not whole is none.
 */
void
gouji_rtf_text_flush (GoujiRtfText *self, GString *target)
{
  const GoujiRtfPage *page;

  if (self->high != 0) {
    self->high = 0;
    append_character (self, REPLACEMENT, target);
  }
  if (self->pending->len == 0)
    return;

  page = choose_page (self);
  if (page->converter != NULL)
    convert (self, page, target);
  else
    for (guint i = 0; i < self->pending->len; i++)
      append_character (self, SYMBOLS + self->pending->data[i], target);
  g_byte_array_set_size (self->pending, 0);
  self->n_missing = 0;
}

/* Whether @byte is the second one of a character. A digit never is one, though GB 18030 has characters of
 * four bytes that have digits in them: Windows' page has none of those, and a figure's digits must not
 * vanish. */
static gboolean
continues (GoujiRtfText *self, guint8 byte)
{
  return self->n_missing > 0 && byte >= 0x40;
}

/**
 * gouji_rtf_text_add_byte:
 * @page: (nullable): the page of its font, %NULL for the file's own
 */
void
gouji_rtf_text_add_byte (GoujiRtfText *self, guint8 byte, const GoujiRtfPage *page, GString *target)
{
  if (page == NULL)
    page = self->usual;
  if (page != self->page || self->high != 0)
    gouji_rtf_text_flush (self, target);
  self->page = page;

  if (byte < 0x80 && page->converter != NULL && !continues (self, byte)) {
    gouji_rtf_text_flush (self, target);
    if (byte >= 0x20)
      g_string_append_c (target, (char) byte);
    return;
  }

  g_byte_array_append (self->pending, &byte, 1);
  self->n_missing = self->n_missing == 0 && byte >= 0x81 ? 1 : 0;
}

/**
 * gouji_rtf_text_add_unit:
 * @unit: of UTF-16; RTF writes those from 32768 on as negative numbers
 */
void
gouji_rtf_text_add_unit (GoujiRtfText *self, int unit, GString *target)
{
  gunichar c = unit < 0 ? (gunichar) (unit + 0x10000) : (gunichar) unit;

  if (self->high != 0 && c >= 0xdc00 && c <= 0xdfff) {
    c = 0x10000 + ((self->high - 0xd800) << 10) + (c - 0xdc00);
    self->high = 0;
  }
  gouji_rtf_text_flush (self, target);

  if (c >= 0xd800 && c <= 0xdbff)
    self->high = c;
  else if (c > 0x10ffff || (c >= 0xdc00 && c <= 0xdfff))
    append_character (self, REPLACEMENT, target);
  else if (c >= 0x20 && c != 0x7f)
    append_character (self, c, target);
}
