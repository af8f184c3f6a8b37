/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "form/gouji-form-set.h"
#include "report/gouji-report.h"

G_BEGIN_DECLS

/**
 * GoujiJournal:
 *
 * The unsaved work on one report, on disk: first the report as it was when last whole, then a line for every
 * change. A change is written before its signal returns, so that it survives the end of the process;
 * gouji_journal_sync() makes it survive the end of the power. A lock on the file tells a journal in use from
 * one left behind.
 */
typedef struct _GoujiJournal GoujiJournal;

GoujiJournal *
gouji_journal_new (const char *folder, GoujiReport *report, const char *saved_as, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
void gouji_journal_free (GoujiJournal *self);

const char *gouji_journal_get_path (GoujiJournal *self);
gboolean gouji_journal_restart (GoujiJournal *self, const char *saved_as, GError **error);
gboolean gouji_journal_sync (GoujiJournal *self, GError **error);
void gouji_journal_discard (GoujiJournal *self);
GError *gouji_journal_get_error (GoujiJournal *self);

GPtrArray *gouji_journal_find_abandoned (const char *folder) G_GNUC_WARN_UNUSED_RESULT;
GoujiReport *
gouji_journal_recover (const char *path, GoujiFormSet *forms, char **saved_as, guint *n_lost, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiJournal, gouji_journal_free)

G_END_DECLS
