/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "load/gouji-kit.h"

struct _GoujiKit {
  char *data_folder;
  GoujiReader *reader;
  GMutex lock;
  gboolean loaded;
  GoujiFormSet *forms;
  GoujiFolding *folding;
  GoujiFiller *filler;
  GPtrArray *layouts;
  GoujiRegisterWords *register_words;
};

static void
clear_kit (gpointer data)
{
  GoujiKit *self = data;

  g_clear_pointer (&self->register_words, gouji_register_words_unref);
  g_clear_pointer (&self->layouts, g_ptr_array_unref);
  g_clear_pointer (&self->filler, gouji_filler_unref);
  g_clear_pointer (&self->folding, gouji_folding_unref);
  g_clear_pointer (&self->forms, gouji_form_set_unref);
  g_clear_pointer (&self->reader, gouji_reader_unref);
  g_clear_pointer (&self->data_folder, g_free);
  g_mutex_clear (&self->lock);
}

/**
 * gouji_kit_find_reader:
 * @installed: (type filename): where the program that reads files is once it is installed
 *
 * Finds the program `gouji-reader`: the one that $GOUJI_READER names, the one built beside the running
 * program, or the one that is installed.
 *
 * Returns: (transfer full) (type filename): its path, whether it is there or not
 */
char *
gouji_kit_find_reader (const char *installed)
{
  const char *chosen = g_getenv ("GOUJI_READER");
  g_autofree char *running = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = running != NULL ? g_path_get_dirname (running) : g_strdup (".");
  g_autofree char *beside = g_build_filename (folder, "..", "reader", "gouji-reader", NULL);

  if (chosen != NULL)
    return g_strdup (chosen);

  return g_strdup (g_file_test (beside, G_FILE_TEST_IS_EXECUTABLE) ? beside : installed);
}

/**
 * gouji_kit_new:
 * @data_folder: (type filename): has the folders `forms`, `layouts` and `examples`
 * @reader: (type filename): the program `gouji-reader`, which is started when the first file is read
 */
GoujiKit *
gouji_kit_new (const char *data_folder, const char *reader)
{
  GoujiKit *self = g_atomic_rc_box_new0 (GoujiKit);

  self->data_folder = g_strdup (data_folder);
  self->reader = gouji_reader_new (reader != NULL ? reader : "");
  g_mutex_init (&self->lock);

  return self;
}

GoujiKit *
gouji_kit_ref (GoujiKit *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
gouji_kit_unref (GoujiKit *self)
{
  g_atomic_rc_box_release_full (self, clear_kit);
}

/**
 * gouji_kit_get_examples:
 *
 * Returns: (transfer full): the folder of the reports that come with the program, whether it is there or not
 */
GFile *
gouji_kit_get_examples (GoujiKit *self)
{
  return g_file_new_build_filename (self->data_folder, "examples", NULL);
}

/**
 * gouji_kit_load:
 * @self: a kit
 * @error: return location for a [error@FormError] or an I/O error
 *
 * Loads what is not loaded yet; waits for another thread that is at it. A kit that failed tries again.
 *
 * Returns: whether the kit can be used
 */
gboolean
gouji_kit_load (GoujiKit *self, GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  g_autofree char *folder = g_build_filename (self->data_folder, "forms", NULL);

  if (self->loaded)
    return TRUE;

  self->forms = gouji_form_set_new_from_folder (folder, error);
  if (self->forms == NULL)
    return FALSE;

  self->folding = gouji_folding_new ();
  self->filler = gouji_filler_new (self->forms, self->folding);
  self->loaded = TRUE;

  return TRUE;
}

/**
 * gouji_kit_get_reader:
 *
 * Returns: (transfer none): who reads files, for any thread
 */
GoujiReader *
gouji_kit_get_reader (GoujiKit *self)
{
  return self->reader;
}

GoujiFormSet *
gouji_kit_get_forms (GoujiKit *self)
{
  g_return_val_if_fail (self->loaded, NULL);

  return self->forms;
}

GoujiFolding *
gouji_kit_get_folding (GoujiKit *self)
{
  g_return_val_if_fail (self->loaded, NULL);

  return self->folding;
}

GoujiFiller *
gouji_kit_get_filler (GoujiKit *self)
{
  g_return_val_if_fail (self->loaded, NULL);

  return self->filler;
}

/**
 * gouji_kit_get_layouts:
 * @error: return location for a [error@PaperLayoutError] or an I/O error
 *
 * The layouts are loaded when they are first asked for: reading and checking do without them.
 *
 * Returns: (nullable) (element-type GoujiPaperLayout): the layouts by their ids
 */
GPtrArray *
gouji_kit_get_layouts (GoujiKit *self, GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  g_autofree char *folder = g_build_filename (self->data_folder, "layouts", NULL);

  if (self->layouts == NULL)
    self->layouts = gouji_paper_layouts_new_from_folder (folder, error);

  return self->layouts;
}

/**
 * gouji_kit_get_layout:
 * @id: of the layout
 * @error: return location for an error of gouji_kit_get_layouts(), or %GOUJI_PAPER_LAYOUT_ERROR_UNKNOWN
 *
 * Returns: (nullable): the layout, owned by the kit
 */
GoujiPaperLayout *
gouji_kit_get_layout (GoujiKit *self, const char *id, GError **error)
{
  GPtrArray *layouts = gouji_kit_get_layouts (self, error);

  if (layouts == NULL)
    return NULL;
  for (guint i = 0; i < layouts->len; i++) {
    GoujiPaperLayout *layout = layouts->pdata[i];

    if (g_str_equal (layout->id, id))
      return layout;
  }

  g_set_error (error, GOUJI_PAPER_LAYOUT_ERROR, GOUJI_PAPER_LAYOUT_ERROR_UNKNOWN, "%s: no such layout", id);
  return NULL;
}

/**
 * gouji_kit_get_register_words:
 * @error: return location for %GOUJI_REGISTER_ERROR_WORDS
 *
 * The words of registers are loaded when they are first asked for, by a kit that is loaded.
 *
 * Returns: (nullable): the words, owned by the kit
 */
GoujiRegisterWords *
gouji_kit_get_register_words (GoujiKit *self, GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  g_autofree char *folder = g_build_filename (self->data_folder, "register", NULL);

  g_return_val_if_fail (self->loaded, NULL);

  if (self->register_words == NULL)
    self->register_words = gouji_register_words_new_from_folder (folder, self->folding, error);

  return self->register_words;
}

/**
 * gouji_kit_get_register_template:
 *
 * Returns: (transfer full): a register without cases, to be filled in, whether it is there or not
 */
GFile *
gouji_kit_get_register_template (GoujiKit *self)
{
  return g_file_new_build_filename (self->data_folder, "register", "template.csv", NULL);
}
