/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "diagnose/gouji-proposal.h"

G_BEGIN_DECLS

GPtrArray *gouji_diagnose (GoujiReport *report, GoujiReport *last_year) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
