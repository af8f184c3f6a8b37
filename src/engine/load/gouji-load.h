/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "load/gouji-kit.h"
#include "load/gouji-sources.h"

G_BEGIN_DECLS

/**
 * GoujiLoaded:
 * @reports: (element-type GoujiReport): the reports found, each with an id; at least one, except where all
 * files of an archive are among the failures
 * @sources: (element-type GoujiSourceFile): what each report was read from, in the same order
 * @failures: (element-type GoujiLoadFailure): the files of an archive that gave no report
 * @saved: whether they come from a `.gouji` file rather than from a source that was read and filled
 * @sha256: (nullable): of that `.gouji` file, to tell later whether it is still the same
 *
 * What came out of a file, an archive or pasted text.
 */
typedef struct {
  GPtrArray *reports;
  GPtrArray *sources;
  GPtrArray *failures;
  gboolean saved;
  char *sha256;
} GoujiLoaded;

void gouji_loaded_free (GoujiLoaded *self);
void gouji_loaded_note_source (GoujiLoaded *self, const char *file_name);
void gouji_loaded_derive_ids (GoujiLoaded *self);
GBytes *gouji_loaded_get_paged (GoujiLoaded *self, guint index);

gboolean gouji_load_is_saved (GBytes *bytes);
GoujiLoaded *gouji_load_bytes (
  GoujiKit *kit, GBytes *bytes, const char *name, GoujiForm *form, GCancellable *cancellable, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
GoujiLoaded *gouji_load_file (GoujiKit *kit, GFile *file, GCancellable *cancellable, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
GoujiLoaded *gouji_load_file_in (GoujiKit *kit,
                                 GFile *file,
                                 const char *encoding,
                                 GCancellable *cancellable,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *gouji_load_documents (GoujiKit *kit,
                                 GBytes *bytes,
                                 const char *name,
                                 GPtrArray *failures,
                                 GCancellable *cancellable,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
GBytes *gouji_load_stream (GInputStream *stream, GCancellable *cancellable, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiLoaded, gouji_loaded_free)

G_END_DECLS
