/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "paste/gouji-paste.h"

G_BEGIN_DECLS

#define GOUJI_TYPE_PASTE_STRIP (gouji_paste_strip_get_type ())
/**
 * GoujiPasteStrip:
 *
 * Says of a pasted block how many of its numbers have a place and which have none, before anything is put
 * there, and asks. Ends in the actions `form.accept-paste` and `form.cancel-paste`.
 */
G_DECLARE_FINAL_TYPE (GoujiPasteStrip, gouji_paste_strip, GOUJI, PASTE_STRIP, AdwBin)

void
gouji_paste_strip_show (GoujiPasteStrip *self, const GoujiPaste *paste, guint n_replaced, guint n_locked);
void gouji_paste_strip_hide (GoujiPasteStrip *self);
const char *gouji_paste_strip_get_summary (GoujiPasteStrip *self);

G_END_DECLS
