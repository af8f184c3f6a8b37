/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fill/gouji-mention-patterns.h"

/* A sentence that says what its number is about: of @concept and @cell one is known, or none. Or, with
 * @inner, words without which none of the inner sentences can be: most sentences have none of them, and
 * looking for each pattern takes its time. */
typedef struct {
  GRegex *regex;
  GPtrArray *inner;
  GoujiAbout about;
  char *concept;
  char *cell;
} GoujiAboutPattern;

static GRegex *
compile (const char *pattern)
{
  g_autoptr (GError) error = NULL;
  GRegex *regex = g_regex_new (pattern, G_REGEX_OPTIMIZE, 0, &error);

  if (regex == NULL)
    g_critical ("expression in the forms' common data: %s", error->message);
  return regex;
}

static JsonArray *
get_array (JsonObject *object, const char *member)
{
  return object != NULL && json_object_has_member (object, member)
           ? json_object_get_array_member (object, member)
           : NULL;
}

static GPtrArray *
compile_all (JsonObject *prose, const char *member)
{
  GPtrArray *patterns = g_ptr_array_new_with_free_func ((GDestroyNotify) g_regex_unref);
  JsonArray *array = get_array (prose, member);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++) {
    GRegex *regex = compile (json_array_get_string_element (array, i));

    if (regex != NULL)
      g_ptr_array_add (patterns, regex);
  }

  return patterns;
}

/* One expression out of several: whatever of them matches first. */
static GRegex *
compile_any (JsonObject *prose, const char *member)
{
  JsonArray *array = get_array (prose, member);
  g_autoptr (GString) any = g_string_new (NULL);

  if (array == NULL)
    return NULL;

  for (guint i = 0; i < json_array_get_length (array); i++)
    g_string_append_printf (any, "%s(?:%s)", i > 0 ? "|" : "", json_array_get_string_element (array, i));
  return compile (any->str);
}

static GoujiUnit *
unit_new (const char *name, const GoujiFolding *folding)
{
  GoujiUnit *unit = g_new0 (GoujiUnit, 1);

  unit->name = g_strdup (name);
  unit->folded = gouji_folded_new (folding, name, -1, 0);
  return unit;
}

static void
unit_free (GoujiUnit *unit)
{
  g_free (unit->name);
  gouji_folded_free (unit->folded);
  g_free (unit);
}

static int
compare_length (gconstpointer a, gconstpointer b)
{
  const GoujiUnit *x = *(GoujiUnit *const *) a;
  const GoujiUnit *y = *(GoujiUnit *const *) b;

  return (x->folded->length < y->folded->length) - (x->folded->length > y->folded->length);
}

static void
collect_units (GPtrArray *units, JsonArray *array, const GoujiFolding *folding)
{
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    g_ptr_array_add (units, unit_new (json_array_get_string_element (array, i), folding));
  g_ptr_array_sort (units, compare_length);
}

static void
collect_pairs (GPtrArray *pairs, JsonArray *array, const GoujiFolding *folding)
{
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++) {
    JsonArray *pair = json_array_get_array_element (array, i);

    for (guint j = 0; j < 2; j++)
      g_ptr_array_add (pairs, unit_new (json_array_get_string_element (pair, j), folding));
  }
}

static void
about_pattern_free (GoujiAboutPattern *pattern)
{
  g_regex_unref (pattern->regex);
  g_clear_pointer (&pattern->inner, g_ptr_array_unref);
  g_free (pattern->concept);
  g_free (pattern->cell);
  g_free (pattern);
}

static GoujiAbout
read_about (JsonObject *object)
{
  for (GoujiAbout about = GOUJI_ABOUT_RATIO; about <= GOUJI_ABOUT_PART; about++) {
    if (json_object_has_member (object, gouji_about_to_string (about)))
      return about;
  }

  return json_object_has_member (object, gouji_about_to_string (GOUJI_ABOUT_FREE)) ? GOUJI_ABOUT_FREE
                                                                                   : GOUJI_ABOUT_FIGURE;
}

static GPtrArray *collect_abouts (JsonArray *array);

static GoujiAboutPattern *
about_pattern_new (JsonObject *object)
{
  gboolean outer = json_object_has_member (object, "when");
  GRegex *regex = compile (json_object_get_string_member (object, outer ? "when" : "pattern"));
  GoujiAboutPattern *pattern;

  if (regex == NULL)
    return NULL;

  pattern = g_new0 (GoujiAboutPattern, 1);
  pattern->regex = regex;
  pattern->inner = outer ? collect_abouts (get_array (object, "mentions")) : NULL;
  pattern->about = read_about (object);
  pattern->concept = g_strdup (json_object_get_string_member_with_default (object, "concept", NULL));
  pattern->cell = g_strdup (json_object_get_string_member_with_default (object, "cell", NULL));
  return pattern;
}

static GPtrArray *
collect_abouts (JsonArray *array)
{
  GPtrArray *abouts = g_ptr_array_new_with_free_func ((GDestroyNotify) about_pattern_free);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++) {
    GoujiAboutPattern *pattern = about_pattern_new (json_array_get_object_element (array, i));

    if (pattern != NULL)
      g_ptr_array_add (abouts, pattern);
  }

  return abouts;
}

/**
 * gouji_mention_patterns_new:
 * @common: (nullable): the forms' common data; without it nothing is a mention
 *
 * Returns: (transfer full): its `units` and `prose`, compiled
 */
GoujiMentionPatterns *
gouji_mention_patterns_new (JsonObject *common, const GoujiFolding *folding)
{
  GoujiMentionPatterns *self = g_new0 (GoujiMentionPatterns, 1);
  JsonObject *prose = common != NULL && json_object_has_member (common, "prose")
                        ? json_object_get_object_member (common, "prose")
                        : NULL;

  self->units = g_ptr_array_new_with_free_func ((GDestroyNotify) unit_free);
  self->more = g_ptr_array_new_with_free_func ((GDestroyNotify) unit_free);
  self->before = g_ptr_array_new_with_free_func ((GDestroyNotify) unit_free);
  collect_units (self->units, get_array (common, "units"), folding);
  collect_units (self->units, get_array (prose, "units"), folding);
  collect_units (self->more, get_array (prose, "more"), folding);
  collect_pairs (self->before, get_array (prose, "before"), folding);
  self->passed_over = compile_all (prose, "passed_over");
  self->bare = compile_any (prose, "bare");
  self->approximate = compile_any (prose, "approximate");
  self->abouts = collect_abouts (get_array (prose, "mentions"));

  return self;
}

void
gouji_mention_patterns_free (GoujiMentionPatterns *self)
{
  g_ptr_array_unref (self->units);
  g_ptr_array_unref (self->more);
  g_ptr_array_unref (self->before);
  g_ptr_array_unref (self->passed_over);
  g_clear_pointer (&self->bare, g_regex_unref);
  g_clear_pointer (&self->approximate, g_regex_unref);
  g_ptr_array_unref (self->abouts);
  g_free (self);
}

static const GoujiConcept *
find_concept (GoujiForm *form, const GoujiAboutPattern *pattern, const GoujiCell *cell)
{
  for (guint i = 0; i < gouji_form_get_n_concepts (form); i++) {
    const GoujiConcept *concept = gouji_form_get_concept (form, i);

    if (pattern->concept != NULL ? g_str_equal (concept->id, pattern->concept)
                                 : concept->cells->len == 1 && concept->cells->pdata[0] == cell)
      return concept;
  }

  return NULL;
}

/* Forms of other eras have other cells; what a form does not have, nothing in its reports is about. */
static gboolean
resolve (const GoujiAboutPattern *pattern, GoujiForm *form, GoujiMention *mention)
{
  const GoujiCell *cell = pattern->cell != NULL ? gouji_form_find_cell (form, pattern->cell) : NULL;
  const GoujiConcept *concept;

  if (pattern->about == GOUJI_ABOUT_FIGURE) {
    concept = find_concept (form, pattern, cell);
    if (cell == NULL && concept == NULL)
      return FALSE;
    mention->concept = concept;
    mention->cell = cell == NULL && concept->cells->len == 1 ? concept->cells->pdata[0] : cell;
  }
  mention->about = pattern->about;

  return TRUE;
}

static gboolean
judge (const GPtrArray *abouts, const char *sentence, GoujiForm *form, GoujiMention *mention)
{
  for (guint i = 0; i < abouts->len; i++) {
    const GoujiAboutPattern *pattern = g_ptr_array_index (abouts, i);

    if (!g_regex_match (pattern->regex, sentence, 0, NULL))
      continue;
    if (pattern->inner != NULL ? judge (pattern->inner, sentence, form, mention)
                               : resolve (pattern, form, mention))
      return TRUE;
  }

  return FALSE;
}

/**
 * gouji_mention_patterns_judge:
 * @sentence: folded, from its beginning up to the end of the mention's clause, with %GOUJI_MENTION_MARK for
 * the number
 * @form: the form of the report
 * @mention: given what it is about
 *
 * Decides what a mention is about.
 */
void
gouji_mention_patterns_judge (const GoujiMentionPatterns *self,
                              const char *sentence,
                              GoujiForm *form,
                              GoujiMention *mention)
{
  judge (self->abouts, sentence, form, mention);
}
