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
  GListStore *imports; /* of GoujiImport: those that go on, and those with something left to say */
  guint n_loading;
  guint remember_source;
};

void gouji_session_take_report (GoujiSession *self, GoujiOpenReport *report);
void gouji_session_end_imports (GoujiSession *self);

G_END_DECLS
