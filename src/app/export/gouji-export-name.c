/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "export/gouji-export-name.h"

#include <string.h>

/* What names of files may not have on one of the systems that a file may be carried to. */
static gboolean
is_forbidden (gunichar character)
{
  return (character < 0x80 && strchr ("/\\:*?\"<>|", (int) character) != NULL) ||
         g_unichar_iscntrl (character) || character == 0x2028 || character == 0x2029 || character == 0xfeff;
}

/* A dot at the beginning hides a file; dots and spaces at the end are lost on other systems. */
static void
trim (GString *name)
{
  gsize start = strspn (name->str, ". ");

  g_string_erase (name, 0, (gssize) start);
  while (name->len > 0 && strchr (". ", name->str[name->len - 1]) != NULL)
    g_string_truncate (name, name->len - 1);
}

/* At the border of a character, so that what is left is UTF-8. */
static void
shorten (GString *name, gsize bytes)
{
  if (name->len <= bytes)
    return;

  while (bytes > 0 && ((guchar) name->str[bytes] & 0xc0) == 0x80)
    bytes--;
  g_string_truncate (name, bytes);
  trim (name);
}

/**
 * gouji_export_name_new:
 * @stem: what the file is called, in valid UTF-8, with whatever characters
 * @ending: what follows, from the dot on
 *
 * Returns: a name of a file: what may not stand in one is replaced by a hyphen, and it is shortened to
 * %GOUJI_EXPORT_NAME_BYTES; @ending alone where nothing is left of @stem
 */
char *
gouji_export_name_new (const char *stem, const char *ending)
{
  g_autoptr (GString) name = g_string_new (NULL);

  g_return_val_if_fail (stem != NULL && ending != NULL, NULL);

  for (const char *at = stem; *at != '\0'; at = g_utf8_next_char (at)) {
    gunichar character = g_utf8_get_char (at);

    g_string_append_unichar (name, is_forbidden (character) ? '-' : character);
  }

  trim (name);
  shorten (name, GOUJI_EXPORT_NAME_BYTES - MIN (strlen (ending), GOUJI_EXPORT_NAME_BYTES));
  g_string_append (name, ending);

  return g_string_free (g_steal_pointer (&name), FALSE);
}

/**
 * gouji_export_name_number:
 * @name: name of a file
 * @number: from 2 on
 *
 * Returns: @name with a number before its ending: `name (2).docx`
 */
char *
gouji_export_name_number (const char *name, guint number)
{
  const char *dot;
  g_autofree char *stem = NULL;
  g_autofree char *ending = NULL;

  g_return_val_if_fail (name != NULL, NULL);

  dot = strrchr (name, '.');
  if (dot == NULL)
    dot = name + strlen (name);
  stem = g_strndup (name, (gsize) (dot - name));
  ending = g_strdup_printf (" (%u)%s", number, dot);

  return gouji_export_name_new (stem, ending);
}
