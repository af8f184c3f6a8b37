/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/gouji-finding-row.h"

#include <glib/gi18n.h>

#include "words/gouji-words-proposal.h"

/* A sum over a whole column concerns some twenty cells; the first few lead there. */
#define MOST_LINKS 6

struct _GoujiFindingRow {
  AdwBin parent_instance;

  GtkImage *icon;
  GtkLabel *message;
  GtkLabel *reason;
  AdwWrapBox *links;
  GtkBox *remedies;
  GtkButton *aside;

  GoujiFindingItem *item; /* (nullable) */
  gulong follower;
  gulong message_follower;
};

G_DEFINE_FINAL_TYPE (GoujiFindingRow, gouji_finding_row, ADW_TYPE_BIN)

static const struct {
  const char *icon;
  const char *style;
  const char *name;
} severities[] = {
  [GOUJI_SEVERITY_ERROR] = { "dialog-error-symbolic", "error", N_ ("Error") },
  [GOUJI_SEVERITY_WARNING] = { "dialog-warning-symbolic", "warning", N_ ("Warning") },
  [GOUJI_SEVERITY_NOTICE] = { "dialog-information-symbolic", "dimmed", N_ ("Notice") },
};

/* GTK asks the display where the pointer is whenever the tooltip of a visible widget is set, and waits for
 * the answer: dozens of times for a list. */
static void
set_first_tooltip (GtkWidget *widget, const char *text)
{
  gtk_widget_set_visible (widget, FALSE);
  gtk_widget_set_tooltip_text (widget, text);
  gtk_widget_set_visible (widget, TRUE);
}

static void
show_severity (GoujiFindingRow *self, GoujiSeverity severity)
{
  for (guint i = 0; i < G_N_ELEMENTS (severities); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self->icon), severities[i].style);
  gtk_widget_add_css_class (GTK_WIDGET (self->icon), severities[severity].style);

  gtk_image_set_from_icon_name (self->icon, severities[severity].icon);
  if (g_strcmp0 (gtk_widget_get_tooltip_text (GTK_WIDGET (self->icon)), _ (severities[severity].name)) != 0)
    set_first_tooltip (GTK_WIDGET (self->icon), _ (severities[severity].name));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (severities[severity].name), -1);
}

static char *
name_cell (const GoujiCell *cell)
{
  g_autofree char *row = gouji_head_path (cell->row, " ");
  g_autofree char *column = gouji_head_path (cell->column, " ");

  if (*row == '\0')
    return g_steal_pointer (&column);
  /* Translators: the head of a cell's row and the head of its column */
  return g_strdup_printf (_ ("%s, %s"), row, column);
}

static void
add_head (GtkWidget *box, const GoujiHead *head, gboolean shared)
{
  GtkWidget *label;

  if (shared || *head->title == '\0')
    return;

  label = gtk_label_new (head->title);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 14);
  gtk_box_append (GTK_BOX (box), label);
}

/* A link says what tells its cell from the finding's others: the column in a sum over a row, the row in a sum
 * over a column. */
static GtkWidget *
create_link (const GoujiCell *cell, gboolean same_row, gboolean same_column)
{
  g_autofree char *name = name_cell (cell);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *button = gtk_button_new ();

  add_head (box, cell->row, same_row);
  add_head (box, cell->column, same_column);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "cell-link");
  set_first_tooltip (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "page.go-to-cell");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", cell->index);

  return button;
}

static void
add_remark (GoujiFindingRow *self, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dimmed");
  adw_wrap_box_append (self->links, label);
}

/* Whether several cells all stand in one row, or all in one column. */
static gboolean
share_head (GPtrArray *cells, gboolean rows)
{
  for (guint i = 1; i < cells->len; i++) {
    const GoujiCell *first = g_ptr_array_index (cells, 0);
    const GoujiCell *cell = g_ptr_array_index (cells, i);

    if (rows ? cell->row != first->row : cell->column != first->column)
      return FALSE;
  }

  return cells->len > 1;
}

static void
show_links (GoujiFindingRow *self, GPtrArray *cells)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->links)); child != NULL;
       child = gtk_widget_get_first_child (GTK_WIDGET (self->links)))
    adw_wrap_box_remove (self->links, child);

  gboolean same_row = share_head (cells, TRUE);
  gboolean same_column = share_head (cells, FALSE);
  /* Of a long sum the total comes first, which stands last in the form. */
  guint first = cells->len > MOST_LINKS && (same_row || same_column) ? cells->len - 1 : 0;
  for (guint i = 0; i < MIN (cells->len, MOST_LINKS); i++) {
    const GoujiCell *cell = g_ptr_array_index (cells, (first + i) % cells->len);

    adw_wrap_box_append (self->links, create_link (cell, same_row, same_column));
  }

  if (cells->len > MOST_LINKS) {
    guint n = cells->len - MOST_LINKS;
    g_autofree char *rest = g_strdup_printf (ngettext ("and %u more", "and %u more", n), n);

    add_remark (self, rest);
  }
}

/* A proposal is a sentence, and the sentence is the button. */
static GtkWidget *
create_remedy (const GoujiRemedy *remedy)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *label = gtk_label_new (remedy->words);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "remedy");
  set_first_tooltip (button, _ ("Enter this; what was printed stays, and undo takes it back"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, remedy->words, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.apply-proposal");
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), remedy->changes);

  return button;
}

static void
show_remedies (GoujiFindingRow *self)
{
  const GPtrArray *remedies = gouji_finding_item_get_remedies (self->item);

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->remedies)); child != NULL;
       child = gtk_widget_get_first_child (GTK_WIDGET (self->remedies)))
    gtk_box_remove (self->remedies, child);

  for (guint i = 0; i < remedies->len; i++)
    gtk_box_append (self->remedies, create_remedy (remedies->pdata[i]));
  gtk_widget_set_visible (GTK_WIDGET (self->remedies), remedies->len > 0);
}

static void
remedies_changed_cb (GoujiFindingItem *item, GoujiFindingRow *self)
{
  show_remedies (self);
}

/* What was set aside is said more quietly, with the reason and a way back. */
static void
show_excuse (GoujiFindingRow *self)
{
  const GoujiExcuse *excuse = gouji_finding_item_get_excuse (self->item);
  g_autofree char *who = excuse != NULL ? gouji_words_for_signature (excuse->by, excuse->on) : NULL;
  g_autofree char *reason = NULL;

  if (excuse != NULL && who != NULL)
    /* Translators: why a finding was set aside, and by whom and when */
    reason = g_strdup_printf (_ ("Because: %s (%s)"), excuse->reason, who);
  else if (excuse != NULL)
    reason = g_strdup_printf (_ ("Because: %s"), excuse->reason);

  gtk_label_set_label (self->reason, reason != NULL ? reason : "");
  gtk_widget_set_visible (GTK_WIDGET (self->reason), excuse != NULL);
  if (excuse != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->message), "dimmed");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->message), "dimmed");

  gtk_button_set_label (self->aside, excuse != NULL ? _ ("Take Back") : _ ("Set Aside…"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->aside),
                                  excuse != NULL ? "win.restore-finding" : "win.ask-set-aside");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->aside), "(ss)",
                                    gouji_finding_item_get_rule (self->item),
                                    gouji_finding_item_get_place (self->item));
}

static void
show_message (GoujiFindingRow *self)
{
  const char *message = gouji_finding_item_get_message (self->item);

  gtk_label_set_label (self->message, message);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->aside), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, message,
                                  -1);
}

static void
let_go (GoujiFindingRow *self)
{
  if (self->item != NULL) {
    g_clear_signal_handler (&self->follower, self->item);
    g_clear_signal_handler (&self->message_follower, self->item);
  }
  g_clear_object (&self->item);
}

static void
gouji_finding_row_dispose (GObject *object)
{
  let_go (GOUJI_FINDING_ROW (object));
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), GOUJI_TYPE_FINDING_ROW);

  G_OBJECT_CLASS (gouji_finding_row_parent_class)->dispose (object);
}

static void
gouji_finding_row_class_init (GoujiFindingRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gouji_finding_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/gouji/Gouji/window/gouji-finding-row.ui");
  gtk_widget_class_bind_template_child (widget_class, GoujiFindingRow, icon);
  gtk_widget_class_bind_template_child (widget_class, GoujiFindingRow, message);
  gtk_widget_class_bind_template_child (widget_class, GoujiFindingRow, reason);
  gtk_widget_class_bind_template_child (widget_class, GoujiFindingRow, links);
  gtk_widget_class_bind_template_child (widget_class, GoujiFindingRow, remedies);
  gtk_widget_class_bind_template_child (widget_class, GoujiFindingRow, aside);
}

static void
gouji_finding_row_init (GoujiFindingRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
gouji_finding_row_new (void)
{
  return g_object_new (GOUJI_TYPE_FINDING_ROW, NULL);
}

/**
 * gouji_finding_row_set_item:
 * @self: a row
 * @item: (nullable): what it shows from now on; %NULL lets go of what it showed
 */
void
gouji_finding_row_set_item (GoujiFindingRow *self, GoujiFindingItem *item)
{
  const char *basis = item != NULL ? gouji_finding_item_get_basis (item) : NULL;

  let_go (self);
  if (item == NULL)
    return;

  self->item = g_object_ref (item);
  self->follower = g_signal_connect (item, "remedies-changed", G_CALLBACK (remedies_changed_cb), self);
  self->message_follower =
    g_signal_connect_swapped (item, "notify::message", G_CALLBACK (show_message), self);
  show_severity (self, gouji_finding_item_get_severity (item));
  show_message (self);
  show_links (self, gouji_finding_item_get_cells (item));
  if (basis != NULL)
    add_remark (self, basis);
  show_excuse (self);
  show_remedies (self);
}
