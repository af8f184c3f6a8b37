/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "compile/gouji-compile-private.h"

#include <string.h>

#include "form/gouji-expression.h"
#include "form/gouji-sentence.h"

/* Years that a text of last year's may have; more are no opening. */
#define MOST_YEARS 100

static JsonObject *
get_common (GoujiFormSet *forms)
{
  JsonNode *node = json_object_get_member (gouji_form_set_get_common (forms), "compile");

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static const char *
get_text (JsonObject *object, const char *member)
{
  return object != NULL ? json_object_get_string_member_with_default (object, member, NULL) : NULL;
}

static JsonArray *
get_list (JsonObject *object, const char *member)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, member) : NULL;

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

/* -- years of last year's words -- */

typedef struct {
  GoujiCompiling *compiling;
  GoujiField field;
  const char *period; /* what stands for a period that lost its characters */
} Advancing;

static void
note (GoujiCompiling *self, GoujiField field, const char *before, const char *after)
{
  GoujiAdvanced *advanced;

  if (g_str_equal (before, after))
    return;

  advanced = g_new0 (GoujiAdvanced, 1);
  advanced->field = field;
  advanced->before = g_strdup (before);
  advanced->after = g_strdup (after);
  g_ptr_array_add (self->compiled->advanced, advanced);
}

static gboolean
advance_year_cb (const GMatchInfo *match, GString *result, gpointer user_data)
{
  const Advancing *advancing = user_data;
  g_autofree char *before = g_match_info_fetch (match, 0);
  const GoujiCompiling *self = advancing->compiling;
  g_autofree char *after =
    g_strdup_printf ("%d", (int) g_ascii_strtoll (before, NULL, 10) + self->year - self->last);

  note (advancing->compiling, advancing->field, before, after);
  g_string_append (result, after);
  return advancing->compiling->compiled->advanced->len > MOST_YEARS;
}

static gboolean
mend_period_cb (const GMatchInfo *match, GString *result, gpointer user_data)
{
  const Advancing *advancing = user_data;
  g_autofree char *before = g_match_info_fetch (match, 0);

  note (advancing->compiling, advancing->field, before, advancing->period);
  g_string_append (result, advancing->period);
  return FALSE;
}

/* Replaces what the expressions of the list find, which may name the year of last year's report and @next. */
static char *
replace (GoujiCompiling *self,
         const char *list,
         int next,
         const char *text,
         GRegexEvalCallback callback,
         Advancing *data)
{
  JsonArray *expressions = get_list (get_common (self->forms), list);
  g_autofree char *last = g_strdup_printf ("%d", self->last);
  g_autofree char *this = g_strdup_printf ("%d", next);
  char *result = g_strdup (text);

  for (guint i = 0; expressions != NULL && i < json_array_get_length (expressions); i++) {
    const GoujiWord words[] = { { "last", last }, { "this", this } };
    g_autofree char *pattern =
      gouji_sentence_fill (json_array_get_string_element (expressions, i), words, G_N_ELEMENTS (words));
    g_autoptr (GRegex) regex = gouji_expression_new (pattern, NULL);
    g_autofree char *before = result;
    char *after = regex != NULL ? g_regex_replace_eval (regex, before, -1, 0, 0, callback, data, NULL) : NULL;

    result = after != NULL ? after : g_steal_pointer (&before);
  }

  return result;
}

static char *
describe_day (GoujiCompiling *self, const char *iso)
{
  const char *sentence = get_text (get_common (self->forms), "day");
  g_auto (GStrv) pieces = iso != NULL ? g_strsplit (iso, "-", 3) : NULL;
  GoujiWord words[3];

  if (sentence == NULL || pieces == NULL || g_strv_length (pieces) != 3)
    return g_strdup ("");

  for (guint i = 1; i < 3; i++)
    memmove (pieces[i], pieces[i] + (pieces[i][0] == '0' ? 1 : 0),
             strlen (pieces[i]) + (pieces[i][0] == '0' ? 0 : 1));
  words[0] = (GoujiWord) { "year", pieces[0] };
  words[1] = (GoujiWord) { "month", pieces[1] };
  words[2] = (GoujiWord) { "day", pieces[2] };
  return gouji_sentence_fill (sentence, words, G_N_ELEMENTS (words));
}

static char *
describe_period (GoujiCompiling *self)
{
  GoujiReport *report = self->compiled->report;
  g_autofree char *start = describe_day (self, gouji_report_get_field (report, GOUJI_FIELD_PERIOD_START));
  g_autofree char *end = describe_day (self, gouji_report_get_field (report, GOUJI_FIELD_PERIOD_END));
  const char *sentence = get_text (get_common (self->forms), "period");

  return gouji_sentence_fill (sentence != NULL ? sentence : "",
                              (GoujiWord[]) { { "start", start }, { "end", end } }, 2);
}

/**
 * gouji_compile_advance:
 * @field: where the words will stand
 * @text: words of last year's report
 *
 * Moves the years in words of last year's on by one: those of the year reported on and of the next, not those
 * of laws. A period from which characters were lost is written anew. All that is changed is noted.
 *
 * Returns: (transfer full): the words for this year
 */
char *
gouji_compile_advance (GoujiCompiling *self, GoujiField field, const char *text)
{
  g_autofree char *period = describe_period (self);
  Advancing advancing = { self, field, period };
  g_autofree char *moved = replace (self, "years", self->last + 1, text, advance_year_cb, &advancing);

  return *period != '\0' ? replace (self, "damaged_periods", self->year, moved, mend_period_cb, &advancing)
                         : g_steal_pointer (&moved);
}

/* -- what a report says of itself -- */

static void
put (GoujiCompiling *self, GoujiField field, const char *value)
{
  gouji_report_put_field (self->compiled->report, field, value);
}

static const char *
get_last (GoujiCompiling *self, GoujiField field)
{
  return self->last_year != NULL ? gouji_report_get_field (self->last_year, field) : NULL;
}

static const char *
get_own (GoujiCompiling *self, GoujiField field)
{
  return gouji_report_get_field (self->compiled->report, field);
}

/* A year of schools begins in autumn, on days of its own: then last year's days are the better guide. */
static char *
find_day (GoujiCompiling *self, GoujiField field, const char *member)
{
  JsonObject *opening = gouji_form_get_opening (gouji_report_get_form (self->compiled->report));
  const char *day = get_text (opening, member);
  const char *last = get_last (self, field);
  int year;

  if (day != NULL)
    return g_strdup_printf ("%d-%s", self->year, day);
  if (last == NULL || strlen (last) != 10)
    return NULL;

  year = (int) g_ascii_strtoll (last, NULL, 10);
  return g_strdup_printf ("%d%s", year + self->year - self->last, last + 4);
}

static char *
write_title (GoujiCompiling *self)
{
  const char *sentence =
    get_text (gouji_form_get_opening (gouji_report_get_form (self->compiled->report)), "title");
  const char *agency = get_own (self, GOUJI_FIELD_AGENCY);
  const char *year = get_own (self, GOUJI_FIELD_YEAR);

  if (sentence == NULL)
    return NULL;
  return gouji_sentence_fill (
    sentence, (GoujiWord[]) { { "agency", agency != NULL ? agency : "" }, { "year", year } }, 2);
}

/* The user's own title, when it says the year in a way that can be moved on. */
static char *
find_title (GoujiCompiling *self)
{
  const char *last = get_last (self, GOUJI_FIELD_TITLE);
  guint n = self->compiled->advanced->len;
  g_autofree char *title = last != NULL ? gouji_compile_advance (self, GOUJI_FIELD_TITLE, last) : NULL;

  return self->compiled->advanced->len > n ? g_steal_pointer (&title) : write_title (self);
}

static char *
list_parts (GoujiCompiling *self)
{
  GoujiForm *form = gouji_report_get_form (self->compiled->report);
  const char *and = get_text (get_common (self->forms), "and");
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < gouji_form_get_n_parts (form); i++) {
    const GoujiPart *part = gouji_form_get_part (form, i);

    if (list->len > 0)
      g_string_append (list, and!= NULL ? and : " ");
    g_string_append (list, part->labels[0] != NULL ? part->labels[0] : part->title);
  }

  return g_string_free_and_steal (list);
}

static const char *
get_means (GoujiCompiling *self, const char *name)
{
  for (guint i = 0; i < GOUJI_N_PROFILE_FIELDS; i++) {
    if (g_str_equal (gouji_profile_field_to_string (i), name))
      return gouji_profile_get (self->profile, i);
  }

  return NULL;
}

/* Returns: (nullable): the sentence that says whom to ask, %NULL when the user has not told where */
static char *
write_contact (GoujiCompiling *self)
{
  JsonObject *common = get_common (self->forms);
  JsonArray *means = get_list (common, "means");
  const char *sentence = get_text (common, "contact");
  const char *and = get_text (common, "and");
  g_autofree char *agency = gouji_profile_get_full_name (self->profile);
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; means != NULL && i < json_array_get_length (means); i++) {
    JsonArray *pair = json_array_get_array_element (means, i);
    const char *value = get_means (self, json_array_get_string_element (pair, 0));
    g_autofree char *words = NULL;

    if (value == NULL)
      continue;
    words = gouji_sentence_fill (json_array_get_string_element (pair, 1), &(GoujiWord) { "value", value }, 1);
    if (list->len > 0)
      g_string_append (list, and!= NULL ? and : " ");
    g_string_append (list, words);
  }
  if (list->len == 0 || agency == NULL || sentence == NULL)
    return NULL;

  return gouji_sentence_fill (sentence, (GoujiWord[]) { { "agency", agency }, { "means", list->str } }, 2);
}

static char *
write_opening (GoujiCompiling *self)
{
  JsonObject *opening = gouji_form_get_opening (gouji_report_get_form (self->compiled->report));
  const char *sentences = get_text (opening, "sentences");
  g_autofree char *start = describe_day (self, get_own (self, GOUJI_FIELD_PERIOD_START));
  g_autofree char *end = describe_day (self, get_own (self, GOUJI_FIELD_PERIOD_END));
  g_autofree char *parts = list_parts (self);
  g_autofree char *contact = write_contact (self);
  g_autofree char *text = NULL;

  if (sentences == NULL)
    return g_steal_pointer (&contact);

  text = gouji_sentence_fill (sentences,
                              (GoujiWord[]) { { "parts", parts }, { "start", start }, { "end", end } }, 3);
  return contact != NULL ? g_strconcat (text, "\n", contact, NULL) : g_steal_pointer (&text);
}

static char *
find_opening (GoujiCompiling *self)
{
  const char *last = get_last (self, GOUJI_FIELD_PREAMBLE);

  return last != NULL ? gouji_compile_advance (self, GOUJI_FIELD_PREAMBLE, last) : write_opening (self);
}

static void
put_agency (GoujiCompiling *self)
{
  g_autofree char *name = gouji_profile_get_full_name (self->profile);
  const char *agency = get_last (self, GOUJI_FIELD_AGENCY);
  const char *kind = get_last (self, GOUJI_FIELD_KIND);
  const char *signature = get_last (self, GOUJI_FIELD_SIGNATURE);
  gboolean own = agency == NULL || gouji_profile_is_of (self->profile, agency);

  put (self, GOUJI_FIELD_AGENCY, agency != NULL ? agency : name);
  if (kind == NULL && own)
    kind = gouji_profile_get (self->profile, GOUJI_PROFILE_KIND);
  put (self, GOUJI_FIELD_KIND, kind);
  if (own && signature == NULL)
    signature = gouji_profile_get (self->profile, GOUJI_PROFILE_SIGNATURE);
  if (own && signature == NULL)
    signature = name;
  put (self, GOUJI_FIELD_SIGNATURE, signature);
  put (self, GOUJI_FIELD_SCOPE, get_last (self, GOUJI_FIELD_SCOPE));
}

/**
 * gouji_compile_head:
 *
 * Puts what the report says of itself. The words of last year's report are worth more than those of the form:
 * somebody chose them, and a superior may have approved them. Days of signing and publishing are this year's
 * and stay open.
 */
void
gouji_compile_head (GoujiCompiling *self)
{
  g_autofree char *year = g_strdup_printf ("%d", self->year);
  g_autofree char *start = find_day (self, GOUJI_FIELD_PERIOD_START, "first_day");
  g_autofree char *end = find_day (self, GOUJI_FIELD_PERIOD_END, "last_day");
  g_autofree char *title = NULL;
  g_autofree char *opening = NULL;

  put_agency (self);
  put (self, GOUJI_FIELD_YEAR, year);
  put (self, GOUJI_FIELD_PERIOD_START, start);
  put (self, GOUJI_FIELD_PERIOD_END, end);
  title = find_title (self);
  put (self, GOUJI_FIELD_TITLE, title);
  opening = find_opening (self);
  put (self, GOUJI_FIELD_PREAMBLE, opening);
}

/**
 * gouji_compile_write_opening:
 * @report: a report
 * @profile: (nullable): the user's agency
 *
 * Writes what stands before the first part from nothing: by which law and notice the report is made, its
 * parts, its period, and whom to ask, as the profile says.
 *
 * Returns: (transfer full) (nullable): the words; %NULL when the form does not say how a report begins and
 * the profile does not say whom to ask
 */
char *
gouji_compile_write_opening (GoujiFormSet *forms, GoujiReport *report, const GoujiProfile *profile)
{
  GoujiCompiled compiled = { .report = report };
  GoujiCompiling compiling = { forms, NULL, &compiled, NULL, profile, gouji_report_get_year (report), 0 };

  return write_opening (&compiling);
}
