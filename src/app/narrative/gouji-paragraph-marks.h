/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "form/gouji-form.h"

G_BEGIN_DECLS

/* How many levels of paragraphs official texts have (GB/T 9704-2012, 7.3.3). */
#define GOUJI_PARAGRAPH_LEVELS 4

/**
 * GoujiParagraphMark:
 * @level: 1 for the highest, 0 for a paragraph without a mark
 * @number: what it counts
 * @length: how many characters it takes at the beginning of its line
 *
 * The number before a paragraph.
 */
typedef struct {
  guint level;
  guint number;
  guint length;
} GoujiParagraphMark;

/**
 * GoujiParagraphMarks:
 *
 * How the numbers before paragraphs are written: each level its own way. The form's data says how.
 */
typedef struct _GoujiParagraphMarks GoujiParagraphMarks;

GoujiParagraphMarks *gouji_paragraph_marks_new (GoujiForm *form) G_GNUC_WARN_UNUSED_RESULT;
void gouji_paragraph_marks_free (GoujiParagraphMarks *self);
GoujiParagraphMark gouji_paragraph_marks_read (GoujiParagraphMarks *self, const char *line);
char *gouji_paragraph_marks_write (GoujiParagraphMarks *self, guint level, guint number)
  G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiParagraphMarks, gouji_paragraph_marks_free)

G_END_DECLS
