/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GoujiRunKind:
 * @GOUJI_RUN_SAME: it stands in both texts
 * @GOUJI_RUN_OUT: it was taken out
 * @GOUJI_RUN_IN: it was put in
 *
 * What became of a piece of text.
 */
typedef enum {
  GOUJI_RUN_SAME,
  GOUJI_RUN_OUT,
  GOUJI_RUN_IN,
} GoujiRunKind;

/**
 * GoujiTextRun:
 * @kind: what became of it
 * @text: the piece; never empty
 *
 * All runs but those put in, one behind the other, are the text before; all but those taken out are the text
 * after. What was taken out stands before what was put in in its place.
 */
typedef struct {
  GoujiRunKind kind;
  char *text;
} GoujiTextRun;

GPtrArray *gouji_compare_texts (const char *before, const char *after) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
