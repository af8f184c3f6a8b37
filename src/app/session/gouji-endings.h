/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GoujiFileKind:
 * @title: what people call such files; to be translated
 * @type: (nullable): MIME type by which they are found without their ending
 * @endings: (array zero-terminated=1): of their names, in small letters, without the dot
 *
 * One kind of files that may hold reports.
 */
typedef struct {
  const char *title;
  const char *type;
  const char *endings[8];
} GoujiFileKind;

const GoujiFileKind *gouji_file_kinds (guint *n_kinds);
gboolean gouji_endings_promise_report (const char *name);

G_END_DECLS
