/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "register/gouji-register-desk.h"

G_BEGIN_DECLS

#define GOUJI_TYPE_REGISTER_TABLE (gouji_register_table_get_type ())
/**
 * GoujiRegisterTable:
 *
 * The table of applications as a register gives it, beside what the report has: each number a button that
 * leads to its cases. Where there is no room, one column at a time.
 *
 * Signal #GoujiRegisterTable::cell-activated with the index of a cell in the form.
 */
G_DECLARE_FINAL_TYPE (GoujiRegisterTable, gouji_register_table, GOUJI, REGISTER_TABLE, GtkBox)

void gouji_register_table_show (GoujiRegisterTable *self, GoujiRegisterDesk *desk);
void gouji_register_table_set_narrow (GoujiRegisterTable *self, gboolean narrow);

G_END_DECLS
