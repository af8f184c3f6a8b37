/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "compare/gouji-compared-passage-row.h"

#include <string.h>

#include "words/gouji-form-words.h"

struct _GoujiComparedPassageRow {
  AdwBin parent_instance;

  GtkLabel *label;
  GoujiComparedPassage *passage;
};

G_DEFINE_FINAL_TYPE (GoujiComparedPassageRow, gouji_compared_passage_row, ADW_TYPE_BIN)

/* Libadwaita's colours of text for what is wrong and what is right, which can be read on its backgrounds. */
static const struct {
  guint16 light[3];
  guint16 dark[3];
} colors[] = {
  [GOUJI_RUN_OUT] = { { 0xc3c3, 0x0000, 0x0000 }, { 0xffff, 0x9393, 0x8c8c } },
  [GOUJI_RUN_IN] = { { 0x0000, 0x7c7c, 0x3d3d }, { 0x7878, 0xe9e9, 0xabab } },
};

static void
add_attribute (PangoAttrList *attributes, PangoAttribute *attribute, guint start, guint end)
{
  attribute->start_index = start;
  attribute->end_index = end;
  pango_attr_list_insert (attributes, attribute);
}

static void
mark_run (PangoAttrList *attributes, GoujiRunKind kind, guint start, guint end)
{
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  const guint16 *color;

  if (kind == GOUJI_RUN_SAME)
    return;

  color = dark ? colors[kind].dark : colors[kind].light;
  add_attribute (attributes, pango_attr_foreground_new (color[0], color[1], color[2]), start, end);
  if (kind == GOUJI_RUN_OUT)
    add_attribute (attributes, pango_attr_strikethrough_new (TRUE), start, end);
  else
    add_attribute (attributes, pango_attr_underline_new (PANGO_UNDERLINE_SINGLE), start, end);
}

static void
show_runs (GoujiComparedPassageRow *self, GPtrArray *runs)
{
  g_autoptr (PangoAttrList) attributes = gouji_form_words_attributes ();
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < runs->len; i++) {
    const GoujiTextRun *run = g_ptr_array_index (runs, i);

    mark_run (attributes, run->kind, (guint) text->len, (guint) (text->len + strlen (run->text)));
    g_string_append (text, run->text);
  }
  gtk_label_set_label (self->label, text->str);
  gtk_label_set_attributes (self->label, attributes);
}

static void
set_class (GtkWidget *widget, const char *name, gboolean set)
{
  if (set)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static void
show (GoujiComparedPassageRow *self)
{
  GoujiComparedPassageKind kind;

  if (self->passage == NULL)
    return;

  kind = gouji_compared_passage_get_kind (self->passage);
  set_class (GTK_WIDGET (self->label), "heading", kind == GOUJI_COMPARED_PASSAGE_TITLE);
  set_class (GTK_WIDGET (self->label), "caption", kind == GOUJI_COMPARED_PASSAGE_SAME);
  set_class (GTK_WIDGET (self->label), "dimmed", kind == GOUJI_COMPARED_PASSAGE_SAME);
  gtk_widget_set_margin_top (GTK_WIDGET (self->label), kind == GOUJI_COMPARED_PASSAGE_TITLE ? 12 : 3);
  if (kind == GOUJI_COMPARED_PASSAGE_CHANGED) {
    show_runs (self, gouji_compared_passage_get_runs (self->passage));
  } else {
    gtk_label_set_attributes (self->label, NULL);
    gtk_label_set_label (self->label, gouji_compared_passage_get_text (self->passage));
  }
}

static void
gouji_compared_passage_row_dispose (GObject *object)
{
  GoujiComparedPassageRow *self = GOUJI_COMPARED_PASSAGE_ROW (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->passage);

  G_OBJECT_CLASS (gouji_compared_passage_row_parent_class)->dispose (object);
}

static void
gouji_compared_passage_row_class_init (GoujiComparedPassageRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gouji_compared_passage_row_dispose;
}

static void
gouji_compared_passage_row_init (GoujiComparedPassageRow *self)
{
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->label, 0);
  gtk_label_set_wrap (self->label, TRUE);
  gtk_label_set_wrap_mode (self->label, PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->label), 3);
  gtk_widget_set_margin_start (GTK_WIDGET (self->label), 6);
  gtk_widget_set_margin_end (GTK_WIDGET (self->label), 6);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->label));
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (show), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
gouji_compared_passage_row_new (void)
{
  return g_object_new (GOUJI_TYPE_COMPARED_PASSAGE_ROW, NULL);
}

/**
 * gouji_compared_passage_row_set_passage:
 * @self: a row
 * @passage: (nullable): what to show
 */
void
gouji_compared_passage_row_set_passage (GoujiComparedPassageRow *self, GoujiComparedPassage *passage)
{
  g_set_object (&self->passage, passage);
  show (self);
}
