/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "compile/gouji-compile.h"

G_BEGIN_DECLS

/**
 * GoujiCompiling:
 * @forms: all forms
 * @filler: (nullable): what reads the numbers of texts; needed with @last_year
 * @compiled: what is being made
 * @last_year: (nullable): what it is made from
 * @profile: (nullable): the user's agency
 * @year: the year that is reported on
 * @last: the year of @last_year, if need be as the user says; 0 without it
 *
 * A report that is being begun.
 */
typedef struct {
  GoujiFormSet *forms;
  GoujiFiller *filler;
  GoujiCompiled *compiled;
  GoujiReport *last_year;
  const GoujiProfile *profile;
  int year;
  int last;
} GoujiCompiling;

void gouji_compile_head (GoujiCompiling *self);
void gouji_compile_texts (GoujiCompiling *self);
char *gouji_compile_advance (GoujiCompiling *self, GoujiField field, const char *text)
  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
