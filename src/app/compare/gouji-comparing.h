/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "compare/gouji-comparison.h"
#include "session/gouji-session.h"

G_BEGIN_DECLS

/**
 * GoujiComparedSide:
 * @title: agency and year of the report
 * @origin: what tells it from another of the same agency and year: its file, or which version it is
 * @open: (nullable): the open report that it is
 *
 * One of two reports that were compared.
 */
typedef struct {
  char *title;
  char *origin;
  GoujiOpenReport *open;
} GoujiComparedSide;

/**
 * GoujiCompared:
 * @comparison: in what they differ
 * @sides: the first and the second
 *
 * Two reports, compared.
 */
typedef struct {
  GoujiComparison *comparison;
  GoujiComparedSide sides[2];
} GoujiCompared;

void gouji_compared_free (GoujiCompared *self);

char *gouji_comparing_name_version (const char *id, const char *sha256) G_GNUC_WARN_UNUSED_RESULT;
char *gouji_comparing_name_last_year (const char *id) G_GNUC_WARN_UNUSED_RESULT;

void gouji_compare_async (GoujiSession *session,
                          GoujiKit *kit,
                          const char *before,
                          const char *after,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
GoujiCompared *gouji_compare_finish (GoujiSession *session, GAsyncResult *result, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiCompared, gouji_compared_free)

G_END_DECLS
