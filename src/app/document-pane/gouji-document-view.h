/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "document-pane/gouji-document-mark.h"

G_BEGIN_DECLS

#define GOUJI_TYPE_DOCUMENT_VIEW (gouji_document_view_get_type ())

G_DECLARE_FINAL_TYPE (GoujiDocumentView, gouji_document_view, GOUJI, DOCUMENT_VIEW, GtkWidget)

/**
 * GoujiDocumentView:
 *
 * A document as text that can be read, scrolled and selected, its tables as tables, with marks under the
 * passages that mean something to the form. Only what is visible is laid out.
 *
 * Signals: `mark-activated` (guint tag), when a mark is clicked or Enter is pressed on it;
 * `describe-mark` (const #GoujiDocumentMark *), which asks whoever set a mark for what there is to say of it,
 * a string or %NULL; `selection-changed`. Properties: `selection-start` and `selection-end`, code points of
 * the document. Actions: `document.copy`, `document.select-all`, `document.next-mark`,
 * `document.previous-mark`, `document.activate-mark`.
 */
GtkWidget *gouji_document_view_new (void);

void gouji_document_view_set_document (GoujiDocumentView *self, GoujiDocument *document, GoujiRange range);
GoujiDocument *gouji_document_view_get_document (GoujiDocumentView *self);
void gouji_document_view_set_marks (GoujiDocumentView *self, const GoujiDocumentMark *marks, guint n_marks);
void gouji_document_view_highlight (GoujiDocumentView *self, GoujiRange range, gboolean scroll);
void gouji_document_view_scroll_to (GoujiDocumentView *self, GoujiRange range);

void gouji_document_view_set_matches (GoujiDocumentView *self, GArray *matches);
void gouji_document_view_set_current_match (GoujiDocumentView *self, guint index);

GoujiRange gouji_document_view_get_selection (GoujiDocumentView *self);
void gouji_document_view_select (GoujiDocumentView *self, GoujiRange range);
GoujiRange gouji_document_view_get_visible_range (GoujiDocumentView *self);
void gouji_document_view_set_extra_menu (GoujiDocumentView *self, GMenuModel *menu);

G_END_DECLS
