/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "pdf/gouji-pdf-table.h"

G_BEGIN_DECLS

GPtrArray *gouji_pdf_grid_find_tables (GoujiPdfPage *page, guint most_cells) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
