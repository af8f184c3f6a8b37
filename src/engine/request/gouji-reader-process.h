/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * GoujiReaderProcess:
 *
 * The running program `gouji-reader`: started when it is first needed, and again where it died. Any number of
 * threads may send requests.
 */
typedef struct _GoujiReaderProcess GoujiReaderProcess;

GoujiReaderProcess *gouji_reader_process_new (const char *program) G_GNUC_WARN_UNUSED_RESULT;
void gouji_reader_process_free (GoujiReaderProcess *self);

gboolean gouji_reader_process_send (GoujiReaderProcess *self,
                                    GBytes *request,
                                    const int *descriptors,
                                    guint n_descriptors,
                                    GCancellable *cancellable,
                                    GError **error);
void gouji_reader_process_prove (GoujiReaderProcess *self);
gboolean gouji_reader_process_is_proven (GoujiReaderProcess *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiReaderProcess, gouji_reader_process_free)

G_END_DECLS
