/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "form/gouji-form.h"

G_BEGIN_DECLS

/**
 * GoujiBindingKind:
 * @GOUJI_BINDING_SUM: the figures of the cells, added up; of one cell, its figure
 * @GOUJI_BINDING_SHARE: the per cent that the sum of the cells is of the sum of the whole
 * @GOUJI_BINDING_LAST_YEAR: what the sum of the cells was a year ago
 * @GOUJI_BINDING_CHANGE: the sum of the cells less what it was a year ago, without its sign: the words around
 * it say whether it is more or less
 * @GOUJI_BINDING_GROWTH: the same in per cent of what it was a year ago
 * @GOUJI_BINDING_UNTIED: nothing that the form knows; a number of last year's text that nobody has looked at
 *
 * What a number in a text is tied to.
 */
typedef enum {
  GOUJI_BINDING_SUM,
  GOUJI_BINDING_SHARE,
  GOUJI_BINDING_LAST_YEAR,
  GOUJI_BINDING_CHANGE,
  GOUJI_BINDING_GROWTH,
  GOUJI_BINDING_UNTIED,
} GoujiBindingKind;

/**
 * GoujiBindingMode:
 * @GOUJI_BINDING_FOLLOWS: the number was written from its cells, and is written anew when they change
 * @GOUJI_BINDING_WATCHED: the number was written by hand, or read; when its cells say something else that is
 * shown, and the number stays
 * @GOUJI_BINDING_STALE: the number is last year's, left standing in a text that was taken over; it counts as
 * wrong until somebody has written or accepted it
 *
 * What becomes of a bound number.
 */
typedef enum {
  GOUJI_BINDING_FOLLOWS,
  GOUJI_BINDING_WATCHED,
  GOUJI_BINDING_STALE,
} GoujiBindingMode;

/**
 * GoujiBinding:
 * @start: first character of the number in its part's text, in code points
 * @end: the one behind its last; the unit and what multiplies it stand behind
 * @kind: what it is tied to
 * @mode: what becomes of it when that changes
 * @cells: (element-type GoujiCell): the cells, of the report's form; empty when it is tied to none
 * @whole: (element-type GoujiCell): with %GOUJI_BINDING_SHARE, the cells of the whole; else empty
 * @decimals: how many decimals a per cent is written with
 * @unknown: (nullable): what a file of a later version says of it besides, as a JSON object; kept with it
 *
 * The tie of one number in a part's text. The ties of a text do not overlap and stand in its order.
 */
typedef struct {
  guint start;
  guint end;
  GoujiBindingKind kind;
  GoujiBindingMode mode;
  GPtrArray *cells;
  GPtrArray *whole;
  guint decimals;
  char *unknown;
} GoujiBinding;

GoujiBinding *gouji_binding_new (GoujiBindingKind kind, GoujiBindingMode mode, guint start, guint end)
  G_GNUC_WARN_UNUSED_RESULT;
GoujiBinding *gouji_binding_copy (const GoujiBinding *self) G_GNUC_WARN_UNUSED_RESULT;
void gouji_binding_free (GoujiBinding *self);
gboolean gouji_binding_equal (const GoujiBinding *self, const GoujiBinding *other);

const char *gouji_binding_kind_to_string (GoujiBindingKind kind);
gboolean gouji_binding_kind_from_string (const char *text, GoujiBindingKind *kind);
const char *gouji_binding_mode_to_string (GoujiBindingMode mode);
gboolean gouji_binding_mode_from_string (const char *text, GoujiBindingMode *mode);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiBinding, gouji_binding_free)

G_END_DECLS
