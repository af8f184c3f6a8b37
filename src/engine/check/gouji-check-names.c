/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "check/gouji-check-passage.h"

/* The predicates that look for names and numbers of others: other_agency, personal_data. */

#define MAXIMUM_MATCHES 200
#define MAXIMUM_PLACES 6

/* An identity-card number: 17 digits and a check character (GB 11643-1999, ISO 7064 MOD 11-2). */
#define CARD_LENGTH 18

/* The day of birth that a card number has in it: one that was, and not after the year reported on. */
static gboolean
has_day_of_birth (const char *text, int year)
{
  g_autofree char *digits = g_strndup (text + strlen ("110101"), strlen ("19900101"));
  guint day = (guint) g_ascii_strtoull (digits, NULL, 10);

  return g_date_valid_dmy ((GDateDay) (day % 100), (GDateMonth) (day / 100 % 100),
                           (GDateYear) (day / 10000)) &&
         (year == 0 || (int) (day / 10000) <= year + 1);
}

static gboolean
is_card_number (const char *text)
{
  static const guint weights[CARD_LENGTH - 1] = { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2 };
  static const char checks[] = "10x98765432";
  guint sum = 0;

  if (strlen (text) != CARD_LENGTH)
    return FALSE;
  for (guint i = 0; i < CARD_LENGTH - 1; i++) {
    if (!g_ascii_isdigit (text[i]))
      return FALSE;
    sum += weights[i] * (guint) g_ascii_digit_value (text[i]);
  }

  return g_ascii_tolower (text[CARD_LENGTH - 1]) == checks[sum % 11];
}

/* Tells of the first card number in the passage. */
static void
find_card_number (GoujiCheck *self, const GoujiPassage *passage)
{
  g_autoptr (GMatchInfo) match = NULL;
  guint n = 0;

  for (gboolean found = gouji_rule_match (self->rule, "card", passage->text, &match);
       found && n < MAXIMUM_MATCHES; n++, found = g_match_info_next (match, NULL)) {
    g_autofree char *number = g_match_info_fetch (match, 0);

    if (!is_card_number (number) || !has_day_of_birth (number, gouji_report_get_year (self->report)))
      continue;
    gouji_check_tell_passage (self, passage, match, NULL, "card", NULL, 0);
    return;
  }
}

static void
find_person (GoujiCheck *self, const GoujiPassage *passage, const char *what)
{
  g_autoptr (GMatchInfo) match = NULL;

  if (gouji_rule_match (self->rule, what, passage->text, &match))
    gouji_check_tell_passage (self, passage, match, "text", what, NULL, 0);
}

/**
 * gouji_check_personal_data:
 *
 * Predicate `personal_data`: no number of an identity card stands in the text, by its check character and day
 * of birth, no telephone number of an applicant, no name of one with an address, and no mobile number that is
 * not given as a way to reach the agency. Before the first part the agency tells where it is to be found.
 */
void
gouji_check_personal_data (GoujiCheck *self)
{
  for (guint i = 0; i <= gouji_form_get_n_parts (self->form); i++) {
    const GoujiPassage *passage = i == 0
                                    ? gouji_check_get_opening (self)
                                    : gouji_check_get_passage (self, gouji_form_get_part (self->form, i - 1));

    find_card_number (self, passage);
    find_person (self, passage, "address");
    if (gouji_rule_match (self->rule, "telephone", passage->text, NULL))
      find_person (self, passage, "telephone");
    else if (i > 0)
      find_person (self, passage, "mobile");
  }
}

/* The places that a name has, outer before inner. */
static GPtrArray *
list_places (GoujiCheck *self, const char *name)
{
  GPtrArray *places = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GMatchInfo) match = NULL;

  for (gboolean found = gouji_rule_match (self->rule, "place", name, &match);
       found && places->len < MAXIMUM_PLACES; found = g_match_info_next (match, NULL)) {
    char *place = g_match_info_fetch_named (match, "place");

    if (place != NULL)
      g_ptr_array_add (places, place);
  }

  return places;
}

/* The level of a place is its last character: county, town. */
static gunichar
get_level (const char *place)
{
  return g_utf8_get_char (g_utf8_prev_char (place + strlen (place)));
}

/* Whether the name without its level, which may be left out, stands in @names. */
static gboolean
is_known (const char *place, const char *names)
{
  g_autofree char *stem = g_strndup (place, (gsize) (g_utf8_prev_char (place + strlen (place)) - place));

  return strstr (names, stem) != NULL;
}

/* Returns: (nullable): of the same level as the innermost of the agency's own places, and another one */
static const char *
find_other_place (GPtrArray *places, GPtrArray *own, const char *own_names)
{
  const char *innermost = own->len > 0 ? own->pdata[own->len - 1] : NULL;
  const char *other = NULL;

  for (guint i = 0; innermost != NULL && i < places->len; i++) {
    const char *place = places->pdata[i];

    if (is_known (place, own_names) || strstr (place, "*") != NULL)
      return NULL;
    if (get_level (place) == get_level (innermost))
      other = place;
  }

  return other;
}

/* Looks for names where the own one should stand, and tells of the first that is another's. */
static gboolean
find_other_name (
  GoujiCheck *self, const GoujiPassage *passage, const char *pattern, GPtrArray *own, const char *own_names)
{
  g_autoptr (GMatchInfo) match = NULL;
  guint n = 0;

  for (gboolean found = gouji_rule_match (self->rule, pattern, passage->text, &match);
       found && n < MAXIMUM_MATCHES; n++, found = g_match_info_next (match, NULL)) {
    g_autofree char *name = g_match_info_fetch_named (match, "name");
    g_autoptr (GPtrArray) places = name != NULL ? list_places (self, name) : NULL;

    if (places == NULL || find_other_place (places, own, own_names) == NULL)
      continue;
    gouji_check_tell_passage (
      self, passage, match, "name", "other",
      &(GoujiWord) { "agency", gouji_report_get_field (self->report, GOUJI_FIELD_AGENCY) }, 1);
    return TRUE;
  }

  return FALSE;
}

/* All names that the report has for its agency, one a line, folded. */
static char *
list_own_names (GoujiCheck *self)
{
  static const GoujiField fields[] = { GOUJI_FIELD_AGENCY, GOUJI_FIELD_TITLE, GOUJI_FIELD_SCOPE };
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++) {
    const char *field = gouji_report_get_field (self->report, fields[i]);
    g_autofree char *folded = field != NULL ? gouji_fold_text (self->folding, field) : NULL;

    if (folded != NULL)
      g_string_append_printf (names, "%s\n", folded);
  }

  return g_string_free (names, FALSE);
}

static void
check_signature (GoujiCheck *self, GPtrArray *own, const char *own_names)
{
  const char *signature = gouji_report_get_field (self->report, GOUJI_FIELD_SIGNATURE);
  g_autofree char *folded = signature != NULL ? gouji_fold_text (self->folding, signature) : NULL;
  g_autoptr (GPtrArray) places = folded != NULL ? list_places (self, folded) : NULL;

  if (places != NULL && find_other_place (places, own, own_names) != NULL)
    gouji_check_tell (
      self, NULL, "signed",
      (GoujiWord[]) { { "text", signature },
                      { "agency", gouji_report_get_field (self->report, GOUJI_FIELD_AGENCY) } },
      2);
}

/**
 * gouji_check_other_agency:
 *
 * Predicate `other_agency`: where the report speaks of its own agency, in its opening, under its text, and as
 * who did what is told, no place of the same level as the agency's own stands that is another one. Places
 * that contain it, or lie in it, are of other levels and say nothing.
 */
void
gouji_check_other_agency (GoujiCheck *self)
{
  const char *agency = gouji_report_get_field (self->report, GOUJI_FIELD_AGENCY);
  g_autofree char *folded = agency != NULL ? gouji_fold_text (self->folding, agency) : NULL;
  g_autoptr (GPtrArray) own = folded != NULL ? list_places (self, folded) : NULL;
  g_autofree char *own_names = list_own_names (self);

  if (own == NULL || own->len == 0)
    return;

  check_signature (self, own, own_names);
  if (find_other_name (self, gouji_check_get_opening (self), "named", own, own_names))
    return;
  for (guint i = 0; i < gouji_form_get_n_parts (self->form); i++) {
    if (find_other_name (self, gouji_check_get_passage (self, gouji_form_get_part (self->form, i)), "acting",
                         own, own_names))
      return;
  }
}
