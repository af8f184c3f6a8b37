/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "mutation.h"

#include <string.h>

/* How often one input is changed at most, and how long a stretch of it. */
#define MOST_CHANGES 6
#define LONGEST_STRETCH 400

/* What means something to one of the readers, or to JSON. */
static const char *const words[] = {
  "<table>",
  "</table>",
  "<tr>",
  "<td colspan=1000 rowspan=0>",
  "</td>",
  "<p>",
  "<!--",
  "-->",
  "<script",
  "&#0;",
  "&#x10ffff;",
  "<meta charset=gbk>",
  "\t",
  "\n",
  "\r\n",
  "|",
  "0",
  "-1",
  "99999999999",
  "9223372036854775807",
  "1.5",
  "/",
  "\xef\xbb\xbf",
  "\xff\xfe",
  "\xc2\xa0",
  "\xe3\x80\x80",
  "\xe2\x80\x8b",
  "\xf0\xa0\x80\x80",
  "\xe5\xb9\xb4",
  "\xef\xbc\x88",
  "null",
  "\"",
  "{",
  "]",
  "\\u0000",
  "\\ud800",
};

typedef struct {
  guint start;
  guint length;
} Stretch;

static Stretch
choose_stretch (GRand *random, const GByteArray *bytes)
{
  guint start = g_rand_int_range (random, 0, (gint32) bytes->len + 1);
  guint longest = MIN (LONGEST_STRETCH, bytes->len - start);

  return (Stretch) { start, g_rand_int_range (random, 0, (gint32) longest + 1) };
}

static void
insert (GByteArray *bytes, guint at, const void *data, guint length)
{
  g_autofree guint8 *tail = g_memdup2 (bytes->data + at, bytes->len - at);
  guint n_tail = bytes->len - at;

  g_byte_array_set_size (bytes, at);
  g_byte_array_append (bytes, data, length);
  if (n_tail > 0)
    g_byte_array_append (bytes, tail, n_tail);
}

static void
insert_noise (GRand *random, GByteArray *bytes, guint at)
{
  guint8 noise[8];

  for (guint i = 0; i < G_N_ELEMENTS (noise); i++)
    noise[i] = (guint8) g_rand_int_range (random, 0, 256);
  insert (bytes, at, noise, g_rand_int_range (random, 1, G_N_ELEMENTS (noise) + 1));
}

static void
insert_word (GRand *random, GByteArray *bytes, guint at)
{
  const char *word = words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))];

  insert (bytes, at, word, strlen (word));
}

/* Moves a stretch somewhere else: @keep leaves it where it was as well. */
static void
move (GRand *random, GByteArray *bytes, Stretch from, gboolean keep)
{
  g_autofree guint8 *copy = g_memdup2 (bytes->data + from.start, from.length);

  if (from.length == 0)
    return;
  if (!keep)
    g_byte_array_remove_range (bytes, from.start, from.length);
  insert (bytes, g_rand_int_range (random, 0, (gint32) bytes->len + 1), copy, from.length);
}

static void
change (GRand *random, GByteArray *bytes)
{
  Stretch stretch = choose_stretch (random, bytes);

  switch (g_rand_int_range (random, 0, 8)) {
  case 0:
  case 1:
    if (stretch.length > 0)
      g_byte_array_remove_range (bytes, stretch.start, stretch.length);
    break;
  case 2:
    g_byte_array_set_size (bytes, stretch.start);
    break;
  case 3:
    insert_noise (random, bytes, stretch.start);
    break;
  case 4:
    move (random, bytes, stretch, TRUE);
    break;
  case 5:
    move (random, bytes, stretch, FALSE);
    break;
  default:
    insert_word (random, bytes, stretch.start);
    break;
  }
}

static MutationSeed *
seed_new (const char *name, GBytes *bytes)
{
  MutationSeed *self = g_new0 (MutationSeed, 1);

  self->name = g_strdup (name);
  self->bytes = bytes;
  return self;
}

static void
seed_free (MutationSeed *self)
{
  g_free (self->name);
  g_bytes_unref (self->bytes);
  g_free (self);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * mutation_load_seeds:
 *
 * Returns: (transfer full) (element-type MutationSeed): the documents of a folder of fixtures, in the order
 * of their names
 */
GPtrArray *
mutation_load_seeds (const char *folder)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *seeds = g_ptr_array_new_with_free_func ((GDestroyNotify) seed_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) directory = g_dir_open (folder, 0, &error);
  const char *name;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (directory)) != NULL) {
    if (!g_str_has_suffix (name, ".json"))
      g_ptr_array_add (names, g_strdup (name));
  }
  g_ptr_array_sort (names, compare_names);

  for (guint i = 0; i < names->len; i++) {
    g_autofree char *path = g_build_filename (folder, names->pdata[i], NULL);
    char *data;
    gsize length;

    g_file_get_contents (path, &data, &length, &error);
    g_assert_no_error (error);
    g_ptr_array_add (seeds, seed_new (names->pdata[i], g_bytes_new_take (data, length)));
  }

  g_assert_cmpuint (seeds->len, >, 0);
  return seeds;
}

/**
 * mutation_get_seed:
 *
 * Returns: the one that mutation_make() damages for this number
 */
const MutationSeed *
mutation_get_seed (GPtrArray *seeds, guint32 number)
{
  return seeds->pdata[number % seeds->len];
}

/**
 * mutation_damage:
 * @number: which damage; the same number does the same to the same bytes
 *
 * Returns: (transfer full): @seed with some stretches cut, moved, doubled or put in
 */
GBytes *
mutation_damage (GBytes *seed, guint32 number)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (number);
  GByteArray *bytes = g_byte_array_new ();
  guint n_changes = g_rand_int_range (random, 1, MOST_CHANGES + 1);
  gsize length;
  const guint8 *data = g_bytes_get_data (seed, &length);

  if (length > 0)
    g_byte_array_append (bytes, data, length);
  for (guint i = 0; i < n_changes; i++)
    change (random, bytes);

  return g_byte_array_free_to_bytes (bytes);
}

/**
 * mutation_make:
 * @seeds: (element-type MutationSeed): of which one is damaged
 *
 * Returns: (transfer full): a damaged document
 */
GBytes *
mutation_make (GPtrArray *seeds, guint32 number)
{
  return mutation_damage (mutation_get_seed (seeds, number)->bytes, number);
}
