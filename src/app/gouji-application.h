/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define GOUJI_TYPE_APPLICATION (gouji_application_get_type ())
/**
 * GoujiApplication:
 *
 * The program: one process with one session, however many windows.
 */
G_DECLARE_FINAL_TYPE (GoujiApplication, gouji_application, GOUJI, APPLICATION, AdwApplication)

GoujiApplication *gouji_application_new (void) G_GNUC_WARN_UNUSED_RESULT;
gboolean gouji_application_has_fault (GoujiApplication *self);

G_END_DECLS
