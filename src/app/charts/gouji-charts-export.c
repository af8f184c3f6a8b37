/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "charts/gouji-charts-export.h"

#include <glib/gi18n.h>

#include "report/gouji-disk.h"

/* A picture for a page of text or a slide: in pixels, of which PNG has twice as many each way. */
#define WIDTH 960
#define HEIGHT 600
#define SCALE 2

/* A4 across, in points: ISO 216. */
#define PAGE_WIDTH 841.89
#define PAGE_HEIGHT 595.28

/* The most that usual file systems take, in bytes, and room for the ending. */
#define LONGEST_NAME 240

static gboolean
ends_in (const char *name, const char *ending)
{
  g_autofree char *folded = g_ascii_strdown (name, -1);

  return g_str_has_suffix (folded, ending);
}

/**
 * gouji_charts_export_draw:
 * @chart: a chart
 * @name: of the file: its ending, `.svg`, `.png` or `.pdf`, says of what kind it is
 *
 * Returns: (nullable): what the file holds, %NULL when the ending says nothing
 */
GBytes *
gouji_charts_export_draw (GoujiChart *chart, const char *name)
{
  if (ends_in (name, ".svg"))
    return gouji_chart_to_svg (chart, WIDTH, HEIGHT);
  if (ends_in (name, ".png"))
    return gouji_chart_to_png (chart, WIDTH, HEIGHT, SCALE);
  if (ends_in (name, ".pdf"))
    return gouji_chart_to_pdf (chart, PAGE_WIDTH, PAGE_HEIGHT);

  return NULL;
}

static void
write_in_thread (GTask *task, gpointer source, gpointer bytes, GCancellable *cancellable)
{
  GFile *file = g_object_get_data (G_OBJECT (task), "file");
  GError *error = NULL;

  if (gouji_disk_replace (file, bytes, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * gouji_charts_export_write_async:
 * @file: what to write
 * @bytes: what it shall hold
 * @cancellable: (nullable): to stop it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Writes the file as a whole, or not at all.
 */
void
gouji_charts_export_write_async (
  GFile *file, GBytes *bytes, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_object_set_data_full (G_OBJECT (task), "file", g_object_ref (file), g_object_unref);
  g_task_set_task_data (task, g_bytes_ref (bytes), (GDestroyNotify) g_bytes_unref);
  g_task_run_in_thread (task, write_in_thread);
}

gboolean
gouji_charts_export_write_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * gouji_charts_export_provide:
 * @chart: a chart
 *
 * Returns: the chart for the clipboard: as SVG, and as PNG for programs that take nothing else
 */
GdkContentProvider *
gouji_charts_export_provide (GoujiChart *chart)
{
  g_autoptr (GBytes) svg = gouji_chart_to_svg (chart, WIDTH, HEIGHT);
  g_autoptr (GBytes) png = gouji_chart_to_png (chart, WIDTH, HEIGHT, SCALE);
  GdkContentProvider *kinds[] = {
    gdk_content_provider_new_for_bytes ("image/png", png),
    gdk_content_provider_new_for_bytes ("image/svg+xml", svg),
  };

  return gdk_content_provider_new_union (kinds, G_N_ELEMENTS (kinds));
}

/**
 * gouji_charts_export_suggest_name:
 * @chart: a chart
 * @ending: of the file, without a dot
 *
 * Returns: a name for the file
 */
char *
gouji_charts_export_suggest_name (GoujiChart *chart, const char *ending)
{
  g_autoptr (GString) name = g_string_new (gouji_chart_get_title (chart));

  g_string_replace (name, "/", "-", 0);
  while (name->len > LONGEST_NAME)
    g_string_truncate (name, (gsize) (g_utf8_prev_char (name->str + name->len) - name->str));
  g_string_append_printf (name, ".%s", ending);

  return g_string_free (g_steal_pointer (&name), FALSE);
}

/**
 * gouji_charts_export_explain:
 * @error: why the chart was not written
 * @name: of the file
 *
 * Returns: what is wrong and what can be done
 */
char *
gouji_charts_export_explain (const GError *error, const char *name)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    return g_strdup_printf (_ ("“%s” was not written: the disk is full. Choose another place."), name);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_READ_ONLY) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    return g_strdup_printf (_ ("“%s” was not written: nothing may be written there. Choose another place."),
                            name);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_DIRECTORY))
    return g_strdup_printf (_ ("“%s” was not written: the folder is not there any more."), name);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED))
    return g_strdup_printf (_ ("“%s” was not written: that is no place on this computer. Choose a folder."),
                            name);

  /* Translators: name of a file, and what the system says */
  return g_strdup_printf (_ ("“%s” was not written. The system says: %s"), name, error->message);
}
