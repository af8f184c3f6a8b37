/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "narrative/gouji-paragraph-marks.h"

G_BEGIN_DECLS

char *gouji_pasted_text_clean (GoujiParagraphMarks *marks, const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
