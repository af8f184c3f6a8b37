/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "document/gouji-document.h"

G_BEGIN_DECLS

/*
 * A document as JSON: `title`, `encoding`, `text`, then `blocks` and `notes`. Ranges are `[start, end]` in
 * code points. A block has `kind` (`paragraph`, `heading`, `table`), `range`, a heading's `level`, a table's
 * `rows`, `columns` and `cells`, each `[row, column, row_span, column_span, header, start, end]`.
 */
JsonObject *gouji_document_to_json (GoujiDocument *self) G_GNUC_WARN_UNUSED_RESULT;
GoujiDocument *gouji_document_from_json (JsonObject *object, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
