/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "scan/gouji-scan.h"

G_BEGIN_DECLS

/**
 * GoujiScanTask:
 * @GOUJI_SCAN_TEXT: a page of running text
 * @GOUJI_SCAN_LINES: a single line in each picture
 * @GOUJI_SCAN_RAW_LINES: a single line in each picture, which was taken for dirt before
 * @GOUJI_SCAN_BLOCKS: several lines in each picture
 * @GOUJI_SCAN_DIGITS: a single line in each picture, of digits alone if it is a number
 *
 * What the letters in pictures are expected to be.
 */
typedef enum {
  GOUJI_SCAN_TEXT,
  GOUJI_SCAN_LINES,
  GOUJI_SCAN_RAW_LINES,
  GOUJI_SCAN_BLOCKS,
  GOUJI_SCAN_DIGITS,
} GoujiScanTask;

/**
 * GoujiScanRecogniser:
 * @pictures: a TIFF file of one or many grey pictures
 * @task: what they are
 *
 * Recognises letters. Returns words with their boxes in Tesseract's table with tabs (tesseract(1), `tsv`), or
 * %NULL with an error.
 */
typedef char *(*GoujiScanRecogniser) (GBytes *pictures, GoujiScanTask task, gpointer data, GError **error);

/**
 * GoujiScanWord:
 * @text: letters that stand together, up to a whole line
 * @box: where on the page
 */
typedef struct {
  char *text;
  GoujiScanBox box;
} GoujiScanWord;

GArray *gouji_scan_recognise (GoujiScan *self, GoujiScanRecogniser recogniser, gpointer data, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
