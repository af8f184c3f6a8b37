/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "form-pane/gouji-page-switcher.h"

#include <glib/gi18n.h>

#include "words/gouji-form-words.h"

struct _GoujiPageSwitcher {
  GtkWidget parent_instance;

  GtkWidget *previous;
  GtkWidget *titles;
  GtkWidget *next;
  guint page;
  guint n_pages;
};

enum {
  PROP_0,
  PROP_PAGE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (GoujiPageSwitcher, gouji_page_switcher, GTK_TYPE_WIDGET)

static void
previous_cb (GoujiPageSwitcher *self)
{
  if (self->page > 0)
    gouji_page_switcher_set_page (self, self->page - 1);
}

static void
next_cb (GoujiPageSwitcher *self)
{
  gouji_page_switcher_set_page (self, self->page + 1);
}

static void
selected_cb (GoujiPageSwitcher *self)
{
  const guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->titles));

  if (selected != GTK_INVALID_LIST_POSITION)
    gouji_page_switcher_set_page (self, selected);
}

static void
setup_title_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  g_autoptr (PangoAttrList) attributes = gouji_form_words_attributes ();
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_attributes (GTK_LABEL (label), attributes);
  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_list_item_set_child (item, label);
}

static void
bind_title_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)),
                       gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

static GtkWidget *
create_titles (const char *const *titles)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  GtkWidget *drop_down = gtk_drop_down_new (G_LIST_MODEL (gtk_string_list_new (titles)), NULL);

  g_signal_connect (factory, "setup", G_CALLBACK (setup_title_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_title_cb), NULL);
  gtk_drop_down_set_factory (GTK_DROP_DOWN (drop_down), factory);
  gtk_widget_set_hexpand (drop_down, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  /* Translators: a list that chooses which columns of a table are shown in a
                                   * narrow window */
                                  _ ("Columns shown"), -1);
  return drop_down;
}

static GtkWidget *
create_button (const char *icon, const char *label)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return button;
}

static void
gouji_page_switcher_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id) {
  case PROP_PAGE:
    g_value_set_uint (value, GOUJI_PAGE_SWITCHER (object)->page);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
gouji_page_switcher_dispose (GObject *object)
{
  GoujiPageSwitcher *self = GOUJI_PAGE_SWITCHER (object);

  g_clear_pointer (&self->previous, gtk_widget_unparent);
  g_clear_pointer (&self->titles, gtk_widget_unparent);
  g_clear_pointer (&self->next, gtk_widget_unparent);

  G_OBJECT_CLASS (gouji_page_switcher_parent_class)->dispose (object);
}

static void
gouji_page_switcher_class_init (GoujiPageSwitcherClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = gouji_page_switcher_get_property;
  object_class->dispose = gouji_page_switcher_dispose;

  properties[PROP_PAGE] =
    g_param_spec_uint ("page", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
gouji_page_switcher_init (GoujiPageSwitcher *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "linked");
}

/**
 * gouji_page_switcher_new:
 * @titles: (array zero-terminated=1): what each page is called
 */
GtkWidget *
gouji_page_switcher_new (const char *const *titles)
{
  GoujiPageSwitcher *self = g_object_new (GOUJI_TYPE_PAGE_SWITCHER, NULL);

  self->n_pages = g_strv_length ((GStrv) titles);
  self->previous = create_button ("go-previous-symbolic", _ ("Previous Columns"));
  self->titles = create_titles (titles);
  self->next = create_button ("go-next-symbolic", _ ("Next Columns"));
  gtk_widget_set_parent (self->previous, GTK_WIDGET (self));
  gtk_widget_set_parent (self->titles, GTK_WIDGET (self));
  gtk_widget_set_parent (self->next, GTK_WIDGET (self));
  gtk_widget_set_sensitive (self->previous, FALSE);

  g_signal_connect_swapped (self->previous, "clicked", G_CALLBACK (previous_cb), self);
  g_signal_connect_swapped (self->next, "clicked", G_CALLBACK (next_cb), self);
  g_signal_connect_swapped (self->titles, "notify::selected", G_CALLBACK (selected_cb), self);
  return GTK_WIDGET (self);
}

guint
gouji_page_switcher_get_page (GoujiPageSwitcher *self)
{
  g_return_val_if_fail (GOUJI_IS_PAGE_SWITCHER (self), 0);

  return self->page;
}

void
gouji_page_switcher_set_page (GoujiPageSwitcher *self, guint page)
{
  g_return_if_fail (GOUJI_IS_PAGE_SWITCHER (self));

  if (page == self->page || page >= self->n_pages)
    return;

  self->page = page;
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->titles), page);
  gtk_widget_set_sensitive (self->previous, page > 0);
  gtk_widget_set_sensitive (self->next, page + 1 < self->n_pages);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAGE]);
}
