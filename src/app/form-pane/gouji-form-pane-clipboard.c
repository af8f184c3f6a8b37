/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "form-pane/gouji-form-pane-private.h"
#include "report/gouji-status.h"

#include <glib/gi18n.h>

#include "form-pane/gouji-form-lock.h"
#include "report/gouji-status.h"

static gboolean
may_be_emptied (GoujiFormPane *self, const GoujiCell *cell)
{
  return gouji_form_may_change (self->report, cell) &&
         gouji_report_get_figure (self->report, cell)->state != GOUJI_FIGURE_EMPTY;
}

/* One step for all of them. */
static void
empty (GoujiFormPane *self, const GPtrArray *cells)
{
  if (gouji_report_get_locked (self->report))
    return;
  gouji_report_begin_step (self->report);
  for (guint i = 0; i < cells->len; i++)
    if (may_be_emptied (self, cells->pdata[i]))
      gouji_report_set_entered (self->report, cells->pdata[i], "", GOUJI_HOW_TYPED);
  gouji_report_end_step (self->report);
}

static gboolean
copy (GoujiFormPane *self, GoujiFormGrid *grid)
{
  g_autoptr (GdkContentProvider) content = gouji_form_grid_copy (grid);

  return content != NULL && gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (self)), content);
}

/**
 * gouji_form_pane_command:
 * @what: a #GoujiCellCommand
 * @grid: the table in which it was asked for
 *
 * Returns: whether it was done here; else the cell's text field does it alone
 */
gboolean
gouji_form_pane_command (GoujiFormPane *self, guint what, GoujiFormGrid *grid)
{
  g_autoptr (GPtrArray) cells = gouji_form_grid_get_selection (grid);

  switch ((GoujiCellCommand) what) {
  case GOUJI_CELL_COMMAND_COPY:
    return copy (self, grid);
  case GOUJI_CELL_COMMAND_CUT:
    if (copy (self, grid))
      empty (self, cells);
    return TRUE;
  case GOUJI_CELL_COMMAND_EMPTY:
    if (!gouji_form_grid_has_range (grid))
      return FALSE;
    empty (self, cells);
    return TRUE;
  case GOUJI_CELL_COMMAND_PASTE:
    return gouji_form_pane_paste (self, grid);
  case GOUJI_CELL_COMMAND_REFUSE:
    gouji_form_pane_say (self,
                         gouji_report_get_locked (self->report)
                           ? _ ("This report cannot be changed")
                           : _ ("This number is carried over from last year’s report and locked. Alt+Enter "
                                "opens its details, where it can be unlocked."),
                         TRUE);
    return TRUE;
  case GOUJI_CELL_COMMAND_TABLE:
  case GOUJI_CELL_COMMAND_COLUMN:
  case GOUJI_CELL_COMMAND_ROW:
  default:
    return FALSE;
  }
}
