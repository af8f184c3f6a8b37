/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "check/gouji-check.h"
#include "report/gouji-report.h"
#include "session/gouji-open-report.h"

G_BEGIN_DECLS

/* What the session says of reports, in words for people; beside the sentences that the command line shares.
 */

char *gouji_words_for_agency (GoujiReport *report) G_GNUC_WARN_UNUSED_RESULT;
char *gouji_words_for_year (GoujiReport *report) G_GNUC_WARN_UNUSED_RESULT;
char *gouji_words_for_title (GoujiReport *report) G_GNUC_WARN_UNUSED_RESULT;
char *gouji_words_for_file_name (GoujiReport *report) G_GNUC_WARN_UNUSED_RESULT;
char *gouji_words_for_file (GFile *file) G_GNUC_WARN_UNUSED_RESULT;
char *gouji_words_for_save_error (const GError *error) G_GNUC_WARN_UNUSED_RESULT;
char *gouji_words_for_journal_failure (const GError *error) G_GNUC_WARN_UNUSED_RESULT;
char *gouji_words_for_version_failure (const GError *error) G_GNUC_WARN_UNUSED_RESULT;
char *gouji_words_for_owner (GDateTime *since) G_GNUC_WARN_UNUSED_RESULT;
char *gouji_words_for_file_change (GoujiFileChange change, gboolean unsaved) G_GNUC_WARN_UNUSED_RESULT;
char *gouji_words_for_user (void) G_GNUC_WARN_UNUSED_RESULT;
char *gouji_words_for_verdict (GoujiReport *report, GPtrArray *findings, gboolean *good)
  G_GNUC_WARN_UNUSED_RESULT;
char *gouji_words_for_advice (GPtrArray *findings) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
