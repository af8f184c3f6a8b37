/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "preview/gouji-page-sheet.h"

#include <glib/gi18n.h>
#include <string.h>

struct _GoujiPageSheet {
  GtkWidget parent_instance;

  GdkTexture *picture;
  char *text;
  guint length; /* of @text, in characters */
};

static void gouji_page_sheet_init_text (GtkAccessibleTextInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (GoujiPageSheet,
                               gouji_page_sheet,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_ACCESSIBLE_TEXT, gouji_page_sheet_init_text))

/* -- the text -- */

static GBytes *
slice (GoujiPageSheet *self, guint start, guint end)
{
  const char *from = g_utf8_offset_to_pointer (self->text, start);
  const char *to = g_utf8_offset_to_pointer (from, (glong) (end - start));
  char *text = g_strndup (from, (gsize) (to - from));

  return g_bytes_new_take (text, strlen (text) + 1);
}

static GBytes *
gouji_page_sheet_get_contents (GtkAccessibleText *text, unsigned int start, unsigned int end)
{
  GoujiPageSheet *self = GOUJI_PAGE_SHEET (text);

  start = MIN (start, self->length);
  return slice (self, start, CLAMP (end, start, self->length));
}

static gboolean
is_start (const PangoLogAttr *attribute, GtkAccessibleTextGranularity granularity)
{
  switch (granularity) {
  case GTK_ACCESSIBLE_TEXT_GRANULARITY_CHARACTER:
    return attribute->is_cursor_position;
  case GTK_ACCESSIBLE_TEXT_GRANULARITY_WORD:
    return attribute->is_word_start;
  case GTK_ACCESSIBLE_TEXT_GRANULARITY_SENTENCE:
    return attribute->is_sentence_start;
  case GTK_ACCESSIBLE_TEXT_GRANULARITY_LINE:
  case GTK_ACCESSIBLE_TEXT_GRANULARITY_PARAGRAPH:
  default:
    return FALSE;
  }
}

/* A line of the text is a line, a paragraph or a row of a table. */
static gboolean
begins_line (GoujiPageSheet *self, guint offset)
{
  const char *at = g_utf8_offset_to_pointer (self->text, offset);

  return at > self->text && at[-1] == '\n';
}

static GBytes *
gouji_page_sheet_get_contents_at (GtkAccessibleText *text,
                                  unsigned int offset,
                                  GtkAccessibleTextGranularity granularity,
                                  unsigned int *start,
                                  unsigned int *end)
{
  GoujiPageSheet *self = GOUJI_PAGE_SHEET (text);
  g_autofree PangoLogAttr *attributes = g_new0 (PangoLogAttr, self->length + 1);
  gboolean lines = granularity == GTK_ACCESSIBLE_TEXT_GRANULARITY_LINE ||
                   granularity == GTK_ACCESSIBLE_TEXT_GRANULARITY_PARAGRAPH;

  offset = MIN (offset, self->length);
  if (!lines)
    pango_get_log_attrs (self->text, -1, -1, pango_language_from_string ("zh-cn"), attributes,
                         (int) self->length + 1);

  *start = offset;
  while (*start > 0 && !(lines ? begins_line (self, *start) : is_start (&attributes[*start], granularity)))
    (*start)--;
  *end = MIN (offset + 1, self->length);
  while (*end < self->length &&
         !(lines ? begins_line (self, *end) : is_start (&attributes[*end], granularity)))
    (*end)++;

  return slice (self, *start, MAX (*start, *end));
}

static unsigned int
gouji_page_sheet_get_caret_position (GtkAccessibleText *text)
{
  return 0;
}

static gboolean
gouji_page_sheet_get_selection (GtkAccessibleText *text, gsize *n_ranges, GtkAccessibleTextRange **ranges)
{
  return FALSE;
}

static gboolean
gouji_page_sheet_get_attributes (GtkAccessibleText *text,
                                 unsigned int offset,
                                 gsize *n_ranges,
                                 GtkAccessibleTextRange **ranges,
                                 char ***attribute_names,
                                 char ***attribute_values)
{
  return FALSE;
}

static void
gouji_page_sheet_init_text (GtkAccessibleTextInterface *interface)
{
  interface->get_contents = gouji_page_sheet_get_contents;
  interface->get_contents_at = gouji_page_sheet_get_contents_at;
  interface->get_caret_position = gouji_page_sheet_get_caret_position;
  interface->get_selection = gouji_page_sheet_get_selection;
  interface->get_attributes = gouji_page_sheet_get_attributes;
}

/* -- the widget -- */

static void
gouji_page_sheet_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  GoujiPageSheet *self = GOUJI_PAGE_SHEET (widget);
  graphene_rect_t bounds =
    GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget), (float) gtk_widget_get_height (widget));

  if (self->picture != NULL)
    gtk_snapshot_append_texture (snapshot, self->picture, &bounds);
}

static void
gouji_page_sheet_dispose (GObject *object)
{
  g_clear_object (&GOUJI_PAGE_SHEET (object)->picture);

  G_OBJECT_CLASS (gouji_page_sheet_parent_class)->dispose (object);
}

static void
gouji_page_sheet_finalize (GObject *object)
{
  g_free (GOUJI_PAGE_SHEET (object)->text);

  G_OBJECT_CLASS (gouji_page_sheet_parent_class)->finalize (object);
}

static void
gouji_page_sheet_class_init (GoujiPageSheetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gouji_page_sheet_dispose;
  G_OBJECT_CLASS (klass)->finalize = gouji_page_sheet_finalize;

  widget_class->snapshot = gouji_page_sheet_snapshot;
  gtk_widget_class_set_css_name (widget_class, "sheet");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ARTICLE);
}

static void
gouji_page_sheet_init (GoujiPageSheet *self)
{
  self->text = g_strdup ("");
}

GtkWidget *
gouji_page_sheet_new (void)
{
  return g_object_new (GOUJI_TYPE_PAGE_SHEET, NULL);
}

/**
 * gouji_page_sheet_set_page:
 * @self: a sheet
 * @page: which page it is, from 0
 * @n_pages: how many there are
 * @text: what stands on it
 */
void
gouji_page_sheet_set_page (GoujiPageSheet *self, guint page, guint n_pages, const char *text)
{
  /* Translators: name of a page in the preview: its number, and how many there are */
  g_autofree char *label = g_strdup_printf (_ ("Page %u of %u"), page + 1, n_pages);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  if (g_str_equal (text, self->text))
    return;

  if (self->length > 0)
    gtk_accessible_text_update_contents (GTK_ACCESSIBLE_TEXT (self),
                                         GTK_ACCESSIBLE_TEXT_CONTENT_CHANGE_REMOVE, 0, self->length);
  g_set_str (&self->text, text);
  self->length = (guint) g_utf8_strlen (text, -1);
  if (self->length > 0)
    gtk_accessible_text_update_contents (GTK_ACCESSIBLE_TEXT (self),
                                         GTK_ACCESSIBLE_TEXT_CONTENT_CHANGE_INSERT, 0, self->length);
}

/**
 * gouji_page_sheet_set_picture:
 * @self: a sheet
 * @picture: (nullable): what it looks like, scaled to its size
 */
void
gouji_page_sheet_set_picture (GoujiPageSheet *self, GdkTexture *picture)
{
  if (g_set_object (&self->picture, picture))
    gtk_widget_queue_draw (GTK_WIDGET (self));
}
