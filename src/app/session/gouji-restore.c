/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "session/gouji-restore.h"

#include <glib/gstdio.h>

#include "report/gouji-disk.h"
#include "report/gouji-journal.h"
#include "session/gouji-open-report.h"
#include "session/gouji-session-file.h"
#include "session/gouji-session-words.h"

/* As many reports are read before the window shows anything. */
#define MOST_AT_ONCE 24

/* Enough for journals of one report that were damaged again and again. */
#define MAX_TRIES 100

static void
restored_report_free (GoujiRestoredReport *self)
{
  g_clear_object (&self->report);
  g_clear_object (&self->file);
  g_clear_object (&self->source);
  g_free (self->sha256);
  gouji_findings_clear (&self->found);
  g_free (self);
}

void
gouji_restoration_free (GoujiRestoration *self)
{
  g_clear_pointer (&self->reports, g_ptr_array_unref);
  g_clear_pointer (&self->later, g_ptr_array_unref);
  g_clear_pointer (&self->missing, g_strv_builder_unref);
  g_free (self);
}

/* What was put aside earlier stays. */
static char *
find_name_aside (const char *path)
{
  char *aside = g_strconcat (path, ".damaged", NULL);

  for (guint i = 1; i < MAX_TRIES && g_file_test (aside, G_FILE_TEST_EXISTS); i++) {
    g_free (aside);
    aside = g_strdup_printf ("%s.%u.damaged", path, i);
  }

  return aside;
}

/* A journal that cannot be read is put aside, so that it is not tried at every start; what it holds may still
 * be mended by hand. */
static void
put_aside (GoujiRestoration *self, const char *path)
{
  g_autofree char *aside = find_name_aside (path);

  g_rename (path, aside);
  self->n_damaged++;
}

/* The report's new journal will take the place of this one, and has not all that this one has. */
static void
keep_copy (GoujiRestoration *self, const char *path)
{
  g_autofree char *name = find_name_aside (path);
  g_autoptr (GFile) journal = g_file_new_for_path (path);
  g_autoptr (GFile) aside = g_file_new_for_path (name);

  g_file_copy (journal, aside, G_FILE_COPY_NONE, NULL, NULL, NULL, NULL);
  self->n_partial++;
}

static void
add_recovered (GoujiRestoration *self, GoujiReport *report, const char *place)
{
  GoujiRestoredReport *restored = g_new0 (GoujiRestoredReport, 1);
  g_autoptr (GFile) file = NULL;
  gboolean is_source = FALSE;

  if (place != NULL)
    file = gouji_open_report_parse_place (place, &restored->index, &is_source, &restored->sha256);
  restored->report = report;
  restored->recovered = TRUE;
  if (is_source)
    restored->source = g_steal_pointer (&file);
  else
    restored->file = g_steal_pointer (&file);
  /* Perhaps it was just being saved. */
  if (restored->file != NULL)
    gouji_disk_clean_beside (restored->file);
  g_ptr_array_add (self->reports, restored);
}

static void
recover_journals (GoujiRestoration *self, GoujiKit *kit, const char *journal_folder)
{
  g_autoptr (GPtrArray) paths = gouji_journal_find_abandoned (journal_folder);

  for (guint i = 0; i < paths->len; i++) {
    const char *path = g_ptr_array_index (paths, i);
    g_autofree char *place = NULL;
    guint n_lost = 0;
    GoujiReport *report = gouji_journal_recover (path, gouji_kit_get_forms (kit), &place, &n_lost, NULL);

    if (n_lost > 0)
      keep_copy (self, path);
    if (report != NULL)
      add_recovered (self, report, place);
    else
      put_aside (self, path);
  }
}

/* By its place: copies of a file have the same id, and each may hold work of its own. */
static gboolean
is_recovered (GoujiRestoration *self, const GoujiSessionEntry *entry)
{
  g_autoptr (GFile) file = g_file_new_for_uri (entry->uri);

  for (guint i = 0; i < self->reports->len; i++) {
    const GoujiRestoredReport *restored = g_ptr_array_index (self->reports, i);

    GFile *place = entry->saved ? restored->file : restored->source;

    if (restored->recovered && place != NULL && g_file_equal (place, file) &&
        (entry->saved || restored->index == entry->index))
      return TRUE;
  }

  return FALSE;
}

/* A file with several reports is read once for all of them. */
static GoujiLoaded *
load_once (GHashTable *loaded, GoujiKit *kit, const char *uri, GCancellable *cancellable)
{
  if (!g_hash_table_contains (loaded, uri)) {
    g_autoptr (GFile) file = g_file_new_for_uri (uri);

    g_hash_table_insert (loaded, g_strdup (uri), gouji_load_file (kit, file, cancellable, NULL));
  }

  return g_hash_table_lookup (loaded, uri);
}

static void
reopen (GoujiRestoration *self, const GoujiSessionEntry *entry, GoujiLoaded *loaded)
{
  g_autoptr (GFile) file = g_file_new_for_uri (entry->uri);
  GoujiRestoredReport *restored;

  if (loaded == NULL || loaded->saved != entry->saved || entry->index >= loaded->reports->len) {
    g_autofree char *name = gouji_words_for_file (file);

    g_strv_builder_add (self->missing, name);
    return;
  }

  restored = g_new0 (GoujiRestoredReport, 1);
  restored->report = g_object_ref (g_ptr_array_index (loaded->reports, entry->index));
  restored->shown = entry->shown;
  if (loaded->saved) {
    restored->file = g_steal_pointer (&file);
    restored->sha256 = g_strdup (loaded->sha256);
  } else {
    gouji_report_put_id (restored->report, entry->id);
    restored->source = g_steal_pointer (&file);
    restored->index = entry->index;
  }
  g_ptr_array_add (self->reports, restored);
}

static void
free_loaded (gpointer loaded)
{
  if (loaded != NULL)
    gouji_loaded_free (loaded);
}

/**
 * gouji_restore:
 * @kit: what reports are made with, loaded
 * @session_path: (nullable): the file that says what was open; %NULL when that is another program's concern
 * @journal_folder: where unsaved work is kept
 * @cancellable: (nullable): to stop it
 *
 * Brings back what was open: first the unsaved work that a crash left behind, then the files that were open;
 * of very many, those that the window begins with. Blocks: meant for threads.
 *
 * Returns: (transfer full): what came back
 */
GoujiRestoration *
gouji_restore (GoujiKit *kit, const char *session_path, const char *journal_folder, GCancellable *cancellable)
{
  g_autoptr (GPtrArray) entries =
    session_path != NULL ? gouji_session_file_load (session_path) : g_ptr_array_new ();
  g_autoptr (GHashTable) loaded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_loaded);
  GoujiRestoration *self = g_new0 (GoujiRestoration, 1);

  self->reports = g_ptr_array_new_with_free_func ((GDestroyNotify) restored_report_free);
  self->later = g_ptr_array_new_with_free_func ((GDestroyNotify) gouji_session_entry_free);
  self->missing = g_strv_builder_new ();
  recover_journals (self, kit, journal_folder);

  for (guint i = 0; i < entries->len; i++) {
    const GoujiSessionEntry *entry = g_ptr_array_index (entries, i);

    if (is_recovered (self, entry))
      continue;
    if (i < MOST_AT_ONCE || entry->shown || g_hash_table_contains (loaded, entry->uri))
      reopen (self, entry, load_once (loaded, kit, entry->uri, cancellable));
    else
      g_ptr_array_add (self->later,
                       gouji_session_entry_new (entry->id, entry->uri, entry->index, entry->saved, FALSE));
  }
  for (guint i = 0; i < self->reports->len; i++) {
    GoujiRestoredReport *restored = g_ptr_array_index (self->reports, i);

    gouji_findings_update (&restored->found, kit, restored->report);
  }

  return self;
}
