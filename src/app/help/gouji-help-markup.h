/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "help/gouji-help-book.h"

G_BEGIN_DECLS

/* What begins the address of a page of help in the markup of a label. */
#define GOUJI_HELP_SCHEME "gouji-help:"

char *gouji_help_markup (GoujiHelpBook *book, const GoujiHelpNode *node) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
