/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "form/gouji-form-set.h"
#include "report/gouji-report.h"

G_BEGIN_DECLS

/* What the tests of the application's widgets share: a report to show, a window to show it in, and a main
 * loop that is waited for with a deadline. */

typedef gboolean (*StageCondition) (gpointer data);

GoujiForm *stage_get_form (void);
GoujiReport *stage_create_report (void);
void stage_put (GoujiReport *report, const char *cell, const char *printed);
const GoujiCell *stage_cell (const char *id);

GtkWidget *stage_present (GtkWidget *widget, int width, int height);
void stage_close (GtkWidget *window);
void stage_wait (StageCondition condition, gpointer data);
void stage_settle (GtkWidget *widget);
gboolean stage_has_keys (void);
void stage_do (const char *const *arguments);
void stage_press (const char *keys);
GtkWidget *stage_find (GtkWidget *parent, GType type);

G_END_DECLS
