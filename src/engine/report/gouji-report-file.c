/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "report/gouji-report-file.h"

#include <math.h>
#include <string.h>

#include "report/gouji-json.h"
#include "report/gouji-report-json.h"

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

static void
check_number (JsonNode *node, gboolean *is_sound)
{
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_DOUBLE &&
      !isfinite (json_node_get_double (node)))
    *is_sound = FALSE;
}

static void
check_member_cb (JsonParser *parser, JsonObject *object, const char *name, gboolean *is_sound)
{
  check_number (json_object_get_member (object, name), is_sound);
}

static void
check_element_cb (JsonParser *parser, JsonArray *array, int index, gboolean *is_sound)
{
  check_number (json_array_get_element (array, index), is_sound);
}

/* Parses a file. A number that is too large would be kept as none that JSON has, and what is saved then could
 * not be opened again. */
static gboolean
parse (JsonParser *parser, const char *text, gsize length, GError **error)
{
  g_autoptr (GError) reason = NULL;
  gboolean is_sound = TRUE;

  json_parser_set_strict (parser, TRUE);
  g_signal_connect (parser, "object-member", G_CALLBACK (check_member_cb), &is_sound);
  g_signal_connect (parser, "array-element", G_CALLBACK (check_element_cb), &is_sound);
  if (!json_parser_load_from_data (parser, text, (gssize) length, &reason))
    return turn_down (error, GOUJI_REPORT_FILE_ERROR_DAMAGED, reason->message);

  return is_sound || turn_down (error, GOUJI_REPORT_FILE_ERROR_DAMAGED, "a number that is too large");
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
  if (length > GOUJI_REPORT_FILE_MAX_BYTES || !g_utf8_validate_len (data, length, NULL)) {
    turn_down (error, GOUJI_REPORT_FILE_ERROR_DAMAGED,
               length > GOUJI_REPORT_FILE_MAX_BYTES ? "too large" : "no UTF-8");
    return NULL;
  }

  const char *start = skip_word (data, data + length, "\xef\xbb\xbf");
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  start = start != NULL ? start : data;
  if (!parse (parser, start, data + length - start, error))
    return NULL;

  /* The bytes begin with a brace, so that the root is an object. */
  return gouji_report_from_json (json_node_get_object (json_parser_get_root (parser)), forms, error);
}
