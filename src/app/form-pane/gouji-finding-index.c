/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "form-pane/gouji-finding-index.h"

#include <glib/gi18n.h>

#include "form-pane/gouji-form-lock.h"
#include "form-pane/gouji-last-year.h"
#include "words/gouji-form-words.h"

/* A finding on so many cells points at its total; the others are only said to be involved. */
#define MANY_CELLS 4

typedef struct {
  guint n_findings;
  GoujiSeverity worst;
} PartCount;

struct _GoujiFindingIndex {
  GoujiForm *form;
  GPtrArray *findings;
  GPtrArray **of_cell; /* (element-type GoujiFinding), NULL for a cell without */
  PartCount *of_part;
};

static const GoujiPart *
part_of (GoujiForm *form, const GoujiFinding *finding)
{
  if (finding->part != NULL || finding->cells == NULL || finding->cells->len == 0)
    return finding->part;

  for (guint i = 0; i < gouji_form_get_n_parts (form); i++) {
    const GoujiPart *part = gouji_form_get_part (form, i);

    if (part->table == ((const GoujiCell *) finding->cells->pdata[0])->table)
      return part;
  }
  return NULL;
}

static void
add_finding (GoujiFindingIndex *self, GoujiFinding *finding)
{
  const GoujiPart *part = part_of (self->form, finding);

  for (guint i = 0; finding->cells != NULL && i < finding->cells->len; i++) {
    const GoujiCell *cell = finding->cells->pdata[i];

    if (self->of_cell[cell->index] == NULL)
      self->of_cell[cell->index] = g_ptr_array_new ();
    g_ptr_array_add (self->of_cell[cell->index], finding);
  }
  if (part == NULL)
    return;
  if (self->of_part[part->index].n_findings == 0 || finding->severity < self->of_part[part->index].worst)
    self->of_part[part->index].worst = finding->severity;
  self->of_part[part->index].n_findings++;
}

/**
 * gouji_finding_index_new:
 * @findings: (element-type GoujiFinding) (nullable): what gouji_check_report() found
 */
GoujiFindingIndex *
gouji_finding_index_new (GoujiForm *form, GPtrArray *findings)
{
  GoujiFindingIndex *self = g_new0 (GoujiFindingIndex, 1);

  self->form = gouji_form_ref (form);
  self->findings = findings != NULL ? g_ptr_array_ref (findings) : g_ptr_array_new ();
  self->of_cell = g_new0 (GPtrArray *, gouji_form_get_n_cells (form));
  self->of_part = g_new0 (PartCount, gouji_form_get_n_parts (form));
  for (guint i = 0; i < self->findings->len; i++) {
    /* What was set aside marks nothing. */
    if (((const GoujiFinding *) self->findings->pdata[i])->excuse == NULL)
      add_finding (self, self->findings->pdata[i]);
  }
  return self;
}

void
gouji_finding_index_free (GoujiFindingIndex *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < gouji_form_get_n_cells (self->form); i++)
    g_clear_pointer (&self->of_cell[i], g_ptr_array_unref);
  g_free (self->of_cell);
  g_free (self->of_part);
  g_ptr_array_unref (self->findings);
  gouji_form_unref (self->form);
  g_free (self);
}

/**
 * gouji_finding_index_get_of_cell:
 *
 * Returns: (element-type GoujiFinding) (nullable): the findings that name the cell
 */
const GPtrArray *
gouji_finding_index_get_of_cell (GoujiFindingIndex *self, const GoujiCell *cell)
{
  return self->of_cell[cell->index];
}

/**
 * gouji_finding_index_get_n_of_part:
 * @worst: (out): severity of the worst of them
 */
guint
gouji_finding_index_get_n_of_part (GoujiFindingIndex *self, const GoujiPart *part, GoujiSeverity *worst)
{
  *worst = self->of_part[part->index].worst;
  return self->of_part[part->index].n_findings;
}

static gboolean
is_total (GoujiForm *form, const GoujiRule *rule, const GoujiCell *cell)
{
  guint n_equations;
  const guint *equations = gouji_form_get_equations_of (form, cell, &n_equations);

  for (guint i = 0; i < n_equations; i++) {
    const GoujiEquation *equation = gouji_form_get_equation (form, equations[i]);

    for (guint j = 0; equation->rule == rule && j < equation->n_terms; j++)
      if (equation->terms[j].cell == cell && equation->terms[j].total)
        return TRUE;
  }
  return FALSE;
}

/* An alarm in twenty cells for one wrong sum tells nobody where to look. What cannot be judged is no alarm:
 * the figure that stands in the way has a mark of its own. */
static GoujiCellMark
mark_of_finding (GoujiForm *form, const GoujiFinding *finding, const GoujiCell *cell, gboolean blank)
{
  static const GoujiCellMark marks[] = {
    [GOUJI_SEVERITY_ERROR] = GOUJI_CELL_MARK_ERROR,
    [GOUJI_SEVERITY_WARNING] = GOUJI_CELL_MARK_WARNING,
    [GOUJI_SEVERITY_NOTICE] = GOUJI_CELL_MARK_NOTICE,
  };

  if (!finding->judged ||
      (finding->cells->len > MANY_CELLS && (blank || !is_total (form, finding->rule, cell))))
    return GOUJI_CELL_MARK_INVOLVED;
  return marks[finding->severity];
}

static void
add_remark (GString *remarks, const char *remark)
{
  if (remarks->len > 0)
    g_string_append_c (remarks, '\n');
  g_string_append (remarks, remark);
}

/* What a typed text is read as, where that is not plainly what stands there. */
static void
add_reading (GString *words, const GoujiFigure *figure)
{
  g_autofree char *typed = figure->entered != NULL ? g_strstrip (g_strdup (figure->entered)) : NULL;
  g_autofree char *number =
    figure->state == GOUJI_FIGURE_NUMBER ? gouji_decimal_to_string (figure->value) : NULL;
  g_autofree char *sentence = NULL;

  if (typed == NULL || g_strcmp0 (typed, number) == 0)
    return;
  if (figure->state == GOUJI_FIGURE_UNREADABLE)
    sentence = g_strdup (_ ("This is not a number"));
  else if (number != NULL && figure->unit != NULL)
    /* Translators: a number and its unit, as the program understands what was typed */
    sentence = g_strdup_printf (_ ("Read as %s %s"), number, figure->unit);
  else if (number != NULL)
    /* Translators: the number as the program understands what was typed, such as 11130 for 1.113万 */
    sentence = g_strdup_printf (_ ("Read as %s"), number);
  if (sentence != NULL)
    add_remark (words, sentence);
}

/**
 * gouji_finding_index_mark:
 * @remarks: (out) (nullable): the same in words, a line for each
 *
 * Returns: what the cell is to say of its figure
 */
GoujiCellMark
gouji_finding_index_mark (GoujiFindingIndex *self, GoujiReport *report, const GoujiCell *cell, char **remarks)
{
  const GoujiFigure *figure = gouji_report_get_figure (report, cell);
  const GPtrArray *findings = self->of_cell[cell->index];
  g_autoptr (GString) words = g_string_new (NULL);
  GoujiCellMark marks = 0;

  for (guint i = 0; findings != NULL && i < findings->len; i++) {
    g_autofree char *sentence = gouji_form_words_finding (findings->pdata[i]);

    marks |= mark_of_finding (self->form, findings->pdata[i], cell, figure->state == GOUJI_FIGURE_EMPTY);
    add_remark (words, sentence);
  }
  add_reading (words, figure);
  if (figure->entered != NULL && figure->state == GOUJI_FIGURE_UNREADABLE)
    marks |= GOUJI_CELL_MARK_WARNING;
  if (gouji_form_is_carried (report, cell)) {
    g_autofree char *source = gouji_last_year_describe_source (report, cell);

    add_remark (words, source);
  }
  if (!gouji_figure_is_sure (figure)) {
    marks |= GOUJI_CELL_MARK_UNSURE;
    add_remark (words, gouji_form_words_doubt (figure->doubt));
  }
  if (gouji_form_words_is_corrected (figure)) {
    g_autofree char *printed = g_strstrip (g_strdup (figure->printed));
    /* Translators: %s is what the document gives for a number that the user has typed differently */
    g_autofree char *sentence =
      g_strdup_printf (_ ("The document says: %s"), *printed != '\0' ? printed : _ ("(blank)"));

    marks |= GOUJI_CELL_MARK_CORRECTED;
    add_remark (words, sentence);
  }
  *remarks = words->len > 0 ? g_string_free (g_steal_pointer (&words), FALSE) : NULL;
  return marks;
}
