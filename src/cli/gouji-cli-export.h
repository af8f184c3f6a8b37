/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cli/gouji-cli-common.h"

G_BEGIN_DECLS

/**
 * GoujiCliExport:
 * @kit: what reports are made with
 * @files: (array zero-terminated=1) (nullable): what to read
 * @output: (nullable): where to write; `-` is standard output
 * @format: (nullable): name of the format, %NULL to take it from @output
 * @layout: (nullable): id of the layout of pages
 * @report: which report of the file, from 1; 0 when that was not said
 * @bare: whether the web page is for the editor of a portal
 * @last_year_file: (nullable): where last year's report stands
 *
 * What `gouji-cli export` was asked for.
 */
typedef struct {
  GoujiKit *kit;
  char **files;
  char *output;
  char *format;
  char *layout;
  int report;
  gboolean bare;
  char *last_year_file;
} GoujiCliExport;

void gouji_cli_export_clear (GoujiCliExport *self);
GoujiCliStatus gouji_cli_export (GoujiCliExport *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GoujiCliExport, gouji_cli_export_clear)

G_END_DECLS
