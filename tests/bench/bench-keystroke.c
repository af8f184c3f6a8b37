/* SPDX-License-Identifier: GPL-3.0-or-later */

#define _GNU_SOURCE /* clock_gettime */

/*
 * Types into the real program, with a report open: into its cells, then into its longest text. Prints one
 * line a keystroke: how many milliseconds the X server's event took until the frame that shows it was
 * painted; how many of the processor's went into our own work before the frame was laid out, and how many
 * into laying out and painting; and the longest turn of the main loop behind the frame, in which the next
 * keystroke waits.
 */

#include <adwaita.h>
#include <time.h>

#include "form-pane/gouji-form-pane.h"
#include "gouji-application.h"
#include "narrative/gouji-narrative-editor.h"
#include "report/gouji-status.h"

#define PATIENCE (60 * G_TIME_SPAN_SECOND)
/* What is put off is done when nobody has typed for a while; it belongs to the key before. */
#define QUIET (700 * G_TIME_SPAN_MILLISECOND)
#define SHORT_QUIET (40 * G_TIME_SPAN_MILLISECOND)

typedef struct {
  GtkWidget *window;
  GoujiFormPane *pane;
  FILE *keys;
  gint64 pressed; /* when the X server saw the key, in microseconds of the monotonic clock */
  gint64 arrived; /* the processor's time of this thread, in nanoseconds */
  gint64 begun;
  gint64 painted; /* 0 until then */
  gint64 painted_cpu;
} Bench;

static gint64
get_processor_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);

  return now.tv_sec * G_GINT64_CONSTANT (1000000000) + now.tv_nsec;
}

static GtkWidget *
find (GtkWidget *parent, GType type)
{
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (child, type) ? child : find (child, type);

    if (found != NULL)
      return found;
  }

  return NULL;
}

/* The X server counts milliseconds of the monotonic clock in 32 bits. */
static gboolean
key_cb (GtkEventControllerKey *keys, guint key, guint code, GdkModifierType modifiers, Bench *bench)
{
  const gint64 now = g_get_monotonic_time ();
  const guint32 since =
    (guint32) (now / 1000) - gtk_event_controller_get_current_event_time (GTK_EVENT_CONTROLLER (keys));

  bench->pressed = now - (since < 10000 ? since * G_GINT64_CONSTANT (1000) : 0);
  bench->arrived = get_processor_time ();
  bench->begun = 0;
  bench->painted = 0;

  return FALSE;
}

static void
before_paint_cb (GdkFrameClock *clock, Bench *bench)
{
  if (bench->pressed != 0 && bench->painted == 0)
    bench->begun = get_processor_time ();
}

static void
after_paint_cb (GdkFrameClock *clock, Bench *bench)
{
  if (bench->begun == 0 || bench->painted != 0)
    return;
  bench->painted = g_get_monotonic_time ();
  bench->painted_cpu = get_processor_time ();
}

static gboolean
wake_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

/* Returns: the longest turn of the main loop meanwhile, in milliseconds of the processor */
static double
rest (gint64 span)
{
  const gint64 end = g_get_monotonic_time () + span;
  gint64 longest = 0;

  while (g_get_monotonic_time () < end) {
    const gint64 start = get_processor_time ();

    g_main_context_iteration (NULL, TRUE);
    longest = MAX (longest, get_processor_time () - start);
  }

  return (double) longest / 1e6;
}

static void
press (Bench *bench, const char *where, const char *key, gint64 quiet)
{
  const gint64 deadline = g_get_monotonic_time () + PATIENCE;
  double behind;

  bench->pressed = 0;
  bench->begun = 0;
  bench->painted = 0;
  fprintf (bench->keys, "key %s\n", key);
  fflush (bench->keys);
  while (bench->painted == 0) {
    g_main_context_iteration (NULL, TRUE);
    if (g_get_monotonic_time () > deadline)
      g_error ("The key %s was never painted", key);
  }
  behind = rest (quiet);
  g_print ("%s %.3f %.3f %.3f %.3f\n", where, (double) (bench->painted - bench->pressed) / 1e3,
           (double) (bench->begun - bench->arrived) / 1e6, (double) (bench->painted_cpu - bench->begun) / 1e6,
           behind);
}

/* From cell to cell: a number of two digits in each, which breaks rules and keeps others. */
static void
type_into_cells (Bench *bench, guint n_cells)
{
  GoujiForm *form = gouji_report_get_form (gouji_form_pane_get_report (bench->pane));
  guint n = 0;

  for (guint i = 0; i < gouji_form_get_n_cells (form) && n < n_cells; i += 5, n++) {
    const GoujiCell *cell = gouji_form_get_cell (form, i);

    if (cell->alternative)
      continue;
    gouji_form_pane_select_cell (bench->pane, cell);
    rest (QUIET);
    press (bench, "cell", "7", SHORT_QUIET);
    press (bench, "cell", "3", SHORT_QUIET);
    press (bench, "cell", "BackSpace", SHORT_QUIET);
    press (bench, "cell", "Tab", QUIET);
  }
}

static GoujiNarrativeEditor *
find_longest (GtkWidget *parent, GoujiNarrativeEditor *longest, int *length)
{
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    if (GOUJI_IS_NARRATIVE_EDITOR (child)) {
      GtkTextView *view = gouji_narrative_editor_get_view (GOUJI_NARRATIVE_EDITOR (child));
      const int here = gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (view));

      if (here > *length) {
        longest = GOUJI_NARRATIVE_EDITOR (child);
        *length = here;
      }
    }
    longest = find_longest (child, longest, length);
  }

  return longest;
}

/* In the middle of the text: words, numbers, marks, and what takes them away. */
static void
type_into_text (Bench *bench, guint n_rounds)
{
  static const char *const keys[] = { "1", "2", "comma", "a", "b", "BackSpace", "Return", "3", "period" };
  int length = -1;
  GoujiNarrativeEditor *editor = find_longest (GTK_WIDGET (bench->pane), NULL, &length);
  GtkTextView *view = gouji_narrative_editor_get_view (editor);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_line (buffer, &iter, gtk_text_buffer_get_line_count (buffer) / 2);
  gtk_text_buffer_place_cursor (buffer, &iter);
  gtk_widget_grab_focus (GTK_WIDGET (view));
  rest (QUIET);
  for (guint i = 0; i < n_rounds; i++)
    for (guint j = 0; j < G_N_ELEMENTS (keys); j++)
      press (bench, "text", keys[j], j % 3 == 2 ? QUIET : SHORT_QUIET);
}

static void
run (Bench *bench)
{
  const gint64 deadline = g_get_monotonic_time () + PATIENCE;
  GtkEventController *keys = gtk_event_controller_key_new ();
  GdkFrameClock *clock;

  while (bench->pane == NULL || gouji_form_pane_get_report (bench->pane) == NULL ||
         !gtk_widget_get_mapped (GTK_WIDGET (bench->pane))) {
    GtkWidget *pane = find (bench->window, GOUJI_TYPE_FORM_PANE);

    bench->pane = pane != NULL ? GOUJI_FORM_PANE (pane) : NULL;
    g_main_context_iteration (NULL, TRUE);
    if (g_get_monotonic_time () > deadline)
      g_error ("No report was shown");
  }
  gouji_form_pane_complete (bench->pane);
  rest (2 * G_TIME_SPAN_SECOND);

  clock = gtk_widget_get_frame_clock (bench->window);
  g_signal_connect (clock, "before-paint", G_CALLBACK (before_paint_cb), bench);
  g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), bench);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), bench);
  gtk_widget_add_controller (bench->window, keys);
  type_into_cells (bench, 24);
  type_into_text (bench, 10);
  g_signal_handlers_disconnect_by_data (clock, bench);
}

static void
window_added_cb (GApplication *application, GtkWidget *window, Bench *bench)
{
  bench->window = window;
}

/* The program is given the file as anybody gives it, and is not asked to end in peace: what was typed is
 * nobody's work. */
int
main (int argc, char *argv[])
{
  g_autoptr (GoujiApplication) application = gouji_application_new ();
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (argv[1]);
  g_autoptr (GError) error = NULL;
  Bench bench = { 0 };

  gtk_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  bench.keys = popen ("xdotool -", "w");
  g_signal_connect (application, "window-added", G_CALLBACK (window_added_cb), &bench);
  if (bench.keys == NULL || !g_application_register (G_APPLICATION (application), NULL, &error))
    g_error ("Nothing can be typed: %s", error != NULL ? error->message : "no xdotool");
  g_application_open (G_APPLICATION (application), &file, 1, "");
  g_timeout_add (5, wake_cb, NULL);
  while (bench.window == NULL)
    g_main_context_iteration (NULL, TRUE);
  run (&bench);
  fflush (stdout);
  pclose (bench.keys);
  _exit (0);
}
