/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "register/gouji-register-columns.h"

#include <string.h>

#include "register/gouji-register-day.h"

/* The contents of so many cases are looked at, spread over the register. */
#define SAMPLE 400
/* No register has more columns (as in gouji-register.c), and nobody places more words by hand. */
#define MOST_COLUMNS 4000
#define MOST_WORDS 2000

/**
 * gouji_register_columns_new:
 *
 * Returns: (transfer full): that no column holds anything
 */
GoujiRegisterColumns *
gouji_register_columns_new (guint n_columns)
{
  GoujiRegisterColumns *self = g_new0 (GoujiRegisterColumns, 1);

  self->roles = g_array_new (FALSE, TRUE, sizeof (GoujiRegisterRole));
  g_array_set_size (self->roles, n_columns);
  self->kinds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->outcomes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  return self;
}

static void
copy_words (GHashTable *from, GHashTable *to)
{
  GHashTableIter iter;
  gpointer word;
  gpointer id;

  g_hash_table_iter_init (&iter, from);
  while (g_hash_table_iter_next (&iter, &word, &id))
    g_hash_table_insert (to, g_strdup (word), g_strdup (id));
}

GoujiRegisterColumns *
gouji_register_columns_copy (const GoujiRegisterColumns *self)
{
  GoujiRegisterColumns *copy = gouji_register_columns_new (self->roles->len);

  memcpy (copy->roles->data, self->roles->data, self->roles->len * sizeof (GoujiRegisterRole));
  copy_words (self->kinds, copy->kinds);
  copy_words (self->outcomes, copy->outcomes);

  return copy;
}

void
gouji_register_columns_free (GoujiRegisterColumns *self)
{
  g_array_unref (self->roles);
  g_hash_table_unref (self->kinds);
  g_hash_table_unref (self->outcomes);
  g_free (self);
}

GoujiRegisterRole
gouji_register_columns_get (const GoujiRegisterColumns *self, guint column)
{
  return column < self->roles->len ? g_array_index (self->roles, GoujiRegisterRole, column) : GOUJI_ROLE_NONE;
}

/**
 * gouji_register_columns_set:
 *
 * Says what a column holds. Another one that held the same, where only one can, holds nothing then.
 */
void
gouji_register_columns_set (GoujiRegisterColumns *self, guint column, GoujiRegisterRole role)
{
  guint before = gouji_register_columns_find (self, role);

  g_return_if_fail (column < self->roles->len);

  if (before != G_MAXUINT && gouji_register_role_is_single (role))
    g_array_index (self->roles, GoujiRegisterRole, before) = GOUJI_ROLE_NONE;
  g_array_index (self->roles, GoujiRegisterRole, column) = role;
}

/**
 * gouji_register_columns_find:
 *
 * Returns: the first column that holds it, %G_MAXUINT when none does
 */
guint
gouji_register_columns_find (const GoujiRegisterColumns *self, GoujiRegisterRole role)
{
  for (guint i = 0; i < self->roles->len; i++) {
    if (g_array_index (self->roles, GoujiRegisterRole, i) == role)
      return i;
  }

  return G_MAXUINT;
}

/* -- guessing -- */

typedef struct {
  GoujiRegister *cases;
  GoujiRegisterWords *words;
  const GoujiRegisterForm *form;
  GoujiRegisterColumns *columns;
  GArray *ranks; /* element-type guint, how good the head of each column is */
} Guesser;

typedef gboolean (*IsOne) (const Guesser *self, const char *text);

static gboolean
is_day (const Guesser *self, const char *text)
{
  GoujiRegisterDayState state = gouji_register_day_read (self->words, text).state;

  return state == GOUJI_DAY_KNOWN || state == GOUJI_DAY_WITHOUT_YEAR;
}

static gboolean
is_kind (const Guesser *self, const char *text)
{
  g_autofree char *folded = gouji_register_words_fold (self->words, text);

  return gouji_register_words_names_applicant (self->words, folded);
}

static gboolean
is_mark (const Guesser *self, const char *text)
{
  g_autofree char *folded = gouji_register_words_fold (self->words, text);

  return gouji_register_words_has (self->words, GOUJI_LIST_MARK, folded);
}

/* In how many of a hundred cells that say something it is one; 0 where none says anything. */
static guint
measure (const Guesser *self, guint column, IsOne is_one)
{
  guint n_cases = gouji_register_get_n_cases (self->cases);
  guint step = MAX (n_cases / SAMPLE, 1);
  guint n_filled = 0;
  guint n = 0;

  for (guint i = 0; i < n_cases; i += step) {
    const char *text = gouji_register_get_text (self->cases, i, column);
    g_autofree char *folded = *text != '\0' ? gouji_register_words_fold (self->words, text) : NULL;

    if (folded == NULL || *folded == '\0')
      continue;
    n_filled++;
    n += is_one (self, text);
  }

  return n_filled > 0 ? n * 100 / n_filled : 0;
}

static gboolean
is_blank (const Guesser *self, guint column)
{
  for (guint i = 0; i < gouji_register_get_n_cases (self->cases); i++) {
    const char *text = gouji_register_get_text (self->cases, i, column);
    g_autofree char *folded = *text != '\0' ? gouji_register_words_fold (self->words, text) : NULL;

    if (folded != NULL && *folded != '\0')
      return FALSE;
  }

  return TRUE;
}

/* The last of the heads above a column. */
static const char *
get_last_head (const Guesser *self, guint column)
{
  const char *head = gouji_register_get_head (self->cases, column);
  const char *slash = strrchr (head, '/');

  return slash != NULL ? slash + 1 : head;
}

/* A column for one kind or one outcome: its head is the word, its cells are marks. */
static GoujiRegisterRole
find_mark_role (const Guesser *self, guint column)
{
  const char *head = gouji_register_get_head (self->cases, column);
  const char *last = get_last_head (self, column);

  if (!is_blank (self, column) && measure (self, column, is_mark) < 100)
    return GOUJI_ROLE_NONE;
  if (gouji_register_guess_kind (self->words, self->form, last, NULL).head != NULL &&
      g_strcmp0 (last, head) != 0)
    return GOUJI_ROLE_KIND_MARK;
  if (gouji_register_guess_outcome (self->words, self->form, head, NULL).head != NULL)
    return GOUJI_ROLE_OUTCOME_MARK;
  if (gouji_register_guess_kind (self->words, self->form, last, NULL).head != NULL)
    return GOUJI_ROLE_KIND_MARK;

  return GOUJI_ROLE_NONE;
}

/* What stands in the column must be what its head says. */
static gboolean
fits (const Guesser *self, guint column, GoujiRegisterRole role)
{
  if (gouji_register_words_role_takes_days (self->words, role))
    return is_blank (self, column) || measure (self, column, is_day) >= 50;
  if (role == GOUJI_ROLE_KIND)
    return measure (self, column, is_kind) >= 50;

  return TRUE;
}

/* Of several columns the one with the better head has the role, of equal ones the first. */
static void
take_role (Guesser *self, guint column, GoujiRegisterRole role, guint rank)
{
  guint before = gouji_register_columns_find (self->columns, role);

  if (before != G_MAXUINT && gouji_register_role_is_single (role) &&
      g_array_index (self->ranks, guint, before) <= rank)
    return;
  gouji_register_columns_set (self->columns, column, role);
  g_array_index (self->ranks, guint, column) = rank;
}

static void
guess_column (Guesser *self, guint column)
{
  g_autofree char *last = gouji_register_words_fold (self->words, get_last_head (self, column));
  const char *whole = gouji_register_get_folded_head (self->cases, column);
  guint rank = 0;
  GoujiRegisterRole role = gouji_register_words_find_role (self->words, last, &rank);

  if (role == GOUJI_ROLE_NONE)
    role = gouji_register_words_find_role (self->words, whole, &rank);
  if (role != GOUJI_ROLE_NONE && fits (self, column, role)) {
    take_role (self, column, role, rank);
    return;
  }
  role = find_mark_role (self, column);
  if (role != GOUJI_ROLE_NONE)
    gouji_register_columns_set (self->columns, column, role);
}

/* A column whose head says nothing, and whose cells all say who applies. */
static void
guess_kind_by_contents (Guesser *self)
{
  if (gouji_register_columns_find (self->columns, GOUJI_ROLE_KIND) != G_MAXUINT ||
      gouji_register_columns_find (self->columns, GOUJI_ROLE_KIND_MARK) != G_MAXUINT)
    return;

  for (guint i = 0; i < gouji_register_get_n_columns (self->cases); i++) {
    if (gouji_register_columns_get (self->columns, i) == GOUJI_ROLE_NONE &&
        measure (self, i, is_kind) >= 90) {
      gouji_register_columns_set (self->columns, i, GOUJI_ROLE_KIND);
      return;
    }
  }
}

/**
 * gouji_register_columns_guess:
 *
 * Returns: (transfer full): what the columns hold, as far as heads and contents tell
 */
GoujiRegisterColumns *
gouji_register_columns_guess (GoujiRegister *cases, GoujiRegisterWords *words, const GoujiRegisterForm *form)
{
  guint n_columns = gouji_register_get_n_columns (cases);
  g_autoptr (GArray) ranks = g_array_new (FALSE, TRUE, sizeof (guint));
  Guesser self = { cases, words, form, gouji_register_columns_new (n_columns), ranks };

  g_array_set_size (ranks, n_columns);
  for (guint i = 0; i < n_columns; i++)
    guess_column (&self, i);
  guess_kind_by_contents (&self);

  return self.columns;
}

/* -- remembering -- */

static JsonObject *
words_to_json (GHashTable *words)
{
  JsonObject *object = json_object_new ();
  g_autoptr (GPtrArray) keys = g_hash_table_get_keys_as_ptr_array (words);

  g_ptr_array_sort_values (keys, (GCompareFunc) strcmp);
  for (guint i = 0; i < keys->len; i++)
    json_object_set_string_member (object, keys->pdata[i], g_hash_table_lookup (words, keys->pdata[i]));

  return object;
}

/**
 * gouji_register_columns_to_json:
 *
 * Returns: (transfer full): what columns hold and which words the user placed; nothing of the cases
 */
JsonObject *
gouji_register_columns_to_json (const GoujiRegisterColumns *self)
{
  JsonObject *object = json_object_new ();
  JsonArray *roles = json_array_new ();

  for (guint i = 0; i < self->roles->len; i++)
    json_array_add_string_element (roles,
                                   gouji_register_role_to_string (gouji_register_columns_get (self, i)));
  json_object_set_array_member (object, "columns", roles);
  json_object_set_object_member (object, "kinds", words_to_json (self->kinds));
  json_object_set_object_member (object, "outcomes", words_to_json (self->outcomes));

  return object;
}

static const char *
get_string (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
           ? json_node_get_string (node)
           : NULL;
}

static gboolean
words_from_json (JsonObject *object, const char *member, GHashTable *words)
{
  JsonNode *node = json_object_get_member (object, member);
  JsonObjectIter iter;
  const char *word;
  JsonNode *id;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node) ||
      json_object_get_size (json_node_get_object (node)) > MOST_WORDS)
    return FALSE;

  json_object_iter_init (&iter, json_node_get_object (node));
  while (json_object_iter_next (&iter, &word, &id)) {
    if (get_string (id) == NULL)
      return FALSE;
    g_hash_table_insert (words, g_strdup (word), g_strdup (get_string (id)));
  }

  return TRUE;
}

/**
 * gouji_register_columns_from_json:
 * @error: return location for %GOUJI_REGISTER_ERROR_MEMORY
 *
 * Returns: (transfer full) (nullable): what gouji_register_columns_to_json() wrote
 */
GoujiRegisterColumns *
gouji_register_columns_from_json (JsonObject *object, GError **error)
{
  JsonNode *node = json_object_get_member (object, "columns");
  JsonArray *roles = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  guint n = roles != NULL ? json_array_get_length (roles) : 0;
  g_autoptr (GoujiRegisterColumns) self = gouji_register_columns_new (MIN (n, MOST_COLUMNS));
  gboolean sound = roles != NULL && n <= MOST_COLUMNS;

  for (guint i = 0; i < n && sound; i++) {
    GoujiRegisterRole role = GOUJI_ROLE_NONE;

    sound = gouji_register_role_from_string (get_string (json_array_get_element (roles, i)), &role);
    if (sound)
      gouji_register_columns_set (self, i, role);
  }
  if (!sound || !words_from_json (object, "kinds", self->kinds) ||
      !words_from_json (object, "outcomes", self->outcomes)) {
    g_set_error_literal (error, GOUJI_REGISTER_ERROR, GOUJI_REGISTER_ERROR_MEMORY, "not as it was written");
    return NULL;
  }

  return g_steal_pointer (&self);
}
