/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "document-pane/gouji-document-view-private.h"

#include <string.h>

#include "document-pane/gouji-document-words.h"

/* Of a new document not more than this is said to have changed: a screen reader asks for the rest as it
 * reads. */
#define MOST_ANNOUNCED 4096

static GoujiDocumentView *
get_view (GtkAccessibleText *text)
{
  return GOUJI_DOCUMENT_VIEW (text);
}

static guint
get_length (GoujiDocumentView *self)
{
  return self->document != NULL ? gouji_document_get_length (self->document) : 0;
}

static GBytes *
slice (GoujiDocumentView *self, GoujiRange range)
{
  char *text;

  if (self->document == NULL)
    return g_bytes_new_static ("", 1);

  text = gouji_document_slice (self->document, range);
  return g_bytes_new_take (text, strlen (text) + 1);
}

static GBytes *
gouji_document_view_get_contents (GtkAccessibleText *text, unsigned int start, unsigned int end)
{
  GoujiDocumentView *self = get_view (text);
  guint length = get_length (self);

  start = MIN (start, length);
  return slice (self, (GoujiRange) { start, CLAMP (end, start, length) });
}

static GoujiRange
get_line (GoujiDocumentView *self, guint offset)
{
  guint strip = gouji_strips_find (self->strips, offset);
  GoujiStripLayout *layout = gouji_document_view_peek_layout (self, strip);

  if (layout == NULL || offset > g_array_index (self->strips, GoujiStrip, strip).range.end)
    return gouji_document_find_paragraph (self->document, offset);

  return gouji_strip_layout_get_line_range (layout, offset);
}

static GoujiRange
get_unit (GoujiDocumentView *self, guint offset, GtkAccessibleTextGranularity granularity)
{
  switch (granularity) {
  case GTK_ACCESSIBLE_TEXT_GRANULARITY_CHARACTER:
    return (GoujiRange) { offset, MIN (offset + 1, get_length (self)) };
  case GTK_ACCESSIBLE_TEXT_GRANULARITY_WORD:
    return gouji_document_find_word (self->document, offset);
  case GTK_ACCESSIBLE_TEXT_GRANULARITY_SENTENCE:
    return gouji_document_find_sentence (self->document, offset);
  case GTK_ACCESSIBLE_TEXT_GRANULARITY_LINE:
    return get_line (self, offset);
  case GTK_ACCESSIBLE_TEXT_GRANULARITY_PARAGRAPH:
  default:
    return gouji_document_find_paragraph (self->document, offset);
  }
}

static GBytes *
gouji_document_view_get_contents_at (GtkAccessibleText *text,
                                     unsigned int offset,
                                     GtkAccessibleTextGranularity granularity,
                                     unsigned int *start,
                                     unsigned int *end)
{
  GoujiDocumentView *self = get_view (text);
  GoujiRange range = { 0 };

  if (self->document != NULL && self->strips->len > 0)
    range = get_unit (self, MIN (offset, get_length (self)), granularity);
  *start = range.start;
  *end = range.end;

  return slice (self, range);
}

static unsigned int
gouji_document_view_get_caret_position (GtkAccessibleText *text)
{
  return get_view (text)->caret;
}

static gboolean
gouji_document_view_get_accessible_selection (GtkAccessibleText *text,
                                              gsize *n_ranges,
                                              GtkAccessibleTextRange **ranges)
{
  GoujiRange selection = gouji_document_view_get_selection (get_view (text));

  *n_ranges = 0;
  if (selection.start == selection.end)
    return FALSE;

  *n_ranges = 1;
  if (ranges != NULL) {
    *ranges = g_new (GtkAccessibleTextRange, 1);
    (*ranges)[0] = (GtkAccessibleTextRange) { selection.start, selection.end - selection.start };
  }

  return TRUE;
}

static const char *
get_underline (GoujiMarkKind kind)
{
  switch (kind) {
  case GOUJI_MARK_MENTION:
  case GOUJI_MARK_FIGURE:
    return GTK_ACCESSIBLE_ATTRIBUTE_UNDERLINE_SINGLE;
  case GOUJI_MARK_DOUBT:
  case GOUJI_MARK_CONTRADICTION:
    return GTK_ACCESSIBLE_ATTRIBUTE_UNDERLINE_ERROR;
  case GOUJI_MARK_FINDING:
    return GTK_ACCESSIBLE_ATTRIBUTE_UNDERLINE_DOUBLE;
  default:
    g_assert_not_reached ();
  }
}

typedef struct {
  GArray *ranges;
  GStrvBuilder *names;
  GStrvBuilder *values;
} Attributes;

static void
add_attribute (Attributes *attributes, GoujiRange range, const char *name, const char *value)
{
  GtkAccessibleTextRange where = { range.start, range.end - range.start };

  g_array_append_val (attributes->ranges, where);
  g_strv_builder_add (attributes->names, name);
  g_strv_builder_add (attributes->values, value);
}

static gboolean
gouji_document_view_get_attributes (GtkAccessibleText *text,
                                    unsigned int offset,
                                    gsize *n_ranges,
                                    GtkAccessibleTextRange **ranges,
                                    char ***names,
                                    char ***values)
{
  GoujiDocumentView *self = get_view (text);
  guint index = gouji_mark_set_find_at (self->marks, offset);
  g_autoptr (GStrvBuilder) name_list = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) value_list = g_strv_builder_new ();
  Attributes attributes = { g_array_new (FALSE, FALSE, sizeof (GtkAccessibleTextRange)), name_list,
                            value_list };

  if (index != G_MAXUINT) {
    const GoujiDocumentMark *mark = gouji_mark_set_get (self->marks, index);

    add_attribute (&attributes, mark->range, GTK_ACCESSIBLE_ATTRIBUTE_UNDERLINE, get_underline (mark->kind));
  }
  if (offset >= self->highlighted.start && offset < self->highlighted.end)
    add_attribute (&attributes, self->highlighted, GTK_ACCESSIBLE_ATTRIBUTE_BACKGROUND, "highlight");

  *n_ranges = attributes.ranges->len;
  if (*n_ranges == 0) {
    g_array_unref (attributes.ranges);
    return FALSE;
  }
  if (names != NULL)
    *names = g_strv_builder_end (name_list);
  if (values != NULL)
    *values = g_strv_builder_end (value_list);
  if (ranges != NULL)
    *ranges = (GtkAccessibleTextRange *) (void *) g_array_free (attributes.ranges, FALSE);
  else
    g_array_unref (attributes.ranges);

  return TRUE;
}

static void
gouji_document_view_get_default_attributes (GtkAccessibleText *text, char ***names, char ***values)
{
  if (names != NULL)
    *names = g_new0 (char *, 1);
  if (values != NULL)
    *values = g_new0 (char *, 1);
}

static gboolean
gouji_document_view_get_text_extents (GtkAccessibleText *text,
                                      unsigned int start,
                                      unsigned int end,
                                      graphene_rect_t *extents)
{
  return gouji_document_view_get_extents (get_view (text), (GoujiRange) { start, MAX (start, end) }, extents);
}

static gboolean
gouji_document_view_get_text_offset (GtkAccessibleText *text,
                                     const graphene_point_t *point,
                                     unsigned int *offset)
{
  GoujiDocumentView *self = get_view (text);

  if (self->document == NULL)
    return FALSE;

  *offset = gouji_document_view_get_offset_at (self, point->x, point->y);
  return TRUE;
}

void
gouji_document_view_accessible_init (GtkAccessibleTextInterface *iface)
{
  iface->get_contents = gouji_document_view_get_contents;
  iface->get_contents_at = gouji_document_view_get_contents_at;
  iface->get_caret_position = gouji_document_view_get_caret_position;
  iface->get_selection = gouji_document_view_get_accessible_selection;
  iface->get_attributes = gouji_document_view_get_attributes;
  iface->get_default_attributes = gouji_document_view_get_default_attributes;
  iface->get_extents = gouji_document_view_get_text_extents;
  iface->get_offset = gouji_document_view_get_text_offset;
}

void
gouji_document_view_announce (GoujiDocumentView *self, GtkAccessibleTextContentChange change)
{
  guint length = MIN (get_length (self), MOST_ANNOUNCED);

  if (length > 0)
    gtk_accessible_text_update_contents (GTK_ACCESSIBLE_TEXT (self), change, 0, length);
}
