/* SPDX-License-Identifier: GPL-3.0-or-later */

#define _GNU_SOURCE /* clock_gettime */

#include "first-frame.h"

#include <string.h>
#include <time.h>

static gint64
get_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_MONOTONIC, &now);

  return now.tv_sec * G_GINT64_CONSTANT (1000000000) + now.tv_nsec;
}

/* The most memory that the process ever had, in KiB. */
static gint64
get_peak_memory (void)
{
  g_autofree char *status = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL))
    return 0;
  line = strstr (status, "VmHWM:");

  return line != NULL ? g_ascii_strtoll (line + strlen ("VmHWM:"), NULL, 10) : 0;
}

static void
after_paint_cb (GdkFrameClock *clock, GApplication *application)
{
  const char *started = g_getenv (STARTED_VARIABLE);

  g_signal_handlers_disconnect_by_func (clock, after_paint_cb, application);
  g_print ("%.3f %" G_GINT64_FORMAT "\n",
           (get_time () - g_ascii_strtoll (started != NULL ? started : "0", NULL, 10)) / 1e6,
           get_peak_memory ());
  g_application_quit (application);
}

static void
realize_cb (GtkWidget *window, GApplication *application)
{
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (after_paint_cb),
                    application);
}

static void
window_added_cb (GApplication *application, GtkWindow *window)
{
  if (gtk_widget_get_realized (GTK_WIDGET (window)))
    realize_cb (GTK_WIDGET (window), application);
  else
    g_signal_connect (window, "realize", G_CALLBACK (realize_cb), application);
}

/**
 * run_to_first_frame:
 *
 * Runs @application until its first window has painted its first frame, and prints how many milliseconds that
 * took and how many KiB of memory.
 *
 * Returns: the program's exit status
 */
int
run_to_first_frame (GApplication *application)
{
  g_signal_connect (application, "window-added", G_CALLBACK (window_added_cb), NULL);

  return g_application_run (application, 0, NULL);
}
