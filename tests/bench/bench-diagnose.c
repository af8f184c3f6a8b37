/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Plants mistakes in 1,000 correct reports and prints what becomes of them:
 *
 *   planted ALL or KIND: TABLE …   how many break a rule, of how many of these a finding tells, of how many
 * the true cause is among the first three proposals shown with every finding that comes of it, and of how
 * many it is the first correct reports                errors and warnings in reports in which nothing was
 * planted diagnosis                      how long one takes
 *
 * $GOUJI_DATA_DIR has the forms. The seed is fixed; another may be given.
 */

#include <stdlib.h>

#include "planted-score.h"

#define N_REPORTS 1000
#define SEED 20230701

static const char *const names[] = { "table 2", "table 3", "table 4" };

static double
percent (guint part, guint whole)
{
  return whole == 0 ? 100 : 100.0 * part / whole;
}

static void
print_tally (const char *name, const char *table, const PlantedTally *tally)
{
  if (tally->n_planted == 0)
    return;
  g_print (
    "planted %-10s %s: %4u planted, %4u break a rule, %5.1f%% of these found, true cause among the first "
    "three %5.1f%%, the first %5.1f%%\n",
    name, table, tally->n_planted, tally->n_breaking, percent (tally->n_found, tally->n_breaking),
    percent (tally->n_shown, tally->n_breaking), percent (tally->n_first, tally->n_breaking));
}

static void
print_score (const PlantedScore *score)
{
  for (guint table = 0; table < G_N_ELEMENTS (names); table++) {
    PlantedTally sum = planted_score_sum (score, table);

    for (guint kind = 0; kind < N_PLANTED; kind++)
      print_tally (planted_kind_to_string (kind), names[table], &score->tallies[kind][table]);
    print_tally ("ALL", names[table], &sum);
  }
  g_print ("correct reports: %u, errors %u, warnings %u\n", score->n_reports, score->n_errors,
           score->n_warnings);
  g_print ("diagnosis: mean %.2f ms, slowest %.2f ms\n", (double) score->took / 1000 / score->n_diagnoses,
           (double) score->slowest / 1000);
}

int
main (int argc, char *argv[])
{
  g_autofree char *forms = g_build_filename (g_getenv ("GOUJI_DATA_DIR"), "forms", NULL);
  g_autoptr (Planter) planter =
    planter_new (forms, argc > 1 ? (guint32) g_ascii_strtoull (argv[1], NULL, 10) : SEED);
  PlantedScore score = { 0 };

  for (guint i = 0; i < N_REPORTS; i++)
    planted_score_add (&score, planter);
  print_score (&score);
  return EXIT_SUCCESS;
}
