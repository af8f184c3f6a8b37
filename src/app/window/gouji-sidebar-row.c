/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/gouji-sidebar-row.h"

#include <glib/gi18n.h>

#include "compare/gouji-status-words.h"
#include "session/gouji-open-report.h"
#include "session/gouji-recents.h"
#include "session/gouji-session-words.h"

struct _GoujiSidebarRow {
  AdwBin parent_instance;

  GtkLabel *name;
  GtkLabel *file;
  GtkLabel *recovered;
  GtkImage *status;
  GtkLabel *problems;
  GtkImage *agrees;
  GtkImage *unsaved;
  GtkButton *close;

  GtkListItem *list_item;
  GObject *item;
};

G_DEFINE_FINAL_TYPE (GoujiSidebarRow, gouji_sidebar_row, ADW_TYPE_BIN)

enum {
  SIGNAL_CLOSE_REPORT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* GTK asks the display where the pointer is, and waits for the answer, also when the words are the same. */
static void
set_tooltip (GtkWidget *widget, const char *text)
{
  if (g_strcmp0 (gtk_widget_get_tooltip_text (widget), text) != 0)
    gtk_widget_set_tooltip_text (widget, text);
}

/* A draft is what every report is at first, and what those of others stay: nothing is said of it. */
static void
show_status (GoujiSidebarRow *self, GoujiReport *report)
{
  GoujiStatus status = gouji_report_get_status (report);
  g_autofree char *standing = gouji_words_for_standing (report);

  gtk_widget_set_visible (GTK_WIDGET (self->status), status != GOUJI_STATUS_DRAFT);
  gtk_image_set_from_icon_name (self->status, gouji_icon_for_status (status));
  set_tooltip (GTK_WIDGET (self->status), standing);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->status), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gouji_words_for_status (status), -1);
}

static void
show_report (GoujiSidebarRow *self, GoujiOpenReport *report)
{
  guint n = gouji_open_report_count_findings (report, GOUJI_SEVERITY_ERROR);
  gboolean ready;
  g_autofree char *verdict = gouji_words_for_verdict (gouji_open_report_get_report (report),
                                                      gouji_open_report_get_findings (report), &ready);
  g_autofree char *year = gouji_words_for_year (gouji_open_report_get_report (report));
  g_autofree char *origin = gouji_open_report_describe_origin (report);
  g_autofree char *problems = g_strdup_printf (ngettext ("%u problem", "%u problems", n), n);

  gtk_label_set_label (self->name, year);
  gtk_label_set_label (self->file, origin);
  gtk_label_set_label (self->problems, problems);
  gtk_widget_set_visible (GTK_WIDGET (self->problems), n > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->agrees), ready);
  gtk_widget_set_visible (GTK_WIDGET (self->unsaved), gouji_open_report_get_unsaved (report));
  gtk_widget_set_visible (GTK_WIDGET (self->recovered), gouji_open_report_get_recovered (report));
  show_status (self, gouji_open_report_get_report (report));
  gtk_widget_set_visible (GTK_WIDGET (self->close), TRUE);
  set_tooltip (GTK_WIDGET (self->file), origin);
}

static void
show_recent (GoujiSidebarRow *self, GoujiRecent *recent)
{
  g_autofree char *path = g_file_get_parse_name (gouji_recent_get_file (recent));
  g_autofree char *file = gouji_words_for_file (gouji_recent_get_file (recent));

  gtk_label_set_label (self->name, gouji_recent_get_title (recent));
  gtk_label_set_label (self->file, file);
  gtk_widget_set_visible (GTK_WIDGET (self->status), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->problems), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->agrees), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->unsaved), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->recovered), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->close), FALSE);
  set_tooltip (GTK_WIDGET (self->file), path);
}

/* What the row shows, for those who do not see it: a year alone would not say whose. */
static char *
describe_item (GObject *item)
{
  g_autofree char *title = NULL;
  g_autofree char *origin = NULL;
  guint n;

  if (!GOUJI_IS_OPEN_REPORT (item))
    return g_strdup (gouji_recent_get_title (GOUJI_RECENT (item)));

  title = gouji_open_report_get_title (GOUJI_OPEN_REPORT (item));
  origin = gouji_open_report_describe_origin (GOUJI_OPEN_REPORT (item));
  n = gouji_open_report_count_findings (GOUJI_OPEN_REPORT (item), GOUJI_SEVERITY_ERROR);
  if (gouji_open_report_get_unsaved (GOUJI_OPEN_REPORT (item)))
    /* Translators: title of a report, how many problems it has, and its file or when it was pasted */
    return g_strdup_printf (ngettext ("%s, %u problem, not saved, %s", "%s, %u problems, not saved, %s", n),
                            title, n, origin);

  /* Translators: title of a report, how many problems it has, and its file or when it was pasted */
  return g_strdup_printf (ngettext ("%s, %u problem, %s", "%s, %u problems, %s", n), title, n, origin);
}

static char *
describe (GObject *item)
{
  g_autofree char *description = describe_item (item);
  GoujiStatus status;

  if (!GOUJI_IS_OPEN_REPORT (item))
    return g_steal_pointer (&description);

  status = gouji_report_get_status (gouji_open_report_get_report (GOUJI_OPEN_REPORT (item)));
  if (status == GOUJI_STATUS_DRAFT)
    return g_steal_pointer (&description);
  /* Translators: a report as it is read out, and how far it has come */
  return g_strdup_printf (_ ("%s, %s"), description, gouji_words_for_status (status));
}

static void
show (GoujiSidebarRow *self)
{
  g_autofree char *description = describe (self->item);

  if (GOUJI_IS_OPEN_REPORT (self->item))
    show_report (self, GOUJI_OPEN_REPORT (self->item));
  else
    show_recent (self, GOUJI_RECENT (self->item));
  gtk_list_item_set_accessible_label (self->list_item, description);
}

static void
close_cb (GtkButton *button, GoujiSidebarRow *self)
{
  g_signal_emit (self, signals[SIGNAL_CLOSE_REPORT], 0, self->item);
}

static void
drop_item (GoujiSidebarRow *self)
{
  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_clear_object (&self->item);
  self->list_item = NULL;
}

static void
gouji_sidebar_row_dispose (GObject *object)
{
  drop_item (GOUJI_SIDEBAR_ROW (object));
  gtk_widget_dispose_template (GTK_WIDGET (object), GOUJI_TYPE_SIDEBAR_ROW);

  G_OBJECT_CLASS (gouji_sidebar_row_parent_class)->dispose (object);
}

static void
gouji_sidebar_row_class_init (GoujiSidebarRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gouji_sidebar_row_dispose;

  signals[SIGNAL_CLOSE_REPORT] = g_signal_new ("close-report", GOUJI_TYPE_SIDEBAR_ROW, G_SIGNAL_RUN_LAST, 0,
                                               NULL, NULL, NULL, G_TYPE_NONE, 1, GOUJI_TYPE_OPEN_REPORT);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/gouji/Gouji/window/gouji-sidebar-row.ui");
  gtk_widget_class_bind_template_child (widget_class, GoujiSidebarRow, name);
  gtk_widget_class_bind_template_child (widget_class, GoujiSidebarRow, file);
  gtk_widget_class_bind_template_child (widget_class, GoujiSidebarRow, recovered);
  gtk_widget_class_bind_template_child (widget_class, GoujiSidebarRow, status);
  gtk_widget_class_bind_template_child (widget_class, GoujiSidebarRow, problems);
  gtk_widget_class_bind_template_child (widget_class, GoujiSidebarRow, agrees);
  gtk_widget_class_bind_template_child (widget_class, GoujiSidebarRow, unsaved);
  gtk_widget_class_bind_template_child (widget_class, GoujiSidebarRow, close);
}

static void
gouji_sidebar_row_init (GoujiSidebarRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  g_signal_connect (self->close, "clicked", G_CALLBACK (close_cb), self);
}

GtkWidget *
gouji_sidebar_row_new (void)
{
  return g_object_new (GOUJI_TYPE_SIDEBAR_ROW, NULL);
}

/**
 * gouji_sidebar_row_bind:
 * @self: a row
 * @list_item: its place in the list, holding a #GoujiOpenReport or a #GoujiRecent
 */
void
gouji_sidebar_row_bind (GoujiSidebarRow *self, GtkListItem *list_item)
{
  drop_item (self);
  self->list_item = list_item;
  self->item = g_object_ref (gtk_list_item_get_item (list_item));

  if (GOUJI_IS_OPEN_REPORT (self->item))
    g_signal_connect_swapped (self->item, "notify", G_CALLBACK (show), self);
  show (self);
}

void
gouji_sidebar_row_unbind (GoujiSidebarRow *self)
{
  drop_item (self);
}
