/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/gouji-import-summary.h"

#include "session/gouji-review-words.h"

struct _GoujiImportSummary {
  AdwBin parent_instance;

  GtkWidget *row;
  GtkLabel *reading;
  GtkLabel *recognition;
  GtkWidget *review;
  GtkWidget *change;
};

G_DEFINE_FINAL_TYPE (GoujiImportSummary, gouji_import_summary, ADW_TYPE_BIN)

static void
gouji_import_summary_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), GOUJI_TYPE_IMPORT_SUMMARY);

  G_OBJECT_CLASS (gouji_import_summary_parent_class)->dispose (object);
}

static void
gouji_import_summary_class_init (GoujiImportSummaryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gouji_import_summary_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/gouji/Gouji/window/gouji-import-summary.ui");
  gtk_widget_class_bind_template_child (widget_class, GoujiImportSummary, row);
  gtk_widget_class_bind_template_child (widget_class, GoujiImportSummary, reading);
  gtk_widget_class_bind_template_child (widget_class, GoujiImportSummary, recognition);
  gtk_widget_class_bind_template_child (widget_class, GoujiImportSummary, review);
  gtk_widget_class_bind_template_child (widget_class, GoujiImportSummary, change);
}

static void
gouji_import_summary_init (GoujiImportSummary *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * gouji_import_summary_show:
 * @self: the summary
 * @report: a report
 * @review: what a person has to look at in it
 *
 * Says how it is now.
 */
void
gouji_import_summary_show (GoujiImportSummary *self, GoujiReport *report, GoujiReview *review)
{
  g_autofree char *reading = gouji_words_for_reading (report, review);
  g_autofree char *recognition = gouji_words_for_recognition (report);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  gtk_label_set_label (self->reading, reading);
  if (g_strcmp0 (gtk_label_get_label (self->recognition), recognition) != 0) {
    gtk_label_set_label (self->recognition, recognition);
    gtk_widget_set_tooltip_text (GTK_WIDGET (self->recognition), recognition);
  }
  gtk_widget_set_visible (self->review, gouji_review_count_open (review) > 0);
  gtk_widget_set_visible (self->change, G_IS_ACTION_GROUP (root) &&
                                          g_action_group_has_action (G_ACTION_GROUP (root), "correct"));
}

/**
 * gouji_import_summary_set_narrow:
 * @self: the summary
 * @narrow: whether there is no room for the buttons beside the words
 */
void
gouji_import_summary_set_narrow (GoujiImportSummary *self, gboolean narrow)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->row),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_label_set_lines (self->recognition, narrow ? 1 : 2);
}
