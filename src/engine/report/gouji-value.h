/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "report/gouji-report.h"

G_BEGIN_DECLS

/**
 * GoujiValue:
 * @text: (nullable): the text of a figure, a narrative or a field; of a confirmation "" or %NULL
 * @how: of a figure, how @text came there
 * @bindings: (nullable) (element-type GoujiBinding): of a narrative, the ties of its numbers
 * @excuses: (nullable) (element-type GoujiExcuse): what is set aside
 * @last_year: (nullable): the report that this one is held against
 *
 * What can be set, whatever it is; the members that it has no use for are %NULL. Texts, lists and reports are
 * shared and never changed: what one edit leaves is what the next one finds.
 */
typedef struct {
  GRefString *text;
  GoujiHow how;
  GPtrArray *bindings;
  GPtrArray *excuses;
  GoujiReport *last_year;
} GoujiValue;

GoujiValue gouji_value_copy (const GoujiValue *self);
void gouji_value_clear (GoujiValue *self);
gboolean gouji_value_equal (const GoujiValue *self, const GoujiValue *other);

GPtrArray *gouji_bindings_new (void) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *gouji_bindings_copy (const GPtrArray *bindings) G_GNUC_WARN_UNUSED_RESULT;
gboolean gouji_bindings_equal (const GPtrArray *bindings, const GPtrArray *others);
gboolean gouji_bindings_fit (const GPtrArray *bindings, const char *text);
GPtrArray *gouji_bindings_move (GPtrArray *bindings, const char *before, const char *after)
  G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *gouji_excuses_new (void) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *gouji_excuses_copy (const GPtrArray *excuses) G_GNUC_WARN_UNUSED_RESULT;
gboolean gouji_excuses_equal (const GPtrArray *excuses, const GPtrArray *others);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GoujiValue, gouji_value_clear)

G_END_DECLS
