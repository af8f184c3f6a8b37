/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "session/gouji-session-file.h"
#include "session/gouji-session-private.h"
#include "session/gouji-session-words.h"

/* The files that need not be read again: what stands in them is open. As in gouji_session_find_file(), a
 * report that was read from a file and saved elsewhere does not count. */
static GHashTable *
list_known (GoujiSession *self)
{
  GHashTable *known = g_hash_table_new_full (g_file_hash, (GEqualFunc) g_file_equal, g_object_unref, NULL);

  for (guint i = self->reports->len; i > 0; i--) {
    GoujiOpenReport *report = g_ptr_array_index (self->reports, i - 1);
    GFile *saved = gouji_open_report_get_file (report);
    GFile *file = saved ? saved : gouji_open_report_get_source (report);

    if (file != NULL)
      g_hash_table_insert (known, g_object_ref (file), report);
  }

  return known;
}

static void
add_loaded (GoujiSession *self, GoujiImported *imported)
{
  GoujiLoaded *loaded = imported->loaded;

  for (guint i = 0; i < loaded->reports->len; i++) {
    GoujiOpenReport *open = gouji_open_report_new (g_object_ref (g_ptr_array_index (loaded->reports, i)),
                                                   self->kit, self->journal_folder, &imported->found[i]);

    gouji_open_report_set_file (open, loaded->saved ? imported->file : NULL, loaded->sha256);
    gouji_open_report_set_source (open, loaded->saved ? NULL : imported->file, i);
    gouji_open_report_set_summary_shown (open, !loaded->saved);
    gouji_session_take_report (self, open);
  }
}

/* It may have been opened a second time while it was read. */
static GoujiOpenReport *
receive (gpointer receiver, GPtrArray *batch, guint *n_reports)
{
  GoujiSession *self = receiver;
  g_autoptr (GHashTable) known = list_known (self);
  guint before = self->reports->len;
  GoujiOpenReport *first = NULL;

  for (guint i = 0; i < batch->len; i++) {
    GoujiImported *imported = g_ptr_array_index (batch, i);
    GoujiOpenReport *open = g_hash_table_lookup (known, imported->file);
    guint next = self->reports->len;

    if (open == NULL && imported->loaded != NULL) {
      add_loaded (self, imported);
      open = next < self->reports->len ? g_ptr_array_index (self->reports, next) : NULL;
    }
    if (first == NULL)
      first = open;
  }

  *n_reports = self->reports->len - before;
  if (*n_reports > 0) {
    g_list_model_items_changed (G_LIST_MODEL (self), before, 0, *n_reports);
    gouji_session_remember (self);
  }

  return first;
}

static void
ended_cb (GoujiImport *import, GoujiSession *self)
{
  if (!gouji_import_has_summary (import))
    gouji_session_dismiss_import (self, import);
}

/* What was said about the one before was seen, or will not be missed. */
static void
dismiss_ended (GoujiSession *self)
{
  for (guint i = g_list_model_get_n_items (G_LIST_MODEL (self->imports)); i > 0; i--) {
    g_autoptr (GoujiImport) import = g_list_model_get_item (G_LIST_MODEL (self->imports), i - 1);

    if (gouji_import_has_ended (import))
      g_list_store_remove (self->imports, i - 1);
  }
}

static char *
name_places (GPtrArray *places)
{
  g_autofree char *name = gouji_words_for_file (g_ptr_array_index (places, 0));

  return places->len == 1 ? g_steal_pointer (&name) : NULL;
}

/**
 * gouji_session_import:
 * @self: a session
 * @places: (element-type GFile): files and folders, at least one
 *
 * Opens files, and those in folders. What is open already is left alone.
 *
 * Returns: (transfer none): how far that is; the session keeps it at least until it has ended
 */
GoujiImport *
gouji_session_import (GoujiSession *self, GPtrArray *places)
{
  g_autoptr (GHashTable) known = list_known (self);
  g_autoptr (GoujiImportJob) job = gouji_import_job_new (self->kit, places, known);
  g_autofree char *name = name_places (places);
  g_autoptr (GoujiImport) import = gouji_import_new (job, places->len, name, receive, self);

  dismiss_ended (self);
  g_signal_connect_object (import, "ended", G_CALLBACK (ended_cb), self, 0);
  g_list_store_append (self->imports, import);

  return import;
}

static void
later_ended_cb (GoujiImport *import, GoujiSession *self)
{
  g_clear_pointer (&self->later, g_ptr_array_unref);
  gouji_session_remember (self);
}

/**
 * gouji_session_import_later:
 * @self: a session
 * @entries: (element-type GoujiSessionEntry): what was open last time and is not open yet
 *
 * Opens it while the user is at work.
 */
void
gouji_session_import_later (GoujiSession *self, GPtrArray *entries)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  const char *before = NULL;
  GoujiImport *import;

  for (guint i = 0; i < entries->len; i++) {
    const GoujiSessionEntry *entry = g_ptr_array_index (entries, i);

    /* The reports of one file stand together. */
    if (g_strcmp0 (entry->uri, before) != 0)
      g_ptr_array_add (files, g_file_new_for_uri (entry->uri));
    before = entry->uri;
  }

  self->later = g_ptr_array_ref (entries);
  import = gouji_session_import (self, files);
  g_signal_connect_object (import, "ended", G_CALLBACK (later_ended_cb), self, 0);
}

/**
 * gouji_session_get_imports:
 * @self: a session
 *
 * Returns: (transfer none): the #GoujiImport that go on, and those that have ended with something to say
 */
GListModel *
gouji_session_get_imports (GoujiSession *self)
{
  return G_LIST_MODEL (self->imports);
}

/**
 * gouji_session_dismiss_import:
 * @self: a session
 * @import: an import that has ended
 *
 * Forgets what it has to say.
 */
void
gouji_session_dismiss_import (GoujiSession *self, GoujiImport *import)
{
  guint position;

  if (gouji_import_has_ended (import) && g_list_store_find (self->imports, import, &position))
    g_list_store_remove (self->imports, position);
}

/**
 * gouji_session_cancel_imports:
 * @self: a session
 *
 * Stops everything that is being opened.
 */
void
gouji_session_cancel_imports (GoujiSession *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->imports)); i++) {
    g_autoptr (GoujiImport) import = g_list_model_get_item (G_LIST_MODEL (self->imports), i);

    gouji_import_cancel (import);
  }
}

void
gouji_session_end_imports (GoujiSession *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->imports)); i++) {
    g_autoptr (GoujiImport) import = g_list_model_get_item (G_LIST_MODEL (self->imports), i);

    gouji_import_wait (import);
  }
}
