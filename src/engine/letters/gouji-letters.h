/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

PangoContext *gouji_letters_create_context (PangoFontMap *fonts, double resolution) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
