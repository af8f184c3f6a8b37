/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "document/gouji-document.h"
#include "document/gouji-fold.h"
#include "report/gouji-mention.h"
#include "form/gouji-form-set.h"
#include "mention/gouji-mention-finder.h"
#include "report/gouji-report.h"

G_BEGIN_DECLS

#define GOUJI_FILL_ERROR (gouji_fill_error_quark ())

/**
 * GoujiFillError:
 * @GOUJI_FILL_ERROR_NO_REPORT: nothing in the document looks like an annual report
 * @GOUJI_FILL_ERROR_ABOUT_REPORTS: it is about annual reports, and none itself: news, a notice, a guide
 * @GOUJI_FILL_ERROR_LIST: a list of reports or of the contents of one, without the text
 * @GOUJI_FILL_ERROR_LANGUAGE: it speaks of such a report in another language
 *
 * Why no report came out of a document.
 */
typedef enum {
  GOUJI_FILL_ERROR_NO_REPORT,
  GOUJI_FILL_ERROR_ABOUT_REPORTS,
  GOUJI_FILL_ERROR_LIST,
  GOUJI_FILL_ERROR_LANGUAGE,
} GoujiFillError;

GQuark gouji_fill_error_quark (void);

/**
 * GoujiFiller:
 *
 * Finds the reports in a document and fills their forms. Built once from all known forms; immutable,
 * reference counted with atomic operations; may be used by several threads at once.
 */
typedef struct _GoujiFiller GoujiFiller;

GoujiFiller *gouji_filler_new (GoujiFormSet *forms, GoujiFolding *folding) G_GNUC_WARN_UNUSED_RESULT;
GoujiFiller *gouji_filler_ref (GoujiFiller *self);
void gouji_filler_unref (GoujiFiller *self);
const GoujiFolding *gouji_filler_get_folding (GoujiFiller *self);

GPtrArray *gouji_filler_fill (GoujiFiller *self,
                              GoujiDocument *document,
                              GoujiForm *form,
                              GCancellable *cancellable,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
GoujiReport *gouji_filler_fill_range (GoujiFiller *self,
                                      GoujiDocument *document,
                                      GoujiRange range,
                                      GoujiForm *form,
                                      GCancellable *cancellable,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *gouji_filler_find_mentions (GoujiFiller *self, GoujiReport *report) G_GNUC_WARN_UNUSED_RESULT;
const GoujiMentionFinder *gouji_filler_get_mention_finder (GoujiFiller *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiFiller, gouji_filler_unref)

G_END_DECLS
