/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "check/gouji-check-private.h"
#include "check/gouji-check-quantity.h"

G_BEGIN_DECLS

void gouji_check_upheld (GoujiCheck *self);

G_END_DECLS
