/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "check/gouji-check.h"

#include "check/gouji-check-passage.h"
#include "check/gouji-check-private.h"

void
gouji_finding_free (GoujiFinding *self)
{
  g_ptr_array_unref (self->cells);
  g_free (self->left);
  g_free (self->right);
  g_free (self->message);
  g_strfreev (self->words);
  g_clear_pointer (&self->excuse, gouji_excuse_free);
  g_free (self);
}

/* Cells stay in the order of the form. The first with a place in the document gives the finding its place. */
void
gouji_finding_add_cell (GoujiFinding *self, GoujiReport *report, const GoujiCell *cell)
{
  const GoujiFigure *figure = gouji_report_get_figure (report, cell);
  guint at = self->cells->len;

  while (at > 0 && ((const GoujiCell *) self->cells->pdata[at - 1])->index > cell->index)
    at--;
  g_ptr_array_insert (self->cells, (int) at, (gpointer) cell);

  if (!self->has_source && figure->has_source) {
    self->has_source = TRUE;
    self->source = figure->source;
  }
}

static GStrv
list_values (const GoujiWord *words, guint n_words)
{
  GStrv values = g_new0 (char *, n_words + 1);

  for (guint i = 0; i < n_words; i++)
    values[i] = g_strdup (words[i].value != NULL ? words[i].value : "");

  return values;
}

/**
 * gouji_check_say:
 * @part: (nullable): the part concerned
 *
 * Returns: (transfer none): a new finding of the current rule, with the words in the sentence
 */
GoujiFinding *
gouji_check_say (
  GoujiCheck *self, const GoujiPart *part, const char *sentence, const GoujiWord *words, guint n_words)
{
  GoujiFinding *finding = g_new0 (GoujiFinding, 1);

  finding->rule = self->rule;
  finding->severity = self->rule->severity;
  finding->judged = TRUE;
  finding->cells = g_ptr_array_new ();
  finding->part = part;
  finding->message = gouji_sentence_fill (sentence, words, n_words);
  finding->words = list_values (words, n_words);
  g_ptr_array_add (self->findings, finding);
  return finding;
}

/**
 * gouji_check_tell:
 * @name: name of a sentence of the current rule
 *
 * Says that sentence.
 *
 * Returns: (nullable) (transfer none): the new finding, %NULL when the rule has no such sentence
 */
GoujiFinding *
gouji_check_tell (
  GoujiCheck *self, const GoujiPart *part, const char *name, const GoujiWord *words, guint n_words)
{
  const char *sentence = gouji_rule_get_sentence (self->rule, name);

  return sentence != NULL ? gouji_check_say (self, part, sentence, words, n_words) : NULL;
}

/**
 * gouji_check_lists:
 * @member: a member of the current rule, an array of texts
 *
 * Returns: whether @id is, or begins with, one of them
 */
gboolean
gouji_check_lists (GoujiCheck *self, const char *member, const char *id)
{
  JsonNode *node = json_object_get_member (self->rule->parameters, member);
  JsonArray *array = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++) {
    JsonNode *element = json_array_get_element (array, i);
    const char *text = JSON_NODE_HOLDS_VALUE (element) ? json_node_get_string (element) : NULL;

    if (text != NULL && g_str_has_prefix (id, text))
      return TRUE;
  }

  return FALSE;
}

/* Where the finding is, when that is known; @self may be %NULL: nothing was said. */
void
gouji_finding_set_source (GoujiFinding *self, gboolean has_source, GoujiRange source)
{
  if (self == NULL || !has_source)
    return;

  self->has_source = TRUE;
  self->source = source;
}

/**
 * gouji_check_suspend:
 * @where: what cannot be judged
 * @cells: (element-type GoujiCell): what stands in the way
 *
 * Notes that the current rule cannot be judged.
 */
void
gouji_check_suspend (GoujiCheck *self, const GoujiPart *part, const char *where, GPtrArray *cells)
{
  const char *sentence = self->rule->suspended != NULL ? self->rule->suspended : self->rule->id;
  GoujiFinding *finding = gouji_check_say (self, part, sentence, &(GoujiWord) { "where", where }, 1);

  finding->severity = GOUJI_SEVERITY_NOTICE;
  finding->judged = FALSE;
  for (guint i = 0; i < cells->len; i++)
    gouji_finding_add_cell (finding, self->report, cells->pdata[i]);
}

/**
 * gouji_check_name_head:
 * @n_all: how many rows or columns the head's block has
 *
 * Names a head in a sentence: with the groups above it, save those that head everything and so tell nothing.
 */
char *
gouji_check_name_head (const GoujiHead *head, guint n_all)
{
  GString *name = g_string_new (head->title);

  for (const GoujiHead *group = head->parent; group != NULL; group = group->parent) {
    if (group->n_leaves == n_all)
      continue;
    g_string_prepend_c (name, '/');
    g_string_prepend (name, group->title);
  }

  return g_string_free (name, FALSE);
}

/* A table with one column of numbers has a head above it that says nothing of them. */
char *
gouji_check_name_cell (const GoujiCell *cell)
{
  g_autofree char *row = gouji_check_name_head (cell->row, cell->block->rows->len);
  gboolean is_only = cell->column->id == NULL && cell->block->columns->len == 1 && *row != '\0';
  g_autofree char *column =
    is_only ? g_strdup ("") : gouji_check_name_head (cell->column, cell->block->columns->len);

  return g_strconcat (cell->table->title, " ", row, *row != '\0' && *column != '\0' ? " " : "", column, NULL);
}

/**
 * gouji_check_find_part:
 *
 * Returns: (nullable): the part in which @table stands
 */
const GoujiPart *
gouji_check_find_part (GoujiForm *form, const GoujiFormTable *table)
{
  for (guint i = 0; i < gouji_form_get_n_parts (form); i++) {
    const GoujiPart *part = gouji_form_get_part (form, i);

    if (part->table == table)
      return part;
  }

  return NULL;
}

/* A title or a number in the text that was recognised from a picture may only look wrong. What compares texts
 * is a degree milder then; numbers in tables have doubts of their own. */
static void
soften (const GoujiCheck *self)
{
  GoujiDocument *document = gouji_report_get_document (self->report);

  if (document == NULL || !gouji_document_has_note (document, GOUJI_NOTE_SCANNED))
    return;
  for (guint i = 0; i < self->findings->len; i++) {
    GoujiFinding *finding = self->findings->pdata[i];

    if (finding->rule->predicate == NULL)
      continue;
    if (finding->severity == GOUJI_SEVERITY_ERROR)
      finding->severity = GOUJI_SEVERITY_WARNING;
    else
      finding->severity = GOUJI_SEVERITY_NOTICE;
  }
}

/* What concerns the whole report comes first. */
static int
compare_parts (gconstpointer a, gconstpointer b)
{
  const GoujiFinding *first = *(const GoujiFinding *const *) a;
  const GoujiFinding *second = *(const GoujiFinding *const *) b;
  int first_part = first->part != NULL ? (int) first->part->index : -1;
  int second_part = second->part != NULL ? (int) second->part->index : -1;

  return (first_part > second_part) - (first_part < second_part);
}

/**
 * gouji_check_report:
 * @last_year: (nullable): the same agency's report of the year before, in any form; without it the rules that
 * tie two years together are silent
 * @mentions: (nullable) (element-type GoujiMention): the numbers in its text; without them the rules that
 * compare text and tables are silent
 * @folding: with what titles and texts are compared
 *
 * Checks @report against all rules of its form. What was set aside is among the findings, with its excuse, as
 * long as the values are those that it excuses. In a report that was recognised from pictures of pages, what
 * compares texts is a degree milder.
 *
 * Returns: (transfer full) (element-type GoujiFinding): what was found, by part (what concerns the whole
 * report first), then in the order of the rules, then of the cells; it points into the report's form
 */
GPtrArray *
gouji_check_report (GoujiReport *report,
                    GoujiReport *last_year,
                    GPtrArray *mentions,
                    const GoujiFolding *folding)
{
  GoujiCheck check = { .report = report,
                       .last_year = last_year,
                       .mentions = mentions,
                       .years = { report, last_year },
                       .folding = folding };

  g_return_val_if_fail (GOUJI_IS_REPORT (report), NULL);
  g_return_val_if_fail (last_year == NULL || GOUJI_IS_REPORT (last_year), NULL);
  g_return_val_if_fail (folding != NULL, NULL);

  check.form = gouji_report_get_form (report);
  check.findings = g_ptr_array_new_with_free_func ((GDestroyNotify) gouji_finding_free);
  for (guint i = 0; i < gouji_form_get_n_rules (check.form); i++) {
    check.rule = gouji_form_get_rule (check.form, i);
    if (check.rule->predicate != NULL)
      gouji_check_text (&check);
    else
      gouji_check_equations (&check);
  }

  soften (&check);
  gouji_check_excuse (&check);
  /* The order of rules and cells is kept: the sort is stable. */
  g_ptr_array_sort (check.findings, compare_parts);
  g_clear_pointer (&check.passages, g_ptr_array_unref);
  g_clear_pointer (&check.opening, gouji_passage_free);
  g_clear_pointer (&check.whole, gouji_passage_free);
  return check.findings;
}
