/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bind/gouji-bound-value.h"
#include "fill/gouji-filler.h"

G_BEGIN_DECLS

/**
 * GoujiTieState:
 * @GOUJI_TIE_AGREES: the text says what the cells say
 * @GOUJI_TIE_DIFFERS: it says something else
 * @GOUJI_TIE_OPPOSITE: the number is right, and the words before it say more where it is less, or less where
 * it is more
 * @GOUJI_TIE_UNTOLD: what the number should be cannot be told; #GoujiTie.value says why
 * @GOUJI_TIE_UNREADABLE: what is tied is no number
 *
 * How a number in a text stands to what it is tied to.
 */
typedef enum {
  GOUJI_TIE_AGREES,
  GOUJI_TIE_DIFFERS,
  GOUJI_TIE_OPPOSITE,
  GOUJI_TIE_UNTOLD,
  GOUJI_TIE_UNREADABLE,
} GoujiTieState;

/**
 * GoujiTie:
 * @part: in whose text the number stands
 * @binding: what it is tied to, and where it stands; as in the report, or as recognised
 * @stored: whether the report has it; else it was recognised, and is forgotten with the text
 * @state: how the number stands to that
 * @value: what it should be
 * @written: the number as it stands in the text
 * @should_be: (nullable): how the number would be written now, where that is known and something else
 *
 * A number in a text as it stands to the cells of its report.
 */
typedef struct {
  const GoujiPart *part;
  GoujiBinding *binding;
  gboolean stored;
  GoujiTieState state;
  GoujiBoundValue value;
  char *written;
  char *should_be;
} GoujiTie;

GoujiTie *gouji_tie_new (GoujiFiller *filler,
                         GoujiReport *report,
                         const GoujiPart *part,
                         const GoujiBinding *binding,
                         gboolean stored) G_GNUC_WARN_UNUSED_RESULT;
void gouji_tie_free (GoujiTie *self);
gboolean gouji_tie_wants_attention (const GoujiTie *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiTie, gouji_tie_free)

G_END_DECLS
