/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GoujiWord:
 * @name: what stands in braces in a sentence
 * @value: what is put there
 */
typedef struct {
  const char *name;
  const char *value;
} GoujiWord;

char *gouji_sentence_fill (const char *sentence, const GoujiWord *words, guint n_words)
  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
