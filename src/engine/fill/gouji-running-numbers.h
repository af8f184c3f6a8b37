/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void gouji_running_numbers_drop_cells (GArray *pieces);
void gouji_running_numbers_doubt (GPtrArray *readings);
void gouji_running_numbers_drop (GPtrArray *printed);

G_END_DECLS
