/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "form/gouji-form-set.h"
#include "report/gouji-report.h"

G_BEGIN_DECLS

/**
 * GoujiLossKind:
 * @GOUJI_LOSS_END: the file breaks off, or is no longer JSON, at some place: what stood behind it is lost
 * @GOUJI_LOSS_CHARACTERS: some bytes are no characters; a sign stands in their place
 * @GOUJI_LOSS_ID: whose file it is: the report has a new id
 * @GOUJI_LOSS_FORM: the form is none that this program has: texts are shown, and figures as numbers without a
 * cell; @what is its id
 * @GOUJI_LOSS_MEMBER: a member is missing, or has not the shape that it must have; @what is its path in the
 * file, `figures`, `figures.requests.carried_in.total.source`
 *
 * What a damaged file no longer says.
 */
typedef enum {
  GOUJI_LOSS_END,
  GOUJI_LOSS_CHARACTERS,
  GOUJI_LOSS_ID,
  GOUJI_LOSS_FORM,
  GOUJI_LOSS_MEMBER,
} GoujiLossKind;

/**
 * GoujiLoss:
 * @kind: what is lost
 * @what: (nullable): which one, as @kind says
 */
typedef struct {
  GoujiLossKind kind;
  char *what;
} GoujiLoss;

GoujiReport *gouji_report_salvage (GBytes *bytes, GoujiFormSet *forms, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
const GPtrArray *gouji_report_get_losses (GoujiReport *report);

G_END_DECLS
