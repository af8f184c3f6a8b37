/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GOUJI_TYPE_PAGE_SHEET (gouji_page_sheet_get_type ())
/**
 * GoujiPageSheet:
 *
 * One page as a sheet of paper: its picture, and its text for assistive technology.
 */
G_DECLARE_FINAL_TYPE (GoujiPageSheet, gouji_page_sheet, GOUJI, PAGE_SHEET, GtkWidget)

GtkWidget *gouji_page_sheet_new (void) G_GNUC_WARN_UNUSED_RESULT;

void gouji_page_sheet_set_page (GoujiPageSheet *self, guint page, guint n_pages, const char *text);
void gouji_page_sheet_set_picture (GoujiPageSheet *self, GdkTexture *picture, gboolean failed);
void gouji_page_sheet_set_boxes (GoujiPageSheet *self, GArray *boxes, const char *label);

G_END_DECLS
