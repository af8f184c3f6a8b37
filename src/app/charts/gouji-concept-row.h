/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "form/gouji-form.h"

G_BEGIN_DECLS

#define GOUJI_TYPE_CONCEPT_ROW (gouji_concept_row_get_type ())
/**
 * GoujiConceptRow:
 *
 * A concept that can be chosen. Its property `chosen` notifies when the user does.
 */
G_DECLARE_FINAL_TYPE (GoujiConceptRow, gouji_concept_row, GOUJI, CONCEPT_ROW, GtkListBoxRow)

GtkWidget *gouji_concept_row_new (const GoujiConcept *concept, const char *group);

const char *gouji_concept_row_get_id (GoujiConceptRow *self);
const char *gouji_concept_row_get_title (GoujiConceptRow *self);
const char *gouji_concept_row_get_group (GoujiConceptRow *self);
gboolean gouji_concept_row_get_chosen (GoujiConceptRow *self);
void gouji_concept_row_set_chosen (GoujiConceptRow *self, gboolean chosen);

G_END_DECLS
