/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "report/gouji-report.h"

G_BEGIN_DECLS

#define GOUJI_TYPE_HEAD_SECTION (gouji_head_section_get_type ())
/**
 * GoujiHeadSection:
 *
 * What stands before the first part of a report, title and opening words, or behind the last, signature and
 * day, to be edited in the form. Each change is in the report's history, as every other.
 */
G_DECLARE_FINAL_TYPE (GoujiHeadSection, gouji_head_section, GOUJI, HEAD_SECTION, AdwBin)

GtkWidget *gouji_head_section_new_top (void);
GtkWidget *gouji_head_section_new_bottom (void);
void gouji_head_section_set_report (GoujiHeadSection *self, GoujiReport *report);

G_END_DECLS
