/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "paper/gouji-paper-layout.h"
#include "paper/gouji-paper.h"

G_BEGIN_DECLS

/**
 * GoujiPrint:
 * @paper: what is printed
 * @layout: what it looks like
 * @name: of the job, as printers show it
 * @settings: (nullable): what was chosen the last time
 * @path: (nullable) (type filename): a PDF file to print into, without a dialog
 *
 * What is to be printed, and how.
 */
typedef struct {
  GoujiPaper *paper;
  GoujiPaperLayout *layout;
  const char *name;
  GtkPrintSettings *settings;
  const char *path;
} GoujiPrint;

void gouji_print_async (const GoujiPrint *print,
                        GtkWindow *parent,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data);
GtkPrintSettings *gouji_print_finish (GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
