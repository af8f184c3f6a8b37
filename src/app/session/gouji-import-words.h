/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "session/gouji-import.h"

G_BEGIN_DECLS

/* How far an import is and what came of it, in words. */

char *gouji_words_for_import_error (const GError *error, const char *name) G_GNUC_WARN_UNUSED_RESULT;
char *gouji_words_for_import_progress (GoujiImport *import) G_GNUC_WARN_UNUSED_RESULT;
char *gouji_words_for_import_summary (GoujiImport *import) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
