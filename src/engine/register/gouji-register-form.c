/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "register/gouji-register-form.h"

#include <string.h>

#include "register/gouji-register-words-private.h"

/**
 * Label:
 * @text: a label of a head, folded, without its number
 * @head: the row, column or group that it names
 */
typedef struct {
  char *text;
  const GoujiHead *head;
} Label;

static void
label_free (gpointer data)
{
  Label *label = data;

  g_free (label->text);
  g_free (label);
}

void
gouji_register_form_free (GoujiRegisterForm *self)
{
  gouji_form_unref (self->form);
  g_ptr_array_unref (self->outcomes);
  g_ptr_array_unref (self->kinds);
  g_ptr_array_unref (self->labels);
  g_ptr_array_unref (self->groups);
  g_free (self);
}

static const GoujiHead *
find_head (const GPtrArray *heads, const char *id)
{
  for (guint i = 0; i < heads->len; i++) {
    const GoujiHead *head = heads->pdata[i];

    if (g_strcmp0 (head->id, id) == 0)
      return head;
  }

  return NULL;
}

static char *
strip_number (GoujiRegisterWords *words, const char *folded)
{
  return g_regex_replace_literal (words->numbering, folded, -1, 0, "", G_REGEX_MATCH_DEFAULT, NULL);
}

static void
add_labels (GPtrArray *labels, GoujiRegisterWords *words, const GoujiHead *head)
{
  for (guint i = 0; head->labels[i] != NULL; i++) {
    g_autofree char *folded = gouji_fold_text (words->folding, head->labels[i]);
    Label *label = g_new0 (Label, 1);

    label->text = strip_number (words, folded);
    label->head = head;
    g_ptr_array_add (labels, label);
  }
}

/* The rows between those for what came in and the sum of what was done: outcomes. */
static void
collect_outcomes (GoujiRegisterForm *self, GoujiRegisterWords *words)
{
  for (guint i = 0; i < self->block->rows->len; i++) {
    const GoujiHead *row = self->block->rows->pdata[i];

    if (row == self->received || row == self->brought || row == self->processed || row == self->left_open ||
        row->alternative_of != NULL)
      continue;
    g_ptr_array_add (self->outcomes, (gpointer) row);
    add_labels (self->labels, words, row);
  }
  add_labels (self->labels, words, self->left_open);
  for (guint i = 0; i < self->block->row_groups->len; i++)
    add_labels (self->groups, words, self->block->row_groups->pdata[i]);
  for (guint i = 0; i < self->block->columns->len; i++) {
    const GoujiHead *column = self->block->columns->pdata[i];

    if (column != self->total)
      g_ptr_array_add (self->kinds, (gpointer) column);
  }
}

static gboolean
find_heads (GoujiRegisterForm *self, GoujiRegisterWords *words)
{
  for (guint i = 0; i < gouji_form_get_n_tables (self->form); i++) {
    const GoujiFormTable *table = gouji_form_get_table (self->form, i);

    if (g_str_equal (table->id, words->table) && table->blocks->len == 1)
      self->table = table;
  }
  if (self->table == NULL)
    return FALSE;

  self->block = self->table->blocks->pdata[0];
  self->received = find_head (self->block->rows, words->received);
  self->brought = find_head (self->block->rows, words->brought);
  self->processed = find_head (self->block->rows, words->processed);
  self->left_open = find_head (self->block->rows, words->left_open);
  self->total = find_head (self->block->columns, words->total);
  return self->received != NULL && self->brought != NULL && self->processed != NULL &&
         self->left_open != NULL && self->total != NULL;
}

/**
 * gouji_register_form_new:
 * @error: return location for %GOUJI_REGISTER_ERROR_FORM
 *
 * Returns: (transfer full) (nullable): the form's table of applications; %NULL where it has none
 */
GoujiRegisterForm *
gouji_register_form_new (GoujiRegisterWords *words, GoujiForm *form, GError **error)
{
  g_autoptr (GoujiRegisterForm) self = g_new0 (GoujiRegisterForm, 1);

  self->form = gouji_form_ref (form);
  self->outcomes = g_ptr_array_new ();
  self->kinds = g_ptr_array_new ();
  self->labels = g_ptr_array_new_with_free_func (label_free);
  self->groups = g_ptr_array_new_with_free_func (label_free);
  if (!find_heads (self, words)) {
    g_set_error (error, GOUJI_REGISTER_ERROR, GOUJI_REGISTER_ERROR_FORM, "%s: no table %s",
                 gouji_form_get_id (form), words->table);
    return NULL;
  }
  collect_outcomes (self, words);

  return g_steal_pointer (&self);
}

/**
 * gouji_register_form_find_outcome:
 *
 * Returns: (nullable): the row of an outcome, or that of what goes on next year
 */
const GoujiHead *
gouji_register_form_find_outcome (const GoujiRegisterForm *self, const char *id)
{
  if (g_strcmp0 (id, self->left_open->id) == 0)
    return self->left_open;

  return find_head (self->outcomes, id);
}

const GoujiHead *
gouji_register_form_find_kind (const GoujiRegisterForm *self, const char *id)
{
  return find_head (self->kinds, id);
}

/**
 * gouji_register_form_get_cell:
 *
 * Returns: (nullable): where the row and the column meet
 */
const GoujiCell *
gouji_register_form_get_cell (const GoujiRegisterForm *self, const GoujiHead *row, const GoujiHead *column)
{
  return gouji_form_get_cell_at (self->form, self->block, row->first, column->first);
}

/* -- what words mean -- */

/* What one text may mean: no, one or several heads. */
typedef struct {
  const GoujiHead *head;
  gboolean several;
  gboolean doubtful;
  gboolean wins;
  gboolean organization;
} Meant;

static void
add_head (Meant *meant, const GoujiHead *head, gboolean doubtful)
{
  if (meant->head != NULL && meant->head != head)
    meant->several = TRUE;
  meant->head = head;
  meant->doubtful |= doubtful;
}

static const GoujiHead *
find_first (const GPtrArray *heads, const GoujiHead *other, char *const *ids)
{
  for (guint i = 0; ids[i] != NULL; i++) {
    const GoujiHead *head =
      other != NULL && g_strcmp0 (other->id, ids[i]) == 0 ? other : find_head (heads, ids[i]);

    if (head != NULL)
      return head;
  }

  return NULL;
}

/* The form's own words are meant exactly. */
static const GoujiHead *
find_label (const GPtrArray *labels, const char *stripped)
{
  const GoujiHead *found = NULL;

  for (guint i = 0; i < labels->len; i++) {
    const Label *label = labels->pdata[i];

    if (!g_str_equal (label->text, stripped))
      continue;
    if (found != NULL && found != label->head)
      return NULL;
    found = label->head;
  }

  return found;
}

/* The group that a text names: what it says besides is about one of its rows. */
static const GoujiHead *
find_group (const GoujiRegisterForm *form, const char *folded, gboolean *several)
{
  const GoujiHead *found = NULL;

  for (guint i = 0; i < form->groups->len; i++) {
    const Label *label = form->groups->pdata[i];

    if (strstr (folded, label->text) == NULL || label->head == found)
      continue;
    /* A group within another is the closer one. */
    if (found != NULL && !gouji_head_is_below (label->head, found))
      *several = TRUE;
    found = label->head;
  }

  return found;
}

/* Whether the row counts whatever reason is given besides. */
static gboolean
wins (const GoujiRegisterWords *words, const GoujiRegisterForm *form, const GoujiHead *row)
{
  for (guint i = 0; i < words->outcomes->len; i++) {
    const GoujiMeaning *meaning = words->outcomes->pdata[i];

    if (meaning->wins && find_first (form->outcomes, NULL, meaning->ids) == row)
      return TRUE;
  }

  return FALSE;
}

static Meant
find_outcomes (GoujiRegisterWords *words, const GoujiRegisterForm *form, const char *folded)
{
  g_autofree char *stripped = strip_number (words, folded);
  const GoujiHead *label = find_label (form->labels, stripped);
  Meant meant = { 0 };

  if (*folded == '\0')
    return meant;
  if (label != NULL)
    return (Meant) { .head = label, .wins = wins (words, form, label) };
  for (guint i = 0; i < words->outcomes->len; i++) {
    const GoujiMeaning *meaning = words->outcomes->pdata[i];
    const GoujiHead *head = find_first (form->outcomes, form->left_open, meaning->ids);

    if (head == NULL || (!gouji_register_match_any (meaning->patterns, folded) &&
                         !gouji_register_match_any (meaning->patterns, stripped)))
      continue;
    if (meaning->wins)
      return (Meant) { .head = head, .wins = TRUE };
    add_head (&meant, head, meaning->doubtful);
  }

  return meant;
}

/* The row of a group that has no rows below it in this form: that of 2019 counts all other outcomes in one.
 */
static gboolean
belongs_to (const GoujiHead *head, const GoujiHead *group)
{
  return group == NULL || head == group || gouji_head_is_below (head, group);
}

/**
 * gouji_register_guess_outcome:
 * @outcome: what the register says came of it
 * @detail: (nullable): the reason, where it has a column of its own
 *
 * Finds the row of the form that the words mean. What may mean several rows, or names a group and a row of
 * another, means none: a person has to say it.
 */
GoujiRegisterGuess
gouji_register_guess_outcome (GoujiRegisterWords *words,
                              const GoujiRegisterForm *form,
                              const char *outcome,
                              const char *detail)
{
  g_autofree char *first = gouji_register_words_fold (words, outcome);
  g_autofree char *second = gouji_register_words_fold (words, detail != NULL ? detail : "");
  Meant whole = find_outcomes (words, form, first);
  Meant part = find_outcomes (words, form, second);
  g_autofree char *both = g_strconcat (first, " ", second, NULL);
  gboolean several = whole.several || part.several;
  const GoujiHead *group = find_group (form, both, &several);
  Meant meant = whole;

  /* What is open in part counts there alone, whatever the reason for the rest (note in the form). */
  if (part.head != NULL && whole.head == NULL)
    meant = part;
  else if (part.head != NULL && part.head != whole.head && !whole.wins)
    several = TRUE;
  /* A reason that nobody knows may say something else. */
  if (meant.head == whole.head && whole.head != NULL && *second != '\0' && part.head == NULL)
    meant.doubtful = TRUE;
  if (meant.head == NULL || several || !belongs_to (meant.head, group))
    return (GoujiRegisterGuess) { NULL, FALSE };

  return (GoujiRegisterGuess) { meant.head, meant.doubtful };
}

static Meant
find_kinds (GoujiRegisterWords *words, const GoujiRegisterForm *form, const char *folded)
{
  g_autofree char *stripped = strip_number (words, folded);
  Meant meant = { 0 };

  if (*folded == '\0')
    return meant;
  for (guint i = 0; i < words->kinds->len; i++) {
    const GoujiMeaning *meaning = words->kinds->pdata[i];
    const GoujiHead *head = find_first (form->kinds, NULL, meaning->ids);

    if (!gouji_register_match_any (meaning->patterns, folded) &&
        !gouji_register_match_any (meaning->patterns, stripped))
      continue;
    if (meaning->organization)
      meant.organization = TRUE;
    else if (head != NULL)
      add_head (&meant, head, FALSE);
  }

  return meant;
}

/**
 * gouji_register_guess_kind:
 * @kind: what the register says of the applicant
 * @organization: (nullable): which organisation it is, where that has a column of its own
 *
 * Finds the column of the form that the words mean. That it is an organisation is not enough.
 */
GoujiRegisterGuess
gouji_register_guess_kind (GoujiRegisterWords *words,
                           const GoujiRegisterForm *form,
                           const char *kind,
                           const char *organization)
{
  g_autofree char *first = gouji_register_words_fold (words, kind);
  g_autofree char *second = gouji_register_words_fold (words, organization != NULL ? organization : "");
  Meant whole = find_kinds (words, form, first);
  Meant part = find_kinds (words, form, second);
  const GoujiHead *head = NULL;

  if (*second == '\0')
    head = whole.head;
  else if (part.head != NULL && (*first == '\0' || whole.organization || whole.head == part.head))
    head = part.head;
  if (whole.several || part.several)
    head = NULL;

  return (GoujiRegisterGuess) { head, FALSE };
}
