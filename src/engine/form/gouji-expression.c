/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "form/gouji-expression.h"

struct _GoujiExpressions {
  GHashTable *by_pattern;
};

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

GoujiExpressions *
gouji_expressions_new (void)
{
  GoujiExpressions *self = g_new0 (GoujiExpressions, 1);

  self->by_pattern = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_regex_unref);
  return self;
}

void
gouji_expressions_free (GoujiExpressions *self)
{
  g_hash_table_unref (self->by_pattern);
  g_free (self);
}

/**
 * gouji_expressions_get:
 * @pattern: a regular expression
 * @error: return location for a [error@GLib.RegexError]
 *
 * Returns: (transfer full) (nullable): the expression, the same one for the same pattern
 */
GRegex *
gouji_expressions_get (GoujiExpressions *self, const char *pattern, GError **error)
{
  GRegex *regex = g_hash_table_lookup (self->by_pattern, pattern);

  if (regex != NULL)
    return g_regex_ref (regex);

  regex = gouji_expression_new (pattern, error);
  if (regex != NULL)
    g_hash_table_insert (self->by_pattern, (gpointer) g_regex_get_pattern (regex), g_regex_ref (regex));
  return regex;
}
