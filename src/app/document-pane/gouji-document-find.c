/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "document-pane/gouji-document-find.h"

/* The longest word that is looked for, and how much white space may stand within what is found. */
#define MOST_NEEDLE 256
#define MOST_GAP 64

/* How often a search looks whether it is still wanted. */
#define CANCEL_INTERVAL 65536

/* What does not count in comparing: white space and what is not seen at all. */
static gboolean
is_ignored (gunichar c)
{
  if (c < 0x80)
    return c == ' ' || (c >= '\t' && c <= '\r');

  return g_unichar_isspace (c) || g_unichar_iszerowidth (c);
}

/* Full width is half width, capitals are small letters. */
static gunichar
fold (gunichar c)
{
  if (c >= 0xff01 && c <= 0xff5e)
    c -= 0xfee0;

  return c < 0x80 ? (gunichar) g_ascii_tolower ((char) c) : g_unichar_tolower (c);
}

static guint
fold_needle (const char *needle, gunichar *folded)
{
  guint length = 0;

  for (const char *p = needle; *p != '\0' && length < MOST_NEEDLE; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (!is_ignored (c))
      folded[length++] = fold (c);
  }

  return length;
}

/* Compares the needle with the text from @p on, whose first character is known to fit. Returns how many code
 * points. */
static guint
match_at (const char *p, const gunichar *needle, guint length)
{
  guint n_matched = 0;
  guint n_characters = 0;
  guint gap = 0;

  for (; *p != '\0' && gap <= MOST_GAP; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    n_characters++;
    if (is_ignored (c)) {
      gap++;
      continue;
    }
    if (fold (c) != needle[n_matched])
      return 0;
    gap = 0;
    if (++n_matched == length)
      return n_characters;
  }

  return 0;
}

/**
 * gouji_document_find_text:
 * @needle: what to look for; white space, full width and case do not count
 * @cancellable: (nullable): ends the search early
 *
 * Returns: (transfer full) (element-type GoujiRange): the first %GOUJI_FIND_MOST passages that say @needle,
 * also across lines, cells and blocks, none over another
 */
GArray *
gouji_document_find_text (GoujiDocument *document, const char *needle, GCancellable *cancellable)
{
  GArray *matches = g_array_new (FALSE, FALSE, sizeof (GoujiRange));
  gunichar folded[MOST_NEEDLE];
  guint length = fold_needle (needle, folded);
  const char *p = gouji_document_get_text (document);
  guint free_from = 0;

  if (length == 0)
    return matches;

  for (guint offset = 0; *p != '\0' && matches->len < GOUJI_FIND_MOST; offset++, p = g_utf8_next_char (p)) {
    GoujiRange match = { offset, offset };

    if (offset % CANCEL_INTERVAL == 0 && g_cancellable_is_cancelled (cancellable))
      break;
    if (offset < free_from || fold (g_utf8_get_char (p)) != folded[0])
      continue;
    match.end += match_at (p, folded, length);
    if (match.end == match.start)
      continue;
    g_array_append_val (matches, match);
    free_from = match.end;
  }

  return matches;
}

typedef struct {
  GoujiDocument *document;
  char *needle;
} Search;

static void
free_search (gpointer data)
{
  Search *search = data;

  gouji_document_unref (search->document);
  g_free (search->needle);
  g_free (search);
}

static void
unref_matches (gpointer data)
{
  g_array_unref (data);
}

static void
search_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Search *search = data;

  g_task_return_pointer (task, gouji_document_find_text (search->document, search->needle, cancellable),
                         unref_matches);
}

void
gouji_document_find_text_async (GoujiDocument *document,
                                const char *needle,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Search *search = g_new (Search, 1);

  search->document = gouji_document_ref (document);
  search->needle = g_strdup (needle);
  g_task_set_task_data (task, search, free_search);
  g_task_run_in_thread (task, search_thread);
}

GArray *
gouji_document_find_text_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
