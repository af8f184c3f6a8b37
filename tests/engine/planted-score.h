/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "planted.h"

G_BEGIN_DECLS

/* How many proposals the window shows with a finding. */
#define PLANTED_SHOWN 3

/*
 * What became of the mistakes of one kind in one table: how many were planted, how many break a rule alone,
 * of how many of these some finding tells, of how many the true cause is among the proposals that are shown
 * with every finding that comes of it, and of how many it is the first of all of them.
 */
typedef struct {
  guint n_planted;
  guint n_breaking;
  guint n_found;
  guint n_shown;
  guint n_first;
} PlantedTally;

/* Columns: table 2, table 3, table 4. @n_errors and @n_warnings were found in reports before anything was
 * planted in them. Times are in microseconds. */
typedef struct {
  PlantedTally tallies[N_PLANTED][3];
  guint n_reports;
  guint n_errors;
  guint n_warnings;
  guint n_diagnoses;
  gint64 slowest;
  gint64 took;
} PlantedScore;

void planted_score_add (PlantedScore *self, Planter *planter);
PlantedTally planted_score_sum (const PlantedScore *self, guint table);

G_END_DECLS
