/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/gouji-window.h"

struct _GoujiWindow {
  AdwApplicationWindow parent_instance;
};

G_DEFINE_FINAL_TYPE (GoujiWindow, gouji_window, ADW_TYPE_APPLICATION_WINDOW)

static void
gouji_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), GOUJI_TYPE_WINDOW);

  G_OBJECT_CLASS (gouji_window_parent_class)->dispose (object);
}

static void
gouji_window_class_init (GoujiWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gouji_window_dispose;

  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass),
                                               "/io/github/gouji/Gouji/window/gouji-window.ui");
}

static void
gouji_window_init (GoujiWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GoujiWindow *
gouji_window_new (GtkApplication *application)
{
  return g_object_new (GOUJI_TYPE_WINDOW, "application", application, NULL);
}
