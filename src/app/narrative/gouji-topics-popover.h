/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "document/gouji-fold.h"
#include "report/gouji-report.h"

G_BEGIN_DECLS

GtkWidget *gouji_topics_popover_new (GoujiReport *report, const GoujiPart *part, const GoujiFolding *folding);

G_END_DECLS
