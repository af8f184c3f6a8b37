/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "session/gouji-layouts.h"

/* The layout that was chosen last, by its id. */
#define KEY "paper-layout"

/**
 * gouji_layouts_get:
 * @report: (nullable): an open report
 *
 * Returns: (transfer none) (nullable) (element-type GoujiPaperLayout): the layouts of paper that its exports
 * may have
 */
GPtrArray *
gouji_layouts_get (GoujiOpenReport *report)
{
  return report != NULL ? gouji_kit_get_layouts (gouji_open_report_get_kit (report), NULL) : NULL;
}

/**
 * gouji_layouts_find_remembered:
 * @report: an open report
 * @settings: where the choice is remembered
 * @error: return location for the error of the first layout that could not be loaded
 *
 * Returns: (transfer none) (nullable): the layout that was chosen last, or the first where that one is no
 * longer there
 */
GoujiPaperLayout *
gouji_layouts_find_remembered (GoujiOpenReport *report, GSettings *settings, GError **error)
{
  g_autofree char *id = g_settings_get_string (settings, KEY);
  GoujiKit *kit = gouji_open_report_get_kit (report);
  GoujiPaperLayout *layout = gouji_kit_get_layout (kit, id, NULL);
  GPtrArray *layouts = layout == NULL ? gouji_kit_get_layouts (kit, error) : NULL;

  return layouts != NULL && layouts->len > 0 ? layouts->pdata[0] : layout;
}

/**
 * gouji_layouts_list_titles:
 * @layouts: (nullable): what there is to choose from
 * @settings: where the choice is remembered
 * @selected: (out): index of the layout that was chosen last, or of the first
 *
 * Returns: the titles, for a list to choose from
 */
GtkStringList *
gouji_layouts_list_titles (GPtrArray *layouts, GSettings *settings, guint *selected)
{
  g_autofree char *id = g_settings_get_string (settings, KEY);
  GtkStringList *titles = gtk_string_list_new (NULL);

  *selected = 0;
  for (guint i = 0; layouts != NULL && i < layouts->len; i++) {
    const GoujiPaperLayout *layout = g_ptr_array_index (layouts, i);

    gtk_string_list_append (titles, layout->title);
    if (g_str_equal (layout->id, id))
      *selected = i;
  }

  return titles;
}

/**
 * gouji_layouts_remember:
 * @layouts: (nullable): what there was to choose from
 * @selected: what was chosen; nothing is remembered where there is no such layout
 */
void
gouji_layouts_remember (GPtrArray *layouts, GSettings *settings, guint selected)
{
  if (layouts != NULL && selected < layouts->len)
    g_settings_set_string (settings, KEY, ((const GoujiPaperLayout *) layouts->pdata[selected])->id);
}
