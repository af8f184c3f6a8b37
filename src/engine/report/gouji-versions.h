/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * GoujiVersionKind:
 * @GOUJI_VERSION_SAVED: the report was saved so
 * @GOUJI_VERSION_SIGNED_OFF: it was signed off so; stays for ever
 * @GOUJI_VERSION_REPLACED: it stood in the file, or in the window, and gave way to what somebody else had
 * written, or to what was written over it
 * @GOUJI_VERSION_RESTORED: it stood in the window when an earlier version was brought back over it
 *
 * Why a version was kept.
 */
typedef enum {
  GOUJI_VERSION_SAVED,
  GOUJI_VERSION_SIGNED_OFF,
  GOUJI_VERSION_REPLACED,
  GOUJI_VERSION_RESTORED,
  GOUJI_N_VERSION_KINDS,
} GoujiVersionKind;

/**
 * GoujiVersion:
 * @kind: why it was kept
 * @on: when, with the offset that the clock on the wall had
 * @by: (nullable): who did so
 * @sha256: of its bytes; two versions with the same one hold the same
 * @length: how many bytes it has
 *
 * A report as it was once.
 */
typedef struct {
  GoujiVersionKind kind;
  GDateTime *on;
  char *by;
  char *sha256;
  gsize length;
} GoujiVersion;

/* How much the versions of one report may take on disk, without those that were signed off. */
#define GOUJI_VERSIONS_MOST_BYTES (128 * 1024 * 1024)
/* And how many there may be of it; nobody reads a longer list. */
#define GOUJI_VERSIONS_MOST 1000

/*
 * The versions of a report are in a folder of its id: each content once, as a `.gouji` file named by its
 * SHA-256 that any program may open, and `versions`, one line of JSON a version. Contents that no line speaks
 * of, because the lines are damaged, are listed all the same, as saved when the file was written.
 *
 * Whoever adds a version thins the others, by the day that it gives: all of this day stay, and all that a
 * clock set wrong has dated later; of each day in the month before, the last one that was saved, and all
 * that were replaced or gave way to an earlier one; of each month before that, the last one of all. Those
 * signed off stay for ever. When the rest is still more than %GOUJI_VERSIONS_MOST_BYTES or
 * %GOUJI_VERSIONS_MOST, the oldest go, but never the one just added.
 *
 * All block and may be called from any thread, and from several programs at once. What fails, fails with a
 * `G_IO_ERROR`, and the versions stay what they were; %G_IO_ERROR_INVALID_DATA says that a content is not
 * what was kept.
 */

gboolean gouji_versions_add (const char *folder,
                             const char *id,
                             GBytes *bytes,
                             GoujiVersionKind kind,
                             GDateTime *on,
                             const char *by,
                             GError **error);
GPtrArray *gouji_versions_list (const char *folder, const char *id, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GBytes *gouji_versions_read (const char *folder, const char *id, const GoujiVersion *version, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
gboolean
gouji_versions_delete (const char *folder, const char *id, const GoujiVersion *version, GError **error);

const char *gouji_version_kind_to_string (GoujiVersionKind kind);
GoujiVersion *gouji_version_copy (const GoujiVersion *self) G_GNUC_WARN_UNUSED_RESULT;
void gouji_version_free (GoujiVersion *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiVersion, gouji_version_free)

G_END_DECLS
