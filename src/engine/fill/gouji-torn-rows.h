/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "fill/gouji-lexicon.h"
#include "fill/gouji-printed-row.h"

G_BEGIN_DECLS

void gouji_torn_rows_join (const GoujiLexicon *lexicon, GPtrArray *printed, const GArray *sections);

G_END_DECLS
