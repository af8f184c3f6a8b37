/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/gouji-window-private.h"

#include <glib/gi18n.h>

#include "diagnose/gouji-diagnose.h"
#include "report/gouji-status.h"

/* What can be done about a finding: enter what would settle it, or set it aside with a reason. */

static GoujiReport *
get_content (GoujiWindow *self)
{
  GoujiOpenReport *report = gouji_report_page_get_report (self->page);

  return report != NULL ? gouji_open_report_get_report (report) : NULL;
}

static gboolean
may_edit (GoujiWindow *self)
{
  GoujiReport *content = get_content (self);

  return content != NULL && !gouji_report_get_read_only (content) && !gouji_report_get_locked (content);
}

static gboolean
is_same (const GoujiProposal *proposal, GVariant *changes)
{
  if (g_variant_n_children (changes) != proposal->changes->len)
    return FALSE;

  for (guint i = 0; i < proposal->changes->len; i++) {
    const GoujiProposedChange *change = proposal->changes->pdata[i];
    const char *cell, *to;

    g_variant_get_child (changes, i, "(&s&s)", &cell, &to);
    if (!g_str_equal (cell, change->cell->id) || !g_str_equal (to, change->to))
      return FALSE;
  }

  return TRUE;
}

static void
tell_applied (GoujiWindow *self, const GoujiProposal *proposal)
{
  AdwToast *toast;

  if (proposal->changes->len == 1)
    toast = adw_toast_new_format (_ ("Entered: %s"),
                                  ((const GoujiProposedChange *) proposal->changes->pdata[0])->to);
  else
    toast = adw_toast_new_format (
      ngettext ("%u number entered", "%u numbers entered", proposal->changes->len), proposal->changes->len);
  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_action_name (toast, "win.undo");
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* What was proposed for other numbers than those that stand there now is proposed no longer, and not entered.
 */
static void
apply_proposal_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GoujiWindow *self = user_data;
  GoujiReport *content = get_content (self);
  g_autoptr (GPtrArray) proposals = NULL;

  if (!may_edit (self))
    return;

  proposals = gouji_diagnose (content, gouji_report_get_last_year (content));
  for (guint i = 0; i < proposals->len; i++) {
    if (!is_same (proposals->pdata[i], parameter))
      continue;
    gouji_proposal_apply (proposals->pdata[i], content);
    tell_applied (self, proposals->pdata[i]);
    return;
  }
}

/* Returns: (nullable): the finding of this rule about this place, as it was found last */
static const GoujiFinding *
find_finding (GoujiWindow *self, const char *rule, const char *place)
{
  GoujiOpenReport *report = gouji_report_page_get_report (self->page);
  GPtrArray *findings = report != NULL ? gouji_open_report_get_findings (report) : NULL;

  for (guint i = 0; findings != NULL && i < findings->len; i++) {
    const GoujiFinding *finding = findings->pdata[i];
    g_autofree char *about = gouji_finding_describe_place (finding);

    if (g_str_equal (finding->rule->id, rule) && g_str_equal (about, place))
      return finding;
  }

  return NULL;
}

/* Who sits here, as the computer knows it. */
static const char *
get_user (void)
{
  const char *name = g_get_real_name ();

  return name != NULL && *name != '\0' && !g_str_equal (name, "Unknown") ? name : NULL;
}

static void
set_aside_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GoujiWindow *self = user_data;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *today = now != NULL ? g_date_time_format (now, "%Y-%m-%d") : NULL;
  g_autofree char *said = NULL;
  g_autoptr (GoujiExcuse) excuse = NULL;
  const char *rule, *place, *reason;
  const GoujiFinding *finding;

  g_variant_get (parameter, "(&s&s&s)", &rule, &place, &reason);
  said = g_strstrip (g_strdup (reason));
  finding = find_finding (self, rule, place);
  if (finding == NULL || *said == '\0' || !may_edit (self))
    return;

  excuse = gouji_finding_make_excuse (finding, get_content (self), said, get_user (), today);
  gouji_report_set_excuse (get_content (self), excuse);
}

static void
restore_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GoujiWindow *self = user_data;
  g_autoptr (GoujiExcuse) excuse = NULL;
  const char *rule, *place;
  const GoujiFinding *finding;

  g_variant_get (parameter, "(&s&s)", &rule, &place);
  finding = find_finding (self, rule, place);
  if (finding == NULL || finding->excuse == NULL || !may_edit (self))
    return;

  excuse = gouji_excuse_copy (finding->excuse);
  gouji_report_remove_excuse (get_content (self), excuse);
}

/* -- the question for the reason -- */

typedef struct {
  GoujiWindow *window;
  GtkEditable *reason;
  char *rule;
  char *place;
} Question;

static void
question_free (Question *question)
{
  g_object_unref (question->window);
  g_free (question->rule);
  g_free (question->place);
  g_free (question);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, question_free)

static void
answer_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Question) question = user_data;
  const char *answer = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);
  g_autofree char *reason = g_strdup (gtk_editable_get_text (question->reason));

  if (g_str_equal (answer, "set-aside"))
    g_action_group_activate_action (G_ACTION_GROUP (question->window), "set-aside",
                                    g_variant_new ("(sss)", question->rule, question->place, reason));
}

static void
reason_cb (GtkEditable *reason, AdwAlertDialog *dialog)
{
  g_autofree char *said = g_strstrip (g_strdup (gtk_editable_get_text (reason)));

  adw_alert_dialog_set_response_enabled (dialog, "set-aside", *said != '\0');
}

static GtkWidget *
create_reason (AdwAlertDialog *dialog)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *reason = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (reason), _ ("Reason"));
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), reason);
  g_signal_connect (reason, "changed", G_CALLBACK (reason_cb), dialog);
  adw_alert_dialog_set_extra_child (dialog, list);
  adw_dialog_set_focus (ADW_DIALOG (dialog), reason);

  return reason;
}

static void
ask_set_aside_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GoujiWindow *self = user_data;
  AdwAlertDialog *dialog;
  Question *question;
  const char *rule, *place;
  const GoujiFinding *finding;

  g_variant_get (parameter, "(&s&s)", &rule, &place);
  finding = find_finding (self, rule, place);
  if (finding == NULL || !may_edit (self))
    return;

  dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (_ ("Set Aside?"), NULL));
  adw_alert_dialog_format_body (
    dialog,
    /* Translators: what was found */
    _ ("%s\n\nSay why this may stand. It comes back by itself when one of its numbers changes."),
    finding->message);
  adw_alert_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "set-aside", _ ("_Set Aside"), NULL);
  adw_alert_dialog_set_response_appearance (dialog, "set-aside", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (dialog, "set-aside");
  adw_alert_dialog_set_close_response (dialog, "cancel");
  adw_alert_dialog_set_response_enabled (dialog, "set-aside", FALSE);

  question = g_new0 (Question, 1);
  question->window = g_object_ref (self);
  question->rule = g_strdup (rule);
  question->place = g_strdup (place);
  question->reason = GTK_EDITABLE (create_reason (dialog));
  adw_alert_dialog_choose (dialog, GTK_WIDGET (self), NULL, answer_cb, question);
}

static const GActionEntry entries[] = {
  { .name = "apply-proposal", .activate = apply_proposal_cb, .parameter_type = "a(ss)" },
  { .name = "ask-set-aside", .activate = ask_set_aside_cb, .parameter_type = "(ss)" },
  { .name = "set-aside", .activate = set_aside_cb, .parameter_type = "(sss)" },
  { .name = "restore-finding", .activate = restore_cb, .parameter_type = "(ss)" },
};

void
gouji_window_add_checks_actions (GoujiWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}

void
gouji_window_update_checks_actions (GoujiWindow *self)
{
  gboolean enabled = may_edit (self);

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    gouji_window_enable_action (self, entries[i].name, enabled);
}
