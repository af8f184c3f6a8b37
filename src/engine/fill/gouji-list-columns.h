/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "fill/gouji-lexicon.h"
#include "fill/gouji-printed-row.h"

G_BEGIN_DECLS

guint gouji_list_columns_choose (
  const GoujiLexicalRow *row, GPtrArray *rows, GPtrArray *printed, guint n_values, gboolean *certain);

G_END_DECLS
