/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "request/gouji-protocol.h"
#include "request/gouji-reader-process.h"

G_BEGIN_DECLS

gboolean gouji_exchange (GoujiReaderProcess *process,
                         const GoujiTask *task,
                         GBytes *file,
                         int picture,
                         GoujiReply *reply,
                         GCancellable *cancellable,
                         GError **error);

G_END_DECLS
