/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "report/gouji-journal.h"
#include "session/gouji-findings.h"
#include "session/gouji-open-report.h"
#include "session/gouji-owner.h"
#include "session/gouji-review.h"

G_BEGIN_DECLS

/* An open report is one class in several files: gouji-open-report.c; gouji-open-report-saving.c, which writes
 * its `.gouji` file; gouji-open-report-journal.c, which keeps what is not saved; and
 * gouji-open-report-place.c, which looks after what others do to it. */
struct _GoujiOpenReport {
  GObject parent_instance;

  GoujiReport *report;
  GoujiKit *kit;
  char *journal_folder;
  char *sort_key; /* of its agency, in the order of the language; %NULL until it is asked for */
  GFile *file;
  char *sha256;       /* (nullable): what the file has to hold when it is written; anything if NULL */
  char *known_sha256; /* (nullable): what it held when it was last read or written */
  GFile *source;
  guint source_index;

  GoujiFindings found;
  GoujiReview *review;
  gboolean summary_shown;
  guint check_source;

  GoujiJournal *journal;
  gboolean journal_ended;
  GPtrArray *ended; /* element-type GoujiJournal: discarded, but a thread may still be syncing them */
  GError *journal_error;
  GError *sync_error;
  GError *version_error; /* (nullable): why the last saving is not among the versions */
  guint sync_source;
  gboolean loose;
  GDateTime *pasted; /* (nullable): when, if it was in this session */
  gboolean recovered;
  GoujiOwner *owner; /* (nullable): from the moment that it is shown */
  gboolean foreign;  /* read only because another program has it */
  guint claim_source;
  GFileMonitor *monitor; /* (nullable): of its file */
  guint look_source;
  GoujiFileChange change;
  GFile *target;  /* (nullable): what is being written now */
  GQueue waiting; /* element-type GTask: savings that begin when the one before has ended */
};

void gouji_open_report_notify_unsaved (GoujiOpenReport *self);
void gouji_open_report_notify_journal_failure (GoujiOpenReport *self);
void gouji_open_report_write_journal (GoujiOpenReport *self);
void gouji_open_report_notify_change (GoujiOpenReport *self);
void gouji_open_report_emit_released (GoujiOpenReport *self);
void gouji_open_report_claim (GoujiOpenReport *self);
void gouji_open_report_claim_again (GoujiOpenReport *self);
void gouji_open_report_watch (GoujiOpenReport *self);
void gouji_open_report_forget_place (GoujiOpenReport *self);
void gouji_open_report_restart_journal (GoujiOpenReport *self);

G_END_DECLS
