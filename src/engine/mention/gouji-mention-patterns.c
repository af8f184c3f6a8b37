/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "mention/gouji-mention-patterns.h"

/* Where the data is read from: a group of `prose`, with the words that its expressions are made of. */
typedef struct {
  JsonObject *object;
  JsonObject *words;
} Group;

static JsonObject *
get_object (JsonObject *object, const char *member)
{
  return object != NULL && json_object_has_member (object, member)
           ? json_object_get_object_member (object, member)
           : NULL;
}

static JsonArray *
get_array (JsonObject *object, const char *member)
{
  return object != NULL && json_object_has_member (object, member)
           ? json_object_get_array_member (object, member)
           : NULL;
}

static GPtrArray *
compile_all (const Group *group, const char *member)
{
  GPtrArray *patterns = g_ptr_array_new_with_free_func ((GDestroyNotify) g_regex_unref);
  JsonArray *array = get_array (group->object, member);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++) {
    GRegex *regex = gouji_mention_compile (json_array_get_string_element (array, i), group->words);

    if (regex != NULL)
      g_ptr_array_add (patterns, regex);
  }

  return patterns;
}

/* One expression out of several: whatever of them matches first. */
static GRegex *
compile_any (const Group *group, const char *member)
{
  JsonArray *array = get_array (group->object, member);
  g_autoptr (GString) any = g_string_new (NULL);

  if (array == NULL)
    return NULL;

  for (guint i = 0; i < json_array_get_length (array); i++)
    g_string_append_printf (any, "%s(?:%s)", i > 0 ? "|" : "", json_array_get_string_element (array, i));
  return gouji_mention_compile (any->str, group->words);
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

static GStrv
copy_strings (JsonArray *array)
{
  g_autoptr (GStrvBuilder) strings = g_strv_builder_new ();

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    g_strv_builder_add (strings, json_array_get_string_element (array, i));

  return g_strv_builder_end (strings);
}

static void
read_relations (GoujiRelationPatterns *self, const Group *group)
{
  JsonArray *alike = get_array (group->object, "alike");

  self->some = compile_any (group, "some");
  self->share = compile_any (group, "share");
  self->rest = compile_any (group, "rest");
  self->and_more = compile_any (group, "and_more");
  self->ends = compile_any (group, "ends");
  self->percentage = compile_any (group, "percentage");
  self->percentages = compile_any (group, "percentages");
  self->families = compile_all (group, "families");
  self->alike = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  for (guint i = 0; alike != NULL && i < json_array_get_length (alike); i++)
    g_ptr_array_add (self->alike, copy_strings (json_array_get_array_element (alike, i)));
}

static void
clear_relations (GoujiRelationPatterns *self)
{
  g_clear_pointer (&self->some, g_regex_unref);
  g_clear_pointer (&self->share, g_regex_unref);
  g_clear_pointer (&self->rest, g_regex_unref);
  g_clear_pointer (&self->and_more, g_regex_unref);
  g_clear_pointer (&self->ends, g_regex_unref);
  g_clear_pointer (&self->percentage, g_regex_unref);
  g_clear_pointer (&self->percentages, g_regex_unref);
  g_ptr_array_unref (self->families);
  g_ptr_array_unref (self->alike);
}

static void
read_scope (GoujiScopePatterns *self, const Group *group)
{
  self->years = compile_any (group, "years");
  self->periods = compile_any (group, "periods");
  self->whole = compile_any (group, "whole");
  self->own = compile_any (group, "own");
  self->bodies = compile_any (group, "bodies");
  self->governments = copy_strings (get_array (group->object, "governments"));
}

static void
clear_scope (GoujiScopePatterns *self)
{
  g_clear_pointer (&self->years, g_regex_unref);
  g_clear_pointer (&self->periods, g_regex_unref);
  g_clear_pointer (&self->whole, g_regex_unref);
  g_clear_pointer (&self->own, g_regex_unref);
  g_clear_pointer (&self->bodies, g_regex_unref);
  g_strfreev (self->governments);
}

static void
read_zeros (GoujiZeroPatterns *self, const Group *group)
{
  JsonArray *objects = get_array (group->object, "objects");

  self->clauses = compile_all (group, "clauses");
  self->objects = g_ptr_array_new_with_free_func ((GDestroyNotify) g_regex_unref);
  self->abouts = g_ptr_array_new_with_free_func ((GDestroyNotify) gouji_abouts_free);
  for (guint i = 0; objects != NULL && i < json_array_get_length (objects); i++) {
    JsonObject *object = json_array_get_object_element (objects, i);
    GRegex *regex = gouji_mention_compile (json_object_get_string_member (object, "object"), group->words);

    if (regex == NULL)
      continue;
    g_ptr_array_add (self->objects, regex);
    g_ptr_array_add (self->abouts, gouji_abouts_new (get_array (object, "mentions"), group->words));
  }
}

static void
clear_zeros (GoujiZeroPatterns *self)
{
  g_ptr_array_unref (self->clauses);
  g_ptr_array_unref (self->objects);
  g_ptr_array_unref (self->abouts);
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
  JsonObject *prose = get_object (common, "prose");
  JsonObject *words = get_object (prose, "words");
  Group group = { prose, words };

  self->units = g_ptr_array_new_with_free_func ((GDestroyNotify) unit_free);
  self->more = g_ptr_array_new_with_free_func ((GDestroyNotify) unit_free);
  self->before = g_ptr_array_new_with_free_func ((GDestroyNotify) unit_free);
  collect_units (self->units, get_array (common, "units"), folding);
  collect_units (self->units, get_array (prose, "units"), folding);
  collect_units (self->more, get_array (prose, "more"), folding);
  collect_pairs (self->before, get_array (prose, "before"), folding);
  self->passed_over = compile_all (&group, "passed_over");
  self->standing = compile_all (&group, "standing");
  self->bare = compile_any (&group, "bare");
  self->approximate = compile_any (&group, "approximate");
  self->abouts = gouji_abouts_new (get_array (prose, "mentions"), words);
  read_relations (&self->relations, &(Group) { get_object (prose, "relations"), words });
  read_scope (&self->scope, &(Group) { get_object (prose, "scope"), words });
  read_zeros (&self->zeros, &(Group) { get_object (prose, "zeros"), words });

  return self;
}

void
gouji_mention_patterns_free (GoujiMentionPatterns *self)
{
  g_ptr_array_unref (self->units);
  g_ptr_array_unref (self->more);
  g_ptr_array_unref (self->before);
  g_ptr_array_unref (self->passed_over);
  g_ptr_array_unref (self->standing);
  g_clear_pointer (&self->bare, g_regex_unref);
  g_clear_pointer (&self->approximate, g_regex_unref);
  gouji_abouts_free (self->abouts);
  clear_relations (&self->relations);
  clear_scope (&self->scope);
  clear_zeros (&self->zeros);
  g_free (self);
}
