/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "fill/gouji-recognise.h"

G_BEGIN_DECLS

/**
 * GoujiTextLine:
 * @range: where it stands
 * @span: its folded text
 * @block: the block of the document that it belongs to
 * @cell: whether it is a cell of a table
 *
 * A line as its author wrote it. Most lines are blocks of the document; where a page was pressed into few
 * lines, a block has several, cut where a title, a part, an attachment or a date begins.
 */
typedef struct {
  GoujiRange range;
  GoujiSpan span;
  guint block;
  gboolean cell;
} GoujiTextLine;

GArray *gouji_text_lines_new (const GoujiSource *source, const GoujiRecogniser *recogniser)
  G_GNUC_WARN_UNUSED_RESULT;
guint gouji_text_lines_find (const GArray *lines, guint offset);

G_END_DECLS
