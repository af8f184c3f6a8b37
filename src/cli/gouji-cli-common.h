/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "load/gouji-load.h"

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

void gouji_cli_say (const char *sentence);
void gouji_cli_say_take (char *sentence);
char *gouji_cli_name_for_people (const char *file) G_GNUC_WARN_UNUSED_RESULT;
void gouji_cli_complain (const char *file, const GError *error);
char *gouji_cli_name_member (const char *file, const char *member) G_GNUC_WARN_UNUSED_RESULT;
void gouji_cli_complain_of_members (const char *file, GPtrArray *failures);
GoujiCliStatus gouji_cli_fail_usage (const char *message);
GoujiCliStatus gouji_cli_fail_usage_take (char *message);

gboolean gouji_cli_load_kit (GoujiKit *kit);
GBytes *gouji_cli_load_bytes (const char *file, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GoujiLoaded *gouji_cli_load (GoujiKit *kit, const char *file) G_GNUC_WARN_UNUSED_RESULT;
void gouji_cli_print_notes (const char *file, GoujiDocument *document);
void gouji_cli_print_all_notes (const char *file, GoujiLoaded *loaded);
void gouji_cli_compare_years (GoujiReport *report, GoujiReport *last_year);

G_END_DECLS
