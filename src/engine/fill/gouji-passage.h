/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "fill/gouji-recognise.h"

G_BEGIN_DECLS

/**
 * GoujiPassage:
 * @range: the passage
 * @title: (nullable): the title of the report, owned by the titles it was chosen from
 * @further: (nullable): another title of the same report, which may say what @title does not
 *
 * A passage of a document that is one report.
 */
typedef struct {
  GoujiRange range;
  const GoujiTitle *title;
  const GoujiTitle *further;
} GoujiPassage;

GArray *gouji_passages_new (const GoujiSource *source,
                            const GoujiRecogniser *recogniser,
                            const GArray *lines,
                            const GArray *headings,
                            GPtrArray *titles) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
