/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "help/gouji-help-node.h"

G_BEGIN_DECLS

#define GOUJI_TYPE_HELP_BOOK (gouji_help_book_get_type ())
/**
 * GoujiHelpBook:
 *
 * The pages of help and their pictures, in the user's language as far as they are translated, else in
 * English.
 */
G_DECLARE_FINAL_TYPE (GoujiHelpBook, gouji_help_book, GOUJI, HELP_BOOK, GObject)

GoujiHelpBook *gouji_help_book_new (const char *const *patterns, const char *const *languages)
  G_GNUC_WARN_UNUSED_RESULT;
GoujiHelpBook *gouji_help_book_find (const char *installed) G_GNUC_WARN_UNUSED_RESULT;

const GoujiHelpNode *gouji_help_book_get_page (GoujiHelpBook *self, const char *id);
char *gouji_help_book_get_title (GoujiHelpBook *self, const char *xref) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *gouji_help_book_list (GoujiHelpBook *self, const char *section) G_GNUC_WARN_UNUSED_RESULT;
char *gouji_help_book_find_file (GoujiHelpBook *self, const char *name) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
