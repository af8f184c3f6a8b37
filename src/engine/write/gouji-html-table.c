/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "write/gouji-html-writer.h"

/* Not seen, but read out: the tables of the form have no caption on paper. On the element itself, so that a
 * program that reads the page without its style sheet knows, too. */
#define UNSEEN                                                                                               \
  "position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap"

/* The looks of the bare variant. */
#define BARE_TABLE "border-collapse:collapse;width:100%;margin:0 0 1em;text-align:center"
#define BARE_CELL "border:1px solid #000;padding:3px;height:1.4em;text-align:center"
#define BARE_HEAD BARE_CELL ";font-weight:normal"
#define BARE_ROW "border:1px solid #000;padding:3px;height:1.4em;text-align:left;font-weight:normal"
#define BARE_UNSURE                                                                                          \
  "border:2px dashed #000;padding:3px;height:1.4em;text-align:center;text-decoration:underline dotted"
#define BARE_CAPTION "text-align:left;padding:3px 0"

/* With more columns a table is too wide for a narrow screen. */
#define WIDE_FROM 6

typedef struct {
  GoujiHtmlWriter *writer;
  const GoujiPaperTable *table;
  const char *id;
  GString *out;
  guint next; /* the first cell that has not been written */
} TableWriter;

static const GoujiPaperCell *
get_cell (const GoujiPaperTable *table, guint index)
{
  return &g_array_index (table->cells, GoujiPaperCell, index);
}

/* In the corner stands the table's note, or the head of the heads below it. */
static gboolean
is_note (const GoujiPaperTable *table, const GoujiPaperCell *cell)
{
  return cell->kind == GOUJI_PLACEMENT_NOTE &&
         (*cell->text == '\0' ||
          (table->form_table != NULL && g_strcmp0 (cell->text, table->form_table->note) == 0));
}

static gboolean
is_head (const GoujiPaperTable *table, const GoujiPaperCell *cell)
{
  return cell->kind != GOUJI_PLACEMENT_CELL && cell->kind != GOUJI_PLACEMENT_WORD && !is_note (table, cell);
}

static void
append_id (TableWriter *self, const GoujiPaperCell *cell)
{
  g_string_append_printf (self->out, "%s-%u-%u", self->id, cell->row + 1, cell->column + 1);
}

/* Whether a row begins with a block's title, or cells of the rows above reach into it. */
static void
inspect_rows (const GoujiPaperTable *table, gboolean *titled, gboolean *joined)
{
  for (guint i = 0; i < table->cells->len; i++) {
    const GoujiPaperCell *cell = get_cell (table, i);

    titled[cell->row] |= cell->kind == GOUJI_PLACEMENT_BLOCK_TITLE;
    for (guint row = cell->row + 1; row < cell->row + cell->row_span && row < table->n_rows; row++)
      joined[row] = TRUE;
  }
}

/* Marks the rows with which a group of rows begins: each block of a table is one, each run of rows that a
 * head joins, and each run of the rows in between. */
static gboolean *
find_groups (const GoujiPaperTable *table)
{
  gboolean *begins = g_new0 (gboolean, table->n_rows + 1);
  g_autofree gboolean *titled = g_new0 (gboolean, table->n_rows + 1);
  g_autofree gboolean *joined = g_new0 (gboolean, table->n_rows + 2);
  gboolean has_blocks = FALSE;

  inspect_rows (table, titled, joined);
  for (guint row = 0; row < table->n_rows; row++)
    has_blocks |= titled[row];
  for (guint row = table->n_head_rows; row < table->n_rows; row++) {
    gboolean edge = !joined[row] && (joined[row + 1] || (row > 0 && joined[row - 1]));

    begins[row] = row == table->n_head_rows || (has_blocks ? titled[row] : edge);
  }

  return begins;
}

/* The columns under each head of the first row are a group of columns, which `scope="colgroup"` needs. */
static void
append_columns (TableWriter *self)
{
  const GoujiPaperTable *table = self->table;
  guint sum = 0;
  guint column = 0;

  for (guint i = 0; i < table->n_columns; i++)
    sum += table->widths[i];

  for (guint i = 0; column < table->n_columns; i++) {
    guint span = table->n_head_rows > 1 ? get_cell (table, i)->column_span : table->n_columns;

    g_string_append (self->out, "<colgroup>");
    for (guint end = MIN (column + span, table->n_columns); column < end; column++)
      g_string_append_printf (self->out, "<col style=\"width:%u.%u%%\">",
                              table->widths[column] * 100 / MAX (sum, 1),
                              table->widths[column] * 1000 / MAX (sum, 1) % 10);
    g_string_append (self->out, "</colgroup>\n");
  }
}

static const char *
find_scope (TableWriter *self, const GoujiPaperCell *cell)
{
  gboolean heads_heads = cell->row + cell->row_span < self->table->n_head_rows;

  switch (cell->kind) {
  case GOUJI_PLACEMENT_BLOCK_TITLE:
    return "rowgroup";
  case GOUJI_PLACEMENT_COLUMN_HEAD:
    return heads_heads && cell->column_span > 1 ? "colgroup" : "col";
  case GOUJI_PLACEMENT_ROW_HEAD:
    return cell->row_span > 1 ? "rowgroup" : "row";
  case GOUJI_PLACEMENT_NOTE:
    return is_note (self->table, cell) ? NULL : "col";
  case GOUJI_PLACEMENT_CELL:
  case GOUJI_PLACEMENT_WORD:
  default:
    return NULL;
  }
}

static gboolean
covers (guint start, guint span, guint other_start, guint other_span)
{
  return start < other_start + other_span && other_start < start + span;
}

/* The heads of a figure one by one: rows and columns in groups of groups are more than `scope` can say. */
static void
append_headers (TableWriter *self, const GoujiPaperCell *cell)
{
  guint block_row = 0;
  gboolean first = TRUE;

  for (guint i = 0; i < self->table->cells->len; i++) {
    const GoujiPaperCell *head = get_cell (self->table, i);

    if (head->row > cell->row)
      break;
    if (head->kind == GOUJI_PLACEMENT_BLOCK_TITLE)
      block_row = head->row;
  }

  g_string_append (self->out, " headers=\"");
  for (guint i = 0; i < self->table->cells->len; i++) {
    const GoujiPaperCell *head = get_cell (self->table, i);

    if (head->row > cell->row)
      break;
    if (!is_head (self->table, head) || head->row < block_row ||
        !(head->kind == GOUJI_PLACEMENT_ROW_HEAD
            ? covers (head->row, head->row_span, cell->row, cell->row_span)
            : covers (head->column, head->column_span, cell->column, cell->column_span)))
      continue;
    if (!first)
      g_string_append_c (self->out, ' ');
    append_id (self, head);
    first = FALSE;
  }
  g_string_append_c (self->out, '"');
}

static void
append_doubt (TableWriter *self)
{
  g_string_append (self->out, " title=\"");
  gouji_html_append_sentence (self->writer, "unsure-figure", NULL, 0);
  g_string_append_c (self->out, '"');
}

/* What the sheet of the whole page needs to know of a cell. */
static void
append_hooks (TableWriter *self, const GoujiPaperCell *cell)
{
  /* The tables of extras have one row of heads and two heads a row: their scopes say it all. */
  if (self->table->form_table != NULL && is_head (self->table, cell)) {
    g_string_append (self->out, " id=\"");
    append_id (self, cell);
    g_string_append_c (self->out, '"');
  }
  if (self->table->form_table != NULL && cell->kind == GOUJI_PLACEMENT_CELL)
    append_headers (self, cell);
  if (cell->cell != NULL)
    gouji_html_append_attribute (self->out, "data-cell", cell->cell->id);
  if (is_note (self->table, cell) && *cell->text != '\0')
    g_string_append (self->out, " class=\"note\"");
  if (cell->unsure)
    g_string_append (self->out, " class=\"unsure\" aria-describedby=\"unsure\"");
}

static const char *
find_looks (TableWriter *self, const GoujiPaperCell *cell)
{
  if (cell->unsure)
    return BARE_UNSURE;
  if (cell->kind == GOUJI_PLACEMENT_ROW_HEAD && cell->row_span == 1)
    return BARE_ROW;

  return is_head (self->table, cell) ? BARE_HEAD : BARE_CELL;
}

static void
append_cell (TableWriter *self, const GoujiPaperCell *cell)
{
  const char *scope = find_scope (self, cell);
  const char *element = scope != NULL ? "th" : "td";

  g_string_append_printf (self->out, "<%s", element);
  if (scope != NULL)
    g_string_append_printf (self->out, " scope=\"%s\"", scope);
  if (cell->row_span > 1)
    g_string_append_printf (self->out, " rowspan=\"%u\"", cell->row_span);
  if (cell->column_span > 1)
    g_string_append_printf (self->out, " colspan=\"%u\"", cell->column_span);
  if (self->writer->bare)
    gouji_html_append_attribute (self->out, "style", find_looks (self, cell));
  else
    append_hooks (self, cell);
  if (cell->unsure)
    append_doubt (self);
  g_string_append_c (self->out, '>');
  gouji_html_append_text (self->out, cell->text, -1);
  g_string_append_printf (self->out, "</%s>", element);
}

static void
append_row (TableWriter *self, guint row)
{
  g_string_append (self->out, "<tr>");
  while (self->next < self->table->cells->len && get_cell (self->table, self->next)->row == row)
    append_cell (self, get_cell (self->table, self->next++));
  g_string_append (self->out, "</tr>\n");
}

static void
append_rows (TableWriter *self)
{
  const GoujiPaperTable *table = self->table;
  g_autofree gboolean *begins = find_groups (table);

  if (table->n_head_rows > 0) {
    g_string_append (self->out, "<thead>\n");
    for (guint row = 0; row < table->n_head_rows; row++)
      append_row (self, row);
    g_string_append (self->out, "</thead>\n");
  }

  for (guint row = table->n_head_rows; row < table->n_rows; row++) {
    if (begins[row])
      g_string_append (self->out, row > table->n_head_rows ? "</tbody>\n<tbody>\n" : "<tbody>\n");
    append_row (self, row);
  }
  if (table->n_rows > table->n_head_rows)
    g_string_append (self->out, "</tbody>\n");
}

static void
append_caption (TableWriter *self, const char *caption, gboolean seen)
{
  g_string_append (self->out, "<caption");
  if (!self->writer->bare)
    g_string_append_printf (self->out, " id=\"%s-caption\"", self->id);
  if (!seen)
    gouji_html_append_attribute (self->out, "style", UNSEEN);
  else if (self->writer->bare)
    gouji_html_append_attribute (self->out, "style", BARE_CAPTION);
  g_string_append_c (self->out, '>');
  gouji_html_append_text (self->out, caption, -1);
  g_string_append (self->out, "</caption>\n");
}

static void
open_box (TableWriter *self, gboolean named)
{
  g_string_append (self->out, "<div class=\"box\" role=\"region\" tabindex=\"0\"");
  if (named)
    g_string_append_printf (self->out, " aria-labelledby=\"%s-caption\"", self->id);
  g_string_append_printf (self->out, ">\n<table class=\"%s\">\n",
                          self->table->n_columns > WIDE_FROM ? "wide" : "plain");
}

/**
 * gouji_html_append_table:
 * @id: begins the ids of its elements, ASCII
 * @caption: (nullable): its caption
 * @seen: whether the caption is seen, or only read out
 *
 * Appends a table with its heads told apart from its figures and tied to them. On a narrow screen it moves in
 * a box of its own, which the keyboard can reach.
 */
void
gouji_html_append_table (
  GoujiHtmlWriter *writer, const GoujiPaperTable *table, const char *id, const char *caption, gboolean seen)
{
  TableWriter self = { .writer = writer, .table = table, .id = id, .out = writer->out };

  if (writer->bare)
    g_string_append (self.out,
                     "<table border=\"1\" cellspacing=\"0\" cellpadding=\"3\" style=\"" BARE_TABLE "\">\n");
  else
    open_box (&self, caption != NULL);
  if (caption != NULL)
    append_caption (&self, caption, seen);
  append_columns (&self);
  append_rows (&self);
  g_string_append (self.out, writer->bare ? "</table>\n" : "</table>\n</div>\n");
}
