/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fill/gouji-known-form.h"

/* How much a year in which a form was not in use speaks against it: as much as two of its tables' own heads.
 * Some agencies do print the tables of another era, and then the tables decide. */
#define WRONG_YEAR 6

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

/* How much speaks for a form: its own words, less those of other forms, less a year in which it was not in
 * use. */
static int
weigh_form (
  const GoujiKnownForm *known, const GoujiSource *source, GoujiSpan text, int year, GoujiChoice *choice)
{
  gboolean wrong_year = year > 0 && (year < known->first_year || year > known->last_year);
  int weight = wrong_year ? -WRONG_YEAR : 0;
  g_autoptr (GString) reason = g_string_new (NULL);

  if (year > 0) {
    g_autofree char *words = g_strdup_printf ("%d", year);

    add_reason (reason, wrong_year, words);
  }
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
 *
 * Returns: the form for which most is said
 */
GoujiChoice
gouji_known_forms_choose (
  GPtrArray *forms, GoujiForm *wanted, const GoujiSource *source, GoujiRange range, int year)
{
  GoujiSpan text = gouji_source_span (source, range);
  GoujiChoice best = { 0 };
  int most = 0;

  for (guint i = 0; i < forms->len; i++) {
    const GoujiKnownForm *known = g_ptr_array_index (forms, i);
    g_auto (GoujiChoice) choice = { 0 };
    int weight = weigh_form (known, source, text, year, &choice);

    if (wanted != NULL ? known->lexicon->form == wanted : is_better (known, weight, best.known, most)) {
      gouji_choice_clear (&best);
      best = choice;
      choice.reason = NULL;
      most = weight;
    }
  }

  return best;
}
