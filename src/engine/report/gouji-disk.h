/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

char *gouji_disk_get_name (GFile *file) G_GNUC_WARN_UNUSED_RESULT;

/* Writing files so that there is a whole one at any moment: the steps, and all of them. */

gboolean gouji_disk_fail (GError **error, int number, const char *path);
gboolean gouji_disk_write (int fd, const char *data, gsize length, const char *path, GError **error);
gboolean gouji_disk_commit (int fd, const char *temporary, const char *path, GError **error);
void gouji_disk_sync_folder_of (const char *path);
gboolean gouji_disk_replace (GFile *file, GBytes *bytes, GCancellable *cancellable, GError **error);
gboolean gouji_disk_overwrite (GFile *file, GBytes *old, GBytes *bytes, gboolean *whole, GError **error);
void gouji_disk_clean_beside (GFile *file);

G_END_DECLS
