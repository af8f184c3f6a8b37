/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "form-pane/gouji-form-pane-private.h"

#include "form-pane/gouji-cell-details.h"
#include "form-pane/gouji-cell-finder.h"
#include "form-pane/gouji-part-view.h"

static void
select_cell_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GoujiFormPane *self = GOUJI_FORM_PANE (widget);
  const GoujiCell *cell =
    self->form != NULL ? gouji_form_find_cell (self->form, g_variant_get_string (parameter, NULL)) : NULL;

  if (cell != NULL)
    gouji_form_pane_select_cell (self, cell);
}

static void
show_part_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GoujiFormPane *self = GOUJI_FORM_PANE (widget);
  const GoujiPart *part =
    self->form != NULL ? gouji_form_find_part (self->form, g_variant_get_string (parameter, NULL)) : NULL;

  if (part != NULL)
    gouji_form_pane_show_part (self, part);
}

static void
show_source_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GoujiFormPane *self = GOUJI_FORM_PANE (widget);
  const GoujiCell *cell =
    self->form != NULL ? gouji_form_find_cell (self->form, g_variant_get_string (parameter, NULL)) : NULL;

  if (cell != NULL)
    g_signal_emit_by_name (self, "show-source", cell->index);
}

static void
cell_details_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GoujiFormPane *self = GOUJI_FORM_PANE (widget);
  const GoujiCell *cell = gouji_form_pane_get_selected_cell (self);
  GoujiCellEntry *entry = cell != NULL ? gouji_form_pane_get_entry (self, cell) : NULL;
  graphene_rect_t bounds;

  if (entry == NULL || !gtk_widget_compute_bounds (GTK_WIDGET (entry), widget, &bounds))
    return;

  g_clear_pointer (&self->details, gtk_widget_unparent);
  self->details = gouji_cell_details_new (self->report, cell, self->findings);
  gtk_widget_set_parent (self->details, widget);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->details),
                               &(GdkRectangle) { (int) bounds.origin.x, (int) bounds.origin.y,
                                                 (int) bounds.size.width, (int) bounds.size.height });
  gtk_popover_popup (GTK_POPOVER (self->details));
}

static void
paste_block_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gouji_form_pane_review_text (GOUJI_FORM_PANE (widget), g_variant_get_string (parameter, NULL));
}

static void
accept_paste_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gouji_form_pane_accept_paste (GOUJI_FORM_PANE (widget));
}

static void
cancel_paste_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gouji_form_pane_cancel_paste (GOUJI_FORM_PANE (widget));
}

static void
fill_zeros_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (gouji_form_pane_get_report (GOUJI_FORM_PANE (widget)) != NULL)
    gouji_form_pane_fill_zeros (GOUJI_FORM_PANE (widget), g_variant_get_string (parameter, NULL));
}

static void
accept_totals_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (gouji_form_pane_get_report (GOUJI_FORM_PANE (widget)) != NULL)
    gouji_form_pane_accept_totals (GOUJI_FORM_PANE (widget), g_variant_get_string (parameter, NULL));
}

static void
unlock_cell_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gouji_form_pane_unlock (GOUJI_FORM_PANE (widget));
}

static void
find_cell_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GoujiFormPane *self = GOUJI_FORM_PANE (widget);
  g_autoptr (GPtrArray) all = g_ptr_array_new ();

  for (guint i = 0; i < self->views->len; i++) {
    GoujiFormGrid *grid = gouji_part_view_get_grid (self->views->pdata[i]);
    g_autoptr (GPtrArray) cells = grid != NULL ? gouji_form_grid_get_cells (grid) : NULL;

    if (cells != NULL)
      g_ptr_array_extend (all, cells, NULL, NULL);
  }
  if (all->len > 0)
    adw_dialog_present (gouji_cell_finder_new (widget, self->form, all, gouji_form_pane_get_folding (self)),
                        widget);
}

/**
 * gouji_form_pane_install_actions:
 *
 * What can be done in the pane by a name: menus, keys, tests and assistive technology use the same.
 */
void
gouji_form_pane_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "form.select-cell", "s", select_cell_action);
  gtk_widget_class_install_action (widget_class, "form.show-part", "s", show_part_action);
  gtk_widget_class_install_action (widget_class, "form.show-source", "s", show_source_action);
  gtk_widget_class_install_action (widget_class, "form.cell-details", NULL, cell_details_action);
  gtk_widget_class_install_action (widget_class, "form.fill-zeros", "s", fill_zeros_action);
  gtk_widget_class_install_action (widget_class, "form.accept-totals", "s", accept_totals_action);
  gtk_widget_class_install_action (widget_class, "form.unlock-cell", NULL, unlock_cell_action);
  gtk_widget_class_install_action (widget_class, "form.find-cell", NULL, find_cell_action);
  gtk_widget_class_install_property_action (widget_class, "form.show-last-year", "show-last-year");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_g, GDK_CONTROL_MASK, "form.find-cell", NULL);
  gtk_widget_class_install_action (widget_class, "form.paste-block", "s", paste_block_action);
  gtk_widget_class_install_action (widget_class, "form.accept-paste", NULL, accept_paste_action);
  gtk_widget_class_install_action (widget_class, "form.cancel-paste", NULL, cancel_paste_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_ALT_MASK, "form.cell-details", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_ALT_MASK, "form.cell-details",
                                       NULL);
}
