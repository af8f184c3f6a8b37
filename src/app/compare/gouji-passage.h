/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "compare/gouji-comparison.h"

G_BEGIN_DECLS

/**
 * GoujiPassageKind:
 * @GOUJI_PASSAGE_TITLE: what the passages below are of
 * @GOUJI_PASSAGE_SAME: paragraphs that are the same in both, which are only counted
 * @GOUJI_PASSAGE_CHANGED: a paragraph with something taken out or put in
 *
 * What a line in the list of texts is.
 */
typedef enum {
  GOUJI_PASSAGE_TITLE,
  GOUJI_PASSAGE_SAME,
  GOUJI_PASSAGE_CHANGED,
} GoujiPassageKind;

#define GOUJI_TYPE_PASSAGE (gouji_passage_get_type ())
/**
 * GoujiPassage:
 *
 * A line in the list of texts that differ. Immutable.
 */
G_DECLARE_FINAL_TYPE (GoujiPassage, gouji_passage, GOUJI, PASSAGE, GObject)

GListModel *gouji_passages_new (const GoujiComparison *comparison) G_GNUC_WARN_UNUSED_RESULT;

GoujiPassageKind gouji_passage_get_kind (GoujiPassage *self);
const char *gouji_passage_get_text (GoujiPassage *self);
GPtrArray *gouji_passage_get_runs (GoujiPassage *self);
char *gouji_passage_describe (GoujiPassage *self) G_GNUC_WARN_UNUSED_RESULT;
const GoujiPart *gouji_passage_get_part (GoujiPassage *self, gboolean after);

G_END_DECLS
