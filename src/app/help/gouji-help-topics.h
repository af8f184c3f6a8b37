/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

const char *gouji_help_find_topic (GtkWidget *widget);
const char *gouji_help_find_topic_of_view (const char *view);

G_END_DECLS
