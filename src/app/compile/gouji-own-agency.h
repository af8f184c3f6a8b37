/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "compile/gouji-profile.h"

G_BEGIN_DECLS

const char *gouji_own_agency_get_key (GoujiProfileField field);
GoujiProfile *gouji_own_agency_load (GSettings *settings) G_GNUC_WARN_UNUSED_RESULT;
char *gouji_own_agency_describe (const GoujiProfile *profile) G_GNUC_WARN_UNUSED_RESULT;
const char *gouji_own_agency_judge (GoujiProfileField field, const char *text);

G_END_DECLS
