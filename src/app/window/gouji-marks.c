/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/gouji-marks.h"

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

static void
add_finding (GArray *marks, GoujiReport *report, const GoujiFinding *finding)
{
  guint tag = finding->cells->len ? ((GoujiCell *) g_ptr_array_index (finding->cells, 0))->index
                                  : gouji_form_get_n_cells (gouji_report_get_form (report));

  /* What stands in the way of judging has a mark of its own. */
  if (!finding->judged)
    return;
  if (finding->has_source && finding->source.end > finding->source.start)
    add_mark (marks, finding->source, GOUJI_MARK_FINDING, tag);
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
 *
 * Returns: (transfer full) (element-type GoujiDocumentMark): what the form knows about passages of the
 * document; the tag is the cell's index, or the number of cells for a passage that concerns none
 */
GArray *
gouji_marks_new (GoujiReport *report, GPtrArray *findings)
{
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (GoujiDocumentMark));

  add_figures (marks, report);
  for (guint i = 0; i < findings->len; i++)
    add_finding (marks, report, g_ptr_array_index (findings, i));

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
