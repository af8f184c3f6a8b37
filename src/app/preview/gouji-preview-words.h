/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GoujiPreviewFaults:
 * @n_unsure: figures that may have been misread
 * @n_errors: findings that keep the report from being published
 * @substitutions: (nullable) (element-type GoujiSubstitution): fonts that stand in for others
 * @missing_glyphs: (nullable): characters that no font has
 *
 * What one should know of pages before relying on them.
 */
typedef struct {
  guint n_unsure;
  guint n_errors;
  GPtrArray *substitutions;
  const char *missing_glyphs;
} GoujiPreviewFaults;

char *gouji_preview_words_summarise (const GoujiPreviewFaults *faults) G_GNUC_WARN_UNUSED_RESULT;
char *gouji_preview_words_explain (const GoujiPreviewFaults *faults) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
