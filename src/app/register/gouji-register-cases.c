/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>

#include "register/gouji-register-dialog-private.h"
#include "register/gouji-register-texts.h"

/* A case is a title and a line below it; the list has them as one text, parted by a line break, so that a row
 * that nobody looks at is not made. */

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  for (guint i = 0; i < 2; i++) {
    GtkWidget *label = gtk_label_new (NULL);

    gtk_label_set_xalign (GTK_LABEL (label), 0);
    gtk_label_set_wrap (GTK_LABEL (label), TRUE);
    gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
    gtk_widget_add_css_class (label, i == 0 ? "heading" : "caption");
    gtk_box_append (GTK_BOX (box), label);
  }
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkStringObject *object = gtk_list_item_get_item (item);
  GtkWidget *label = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  g_auto (GStrv) lines = g_strsplit (gtk_string_object_get_string (object), "\n", 2);

  gtk_label_set_label (GTK_LABEL (label), lines[0]);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_next_sibling (label)), lines[1] != NULL ? lines[1] : "");
  gtk_list_item_set_accessible_label (item, gtk_string_object_get_string (object));
}

void
gouji_register_dialog_set_up_cases (GoujiRegisterDialog *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  gtk_list_view_set_factory (self->cases_list, factory);
}

static void
show_list (GoujiRegisterDialog *self, const char *title, GPtrArray *lines)
{
  g_ptr_array_add (lines, NULL);
  gtk_string_list_splice (self->cases_model, 0, g_list_model_get_n_items (G_LIST_MODEL (self->cases_model)),
                          (const char *const *) lines->pdata);
  adw_navigation_page_set_title (self->cases_page, title);
  gtk_stack_set_visible_child_name (self->cases_stack, lines->len > 1 ? "list" : "none");
  if (g_strcmp0 (adw_navigation_view_get_visible_page_tag (self->pages), "cases") != 0)
    adw_navigation_view_push (self->pages, self->cases_page);
}

/**
 * gouji_register_dialog_show_cases:
 * @cases: (transfer full) (element-type guint): indices of cases
 *
 * Lists cases.
 */
void
gouji_register_dialog_show_cases (GoujiRegisterDialog *self, const char *title, GArray *cases)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  g_clear_pointer (&self->cases, g_array_unref);
  self->cases = cases;
  for (guint i = 0; i < cases->len; i++) {
    g_autofree char *name = gouji_register_text_case_title (self->desk, g_array_index (cases, guint, i));
    g_autofree char *text = gouji_register_text_case (self->desk, g_array_index (cases, guint, i));

    g_strdelimit (name, "\n", ' ');
    g_ptr_array_add (lines, g_strconcat (name, "\n", text, NULL));
  }
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "register.copy-cases", cases->len > 0);
  show_list (self, title, lines);
}

/* What the report has now may not be what the register gives. */
static void
show_difference (GoujiRegisterDialog *self, const GoujiCell *cell)
{
  GoujiReport *report = gouji_register_desk_get_report (self->desk);
  const GoujiFigure *figure = gouji_report_get_figure (report, cell);
  guint n = gouji_register_count_get_n (gouji_register_desk_get_count (self->desk), cell);
  g_autofree char *number =
    figure->state == GOUJI_FIGURE_NUMBER ? gouji_decimal_to_string (figure->value) : NULL;
  g_autofree char *expected = g_strdup_printf ("%u", n);
  g_autoptr (GString) text = g_string_new (NULL);

  if (gouji_register_desk_get_changed (self->desk))
    g_string_append (text,
                     _ ("The register has been changed since it was counted; this is what it says now."));
  if (g_strcmp0 (number, expected) != 0) {
    g_string_append (text, text->len > 0 ? "\n" : "");
    g_string_append_printf (text, _ ("The register gives %u; the report has %s."), n,
                            number != NULL ? number : _ ("no number"));
  }
  adw_banner_set_title (self->cases_banner, text->str);
  adw_banner_set_revealed (self->cases_banner, text->len > 0);
}

/**
 * gouji_register_dialog_show_cases_of_cell:
 * @cell: index in the form of the report
 *
 * Lists the cases behind a number.
 */
void
gouji_register_dialog_show_cases_of_cell (GoujiRegisterDialog *self, guint cell)
{
  GoujiRegisterCount *count = gouji_register_desk_get_count (self->desk);
  const GoujiCell *it = gouji_form_get_cell (gouji_register_count_get_form (count)->form, cell);
  g_autofree char *name = gouji_register_text_cell (it);

  show_difference (self, it);
  gouji_register_dialog_show_cases (self, name, gouji_register_count_list_cases (count, it));
}

/**
 * gouji_register_dialog_show_left_out:
 *
 * Lists the rows of the files that are no cases.
 */
void
gouji_register_dialog_show_left_out (GoujiRegisterDialog *self, const char *title)
{
  GoujiRegister *cases = gouji_register_desk_get_register (self->desk);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < gouji_register_get_n_left_out (cases); i++) {
    const GoujiRegisterRow *row = gouji_register_get_left_out (cases, i);
    g_autofree char *place = gouji_register_text_row (self->desk, row->file, row->sheet, row->row);
    g_autofree char *text = g_strdup (row->text);

    g_strdelimit (text, "\t\n", ' ');
    g_ptr_array_add (lines, g_strconcat (place, "\n", text, NULL));
  }
  adw_banner_set_revealed (self->cases_banner, FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "register.copy-cases", FALSE);
  show_list (self, title, lines);
}

void
gouji_register_dialog_copy_cases (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  GoujiRegisterDialog *self = GOUJI_REGISTER_DIALOG (widget);
  g_autofree char *table = NULL;

  if (self->cases == NULL)
    return;
  table = gouji_register_text_cases_as_table (self->desk, self->cases);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), table);
}
