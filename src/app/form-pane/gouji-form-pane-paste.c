/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "form-pane/gouji-form-pane-private.h"

#include <glib/gi18n.h>

#include "form-pane/gouji-form-lock.h"
#include "form-pane/gouji-part-view.h"
#include "report/gouji-status.h"
#include "words/gouji-form-words.h"

/* Pasting: where the numbers of a block belong is shown first, and put in when it is accepted. */

/* Which cell, and in which report, the clipboard was asked for. */
typedef struct {
  GoujiFormPane *pane;
  GoujiReport *report;
} Asked;

const GoujiFolding *
gouji_form_pane_get_folding (GoujiFormPane *self)
{
  if (self->folding == NULL)
    self->folding = gouji_folding_new ();
  return self->folding;
}

static void
show_incoming (GoujiFormPane *self)
{
  for (guint i = 0; i < self->views->len; i++) {
    GoujiFormGrid *grid = gouji_part_view_get_grid (self->views->pdata[i]);

    if (grid != NULL)
      gouji_form_grid_set_incoming (grid, self->incoming);
  }
}

/**
 * gouji_form_pane_drop_paste:
 *
 * Forgets a block that was to be put in.
 */
void
gouji_form_pane_drop_paste (GoujiFormPane *self)
{
  g_autoptr (GHashTable) incoming = g_steal_pointer (&self->incoming);

  if (self->paste == NULL)
    return;
  show_incoming (self);
  gouji_paste_strip_hide (self->strip);
  g_clear_pointer (&self->paste, gouji_paste_free);
}

static gboolean
is_other (GoujiReport *report, const GoujiPastePlace *place)
{
  const GoujiFigure *figure = gouji_report_get_figure (report, place->cell);
  g_autofree char *buffer = NULL;

  return figure->state != GOUJI_FIGURE_EMPTY &&
         g_strcmp0 (gouji_form_words_shown (figure, &buffer), place->text) != 0;
}

static void
review (GoujiFormPane *self, GoujiPaste *paste)
{
  guint n_replaced = 0;
  guint n_locked = 0;

  gouji_form_pane_drop_paste (self);
  self->paste = paste;
  self->incoming = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < paste->places->len; i++) {
    const GoujiPastePlace *place = &g_array_index (paste->places, GoujiPastePlace, i);

    if (!gouji_form_may_change (self->report, place->cell)) {
      n_locked++;
      continue;
    }
    n_replaced += is_other (self->report, place);
    g_hash_table_insert (self->incoming, (gpointer) place->cell, (gpointer) place->text);
  }
  show_incoming (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.accept-paste",
                                 g_hash_table_size (self->incoming) > 0);
  gouji_paste_strip_show (self->strip, paste, n_replaced, n_locked);
  if (paste->places->len > 0) {
    GoujiCellEntry *first =
      gouji_form_pane_get_entry (self, g_array_index (paste->places, GoujiPastePlace, 0).cell);

    if (first != NULL)
      gouji_form_pane_scroll_to (self, GTK_WIDGET (first), FALSE);
  }
  gouji_form_pane_say (self, gouji_paste_strip_get_summary (self->strip), FALSE);
}

/* One text for several cells goes into all of them, as in a spreadsheet. */
static void
spread (GoujiPaste *paste, const GPtrArray *cells)
{
  GoujiPastePlace place = { .text = gouji_paste_block_get (paste->block, 0, 0) };

  g_array_set_size (paste->rest, 0);
  g_array_set_size (paste->places, 0);
  for (guint i = 0; i < cells->len; i++) {
    place.cell = cells->pdata[i];
    g_array_append_val (paste->places, place);
  }
}

static void
refuse (GoujiFormPane *self, const GError *error)
{
  gouji_form_pane_say (self,
                       g_error_matches (error, GOUJI_PASTE_ERROR, GOUJI_PASTE_ERROR_TOO_LARGE)
                         ? _ ("That is more than the form has places for. Open it as a file instead.")
                         : _ ("There are no numbers to paste."),
                       TRUE);
}

static void
put_in (GoujiFormPane *self, const GoujiCell *cell, const char *text)
{
  if (gouji_form_may_change (self->report, cell))
    gouji_report_set_entered (self->report, cell, text, GOUJI_HOW_PASTED);
  else
    gouji_form_pane_say (self, _ ("This number is locked"), TRUE);
}

/**
 * gouji_form_pane_review_text:
 * @text: what is pasted
 *
 * Shows where the numbers of a block belong, from the selected cell on, and asks. A single text for a single
 * cell is put there at once: it stands where the user looks.
 */
void
gouji_form_pane_review_text (GoujiFormPane *self, const char *text)
{
  g_autoptr (GError) error = NULL;
  GoujiPasteBlock *block = gouji_paste_block_new (text, &error);

  if (block != NULL)
    gouji_form_pane_review_block (self, block);
  else
    refuse (self, error);
}

/**
 * gouji_form_pane_review_block:
 * @pasted: (transfer full): what is pasted
 *
 * The same for a block that somebody else has taken apart.
 */
void
gouji_form_pane_review_block (GoujiFormPane *self, GoujiPasteBlock *pasted)
{
  g_autoptr (GoujiPasteBlock) block = pasted;
  const GoujiCell *start = gouji_form_pane_get_selected_cell (self);
  g_autoptr (GPtrArray) cells = NULL;
  GoujiFormGrid *grid;
  GoujiPaste *paste;

  if (start == NULL)
    return;
  grid = gouji_form_pane_get_grid (self, start);
  cells = gouji_form_grid_get_selection (grid);

  const gboolean single = block->n_rows == 1 && block->n_columns == 1;

  if (single && !gouji_form_grid_has_range (grid)) {
    put_in (self, start, gouji_paste_block_get (block, 0, 0));
    return;
  }
  if (cells->len > 0)
    start = cells->pdata[0];
  paste = gouji_paste_new (self->report, gouji_form_pane_get_folding (self), g_steal_pointer (&block), start);
  if (single)
    spread (paste, cells);
  review (self, paste);
}

/* Plain text without tabs has lost its columns, where a page that was copied with it may have a table.
 * Whoever shows the pane has that page read: it is nobody's business here what is in one. */
static gboolean
ask_for_table (GoujiFormPane *self, GdkClipboard *clipboard, const char *text)
{
  gboolean taken = FALSE;

  if ((text != NULL && strchr (text, '\t') != NULL) ||
      !gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (clipboard), "text/html"))
    return FALSE;
  g_signal_emit_by_name (self, "read-page", text, &taken);

  return taken;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Asked *asked = user_data;
  g_autoptr (GoujiFormPane) self = asked->pane;
  g_autoptr (GoujiReport) report = asked->report;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, &error);

  if (self->report != report || ask_for_table (self, GDK_CLIPBOARD (source), text))
    return;
  if (text == NULL)
    gouji_form_pane_say (self, _ ("There are no numbers to paste."), TRUE);
  else
    gouji_form_pane_review_text (self, text);
}

/**
 * gouji_form_pane_paste:
 *
 * Pastes what is on the clipboard into the selected cells of a table.
 *
 * Returns: whether it is dealt with here
 */
gboolean
gouji_form_pane_paste (GoujiFormPane *self, GoujiFormGrid *grid)
{
  Asked *asked;

  if (gouji_report_get_locked (self->report))
    return TRUE;
  asked = g_new0 (Asked, 1);
  asked->pane = g_object_ref (self);
  asked->report = g_object_ref (self->report);
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self)), NULL, read_cb, asked);
  return TRUE;
}

/* Back to where the pasting began. */
static void
return_focus (GoujiFormPane *self, const GoujiCell *cell)
{
  GoujiCellEntry *entry = cell != NULL ? gouji_form_pane_get_entry (self, cell) : NULL;

  if (entry != NULL)
    gouji_cell_entry_enter (entry);
}

/**
 * gouji_form_pane_accept_paste:
 *
 * Puts the numbers in, as one step.
 */
void
gouji_form_pane_accept_paste (GoujiFormPane *self)
{
  GoujiPaste *paste = g_steal_pointer (&self->paste);
  g_autoptr (GHashTable) incoming = g_steal_pointer (&self->incoming);
  const GoujiCell *cell = gouji_form_pane_get_selected_cell (self);
  g_autofree char *words = NULL;
  guint n_put = 0;

  if (paste == NULL)
    return;
  show_incoming (self);
  gouji_paste_strip_hide (self->strip);
  gouji_report_break_typing (self->report);
  gouji_report_begin_step (self->report);
  for (guint i = 0; i < paste->places->len; i++) {
    const GoujiPastePlace *place = &g_array_index (paste->places, GoujiPastePlace, i);

    if (!gouji_form_may_change (self->report, place->cell))
      continue;
    gouji_report_set_entered (self->report, place->cell, place->text, GOUJI_HOW_PASTED);
    n_put++;
  }
  gouji_report_end_step (self->report);
  gouji_paste_free (paste);
  return_focus (self, cell);
  words = g_strdup_printf (ngettext ("%u number put in", "%u numbers put in", n_put), n_put);
  gouji_form_pane_say (self, words, TRUE);
}

/**
 * gouji_form_pane_cancel_paste:
 *
 * Leaves the form as it is.
 */
void
gouji_form_pane_cancel_paste (GoujiFormPane *self)
{
  const GoujiCell *cell = gouji_form_pane_get_selected_cell (self);

  if (self->paste == NULL)
    return;
  gouji_form_pane_drop_paste (self);
  return_focus (self, cell);
}
