/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "document/gouji-fold.h"
#include "report/gouji-report.h"

G_BEGIN_DECLS

/* What ends a line; no folded character. */
#define GOUJI_PROSE_END '\n'

/* The place of a letter that does not stand in the document. */
#define GOUJI_PROSE_NOWHERE G_MAXUINT

/**
 * GoujiLetter:
 * @c: folded character, or %GOUJI_PROSE_END
 * @byte: where the original character begins in the narrative's text
 * @offset: the same in code points
 * @place: its code point in the document, or %GOUJI_PROSE_NOWHERE
 * @passed_over: whether it belongs to what is no mention: a date, an ordinal, a title
 */
typedef struct {
  guint16 c;
  gboolean passed_over;
  gsize byte;
  guint offset;
  guint place;
} GoujiLetter;

/**
 * GoujiProse:
 * @text: a narrative's text, owned by the report
 * @letters: (element-type GoujiLetter): all of it, folded; each line closed by %GOUJI_PROSE_END, unless it
 * was only broken for its width; the last is always %GOUJI_PROSE_END
 *
 * The text of one narrative, folded, with the way back to the text and to the document.
 */
typedef struct {
  const char *text;
  GArray *letters;
} GoujiProse;

GoujiProse *
gouji_prose_new (const GoujiFolding *folding, GoujiDocument *document, const GoujiNarrative *narrative);
void gouji_prose_free (GoujiProse *self);

static inline const GoujiLetter *
gouji_prose_get (const GoujiProse *self, guint index)
{
  return &g_array_index (self->letters, GoujiLetter, index);
}

gunichar gouji_prose_get_original (const GoujiProse *self, guint index);
char *gouji_prose_slice (const GoujiProse *self, guint first, guint end) G_GNUC_WARN_UNUSED_RESULT;
gboolean gouji_prose_find_range (const GoujiProse *self, guint first, guint end, GoujiRange *range);
GoujiRange gouji_prose_get_text_range (const GoujiProse *self, guint first, guint end);
char *gouji_prose_to_utf8 (const GoujiProse *self, GArray *byte_to_letter) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiProse, gouji_prose_free)

G_END_DECLS
