/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "pages/gouji-page-sheet.h"

#include <glib/gi18n.h>
#include <string.h>

struct _GoujiPageSheet {
  GtkWidget parent_instance;

  GdkTexture *picture;
  char *text;
  guint length; /* of @text, in characters */
  gboolean failed;
  GArray *boxes; /* element-type graphene_rect_t: what is highlighted, as parts of the page */
  char *label;   /* (nullable): what that is */
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

/* The paper is white in every theme, and so are these. */
static const GdkRGBA frame_color = { 0.10f, 0.37f, 0.71f, 1 };
static const GdkRGBA inside_color = { 0.21f, 0.52f, 0.89f, 0.22f };
static const GdkRGBA letter_color = { 1, 1, 1, 1 };
static const GdkRGBA failure_color = { 0.3f, 0.3f, 0.3f, 1 };

/* Room between what is highlighted and its frame, and the frame's width, in pixels. */
#define FRAME_GAP 2
#define FRAME_WIDTH 2

/* Pixels beside the words of a tag, on both sides together. */
#define TAG_ROOM 8.0f

static void
draw_frame (GtkSnapshot *snapshot, const graphene_rect_t *bounds)
{
  GskRoundedRect outline;
  const float widths[4] = { FRAME_WIDTH, FRAME_WIDTH, FRAME_WIDTH, FRAME_WIDTH };
  const GdkRGBA colors[4] = { frame_color, frame_color, frame_color, frame_color };

  gtk_snapshot_append_color (snapshot, &inside_color, bounds);
  gsk_rounded_rect_init_from_rect (&outline, bounds, 3);
  gtk_snapshot_append_border (snapshot, &outline, widths, colors);
}

/* A tag at the frame, so that it is not told by its colour alone. */
static void
draw_tag (GoujiPageSheet *self, GtkSnapshot *snapshot, const graphene_rect_t *frame)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), self->label);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  int width;
  int height;
  gboolean in_margin;
  float x;
  float y;

  pango_attr_list_insert (attributes, pango_attr_scale_new (PANGO_SCALE_SMALL));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_get_pixel_size (layout, &width, &height);
  /* In the margin, where paper is blank; what stands there itself has it above. */
  in_margin = frame->origin.x > width + 3 * TAG_ROOM;
  x = in_margin ? TAG_ROOM / 2 : MAX (0, frame->origin.x);
  y = in_margin ? frame->origin.y + (frame->size.height - height) / 2 : MAX (0, frame->origin.y - height);

  gtk_snapshot_append_color (snapshot, &frame_color, &GRAPHENE_RECT_INIT (x, y, width + TAG_ROOM, height));
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x + TAG_ROOM / 2, y));
  gtk_snapshot_append_layout (snapshot, layout, &letter_color);
  gtk_snapshot_restore (snapshot);
}

static void
draw_boxes (GoujiPageSheet *self, GtkSnapshot *snapshot)
{
  float width = (float) gtk_widget_get_width (GTK_WIDGET (self));
  float height = (float) gtk_widget_get_height (GTK_WIDGET (self));

  for (guint i = 0; i < self->boxes->len; i++) {
    graphene_rect_t frame;

    graphene_rect_scale (&g_array_index (self->boxes, graphene_rect_t, i), width, height, &frame);
    graphene_rect_inset (&frame, -(FRAME_GAP + FRAME_WIDTH), -(FRAME_GAP + FRAME_WIDTH));
    draw_frame (snapshot, &frame);
    if (i == 0 && self->label != NULL)
      draw_tag (self, snapshot, &frame);
  }
}

static void
draw_failure (GoujiPageSheet *self, GtkSnapshot *snapshot)
{
  g_autoptr (PangoLayout) layout =
    gtk_widget_create_pango_layout (GTK_WIDGET (self), _ ("This page cannot be shown. Its text can."));

  pango_layout_set_width (layout, MAX (0, gtk_widget_get_width (GTK_WIDGET (self)) - 48) * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (24, 24));
  gtk_snapshot_append_layout (snapshot, layout, &failure_color);
}

static void
gouji_page_sheet_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  GoujiPageSheet *self = GOUJI_PAGE_SHEET (widget);
  graphene_rect_t bounds =
    GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget), (float) gtk_widget_get_height (widget));

  if (self->picture != NULL)
    gtk_snapshot_append_texture (snapshot, self->picture, &bounds);
  draw_boxes (self, snapshot);
  if (self->failed)
    draw_failure (self, snapshot);
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
  GoujiPageSheet *self = GOUJI_PAGE_SHEET (object);

  g_free (self->text);
  g_free (self->label);
  g_clear_pointer (&self->boxes, g_array_unref);

  G_OBJECT_CLASS (gouji_page_sheet_parent_class)->finalize (object);
}

static void
gouji_page_sheet_class_init (GoujiPageSheetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gouji_page_sheet_dispose;
  G_OBJECT_CLASS (klass)->finalize = gouji_page_sheet_finalize;

  widget_class->snapshot = gouji_page_sheet_snapshot;
  gtk_widget_class_set_css_name (widget_class, "pagesheet");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ARTICLE);
}

static void
gouji_page_sheet_init (GoujiPageSheet *self)
{
  self->text = g_strdup ("");
  self->boxes = g_array_new (FALSE, FALSE, sizeof (graphene_rect_t));
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
 * @failed: whether there will be no picture
 */
void
gouji_page_sheet_set_picture (GoujiPageSheet *self, GdkTexture *picture, gboolean failed)
{
  if (g_set_object (&self->picture, picture) || failed != self->failed)
    gtk_widget_queue_draw (GTK_WIDGET (self));
  self->failed = failed;
}

/**
 * gouji_page_sheet_set_boxes:
 * @self: a sheet
 * @boxes: (element-type graphene_rect_t): what is highlighted, as parts of the page
 * @label: (nullable): what that is
 */
void
gouji_page_sheet_set_boxes (GoujiPageSheet *self, GArray *boxes, const char *label)
{
  if (boxes->len == 0 && self->boxes->len == 0)
    return;

  g_array_set_size (self->boxes, 0);
  if (boxes->len > 0)
    g_array_append_vals (self->boxes, boxes->data, boxes->len);
  g_set_str (&self->label, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  boxes->len > 0 && label != NULL ? label : "", -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
