/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "stage.h"

#include <gdk/x11/gdkx.h>

/* Longer than anything takes on a busy machine; what does not happen until then does not happen. */
#define PATIENCE (20 * G_TIME_SPAN_SECOND)

/**
 * stage_get_form:
 *
 * Returns: (transfer none): the national form of 2021, read once
 */
GoujiForm *
stage_get_form (void)
{
  static GoujiFormSet *forms;

  if (forms == NULL) {
    g_autoptr (GError) error = NULL;

    forms = gouji_form_set_new_from_folder (g_getenv ("GOUJI_FORMS"), &error);
    g_assert_no_error (error);
  }
  return gouji_form_set_find (forms, "2021");
}

const GoujiCell *
stage_cell (const char *id)
{
  const GoujiCell *cell = gouji_form_find_cell (stage_get_form (), id);

  g_assert_nonnull (cell);
  return cell;
}

/**
 * stage_create_report:
 *
 * Returns: (transfer full): a report whose tables hold nothing but zeros, as read from a table
 */
GoujiReport *
stage_create_report (void)
{
  GoujiForm *form = stage_get_form ();
  GoujiReport *report = gouji_report_new (form);

  for (guint i = 0; i < gouji_form_get_n_cells (form); i++)
    if (!gouji_form_get_cell (form, i)->alternative)
      stage_put (report, gouji_form_get_cell (form, i)->id, "0");
  return report;
}

void
stage_put (GoujiReport *report, const char *cell, const char *printed)
{
  GoujiFigure figure = { .printed = (char *) printed, .how = GOUJI_HOW_TABLE, .has_source = TRUE };

  figure.source.start = stage_cell (cell)->index;
  figure.source.end = figure.source.start + 1;
  figure.state = gouji_figure_parse (printed, &figure.value, NULL);
  gouji_report_put_figure (report, stage_cell (cell), &figure);
}

static gboolean
is_mapped (gpointer widget)
{
  return gtk_widget_get_mapped (widget) && gtk_widget_get_width (widget) > 0;
}

/**
 * stage_present:
 *
 * Returns: (transfer none): a window of this size with @widget in it, on the screen
 */
GtkWidget *
stage_present (GtkWidget *widget, int width, int height)
{
  GtkWidget *window = adw_window_new ();

  adw_window_set_content (ADW_WINDOW (window), widget);
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_present (GTK_WINDOW (window));
  stage_wait (is_mapped, widget);
  stage_settle (widget);
  return window;
}

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

/**
 * stage_close:
 *
 * Closes a window and sees that it and all in it are gone.
 */
void
stage_close (GtkWidget *window)
{
  gpointer left = window;

  g_object_add_weak_pointer (G_OBJECT (window), &left);
  gtk_window_destroy (GTK_WINDOW (window));
  stage_wait (is_gone, &left);
}

static gboolean
wake_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

void
stage_wait (StageCondition condition, gpointer data)
{
  const gint64 deadline = g_get_monotonic_time () + PATIENCE;
  const guint wake = g_timeout_add (20, wake_cb, NULL);

  while (!condition (data) && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (wake);
  g_assert_true (condition (data));
}

static gboolean
count_frame_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer n_frames)
{
  return ++*(guint *) n_frames < 4 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static gboolean
has_frames (gpointer n_frames)
{
  return *(guint *) n_frames >= 4;
}

/**
 * stage_settle:
 *
 * Lets a few frames pass, so that all that was asked for has been laid out.
 */
void
stage_settle (GtkWidget *widget)
{
  guint n_frames = 0;

  gtk_widget_add_tick_callback (widget, count_frame_cb, &n_frames, NULL);
  stage_wait (has_frames, &n_frames);
}

/**
 * stage_has_keys:
 *
 * Returns: whether this display takes keys from another program
 */
gboolean
stage_has_keys (void)
{
  g_autofree char *xdotool = g_find_program_in_path ("xdotool");

  return xdotool != NULL && GDK_IS_X11_DISPLAY (gdk_display_get_default ());
}

static void
finished_cb (GObject *source, GAsyncResult *result, gpointer finished)
{
  g_assert_true (g_subprocess_wait_check_finish (G_SUBPROCESS (source), result, NULL));
  *(gboolean *) finished = TRUE;
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *) data;
}

/**
 * stage_do:
 * @arguments: (array zero-terminated=1): what xdotool shall do, as on its command line
 *
 * Moves the real mouse, or presses real keys and buttons.
 */
void
stage_do (const char *const *arguments)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GSubprocess) xdotool = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) line = NULL;
  gboolean finished = FALSE;

  g_strv_builder_add (builder, "xdotool");
  g_strv_builder_addv (builder, (const char **) arguments);
  line = g_strv_builder_end (builder);
  xdotool = g_subprocess_newv ((const char *const *) line, G_SUBPROCESS_FLAGS_NONE, &error);
  g_assert_no_error (error);
  g_subprocess_wait_check_async (xdotool, NULL, finished_cb, &finished);
  stage_wait (is_true, &finished);
}

/**
 * stage_press:
 * @keys: names of keys as xdotool has them, separated by spaces
 *
 * Presses real keys, one after the other.
 */
void
stage_press (const char *keys)
{
  g_auto (GStrv) names = g_strsplit (keys, " ", -1);

  for (guint i = 0; names[i] != NULL; i++)
    stage_do ((const char *[]) { "key", names[i], NULL });
}

/**
 * stage_find:
 *
 * Returns: (transfer none) (nullable): the first widget of this type within @parent
 */
GtkWidget *
stage_find (GtkWidget *parent, GType type)
{
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (child, type) ? child : stage_find (child, type);

    if (found != NULL)
      return found;
  }

  return NULL;
}
