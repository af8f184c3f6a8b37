/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "document/gouji-document.h"

G_BEGIN_DECLS

/**
 * GoujiMarkKind:
 * @GOUJI_MARK_MENTION: a number of the text: a dotted line below it
 * @GOUJI_MARK_FIGURE: the passage gave a figure: a thin line below it
 * @GOUJI_MARK_DOUBT: it gave a figure that is not sure: a wave below it and a question mark in the margin
 * @GOUJI_MARK_CONTRADICTION: a number of the text disagrees with a table or with another one: a broken line
 * below it and an unequal sign in the margin
 * @GOUJI_MARK_FINDING: a rule does not hold there: a double line below it and an exclamation mark in the
 * margin
 *
 * Why a passage of a document is marked. Of marks on the same passage the later kind is shown.
 */
typedef enum {
  GOUJI_MARK_MENTION,
  GOUJI_MARK_FIGURE,
  GOUJI_MARK_DOUBT,
  GOUJI_MARK_CONTRADICTION,
  GOUJI_MARK_FINDING,
} GoujiMarkKind;

/**
 * GoujiDocumentMark:
 * @range: the passage
 * @kind: why it is marked
 * @tag: what it means to whoever set it
 *
 * A passage of a document that means something to the form.
 */
typedef struct {
  GoujiRange range;
  GoujiMarkKind kind;
  guint tag;
} GoujiDocumentMark;

G_END_DECLS
