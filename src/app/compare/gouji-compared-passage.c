/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "compare/gouji-compared-passage.h"

#include <glib/gi18n.h>
#include <string.h>

#include "compare/gouji-compare-words.h"

/* How much of what is the same is shown on each side of a change, in characters, and from how much on the
 * rest is left out. */
#define CONTEXT 60
#define LONGEST_SAME (3 * CONTEXT)

/* Stands for the end of a line that was put in or taken out. */
#define LINE_END "↵"

struct _GoujiComparedPassage {
  GObject parent_instance;

  GoujiComparedPassageKind kind;
  char *text;
  GPtrArray *runs; /* (element-type GoujiTextRun) */
  GoujiForm *forms[2];
  const GoujiPart *parts[2];
};

G_DEFINE_FINAL_TYPE (GoujiComparedPassage, gouji_compared_passage, G_TYPE_OBJECT)

static void
free_run (GoujiTextRun *run)
{
  g_free (run->text);
  g_free (run);
}

static void
gouji_compared_passage_finalize (GObject *object)
{
  GoujiComparedPassage *self = GOUJI_COMPARED_PASSAGE (object);

  g_free (self->text);
  g_ptr_array_unref (self->runs);
  for (guint i = 0; i < G_N_ELEMENTS (self->forms); i++)
    g_clear_pointer (&self->forms[i], gouji_form_unref);

  G_OBJECT_CLASS (gouji_compared_passage_parent_class)->finalize (object);
}

static void
gouji_compared_passage_class_init (GoujiComparedPassageClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gouji_compared_passage_finalize;
}

static void
gouji_compared_passage_init (GoujiComparedPassage *self)
{
  self->runs = g_ptr_array_new_with_free_func ((GDestroyNotify) free_run);
}

/* The list that is made, and the paragraph that is being put together. */
typedef struct {
  GListStore *list;
  const GoujiComparison *comparison;
  const GoujiTextDifference *difference;
  GoujiComparedPassage *paragraph;
  guint n_same;
} Builder;

static GoujiComparedPassage *
create_passage (Builder *builder, GoujiComparedPassageKind kind)
{
  GoujiComparedPassage *self = g_object_new (GOUJI_TYPE_COMPARED_PASSAGE, NULL);

  self->kind = kind;
  self->forms[0] = gouji_form_ref (builder->comparison->old_form);
  self->forms[1] = gouji_form_ref (builder->comparison->new_form);
  self->parts[0] = builder->difference->before;
  self->parts[1] = builder->difference->after;

  return self;
}

static void
add_line (Builder *builder, GoujiComparedPassageKind kind, char *text)
{
  g_autoptr (GoujiComparedPassage) line = create_passage (builder, kind);

  line->text = text;
  g_list_store_append (builder->list, line);
}

static void
count_same (Builder *builder)
{
  guint n = builder->n_same;

  builder->n_same = 0;
  if (n > 0)
    add_line (builder, GOUJI_COMPARED_PASSAGE_SAME,
              g_strdup_printf (ngettext ("%u paragraph is the same", "%u paragraphs are the same", n), n));
}

/* The middle of what is the same is left out; its end stays at the next change, its beginning at the last. */
static char *
shorten (const char *text, gsize length, gboolean is_first, gboolean is_last)
{
  g_autofree char *whole = g_strndup (text, length);
  glong n = g_utf8_strlen (whole, -1);
  g_autofree char *head = NULL;
  g_autofree char *tail = NULL;

  if (n <= LONGEST_SAME)
    return g_steal_pointer (&whole);

  head = is_first ? g_strdup ("") : g_utf8_substring (whole, 0, CONTEXT);
  tail = is_last ? g_strdup ("") : g_utf8_substring (whole, n - CONTEXT, n);
  return g_strconcat (head, "…", tail, NULL);
}

static void
shorten_runs (GoujiComparedPassage *paragraph)
{
  GPtrArray *runs = paragraph->runs;

  for (guint i = 0; i < runs->len; i++) {
    GoujiTextRun *run = g_ptr_array_index (runs, i);
    char *text;

    if (run->kind != GOUJI_RUN_SAME)
      continue;
    text = shorten (run->text, strlen (run->text), i == 0, i + 1 == runs->len);
    g_free (run->text);
    run->text = text;
  }
}

/* The sign for the end of a line says nothing about a paragraph that came or went as a whole. */
static void
drop_sign (GPtrArray *runs)
{
  const GoujiTextRun *last = g_ptr_array_index (runs, runs->len - 1);

  if (runs->len < 2 || !g_str_equal (last->text, LINE_END))
    return;
  for (guint i = 0; i < runs->len; i++) {
    const GoujiTextRun *run = g_ptr_array_index (runs, i);

    if (run->kind != last->kind)
      return;
  }
  g_ptr_array_set_size (runs, (int) runs->len - 1);
}

static void
end_paragraph (Builder *builder)
{
  g_autoptr (GoujiComparedPassage) paragraph = g_steal_pointer (&builder->paragraph);

  if (paragraph == NULL || paragraph->runs->len == 0)
    return;
  if (paragraph->kind == GOUJI_COMPARED_PASSAGE_SAME) {
    builder->n_same++;
    return;
  }

  count_same (builder);
  drop_sign (paragraph->runs);
  shorten_runs (paragraph);
  g_list_store_append (builder->list, paragraph);
}

static void
add_piece (Builder *builder, GoujiRunKind kind, const char *text, gsize length)
{
  GoujiTextRun *run;

  if (length == 0)
    return;
  if (builder->paragraph == NULL)
    builder->paragraph = create_passage (builder, GOUJI_COMPARED_PASSAGE_SAME);
  if (kind != GOUJI_RUN_SAME)
    builder->paragraph->kind = GOUJI_COMPARED_PASSAGE_CHANGED;

  run = g_new (GoujiTextRun, 1);
  run->kind = kind;
  run->text = g_strndup (text, length);
  g_ptr_array_add (builder->paragraph->runs, run);
}

/* A paragraph that was parted or joined is a change, although nothing is to be seen of the end of a line. */
static void
add_run (Builder *builder, const GoujiTextRun *run)
{
  const char *at = run->text;

  for (const char *end = strchr (at, '\n'); end != NULL; end = strchr (at, '\n')) {
    add_piece (builder, run->kind, at, (gsize) (end - at));
    if (run->kind != GOUJI_RUN_SAME)
      add_piece (builder, run->kind, LINE_END, strlen (LINE_END));
    end_paragraph (builder);
    at = end + 1;
  }
  add_piece (builder, run->kind, at, strlen (at));
}

static void
add_heading (Builder *builder)
{
  g_autoptr (GPtrArray) runs = NULL;

  if (builder->difference->old_heading == NULL)
    return;

  runs = gouji_compare_texts (builder->difference->old_heading, builder->difference->new_heading);
  for (guint i = 0; i < runs->len; i++)
    add_run (builder, g_ptr_array_index (runs, i));
  end_paragraph (builder);
}

/**
 * gouji_compared_passages_new:
 * @comparison: a comparison
 *
 * Returns: (transfer full): a list of #GoujiComparedPassage: the texts that differ, paragraph by paragraph
 */
GListModel *
gouji_compared_passages_new (const GoujiComparison *comparison)
{
  Builder builder = { .list = g_list_store_new (GOUJI_TYPE_COMPARED_PASSAGE), .comparison = comparison };

  for (guint i = 0; i < comparison->texts->len; i++) {
    builder.difference = g_ptr_array_index (comparison->texts, i);
    add_line (&builder, GOUJI_COMPARED_PASSAGE_TITLE, gouji_compare_words_part (builder.difference));
    add_heading (&builder);
    for (guint j = 0; j < builder.difference->runs->len; j++)
      add_run (&builder, g_ptr_array_index (builder.difference->runs, j));
    end_paragraph (&builder);
    count_same (&builder);
  }

  return G_LIST_MODEL (builder.list);
}

GoujiComparedPassageKind
gouji_compared_passage_get_kind (GoujiComparedPassage *self)
{
  return self->kind;
}

/**
 * gouji_compared_passage_get_text:
 * @self: a passage
 *
 * Returns: (nullable): what a line that is no paragraph says
 */
const char *
gouji_compared_passage_get_text (GoujiComparedPassage *self)
{
  return self->text;
}

/**
 * gouji_compared_passage_get_runs:
 * @self: a passage
 *
 * Returns: (transfer none) (element-type GoujiTextRun): the pieces of a paragraph
 */
GPtrArray *
gouji_compared_passage_get_runs (GoujiComparedPassage *self)
{
  return self->runs;
}

/**
 * gouji_compared_passage_describe:
 * @self: a passage
 *
 * Returns: what it shows, to be read out: what was taken out and what was put in is said, for nobody hears a
 * line through a word
 */
char *
gouji_compared_passage_describe (GoujiComparedPassage *self)
{
  g_autoptr (GString) words = NULL;

  if (self->text != NULL)
    return g_strdup (self->text);

  words = g_string_new (NULL);
  for (guint i = 0; i < self->runs->len; i++) {
    const GoujiTextRun *run = g_ptr_array_index (self->runs, i);

    if (run->kind == GOUJI_RUN_SAME)
      g_string_append (words, run->text);
    else if (run->kind == GOUJI_RUN_OUT)
      /* Translators: read out within a text, where something is struck through */
      g_string_append_printf (words, _ (" [taken out: %s] "), run->text);
    else
      /* Translators: read out within a text, where something is underlined */
      g_string_append_printf (words, _ (" [put in: %s] "), run->text);
  }

  return g_string_free_and_steal (g_steal_pointer (&words));
}

/**
 * gouji_compared_passage_get_part:
 * @self: a passage
 * @after: whether that of the second report is asked for
 *
 * Returns: (nullable): the part that it is of, %NULL for the preamble or where that form has no such part
 */
const GoujiPart *
gouji_compared_passage_get_part (GoujiComparedPassage *self, gboolean after)
{
  return self->parts[after ? 1 : 0];
}
