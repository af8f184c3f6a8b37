/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "fill/gouji-filler.h"
#include "paper/gouji-paper-layout.h"

G_BEGIN_DECLS

/**
 * GoujiKit:
 *
 * What reports are made with: the forms, the table for folding and the filler; and what they are put on paper
 * with: the layouts. Loaded once, by whichever thread needs it first, so that starting the program does not
 * wait for it. Reference counted, may be shared between threads.
 */
typedef struct _GoujiKit GoujiKit;

GoujiKit *gouji_kit_new (const char *data_folder) G_GNUC_WARN_UNUSED_RESULT;
GoujiKit *gouji_kit_ref (GoujiKit *self);
void gouji_kit_unref (GoujiKit *self);

GFile *gouji_kit_get_examples (GoujiKit *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean gouji_kit_load (GoujiKit *self, GError **error);
GoujiFormSet *gouji_kit_get_forms (GoujiKit *self);
GoujiFolding *gouji_kit_get_folding (GoujiKit *self);
GoujiFiller *gouji_kit_get_filler (GoujiKit *self);
GPtrArray *gouji_kit_get_layouts (GoujiKit *self, GError **error);
GoujiPaperLayout *gouji_kit_get_layout (GoujiKit *self, const char *id, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiKit, gouji_kit_unref)

G_END_DECLS
