/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "report/gouji-correction.h"
#include "session/gouji-open-report.h"

G_BEGIN_DECLS

/*
 * What a report is to be read as, as the parameter of the action `win.correct-to`: `a{sv}`, all members
 * optional.
 *
 *   "form"        s     id of the form
 *   "range"       (uu)  the part of the document that is the report, in code points
 *   name of a field  s  what the report says of itself; "" when it is not known
 */

void gouji_correct_async (GoujiOpenReport *report,
                          GVariant *wanted,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
GoujiCorrection *gouji_correct_finish (GoujiOpenReport *report, GAsyncResult *result, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;

gboolean gouji_correct_reads_anew (GoujiOpenReport *report, GVariant *wanted);
void gouji_correct_fields (GoujiOpenReport *report, GVariant *wanted);

G_END_DECLS
