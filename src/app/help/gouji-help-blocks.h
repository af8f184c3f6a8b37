/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "help/gouji-help-book.h"

G_BEGIN_DECLS

GtkWidget *gouji_help_blocks_new (GoujiHelpBook *book, const GoujiHelpNode *page) G_GNUC_WARN_UNUSED_RESULT;
gboolean gouji_help_blocks_know (const GoujiHelpNode *node, const char **unknown);

G_END_DECLS
