/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "document/gouji-fold.h"

G_BEGIN_DECLS

/* Values of the table from here on stand for several characters: GOUJI_FOLDING_SEVERAL + index of an
 * expansion. Nothing else folds to a private-use character, since those are left out. */
#define GOUJI_FOLDING_SEVERAL 0xe000
#define GOUJI_FOLDING_SEVERAL_END 0xf900

/* No more than a character's bytes in UTF-8, so that a text never folds to more characters than it has bytes.
 */
#define GOUJI_FOLDING_MOST 3

/* What stands for a character beyond the basic plane. */
#define GOUJI_FOLDING_BEYOND 0xffff

typedef struct {
  guint16 chars[GOUJI_FOLDING_MOST];
  guint length;
} GoujiExpansion;

struct _GoujiFolding {
  gatomicrefcount ref_count;
  guint16 table[0x10000]; /* 0 is left out */
  GArray *expansions;     /* element-type GoujiExpansion */
};

static inline gboolean
gouji_folding_is_several (guint16 value)
{
  return value >= GOUJI_FOLDING_SEVERAL && value < GOUJI_FOLDING_SEVERAL_END;
}

G_END_DECLS
