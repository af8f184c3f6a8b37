/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "compare/gouji-compare-chooser.h"

#include <glib/gi18n.h>

#include "compare/gouji-comparing.h"
#include "session/gouji-session-words.h"

/* Nobody looks through more rows; whoever has more reports open compares one with its file. */
#define MOST_ROWS 200

struct _GoujiCompareChooser {
  AdwDialog parent_instance;

  AdwActionRow *last_year_row;
  AdwActionRow *versions_row;
  AdwActionRow *file_row;
  AdwPreferencesGroup *open_group;
};

G_DEFINE_FINAL_TYPE (GoujiCompareChooser, gouji_compare_chooser, ADW_TYPE_DIALOG)

static void
gouji_compare_chooser_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), GOUJI_TYPE_COMPARE_CHOOSER);

  G_OBJECT_CLASS (gouji_compare_chooser_parent_class)->dispose (object);
}

static void
gouji_compare_chooser_class_init (GoujiCompareChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gouji_compare_chooser_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/gouji/Gouji/compare/gouji-compare-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, GoujiCompareChooser, last_year_row);
  gtk_widget_class_bind_template_child (widget_class, GoujiCompareChooser, versions_row);
  gtk_widget_class_bind_template_child (widget_class, GoujiCompareChooser, file_row);
  gtk_widget_class_bind_template_child (widget_class, GoujiCompareChooser, open_group);
}

static void
gouji_compare_chooser_init (GoujiCompareChooser *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* The dialog goes before the next one comes. */
static void
activated_cb (AdwActionRow *row, GoujiCompareChooser *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
let_row (GoujiCompareChooser *self, AdwActionRow *row, const char *action, GVariant *target)
{
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), action);
  if (target != NULL)
    gtk_actionable_set_action_target_value (GTK_ACTIONABLE (row), target);
  g_signal_connect (row, "activated", G_CALLBACK (activated_cb), self);
}

/* The older of two years is the one before. */
static GVariant *
order_places (GoujiReport *report, GoujiReport *other, const char *place, const char *other_place)
{
  if (gouji_report_get_year (other) > gouji_report_get_year (report))
    return g_variant_new ("(ss)", place, other_place);

  return g_variant_new ("(ss)", other_place, place);
}

static void
add_report (GoujiCompareChooser *self, GoujiOpenReport *report, GoujiOpenReport *other)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = gouji_open_report_get_title (other);
  g_autofree char *origin = gouji_open_report_describe_origin (other);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), origin);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  let_row (self, ADW_ACTION_ROW (row), "win.compare",
           order_places (gouji_open_report_get_report (report), gouji_open_report_get_report (other),
                         gouji_open_report_get_id (report), gouji_open_report_get_id (other)));
  adw_preferences_group_add (self->open_group, row);
}

/* Those of the same agency first: they are compared most. */
static void
add_reports (GoujiCompareChooser *self, GoujiSession *session, GoujiOpenReport *report)
{
  guint n = 0;

  for (guint round = 0; round < 2; round++) {
    for (guint i = 0; i < gouji_session_get_n_reports (session) && n < MOST_ROWS; i++) {
      GoujiOpenReport *other = gouji_session_get_report (session, i);
      gboolean same = gouji_open_report_compare_agencies (report, other) == 0;

      if (other == report || same != (round == 0))
        continue;
      add_report (self, report, other);
      n++;
    }
  }

  gtk_widget_set_visible (GTK_WIDGET (self->open_group), n > 0);
}

/**
 * gouji_compare_chooser_new:
 * @session: the open reports
 * @report: the one that is compared
 *
 * Returns: the dialog
 */
GoujiCompareChooser *
gouji_compare_chooser_new (GoujiSession *session, GoujiOpenReport *report)
{
  GoujiCompareChooser *self = g_object_new (GOUJI_TYPE_COMPARE_CHOOSER, NULL);
  const char *id = gouji_open_report_get_id (report);
  GoujiReport *last_year = gouji_report_get_last_year (gouji_open_report_get_report (report));
  g_autofree char *place = gouji_comparing_name_last_year (id);

  gtk_widget_set_visible (GTK_WIDGET (self->last_year_row), last_year != NULL);
  if (last_year != NULL) {
    g_autofree char *title = gouji_words_for_title (last_year);

    adw_action_row_set_subtitle (self->last_year_row, title);
  }
  let_row (self, self->last_year_row, "win.compare", g_variant_new ("(ss)", place, id));
  let_row (self, self->versions_row, "win.versions", NULL);
  let_row (self, self->file_row, "win.compare-file", NULL);
  add_reports (self, session, report);

  return self;
}
