/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "compile/gouji-carried.h"
#include "compile/gouji-profile.h"
#include "fill/gouji-filler.h"
#include "form/gouji-form-set.h"
#include "report/gouji-report.h"

G_BEGIN_DECLS

#define GOUJI_COMPILE_ERROR (gouji_compile_error_quark ())

/**
 * GoujiCompileError:
 * @GOUJI_COMPILE_ERROR_YEAR: nobody said for which year, and last year's report does not say of which one it
 * is
 * @GOUJI_COMPILE_ERROR_FORM: no form holds for that year
 *
 * Why no report could be begun.
 */
typedef enum {
  GOUJI_COMPILE_ERROR_YEAR,
  GOUJI_COMPILE_ERROR_FORM,
} GoujiCompileError;

GQuark gouji_compile_error_quark (void);

/**
 * GoujiAdvanced:
 * @field: what of the report it stands in
 * @before: the words of last year's report
 * @after: the words that stand in their place
 *
 * A year that was moved on by one in words taken over from last year's report.
 */
typedef struct {
  GoujiField field;
  char *before;
  char *after;
} GoujiAdvanced;

/**
 * GoujiCompiled:
 * @report: the new report
 * @carried: (element-type GoujiCarried): the cells that last year's report fixes, and what came of each; none
 * when there is no such report or it is of another year
 * @advanced: (element-type GoujiAdvanced): what was changed in words of last year's, in the order of fields
 * @n_stale: how many numbers of the texts are last year's
 * @n_blank: how many cells are to be filled in
 * @other_year: whether what was begun from is not the report of the year before: then its words are taken
 * over, and none of its figures
 *
 * A report that was begun, and all that must be said about how.
 */
typedef struct {
  GoujiReport *report;
  GArray *carried;
  GPtrArray *advanced;
  guint n_stale;
  guint n_blank;
  gboolean other_year;
} GoujiCompiled;

void gouji_compiled_free (GoujiCompiled *self);
guint gouji_compiled_count (const GoujiCompiled *self, GoujiCarriedState state);

GoujiForm *gouji_compile_find_form (GoujiFormSet *forms, GoujiForm *last, int year);

GoujiCompiled *gouji_compile_from_last_year (GoujiFormSet *forms,
                                             GoujiFiller *filler,
                                             GoujiReport *last_year,
                                             int year,
                                             const GoujiProfile *profile,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
GoujiCompiled *gouji_compile_empty (GoujiFormSet *forms,
                                    GoujiForm *form,
                                    int year,
                                    const GoujiProfile *profile,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
char *gouji_compile_write_opening (GoujiFormSet *forms, GoujiReport *report, const GoujiProfile *profile)
  G_GNUC_WARN_UNUSED_RESULT;
guint gouji_compile_count_blanks (GoujiReport *report);
guint gouji_compile_count_stale (GoujiReport *report);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiCompiled, gouji_compiled_free)

G_END_DECLS
