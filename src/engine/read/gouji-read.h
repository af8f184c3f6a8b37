/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "document/gouji-document.h"

G_BEGIN_DECLS

#define GOUJI_READ_ERROR (gouji_read_error_quark ())

/**
 * GoujiReadError:
 * @GOUJI_READ_ERROR_EMPTY: nothing but white space
 * @GOUJI_READ_ERROR_BINARY: no text: control characters or an unknown binary format
 * @GOUJI_READ_ERROR_TOO_LARGE: larger than the limits
 * @GOUJI_READ_ERROR_UNSUPPORTED: a format that no reader takes (PDF, Word …)
 * @GOUJI_READ_ERROR_ENCODING: no encoding gives text
 *
 * Why bytes did not become a document.
 */
typedef enum {
  GOUJI_READ_ERROR_EMPTY,
  GOUJI_READ_ERROR_BINARY,
  GOUJI_READ_ERROR_TOO_LARGE,
  GOUJI_READ_ERROR_UNSUPPORTED,
  GOUJI_READ_ERROR_ENCODING,
} GoujiReadError;

GQuark gouji_read_error_quark (void);

/**
 * GoujiLimits:
 * @bytes: largest file that is read
 * @cells: most cells of all tables together
 * @depth: deepest nesting of elements
 *
 * Bounds of every loop over a file.
 */
typedef struct {
  gsize bytes;
  guint cells;
  guint depth;
} GoujiLimits;

extern const GoujiLimits gouji_default_limits;

GoujiDocument *gouji_read (GBytes *bytes, const char *name, const GoujiLimits *limits, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
GoujiDocument *gouji_read_in (GBytes *bytes,
                              const char *name,
                              const char *encoding,
                              const GoujiLimits *limits,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
const char *const *gouji_read_get_encodings (void);
GoujiDocument *gouji_read_text (GBytes *bytes, const GoujiLimits *limits, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
GoujiDocument *gouji_read_markdown (GBytes *bytes, const GoujiLimits *limits, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
GoujiDocument *gouji_read_html (GBytes *bytes, const GoujiLimits *limits, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
