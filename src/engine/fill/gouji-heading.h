/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "fill/gouji-recognise.h"

G_BEGIN_DECLS

/**
 * GoujiHeading:
 * @line: index of its line
 * @level: 1 for 一、, 2 for （一）, 3 for 1.; 0 for a line without a number that is a part's title letter by
 * letter
 * @number: its number, 0 when it has none
 * @words: its words, folded, without the number
 * @range: where it stands, number included
 * @known: whether its words are such as parts of a report have, in whatever form
 * @ends: whether it is certain where it ends; where text follows without a mark, only a form's own title
 * tells
 * @listed: whether a page number stands behind it: a line of a table of contents
 *
 * What a line begins with when a part may begin there.
 */
typedef struct {
  guint line;
  guint level;
  guint number;
  GoujiSpan words;
  GoujiRange range;
  gboolean known;
  gboolean ends;
  gboolean listed;
} GoujiHeading;

gboolean gouji_heading_may_begin (guint16 c);
gboolean gouji_heading_parse (GoujiHeading *self,
                              const GoujiSource *source,
                              const GoujiRecogniser *recogniser,
                              GoujiSpan line);
GArray *gouji_headings_new (const GoujiSource *source,
                            const GoujiRecogniser *recogniser,
                            const GArray *lines,
                            GHashTable *titles) G_GNUC_WARN_UNUSED_RESULT;
guint gouji_headings_count_known (const GArray *headings, GoujiRange range, guint level);
guint gouji_headings_find_level (const GArray *headings, GoujiRange range);

guint gouji_heading_hash (GoujiSpan words);

G_END_DECLS
