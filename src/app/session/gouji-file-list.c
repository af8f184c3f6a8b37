/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "session/gouji-file-list.h"

#include "report/gouji-disk.h"
#include "session/gouji-endings.h"

/* More levels than anybody sorts reports in; a loop of mounts would have more. */
#define DEEPEST 16

/* More than all reports of a province. Bounds what is held in memory, whatever stands in the folder. */
#define MOST_FILES 20000

/* Also what is left out takes time to look at. */
#define MOST_ENTRIES 200000

#define ATTRIBUTES                                                                                           \
  G_FILE_ATTRIBUTE_STANDARD_NAME "," G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_IS_HIDDEN

/* Something that is still to be looked at. */
typedef struct {
  GFile *file;
  char *name;
  char *key; /* by which the entries of a folder are sorted */
  gboolean is_folder;
  guint depth; /* how many folders it is below what was opened */
} Entry;

/* The walk. What is on top of the stack comes next. */
typedef struct {
  GoujiFileList *list;
  GPtrArray *stack;
  guint n_entries;
  GCancellable *cancellable;
} Walk;

G_DEFINE_QUARK (GoujiFileListError, gouji_file_list_error)

static void
entry_free (Entry *entry)
{
  g_clear_object (&entry->file);
  g_free (entry->name);
  g_free (entry->key);
  g_free (entry);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Entry, entry_free)

static void
listed_file_free (GoujiListedFile *self)
{
  g_clear_object (&self->file);
  g_free (self->name);
  g_clear_error (&self->error);
  g_free (self);
}

void
gouji_file_list_free (GoujiFileList *self)
{
  g_clear_pointer (&self->files, g_ptr_array_unref);
  g_free (self);
}

static Entry *
entry_new (GFile *file, const char *name, gboolean is_folder, guint depth)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->file = g_object_ref (file);
  entry->name = g_strdup (name);
  entry->key = g_utf8_collate_key_for_filename (name, -1);
  entry->is_folder = is_folder;
  entry->depth = depth;

  return entry;
}

/* The last name comes first: they are taken from the end. */
static int
compare_entries (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(Entry *const *) b)->key, (*(Entry *const *) a)->key);
}

static void
add_file (Walk *walk, Entry *entry, GError *error)
{
  GoujiListedFile *listed = g_new0 (GoujiListedFile, 1);

  listed->file = g_object_ref (entry->file);
  listed->name = g_strdup (entry->name);
  listed->error = error;
  g_ptr_array_add (walk->list->files, listed);
}

/* Office programs put such a file beside each document that somebody has open. */
static gboolean
is_lock (const char *name)
{
  return g_str_has_prefix (name, "~$") || g_str_has_prefix (name, ".~lock.");
}

/* A link to a folder is left out: the folder itself is elsewhere, or above, which would have no end. A link
 * to a file is that file. */
static GFileType
find_type (Walk *walk, GFile *file, GFileInfo *info)
{
  GFileType type = g_file_info_get_file_type (info);

  if (type != G_FILE_TYPE_SYMBOLIC_LINK)
    return type;
  type = g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, walk->cancellable);

  return type == G_FILE_TYPE_REGULAR ? type : G_FILE_TYPE_UNKNOWN;
}

static void
look_at (Walk *walk, const Entry *folder, GPtrArray *found, GFileInfo *info)
{
  const char *name = g_file_info_get_name (info);
  g_autoptr (GFile) file = g_file_get_child (folder->file, name);
  g_autofree char *valid = NULL;
  g_autofree char *path = NULL;
  GFileType type;

  if (g_file_info_get_is_hidden (info) || is_lock (name))
    return;
  type = find_type (walk, file, info);
  if (type != G_FILE_TYPE_DIRECTORY &&
      (type != G_FILE_TYPE_REGULAR || !gouji_endings_promise_report (name))) {
    walk->list->n_other += type == G_FILE_TYPE_REGULAR;
    return;
  }

  valid = g_filename_display_name (name);
  path = folder->depth == 0 ? g_steal_pointer (&valid) : g_build_filename (folder->name, valid, NULL);
  g_ptr_array_add (found, entry_new (file, path, type == G_FILE_TYPE_DIRECTORY, folder->depth + 1));
}

static gboolean
list_folder (Walk *walk, const Entry *folder, GPtrArray *found, GError **error)
{
  g_autoptr (GFileEnumerator) children = g_file_enumerate_children (
    folder->file, ATTRIBUTES, G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, walk->cancellable, error);

  if (children == NULL)
    return FALSE;

  for (;;) {
    GFileInfo *info;

    if (!g_file_enumerator_iterate (children, &info, NULL, walk->cancellable, error))
      return FALSE;
    if (info == NULL)
      return TRUE;
    if (++walk->n_entries > MOST_ENTRIES) {
      g_set_error_literal (error, GOUJI_FILE_LIST_ERROR, GOUJI_FILE_LIST_ERROR_TOO_MANY, "too many");
      return FALSE;
    }
    look_at (walk, folder, found, info);
  }
}

/* What could be seen of a folder before it failed is read all the same. */
static void
open_folder (Walk *walk, Entry *folder)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  GError *error = NULL;

  if (folder->depth > DEEPEST)
    g_set_error_literal (&error, GOUJI_FILE_LIST_ERROR, GOUJI_FILE_LIST_ERROR_TOO_DEEP, "too deep");
  else
    list_folder (walk, folder, found, &error);

  g_ptr_array_sort (found, compare_entries);
  g_ptr_array_extend_and_steal (walk->stack, g_steal_pointer (&found));
  if (error != NULL && !g_cancellable_is_cancelled (walk->cancellable))
    add_file (walk, folder, g_steal_pointer (&error));
  g_clear_error (&error);
}

static void
push_places (Walk *walk, GPtrArray *places)
{
  for (guint i = places->len; i > 0; i--) {
    GFile *file = g_ptr_array_index (places, i - 1);
    g_autofree char *name = gouji_disk_get_name (file);
    gboolean is_folder =
      g_file_is_native (file) &&
      g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, walk->cancellable) == G_FILE_TYPE_DIRECTORY;

    g_ptr_array_add (walk->stack, entry_new (file, name, is_folder, 0));
  }
}

/* Links and pictures that are dragged out of a browser. */
static gboolean
is_on_the_web (GFile *file)
{
  return g_file_has_uri_scheme (file, "http") || g_file_has_uri_scheme (file, "https");
}

static void
take_next (Walk *walk)
{
  g_autoptr (Entry) entry = g_ptr_array_steal_index (walk->stack, walk->stack->len - 1);

  if (g_cancellable_is_cancelled (walk->cancellable)) {
    add_file (walk, entry, NULL);
  } else if (walk->list->files->len >= MOST_FILES) {
    add_file (walk, entry,
              g_error_new_literal (GOUJI_FILE_LIST_ERROR, GOUJI_FILE_LIST_ERROR_TOO_MANY, "too many"));
    g_ptr_array_set_size (walk->stack, 0);
  } else if (is_on_the_web (entry->file)) {
    add_file (walk, entry, g_error_new_literal (GOUJI_FILE_LIST_ERROR, GOUJI_FILE_LIST_ERROR_WEB, "web"));
  } else if (entry->is_folder) {
    open_folder (walk, entry);
  } else {
    add_file (walk, entry, NULL);
  }
}

/**
 * gouji_file_list_new:
 * @places: (element-type GFile): files and folders
 * @cancellable: (nullable): to stop it
 *
 * Finds the files that are meant by @places, in their order: a file is itself, whatever its name; a folder is
 * all files in it and below it whose names promise a report. Hidden files, those that office programs lock
 * others with, and links to folders are left out. Blocks: meant for threads.
 *
 * Returns: (transfer full): the files; when it was cancelled, those found so far, and the folders that were
 * not looked into
 */
GoujiFileList *
gouji_file_list_new (GPtrArray *places, GCancellable *cancellable)
{
  GoujiFileList *list = g_new0 (GoujiFileList, 1);
  g_autoptr (GPtrArray) stack = g_ptr_array_new_with_free_func ((GDestroyNotify) entry_free);
  Walk walk = { .list = list, .stack = stack, .cancellable = cancellable };

  list->files = g_ptr_array_new_with_free_func ((GDestroyNotify) listed_file_free);
  push_places (&walk, places);

  while (stack->len > 0)
    take_next (&walk);

  return list;
}
