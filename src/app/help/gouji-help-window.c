/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "help/gouji-help-window.h"

#include <glib/gi18n.h>

#include "help/gouji-help-blocks.h"

#define FIRST_PAGE "index"

struct _GoujiHelpWindow {
  AdwWindow parent_instance;

  GoujiHelpBook *book;
  AdwNavigationView *pages;
};

G_DEFINE_FINAL_TYPE (GoujiHelpWindow, gouji_help_window, ADW_TYPE_WINDOW)

static GtkWidget *
find_named (GtkWidget *widget, const char *name)
{
  GtkWidget *found = g_strcmp0 (gtk_widget_get_name (widget), name) == 0 ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_named (child, name);

  return found;
}

/* Scrolls once the page has its size. */
static gboolean
scroll_cb (gpointer user_data)
{
  GtkWidget *section = user_data;
  GtkWidget *viewport = gtk_widget_get_ancestor (section, GTK_TYPE_VIEWPORT);
  graphene_point_t point;

  if (viewport != NULL && gtk_widget_get_mapped (section) &&
      gtk_widget_compute_point (section, gtk_widget_get_first_child (viewport), &GRAPHENE_POINT_INIT (0, 0),
                                &point))
    gtk_adjustment_set_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (viewport)), point.y);

  return G_SOURCE_REMOVE;
}

static void
scroll_to (AdwNavigationPage *page, const char *id)
{
  GtkWidget *section = id != NULL ? find_named (GTK_WIDGET (page), id) : NULL;

  if (section != NULL)
    g_timeout_add_full (G_PRIORITY_DEFAULT_IDLE, 100, scroll_cb, g_object_ref (section), g_object_unref);
}

static GtkWidget *
create_index_button (void)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("go-home-symbolic");

  gtk_widget_set_tooltip_text (button, _ ("All of Help"));
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), "help.show::" FIRST_PAGE);

  return button;
}

static AdwNavigationPage *
create_page (GoujiHelpWindow *self, const char *id, GtkWidget *child, const char *title)
{
  GtkWidget *toolbars = adw_toolbar_view_new ();
  GtkWidget *header = adw_header_bar_new ();
  AdwNavigationPage *page;

  if (!g_str_equal (id, FIRST_PAGE))
    adw_header_bar_pack_end (ADW_HEADER_BAR (header), create_index_button ());
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (toolbars), header);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (toolbars), child);
  page = adw_navigation_page_new (toolbars, title);

  return page;
}

static AdwNavigationPage *
create_page_for (GoujiHelpWindow *self, const char *id, const GoujiHelpNode *content)
{
  g_autofree char *title = gouji_help_node_read (content, "title");
  GtkWidget *blocks = gouji_help_blocks_new (self->book, content);
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_widget_set_margin_top (blocks, 24);
  gtk_widget_set_margin_bottom (blocks, 36);
  gtk_widget_set_margin_start (blocks, 18);
  gtk_widget_set_margin_end (blocks, 18);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 720);
  adw_clamp_set_child (ADW_CLAMP (clamp), blocks);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  /* A picture would give up all of its height. */
  gtk_scrollable_set_vscroll_policy (
    GTK_SCROLLABLE (gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (scroller))), GTK_SCROLL_NATURAL);
  /* So that its keys scroll, whatever the page has to be focused. */
  gtk_widget_set_focusable (scroller, TRUE);

  return create_page (self, id, scroller, title);
}

static AdwNavigationPage *
create_missing (GoujiHelpWindow *self)
{
  GtkWidget *status = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (status), "help-browser-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (status), _ ("No Help"));
  adw_status_page_set_description (ADW_STATUS_PAGE (status),
                                   _ ("The pages of help are missing. Install Gouji again."));

  return create_page (self, FIRST_PAGE, status, _ ("Help"));
}

/* A page that is not there is the first one. */
static AdwNavigationPage *
make (GoujiHelpWindow *self, const char *xref)
{
  const char *sign = strchr (xref, '#');
  g_autofree char *name = sign != NULL ? g_strndup (xref, (gsize) (sign - xref)) : g_strdup (xref);
  const GoujiHelpNode *content = gouji_help_book_get_page (self->book, name);
  const char *id = content != NULL ? name : FIRST_PAGE;
  AdwNavigationPage *page;

  if (content == NULL)
    content = gouji_help_book_get_page (self->book, FIRST_PAGE);
  if (content == NULL)
    return create_missing (self);

  page = create_page_for (self, id, content);
  scroll_to (page, sign != NULL ? sign + 1 : NULL);
  return page;
}

/* The first page lies below whatever is shown: Back leads to it. */
static void
start_with (GoujiHelpWindow *self, const char *xref)
{
  AdwNavigationPage *pages[] = { make (self, FIRST_PAGE), NULL };
  guint n = 1;

  if (!g_str_equal (xref, FIRST_PAGE))
    pages[n++] = make (self, xref);
  adw_navigation_view_replace (self->pages, pages, (int) n);
}

static void
show_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GoujiHelpWindow *self = GOUJI_HELP_WINDOW (widget);
  const char *xref = g_variant_get_string (parameter, NULL);

  if (g_str_equal (xref, FIRST_PAGE))
    start_with (self, xref);
  else
    adw_navigation_view_push (self->pages, make (self, xref));
}

static void
gouji_help_window_dispose (GObject *object)
{
  GoujiHelpWindow *self = GOUJI_HELP_WINDOW (object);

  g_clear_object (&self->book);

  G_OBJECT_CLASS (gouji_help_window_parent_class)->dispose (object);
}

static void
gouji_help_window_class_init (GoujiHelpWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gouji_help_window_dispose;

  gtk_widget_class_install_action (widget_class, "help.show", "s", show_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, GDK_CONTROL_MASK, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
gouji_help_window_init (GoujiHelpWindow *self)
{
  self->pages = ADW_NAVIGATION_VIEW (adw_navigation_view_new ());
  adw_window_set_content (ADW_WINDOW (self), GTK_WIDGET (self->pages));
  gtk_window_set_title (GTK_WINDOW (self), _ ("Help of Gouji"));
  gtk_window_set_default_size (GTK_WINDOW (self), 760, 720);
  gtk_widget_set_size_request (GTK_WIDGET (self), 360, 294);
}

GoujiHelpWindow *
gouji_help_window_new (GoujiHelpBook *book)
{
  GoujiHelpWindow *self = g_object_new (GOUJI_TYPE_HELP_WINDOW, NULL);

  self->book = g_object_ref (book);
  return self;
}

/**
 * gouji_help_window_show:
 * @xref: a page, or `PAGE#SECTION`
 *
 * Shows a page, on top of the other windows.
 */
void
gouji_help_window_show (GoujiHelpWindow *self, const char *xref)
{
  g_return_if_fail (GOUJI_IS_HELP_WINDOW (self));
  g_return_if_fail (xref != NULL);

  start_with (self, xref);
  gtk_window_present (GTK_WINDOW (self));
}
