/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "session/gouji-review.h"

G_BEGIN_DECLS

#define GOUJI_TYPE_IMPORT_SUMMARY (gouji_import_summary_get_type ())
/**
 * GoujiImportSummary:
 *
 * Says how well a document was read: how many figures of how many, what is not sure, for whose report it was
 * taken, and why.
 */
G_DECLARE_FINAL_TYPE (GoujiImportSummary, gouji_import_summary, GOUJI, IMPORT_SUMMARY, AdwBin)

void gouji_import_summary_show (GoujiImportSummary *self, GoujiReport *report, GoujiReview *review);
void gouji_import_summary_set_narrow (GoujiImportSummary *self, gboolean narrow);

G_END_DECLS
