/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "mention/gouji-mention-about.h"

#include "form/gouji-expression.h"

/* Words may be made of words; deeper than this they are a circle. */
#define DEEPEST_WORD 4

#define WORD_BEGINS "<<"
#define WORD_ENDS ">>"

/* A sentence that says what its number is about. With @inner there are words in it without which none of the
 * inner sentences can be: most sentences have none of them, and looking for each pattern takes its time. */
typedef struct {
  GRegex *pattern; /* matched against the sentence; none: any */
  GRegex *under;   /* matched against what stands before it; none: any */
  GoujiAbouts *inner;
  GoujiAbout about;
  char *concept;
  GStrv cells;
  char *of;
  char *never_includes;
  char *may_include;
} Pattern;

struct _GoujiAbouts {
  GPtrArray *patterns;
};

static const char *
get_word (JsonObject *words, const char *name)
{
  return words != NULL ? json_object_get_string_member_with_default (words, name, NULL) : NULL;
}

static char *
expand_once (const char *pattern, JsonObject *words, gboolean *more)
{
  GString *text = g_string_new (NULL);
  const char *end;

  *more = FALSE;
  for (const char *p; (p = strstr (pattern, WORD_BEGINS)) != NULL && (end = strstr (p, WORD_ENDS)) != NULL;
       pattern = end + strlen (WORD_ENDS)) {
    g_autofree char *name = g_strndup (p + strlen (WORD_BEGINS), end - p - strlen (WORD_BEGINS));
    const char *word = get_word (words, name);

    if (word == NULL)
      g_critical ("word in the forms' common data: %s", name);
    g_string_append_len (text, pattern, p - pattern);
    g_string_append_printf (text, "(?:%s)", word != NULL ? word : "");
    *more = TRUE;
  }
  g_string_append (text, pattern);

  return g_string_free (text, FALSE);
}

/**
 * gouji_mention_expand:
 * @pattern: an expression of the forms' common data
 * @words: (nullable): its words, which expressions name as `<<name>>`
 *
 * Returns: (transfer full): the expression, with what the words stand for in place of them
 */
char *
gouji_mention_expand (const char *pattern, JsonObject *words)
{
  char *expanded = g_strdup (pattern);
  gboolean more = TRUE;

  for (guint i = 0; more && i < DEEPEST_WORD; i++) {
    char *next = expand_once (expanded, words, &more);

    g_free (expanded);
    expanded = next;
  }

  return expanded;
}

/**
 * gouji_mention_compile:
 *
 * Returns: (transfer full) (nullable): the expression, compiled
 */
GRegex *
gouji_mention_compile (const char *pattern, JsonObject *words)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *expanded = gouji_mention_expand (pattern, words);
  GRegex *regex = gouji_expression_new (expanded, &error);

  if (regex == NULL)
    g_critical ("expression in the forms' common data: %s", error->message);
  return regex;
}

static void
pattern_free (Pattern *pattern)
{
  g_clear_pointer (&pattern->pattern, g_regex_unref);
  g_clear_pointer (&pattern->under, g_regex_unref);
  g_clear_pointer (&pattern->inner, gouji_abouts_free);
  g_free (pattern->concept);
  g_strfreev (pattern->cells);
  g_free (pattern->of);
  g_free (pattern->never_includes);
  g_free (pattern->may_include);
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

static char *
copy_text (JsonObject *object, const char *member)
{
  return g_strdup (json_object_get_string_member_with_default (object, member, NULL));
}

/* One cell or several, of which a form has at most one. */
static GStrv
read_cells (JsonObject *object)
{
  g_autoptr (GStrvBuilder) cells = g_strv_builder_new ();
  JsonNode *node = json_object_get_member (object, "cell");
  JsonArray *array = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (node != NULL && array == NULL)
    g_strv_builder_add (cells, json_node_get_string (node));
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    g_strv_builder_add (cells, json_array_get_string_element (array, i));

  return g_strv_builder_end (cells);
}

static GRegex *
read_regex (JsonObject *object, const char *member, JsonObject *words)
{
  const char *text = json_object_get_string_member_with_default (object, member, NULL);

  return text != NULL ? gouji_mention_compile (text, words) : NULL;
}

static Pattern *
pattern_new (JsonObject *object, JsonObject *words)
{
  gboolean outer = json_object_has_member (object, "mentions");
  Pattern *pattern = g_new0 (Pattern, 1);

  pattern->pattern = read_regex (object, outer ? "when" : "pattern", words);
  pattern->under = read_regex (object, "under", words);
  pattern->inner = outer ? gouji_abouts_new (json_object_get_array_member (object, "mentions"), words) : NULL;
  pattern->about = read_about (object);
  pattern->concept = copy_text (object, "concept");
  pattern->cells = read_cells (object);
  pattern->of = copy_text (object, "of");
  pattern->never_includes = copy_text (object, "never_includes");
  pattern->may_include = copy_text (object, "may_include");

  return pattern;
}

/**
 * gouji_abouts_new:
 * @array: (nullable): the `mentions` of the forms' common data
 * @words: (nullable): its `words`
 *
 * Returns: (transfer full): the sentences, compiled
 */
GoujiAbouts *
gouji_abouts_new (JsonArray *array, JsonObject *words)
{
  GoujiAbouts *self = g_new0 (GoujiAbouts, 1);

  self->patterns = g_ptr_array_new_with_free_func ((GDestroyNotify) pattern_free);
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    g_ptr_array_add (self->patterns, pattern_new (json_array_get_object_element (array, i), words));

  return self;
}

void
gouji_abouts_free (GoujiAbouts *self)
{
  g_ptr_array_unref (self->patterns);
  g_free (self);
}

static const GoujiConcept *
find_concept (GoujiForm *form, const char *id)
{
  return id != NULL ? gouji_form_find_concept (form, id) : NULL;
}

static const GoujiConcept *
find_concept_of_cell (GoujiForm *form, const GoujiCell *cell)
{
  for (guint i = 0; cell != NULL && i < gouji_form_get_n_concepts (form); i++) {
    const GoujiConcept *concept = gouji_form_get_concept (form, i);

    if (concept->cells->len == 1 && concept->cells->pdata[0] == cell)
      return concept;
  }

  return NULL;
}

static const GoujiCell *
find_cell (GoujiForm *form, const GStrv cells)
{
  const GoujiCell *cell = NULL;

  for (guint i = 0; cells[i] != NULL && cell == NULL; i++)
    cell = gouji_form_find_cell (form, cells[i]);

  return cell;
}

/* Forms of other eras have other cells; what a form does not have, nothing in its reports is about. */
static gboolean
resolve (const Pattern *pattern, GoujiForm *form, GoujiAboutAnswer *answer)
{
  *answer = (GoujiAboutAnswer) { .about = pattern->about };
  if (pattern->about != GOUJI_ABOUT_FIGURE)
    return TRUE;

  answer->cell = find_cell (form, pattern->cells);
  answer->concept =
    answer->cell != NULL ? find_concept_of_cell (form, answer->cell) : find_concept (form, pattern->concept);
  if (answer->cell == NULL && answer->concept != NULL && answer->concept->cells->len == 1)
    answer->cell = answer->concept->cells->pdata[0];
  answer->of = find_concept (form, pattern->of);
  answer->never_includes = find_concept (form, pattern->never_includes);
  answer->may_include = find_concept (form, pattern->may_include);

  return answer->cell != NULL || answer->concept != NULL;
}

static gboolean
fits (const Pattern *pattern, const char *sentence, const char *context)
{
  return (pattern->pattern == NULL || g_regex_match (pattern->pattern, sentence, 0, NULL)) &&
         (pattern->under == NULL || g_regex_match (pattern->under, context, 0, NULL));
}

/**
 * gouji_abouts_judge:
 * @sentence: folded, from its beginning up to the end of the number's clause, with a mark for the number
 * @context: folded: the headings above the sentence and what stands before it in its paragraph
 * @form: the form of the report
 * @answer: (out): what the number is about
 *
 * Returns: whether anything is said of it
 */
gboolean
gouji_abouts_judge (const GoujiAbouts *self,
                    const char *sentence,
                    const char *context,
                    GoujiForm *form,
                    GoujiAboutAnswer *answer)
{
  for (guint i = 0; i < self->patterns->len; i++) {
    const Pattern *pattern = g_ptr_array_index (self->patterns, i);

    if (!fits (pattern, sentence, context))
      continue;
    if (pattern->inner != NULL ? gouji_abouts_judge (pattern->inner, sentence, context, form, answer)
                               : resolve (pattern, form, answer))
      return TRUE;
  }

  *answer = (GoujiAboutAnswer) { .about = GOUJI_ABOUT_FREE };
  return FALSE;
}
