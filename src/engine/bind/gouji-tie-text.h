/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bind/gouji-bound-value.h"

G_BEGIN_DECLS

/**
 * GoujiDirection:
 * @GOUJI_DIRECTION_UNSAID: the words say neither
 * @GOUJI_DIRECTION_MORE: there is more
 * @GOUJI_DIRECTION_LESS: there is less
 *
 * What the words before a change say of it.
 */
typedef enum {
  GOUJI_DIRECTION_UNSAID,
  GOUJI_DIRECTION_MORE,
  GOUJI_DIRECTION_LESS,
} GoujiDirection;

/**
 * GoujiDirectionWord:
 * @range: where it stands in the text, in code points
 * @opposite: the word that says the opposite; owned by the form
 *
 * The word that says whether there is more or less.
 */
typedef struct {
  GoujiRange range;
  char *opposite;
} GoujiDirectionWord;

char *gouji_tie_text_write (GoujiForm *form, const GoujiBoundValue *value, const char *unit)
  G_GNUC_WARN_UNUSED_RESULT;
GoujiDirection
gouji_tie_text_find_direction (GoujiForm *form, const char *text, guint number, GoujiDirectionWord *word);
char *gouji_tie_text_make_phrase (GoujiForm *form, GoujiBinding *binding, GoujiReport *report)
  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
