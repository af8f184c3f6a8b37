/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "paper/gouji-paper.h"

G_BEGIN_DECLS

GBytes *gouji_write_xlsx (GoujiPaper *paper, GoujiReport *report, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
