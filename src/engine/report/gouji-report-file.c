/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "report/gouji-report-file.h"

#include <string.h>

#include "report/gouji-json.h"
#include "report/gouji-report-json.h"

/* A source of 20 MB, as large as sources may be, with everything around it takes less than half of this. */
#define MAX_BYTES (256 * 1024 * 1024)

G_DEFINE_QUARK (GoujiReportFileError, gouji_report_file_error)

static const char *
skip_space (const char *at, const char *end)
{
  while (at < end && g_ascii_isspace (*at))
    at++;
  return at;
}

static const char *
skip_word (const char *at, const char *end, const char *word)
{
  gsize length = strlen (word);

  return (gsize) (end - at) >= length && memcmp (at, word, length) == 0 ? at + length : NULL;
}

/**
 * gouji_report_file_is_one:
 *
 * Returns: whether @bytes begin as a `.gouji` file does, also when a text editor has put white space or a
 * byte order mark there
 */
gboolean
gouji_report_file_is_one (GBytes *bytes)
{
  gsize length;
  const char *at;

  g_return_val_if_fail (bytes != NULL, FALSE);

  at = g_bytes_get_data (bytes, &length);
  if (at == NULL)
    return FALSE;

  const char *end = at + length;
  const char *behind_mark = skip_word (at, end, "\xef\xbb\xbf");
  at = skip_word (skip_space (behind_mark != NULL ? behind_mark : at, end), end, "{");
  if (at != NULL)
    at = skip_word (skip_space (at, end), end, "\"gouji\"");

  return at != NULL && skip_word (skip_space (at, end), end, ":") != NULL;
}

/**
 * gouji_report_to_bytes:
 *
 * Returns: (transfer full): the report as a `.gouji` file; the same report gives the same bytes
 */
GBytes *
gouji_report_to_bytes (GoujiReport *report)
{
  g_return_val_if_fail (GOUJI_IS_REPORT (report), NULL);

  g_autoptr (JsonObject) object = gouji_report_to_json (report);
  char *text = gouji_json_to_text (object);

  return g_bytes_new_take (text, strlen (text));
}

static gboolean
turn_down (GError **error, GoujiReportFileError code, const char *message)
{
  g_set_error_literal (error, GOUJI_REPORT_FILE_ERROR, code, message);
  return FALSE;
}

/**
 * gouji_report_from_bytes:
 * @bytes: a `.gouji` file
 * @forms: the forms that the report may be in
 *
 * Reads a report back. Members that this version does not know are kept and written again. A file of a later
 * version opens read only.
 *
 * Returns: (transfer full) (nullable): the report
 */
GoujiReport *
gouji_report_from_bytes (GBytes *bytes, GoujiFormSet *forms, GError **error)
{
  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (forms != NULL, NULL);

  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  if (!gouji_report_file_is_one (bytes)) {
    turn_down (error, GOUJI_REPORT_FILE_ERROR_NOT_A_REPORT, "no .gouji file");
    return NULL;
  }
  if (length > MAX_BYTES || !g_utf8_validate_len (data, length, NULL)) {
    turn_down (error, GOUJI_REPORT_FILE_ERROR_DAMAGED, length > MAX_BYTES ? "too large" : "no UTF-8");
    return NULL;
  }

  const char *start = skip_word (data, data + length, "\xef\xbb\xbf");
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) parse_error = NULL;
  start = start != NULL ? start : data;
  json_parser_set_strict (parser, TRUE);
  if (!json_parser_load_from_data (parser, start, data + length - start, &parse_error)) {
    turn_down (error, GOUJI_REPORT_FILE_ERROR_DAMAGED, parse_error->message);
    return NULL;
  }

  /* The bytes begin with a brace, so that the root is an object. */
  return gouji_report_from_json (json_node_get_object (json_parser_get_root (parser)), forms, error);
}
