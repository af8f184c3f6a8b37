/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "paper/gouji-pages-private.h"

/* The structure of a PDF file, told to Cairo: while the pages are drawn, each content gets a name; when all
 * are drawn, the tree is written with these names in its leaves. So a paragraph or a table is one, however
 * many pages it takes. What only repeats or adorns is an artifact, which is not read out.
 *
 * https://www.cairographics.org/manual/cairo-Tags-and-Links.html */

#define TAG_ARTIFACT "Artifact"
#define TAG_NOTE "Note"

/* What is not a cell has this in the place of its index. */
#define NO_CELL G_MAXUINT

typedef struct {
  guint block;
  guint cell;
} Content;

struct _GoujiTags {
  cairo_t *cr;
  const char *open;
  GArray *contents;
};

GoujiTags *
gouji_tags_new (cairo_t *cr)
{
  GoujiTags *self = g_new0 (GoujiTags, 1);

  self->cr = cr;
  self->contents = g_array_new (FALSE, FALSE, sizeof (Content));
  return self;
}

void
gouji_tags_free (GoujiTags *self)
{
  g_array_unref (self->contents);
  g_free (self);
}

static const char *
name_block (const GoujiPaperBlock *block)
{
  switch (block->kind) {
  case GOUJI_PAPER_TITLE:
    return "H1";
  case GOUJI_PAPER_HEADING:
    return "H2";
  case GOUJI_PAPER_TABLE:
    return "Table";
  case GOUJI_PAPER_PARAGRAPH:
  case GOUJI_PAPER_CAPTION:
  case GOUJI_PAPER_SIGNATURE:
  case GOUJI_PAPER_DATE:
  default:
    return "P";
  }
}

static const char *
name_cell (const GoujiPaperCell *cell)
{
  return cell->kind == GOUJI_PLACEMENT_CELL || cell->kind == GOUJI_PLACEMENT_WORD ? "TD" : "TH";
}

static void
begin_content (GoujiTags *self, const char *name, guint block, guint cell)
{
  g_autofree char *attributes = g_strdup_printf ("id='c%u' tag_name='%s'", self->contents->len, name);
  Content content = { block, cell };

  g_array_append_val (self->contents, content);
  cairo_tag_begin (self->cr, CAIRO_TAG_CONTENT, attributes);
  self->open = CAIRO_TAG_CONTENT;
}

void
gouji_tags_begin_text (GoujiTags *self, const GoujiPaperBlock *block, guint index)
{
  if (self != NULL)
    begin_content (self, name_block (block), index, NO_CELL);
}

void
gouji_tags_begin_cell (GoujiTags *self, const GoujiPaperCell *cell, guint block, guint index)
{
  if (self != NULL)
    begin_content (self, name_cell (cell), block, index);
}

/* What is said at the foot of a page about it. In the tree it stands behind all blocks. */
void
gouji_tags_begin_note (GoujiTags *self, guint block, guint index)
{
  if (self != NULL)
    begin_content (self, TAG_NOTE, block, index);
}

void
gouji_tags_begin_artifact (GoujiTags *self)
{
  if (self == NULL)
    return;
  cairo_tag_begin (self->cr, TAG_ARTIFACT, NULL);
  self->open = TAG_ARTIFACT;
}

void
gouji_tags_end (GoujiTags *self)
{
  if (self == NULL)
    return;
  cairo_tag_end (self->cr, self->open);
  self->open = NULL;
}

static void
write_reference (GoujiTags *self, guint index)
{
  g_autofree char *attributes = g_strdup_printf ("ref='c%u'", index);

  cairo_tag_begin (self->cr, CAIRO_TAG_CONTENT_REF, attributes);
  cairo_tag_end (self->cr, CAIRO_TAG_CONTENT_REF);
}

/* The contents of a block stand together, page after page; those of a table are put in the order of its
 * cells. */
static int
compare_contents (gconstpointer a, gconstpointer b, gpointer data)
{
  const GArray *contents = data;
  const Content *first = &g_array_index (contents, Content, *(const guint *) a);
  const Content *second = &g_array_index (contents, Content, *(const guint *) b);

  if (first->block != second->block)
    return first->block < second->block ? -1 : 1;
  if (first->cell != second->cell)
    return first->cell < second->cell ? -1 : 1;
  return *(const guint *) a < *(const guint *) b ? -1 : 1;
}

static GArray *
sort_contents (GoujiTags *self)
{
  GArray *order = g_array_sized_new (FALSE, FALSE, sizeof (guint), self->contents->len);

  for (guint i = 0; i < self->contents->len; i++)
    g_array_append_val (order, i);
  g_array_sort_with_data (order, compare_contents, self->contents);

  return order;
}

/* Writes the contents of one block, or of one cell of it, that come next in @order. Returns: the one behind
 * them */
static guint
write_contents (GoujiTags *self, const GArray *order, guint next, guint block, guint cell)
{
  for (; next < order->len; next++) {
    guint index = g_array_index (order, guint, next);
    const Content *content = &g_array_index (self->contents, Content, index);

    if (content->block != block || content->cell != cell)
      break;
    write_reference (self, index);
  }

  return next;
}

static guint
write_table (GoujiTags *self, const GoujiPaperTable *table, const GArray *order, guint next, guint block)
{
  guint row = G_MAXUINT;

  for (guint i = 0; i < table->cells->len; i++) {
    const GoujiPaperCell *cell = &g_array_index (table->cells, GoujiPaperCell, i);

    if (cell->row != row) {
      if (row != G_MAXUINT)
        cairo_tag_end (self->cr, "TR");
      cairo_tag_begin (self->cr, "TR", NULL);
      row = cell->row;
    }
    cairo_tag_begin (self->cr, name_cell (cell), NULL);
    next = write_contents (self, order, next, block, i);
    cairo_tag_end (self->cr, name_cell (cell));
  }
  if (row != G_MAXUINT)
    cairo_tag_end (self->cr, "TR");

  return next;
}

/**
 * gouji_tags_write:
 * @paper: what was drawn
 *
 * Writes the tree, on the last page.
 */
void
gouji_tags_write (GoujiTags *self, GoujiPaper *paper)
{
  g_autoptr (GArray) order = sort_contents (self);
  guint next = 0;

  cairo_tag_begin (self->cr, "Document", NULL);
  for (guint i = 0; i < gouji_paper_get_n_blocks (paper); i++) {
    const GoujiPaperBlock *block = gouji_paper_get_block (paper, i);

    cairo_tag_begin (self->cr, name_block (block), NULL);
    if (block->table != NULL)
      next = write_table (self, block->table, order, next, i);
    else
      next = write_contents (self, order, next, i, NO_CELL);
    cairo_tag_end (self->cr, name_block (block));
  }
  for (; next < order->len; next++) {
    cairo_tag_begin (self->cr, TAG_NOTE, NULL);
    write_reference (self, g_array_index (order, guint, next));
    cairo_tag_end (self->cr, TAG_NOTE);
  }
  cairo_tag_end (self->cr, "Document");
}
