/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cli/gouji-cli-common.h"

G_BEGIN_DECLS

gboolean gouji_cli_output_is_any_of (const char *output, const char *const *inputs);
GoujiCliStatus gouji_cli_output_write (const char *output, GBytes *bytes);
GoujiCliStatus gouji_cli_output_fail (const char *output, const GError *error);

G_END_DECLS
