/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "document/gouji-document.h"

G_BEGIN_DECLS

/* What the engine says in codes, in words for people: the sentences that the window and the command line
 * share. */

char *gouji_words_for_load_error (const GError *error, const char *name) G_GNUC_WARN_UNUSED_RESULT;
char *gouji_words_for_write_error (const GError *error, const char *name) G_GNUC_WARN_UNUSED_RESULT;
char *gouji_words_for_note (const GoujiNote *note) G_GNUC_WARN_UNUSED_RESULT;
char *gouji_words_for_finding (const char *message) G_GNUC_WARN_UNUSED_RESULT;
const char *gouji_words_for_kind (const char *kind);

G_END_DECLS
