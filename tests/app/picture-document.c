/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Draws the document pane into a PNG, of the sample or of a file, for people to look at. */

#include <adwaita.h>
#include <locale.h>

#include "document-pane/gouji-document-pane.h"
#include "read/gouji-read.h"
#include "sample-document.h"

static int width = 620;
static int height = 900;
static gboolean dark;
static gboolean contrast;
static int percent = 100;
static char *scroll_to;
static char *find;
static char *output;

static const GOptionEntry options[] = {
  { "width", 0, 0, G_OPTION_ARG_INT, &width, NULL, NULL },
  { "height", 0, 0, G_OPTION_ARG_INT, &height, NULL, NULL },
  { "dark", 0, 0, G_OPTION_ARG_NONE, &dark, NULL, NULL },
  { "contrast", 0, 0, G_OPTION_ARG_NONE, &contrast, NULL, NULL },
  { "percent", 0, 0, G_OPTION_ARG_INT, &percent, NULL, NULL },
  { "scroll-to", 0, 0, G_OPTION_ARG_STRING, &scroll_to, NULL, NULL },
  { "find", 0, 0, G_OPTION_ARG_STRING, &find, NULL, NULL },
  { "output", 0, 0, G_OPTION_ARG_FILENAME, &output, NULL, NULL },
  { NULL },
};

static GoujiDocument *
open_document (const char *path)
{
  g_autofree char *contents = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  GoujiDocument *document;
  gsize size;

  if (path == NULL)
    return sample_document_new ();
  if (!g_file_get_contents (path, &contents, &size, &error))
    g_error ("%s", error->message);

  bytes = g_bytes_new_take (g_steal_pointer (&contents), size);
  document = gouji_read (bytes, path, &gouji_default_limits, &error);
  if (document == NULL)
    g_error ("%s", error->message);

  return document;
}

/* Every number gave a figure; some are doubted. */
static GArray *
mark_numbers (GoujiDocument *document, GoujiRange report)
{
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (GoujiDocumentMark));
  const char *text = gouji_document_get_text (document);
  guint start = G_MAXUINT;
  guint i = report.start;

  for (const char *p = text + gouji_document_byte_offset (document, i); i <= report.end;
       p = g_utf8_next_char (p), i++) {
    gboolean digit = g_ascii_isdigit (*p) && i < report.end;

    if (digit && start == G_MAXUINT)
      start = i;
    if (!digit && start != G_MAXUINT) {
      GoujiDocumentMark mark = { { start, i }, GOUJI_MARK_FIGURE, marks->len };

      if (marks->len % 29 == 11)
        mark.kind = GOUJI_MARK_DOUBT;
      if (marks->len % 61 == 23)
        mark.kind = GOUJI_MARK_FINDING;
      g_array_append_val (marks, mark);
      start = G_MAXUINT;
    }
    if (*p == '\0')
      break;
  }

  return marks;
}

static void
wait (guint milliseconds)
{
  gint64 end = g_get_monotonic_time () + milliseconds * G_TIME_SPAN_MILLISECOND;

  while (g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
}

static void
save (GtkWidget *window)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (window);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;

  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (window), gtk_widget_get_height (window));
  node = gtk_snapshot_free_to_node (snapshot);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node, NULL);
  gdk_texture_save_to_png (texture, output != NULL ? output : "document.png");
}

static void
set_style (void)
{
  GtkSettings *settings = gtk_settings_get_default ();
  AdwStyleManager *manager = adw_style_manager_get_default ();

  g_object_set (settings, "gtk-enable-animations", FALSE, "gtk-xft-dpi", 96 * 1024 * percent / 100, NULL);
  adw_style_manager_set_color_scheme (manager,
                                      dark ? ADW_COLOR_SCHEME_FORCE_DARK : ADW_COLOR_SCHEME_FORCE_LIGHT);
}

int
main (int argc, char **argv)
{
  g_autoptr (GOptionContext) context = g_option_context_new ("[FILE]");
  g_autoptr (GoujiDocument) document = NULL;
  g_autoptr (GArray) marks = NULL;
  GoujiRange report;
  GtkWidget *window;
  GtkWidget *pane;

  setlocale (LC_ALL, "");
  g_option_context_add_main_entries (context, options, NULL);
  if (!g_option_context_parse (context, &argc, &argv, NULL))
    return 2;
  if (contrast)
    g_setenv ("ADW_DEBUG_HIGH_CONTRAST", "1", TRUE);
  adw_init ();
  set_style ();

  document = open_document (argc > 1 ? argv[1] : NULL);
  report = argc > 1 ? (GoujiRange) { 0, gouji_document_get_length (document) }
                    : sample_document_get_report (document);
  pane = gouji_document_pane_new ();
  gouji_document_pane_set_document (GOUJI_DOCUMENT_PANE (pane), document, report);
  marks = mark_numbers (document, report);
  gouji_document_pane_set_marks (GOUJI_DOCUMENT_PANE (pane), (GoujiDocumentMark *) marks->data, marks->len);

  window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  adw_window_set_content (ADW_WINDOW (window), pane);
  gtk_window_present (GTK_WINDOW (window));
  wait (400);
  if (scroll_to != NULL)
    gouji_document_pane_highlight (GOUJI_DOCUMENT_PANE (pane), sample_document_find (document, scroll_to),
                                   TRUE);
  if (find != NULL)
    gouji_document_pane_find (GOUJI_DOCUMENT_PANE (pane), find);
  wait (400);
  save (window);
  gtk_window_destroy (GTK_WINDOW (window));

  return 0;
}
