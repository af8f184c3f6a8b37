/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bind/gouji-tie.h"

G_BEGIN_DECLS

/* What the editor says of tied numbers. */

char *gouji_tie_words_describe (GoujiReport *report, const GoujiTie *tie) G_GNUC_WARN_UNUSED_RESULT;
char *gouji_tie_words_state (const GoujiTie *tie) G_GNUC_WARN_UNUSED_RESULT;
char *gouji_tie_words_source (GoujiReport *report, const GoujiBinding *binding) G_GNUC_WARN_UNUSED_RESULT;
const char *gouji_tie_words_untold (GoujiBoundState state);
char *gouji_tie_words_summary (const GPtrArray *ties) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
