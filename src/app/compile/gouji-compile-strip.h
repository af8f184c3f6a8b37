/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "compile/gouji-compile.h"
#include "session/gouji-open-report.h"

G_BEGIN_DECLS

#define GOUJI_TYPE_COMPILE_STRIP (gouji_compile_strip_get_type ())
/**
 * GoujiCompileStrip:
 *
 * What of a report that is being compiled came from last year's, and what is left to do: above the form until
 * it is put away.
 */
G_DECLARE_FINAL_TYPE (GoujiCompileStrip, gouji_compile_strip, GOUJI, COMPILE_STRIP, AdwBin)

void gouji_compile_strip_show (GoujiCompileStrip *self, GoujiOpenReport *report);
void gouji_compile_strip_attach (GoujiOpenReport *report, GoujiCompiled *compiled);

G_END_DECLS
