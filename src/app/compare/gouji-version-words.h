/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "report/gouji-versions.h"

G_BEGIN_DECLS

/* What is said of the versions of a report. */

char *gouji_words_for_version_time (GDateTime *on) G_GNUC_WARN_UNUSED_RESULT;
const char *gouji_words_for_version_kind (GoujiVersionKind kind);
char *gouji_words_for_version (const GoujiVersion *version) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
