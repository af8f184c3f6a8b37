/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "fill/gouji-filler.h"
#include "paper/gouji-paper-layout.h"
#include "register/gouji-register-words.h"
#include "request/gouji-reader.h"

G_BEGIN_DECLS

/**
 * GoujiKit:
 *
 * What reports are made with: the process that reads files, the forms, the table for folding and the filler;
 * what they are put on paper with: the layouts; and what registers of applications are read with. Loaded
 * once, by whichever thread needs it first, so that starting the program does not wait for it. Reference
 * counted, may be shared between threads.
 */
typedef struct _GoujiKit GoujiKit;

char *gouji_kit_find_reader (const char *installed) G_GNUC_WARN_UNUSED_RESULT;
GoujiKit *gouji_kit_new (const char *data_folder, const char *reader) G_GNUC_WARN_UNUSED_RESULT;
GoujiKit *gouji_kit_ref (GoujiKit *self);
void gouji_kit_unref (GoujiKit *self);

GFile *gouji_kit_get_examples (GoujiKit *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean gouji_kit_load (GoujiKit *self, GError **error);
GoujiReader *gouji_kit_get_reader (GoujiKit *self);
GoujiFormSet *gouji_kit_get_forms (GoujiKit *self);
GoujiFolding *gouji_kit_get_folding (GoujiKit *self);
GoujiFiller *gouji_kit_get_filler (GoujiKit *self);
GoujiRegisterWords *gouji_kit_get_register_words (GoujiKit *self, GError **error);
GFile *gouji_kit_get_register_template (GoujiKit *self) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *gouji_kit_get_layouts (GoujiKit *self, GError **error);
GoujiPaperLayout *gouji_kit_get_layout (GoujiKit *self, const char *id, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiKit, gouji_kit_unref)

G_END_DECLS
