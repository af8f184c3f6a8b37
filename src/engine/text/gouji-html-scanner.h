/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "decode/gouji-decode.h"
#include "flow/gouji-pieces.h"

G_BEGIN_DECLS

/**
 * GoujiHtmlPage:
 * @pieces: what a reader of the page sees, in order, white space collapsed
 * @title: (nullable): the page's first title that is not blank
 * @n_comments: how many comments of a word processor were left out
 * @too_deep: whether the page is nested deeper than the limit, and was read no further
 */
typedef struct {
  GoujiPieces pieces;
  char *title;
  guint n_comments;
  gboolean too_deep;
} GoujiHtmlPage;

void gouji_html_page_scan (GoujiHtmlPage *self, const char *text, gsize length, guint depth);
void gouji_html_page_read (GoujiHtmlPage *self,
                           const GoujiDecoded *decoded,
                           const GoujiLimits *limits,
                           GoujiDocumentBuilder *builder);
void gouji_html_page_clear (GoujiHtmlPage *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GoujiHtmlPage, gouji_html_page_clear)

G_END_DECLS
