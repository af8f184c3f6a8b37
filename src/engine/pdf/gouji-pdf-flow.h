/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "pdf/gouji-pdf-lines.h"
#include "pdf/gouji-pdf-table.h"

G_BEGIN_DECLS

/**
 * GoujiPdfItem:
 * @page: on which page it stands; on the last one for a table over several
 * @box: where
 * @table: (nullable): a table, or %NULL for a line of text
 * @letters: (element-type GoujiPdfLetter): the letters of the page's lines
 * @line: a line of them
 *
 * A line or a table.
 */
typedef struct {
  guint page;
  GoujiPdfBox box;
  GoujiPdfTable *table;
  GArray *letters;
  GoujiPdfLine line;
} GoujiPdfItem;

/**
 * GoujiPdfFlow:
 * @items: (element-type GoujiPdfItem): in reading order
 * @pages: (element-type GoujiPageSize): as they are read, turned upright
 *
 * What stands on the pages of a file, one below the other.
 */
typedef struct {
  GPtrArray *items;
  GArray *pages;
} GoujiPdfFlow;

void gouji_pdf_item_free (GoujiPdfItem *self);

GoujiPdfFlow *gouji_pdf_flow_new (void) G_GNUC_WARN_UNUSED_RESULT;
void gouji_pdf_flow_free (GoujiPdfFlow *self);

void gouji_pdf_flow_add_page (GoujiPdfFlow *self, GoujiPdfPage *page, GPtrArray *tables);
void gouji_pdf_flow_drop_furniture (GoujiPdfFlow *self);
void gouji_pdf_flow_join_tables (GoujiPdfFlow *self);
void gouji_pdf_flow_write (GoujiPdfFlow *self, GoujiDocumentBuilder *builder);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiPdfFlow, gouji_pdf_flow_free)

G_END_DECLS
