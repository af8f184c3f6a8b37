/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>
#include <string.h>

/* A strict look at a page that was written: more than HTML asks for, so that every slip shows. */

/* The value of an attribute in a tag, as it is written. */
static inline char *
get_attribute (const char *tag, const char *name)
{
  g_autofree char *pattern = g_strdup_printf (" %s=\"", name);
  const char *start = strstr (tag, pattern);
  const char *end;

  if (start == NULL)
    return NULL;
  start += strlen (pattern);
  end = strchr (start, '"');
  g_assert_nonnull (end);
  return g_strndup (start, end - start);
}

static inline void
assert_ids_known (GHashTable *ids, const char *list)
{
  g_auto (GStrv) names = list != NULL ? g_strsplit (list, " ", -1) : NULL;

  for (guint i = 0; names != NULL && names[i] != NULL; i++) {
    if (!g_hash_table_contains (ids, names[i]))
      g_error ("no element has the id %s", names[i]);
  }
}

/* Every tag: "<name attributes" without its end. What stands in scripts and styles has none. */
static inline GPtrArray *
list_tags (const char *page)
{
  GPtrArray *tags = g_ptr_array_new_with_free_func (g_free);

  for (const char *at = strchr (page, '<'); at != NULL; at = strchr (at, '<')) {
    const char *end = strchr (at, '>');

    g_assert_nonnull (end);
    g_ptr_array_add (tags, g_strndup (at, end - at));
    if (g_str_has_prefix (at, "<script"))
      end = strstr (end, "</script");
    else if (g_str_has_prefix (at, "<style"))
      end = strstr (end, "</style");
    g_assert_nonnull (end);
    at = end;
  }

  return tags;
}

static inline void
assert_nested (GPtrArray *tags)
{
  static const char *const empty[] = { "meta", "br", "col", NULL };
  g_autoptr (GPtrArray) open = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < tags->len; i++) {
    const char *tag = g_ptr_array_index (tags, i);
    g_autofree char *name = g_strndup (tag + 1, strcspn (tag + 1, " "));

    if (*name == '!' || g_strv_contains (empty, name))
      continue;
    if (*name != '/') {
      g_ptr_array_add (open, g_steal_pointer (&name));
      continue;
    }
    g_assert_cmpuint (open->len, >, 0);
    g_assert_cmpstr (g_ptr_array_index (open, open->len - 1), ==, name + 1);
    g_ptr_array_set_size (open, open->len - 1);
  }

  g_assert_cmpuint (open->len, ==, 0);
}

static inline void
assert_references (GPtrArray *tags)
{
  static const char *const references[] = { "headers", "aria-labelledby", "aria-describedby" };
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < tags->len; i++) {
    char *id = get_attribute (g_ptr_array_index (tags, i), "id");

    if (id != NULL && !g_hash_table_add (ids, id))
      g_error ("two elements have the same id: %s", (const char *) g_ptr_array_index (tags, i));
  }
  for (guint i = 0; i < tags->len; i++) {
    for (guint r = 0; r < G_N_ELEMENTS (references); r++) {
      g_autofree char *list = get_attribute (g_ptr_array_index (tags, i), references[r]);

      assert_ids_known (ids, list);
    }
  }
}

/* No character that may not stand in a page, no bare ampersand. */
static inline void
assert_characters (const char *page)
{
  g_assert_true (g_utf8_validate (page, -1, NULL));
  for (const char *at = page; *at != '\0'; at = g_utf8_next_char (at)) {
    gunichar c = g_utf8_get_char (at);

    g_assert_true (c >= 0x20 || c == '\n' || c == '\t');
    g_assert_false (c >= 0x7f && c <= 0x9f);
    g_assert_false ((c & 0xfffe) == 0xfffe || (c >= 0xfdd0 && c <= 0xfdef));
    if (c == '&')
      g_assert_true (g_str_has_prefix (at, "&amp;") || g_str_has_prefix (at, "&lt;") ||
                     g_str_has_prefix (at, "&gt;") || g_str_has_prefix (at, "&quot;"));
  }
}

static inline void
assert_page (const char *page)
{
  g_autoptr (GPtrArray) tags = list_tags (page);

  assert_characters (page);
  assert_nested (tags);
  assert_references (tags);
}
