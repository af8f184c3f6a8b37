/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "form/gouji-expression.h"

/**
 * gouji_expression_new:
 * @pattern: a regular expression
 * @error: return location for a [error@GLib.RegexError]
 *
 * Compiles an expression that threads share. GLib translates one to machine code with its first match, and
 * without a lock: two threads that match it for the first time at once change it under each other. Here it is
 * matched once, before anybody else knows of it.
 *
 * Returns: (transfer full) (nullable): the expression
 */
GRegex *
gouji_expression_new (const char *pattern, GError **error)
{
  GRegex *regex = g_regex_new (pattern, G_REGEX_OPTIMIZE, G_REGEX_MATCH_DEFAULT, error);

  if (regex != NULL)
    g_regex_match (regex, "", G_REGEX_MATCH_DEFAULT, NULL);

  return regex;
}
