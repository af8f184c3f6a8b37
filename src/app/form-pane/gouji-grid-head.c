/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "form-pane/gouji-grid-head.h"

#include "form-pane/gouji-grid-geometry.h"
#include "words/gouji-form-words.h"

/* What belongs to a row or heading above it stands further in, and a heading stands out. */
static void
style_level (GtkWidget *label, const GoujiHead *head)
{
  g_autofree char *level = NULL;

  if (head == NULL)
    return;
  if (head->is_heading)
    gtk_widget_add_css_class (label, "row-heading");
  if (head->level > 0) {
    level = g_strdup_printf ("level-%u", MIN (head->level, 3));
    gtk_widget_add_css_class (label, level);
  }
}

/**
 * gouji_grid_head_new:
 * @placement: something printed in @table that is no number
 *
 * Returns: (transfer floating): a label that looks as on paper
 */
GtkWidget *
gouji_grid_head_new (const GoujiFormTable *table, const GoujiPlacement *placement)
{
  static const char *const css_classes[] = {
    [GOUJI_PLACEMENT_NOTE] = "table-note",         [GOUJI_PLACEMENT_BLOCK_TITLE] = "block-title",
    [GOUJI_PLACEMENT_COLUMN_HEAD] = "column-head", [GOUJI_PLACEMENT_ROW_HEAD] = "row-head",
    [GOUJI_PLACEMENT_WORD] = "row-word",
  };
  const gboolean tall = gouji_grid_is_tall (table, placement);
  const gboolean centred = tall || placement->kind != GOUJI_PLACEMENT_ROW_HEAD;
  const gboolean group = placement->kind == GOUJI_PLACEMENT_ROW_HEAD && placement->row_span > 1;
  g_autofree char *lines = tall    ? gouji_grid_upright (placement->text)
                           : group ? gouji_grid_below_number (placement->text)
                                   : NULL;
  g_autoptr (PangoAttrList) attributes = gouji_form_words_attributes ();
  GtkWidget *label = gtk_label_new (lines != NULL ? lines : placement->text);

  gtk_label_set_attributes (GTK_LABEL (label), attributes);
  gtk_label_set_wrap (GTK_LABEL (label), !tall);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), centred ? 0.5f : 0.0f);
  gtk_label_set_justify (GTK_LABEL (label), centred && !tall ? GTK_JUSTIFY_CENTER : GTK_JUSTIFY_LEFT);
  gtk_widget_add_css_class (label, "table-head");
  gtk_widget_add_css_class (label, css_classes[placement->kind]);
  style_level (label, placement->head);
  if (lines != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, placement->text,
                                    -1);
  return label;
}
