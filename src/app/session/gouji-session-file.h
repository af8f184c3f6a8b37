/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * GoujiSessionEntry:
 * @id: the report's id
 * @uri: the file to open again
 * @index: which of the file's reports, from 0
 * @saved: whether @uri is its `.gouji` file rather than a source
 * @shown: whether it was the report shown last
 *
 * A report that was open.
 */
typedef struct {
  char *id;
  char *uri;
  guint index;
  gboolean saved;
  gboolean shown;
} GoujiSessionEntry;

GoujiSessionEntry *
gouji_session_entry_new (const char *id, const char *uri, guint index, gboolean saved, gboolean shown)
  G_GNUC_WARN_UNUSED_RESULT;
void gouji_session_entry_free (GoujiSessionEntry *self);

GPtrArray *gouji_session_file_load (const char *path) G_GNUC_WARN_UNUSED_RESULT;
gboolean gouji_session_file_store (const char *path, GPtrArray *entries, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiSessionEntry, gouji_session_entry_free)

G_END_DECLS
