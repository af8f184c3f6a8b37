/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "paper/gouji-paper.h"
#include "write/gouji-sheet-book.h"

G_BEGIN_DECLS

/* The sheets of a workbook. */

void gouji_sheets_add_table (GoujiSheetBook *book,
                             GoujiPaper *paper,
                             GoujiReport *report,
                             const GoujiPaperTable *table);
void gouji_sheets_add_narratives (GoujiSheetBook *book, GoujiPaper *paper);
void gouji_sheets_add_data (GoujiSheetBook *book, GoujiPaper *paper, GoujiReport *report);

G_END_DECLS
