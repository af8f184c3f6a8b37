/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "fill/gouji-reading.h"
#include "fill/gouji-source.h"
#include "form/gouji-form.h"

G_BEGIN_DECLS

void gouji_settle_readings (GoujiForm *form, const GoujiSource *source, GPtrArray *readings);

G_END_DECLS
