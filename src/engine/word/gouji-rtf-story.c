/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "word/gouji-rtf-story.h"

/* A text of its own within the file. */
typedef struct {
  GoujiPieces *pieces;
  GString *text;     /* the open paragraph */
  guint first_table; /* how many tables were open around it */
} Story;

void
gouji_rtf_stories_init (GoujiRtfStories *self, guint n_cells)
{
  *self = (GoujiRtfStories) {
    .stories = g_array_new (FALSE, FALSE, sizeof (Story)),
    .tables = g_ptr_array_new_with_free_func ((GDestroyNotify) gouji_rtf_table_free),
    .n_cells_left = n_cells,
  };
  gouji_pieces_init (&self->body, 0);
  gouji_pieces_init (&self->footnotes, 0);
  gouji_rtf_stories_begin (self, FALSE, 0);
}

static Story *
get_story (GoujiRtfStories *self)
{
  return &g_array_index (self->stories, Story, self->stories->len - 1);
}

void
gouji_rtf_stories_clear (GoujiRtfStories *self)
{
  for (guint i = 0; i < self->stories->len; i++)
    g_string_free (g_array_index (self->stories, Story, i).text, TRUE);
  g_clear_pointer (&self->stories, g_array_unref);
  g_clear_pointer (&self->tables, g_ptr_array_unref);
  gouji_pieces_clear (&self->body);
  gouji_pieces_clear (&self->footnotes);
}

static guint
count_tables (GoujiRtfStories *self)
{
  return self->tables->len - get_story (self)->first_table;
}

static GoujiRtfTable *
get_table (GoujiRtfStories *self)
{
  return g_ptr_array_index (self->tables, self->tables->len - 1);
}

static gboolean
is_in_cell (GoujiRtfStories *self)
{
  return count_tables (self) > 0 && gouji_pieces_get_table (get_story (self)->pieces)->in_cell;
}

static void
close_cell (GoujiRtfStories *self)
{
  GoujiPieces *pieces = get_story (self)->pieces;

  if (!is_in_cell (self))
    return;

  gouji_pieces_end_cell (pieces);
  gouji_rtf_table_end_cell (get_table (self), pieces->list->len - 1);
}

static void
close_tables (GoujiRtfStories *self, guint depth)
{
  while (count_tables (self) > depth) {
    close_cell (self);
    gouji_rtf_table_settle (get_table (self), get_story (self)->pieces);
    gouji_pieces_end_table (get_story (self)->pieces);
    g_ptr_array_set_size (self->tables, (int) self->tables->len - 1);
  }
}

/* With as many cells as the limits allow, the rest of the text stands in no cell. */
static void
open_cell (GoujiRtfStories *self)
{
  GoujiPieces *pieces = get_story (self)->pieces;

  if (count_tables (self) == 0 || is_in_cell (self) || self->n_cells_left == 0)
    return;

  self->n_cells_left--;
  gouji_pieces_begin_cell (pieces);
  gouji_rtf_table_add_cell (get_table (self), pieces->list->len - 1);
}

/* Makes the innermost open cell one of a table that is @depth deep in its story. */
static void
enter_cell (GoujiRtfStories *self, guint depth)
{
  close_tables (self, depth);
  while (count_tables (self) < depth) {
    open_cell (self);
    gouji_pieces_begin_table (get_story (self)->pieces);
    g_ptr_array_add (self->tables, gouji_rtf_table_new ());
  }
  open_cell (self);
}

/**
 * gouji_rtf_stories_begin:
 * @depth: how deep in tables it is anchored
 *
 * Begins a text box or a footnote.
 */
void
gouji_rtf_stories_begin (GoujiRtfStories *self, gboolean is_footnote, guint depth)
{
  Story story = { .text = g_string_new (NULL) };

  if (self->stories->len > 0 && !is_footnote)
    enter_cell (self, depth);
  if (is_footnote)
    story.pieces = &self->footnotes;
  else
    story.pieces = self->stories->len > 0 ? get_story (self)->pieces : &self->body;
  story.first_table = self->tables->len;
  g_array_append_val (self->stories, story);
  self->text = story.text;
}

/* Ends the innermost story; the first one stays. */
void
gouji_rtf_stories_end (GoujiRtfStories *self)
{
  gouji_rtf_stories_end_paragraph (self, count_tables (self), 0);
  close_tables (self, 0);
  if (self->stories->len == 1)
    return;

  g_string_free (get_story (self)->text, TRUE);
  g_array_set_size (self->stories, self->stories->len - 1);
  self->text = get_story (self)->text;
}

static void
add_text (GoujiRtfStories *self, guint level)
{
  GoujiPieces *pieces = get_story (self)->pieces;
  GoujiPiece *piece = gouji_pieces_append (pieces, GOUJI_PIECE_TEXT);

  piece->start = pieces->text->len;
  piece->level = level;
  g_string_append_len (pieces->text, self->text->str, self->text->len);
  gouji_pieces_end_text (pieces);
  g_string_truncate (self->text, 0);
}

/**
 * gouji_rtf_stories_end_paragraph:
 * @depth: in how many tables of its story the paragraph stands
 * @level: its level as a heading, else 0
 */
void
gouji_rtf_stories_end_paragraph (GoujiRtfStories *self, guint depth, guint level)
{
  close_tables (self, depth);
  if (self->text->len == 0)
    return;

  enter_cell (self, depth);
  add_text (self, level);
}

/**
 * gouji_rtf_stories_end_cell:
 * @depth: how deep the cell's table is
 * @level: of its last paragraph
 */
void
gouji_rtf_stories_end_cell (GoujiRtfStories *self, guint depth, guint level)
{
  enter_cell (self, depth);
  add_text (self, level);
  close_cell (self);
}

/**
 * gouji_rtf_stories_begin_first_row:
 *
 * Says that a table begins with the next row, so that the one before ends, though no paragraph is between
 * them.
 */
void
gouji_rtf_stories_begin_first_row (GoujiRtfStories *self)
{
  if (count_tables (self) == 1 && gouji_rtf_table_is_between_rows (get_table (self)))
    close_tables (self, 0);
}

/**
 * gouji_rtf_stories_end_row:
 * @depth: how deep the row's table is
 */
void
gouji_rtf_stories_end_row (GoujiRtfStories *self, guint depth, const GoujiRtfRowShape *shape)
{
  close_tables (self, depth);
  if (count_tables (self) < depth)
    return;

  close_cell (self);
  gouji_rtf_table_end_row (get_table (self), shape);
  gouji_pieces_get_table (get_story (self)->pieces)->in_row = FALSE;
  if (shape->is_last)
    close_tables (self, depth - 1);
}

/* Ends all that is open. */
void
gouji_rtf_stories_finish (GoujiRtfStories *self)
{
  while (self->stories->len > 1)
    gouji_rtf_stories_end (self);
  gouji_rtf_stories_end (self);
}
