/* SPDX-License-Identifier: GPL-3.0-or-later */

#define _GNU_SOURCE /* clock_gettime */

/*
 * Measures the document view with 300,000 lines of 20 MB, against GtkTextView with the same text: how long
 * handing it the text takes, how long the first frame takes, and how long the frames take while it is
 * scrolled, first by lines, then by jumps. The main thread's wall time in milliseconds, drawing on the
 * processor included; one run, of frames the median and the worst.
 */

#include <adwaita.h>
#include <time.h>

#include "document-pane/gouji-document-view.h"
#include "document/gouji-document-builder.h"

#define N_LINES 300000
#define LINE_CHARACTERS 22
#define N_FRAMES 200

typedef struct {
  double open;
  double first;
  double median[2];
  double worst[2];
} Times;

typedef struct {
  gint64 start;
  gint64 duration;
  guint n_frames;
} Frames;

/* What else the machine does is not measured. */
static gint64
get_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);

  return now.tv_sec * G_GINT64_CONSTANT (1000000000) + now.tv_nsec;
}

static GoujiDocument *
build_document (guint n_lines)
{
  g_autoptr (GoujiDocumentBuilder) builder = gouji_document_builder_new ();

  for (guint i = 0; i < n_lines; i++) {
    g_autoptr (GString) line = g_string_new (NULL);

    g_string_printf (line, "%u", i);
    for (guint j = 0; j < LINE_CHARACTERS; j++)
      g_string_append_unichar (line, 0x4e00 + (i * 31 + j * 7) % 2000);
    gouji_document_builder_begin_block (builder, GOUJI_BLOCK_PARAGRAPH, 0);
    gouji_document_builder_append (builder, line->str, line->len);
    gouji_document_builder_end_block (builder);
  }

  return gouji_document_builder_finish (builder);
}

static void
before_cb (GdkFrameClock *clock, Frames *frames)
{
  frames->start = get_time ();
}

static void
after_cb (GdkFrameClock *clock, Frames *frames)
{
  frames->duration = get_time () - frames->start;
  frames->n_frames++;
}

static double
time_frame (Frames *frames)
{
  guint n_frames = frames->n_frames;

  while (frames->n_frames == n_frames)
    g_main_context_iteration (NULL, TRUE);

  return frames->duration / 1e6;
}

static int
compare_times (const void *a, const void *b)
{
  const double *one = a;
  const double *other = b;

  return (*one > *other) - (*one < *other);
}

/* What setting the value costs belongs to the frame that shows it. */
static void
time_scrolling (GtkWidget *widget, Frames *frames, gboolean jumps, Times *times)
{
  g_autoptr (GtkAdjustment) adjustment = NULL;
  double durations[N_FRAMES];

  g_object_get (widget, "vadjustment", &adjustment, NULL);
  for (guint i = 0; i < N_FRAMES; i++) {
    gint64 start = get_time ();
    double value = jumps ? gtk_adjustment_get_upper (adjustment) * ((i * 37) % N_FRAMES) / N_FRAMES
                         : gtk_adjustment_get_value (adjustment) + 90;

    gtk_adjustment_set_value (adjustment, value);
    gtk_widget_queue_draw (widget);
    durations[i] = (get_time () - start) / 1e6;
    durations[i] += time_frame (frames);
  }
  qsort (durations, N_FRAMES, sizeof (double), compare_times);
  times->median[jumps] = durations[N_FRAMES / 2];
  times->worst[jumps] = durations[N_FRAMES - 1];
}

static Times
measure (GoujiDocument *document, GtkWidget *widget)
{
  Times times = { 0 };
  Frames frames = { 0 };
  GtkWidget *window = gtk_window_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GdkFrameClock *clock;
  gint64 start;

  gtk_window_set_default_size (GTK_WINDOW (window), 640, 900);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), widget);
  gtk_window_set_child (GTK_WINDOW (window), scroller);
  gtk_window_present (GTK_WINDOW (window));
  clock = gtk_widget_get_frame_clock (window);
  g_signal_connect (clock, "before-paint", G_CALLBACK (before_cb), &frames);
  g_signal_connect (clock, "after-paint", G_CALLBACK (after_cb), &frames);
  time_frame (&frames);

  start = get_time ();
  if (GOUJI_IS_DOCUMENT_VIEW (widget))
    gouji_document_view_set_document (GOUJI_DOCUMENT_VIEW (widget), document,
                                      (GoujiRange) { 0, gouji_document_get_length (document) });
  else
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget)),
                              gouji_document_get_text (document), -1);
  times.open = (get_time () - start) / 1e6;
  gtk_widget_queue_draw (widget);
  times.first = time_frame (&frames);
  time_scrolling (widget, &frames, FALSE, &times);
  time_scrolling (widget, &frames, TRUE, &times);
  g_signal_handlers_disconnect_by_data (clock, &frames);
  gtk_window_destroy (GTK_WINDOW (window));

  return times;
}

static GtkWidget *
create_text_view (void)
{
  GtkWidget *view = gtk_text_view_new ();

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);

  return view;
}

static void
print (const char *name, double ours, double peer)
{
  g_print ("bench document-view-%s ours=%.2fms peer=%.2fms ratio=%.3f N=%d\n", name, ours, peer, ours / peer,
           N_FRAMES);
}

int
main (int argc, char **argv)
{
  g_autoptr (GoujiDocument) warming = NULL;
  g_autoptr (GoujiDocument) document = NULL;
  Times ours;
  Times peer;

  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  warming = build_document (2000);
  measure (warming, gouji_document_view_new ());
  measure (warming, create_text_view ());
  document = build_document (N_LINES);
  ours = measure (document, gouji_document_view_new ());
  peer = measure (document, create_text_view ());

  print ("open", ours.open, peer.open);
  print ("first-frame", ours.first, peer.first);
  print ("scroll-median", ours.median[0], peer.median[0]);
  print ("scroll-worst", ours.worst[0], peer.worst[0]);
  print ("jump-median", ours.median[1], peer.median[1]);
  print ("jump-worst", ours.worst[1], peer.worst[1]);

  return 0;
}
