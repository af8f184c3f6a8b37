/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "compare/gouji-compare-row.h"

G_BEGIN_DECLS

/* The columns of the table of differences, in a GtkColumnView of a dialog. */

void gouji_compare_table_set_rows (GtkColumnView *view, GListModel *rows);
void gouji_compare_table_set_narrow (GtkColumnView *view, gboolean narrow);

G_END_DECLS
