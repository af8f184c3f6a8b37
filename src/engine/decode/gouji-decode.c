/* SPDX-License-Identifier: GPL-3.0-or-later */

#define _GNU_SOURCE /* memmem */

#include "decode/gouji-decode.h"

#include <string.h>

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include "decode/gouji-encoding.h"
#include "decode/gouji-format.h"

#define REPLACEMENT "\xef\xbf\xbd"

/* Of so many characters one may be a control character or replaced; with more, this is no text. */
#define CONTROL_RATIO 50
#define REPLACED_RATIO 10

/* So many bytes are counted at once; a count of them fits a byte. */
#define STRIDE 128

/* What ICU's detector has to give, of 100, before bytes are taken for text of another script. */
#define LEAST_CONFIDENCE 30

static gboolean
fail (GError **error, GoujiReadError code, const char *what)
{
  g_set_error_literal (error, GOUJI_READ_ERROR, code, what);
  return FALSE;
}

static gsize
count_replacements (const char *text, gsize length)
{
  gsize n = 0;

  for (const char *end = text + length; (text = memmem (text, end - text, REPLACEMENT, 3)) != NULL; text += 3)
    n++;

  return n;
}

/* Control characters that no text has; those that end lines and pages are none of them. */
static gboolean
is_control (char c)
{
  guint8 byte = (guint8) c;

  return byte < 0x20 && (byte < '\t' || byte > '\r');
}

/* Counts in strides, which compilers turn into instructions for many bytes at once. */
static gsize
count_controls (const char *text, gsize length)
{
  gsize n = 0;

  for (; length >= STRIDE; text += STRIDE, length -= STRIDE) {
    guint8 n_here = 0;

    for (guint i = 0; i < STRIDE; i++)
      n_here += is_control (text[i]);
    n += n_here;
  }
  for (gsize i = 0; i < length; i++)
    n += is_control (text[i]);

  return n;
}

static void
set_converted (GoujiDecoded *self, char *text, gsize length, const char *encoding)
{
  g_free (self->owned);
  g_free (self->encoding);
  self->owned = text;
  self->text = text;
  self->length = length;
  self->encoding = g_strdup (encoding);
}

/* Converts with ICU, which writes U+FFFD for what is no character of the encoding. */
static gboolean
convert (GoujiDecoded *self, const guint8 *bytes, gsize length, const char *converter, const char *encoding)
{
  UErrorCode status = U_ZERO_ERROR;
  UConverter *from = ucnv_open (converter, &status);
  UConverter *to = ucnv_open ("UTF-8", &status);
  gsize size = 3 * length + 16; /* no encoding has a byte that becomes more than the three of U+FFFD */
  g_autofree char *text = g_malloc (size);
  char *target = text;
  const char *source = (const char *) bytes;

  if (U_SUCCESS (status))
    ucnv_convertEx (to, from, &target, text + size, &source, source + length, NULL, NULL, NULL, NULL, TRUE,
                    TRUE, &status);
  ucnv_close (from);
  ucnv_close (to);
  if (U_FAILURE (status))
    return FALSE;

  size = target - text;
  set_converted (self, g_realloc (g_steal_pointer (&text), size + 1), size, encoding);

  return TRUE;
}

/* Takes UTF-8 of which a few bytes are broken. */
static void
convert_broken_utf8 (GoujiDecoded *self, const guint8 *bytes, gsize length)
{
  char *text = g_utf8_make_valid ((const char *) bytes, length);

  set_converted (self, text, strlen (text), gouji_encoding_get_name (GOUJI_ENCODING_UTF8));
}

/* A few zero bytes in a text are damage; libxml2 and C strings would both stop at them. */
static void
replace_zeros (GoujiDecoded *self)
{
  GString *text;

  if (memchr (self->text, '\0', self->length) == NULL)
    return;

  text = g_string_sized_new (self->length + 16);
  for (gsize i = 0; i < self->length; i++) {
    if (self->text[i] == '\0')
      g_string_append (text, REPLACEMENT);
    else
      g_string_append_c (text, self->text[i]);
  }
  g_free (self->owned);
  self->length = text->len;
  self->owned = g_string_free_and_steal (text);
  self->text = self->owned;
}

/* Whether @bytes, valid UTF-8, are more likely short text in the two-byte encoding that the page says: two
 * bytes of it can look like one of the two-byte characters of UTF-8, but hardly like one of three. */
static gboolean
is_utf8_by_chance (const guint8 *bytes, gsize length, GoujiEncoding declared)
{
  if (declared != GOUJI_ENCODING_GB18030 && declared != GOUJI_ENCODING_BIG5)
    return FALSE;

  for (gsize i = 0; i < length; i++) {
    if (bytes[i] >= 0xe0)
      return FALSE;
  }

  return gouji_encoding_guess (bytes, length, declared) == declared;
}

static gboolean
is_ascii (const guint8 *bytes, gsize length)
{
  guint8 all = 0;

  for (gsize i = 0; i < length; i++)
    all |= bytes[i];

  return all < 0x80;
}

/* The last try: text of another script, so that it can be said that it is no report. An encoding that was
 * weighed before and found too light is no answer. */
static gboolean
detect (GoujiDecoded *self, const guint8 *bytes, gsize length)
{
  UErrorCode status = U_ZERO_ERROR;
  UCharsetDetector *detector = ucsdet_open (&status);
  const UCharsetMatch *match = NULL;
  const char *name = NULL;
  gboolean done = FALSE;

  if (U_SUCCESS (status)) {
    ucsdet_setText (detector, (const char *) bytes, (int32_t) MIN (length, 100000), &status);
    match = ucsdet_detect (detector, &status);
  }
  if (U_SUCCESS (status) && match != NULL && ucsdet_getConfidence (match, &status) >= LEAST_CONFIDENCE)
    name = ucsdet_getName (match, &status);
  if (U_SUCCESS (status) && name != NULL && !gouji_encoding_is_known (name))
    done = convert (self, bytes, length, name, name);
  ucsdet_close (detector);

  return done;
}

static gboolean
convert_from (GoujiDecoded *self, const guint8 *bytes, gsize length, GoujiEncoding encoding)
{
  switch (encoding) {
  case GOUJI_ENCODING_UNKNOWN:
    return detect (self, bytes, length);
  case GOUJI_ENCODING_UTF8:
    convert_broken_utf8 (self, bytes, length);
    return TRUE;
  case GOUJI_ENCODING_UTF16LE:
  case GOUJI_ENCODING_UTF16BE:
  case GOUJI_ENCODING_GB18030:
  case GOUJI_ENCODING_BIG5:
  default:
    return convert (self, bytes, length, gouji_encoding_get_converter (encoding),
                    gouji_encoding_get_name (encoding));
  }
}

static gboolean
convert_guessed (GoujiDecoded *self, const guint8 *bytes, gsize length, GoujiEncoding declared)
{
  GoujiEncoding encoding = gouji_encoding_guess_utf16 (bytes, length);

  if (encoding == GOUJI_ENCODING_UNKNOWN)
    encoding = gouji_encoding_guess (bytes, length, declared);
  self->doubtful = encoding == GOUJI_ENCODING_UNKNOWN || encoding != declared;

  return convert_from (self, bytes, length, encoding);
}

/* What a person chose may be wrong too, so that it stays in doubt, and can be chosen again. */
static gboolean
decode_in (GoujiDecoded *self, const guint8 *bytes, gsize length, GoujiEncoding encoding)
{
  gsize mark;

  if (gouji_encoding_find_mark (bytes, length, &mark) == encoding) {
    bytes += mark;
    length -= mark;
  }
  self->doubtful = TRUE;

  return encoding != GOUJI_ENCODING_UNKNOWN && convert_from (self, bytes, length, encoding);
}

/* What came with the bytes, @declared, weighs more than what they say of themselves. */
static gboolean
decode (GoujiDecoded *self, const guint8 *bytes, gsize length, GoujiEncoding declared)
{
  gsize mark;
  GoujiEncoding marked = gouji_encoding_find_mark (bytes, length, &mark);

  if (marked == GOUJI_ENCODING_UTF16LE || marked == GOUJI_ENCODING_UTF16BE)
    return convert (self, bytes + mark, length - mark, gouji_encoding_get_converter (marked),
                    gouji_encoding_get_name (marked));

  bytes += mark;
  length -= mark;
  if (marked != GOUJI_ENCODING_UNKNOWN)
    declared = marked;
  else if (declared == GOUJI_ENCODING_UNKNOWN)
    declared = gouji_encoding_find_declared (bytes, length);
  if (!g_utf8_validate_len ((const char *) bytes, length, NULL) ||
      is_utf8_by_chance (bytes, length, declared))
    return convert_guessed (self, bytes, length, declared);

  self->text = (const char *) bytes;
  self->length = length;
  self->encoding = g_strdup (gouji_encoding_get_name (GOUJI_ENCODING_UTF8));
  self->doubtful =
    declared != GOUJI_ENCODING_UNKNOWN && declared != GOUJI_ENCODING_UTF8 && !is_ascii (bytes, length);

  return TRUE;
}

static gboolean
is_white (const char *text, gsize length)
{
  const char *end = text + length;

  while (text < end) {
    gunichar c = g_utf8_get_char (text);

    if (!g_unichar_isspace (c) && !g_unichar_iszerowidth (c) && c != 0x3000)
      return FALSE;
    text = g_utf8_next_char (text);
  }

  return TRUE;
}

/* Turns down what was decoded and yet is no text. */
static gboolean
check (GoujiDecoded *self, GError **error)
{
  gsize n_controls = count_controls (self->text, self->length);
  gsize n_replaced;

  if (n_controls > 0 && n_controls * CONTROL_RATIO > self->length)
    return fail (error, GOUJI_READ_ERROR_BINARY, "control characters");

  replace_zeros (self);
  n_replaced = self->owned == NULL ? 0 : count_replacements (self->text, self->length);
  if (n_replaced * REPLACED_RATIO > (gsize) g_utf8_strlen (self->text, self->length))
    return fail (error, GOUJI_READ_ERROR_ENCODING, "too many bytes that are no text");
  self->replaced = n_replaced > 0;

  if (is_white (self->text, self->length))
    return fail (error, GOUJI_READ_ERROR_EMPTY, "nothing but white space");

  return TRUE;
}

static gboolean
init (GoujiDecoded *self,
      GBytes *bytes,
      const char *encoding,
      GoujiEncoding declared,
      const GoujiLimits *limits,
      GError **error)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);

  *self = (GoujiDecoded) { 0 };
  if (length == 0)
    return fail (error, GOUJI_READ_ERROR_EMPTY, "no bytes");
  if (length > limits->bytes || length > G_MAXINT / 4)
    return fail (error, GOUJI_READ_ERROR_TOO_LARGE, "larger than the limits");
  if (gouji_format_guess_bytes (bytes, NULL) != GOUJI_FORMAT_TEXT)
    return fail (error, GOUJI_READ_ERROR_UNSUPPORTED, "a known format without a reader");
  if (encoding != NULL ? decode_in (self, data, length, gouji_encoding_from_name (encoding))
                       : decode (self, data, length, declared))
    return check (self, error);
  if (count_controls ((const char *) data, length) > 0)
    return fail (error, GOUJI_READ_ERROR_BINARY, "no encoding fits, and there are control characters");

  return fail (error, GOUJI_READ_ERROR_ENCODING, "no encoding fits");
}

/**
 * gouji_decoded_init:
 * @self: (out caller-allocates): the text; cleared also after an error
 * @bytes: a file; has to outlive @self, which may point into it
 *
 * Finds the encoding of @bytes and makes UTF-8 of them.
 *
 * In this order: a byte order mark; valid UTF-8; the zero bytes of UTF-16; what the page says of itself, if
 * the bytes agree; the Chinese encoding that fits best; and last ICU's detector.
 *
 * Returns: whether there is text
 */
gboolean
gouji_decoded_init (GoujiDecoded *self, GBytes *bytes, const GoujiLimits *limits, GError **error)
{
  return gouji_decoded_init_in (self, bytes, NULL, limits, error);
}

/**
 * gouji_decoded_init_in:
 * @self: (out caller-allocates): the text; cleared also after an error
 * @bytes: a file; has to outlive @self, which may point into it
 * @encoding: (nullable): the name of the encoding that they are in, %NULL to find it
 *
 * Makes UTF-8 of bytes whose encoding a person has chosen, whatever they say of themselves.
 *
 * Returns: whether there is text
 */
gboolean
gouji_decoded_init_in (
  GoujiDecoded *self, GBytes *bytes, const char *encoding, const GoujiLimits *limits, GError **error)
{
  return init (self, bytes, encoding, GOUJI_ENCODING_UNKNOWN, limits, error);
}

/**
 * gouji_decoded_init_declared:
 * @self: (out caller-allocates): the text; cleared also after an error
 * @bytes: a part of a message; has to outlive @self, which may point into it
 * @declared: (nullable): the encoding that the message says they are in, by any of its names
 *
 * Makes UTF-8 of bytes that came with a word about their encoding, which is believed as far as they agree.
 *
 * Returns: whether there is text
 */
gboolean
gouji_decoded_init_declared (
  GoujiDecoded *self, GBytes *bytes, const char *declared, const GoujiLimits *limits, GError **error)
{
  return init (self, bytes, NULL, gouji_encoding_find_alias (declared), limits, error);
}

void
gouji_decoded_clear (GoujiDecoded *self)
{
  g_clear_pointer (&self->owned, g_free);
  g_clear_pointer (&self->encoding, g_free);
}

/* Says in the document what was found out about the encoding. */
void
gouji_decoded_note (const GoujiDecoded *self, GoujiDocumentBuilder *builder)
{
  gouji_document_builder_set_encoding (builder, self->encoding);
  if (self->doubtful)
    gouji_document_builder_add_note (builder, GOUJI_NOTE_ENCODING, self->encoding);
  if (self->replaced)
    gouji_document_builder_add_note (builder, GOUJI_NOTE_REPLACED, NULL);
}
