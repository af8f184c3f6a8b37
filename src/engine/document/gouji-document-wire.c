/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "document/gouji-document-wire.h"

#include <string.h>

#include "document/gouji-document-private.h"

/* What an element of the wire's arrays looks like in memory: GVariant lays out numbers as C does. */
typedef struct {
  guint32 row;
  guint32 column;
  guint32 row_span;
  guint32 column_span;
  guint32 header;
  guint32 start;
  guint32 end;
} WireCell;

typedef struct {
  double width;
  double height;
} WirePage;

typedef struct {
  guint32 start;
  guint32 end;
  guint32 page;
  guint32 padding;
  double x;
  double y;
  double width;
  double height;
} WireBox;

/* Each kind of note stands there once or twice, and says a word or a number. */
#define MAX_NOTES 100
#define MAX_DETAIL 100

#define WIRE_CELL_TYPE G_VARIANT_TYPE ("(uuuuuuu)")
#define WIRE_PAGE_TYPE G_VARIANT_TYPE ("(dd)")
#define WIRE_BOX_TYPE G_VARIANT_TYPE ("(uuudddd)")

G_STATIC_ASSERT (sizeof (WireCell) == 28);
G_STATIC_ASSERT (sizeof (WirePage) == 16);
G_STATIC_ASSERT (sizeof (WireBox) == 48);

static GVariant *
cells_to_wire (GArray *cells)
{
  guint n_cells = cells == NULL ? 0 : cells->len;
  g_autofree WireCell *wire = g_new0 (WireCell, n_cells);

  for (guint i = 0; i < n_cells; i++) {
    const GoujiTableCell *cell = &g_array_index (cells, GoujiTableCell, i);

    wire[i] = (WireCell) {
      .row = cell->row,
      .column = cell->column,
      .row_span = cell->row_span,
      .column_span = cell->column_span,
      .header = cell->header != FALSE,
      .start = cell->range.start,
      .end = cell->range.end,
    };
  }

  return g_variant_new_fixed_array (WIRE_CELL_TYPE, wire, n_cells, sizeof (WireCell));
}

static GVariant *
blocks_to_wire (GArray *blocks)
{
  GVariantBuilder builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(uuuuuua(uuuuuuu))"));

  for (guint i = 0; i < blocks->len; i++) {
    const GoujiBlock *block = &g_array_index (blocks, GoujiBlock, i);

    g_variant_builder_add (&builder, "(uuuuuu@a(uuuuuuu))", block->kind, block->level, block->range.start,
                           block->range.end, block->n_rows, block->n_columns, cells_to_wire (block->cells));
  }

  return g_variant_builder_end (&builder);
}

static GVariant *
notes_to_wire (GPtrArray *notes)
{
  GVariantBuilder builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(ums)"));

  for (guint i = 0; i < notes->len; i++) {
    const GoujiNote *note = g_ptr_array_index (notes, i);

    g_variant_builder_add (&builder, "(ums)", note->code, note->detail);
  }

  return g_variant_builder_end (&builder);
}

static GVariant *
pages_to_wire (GArray *pages)
{
  g_autofree WirePage *wire = g_new0 (WirePage, pages->len);

  for (guint i = 0; i < pages->len; i++) {
    const GoujiPageSize *page = &g_array_index (pages, GoujiPageSize, i);

    wire[i] = (WirePage) { page->width, page->height };
  }

  return g_variant_new_fixed_array (WIRE_PAGE_TYPE, wire, pages->len, sizeof (WirePage));
}

static GVariant *
boxes_to_wire (GArray *boxes)
{
  g_autofree WireBox *wire = g_new0 (WireBox, boxes->len);

  for (guint i = 0; i < boxes->len; i++) {
    const GoujiTextBox *box = &g_array_index (boxes, GoujiTextBox, i);

    wire[i] = (WireBox) {
      .start = box->range.start,
      .end = box->range.end,
      .page = box->page,
      .x = box->x,
      .y = box->y,
      .width = box->width,
      .height = box->height,
    };
  }

  return g_variant_new_fixed_array (WIRE_BOX_TYPE, wire, boxes->len, sizeof (WireBox));
}

/**
 * gouji_document_to_wire:
 *
 * Returns: (transfer full): the document, of type %GOUJI_DOCUMENT_WIRE_TYPE, in normal form
 */
GVariant *
gouji_document_to_wire (GoujiDocument *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_variant_ref_sink (g_variant_new ("(msmss@a(uuuuuua(uuuuuuu))@a(ums)@a(dd)@a(uuudddd))",
                                            self->title, self->encoding, self->text,
                                            blocks_to_wire (self->blocks), notes_to_wire (self->notes),
                                            pages_to_wire (self->pages), boxes_to_wire (self->boxes)));
}

static gboolean
take_cells (GoujiBlock *block, GVariant *list)
{
  gsize n_cells = 0;
  const WireCell *wire = g_variant_get_fixed_array (list, &n_cells, sizeof (WireCell));

  if (block->kind != GOUJI_BLOCK_TABLE)
    return n_cells == 0;

  block->cells = g_array_sized_new (FALSE, FALSE, sizeof (GoujiTableCell), n_cells);
  for (gsize i = 0; i < n_cells; i++) {
    GoujiTableCell cell = {
      .row = wire[i].row,
      .column = wire[i].column,
      .row_span = wire[i].row_span,
      .column_span = wire[i].column_span,
      .header = wire[i].header != 0,
      .range = { wire[i].start, wire[i].end },
    };

    if (wire[i].header > 1)
      return FALSE;
    g_array_append_val (block->cells, cell);
  }

  return TRUE;
}

static gboolean
take_blocks (GoujiDocument *self, GVariant *list)
{
  gsize n_blocks = g_variant_n_children (list);

  for (gsize i = 0; i < n_blocks; i++) {
    g_autoptr (GVariant) cells = NULL;
    GoujiBlock block = { 0 };
    guint kind;
    gboolean valid;

    g_variant_get_child (list, i, "(uuuuuu@a(uuuuuuu))", &kind, &block.level, &block.range.start,
                         &block.range.end, &block.n_rows, &block.n_columns, &cells);
    block.kind = kind;
    valid = kind <= GOUJI_BLOCK_TABLE && take_cells (&block, cells);
    g_array_append_val (self->blocks, block);
    if (!valid)
      return FALSE;
  }

  return TRUE;
}

static gboolean
take_notes (GoujiDocument *self, GVariant *list)
{
  gsize n_notes = g_variant_n_children (list);
  guint n_codes = g_strv_length ((char **) gouji_note_code_names);

  if (n_notes > MAX_NOTES)
    return FALSE;

  for (gsize i = 0; i < n_notes; i++) {
    const char *detail;
    guint code;

    g_variant_get_child (list, i, "(um&s)", &code, &detail);
    if (code >= n_codes || (detail != NULL && strlen (detail) > MAX_DETAIL))
      return FALSE;
    gouji_document_add_note (self, code, detail);
  }

  return TRUE;
}

static void
take_pages (GoujiDocument *self, GVariant *list)
{
  gsize n_pages = 0;
  const WirePage *wire = g_variant_get_fixed_array (list, &n_pages, sizeof (WirePage));

  for (gsize i = 0; i < n_pages; i++) {
    GoujiPageSize page = { wire[i].width, wire[i].height };

    g_array_append_val (self->pages, page);
  }
}

/* What no page has would not fit into single precision either: it becomes what no box may have. */
static float
narrow (double length)
{
  return length >= 0 && length <= GOUJI_PAGE_MAX_LENGTH ? (float) length : -1;
}

static void
take_boxes (GoujiDocument *self, GVariant *list)
{
  gsize n_boxes = 0;
  const WireBox *wire = g_variant_get_fixed_array (list, &n_boxes, sizeof (WireBox));

  for (gsize i = 0; i < n_boxes; i++) {
    GoujiTextBox box = {
      .range = { wire[i].start, wire[i].end },
      .page = wire[i].page,
      .x = narrow (wire[i].x),
      .y = narrow (wire[i].y),
      .width = narrow (wire[i].width),
      .height = narrow (wire[i].height),
    };

    g_array_append_val (self->boxes, box);
  }
}

static gboolean
take_wire (GoujiDocument *self, GVariant *wire)
{
  g_autoptr (GVariant) blocks = NULL;
  g_autoptr (GVariant) notes = NULL;
  g_autoptr (GVariant) pages = NULL;
  g_autoptr (GVariant) boxes = NULL;
  const char *text;

  g_variant_get (wire, "(msms&s@a(uuuuuua(uuuuuuu))@a(ums)@a(dd)@a(uuudddd))", &self->title, &self->encoding,
                 &text, &blocks, &notes, &pages, &boxes);
  take_pages (self, pages);
  take_boxes (self, boxes);

  return gouji_document_take_sound_text (self, text) && take_blocks (self, blocks) &&
         take_notes (self, notes);
}

/**
 * gouji_document_from_wire:
 * @wire: of type %GOUJI_DOCUMENT_WIRE_TYPE; nothing of it is trusted
 * @notes: (array length=n_notes): what whoever asked for the document knows of it, which becomes its last
 * notes
 * @error: return location for a [error@DocumentError]
 *
 * Reads what [func@document_to_wire] wrote. What contradicts itself is turned down whole.
 *
 * Returns: (transfer full): the document, or %NULL
 */
GoujiDocument *
gouji_document_from_wire (GVariant *wire, const GoujiNote *notes, guint n_notes, GError **error)
{
  g_autoptr (GoujiDocument) self = NULL;

  g_return_val_if_fail (g_variant_is_of_type (wire, G_VARIANT_TYPE (GOUJI_DOCUMENT_WIRE_TYPE)), NULL);

  self = gouji_document_new_empty ();
  if (!g_variant_is_normal_form (wire) || !take_wire (self, wire)) {
    g_set_error_literal (error, GOUJI_DOCUMENT_ERROR, GOUJI_DOCUMENT_ERROR_INVALID, "not in its form");
    return NULL;
  }
  if (!gouji_document_is_sound (self, error))
    return NULL;
  for (guint i = 0; i < n_notes; i++)
    gouji_document_add_note (self, notes[i].code, notes[i].detail);

  return g_steal_pointer (&self);
}
