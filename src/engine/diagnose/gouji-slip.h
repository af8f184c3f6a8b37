/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "diagnose/gouji-proposal.h"

G_BEGIN_DECLS

GoujiCause gouji_slip_of_digits (const char *from, const char *to);

G_END_DECLS
