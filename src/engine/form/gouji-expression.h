/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GoujiExpressions:
 *
 * Expressions by their patterns: forms share most of their rules, and translating an expression takes longer
 * than reading it. For one thread, while forms are loaded; what it hands out may be shared.
 */
typedef struct _GoujiExpressions GoujiExpressions;

GoujiExpressions *gouji_expressions_new (void) G_GNUC_WARN_UNUSED_RESULT;
void gouji_expressions_free (GoujiExpressions *self);
GRegex *gouji_expressions_get (GoujiExpressions *self, const char *pattern, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;

GRegex *gouji_expression_new (const char *pattern, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiExpressions, gouji_expressions_free)

G_END_DECLS
