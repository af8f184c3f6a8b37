/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GoujiOleKind:
 * @GOUJI_OLE_TEXT: Word, or WPS writer
 * @GOUJI_OLE_SHEET: Excel, or WPS spreadsheets
 * @GOUJI_OLE_ENCRYPTED: asks for a password
 * @GOUJI_OLE_OTHER: slides, drawings, mails, anything else
 *
 * What an OLE compound file (MS-CFB) holds, or another file that only an office program reads.
 */
typedef enum {
  GOUJI_OLE_TEXT,
  GOUJI_OLE_SHEET,
  GOUJI_OLE_ENCRYPTED,
  GOUJI_OLE_OTHER,
} GoujiOleKind;

GoujiOleKind gouji_ole_tell (GBytes *file);

G_END_DECLS
