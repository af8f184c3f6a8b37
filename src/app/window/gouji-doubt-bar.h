/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "session/gouji-review.h"

G_BEGIN_DECLS

#define GOUJI_TYPE_DOUBT_BAR (gouji_doubt_bar_get_type ())
/**
 * GoujiDoubtBar:
 *
 * Asks one question of a review after the other: what is doubtful, what stands in the document, and what
 * belongs in the cell. Enter says that it is right, or takes what was typed instead. The answers are actions
 * of the window: `win.review-accept`, `win.review-correct` (s), `win.review-reject`.
 */
G_DECLARE_FINAL_TYPE (GoujiDoubtBar, gouji_doubt_bar, GOUJI, DOUBT_BAR, AdwBin)

void gouji_doubt_bar_set_narrow (GoujiDoubtBar *self, gboolean narrow);
void gouji_doubt_bar_show (GoujiDoubtBar *self, GoujiReport *report, GoujiReview *review);

G_END_DECLS
