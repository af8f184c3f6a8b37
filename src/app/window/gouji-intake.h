/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * GoujiIntake:
 * @files: (nullable) (element-type GFile): files that were copied or dropped
 * @bytes: (nullable): text that was, a web page or plain, when there are no files
 *
 * What was pasted into the window or dropped onto it.
 */
typedef struct {
  GSList *files;
  GBytes *bytes;
} GoujiIntake;

void gouji_intake_free (GoujiIntake *self);

GdkContentFormats *gouji_intake_get_formats (void) G_GNUC_WARN_UNUSED_RESULT;
void gouji_intake_read_clipboard_async (GdkClipboard *clipboard,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
void gouji_intake_read_drop_async (GdkDrop *drop,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
GoujiIntake *gouji_intake_read_finish (GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiIntake, gouji_intake_free)

G_END_DECLS
