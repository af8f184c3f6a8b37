/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "form/gouji-expression.h"
#include "form/gouji-form-extend.h"
#include "form/gouji-form-loader.h"

#define MAXIMUM_COEFFICIENT 1000
#define MAXIMUM_PATTERN 2000

#define LAST_YEAR "last:"
#define CHILD "child:"

/* One of a rule's terms as the file has it: a name, or the name of a list of names. */
typedef struct {
  int coefficient;
  const char *name;
  const char *const *members; /* what @name stands for: the list's names, or itself */
  const char *self[2];
  gboolean total;
  gboolean last_year;
} TermSpec;

typedef struct {
  GoujiFormLoader *loader;
  const GoujiRule *rule;
  GoujiRelation relation;
  const char *sentence;
  GHashTable *lists;
  GPtrArray *specs;
} RuleBuilder;

/* A row or column that a term counts; with @group, the row that may stand in place of that group. */
typedef struct {
  guint index;
  const GoujiHead *group;
} Member;

static const char *const severity_names[] = { "error", "warning", "notice" };
static const char *const relation_names[] = { "=", "<=", ">=" };

static int
find_name (const char *const *names, guint n_names, const char *name)
{
  for (guint i = 0; i < n_names; i++) {
    if (g_str_equal (names[i], name))
      return (int) i;
  }

  return -1;
}

/* Whether @head's own ids, from below @base down, are @name; a row above it lends it none. */
static gboolean
head_is_named (const GoujiHead *head, const GoujiHead *base, const char *name)
{
  g_autoptr (GString) path = g_string_new (NULL);

  for (const GoujiHead *own = head; head != base && head != NULL; head = head->parent) {
    if (head->id == NULL || (head != own && head->is_leaf))
      continue;
    if (path->len > 0)
      g_string_prepend_c (path, '.');
    g_string_prepend (path, head->id);
  }

  return head == base && g_str_equal (path->str, name);
}

static int
find_leaf (GPtrArray *leaves, const GoujiHead *base, const char *name)
{
  guint first = base != NULL ? base->first : 0;
  guint end = base != NULL ? base->first + base->n_leaves : leaves->len;

  for (guint i = first; i < end; i++) {
    if (head_is_named (leaves->pdata[i], base, name))
      return (int) i;
  }

  return -1;
}

static gboolean
has_member (GArray *members, guint index)
{
  for (guint i = 0; i < members->len; i++) {
    if (g_array_index (members, Member, i).index == index)
      return TRUE;
  }

  return FALSE;
}

static gboolean
has_group (GArray *members, const GoujiHead *group)
{
  for (guint i = group->first; i < group->first + group->n_leaves; i++) {
    if (!has_member (members, i))
      return FALSE;
  }

  return TRUE;
}

/* Where a term counts all rows of a group, it also counts the row that may be printed in their place. */
static void
add_alternatives (GArray *members, GPtrArray *leaves)
{
  for (guint i = 0; i < leaves->len; i++) {
    const GoujiHead *head = leaves->pdata[i];
    Member member = { i, head->alternative_of };

    if (member.group != NULL && !has_member (members, i) && has_group (members, member.group))
      g_array_append_val (members, member);
  }
}

/* Returns: (nullable): an array of Member for each term; %NULL with @missing set when a name is not there */
static GPtrArray *
resolve_specs (
  RuleBuilder *builder, GPtrArray *leaves, const GoujiHead *base, const char **missing, guint *n_found)
{
  g_autoptr (GPtrArray) resolved = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);

  *missing = NULL;
  *n_found = 0;
  for (guint i = 0; i < builder->specs->len; i++) {
    const TermSpec *spec = builder->specs->pdata[i];
    GArray *members = g_array_new (FALSE, FALSE, sizeof (Member));

    g_ptr_array_add (resolved, members);
    for (guint m = 0; spec->members[m] != NULL; m++) {
      int index = find_leaf (leaves, base, spec->members[m]);
      Member member = { (guint) index };

      if (index < 0)
        *missing = spec->members[m];
      else
        g_array_append_val (members, member);
    }
    *n_found += members->len;
    add_alternatives (members, leaves);
  }

  return *missing == NULL ? g_steal_pointer (&resolved) : NULL;
}

static void
append_term (
  GArray *terms, const TermSpec *spec, const GoujiCell *cell, const GoujiCell **instead_of, guint n)
{
  GoujiTerm term = { spec->coefficient, cell, spec->name, instead_of, n, spec->total, spec->last_year };

  g_array_append_val (terms, term);
}

static void
add_equation (RuleBuilder *builder, GArray *terms, const GoujiHead *row, const GoujiHead *column)
{
  GoujiEquation *equation = g_new0 (GoujiEquation, 1);

  equation->rule = builder->rule;
  equation->relation = builder->relation;
  equation->sentence = builder->sentence;
  equation->n_terms = terms->len;
  equation->terms = (GoujiTerm *) g_array_free (terms, FALSE);
  equation->row = row;
  equation->column = column;
  for (guint i = 0; i < equation->n_terms; i++)
    equation->chained = equation->chained || equation->terms[i].last_year;
  g_ptr_array_add (builder->loader->form->equations, equation);
}

static const GoujiCell **
cells_of_group (GoujiForm *form, const GoujiFormBlock *block, const GoujiHead *group, guint column)
{
  const GoujiCell **cells = g_new0 (const GoujiCell *, group->n_leaves);

  for (guint i = 0; i < group->n_leaves; i++)
    cells[i] = gouji_form_get_cell_at (form, block, group->first + i, column);

  return cells;
}

/* The terms count rows, all in one column. */
static void
expand_column (RuleBuilder *builder, const GoujiFormBlock *block, GPtrArray *resolved, guint column)
{
  GoujiForm *form = builder->loader->form;
  GArray *terms = g_array_new (FALSE, FALSE, sizeof (GoujiTerm));

  for (guint i = 0; i < resolved->len; i++) {
    const TermSpec *spec = builder->specs->pdata[i];
    GArray *members = resolved->pdata[i];

    for (guint m = 0; m < members->len; m++) {
      const Member *member = &g_array_index (members, Member, m);
      const GoujiCell *cell = gouji_form_get_cell_at (form, block, member->index, column);

      if (member->group != NULL)
        append_term (terms, spec, cell, cells_of_group (form, block, member->group, column),
                     member->group->n_leaves);
      else
        append_term (terms, spec, cell, NULL, 0);
    }
  }

  add_equation (builder, terms, NULL, block->columns->pdata[column]);
}

/* The terms count columns, all in one row. */
static void
expand_row (
  RuleBuilder *builder, const GoujiFormBlock *block, GPtrArray *resolved, guint row, const GoujiHead *group)
{
  GArray *terms = g_array_new (FALSE, FALSE, sizeof (GoujiTerm));
  const GoujiHead *head = block->rows->pdata[row];

  for (guint i = 0; i < resolved->len; i++) {
    GArray *members = resolved->pdata[i];

    for (guint m = 0; m < members->len; m++) {
      guint column = g_array_index (members, Member, m).index;

      append_term (terms, builder->specs->pdata[i],
                   gouji_form_get_cell_at (builder->loader->form, block, row, column), NULL, 0);
    }
  }

  add_equation (builder, terms, *head->title != '\0' ? head : NULL, group);
}

/* A block that has none of the names is not meant; one that has only some of them is a mistake. */
static gboolean
accept_block (RuleBuilder *builder, const char *missing, guint n_found)
{
  if (missing == NULL || n_found == 0)
    return TRUE;

  return gouji_form_loader_fail (builder->loader, "terms", "there is no \"%s\" where the rule is applied",
                                 missing);
}

static gboolean
expand_columns (RuleBuilder *builder, const GoujiFormBlock *block)
{
  const char *missing;
  guint n_found;
  g_autoptr (GPtrArray) resolved = resolve_specs (builder, block->rows, NULL, &missing, &n_found);

  for (guint c = 0; resolved != NULL && c < block->columns->len; c++)
    expand_column (builder, block, resolved, c);

  return accept_block (builder, missing, n_found);
}

static gboolean
expand_rows (RuleBuilder *builder, const GoujiFormBlock *block)
{
  const char *missing;
  guint n_found;
  g_autoptr (GPtrArray) resolved = resolve_specs (builder, block->columns, NULL, &missing, &n_found);

  for (guint r = 0; resolved != NULL && r < block->rows->len; r++)
    expand_row (builder, block, resolved, r, NULL);

  return accept_block (builder, missing, n_found);
}

static gboolean
expand_groups (RuleBuilder *builder, const GoujiFormBlock *block)
{
  for (guint g = 0; g < block->column_groups->len; g++) {
    const GoujiHead *group = block->column_groups->pdata[g];
    g_autoptr (GPtrArray) resolved = NULL;
    const char *missing;
    guint n_found;

    if (group->id == NULL)
      continue;
    resolved = resolve_specs (builder, block->columns, group, &missing, &n_found);
    for (guint r = 0; resolved != NULL && r < block->rows->len; r++)
      expand_row (builder, block, resolved, r, group);
    if (!accept_block (builder, missing, n_found))
      return FALSE;
  }

  return TRUE;
}

/* Without "over" a rule is one equation, and its terms name whole cells. */
static gboolean
expand_cells (RuleBuilder *builder)
{
  g_autoptr (GArray) terms = g_array_new (FALSE, FALSE, sizeof (GoujiTerm));

  for (guint i = 0; i < builder->specs->len; i++) {
    const TermSpec *spec = builder->specs->pdata[i];

    for (guint m = 0; spec->members[m] != NULL; m++) {
      const GoujiCell *cell = gouji_form_find_cell (builder->loader->form, spec->members[m]);

      if (cell == NULL)
        return gouji_form_loader_fail (builder->loader, "terms", "there is no cell \"%s\"", spec->members[m]);
      append_term (terms, spec, cell, NULL, 0);
    }
  }

  add_equation (builder, g_steal_pointer (&terms), NULL, NULL);
  return TRUE;
}

static gboolean
expand_over (RuleBuilder *builder, JsonObject *over)
{
  static const struct {
    const char *member;
    gboolean (*expand) (RuleBuilder *builder, const GoujiFormBlock *block);
  } ways[] = { { "columns", expand_columns }, { "rows", expand_rows }, { "groups", expand_groups } };
  GoujiForm *form = builder->loader->form;
  guint n_before = form->equations->len;

  for (guint w = 0; w < G_N_ELEMENTS (ways); w++) {
    const char *id;

    if (!gouji_form_loader_get_string (builder->loader, over, ways[w].member, GOUJI_OPTIONAL, &id))
      return FALSE;
    for (guint t = 0; id != NULL && t < form->tables->len; t++) {
      const GoujiFormTable *table = form->tables->pdata[t];

      for (guint b = 0; g_str_equal (table->id, id) && b < table->blocks->len; b++) {
        if (!ways[w].expand (builder, table->blocks->pdata[b]))
          return FALSE;
      }
    }
  }

  if (form->equations->len == n_before)
    return gouji_form_loader_fail (builder->loader, "over", "the rule applies to nothing");
  return TRUE;
}

static gboolean
load_term (RuleBuilder *builder, JsonNode *node, guint index)
{
  GoujiFormLoader *loader = builder->loader;
  JsonArray *pair = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  JsonNode *first =
    pair != NULL && json_array_get_length (pair) == 2 ? json_array_get_element (pair, 0) : NULL;
  const char *name = first != NULL && JSON_NODE_HOLDS_VALUE (json_array_get_element (pair, 1))
                       ? json_array_get_string_element (pair, 1)
                       : NULL;
  TermSpec *spec;
  gint64 coefficient;

  if (name == NULL || !JSON_NODE_HOLDS_VALUE (first) || json_node_get_value_type (first) != G_TYPE_INT64)
    return gouji_form_loader_fail (loader, "terms", "element %u must be a whole number and a name", index);
  coefficient = json_node_get_int (first);
  if (coefficient == 0 || ABS (coefficient) > MAXIMUM_COEFFICIENT)
    return gouji_form_loader_fail (loader, "terms", "element %u has an impossible coefficient", index);

  spec = g_new0 (TermSpec, 1);
  spec->coefficient = (int) coefficient;
  spec->name = g_string_chunk_insert_const (loader->form->strings, name);
  spec->last_year = g_str_has_prefix (spec->name, LAST_YEAR);
  spec->self[0] = spec->name + (spec->last_year ? strlen (LAST_YEAR) : 0);
  spec->members = g_hash_table_lookup (builder->lists, spec->self[0]);
  if (spec->members == NULL)
    spec->members = spec->self;
  g_ptr_array_add (builder->specs, spec);
  return TRUE;
}

static gboolean
load_terms (RuleBuilder *builder, JsonObject *object)
{
  GoujiFormLoader *loader = builder->loader;
  JsonArray *array;
  const char *total;
  gboolean found = FALSE;
  gboolean this_year = FALSE;

  if (!gouji_form_loader_get_array (loader, object, "terms", GOUJI_REQUIRED, &array) ||
      !gouji_form_loader_get_string (loader, object, "total", GOUJI_OPTIONAL, &total))
    return FALSE;
  if (json_array_get_length (array) == 0)
    return gouji_form_loader_fail (loader, "terms", "must not be empty");

  for (guint i = 0; i < json_array_get_length (array); i++) {
    TermSpec *spec;

    if (!load_term (builder, json_array_get_element (array, i), i))
      return FALSE;
    spec = builder->specs->pdata[i];
    spec->total = g_strcmp0 (spec->name, total) == 0;
    found = found || spec->total;
    this_year = this_year || !spec->last_year;
  }

  if (!this_year)
    return gouji_form_loader_fail (loader, "terms", "must not all be of last year");
  if (total != NULL && !found)
    return gouji_form_loader_fail (loader, "total", "\"%s\" is none of the terms", total);
  return TRUE;
}

static gboolean
is_place (RuleBuilder *builder, const char *name)
{
  static const char *const own[] = { "left", "right", "difference", "row", "column", "where" };

  if (find_name (own, G_N_ELEMENTS (own), name) >= 0)
    return TRUE;
  for (guint i = 0; i < builder->specs->len; i++) {
    if (g_str_equal (((const TermSpec *) builder->specs->pdata[i])->name, name))
      return TRUE;
  }

  return FALSE;
}

/* A word in braces that nothing is put in for would be read by the public. */
static gboolean
check_sentence (RuleBuilder *builder)
{
  const char *at = builder->sentence;

  while ((at = strchr (at, '{')) != NULL) {
    const char *end = strchr (at, '}');
    g_autofree char *name = end != NULL ? g_strndup (at + 1, end - at - 1) : NULL;

    if (name == NULL || !is_place (builder, name))
      return gouji_form_loader_fail (builder->loader, "sentence", "nothing is known to put in for \"%s\"",
                                     at);
    at = end;
  }

  return TRUE;
}

/* Rules over subordinates have terms with a prefix; they are not equations of one agency's reports. */
static gboolean
needs_children (RuleBuilder *builder)
{
  for (guint i = 0; i < builder->specs->len; i++) {
    const TermSpec *spec = builder->specs->pdata[i];

    if (g_str_has_prefix (spec->name, CHILD))
      return TRUE;
  }

  return FALSE;
}

/* One kind of equations: terms that are compared with 0, in one place or in many of the same kind. */
static gboolean
load_equations (GoujiFormLoader *loader, JsonObject *object, const GoujiRule *rule, GHashTable *lists)
{
  g_autoptr (GPtrArray) specs = g_ptr_array_new_with_free_func (g_free);
  RuleBuilder builder = { loader, rule, GOUJI_RELATION_EQUAL, NULL, lists, specs };
  JsonObject *over;
  const char *op;
  int relation;

  if (!gouji_form_loader_get_string (loader, object, "sentence", GOUJI_REQUIRED, &builder.sentence) ||
      !gouji_form_loader_get_string (loader, object, "op", GOUJI_REQUIRED, &op) ||
      !gouji_form_loader_get_object (loader, object, "over", GOUJI_OPTIONAL, &over) ||
      !load_terms (&builder, object) || !check_sentence (&builder))
    return FALSE;

  relation = find_name (relation_names, G_N_ELEMENTS (relation_names), op);
  if (relation < 0)
    return gouji_form_loader_fail (loader, "op", "\"%s\" is none of = <= >=", op);
  builder.relation = (GoujiRelation) relation;

  if (needs_children (&builder))
    return TRUE;
  return over != NULL ? expand_over (&builder, over) : expand_cells (&builder);
}

static gboolean
load_linear (GoujiFormLoader *loader, JsonObject *object, const GoujiRule *rule, GHashTable *lists)
{
  JsonArray *several;

  if (!gouji_form_loader_get_array (loader, object, "equations", GOUJI_OPTIONAL, &several))
    return FALSE;
  if (several == NULL)
    return load_equations (loader, object, rule, lists);
  if (json_array_get_length (several) == 0)
    return gouji_form_loader_fail (loader, "equations", "must not be empty");

  for (guint i = 0; i < json_array_get_length (several); i++) {
    gsize mark = gouji_form_loader_enter_element (loader, "equations", i);
    JsonObject *element;

    if (!gouji_form_loader_get_element (loader, several, i, &element) ||
        !load_equations (loader, element, rule, lists))
      return FALSE;
    gouji_form_loader_leave (loader, mark);
  }

  return TRUE;
}

static gboolean
compile_patterns (GoujiFormLoader *loader, JsonObject *patterns, const char *name, GHashTable *compiled)
{
  g_autoptr (GPtrArray) expressions = g_ptr_array_new_with_free_func ((GDestroyNotify) g_regex_unref);
  g_autofree const char *const *texts = NULL;

  if (!gouji_form_loader_get_strings (loader, patterns, name, GOUJI_REQUIRED, NULL, &texts))
    return FALSE;

  for (guint i = 0; texts[i] != NULL; i++) {
    g_autoptr (GError) error = NULL;
    GRegex *expression;

    if (strlen (texts[i]) > MAXIMUM_PATTERN)
      return gouji_form_loader_fail (loader, name, "element %u is too long", i);
    expression = gouji_expressions_get (loader->expressions, texts[i], &error);
    if (expression == NULL)
      return gouji_form_loader_fail (loader, name, "element %u is no pattern: %s", i, error->message);
    g_ptr_array_add (expressions, expression);
  }

  g_hash_table_insert (compiled, (gpointer) g_string_chunk_insert_const (loader->form->strings, name),
                       g_steal_pointer (&expressions));
  return TRUE;
}

static gboolean
load_patterns (GoujiFormLoader *loader, JsonObject *object, GoujiRule *rule)
{
  JsonObject *patterns;
  g_autoptr (GList) names = NULL;
  gsize mark;

  if (!gouji_form_loader_get_object (loader, object, "patterns", GOUJI_OPTIONAL, &patterns))
    return FALSE;
  if (patterns == NULL)
    return TRUE;

  mark = gouji_form_loader_enter (loader, "patterns");
  names = json_object_get_members (patterns);
  for (const GList *name = names; name != NULL; name = name->next) {
    if (!compile_patterns (loader, patterns, name->data, rule->patterns))
      return FALSE;
  }
  gouji_form_loader_leave (loader, mark);

  return TRUE;
}

static gboolean
load_sentences (GoujiFormLoader *loader, JsonObject *object)
{
  JsonObject *sentences;
  g_autoptr (GList) names = NULL;
  gsize mark;

  if (!gouji_form_loader_get_object (loader, object, "sentences", GOUJI_REQUIRED, &sentences))
    return FALSE;

  mark = gouji_form_loader_enter (loader, "sentences");
  names = json_object_get_members (sentences);
  for (const GList *name = names; name != NULL; name = name->next) {
    const char *text;

    if (!gouji_form_loader_get_string (loader, sentences, name->data, GOUJI_REQUIRED, &text))
      return FALSE;
  }
  gouji_form_loader_leave (loader, mark);

  return TRUE;
}

static gboolean
load_rule_head (GoujiFormLoader *loader, JsonObject *object, GoujiRule *rule)
{
  const char *severity;
  const char *suspended;
  int found;

  if (!gouji_form_loader_get_string (loader, object, "id", GOUJI_REQUIRED, &rule->id) ||
      !gouji_form_loader_get_string (loader, object, "severity", GOUJI_REQUIRED, &severity) ||
      !gouji_form_loader_get_string (loader, object, "suspended", GOUJI_OPTIONAL, &suspended) ||
      !gouji_form_loader_get_string (loader, object, "basis", GOUJI_OPTIONAL, &rule->basis))
    return FALSE;

  found = find_name (severity_names, G_N_ELEMENTS (severity_names), severity);
  if (found < 0)
    return gouji_form_loader_fail (loader, "severity", "\"%s\" is none of error, warning, notice", severity);
  rule->severity = (GoujiSeverity) found;
  if (suspended != NULL)
    rule->suspended = suspended;

  return TRUE;
}

static gboolean
load_rule (GoujiFormLoader *loader, JsonObject *object, GoujiRule *rule, GHashTable *lists)
{
  const char *kind;

  rule->parameters = json_object_ref (object);
  if (!load_rule_head (loader, object, rule) ||
      !gouji_form_loader_get_string (loader, object, "kind", GOUJI_REQUIRED, &kind))
    return FALSE;

  for (guint i = 0; i + 1 < loader->form->rules->len; i++) {
    if (g_str_equal (((const GoujiRule *) loader->form->rules->pdata[i])->id, rule->id))
      return gouji_form_loader_fail (loader, "id", "two rules have the id \"%s\"", rule->id);
  }

  if (g_str_equal (kind, "linear"))
    return load_linear (loader, object, rule, lists);
  if (!g_str_equal (kind, "text"))
    return gouji_form_loader_fail (loader, "kind", "\"%s\" is none of linear, text", kind);

  return gouji_form_loader_get_string (loader, object, "predicate", GOUJI_REQUIRED, &rule->predicate) &&
         load_sentences (loader, object) && load_patterns (loader, object, rule);
}

static gboolean
load_lists (GoujiFormLoader *loader, JsonObject *root, GHashTable *lists)
{
  JsonObject *object;
  g_autoptr (GList) names = NULL;
  gsize mark;

  if (!gouji_form_loader_get_object (loader, root, "lists", GOUJI_OPTIONAL, &object))
    return FALSE;
  if (object == NULL)
    return TRUE;

  mark = gouji_form_loader_enter (loader, "lists");
  names = json_object_get_members (object);
  for (const GList *name = names; name != NULL; name = name->next) {
    const char *const *members;

    if (!gouji_form_loader_get_strings (loader, object, name->data, GOUJI_REQUIRED, NULL, &members))
      return FALSE;
    g_hash_table_insert (lists, g_strdup (name->data), (gpointer) members);
  }
  gouji_form_loader_leave (loader, mark);

  return TRUE;
}

/* Turns the equations of one report round: which of them each cell takes part in. */
static void
index_equations (GoujiForm *form)
{
  guint n_cells = form->cells->len;
  guint *next;

  form->equation_starts = g_new0 (guint, n_cells + 1);
  for (guint e = 0; e < form->equations->len; e++) {
    const GoujiEquation *equation = form->equations->pdata[e];

    for (guint t = 0; !equation->chained && t < equation->n_terms; t++)
      form->equation_starts[equation->terms[t].cell->index + 1]++;
  }
  for (guint c = 0; c < n_cells; c++)
    form->equation_starts[c + 1] += form->equation_starts[c];

  form->equations_of_cells = g_new0 (guint, form->equation_starts[n_cells] + 1);
  next = g_memdup2 (form->equation_starts, (n_cells + 1) * sizeof *next);
  for (guint e = 0; e < form->equations->len; e++) {
    const GoujiEquation *equation = form->equations->pdata[e];

    for (guint t = 0; !equation->chained && t < equation->n_terms; t++)
      form->equations_of_cells[next[equation->terms[t].cell->index]++] = e;
  }
  g_free (next);
}

static GoujiRule *
new_rule (const char *suspended, const char *entered)
{
  GoujiRule *rule = g_new0 (GoujiRule, 1);

  rule->suspended = suspended;
  rule->entered = entered;
  rule->patterns = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  return rule;
}

static gboolean
load_rule_array (GoujiFormLoader *self, JsonArray *array, GHashTable *lists, const GoujiRule *defaults)
{
  for (guint i = 0; i < json_array_get_length (array); i++) {
    gsize mark = gouji_form_loader_enter_element (self, "rules", i);
    GoujiRule *rule = new_rule (defaults->suspended, defaults->entered);
    JsonObject *object;

    g_ptr_array_add (self->form->rules, rule);
    if (!gouji_form_loader_get_element (self, array, i, &object) || !load_rule (self, object, rule, lists))
      return FALSE;
    gouji_form_loader_leave (self, mark);
  }

  return TRUE;
}

/**
 * gouji_form_load_rules:
 * @common: (nullable): where `suspended`, the sentence of rules that have none of their own, `entered`, and
 * the `rules` that all forms share stand
 *
 * Reads the rules of a form, the shared ones behind its own, and expands the arithmetic ones to equations
 * over cells.
 */
gboolean
gouji_form_load_rules (GoujiFormLoader *self, JsonObject *root, JsonObject *common)
{
  g_autoptr (GHashTable) lists = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (JsonArray) rules = NULL;
  GoujiRule defaults = { 0 };
  JsonArray *shared = NULL;
  JsonArray *own;

  if (common != NULL &&
      (!gouji_form_loader_get_string (self, common, "suspended", GOUJI_OPTIONAL, &defaults.suspended) ||
       !gouji_form_loader_get_string (self, common, "entered", GOUJI_OPTIONAL, &defaults.entered) ||
       !gouji_form_loader_get_array (self, common, "rules", GOUJI_OPTIONAL, &shared)))
    return FALSE;
  if (!load_lists (self, root, lists) ||
      !gouji_form_loader_get_array (self, root, "rules", GOUJI_REQUIRED, &own))
    return FALSE;

  rules = gouji_form_share_rules (own, shared);
  if (!load_rule_array (self, rules, lists, &defaults))
    return FALSE;

  index_equations (self->form);
  return TRUE;
}
