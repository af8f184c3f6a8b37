/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/gouji-window.h"

#include "window/gouji-window-private.h"

static void
review_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gouji_report_page_start_review (GOUJI_WINDOW (user_data)->page);
}

static void
next_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gouji_report_page_step_review (GOUJI_WINDOW (user_data)->page, 1);
}

static void
previous_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gouji_report_page_step_review (GOUJI_WINDOW (user_data)->page, -1);
}

static void
accept_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gouji_report_page_answer (GOUJI_WINDOW (user_data)->page, GOUJI_ANSWER_ACCEPT, NULL);
}

static void
correct_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gouji_report_page_answer (GOUJI_WINDOW (user_data)->page, GOUJI_ANSWER_CORRECT,
                            g_variant_get_string (parameter, NULL));
}

static void
reject_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gouji_report_page_answer (GOUJI_WINDOW (user_data)->page, GOUJI_ANSWER_REJECT, NULL);
}

static void
stop_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gouji_report_page_stop_review (GOUJI_WINDOW (user_data)->page);
}

static void
show_summary_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gouji_report_page_toggle_summary (GOUJI_WINDOW (user_data)->page);
}

static const GActionEntry entries[] = {
  { .name = "review", .activate = review_cb },
  { .name = "review-next", .activate = next_cb },
  { .name = "review-previous", .activate = previous_cb },
  { .name = "review-accept", .activate = accept_cb },
  { .name = "review-correct", .activate = correct_cb, .parameter_type = "s" },
  { .name = "review-reject", .activate = reject_cb },
  { .name = "review-stop", .activate = stop_cb },
  { .name = "show-summary", .activate = show_summary_cb },
};

void
gouji_window_add_review_actions (GoujiWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}

void
gouji_window_update_review_actions (GoujiWindow *self)
{
  gboolean any = gouji_report_page_get_report (self->page) != NULL;

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    gouji_window_enable_action (self, entries[i].name, any);
}
