/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "register/gouji-register-table.h"

#include <glib/gi18n.h>

#include "register/gouji-register-texts.h"

/**
 * CellButton:
 * @cell: the cell
 * @number: what the register gives
 * @before: what the report has, where that is another number
 */
typedef struct {
  const GoujiCell *cell;
  GtkWidget *button;
  GtkLabel *number;
  GtkLabel *before;
} CellButton;

struct _GoujiRegisterTable {
  GtkBox parent_instance;

  GtkDropDown *switcher;
  GtkGrid *grid;

  GoujiForm *form;
  GArray *buttons;    /* element-type CellButton */
  GPtrArray *columns; /* element-type GPtrArray of GtkWidget: what is shown with each column */
  gboolean narrow;
};

enum {
  CELL_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GoujiRegisterTable, gouji_register_table, GTK_TYPE_BOX)

static void
show_columns (GoujiRegisterTable *self)
{
  guint chosen = gtk_drop_down_get_selected (self->switcher);

  gtk_widget_set_visible (GTK_WIDGET (self->switcher), self->narrow);
  for (guint i = 0; i < self->columns->len; i++) {
    const GPtrArray *widgets = self->columns->pdata[i];

    for (guint k = 0; k < widgets->len; k++)
      gtk_widget_set_visible (widgets->pdata[k], !self->narrow || i == chosen);
  }
}

static void
gouji_register_table_dispose (GObject *object)
{
  GoujiRegisterTable *self = GOUJI_REGISTER_TABLE (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_box_remove (GTK_BOX (self), child);
  g_clear_pointer (&self->buttons, g_array_unref);
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  g_clear_pointer (&self->form, gouji_form_unref);

  G_OBJECT_CLASS (gouji_register_table_parent_class)->dispose (object);
}

static void
gouji_register_table_class_init (GoujiRegisterTableClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gouji_register_table_dispose;

  signals[CELL_ACTIVATED] = g_signal_new ("cell-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
gouji_register_table_init (GoujiRegisterTable *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 12);
  self->switcher = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->switcher), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Applicant"), -1);
  g_signal_connect_swapped (self->switcher, "notify::selected", G_CALLBACK (show_columns), self);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->switcher));
  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_column_spacing (self->grid, 3);
  gtk_grid_set_row_spacing (self->grid, 3);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->grid));
  self->buttons = g_array_new (FALSE, FALSE, sizeof (CellButton));
  self->columns = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
}

/* -- building -- */

static GtkWidget *
create_label (const char *text, float xalign, int n_chars)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_max_width_chars (GTK_LABEL (label), n_chars);

  return label;
}

static void
add_column_heads (GoujiRegisterTable *self, const GoujiFormBlock *block)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < block->columns->len; i++) {
    const GoujiHead *head = block->columns->pdata[i];
    g_autofree char *name = gouji_register_text_head (head);
    GtkWidget *label = create_label (name, 0.5f, 6);
    GPtrArray *widgets = g_ptr_array_new ();

    gtk_widget_add_css_class (label, "caption-heading");
    gtk_widget_set_valign (label, GTK_ALIGN_END);
    gtk_grid_attach (self->grid, label, (int) i + 1, 0, 1, 1);
    g_ptr_array_add (widgets, label);
    g_ptr_array_add (self->columns, widgets);
    gtk_string_list_append (names, name);
  }
  gtk_drop_down_set_model (self->switcher, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->switcher, block->columns->len - 1);
}

static void
clicked_cb (GtkButton *button, GoujiRegisterTable *self)
{
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "cell"));

  g_signal_emit (self, signals[CELL_ACTIVATED], 0, index);
}

static void
add_cell (GoujiRegisterTable *self, const GoujiCell *cell, int line)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  CellButton it = { .cell = cell, .button = gtk_button_new () };

  it.number = GTK_LABEL (gtk_label_new (NULL));
  it.before = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (it.number), "numeric");
  gtk_widget_add_css_class (GTK_WIDGET (it.before), "caption");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (it.number));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (it.before));
  gtk_button_set_child (GTK_BUTTON (it.button), box);
  gtk_widget_add_css_class (it.button, "flat");
  gtk_widget_set_hexpand (it.button, TRUE);
  g_object_set_data (G_OBJECT (it.button), "cell", GUINT_TO_POINTER (cell->index));
  g_signal_connect (it.button, "clicked", G_CALLBACK (clicked_cb), self);
  gtk_grid_attach (self->grid, it.button, (int) cell->column->first + 1, line, 1, 1);
  g_array_append_val (self->buttons, it);
  g_ptr_array_add (self->columns->pdata[cell->column->first], it.button);
}

/* The groups that begin with this row have a line of their own above it. */
static void
add_groups (GoujiRegisterTable *self, const GoujiHead *head, const GoujiHead *above, int *line)
{
  GtkWidget *label;

  if (head == NULL || (above != NULL && (head == above || gouji_head_is_below (above, head))))
    return;

  add_groups (self, head->parent, above, line);
  label = create_label (head->title, 0, 30);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_set_margin_top (label, 6);
  gtk_grid_attach (self->grid, label, 0, (*line)++, 8, 1);
}

static guint
count_groups (const GoujiHead *head)
{
  guint n = 0;

  while ((head = head->parent) != NULL)
    n++;

  return n;
}

static void
build (GoujiRegisterTable *self, const GoujiRegisterForm *form)
{
  const GoujiHead *above = NULL;
  int line = 1;

  self->form = gouji_form_ref (form->form);
  add_column_heads (self, form->block);
  for (guint i = 0; i < form->block->rows->len; i++) {
    const GoujiHead *row = form->block->rows->pdata[i];
    GtkWidget *label;

    if (row->alternative_of != NULL)
      continue;
    add_groups (self, row->parent, above, &line);
    label = create_label (row->title, 0, 24);
    gtk_widget_set_hexpand (label, TRUE);
    gtk_widget_set_margin_start (label, 12 * (int) count_groups (row));
    gtk_grid_attach (self->grid, label, 0, line, 1, 1);
    for (guint k = 0; k < form->block->columns->len; k++)
      add_cell (self, gouji_form_get_cell_at (form->form, form->block, row->first, k), line);
    above = row->parent;
    line++;
  }
}

/* -- showing -- */

static char *
describe_before (GoujiReport *report, const GoujiCell *cell)
{
  const GoujiFigure *figure = gouji_report_get_figure (report, cell);
  const char *text = figure->entered != NULL ? figure->entered : figure->printed;

  return g_strdup (text != NULL && *text != '\0' ? text : _ ("(blank)"));
}

static void
show_change (CellButton *it, const GoujiRegisterChange *change, GoujiReport *report)
{
  g_autofree char *name = gouji_register_text_cell (it->cell);
  g_autofree char *number = g_strdup_printf ("%u", change->n);
  g_autofree char *before = describe_before (report, it->cell);
  g_autofree char *note = NULL;
  g_autofree char *spoken = NULL;

  if (change->kind == GOUJI_REGISTER_LOCKED)
    /* Translators: below a number of a register: the number of the report, which is tied to last year's */
    note = g_strdup_printf (_ ("stays %s"), before);
  else if (change->kind == GOUJI_REGISTER_SET)
    /* Translators: below a number of a register: what the report has now */
    note = g_strdup_printf (_ ("now %s"), before);

  spoken = note != NULL ? g_strdup_printf ("%s: %s, %s", name, number, note)
                        : g_strdup_printf ("%s: %s", name, number);
  gtk_label_set_label (it->number, number);
  gtk_label_set_label (it->before, note != NULL ? note : "");
  gtk_widget_set_visible (GTK_WIDGET (it->before), note != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (it->button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_widget_set_tooltip_text (it->button, change->n > 0 ? _ ("Show the cases") : NULL);
  if (note != NULL &&
      (change->n > 0 || gouji_report_get_figure (report, it->cell)->state != GOUJI_FIGURE_EMPTY))
    gtk_widget_add_css_class (it->button, "accent");
  else
    gtk_widget_remove_css_class (it->button, "accent");
  if (change->n == 0 && note == NULL)
    gtk_widget_add_css_class (GTK_WIDGET (it->number), "dimmed");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (it->number), "dimmed");
}

/**
 * gouji_register_table_show:
 *
 * Shows what is counted now, and what would change in the report.
 */
void
gouji_register_table_show (GoujiRegisterTable *self, GoujiRegisterDesk *desk)
{
  GoujiRegisterCount *count = gouji_register_desk_get_count (desk);
  GoujiReport *report = gouji_register_desk_get_report (desk);
  g_autoptr (GArray) changes = gouji_register_compare (count, report);
  guint next = 0;

  if (self->form == NULL)
    build (self, gouji_register_count_get_form (count));
  for (guint i = 0; i < changes->len && next < self->buttons->len; i++) {
    const GoujiRegisterChange *change = &g_array_index (changes, GoujiRegisterChange, i);
    CellButton *it = &g_array_index (self->buttons, CellButton, next);

    if (change->cell->index == it->cell->index) {
      show_change (it, change, report);
      next++;
    }
  }
  show_columns (self);
}

void
gouji_register_table_set_narrow (GoujiRegisterTable *self, gboolean narrow)
{
  self->narrow = narrow;
  show_columns (self);
}
