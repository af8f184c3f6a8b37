/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "diagnose/gouji-ledger.h"
#include "diagnose/gouji-proposal.h"

G_BEGIN_DECLS

/* A slip moves at most one row of numbers; two slips may come together, or a slip and a few single numbers.
 */
#define GOUJI_MOST_DELTAS 34

/**
 * GoujiDelta:
 * @cell: index of a cell
 * @amount: what is added to it, never 0, in units of the ledger's scale
 */
typedef struct {
  guint cell;
  gint64 amount;
} GoujiDelta;

/**
 * GoujiAttempt:
 * @deltas: (array length=n): changes, no cell twice
 * @n: how many
 * @n_of_slips: how many of them, from the first, belong to slips that move numbers
 * @slips: (array length=n_slips): those slips
 * @n_slips: how many: at most two
 *
 * A set of changes that is looked at.
 */
typedef struct {
  GoujiDelta deltas[GOUJI_MOST_DELTAS];
  guint n;
  guint n_of_slips;
  GoujiCause slips[2];
  guint n_slips;
} GoujiAttempt;

GPtrArray *gouji_slips_list (const GoujiLedger *ledger) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
