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

gboolean gouji_label_is (const GoujiLabel *self, GoujiSpan text);
double gouji_label_compare (const GoujiLabel *self, GoujiSpan text);
double gouji_label_compare_end (const GoujiLabel *self, GoujiSpan text);
gboolean gouji_label_find (const GoujiLabel *self, GoujiSpan text, guint *end);

guint gouji_label_starts (const GoujiLabel *self, GoujiSpan text);
GoujiSpan gouji_span_skip_number (GoujiSpan span);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiLabel, gouji_label_free)

G_END_DECLS
