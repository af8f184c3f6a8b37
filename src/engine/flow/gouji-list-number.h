/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GoujiListNumber:
 * @GOUJI_LIST_NUMBER_NONE: no number is printed
 * @GOUJI_LIST_NUMBER_BULLET: no number is printed, but the mark that stands for it
 * @GOUJI_LIST_NUMBER_DECIMAL_ZERO: 01, 02 … 10
 * @GOUJI_LIST_NUMBER_HAN: one, two … ten, eleven … a hundred and one, in characters
 * @GOUJI_LIST_NUMBER_HAN_DIGITS: the same in characters digit by digit
 * @GOUJI_LIST_NUMBER_LEGAL: in the characters of cheques, simplified
 * @GOUJI_LIST_NUMBER_LEGAL_TRADITIONAL: the same, traditional
 * @GOUJI_LIST_NUMBER_STEMS: by the ten heavenly stems
 * @GOUJI_LIST_NUMBER_BRANCHES: by the twelve earthly branches
 *
 * How a word processor writes the numbers that it counts itself.
 */
typedef enum {
  GOUJI_LIST_NUMBER_NONE,
  GOUJI_LIST_NUMBER_BULLET,
  GOUJI_LIST_NUMBER_DECIMAL,
  GOUJI_LIST_NUMBER_DECIMAL_ZERO,
  GOUJI_LIST_NUMBER_FULL_WIDTH,
  GOUJI_LIST_NUMBER_UPPER_LETTER,
  GOUJI_LIST_NUMBER_LOWER_LETTER,
  GOUJI_LIST_NUMBER_UPPER_ROMAN,
  GOUJI_LIST_NUMBER_LOWER_ROMAN,
  GOUJI_LIST_NUMBER_HAN,
  GOUJI_LIST_NUMBER_HAN_DIGITS,
  GOUJI_LIST_NUMBER_LEGAL,
  GOUJI_LIST_NUMBER_LEGAL_TRADITIONAL,
  GOUJI_LIST_NUMBER_STEMS,
  GOUJI_LIST_NUMBER_BRANCHES,
  GOUJI_LIST_NUMBER_CIRCLED,
  GOUJI_LIST_NUMBER_IN_BRACKETS,
  GOUJI_LIST_NUMBER_FULL_STOP,
  GOUJI_LIST_NUMBER_CIRCLED_HAN,
  GOUJI_LIST_NUMBER_HAN_IN_BRACKETS,
} GoujiListNumber;

void gouji_list_number_append (GString *text, GoujiListNumber kind, guint number);

G_END_DECLS
