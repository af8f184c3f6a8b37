/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "session/gouji-recents.h"
#include "session/gouji-session.h"

G_BEGIN_DECLS

#define GOUJI_TYPE_REPORT_CHOICE (gouji_report_choice_get_type ())
/**
 * GoujiReportChoice:
 *
 * A group of rows of which one is chosen: open reports, the own agency's before others and later years before
 * earlier ones, files that were open lately, a file that is looked for, and nothing. GObject:chosen changes
 * when another is.
 */
G_DECLARE_FINAL_TYPE (GoujiReportChoice, gouji_report_choice, GOUJI, REPORT_CHOICE, AdwPreferencesGroup)

void gouji_report_choice_add_open (GoujiReportChoice *self,
                                   GoujiSession *session,
                                   GoujiOpenReport *first,
                                   GoujiOpenReport *without);
void gouji_report_choice_add_recents (GoujiReportChoice *self, GoujiSession *session, GListModel *recents);
void gouji_report_choice_add_nothing (GoujiReportChoice *self, const char *title, const char *subtitle);
void gouji_report_choice_add_file (GoujiReportChoice *self);
void gouji_report_choice_choose (GoujiReportChoice *self, GoujiOpenReport *report);

const char *gouji_report_choice_get_chosen (GoujiReportChoice *self);
GoujiOpenReport *gouji_report_choice_get_report (GoujiReportChoice *self);

G_END_DECLS
