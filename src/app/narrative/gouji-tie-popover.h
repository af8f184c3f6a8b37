/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "bind/gouji-tie.h"

G_BEGIN_DECLS

GtkWidget *gouji_tie_popover_new (GoujiReport *report, const GoujiTie *tie);

G_END_DECLS
