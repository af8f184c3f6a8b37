/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/gouji-window.h"

#include <glib/gi18n.h>

#include "window/gouji-window-private.h"

G_DEFINE_FINAL_TYPE (GoujiWindow, gouji_window, ADW_TYPE_APPLICATION_WINDOW)

/* Nobody reads more sentences at once. */
#define MOST_SENTENCES 4

static GoujiReport *
get_content (GoujiWindow *self)
{
  GoujiOpenReport *report = gouji_report_page_get_report (self->page);

  return report ? gouji_open_report_get_report (report) : NULL;
}

void
gouji_window_enable_action (GoujiWindow *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

static void
update_actions (GoujiWindow *self)
{
  GoujiOpenReport *report = gouji_report_page_get_report (self->page);
  GoujiReport *content = get_content (self);
  gboolean any = report != NULL && gouji_check_count_open (gouji_open_report_get_findings (report)) > 0;

  gouji_window_update_save_actions (self);
  gouji_window_update_export_actions (self);
  gouji_window_update_review_actions (self);
  gouji_window_update_checks_actions (self);
  gouji_window_update_correct_actions (self);
  gouji_window_update_register_actions (self);
  gouji_window_update_compile_actions (self);
  gouji_window_update_compare_actions (self);
  gouji_window_update_status_actions (self);
  gouji_window_update_version_actions (self);
  gouji_window_enable_action (self, "undo", content != NULL && gouji_report_can_undo (content));
  gouji_window_enable_action (self, "redo", content != NULL && gouji_report_can_redo (content));
  gouji_window_enable_action (self, "next-finding", any);
  gouji_window_enable_action (self, "previous-finding", any);
  gouji_window_enable_action (self, "show-document", report != NULL);
  gouji_window_enable_action (self, "show-form", report != NULL);
  gouji_window_enable_action (self, "show-view", report != NULL);
  gouji_window_enable_action (self, "show-checks", report != NULL);
  gouji_window_enable_action (self, "find", report != NULL);
  gouji_window_enable_action (self, "show-chart", report != NULL);
  gouji_window_enable_action (self, "show-concepts", report != NULL);
  gouji_window_enable_action (self, "copy-chart", report != NULL);
  gouji_window_enable_action (self, "export-chart-to", report != NULL);
}

static void
update_title (GoujiWindow *self)
{
  GoujiOpenReport *report = gouji_report_page_get_report (self->page);
  g_autofree char *title = report ? gouji_open_report_get_title (report) : NULL;

  gtk_window_set_title (GTK_WINDOW (self), title ? title : _ ("Gouji"));
}

static void
undo_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gouji_report_page_undo (GOUJI_WINDOW (user_data)->page);
}

static void
redo_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gouji_report_page_redo (GOUJI_WINDOW (user_data)->page);
}

static void
next_finding_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GoujiWindow *self = user_data;

  if (!gouji_window_step_difference (self, 1))
    gouji_report_page_step_finding (self->page, 1);
}

static void
previous_finding_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GoujiWindow *self = user_data;

  if (!gouji_window_step_difference (self, -1))
    gouji_report_page_step_finding (self->page, -1);
}

static void
show_document_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gouji_report_page_focus_pane (GOUJI_WINDOW (user_data)->page, "document");
}

static void
show_form_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gouji_report_page_focus_pane (GOUJI_WINDOW (user_data)->page, "form");
}

static void
find_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gouji_report_page_find (GOUJI_WINDOW (user_data)->page);
}

static void
copy_chart_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gouji_report_page_do_with_charts (GOUJI_WINDOW (user_data)->page, "charts.copy", NULL);
}

static void
export_chart_to_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gouji_report_page_do_with_charts (GOUJI_WINDOW (user_data)->page, "charts.export-to", parameter);
}

static void
show_concepts_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gouji_report_page_do_with_charts (GOUJI_WINDOW (user_data)->page, "charts.concepts", parameter);
}

static void
show_chart_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GoujiWindow *self = user_data;

  gouji_report_page_set_view (self->page, "charts");
  gouji_report_page_do_with_charts (self->page, "charts.kind", parameter);
  gouji_report_page_focus_view (self->page);
}

static void
show_view_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GoujiWindow *self = user_data;

  gouji_report_page_set_view (self->page, g_variant_get_string (parameter, NULL));
  gouji_report_page_focus_view (self->page);
}

/* Behind another view, the list of problems is not in sight, whatever the state says. */
static void
show_checks_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GoujiWindow *self = user_data;
  g_autoptr (GVariant) state = g_action_get_state (G_ACTION (action));

  if (!g_str_equal (gouji_report_page_get_view (self->page), "form"))
    gouji_report_page_show_pane (self->page, "checks");
  else
    g_object_set (self->page, "checks-shown", !g_variant_get_boolean (state), NULL);
}

static void
show_states (GoujiWindow *self)
{
  GAction *view = g_action_map_lookup_action (G_ACTION_MAP (self), "show-view");
  GAction *checks = g_action_map_lookup_action (G_ACTION_MAP (self), "show-checks");
  gboolean shown;

  g_object_get (self->page, "checks-shown", &shown, NULL);
  g_simple_action_set_state (G_SIMPLE_ACTION (checks), g_variant_new_boolean (shown));
  g_simple_action_set_state (G_SIMPLE_ACTION (view),
                             g_variant_new_string (gouji_report_page_get_view (self->page)));
}

static void
add_actions (GoujiWindow *self)
{
  static const GActionEntry entries[] = {
    { .name = "undo", .activate = undo_cb },
    { .name = "redo", .activate = redo_cb },
    { .name = "next-finding", .activate = next_finding_cb },
    { .name = "previous-finding", .activate = previous_finding_cb },
    { .name = "show-document", .activate = show_document_cb },
    { .name = "show-form", .activate = show_form_cb },
    { .name = "show-view", .activate = show_view_cb, .parameter_type = "s", .state = "'form'" },
    { .name = "show-checks", .activate = show_checks_cb, .state = "true" },
    { .name = "find", .activate = find_cb },
    { .name = "show-chart", .activate = show_chart_cb, .parameter_type = "s" },
    { .name = "show-concepts", .activate = show_concepts_cb, .parameter_type = "as" },
    { .name = "copy-chart", .activate = copy_chart_cb },
    { .name = "export-chart-to", .activate = export_chart_to_cb, .parameter_type = "s" },
  };
  g_autoptr (GPropertyAction) sidebar = g_property_action_new ("toggle-sidebar", self->split, "show-sidebar");

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (sidebar));
  g_signal_connect_swapped (self->page, "notify::view", G_CALLBACK (show_states), self);
  g_signal_connect_swapped (self->page, "notify::checks-shown", G_CALLBACK (show_states), self);
  show_states (self);
  gouji_window_add_open_actions (self);
  gouji_window_add_save_actions (self);
  gouji_window_add_export_actions (self);
  gouji_window_add_review_actions (self);
  gouji_window_add_checks_actions (self);
  gouji_window_add_correct_actions (self);
  gouji_window_add_register_actions (self);
  gouji_window_add_compile_actions (self);
  gouji_window_add_compare_actions (self);
  gouji_window_add_status_actions (self);
  gouji_window_add_version_actions (self);
  gouji_window_add_reread_actions (self);
  gouji_window_add_reload_actions (self);
}

static void
dismiss_cb (AdwBanner *banner, GoujiWindow *self)
{
  g_clear_pointer (&self->standing, g_free);
  gouji_window_hush (self);
}

/* Behind the text fields, which paste into themselves. */
static void
add_paste_key (GoujiWindow *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (controller),
    gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Control>v"),
                      gtk_shortcut_action_parse_string ("action(win.paste)")));
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static void
report_activated_cb (GoujiSidebar *sidebar, GoujiOpenReport *report, GoujiWindow *self)
{
  gouji_window_show_report (self, report);
}

static void
number_activated_cb (GoujiReportPage *page, GoujiOpenReport *report, guint cell, GoujiWindow *self)
{
  gouji_window_show_report (self, report);
  gouji_report_page_show_cell (self->page, cell);
}

static void
file_activated_cb (GoujiSidebar *sidebar, GFile *file, GoujiWindow *self)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (files, g_object_ref (file));
  gouji_window_open_files (self, files);
}

static void
close_report_cb (GoujiSidebar *sidebar, GoujiOpenReport *report, GoujiWindow *self)
{
  gouji_window_close_report (self, report);
}

/*
 * Shows or hides the sidebar at once. A window that has just opened may still be given its size; collapsing
 * while the sidebar slides in would leave it half way, with the page behind it out of reach. What is not
 * mapped does not slide.
 */
static void
place_sidebar (GoujiWindow *self, gboolean shown)
{
  gtk_widget_set_child_visible (GTK_WIDGET (self->split), FALSE);
  adw_overlay_split_view_set_show_sidebar (self->split, shown);
  gtk_widget_set_child_visible (GTK_WIDGET (self->split), TRUE);
}

/* An empty sidebar would only take room; it comes with the first report. */
static void
show_sidebar_button (GoujiWindow *self)
{
  gboolean empty = gouji_sidebar_is_empty (self->sidebar);

  gtk_widget_set_visible (self->sidebar_button, !empty);
  if (empty)
    adw_overlay_split_view_set_show_sidebar (self->split, FALSE);
}

/* The report that was shown may have been closed here or in another window: its neighbour takes its place. */
static void
reports_changed_cb (GListModel *session, guint position, guint removed, guint added, GoujiWindow *self)
{
  GoujiOpenReport *shown = gouji_report_page_get_report (self->page);
  guint n = gouji_session_get_n_reports (self->session);

  for (guint i = 0; i < n && shown != NULL; i++) {
    if (gouji_session_get_report (self->session, i) == shown)
      return;
  }

  if (shown != NULL)
    gouji_window_show_report (self,
                              n > 0 ? gouji_session_get_report (self->session, MIN (position, n - 1)) : NULL);
  show_sidebar_button (self);
}

static void
remember (GoujiWindow *self)
{
  int width;
  int height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set_int (self->settings, "window-width", width);
  g_settings_set_int (self->settings, "window-height", height);
  g_settings_set_boolean (self->settings, "window-maximized", gtk_window_is_maximized (GTK_WINDOW (self)));
  if (!adw_overlay_split_view_get_collapsed (self->split) && !gouji_sidebar_is_empty (self->sidebar))
    g_settings_set_boolean (self->settings, "sidebar-shown",
                            adw_overlay_split_view_get_show_sidebar (self->split));
  gouji_report_page_remember (self->page);
}

static gboolean
gouji_window_close_request (GtkWindow *window)
{
  GoujiWindow *self = GOUJI_WINDOW (window);

  if (!self->closing && gouji_window_is_last (self) && gouji_window_ask_before_closing (self))
    return GDK_EVENT_STOP;

  remember (self);

  return GTK_WINDOW_CLASS (gouji_window_parent_class)->close_request (window);
}

static void
gouji_window_dispose (GObject *object)
{
  GoujiWindow *self = GOUJI_WINDOW (object);

  if (self->page != NULL)
    gouji_window_show_report (self, NULL);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  gtk_widget_dispose_template (GTK_WIDGET (object), GOUJI_TYPE_WINDOW);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->standing, g_free);
  g_clear_object (&self->session);
  g_clear_object (&self->recents);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->print_settings);
  g_clear_object (&self->read_before);
  g_clear_object (&self->read_after);

  G_OBJECT_CLASS (gouji_window_parent_class)->dispose (object);
}

static void
gouji_window_class_init (GoujiWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gouji_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = gouji_window_close_request;

  g_type_ensure (GOUJI_TYPE_SIDEBAR);
  g_type_ensure (GOUJI_TYPE_IMPORT_LIST);
  g_type_ensure (GOUJI_TYPE_REPORT_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/gouji/Gouji/window/gouji-window.ui");
  gtk_widget_class_bind_template_child (widget_class, GoujiWindow, start_banner);
  gtk_widget_class_bind_template_child (widget_class, GoujiWindow, split);
  gtk_widget_class_bind_template_child (widget_class, GoujiWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, GoujiWindow, sidebar_button);
  gtk_widget_class_bind_template_child (widget_class, GoujiWindow, imports);
  gtk_widget_class_bind_template_child (widget_class, GoujiWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, GoujiWindow, start_page);
  gtk_widget_class_bind_template_child (widget_class, GoujiWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, GoujiWindow, page);
}

static void
gouji_window_init (GoujiWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->cancellable = g_cancellable_new ();
  adw_status_page_set_icon_name (self->start_page, gtk_window_get_default_icon_name ());
  self->settings = g_settings_new (GOUJI_SETTINGS);
  gtk_window_set_default_size (GTK_WINDOW (self), g_settings_get_int (self->settings, "window-width"),
                               g_settings_get_int (self->settings, "window-height"));
  if (g_settings_get_boolean (self->settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));

  add_actions (self);
  add_paste_key (self);
  gouji_window_accept_drops (self);
  update_actions (self);
  g_signal_connect (self->start_banner, "button-clicked", G_CALLBACK (dismiss_cb), self);
  g_signal_connect (gouji_report_page_get_banner (self->page), "button-clicked", G_CALLBACK (dismiss_cb),
                    self);
  g_object_bind_property (self->start_banner, "title", gouji_report_page_get_banner (self->page), "title",
                          G_BINDING_SYNC_CREATE);
  g_object_bind_property (self->start_banner, "revealed", gouji_report_page_get_banner (self->page),
                          "revealed", G_BINDING_SYNC_CREATE);
  g_signal_connect (self->sidebar, "report-activated", G_CALLBACK (report_activated_cb), self);
  g_signal_connect (self->page, "report-activated", G_CALLBACK (number_activated_cb), self);
  g_signal_connect (self->sidebar, "file-activated", G_CALLBACK (file_activated_cb), self);
  g_signal_connect (self->sidebar, "close-report", G_CALLBACK (close_report_cb), self);
}

/**
 * gouji_window_is_last:
 * @self: a window
 *
 * Returns: whether the program has no other window that shows reports
 */
gboolean
gouji_window_is_last (GoujiWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  for (GList *l = gtk_application_get_windows (application); l != NULL; l = l->next) {
    if (l->data != self && GOUJI_IS_WINDOW (l->data))
      return FALSE;
  }

  return TRUE;
}

/**
 * gouji_window_new:
 * @application: the program
 * @session: the open reports, shared by all windows
 * @recents: the recent files
 *
 * Returns: (transfer none): a window that shows nothing yet; it belongs to GTK
 */
GoujiWindow *
gouji_window_new (GtkApplication *application, GoujiSession *session, GoujiRecents *recents)
{
  GoujiWindow *self = g_object_new (GOUJI_TYPE_WINDOW, "application", application, NULL);

  self->session = g_object_ref (session);
  self->recents = g_object_ref (recents);
  gouji_sidebar_set_lists (self->sidebar, session, recents);
  gouji_report_page_set_session (self->page, session);
  gouji_import_list_set_session (self->imports, session);
  adw_overlay_split_view_set_show_sidebar (self->split,
                                           g_settings_get_boolean (self->settings, "sidebar-shown"));
  show_sidebar_button (self);
  g_signal_connect (session, "items-changed", G_CALLBACK (reports_changed_cb), self);

  return self;
}

/**
 * gouji_window_show_report:
 * @self: a window
 * @report: (nullable): an open report, %NULL for the start page
 */
void
gouji_window_show_report (GoujiWindow *self, GoujiOpenReport *report)
{
  GoujiOpenReport *shown = gouji_report_page_get_report (self->page);
  gboolean first = shown == NULL && report != NULL;

  if (shown != NULL) {
    g_signal_handlers_disconnect_by_data (gouji_open_report_get_report (shown), self);
    g_signal_handlers_disconnect_by_data (shown, self);
  }

  gouji_report_page_set_report (self->page, report);
  gtk_stack_set_visible_child_name (self->stack, report ? "report" : "start");
  if (report != NULL) {
    g_signal_connect_swapped (gouji_open_report_get_report (report), "notify", G_CALLBACK (update_actions),
                              self);
    g_signal_connect_swapped (report, "notify", G_CALLBACK (update_actions), self);
    g_signal_connect_swapped (report, "notify::title", G_CALLBACK (update_title), self);
    gouji_session_set_shown (self->session, report);
  }

  gouji_sidebar_set_shown (self->sidebar, report);
  if (adw_overlay_split_view_get_collapsed (self->split))
    adw_overlay_split_view_set_show_sidebar (self->split, FALSE);
  else if (first)
    place_sidebar (self, g_settings_get_boolean (self->settings, "sidebar-shown"));
  update_actions (self);
  update_title (self);
}

static guint
count_lines (const char *text)
{
  guint n = 1;

  for (; *text != '\0'; text++)
    n += *text == '\n';

  return n;
}

/* The report page's banner is bound to this one: both pages say the same. */
static void
show_sentences (GoujiWindow *self, const char *sentences)
{
  if (sentences != NULL)
    adw_banner_set_title (self->start_banner, sentences);
  adw_banner_set_revealed (self->start_banner, sentences != NULL);
}

/**
 * gouji_window_tell:
 * @self: a window
 * @sentence: what to say
 *
 * Says something that may be read now or later: in a banner, which has room for a whole sentence in the
 * narrowest window. What is still shown stays above it.
 */
void
gouji_window_tell (GoujiWindow *self, const char *sentence)
{
  const char *shown = adw_banner_get_title (self->start_banner);
  g_autofree char *both = NULL;

  if (adw_banner_get_revealed (self->start_banner) && count_lines (shown) < MOST_SENTENCES)
    both = g_strconcat (shown, "\n", sentence, NULL);
  show_sentences (self, both ? both : sentence);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), sentence, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

/**
 * gouji_window_tell_standing:
 * @self: a window
 * @sentences: what to say
 *
 * Says something that holds as long as the window is there: only its reader takes it back.
 */
void
gouji_window_tell_standing (GoujiWindow *self, const char *sentences)
{
  g_autofree char *before = g_steal_pointer (&self->standing);

  self->standing = before != NULL ? g_strconcat (before, "\n", sentences, NULL) : g_strdup (sentences);
  gouji_window_tell (self, sentences);
}

/**
 * gouji_window_hush:
 * @self: a window
 *
 * Takes back what was said: something else was begun.
 */
void
gouji_window_hush (GoujiWindow *self)
{
  show_sentences (self, self->standing);
}
