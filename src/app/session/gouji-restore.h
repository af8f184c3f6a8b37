/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "load/gouji-load.h"
#include "session/gouji-findings.h"

G_BEGIN_DECLS

/**
 * GoujiRestoredReport:
 * @report: the report
 * @file: (nullable): its `.gouji` file
 * @sha256: (nullable): of what the file holds, or held when the journal was written
 * @source: (nullable): the file that it was read from
 * @index: which of the source's reports
 * @recovered: whether it comes out of a journal that a crash left behind
 * @shown: whether it was the one shown last
 * @found: what is derived from it
 *
 * A report that came back from the last time.
 */
typedef struct {
  GoujiReport *report;
  GFile *file;
  char *sha256;
  GFile *source;
  guint index;
  gboolean recovered;
  gboolean shown;
  GoujiFindings found;
} GoujiRestoredReport;

/**
 * GoujiRestoration:
 * @reports: (element-type GoujiRestoredReport): in the order in which they were open
 * @later: (element-type GoujiSessionEntry): what was open too, when that was so much that nobody should wait
 * for it: still to be opened
 * @missing: (element-type utf8): names of files that cannot be opened any more
 * @n_damaged: how many journals could not be read
 * @n_partial: how many could be read in part only
 */
typedef struct {
  GPtrArray *reports;
  GPtrArray *later;
  GStrvBuilder *missing;
  guint n_damaged;
  guint n_partial;
} GoujiRestoration;

GoujiRestoration *
gouji_restore (GoujiKit *kit, const char *session_path, const char *journal_folder, GCancellable *cancellable)
  G_GNUC_WARN_UNUSED_RESULT;
void gouji_restoration_free (GoujiRestoration *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiRestoration, gouji_restoration_free)

G_END_DECLS
