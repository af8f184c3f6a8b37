/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "form-pane/gouji-form-menus.h"

#include <glib/gi18n.h>

static void
append (GMenu *menu, const char *label, const char *action, const char *first, const char *second)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "(ss)", first, second);
  g_menu_append_item (menu, item);
}

static void
append_row (GMenu *menu, const GoujiCell *cell)
{
  g_autoptr (GMenu) section = g_menu_new ();

  append (section, _ ("Put Selected Numbers into This Row…"), "win.place-here", "row", cell->id);
  append (section, _ ("Move This Row’s Numbers Left"), "win.shift", cell->id, "left");
  append (section, _ ("Move This Row’s Numbers Right"), "win.shift", cell->id, "right");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

static void
append_column (GMenu *menu, const GoujiCell *cell)
{
  g_autoptr (GMenu) section = g_menu_new ();

  append (section, _ ("Put Selected Numbers into This Column…"), "win.place-here", "column", cell->id);
  append (section, _ ("Move This Column’s Numbers Up"), "win.shift", cell->id, "up");
  append (section, _ ("Move This Column’s Numbers Down"), "win.shift", cell->id, "down");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

/* What fills a table, or what is selected where @part is "", and how it is looked at. */
static void
append_commands (GMenu *menu, const char *part)
{
  g_autoptr (GMenu) fill = g_menu_new ();
  g_autoptr (GMenu) look = g_menu_new ();
  g_autoptr (GMenuItem) totals = g_menu_item_new (_ ("Put Computed Totals In"), NULL);
  g_autoptr (GMenuItem) zeros = g_menu_item_new (_ ("Fill the Rest with 0"), NULL);

  g_menu_item_set_action_and_target (totals, "form.accept-totals", "s", part);
  g_menu_item_set_action_and_target (zeros, "form.fill-zeros", "s", part);
  g_menu_append_item (fill, totals);
  g_menu_append_item (fill, zeros);
  g_menu_append (look, _ ("Compare with Last Year"), "form.show-last-year");
  g_menu_append (look, _ ("Find a Cell…"), "form.find-cell");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (fill));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (look));
}

/**
 * gouji_form_menu_for_cell:
 *
 * Returns: (transfer full): what the context menu of a cell has besides what a text field's has
 */
GMenuModel *
gouji_form_menu_for_cell (const GoujiCell *cell)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) section = g_menu_new ();

  g_menu_append (section, _ ("Cell Details"), "form.cell-details");
  append (section, _ ("Put the Selected Number Here…"), "win.place-here", "cell", cell->id);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
  append_commands (menu, "");
  if (cell->block->columns->len > 1)
    append_row (menu, cell);
  if (cell->block->rows->len > 1)
    append_column (menu, cell);

  return G_MENU_MODEL (menu);
}

/* The first cell below or beside a head. */
static const GoujiCell *
find_cell (GoujiForm *form, const GoujiFormTable *table, const GoujiPlacement *placement)
{
  const gboolean is_row = placement->kind == GOUJI_PLACEMENT_ROW_HEAD;

  for (guint i = 0; i < gouji_form_get_n_cells (form); i++) {
    const GoujiCell *cell = gouji_form_get_cell (form, i);

    if (cell->table == table && (is_row ? cell->row : cell->column) == placement->head)
      return cell;
  }

  return NULL;
}

/**
 * gouji_form_menu_for_head:
 * @placement: something printed in @table
 *
 * Returns: (transfer full) (nullable): the context menu of the head of a row or column, %NULL for anything
 * else
 */
GMenuModel *
gouji_form_menu_for_head (GoujiForm *form, const GoujiFormTable *table, const GoujiPlacement *placement)
{
  const GoujiCell *cell = placement->head != NULL ? find_cell (form, table, placement) : NULL;
  GMenu *menu;

  if (cell == NULL ||
      (placement->kind != GOUJI_PLACEMENT_ROW_HEAD && placement->kind != GOUJI_PLACEMENT_COLUMN_HEAD))
    return NULL;

  menu = g_menu_new ();
  if (placement->kind == GOUJI_PLACEMENT_ROW_HEAD)
    append_row (menu, cell);
  else
    append_column (menu, cell);
  return G_MENU_MODEL (menu);
}

/**
 * gouji_form_menu_for_part:
 *
 * Returns: (transfer full): what can be done with a whole table
 */
GMenuModel *
gouji_form_menu_for_part (const GoujiPart *part)
{
  GMenu *menu = g_menu_new ();

  append_commands (menu, part->id);
  return G_MENU_MODEL (menu);
}
