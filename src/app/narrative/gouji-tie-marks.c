/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "narrative/gouji-tie-marks.h"

/* How a number is marked. */
typedef enum {
  MARK_FOLLOWS,
  MARK_AGREES,
  MARK_DIFFERS,
  MARK_STALE,
  N_MARKS,
} Mark;

struct _GoujiTieMarks {
  GtkTextBuffer *buffer; /* which has this */
  GtkTextTag *tags[N_MARKS];
};

/* Readable on the light and on the dark view, as libadwaita's own standalone colours are. */
static const struct {
  PangoUnderline underline;
  const char *colour;
} looks[] = {
  [MARK_FOLLOWS] = { PANGO_UNDERLINE_SINGLE, "#3584e4" },
  [MARK_AGREES] = { PANGO_UNDERLINE_LOW, "#9a9996" },
  [MARK_DIFFERS] = { PANGO_UNDERLINE_ERROR, "#e01b24" },
  [MARK_STALE] = { PANGO_UNDERLINE_DOUBLE, "#c88800" },
};

GoujiTieMarks *
gouji_tie_marks_new (GtkTextBuffer *buffer)
{
  GoujiTieMarks *self = g_new0 (GoujiTieMarks, 1);

  self->buffer = buffer;
  for (guint i = 0; i < N_MARKS; i++) {
    GdkRGBA colour;

    gdk_rgba_parse (&colour, looks[i].colour);
    self->tags[i] = gtk_text_buffer_create_tag (buffer, NULL, "underline", looks[i].underline,
                                                "underline-rgba", &colour, NULL);
  }

  return self;
}

void
gouji_tie_marks_free (GoujiTieMarks *self)
{
  g_free (self);
}

static GtkTextTag *
choose (const GoujiTieMarks *self, const GoujiTie *tie)
{
  if (tie->binding->mode == GOUJI_BINDING_STALE)
    return self->tags[MARK_STALE];
  if (gouji_tie_wants_attention (tie))
    return self->tags[MARK_DIFFERS];
  if (tie->binding->kind == GOUJI_BINDING_UNTIED || tie->state != GOUJI_TIE_AGREES)
    return NULL;
  return self->tags[tie->binding->mode == GOUJI_BINDING_FOLLOWS ? MARK_FOLLOWS : MARK_AGREES];
}

/* Whether a tie that is marked with @tag stands just there; @next is where to look first, for both are in the
 * order of the text. */
static gboolean
is_wanted (const GoujiTieMarks *self, const GPtrArray *ties, guint *next, GtkTextTag *tag, GoujiRange range)
{
  for (; *next < ties->len; (*next)++) {
    const GoujiTie *tie = ties->pdata[*next];

    if (tie->binding->start >= range.start)
      return tie->binding->start == range.start && tie->binding->end == range.end &&
             choose (self, tie) == tag;
  }

  return FALSE;
}

/* Takes a mark away wherever it stands and should not, or reaches too far. */
static void
remove_others (GoujiTieMarks *self, const GPtrArray *ties, GtkTextTag *tag)
{
  GtkTextIter start, end;
  guint next = 0;

  gtk_text_buffer_get_start_iter (self->buffer, &start);
  while (gtk_text_iter_starts_tag (&start, tag) || gtk_text_iter_forward_to_tag_toggle (&start, tag)) {
    end = start;
    if (!gtk_text_iter_forward_to_tag_toggle (&end, tag))
      break;
    if (!is_wanted (self, ties, &next, tag,
                    (GoujiRange) { (guint) gtk_text_iter_get_offset (&start),
                                   (guint) gtk_text_iter_get_offset (&end) }))
      gtk_text_buffer_remove_tag (self->buffer, tag, &start, &end);
    start = end;
  }
}

/**
 * gouji_tie_marks_show:
 * @ties: (element-type GoujiTie): those of the text that the buffer has now
 *
 * Changes nothing where a mark stays as it is: GTK draws every line again whose marks are touched.
 */
void
gouji_tie_marks_show (GoujiTieMarks *self, const GPtrArray *ties)
{
  for (guint i = 0; i < N_MARKS; i++)
    remove_others (self, ties, self->tags[i]);

  for (guint i = 0; i < ties->len; i++) {
    const GoujiTie *tie = ties->pdata[i];
    GtkTextTag *tag = choose (self, tie);
    GtkTextIter start, end;

    if (tag == NULL)
      continue;
    gtk_text_buffer_get_iter_at_offset (self->buffer, &start, (int) tie->binding->start);
    gtk_text_buffer_get_iter_at_offset (self->buffer, &end, (int) tie->binding->end);
    if (!gtk_text_iter_starts_tag (&start, tag) || !gtk_text_iter_ends_tag (&end, tag))
      gtk_text_buffer_apply_tag (self->buffer, tag, &start, &end);
  }
}
