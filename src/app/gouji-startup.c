/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "gouji-startup.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "words/gouji-language.h"

/* A sign that every Chinese font has, and no other (U+62A5, as in the word for a report). */
#define A_CHINESE_SIGN 0x62a5

/* -- what it cannot do without -- */

static gboolean
has_toolkit (void)
{
  return gtk_check_version (4, 18, 0) == NULL &&
         (adw_get_major_version () > 1 || (adw_get_major_version () == 1 && adw_get_minor_version () >= 7));
}

static gboolean
has_settings (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema =
    source != NULL ? g_settings_schema_source_lookup (source, GOUJI_SETTINGS, TRUE) : NULL;

  return schema != NULL;
}

/**
 * gouji_startup_find_fault:
 *
 * Returns: (nullable): why the program cannot work on this computer, and what to do
 */
char *
gouji_startup_find_fault (void)
{
  if (!has_toolkit ())
    return g_strdup_printf (
      _ ("Gouji needs GTK 4.18 and libadwaita 1.7, and finds GTK %u.%u and libadwaita %u.%u. Install the "
         "Flatpak of Gouji, which brings its own."),
      gtk_get_major_version (), gtk_get_minor_version (), adw_get_major_version (), adw_get_minor_version ());
  if (!has_settings ())
    return g_strdup (
      _ ("Gouji is not completely installed: the list of its settings is missing. Install Gouji again."));

  return NULL;
}

/**
 * gouji_startup_need_display:
 *
 * Opens the display, or ends the program with a sentence where there is none. The toolkit would end it too,
 * and say less.
 */
void
gouji_startup_need_display (void)
{
  if (gtk_init_check ())
    return;

  g_printerr ("%s\n",
              _ ("Gouji finds no screen to show its window on. Without one, gouji-cli reads, checks and "
                 "exports reports."));
  exit (EXIT_FAILURE);
}

/**
 * gouji_startup_create_fault_window:
 * @application: the program
 * @fault: what gouji_startup_find_fault() found
 *
 * Returns: (transfer none): a window that says so, for those who started the program without a terminal
 */
GtkWindow *
gouji_startup_create_fault_window (GtkApplication *application, const char *fault)
{
  GtkWidget *window = adw_application_window_new (application);
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("Gouji Cannot Start"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page), fault);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), page);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), view);
  gtk_window_set_title (GTK_WINDOW (window), _ ("Gouji"));
  gtk_window_set_default_size (GTK_WINDOW (window), 480, 360);

  return GTK_WINDOW (window);
}

/* -- what it can do without -- */

static gboolean
has_chinese_font (GtkWidget *widget)
{
  char sign[6 + 1] = { 0 };
  g_autoptr (PangoLayout) layout = NULL;

  g_unichar_to_utf8 (A_CHINESE_SIGN, sign);
  layout = gtk_widget_create_pango_layout (widget, sign);

  return pango_layout_get_unknown_glyphs_count (layout) == 0;
}

static gboolean
is_in_another_home (void)
{
  struct stat home;

  return geteuid () == 0 && stat (g_get_home_dir (), &home) == 0 && home.st_uid != 0;
}

static void
add (GString *troubles, const char *sentence)
{
  g_string_append_printf (troubles, "%s%s", troubles->len > 0 ? "\n" : "", sentence);
}

/**
 * gouji_startup_describe_troubles:
 * @widget: anything on screen
 *
 * Looks for what is wrong with this computer and can be lived with.
 *
 * Returns: (nullable): sentences, a line each. What would be read as boxes, or in a language that is not
 * there, is in English in any case.
 */
char *
gouji_startup_describe_troubles (GtkWidget *widget)
{
  const char *missing = gouji_language_get_missing ();
  g_autoptr (GString) troubles = g_string_new (NULL);

  if (!has_chinese_font (widget))
    add (troubles, "No Chinese font is installed: Chinese is shown as boxes, and would be in PDF files too. "
                   "Install one, such as Noto Sans CJK, and start Gouji again.");
  if (missing != NULL) {
    g_autofree char *sentence = g_strdup_printf (
      "The language of this computer (%s) is not installed on it, so Gouji speaks English. Add it in the "
      "settings of the system.",
      missing);

    add (troubles, sentence);
  }
  if (is_in_another_home ())
    add (troubles,
         _ ("Gouji was started as administrator in another user’s home folder, where that user could not "
            "change what it saves. Close it, and start it without sudo."));

  return troubles->len > 0 ? g_string_free (g_steal_pointer (&troubles), FALSE) : NULL;
}
