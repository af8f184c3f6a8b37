/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "document/gouji-document.h"

G_BEGIN_DECLS

/**
 * GoujiDocumentBuilder:
 *
 * Builds a document in one of two ways.
 *
 * Block by block: a reader opens a block, appends text, and closes it; the builder keeps the offsets, ends
 * every block with LF and joins the cells of a row with TAB. A block without text and a table without cells
 * leave nothing.
 *
 * From a text that stands already: a reader hands over the whole text with [func@document_builder_take_text]
 * and then names its blocks, in order, by their ranges.
 *
 * Table cells may be given with any spans: those that begin on a place taken by an earlier one move to the
 * next free column, as in HTML, and end where another begins; spans are cut at 1000, and rows at the end of
 * their group or table. Rows behind the last one with a cell of its own are left out.
 */
typedef struct _GoujiDocumentBuilder GoujiDocumentBuilder;

GoujiDocumentBuilder *gouji_document_builder_new (void);
void gouji_document_builder_free (GoujiDocumentBuilder *self);

void gouji_document_builder_set_title (GoujiDocumentBuilder *self, const char *title);
void gouji_document_builder_set_encoding (GoujiDocumentBuilder *self, const char *encoding);
void gouji_document_builder_add_note (GoujiDocumentBuilder *self, GoujiNoteCode code, const char *detail);
void gouji_document_builder_add_count (GoujiDocumentBuilder *self, GoujiNoteCode code, guint count);

void gouji_document_builder_begin_block (GoujiDocumentBuilder *self, GoujiBlockKind kind, guint level);
void gouji_document_builder_append (GoujiDocumentBuilder *self, const char *text, gssize length);
void gouji_document_builder_end_block (GoujiDocumentBuilder *self);

void gouji_document_builder_begin_row (GoujiDocumentBuilder *self);
void gouji_document_builder_end_row_group (GoujiDocumentBuilder *self);
void gouji_document_builder_begin_cell (GoujiDocumentBuilder *self,
                                        guint row_span,
                                        guint column_span,
                                        gboolean header);
void gouji_document_builder_end_cell (GoujiDocumentBuilder *self);

void gouji_document_builder_take_text (GoujiDocumentBuilder *self, char *text, gsize length);
void gouji_document_builder_add_block (GoujiDocumentBuilder *self,
                                       GoujiBlockKind kind,
                                       guint level,
                                       GoujiRange range);

guint gouji_document_builder_get_length (GoujiDocumentBuilder *self);
guint gouji_document_builder_add_page (GoujiDocumentBuilder *self, double width, double height);
void gouji_document_builder_add_box (GoujiDocumentBuilder *self, const GoujiTextBox *box);

GoujiDocument *gouji_document_builder_finish (GoujiDocumentBuilder *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiDocumentBuilder, gouji_document_builder_free)

G_END_DECLS
