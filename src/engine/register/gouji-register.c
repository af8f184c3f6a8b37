/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "register/gouji-register.h"

#include <string.h>

#include "register/gouji-register-day.h"

/* Heads stand among the first rows of a table, in so many rows at most. */
#define MOST_ROWS_ABOVE 12
#define MOST_HEAD_ROWS 3
/* So many columns must have heads that registers have. */
#define FEWEST_KNOWN_HEADS 2
/* A table with more columns is no register. */
#define MOST_COLUMNS 400
/* What is left out is told up to here; each is counted. */
#define LONGEST_LEFT_OUT 400

typedef struct {
  char *text;
  char *folded;
} Head;

struct _GoujiRegister {
  GPtrArray *documents; /* element-type GoujiDocument */
  GArray *heads;        /* element-type Head */
  GStringChunk *texts;
  GArray *cases;    /* element-type GoujiRegisterCase */
  GArray *left_out; /* element-type GoujiRegisterRow */
  GPtrArray *rows;  /* element-type (const char **), the cases' */
};

/**
 * Maker:
 * @columns: for each column of the table that is being read the column of the register; empty before heads
 * @head_texts: (element-type utf8): what stands in cells of heads, kept with the register
 *
 * What goes through the documents.
 */
typedef struct {
  GoujiRegister *self;
  GoujiRegisterWords *words;
  GoujiDocument *document;
  guint file;
  const char *sheet;
  guint row;
  GArray *columns; /* element-type guint */
  GHashTable *head_texts;
} Maker;

/**
 * Row:
 * @texts: (element-type utf8): the text of each column, with what cells from above cover it with
 * @own: (element-type utf8): the same, with a cell's text in every column that it covers: heads
 * @n_filled: how many columns say something
 *
 * One row of a table as it is read.
 */
typedef struct {
  GPtrArray *texts;
  GPtrArray *own;
  GoujiRange range;
  guint n_filled;
  gboolean spanned;
} Row;

static void
clear_head (gpointer data)
{
  Head *head = data;

  g_free (head->text);
  g_free (head->folded);
}

static void
clear_register (gpointer data)
{
  GoujiRegister *self = data;

  g_ptr_array_unref (self->documents);
  g_array_unref (self->heads);
  g_array_unref (self->cases);
  g_array_unref (self->left_out);
  g_ptr_array_unref (self->rows);
  g_string_chunk_free (self->texts);
}

static void
free_row (gpointer data)
{
  Row *row = data;

  g_ptr_array_unref (row->texts);
  g_ptr_array_unref (row->own);
  g_free (row);
}

/* -- rows of a table -- */

/**
 * Cover:
 * @text: what stands in the cell that covers a column
 * @until: the first row that it does not cover
 */
typedef struct {
  const char *text;
  guint until;
} Cover;

static const char *
keep_text (Maker *maker, GoujiRange range)
{
  g_autofree char *text = gouji_document_slice (maker->document, range);

  g_strstrip (text);
  return g_string_chunk_insert_const (maker->self->texts, text);
}

static void
put_cell (Maker *maker, Row *row, const GoujiTableCell *cell, Cover *covers, guint n_columns)
{
  const char *text = keep_text (maker, cell->range);

  for (guint i = 0; i < cell->column_span && cell->column + i < n_columns; i++) {
    row->own->pdata[cell->column + i] = (gpointer) text;
    covers[cell->column + i] =
      (Cover) { i == 0 ? text : "", cell->row_span > 1 ? cell->row + cell->row_span : 0 };
  }
  row->texts->pdata[cell->column] = (gpointer) text;
  row->spanned |= cell->column_span > 1 || cell->row_span > 1;
}

static Row *
begin_row (guint n_columns, guint index, const Cover *covers)
{
  Row *row = g_new0 (Row, 1);

  row->texts = g_ptr_array_sized_new (n_columns);
  row->own = g_ptr_array_sized_new (n_columns);
  for (guint i = 0; i < n_columns; i++) {
    const char *text = covers[i].until > index ? covers[i].text : "";

    g_ptr_array_add (row->texts, (gpointer) text);
    g_ptr_array_add (row->own, (gpointer) text);
  }

  return row;
}

static void
count_filled (Maker *maker, Row *row)
{
  for (guint i = 0; i < row->texts->len; i++) {
    const char *text = row->texts->pdata[i];

    if (*text != '\0') {
      g_autofree char *folded = gouji_register_words_fold (maker->words, text);

      row->n_filled += *folded != '\0';
    }
  }
}

/* The rows of a table, each with what merged cells from above cover it with: of a case whose cells are merged
 * with the case above, both have them. */
static GPtrArray *
list_rows (Maker *maker, const GoujiBlock *block)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (free_row);
  g_autofree Cover *covers = g_new0 (Cover, block->n_columns);
  guint next = 0;

  for (guint i = 0; i < block->n_rows; i++) {
    Row *row = begin_row (block->n_columns, i, covers);

    for (; next < block->cells->len; next++) {
      const GoujiTableCell *cell = &g_array_index (block->cells, GoujiTableCell, next);

      if (cell->row != i)
        break;
      if (row->range.end == 0)
        row->range.start = cell->range.start;
      row->range.end = MAX (cell->range.end, row->range.start);
      put_cell (maker, row, cell, covers, block->n_columns);
    }
    count_filled (maker, row);
    g_ptr_array_add (rows, row);
  }

  return rows;
}

/* -- heads -- */

static char *
fold (Maker *maker, const char *text)
{
  return gouji_register_words_fold (maker->words, text);
}

static void
append_head (GString *head, const char *text)
{
  if (*text == '\0' || g_str_has_suffix (head->str, text))
    return;
  if (head->len > 0)
    g_string_append_c (head, '/');
  g_string_append (head, text);
}

/* The heads of the columns, from @n rows below each other: 申请人情况/自然人. */
static GPtrArray *
join_heads (GPtrArray *rows, guint first, guint n)
{
  GPtrArray *heads = g_ptr_array_new_with_free_func (g_free);
  const Row *top = rows->pdata[first];

  for (guint column = 0; column < top->texts->len; column++) {
    GString *head = g_string_new (NULL);

    for (guint i = 0; i < n; i++)
      append_head (head, ((const Row *) rows->pdata[first + i])->own->pdata[column]);
    g_ptr_array_add (heads, g_string_free_and_steal (head));
  }

  return heads;
}

/* How many columns have a head that registers have, each role once. */
static guint
count_roles (Maker *maker, GPtrArray *heads)
{
  guint seen = 0;
  guint n = 0;

  for (guint i = 0; i < heads->len; i++) {
    const char *slash = strrchr (heads->pdata[i], '/');
    g_autofree char *whole = fold (maker, heads->pdata[i]);
    g_autofree char *last = fold (maker, slash != NULL ? slash + 1 : "");
    GoujiRegisterRole role = gouji_register_words_find_role (maker->words, whole, NULL);

    if (role == GOUJI_ROLE_NONE && *last != '\0')
      role = gouji_register_words_find_role (maker->words, last, NULL);
    if (role != GOUJI_ROLE_NONE && role != GOUJI_ROLE_SERIAL && (seen & 1u << role) == 0) {
      seen |= 1u << role;
      n++;
    }
  }

  return n;
}

/* How many rows heads take that begin in this one: merged cells say it. */
static guint
measure_heads (GPtrArray *rows, guint first)
{
  const Row *row = rows->pdata[first];
  guint n = 1;

  while (n < MOST_HEAD_ROWS && first + n < rows->len && row->spanned) {
    const Row *below = rows->pdata[first + n];
    gboolean covered = FALSE;

    /* Something of the row above reaches into this one, or over several of its columns. */
    for (guint i = 0; i < row->own->len && !covered; i++)
      covered = *(const char *) row->own->pdata[i] != '\0' && row->own->pdata[i] == below->own->pdata[i];
    for (guint i = 1; i < row->own->len && !covered; i++)
      covered = *(const char *) row->own->pdata[i] != '\0' && row->own->pdata[i] == row->own->pdata[i - 1];
    if (!covered)
      break;
    n++;
    row = below;
  }

  return n;
}

/* Heads that are repeated say what they said before. */
static gboolean
may_be_heads (Maker *maker, const Row *row)
{
  guint n = 0;

  for (guint i = 0; i < row->own->len && n < FEWEST_KNOWN_HEADS; i++)
    n += *(const char *) row->own->pdata[i] != '\0' &&
         g_hash_table_contains (maker->head_texts, row->own->pdata[i]);

  return n >= FEWEST_KNOWN_HEADS;
}

/* Returns: (nullable): the heads that begin in the row at @index, where these are heads */
static GPtrArray *
find_heads_at (Maker *maker, GPtrArray *rows, guint index, guint *n)
{
  g_autoptr (GPtrArray) heads = NULL;

  *n = measure_heads (rows, index);
  heads = join_heads (rows, index, *n);
  if (count_roles (maker, heads) < FEWEST_KNOWN_HEADS && *n > 1) {
    *n = 1;
    g_ptr_array_unref (heads);
    heads = join_heads (rows, index, 1);
  }

  return count_roles (maker, heads) >= FEWEST_KNOWN_HEADS ? g_steal_pointer (&heads) : NULL;
}

static guint
add_head (GoujiRegister *self, const char *text, const char *folded)
{
  Head head = { g_strdup (text), g_strdup (folded) };

  g_array_append_val (self->heads, head);
  return self->heads->len - 1;
}

/* The column of the register that has the head for the @nth time. */
static guint
find_head (GoujiRegister *self, const char *folded, guint nth)
{
  for (guint i = 0; i < self->heads->len; i++) {
    if (g_str_equal (g_array_index (self->heads, Head, i).folded, folded) && nth-- == 0)
      return i;
  }

  return G_MAXUINT;
}

static guint
count_same (GPtrArray *folded, guint end)
{
  guint n = 0;

  for (guint i = 0; i < end; i++)
    n += g_str_equal (folded->pdata[i], folded->pdata[end]);

  return n;
}

/* Another table belongs to the register where at least half of its heads are the register's. */
static gboolean
is_same_kind (GoujiRegister *self, GPtrArray *folded)
{
  guint n_same = 0;
  guint n = 0;

  for (guint i = 0; i < folded->len; i++) {
    if (*(const char *) folded->pdata[i] == '\0')
      continue;
    n++;
    n_same += find_head (self, folded->pdata[i], count_same (folded, i)) != G_MAXUINT;
  }

  return self->heads->len == 0 || n_same * 2 >= n;
}

static void
note_head_texts (Maker *maker, GPtrArray *rows, guint first, guint n)
{
  for (guint i = first; i < first + n; i++) {
    const Row *row = rows->pdata[i];

    for (guint k = 0; k < row->own->len; k++)
      g_hash_table_add (maker->head_texts, row->own->pdata[k]);
  }
}

static gboolean
take_heads (Maker *maker, GPtrArray *heads)
{
  GoujiRegister *self = maker->self;
  g_autoptr (GPtrArray) folded = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < heads->len; i++)
    g_ptr_array_add (folded, fold (maker, heads->pdata[i]));
  if (!is_same_kind (self, folded))
    return FALSE;

  g_array_set_size (maker->columns, 0);
  for (guint i = 0; i < heads->len; i++) {
    guint column = find_head (self, folded->pdata[i], count_same (folded, i));

    if (column == G_MAXUINT)
      column = add_head (self, heads->pdata[i], folded->pdata[i]);
    g_array_append_val (maker->columns, column);
  }

  return TRUE;
}

/* -- cases -- */

static char *
join_texts (const Row *row)
{
  GString *line = g_string_new (NULL);

  for (guint i = 0; i < row->texts->len && line->len < LONGEST_LEFT_OUT; i++) {
    const char *text = row->texts->pdata[i];

    if (*text != '\0')
      g_string_append_printf (line, "%s%s", line->len > 0 ? " " : "", text);
  }

  return g_string_free_and_steal (line);
}

static void
leave_out (Maker *maker, GoujiLeftOut why, const char *text)
{
  GoujiRegisterRow left = { why, maker->file, maker->sheet, maker->row,
                            g_string_chunk_insert (maker->self->texts, text) };

  g_array_append_val (maker->self->left_out, left);
}

static void
leave_row_out (Maker *maker, GoujiLeftOut why, const Row *row)
{
  g_autofree char *text = join_texts (row);

  if (*text != '\0')
    leave_out (maker, why, text);
}

/* A row of sums says so in one of its first cells, and has no day. */
static gboolean
is_sum (Maker *maker, const Row *row)
{
  gboolean named = FALSE;
  guint n = 0;

  for (guint i = 0; i < row->texts->len; i++) {
    const char *text = row->texts->pdata[i];
    g_autofree char *folded = NULL;

    if (*text == '\0')
      continue;
    folded = fold (maker, text);
    named |= n++ < 2 && gouji_register_words_has (maker->words, GOUJI_LIST_SUM, folded);
    if (!named && n >= 2)
      return FALSE;
    if (gouji_register_day_read (maker->words, text).state == GOUJI_DAY_KNOWN)
      return FALSE;
  }

  return named;
}

static gboolean
is_note (Maker *maker, const Row *row)
{
  for (guint i = 0; i < row->texts->len; i++) {
    const char *text = row->texts->pdata[i];

    if (*text != '\0') {
      g_autofree char *folded = fold (maker, text);

      return gouji_register_words_has (maker->words, GOUJI_LIST_NOTE, folded);
    }
  }

  return FALSE;
}

static void
add_case (Maker *maker, const Row *row)
{
  GoujiRegister *self = maker->self;
  const char **texts = g_new (const char *, self->heads->len);
  GoujiRegisterCase new_case = { maker->file, maker->sheet, maker->row, row->range, texts, self->heads->len };

  for (guint i = 0; i < self->heads->len; i++)
    texts[i] = "";
  for (guint i = 0; i < maker->columns->len; i++)
    texts[g_array_index (maker->columns, guint, i)] = row->texts->pdata[i];

  g_ptr_array_add (self->rows, texts);
  g_array_append_val (self->cases, new_case);
}

static void
take_row (Maker *maker, const Row *row)
{
  if (row->n_filled == 0)
    return;
  if (is_sum (maker, row))
    leave_row_out (maker, GOUJI_LEFT_OUT_SUM, row);
  else if (row->n_filled == 1 || is_note (maker, row))
    leave_row_out (maker, GOUJI_LEFT_OUT_LINE, row);
  else
    add_case (maker, row);
}

/* What stands above the first heads of all is a title. */
static void
leave_rows_out (Maker *maker, GPtrArray *rows, guint end)
{
  for (guint i = 0; i < end; i++) {
    maker->row++;
    if (maker->self->heads->len > 0)
      leave_row_out (maker, GOUJI_LEFT_OUT_LINE, rows->pdata[i]);
  }
}

/* Returns: the row in which heads begin, or how many rows there are */
static guint
find_heads (Maker *maker, GPtrArray *rows, GPtrArray **heads, guint *n)
{
  for (guint i = 0; i < MIN (rows->len, MOST_ROWS_ABOVE); i++) {
    *heads = find_heads_at (maker, rows, i, n);
    if (*heads != NULL)
      return i;
  }

  return rows->len;
}

static void
take_table_of_others (Maker *maker, GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++) {
    maker->row++;
    leave_row_out (maker, GOUJI_LEFT_OUT_TABLE, rows->pdata[i]);
  }
  g_array_set_size (maker->columns, 0);
}

/* The rows below the heads; heads may stand among them again. */
static void
take_rows (Maker *maker, GPtrArray *rows, guint first)
{
  for (guint i = first; i < rows->len; i++) {
    const Row *row = rows->pdata[i];
    guint n = 1;
    g_autoptr (GPtrArray) heads = may_be_heads (maker, row) ? find_heads_at (maker, rows, i, &n) : NULL;

    if (heads != NULL && take_heads (maker, heads)) {
      maker->row += n;
      i += n - 1;
      continue;
    }
    maker->row++;
    take_row (maker, row);
  }
}

static void
take_table (Maker *maker, const GoujiBlock *block)
{
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) heads = NULL;
  guint n = 0;
  guint first;

  if (block->n_columns > MOST_COLUMNS) {
    leave_out (maker, GOUJI_LEFT_OUT_TABLE, "");
    maker->row += block->n_rows;
    return;
  }

  rows = list_rows (maker, block);
  first = find_heads (maker, rows, &heads, &n);
  if (heads == NULL) {
    /* Behind a blank row a table goes on, if it has as many columns. */
    if (maker->columns->len == block->n_columns)
      take_rows (maker, rows, 0);
    else
      take_table_of_others (maker, rows);
    return;
  }
  if (!take_heads (maker, heads)) {
    take_table_of_others (maker, rows);
    return;
  }
  note_head_texts (maker, rows, first, n);
  leave_rows_out (maker, rows, first);
  maker->row += n;
  take_rows (maker, rows, first + n);
}

/* A line with tabs was a row of several cells to the reader of the file, and may be a case. */
static void
take_line (Maker *maker, const GoujiBlock *block)
{
  g_autofree char *text = gouji_document_slice (maker->document, block->range);

  g_strstrip (text);
  if (block->kind == GOUJI_BLOCK_HEADING) {
    maker->sheet = g_string_chunk_insert_const (maker->self->texts, text);
    maker->row = 0;
    return;
  }
  maker->row++;
  if (maker->self->heads->len == 0 || *text == '\0')
    return;
  if (strlen (text) > LONGEST_LEFT_OUT)
    *g_utf8_find_prev_char (text, text + LONGEST_LEFT_OUT) = '\0';
  leave_out (maker, strchr (text, '\t') != NULL ? GOUJI_LEFT_OUT_TORN : GOUJI_LEFT_OUT_LINE, text);
}

static void
take_document (Maker *maker)
{
  maker->row = 0;
  maker->sheet = NULL;
  g_array_set_size (maker->columns, 0);
  for (guint i = 0; i < gouji_document_get_n_blocks (maker->document); i++) {
    const GoujiBlock *block = gouji_document_get_block (maker->document, i);

    if (block->kind == GOUJI_BLOCK_TABLE)
      take_table (maker, block);
    else
      take_line (maker, block);
  }
}

/**
 * gouji_register_new:
 * @documents: (array length=n): what the files of the register say, in their order
 * @error: return location for %GOUJI_REGISTER_ERROR_NO_TABLE or %GOUJI_REGISTER_ERROR_OTHER_HEADS
 *
 * Returns: (transfer full) (nullable): the cases of all documents
 */
GoujiRegister *
gouji_register_new (GoujiRegisterWords *words, GoujiDocument *const *documents, guint n, GError **error)
{
  g_autoptr (GoujiRegister) self = g_atomic_rc_box_new0 (GoujiRegister);
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GHashTable) head_texts = g_hash_table_new (g_str_hash, g_str_equal);
  Maker maker = { .self = self, .words = words, .columns = columns, .head_texts = head_texts };

  g_return_val_if_fail (n > 0, NULL);

  self->documents = g_ptr_array_new_with_free_func ((GDestroyNotify) gouji_document_unref);
  self->heads = g_array_new (FALSE, FALSE, sizeof (Head));
  g_array_set_clear_func (self->heads, clear_head);
  self->texts = g_string_chunk_new (64 * 1024);
  self->cases = g_array_new (FALSE, FALSE, sizeof (GoujiRegisterCase));
  self->left_out = g_array_new (FALSE, FALSE, sizeof (GoujiRegisterRow));
  self->rows = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n; i++) {
    guint n_cases = self->cases->len;

    g_ptr_array_add (self->documents, gouji_document_ref (documents[i]));
    maker.document = documents[i];
    maker.file = i;
    take_document (&maker);
    if (self->heads->len == 0 || self->cases->len == n_cases) {
      g_set_error (error, GOUJI_REGISTER_ERROR,
                   i == 0 ? GOUJI_REGISTER_ERROR_NO_TABLE : GOUJI_REGISTER_ERROR_OTHER_HEADS, "file %u", i);
      return NULL;
    }
  }

  return g_steal_pointer (&self);
}

GoujiRegister *
gouji_register_ref (GoujiRegister *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
gouji_register_unref (GoujiRegister *self)
{
  g_atomic_rc_box_release_full (self, clear_register);
}

/* -- asking -- */

guint
gouji_register_get_n_files (GoujiRegister *self)
{
  return self->documents->len;
}

GoujiDocument *
gouji_register_get_document (GoujiRegister *self, guint file)
{
  g_return_val_if_fail (file < self->documents->len, NULL);

  return self->documents->pdata[file];
}

guint
gouji_register_get_n_columns (GoujiRegister *self)
{
  return self->heads->len;
}

const char *
gouji_register_get_head (GoujiRegister *self, guint column)
{
  g_return_val_if_fail (column < self->heads->len, NULL);

  return g_array_index (self->heads, Head, column).text;
}

const char *
gouji_register_get_folded_head (GoujiRegister *self, guint column)
{
  g_return_val_if_fail (column < self->heads->len, NULL);

  return g_array_index (self->heads, Head, column).folded;
}

guint
gouji_register_get_n_cases (GoujiRegister *self)
{
  return self->cases->len;
}

const GoujiRegisterCase *
gouji_register_get_case (GoujiRegister *self, guint index)
{
  g_return_val_if_fail (index < self->cases->len, NULL);

  return &g_array_index (self->cases, GoujiRegisterCase, index);
}

/**
 * gouji_register_get_text:
 *
 * Returns: what stands in a column of a case; empty where nothing does
 */
const char *
gouji_register_get_text (GoujiRegister *self, guint index, guint column)
{
  const GoujiRegisterCase *it = gouji_register_get_case (self, index);

  return column < it->n_texts ? it->texts[column] : "";
}

guint
gouji_register_get_n_left_out (GoujiRegister *self)
{
  return self->left_out->len;
}

const GoujiRegisterRow *
gouji_register_get_left_out (GoujiRegister *self, guint index)
{
  g_return_val_if_fail (index < self->left_out->len, NULL);

  return &g_array_index (self->left_out, GoujiRegisterRow, index);
}

/**
 * gouji_register_make_fingerprint:
 *
 * Returns: (transfer full): what registers with the same heads have in common and no others, without saying
 * what they are
 */
char *
gouji_register_make_fingerprint (GoujiRegister *self)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  for (guint i = 0; i < self->heads->len; i++) {
    const Head *head = &g_array_index (self->heads, Head, i);

    g_checksum_update (checksum, (const guchar *) head->folded, (gssize) strlen (head->folded));
    g_checksum_update (checksum, (const guchar *) "\n", 1);
  }

  return g_strdup (g_checksum_get_string (checksum));
}
