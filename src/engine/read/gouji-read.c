/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "read/gouji-read.h"

#include "decode/gouji-decode.h"
#include "decode/gouji-format.h"

typedef GoujiDocument *(*ReadFunc) (GBytes *bytes, const GoujiLimits *limits, GError **error);

typedef GoujiDocument *(*ReadDecodedFunc) (GoujiDecoded *decoded, const GoujiLimits *limits, GError **error);

/* Formats that know their own encoding. */
static const struct {
  GoujiFormat format;
  ReadFunc read;
} readers[] = {
  { GOUJI_FORMAT_DOCX, gouji_read_docx }, { GOUJI_FORMAT_MHTML, gouji_read_mhtml },
  { GOUJI_FORMAT_PDF, gouji_read_pdf },   { GOUJI_FORMAT_ODT, gouji_read_odt },
  { GOUJI_FORMAT_RTF, gouji_read_rtf },   { GOUJI_FORMAT_XLSX, gouji_read_xlsx },
  { GOUJI_FORMAT_ODS, gouji_read_ods },
};

static GoujiDocument *
read_plain (GoujiDecoded *decoded, const GoujiLimits *limits, GError **error)
{
  return gouji_read_decoded_text (decoded, error);
}

/* Kinds of text, in any encoding, or in the one that a person has chosen. */
static const struct {
  GoujiFormat format;
  ReadDecodedFunc read;
} text_readers[] = {
  { GOUJI_FORMAT_CSV, gouji_read_decoded_csv },
  { GOUJI_FORMAT_HTML, gouji_read_decoded_html },
  { GOUJI_FORMAT_MARKDOWN, gouji_read_decoded_markdown },
  { GOUJI_FORMAT_TEXT, read_plain },
};

static GoujiDocument *
fail (GError **error, GoujiReadError code, const char *message)
{
  g_set_error_literal (error, GOUJI_READ_ERROR, code, message);
  return NULL;
}

static GoujiDocument *
read_old_office (GBytes *bytes, GError **error)
{
  if (gouji_format_is_encrypted_office (bytes))
    return fail (error, GOUJI_READ_ERROR_ENCRYPTED, "a package that asks for a password");

  return fail (error, GOUJI_READ_ERROR_OLD_OFFICE, "a binary file of an office program");
}

static GoujiDocument *
read_decoded (
  GBytes *bytes, const char *name, const char *encoding, const GoujiLimits *limits, GError **error)
{
  g_auto (GoujiDecoded) decoded = { 0 };
  GoujiFormat format;

  if (!gouji_decoded_init_in (&decoded, bytes, encoding, limits, error))
    return NULL;

  format = gouji_format_guess_text (decoded.text, decoded.length, name);
  for (guint i = 0; i < G_N_ELEMENTS (text_readers); i++) {
    if (text_readers[i].format == format)
      return text_readers[i].read (&decoded, limits, error);
  }

  return read_plain (&decoded, limits, error);
}

/**
 * gouji_read:
 * @bytes: a file, or what was pasted
 * @name: (nullable): the file's name, whose ending tells Markdown, CSV and plain text; else the content says
 * which reader it needs
 * @limits: (nullable): %NULL for the usual ones
 *
 * Reads whatever there is a reader for.
 *
 * Returns: (transfer full): the document, or %NULL with a [error@ReadError]
 */
GoujiDocument *
gouji_read (GBytes *bytes, const char *name, const GoujiLimits *limits, GError **error)
{
  return gouji_read_in (bytes, name, NULL, limits, error);
}

/**
 * gouji_read_in:
 * @bytes: a file, or what was pasted
 * @name: (nullable): the file's name; so far the content alone says which reader it needs
 * @encoding: (nullable): one of gouji_read_get_encodings(), which a person has chosen for a text; %NULL to
 * find it
 * @limits: (nullable): %NULL for the usual ones
 *
 * Reads whatever there is a reader for, in an encoding that is given.
 *
 * Returns: (transfer full): the document, or %NULL with a [error@ReadError]
 */
GoujiDocument *
gouji_read_in (
  GBytes *bytes, const char *name, const char *encoding, const GoujiLimits *limits, GError **error)
{
  GoujiFormat format;

  g_return_val_if_fail (bytes != NULL, NULL);

  if (limits == NULL)
    limits = &gouji_default_limits;
  if (g_bytes_get_size (bytes) > limits->bytes)
    return fail (error, GOUJI_READ_ERROR_TOO_LARGE, "larger than the limits");

  format = gouji_format_guess_bytes (bytes, name);
  if (format == GOUJI_FORMAT_OLD_OFFICE)
    return read_old_office (bytes, error);
  if (format == GOUJI_FORMAT_TEXT)
    return read_decoded (bytes, name, encoding, limits, error);
  for (guint i = 0; i < G_N_ELEMENTS (readers); i++) {
    if (readers[i].format == format)
      return readers[i].read (bytes, limits, error);
  }

  return fail (error, GOUJI_READ_ERROR_UNSUPPORTED, "a known format without a reader");
}
