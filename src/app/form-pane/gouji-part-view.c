/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "form-pane/gouji-part-view.h"

#include <glib/gi18n.h>

#include "form-pane/gouji-form-menus.h"
#include "words/gouji-form-words.h"

struct _GoujiPartView {
  GtkBox parent_instance;

  const GoujiPart *part;
  GtkLabel *title;
  GoujiFormGrid *grid;          /* or */
  GoujiNarrativeEditor *editor; /* the other is NULL */
  GtkExpander *extras;
  GtkLabel *extra_lines;
};

G_DEFINE_FINAL_TYPE (GoujiPartView, gouji_part_view, GTK_TYPE_BOX)

static void
show_extras (GoujiPartView *self, GoujiReport *report)
{
  GPtrArray *extras = gouji_report_get_extras (report);
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autofree char *title = NULL;
  guint n_extras = 0;

  for (guint i = 0; extras != NULL && i < extras->len; i++) {
    const GoujiExtra *extra = extras->pdata[i];

    if (gouji_report_find_part_of_extra (report, extra) != self->part)
      continue;
    n_extras++;
    if (lines->len > 0)
      g_string_append_c (lines, '\n');
    g_string_append_printf (lines, "%s%s%s  %s", extra->row, *extra->column != '\0' ? " / " : "",
                            extra->column, extra->printed);
  }
  title = g_strdup_printf (
    /* Translators: opens a list of numbers that the document has and the national form has no cell for */
    ngettext ("%u number of the document has no place in this form",
              "%u numbers of the document have no place in this form", n_extras),
    n_extras);
  gtk_expander_set_label (self->extras, title);
  gtk_label_set_label (self->extra_lines, lines->str);
  gtk_widget_set_visible (GTK_WIDGET (self->extras), n_extras > 0);
}

static GtkLabel *
create_label (const char *css_class)
{
  g_autoptr (PangoAttrList) attributes = gouji_form_words_attributes ();
  GtkLabel *label = GTK_LABEL (gtk_label_new (NULL));

  gtk_label_set_attributes (label, attributes);
  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (label, 0.0f);
  gtk_widget_add_css_class (GTK_WIDGET (label), css_class);
  return label;
}

static GtkWidget *
create_menu_button (const GoujiPart *part)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenuModel) menu = gouji_form_menu_for_part (part);
  /* Translators: opens the commands for one table of a report; %s is the title of its part */
  g_autofree char *name = g_strdup_printf (_ ("Commands for “%s”"), part->title);

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), menu);
  gtk_widget_set_tooltip_text (button, _ ("Commands for This Table"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  /* Tab leads from table to table. Keys reach the same commands in the context menu of each cell. */
  gtk_widget_set_can_focus (button, FALSE);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

static void
gouji_part_view_class_init (GoujiPartViewClass *klass)
{
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
gouji_part_view_init (GoujiPartView *self)
{
  GtkWidget *label;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 9);

  self->title = create_label ("title-4");
  self->extras = GTK_EXPANDER (gtk_expander_new (NULL));
  self->extra_lines = create_label ("dimmed");
  gtk_expander_set_child (self->extras, GTK_WIDGET (self->extra_lines));
  label = gtk_expander_get_label_widget (self->extras);
  if (GTK_IS_LABEL (label))
    gtk_label_set_wrap (GTK_LABEL (label), TRUE);
}

GtkWidget *
gouji_part_view_new (GoujiReport *report, const GoujiPart *part)
{
  GoujiPartView *self = g_object_new (GOUJI_TYPE_PART_VIEW, NULL);

  self->part = part;
  GtkWidget *title_row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_label_set_label (self->title, part->title);
  gtk_widget_set_hexpand (GTK_WIDGET (self->title), TRUE);
  gtk_box_append (GTK_BOX (title_row), GTK_WIDGET (self->title));
  if (part->table != NULL)
    gtk_box_append (GTK_BOX (title_row), create_menu_button (part));
  gtk_box_append (GTK_BOX (self), title_row);
  if (part->table != NULL) {
    self->grid = GOUJI_FORM_GRID (gouji_form_grid_new (report, part->table));
    gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->grid));
  } else {
    self->editor = GOUJI_NARRATIVE_EDITOR (gouji_narrative_editor_new (report, part));
    gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->editor));
  }
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->extras));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, part->title, -1);
  show_extras (self, report);
  return GTK_WIDGET (self);
}

const GoujiPart *
gouji_part_view_get_part (GoujiPartView *self)
{
  g_return_val_if_fail (GOUJI_IS_PART_VIEW (self), NULL);

  return self->part;
}

/**
 * gouji_part_view_get_grid:
 *
 * Returns: (nullable) (transfer none): the table, %NULL for a narrative part
 */
GoujiFormGrid *
gouji_part_view_get_grid (GoujiPartView *self)
{
  g_return_val_if_fail (GOUJI_IS_PART_VIEW (self), NULL);

  return self->grid;
}

/**
 * gouji_part_view_get_editor:
 *
 * Returns: (nullable) (transfer none): the text, %NULL for a part with a table
 */
GoujiNarrativeEditor *
gouji_part_view_get_editor (GoujiPartView *self)
{
  g_return_val_if_fail (GOUJI_IS_PART_VIEW (self), NULL);

  return self->editor;
}

/**
 * gouji_part_view_set_report:
 * @report: another report in the same form
 */
void
gouji_part_view_set_report (GoujiPartView *self, GoujiReport *report)
{
  g_return_if_fail (GOUJI_IS_PART_VIEW (self));

  if (self->grid != NULL)
    gouji_form_grid_set_report (self->grid, report);
  else
    gouji_narrative_editor_set_report (self->editor, report);
  show_extras (self, report);
}
