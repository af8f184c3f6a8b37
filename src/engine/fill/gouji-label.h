/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "document/gouji-fold.h"

G_BEGIN_DECLS

/* The longest label that is compared; longer text is running text. No label of a national form has forty
 * characters. */
#define GOUJI_LABEL_MAX 64

/**
 * GoujiSpan:
 * @chars: folded characters, owned by somebody else
 * @length: how many
 *
 * A stretch of folded text.
 */
typedef struct {
  const guint16 *chars;
  guint length;
} GoujiSpan;

/**
 * GoujiPhrase:
 * @words: the text without a heading's number in front
 * @bare: the same without what stands in brackets; empty where nothing does
 * @bare_chars: where @bare stands
 *
 * A text made ready for being compared with many labels. It points into itself: not to be copied.
 */
typedef struct {
  GoujiSpan words;
  GoujiSpan bare;
  guint16 bare_chars[2 * GOUJI_LABEL_MAX];
} GoujiPhrase;

void gouji_phrase_init (GoujiPhrase *self, GoujiSpan text);

/**
 * GoujiLabel:
 *
 * A label of a form, folded and prepared for being compared with many texts.
 *
 * Its number (一、 （三） 1.) is kept apart: real reports renumber, drop and double numbers, while the words
 * stay.
 */
typedef struct _GoujiLabel GoujiLabel;

GoujiLabel *gouji_label_new (const GoujiFolding *folding, const char *text);
void gouji_label_free (GoujiLabel *self);

gboolean gouji_label_equals (const GoujiLabel *self, const GoujiLabel *other);
void gouji_label_tell_apart (GoujiLabel *self, GoujiLabel *other);
gboolean gouji_label_is (const GoujiLabel *self, const GoujiPhrase *text);
double gouji_label_compare (const GoujiLabel *self, const GoujiPhrase *text, double least);
double gouji_label_compare_end (const GoujiLabel *self, GoujiSpan text);
gboolean gouji_label_find (const GoujiLabel *self, GoujiSpan text, guint *end);

guint gouji_label_get_length (const GoujiLabel *self);
guint16 gouji_label_get_initial (const GoujiLabel *self);
guint gouji_label_starts (const GoujiLabel *self, GoujiSpan text);
GoujiSpan gouji_span_skip_number (GoujiSpan span);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiLabel, gouji_label_free)

G_END_DECLS
