/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "fill/gouji-columns.h"

G_BEGIN_DECLS

GPtrArray *gouji_alternatives_new (const GoujiColumns *columns,
                                   guint n_columns,
                                   const int *values,
                                   guint n_values,
                                   guint n_padding) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *gouji_alternatives_new_shifted (const GoujiColumns *columns, guint n_columns, const int *values)
  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
