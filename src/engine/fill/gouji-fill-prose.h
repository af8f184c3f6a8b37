/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "mention/gouji-mention-finder.h"
#include "report/gouji-report.h"

G_BEGIN_DECLS

void gouji_report_fill_from_text (GoujiReport *report, const GoujiMentionFinder *finder);

G_END_DECLS
