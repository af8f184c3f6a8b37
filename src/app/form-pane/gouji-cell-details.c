/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "form-pane/gouji-cell-details.h"

#include <glib/gi18n.h>

#include "check/gouji-check.h"
#include "form-pane/gouji-form-lock.h"
#include "form-pane/gouji-last-year.h"
#include "narrative/gouji-wrapped-label.h"
#include "report/gouji-status.h"
#include "words/gouji-form-words.h"

/* More rules than this are not what a person reads in a popover; the checks list them all. */
#define MAX_RULES 12

struct _GoujiCellDetails {
  GtkPopover parent_instance;

  GtkLabel *name;
  GtkGrid *facts;
  GtkWidget *show_source;
  GtkWidget *show_cases;
  GtkWidget *unlock;
  GtkWidget *rules_title;
  GtkBox *rules;
  int n_facts;
};

G_DEFINE_FINAL_TYPE (GoujiCellDetails, gouji_cell_details, GTK_TYPE_POPOVER)

static void
add_fact (GoujiCellDetails *self, const char *title, const char *value)
{
  GtkWidget *head = gouji_wrapped_label_new (title, "dimmed");
  GtkWidget *label = gouji_wrapped_label_new (value, NULL);

  gtk_label_set_wrap (GTK_LABEL (head), FALSE);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_can_focus (label, FALSE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_grid_attach (self->facts, head, 0, self->n_facts, 1, 1);
  gtk_grid_attach (self->facts, label, 1, self->n_facts, 1, 1);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_RELATION_LABELLED_BY, head, NULL,
                                  -1);
  self->n_facts++;
}

static char *
describe_value (const GoujiFigure *figure, const GoujiCell *cell)
{
  const char *unit = figure->unit != NULL ? figure->unit : cell->unit;
  g_autofree char *number = NULL;

  switch (figure->state) {
  case GOUJI_FIGURE_NUMBER:
    number = gouji_decimal_to_string (figure->value);
    return g_strconcat (number, unit != NULL ? " " : "", unit, NULL);
  case GOUJI_FIGURE_NOT_APPLICABLE:
    /* Translators: how a cell is understood that holds a mark such as “/” */
    return g_strdup (_ ("Not applicable"));
  case GOUJI_FIGURE_UNREADABLE:
    return g_strdup (_ ("Not a number"));
  case GOUJI_FIGURE_EMPTY:
  default:
    return g_strdup (_ ("Blank"));
  }
}

static char *
describe_source (const GoujiFigure *figure)
{
  const char *how = figure->entered == NULL ? gouji_form_words_how (figure->how) : NULL;
  /* Translators: where a number stands in the document, counted in characters from its beginning */
  g_autofree char *position = g_strdup_printf (_ ("Character %'u of the document"), figure->source.start + 1);

  return g_strconcat (how != NULL ? how : "", how != NULL ? "\n" : "", position, NULL);
}

static void
add_last_year (GoujiCellDetails *self, GoujiReport *report, const GoujiCell *cell)
{
  const GoujiFigure *last = gouji_last_year_get_figure (report, cell);
  g_autofree char *buffer = NULL;
  GoujiDecimal expected;

  if (last != NULL) {
    const char *text = gouji_form_words_shown (last, &buffer);

    /* Translators: heads what last year's report has in the same cell */
    add_fact (self, _ ("Last year"), *text != '\0' ? text : _ ("(blank)"));
  }
  if (gouji_check_expect (report, cell, &expected)) {
    g_autofree char *number = gouji_decimal_to_string (expected);

    /* Translators: heads the number that follows from last year's report and what was added and taken away */
    add_fact (self, _ ("Expected"), number);
  }
}

static void
add_facts (GoujiCellDetails *self, GoujiReport *report, const GoujiCell *cell)
{
  const GoujiFigure *figure = gouji_report_get_figure (report, cell);
  g_autofree char *value = describe_value (figure, cell);
  GoujiDecimal proposed;

  if (figure->printed != NULL)
    /* Translators: heads what the document gives for a cell, letter by letter */
    add_fact (self, _ ("Document"), *figure->printed != '\0' ? figure->printed : _ ("(blank)"));
  if (figure->entered != NULL)
    add_fact (self, figure->how != GOUJI_HOW_NONE ? gouji_form_words_how (figure->how) : _ ("Typed"),
              *figure->entered != '\0' ? figure->entered : _ ("(blank)"));
  /* Translators: heads the number as the program understands it */
  add_fact (self, _ ("Read as"), value);
  if (gouji_check_propose (report, cell, &proposed)) {
    g_autofree char *number = gouji_decimal_to_string (proposed);

    /* Translators: heads the number that follows from the other cells */
    add_fact (self, _ ("Computed"), number);
  }
  add_last_year (self, report, cell);
  if (cell->unit != NULL && figure->state != GOUJI_FIGURE_NUMBER)
    add_fact (self, _ ("Unit"), cell->unit);
  if (gouji_form_is_carried (report, cell)) {
    g_autofree char *carried = gouji_last_year_describe_source (report, cell);

    add_fact (self, _ ("Source"), carried);
  }
  if (figure->has_source) {
    g_autofree char *source = describe_source (figure);

    add_fact (self, _ ("Source"), source);
  } else if (figure->entered == NULL && figure->printed != NULL &&
             gouji_form_words_how (figure->how) != NULL) {
    add_fact (self, _ ("Source"), gouji_form_words_how (figure->how));
  }
  if (figure->doubt != GOUJI_DOUBT_NONE)
    /* Translators: heads why the program is not sure of a number */
    add_fact (self, _ ("Doubt"), gouji_form_words_doubt (figure->doubt));
  if (figure->doubt != GOUJI_DOUBT_NONE && figure->confirmed)
    /* Translators: heads that the user compared a number with the document */
    add_fact (self, _ ("Compared"), _ ("You confirmed that it was read rightly"));
  if (figure->placed)
    /* Translators: heads that the user compared a number with the document */
    add_fact (self, _ ("Compared"), _ ("You put this number of the document here"));
  gtk_widget_set_visible (self->show_source, figure->has_source);
}

static void
add_rule (
  GoujiCellDetails *self, const char *icon, const char *css_class, const char *state, const char *sentence)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *image = gtk_image_new_from_icon_name (icon);

  gtk_widget_set_valign (image, GTK_ALIGN_START);
  gtk_widget_add_css_class (image, css_class);
  gtk_accessible_update_property (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_PROPERTY_LABEL, state, -1);
  gtk_widget_set_tooltip_text (image, state);
  gtk_box_append (GTK_BOX (row), image);
  gtk_box_append (GTK_BOX (row), gouji_wrapped_label_new (sentence, NULL));
  gtk_box_append (self->rules, row);
}

static gboolean
add_findings (GoujiCellDetails *self, const GPtrArray *findings)
{
  static const char *const icons[] = {
    [GOUJI_SEVERITY_ERROR] = "dialog-error-symbolic",
    [GOUJI_SEVERITY_WARNING] = "dialog-warning-symbolic",
    [GOUJI_SEVERITY_NOTICE] = "dialog-information-symbolic",
  };
  static const char *const css_classes[] = {
    [GOUJI_SEVERITY_ERROR] = "error",
    [GOUJI_SEVERITY_WARNING] = "warning",
    [GOUJI_SEVERITY_NOTICE] = "dimmed",
  };
  guint i;

  for (i = 0; findings != NULL && i < findings->len && i < MAX_RULES; i++) {
    const GoujiFinding *finding = findings->pdata[i];
    g_autofree char *sentence = gouji_form_words_finding (finding);
    const char *basis = finding->rule->basis;
    g_autofree char *text = basis != NULL ? g_strdup_printf ("%s\n%s", sentence, basis) : g_strdup (sentence);

    add_rule (self, icons[finding->severity], css_classes[finding->severity],
              gouji_form_words_severity (finding->severity), text);
  }
  return i > 0;
}

/* A rule that does not hold is told by its finding already. */
static gboolean
has_finding (const GPtrArray *findings, const GoujiRule *rule)
{
  for (guint i = 0; findings != NULL && i < findings->len; i++)
    if (((const GoujiFinding *) findings->pdata[i])->rule == rule)
      return TRUE;
  return FALSE;
}

static gboolean
is_judged (GoujiReport *report, const GoujiEquation *equation)
{
  guint n_numbers = 0;

  for (guint i = 0; i < equation->n_terms; i++) {
    const GoujiTerm *term = &equation->terms[i];
    const GoujiFigure *figure = gouji_report_get_figure (report, term->cell);

    if (term->total && figure->state != GOUJI_FIGURE_NUMBER)
      return FALSE;
    n_numbers += !term->total && figure->state == GOUJI_FIGURE_NUMBER;
  }
  return n_numbers > 0;
}

static gboolean
add_rules (GoujiCellDetails *self, GoujiReport *report, const GoujiCell *cell, const GPtrArray *findings)
{
  GoujiForm *form = gouji_report_get_form (report);
  guint n_equations;
  guint n_added = 0;
  const guint *equations = gouji_form_get_equations_of (form, cell, &n_equations);

  for (guint i = 0; i < n_equations && n_added < MAX_RULES; i++) {
    const GoujiEquation *equation = gouji_form_get_equation (form, equations[i]);
    g_autofree char *sentence = NULL;
    gboolean judged;

    if (has_finding (findings, equation->rule))
      continue;
    judged = is_judged (report, equation);
    sentence = gouji_form_words_equation (report, equation);
    add_rule (self, judged ? "object-select-symbolic" : "content-loading-symbolic",
              judged ? "success" : "dimmed", judged ? _ ("Holds") : _ ("Not judged yet: numbers are missing"),
              sentence);
    n_added++;
  }
  return n_added > 0;
}

static void
clicked_cb (GoujiCellDetails *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
gouji_cell_details_dispose (GObject *object)
{
  gtk_popover_set_child (GTK_POPOVER (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), GOUJI_TYPE_CELL_DETAILS);

  G_OBJECT_CLASS (gouji_cell_details_parent_class)->dispose (object);
}

static void
gouji_cell_details_class_init (GoujiCellDetailsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gouji_cell_details_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/gouji/Gouji/form-pane/gouji-cell-details.ui");
  gtk_widget_class_bind_template_child (widget_class, GoujiCellDetails, name);
  gtk_widget_class_bind_template_child (widget_class, GoujiCellDetails, facts);
  gtk_widget_class_bind_template_child (widget_class, GoujiCellDetails, show_source);
  gtk_widget_class_bind_template_child (widget_class, GoujiCellDetails, show_cases);
  gtk_widget_class_bind_template_child (widget_class, GoujiCellDetails, unlock);
  gtk_widget_class_bind_template_child (widget_class, GoujiCellDetails, rules_title);
  gtk_widget_class_bind_template_child (widget_class, GoujiCellDetails, rules);
  gtk_widget_class_bind_template_callback (widget_class, clicked_cb);
}

static void
gouji_cell_details_init (GoujiCellDetails *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * gouji_cell_details_new:
 *
 * Tells of the cell as it is now; it is made anew each time it is asked for.
 */
GtkWidget *
gouji_cell_details_new (GoujiReport *report, const GoujiCell *cell, GoujiFindingIndex *findings)
{
  GoujiCellDetails *self = g_object_new (GOUJI_TYPE_CELL_DETAILS, NULL);
  const GPtrArray *found = findings != NULL ? gouji_finding_index_get_of_cell (findings, cell) : NULL;
  g_autoptr (PangoAttrList) attributes = gouji_form_words_attributes ();
  g_autofree char *name = gouji_form_words_cell_name (cell);
  gboolean any;

  gtk_label_set_attributes (self->name, attributes);
  gtk_label_set_label (self->name, name);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->show_source), "s", cell->id);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->show_cases), "s", cell->id);
  gtk_widget_set_visible (self->show_cases,
                          gouji_report_get_figure (report, cell)->how == GOUJI_HOW_COMPUTED);
  gtk_widget_set_visible (self->unlock,
                          gouji_form_is_carried (report, cell) && !gouji_report_get_locked (report));
  add_facts (self, report, cell);
  any = add_findings (self, found);
  any |= add_rules (self, report, cell, found);
  gtk_widget_set_visible (self->rules_title, any);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return GTK_WIDGET (self);
}
