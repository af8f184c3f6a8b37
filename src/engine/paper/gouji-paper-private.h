/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "paper/gouji-paper.h"

G_BEGIN_DECLS

GoujiPaperTable *gouji_paper_table_new (guint n_rows, guint n_columns, guint n_head_rows)
  G_GNUC_WARN_UNUSED_RESULT;
void gouji_paper_table_free (GoujiPaperTable *self);
GoujiPaperTable *gouji_paper_fill_table (GoujiReport *report, const GoujiFormTable *table)
  G_GNUC_WARN_UNUSED_RESULT;
GoujiPaperTable *gouji_paper_list_extras (GoujiReport *report, const GoujiPart *part)
  G_GNUC_WARN_UNUSED_RESULT;
void gouji_paper_find_level (GRegex *levels, GoujiPaperBlock *block);
char *gouji_paper_print_day (GoujiForm *form, const char *day) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
