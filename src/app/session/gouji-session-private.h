/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "session/gouji-session.h"

G_BEGIN_DECLS

/* The session is one class in two files: gouji-session.c, and gouji-session-import.c, which opens files. */
struct _GoujiSession {
  GObject parent_instance;

  GoujiKit *kit;
  char *state_folder;
  char *journal_folder;
  char *session_path;
  GPtrArray *reports;
  GoujiOpenReport *shown;
  GPtrArray
    *later; /* (nullable) (element-type GoujiSessionEntry): from last time, while they are being opened */
  GListStore *imports; /* of GoujiImport: those that go on, and those with something left to say */
  guint n_loading;
  guint remember_source;
};

void gouji_session_take_report (GoujiSession *self, GoujiOpenReport *report);
void gouji_session_import_later (GoujiSession *self, GPtrArray *entries);
void gouji_session_end_imports (GoujiSession *self);

G_END_DECLS
