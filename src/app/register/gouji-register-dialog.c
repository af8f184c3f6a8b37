/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "register/gouji-register-dialog.h"

#include <glib/gi18n.h>

#include "register/gouji-register-dialog-private.h"
#include "register/gouji-register-texts.h"

enum {
  PROP_0,
  PROP_NARROW,
  N_PROPERTIES,
};

enum {
  APPLIED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GoujiRegisterDialog, gouji_register_dialog, ADW_TYPE_DIALOG)

/* -- work in the background -- */

static void
set_busy (GoujiRegisterDialog *self, GCancellable *running)
{
  g_set_object (&self->running, running);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "register.next", running == NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "register.stop", running != NULL);
  if (running != NULL)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), "register.apply", FALSE);
}

static GCancellable *
begin_work (GoujiRegisterDialog *self)
{
  g_autoptr (GCancellable) running = g_cancellable_new ();

  if (self->running != NULL)
    g_cancellable_cancel (self->running);
  set_busy (self, running);
  return self->running;
}

/* The dialog may have been closed, or told to do something else. */
static gboolean
is_over (GoujiRegisterDialog *self, GAsyncResult *result)
{
  return self->desk == NULL || g_task_get_cancellable (G_TASK (result)) != self->running;
}

static void
show_failure (GoujiRegisterDialog *self, const GError *error)
{
  g_autofree char *text = gouji_register_text_error (error);

  gtk_stack_set_visible_child_name (self->files_stack, "choose");
  gtk_widget_set_visible (GTK_WIDGET (self->failure), TRUE);
  gtk_label_set_label (self->failure, text);
  gtk_widget_grab_focus (self->choose_button);
}

/* What had the focus before may be gone: a page begins with the first thing that can be changed on it. */
static void
push_page (GoujiRegisterDialog *self, const char *tag, GtkWidget *first)
{
  GtkWidget *focus;

  if (g_strcmp0 (adw_navigation_view_get_visible_page_tag (self->pages), tag) != 0)
    adw_navigation_view_push_by_tag (self->pages, tag);
  focus = adw_dialog_get_focus (ADW_DIALOG (self));
  if (focus == NULL || !gtk_widget_is_ancestor (focus, first))
    gtk_widget_child_focus (first, GTK_DIR_TAB_FORWARD);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GoujiRegisterDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean over = is_over (self, result);
  gboolean done = gouji_register_desk_read_finish (GOUJI_REGISTER_DESK (source), result, &error);

  if (over)
    return;
  set_busy (self, NULL);
  gtk_stack_set_visible_child_name (self->files_stack, "choose");
  if (!done) {
    if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
      show_failure (self, error);
    return;
  }
  gouji_register_dialog_show_columns (self);
  push_page (self, "columns", GTK_WIDGET (self->columns));
}

/**
 * gouji_register_dialog_read:
 * @files: (element-type GFile): the files of a register
 *
 * Reads them, and goes on to the columns.
 */
void
gouji_register_dialog_read (GoujiRegisterDialog *self, GPtrArray *files)
{
  gtk_widget_set_visible (GTK_WIDGET (self->failure), FALSE);
  gtk_stack_set_visible_child_name (self->files_stack, "reading");
  gouji_register_desk_read_async (self->desk, files, begin_work (self), read_cb, g_object_ref (self));
}

/* -- steps -- */

static void
show_step (GoujiRegisterDialog *self, const char *tag)
{
  if (g_str_equal (tag, "words")) {
    gouji_register_dialog_show_words (self);
    push_page (self, tag, GTK_WIDGET (self->outcomes));
  } else {
    gouji_register_dialog_show_result (self);
    push_page (self, tag, gtk_widget_get_parent (GTK_WIDGET (self->table)));
  }
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GoujiRegisterDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean over = is_over (self, result);

  if (!gouji_register_desk_count_finish (GOUJI_REGISTER_DESK (source), result, &error) || over)
    return;
  set_busy (self, NULL);
  show_step (self, self->next_step);
}

static void
next_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  GoujiRegisterDialog *self = GOUJI_REGISTER_DIALOG (widget);
  const char *tag = adw_navigation_view_get_visible_page_tag (self->pages);

  if (gouji_register_desk_get_register (self->desk) == NULL)
    return;
  self->next_step = g_strcmp0 (tag, "columns") == 0 ? "words" : "result";
  gouji_register_desk_count_async (self->desk, begin_work (self), counted_cb, g_object_ref (self));
}

static void
stop_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  GoujiRegisterDialog *self = GOUJI_REGISTER_DIALOG (widget);

  if (self->running != NULL)
    g_cancellable_cancel (self->running);
  set_busy (self, NULL);
  gtk_stack_set_visible_child_name (self->files_stack, "choose");
  gtk_widget_grab_focus (self->choose_button);
}

static void
apply_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  GoujiRegisterDialog *self = GOUJI_REGISTER_DIALOG (widget);
  guint n_changed = gouji_register_desk_apply (self->desk, NULL);

  g_signal_emit (self, signals[APPLIED], 0, n_changed);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
all_the_same_cb (GoujiRegisterDialog *self)
{
  if (self->desk != NULL)
    gouji_register_dialog_update_apply (self);
}

/* -- files -- */

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GoujiRegisterDialog) self = user_data;
  g_autoptr (GListModel) list = gtk_file_dialog_open_multiple_finish (GTK_FILE_DIALOG (source), result, NULL);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; list != NULL && i < g_list_model_get_n_items (list); i++)
    g_ptr_array_add (files, g_list_model_get_item (list, i));
  if (files->len > 0 && self->desk != NULL)
    gouji_register_dialog_read (self, files);
}

static void
choose_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  GtkRoot *root = gtk_widget_get_root (widget);

  gtk_file_dialog_set_title (dialog, _ ("Register of Applications"));
  gtk_file_dialog_open_multiple (dialog, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL, chosen_cb,
                                 g_object_ref (widget));
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, GoujiRegisterDialog *self)
{
  GSList *list = g_value_get_boxed (value);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  for (; list != NULL; list = list->next)
    g_ptr_array_add (files, g_object_ref (list->data));
  if (files->len == 0 || gouji_register_desk_get_register (self->desk) != NULL)
    return FALSE;
  gouji_register_dialog_read (self, files);
  return TRUE;
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GoujiRegisterDialog) self = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);
  g_autofree char *uri = file != NULL ? g_file_get_uri (file) : NULL;

  if (uri != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.save-register-template", "s", uri);
}

static void
save_template_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  GtkRoot *root = gtk_widget_get_root (widget);

  /* Translators: suggested name of a file: a register of applications to be filled in */
  gtk_file_dialog_set_initial_name (dialog, _ ("Register of applications.csv"));
  gtk_file_dialog_save (dialog, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL, saved_cb,
                        g_object_ref (widget));
}

/* -- the class -- */

static void
gouji_register_dialog_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  GoujiRegisterDialog *self = GOUJI_REGISTER_DIALOG (object);

  if (id == PROP_NARROW)
    g_value_set_boolean (value, self->narrow);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
set_narrow (GoujiRegisterDialog *self, gboolean narrow)
{
  self->narrow = narrow;
  if (self->table != NULL)
    gouji_register_table_set_narrow (self->table, narrow);
}

static void
gouji_register_dialog_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  GoujiRegisterDialog *self = GOUJI_REGISTER_DIALOG (object);

  if (id == PROP_NARROW)
    set_narrow (self, g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
gouji_register_dialog_dispose (GObject *object)
{
  GoujiRegisterDialog *self = GOUJI_REGISTER_DIALOG (object);

  if (self->running != NULL)
    g_cancellable_cancel (self->running);
  g_clear_object (&self->running);
  g_clear_object (&self->desk);
  g_clear_pointer (&self->cases, g_array_unref);
  adw_dialog_set_child (ADW_DIALOG (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), GOUJI_TYPE_REGISTER_DIALOG);

  G_OBJECT_CLASS (gouji_register_dialog_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, GoujiRegisterDialog, pages);
  gtk_widget_class_bind_template_child (widget_class, GoujiRegisterDialog, files_stack);
  gtk_widget_class_bind_template_child (widget_class, GoujiRegisterDialog, choose_button);
  gtk_widget_class_bind_template_child (widget_class, GoujiRegisterDialog, failure);
  gtk_widget_class_bind_template_child (widget_class, GoujiRegisterDialog, columns);
  gtk_widget_class_bind_template_child (widget_class, GoujiRegisterDialog, outcomes);
  gtk_widget_class_bind_template_child (widget_class, GoujiRegisterDialog, kinds);
  gtk_widget_class_bind_template_child (widget_class, GoujiRegisterDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, GoujiRegisterDialog, effect);
  gtk_widget_class_bind_template_child (widget_class, GoujiRegisterDialog, problems);
  gtk_widget_class_bind_template_child (widget_class, GoujiRegisterDialog, notices);
  gtk_widget_class_bind_template_child (widget_class, GoujiRegisterDialog, all_the_same_group);
  gtk_widget_class_bind_template_child (widget_class, GoujiRegisterDialog, all_the_same);
  gtk_widget_class_bind_template_child (widget_class, GoujiRegisterDialog, table);
  gtk_widget_class_bind_template_child (widget_class, GoujiRegisterDialog, cases_page);
  gtk_widget_class_bind_template_child (widget_class, GoujiRegisterDialog, cases_banner);
  gtk_widget_class_bind_template_child (widget_class, GoujiRegisterDialog, cases_stack);
  gtk_widget_class_bind_template_child (widget_class, GoujiRegisterDialog, cases_list);
  gtk_widget_class_bind_template_child (widget_class, GoujiRegisterDialog, cases_model);
}

static void
gouji_register_dialog_class_init (GoujiRegisterDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = gouji_register_dialog_dispose;
  object_class->get_property = gouji_register_dialog_get_property;
  object_class->set_property = gouji_register_dialog_set_property;
  properties[PROP_NARROW] =
    g_param_spec_boolean ("narrow", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  signals[APPLIED] = g_signal_new ("applied", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  g_type_ensure (GOUJI_TYPE_REGISTER_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/gouji/Gouji/register/gouji-register-dialog.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, all_the_same_cb);
  gtk_widget_class_install_action (widget_class, "register.choose", NULL, choose_action);
  gtk_widget_class_install_action (widget_class, "register.save-template", NULL, save_template_action);
  gtk_widget_class_install_action (widget_class, "register.stop", NULL, stop_action);
  gtk_widget_class_install_action (widget_class, "register.next", NULL, next_action);
  gtk_widget_class_install_action (widget_class, "register.apply", NULL, apply_action);
  gtk_widget_class_install_action (widget_class, "register.copy-cases", NULL,
                                   gouji_register_dialog_copy_cases);
}

static void
gouji_register_dialog_init (GoujiRegisterDialog *self)
{
  GtkDropTarget *target;

  gtk_widget_init_template (GTK_WIDGET (self));
  gouji_register_dialog_set_up_cases (self);
  target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->files_stack), GTK_EVENT_CONTROLLER (target));
  g_signal_connect_swapped (self->table, "cell-activated",
                            G_CALLBACK (gouji_register_dialog_show_cases_of_cell), self);
}

/**
 * gouji_register_dialog_new:
 *
 * Begins with the choice of files.
 */
GoujiRegisterDialog *
gouji_register_dialog_new (GoujiOpenReport *report)
{
  GoujiRegisterDialog *self = g_object_new (GOUJI_TYPE_REGISTER_DIALOG, NULL);

  self->desk = gouji_register_desk_new (report);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "register.apply", FALSE);

  return self;
}

/**
 * gouji_register_dialog_new_counted:
 * @desk: with a register that was counted already
 *
 * Begins with the columns, and goes on to the result: something is left for the user to decide.
 */
GoujiRegisterDialog *
gouji_register_dialog_new_counted (GoujiOpenReport *report, GoujiRegisterDesk *desk)
{
  GoujiRegisterDialog *self = g_object_new (GOUJI_TYPE_REGISTER_DIALOG, NULL);
  static const char *const tags[] = { "columns", "words", "result" };

  self->desk = g_object_ref (desk);
  gouji_register_dialog_show_columns (self);
  gouji_register_dialog_show_words (self);
  gouji_register_dialog_show_result (self);
  adw_navigation_view_replace_with_tags (self->pages, tags, G_N_ELEMENTS (tags));

  return self;
}

/**
 * gouji_register_dialog_new_for_cell:
 * @desk: with a register that was counted already
 *
 * Shows the cases behind a cell alone.
 */
GoujiRegisterDialog *
gouji_register_dialog_new_for_cell (GoujiOpenReport *report, GoujiRegisterDesk *desk, const GoujiCell *cell)
{
  GoujiRegisterDialog *self = g_object_new (GOUJI_TYPE_REGISTER_DIALOG, NULL);
  static const char *const tags[] = { "cases" };

  self->desk = g_object_ref (desk);
  adw_navigation_view_replace_with_tags (self->pages, tags, G_N_ELEMENTS (tags));
  gouji_register_dialog_show_cases_of_cell (self, cell->index);

  return self;
}
