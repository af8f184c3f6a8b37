/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "fill/gouji-recognise.h"

G_BEGIN_DECLS

/**
 * GoujiPassage:
 * @range: the passage
 * @title: (nullable): the title of the report, owned by the titles it was chosen from
 * @further: (nullable): another title of the same report, which may say what @title does not
 * @agency: where the agency stands by itself, above its table; empty where it does not
 *
 * A passage of a document that is one report.
 */
typedef struct {
  GoujiRange range;
  const GoujiTitle *title;
  const GoujiTitle *further;
  GoujiRange agency;
} GoujiPassage;

GArray *gouji_passages_new (const GoujiSource *source,
                            const GoujiRecogniser *recogniser,
                            const GArray *lines,
                            const GArray *headings,
                            GPtrArray *titles) G_GNUC_WARN_UNUSED_RESULT;
void gouji_passages_take_tables_above (const GoujiSource *source, GArray *passages);
GArray *gouji_passages_new_from_tables (const GoujiSource *source,
                                        const GoujiRecogniser *recogniser,
                                        GPtrArray *titles) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
