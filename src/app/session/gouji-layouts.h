/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "session/gouji-open-report.h"

G_BEGIN_DECLS

GPtrArray *gouji_layouts_get (GoujiOpenReport *report);
GoujiPaperLayout *
gouji_layouts_find_remembered (GoujiOpenReport *report, GSettings *settings, GError **error);
GtkStringList *gouji_layouts_list_titles (GPtrArray *layouts, GSettings *settings, guint *selected)
  G_GNUC_WARN_UNUSED_RESULT;
void gouji_layouts_remember (GPtrArray *layouts, GSettings *settings, guint selected);

G_END_DECLS
