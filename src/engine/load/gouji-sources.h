/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "document/gouji-document.h"
#include "request/gouji-reader.h"

G_BEGIN_DECLS

/**
 * GoujiSourceFile:
 * @member: (nullable): its name within the archive, where it comes out of one; to be shown, and no path
 * @bytes: what it was
 * @document: (nullable): what it says; %NULL where it is a `.gouji` file, which nobody else has to read
 *
 * One thing that was read: a file, or one of an archive.
 */
typedef struct {
  char *member;
  GBytes *bytes;
  GoujiDocument *document;
} GoujiSourceFile;

void gouji_source_file_free (GoujiSourceFile *self);

/**
 * GoujiLoadFailure:
 * @member: its name within the archive
 * @error: why it could not be read
 *
 * One file of an archive that could not be read, which keeps nobody from reading the others.
 */
typedef struct {
  char *member;
  GError *error;
} GoujiLoadFailure;

GoujiLoadFailure *gouji_load_failure_new (const char *member, GError *error) G_GNUC_WARN_UNUSED_RESULT;
void gouji_load_failure_free (GoujiLoadFailure *self);

GPtrArray *gouji_sources_read (GoujiReader *reader,
                               GBytes *bytes,
                               const char *name,
                               const char *encoding,
                               GPtrArray *failures,
                               GCancellable *cancellable,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiSourceFile, gouji_source_file_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiLoadFailure, gouji_load_failure_free)

G_END_DECLS
