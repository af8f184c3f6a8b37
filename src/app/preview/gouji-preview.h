/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "session/gouji-open-report.h"

G_BEGIN_DECLS

#define GOUJI_TYPE_PREVIEW (gouji_preview_get_type ())
/**
 * GoujiPreview:
 *
 * A report as the pages that PDF and the printer will have. They follow every edit while they are in sight.
 */
G_DECLARE_FINAL_TYPE (GoujiPreview, gouji_preview, GOUJI, PREVIEW, AdwBin)

GtkWidget *gouji_preview_new (void) G_GNUC_WARN_UNUSED_RESULT;

void gouji_preview_set_report (GoujiPreview *self, GoujiOpenReport *report);

G_END_DECLS
