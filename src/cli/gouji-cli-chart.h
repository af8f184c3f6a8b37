/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cli/gouji-cli-common.h"

G_BEGIN_DECLS

/* In pixels of the screen, and points of paper. */
#define GOUJI_CLI_CHART_WIDTH 1200
#define GOUJI_CLI_CHART_HEIGHT 800

/**
 * GoujiCliChart:
 * @kit: what reports are made with
 * @files: (array zero-terminated=1) (nullable): what to read
 * @output: (nullable): where to write; `-` is standard output
 * @format: (nullable): name of the format, %NULL to take it from @output
 * @kind: (nullable): name of the kind of chart
 * @concepts: (array zero-terminated=1) (nullable): ids, each maybe several with commas between
 * @width: of the picture
 * @height: of the picture
 *
 * What `gouji-cli chart` was asked for.
 */
typedef struct {
  GoujiKit *kit;
  char **files;
  char *output;
  char *format;
  char *kind;
  char **concepts;
  int width;
  int height;
} GoujiCliChart;

void gouji_cli_chart_clear (GoujiCliChart *self);
GoujiCliStatus gouji_cli_chart (GoujiCliChart *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GoujiCliChart, gouji_cli_chart_clear)

G_END_DECLS
