/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "document-pane/gouji-document-mark.h"
#include "document-pane/gouji-drawn-pages.h"

G_BEGIN_DECLS

#define GOUJI_TYPE_DOCUMENT_PANE (gouji_document_pane_get_type ())

G_DECLARE_FINAL_TYPE (GoujiDocumentPane, gouji_document_pane, GOUJI, DOCUMENT_PANE, GtkWidget)

/**
 * GoujiDocumentPane:
 *
 * A document to read, with a bar to find text in it; where it has pages that can be drawn, also as these.
 * Shows nothing where there is no document.
 *
 * Signals: `mark-activated` (guint tag), when a marked passage is clicked or Enter is pressed on it;
 * `describe-mark` (const #GoujiDocumentMark *), which asks for what there is to say of a mark: a string or
 * %NULL; `selection-changed`. Properties: `selection-start` and `selection-end`, code points of the document;
 * equal where nothing is selected; `shown-as`, "text" or "pages", which is what the user chose last: a
 * document without pages is shown as text all the same. Actions: `document.show-as` (s), `document.zoom-in`,
 * `document.zoom-out`, `document.zoom-fit`, `document.find`, `document.find-next`, `document.find-previous`,
 * and those of the view.
 */
GtkWidget *gouji_document_pane_new (void);

void gouji_document_pane_set_document (GoujiDocumentPane *self, GoujiDocument *document, GoujiRange range);
void gouji_document_pane_set_pages (GoujiDocumentPane *self, GoujiDrawnPages *pages);
void
gouji_document_pane_set_encoding (GoujiDocumentPane *self, const char *encoding, const char *const *others);
void gouji_document_pane_set_marks (GoujiDocumentPane *self, const GoujiDocumentMark *marks, guint n_marks);
void gouji_document_pane_highlight (GoujiDocumentPane *self, GoujiRange range, gboolean scroll);

GoujiRange gouji_document_pane_get_selection (GoujiDocumentPane *self);
void gouji_document_pane_select (GoujiDocumentPane *self, GoujiRange range);
void gouji_document_pane_find (GoujiDocumentPane *self, const char *text);
void gouji_document_pane_set_extra_menu (GoujiDocumentPane *self, GMenuModel *menu);

G_END_DECLS
