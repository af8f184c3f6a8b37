/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>
#include <poppler.h>

G_BEGIN_DECLS

/**
 * GoujiPdfBox:
 *
 * A rectangle on a page, in points from its left and upper edges.
 */
typedef struct {
  float left;
  float top;
  float right;
  float bottom;
} GoujiPdfBox;

/**
 * GoujiPdfLetter:
 * @code: the character
 * @page: on which page of the file it stands
 * @place: its position in the order in which the page's text is kept
 * @size: the font's size
 * @box: where it stands for who reads it upright
 * @shown: where it stands on the page as it is shown; other than @box where the page lies on its side
 *
 * A printed character; white space is none.
 */
typedef struct {
  gunichar code;
  guint page;
  guint place;
  float size;
  GoujiPdfBox box;
  GoujiPdfBox shown;
} GoujiPdfLetter;

/**
 * GoujiPdfRuling:
 * @at: its middle, from the page's upper edge if it runs across, from the left one if it runs down
 * @from: where it begins
 * @to: where it ends
 *
 * A straight line on a page, of any thickness, also a dashed one.
 */
typedef struct {
  float at;
  float from;
  float to;
} GoujiPdfRuling;

/**
 * GoujiPdfTurn:
 * @GOUJI_PDF_UPRIGHT: text runs from left to right
 * @GOUJI_PDF_DOWNWARDS: text runs from top to bottom, and lines follow each other from right to left
 * @GOUJI_PDF_UPWARDS: text runs from bottom to top, and lines follow each other from left to right
 *
 * How the text of a page lies.
 */
typedef enum {
  GOUJI_PDF_UPRIGHT,
  GOUJI_PDF_DOWNWARDS,
  GOUJI_PDF_UPWARDS,
} GoujiPdfTurn;

/**
 * GoujiPdfPage:
 * @index: which page of the file, from 0
 * @width: as it is shown
 * @height: as it is shown
 * @turn: how most of its text lies; letters and rulings are those of the upright page
 * @letters: (element-type GoujiPdfLetter)
 * @across: (element-type GoujiPdfRuling): from left to right
 * @down: (element-type GoujiPdfRuling): from top to bottom
 * @n_unmapped: letters of which the file does not say which characters they are
 *
 * One page as letters and rulings, of which all the rest is made.
 */
typedef struct {
  guint index;
  double width;
  double height;
  GoujiPdfTurn turn;
  GArray *letters;
  GArray *across;
  GArray *down;
  guint n_unmapped;
} GoujiPdfPage;

GoujiPdfPage *gouji_pdf_page_read (PopplerPage *page, guint index) G_GNUC_WARN_UNUSED_RESULT;
void gouji_pdf_page_free (GoujiPdfPage *self);

gboolean gouji_pdf_page_may_have_tables (const GoujiPdfPage *self);
GoujiPdfBox gouji_pdf_page_turn_box (const GoujiPdfPage *self, GoujiPdfBox box);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiPdfPage, gouji_pdf_page_free)

G_END_DECLS
