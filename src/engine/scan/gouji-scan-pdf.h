/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "scan/gouji-scan-words.h"

G_BEGIN_DECLS

/**
 * GoujiScanPdf:
 *
 * Writes what was recognised as a PDF file (ISO 32000-1) of as many pages: each word unseen in its box, and
 * the rulings. So a recognised page is read as any other page with text and rulings, and its boxes are those
 * of the picture that was recognised.
 */
typedef struct _GoujiScanPdf GoujiScanPdf;

GoujiScanPdf *gouji_scan_pdf_new (void) G_GNUC_WARN_UNUSED_RESULT;
void gouji_scan_pdf_free (GoujiScanPdf *self);

void gouji_scan_pdf_add_page (
  GoujiScanPdf *self, double width, double height, GoujiScan *scan, const GArray *words);
void gouji_scan_pdf_add_blank (GoujiScanPdf *self, double width, double height);
GBytes *gouji_scan_pdf_finish (GoujiScanPdf *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiScanPdf, gouji_scan_pdf_free)

G_END_DECLS
