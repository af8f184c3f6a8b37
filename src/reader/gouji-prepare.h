/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void gouji_prepare_text (void);
void gouji_prepare_pages (void);
gboolean gouji_prepare_is_paged (int file);

G_END_DECLS
