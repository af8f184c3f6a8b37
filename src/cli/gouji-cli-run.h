/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "load/gouji-kit.h"

G_BEGIN_DECLS

/**
 * GoujiCliStatus:
 * @GOUJI_CLI_DONE: all was done
 * @GOUJI_CLI_FINDINGS_MADE: a check found errors
 * @GOUJI_CLI_USAGE: what was asked for makes no sense
 * @GOUJI_CLI_UNREADABLE: a file could not be read, or the results not be written
 *
 * How the program ends. Stable: other tools rely on the numbers.
 */
typedef enum {
  GOUJI_CLI_DONE = 0,
  GOUJI_CLI_FINDINGS_MADE = 1,
  GOUJI_CLI_USAGE = 2,
  GOUJI_CLI_UNREADABLE = 3,
} GoujiCliStatus;

/**
 * GoujiCliRun:
 * @kit: what reports are made with
 * @check: whether only findings are printed, and errors among them count
 * @json: print JSON
 * @text: print the text alone
 * @form_id: (nullable): the form to read in
 * @last_year_file: (nullable): where last year's report stands
 * @files: (array zero-terminated=1) (nullable): what to read
 * @last_year: (nullable): last year's report
 * @errors_found: whether a finding was an error
 * @unreadable: whether a file could not be read
 * @misused: whether last year's report was to be compared with several, or is several
 * @write_error: errno of the first result that could not be written, else 0
 *
 * One command: what was asked for, and how it went.
 */
typedef struct {
  GoujiKit *kit;
  gboolean check;
  gboolean json;
  gboolean text;
  char *form_id;
  char *last_year_file;
  char **files;
  GoujiReport *last_year;
  gboolean errors_found;
  gboolean unreadable;
  gboolean misused;
  int write_error;
} GoujiCliRun;

void gouji_cli_run_clear (GoujiCliRun *self);
GoujiCliStatus gouji_cli_run (GoujiCliRun *self);
GoujiCliStatus gouji_cli_fail_usage (const char *message);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GoujiCliRun, gouji_cli_run_clear)

G_END_DECLS
