/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "check/gouji-check.h"
#include "load/gouji-kit.h"
#include "session/gouji-findings.h"
#include "session/gouji-review.h"

G_BEGIN_DECLS

/**
 * GoujiFileChange:
 * @GOUJI_FILE_AS_KNOWN: it holds what was read from it or written to it here
 * @GOUJI_FILE_CHANGED: somebody else has written to it
 * @GOUJI_FILE_GONE: it is not there any more
 *
 * What others have done to the file of an open report.
 */
typedef enum {
  GOUJI_FILE_AS_KNOWN,
  GOUJI_FILE_CHANGED,
  GOUJI_FILE_GONE,
} GoujiFileChange;

#define GOUJI_TYPE_OPEN_REPORT (gouji_open_report_get_type ())
/**
 * GoujiOpenReport:
 *
 * A report that is open: the report itself, where it is saved and what it was read from, its findings, which
 * follow every edit before the next frame is drawn, and its journal, which is on disk as long as anything is
 * unsaved.
 */
G_DECLARE_FINAL_TYPE (GoujiOpenReport, gouji_open_report, GOUJI, OPEN_REPORT, GObject)

GoujiOpenReport *
gouji_open_report_new (GoujiReport *report, GoujiKit *kit, const char *journal_folder, GoujiFindings *found)
  G_GNUC_WARN_UNUSED_RESULT;

GoujiReport *gouji_open_report_get_report (GoujiOpenReport *self);
GoujiKit *gouji_open_report_get_kit (GoujiOpenReport *self);
const char *gouji_open_report_get_id (GoujiOpenReport *self);

GFile *gouji_open_report_get_file (GoujiOpenReport *self);
GFile *gouji_open_report_get_target (GoujiOpenReport *self);
gboolean gouji_open_report_is_example (GoujiOpenReport *self);
void gouji_open_report_set_file (GoujiOpenReport *self, GFile *file, const char *sha256);
GFile *gouji_open_report_get_source (GoujiOpenReport *self);
guint gouji_open_report_get_source_index (GoujiOpenReport *self);
void gouji_open_report_set_source (GoujiOpenReport *self, GFile *source, guint index);

const char *gouji_open_report_get_agency (GoujiOpenReport *self);
int gouji_open_report_compare_agencies (GoujiOpenReport *self, GoujiOpenReport *other);
char *gouji_open_report_get_title (GoujiOpenReport *self) G_GNUC_WARN_UNUSED_RESULT;
char *gouji_open_report_describe_origin (GoujiOpenReport *self) G_GNUC_WARN_UNUSED_RESULT;
char *gouji_open_report_suggest_name (GoujiOpenReport *self) G_GNUC_WARN_UNUSED_RESULT;

GPtrArray *gouji_open_report_get_findings (GoujiOpenReport *self);
GPtrArray *gouji_open_report_get_mentions (GoujiOpenReport *self);
GPtrArray *gouji_open_report_get_recognised (GoujiOpenReport *self);
GoujiReview *gouji_open_report_get_review (GoujiOpenReport *self);
gboolean gouji_open_report_get_summary_shown (GoujiOpenReport *self);
void gouji_open_report_set_summary_shown (GoujiOpenReport *self, gboolean shown);
guint gouji_open_report_count_findings (GoujiOpenReport *self, GoujiSeverity severity);

gboolean gouji_open_report_get_unsaved (GoujiOpenReport *self);
void gouji_open_report_set_loose (GoujiOpenReport *self);
gboolean gouji_open_report_get_recovered (GoujiOpenReport *self);
void gouji_open_report_set_recovered (GoujiOpenReport *self);
void gouji_open_report_keep (GoujiOpenReport *self);
char *gouji_open_report_get_journal_failure (GoujiOpenReport *self) G_GNUC_WARN_UNUSED_RESULT;
char *gouji_open_report_get_version_failure (GoujiOpenReport *self) G_GNUC_WARN_UNUSED_RESULT;
void gouji_open_report_discard (GoujiOpenReport *self);
GFile *gouji_open_report_parse_place (const char *place, guint *index, gboolean *is_source, char **sha256)
  G_GNUC_WARN_UNUSED_RESULT;

gboolean gouji_open_report_get_foreign (GoujiOpenReport *self);
GoujiFileChange gouji_open_report_get_change (GoujiOpenReport *self);
char *gouji_open_report_describe_place (GoujiOpenReport *self) G_GNUC_WARN_UNUSED_RESULT;
void gouji_open_report_allow_replacing (GoujiOpenReport *self);
void gouji_open_report_save_async (GoujiOpenReport *self,
                                   GFile *target,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean gouji_open_report_save_finish (GoujiOpenReport *self, GAsyncResult *result, GError **error);

G_END_DECLS
