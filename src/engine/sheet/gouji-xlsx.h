/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "container/gouji-package.h"
#include "sheet/gouji-sheet.h"
#include "container/gouji-xml-parts.h"

G_BEGIN_DECLS

/*
 * The parts of a workbook (ECMA-376 part 1, clause 18; ISO/IEC 29500-1). Elements are known by their local
 * name and by one of the two namespaces that the standard has: the usual one, and that of strict files.
 */

/**
 * GoujiXlsxRelation:
 * @id: by which the part names it
 * @type: the last word of its type: `worksheet`, `comments` …
 * @target: name of the part that is meant
 *
 * How a part of the package names another one (ECMA-376 part 2, clause 9).
 */
typedef struct {
  char *id;
  char *type;
  char *target;
} GoujiXlsxRelation;

/**
 * GoujiXlsxStrings:
 * @texts: all texts, each closed by NUL
 * @offsets: (element-type gsize): where each begins
 * @cut: whether some were left out
 *
 * The texts that cells share.
 */
typedef struct {
  GString *texts;
  GArray *offsets;
  gboolean cut;
} GoujiXlsxStrings;

/**
 * GoujiXlsxStyles:
 * @formats: (element-type utf8): the code of the number format of each style
 * @framed: (element-type gboolean): whether each style has lines around the cell
 *
 * How cells look, as far as it matters.
 */
typedef struct {
  GPtrArray *formats;
  GArray *framed;
} GoujiXlsxStyles;

/**
 * GoujiXlsxBook:
 * @limits: its bounds
 * @package: its parts
 * @strings: the texts that cells share
 * @styles: how cells look
 * @since_1904: whether days are counted from 1904-01-01
 * @stale: whether formulas are to be computed when it is opened: what stands in the file may be nobody's
 * @n_formulas: how many formulas nobody has computed
 * @n_comments: how many comments there are
 * @n_pictures: how many pictures and charts there are
 *
 * A workbook that is being read.
 */
typedef struct {
  const GoujiLimits *limits;
  GoujiPackage *package;
  GoujiXlsxStrings strings;
  GoujiXlsxStyles styles;
  gboolean since_1904;
  gboolean stale;
  guint n_formulas;
  guint n_comments;
  guint n_pictures;
} GoujiXlsxBook;

gboolean gouji_xlsx_is_main (const xmlChar *namespace_uri);
char *gouji_xlsx_get_attribute (const xmlChar **attributes, int n_attributes, const char *name);
char *gouji_xlsx_get_relation_id (const xmlChar **attributes, int n_attributes);
guint gouji_xlsx_get_number (const xmlChar **attributes, int n_attributes, const char *name, guint otherwise);
gboolean gouji_xlsx_get_truth (const xmlChar **attributes, int n_attributes, const char *name);
void gouji_xlsx_unescape (GString *text, gsize start);

GPtrArray *
gouji_xlsx_relations_new (GoujiPackage *package, const char *part, const GoujiLimits *limits, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
const GoujiXlsxRelation *gouji_xlsx_relations_find (GPtrArray *relations, const char *id, const char *type);

gboolean
gouji_xlsx_strings_read (GoujiXlsxStrings *self, GBytes *bytes, const GoujiLimits *limits, GError **error);
const char *gouji_xlsx_strings_get (const GoujiXlsxStrings *self, const char *index);
gboolean
gouji_xlsx_styles_read (GoujiXlsxStyles *self, GBytes *bytes, const GoujiLimits *limits, GError **error);

gboolean gouji_xlsx_sheet_read (GoujiXlsxBook *self, GBytes *bytes, GoujiSheet *sheet, GError **error);

G_END_DECLS
