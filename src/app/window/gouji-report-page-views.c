/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/gouji-report-page-private.h"

#include "preview/gouji-preview.h"

/* -- views: form, charts, preview -- */

/* A narrow window has no room for the panes of the form beside each other: each is a view of its own there.
 */
static gboolean
is_pane_of_form (const char *name)
{
  return g_str_equal (name, "document") || g_str_equal (name, "form") || g_str_equal (name, "checks");
}

static gboolean
has_view (GoujiReportPage *self, const char *name)
{
  GtkWidget *child = adw_view_stack_get_child_by_name (self->views, name);

  return child != NULL && adw_view_stack_page_get_visible (adw_view_stack_get_page (self->views, child));
}

static GtkWidget *
create_preview (GoujiReportPage *self)
{
  GtkWidget *preview = gouji_preview_new ();

  g_object_bind_property (self, "narrow", preview, "narrow", G_BINDING_SYNC_CREATE);
  return preview;
}

/* A view is made when it is first shown, so that a window which only shows the form does not wait for it. */
static GtkWidget *
get_preview (GoujiReportPage *self)
{
  if (adw_bin_get_child (self->preview_bin) == NULL &&
      g_str_equal (gouji_report_page_get_view (self), "preview"))
    adw_bin_set_child (self->preview_bin, create_preview (self));

  return adw_bin_get_child (self->preview_bin);
}

/* Gives the preview, once it is made, the report that is shown. */
void
gouji_report_page_fill_preview (GoujiReportPage *self)
{
  GtkWidget *preview = get_preview (self);

  if (preview != NULL)
    gouji_preview_set_report (GOUJI_PREVIEW (preview), self->report);
}

static void
show_steps (GoujiReportPage *self)
{
  gboolean beside = !self->narrow && g_str_equal (gouji_report_page_get_view (self), "form");

  gtk_widget_set_visible (self->list_button, beside);
}

/* Both stacks show the same view, so that a window that becomes narrow or wide does not lose it. */
static void
views_switched_cb (GoujiReportPage *self)
{
  const char *view = adw_view_stack_get_visible_child_name (self->views);
  const char *pane = adw_view_stack_get_visible_child_name (self->panes);

  if (!g_str_equal (view, is_pane_of_form (pane) ? "form" : pane))
    adw_view_stack_set_visible_child_name (self->panes, view);
  gouji_report_page_fill_charts (self);
  gouji_report_page_fill_preview (self);
  show_steps (self);
  gouji_report_page_show_bars (self);
  gouji_report_page_notify_view (self);
}

static void
panes_switched_cb (GoujiReportPage *self)
{
  const char *pane = adw_view_stack_get_visible_child_name (self->panes);

  adw_view_stack_set_visible_child_name (self->views, is_pane_of_form (pane) ? "form" : pane);
}

/**
 * gouji_report_page_get_view:
 * @self: the page
 *
 * Returns: what it shows of its report: `form`, `charts` or `preview`
 */
const char *
gouji_report_page_get_view (GoujiReportPage *self)
{
  return adw_view_stack_get_visible_child_name (self->views);
}

/**
 * gouji_report_page_set_view:
 * @self: the page
 * @name: `form`, `charts` or `preview`; another does nothing
 */
void
gouji_report_page_set_view (GoujiReportPage *self, const char *name)
{
  if (has_view (self, name))
    adw_view_stack_set_visible_child_name (self->views, name);
}

/**
 * gouji_report_page_focus_view:
 * @self: the page
 *
 * Brings the keys to what is shown.
 */
void
gouji_report_page_focus_view (GoujiReportPage *self)
{
  const char *view = gouji_report_page_get_view (self);
  GtkWidget *child;

  if (g_str_equal (view, "preview"))
    child = get_preview (self);
  else if (g_str_equal (view, "charts"))
    child = adw_bin_get_child (self->charts_bin);
  else
    child = adw_view_stack_get_visible_child (self->narrow ? self->panes : self->views);

  if (gtk_widget_get_focus_child (child) == NULL && !gtk_widget_grab_focus (child))
    gtk_widget_child_focus (child, GTK_DIR_TAB_FORWARD);
}

/**
 * gouji_report_page_show_pane:
 * @self: the page
 * @name: `document`, `form` or `checks`
 *
 * Brings a pane to the front; where all are in sight, only the list of problems may have to be shown.
 */
void
gouji_report_page_show_pane (GoujiReportPage *self, const char *name)
{
  gouji_report_page_set_view (self, "form");
  if (self->narrow)
    adw_view_stack_set_visible_child_name (self->panes, name);
  else if (g_str_equal (name, "checks"))
    g_object_set (self, "checks-shown", TRUE, NULL);
}

/**
 * gouji_report_page_focus_pane:
 * @self: the page
 * @name: `document` or `form`
 *
 * Brings a pane to the front, and the keys to it.
 */
void
gouji_report_page_focus_pane (GoujiReportPage *self, const char *name)
{
  GtkWidget *pane =
    g_str_equal (name, "document") ? GTK_WIDGET (self->document_pane) : GTK_WIDGET (self->form_pane);

  gouji_report_page_show_pane (self, name);
  if (gtk_widget_get_focus_child (pane) == NULL)
    gtk_widget_child_focus (pane, GTK_DIR_TAB_FORWARD);
}

/* Beside the panes, an empty list of problems would only take their room, and so would it beside a question.
 */
void
gouji_report_page_show_layout (GoujiReportPage *self)
{
  gboolean any = self->report != NULL && gouji_open_report_get_findings (self->report)->len > 0;

  gouji_report_page_show_bars (self);
  gtk_widget_set_visible (GTK_WIDGET (self->checks),
                          self->narrow || (self->checks_shown && any && !self->reviewing));
  adw_multi_layout_view_set_layout_name (self->layouts, self->narrow ? "narrow" : "wide");
  show_steps (self);
}

/* -- dividers between the panes -- */

static gboolean
is_placed (GtkPaned *paned)
{
  gboolean set;

  g_object_get (paned, "position-set", &set, NULL);
  return set;
}

/* A paned keeps pixels; what a user chose is a share of whatever room there is. */
static int
get_room (GtkPaned *paned)
{
  GtkOrientation orientation = gtk_orientable_get_orientation (GTK_ORIENTABLE (paned));

  return gtk_widget_get_size (GTK_WIDGET (paned), orientation);
}

static void
place_divider (GtkPaned *paned, double share)
{
  int room = get_room (paned);

  if (room > 0 && !is_placed (paned))
    gtk_paned_set_position (paned, (int) (room * share));
}

static void
panes_room_cb (GtkPaned *paned, GParamSpec *pspec, GoujiReportPage *self)
{
  place_divider (paned, g_settings_get_double (self->settings, "document-share"));
}

static void
checks_room_cb (GtkPaned *paned, GParamSpec *pspec, GoujiReportPage *self)
{
  place_divider (paned, 1 - g_settings_get_double (self->settings, "checks-share"));
}

static void
remember_divider (GoujiReportPage *self, GtkPaned *paned, const char *key, gboolean of_end)
{
  int room = get_room (paned);
  double share;

  if (!is_placed (paned) || room <= 0)
    return;

  share = CLAMP ((double) gtk_paned_get_position (paned) / room, 0.1, 0.9);
  g_settings_set_double (self->settings, key, of_end ? 1 - share : share);
}

/**
 * gouji_report_page_remember:
 * @self: the page
 *
 * Writes down how the room is shared, for the next window.
 */
void
gouji_report_page_remember (GoujiReportPage *self)
{
  remember_divider (self, self->panes_paned, "document-share", FALSE);
  if (self->checks_shown)
    remember_divider (self, self->checks_paned, "checks-share", TRUE);
}

void
gouji_report_page_init_views (GoujiReportPage *self)
{
  adw_view_stack_set_visible_child_name (self->views, "form");
  adw_view_stack_set_visible_child_name (self->panes, "form");
  g_signal_connect_swapped (self->views, "notify::visible-child", G_CALLBACK (views_switched_cb), self);
  g_signal_connect_swapped (self->panes, "notify::visible-child", G_CALLBACK (panes_switched_cb), self);
  g_signal_connect (self->panes_paned, "notify::max-position", G_CALLBACK (panes_room_cb), self);
  g_signal_connect (self->checks_paned, "notify::max-position", G_CALLBACK (checks_room_cb), self);
}
