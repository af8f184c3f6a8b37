/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cli/gouji-cli-common.h"

G_BEGIN_DECLS

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

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GoujiCliRun, gouji_cli_run_clear)

G_END_DECLS
