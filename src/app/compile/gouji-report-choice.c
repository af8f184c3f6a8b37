/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "compile/gouji-report-choice.h"

#include <glib/gi18n.h>

#include "session/gouji-session-words.h"

/* Nobody looks for a report in a longer list; a file can be looked for. */
#define MOST_OPEN 30
#define MOST_RECENTS 5

/* A row, and what it stands for. */
typedef struct {
  GtkCheckButton *button;
  GoujiOpenReport *report; /* (nullable) */
  char *name;              /* id of the report, URI of the file, or nothing: "" */
} Choice;

struct _GoujiReportChoice {
  AdwPreferencesGroup parent_instance;

  GPtrArray *choices;
  AdwActionRow *file_row;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (GoujiReportChoice, gouji_report_choice, ADW_TYPE_PREFERENCES_GROUP)

enum {
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
free_choice (gpointer data)
{
  Choice *choice = data;

  g_clear_object (&choice->report);
  g_free (choice->name);
  g_free (choice);
}

static const Choice *
get_choice (GoujiReportChoice *self)
{
  for (guint i = 0; i < self->choices->len; i++) {
    const Choice *choice = self->choices->pdata[i];

    if (gtk_check_button_get_active (choice->button))
      return choice;
  }

  return NULL;
}

static void
toggled_cb (GtkCheckButton *button, GoujiReportChoice *self)
{
  if (gtk_check_button_get_active (button))
    g_signal_emit (self, signals[SIGNAL_CHOSEN], 0);
}

static AdwActionRow *
add_choice (
  GoujiReportChoice *self, const char *title, const char *subtitle, GoujiOpenReport *report, const char *name)
{
  AdwActionRow *row = ADW_ACTION_ROW (adw_action_row_new ());
  Choice *choice = g_new0 (Choice, 1);
  const Choice *first = self->choices->len > 0 ? self->choices->pdata[0] : NULL;

  choice->button = GTK_CHECK_BUTTON (gtk_check_button_new ());
  choice->report = report != NULL ? g_object_ref (report) : NULL;
  choice->name = g_strdup (name);
  gtk_check_button_set_group (choice->button, first != NULL ? first->button : NULL);
  gtk_widget_set_valign (GTK_WIDGET (choice->button), GTK_ALIGN_CENTER);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (row, subtitle != NULL ? subtitle : "");
  adw_action_row_add_prefix (row, GTK_WIDGET (choice->button));
  adw_action_row_set_activatable_widget (row, GTK_WIDGET (choice->button));
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice->button), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, subtitle != NULL ? subtitle : "", -1);
  g_ptr_array_add (self->choices, choice);
  if (first == NULL)
    gtk_check_button_set_active (choice->button, TRUE);
  g_signal_connect (choice->button, "toggled", G_CALLBACK (toggled_cb), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (row));
  return row;
}

static void
gouji_report_choice_dispose (GObject *object)
{
  GoujiReportChoice *self = GOUJI_REPORT_CHOICE (object);

  g_cancellable_cancel (self->cancellable);
  for (guint i = 0; i < self->choices->len; i++)
    g_signal_handlers_disconnect_by_data (((Choice *) self->choices->pdata[i])->button, self);
  g_ptr_array_set_size (self->choices, 0);

  G_OBJECT_CLASS (gouji_report_choice_parent_class)->dispose (object);
}

static void
gouji_report_choice_finalize (GObject *object)
{
  GoujiReportChoice *self = GOUJI_REPORT_CHOICE (object);

  g_ptr_array_unref (self->choices);
  g_object_unref (self->cancellable);

  G_OBJECT_CLASS (gouji_report_choice_parent_class)->finalize (object);
}

static void
gouji_report_choice_class_init (GoujiReportChoiceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = gouji_report_choice_dispose;
  object_class->finalize = gouji_report_choice_finalize;

  /**
   * GoujiReportChoice::chosen:
   *
   * Another row was chosen.
   */
  signals[SIGNAL_CHOSEN] =
    g_signal_new ("chosen", GOUJI_TYPE_REPORT_CHOICE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
gouji_report_choice_init (GoujiReportChoice *self)
{
  self->choices = g_ptr_array_new_with_free_func (free_choice);
  self->cancellable = g_cancellable_new ();
}

/* -- open reports -- */

static int
compare (gconstpointer a, gconstpointer b, gpointer first)
{
  GoujiOpenReport *one = *(GoujiOpenReport *const *) a;
  GoujiOpenReport *other = *(GoujiOpenReport *const *) b;
  gboolean one_own = first != NULL && gouji_open_report_compare_agencies (one, first) == 0;
  gboolean other_own = first != NULL && gouji_open_report_compare_agencies (other, first) == 0;
  int agencies = gouji_open_report_compare_agencies (one, other);

  if (one_own != other_own)
    return one_own ? -1 : 1;
  if (agencies != 0)
    return agencies;

  return gouji_report_get_year (gouji_open_report_get_report (other)) -
         gouji_report_get_year (gouji_open_report_get_report (one));
}

/**
 * gouji_report_choice_add_open:
 * @first: (nullable): whose agency's reports come first
 * @without: (nullable): the report that is no choice
 *
 * Adds the open reports.
 */
void
gouji_report_choice_add_open (GoujiReportChoice *self,
                              GoujiSession *session,
                              GoujiOpenReport *first,
                              GoujiOpenReport *without)
{
  g_autoptr (GPtrArray) reports = g_ptr_array_new ();

  for (guint i = 0; i < gouji_session_get_n_reports (session); i++) {
    if (gouji_session_get_report (session, i) != without)
      g_ptr_array_add (reports, gouji_session_get_report (session, i));
  }
  g_ptr_array_sort_with_data (reports, compare, first);

  for (guint i = 0; i < MIN (reports->len, MOST_OPEN); i++) {
    GoujiOpenReport *report = reports->pdata[i];
    g_autofree char *title = gouji_open_report_get_title (report);
    g_autofree char *origin = gouji_open_report_describe_origin (report);

    add_choice (self, title, origin, report, gouji_open_report_get_id (report));
  }
}

/**
 * gouji_report_choice_add_recents:
 *
 * Adds files that were open lately, and are not open now.
 */
void
gouji_report_choice_add_recents (GoujiReportChoice *self, GoujiSession *session, GListModel *recents)
{
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (recents) && n < MOST_RECENTS; i++) {
    g_autoptr (GoujiRecent) recent = g_list_model_get_item (recents, i);
    GFile *file = gouji_recent_get_file (recent);
    g_autofree char *uri = g_file_get_uri (file);
    g_autofree char *name = gouji_words_for_file (file);

    if (gouji_session_find_file (session, file) != NULL)
      continue;
    add_choice (self, gouji_recent_get_title (recent), name, NULL, uri);
    n++;
  }
}

/**
 * gouji_report_choice_add_nothing:
 * @title: what it is to choose no report
 *
 * Adds a row that stands for no report.
 */
void
gouji_report_choice_add_nothing (GoujiReportChoice *self, const char *title, const char *subtitle)
{
  add_choice (self, title, subtitle, NULL, "");
}

/* -- a file -- */

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GoujiReportChoice) self = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);
  g_autofree char *uri = file != NULL ? g_file_get_uri (file) : NULL;
  g_autofree char *name = file != NULL ? gouji_words_for_file (file) : NULL;
  const Choice *choice;

  if (file == NULL || g_cancellable_is_cancelled (self->cancellable))
    return;

  add_choice (self, name, NULL, NULL, uri);
  choice = self->choices->pdata[self->choices->len - 1];
  gtk_check_button_set_active (choice->button, TRUE);
}

static void
look_for_file_cb (GoujiReportChoice *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  gtk_file_dialog_set_title (dialog, _ ("Choose Last Year’s Report"));
  gtk_file_dialog_open (dialog, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, self->cancellable, chosen_cb,
                        g_object_ref (self));
}

/**
 * gouji_report_choice_add_file:
 *
 * Adds a button to look for a file, which becomes a row.
 */
void
gouji_report_choice_add_file (GoujiReportChoice *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_File…"));

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("Look for the file of last year’s report"));
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (look_for_file_cb), self);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), button);
}

/**
 * gouji_report_choice_choose:
 *
 * Chooses an open report, where it is among the rows.
 */
void
gouji_report_choice_choose (GoujiReportChoice *self, GoujiOpenReport *report)
{
  for (guint i = 0; i < self->choices->len; i++) {
    const Choice *choice = self->choices->pdata[i];

    if (choice->report == report)
      gtk_check_button_set_active (choice->button, TRUE);
  }
}

/**
 * gouji_report_choice_get_chosen:
 *
 * Returns: id of the report that is chosen, URI of the file, or "" for none
 */
const char *
gouji_report_choice_get_chosen (GoujiReportChoice *self)
{
  const Choice *choice = get_choice (self);

  return choice != NULL ? choice->name : "";
}

/**
 * gouji_report_choice_get_report:
 *
 * Returns: (nullable) (transfer none): the report that is chosen, %NULL when it is none or not open
 */
GoujiOpenReport *
gouji_report_choice_get_report (GoujiReportChoice *self)
{
  const Choice *choice = get_choice (self);

  return choice != NULL ? choice->report : NULL;
}
