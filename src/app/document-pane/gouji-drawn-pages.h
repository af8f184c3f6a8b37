/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "document/gouji-document.h"
#include "pages/gouji-page-source.h"
#include "request/gouji-reader.h"

G_BEGIN_DECLS

#define GOUJI_TYPE_DRAWN_PAGES (gouji_drawn_pages_get_type ())
/**
 * GoujiDrawnPages:
 *
 * The pages of a document as they look, drawn by the program that reads files.
 */
G_DECLARE_FINAL_TYPE (GoujiDrawnPages, gouji_drawn_pages, GOUJI, DRAWN_PAGES, GObject)

GoujiDrawnPages *gouji_drawn_pages_new (GoujiDocument *document, GBytes *bytes, GoujiReader *reader)
  G_GNUC_WARN_UNUSED_RESULT;
GoujiDocument *gouji_drawn_pages_get_document (GoujiDrawnPages *self);

G_END_DECLS
