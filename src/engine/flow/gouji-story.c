/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "flow/gouji-story.h"

/* Cells further to the right are not merged with those above them. */
#define MAXIMUM_COLUMN 4096

/* What the document takes; Word has 63 columns. */
#define MAXIMUM_SPAN 1000

/* A table of no more cells may only arrange the page, and then has headings. */
#define LAYOUT_CELLS 8

/* Bytes of text in what may be repeated. */
#define MAXIMUM_REPEATED 200

/* A piece as it was read, before cells are merged. */
typedef struct {
  guint8 kind; /* a GoujiPieceKind; a cell that another has swallowed is GOUJI_PIECE_NOTHING */
  guint8 level;
  guint8 merge; /* a GoujiStoryMerge */
  guint8 joined : 1;
  guint8 header : 1;
  guint16 column_span;
  guint16 row_span;
  guint16 gap;
  guint start; /* of a text */
  guint end;   /* of a text; for a table or cell the index of its end */
} StoryPiece;

/* Where what is open began, for pieces and for their text. */
typedef struct {
  guint table;
  guint row;
  gsize row_text;
  guint cell;
  gsize cell_text;
  gboolean in_row;
  gboolean in_cell;
} OpenTable;

/* The cell that the next row may go on with, by its first column. */
typedef struct {
  guint piece;
  guint next_row; /* the row that goes on with it; 0 for none */
} Owner;

struct _GoujiStory {
  GArray *pieces; /* element-type StoryPiece */
  GString *text;
  GString *open;  /* the paragraph that is open */
  GArray *tables; /* element-type OpenTable */
  GPtrArray *asides;
  guint *n_places_left;
};

/**
 * gouji_story_new:
 * @n_places_left: (inout): how many tables, rows and cells may still begin; stories may share it
 */
GoujiStory *
gouji_story_new (guint *n_places_left)
{
  GoujiStory *self = g_new0 (GoujiStory, 1);

  self->pieces = g_array_new (FALSE, FALSE, sizeof (StoryPiece));
  self->text = g_string_new (NULL);
  self->open = g_string_new (NULL);
  self->tables = g_array_new (FALSE, FALSE, sizeof (OpenTable));
  self->asides = g_ptr_array_new_with_free_func ((GDestroyNotify) gouji_story_free);
  self->n_places_left = n_places_left;

  return self;
}

void
gouji_story_free (GoujiStory *self)
{
  g_array_unref (self->pieces);
  g_string_free (self->text, TRUE);
  g_string_free (self->open, TRUE);
  g_array_unref (self->tables);
  g_ptr_array_unref (self->asides);
  g_free (self);
}

static StoryPiece *
get_piece (GoujiStory *self, guint index)
{
  return &g_array_index (self->pieces, StoryPiece, index);
}

static OpenTable *
get_table (GoujiStory *self)
{
  return self->tables->len == 0 ? NULL : &g_array_index (self->tables, OpenTable, self->tables->len - 1);
}

static StoryPiece *
append_piece (GoujiStory *self, GoujiPieceKind kind)
{
  g_array_set_size (self->pieces, self->pieces->len + 1);
  *get_piece (self, self->pieces->len - 1) = (StoryPiece) { .kind = kind };

  return get_piece (self, self->pieces->len - 1);
}

static gboolean
take_place (GoujiStory *self)
{
  if (*self->n_places_left == 0)
    return FALSE;

  --*self->n_places_left;
  return TRUE;
}

/**
 * gouji_story_append:
 * @text: UTF-8
 *
 * Writes into the paragraph that is open; one always is.
 */
void
gouji_story_append (GoujiStory *self, const char *text, gsize length)
{
  g_string_append_len (self->open, text, length);
}

/**
 * gouji_story_get_open:
 *
 * Returns: the text of the open paragraph so far
 */
const char *
gouji_story_get_open (GoujiStory *self, gsize *length)
{
  *length = self->open->len;
  return self->open->str;
}

/* Takes back what was written into the open paragraph, but for the first @length bytes. */
void
gouji_story_cut_open (GoujiStory *self, gsize length)
{
  g_string_truncate (self->open, length);
}

/* Puts @aside, as it stands, behind what there is. */
static void
copy_aside (GoujiStory *self, GoujiStory *aside)
{
  guint first = self->pieces->len;
  gsize n_bytes = self->text->len;

  g_string_append_len (self->text, aside->text->str, aside->text->len);
  g_array_append_vals (self->pieces, aside->pieces->data, aside->pieces->len);
  for (guint i = first; i < self->pieces->len; i++) {
    StoryPiece *piece = get_piece (self, i);

    if (piece->kind == GOUJI_PIECE_TEXT) {
      piece->start += n_bytes;
      piece->end += n_bytes;
    } else {
      piece->end += first;
    }
  }
}

static void
write_asides (GoujiStory *self)
{
  for (guint i = 0; i < self->asides->len; i++)
    copy_aside (self, g_ptr_array_index (self->asides, i));
  g_ptr_array_set_size (self->asides, 0);
}

/**
 * gouji_story_end_paragraph:
 * @label: (nullable): the number that is printed in front of it
 * @level: 1 to 6 for a heading, else 0
 *
 * Ends the paragraph that is open, and begins the next. What hangs on it follows. White space in front of it,
 * other than ideographic, only moves it to the right and is left out.
 */
void
gouji_story_end_paragraph (GoujiStory *self, const char *label, guint level)
{
  const char *text = self->open->str;
  StoryPiece *piece;

  while (*text == ' ' || *text == '\t' || *text == '\n')
    text++;
  if (label != NULL || *text != '\0') {
    piece = append_piece (self, GOUJI_PIECE_TEXT);
    piece->level = level;
    piece->start = self->text->len;
    if (label != NULL)
      g_string_append (self->text, label);
    g_string_append (self->text, text);
    piece->end = self->text->len;
  }

  g_string_truncate (self->open, 0);
  write_asides (self);
}

/**
 * gouji_story_add_aside:
 * @aside: (transfer full): what comes behind the paragraph that is open
 */
void
gouji_story_add_aside (GoujiStory *self, GoujiStory *aside)
{
  while (aside->tables->len > 0)
    gouji_story_end_table (aside);
  gouji_story_end_paragraph (aside, NULL, 0);
  g_ptr_array_add (self->asides, aside);
}

/* A table may begin where text may: not between the rows and cells of another. */
gboolean
gouji_story_may_begin_table (GoujiStory *self)
{
  OpenTable *table = get_table (self);

  return (table == NULL || table->in_cell) && take_place (self);
}

gboolean
gouji_story_may_begin_row (GoujiStory *self)
{
  OpenTable *table = get_table (self);

  return table != NULL && !table->in_row && take_place (self);
}

gboolean
gouji_story_may_begin_cell (GoujiStory *self)
{
  OpenTable *table = get_table (self);

  return table != NULL && table->in_row && !table->in_cell && take_place (self);
}

void
gouji_story_begin_table (GoujiStory *self)
{
  OpenTable table = { 0 };

  gouji_story_end_paragraph (self, NULL, 0);
  table.table = self->pieces->len;
  append_piece (self, GOUJI_PIECE_TABLE);
  g_array_append_val (self->tables, table);
}

void
gouji_story_begin_row (GoujiStory *self)
{
  OpenTable *table = get_table (self);

  gouji_story_end_paragraph (self, NULL, 0);
  table->row = self->pieces->len;
  table->row_text = self->text->len;
  table->in_row = TRUE;
  append_piece (self, GOUJI_PIECE_ROW);
}

void
gouji_story_end_row (GoujiStory *self)
{
  get_table (self)->in_row = FALSE;
}

/* Ends the open row as if it had never been. */
void
gouji_story_delete_row (GoujiStory *self)
{
  OpenTable *table = get_table (self);

  gouji_story_end_paragraph (self, NULL, 0);
  g_array_set_size (self->pieces, table->row);
  g_string_truncate (self->text, table->row_text);
  table->in_row = FALSE;
}

void
gouji_story_begin_cell (GoujiStory *self)
{
  OpenTable *table = get_table (self);

  gouji_story_end_paragraph (self, NULL, 0);
  table->cell = self->pieces->len;
  table->cell_text = self->text->len;
  table->in_cell = TRUE;
  append_piece (self, GOUJI_PIECE_CELL);
}

void
gouji_story_end_cell (GoujiStory *self, const GoujiStoryCell *cell)
{
  OpenTable *table = get_table (self);
  StoryPiece *piece;

  gouji_story_end_paragraph (self, NULL, 0);
  piece = get_piece (self, table->cell);
  piece->column_span = CLAMP (cell->column_span, 1, MAXIMUM_SPAN);
  piece->row_span = CLAMP (cell->row_span, 1, MAXIMUM_SPAN);
  piece->gap = MIN (cell->gap, MAXIMUM_SPAN);
  piece->merge = cell->merge;
  piece->joined = cell->joined;
  piece->header = cell->header;
  piece->end = self->pieces->len;
  table->in_cell = FALSE;
  append_piece (self, GOUJI_PIECE_CELL_END);
}

/* Ends the open cell as if it had never been. */
void
gouji_story_delete_cell (GoujiStory *self)
{
  OpenTable *table = get_table (self);

  gouji_story_end_paragraph (self, NULL, 0);
  g_array_set_size (self->pieces, table->cell);
  g_string_truncate (self->text, table->cell_text);
  table->in_cell = FALSE;
}

/* Appends what stands from @first on once more, as often as makes @n of it. Cells are repeated when they are
 * blank, or the same few characters; whatever else asks for it would grow without bounds. */
static void
repeat (GoujiStory *self, guint first, guint n)
{
  guint n_pieces = self->pieces->len - first;
  guint n_places = 0;
  gsize n_bytes = 0;

  for (guint i = first; n > 1 && i < self->pieces->len; i++) {
    const StoryPiece *piece = get_piece (self, i);

    n_places += piece->kind != GOUJI_PIECE_TEXT;
    n_bytes += piece->kind == GOUJI_PIECE_TEXT ? piece->end - piece->start : 0;
  }
  for (guint copy = 1; copy < n && n_bytes <= MAXIMUM_REPEATED; copy++) {
    *self->n_places_left -= MIN (n_places, *self->n_places_left);
    if (*self->n_places_left == 0)
      return;

    for (guint i = 0; i < n_pieces; i++) {
      StoryPiece piece = *get_piece (self, first + i);

      if (piece.kind != GOUJI_PIECE_TEXT)
        piece.end += copy * n_pieces;
      g_array_append_val (self->pieces, piece);
    }
  }
}

/* Makes @n cells of the one that ended last. */
void
gouji_story_repeat_cell (GoujiStory *self, guint n)
{
  repeat (self, get_table (self)->cell, n);
}

/* Makes @n rows of the one that ended last. */
void
gouji_story_repeat_row (GoujiStory *self, guint n)
{
  repeat (self, get_table (self)->row, n);
}

typedef struct {
  GoujiStory *story;
  Owner *owners; /* by column; NULL as long as no cell is merged */
  guint row;     /* from 1 */
  guint column;
  guint n_cells;
  guint gap;      /* in front of a cell that was swallowed, for the next one */
  guint previous; /* the cell to the left, 0 for none */
} Merging;

/* The cell above, when @piece goes on with it. */
static StoryPiece *
find_owner (Merging *self, const StoryPiece *piece)
{
  Owner *owner = self->owners != NULL && self->column < MAXIMUM_COLUMN ? &self->owners[self->column] : NULL;
  StoryPiece *above;

  if (piece->merge != GOUJI_STORY_MERGE_NEXT || owner == NULL || owner->next_row != self->row)
    return NULL;

  above = get_piece (self->story, owner->piece);
  return above->column_span == piece->column_span && above->row_span < MAXIMUM_SPAN ? above : NULL;
}

static void
own_column (Merging *self, guint piece)
{
  if (self->column >= MAXIMUM_COLUMN)
    return;
  if (self->owners == NULL)
    self->owners = g_new0 (Owner, MAXIMUM_COLUMN);
  self->owners[self->column] = (Owner) { .piece = piece, .next_row = self->row + 1 };
}

static void
merge_cell (Merging *self, guint index)
{
  StoryPiece *piece = get_piece (self->story, index);
  StoryPiece *left = self->previous > 0 ? get_piece (self->story, self->previous) : NULL;
  StoryPiece *above;

  self->column += piece->gap;
  above = find_owner (self, piece);
  if (above != NULL) {
    above->row_span++;
    self->owners[self->column].next_row++;
    self->gap += piece->gap;
    piece->kind = GOUJI_PIECE_NOTHING;
  } else if (piece->joined && left != NULL) {
    left->column_span = MIN (left->column_span + piece->column_span, MAXIMUM_SPAN);
    piece->kind = GOUJI_PIECE_NOTHING;
  } else {
    if (piece->merge != GOUJI_STORY_MERGE_NONE)
      own_column (self, index);
    piece->gap = MIN (piece->gap + self->gap, MAXIMUM_SPAN);
    self->gap = 0;
    self->previous = index;
  }
  self->column += piece->column_span;
}

/* A style for headings that is used in a cell among others makes no headings: people choose it for its looks.
 */
static void
clear_levels (GoujiStory *self, guint table)
{
  for (guint i = table + 1; i < self->pieces->len; i++) {
    StoryPiece *piece = get_piece (self, i);

    if (piece->kind == GOUJI_PIECE_TABLE)
      i = piece->end;
    else if (piece->kind == GOUJI_PIECE_TEXT)
      piece->level = 0;
  }
}

/* Goes through the rows of the table whose piece is @table; tables within its cells are finished. */
static void
merge_cells (GoujiStory *story, guint table)
{
  Merging merging = { .story = story };

  for (guint i = table + 1; i < story->pieces->len; i++) {
    const StoryPiece *piece = get_piece (story, i);

    if (piece->kind == GOUJI_PIECE_ROW) {
      merging.row++;
      merging.column = 0;
      merging.gap = 0;
      merging.previous = 0;
    } else if (piece->kind == GOUJI_PIECE_CELL) {
      guint end = piece->end;

      merge_cell (&merging, i);
      merging.n_cells++;
      i = end;
    }
  }
  if (merging.n_cells > LAYOUT_CELLS)
    clear_levels (story, table);
  g_free (merging.owners);
}

void
gouji_story_end_table (GoujiStory *self)
{
  OpenTable table = *get_table (self);

  /* Only where the file was left in the middle. */
  if (table.in_cell)
    gouji_story_end_cell (self, &(GoujiStoryCell) { .column_span = 1, .row_span = 1 });

  merge_cells (self, table.table);
  get_piece (self, table.table)->end = self->pieces->len;
  append_piece (self, GOUJI_PIECE_TABLE_END);
  g_array_set_size (self->tables, self->tables->len - 1);
}

static void
write_cell (const StoryPiece *piece, GoujiPieces *pieces)
{
  GoujiPiece *cell = gouji_pieces_begin_cell (pieces);

  cell->column_span = piece->column_span;
  cell->row_span = piece->row_span;
  cell->gap = piece->gap;
  cell->header = piece->header;
}

/**
 * gouji_story_write:
 * @pieces: gets all paragraphs and tables
 *
 * Ends what is open, and writes the story down.
 */
void
gouji_story_write (GoujiStory *self, GoujiPieces *pieces)
{
  gouji_story_end_paragraph (self, NULL, 0);
  while (self->tables->len > 0)
    gouji_story_end_table (self);

  for (guint i = 0; i < self->pieces->len; i++) {
    const StoryPiece *piece = get_piece (self, i);

    switch (piece->kind) {
    case GOUJI_PIECE_TEXT: {
      GoujiPiece *text = gouji_pieces_append (pieces, GOUJI_PIECE_TEXT);

      text->level = piece->level;
      text->start = pieces->text->len;
      g_string_append_len (pieces->text, self->text->str + piece->start, piece->end - piece->start);
      gouji_pieces_end_text (pieces);
      break;
    }
    case GOUJI_PIECE_TABLE:
      gouji_pieces_begin_table (pieces);
      break;
    case GOUJI_PIECE_ROW:
      gouji_pieces_begin_row (pieces);
      break;
    case GOUJI_PIECE_CELL:
      write_cell (piece, pieces);
      break;
    case GOUJI_PIECE_NOTHING:
      i = piece->end;
      break;
    case GOUJI_PIECE_CELL_END:
      gouji_pieces_end_cell (pieces);
      break;
    case GOUJI_PIECE_TABLE_END:
      gouji_pieces_end_table (pieces);
      break;
    default:
      g_assert_not_reached ();
    }
  }
}
