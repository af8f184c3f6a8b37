/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "check/gouji-check-prose.h"

#include <string.h>

#include "check/gouji-check-mentions.h"
#include "check/gouji-check-values.h"

/* The predicate that compares the numbers in the text with the tables: compare. */

/* How far from the number in the text, in per cent of it, a figure may be where the text does not claim to be
 * exact: "more than 100" is no mistake for 140, but one for 95 or 260. */
#define AT_LEAST_LOW 100
#define AT_LEAST_HIGH 200
#define AT_MOST_LOW 50
#define AT_MOST_HIGH 100
#define ABOUT_LOW 75
#define ABOUT_HIGH 125

/* How many mentions before and behind one are compared with it: more than a real report has. */
#define NEIGHBOURHOOD 500

/* The lists that a rule may have are short; this bounds what a hostile form can cost. */
#define MAXIMUM_ALTERNATIVES 20

typedef enum {
  OUTCOME_SILENT,
  OUTCOME_AGREES,
  OUTCOME_DIFFERS,
  OUTCOME_SUSPENDED,
} Outcome;

/* Whether the number speaks of what this rule watches. */
static gboolean
concerns (GoujiCheck *self, const GoujiMention *mention)
{
  if (mention->about != GOUJI_ABOUT_FIGURE)
    return FALSE;

  return (mention->concept != NULL && gouji_check_lists (self, "concepts", mention->concept->id)) ||
         (mention->cell != NULL && gouji_check_lists (self, "cells", mention->cell->id));
}

/* Whether the clause names a year, and not the one reported on. */
static gboolean
names_another_year (GoujiCheck *self, const char *text)
{
  int year = gouji_report_get_year (self->report);
  g_autofree char *own = g_strdup_printf ("%d", year);
  g_autoptr (GMatchInfo) match = NULL;
  gboolean another = FALSE;

  if (year == 0 || !gouji_rule_match (self->rule, "year", text, &match))
    return FALSE;

  for (; g_match_info_matches (match); g_match_info_next (match, NULL)) {
    g_autofree char *named = g_match_info_fetch (match, 1);

    if (g_strcmp0 (named, own) == 0)
      return FALSE;
    another = TRUE;
  }

  return another;
}

/* Adds up what stands in @cells, also what is in doubt: if it agrees with the text, nothing need be said. A
 * figure that was itself read from the text confirms nothing. */
static GoujiStanding
add_cells (GoujiCheck *self, const GPtrArray *cells, GoujiQuantity *sum, gboolean *first)
{
  gboolean any_number = FALSE;
  gboolean unsettled = FALSE;

  for (guint i = 0; i < cells->len; i++) {
    const GoujiCell *cell = cells->pdata[i];
    const GoujiFigure *figure = gouji_report_get_figure (self->report, cell);
    GoujiStanding standing = gouji_report_weigh (self->report, cell);
    GoujiQuantity value;

    if (standing == GOUJI_STANDING_OWING || (figure->how == GOUJI_HOW_PROSE && figure->entered == NULL))
      return GOUJI_STANDING_BLANK;
    unsettled = unsettled || standing == GOUJI_STANDING_UNSETTLED;
    if (figure->state != GOUJI_FIGURE_NUMBER || figure->unit != NULL)
      continue;

    any_number = TRUE;
    if (!gouji_quantity_init (&value, self->form, figure->value, cell->unit))
      return GOUJI_STANDING_UNSETTLED;
    if (*first)
      *sum = (GoujiQuantity) { .money = value.money };
    *first = FALSE;
    if (!gouji_quantity_add (sum, value, 1))
      return GOUJI_STANDING_UNSETTLED;
  }

  if (unsettled)
    return GOUJI_STANDING_UNSETTLED;
  return any_number ? GOUJI_STANDING_NUMBER : GOUJI_STANDING_BLANK;
}

/* Adds what the form has under the name of a concept or a cell. */
static GoujiStanding
add_named (GoujiCheck *self, const char *name, GoujiQuantity *sum, gboolean *first)
{
  const GoujiConcept *concept = gouji_form_find_concept (self->form, name);
  const GoujiCell *cell = concept == NULL ? gouji_form_find_cell (self->form, name) : NULL;
  g_autoptr (GPtrArray) cells = NULL;

  if (concept != NULL)
    return add_cells (self, concept->cells, sum, first);
  if (cell == NULL)
    return GOUJI_STANDING_BLANK;

  cells = g_ptr_array_new ();
  g_ptr_array_add (cells, (gpointer) cell);
  return add_cells (self, cells, sum, first);
}

/* Whether the number is within what its words allow. */
static gboolean
suits (GoujiCheck *self, const GoujiMention *mention, const char *text, GoujiQuantity said, GoujiQuantity is)
{
  if (!mention->approximate || gouji_quantity_agrees (said, is))
    return gouji_quantity_agrees (said, is);
  if (gouji_rule_match (self->rule, "at_least", text, NULL))
    return gouji_quantity_is_within (is, said, AT_LEAST_LOW, AT_LEAST_HIGH);
  if (gouji_rule_match (self->rule, "at_most", text, NULL))
    return gouji_quantity_is_within (is, said, AT_MOST_LOW, AT_MOST_HIGH);
  if (gouji_rule_match (self->rule, "about", text, NULL))
    return gouji_quantity_is_within (is, said, ABOUT_LOW, ABOUT_HIGH);

  /* What the words are is not known: nothing can be said. */
  return TRUE;
}

/* Whether one of the sums that the rule's `also` has for this concept or cell is what the text says. */
static gboolean
suits_another (GoujiCheck *self, const GoujiMention *mention, const char *text, GoujiQuantity said)
{
  const char *id = mention->concept != NULL ? mention->concept->id : mention->cell->id;
  JsonNode *also = json_object_get_member (self->rule->parameters, "also");
  JsonNode *node = also != NULL && JSON_NODE_HOLDS_OBJECT (also)
                     ? json_object_get_member (json_node_get_object (also), id)
                     : NULL;
  JsonArray *sums = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (sums == NULL || gouji_rule_match (self->rule, "exact", text, NULL))
    return FALSE;

  for (guint i = 0; i < MIN (json_array_get_length (sums), MAXIMUM_ALTERNATIVES); i++) {
    JsonNode *element = json_array_get_element (sums, i);
    JsonArray *names = JSON_NODE_HOLDS_ARRAY (element) ? json_node_get_array (element) : NULL;
    GoujiQuantity sum = { 0 };
    gboolean first = TRUE;

    for (guint j = 0; names != NULL && j < MIN (json_array_get_length (names), MAXIMUM_ALTERNATIVES); j++) {
      const char *name = json_array_get_string_element (names, j);

      if (name != NULL)
        add_named (self, name, &sum, &first);
    }
    if (!first && suits (self, mention, text, said, sum))
      return TRUE;
  }

  return FALSE;
}

static GPtrArray *
list_cells (const GoujiMention *mention)
{
  GPtrArray *cells = g_ptr_array_new ();

  if (mention->concept == NULL)
    g_ptr_array_add (cells, (gpointer) mention->cell);
  for (guint i = 0; mention->concept != NULL && i < mention->concept->cells->len; i++)
    g_ptr_array_add (cells, mention->concept->cells->pdata[i]);

  return cells;
}

static Outcome
judge (GoujiCheck *self, const GoujiMention *mention, GPtrArray *cells, GoujiQuantity *is)
{
  g_autofree char *text = gouji_fold_text (self->folding, mention->text);
  GoujiQuantity said;
  GoujiStanding standing;
  gboolean first = TRUE;

  if (gouji_rule_match (self->rule, "elsewhere", text, NULL) || names_another_year (self, text) ||
      !gouji_quantity_init (&said, self->form, mention->value, mention->unit))
    return OUTCOME_SILENT;

  *is = (GoujiQuantity) { .money = said.money };
  standing = add_cells (self, cells, is, &first);
  if (standing == GOUJI_STANDING_BLANK || is->money != said.money)
    return OUTCOME_SILENT;
  if (suits (self, mention, text, said, *is) || suits_another (self, mention, text, said))
    return OUTCOME_AGREES;

  return standing == GOUJI_STANDING_UNSETTLED ? OUTCOME_SUSPENDED : OUTCOME_DIFFERS;
}

/* A report may tell of the office that wrote it besides all that it reports on: where one number agrees with
 * the table, a smaller one about the same is another scope. */
static gboolean
is_narrower (GoujiCheck *self, const GArray *outcomes, guint index)
{
  const GoujiMention *mention = self->mentions->pdata[index];
  guint end = MIN (self->mentions->len, index + NEIGHBOURHOOD);

  for (guint i = index > NEIGHBOURHOOD ? index - NEIGHBOURHOOD : 0; i < end; i++) {
    const GoujiMention *other = self->mentions->pdata[i];

    if (g_array_index (outcomes, Outcome, i) == OUTCOME_AGREES && other->concept == mention->concept &&
        other->cell == mention->cell && mention->value.units != 0 &&
        gouji_decimal_compare (mention->value, other->value) < 0)
      return TRUE;
  }

  return FALSE;
}

/* What the table says, in the unit of its cells. */
static char *
print_value (GoujiCheck *self, GPtrArray *cells)
{
  GoujiDecimal sum = { 0 };

  for (guint i = 0; i < cells->len; i++) {
    const GoujiFigure *figure = gouji_report_get_figure (self->report, cells->pdata[i]);

    if (figure->state == GOUJI_FIGURE_NUMBER)
      (void) gouji_decimal_accumulate (&sum, figure->value, 1);
  }

  return gouji_decimal_to_string (sum);
}

static GoujiFinding *
tell (GoujiCheck *self, const GoujiMention *mention, GPtrArray *cells)
{
  const GoujiCell *cell = cells->pdata[0];
  g_autofree char *name = cells->len == 1 ? gouji_check_name_cell (cell) : NULL;
  g_autofree char *value = print_value (self, cells);
  GoujiWord words[] = {
    { "text", mention->text },
    { "where", name != NULL ? name : mention->concept->title },
    { "table", cell->table->title },
    { "value", value },
    { "unit", cell->unit != NULL ? cell->unit : "" },
  };
  GoujiFinding *finding = gouji_check_tell (self, mention->part, cells->len == 1 ? "differs" : "sum_differs",
                                            words, G_N_ELEMENTS (words));

  if (finding == NULL)
    return NULL;

  gouji_finding_set_source (finding, mention->has_source, mention->source);
  finding->left = gouji_decimal_to_string (mention->value);
  finding->right = g_steal_pointer (&value);
  for (guint i = 0; i < cells->len; i++)
    gouji_finding_add_cell (finding, self->report, cells->pdata[i]);
  return finding;
}

static void
suspend (GoujiCheck *self, const GoujiMention *mention, GPtrArray *cells)
{
  g_autoptr (GPtrArray) unsettled = g_ptr_array_new ();

  for (guint i = 0; i < cells->len; i++) {
    if (gouji_report_weigh (self->report, cells->pdata[i]) == GOUJI_STANDING_UNSETTLED)
      g_ptr_array_add (unsettled, cells->pdata[i]);
  }

  gouji_check_suspend (self, mention->part, mention->text, unsettled);
}

static void
conclude (GoujiCheck *self, const GArray *outcomes, guint index)
{
  const GoujiMention *mention = self->mentions->pdata[index];
  Outcome outcome = g_array_index (outcomes, Outcome, index);
  g_autoptr (GPtrArray) cells = NULL;

  if ((outcome != OUTCOME_DIFFERS && outcome != OUTCOME_SUSPENDED) || is_narrower (self, outcomes, index))
    return;

  cells = list_cells (mention);
  if (outcome == OUTCOME_DIFFERS)
    tell (self, mention, cells);
  else
    suspend (self, mention, cells);
}

/* How the numbers in the text stand to the tables by the rule that is being checked. */
static GArray *
judge_all (GoujiCheck *self)
{
  GArray *outcomes = g_array_new (FALSE, TRUE, sizeof (Outcome));

  g_array_set_size (outcomes, self->mentions->len);
  for (guint i = 0; i < self->mentions->len; i++) {
    const GoujiMention *mention = self->mentions->pdata[i];
    g_autoptr (GPtrArray) cells = concerns (self, mention) ? list_cells (mention) : NULL;
    GoujiQuantity is;

    if (cells != NULL && cells->len > 0)
      g_array_index (outcomes, Outcome, i) = judge (self, mention, cells, &is);
  }

  return outcomes;
}

/**
 * gouji_check_list_contradicted:
 * @mentions: (element-type GoujiMention): the numbers in the text of @report
 *
 * Lists the numbers of the text of which a rule says that they are not those of the tables: those of which
 * gouji_check_report() has a finding for this reason, and no others.
 *
 * Returns: (transfer full) (element-type gboolean): for each of the mentions, whether it is one of them
 */
GArray *
gouji_check_list_contradicted (GoujiReport *report, GPtrArray *mentions, const GoujiFolding *folding)
{
  GoujiCheck check = { .report = report, .mentions = mentions, .folding = folding };
  GArray *contradicted = g_array_new (FALSE, TRUE, sizeof (gboolean));

  check.form = gouji_report_get_form (report);
  g_array_set_size (contradicted, mentions->len);
  for (guint i = 0; i < gouji_form_get_n_rules (check.form); i++) {
    g_autoptr (GArray) outcomes = NULL;

    check.rule = gouji_form_get_rule (check.form, i);
    if (g_strcmp0 (check.rule->predicate, "compare") != 0)
      continue;
    outcomes = judge_all (&check);
    for (guint j = 0; j < mentions->len; j++) {
      if (g_array_index (outcomes, Outcome, j) == OUTCOME_DIFFERS && !is_narrower (&check, outcomes, j))
        g_array_index (contradicted, gboolean, j) = TRUE;
    }
  }

  return contradicted;
}

/**
 * gouji_check_compare:
 *
 * Predicate `compare`: the numbers in the text about the rule's concepts and cells are those of the tables.
 */
void
gouji_check_compare (GoujiCheck *self)
{
  g_autoptr (GArray) outcomes = self->mentions != NULL ? judge_all (self) : NULL;

  if (outcomes == NULL)
    return;

  for (guint i = 0; i < self->mentions->len; i++)
    conclude (self, outcomes, i);
  gouji_check_upheld (self);
}
