/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "document/gouji-document.h"

G_BEGIN_DECLS

GoujiRange gouji_document_find_word (GoujiDocument *document, guint offset);
GoujiRange gouji_document_find_sentence (GoujiDocument *document, guint offset);
GoujiRange gouji_document_find_paragraph (GoujiDocument *document, guint offset);
guint gouji_document_find_next_word (GoujiDocument *document, guint offset);
guint gouji_document_find_previous_word (GoujiDocument *document, guint offset);
char *gouji_document_copy_text (GoujiDocument *document, GoujiRange range) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
