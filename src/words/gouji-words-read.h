/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "document/gouji-document.h"
#include "document/gouji-read-terms.h"

G_BEGIN_DECLS

char *gouji_words_for_read_error (GoujiReadError code, const char *name) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
