/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/gouji-marks.h"

#include <glib/gi18n.h>

#include "session/gouji-review.h"
#include "words/gouji-form-words.h"

/* A finding that adds up a whole column says little about each of its cells: marking all of them would hide
 * those that are wrong. */
#define MOST_CELLS 4

static void
add_mark (GArray *marks, GoujiRange range, GoujiMarkKind kind, guint tag)
{
  GoujiDocumentMark mark = { .range = range, .kind = kind, .tag = tag };

  g_array_append_val (marks, mark);
}

static void
add_figures (GArray *marks, GoujiReport *report)
{
  GoujiForm *form = gouji_report_get_form (report);

  for (guint i = 0; i < gouji_form_get_n_cells (form); i++) {
    const GoujiFigure *figure = gouji_report_get_figure (report, gouji_form_get_cell (form, i));

    /* A blank cell has a place in the document, but nothing there that could be underlined. */
    if (figure->has_source && figure->source.end > figure->source.start)
      add_mark (marks, figure->source, gouji_figure_is_sure (figure) ? GOUJI_MARK_FIGURE : GOUJI_MARK_DOUBT,
                i);
  }
}

/* A number is about one cell, or about a series that the form has a cell for, or about neither. */
static guint
find_tag (GoujiReport *report, const GoujiMention *mention)
{
  if (mention->cell != NULL)
    return mention->cell->index;
  if (mention->concept != NULL && mention->concept->cells->len > 0)
    return ((const GoujiCell *) g_ptr_array_index (mention->concept->cells, 0))->index;

  return GOUJI_MARKS_NOWHERE;
}

static void
add_mentions (GArray *marks, GoujiReport *report, GPtrArray *mentions)
{
  for (guint i = 0; mentions != NULL && i < mentions->len; i++) {
    const GoujiMention *mention = g_ptr_array_index (mentions, i);

    if (mention->has_source)
      add_mark (marks, mention->number, GOUJI_MARK_MENTION, find_tag (report, mention));
  }
}

static void
add_finding (GArray *marks, GoujiReport *report, const GoujiFinding *finding, GPtrArray *mentions)
{
  guint tag = finding->cells->len ? ((GoujiCell *) g_ptr_array_index (finding->cells, 0))->index
                                  : gouji_form_get_n_cells (gouji_report_get_form (report));

  /* What stands in the way of judging has a mark of its own. */
  if (!finding->judged)
    return;
  if (finding->has_source && finding->source.end > finding->source.start)
    add_mark (marks, finding->source,
              gouji_review_find_mention (finding, mentions) ? GOUJI_MARK_CONTRADICTION : GOUJI_MARK_FINDING,
              tag);
  if (finding->severity != GOUJI_SEVERITY_ERROR || finding->cells->len > MOST_CELLS)
    return;

  for (guint i = 0; i < finding->cells->len; i++) {
    const GoujiCell *cell = g_ptr_array_index (finding->cells, i);
    const GoujiFigure *figure = gouji_report_get_figure (report, cell);

    if (figure->has_source && figure->source.end > figure->source.start)
      add_mark (marks, figure->source, GOUJI_MARK_FINDING, cell->index);
  }
}

/**
 * gouji_marks_new:
 * @report: a report
 * @findings: (element-type GoujiFinding): its findings
 * @mentions: (nullable) (element-type GoujiMention): the numbers in its text
 *
 * Returns: (transfer full) (element-type GoujiDocumentMark): what the form knows about passages of the
 * document; the tag is the cell's index, the number of cells for a finding that concerns none, and
 * %GOUJI_MARKS_NOWHERE for a number of the text that leads nowhere
 */
GArray *
gouji_marks_new (GoujiReport *report, GPtrArray *findings, GPtrArray *mentions)
{
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (GoujiDocumentMark));

  add_mentions (marks, report, mentions);
  add_figures (marks, report);
  for (guint i = 0; i < findings->len; i++) {
    if (((const GoujiFinding *) g_ptr_array_index (findings, i))->excuse == NULL)
      add_finding (marks, report, g_ptr_array_index (findings, i), mentions);
  }

  return marks;
}

gboolean
gouji_marks_equal (GArray *marks, GArray *others)
{
  if (marks->len != others->len)
    return FALSE;

  for (guint i = 0; i < marks->len; i++) {
    const GoujiDocumentMark *a = &g_array_index (marks, GoujiDocumentMark, i);
    const GoujiDocumentMark *b = &g_array_index (others, GoujiDocumentMark, i);

    if (a->range.start != b->range.start || a->range.end != b->range.end || a->kind != b->kind ||
        a->tag != b->tag)
      return FALSE;
  }

  return TRUE;
}

static gboolean
concerns (const GoujiFinding *finding, const GoujiDocumentMark *mark)
{
  if (!finding->judged || finding->excuse != NULL)
    return FALSE;
  if (finding->has_source)
    return finding->source.start == mark->range.start && finding->source.end == mark->range.end;

  for (guint i = 0; i < finding->cells->len; i++) {
    if (((const GoujiCell *) g_ptr_array_index (finding->cells, i))->index == mark->tag)
      return TRUE;
  }

  return FALSE;
}

static const char *
find_message (GPtrArray *findings, const GoujiDocumentMark *mark)
{
  for (guint i = 0; i < findings->len; i++) {
    const GoujiFinding *finding = g_ptr_array_index (findings, i);

    if (concerns (finding, mark))
      return finding->message;
  }

  return NULL;
}

static const GoujiMention *
find_mention (GPtrArray *mentions, GoujiRange range)
{
  for (guint i = 0; mentions != NULL && i < mentions->len; i++) {
    const GoujiMention *mention = g_ptr_array_index (mentions, i);

    if (mention->has_source && mention->number.start == range.start && mention->number.end == range.end)
      return mention;
  }

  return NULL;
}

static char *
describe_cell (GoujiReport *report, guint index)
{
  GoujiForm *form = gouji_report_get_form (report);
  const GoujiCell *cell = gouji_form_get_cell (form, index);
  const GoujiFigure *figure = gouji_report_get_figure (report, cell);
  g_autofree char *name = gouji_form_words_short_name (form, cell);
  g_autofree char *buffer = NULL;
  const char *shown = gouji_form_words_shown (figure, &buffer);

  /* Translators: the name of a cell, and what stands there */
  return g_strdup_printf (_ ("%s: %s"), name, *shown != '\0' ? shown : _ ("(blank)"));
}

/**
 * gouji_marks_describe:
 * @mark: one of the marks that were made from the others
 *
 * Returns: (nullable): what is wrong there, or the cell that the passage leads to
 */
char *
gouji_marks_describe (GoujiReport *report,
                      GPtrArray *findings,
                      GPtrArray *mentions,
                      const GoujiDocumentMark *mark)
{
  gboolean has_cell = mark->tag < gouji_form_get_n_cells (gouji_report_get_form (report));
  const GoujiMention *mention = find_mention (mentions, mark->range);
  const char *message = NULL;
  g_autofree char *cell = NULL;

  if (mark->kind == GOUJI_MARK_FINDING || mark->kind == GOUJI_MARK_CONTRADICTION)
    message = find_message (findings, mark);
  if (message != NULL)
    return g_strdup (message);
  if (mark->kind == GOUJI_MARK_MENTION && mention != NULL && mention->concept != NULL)
    return g_strdup (mention->concept->title);
  if (!has_cell)
    return NULL;

  cell = describe_cell (report, mark->tag);
  if (mark->kind != GOUJI_MARK_DOUBT)
    return g_steal_pointer (&cell);

  const GoujiCell *doubtful = gouji_form_get_cell (gouji_report_get_form (report), mark->tag);
  return g_strconcat (cell, "\n", gouji_form_words_doubt (gouji_report_get_figure (report, doubtful)->doubt),
                      NULL);
}
