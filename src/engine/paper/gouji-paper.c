/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "paper/gouji-paper.h"

#include <string.h>

#include "form/gouji-expression.h"
#include "paper/gouji-paper-private.h"

struct _GoujiPaper {
  gatomicrefcount ref_count;
  GoujiForm *form;
  char *title;
  char *agency;
  int year;
  char *day;
  GPtrArray *blocks;
};

static void
clear_cell (gpointer data)
{
  GoujiPaperCell *cell = data;

  g_free (cell->text);
}

GoujiPaperTable *
gouji_paper_table_new (guint n_rows, guint n_columns, guint n_head_rows)
{
  GoujiPaperTable *self = g_new0 (GoujiPaperTable, 1);

  self->n_rows = n_rows;
  self->n_columns = n_columns;
  self->n_head_rows = n_head_rows;
  self->widths = g_new0 (guint, n_columns);
  self->cells = g_array_new (FALSE, TRUE, sizeof (GoujiPaperCell));
  g_array_set_clear_func (self->cells, clear_cell);

  return self;
}

void
gouji_paper_table_free (GoujiPaperTable *table)
{
  g_array_unref (table->cells);
  g_free (table->widths);
  g_free (table);
}

static void
free_block (gpointer data)
{
  GoujiPaperBlock *block = data;

  g_clear_pointer (&block->table, gouji_paper_table_free);
  g_free (block->text);
  g_free (block);
}

static GoujiPaperBlock *
add_block (GoujiPaper *self, GoujiPaperKind kind, const GoujiPart *part, const char *text)
{
  GoujiPaperBlock *block = g_new0 (GoujiPaperBlock, 1);

  block->kind = kind;
  block->part = part;
  block->text = g_strdup (text);
  g_ptr_array_add (self->blocks, block);

  return block;
}

/* On paper the layout indents a paragraph; sources do so with wide spaces, which would come on top of that.
 */
static const char *
strip (char *line)
{
  char *end = line + strlen (line);

  while (end > line && g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);
  *end = '\0';
  while (g_unichar_isspace (g_utf8_get_char (line)))
    line = g_utf8_next_char (line);

  return line;
}

/* Whether two texts have the same characters but for white space. */
static gboolean
are_alike (const char *a, const char *b)
{
  for (;;) {
    while (g_unichar_isspace (g_utf8_get_char (a)))
      a = g_utf8_next_char (a);
    while (g_unichar_isspace (g_utf8_get_char (b)))
      b = g_utf8_next_char (b);
    if (g_utf8_get_char (a) != g_utf8_get_char (b))
      return FALSE;
    if (*a == '\0')
      return TRUE;
    a = g_utf8_next_char (a);
    b = g_utf8_next_char (b);
  }
}

/* A line that names a block of the part's table: sources have it above the table, papers in it. */
static gboolean
is_block_title (const GoujiPart *part, const char *line)
{
  for (guint i = 0; part != NULL && part->table != NULL && i < part->table->blocks->len; i++) {
    const GoujiFormBlock *block = part->table->blocks->pdata[i];

    for (guint l = 0; block->title_labels[l] != NULL; l++) {
      if (are_alike (block->title_labels[l], line))
        return TRUE;
    }
  }

  return FALSE;
}

static void
add_paragraphs (GoujiPaper *self, GRegex *levels, const GoujiPart *part, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++) {
    const char *line = strip (lines[i]);
    GoujiPaperBlock *block;

    if (*line == '\0' || is_block_title (part, line))
      continue;
    block = add_block (self, GOUJI_PAPER_PARAGRAPH, part, line);
    if (levels != NULL)
      gouji_paper_find_level (levels, block);
  }
}

static void
add_table (GoujiPaper *self, GoujiReport *report, const GoujiPart *part)
{
  add_block (self, GOUJI_PAPER_TABLE, part, NULL)->table = gouji_paper_fill_table (report, part->table);
}

static void
add_extras (GoujiPaper *self, GoujiReport *report, const GoujiPart *part)
{
  GoujiPaperTable *table = gouji_paper_list_extras (report, part);

  if (table == NULL)
    return;
  add_block (self, GOUJI_PAPER_CAPTION, part, gouji_form_get_sentence (self->form, "paper", "extras"));
  add_block (self, GOUJI_PAPER_TABLE, part, NULL)->table = table;
}

/* The part's title is that of the format, also where the source printed another one; unless the format sets
 * none. */
static const char *
choose_heading (GoujiPaper *self, const GoujiPart *part, const GoujiNarrative *narrative)
{
  return gouji_form_has_free_headings (self->form) && narrative->heading != NULL ? narrative->heading
                                                                                 : part->title;
}

/* Whether a part is printed at all. A format with titles of its own asks for every part, another one for
 * none; and a table that collects what the text says would say it twice. */
static gboolean
is_printed (GoujiPaper *self, GoujiReport *report, const GoujiPart *part)
{
  const GoujiNarrative *narrative = gouji_report_get_narrative (report, part);

  if (part->table != NULL)
    return !part->table->from_text;

  return !gouji_form_has_free_headings (self->form) || gouji_report_get_document (report) == NULL ||
         narrative->found || (narrative->text != NULL && *narrative->text != '\0');
}

static void
add_part (GoujiPaper *self, GoujiReport *report, GRegex *levels, const GoujiPart *part)
{
  const GoujiNarrative *narrative = gouji_report_get_narrative (report, part);

  add_block (self, GOUJI_PAPER_HEADING, part, choose_heading (self, part, narrative));
  if (narrative->text != NULL)
    add_paragraphs (self, levels, part, narrative->text);
  if (part->table != NULL)
    add_table (self, report, part);
  add_extras (self, report, part);
}

/* Where a part stands in the source; one that it does not have, behind all parts that come before it. */
typedef struct {
  const GoujiPart *part;
  guint place;
} PlacedPart;

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const PlacedPart *first = a;
  const PlacedPart *second = b;

  if (first->place != second->place)
    return first->place < second->place ? -1 : 1;

  return first->part->index < second->part->index ? -1 : first->part->index > second->part->index;
}

/* Who signs is printed as the source has it: an office of the agency often does. */
static void
add_signature (GoujiPaper *self, GoujiReport *report)
{
  const char *printed = gouji_report_get_field (report, GOUJI_FIELD_SIGNATURE);
  const char *signature = printed != NULL ? printed : self->agency;
  g_autofree char *date = NULL;

  if (self->day == NULL)
    return;
  date = gouji_paper_print_day (self->form, self->day);
  if (date == NULL)
    return;
  if (*signature != '\0')
    add_block (self, GOUJI_PAPER_SIGNATURE, NULL, signature);
  add_block (self, GOUJI_PAPER_DATE, NULL, date);
}

/* How many parts stand above the signature: all, but for the tables that are annexes to a text. */
static guint
count_signed (GoujiPaper *self, const GArray *parts)
{
  guint n = parts->len;

  while (gouji_form_has_free_headings (self->form) && n > 0 &&
         g_array_index (parts, PlacedPart, n - 1).part->table != NULL)
    n--;

  return n;
}

/* In the order of the form; where the form sets none, in that of the source. With the signature. */
static void
add_parts (GoujiPaper *self, GoujiReport *report, GRegex *levels)
{
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (PlacedPart));
  guint last = 0;

  for (guint i = 0; i < gouji_form_get_n_parts (self->form); i++) {
    PlacedPart placed = { gouji_form_get_part (self->form, i), last };
    const GoujiNarrative *narrative = gouji_report_get_narrative (report, placed.part);

    if (!is_printed (self, report, placed.part))
      continue;
    if (gouji_form_has_free_headings (self->form) && narrative->found && narrative->has_source)
      placed.place = narrative->source.start;
    last = MAX (last, placed.place);
    g_array_append_val (parts, placed);
  }
  g_array_sort (parts, compare_places);

  guint n_signed = count_signed (self, parts);
  for (guint i = 0; i < parts->len; i++) {
    if (i == n_signed)
      add_signature (self, report);
    add_part (self, report, levels, g_array_index (parts, PlacedPart, i).part);
  }
  if (n_signed == parts->len)
    add_signature (self, report);
}

static GRegex *
compile_levels (GoujiForm *form)
{
  const char *pattern = gouji_form_get_sentence (form, "paper", "levels");

  return pattern != NULL ? gouji_expression_new (pattern, NULL) : NULL;
}

/**
 * gouji_paper_new:
 * @report: any report
 *
 * Puts a report on paper: title and preamble, the parts in the order of the form (of the source, where the
 * form sets none) with their text, tables and extras, signature and day where the report is dated. Figures
 * stand as they were entered or printed, the numbers among them without thousands separators; blank ones stay
 * blank. Nothing is computed.
 *
 * Returns: the paper
 */
GoujiPaper *
gouji_paper_new (GoujiReport *report)
{
  GoujiPaper *self;
  GoujiForm *form;
  g_autoptr (GRegex) levels = NULL;
  const char *title;
  const char *agency;
  const char *preamble;

  g_return_val_if_fail (GOUJI_IS_REPORT (report), NULL);

  form = gouji_report_get_form (report);
  levels = compile_levels (form);
  title = gouji_report_get_field (report, GOUJI_FIELD_TITLE);
  agency = gouji_report_get_field (report, GOUJI_FIELD_AGENCY);
  preamble = gouji_report_get_field (report, GOUJI_FIELD_PREAMBLE);

  self = g_new0 (GoujiPaper, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->form = gouji_form_ref (form);
  self->title = g_strdup (title != NULL ? title : "");
  self->agency = g_strdup (agency != NULL ? agency : "");
  self->year = gouji_report_get_year (report);
  self->day = g_strdup (gouji_report_get_field (report, GOUJI_FIELD_DATED));
  self->blocks = g_ptr_array_new_with_free_func (free_block);

  if (*self->title != '\0')
    add_block (self, GOUJI_PAPER_TITLE, NULL, self->title);
  if (preamble != NULL)
    add_paragraphs (self, NULL, NULL, preamble);
  add_parts (self, report, levels);

  return self;
}

GoujiPaper *
gouji_paper_ref (GoujiPaper *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
gouji_paper_unref (GoujiPaper *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_ptr_array_unref (self->blocks);
  g_free (self->day);
  g_free (self->agency);
  g_free (self->title);
  gouji_form_unref (self->form);
  g_free (self);
}

GoujiForm *
gouji_paper_get_form (GoujiPaper *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->form;
}

/**
 * gouji_paper_get_title:
 *
 * Returns: the title, empty where the report has none
 */
const char *
gouji_paper_get_title (GoujiPaper *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->title;
}

/**
 * gouji_paper_get_agency:
 *
 * Returns: the agency, empty where it is not known
 */
const char *
gouji_paper_get_agency (GoujiPaper *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->agency;
}

/**
 * gouji_paper_get_year:
 *
 * Returns: the year reported on, 0 where it is not known
 */
int
gouji_paper_get_year (GoujiPaper *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->year;
}

/**
 * gouji_paper_get_day:
 *
 * Returns: (nullable): the day under the signature in ISO 8601
 */
const char *
gouji_paper_get_day (GoujiPaper *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->day;
}

guint
gouji_paper_get_n_blocks (GoujiPaper *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->blocks->len;
}

const GoujiPaperBlock *
gouji_paper_get_block (GoujiPaper *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->blocks->len, NULL);

  return self->blocks->pdata[index];
}

/**
 * gouji_paper_get_n_unsure:
 *
 * Returns: how many figures on the paper are not sure
 */
guint
gouji_paper_get_n_unsure (GoujiPaper *self)
{
  guint n_unsure = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->blocks->len; i++) {
    const GoujiPaperBlock *block = self->blocks->pdata[i];

    for (guint c = 0; block->table != NULL && c < block->table->cells->len; c++)
      n_unsure += g_array_index (block->table->cells, GoujiPaperCell, c).unsure;
  }

  return n_unsure;
}
