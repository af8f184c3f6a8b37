/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "check/gouji-check-private.h"

static const struct {
  const char *name;
  void (*check) (GoujiCheck *self);
} predicates[] = {
  { "valid", gouji_check_valid },
  { "parts", gouji_check_parts },
  { "tables", gouji_check_tables },
  { "blank_cells", gouji_check_blank_cells },
  { "processing_fee", gouji_check_processing_fee },
  { "title_and_period", gouji_check_title_and_period },
  { "era", gouji_check_era },
  { "compare", gouji_check_compare },
  { "arithmetic", gouji_check_arithmetic },
  { "all_zero", gouji_check_all_zero },
  { "power", gouji_check_power },
  { "empty_part", gouji_check_empty_part },
  { "topics", gouji_check_topics },
  { "deadline", gouji_check_deadline },
  { "part_list", gouji_check_part_list },
  { "other_agency", gouji_check_other_agency },
  { "stale_numbers", gouji_check_stale_numbers },
  { "personal_data", gouji_check_personal_data },
  { "same_figures", gouji_check_same_figures },
  { "same_text", gouji_check_same_text },
  { "jump", gouji_check_jump },
  { "unit_jump", gouji_check_unit_jump },
  { "unrequested", gouji_check_unrequested },
};

/**
 * gouji_check_text:
 *
 * Checks the current rule by the predicate that it names. A form newer than the program may name one that
 * does not exist; the rule is then not judged, and that is said.
 */
void
gouji_check_text (GoujiCheck *self)
{
  g_autoptr (GPtrArray) none = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (predicates); i++) {
    if (g_str_equal (predicates[i].name, self->rule->predicate)) {
      predicates[i].check (self);
      return;
    }
  }

  none = g_ptr_array_new ();
  gouji_check_suspend (self, NULL, self->rule->id, none);
}
