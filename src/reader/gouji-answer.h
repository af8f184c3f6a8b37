/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "document/gouji-document.h"
#include "document/gouji-read-terms.h"

G_BEGIN_DECLS

/*
 * What a child answers: each writes one whole answer to @channel, and says whether it could.
 */
gboolean gouji_answer_error (int channel, const GError *error);
gboolean gouji_answer_document (int channel, GoujiDocument *document);
gboolean gouji_answer_members (int channel, GPtrArray *members);
gboolean gouji_answer_picture (int channel, guint width, guint height, gsize stride);
gboolean gouji_answer_bytes (int channel, GBytes *bytes, guint n_left_out);

G_END_DECLS
