/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "write/gouji-write.h"

G_BEGIN_DECLS

/**
 * GoujiExportFormat:
 * @id: stable name, as the settings keep it
 * @title: how people call it, to be translated
 * @format: what is written
 * @bare: whether it is the variant for a portal's editor
 * @uses_layout: whether it has pages
 *
 * A kind of file that the dialog offers.
 */
typedef struct {
  const char *id;
  const char *title;
  GoujiWriteFormat format;
  gboolean bare;
  gboolean uses_layout;
} GoujiExportFormat;

guint gouji_export_format_get_n (void);
const GoujiExportFormat *gouji_export_format_get (guint index);
gboolean gouji_export_format_is_offered (const GoujiExportFormat *format);
char *gouji_export_format_name_file (const GoujiExportFormat *format, const char *stem)
  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
