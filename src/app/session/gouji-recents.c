/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "session/gouji-recents.h"

#include <gtk/gtk.h>

#include "report/gouji-report-file.h"

/* More than these are found sooner with the file chooser. */
#define MOST 12

struct _GoujiRecent {
  GObject parent_instance;

  GFile *file;
  char *title;
};

G_DEFINE_FINAL_TYPE (GoujiRecent, gouji_recent, G_TYPE_OBJECT)

struct _GoujiRecents {
  GObject parent_instance;

  GtkRecentManager *manager;
  GPtrArray *items;
};

static void gouji_recents_list_model_init (GListModelInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (GoujiRecents,
                               gouji_recents,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, gouji_recents_list_model_init))

static void
gouji_recent_finalize (GObject *object)
{
  GoujiRecent *self = GOUJI_RECENT (object);

  g_clear_object (&self->file);
  g_clear_pointer (&self->title, g_free);

  G_OBJECT_CLASS (gouji_recent_parent_class)->finalize (object);
}

static void
gouji_recent_class_init (GoujiRecentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gouji_recent_finalize;
}

static void
gouji_recent_init (GoujiRecent *self)
{
}

GFile *
gouji_recent_get_file (GoujiRecent *self)
{
  return self->file;
}

const char *
gouji_recent_get_title (GoujiRecent *self)
{
  return self->title;
}

static int
compare_later (gconstpointer a, gconstpointer b)
{
  GtkRecentInfo *first = *(GtkRecentInfo *const *) a;
  GtkRecentInfo *second = *(GtkRecentInfo *const *) b;

  return g_date_time_compare (gtk_recent_info_get_modified (second), gtk_recent_info_get_modified (first));
}

/* The desktop's list knows this program by that name in every language. */
static gboolean
is_ours (GtkRecentInfo *info)
{
  return gtk_recent_info_has_application (info, GOUJI_USER_NAME) && gtk_recent_info_exists (info);
}

static void
fill (GoujiRecents *self)
{
  g_autolist (GtkRecentInfo) all = gtk_recent_manager_get_items (self->manager);
  g_autoptr (GPtrArray) ours = g_ptr_array_new ();

  for (GList *l = all; l != NULL; l = l->next) {
    if (is_ours (l->data))
      g_ptr_array_add (ours, l->data);
  }
  g_ptr_array_sort (ours, compare_later);

  for (guint i = 0; i < MIN (ours->len, MOST); i++) {
    GtkRecentInfo *info = g_ptr_array_index (ours, i);
    GoujiRecent *recent = g_object_new (GOUJI_TYPE_RECENT, NULL);

    recent->file = g_file_new_for_uri (gtk_recent_info_get_uri (info));
    recent->title = g_strdup (gtk_recent_info_get_display_name (info));
    g_ptr_array_add (self->items, recent);
  }
}

static void
changed_cb (GtkRecentManager *manager, GoujiRecents *self)
{
  guint before = self->items->len;

  g_ptr_array_set_size (self->items, 0);
  fill (self);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, before, self->items->len);
}

static GType
gouji_recents_get_item_type (GListModel *model)
{
  return GOUJI_TYPE_RECENT;
}

static guint
gouji_recents_get_n_items (GListModel *model)
{
  return GOUJI_RECENTS (model)->items->len;
}

static gpointer
gouji_recents_get_item (GListModel *model, guint position)
{
  GoujiRecents *self = GOUJI_RECENTS (model);

  return position < self->items->len ? g_object_ref (g_ptr_array_index (self->items, position)) : NULL;
}

static void
gouji_recents_list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = gouji_recents_get_item_type;
  interface->get_n_items = gouji_recents_get_n_items;
  interface->get_item = gouji_recents_get_item;
}

static void
gouji_recents_dispose (GObject *object)
{
  GoujiRecents *self = GOUJI_RECENTS (object);

  if (self->manager != NULL)
    g_signal_handlers_disconnect_by_data (self->manager, self);

  G_OBJECT_CLASS (gouji_recents_parent_class)->dispose (object);
}

static void
gouji_recents_finalize (GObject *object)
{
  GoujiRecents *self = GOUJI_RECENTS (object);

  g_clear_pointer (&self->items, g_ptr_array_unref);

  G_OBJECT_CLASS (gouji_recents_parent_class)->finalize (object);
}

static void
gouji_recents_class_init (GoujiRecentsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = gouji_recents_dispose;
  object_class->finalize = gouji_recents_finalize;
}

static void
gouji_recents_init (GoujiRecents *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  /* The manager takes it for a fault of the program that its folder cannot be made. */
  if (g_mkdir_with_parents (g_get_user_data_dir (), 0755) != 0)
    return;

  self->manager = gtk_recent_manager_get_default ();
  fill (self);
  g_signal_connect (self->manager, "changed", G_CALLBACK (changed_cb), self);
}

GoujiRecents *
gouji_recents_new (void)
{
  return g_object_new (GOUJI_TYPE_RECENTS, NULL);
}

/**
 * gouji_recents_add:
 * @self: the recent files
 * @file: a file that was opened or saved
 * @title: what it holds, in words
 * @saved: whether it is a `.gouji` file
 */
void
gouji_recents_add (GoujiRecents *self, GFile *file, const char *title, gboolean saved)
{
  g_autofree char *uri = g_file_get_uri (file);
  GtkRecentData data = {
    .display_name = (char *) title,
    .mime_type = (char *) (saved ? GOUJI_REPORT_FILE_TYPE : "text/plain"),
    .app_name = (char *) GOUJI_USER_NAME,
    .app_exec = (char *) "gouji %u",
  };

  if (self->manager != NULL)
    gtk_recent_manager_add_full (self->manager, uri, &data);
}
