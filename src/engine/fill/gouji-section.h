/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "fill/gouji-heading.h"
#include "fill/gouji-lexicon.h"
#include "fill/gouji-source.h"

G_BEGIN_DECLS

/**
 * GoujiSection:
 * @found: whether the part was found
 * @unnamed: whether it has no title of its own: the text belongs to no other part
 * @heading: its title; empty when it has none
 * @range: heading and everything up to the next part
 *
 * Where one part of the form stands in the document.
 */
typedef struct {
  gboolean found;
  gboolean unnamed;
  GoujiRange heading;
  GoujiRange range;
} GoujiSection;

GArray *gouji_sections_new (const GoujiSource *source,
                            const GoujiLexicon *lexicon,
                            const GArray *lines,
                            const GArray *headings,
                            gboolean free_headings,
                            GoujiRange range) G_GNUC_WARN_UNUSED_RESULT;
guint gouji_sections_count (const GArray *sections);

G_END_DECLS
