/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "pdf/gouji-pdf-page.h"

G_BEGIN_DECLS

gboolean gouji_pdf_page_find_rulings (GoujiPdfPage *self, PopplerPage *page);

G_END_DECLS
