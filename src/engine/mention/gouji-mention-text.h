/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "mention/gouji-prose.h"

G_BEGIN_DECLS

/* Stands for the number in the sentence that patterns are matched against. */
#define GOUJI_MENTION_MARK '#'

/* What is longer is no clause and no sentence of a report; the search would grow with the square of it. */
#define GOUJI_LONGEST_CLAUSE 200
#define GOUJI_LONGEST_SENTENCE 400

/* No number has ended yet. */
#define GOUJI_NO_END G_MAXUINT

gboolean gouji_mention_text_ends_clause (const GoujiProse *prose, guint index, guint last_end);
gboolean gouji_mention_text_ends_sentence (const GoujiProse *prose, guint index);
guint gouji_mention_text_find_clause (const GoujiProse *prose, guint index, guint last_end);
guint gouji_mention_text_find_sentence (const GoujiProse *prose, guint index);
guint gouji_mention_text_find_sentence_end (const GoujiProse *prose, guint index);
guint gouji_mention_text_find_rest (const GoujiProse *prose, guint index, guint last_end);
void gouji_mention_text_append (const GoujiProse *prose, GString *text, guint first, guint end);

G_END_DECLS
