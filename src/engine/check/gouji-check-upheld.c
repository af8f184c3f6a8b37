/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "check/gouji-check-passage.h"
#include "check/gouji-check-prose.h"
#include "check/gouji-check-values.h"

#define MAXIMUM_CELLS 20

/* Adds what the cells of these names hold that the form has. Returns whether all that counts is settled and
 * any of it is a number; @unsettled gets the others. */
static gboolean
add_named_cells (GoujiCheck *self, JsonObject *claim, const char *member, GoujiDecimal *sum, GPtrArray *cells)
{
  JsonArray *names =
    json_object_has_member (claim, member) ? json_object_get_array_member (claim, member) : NULL;
  gboolean any_number = FALSE;

  *sum = (GoujiDecimal) { 0 };
  for (guint i = 0; names != NULL && i < MIN (json_array_get_length (names), MAXIMUM_CELLS); i++) {
    const char *name = json_array_get_string_element (names, i);
    const GoujiCell *cell = name != NULL ? gouji_form_find_cell (self->form, name) : NULL;
    GoujiStanding standing = cell != NULL ? gouji_report_weigh (self->report, cell) : GOUJI_STANDING_BLANK;

    if (cell != NULL)
      g_ptr_array_add (cells, (gpointer) cell);
    if (standing == GOUJI_STANDING_OWING || standing == GOUJI_STANDING_UNSETTLED)
      return FALSE;
    if (standing != GOUJI_STANDING_NUMBER)
      continue;
    any_number = TRUE;
    if (!gouji_decimal_accumulate (sum, gouji_report_get_figure (self->report, cell)->value, 1))
      return FALSE;
  }

  return any_number;
}

static void
check_claim (GoujiCheck *self, JsonObject *claim, const GoujiPassage *passage, GMatchInfo *match)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();
  g_autofree char *total_text = NULL;
  g_autofree char *upheld_text = NULL;
  GoujiDecimal total, upheld;
  GoujiFinding *finding;

  if (!add_named_cells (self, claim, "total", &total, cells) ||
      !add_named_cells (self, claim, "upheld", &upheld, cells) || gouji_decimal_compare (total, upheld) <= 0)
    return;

  total_text = gouji_decimal_to_string (total);
  upheld_text = gouji_decimal_to_string (upheld);
  finding =
    gouji_check_tell_passage (self, passage, match, NULL, "upheld",
                              (GoujiWord[]) { { "total", total_text }, { "upheld", upheld_text } }, 2);
  for (guint i = 0; finding != NULL && i < cells->len; i++)
    gouji_finding_add_cell (finding, self->report, cells->pdata[i]);
}

/**
 * gouji_check_upheld:
 *
 * Checks the sentences that say that everything was upheld: `upheld` of the rule lists what they may speak
 * of, each with the name of the patterns that find it and the cells that must then agree. What is not settled
 * is not judged; the numbers themselves are looked at elsewhere.
 */
void
gouji_check_upheld (GoujiCheck *self)
{
  JsonNode *node = json_object_get_member (self->rule->parameters, "upheld");
  JsonArray *claims = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; claims != NULL && i < json_array_get_length (claims); i++) {
    JsonObject *claim = json_array_get_object_element (claims, i);
    const char *pattern = json_object_get_string_member_with_default (claim, "pattern", "");

    for (guint j = 0; j < gouji_form_get_n_parts (self->form); j++) {
      const GoujiPassage *passage = gouji_check_get_passage (self, gouji_form_get_part (self->form, j));
      g_autoptr (GMatchInfo) match = NULL;

      if (gouji_rule_match (self->rule, pattern, passage->text, &match))
        check_claim (self, claim, passage, match);
    }
  }
}
