/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "session/gouji-session.h"

G_BEGIN_DECLS

/* The session is one class in three files: gouji-session.c; gouji-session-import.c, which opens files; and
 * gouji-session-reload.c, which opens one again that others have changed. */
struct _GoujiSession {
  GObject parent_instance;

  GoujiKit *kit;
  char *state_folder;
  char *journal_folder;
  char *session_path;
  int lock;          /* of the program that remembers what was open, -1 until it is asked for */
  gboolean is_first; /* whether that is this one */
  GPtrArray *reports;
  GoujiOpenReport *shown;
  GPtrArray
    *later; /* (nullable) (element-type GoujiSessionEntry): from last time, while they are being opened */
  GListStore *imports; /* of GoujiImport: those that go on, and those with something left to say */
  guint n_loading;
  guint remember_source;
};

void gouji_session_take_report (GoujiSession *self, GoujiOpenReport *report);
gboolean gouji_session_exchange (GoujiSession *self, GoujiOpenReport *report, GoujiOpenReport *other);
void gouji_session_import_later (GoujiSession *self, GPtrArray *entries);
void gouji_session_end_imports (GoujiSession *self);

G_END_DECLS
