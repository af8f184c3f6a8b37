/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "compile/gouji-compile.h"

G_BEGIN_DECLS

char *gouji_words_for_compiled (GoujiReport *report) G_GNUC_WARN_UNUSED_RESULT;
char *gouji_words_for_carrying (GoujiReport *report) G_GNUC_WARN_UNUSED_RESULT;
char *gouji_words_for_advanced (const GoujiCompiled *compiled) G_GNUC_WARN_UNUSED_RESULT;
char *gouji_words_for_compile_error (const GError *error, int year) G_GNUC_WARN_UNUSED_RESULT;
char *gouji_words_for_carried_changes (GPtrArray *changes) G_GNUC_WARN_UNUSED_RESULT;
char *gouji_words_for_wrong_year (GoujiReport *report) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
