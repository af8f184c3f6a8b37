/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "fill/gouji-reading.h"

G_BEGIN_DECLS

gboolean gouji_split_reading (GoujiReading *reading, const GoujiSource *source);

G_END_DECLS
