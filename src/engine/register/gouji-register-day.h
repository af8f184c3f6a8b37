/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "register/gouji-register-words.h"

G_BEGIN_DECLS

/**
 * GoujiRegisterDayState:
 * @GOUJI_DAY_BLANK: nothing stands there
 * @GOUJI_DAY_KNOWN: a day with its year
 * @GOUJI_DAY_WITHOUT_YEAR: month and day alone
 * @GOUJI_DAY_UNREADABLE: something else stands there
 */
typedef enum {
  GOUJI_DAY_BLANK,
  GOUJI_DAY_KNOWN,
  GOUJI_DAY_WITHOUT_YEAR,
  GOUJI_DAY_UNREADABLE,
} GoujiRegisterDayState;

/**
 * GoujiRegisterDay:
 * @state: what is known
 * @year: the year; 0 where it is not known
 * @month: 1 to 12
 * @day: of the month
 *
 * A day as a register writes it.
 */
typedef struct {
  GoujiRegisterDayState state;
  guint year;
  guint month;
  guint day;
} GoujiRegisterDay;

GoujiRegisterDay gouji_register_day_read (GoujiRegisterWords *words, const char *text);
gint64 gouji_register_day_count (const GoujiRegisterDay *day);

G_END_DECLS
