/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "compare/gouji-comparison.h"

G_BEGIN_DECLS

/**
 * GoujiComparedPassageKind:
 * @GOUJI_COMPARED_PASSAGE_TITLE: what the passages below are of
 * @GOUJI_COMPARED_PASSAGE_SAME: paragraphs that are the same in both, which are only counted
 * @GOUJI_COMPARED_PASSAGE_CHANGED: a paragraph with something taken out or put in
 *
 * What a line in the list of texts is.
 */
typedef enum {
  GOUJI_COMPARED_PASSAGE_TITLE,
  GOUJI_COMPARED_PASSAGE_SAME,
  GOUJI_COMPARED_PASSAGE_CHANGED,
} GoujiComparedPassageKind;

#define GOUJI_TYPE_COMPARED_PASSAGE (gouji_compared_passage_get_type ())
/**
 * GoujiComparedPassage:
 *
 * A line in the list of texts that differ. Immutable.
 */
G_DECLARE_FINAL_TYPE (GoujiComparedPassage, gouji_compared_passage, GOUJI, COMPARED_PASSAGE, GObject)

GListModel *gouji_compared_passages_new (const GoujiComparison *comparison) G_GNUC_WARN_UNUSED_RESULT;

GoujiComparedPassageKind gouji_compared_passage_get_kind (GoujiComparedPassage *self);
const char *gouji_compared_passage_get_text (GoujiComparedPassage *self);
GPtrArray *gouji_compared_passage_get_runs (GoujiComparedPassage *self);
char *gouji_compared_passage_describe (GoujiComparedPassage *self) G_GNUC_WARN_UNUSED_RESULT;
const GoujiPart *gouji_compared_passage_get_part (GoujiComparedPassage *self, gboolean after);

G_END_DECLS
