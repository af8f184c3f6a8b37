/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define GOUJI_TYPE_RECENT (gouji_recent_get_type ())
/**
 * GoujiRecent:
 *
 * A file that was open not long ago.
 */
G_DECLARE_FINAL_TYPE (GoujiRecent, gouji_recent, GOUJI, RECENT, GObject)

GFile *gouji_recent_get_file (GoujiRecent *self);
const char *gouji_recent_get_title (GoujiRecent *self);

#define GOUJI_TYPE_RECENTS (gouji_recents_get_type ())
/**
 * GoujiRecents:
 *
 * The files that this program had open last, latest first, as a list of #GoujiRecent. They are the desktop's
 * own list of recent files, so that what is taken off there is off here as well.
 */
G_DECLARE_FINAL_TYPE (GoujiRecents, gouji_recents, GOUJI, RECENTS, GObject)

GoujiRecents *gouji_recents_new (void) G_GNUC_WARN_UNUSED_RESULT;
void gouji_recents_add (GoujiRecents *self, GFile *file, const char *title, gboolean saved);

G_END_DECLS
