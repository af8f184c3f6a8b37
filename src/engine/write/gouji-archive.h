/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean gouji_archive_check_xml (GBytes *bytes, GError **error);

G_END_DECLS
