/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "fill/gouji-patterns.h"
#include "fill/gouji-recognise.h"

G_BEGIN_DECLS

/* What the files of gouji-recognise share: one member for each member of `recognition`. */
struct _GoujiRecogniser {
  GoujiPatterns titles;
  GoujiPatterns title_years;
  GoujiPatterns about;
  GoujiPatterns no_agencies;
  GoujiPatterns agencies[GOUJI_N_AGENCY_WORDS];
  GoujiPatterns headings;
  GoujiPatterns heading_ends;
  GoujiPatterns glued_headings;
  GoujiPatterns attachments;
  GoujiPatterns years;
  GoujiPatterns periods;
  GoujiPatterns published;
  GoujiPatterns date_lines;
  GoujiPatterns feet;
  GoujiPatterns page_numbers;
  GoujiPatterns preambles;
  GoujiPatterns preamble_beginnings;
  GoujiPatterns no_preambles;
  GoujiPatterns reporting;
  GoujiPatterns news;
  GoujiPatterns speaking;
  GoujiPatterns other_languages;
  GPtrArray *kinds; /* one expression for each kind, in the order of @kind_names */
  GPtrArray *kind_names;
};

G_END_DECLS
