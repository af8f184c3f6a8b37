/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "flow/gouji-pieces.h"

G_BEGIN_DECLS

/**
 * GoujiStoryMerge:
 * @GOUJI_STORY_MERGE_NONE: the cell stands for itself
 * @GOUJI_STORY_MERGE_FIRST: cells below may go on with it
 * @GOUJI_STORY_MERGE_NEXT: it goes on with the one above it, and what it says is not shown
 *
 * How a cell is merged with those above and below it.
 */
typedef enum {
  GOUJI_STORY_MERGE_NONE,
  GOUJI_STORY_MERGE_FIRST,
  GOUJI_STORY_MERGE_NEXT,
} GoujiStoryMerge;

/**
 * GoujiStoryCell:
 * @column_span: how many columns of the grid it covers, at least 1
 * @row_span: how many rows it covers; where cells are merged with others below them, 1
 * @gap: how many columns of the grid are left free in front of it
 * @merge: a #GoujiStoryMerge
 * @joined: whether it goes on with the cell to its left
 * @header: whether its row is marked as a head
 *
 * What a word processor says of one cell.
 */
typedef struct {
  guint column_span;
  guint row_span;
  guint gap;
  GoujiStoryMerge merge;
  gboolean joined;
  gboolean header;
} GoujiStoryCell;

/**
 * GoujiStory:
 *
 * A flow of paragraphs and tables in a word processor's file: the body, a text box, a note. What hangs on a
 * paragraph, such as a text box, comes behind it. Merged cells are put together when their table ends.
 */
typedef struct _GoujiStory GoujiStory;

GoujiStory *gouji_story_new (guint *n_places_left) G_GNUC_WARN_UNUSED_RESULT;
void gouji_story_free (GoujiStory *self);

void gouji_story_append (GoujiStory *self, const char *text, gsize length);
const char *gouji_story_get_open (GoujiStory *self, gsize *length);
void gouji_story_cut_open (GoujiStory *self, gsize length);
void gouji_story_end_paragraph (GoujiStory *self, const char *label, guint level);
void gouji_story_add_aside (GoujiStory *self, GoujiStory *aside);

void gouji_story_begin_table (GoujiStory *self);
void gouji_story_begin_row (GoujiStory *self);
void gouji_story_end_row (GoujiStory *self);
void gouji_story_delete_row (GoujiStory *self);
void gouji_story_begin_cell (GoujiStory *self);
void gouji_story_end_cell (GoujiStory *self, const GoujiStoryCell *cell);
void gouji_story_delete_cell (GoujiStory *self);
void gouji_story_repeat_cell (GoujiStory *self, guint n);
void gouji_story_repeat_row (GoujiStory *self, guint n);
void gouji_story_end_table (GoujiStory *self);

gboolean gouji_story_may_begin_table (GoujiStory *self);
gboolean gouji_story_may_begin_row (GoujiStory *self);
gboolean gouji_story_may_begin_cell (GoujiStory *self);
void gouji_story_write (GoujiStory *self, GoujiPieces *pieces);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiStory, gouji_story_free)

G_END_DECLS
