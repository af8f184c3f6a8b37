/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "preview/gouji-preview.h"

#include <glib/gi18n.h>
#include <math.h>
#include <stdlib.h>

#include "preview/gouji-page-set.h"
#include "pages/gouji-pages-view.h"
#include "preview/gouji-preview-words.h"
#include "session/gouji-layouts.h"

#define RESOURCES "/io/github/gouji/Gouji/preview/"
/* Milliseconds without an edit before the pages are laid out anew. */
#define REST 200

struct _GoujiPreview {
  AdwBin parent_instance;

  GtkLabel *page_before;
  GtkEditable *page_entry;
  GtkLabel *page_after;
  GtkMenuButton *zoom_button;
  GtkDropDown *layouts;
  GtkWidget *notes_bar;
  GtkLabel *notes;
  GtkLabel *details;
  GtkStack *stack;
  GtkWidget *spinner;
  AdwStatusPage *failure;
  GoujiPagesView *view;

  GSettings *settings;
  GoujiOpenReport *report;
  GoujiPageSet *set;
  GCancellable *cancellable; /* of the pages that are being laid out */
  char *zoom;
  guint rest_source;
  guint toolbar_source;
  gboolean stale;
  gboolean narrow;
};

enum {
  PROP_0,
  PROP_NARROW,
  PROP_ZOOM,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (GoujiPreview, gouji_preview, ADW_TYPE_BIN)

/* -- tool bar and notes -- */

static void
show_page_number (GoujiPreview *self)
{
  g_autofree char *number = g_strdup_printf ("%u", gouji_pages_view_get_page (self->view) + 1);

  gboolean typing = gtk_widget_get_focus_child (GTK_WIDGET (self->page_entry)) != NULL;

  if (!typing || *gtk_editable_get_text (self->page_entry) == '\0')
    gtk_editable_set_text (self->page_entry, number);
}

static gboolean
show_toolbar (gpointer data)
{
  GoujiPreview *self = data;
  guint n_pages = self->set ? gouji_page_set_get_n_pages (self->set) : 0;
  /* Translators: stands behind the field with a page's number: “of 6” */
  g_autofree char *after = g_strdup_printf (ngettext ("of %u", "of %u", n_pages), n_pages);
  g_autofree char *zoom = g_strdup_printf ("%.0f %%", round (100 * gouji_pages_view_get_zoom (self->view)));

  self->toolbar_source = 0;
  gtk_label_set_label (self->page_after, after);
  gtk_menu_button_set_label (self->zoom_button, zoom);
  show_page_number (self);

  return G_SOURCE_REMOVE;
}

/* Not at once: the view is being given its size when it tells this, and the tool bar must not change its own
 * then. */
static void
queue_toolbar (GoujiPreview *self)
{
  if (self->toolbar_source == 0)
    self->toolbar_source = g_idle_add (show_toolbar, self);
}

static void
show_notes (GoujiPreview *self)
{
  GoujiPreviewFaults faults = { 0 };
  g_autofree char *summary = NULL;
  g_autofree char *details = NULL;

  if (self->report != NULL)
    faults.n_errors = gouji_open_report_count_findings (self->report, GOUJI_SEVERITY_ERROR);
  if (self->set != NULL) {
    faults.n_unsure = gouji_page_set_get_n_unsure (self->set);
    faults.substitutions = gouji_page_set_get_substitutions (self->set);
    faults.missing_glyphs = gouji_page_set_get_missing_glyphs (self->set);
  }

  summary = gouji_preview_words_summarise (&faults);
  details = gouji_preview_words_explain (&faults);
  gtk_widget_set_visible (self->notes_bar, summary != NULL);
  gtk_label_set_label (self->notes, summary ? summary : "");
  gtk_label_set_label (self->details, details);
}

/* -- pages -- */

static void
show_failure (GoujiPreview *self, const GError *error)
{
  g_autofree char *sentence = NULL;

  /* Translators: a message of the system, seldom in the reader's language */
  sentence = g_strdup_printf (_ ("The system says: %s"), error ? error->message : "");
  adw_status_page_set_description (self->failure, sentence);
  gtk_widget_set_visible (self->spinner, FALSE);
  gtk_stack_set_visible_child_name (self->stack, "failed");
}

static void
take_pages (GoujiPreview *self, GoujiPageSet *set)
{
  gouji_pages_view_set_pages (self->view, GOUJI_PAGE_SOURCE (set));
  g_clear_object (&self->set);
  self->set = set;
  gtk_stack_set_visible_child_name (self->stack, "pages");
  gtk_widget_set_visible (self->spinner, set == NULL && self->report != NULL);
  show_notes (self);
  queue_toolbar (self);
}

static void
laid_out_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GoujiPreview) self = user_data;
  g_autoptr (GError) error = NULL;
  GoujiPageSet *set = gouji_page_set_new_finish (result, &error);

  /* An edit or the end of the window came in between. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->cancellable);
  take_pages (self, set);
  if (set == NULL)
    show_failure (self, error);
}

static void
stop_laying_out (GoujiPreview *self)
{
  g_clear_handle_id (&self->rest_source, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
lay_out (GoujiPreview *self)
{
  g_autoptr (GoujiPaper) paper = NULL;
  g_autoptr (GError) error = NULL;
  GoujiPaperLayout *layout = gouji_layouts_find_remembered (self->report, self->settings, &error);

  stop_laying_out (self);
  self->stale = FALSE;
  if (layout == NULL) {
    show_failure (self, error);
    return;
  }

  paper = gouji_paper_new (gouji_open_report_get_report (self->report));
  self->cancellable = g_cancellable_new ();
  gouji_page_set_new_async (paper, layout, self->cancellable, laid_out_cb, g_object_ref (self));
}

static gboolean
rested_cb (gpointer data)
{
  GoujiPreview *self = data;

  self->rest_source = 0;
  lay_out (self);

  return G_SOURCE_REMOVE;
}

/* What is not in sight is laid out when it comes into sight. The first pages come at once, others when typing
 * rests; until then the old ones stay. */
static void
queue_pages (GoujiPreview *self)
{
  self->stale = TRUE;
  if (self->report == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  if (self->set == NULL && self->cancellable == NULL) {
    lay_out (self);
    return;
  }
  g_clear_handle_id (&self->rest_source, g_source_remove);
  self->rest_source = g_timeout_add (REST, rested_cb, self);
}

static void
checked_cb (GoujiPreview *self)
{
  show_notes (self);
  queue_pages (self);
}

/* -- layouts -- */

static void
layout_selected_cb (GoujiPreview *self)
{
  gouji_layouts_remember (gouji_layouts_get (self->report), self->settings,
                          gtk_drop_down_get_selected (self->layouts));
}

static void
show_layouts (GoujiPreview *self)
{
  guint selected;
  g_autoptr (GtkStringList) titles =
    gouji_layouts_list_titles (gouji_layouts_get (self->report), self->settings, &selected);

  g_signal_handlers_block_by_func (self->layouts, layout_selected_cb, self);
  gtk_drop_down_set_model (self->layouts, G_LIST_MODEL (titles));
  gtk_drop_down_set_selected (self->layouts, selected);
  g_signal_handlers_unblock_by_func (self->layouts, layout_selected_cb, self);
}

static void
setup_layout_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_list_item_set_child (item, label);
}

static void
bind_layout_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)),
                       gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

/* A title may be cut off, so that large text has room in a narrow window. */
static void
set_up_layouts (GoujiPreview *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_layout_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_layout_cb), NULL);
  gtk_drop_down_set_factory (self->layouts, factory);
  g_signal_connect_swapped (self->layouts, "notify::selected", G_CALLBACK (layout_selected_cb), self);
}

static void
layout_changed_cb (GoujiPreview *self)
{
  show_layouts (self);
  queue_pages (self);
}

/* -- zoom -- */

static void
apply_zoom (GoujiPreview *self)
{
  double percent = strtod (self->zoom, NULL);

  if (g_str_equal (self->zoom, "width"))
    gouji_pages_view_set_fit (self->view, GOUJI_PAGES_FIT_WIDTH, 1);
  else if (g_str_equal (self->zoom, "page"))
    gouji_pages_view_set_fit (self->view, GOUJI_PAGES_FIT_PAGE, 1);
  else if (percent > 0)
    gouji_pages_view_set_fit (self->view, GOUJI_PAGES_FIT_NONE, percent / 100);
  else
    gouji_pages_view_set_fit (self->view, GOUJI_PAGES_FIT_NORMAL, 1);
}

static void
zoom_chosen_cb (GoujiPreview *self)
{
  g_autofree char *zoom = g_strdup_printf ("%.0f", round (100 * gouji_pages_view_get_zoom (self->view)));

  if (g_set_str (&self->zoom, zoom))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ZOOM]);
}

static void
zoom_in_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  gouji_pages_view_step_zoom (GOUJI_PREVIEW (widget)->view, 1);
}

static void
zoom_out_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  gouji_pages_view_step_zoom (GOUJI_PREVIEW (widget)->view, -1);
}

static void
go_to_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  guint page = g_variant_get_uint32 (parameter);

  gouji_pages_view_go_to (GOUJI_PREVIEW (widget)->view, MAX (page, 1) - 1);
}

static void
page_entered_cb (GtkEntry *entry, GoujiPreview *self)
{
  guint64 page;

  if (g_ascii_string_to_unsigned (gtk_editable_get_text (self->page_entry), 10, 1, G_MAXUINT32, &page, NULL))
    gtk_widget_activate_action (GTK_WIDGET (self), "preview.go-to", "u", (guint) page);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  queue_toolbar (self);
}

/* -- the widget -- */

static void
gouji_preview_map (GtkWidget *widget)
{
  GoujiPreview *self = GOUJI_PREVIEW (widget);

  GTK_WIDGET_CLASS (gouji_preview_parent_class)->map (widget);
  if (self->stale)
    queue_pages (self);
}

static gboolean
gouji_preview_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (GOUJI_PREVIEW (widget)->view));
}

static void
gouji_preview_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id) {
  case PROP_NARROW:
    g_value_set_boolean (value, GOUJI_PREVIEW (object)->narrow);
    break;
  case PROP_ZOOM:
    g_value_set_string (value, GOUJI_PREVIEW (object)->zoom);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
gouji_preview_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  GoujiPreview *self = GOUJI_PREVIEW (object);

  switch (prop_id) {
  case PROP_NARROW:
    self->narrow = g_value_get_boolean (value);
    break;
  case PROP_ZOOM:
    g_set_str (&self->zoom, g_value_get_string (value));
    apply_zoom (self);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
gouji_preview_dispose (GObject *object)
{
  GoujiPreview *self = GOUJI_PREVIEW (object);

  if (self->view != NULL)
    gouji_preview_set_report (self, NULL);
  g_clear_handle_id (&self->toolbar_source, g_source_remove);
  if (self->settings != NULL)
    g_signal_handlers_disconnect_by_data (self->settings, self);
  g_clear_object (&self->settings);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), GOUJI_TYPE_PREVIEW);

  G_OBJECT_CLASS (gouji_preview_parent_class)->dispose (object);
}

static void
gouji_preview_finalize (GObject *object)
{
  g_free (GOUJI_PREVIEW (object)->zoom);

  G_OBJECT_CLASS (gouji_preview_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (GOUJI_TYPE_PAGES_VIEW);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCES "gouji-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, GoujiPreview, page_before);
  gtk_widget_class_bind_template_child (widget_class, GoujiPreview, page_entry);
  gtk_widget_class_bind_template_child (widget_class, GoujiPreview, page_after);
  gtk_widget_class_bind_template_child (widget_class, GoujiPreview, zoom_button);
  gtk_widget_class_bind_template_child (widget_class, GoujiPreview, layouts);
  gtk_widget_class_bind_template_child (widget_class, GoujiPreview, notes_bar);
  gtk_widget_class_bind_template_child (widget_class, GoujiPreview, notes);
  gtk_widget_class_bind_template_child (widget_class, GoujiPreview, details);
  gtk_widget_class_bind_template_child (widget_class, GoujiPreview, stack);
  gtk_widget_class_bind_template_child (widget_class, GoujiPreview, spinner);
  gtk_widget_class_bind_template_child (widget_class, GoujiPreview, failure);
  gtk_widget_class_bind_template_child (widget_class, GoujiPreview, view);
}

static void
gouji_preview_class_init (GoujiPreviewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = gouji_preview_get_property;
  object_class->set_property = gouji_preview_set_property;
  object_class->dispose = gouji_preview_dispose;
  object_class->finalize = gouji_preview_finalize;
  widget_class->map = gouji_preview_map;
  widget_class->grab_focus = gouji_preview_grab_focus;

  props[PROP_NARROW] =
    g_param_spec_boolean ("narrow", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  /* `normal`, `width`, `page`, or percents. */
  props[PROP_ZOOM] =
    g_param_spec_string ("zoom", NULL, NULL, "normal", G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  bind_template (widget_class);
  gtk_widget_class_install_property_action (widget_class, "preview.zoom", "zoom");
  gtk_widget_class_install_action (widget_class, "preview.zoom-in", NULL, zoom_in_action);
  gtk_widget_class_install_action (widget_class, "preview.zoom-out", NULL, zoom_out_action);
  gtk_widget_class_install_action (widget_class, "preview.go-to", "u", go_to_action);
}

/* Wherever the focus is, as long as the preview is in sight. */
static void
add_keys (GoujiPreview *self)
{
  static const struct {
    const char *keys;
    const char *action;
  } bindings[] = {
    { "<Control>plus", "preview.zoom-in" },         { "<Control>equal", "preview.zoom-in" },
    { "<Control>KP_Add", "preview.zoom-in" },       { "<Control>minus", "preview.zoom-out" },
    { "<Control>KP_Subtract", "preview.zoom-out" },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (controller), GTK_SHORTCUT_SCOPE_GLOBAL);
  for (guint i = 0; i < G_N_ELEMENTS (bindings); i++)
    gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string (bindings[i].keys),
                        gtk_named_action_new (bindings[i].action)));
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (controller),
    gtk_shortcut_new_with_arguments (gtk_shortcut_trigger_parse_string ("<Control>0|<Control>KP_0"),
                                     gtk_named_action_new ("preview.zoom"), "s", "normal"));
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static void
gouji_preview_init (GoujiPreview *self)
{
  self->zoom = g_strdup ("normal"); /* The template's menu asks for it. */
  gtk_widget_init_template (GTK_WIDGET (self));

  self->settings = g_settings_new (GOUJI_SETTINGS);
  /* Translators: stands before the field with a page's number: “Page” */
  gtk_label_set_label (self->page_before, C_ ("before a page's number", "Page"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Preview"), -1);

  set_up_layouts (self);
  g_signal_connect_swapped (self->settings, "changed::paper-layout", G_CALLBACK (layout_changed_cb), self);
  g_settings_bind (self->settings, "preview-zoom", self, "zoom", G_SETTINGS_BIND_DEFAULT);
  g_signal_connect (self->page_entry, "activate", G_CALLBACK (page_entered_cb), self);
  g_signal_connect_swapped (self->view, "notify::page", G_CALLBACK (queue_toolbar), self);
  g_signal_connect_swapped (self->view, "notify::zoom", G_CALLBACK (queue_toolbar), self);
  g_signal_connect_swapped (self->view, "zoom-chosen", G_CALLBACK (zoom_chosen_cb), self);
  add_keys (self);
}

GtkWidget *
gouji_preview_new (void)
{
  return g_object_new (GOUJI_TYPE_PREVIEW, NULL);
}

/**
 * gouji_preview_set_report:
 * @self: the preview
 * @report: (nullable): the report to show
 */
void
gouji_preview_set_report (GoujiPreview *self, GoujiOpenReport *report)
{
  if (report == self->report)
    return;

  stop_laying_out (self);
  if (self->report != NULL)
    g_signal_handlers_disconnect_by_data (self->report, self);
  g_set_object (&self->report, report);
  take_pages (self, NULL);
  gouji_pages_view_go_to (self->view, 0);
  if (report == NULL)
    return;

  g_signal_connect_swapped (report, "checked", G_CALLBACK (checked_cb), self);
  show_layouts (self);
  queue_pages (self);
}
