/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "document/gouji-fold.h"
#include "report/gouji-report.h"

G_BEGIN_DECLS

/**
 * GoujiTopic:
 * @title: what is to be written about, as the form calls it
 * @treated: whether the text does
 */
typedef struct {
  const char *title;
  gboolean treated;
} GoujiTopic;

GArray *gouji_check_list_topics (GoujiReport *report, const GoujiPart *part, const GoujiFolding *folding)
  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
