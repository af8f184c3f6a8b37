/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "form-pane/gouji-outline-row.h"

#include <glib/gi18n.h>

#include "narrative/gouji-word-count.h"
#include "words/gouji-form-words.h"

struct _GoujiOutlineRow {
  GtkListBoxRow parent_instance;

  GtkLabel *title;
  GtkWidget *findings_badge;
  GtkImage *findings_icon;
  GtkLabel *findings;
  GtkWidget *done;
  GtkLabel *state;
};

G_DEFINE_FINAL_TYPE (GoujiOutlineRow, gouji_outline_row, GTK_TYPE_LIST_BOX_ROW)

static void
update_description (GoujiOutlineRow *self)
{
  const gboolean found = gtk_widget_get_visible (self->findings_badge);
  g_autofree char *description =
    g_strconcat (gtk_label_get_label (self->state), found ? "\n" : "",
                 found ? gtk_widget_get_tooltip_text (self->findings_badge) : "", NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description,
                                  -1);
}

static void
set_state (GoujiOutlineRow *self, const char *state, gboolean done)
{
  gtk_label_set_label (self->state, state);
  gtk_widget_set_visible (self->done, done);
  if (done)
    gtk_widget_remove_css_class (GTK_WIDGET (self->state), "dimmed");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->state), "dimmed");
  update_description (self);
}

static void
gouji_outline_row_dispose (GObject *object)
{
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), GOUJI_TYPE_OUTLINE_ROW);

  G_OBJECT_CLASS (gouji_outline_row_parent_class)->dispose (object);
}

static void
gouji_outline_row_class_init (GoujiOutlineRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gouji_outline_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/gouji/Gouji/form-pane/gouji-outline-row.ui");
  gtk_widget_class_bind_template_child (widget_class, GoujiOutlineRow, title);
  gtk_widget_class_bind_template_child (widget_class, GoujiOutlineRow, findings_badge);
  gtk_widget_class_bind_template_child (widget_class, GoujiOutlineRow, findings_icon);
  gtk_widget_class_bind_template_child (widget_class, GoujiOutlineRow, findings);
  gtk_widget_class_bind_template_child (widget_class, GoujiOutlineRow, done);
  gtk_widget_class_bind_template_child (widget_class, GoujiOutlineRow, state);
}

static void
gouji_outline_row_init (GoujiOutlineRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
gouji_outline_row_new (const GoujiPart *part)
{
  GoujiOutlineRow *self = g_object_new (GOUJI_TYPE_OUTLINE_ROW, NULL);
  g_autoptr (PangoAttrList) attributes = gouji_form_words_attributes ();

  gtk_label_set_attributes (self->title, attributes);
  gtk_label_set_label (self->title, part->title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, part->title, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self), "s", part->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self), "form.show-part");
  return GTK_WIDGET (self);
}

/**
 * gouji_outline_row_set_text:
 * @text: (nullable): what stands in a narrative part
 */
void
gouji_outline_row_set_text (GoujiOutlineRow *self, const char *text)
{
  g_return_if_fail (GOUJI_IS_OUTLINE_ROW (self));

  gulong n_characters = text != NULL ? gouji_word_count (text) : 0;
  /* Translators: how long a text is; Chinese counts characters (字) */
  g_autofree char *length =
    g_strdup_printf (ngettext ("%'lu character", "%'lu characters", n_characters), n_characters);

  /* Translators: stands beside the title of a part in which nothing is written yet */
  set_state (self, n_characters > 0 ? length : _ ("Empty"), n_characters > 0);
}

void
gouji_outline_row_set_count (GoujiOutlineRow *self, guint n_filled, guint n_cells)
{
  g_return_if_fail (GOUJI_IS_OUTLINE_ROW (self));

  g_autofree char *count = g_strdup_printf ("%u/%u", n_filled, n_cells);

  set_state (self, count, n_filled == n_cells);
}

/**
 * gouji_outline_row_set_findings:
 * @worst: severity of the worst of them
 */
void
gouji_outline_row_set_findings (GoujiOutlineRow *self, guint n_findings, GoujiSeverity worst)
{
  static const char *const icons[] = {
    [GOUJI_SEVERITY_ERROR] = "dialog-error-symbolic",
    [GOUJI_SEVERITY_WARNING] = "dialog-warning-symbolic",
    [GOUJI_SEVERITY_NOTICE] = "dialog-information-symbolic",
  };
  static const char *const css_classes[] = {
    [GOUJI_SEVERITY_ERROR] = "finding-error",
    [GOUJI_SEVERITY_WARNING] = "finding-warning",
    [GOUJI_SEVERITY_NOTICE] = "finding-notice",
  };

  g_return_if_fail (GOUJI_IS_OUTLINE_ROW (self));

  g_autofree char *count = g_strdup_printf ("%u", n_findings);
  g_autofree char *tooltip = g_strdup_printf (ngettext ("%u finding", "%u findings", n_findings), n_findings);

  if (!gtk_widget_has_css_class (self->findings_badge, css_classes[worst])) {
    for (guint i = 0; i < G_N_ELEMENTS (css_classes); i++)
      gtk_widget_remove_css_class (self->findings_badge, css_classes[i]);
    gtk_widget_add_css_class (self->findings_badge, css_classes[worst]);
  }
  gtk_image_set_from_icon_name (self->findings_icon, icons[worst]);
  gtk_label_set_label (self->findings, count);
  /* GTK asks the display where the pointer is, and waits for the answer, also when the words are the same. */
  if (g_strcmp0 (gtk_widget_get_tooltip_text (self->findings_badge), tooltip) != 0)
    gtk_widget_set_tooltip_text (self->findings_badge, tooltip);
  gtk_widget_set_visible (self->findings_badge, n_findings > 0);
  update_description (self);
}

const char *
gouji_outline_row_get_state (GoujiOutlineRow *self)
{
  g_return_val_if_fail (GOUJI_IS_OUTLINE_ROW (self), NULL);

  return gtk_label_get_label (self->state);
}

/**
 * gouji_outline_row_get_findings:
 *
 * Returns: (nullable): the number of findings as shown, %NULL when there are none
 */
const char *
gouji_outline_row_get_findings (GoujiOutlineRow *self)
{
  g_return_val_if_fail (GOUJI_IS_OUTLINE_ROW (self), NULL);

  return gtk_widget_get_visible (self->findings_badge) ? gtk_label_get_label (self->findings) : NULL;
}
