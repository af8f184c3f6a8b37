/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fill/gouji-known-form.h"

#include "fill/gouji-heading.h"

/* How much a year in which a form was not in use speaks against it: as much as two of its tables' own heads.
 * Some agencies do print the tables of another era, and then the tables decide. */
#define WRONG_YEAR 6

/* How much the kind of agency speaks for or against the form of schools: an office of education writes of
 * school years, too. */
#define KIND 4

typedef struct {
  GoujiLabel *label;
  char *text;
  int weight;
} GoujiHint;

static void
hint_clear (GoujiHint *hint)
{
  gouji_label_free (hint->label);
  g_free (hint->text);
}

void
gouji_known_form_free (GoujiKnownForm *self)
{
  gouji_lexicon_free (self->lexicon);
  g_array_unref (self->hints);
  g_free (self);
}

static void
add_hints (
  GoujiKnownForm *known, JsonObject *recognition, const char *member, int sign, const GoujiFolding *folding)
{
  JsonArray *hints =
    json_object_has_member (recognition, member) ? json_object_get_array_member (recognition, member) : NULL;

  for (guint i = 0; hints != NULL && i < json_array_get_length (hints); i++) {
    JsonObject *object = json_array_get_object_element (hints, i);
    GoujiHint hint = {
      .label = gouji_label_new (folding, json_object_get_string_member (object, "text")),
      .text = g_strdup (json_object_get_string_member (object, "text")),
      .weight = sign * (int) json_object_get_int_member_with_default (object, "weight", 1),
    };

    g_array_append_val (known->hints, hint);
  }
}

static int
read_year (JsonObject *recognition, guint index, int otherwise)
{
  JsonArray *years = json_object_has_member (recognition, "years")
                       ? json_object_get_array_member (recognition, "years")
                       : NULL;

  if (years == NULL || index >= json_array_get_length (years) || json_array_get_null_element (years, index))
    return otherwise;

  return (int) json_array_get_int_element (years, index);
}

GoujiKnownForm *
gouji_known_form_new (GoujiForm *form, const GoujiFolding *folding)
{
  GoujiKnownForm *self = g_new0 (GoujiKnownForm, 1);
  JsonObject *recognition = gouji_form_get_recognition (form);

  self->lexicon = gouji_lexicon_new (form, folding);
  self->hints = g_array_new (FALSE, FALSE, sizeof (GoujiHint));
  self->last_year = G_MAXINT;
  g_array_set_clear_func (self->hints, (GDestroyNotify) hint_clear);
  if (recognition != NULL) {
    add_hints (self, recognition, "hints", 1, folding);
    add_hints (self, recognition, "against", -1, folding);
    self->first_year = read_year (recognition, 0, 0);
    self->last_year = read_year (recognition, 1, G_MAXINT);
    self->fallback = json_object_get_boolean_member_with_default (recognition, "fallback", FALSE);
    self->academic_year = json_object_get_boolean_member_with_default (recognition, "academic_year", FALSE);
    self->free_headings = json_object_get_boolean_member_with_default (recognition, "free_headings", FALSE);
  }

  return self;
}

void
gouji_choice_clear (GoujiChoice *self)
{
  g_clear_pointer (&self->reason, g_free);
}

static void
add_reason (GString *reason, gboolean against, const char *words)
{
  g_string_append_printf (reason, "%s%s%s", reason->len > 0 ? ", " : "", against ? "-" : "", words);
}

static GoujiRange
find_range (const GoujiHint *hint, const GoujiSource *source, GoujiSpan text, guint end)
{
  guint length = gouji_label_get_length (hint->label);

  return gouji_source_range (source, (GoujiSpan) { text.chars + end - length, length });
}

static int
weigh_kind (const GoujiKnownForm *known, const char *kind)
{
  if (!known->academic_year || kind == NULL)
    return 0;

  return g_str_equal (kind, "school") ? KIND : -KIND;
}

/* The hints that stand in the text. */
static int
weigh_hints (const GoujiKnownForm *known,
             const GoujiSource *source,
             GoujiSpan text,
             GString *reason,
             GoujiChoice *choice)
{
  int weight = 0;

  for (guint i = 0; i < known->hints->len; i++) {
    const GoujiHint *hint = &g_array_index (known->hints, GoujiHint, i);
    guint end;

    if (!gouji_label_find (hint->label, text, &end))
      continue;
    weight += hint->weight;
    add_reason (reason, hint->weight < 0, hint->text);
    if (hint->weight > 0 && !choice->has_source) {
      choice->has_source = TRUE;
      choice->source = find_range (hint, source, text, end);
    }
  }

  return weight;
}

/* How much speaks for a form: its own words, less those of other forms, less a year in which it was not in
 * use. */
static int
weigh_form (const GoujiKnownForm *known,
            const GoujiSource *source,
            GoujiSpan text,
            int year,
            const char *kind,
            GoujiChoice *choice)
{
  gboolean wrong_year = year > 0 && (year < known->first_year || year > known->last_year);
  g_autoptr (GString) reason = g_string_new (NULL);
  int weight = wrong_year ? -WRONG_YEAR : 0;

  if (year > 0) {
    g_autofree char *words = g_strdup_printf ("%d", year);

    add_reason (reason, wrong_year, words);
  }
  weight += weigh_hints (known, source, text, reason, choice) + weigh_kind (known, kind);
  choice->known = known;
  choice->reason = g_string_free_and_steal (g_steal_pointer (&reason));

  return weight;
}

/* Where two forms have the same said for them, the newer one. */
static gboolean
is_better (const GoujiKnownForm *known, int weight, const GoujiKnownForm *best, int most)
{
  return weight > most || (best != NULL && weight == most && known->first_year > best->first_year);
}

/**
 * gouji_known_forms_choose:
 * @forms: (element-type GoujiKnownForm): all that there are
 * @wanted: (nullable): the form that the user has chosen
 * @range: where the report stands
 * @year: the year it reports on, or 0
 * @kind: (nullable): what kind of agency reports
 *
 * Returns: the form for which most is said; where nothing is said for any, that which is meant for this
 */
GoujiChoice
gouji_known_forms_choose (GPtrArray *forms,
                          GoujiForm *wanted,
                          const GoujiSource *source,
                          GoujiRange range,
                          int year,
                          const char *kind)
{
  GoujiSpan text = gouji_source_span (source, range);
  GoujiChoice best = { 0 };
  int most = 0;

  for (guint i = 0; i < forms->len; i++) {
    const GoujiKnownForm *known = g_ptr_array_index (forms, i);
    g_auto (GoujiChoice) choice = { 0 };
    int weight = weigh_form (known, source, text, year, kind, &choice);

    if (wanted != NULL ? known->lexicon->form == wanted : is_better (known, weight, best.known, most)) {
      gouji_choice_clear (&best);
      best = choice;
      choice.reason = NULL;
      most = weight;
    }
  }

  return best.known != NULL || wanted != NULL ? best : gouji_known_forms_fall_back (forms, year);
}

/**
 * gouji_known_forms_fall_back:
 *
 * Returns: the form of the reports for which no other form speaks, or whose table is lost
 */
GoujiChoice
gouji_known_forms_fall_back (GPtrArray *forms, int year)
{
  GoujiChoice choice = { 0 };

  for (guint i = 0; i < forms->len; i++) {
    const GoujiKnownForm *known = g_ptr_array_index (forms, i);

    if (known->fallback)
      choice.known = known;
  }
  if (choice.known != NULL && year > 0)
    choice.reason = g_strdup_printf ("%d", year);

  return choice;
}

static void
add_titles (GHashTable *titles, const GoujiPart *part, const GoujiFolding *folding)
{
  for (guint i = 0; part->labels[i] != NULL; i++) {
    g_autoptr (GoujiFolded) folded = gouji_folded_new (folding, part->labels[i], -1, 0);
    GoujiSpan words = gouji_span_skip_number ((GoujiSpan) { folded->chars, folded->length });

    g_hash_table_add (titles, GUINT_TO_POINTER (gouji_heading_hash (words)));
  }
}

/**
 * gouji_known_forms_hash_titles:
 *
 * Returns: (transfer full): hashes of the titles of all parts of all forms, numbers aside
 */
GHashTable *
gouji_known_forms_hash_titles (GPtrArray *forms, const GoujiFolding *folding)
{
  GHashTable *titles = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < forms->len; i++) {
    GoujiForm *form = ((const GoujiKnownForm *) g_ptr_array_index (forms, i))->lexicon->form;

    for (guint j = 0; j < gouji_form_get_n_parts (form); j++)
      add_titles (titles, gouji_form_get_part (form, j), folding);
  }

  return titles;
}
