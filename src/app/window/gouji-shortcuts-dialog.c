/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/gouji-shortcuts-dialog.h"

#include <glib/gi18n.h>

struct _GoujiShortcutsDialog {
  AdwDialog parent_instance;

  AdwPreferencesGroup *reports;
  AdwPreferencesGroup *editing;
  AdwPreferencesGroup *texts;
  AdwPreferencesGroup *checking;
  AdwPreferencesGroup *charts;
  AdwPreferencesGroup *window;
};

G_DEFINE_FINAL_TYPE (GoujiShortcutsDialog, gouji_shortcuts_dialog, ADW_TYPE_DIALOG)

typedef struct {
  const char *keys;
  const char *title;
} Shortcut;

static const Shortcut report_shortcuts[] = {
  { "<Control>n", N_ ("New report") },
  { "<Control>o", N_ ("Open reports") },
  { "<Shift><Control>o", N_ ("Open a folder") },
  { "<Control>v", N_ ("Paste a copied report") },
  { "<Control>s", N_ ("Save") },
  { "<Shift><Control>s", N_ ("Save under another name") },
  { "<Control>e", N_ ("Export") },
  { "<Control>p", N_ ("Print") },
  { "<Control>w", N_ ("Close the report") },
};

static const Shortcut editing_shortcuts[] = {
  { "<Control>z", N_ ("Undo") },
  { "<Shift><Control>z", N_ ("Redo") },
  { "Return", N_ ("Next cell below") },
  { "Tab", N_ ("Next cell to the right") },
  { "<Control>g", N_ ("Find a cell by its name") },
  { "<Alt>Return", N_ ("Details of the cell") },
  { "<Shift>Down", N_ ("Select several cells") },
  { "<Control>a", N_ ("Select the table") },
  { "F2", N_ ("Edit in place") },
  { "Escape", N_ ("Take back what was just typed") },
};

static const Shortcut text_shortcuts[] = {
  { "F4", N_ ("Next number to look at") },
  { "<Shift>F4", N_ ("Previous number to look at") },
  { "<Alt>Return", N_ ("What the number is tied to") },
  { "<Shift><Control>k", N_ ("Insert a figure of the form") },
  { "<Control><Alt>1", N_ ("Paragraph of the first level") },
  { "<Control><Alt>2", N_ ("Paragraph of the second level") },
  { "<Control><Alt>3", N_ ("Paragraph of the third level") },
  { "<Control><Alt>4", N_ ("Paragraph of the fourth level") },
  { "<Control><Alt>0", N_ ("Paragraph without a number") },
};

static const Shortcut checking_shortcuts[] = {
  { "F7", N_ ("Next doubtful place") },
  { "<Shift>F7", N_ ("Previous doubtful place") },
  { "<Control>Delete", N_ ("The number does not belong in the doubtful cell") },
  { "F8", N_ ("Next problem") },
  { "<Shift>F8", N_ ("Previous problem") },
  { "<Control>j", N_ ("Show or hide the list of problems") },
  { "<Control>f", N_ ("Find in the document") },
  { "<Control>g", N_ ("Next place found in the document") },
  { "<Shift><Control>g", N_ ("Previous place found in the document") },
  { "<Shift><Control>p", N_ ("Place the numbers selected in the document") },
  { "<Shift><Control>r", N_ ("Correct what was recognised") },
};

static const Shortcut chart_shortcuts[] = {
  { "Right", N_ ("Number of the next year") },
  { "Up", N_ ("Number above, of the same year") },
  { "Return", N_ ("Open the report at this number") },
  { "<Control>c", N_ ("Copy the chart") },
};

static const Shortcut window_shortcuts[] = {
  { "F1", N_ ("Help on what is in sight") },
  { "F9", N_ ("Show or hide the sidebar") },
  { "<Control>1", N_ ("Fill in") },
  { "<Control>2", N_ ("Charts") },
  { "<Control>3", N_ ("Preview") },
  { "<Alt>1", N_ ("Document") },
  { "<Alt>2", N_ ("Form") },
  { "<Control>plus", N_ ("Larger pages") },
  { "<Control>minus", N_ ("Smaller pages") },
  { "<Control>0", N_ ("Pages in normal size") },
  { "<Shift><Control>n", N_ ("New window") },
  { "<Control>comma", N_ ("Preferences") },
  { "<Control>q", N_ ("Quit") },
  { "<Control>question", N_ ("Keyboard shortcuts") },
};

static void
add_shortcuts (AdwPreferencesGroup *group, const Shortcut *shortcuts, gsize n_shortcuts)
{
  for (gsize i = 0; i < n_shortcuts; i++) {
    GtkWidget *row = adw_action_row_new ();
    g_autofree char *keys = NULL;
    GdkModifierType modifiers;
    GtkWidget *label;
    guint key;

    gtk_accelerator_parse (shortcuts[i].keys, &key, &modifiers);
    keys = gtk_accelerator_get_label (key, modifiers);
    label = gtk_label_new (keys);
    gtk_widget_add_css_class (label, "dimmed");
    gtk_widget_add_css_class (label, "numeric");

    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (shortcuts[i].title));
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
    adw_preferences_group_add (group, row);
  }
}

static void
gouji_shortcuts_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), GOUJI_TYPE_SHORTCUTS_DIALOG);

  G_OBJECT_CLASS (gouji_shortcuts_dialog_parent_class)->dispose (object);
}

static void
gouji_shortcuts_dialog_class_init (GoujiShortcutsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gouji_shortcuts_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/gouji/Gouji/window/gouji-shortcuts-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, GoujiShortcutsDialog, reports);
  gtk_widget_class_bind_template_child (widget_class, GoujiShortcutsDialog, editing);
  gtk_widget_class_bind_template_child (widget_class, GoujiShortcutsDialog, texts);
  gtk_widget_class_bind_template_child (widget_class, GoujiShortcutsDialog, checking);
  gtk_widget_class_bind_template_child (widget_class, GoujiShortcutsDialog, charts);
  gtk_widget_class_bind_template_child (widget_class, GoujiShortcutsDialog, window);
}

static void
gouji_shortcuts_dialog_init (GoujiShortcutsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  add_shortcuts (self->reports, report_shortcuts, G_N_ELEMENTS (report_shortcuts));
  add_shortcuts (self->editing, editing_shortcuts, G_N_ELEMENTS (editing_shortcuts));
  add_shortcuts (self->texts, text_shortcuts, G_N_ELEMENTS (text_shortcuts));
  add_shortcuts (self->checking, checking_shortcuts, G_N_ELEMENTS (checking_shortcuts));
  add_shortcuts (self->charts, chart_shortcuts, G_N_ELEMENTS (chart_shortcuts));
  add_shortcuts (self->window, window_shortcuts, G_N_ELEMENTS (window_shortcuts));
}

GoujiShortcutsDialog *
gouji_shortcuts_dialog_new (void)
{
  return g_object_new (GOUJI_TYPE_SHORTCUTS_DIALOG, NULL);
}
