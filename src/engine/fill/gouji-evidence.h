/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "fill/gouji-balance.h"

G_BEGIN_DECLS

/**
 * GoujiEvidence:
 * @n_broken: equations that cannot hold
 * @n_holding: equations that hold
 * @confirmed: (array): by column, whether one of those that hold has the cell in it
 *
 * What the equations say of one way to read a row.
 */
typedef struct {
  guint n_broken;
  guint n_holding;
  gboolean *confirmed;
} GoujiEvidence;

/**
 * GoujiWitnesses:
 *
 * All equations that have anything to say about a row.
 */
typedef struct _GoujiWitnesses GoujiWitnesses;

GoujiWitnesses *gouji_witnesses_new (GoujiForm *form, GoujiBalance *balance, const GoujiReading *reading);
void gouji_witnesses_free (GoujiWitnesses *self);
void gouji_witnesses_hear (const GoujiWitnesses *self, const int *pieces, GoujiEvidence *evidence);
void gouji_witnesses_hear_own (const GoujiWitnesses *self, GoujiEvidence *evidence);
void gouji_witnesses_hear_others (const GoujiWitnesses *self, const int *pieces, GoujiEvidence *evidence);
void gouji_evidence_clear (GoujiEvidence *evidence);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiWitnesses, gouji_witnesses_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GoujiEvidence, gouji_evidence_clear)

G_END_DECLS
