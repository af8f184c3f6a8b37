/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "document-pane/gouji-document-mark.h"

G_BEGIN_DECLS

/**
 * GoujiMarkSet:
 *
 * Marks by their place, so that those of a visible passage are found without walking over the others.
 */
typedef struct _GoujiMarkSet GoujiMarkSet;

GoujiMarkSet *gouji_mark_set_new (const GoujiDocumentMark *marks, guint n_marks, guint length);
void gouji_mark_set_free (GoujiMarkSet *self);

guint gouji_mark_set_get_n_marks (const GoujiMarkSet *self);
const GoujiDocumentMark *gouji_mark_set_get (const GoujiMarkSet *self, guint index);
guint gouji_mark_set_find_first (const GoujiMarkSet *self, guint offset);
guint gouji_mark_set_find_at (const GoujiMarkSet *self, guint offset);
guint gouji_mark_set_find_from (const GoujiMarkSet *self, guint offset);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiMarkSet, gouji_mark_set_free)

G_END_DECLS
