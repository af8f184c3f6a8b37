/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "compile/gouji-compile-strip.h"

#include <glib/gi18n.h>

#include "compile/gouji-compile-words.h"

#define COMPILED "gouji-compiled"

struct _GoujiCompileStrip {
  AdwBin parent_instance;

  GtkLabel *state;
  GtkLabel *details;
};

G_DEFINE_FINAL_TYPE (GoujiCompileStrip, gouji_compile_strip, ADW_TYPE_BIN)

static void
gouji_compile_strip_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), GOUJI_TYPE_COMPILE_STRIP);

  G_OBJECT_CLASS (gouji_compile_strip_parent_class)->dispose (object);
}

static void
gouji_compile_strip_class_init (GoujiCompileStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gouji_compile_strip_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/gouji/Gouji/compile/gouji-compile-strip.ui");
  gtk_widget_class_bind_template_child (widget_class, GoujiCompileStrip, state);
  gtk_widget_class_bind_template_child (widget_class, GoujiCompileStrip, details);
}

static void
gouji_compile_strip_init (GoujiCompileStrip *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
add_line (GString *lines, char *line)
{
  if (line != NULL) {
    if (lines->len > 0)
      g_string_append_c (lines, '\n');
    g_string_append (lines, line);
  }
  g_free (line);
}

/**
 * gouji_compile_strip_show:
 * @report: a report that was begun here
 *
 * Says how it is now.
 */
void
gouji_compile_strip_show (GoujiCompileStrip *self, GoujiOpenReport *report)
{
  const GoujiCompiled *compiled = g_object_get_data (G_OBJECT (report), COMPILED);
  GoujiReport *content = gouji_open_report_get_report (report);
  g_autofree char *state = gouji_words_for_compiled (content);
  g_autoptr (GString) details = g_string_new (NULL);

  if (compiled != NULL && compiled->other_year)
    add_line (details,
              g_strdup (_ ("It was begun from a report that is not of the year before: the words were "
                           "taken over, and none of the numbers.")));
  add_line (details, gouji_words_for_wrong_year (content));
  add_line (details, gouji_words_for_carrying (content));
  if (compiled != NULL)
    add_line (details, gouji_words_for_advanced (compiled));
  gtk_label_set_label (self->state, state);
  gtk_label_set_label (self->details, details->str);
  gtk_widget_set_visible (GTK_WIDGET (self->details), details->len > 0);
}

/**
 * gouji_compile_strip_attach:
 * @compiled: (transfer full): how the report was begun
 *
 * Keeps what can be said only once, when it is begun, for as long as it is open.
 */
void
gouji_compile_strip_attach (GoujiOpenReport *report, GoujiCompiled *compiled)
{
  g_object_set_data_full (G_OBJECT (report), COMPILED, compiled, (GDestroyNotify) gouji_compiled_free);
}
