/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "form/gouji-form-layout.h"

G_BEGIN_DECLS

/* What a table prints around its numbers. */

GtkWidget *gouji_grid_head_new (const GoujiFormTable *table, const GoujiPlacement *placement);

G_END_DECLS
