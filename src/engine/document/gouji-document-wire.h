/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "document/gouji-document.h"

G_BEGIN_DECLS

/*
 * A document as it goes from one process to another of the same machine and version: a GVariant, in the
 * machine's byte order. Title and encoding, text, blocks (kind, level, start, end, rows, columns, and a
 * table's cells as row, column, row span, column span, header, start, end), notes, pages, and boxes (start,
 * end, page, x, y, width, height).
 */
#define GOUJI_DOCUMENT_WIRE_TYPE "(msmssa(uuuuuua(uuuuuuu))a(ums)a(dd)a(uuudddd))"

GVariant *gouji_document_to_wire (GoujiDocument *self) G_GNUC_WARN_UNUSED_RESULT;
GoujiDocument *
gouji_document_from_wire (GVariant *wire, const GoujiNote *notes, guint n_notes, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
