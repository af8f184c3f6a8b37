/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/gouji-report-page.h"

#include <glib/gi18n.h>

#include "document/gouji-read-terms.h"
#include "session/gouji-session-words.h"
#include "window/gouji-marks.h"
#include "window/gouji-report-page-private.h"
#include "words/gouji-loss-words.h"
#include "words/gouji-words.h"

G_DEFINE_FINAL_TYPE (GoujiReportPage, gouji_report_page, ADW_TYPE_BIN)

enum {
  PROP_0,
  PROP_NARROW,
  PROP_CHECKS_SHOWN,
  PROP_VIEW,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

enum {
  SIGNAL_REPORT_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static GoujiReport *
get_content (GoujiReportPage *self)
{
  return gouji_open_report_get_report (self->report);
}

/* -- title, verdict, banner -- */

static char *
describe_place (GoujiReportPage *self)
{
  GFile *file = gouji_open_report_get_file (self->report);
  g_autofree char *name = NULL;

  if (file == NULL)
    file = gouji_open_report_get_source (self->report);
  if (file != NULL)
    name = gouji_words_for_file (file);
  else if (gouji_report_get_document (get_content (self)) != NULL)
    name = g_strdup (_ ("Pasted text"));
  else
    name = gouji_open_report_describe_origin (self->report);

  if (!gouji_open_report_get_unsaved (self->report))
    return g_steal_pointer (&name);
  /* Translators: below the title of a report: the name of its file */
  return g_strdup_printf (_ ("%s, not saved"), name);
}

/* Where there is no room for all of it, the year must not be what is cut off. */
static void
show_title (GoujiReportPage *self)
{
  const char *mark = gouji_open_report_get_unsaved (self->report) ? "• " : "";
  g_autofree char *title =
    self->narrow ? gouji_words_for_agency (get_content (self)) : gouji_open_report_get_title (self->report);
  g_autofree char *place = self->narrow ? gouji_words_for_year (get_content (self)) : describe_place (self);
  g_autofree char *marked = g_strconcat (mark, title, NULL);

  adw_window_title_set_title (self->title, marked);
  adw_window_title_set_subtitle (self->title, place);
}

static void
add_sentence (GString *text, char *sentence)
{
  if (sentence != NULL && *sentence != '\0') {
    if (text->len > 0)
      g_string_append_c (text, ' ');
    g_string_append (text, sentence);
  }
  g_free (sentence);
}

/* Only what came from a file can be read from it again. */
static gboolean
can_read_again (GoujiReportPage *self)
{
  return self->report != NULL && gouji_open_report_get_file (self->report) == NULL &&
         gouji_open_report_get_source (self->report) != NULL;
}

/* Whatever a clerk should know before relying on what is shown. */
static char *
describe_condition (GoujiReportPage *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  GoujiDocument *document = gouji_report_get_document (get_content (self));
  GPtrArray *notes = document ? gouji_document_get_notes (document) : NULL;

  add_sentence (text, gouji_open_report_get_journal_failure (self->report));
  add_sentence (text, gouji_open_report_get_version_failure (self->report));
  if (gouji_open_report_get_recovered (self->report))
    add_sentence (
      text,
      g_strdup (_ (
        "Gouji ended before this report was saved. Your unsaved changes were brought back: save them now.")));
  if (gouji_report_get_read_only (get_content (self)) && !gouji_open_report_get_foreign (self->report) &&
      gouji_report_get_losses (get_content (self)) == NULL)
    add_sentence (text, g_strdup (_ ("A newer Gouji made this file: it can be read here, but not changed.")));
  for (guint i = 0; notes != NULL && i < notes->len; i++) {
    const GoujiNote *note = g_ptr_array_index (notes, i);

    /* The document pane says so itself where something can be done about it. */
    if (note->code != GOUJI_NOTE_ENCODING || !can_read_again (self))
      add_sentence (text, gouji_words_for_note (note));
  }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* What others have done to its file stays said: it is no news that one has read and puts away. */
static void
show_place (GoujiReportPage *self)
{
  g_autofree char *place = gouji_open_report_describe_place (self->report);
  gboolean can_reload = gouji_open_report_get_change (self->report) == GOUJI_FILE_CHANGED &&
                        !gouji_open_report_get_unsaved (self->report) &&
                        !gouji_open_report_get_foreign (self->report);

  if (place != NULL)
    adw_banner_set_title (self->place_banner, place);
  adw_banner_set_button_label (self->place_banner, can_reload ? _ ("Show the New One") : NULL);
  adw_banner_set_revealed (self->place_banner, place != NULL);
}

/* What a damaged file lacks is said as long as it is open. */
static void
show_losses (GoujiReportPage *self)
{
  const GPtrArray *losses = gouji_report_get_losses (get_content (self));
  g_autofree char *text = losses != NULL ? gouji_words_for_losses (losses) : NULL;

  if (text != NULL)
    adw_banner_set_title (self->losses_banner, text);
  adw_banner_set_revealed (self->losses_banner, text != NULL);
}

static void
show_banner (GoujiReportPage *self)
{
  show_losses (self);
  g_autofree char *text = describe_condition (self);

  if (*text != '\0')
    adw_banner_set_title (self->banner, text);
  adw_banner_set_revealed (self->banner, *text != '\0' && g_strcmp0 (text, self->dismissed) != 0);
}

static void
dismiss_cb (AdwBanner *banner, GoujiReportPage *self)
{
  g_set_str (&self->dismissed, adw_banner_get_title (banner));
  adw_banner_set_revealed (banner, FALSE);
}

static void
show_verdict (GoujiReportPage *self)
{
  GPtrArray *findings = gouji_open_report_get_findings (self->report);
  gboolean good;
  g_autofree char *verdict =
    gouji_words_for_verdict (gouji_open_report_get_report (self->report), findings, &good);
  g_autofree char *advice = gouji_words_for_advice (findings);

  if (!g_str_equal (verdict, gtk_label_get_label (self->verdict)))
    gtk_accessible_announce (GTK_ACCESSIBLE (self), verdict, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);

  gtk_label_set_label (self->verdict, verdict);
  gtk_label_set_label (self->advice, advice ? advice : "");
  gtk_widget_set_visible (GTK_WIDGET (self->advice), advice != NULL);
  gtk_widget_set_visible (self->steps, findings->len > 0);
  gtk_image_set_from_icon_name (self->verdict_icon,
                                good ? "object-select-symbolic" : "dialog-error-symbolic");
  gtk_widget_remove_css_class (self->verdict_bar, good ? "bad" : "good");
  gtk_widget_add_css_class (self->verdict_bar, good ? "good" : "bad");
  adw_view_stack_page_set_badge_number (self->checks_page, gouji_check_count_open (findings));
}

/* -- the panes and what ties them -- */

void
gouji_report_page_show_marks (GoujiReportPage *self)
{
  g_autoptr (GArray) marks =
    gouji_marks_new (get_content (self), gouji_open_report_get_findings (self->report),
                     gouji_open_report_get_mentions (self->report));

  if (self->marks != NULL && gouji_marks_equal (self->marks, marks))
    return;

  g_clear_pointer (&self->marks, g_array_unref);
  self->marks = g_steal_pointer (&marks);
  gouji_document_pane_set_marks (self->document_pane, (const GoujiDocumentMark *) (void *) self->marks->data,
                                 self->marks->len);
}

static void
show_checked (GoujiReportPage *self)
{
  g_clear_handle_id (&self->showing, g_source_remove);
  self->listed = gouji_report_get_form (get_content (self));
  gouji_form_pane_set_ties (self->form_pane, gouji_kit_get_filler (gouji_open_report_get_kit (self->report)),
                            gouji_open_report_get_recognised (self->report));
  gouji_checks_panel_set_findings (self->checks, gouji_open_report_get_findings (self->report));
  gouji_report_page_diagnose (self);
  gouji_report_page_show_marks (self);
}

static gboolean
show_checked_cb (gpointer user_data)
{
  GoujiReportPage *self = user_data;

  self->showing = 0;
  show_checked (self);

  return G_SOURCE_REMOVE;
}

/* The verdict and the marks in the cells are in the frame that shows the number. The list of findings, whose
 * rows take longer to make than to find, and the marks in the texts are in the one behind it, unless they are
 * of another form, whose cells are gone. */
static void
checked_cb (GoujiReportPage *self)
{
  gouji_form_pane_set_findings (self->form_pane, gouji_open_report_get_findings (self->report));
  if (self->listed != gouji_report_get_form (get_content (self)))
    show_checked (self);
  else if (self->showing == 0)
    self->showing = g_idle_add (show_checked_cb, self);
  show_verdict (self);
  gouji_report_page_show_layout (self);
  gouji_report_page_update_review (self);
}

static void
ask_again_cb (GoujiReportPage *self)
{
  gouji_report_page_ask_again (self);
}

static void
state_cb (GoujiReportPage *self)
{
  show_title (self);
  show_place (self);
  show_banner (self);
}

static const GoujiCell *
find_cell (GoujiReportPage *self, guint index)
{
  GoujiForm *form = self->report ? gouji_report_get_form (get_content (self)) : NULL;

  return form != NULL && index < gouji_form_get_n_cells (form) ? gouji_form_get_cell (form, index) : NULL;
}

static void
show_source (GoujiReportPage *self, const GoujiCell *cell)
{
  const GoujiFigure *figure = cell ? gouji_report_get_figure (get_content (self), cell) : NULL;
  GoujiRange nothing = { 0, 0 };

  if (figure != NULL && figure->has_source)
    gouji_document_pane_highlight (self->document_pane, figure->source, TRUE);
  else
    gouji_document_pane_highlight (self->document_pane, nothing, FALSE);
}

static void
cell_selected_cb (GoujiFormPane *pane, guint index, GoujiReportPage *self)
{
  if (self->report != NULL)
    show_source (self, find_cell (self, index));
}

/* The user asks for the source itself, so it is brought to the front. */
/* A toast says itself to screen readers. */
static void
said_cb (GoujiFormPane *pane, const char *words, gboolean shown, GoujiReportPage *self)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_TOAST_OVERLAY);
  AdwToast *toast;

  if (!shown || overlay == NULL) {
    gtk_accessible_announce (GTK_ACCESSIBLE (self), words, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
    return;
  }
  toast = adw_toast_new (words);
  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
}

static void
show_source_cb (GoujiFormPane *pane, guint index, GoujiReportPage *self)
{
  const GoujiCell *cell = find_cell (self, index);

  if (cell == NULL)
    return;
  show_source (self, cell);
  gouji_report_page_show_pane (self, "document");
}

static void
go_to_cell (GoujiReportPage *self, const GoujiCell *cell)
{
  gouji_report_page_show_pane (self, "form");
  gouji_form_pane_select_cell (self->form_pane, cell);
  show_source (self, cell);
}

static void
go_to_cell_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  GoujiReportPage *self = GOUJI_REPORT_PAGE (widget);
  const GoujiCell *cell = find_cell (self, g_variant_get_uint32 (parameter));

  if (cell != NULL)
    go_to_cell (self, cell);
}

static void
mark_activated_cb (GoujiDocumentPane *pane, guint tag, GoujiReportPage *self)
{
  const GoujiCell *cell = find_cell (self, tag);

  if (cell != NULL)
    go_to_cell (self, cell);
  else if (tag != GOUJI_MARKS_NOWHERE)
    gouji_report_page_show_pane (self, "checks");
}

static char *
describe_mark_cb (GoujiDocumentPane *pane, const GoujiDocumentMark *mark, GoujiReportPage *self)
{
  return self->report == NULL
           ? NULL
           : gouji_marks_describe (get_content (self), gouji_open_report_get_findings (self->report),
                                   gouji_open_report_get_mentions (self->report), mark);
}

static void
finding_activated_cb (GoujiChecksPanel *panel, GoujiFindingItem *item, GoujiReportPage *self)
{
  GPtrArray *cells = gouji_finding_item_get_cells (item);
  const GoujiPart *part = gouji_finding_item_get_part (item);
  GoujiRange source;

  if (cells->len > 0) {
    go_to_cell (self, g_ptr_array_index (cells, 0));
    return;
  }

  if (gouji_finding_item_get_source (item, &source)) {
    gouji_document_pane_highlight (self->document_pane, source, TRUE);
    gouji_report_page_show_pane (self, "document");
  } else if (part != NULL) {
    gouji_report_page_show_pane (self, "form");
  }
  if (part != NULL)
    gouji_form_pane_show_part (self->form_pane, part);
}

/* The first place in the order of the form; a text comes with its own step. */
typedef struct {
  gboolean any;
  GoujiChange kind;
  guint index;
} FirstChange;

static void
note_change_cb (GoujiReport *report, GoujiChange kind, guint index, FirstChange *first)
{
  if (kind == GOUJI_CHANGE_FIELD || kind == GOUJI_CHANGE_EXCUSES || kind == GOUJI_CHANGE_LAST_YEAR ||
      (first->any && (kind != first->kind || index > first->index)))
    return;
  first->any = TRUE;
  first->kind = kind;
  first->index = index;
}

/* What changes must be seen to change. The charts and the pages show it themselves. */
static void
step (GoujiReportPage *self, void (*go) (GoujiReport *report))
{
  FirstChange first = { 0 };
  GoujiReport *content = get_content (self);
  gulong handler = g_signal_connect (content, "changed", G_CALLBACK (note_change_cb), &first);

  go (content);
  g_signal_handler_disconnect (content, handler);
  if (!first.any || !g_str_equal (gouji_report_page_get_view (self), "form"))
    return;

  gouji_report_page_show_pane (self, "form");
  gouji_form_pane_show_change (self->form_pane, first.kind, first.index);
}

/* -- the page -- */

static void
gouji_report_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  GoujiReportPage *self = GOUJI_REPORT_PAGE (object);

  switch (prop_id) {
  case PROP_NARROW:
    g_value_set_boolean (value, self->narrow);
    break;
  case PROP_CHECKS_SHOWN:
    g_value_set_boolean (value, self->checks_shown);
    break;
  case PROP_VIEW:
    g_value_set_string (value, gouji_report_page_get_view (self));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
gouji_report_page_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  GoujiReportPage *self = GOUJI_REPORT_PAGE (object);

  switch (prop_id) {
  case PROP_NARROW:
    self->narrow = g_value_get_boolean (value);
    break;
  case PROP_CHECKS_SHOWN:
    self->checks_shown = g_value_get_boolean (value);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    return;
  }

  if (self->layouts != NULL)
    gouji_report_page_show_layout (self);
  if (self->report != NULL)
    show_title (self);
}

static void
gouji_report_page_dispose (GObject *object)
{
  GoujiReportPage *self = GOUJI_REPORT_PAGE (object);

  gouji_report_page_forget_diagnosis (self);
  if (self->layouts != NULL)
    gouji_report_page_set_report (self, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), GOUJI_TYPE_REPORT_PAGE);
  gouji_report_page_forget_pages (self);
  g_clear_object (&self->settings);
  g_clear_object (&self->session);
  g_clear_pointer (&self->marks, g_array_unref);
  g_clear_pointer (&self->dismissed, g_free);

  G_OBJECT_CLASS (gouji_report_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (GOUJI_TYPE_DOCUMENT_PANE);
  g_type_ensure (GOUJI_TYPE_FORM_PANE);
  g_type_ensure (GOUJI_TYPE_CHECKS_PANEL);
  g_type_ensure (GOUJI_TYPE_DOUBT_BAR);
  g_type_ensure (GOUJI_TYPE_COMPILE_STRIP);
  g_type_ensure (GOUJI_TYPE_IMPORT_SUMMARY);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/gouji/Gouji/window/gouji-report-page.ui");
  gtk_widget_class_bind_template_child (widget_class, GoujiReportPage, title);
  gtk_widget_class_bind_template_child (widget_class, GoujiReportPage, verdict_bar);
  gtk_widget_class_bind_template_child (widget_class, GoujiReportPage, verdict_icon);
  gtk_widget_class_bind_template_child (widget_class, GoujiReportPage, verdict);
  gtk_widget_class_bind_template_child (widget_class, GoujiReportPage, advice);
  gtk_widget_class_bind_template_child (widget_class, GoujiReportPage, steps);
  gtk_widget_class_bind_template_child (widget_class, GoujiReportPage, list_button);
  gtk_widget_class_bind_template_child (widget_class, GoujiReportPage, message_banner);
  gtk_widget_class_bind_template_child (widget_class, GoujiReportPage, losses_banner);
  gtk_widget_class_bind_template_child (widget_class, GoujiReportPage, place_banner);
  gtk_widget_class_bind_template_child (widget_class, GoujiReportPage, banner);
  gtk_widget_class_bind_template_child (widget_class, GoujiReportPage, layouts);
  gtk_widget_class_bind_template_child (widget_class, GoujiReportPage, checks_paned);
  gtk_widget_class_bind_template_child (widget_class, GoujiReportPage, panes_paned);
  gtk_widget_class_bind_template_child (widget_class, GoujiReportPage, views);
  gtk_widget_class_bind_template_child (widget_class, GoujiReportPage, panes);
  gtk_widget_class_bind_template_child (widget_class, GoujiReportPage, document_pane);
  gtk_widget_class_bind_template_child (widget_class, GoujiReportPage, form_pane);
  gtk_widget_class_bind_template_child (widget_class, GoujiReportPage, checks);
  gtk_widget_class_bind_template_child (widget_class, GoujiReportPage, checks_page);
  gtk_widget_class_bind_template_child (widget_class, GoujiReportPage, charts_bin);
  gtk_widget_class_bind_template_child (widget_class, GoujiReportPage, preview_bin);
  gtk_widget_class_bind_template_child (widget_class, GoujiReportPage, summary);
  gtk_widget_class_bind_template_child (widget_class, GoujiReportPage, strip);
  gtk_widget_class_bind_template_child (widget_class, GoujiReportPage, last_year_banner);
  gtk_widget_class_bind_template_child (widget_class, GoujiReportPage, document_slot);
  gtk_widget_class_bind_template_child (widget_class, GoujiReportPage, document_page);
  gtk_widget_class_bind_template_child (widget_class, GoujiReportPage, doubt_bar);
  gouji_report_page_bind_status (widget_class);
}

static void
gouji_report_page_class_init (GoujiReportPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = gouji_report_page_get_property;
  object_class->set_property = gouji_report_page_set_property;
  object_class->dispose = gouji_report_page_dispose;

  props[PROP_NARROW] =
    g_param_spec_boolean ("narrow", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  props[PROP_CHECKS_SHOWN] =
    g_param_spec_boolean ("checks-shown", NULL, NULL, TRUE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  props[PROP_VIEW] =
    g_param_spec_string ("view", NULL, NULL, "form", G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[SIGNAL_REPORT_ACTIVATED] =
    g_signal_new ("report-activated", GOUJI_TYPE_REPORT_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, GOUJI_TYPE_OPEN_REPORT, G_TYPE_UINT);

  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "page.go-to-cell", "u", go_to_cell_action);
}

/* Before the text fields get the keys: what is undone is the report, whatever has the focus. */
static void
take_undo_keys (GoujiReportPage *self)
{
  static const struct {
    const char *keys;
    const char *action;
  } bindings[] = {
    { "<Control>z", "action(win.undo)" },
    { "<Shift><Control>z", "action(win.redo)" },
    { "<Control>y", "action(win.redo)" },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  for (guint i = 0; i < G_N_ELEMENTS (bindings); i++)
    gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string (bindings[i].keys),
                        gtk_shortcut_action_parse_string (bindings[i].action)));
  gtk_widget_add_controller (GTK_WIDGET (self->layouts), controller);
}

static void
gouji_report_page_init (GoujiReportPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->settings = g_settings_new (GOUJI_SETTINGS);
  g_settings_bind (self->settings, "document-shown-as", self->document_pane, "shown-as",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "checks-shown", self, "checks-shown", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "show-last-year", self->form_pane, "show-last-year",
                   G_SETTINGS_BIND_DEFAULT);
  gouji_report_page_init_views (self);

  g_signal_connect (self->banner, "button-clicked", G_CALLBACK (dismiss_cb), self);
  g_signal_connect (self->form_pane, "cell-selected", G_CALLBACK (cell_selected_cb), self);
  g_signal_connect (self->form_pane, "show-source", G_CALLBACK (show_source_cb), self);
  g_signal_connect (self->form_pane, "said", G_CALLBACK (said_cb), self);
  g_signal_connect (self->document_pane, "mark-activated", G_CALLBACK (mark_activated_cb), self);
  g_signal_connect (self->document_pane, "describe-mark", G_CALLBACK (describe_mark_cb), self);
  g_signal_connect (self->checks, "finding-activated", G_CALLBACK (finding_activated_cb), self);
  g_signal_connect_swapped (self->checks, "map", G_CALLBACK (gouji_report_page_diagnose), self);
  take_undo_keys (self);
  gouji_report_page_init_reading (self);
  gouji_report_page_init_paste (self);
  gouji_report_page_init_compile (self);
}

void
gouji_report_page_activate_report (GoujiReportPage *self, GoujiOpenReport *report, guint cell)
{
  g_signal_emit (self, signals[SIGNAL_REPORT_ACTIVATED], 0, report, cell);
}

/**
 * gouji_report_page_set_session:
 * @self: the page
 * @session: the open reports, for what compares them; to be called once
 */
void
gouji_report_page_set_session (GoujiReportPage *self, GoujiSession *session)
{
  g_set_object (&self->session, session);
  gouji_report_page_watch_session (self);
}

/**
 * gouji_report_page_show_cell:
 * @self: the page, with a report
 * @index: of a cell in its form, %G_MAXUINT for none
 *
 * Brings the form to the front, and in it the cell.
 */
void
gouji_report_page_show_cell (GoujiReportPage *self, guint index)
{
  const GoujiCell *cell = find_cell (self, index);

  if (cell != NULL)
    go_to_cell (self, cell);
  else
    gouji_report_page_show_pane (self, "form");
}

/**
 * gouji_report_page_show_part:
 * @self: the page, with a report
 * @index: of a part of its form
 *
 * Brings the form to the front, and in it the part.
 */
void
gouji_report_page_show_part (GoujiReportPage *self, guint index)
{
  GoujiForm *form = gouji_report_get_form (get_content (self));

  gouji_report_page_show_pane (self, "form");
  if (index < gouji_form_get_n_parts (form))
    gouji_form_pane_show_part (self->form_pane, gouji_form_get_part (form, index));
}

GoujiOpenReport *
gouji_report_page_get_report (GoujiReportPage *self)
{
  return self->report;
}

static void
show_encoding (GoujiReportPage *self, GoujiDocument *document)
{
  GPtrArray *notes = document != NULL && can_read_again (self) ? gouji_document_get_notes (document) : NULL;
  gboolean doubtful = FALSE;

  for (guint i = 0; notes != NULL && i < notes->len; i++) {
    const GoujiNote *note = g_ptr_array_index (notes, i);

    doubtful = doubtful || note->code == GOUJI_NOTE_ENCODING || note->code == GOUJI_NOTE_REPLACED;
  }
  gouji_document_pane_set_encoding (self->document_pane,
                                    doubtful ? gouji_document_get_encoding (document) : NULL,
                                    gouji_read_get_encodings ());
}

/**
 * gouji_report_page_set_report:
 * @self: the page
 * @report: (nullable): the report to show
 */
void
gouji_report_page_set_report (GoujiReportPage *self, GoujiOpenReport *report)
{
  GoujiReport *content = report ? gouji_open_report_get_report (report) : NULL;
  GoujiDocument *document = content ? gouji_report_get_document (content) : NULL;
  GoujiRange range = { 0, 0 };

  if (self->report == report)
    return;

  if (self->report != NULL)
    g_signal_handlers_disconnect_by_data (self->report, self);
  gouji_report_page_forget_diagnosis (self);
  g_clear_handle_id (&self->showing, g_source_remove);
  self->listed = NULL;
  g_set_object (&self->report, report);
  g_clear_pointer (&self->marks, g_array_unref);
  g_clear_pointer (&self->dismissed, g_free);
  self->reviewing = FALSE;

  /* Another program may have it, and then nothing in it can be changed. */
  if (report != NULL)
    gouji_open_report_keep (report);
  if (content != NULL)
    range = gouji_report_get_document_range (content);
  gouji_document_pane_set_document (self->document_pane, document, range);
  show_encoding (self, document);
  gouji_report_page_fetch_pages (self);
  gouji_form_pane_set_report (self->form_pane, content);
  gouji_report_page_follow_reading (self, content);
  gouji_report_page_follow_compile (self);
  gouji_report_page_follow_status (self, content);
  gouji_checks_panel_clear (self->checks);
  gouji_report_page_fill_charts (self);
  gouji_report_page_fill_preview (self);
  if (report == NULL)
    return;

  g_signal_connect_swapped (report, "checked", G_CALLBACK (checked_cb), self);
  g_signal_connect_swapped (report, "asked-again", G_CALLBACK (ask_again_cb), self);
  g_signal_connect_swapped (report, "notify", G_CALLBACK (state_cb), self);
  gtk_label_set_label (self->verdict, "");
  checked_cb (self);
  state_cb (self);
}

/**
 * gouji_report_page_undo:
 * @self: the page, with a report that has something to undo
 *
 * Takes back the last step, and shows where it was.
 */
void
gouji_report_page_undo (GoujiReportPage *self)
{
  step (self, gouji_report_undo);
}

void
gouji_report_page_redo (GoujiReportPage *self)
{
  step (self, gouji_report_redo);
}

/**
 * gouji_report_page_step_finding:
 * @self: the page
 * @direction: 1 for the next finding, -1 for the one before
 */
void
gouji_report_page_step_finding (GoujiReportPage *self, int direction)
{
  gouji_checks_panel_step (self->checks, direction);
}

/**
 * gouji_report_page_get_banner:
 * @self: the page
 *
 * Returns: (transfer none): where the window says what concerns no report
 */
AdwBanner *
gouji_report_page_get_banner (GoujiReportPage *self)
{
  return self->message_banner;
}

/**
 * gouji_report_page_find:
 * @self: the page
 *
 * Starts a search in the document.
 */
void
gouji_report_page_find (GoujiReportPage *self)
{
  gouji_report_page_show_pane (self, "document");
  gtk_widget_activate_action (GTK_WIDGET (self->document_pane), "document.find", NULL);
}

void
gouji_report_page_notify_view (GoujiReportPage *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_VIEW]);
}
