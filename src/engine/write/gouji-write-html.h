/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "paper/gouji-paper.h"

G_BEGIN_DECLS

char *gouji_write_html (GoujiPaper *paper, const char *json) G_GNUC_WARN_UNUSED_RESULT;
char *gouji_write_html_bare (GoujiPaper *paper) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
