/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "help/gouji-help-book.h"

#include <string.h>

/* Between a folder and a file in it stands the language. */
#define LANGUAGE "@LANG@"
#define ENDING ".page"
/* No page comes near it; a file that does is none. */
#define LARGEST (1024 * 1024)

struct _GoujiHelpBook {
  GObject parent_instance;

  GStrv patterns;
  GStrv languages;
  GHashTable *pages;
};

G_DEFINE_FINAL_TYPE (GoujiHelpBook, gouji_help_book, G_TYPE_OBJECT)

static void
gouji_help_book_finalize (GObject *object)
{
  GoujiHelpBook *self = GOUJI_HELP_BOOK (object);

  g_strfreev (self->patterns);
  g_strfreev (self->languages);
  g_hash_table_unref (self->pages);

  G_OBJECT_CLASS (gouji_help_book_parent_class)->finalize (object);
}

static void
gouji_help_book_class_init (GoujiHelpBookClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gouji_help_book_finalize;
}

static void
gouji_help_book_init (GoujiHelpBook *self)
{
  self->pages =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) gouji_help_node_free);
}

static char *
get_folder (const char *pattern, const char *language)
{
  g_autoptr (GString) folder = g_string_new (pattern);

  g_string_replace (folder, LANGUAGE, language, 0);
  return g_string_free (g_steal_pointer (&folder), FALSE);
}

/**
 * gouji_help_book_find_file:
 * @name: of a file, as pages name it
 *
 * Returns: (transfer full) (nullable) (type filename): where it is, in the first language that has it
 */
char *
gouji_help_book_find_file (GoujiHelpBook *self, const char *name)
{
  g_return_val_if_fail (GOUJI_IS_HELP_BOOK (self), NULL);

  for (guint i = 0; self->languages[i] != NULL; i++)
    for (guint j = 0; self->patterns[j] != NULL; j++) {
      g_autofree char *folder = get_folder (self->patterns[j], self->languages[i]);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
        return g_steal_pointer (&path);
    }

  return NULL;
}

static GoujiHelpNode *
load (GoujiHelpBook *self, const char *id)
{
  g_autofree char *name = g_strconcat (id, ENDING, NULL);
  g_autofree char *path = gouji_help_book_find_file (self, name);
  g_autofree char *text = NULL;
  gsize length;

  if (path == NULL || !g_file_get_contents (path, &text, &length, NULL) || length > LARGEST)
    return NULL;
  return gouji_help_node_parse (text, length, NULL);
}

/**
 * gouji_help_book_get_page:
 * @id: (nullable): of a page; whoever asks for a topic without a name asks for none
 *
 * Returns: (transfer none) (nullable): the page; %NULL where there is none, or none that can be read
 */
const GoujiHelpNode *
gouji_help_book_get_page (GoujiHelpBook *self, const char *id)
{
  GoujiHelpNode *page;

  g_return_val_if_fail (GOUJI_IS_HELP_BOOK (self), NULL);

  if (id == NULL)
    return NULL;

  page = g_hash_table_lookup (self->pages, id);
  if (page != NULL || strchr (id, G_DIR_SEPARATOR) != NULL)
    return page;

  page = load (self, id);
  if (page != NULL)
    g_hash_table_insert (self->pages, g_strdup (id), page);
  return page;
}

static const GoujiHelpNode *
find_section (const GoujiHelpNode *page, const char *id)
{
  for (guint i = 0; i < page->children->len; i++) {
    const GoujiHelpNode *child = page->children->pdata[i];
    const char *its_id = gouji_help_node_is (child, "section") ? gouji_help_node_get (child, "id") : NULL;

    if (g_strcmp0 (its_id, id) == 0)
      return child;
  }

  return NULL;
}

/**
 * gouji_help_book_get_title:
 * @xref: a page, or `PAGE#SECTION`
 *
 * Returns: (transfer full): its title, or @xref itself where there is none
 */
char *
gouji_help_book_get_title (GoujiHelpBook *self, const char *xref)
{
  g_auto (GStrv) parts = g_strsplit (xref, "#", 2);
  const GoujiHelpNode *page = gouji_help_book_get_page (self, parts[0]);
  const GoujiHelpNode *section = page != NULL && parts[1] != NULL ? find_section (page, parts[1]) : page;

  return section != NULL ? gouji_help_node_read (section, "title") : g_strdup (xref);
}

/* The letter of the group that a page has in a section, or NULL where it does not belong there. */
static const char *
get_group (const GoujiHelpNode *page, const char *section)
{
  const GoujiHelpNode *info = gouji_help_node_find (page, "info");
  g_autofree char *xref = g_strconcat ("index#", section, NULL);

  for (guint i = 0; info != NULL && i < info->children->len; i++) {
    const GoujiHelpNode *link = info->children->pdata[i];

    if (gouji_help_node_is (link, "link") && g_strcmp0 (gouji_help_node_get (link, "type"), "guide") == 0 &&
        g_strcmp0 (gouji_help_node_get (link, "xref"), xref) == 0)
      return gouji_help_node_get (link, "group") != NULL ? gouji_help_node_get (link, "group") : "";
  }

  return NULL;
}

typedef struct {
  GoujiHelpBook *book;
  const char *section;
} Order;

static int
compare_groups (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const Order *order = user_data;
  const char *const *first = a;
  const char *const *second = b;
  int difference = g_strcmp0 (get_group (gouji_help_book_get_page (order->book, *first), order->section),
                              get_group (gouji_help_book_get_page (order->book, *second), order->section));

  return difference != 0 ? difference : g_strcmp0 (*first, *second);
}

static void
add_pages (GoujiHelpBook *self, const char *pattern, const char *section, GPtrArray *ids)
{
  g_autofree char *folder = get_folder (pattern, "C");
  g_autoptr (GDir) files = g_dir_open (folder, 0, NULL);
  const char *name;

  while (files != NULL && (name = g_dir_read_name (files)) != NULL) {
    g_autofree char *id =
      g_str_has_suffix (name, ENDING) ? g_strndup (name, strlen (name) - strlen (ENDING)) : NULL;
    const GoujiHelpNode *page = id != NULL ? gouji_help_book_get_page (self, id) : NULL;

    if (page != NULL && get_group (page, section) != NULL &&
        !g_ptr_array_find_with_equal_func (ids, id, g_str_equal, NULL))
      g_ptr_array_add (ids, g_steal_pointer (&id));
  }
}

/**
 * gouji_help_book_list:
 * @section: of the first page
 *
 * Returns: (transfer full) (element-type utf8): the ids of the pages that the section lists, in the order of
 * their groups
 */
GPtrArray *
gouji_help_book_list (GoujiHelpBook *self, const char *section)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  Order order = { self, section };

  g_return_val_if_fail (GOUJI_IS_HELP_BOOK (self), NULL);

  for (guint i = 0; self->patterns[i] != NULL; i++)
    add_pages (self, self->patterns[i], section, ids);
  g_ptr_array_sort_with_data (ids, compare_groups, &order);

  return g_steal_pointer (&ids);
}

/**
 * gouji_help_book_new:
 * @patterns: folders, with `@LANG@` where the language stands; the first one that has a file is asked first
 * @languages: in the order in which they are liked; English comes behind them
 */
GoujiHelpBook *
gouji_help_book_new (const char *const *patterns, const char *const *languages)
{
  GoujiHelpBook *self = g_object_new (GOUJI_TYPE_HELP_BOOK, NULL);
  g_autoptr (GStrvBuilder) all = g_strv_builder_new ();

  g_strv_builder_addv (all, (const char **) languages);
  g_strv_builder_add (all, "C");
  self->patterns = g_strdupv ((GStrv) patterns);
  self->languages = g_strv_builder_end (all);

  return self;
}

/**
 * gouji_help_book_find:
 * @installed: the folder that help is installed in, `share/help`
 *
 * The pages that are installed, or, for a program that is not, those in the folders of $GOUJI_HELP_DIR, which
 * are separated as in $PATH: what is translated stands in the build, the rest in the source.
 */
GoujiHelpBook *
gouji_help_book_find (const char *installed)
{
  const char *uninstalled = g_getenv ("GOUJI_HELP_DIR");
  g_autoptr (GStrvBuilder) patterns = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  if (uninstalled != NULL) {
    g_auto (GStrv) folders = g_strsplit (uninstalled, G_SEARCHPATH_SEPARATOR_S, -1);

    for (guint i = 0; folders[i] != NULL; i++)
      g_strv_builder_take (patterns, g_build_filename (folders[i], LANGUAGE, NULL));
  } else {
    g_strv_builder_take (patterns, g_build_filename (installed, LANGUAGE, "gouji", NULL));
  }
  all = g_strv_builder_end (patterns);

  return gouji_help_book_new ((const char *const *) all, g_get_language_names ());
}
