/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "words/gouji-form-words.h"

#include <glib/gi18n.h>

#include "words/gouji-words.h"

/**
 * gouji_form_words_attributes:
 *
 * The language of the forms. Without it a system in another language shows Chinese text in Japanese shapes.
 *
 * Returns: (transfer full): attributes for any text of a form
 */
PangoAttrList *
gouji_form_words_attributes (void)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_language_new (pango_language_from_string ("zh-cn")));
  return attributes;
}

/**
 * gouji_form_words_cell_name:
 *
 * Returns: (transfer full): heads of row and column with all groups above them
 */
char *
gouji_form_words_cell_name (const GoujiCell *cell)
{
  g_autofree char *row = cell->row != NULL ? gouji_head_path (cell->row, " / ") : NULL;
  g_autofree char *column = cell->column != NULL ? gouji_head_path (cell->column, " / ") : NULL;

  if (row == NULL || *row == '\0')
    return g_strdup (column != NULL ? column : cell->id);
  if (column == NULL || *column == '\0')
    return g_strdup (row);
  /* Translators: name of a cell for screen readers: head of its row, head of its column */
  return g_strdup_printf (_ ("%s, %s"), row, column);
}

/* Whether another row, or column, of the table has the same title: that of a group tells them apart then. */
static gboolean
has_namesake (GoujiForm *form, const GoujiCell *cell, gboolean row)
{
  const GoujiHead *head = row ? cell->row : cell->column;

  for (guint i = 0; i < gouji_form_get_n_cells (form); i++) {
    const GoujiCell *other = gouji_form_get_cell (form, i);
    const GoujiHead *namesake = row ? other->row : other->column;

    if (other->table == cell->table && namesake != NULL && namesake != head &&
        g_str_equal (namesake->title, head->title))
      return TRUE;
  }

  return FALSE;
}

static char *
shorten_head (GoujiForm *form, const GoujiCell *cell, gboolean row)
{
  const GoujiHead *head = row ? cell->row : cell->column;

  if (head == NULL)
    return g_strdup ("");
  if (head->parent != NULL && has_namesake (form, cell, row))
    return g_strconcat (head->parent->title, " / ", head->title, NULL);

  return g_strdup (head->title);
}

/**
 * gouji_form_words_short_name:
 *
 * Returns: (transfer full): heads of row and column, with a group only where they could be mistaken without
 * it
 */
char *
gouji_form_words_short_name (GoujiForm *form, const GoujiCell *cell)
{
  g_autofree char *row = shorten_head (form, cell, TRUE);
  g_autofree char *column = shorten_head (form, cell, FALSE);

  if (*row == '\0')
    return *column == '\0' ? g_strdup (cell->id) : g_steal_pointer (&column);
  if (*column == '\0')
    return g_steal_pointer (&row);
  /* Translators: name of a cell for screen readers: head of its row, head of its column */
  return g_strdup_printf (_ ("%s, %s"), row, column);
}

/**
 * gouji_form_words_shown:
 * @buffer: (out): what to free afterwards
 *
 * Returns: what stands in the cell: what was typed, else what is printed without the white space around it
 */
const char *
gouji_form_words_shown (const GoujiFigure *figure, char **buffer)
{
  *buffer = NULL;
  if (figure->entered != NULL)
    return figure->entered;
  if (figure->printed == NULL)
    return "";

  *buffer = g_strstrip (g_strdup (figure->printed));
  return *buffer;
}

/**
 * gouji_form_words_is_corrected:
 *
 * Returns: whether there is a source and something else was typed
 */
gboolean
gouji_form_words_is_corrected (const GoujiFigure *figure)
{
  if (figure->entered == NULL || figure->printed == NULL)
    return FALSE;

  g_autofree char *printed = g_strstrip (g_strdup (figure->printed));
  g_autofree char *entered = g_strstrip (g_strdup (figure->entered));

  return g_strcmp0 (printed, entered) != 0;
}

const char *
gouji_form_words_how (GoujiHow how)
{
  switch (how) {
  case GOUJI_HOW_TABLE:
    /* Translators: where a number comes from; shown behind "Source:" */
    return _ ("From a table of the document");
  case GOUJI_HOW_PROSE:
    return _ ("From the running text of the document");
  case GOUJI_HOW_TYPED:
    return _ ("Typed");
  case GOUJI_HOW_PASTED:
    return _ ("Pasted");
  case GOUJI_HOW_CARRIED:
    return _ ("Carried over from last year’s report");
  case GOUJI_HOW_COMPUTED:
    return _ ("Computed");
  case GOUJI_HOW_NONE:
  default:
    return NULL;
  }
}

const char *
gouji_form_words_doubt (GoujiDoubt doubt)
{
  switch (doubt) {
  case GOUJI_DOUBT_COLUMN:
    return _ ("Not sure: the numbers of this row could also stand in other columns");
  case GOUJI_DOUBT_ROW:
    return _ ("Not sure: the head of this row is damaged or missing in the document");
  case GOUJI_DOUBT_COUNT:
    return _ ("Not sure: this row has more or fewer numbers than columns in the "
              "document");
  case GOUJI_DOUBT_SPLIT:
    return _ ("Not sure: the number was put together from, or cut out of, a "
              "longer text");
  case GOUJI_DOUBT_CONFLICT:
    return _ ("Not sure: the document gives two different numbers here");
  case GOUJI_DOUBT_APPROXIMATE:
    return _ ("Not sure: the text says that the number is not exact");
  case GOUJI_DOUBT_RECOGNISED:
    return _ ("Not sure: the number was recognised from a picture, and no sum confirms it");
  case GOUJI_DOUBT_OTHER:
    return _ ("Not sure: for a reason that only a newer Gouji knows");
  case GOUJI_DOUBT_NONE:
  default:
    return NULL;
  }
}

const char *
gouji_form_words_severity (GoujiSeverity severity)
{
  switch (severity) {
  case GOUJI_SEVERITY_ERROR:
    return _ ("Error");
  case GOUJI_SEVERITY_WARNING:
    return _ ("Warning");
  case GOUJI_SEVERITY_NOTICE:
  default:
    return _ ("Notice");
  }
}

/**
 * gouji_form_words_finding:
 *
 * Returns: (transfer full): the finding as one line
 */
char *
gouji_form_words_finding (const GoujiFinding *finding)
{
  const char *message = finding->message != NULL ? finding->message : finding->rule->id;

  /* The sentence of a rule that cannot be judged says so itself. */
  if (!finding->judged)
    return gouji_words_for_finding (message);
  /* Translators: first how bad it is (Error, Warning, Notice), then what is wrong */
  return g_strdup_printf (_ ("%s: %s"), gouji_form_words_severity (finding->severity), message);
}

/* One side of an equation under way: consecutive terms of one name are added up, as the rule's own sentence
 * does. */
typedef struct {
  GString *text;
  const char *name;
  const char *first;
  const char *last;
  GoujiDecimal sum;
  gboolean any;
} Side;

static void
finish_name (Side *side)
{
  g_autofree char *number = NULL;

  if (side->name == NULL)
    return;
  number = side->any ? gouji_decimal_to_string (side->sum) : g_strdup ("–");
  if (side->text->len > 0)
    g_string_append (side->text, " + ");
  g_string_append (side->text, side->first);
  if (side->last != side->first)
    g_string_append_printf (side->text, " … %s", side->last);
  g_string_append_printf (side->text, " %s", number);
  side->name = NULL;
}

static void
add_term (Side *side, GoujiReport *report, const GoujiTerm *term, const char *title)
{
  const GoujiFigure *figure = gouji_report_get_figure (report, term->cell);

  if (side->name == NULL || g_strcmp0 (side->name, term->name) != 0) {
    finish_name (side);
    side->name = term->name != NULL ? term->name : "";
    side->first = title;
    side->sum = (GoujiDecimal) { 0, 0 };
    side->any = FALSE;
  }
  side->last = title;
  if (figure->state != GOUJI_FIGURE_NUMBER)
    return;
  side->any = TRUE;
  for (int i = 0; i < ABS (term->coefficient); i++)
    gouji_decimal_add (side->sum, figure->value, &side->sum, NULL);
}

/* An equation along a row is told by the heads of its columns, one down a column by the heads of its rows. */
static gboolean
runs_along_a_row (const GoujiEquation *equation)
{
  for (guint i = 1; i < equation->n_terms; i++)
    if (equation->terms[i].cell->row != equation->terms[0].cell->row)
      return FALSE;
  return TRUE;
}

/* A row that is only printed in place of others is told where it holds a number. */
static gboolean
is_told (GoujiReport *report, const GoujiTerm *term)
{
  return !term->cell->alternative ||
         gouji_report_get_figure (report, term->cell)->state == GOUJI_FIGURE_NUMBER;
}

/**
 * gouji_form_words_equation:
 *
 * Returns: (transfer full): the equation with the report's numbers in it, such as 自然人 57 + 商业企业 0 =
 * 总计 57
 */
char *
gouji_form_words_equation (GoujiReport *report, const GoujiEquation *equation)
{
  static const char *const relations[] = { " = ", " ≤ ", " ≥ " };
  const gboolean along = runs_along_a_row (equation);
  Side sides[2] = { { g_string_new (NULL) }, { g_string_new (NULL) } };

  for (guint i = 0; i < equation->n_terms; i++) {
    const GoujiTerm *term = &equation->terms[i];
    const GoujiHead *head = along ? term->cell->column : term->cell->row;

    if (is_told (report, term))
      add_term (&sides[term->coefficient < 0 ? 1 : 0], report, term,
                head != NULL ? head->title : term->cell->id);
  }
  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    finish_name (&sides[i]);

  g_string_append (sides[0].text, relations[equation->relation]);
  g_string_append (sides[0].text, sides[1].text->str);
  g_string_free (sides[1].text, TRUE);
  return g_string_free (sides[0].text, FALSE);
}
