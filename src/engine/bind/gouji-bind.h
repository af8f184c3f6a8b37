/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bind/gouji-tie.h"

G_BEGIN_DECLS

/* The numbers in the texts of a report and what they are tied to. The report has the ties that somebody made;
 * what a number says that was typed or read is recognised anew whenever the text is. */

GPtrArray *gouji_bind_recognise (GoujiFiller *filler, GoujiReport *report, GPtrArray *mentions)
  G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *
gouji_bind_list (GoujiFiller *filler, GoujiReport *report, const GoujiPart *part, const GPtrArray *recognised)
  G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *gouji_bind_list_all (GoujiFiller *filler, GoujiReport *report, GPtrArray *recognised)
  G_GNUC_WARN_UNUSED_RESULT;

void gouji_bind_follow (
  GoujiFiller *filler, GoujiReport *report, GoujiChange kind, guint index, GPtrArray *recognised);

gboolean gouji_bind_update (GoujiFiller *filler, GoujiReport *report, const GoujiTie *tie);
void gouji_bind_keep (GoujiReport *report, const GoujiTie *tie);
void gouji_bind_untie (GoujiReport *report, const GoujiTie *tie);
gboolean gouji_bind_tie (GoujiReport *report, const GoujiPart *part, const GoujiBinding *binding);
char *gouji_bind_preview (GoujiReport *report, const GoujiBinding *binding) G_GNUC_WARN_UNUSED_RESULT;
guint
gouji_bind_insert (GoujiReport *report, const GoujiPart *part, GoujiRange range, const GoujiBinding *binding);

GPtrArray *
gouji_bind_take_over (GoujiFiller *filler, GoujiReport *report, const GoujiPart *part, const char *text)
  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
