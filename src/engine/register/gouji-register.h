/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "document/gouji-document.h"
#include "register/gouji-register-words.h"

G_BEGIN_DECLS

/**
 * GoujiRegisterCase:
 * @file: index of the document that it stands in
 * @sheet: (nullable): the heading that it stands below: the name of a sheet, where there are several
 * @row: number of its row: counted from 1 within the sheet, blank rows not included
 * @range: its place in the document
 * @texts: (array length=n_texts): what stands in each column; empty where nothing does
 * @n_texts: how many columns its table has; further ones are empty
 *
 * One row of a register that is a case, as far as its heads and texts tell.
 */
typedef struct {
  guint file;
  const char *sheet;
  guint row;
  GoujiRange range;
  const char *const *texts;
  guint n_texts;
} GoujiRegisterCase;

/**
 * GoujiLeftOut:
 * @GOUJI_LEFT_OUT_SUM: a row of sums
 * @GOUJI_LEFT_OUT_LINE: a line of text, a note, or a row with one thing in it
 * @GOUJI_LEFT_OUT_TORN: a line with several columns that does not belong to any table: it may be a case
 * @GOUJI_LEFT_OUT_TABLE: a row of a table with other heads, or without any: it may be a case
 *
 * Why a row of a document is no case.
 */
typedef enum {
  GOUJI_LEFT_OUT_SUM,
  GOUJI_LEFT_OUT_LINE,
  GOUJI_LEFT_OUT_TORN,
  GOUJI_LEFT_OUT_TABLE,
} GoujiLeftOut;

/**
 * GoujiRegisterRow:
 * @why: why it is no case
 * @file: index of the document
 * @sheet: (nullable): as of cases
 * @row: number of the row, as of cases
 * @text: what stands there
 */
typedef struct {
  GoujiLeftOut why;
  guint file;
  const char *sheet;
  guint row;
  const char *text;
} GoujiRegisterRow;

/**
 * GoujiRegister:
 *
 * The cases of one or several documents whose tables share their heads: sheets of the months, tables below
 * each other with repeated heads, files of the quarters. Titles above, sums below and repeated heads are no
 * cases; what was left out is listed. Immutable, reference counted with atomic operations; may be shared
 * between threads.
 *
 * It holds what applicants wrote of themselves: it is never stored, and nothing of it goes into a report.
 */
typedef struct _GoujiRegister GoujiRegister;

GoujiRegister *
gouji_register_new (GoujiRegisterWords *words, GoujiDocument *const *documents, guint n, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
GoujiRegister *gouji_register_ref (GoujiRegister *self);
void gouji_register_unref (GoujiRegister *self);

guint gouji_register_get_n_files (GoujiRegister *self);
GoujiDocument *gouji_register_get_document (GoujiRegister *self, guint file);
guint gouji_register_get_n_columns (GoujiRegister *self);
const char *gouji_register_get_head (GoujiRegister *self, guint column);
const char *gouji_register_get_folded_head (GoujiRegister *self, guint column);
guint gouji_register_get_n_cases (GoujiRegister *self);
const GoujiRegisterCase *gouji_register_get_case (GoujiRegister *self, guint index);
const char *gouji_register_get_text (GoujiRegister *self, guint index, guint column);
guint gouji_register_get_n_left_out (GoujiRegister *self);
const GoujiRegisterRow *gouji_register_get_left_out (GoujiRegister *self, guint index);
char *gouji_register_make_fingerprint (GoujiRegister *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiRegister, gouji_register_unref)

G_END_DECLS
