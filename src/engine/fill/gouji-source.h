/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "document/gouji-document.h"
#include "document/gouji-fold.h"
#include "fill/gouji-label.h"

G_BEGIN_DECLS

/**
 * GoujiSource:
 * @document: what was opened
 * @folded: the whole of its text, folded once
 * @firsts: for each character of the document, and for its end, the first folded one that comes from there or
 * from behind it
 *
 * A document prepared for reading. Ranges of the document become spans of folded text, and back.
 */
typedef struct {
  GoujiDocument *document;
  GoujiFolded *folded;
  guint *firsts;
} GoujiSource;

GoujiSource *gouji_source_new (GoujiDocument *document, const GoujiFolding *folding, GPtrArray *synonyms);
void gouji_source_free (GoujiSource *self);

GoujiSpan gouji_source_span (const GoujiSource *self, GoujiRange range);
gboolean gouji_source_is_stop (const GoujiSource *self, const guint16 *c);
GoujiRange gouji_source_range (const GoujiSource *self, GoujiSpan span);
char *gouji_source_fold_to_utf8 (GoujiSpan span, GArray *byte_to_char) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiSource, gouji_source_free)

G_END_DECLS
