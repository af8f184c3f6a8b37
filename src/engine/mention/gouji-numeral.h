/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "mention/gouji-prose.h"
#include "report/gouji-decimal.h"

G_BEGIN_DECLS

/**
 * GoujiNumeral:
 * @valid: whether it is one exact number
 * @value: the number, when it is one
 * @end: the letter behind it; behind what was looked at, when it is no number
 */
typedef struct {
  gboolean valid;
  GoujiDecimal value;
  guint end;
} GoujiNumeral;

gboolean gouji_numeral_starts (const GoujiProse *prose, guint index);
GoujiNumeral gouji_numeral_read (const GoujiProse *prose, guint index);
guint gouji_numeral_skip_scale (const GoujiProse *prose, guint index);

G_END_DECLS
