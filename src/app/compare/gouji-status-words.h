/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "report/gouji-report.h"
#include "report/gouji-status.h"

G_BEGIN_DECLS

/* How far a report has come, in words for people. */

const char *gouji_words_for_status (GoujiStatus status);
const char *gouji_icon_for_status (GoujiStatus status);
char *gouji_words_for_signing (GoujiReport *report) G_GNUC_WARN_UNUSED_RESULT;
char *gouji_words_for_standing (GoujiReport *report) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
