/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "form/gouji-form.h"

G_BEGIN_DECLS

void gouji_row_codes_drop (GPtrArray *printed, GoujiForm *form);

G_END_DECLS
