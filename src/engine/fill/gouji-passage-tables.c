/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fill/gouji-passage.h"

#include "fill/gouji-heading.h"

/*
 * Units fill the same table in, each on a sheet of its own or beside each other, and nobody writes the
 * headings of a report around it. Such reports are told apart by the table that comes again, label for label.
 */

/* A table with fewer rows of numbers may come again in one report. */
#define FEWEST_ROWS 8

/* A name above a table is no longer. */
#define LONGEST_NAME 40

/* More reports stand in no document. */
#define MOST_REPORTS 5000

/* A table that may come again. */
typedef struct {
  guint block;
  guint signature;
} Large;

/* What stands above each table to name it. */
typedef enum {
  NAME_TITLE,
  NAME_HEADING,
  NAME_LINE,
  N_NAMES,
} NameKind;

typedef struct {
  const GoujiSource *source;
  const GoujiRecogniser *recogniser;
  GPtrArray *titles;
  GArray *tables; /* element-type guint: the blocks of the table that comes again */
} Splitter;

static const GoujiBlock *
get_block (const Splitter *self, guint index)
{
  return gouji_document_get_block (self->source->document, index);
}

static gboolean
is_number (GoujiSpan span)
{
  for (guint i = 0; i < span.length; i++) {
    if (!g_ascii_isdigit ((char) MIN (span.chars[i], 0x7f)) && span.chars[i] != '.' && span.chars[i] != ',' &&
        span.chars[i] != '-' && span.chars[i] != '/' && span.chars[i] != '%')
      return FALSE;
  }

  return TRUE;
}

/* The labels of a table as a number, the same for the same labels in the same places. Returns 0 for a table
 * with few rows of numbers. */
static guint
sign_table (const Splitter *self, const GoujiBlock *block)
{
  guint signature = 1;
  guint n_rows = 0;
  guint last_row = G_MAXUINT;

  for (guint i = 0; i < block->cells->len; i++) {
    const GoujiTableCell *cell = &g_array_index (block->cells, GoujiTableCell, i);
    GoujiSpan span = gouji_source_span (self->source, cell->range);

    if (!is_number (span)) {
      signature = signature * 16777619u ^ gouji_heading_hash (span);
    } else if (span.length > 0 && cell->row != last_row) {
      last_row = cell->row;
      n_rows++;
    }
  }

  return n_rows < FEWEST_ROWS ? 0 : MAX (signature, 1);
}

/* The places of the first table that comes again. */
static GArray *
find_tables (const Splitter *self)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) larges = g_array_new (FALSE, FALSE, sizeof (Large));
  GArray *tables = g_array_new (FALSE, FALSE, sizeof (guint));
  guint again = 0;

  for (guint i = 0; i < gouji_document_get_n_blocks (self->source->document); i++) {
    const GoujiBlock *block = get_block (self, i);
    Large large = { i, block->kind == GOUJI_BLOCK_TABLE ? sign_table (self, block) : 0 };
    gpointer key = GUINT_TO_POINTER (large.signature);

    if (large.signature == 0)
      continue;
    g_array_append_val (larges, large);
    g_hash_table_insert (counts, key,
                         GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, key)) + 1));
  }

  for (guint i = 0; i < larges->len && tables->len < MOST_REPORTS; i++) {
    const Large *large = &g_array_index (larges, Large, i);

    if (again == 0 &&
        GPOINTER_TO_UINT (g_hash_table_lookup (counts, GUINT_TO_POINTER (large->signature))) > 1)
      again = large->signature;
    if (again != 0 && large->signature == again)
      g_array_append_val (tables, large->block);
  }

  return tables;
}

static gboolean
holds (GoujiRange outer, GoujiRange inner)
{
  return inner.start >= outer.start && inner.end <= outer.end;
}

/* The title with an agency that stands in @range. Titles come in the order of the document. */
static const GoujiTitle *
find_title (const Splitter *self, GoujiRange range)
{
  guint low = 0;
  guint high = self->titles->len;

  while (low < high) {
    guint middle = low + (high - low) / 2;

    if (((const GoujiTitle *) g_ptr_array_index (self->titles, middle))->range.start < range.start)
      low = middle + 1;
    else
      high = middle;
  }
  for (; low < self->titles->len; low++) {
    const GoujiTitle *title = g_ptr_array_index (self->titles, low);

    if (title->range.start >= range.end)
      break;
    if (title->agency != NULL && !title->about && holds (range, title->range))
      return title;
  }

  return NULL;
}

static gboolean
is_name (const Splitter *self, guint index, NameKind kind)
{
  const GoujiBlock *block = get_block (self, index);

  if (kind == NAME_HEADING)
    return block->kind == GOUJI_BLOCK_HEADING;
  if (block->kind != GOUJI_BLOCK_PARAGRAPH && block->kind != GOUJI_BLOCK_HEADING)
    return FALSE;
  if (kind == NAME_TITLE)
    return find_title (self, block->range) != NULL;

  return block->range.end - block->range.start <= LONGEST_NAME;
}

/* The first block above the table @index, and behind the one before, that names it; G_MAXUINT where there is
 * none. */
static guint
find_name (const Splitter *self, guint index, NameKind kind)
{
  guint table = g_array_index (self->tables, guint, index);
  guint first = index == 0 ? 0 : g_array_index (self->tables, guint, index - 1) + 1;

  for (guint i = first; kind != NAME_LINE && i < table; i++) {
    if (is_name (self, i, kind))
      return i;
  }

  return kind == NAME_LINE && table > first && is_name (self, table - 1, kind) ? table - 1 : G_MAXUINT;
}

/* Every table but the first, above which a title of all may stand, must have the same kind of name. */
static NameKind
find_kind (const Splitter *self)
{
  for (NameKind kind = NAME_TITLE; kind < N_NAMES; kind++) {
    guint i = 1;

    while (i < self->tables->len && find_name (self, i, kind) != G_MAXUINT)
      i++;
    if (i == self->tables->len)
      return kind;
  }

  return N_NAMES;
}

/* The name of a sheet stands above the title in it. */
static guint
find_start (const Splitter *self, guint index, guint name)
{
  guint heading = find_name (self, index, NAME_HEADING);

  return heading < name ? heading : name;
}

static GoujiPassage
make_passage (const Splitter *self, guint index, NameKind kind, const GoujiTitle *common)
{
  guint table = g_array_index (self->tables, guint, index);
  guint name = kind < N_NAMES ? find_name (self, index, kind) : G_MAXUINT;
  GoujiPassage passage = { 0 };

  if (name == G_MAXUINT) {
    passage.range.start = get_block (self, table)->range.start;
    return passage;
  }

  GoujiRange range = get_block (self, name)->range;
  passage.range.start = get_block (self, find_start (self, index, name))->range.start;
  if (kind == NAME_TITLE) {
    passage.title = find_title (self, range);
  } else if (gouji_recognise_is_agency (self->recogniser, gouji_source_span (self->source, range))) {
    passage.agency = range;
    passage.title = common;
  }

  return passage;
}

/* Whether two of the tables have the same title: then it is one report's that is printed again. */
static gboolean
has_titles_apart (const GArray *passages)
{
  for (guint i = 1; i < passages->len; i++) {
    const GoujiTitle *title = g_array_index (passages, GoujiPassage, i).title;
    const GoujiTitle *before = g_array_index (passages, GoujiPassage, i - 1).title;

    if (title != NULL && before != NULL && title != before &&
        g_strcmp0 (title->agency, before->agency) == 0 && title->year == before->year)
      return FALSE;
  }

  return TRUE;
}

/**
 * gouji_passages_new_from_tables:
 * @titles: (element-type GoujiTitle): what may be titles
 *
 * For a document without headings of parts.
 *
 * Returns: (transfer full) (element-type GoujiPassage): a passage for each time that the same table stands in
 * the document; none when every table is another
 */
GArray *
gouji_passages_new_from_tables (const GoujiSource *source,
                                const GoujiRecogniser *recogniser,
                                GPtrArray *titles)
{
  GArray *passages = g_array_new (FALSE, FALSE, sizeof (GoujiPassage));
  Splitter self = { source, recogniser, titles, NULL };
  g_autoptr (GArray) tables = NULL;

  tables = self.tables = find_tables (&self);
  if (tables->len < 2)
    return passages;

  NameKind kind = find_kind (&self);
  GoujiRange above = { 0, get_block (&self, g_array_index (tables, guint, 0))->range.start };
  const GoujiTitle *common = find_title (&self, above);
  for (guint i = 0; i < tables->len; i++) {
    GoujiPassage passage = make_passage (&self, i, kind, common);

    if (passages->len > 0)
      g_array_index (passages, GoujiPassage, passages->len - 1).range.end = passage.range.start;
    passage.range.end = gouji_document_get_length (source->document);
    g_array_append_val (passages, passage);
  }
  if (!has_titles_apart (passages))
    g_array_set_size (passages, 0);

  return passages;
}

/**
 * gouji_passages_take_tables_above:
 * @passages: (element-type GoujiPassage): what gouji_passages_new() found
 *
 * A workbook may have its tables on the first sheets, and its title with the text on a later one: where it
 * holds one report, they are its own.
 */
void
gouji_passages_take_tables_above (const GoujiSource *source, GArray *passages)
{
  Splitter self = { .source = source };
  GoujiPassage *passage = passages->len == 1 ? &g_array_index (passages, GoujiPassage, 0) : NULL;
  guint n_blocks = gouji_document_get_n_blocks (source->document);

  if (passage == NULL || n_blocks == 0 || get_block (&self, 0)->kind != GOUJI_BLOCK_HEADING)
    return;

  for (guint i = 0; i < n_blocks; i++) {
    const GoujiBlock *block = get_block (&self, i);

    if (block->range.end > passage->range.start)
      return;
    if (block->kind == GOUJI_BLOCK_TABLE && sign_table (&self, block) != 0) {
      passage->range.start = 0;
      return;
    }
  }
}
