/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "diagnose/gouji-diagnose.h"
#include "form/gouji-form-set.h"

G_BEGIN_DECLS

/*
 * Correct reports of the format of 2021, of invented agencies from hamlets to provinces, each with the report
 * of the year before, and mistakes to plant in them: the slips of people who type numbers.
 */

/* What was done to a correct report. A total is outdated when one of its parts was added to later. */
typedef enum {
  PLANTED_TRANSPOSED,
  PLANTED_LOST,
  PLANTED_DOUBLED,
  PLANTED_MISREAD,
  PLANTED_COLUMN,
  PLANTED_ROW,
  PLANTED_OUTDATED,
  PLANTED_LAST_YEAR,
  PLANTED_UNIT,
  N_PLANTED,
} PlantedKind;

/* One cell of which a mistake is made: what belongs there, and what was planted. */
typedef struct {
  const GoujiCell *cell;
  char *right;
  char *wrong;
} PlantedCell;

/* A mistake, with at most two cells. */
typedef struct {
  PlantedKind kind;
  const GoujiFormTable *table;
  PlantedCell cells[2];
  guint n_cells;
} Planted;

typedef struct {
  GoujiFormSet *forms;
  GoujiForm *form;
  GoujiFolding *folding;
  GRand *random;
} Planter;

/* A report, the one of the year before, and what is wrong with it. */
typedef struct {
  GoujiReport *report;
  GoujiReport *last_year;
  Planted mistakes[2];
  guint n_mistakes;
} PlantedReport;

Planter *planter_new (const char *forms, guint32 seed);
void planter_free (Planter *self);
PlantedReport *planter_grow (Planter *self);
void planted_report_free (PlantedReport *self);
gboolean planter_plant (Planter *self, PlantedReport *report, const char *table, PlantedKind kind);
void planted_report_take (PlantedReport *self, guint mistake, gboolean wrong);

const char *planted_kind_to_string (PlantedKind kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Planter, planter_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlantedReport, planted_report_free)

G_END_DECLS
