/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "session/gouji-review.h"

G_BEGIN_DECLS

/* What was read of a document, and what a person has to look at, in words. */

char *gouji_words_for_reading (GoujiReport *report, GoujiReview *review) G_GNUC_WARN_UNUSED_RESULT;
char *gouji_words_for_recognition (GoujiReport *report) G_GNUC_WARN_UNUSED_RESULT;
char *gouji_words_for_position (GoujiReview *review) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
