/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>

#include "form/gouji-expression.h"
#include "form/gouji-form-layout.h"
#include "form/gouji-form-set.h"

/* A form of a shape that no era has: two tables, groups of rows with ids, a rule over whole cells. */
#define MADE_UP                                                                                              \
  "{'id':'made-up','title':'T','parts':[{'id':'one','title':'1. One','labels':['One'],'table':'a'}],"        \
  "'lists':{'both':['north.x','north.y']},"                                                                  \
  "'tables':[{'id':'a','title':'A','unit':'t','row_head_columns':2,'widths':[1,2,3,4],'blocks':[{"           \
  "'columns':[{'id':'now','title':'Now'},{'id':'change','title':'Change','type':'signed_count','unit':'kg'}" \
  "],"                                                                                                       \
  "'rows':[{'id':'north','title':'North','children':[{'id':'x','title':'X'},{'id':'y','title':'Y'}],"        \
  "'alternative':{'id':'north_all','title':'All of it'}},"                                                   \
  "{'id':'sum','title':'Sum','labels':['Total']}]}]}],"                                                      \
  "'rules':[{'id':'sum','kind':'linear','severity':'warning','over':{'columns':'a'},"                        \
  "'terms':[[1,'sum'],[-1,'both']],'total':'sum','op':'<=','sentence':'{sum} {both} {left} {where}'},"       \
  "{'id':'cells','kind':'linear','severity':'notice','terms':[[2,'a.sum.now'],[-1,'a.sum.change']],'op':'>=" \
  "',"                                                                                                       \
  "'sentence':'{a.sum.now}'},"                                                                               \
  "{'id':'chain','kind':'linear','severity':'error','over':{'columns':'a'},"                                 \
  "'terms':[[1,'sum'],[-1,'last:sum']],'op':'=','sentence':'{last:sum}'},"                                   \
  "{'id':'words','kind':'text','severity':'error','predicate':'p','sentences':{'s':'S'},'patterns':{'w':['"  \
  "a+b']}}],"                                                                                                \
  "'concepts':[{'id':'c','title':'C','unit':'t','comparability':'same','cells':['a.sum.now']}]}"

typedef struct {
  const char *name;
  const char *old;
  const char *new;
  const char *message; /* beginning of what is said */
} MistakeCase;

static const MistakeCase mistakes[] = {
  { "no-id", "'id':'made-up',", "", "id: is missing" },
  { "id-is-a-number", "'id':'made-up'", "'id':7", "id: must be text" },
  { "empty-title", "'title':'T'", "'title':''", "title: must not be empty" },
  { "parts-no-array", "'parts':[{", "'parts':{},'other':[{", "parts: must be an array" },
  { "part-without-labels", "'labels':['One']", "'labels':[]", "parts[0].labels: must not be empty" },
  { "part-of-no-table", "'table':'a'", "'table':'b'", "parts[0].table: there is no table" },
  { "id-with-a-point", "'id':'sum','title'", "'id':'s.um','title'", "tables[0].blocks[0].rows[1].id: " },
  { "cell-twice", "'id':'y'", "'id':'x'", "tables[0].blocks[0]: two cells have the id \"a.north.x.now\"" },
  { "no-type", "signed_count", "signed", "tables[0].blocks[0].columns[1].type: \"signed\" is no type" },
  { "no-widths", "'widths':[1,2,3,4]", "'widths':[]", "tables[0].widths: " },
  { "width-of-text", "'widths':[1,2,3,4]", "'widths':[1,2,'w',4]", "tables[0].widths: element 2" },
  { "too-few-widths", "'widths':[1,2,3,4]", "'widths':[1,2,3]", "tables[0].blocks[0].columns: more columns" },
  { "no-span", "'type':'signed_count'", "'span':0", "tables[0].blocks[0].columns[1].span: must be at least" },
  { "spans-too-wide", "'type':'signed_count'", "'span':2", "tables[0].blocks[0].columns: more columns" },
  { "too-deep", "'row_head_columns':2", "'row_head_columns':1", "tables[0].blocks[0].rows: nested deeper" },
  { "heads-lost", "'row_head_columns':2", "'row_head_columns':0",
    "tables[0].blocks[0].rows: a table without" },
  { "negative-count", "'row_head_columns':2", "'row_head_columns':-2",
    "tables[0].row_head_columns: must be from" },
  { "label-no-text", "'labels':['Total']", "'labels':[1]", "tables[0].blocks[0].rows[1].labels: element 0" },
  { "no-columns", "'columns':[{'id':'now'", "'columns':[],'old':[{'id':'now'",
    "tables[0].blocks[0].columns: " },
  { "row-no-object", "'rows':[{'id':'north'", "'rows':[4,{'id':'north'",
    "tables[0].blocks[0].rows[0]: must be" },
  { "column-with-alternative", "{'id':'now','title':'Now'}",
    "{'title':'G','children':[{'id':'now','title':'Now'}],'alternative':{'id':'z'}}",
    "tables[0].blocks[0].columns[0].alternative: only rows" },
  { "alternative-without-id", "{'id':'north_all',", "{",
    "tables[0].blocks[0].rows[0].alternative.id: is missing" },
  { "free-headings-of-text", "'title':'T'", "'recognition':{'free_headings':'no'},'title':'T'",
    "recognition.free_headings: must be true or false" },
  { "difference-of-a-number", "'comparability':'same'", "'difference':1,'comparability':'same'",
    "concepts[0].difference: must be text" },
  { "heading-above-nothing", "{'id':'sum','title':'Sum'", "{'heading':true,'title':'Sum'",
    "tables[0].blocks[0].rows[1].below: is missing" },
  { "heading-with-a-cell", "{'id':'sum','title':'Sum'",
    "{'heading':true,'below':[{'id':'s','title':'S'}],'id':'sum','title':'Sum'",
    "tables[0].blocks[0].rows[1].id: a heading has no cell" },
  { "heading-of-text", "{'id':'sum','title':'Sum'", "{'heading':'yes','id':'sum','title':'Sum'",
    "tables[0].blocks[0].rows[1].heading: must be true or false" },
  { "heading-in-a-group", "{'id':'x','title':'X'}",
    "{'heading':true,'title':'H','below':[{'id':'x','title':'X'}]}",
    "tables[0].blocks[0].rows[0].children[0].heading: a group of rows" },
  { "column-with-rows", "{'id':'now','title':'Now'}", "{'id':'now','title':'Now','below':[{'title':'X'}]}",
    "tables[0].blocks[0].columns[0].below: only rows" },
  { "beside-and-below", "'children':[{'id':'x'", "'below':[{'id':'z','title':'Z'}],'children':[{'id':'x'",
    "tables[0].blocks[0].rows[0].below: a group has" },
  { "nothing-below", "{'id':'sum','title':'Sum'", "{'below':[],'id':'sum','title':'Sum'",
    "tables[0].blocks[0].rows[1].below: must not be empty" },
  { "word-column-says-nothing", "'widths'", "'word_columns':[{'title':'W'}],'widths'",
    "tables[0].word_columns[0].says: is missing" },
  { "word-column-of-no-kind", "'widths'", "'word_columns':[{'says':'age','title':'W'}],'widths'",
    "tables[0].word_columns[0].says: \"age\" is none of unit, code" },
  { "word-columns-alone", "'widths'",
    "'word_columns':[{'says':'unit','title':'U'},{'says':'code','title':'C'}],'widths'",
    "tables[0].word_columns: leave no column" },
  { "word-columns-too-many", "'widths'", "'word_columns':[{'says':'unit','title':'U'}],'widths'",
    "tables[0].blocks[0].rows: nested deeper" },
  { "from-text-of-text", "'unit':'t','row_head", "'from_text':1,'unit':'t','row_head",
    "tables[0].from_text: must be true or false" },
  { "no-equations", "'id':'cells','kind':'linear'", "'equations':[],'id':'cells','kind':'linear'",
    "rules[1].equations: must not be empty" },
  { "equation-without-op", "'id':'cells','kind':'linear'",
    "'equations':[{'sentence':'S','terms':[[1,'a.sum.now']]}],'id':'cells','kind':'linear'",
    "rules[1].equations[0].op: is missing" },
  { "no-severity", "'severity':'warning'", "'severity':'grave'", "rules[0].severity: \"grave\"" },
  { "no-kind", "'id':'sum','kind':'linear'", "'id':'sum','kind':'round'", "rules[0].kind: \"round\"" },
  { "no-op", "'op':'<='", "'op':'<'", "rules[0].op: \"<\"" },
  { "no-total", "'total':'sum'", "'total':'both of'", "rules[0].total: \"both of\"" },
  { "term-of-one", "[-1,'both']", "[-1]", "rules[0].terms: element 1" },
  { "term-without-number", "[-1,'both']", "['a','both']", "rules[0].terms: element 1" },
  { "term-of-zero", "[-1,'both']", "[0,'both']", "rules[0].terms: element 1 has an impossible" },
  { "unknown-row", "'both':['north.x',", "'both':['north.z',", "rules[0].terms: there is no \"north.z\"" },
  { "unknown-list", "[-1,'both']", "[-1,'all']",
    "rules[0].sentence: nothing is known to put in for \"{both}" },
  { "unknown-table", "'over':{'columns':'a'},'terms':[[1,'sum'],[-1,'both']]",
    "'over':{'columns':'b'},'terms':[[1,'sum'],[-1,'both']]", "rules[0].over: " },
  { "unknown-cell", "[2,'a.sum.now']", "[2,'a.sum.past']", "rules[1]." },
  { "unknown-place", "{left}", "{middle}", "rules[0].sentence: nothing is known to put in for \"{middle}" },
  { "open-brace", "{left}", "{left", "rules[0].sentence: " },
  { "rule-twice", "'id':'cells'", "'id':'sum'", "rules[1].id: two rules" },
  { "all-of-last-year", "[1,'sum'],[-1,'last:sum']", "[-1,'last:sum']",
    "rules[2].terms: must not all be of last year" },
  { "unknown-last-year", "'last:sum']", "'last:x']", "rules[2]." },
  { "no-predicate", "'predicate':'p',", "", "rules[3].predicate: is missing" },
  { "sentence-no-text", "{'s':'S'}", "{'s':1}", "rules[3].sentences.s: must be text" },
  { "broken-pattern", "'a+b'", "'a(b'", "rules[3].patterns.w: element 0 is no pattern" },
  { "unknown-concept-cell", "'cells':['a.sum.now']", "'cells':['a.now']",
    "concepts[0].cells: there is no cell" },
  { "comparability", "'comparability':'same',", "", "concepts[0].comparability: is missing" },
};

static char *
replace (const char *text, const char *old, const char *new)
{
  g_auto (GStrv) pieces = g_strsplit (text, old, 2);

  g_assert_cmpuint (g_strv_length (pieces), ==, 2);
  return g_strjoinv (new, pieces);
}

static char *
to_json (const char *text)
{
  return g_strdelimit (g_strdup (text), "'", '"');
}

static GoujiForm *
load (const char *text, const char *common, GError **error)
{
  g_autofree char *form_text = to_json (text);
  g_autofree char *common_text = to_json (common);
  g_autoptr (GError) syntax = NULL;
  g_autoptr (JsonNode) form_node = json_from_string (form_text, &syntax);
  g_autoptr (JsonNode) common_node = json_from_string (common_text, NULL);

  g_assert_no_error (syntax);
  return gouji_form_new_from_json (json_node_get_object (form_node), json_node_get_object (common_node),
                                   error);
}

static void
test_mistake (gconstpointer data)
{
  const MistakeCase *c = data;
  g_autofree char *text = replace (MADE_UP, c->old, c->new);
  g_autoptr (GError) error = NULL;
  g_autoptr (GoujiForm) form = load (text, "{}", &error);

  g_assert_error (error, GOUJI_FORM_ERROR, GOUJI_FORM_ERROR_INVALID);
  g_assert_null (form);
  if (!g_str_has_prefix (error->message, c->message))
    g_test_message ("%s", error->message);
  g_assert_true (g_str_has_prefix (error->message, c->message));
}

/* Tied to last year's report, and not among what one report says of the cell. */
static void
assert_chain (GoujiForm *form, const GoujiEquation *chain)
{
  guint n;
  const guint *equations = gouji_form_get_equations_of (form, gouji_form_find_cell (form, "a.sum.now"), &n);

  g_assert_true (chain->chained);
  g_assert_cmpuint (chain->n_terms, ==, 2);
  g_assert_false (chain->terms[0].last_year);
  g_assert_true (chain->terms[1].last_year);
  g_assert_cmpstr (chain->terms[1].name, ==, "last:sum");
  g_assert_cmpstr (chain->terms[1].cell->id, ==, "a.sum.now");

  g_assert_cmpuint (n, ==, 2);
  for (guint i = 0; i < n; i++)
    g_assert_true (gouji_form_get_equation (form, equations[i]) != chain);
}

static void
test_made_up (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GoujiForm) form = load (MADE_UP, "{'suspended':'? {where}'}", &error);
  const GoujiEquation *sum;
  const GoujiRule *words;
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *matched = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (gouji_form_get_n_cells (form), ==, 8);
  g_assert_nonnull (gouji_form_find_cell (form, "a.north.y.change"));
  g_assert_cmpint (gouji_form_find_cell (form, "a.sum.change")->type, ==, GOUJI_CELL_SIGNED_COUNT);
  g_assert_cmpstr (gouji_form_find_cell (form, "a.sum.change")->unit, ==, "kg");
  g_assert_cmpstr (gouji_form_find_cell (form, "a.north_all.now")->row->title, ==, "All of it");
  g_assert_true (gouji_form_find_cell (form, "a.north_all.now")->alternative);

  /* Two columns, one rule over whole cells, and two columns that are tied to last year's. */
  g_assert_cmpuint (gouji_form_get_n_equations (form), ==, 5);
  sum = gouji_form_get_equation (form, 0);
  g_assert_cmpint (sum->relation, ==, GOUJI_RELATION_AT_MOST);
  g_assert_cmpuint (sum->n_terms, ==, 4);
  g_assert_cmpuint (sum->terms[3].n_instead_of, ==, 2);
  g_assert_cmpstr (sum->rule->suspended, ==, "? {where}");

  g_assert_false (sum->chained);
  assert_chain (form, gouji_form_get_equation (form, 3));

  words = gouji_form_get_rule (form, 3);
  g_assert_cmpstr (gouji_rule_get_sentence (words, "s"), ==, "S");
  g_assert_null (gouji_rule_get_sentence (words, "t"));
  g_assert_true (gouji_rule_match (words, "w", "xaab", &match));
  matched = g_match_info_fetch (match, 0);
  g_assert_cmpstr (matched, ==, "aab");
  g_assert_false (gouji_rule_match (words, "w", "b", NULL));
  g_assert_false (gouji_rule_match (words, "v", "ab", NULL));
}

static void
test_empty_corner (void)
{
  g_autoptr (GoujiForm) form = load (MADE_UP, "{}", NULL);
  g_autoptr (GoujiTableLayout) layout = gouji_table_layout_new (form, gouji_form_get_table (form, 0), NULL);
  const GoujiPlacement *corner = &g_array_index (layout->placements, GoujiPlacement, 0);

  g_assert_cmpuint (layout->n_rows, ==, 4);
  g_assert_cmpint (corner->kind, ==, GOUJI_PLACEMENT_NOTE);
  g_assert_null (corner->text);
  g_assert_cmpuint (corner->column_span, ==, 2);
}

typedef struct {
  char *folder;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("gouji-forms-XXXXXX", &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) directory = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (directory)) != NULL) {
    g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

    g_assert_cmpint (g_remove (path), ==, 0);
  }
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
}

static void
put_file (Fixture *fixture, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autofree char *json = to_json (text);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, json, -1, &error);
  g_assert_no_error (error);
}

static void
assert_turned_down (Fixture *fixture, int code, const char *message)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GoujiFormSet) set = gouji_form_set_new_from_folder (fixture->folder, &error);

  g_assert_null (set);
  g_assert_error (error, GOUJI_FORM_ERROR, code);
  if (strstr (error->message, message) == NULL)
    g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, message));
}

static void
test_folder (Fixture *fixture, gconstpointer data)
{
  g_autofree char *second = replace (MADE_UP, "made-up", "another");
  g_autoptr (GError) error = NULL;
  g_autoptr (GoujiFormSet) set = NULL;

  put_file (fixture, "b.json", MADE_UP);
  put_file (fixture, "a.json", second);
  put_file (fixture, "common.json", "{'suspended':'S','synonyms':[['a','b']]}");
  put_file (fixture, "notes.txt", "no form");
  set = gouji_form_set_new_from_folder (fixture->folder, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (gouji_form_set_get_n_forms (set), ==, 2);
  g_assert_cmpstr (gouji_form_get_id (gouji_form_set_get_form (set, 0)), ==, "another");
  g_assert_cmpstr (gouji_form_get_id (gouji_form_set_get_form (set, 1)), ==, "made-up");
  g_assert_null (gouji_form_set_find (set, "2021"));
  g_assert_true (json_object_has_member (gouji_form_set_get_common (set), "synonyms"));
}

static void
test_without_common (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GoujiFormSet) set = NULL;

  put_file (fixture, "a.json", MADE_UP);
  set = gouji_form_set_new_from_folder (fixture->folder, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (json_object_get_size (gouji_form_set_get_common (set)), ==, 0);
}

static void
test_no_folder (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GoujiFormSet) set = gouji_form_set_new_from_folder ("/no/such/folder", &error);

  g_assert_null (set);
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
}

static void
test_empty_folder (Fixture *fixture, gconstpointer data)
{
  put_file (fixture, "common.json", "{}");
  assert_turned_down (fixture, GOUJI_FORM_ERROR_EMPTY, fixture->folder);
}

static void
test_no_json (Fixture *fixture, gconstpointer data)
{
  put_file (fixture, "a.json", "{'id':");
  assert_turned_down (fixture, GOUJI_FORM_ERROR_SYNTAX, "a.json: ");
}

static void
test_no_object (Fixture *fixture, gconstpointer data)
{
  put_file (fixture, "a.json", "[1]");
  assert_turned_down (fixture, GOUJI_FORM_ERROR_INVALID, "a.json: must be an object");
}

static void
test_same_id (Fixture *fixture, gconstpointer data)
{
  put_file (fixture, "a.json", MADE_UP);
  put_file (fixture, "b.json", MADE_UP);
  assert_turned_down (fixture, GOUJI_FORM_ERROR_INVALID, "b.json: id: there is another form \"made-up\"");
}

static void
test_mistake_names_its_file (Fixture *fixture, gconstpointer data)
{
  g_autofree char *wrong = replace (MADE_UP, "'title':'T',", "");

  put_file (fixture, "a.json", wrong);
  assert_turned_down (fixture, GOUJI_FORM_ERROR_INVALID, "a.json: title: is missing");
}

static void
test_extends (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GoujiFormSet) set = NULL;
  GoujiForm *form;

  put_file (fixture, "z.json", MADE_UP);
  put_file (fixture, "a.json",
            "{'id':'later','extends':'made-up','title':'U',"
            "'parts':[{'id':'one','title':'I. One'},{'id':'two','title':'II. Two','labels':['Two']}],"
            "'tables':[{'id':'a','unit':'g'}],'rules':[{'id':'chain','removed':true}],'recognition':null}");
  put_file (fixture, "b.json", "{'id':'last','extends':'later','title':'V'}");
  set = gouji_form_set_new_from_folder (fixture->folder, &error);
  g_assert_no_error (error);

  form = gouji_form_set_find (set, "last");
  g_assert_cmpstr (gouji_form_get_title (form), ==, "V");
  g_assert_cmpuint (gouji_form_get_n_parts (form), ==, 2);
  g_assert_cmpstr (gouji_form_get_part (form, 0)->title, ==, "I. One");
  g_assert_cmpstr (gouji_form_get_part (form, 0)->labels[0], ==, "One");
  g_assert_cmpstr (gouji_form_get_cell (form, 0)->unit, ==, "g");
  g_assert_cmpuint (gouji_form_get_n_rules (form), ==, 3);
  g_assert_cmpuint (gouji_form_get_n_cells (form), ==, 8);

  form = gouji_form_set_find (set, "made-up");
  g_assert_cmpstr (gouji_form_get_cell (form, 0)->unit, ==, "t");
  g_assert_cmpuint (gouji_form_get_n_rules (form), ==, 4);
}

/* What all forms share stands behind a form's own rules; a rule that it names itself keeps its place. */
static void
test_shared_rules (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GoujiFormSet) set = NULL;
  GoujiForm *form;
  const GoujiRule *words;

  put_file (fixture, "common.json",
            "{'rules':[{'id':'more','kind':'text','severity':'notice','predicate':'q','sentences':{'a':'A'}},"
            "{'id':'words','kind':'text','severity':'notice','predicate':'q','basis':'B',"
            "'sentences':{'s':'shared','t':'T','u':'U'}}]}");
  put_file (fixture, "a.json", MADE_UP);
  put_file (fixture, "b.json",
            "{'id':'later','extends':'made-up','title':'U',"
            "'rules':[{'id':'words','sentences':{'u':null}},{'id':'more','removed':true}]}");
  set = gouji_form_set_new_from_folder (fixture->folder, &error);
  g_assert_no_error (error);

  form = gouji_form_set_find (set, "made-up");
  g_assert_cmpuint (gouji_form_get_n_rules (form), ==, 5);
  words = gouji_form_get_rule (form, 3);
  g_assert_cmpstr (words->id, ==, "words");
  g_assert_cmpstr (words->predicate, ==, "p");
  g_assert_cmpint (words->severity, ==, GOUJI_SEVERITY_ERROR);
  g_assert_cmpstr (words->basis, ==, "B");
  g_assert_cmpstr (gouji_rule_get_sentence (words, "s"), ==, "S");
  g_assert_cmpstr (gouji_rule_get_sentence (words, "t"), ==, "T");
  g_assert_cmpstr (gouji_form_get_rule (form, 4)->id, ==, "more");

  form = gouji_form_set_find (set, "later");
  g_assert_cmpuint (gouji_form_get_n_rules (form), ==, 4);
  g_assert_null (gouji_rule_get_sentence (gouji_form_get_rule (form, 3), "u"));
}

static void
test_shared_rules_mistake (Fixture *fixture, gconstpointer data)
{
  put_file (fixture, "common.json", "{'rules':{}}");
  put_file (fixture, "a.json", MADE_UP);
  assert_turned_down (fixture, GOUJI_FORM_ERROR_INVALID, "rules: must be an array");
}

static void
test_extends_nothing (Fixture *fixture, gconstpointer data)
{
  put_file (fixture, "a.json", "{'id':'a','extends':'b'}");
  assert_turned_down (fixture, GOUJI_FORM_ERROR_INVALID, "a.json: extends: there is no such form");
}

static void
test_extends_itself (Fixture *fixture, gconstpointer data)
{
  put_file (fixture, "a.json", "{'id':'a','extends':'b'}");
  put_file (fixture, "b.json", "{'id':'b','extends':'a'}");
  assert_turned_down (fixture, GOUJI_FORM_ERROR_INVALID, "extends: the form extends itself");
}

static void
add_folder_test (const char *path, void (*test) (Fixture *fixture, gconstpointer data))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

/* Forms share most of their rules, and each expression takes time to translate. */
static void
test_one_expression_for_one_pattern (void)
{
  g_autoptr (GoujiExpressions) expressions = gouji_expressions_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GRegex) one = gouji_expressions_get (expressions, "[0-9]+", &error);
  g_autoptr (GRegex) same = gouji_expressions_get (expressions, "[0-9]+", &error);
  g_autoptr (GRegex) other = gouji_expressions_get (expressions, "[0-9]", &error);

  g_assert_no_error (error);
  g_assert_true (one == same);
  g_assert_true (one != other);
  g_assert_null (gouji_expressions_get (expressions, "(", &error));
  g_assert_error (error, G_REGEX_ERROR, G_REGEX_ERROR_UNMATCHED_PARENTHESIS);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (mistakes); i++) {
    g_autofree char *path = g_strdup_printf ("/form/load/mistake/%s", mistakes[i].name);

    g_test_add_data_func (path, &mistakes[i], test_mistake);
  }
  g_test_add_func ("/form/load/one-expression-for-one-pattern", test_one_expression_for_one_pattern);
  g_test_add_func ("/form/load/another-shape", test_made_up);
  g_test_add_func ("/form/load/a-corner-may-be-empty", test_empty_corner);
  g_test_add_func ("/form/load/no-folder", test_no_folder);
  add_folder_test ("/form/load/folder-by-name", test_folder);
  add_folder_test ("/form/load/folder-without-common", test_without_common);
  add_folder_test ("/form/load/empty-folder", test_empty_folder);
  add_folder_test ("/form/load/no-json", test_no_json);
  add_folder_test ("/form/load/no-object", test_no_object);
  add_folder_test ("/form/load/same-id", test_same_id);
  add_folder_test ("/form/load/mistake-names-its-file", test_mistake_names_its_file);
  add_folder_test ("/form/load/extends", test_extends);
  add_folder_test ("/form/load/shared-rules", test_shared_rules);
  add_folder_test ("/form/load/shared-rules-must-be-an-array", test_shared_rules_mistake);
  add_folder_test ("/form/load/extends-nothing", test_extends_nothing);
  add_folder_test ("/form/load/extends-itself", test_extends_itself);

  return g_test_run ();
}
