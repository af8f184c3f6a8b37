/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "fill/gouji-label.h"
#include "form/gouji-form.h"

G_BEGIN_DECLS

gboolean gouji_row_codes_begin (GoujiForm *form, GoujiSpan number);
void gouji_row_codes_drop (GPtrArray *printed, GoujiForm *form);

G_END_DECLS
