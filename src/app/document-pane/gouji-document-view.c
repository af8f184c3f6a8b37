/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "document-pane/gouji-document-view.h"

#include <glib/gi18n.h>

#include "document-pane/gouji-document-view-private.h"

enum {
  PROP_0,
  PROP_SELECTION_START,
  PROP_SELECTION_END,
  PROP_HADJUSTMENT,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

enum {
  MARK_ACTIVATED,
  SELECTION_CHANGED,
  DESCRIBE_MARK,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE_WITH_CODE (GoujiDocumentView,
                               gouji_document_view,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL)
                                 G_IMPLEMENT_INTERFACE (GTK_TYPE_ACCESSIBLE_TEXT,
                                                        gouji_document_view_accessible_init))

static void
gouji_document_view_get_property (GObject *object, guint property, GValue *value, GParamSpec *pspec)
{
  GoujiDocumentView *self = GOUJI_DOCUMENT_VIEW (object);

  switch (property) {
  case PROP_SELECTION_START:
    g_value_set_uint (value, gouji_document_view_get_selection (self).start);
    break;
  case PROP_SELECTION_END:
    g_value_set_uint (value, gouji_document_view_get_selection (self).end);
    break;
  case PROP_HADJUSTMENT:
    g_value_set_object (value, self->adjustments[GTK_ORIENTATION_HORIZONTAL]);
    break;
  case PROP_VADJUSTMENT:
    g_value_set_object (value, self->adjustments[GTK_ORIENTATION_VERTICAL]);
    break;
  case PROP_HSCROLL_POLICY:
    g_value_set_enum (value, self->policies[GTK_ORIENTATION_HORIZONTAL]);
    break;
  case PROP_VSCROLL_POLICY:
    g_value_set_enum (value, self->policies[GTK_ORIENTATION_VERTICAL]);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
  }
}

static void
gouji_document_view_set_property (GObject *object, guint property, const GValue *value, GParamSpec *pspec)
{
  GoujiDocumentView *self = GOUJI_DOCUMENT_VIEW (object);

  switch (property) {
  case PROP_HADJUSTMENT:
    gouji_document_view_set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, g_value_get_object (value));
    break;
  case PROP_VADJUSTMENT:
    gouji_document_view_set_adjustment (self, GTK_ORIENTATION_VERTICAL, g_value_get_object (value));
    break;
  case PROP_HSCROLL_POLICY:
    self->policies[GTK_ORIENTATION_HORIZONTAL] = g_value_get_enum (value);
    break;
  case PROP_VSCROLL_POLICY:
    self->policies[GTK_ORIENTATION_VERTICAL] = g_value_get_enum (value);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
  }
}

static void
clear_document (GoujiDocumentView *self)
{
  g_clear_pointer (&self->document, gouji_document_unref);
  g_clear_pointer (&self->strips, g_array_unref);
  g_clear_pointer (&self->heights, gouji_height_index_free);
  g_clear_pointer (&self->matches, g_array_unref);
}

static void
gouji_document_view_dispose (GObject *object)
{
  GoujiDocumentView *self = GOUJI_DOCUMENT_VIEW (object);

  gouji_document_view_dispose_selection (self);
  gouji_document_view_dispose_scrolling (self);
  for (guint i = 0; i < G_N_ELEMENTS (self->swatches); i++)
    g_clear_pointer (&self->swatches[i], gtk_widget_unparent);

  G_OBJECT_CLASS (gouji_document_view_parent_class)->dispose (object);
}

static void
gouji_document_view_finalize (GObject *object)
{
  GoujiDocumentView *self = GOUJI_DOCUMENT_VIEW (object);

  clear_document (self);
  g_hash_table_unref (self->layouts);
  g_hash_table_unref (self->columns);
  gouji_mark_set_free (self->marks);

  G_OBJECT_CLASS (gouji_document_view_parent_class)->finalize (object);
}

/* It can be made as small as one likes; at its natural size it shows some lines of a comfortable length. */
static void
gouji_document_view_measure (GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  *minimum = 0;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 480 : 320;
}

static void
gouji_document_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GoujiDocumentView *self = GOUJI_DOCUMENT_VIEW (widget);

  gouji_document_view_lay_out (self, width, height);
  if (self->menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->menu));
}

static void
add_properties (GObjectClass *object_class)
{
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  g_object_class_install_property (object_class, PROP_SELECTION_START,
                                   g_param_spec_uint ("selection-start", NULL, NULL, 0, G_MAXUINT, 0, flags));
  g_object_class_install_property (object_class, PROP_SELECTION_END,
                                   g_param_spec_uint ("selection-end", NULL, NULL, 0, G_MAXUINT, 0, flags));
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");
}

static void
gouji_document_view_class_init (GoujiDocumentViewClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = gouji_document_view_get_property;
  object_class->set_property = gouji_document_view_set_property;
  object_class->dispose = gouji_document_view_dispose;
  object_class->finalize = gouji_document_view_finalize;
  widget_class->measure = gouji_document_view_measure;
  widget_class->size_allocate = gouji_document_view_size_allocate;
  widget_class->snapshot = gouji_document_view_snapshot;
  widget_class->query_tooltip = gouji_document_view_query_tooltip;

  add_properties (object_class);
  signals[MARK_ACTIVATED] = g_signal_new ("mark-activated", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[DESCRIBE_MARK] =
    g_signal_new ("describe-mark", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0,
                  g_signal_accumulator_first_wins, NULL, NULL, G_TYPE_STRING, 1, G_TYPE_POINTER);
  signals[SELECTION_CHANGED] = g_signal_new ("selection-changed", G_TYPE_FROM_CLASS (class),
                                             G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gouji_document_view_class_init_selection (widget_class);
  gouji_document_view_class_init_keys (widget_class);
  gtk_widget_class_set_css_name (widget_class, "documentview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TEXT_BOX);
}

static void
add_swatches (GoujiDocumentView *self)
{
  static const char *const classes[] = { "warning", "error" };

  for (guint i = 0; i < G_N_ELEMENTS (classes); i++) {
    self->swatches[i] = gtk_label_new (NULL);
    gtk_widget_set_visible (self->swatches[i], FALSE);
    gtk_widget_add_css_class (self->swatches[i], classes[i]);
    gtk_widget_set_parent (self->swatches[i], GTK_WIDGET (self));
  }
}

static void
gouji_document_view_init (GoujiDocumentView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  self->layouts = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) gouji_strip_layout_free);
  self->columns = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) gouji_table_columns_free);
  self->marks = gouji_mark_set_new (NULL, 0, 0);
  self->current_match = G_MAXUINT;

  gtk_widget_set_focusable (widget, TRUE);
  gtk_widget_set_overflow (widget, GTK_OVERFLOW_HIDDEN);
  gtk_widget_add_css_class (widget, "view");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Source text"),
                                  GTK_ACCESSIBLE_PROPERTY_MULTI_LINE, TRUE, GTK_ACCESSIBLE_PROPERTY_READ_ONLY,
                                  TRUE, -1);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  add_swatches (self);
  gouji_document_view_init_selection (self);
}

GtkWidget *
gouji_document_view_new (void)
{
  return g_object_new (GOUJI_TYPE_DOCUMENT_VIEW, NULL);
}

static void
build_heights (GoujiDocumentView *self)
{
  self->heights = gouji_height_index_new (self->strips->len);
  for (guint i = 0; i < self->strips->len; i++) {
    const GoujiStrip *strip = &g_array_index (self->strips, GoujiStrip, i);
    guint length = strip->range.end - strip->range.start;

    if (strip->n_rows > 0)
      gouji_height_index_set_weights (self->heights, i, strip->n_rows, length * 0.2);
    else if (length < 16)
      gouji_height_index_set_weights (self->heights, i, 1, 0);
    else
      gouji_height_index_set_weights (self->heights, i, 0.6, length);
  }
  gouji_height_index_build (self->heights);
}

/**
 * gouji_document_view_set_document:
 * @document: (nullable): what to show
 * @range: the report within it; the text outside is dimmed
 *
 * Shows @document from the report's beginning, without marks, highlight and selection.
 */
void
gouji_document_view_set_document (GoujiDocumentView *self, GoujiDocument *document, GoujiRange range)
{
  gboolean same;

  g_return_if_fail (GOUJI_IS_DOCUMENT_VIEW (self));
  g_return_if_fail (range.start <= range.end);

  same = document == self->document;
  if (same && self->report.start == range.start && self->report.end == range.end)
    return;

  if (document != NULL)
    gouji_document_ref (document);
  if (!same)
    gouji_document_view_announce (self, GTK_ACCESSIBLE_TEXT_CONTENT_CHANGE_REMOVE);
  clear_document (self);
  self->document = document;
  self->report = range;
  self->highlighted = (GoujiRange) { 0 };
  self->current_match = G_MAXUINT;
  if (document != NULL) {
    self->strips = gouji_strips_new (document, range);
    build_heights (self);
  }

  gouji_mark_set_free (self->marks);
  self->marks = gouji_mark_set_new (NULL, 0, 0);
  gouji_document_view_reset_layout (self);
  gouji_document_view_reset_selection (self);
  if (!same)
    gouji_document_view_announce (self, GTK_ACCESSIBLE_TEXT_CONTENT_CHANGE_INSERT);
}

GoujiDocument *
gouji_document_view_get_document (GoujiDocumentView *self)
{
  g_return_val_if_fail (GOUJI_IS_DOCUMENT_VIEW (self), NULL);

  return self->document;
}

/* The mark on the same passage as one of the old marks: an edit gives new marks, but does not move who reads
 * them. */
static guint
find_again (GoujiMarkSet *marks, GoujiMarkSet *old, guint index)
{
  GoujiRange range;

  if (index >= gouji_mark_set_get_n_marks (old))
    return G_MAXUINT;

  range = gouji_mark_set_get (old, index)->range;
  for (guint i = gouji_mark_set_find_from (marks, range.start); i < gouji_mark_set_get_n_marks (marks); i++) {
    GoujiRange other = gouji_mark_set_get (marks, i)->range;

    if (other.start != range.start)
      break;
    if (other.end == range.end)
      return i;
  }

  return G_MAXUINT;
}

/**
 * gouji_document_view_set_marks:
 * @marks: (array length=n_marks): in any order; those outside the text are left out
 *
 * Marks passages, instead of those marked before.
 */
void
gouji_document_view_set_marks (GoujiDocumentView *self, const GoujiDocumentMark *marks, guint n_marks)
{
  GoujiMarkSet *old;

  g_return_if_fail (GOUJI_IS_DOCUMENT_VIEW (self));

  old = self->marks;
  self->marks = gouji_mark_set_new (marks, n_marks,
                                    self->document != NULL ? gouji_document_get_length (self->document) : 0);
  self->focused_mark = find_again (self->marks, old, self->focused_mark);
  gouji_mark_set_free (old);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * gouji_document_view_highlight:
 * @range: the source of the selected figure; an empty range takes the highlight away
 * @scroll: whether to bring it into view
 */
void
gouji_document_view_highlight (GoujiDocumentView *self, GoujiRange range, gboolean scroll)
{
  g_return_if_fail (GOUJI_IS_DOCUMENT_VIEW (self));
  g_return_if_fail (range.start <= range.end);

  self->highlighted = range;
  if (scroll && range.start < range.end)
    gouji_document_view_scroll_to (self, range);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * gouji_document_view_set_matches:
 * @matches: (nullable) (element-type GoujiRange): what was found, in order
 */
void
gouji_document_view_set_matches (GoujiDocumentView *self, GArray *matches)
{
  g_return_if_fail (GOUJI_IS_DOCUMENT_VIEW (self));

  if (matches != NULL)
    g_array_ref (matches);
  g_clear_pointer (&self->matches, g_array_unref);
  self->matches = matches;
  self->current_match = G_MAXUINT;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Selects one of the matches and brings it into view. */
void
gouji_document_view_set_current_match (GoujiDocumentView *self, guint index)
{
  GoujiRange match;

  g_return_if_fail (GOUJI_IS_DOCUMENT_VIEW (self));
  g_return_if_fail (self->matches != NULL && index < self->matches->len);

  match = g_array_index (self->matches, GoujiRange, index);
  self->current_match = index;
  gouji_document_view_select (self, match);
  gouji_document_view_scroll_to (self, match);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * gouji_document_view_set_extra_menu:
 * @menu: (nullable): commands for the selected text, shown on top of the context menu
 */
void
gouji_document_view_set_extra_menu (GoujiDocumentView *self, GMenuModel *menu)
{
  g_return_if_fail (GOUJI_IS_DOCUMENT_VIEW (self));

  g_set_object (&self->extra_menu, menu);
}
