/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "register/gouji-register-words.h"

#include "form/gouji-expression.h"
#include "register/gouji-register-words-private.h"

#define FILE_NAME "requests.json"
#define MAXIMUM_FILE_SIZE (1024 * 1024)

G_DEFINE_QUARK (gouji_register_error, gouji_register_error)

static const char *const role_names[GOUJI_N_ROLES] = {
  [GOUJI_ROLE_NONE] = "none",
  [GOUJI_ROLE_SERIAL] = "serial",
  [GOUJI_ROLE_NUMBER] = "number",
  [GOUJI_ROLE_RECEIVED] = "received",
  [GOUJI_ROLE_CLOSED] = "closed",
  [GOUJI_ROLE_KIND] = "kind",
  [GOUJI_ROLE_ORGANIZATION] = "organisation",
  [GOUJI_ROLE_KIND_MARK] = "kind-mark",
  [GOUJI_ROLE_OUTCOME] = "outcome",
  [GOUJI_ROLE_DETAIL] = "detail",
  [GOUJI_ROLE_OUTCOME_MARK] = "outcome-mark",
  [GOUJI_ROLE_CARRIED_IN] = "carried-in",
  [GOUJI_ROLE_CARRIED_OUT] = "carried-out",
  [GOUJI_ROLE_CARRIED] = "carried",
  [GOUJI_ROLE_STATE] = "state",
};

const char *
gouji_register_role_to_string (GoujiRegisterRole role)
{
  g_return_val_if_fail (role < GOUJI_N_ROLES, NULL);

  return role_names[role];
}

gboolean
gouji_register_role_from_string (const char *text, GoujiRegisterRole *role)
{
  for (guint i = 0; i < GOUJI_N_ROLES; i++) {
    if (g_strcmp0 (text, role_names[i]) == 0) {
      *role = i;
      return TRUE;
    }
  }

  return FALSE;
}

/**
 * gouji_register_role_is_single:
 *
 * Returns: whether no more than one column of a register can have the role
 */
gboolean
gouji_register_role_is_single (GoujiRegisterRole role)
{
  return role != GOUJI_ROLE_NONE && role != GOUJI_ROLE_KIND_MARK && role != GOUJI_ROLE_OUTCOME_MARK;
}

/* -- loading -- */

static void
head_words_free (gpointer data)
{
  GoujiHeadWords *words = data;

  g_clear_pointer (&words->patterns, g_ptr_array_unref);
  g_free (words);
}

static void
meaning_free (gpointer data)
{
  GoujiMeaning *meaning = data;

  g_strfreev (meaning->ids);
  g_clear_pointer (&meaning->patterns, g_ptr_array_unref);
  g_free (meaning);
}

static void
clear_words (gpointer data)
{
  GoujiRegisterWords *self = data;

  g_clear_pointer (&self->folding, gouji_folding_unref);
  g_free (self->table);
  g_free (self->received);
  g_free (self->brought);
  g_free (self->processed);
  g_free (self->left_open);
  g_free (self->total);
  g_clear_pointer (&self->heads, g_ptr_array_unref);
  g_clear_pointer (&self->kinds, g_ptr_array_unref);
  g_clear_pointer (&self->outcomes, g_ptr_array_unref);
  for (guint i = 0; i < GOUJI_N_LISTS; i++)
    g_clear_pointer (&self->lists[i], g_ptr_array_unref);
  g_clear_pointer (&self->numbering, g_regex_unref);
  g_clear_pointer (&self->days, g_ptr_array_unref);
  g_clear_pointer (&self->day_rest, g_regex_unref);
  g_clear_pointer (&self->other_day, g_regex_unref);
}

static gboolean
fail (GError **error, const char *member)
{
  g_set_error (error, GOUJI_REGISTER_ERROR, GOUJI_REGISTER_ERROR_WORDS, "%s: missing or not what it must be",
               member);
  return FALSE;
}

static JsonNode *
get_node (JsonObject *object, const char *member, JsonNodeType type)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && json_node_get_node_type (node) == type ? node : NULL;
}

static JsonArray *
get_array (JsonObject *object, const char *member)
{
  JsonNode *node = get_node (object, member, JSON_NODE_ARRAY);

  return node != NULL ? json_node_get_array (node) : NULL;
}

/* Returns: (nullable): the array's element, where it is an object */
static JsonObject *
get_object_at (JsonArray *array, guint index)
{
  JsonNode *node = json_array_get_element (array, index);

  return JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static const char *
get_text (JsonObject *object, const char *member)
{
  JsonNode *node = get_node (object, member, JSON_NODE_VALUE);

  return node != NULL ? json_node_get_string (node) : NULL;
}

static gboolean
get_flag (JsonObject *object, const char *member)
{
  JsonNode *node = get_node (object, member, JSON_NODE_VALUE);

  return node != NULL && json_node_get_boolean (node);
}

static gboolean
copy_text (JsonObject *object, const char *member, char **text, GError **error)
{
  *text = g_strdup (get_text (object, member));
  return *text != NULL || fail (error, member);
}

static gboolean
load_expression (JsonObject *object, const char *member, GRegex **expression, GError **error)
{
  const char *pattern = get_text (object, member);
  g_autoptr (GError) mistake = NULL;

  if (pattern == NULL)
    return fail (error, member);
  *expression = gouji_expression_new (pattern, &mistake);
  return *expression != NULL || fail (error, mistake->message);
}

static gboolean
load_patterns (JsonObject *object, const char *member, GPtrArray **patterns, GError **error)
{
  JsonArray *array = get_array (object, member);

  if (array == NULL)
    return fail (error, member);

  *patterns = g_ptr_array_new_with_free_func ((GDestroyNotify) g_regex_unref);
  for (guint i = 0; i < json_array_get_length (array); i++) {
    JsonNode *node = json_array_get_element (array, i);
    const char *pattern = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
    g_autoptr (GError) mistake = NULL;
    GRegex *expression = pattern != NULL ? gouji_expression_new (pattern, &mistake) : NULL;

    if (expression == NULL)
      return fail (error, mistake != NULL ? mistake->message : member);
    g_ptr_array_add (*patterns, expression);
  }

  return TRUE;
}

static gboolean
load_heads (GoujiRegisterWords *self, JsonObject *object, GError **error)
{
  JsonArray *array = get_array (object, "heads");

  if (array == NULL)
    return fail (error, "heads");

  self->heads = g_ptr_array_new_with_free_func (head_words_free);
  for (guint i = 0; i < json_array_get_length (array); i++) {
    JsonObject *member = get_object_at (array, i);
    GoujiHeadWords *words = g_new0 (GoujiHeadWords, 1);

    g_ptr_array_add (self->heads, words);
    if (member == NULL || !gouji_register_role_from_string (get_text (member, "role"), &words->role))
      return fail (error, "heads");
    words->days = get_flag (member, "dates");
    if (!load_patterns (member, "patterns", &words->patterns, error))
      return FALSE;
  }

  return TRUE;
}

/* One id, or several of which the first counts that the form has. */
static gboolean
load_ids (JsonObject *object, GoujiMeaning *meaning)
{
  JsonArray *array = get_array (object, "rows");
  const char *column = get_text (object, "column");
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  if (column != NULL)
    g_strv_builder_add (ids, column);
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++) {
    JsonNode *node = json_array_get_element (array, i);

    if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_string (node) != NULL)
      g_strv_builder_add (ids, json_node_get_string (node));
  }
  meaning->ids = g_strv_builder_end (ids);

  return *meaning->ids != NULL || meaning->organization;
}

static gboolean
load_meanings (JsonObject *object, const char *name, GPtrArray **meanings, GError **error)
{
  JsonArray *array = get_array (object, name);

  if (array == NULL)
    return fail (error, name);

  *meanings = g_ptr_array_new_with_free_func (meaning_free);
  for (guint i = 0; i < json_array_get_length (array); i++) {
    JsonObject *member = get_object_at (array, i);
    GoujiMeaning *meaning = g_new0 (GoujiMeaning, 1);

    g_ptr_array_add (*meanings, meaning);
    if (member == NULL)
      return fail (error, name);
    meaning->organization = get_flag (member, "organisation");
    meaning->doubtful = get_flag (member, "doubtful");
    meaning->wins = get_flag (member, "wins");
    if (!load_ids (member, meaning))
      return fail (error, name);
    if (!load_patterns (member, "patterns", &meaning->patterns, error))
      return FALSE;
  }

  return TRUE;
}

static gboolean
load_lists (GoujiRegisterWords *self, JsonObject *object, GError **error)
{
  static const char *const names[GOUJI_N_LISTS] = {
    [GOUJI_LIST_YES] = "yes",
    [GOUJI_LIST_NO] = "no",
    [GOUJI_LIST_MARK] = "marks",
    [GOUJI_LIST_BLANK] = "blank",
    [GOUJI_LIST_SUM] = "sums",
    [GOUJI_LIST_NOTE] = "notes",
    [GOUJI_LIST_CARRIED_IN] = "from_last_year",
    [GOUJI_LIST_CARRIED_OUT] = "to_next_year",
    [GOUJI_LIST_CLOSED] = "closed",
    [GOUJI_LIST_OPEN] = "open",
    [GOUJI_LIST_NEW] = "new",
  };

  for (guint i = 0; i < GOUJI_N_LISTS; i++) {
    if (!load_patterns (object, names[i], &self->lists[i], error))
      return FALSE;
  }

  return TRUE;
}

static gboolean
load_ends (GoujiRegisterWords *self, JsonObject *object, GError **error)
{
  JsonArray *serials = get_array (object, "serial_days");
  JsonNode *rows = get_node (object, "rows", JSON_NODE_OBJECT);
  JsonObject *row_ids = rows != NULL ? json_node_get_object (rows) : NULL;

  if (row_ids == NULL)
    return fail (error, "rows");
  if (serials == NULL || json_array_get_length (serials) != 2)
    return fail (error, "serial_days");

  self->first_serial = json_array_get_int_element (serials, 0);
  self->last_serial = json_array_get_int_element (serials, 1);
  return copy_text (object, "table", &self->table, error) &&
         copy_text (object, "total", &self->total, error) &&
         copy_text (row_ids, "received", &self->received, error) &&
         copy_text (row_ids, "brought", &self->brought, error) &&
         copy_text (row_ids, "processed", &self->processed, error) &&
         copy_text (row_ids, "left_open", &self->left_open, error);
}

/**
 * gouji_register_words_new_from_json:
 * @object: what data/register/README.md describes
 * @error: return location for %GOUJI_REGISTER_ERROR_WORDS
 *
 * Returns: (transfer full) (nullable): the words
 */
GoujiRegisterWords *
gouji_register_words_new_from_json (JsonObject *object, GoujiFolding *folding, GError **error)
{
  g_autoptr (GoujiRegisterWords) self = g_atomic_rc_box_new0 (GoujiRegisterWords);

  g_return_val_if_fail (object != NULL, NULL);
  g_return_val_if_fail (folding != NULL, NULL);

  self->folding = gouji_folding_ref (folding);
  if (!load_ends (self, object, error) || !load_heads (self, object, error) ||
      !load_meanings (object, "kinds", &self->kinds, error) ||
      !load_meanings (object, "outcomes", &self->outcomes, error) || !load_lists (self, object, error) ||
      !load_patterns (object, "dates", &self->days, error) ||
      !load_expression (object, "numbering", &self->numbering, error) ||
      !load_expression (object, "date_rest", &self->day_rest, error) ||
      !load_expression (object, "other_date", &self->other_day, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * gouji_register_words_new_from_folder:
 * @folder: (type filename): has the file `requests.json`
 * @error: return location for %GOUJI_REGISTER_ERROR_WORDS
 *
 * Returns: (transfer full) (nullable): the words
 */
GoujiRegisterWords *
gouji_register_words_new_from_folder (const char *folder, GoujiFolding *folding, GError **error)
{
  g_autofree char *path = g_build_filename (folder, FILE_NAME, NULL);
  g_autofree char *text = NULL;
  gsize length;
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  JsonNode *root;

  if (!g_file_get_contents (path, &text, &length, NULL) || length > MAXIMUM_FILE_SIZE ||
      !g_utf8_validate (text, (gssize) length, NULL) ||
      !json_parser_load_from_data (parser, text, (gssize) length, NULL)) {
    fail (error, FILE_NAME);
    return NULL;
  }
  root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root)) {
    fail (error, FILE_NAME);
    return NULL;
  }

  return gouji_register_words_new_from_json (json_node_get_object (root), folding, error);
}

GoujiRegisterWords *
gouji_register_words_ref (GoujiRegisterWords *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
gouji_register_words_unref (GoujiRegisterWords *self)
{
  g_atomic_rc_box_release_full (self, clear_words);
}

/* -- looking words up -- */

gboolean
gouji_register_match_any (const GPtrArray *patterns, const char *folded)
{
  for (guint i = 0; i < patterns->len; i++) {
    if (g_regex_match (patterns->pdata[i], folded, G_REGEX_MATCH_DEFAULT, NULL))
      return TRUE;
  }

  return FALSE;
}

/**
 * gouji_register_words_fold:
 *
 * Returns: (transfer full): @text folded for comparison; empty where it says nothing
 */
char *
gouji_register_words_fold (GoujiRegisterWords *self, const char *text)
{
  g_autofree char *folded = gouji_fold_text (self->folding, text);

  if (gouji_register_words_has (self, GOUJI_LIST_BLANK, folded))
    *folded = '\0';

  return g_steal_pointer (&folded);
}

gboolean
gouji_register_words_has (GoujiRegisterWords *self, GoujiRegisterList list, const char *folded)
{
  g_return_val_if_fail (list < GOUJI_N_LISTS, FALSE);

  return gouji_register_match_any (self->lists[list], folded);
}

/**
 * gouji_register_words_names_applicant:
 *
 * Returns: whether it says what kind of applicant somebody is, be it only that it is an organisation
 */
gboolean
gouji_register_words_names_applicant (GoujiRegisterWords *self, const char *folded)
{
  for (guint i = 0; i < self->kinds->len; i++) {
    const GoujiMeaning *meaning = self->kinds->pdata[i];

    if (gouji_register_match_any (meaning->patterns, folded))
      return TRUE;
  }

  return FALSE;
}

/**
 * gouji_register_words_find_role:
 * @folded: the head of a column
 * @rank: (out) (optional): how good it is: of several heads of a role that with the smallest is meant
 *
 * Returns: what the head says that the column holds
 */
GoujiRegisterRole
gouji_register_words_find_role (GoujiRegisterWords *self, const char *folded, guint *rank)
{
  for (guint i = 0; i < self->heads->len; i++) {
    const GoujiHeadWords *words = self->heads->pdata[i];

    for (guint k = 0; k < words->patterns->len; k++) {
      if (g_regex_match (words->patterns->pdata[k], folded, G_REGEX_MATCH_DEFAULT, NULL)) {
        if (rank != NULL)
          *rank = k;
        return words->role;
      }
    }
  }

  return GOUJI_ROLE_NONE;
}

/**
 * gouji_register_words_role_takes_days:
 *
 * Returns: whether columns of the role hold days
 */
gboolean
gouji_register_words_role_takes_days (GoujiRegisterWords *self, GoujiRegisterRole role)
{
  for (guint i = 0; i < self->heads->len; i++) {
    const GoujiHeadWords *words = self->heads->pdata[i];

    if (words->role == role)
      return words->days;
  }

  return FALSE;
}
