/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * GoujiRun:
 * @program: (type filename): the path of a program that is installed
 * @arguments: (array zero-terminated=1): what it is told, without its name
 * @environment: (array zero-terminated=1): all its variables
 * @folder: (type filename): where it works
 * @input: (nullable): the name of a file in @folder that is its standard input
 * @output: (nullable): the name of a file in @folder that gets its standard output
 * @seconds: of a processor's time that each of its processes may take
 * @told_no: whether it is told that nothing can be written when it asks beforehand; what it writes without
 * asking it can
 *
 * How another program is run.
 */
typedef struct {
  const char *program;
  const char *const *arguments;
  const char *const *environment;
  const char *folder;
  const char *input;
  const char *output;
  guint seconds;
  gboolean told_no;
} GoujiRun;

int gouji_run (const GoujiRun *run);
GBytes *gouji_run_take_file (const char *path, gsize most, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
