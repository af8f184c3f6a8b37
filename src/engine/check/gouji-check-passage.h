/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "check/gouji-check-private.h"

G_BEGIN_DECLS

/**
 * GoujiPassage:
 * @part: (nullable): the part whose narrative it is; %NULL for what stands before the first part
 * @text: folded, its lines parted by LF
 * @original: what it was folded from
 * @offsets: for each byte of @text, and for its end, the code point of @original that it comes from
 * @base: the code point of the document at which @original begins, where @in_document
 * @in_document: whether @original is a piece of the document; a narrative leaves out tables and may have been
 * written anew
 *
 * Text in which patterns are looked for, with the way back to what is shown.
 */
struct _GoujiPassage {
  const GoujiPart *part;
  char *text;
  char *original;
  GArray *offsets;
  guint base;
  gboolean in_document;
};

void gouji_passage_free (GoujiPassage *self);
const GoujiPassage *gouji_check_get_passage (GoujiCheck *self, const GoujiPart *part);
const GoujiPassage *gouji_check_get_opening (GoujiCheck *self);
const GoujiPassage *gouji_check_get_whole (GoujiCheck *self);
char *gouji_passage_slice (const GoujiPassage *self, int start, int end) G_GNUC_WARN_UNUSED_RESULT;
gboolean
gouji_check_locate (GoujiCheck *self, const GoujiPassage *passage, int start, int end, GoujiRange *range);
GoujiFinding *gouji_check_tell_passage (GoujiCheck *self,
                                        const GoujiPassage *passage,
                                        GMatchInfo *match,
                                        const char *group,
                                        const char *name,
                                        const GoujiWord *words,
                                        guint n_words);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiPassage, gouji_passage_free)

G_END_DECLS
