/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "document/gouji-document.h"

G_BEGIN_DECLS

/* More matches than anybody steps through. */
#define GOUJI_FIND_MOST 10000

GArray *gouji_document_find_text (GoujiDocument *document, const char *needle, GCancellable *cancellable)
  G_GNUC_WARN_UNUSED_RESULT;
void gouji_document_find_text_async (GoujiDocument *document,
                                     const char *needle,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
GArray *gouji_document_find_text_finish (GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
