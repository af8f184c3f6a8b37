/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "report/gouji-versions.h"

G_BEGIN_DECLS

/* The lines that speak of versions, and which of them stay. */

GPtrArray *gouji_version_lines_parse (const char *text, gsize length) G_GNUC_WARN_UNUSED_RESULT;
GBytes *gouji_version_lines_print (GPtrArray *versions) G_GNUC_WARN_UNUSED_RESULT;
void gouji_version_sort (GPtrArray *versions);
GPtrArray *gouji_version_thin (GPtrArray *versions, const GoujiVersion *added) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
