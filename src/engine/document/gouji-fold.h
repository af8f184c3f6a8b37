/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GoujiFolding:
 *
 * The table with which text is folded: traditional characters to simplified ones, full width to half width,
 * letters to small ones, punctuation unified. Made from ICU's Hant-Hans transform, code point by code point;
 * immutable, may be shared between threads. What is folded already folds to itself.
 *
 * Unified are all brackets but the marks around titles, all quotation marks, all dashes, and the marks that
 * end a numbering or a sentence (U+3001, U+3002 and the full stop), so that the numberings of a form and of a
 * report compare. A number is therefore never read from folded text alone: an enumeration looks like a
 * decimal point there.
 */
typedef struct _GoujiFolding GoujiFolding;

GoujiFolding *gouji_folding_new (void);
GoujiFolding *gouji_folding_ref (GoujiFolding *self);
void gouji_folding_unref (GoujiFolding *self);

gunichar gouji_folding_fold_char (const GoujiFolding *self, gunichar c);

/**
 * GoujiFolded:
 * @chars: the folded characters, each from the basic plane or U+FFFF for one that is not, closed by a 0
 * @offsets: for each folded character the code point of the original it comes from, and at [@length] where
 * the original ends
 * @length: how many characters @chars has
 *
 * Text prepared for comparison, with the way back to the original. White space, invisible characters and
 * pinyin in brackets are left out; nothing is ever shown from it. One character may give several of the same
 * offset (a numeral in brackets that is one character).
 */
typedef struct {
  guint16 *chars;
  guint *offsets;
  guint length;
} GoujiFolded;

GoujiFolded *
gouji_folded_new (const GoujiFolding *folding, const char *text, gssize length, guint first_offset);
void gouji_folded_free (GoujiFolded *self);
char *gouji_fold_text (const GoujiFolding *folding, const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiFolding, gouji_folding_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiFolded, gouji_folded_free)

G_END_DECLS
