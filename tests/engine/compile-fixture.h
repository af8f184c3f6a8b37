/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "check-fixture.h"
#include "compile/gouji-compile.h"

/* Begins this year's report with a filler of its own: the fixture of the checks has none. */
static GoujiCompiled *
begin_from (Fixture *fixture, GoujiReport *last_year, int year, const GoujiProfile *profile, GError **error)
{
  g_autoptr (GoujiFiller) filler = gouji_filler_new (fixture->forms, fixture->folding);

  return gouji_compile_from_last_year (fixture->forms, filler, last_year, year, profile, error);
}
