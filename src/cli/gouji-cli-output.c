/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/gouji-cli-output.h"

#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n.h>

#include "report/gouji-disk.h"
#include "words/gouji-words.h"

/**
 * gouji_cli_output_fail:
 * @error: why there is no file
 *
 * Says so.
 */
GoujiCliStatus
gouji_cli_output_fail (const char *output, const GError *error)
{
  g_autofree char *name = gouji_cli_name_for_people (output);

  gouji_cli_say_take (gouji_words_for_write_error (error, name));
  return GOUJI_CLI_UNREADABLE;
}

static gboolean
find_file (const char *file, struct stat *info)
{
  return (g_str_equal (file, "-") ? fstat (STDIN_FILENO, info) : stat (file, info)) == 0 &&
         S_ISREG (info->st_mode);
}

/**
 * gouji_cli_output_is_any_of:
 * @output: (type filename): where the results are to go
 * @inputs: (array zero-terminated=1) (type filename): what is read; `-` is standard input
 *
 * Returns: whether that is a file that is read, by whatever name: it would be lost
 */
gboolean
gouji_cli_output_is_any_of (const char *output, const char *const *inputs)
{
  struct stat out;
  struct stat in;

  if (g_str_equal (output, "-") || !find_file (output, &out))
    return FALSE;

  for (guint i = 0; inputs[i] != NULL; i++) {
    if (find_file (inputs[i], &in) && in.st_dev == out.st_dev && in.st_ino == out.st_ino)
      return TRUE;
  }

  return FALSE;
}

static GoujiCliStatus
print_bytes (GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  if (fwrite (data, 1, length, stdout) == length && fflush (stdout) == 0)
    return GOUJI_CLI_DONE;

  /* Translators: what the system says, e.g. No space left on device */
  gouji_cli_say_take (g_strdup_printf (_ ("The results could not be written: %s"), g_strerror (errno)));
  return GOUJI_CLI_UNREADABLE;
}

/**
 * gouji_cli_output_write:
 * @output: (type filename): a path; `-` is standard output
 *
 * Writes a file as a whole, or not at all and says why.
 */
GoujiCliStatus
gouji_cli_output_write (const char *output, GBytes *bytes)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;

  if (g_str_equal (output, "-"))
    return print_bytes (bytes);

  file = g_file_new_for_path (output);
  return gouji_disk_replace (file, bytes, NULL, &error) ? GOUJI_CLI_DONE
                                                        : gouji_cli_output_fail (output, error);
}
