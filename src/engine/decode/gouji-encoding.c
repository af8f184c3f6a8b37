/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "decode/gouji-encoding.h"

#include <string.h>

/* Browsers look for a page's own encoding in its first 1024 bytes; portals put scripts in front of it. */
#define DECLARATION_BYTES 8192

/* What a page's own word is worth, in the thousandths in which encodings are weighed. */
#define DECLARED_BONUS 150

/* Text of ordinary characters weighs 900 and more; the wrong encoding of two bytes 100 to 600. */
#define LEAST_WEIGHT 350

typedef struct {
  const char *name;
  GoujiEncoding encoding;
} Declared;

static const Declared declared_names[] = {
  { "utf-8", GOUJI_ENCODING_UTF8 },          { "utf8", GOUJI_ENCODING_UTF8 },
  { "gb2312", GOUJI_ENCODING_GB18030 },      { "gb_2312-80", GOUJI_ENCODING_GB18030 },
  { "csgb2312", GOUJI_ENCODING_GB18030 },    { "gbk", GOUJI_ENCODING_GB18030 },
  { "x-gbk", GOUJI_ENCODING_GB18030 },       { "gb18030", GOUJI_ENCODING_GB18030 },
  { "cp936", GOUJI_ENCODING_GB18030 },       { "ms936", GOUJI_ENCODING_GB18030 },
  { "windows-936", GOUJI_ENCODING_GB18030 }, { "chinese", GOUJI_ENCODING_GB18030 },
  { "big5", GOUJI_ENCODING_BIG5 },           { "big5-hkscs", GOUJI_ENCODING_BIG5 },
  { "cn-big5", GOUJI_ENCODING_BIG5 },        { "x-x-big5", GOUJI_ENCODING_BIG5 },
  { "cp950", GOUJI_ENCODING_BIG5 },
};

/* How well bytes fit an encoding. */
typedef struct {
  guint n_characters; /* of more than one byte */
  guint n_common;     /* of them, those that ordinary text is made of */
  guint n_errors;
} Fit;

/**
 * gouji_encoding_get_name:
 *
 * Returns: (nullable): the name for people, as in IANA's list
 */
const char *
gouji_encoding_get_name (GoujiEncoding encoding)
{
  switch (encoding) {
  case GOUJI_ENCODING_UTF8:
    return "UTF-8";
  case GOUJI_ENCODING_UTF16LE:
    return "UTF-16LE";
  case GOUJI_ENCODING_UTF16BE:
    return "UTF-16BE";
  case GOUJI_ENCODING_GB18030:
    return "GB18030";
  case GOUJI_ENCODING_BIG5:
    return "Big5";
  case GOUJI_ENCODING_UNKNOWN:
  default:
    return NULL;
  }
}

/**
 * gouji_encoding_from_name:
 *
 * Returns: the encoding that gouji_encoding_get_name() gives this name
 */
GoujiEncoding
gouji_encoding_from_name (const char *name)
{
  for (GoujiEncoding encoding = GOUJI_ENCODING_UTF8; encoding <= GOUJI_ENCODING_BIG5; encoding++) {
    if (g_ascii_strcasecmp (name, gouji_encoding_get_name (encoding)) == 0)
      return encoding;
  }

  return GOUJI_ENCODING_UNKNOWN;
}

gboolean
gouji_encoding_is_known (const char *name)
{
  return gouji_encoding_from_name (name) != GOUJI_ENCODING_UNKNOWN;
}

/**
 * gouji_encoding_get_converter:
 *
 * Returns: (nullable): the name of ICU's converter
 */
const char *
gouji_encoding_get_converter (GoujiEncoding encoding)
{
  return encoding == GOUJI_ENCODING_BIG5 ? "Big5-HKSCS" : gouji_encoding_get_name (encoding);
}

/**
 * gouji_encoding_find_mark:
 * @mark_length: (out): how many bytes the byte order mark takes
 *
 * Returns: the encoding that a byte order mark names
 */
GoujiEncoding
gouji_encoding_find_mark (const guint8 *bytes, gsize length, gsize *mark_length)
{
  *mark_length = 0;
  if (length >= 3 && memcmp (bytes, "\xef\xbb\xbf", 3) == 0) {
    *mark_length = 3;
    return GOUJI_ENCODING_UTF8;
  }
  if (length >= 2 && bytes[0] == 0xff && bytes[1] == 0xfe) {
    *mark_length = 2;
    return GOUJI_ENCODING_UTF16LE;
  }
  if (length >= 2 && bytes[0] == 0xfe && bytes[1] == 0xff) {
    *mark_length = 2;
    return GOUJI_ENCODING_UTF16BE;
  }

  return GOUJI_ENCODING_UNKNOWN;
}

static gboolean
is_blank (guint8 byte)
{
  return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r' || byte == '\f';
}

static GoujiEncoding
look_up (const guint8 *name, gsize length)
{
  for (guint i = 0; i < G_N_ELEMENTS (declared_names); i++) {
    const char *known = declared_names[i].name;

    if (strlen (known) == length && g_ascii_strncasecmp (known, (const char *) name, length) == 0)
      return declared_names[i].encoding;
  }

  return GOUJI_ENCODING_UNKNOWN;
}

/**
 * gouji_encoding_find_alias:
 * @name: (nullable): what a page or a mail calls it
 *
 * Returns: the encoding, if it is one that is known here
 */
GoujiEncoding
gouji_encoding_find_alias (const char *name)
{
  return name == NULL ? GOUJI_ENCODING_UNKNOWN : look_up ((const guint8 *) name, strlen (name));
}

/* Reads ` = "gb2312"` behind the word `charset` or `encoding`. */
static GoujiEncoding
read_declared (const guint8 *bytes, gsize length)
{
  gsize start = 0;
  gsize end;

  while (start < length && is_blank (bytes[start]))
    start++;
  if (start >= length || bytes[start] != '=')
    return GOUJI_ENCODING_UNKNOWN;
  start++;
  while (start < length && (is_blank (bytes[start]) || bytes[start] == '"' || bytes[start] == '\''))
    start++;

  end = start;
  while (end < length && (g_ascii_isalnum (bytes[end]) || bytes[end] == '-' || bytes[end] == '_'))
    end++;

  return look_up (bytes + start, end - start);
}

static gboolean
starts_with_word (const guint8 *bytes, gsize length, const char *word)
{
  gsize n = strlen (word);

  return length >= n && g_ascii_strncasecmp ((const char *) bytes, word, n) == 0;
}

/**
 * gouji_encoding_find_declared:
 *
 * Returns: the first encoding that a page (or an XML declaration) says of itself, if it is one that is known
 * here
 */
GoujiEncoding
gouji_encoding_find_declared (const guint8 *bytes, gsize length)
{
  gsize limit = MIN (length, DECLARATION_BYTES);

  if (memchr (bytes, '<', limit) == NULL)
    return GOUJI_ENCODING_UNKNOWN;

  for (gsize i = 0; i < limit; i++) {
    gsize word = starts_with_word (bytes + i, limit - i, "charset")    ? 7
                 : starts_with_word (bytes + i, limit - i, "encoding") ? 8
                                                                       : 0;
    GoujiEncoding encoding;

    if (word == 0)
      continue;
    encoding = read_declared (bytes + i + word, limit - i - word);
    if (encoding != GOUJI_ENCODING_UNKNOWN)
      return encoding;
  }

  return GOUJI_ENCODING_UNKNOWN;
}

static gboolean
is_between (guint8 byte, guint8 first, guint8 last)
{
  return byte >= first && byte <= last;
}

/* GB 18030. Common are GB 2312's first level, 3,755 characters at B0 to D7, and its signs at A1 to A3. */
static Fit
fit_gb18030 (const guint8 *bytes, gsize length)
{
  Fit fit = { 0 };

  for (gsize i = 0; i < length; i++) {
    guint8 next = i + 1 < length ? bytes[i + 1] : 0;

    if (bytes[i] < 0x80)
      continue;
    if (is_between (bytes[i], 0x81, 0xfe) && is_between (next, 0x40, 0xfe) && next != 0x7f) {
      fit.n_characters++;
      fit.n_common +=
        next >= 0xa1 && (is_between (bytes[i], 0xb0, 0xd7) || is_between (bytes[i], 0xa1, 0xa3));
      i++;
    } else if (is_between (bytes[i], 0x81, 0xfe) && is_between (next, '0', '9') && i + 3 < length &&
               is_between (bytes[i + 2], 0x81, 0xfe) && is_between (bytes[i + 3], '0', '9')) {
      fit.n_characters++;
      i += 3;
    } else {
      fit.n_errors++;
    }
  }

  return fit;
}

/* Big5. Common are its first level, 5,401 characters at A4 to C6, and its signs at A1 to A3. */
static Fit
fit_big5 (const guint8 *bytes, gsize length)
{
  Fit fit = { 0 };

  for (gsize i = 0; i < length; i++) {
    guint8 next = i + 1 < length ? bytes[i + 1] : 0;

    if (bytes[i] < 0x80)
      continue;
    if (is_between (bytes[i], 0x81, 0xfe) &&
        (is_between (next, 0x40, 0x7e) || is_between (next, 0xa1, 0xfe))) {
      fit.n_characters++;
      fit.n_common += is_between (bytes[i], 0xa1, 0xc6);
      i++;
    } else {
      fit.n_errors++;
    }
  }

  return fit;
}

/* UTF-8. Only characters of three bytes and more count: chance makes those of two from other encodings. */
static Fit
fit_utf8 (const guint8 *bytes, gsize length)
{
  Fit fit = { 0 };

  for (gsize i = 0; i < length;) {
    gunichar c;

    if (bytes[i] < 0x80) {
      i++;
      continue;
    }
    c = g_utf8_get_char_validated ((const char *) bytes + i, MIN (length - i, 6));
    if ((gint32) c < 0) {
      fit.n_errors++;
      i++;
      continue;
    }
    fit.n_characters++;
    fit.n_common += c >= 0x800;
    i += g_unichar_to_utf8 (c, NULL);
  }

  return fit;
}

/* How likely bytes are text in an encoding, in thousandths, and below 0 when they are not. */
static int
weigh (Fit fit)
{
  if (fit.n_characters == 0)
    return -1;

  return (int) (1000 * (gint64) fit.n_common / fit.n_characters) -
         (int) MIN (4000 * (gint64) fit.n_errors / fit.n_characters, 10000);
}

/* Whether a code unit of UTF-16 is one of those that Chinese text is made of: ASCII, ideographs, their signs,
 * full width. */
static gboolean
is_ordinary_unit (guint8 high, guint8 low)
{
  if (high == 0)
    return is_between (low, 0x20, 0x7e) || low == '\t' || low == '\n' || low == '\r' || low == 0xa0;

  return high == 0x20 || high == 0x30 || is_between (high, 0x4e, 0x9f) || high == 0xff;
}

/**
 * gouji_encoding_guess_utf16:
 *
 * Returns: UTF-16 when @bytes have zeros, which no other encoding of text has, are not by and large UTF-8,
 * and are nearly all ordinary text in one of the two orders
 */
GoujiEncoding
gouji_encoding_guess_utf16 (const guint8 *bytes, gsize length)
{
  gsize n_little = 0;
  gsize n_big = 0;
  gsize n_units = length / 2;

  if (memchr (bytes, 0, length) == NULL || weigh (fit_utf8 (bytes, length)) > LEAST_WEIGHT)
    return GOUJI_ENCODING_UNKNOWN;

  for (gsize i = 0; i < n_units; i++) {
    n_little += is_ordinary_unit (bytes[2 * i + 1], bytes[2 * i]);
    n_big += is_ordinary_unit (bytes[2 * i], bytes[2 * i + 1]);
  }
  if (MAX (n_little, n_big) * 10 < n_units * 9)
    return GOUJI_ENCODING_UNKNOWN;

  return n_little >= n_big ? GOUJI_ENCODING_UTF16LE : GOUJI_ENCODING_UTF16BE;
}

/**
 * gouji_encoding_guess:
 * @bytes: neither valid UTF-8 nor UTF-16
 * @declared: what the page says of itself, which may be wrong
 *
 * ICU's detector is not asked here: it knows 100 frequent characters of each encoding, too few for a short
 * page whose text is mostly numbers and labels. The encodings themselves say more, since both put their
 * frequent characters first.
 *
 * Returns: the encoding in which most characters are ordinary ones
 */
GoujiEncoding
gouji_encoding_guess (const guint8 *bytes, gsize length, GoujiEncoding declared)
{
  const GoujiEncoding encodings[] = { GOUJI_ENCODING_UTF8, GOUJI_ENCODING_GB18030, GOUJI_ENCODING_BIG5 };
  const int weights[] = { weigh (fit_utf8 (bytes, length)), weigh (fit_gb18030 (bytes, length)),
                          weigh (fit_big5 (bytes, length)) };
  GoujiEncoding best = GOUJI_ENCODING_UNKNOWN;
  int most = LEAST_WEIGHT;

  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++) {
    int weight = weights[i] + (weights[i] >= 0 && encodings[i] == declared ? DECLARED_BONUS : 0);

    if (weight > most) {
      most = weight;
      best = encodings[i];
    }
  }

  return best;
}
