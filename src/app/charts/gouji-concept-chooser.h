/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "form/gouji-form.h"

G_BEGIN_DECLS

/* More lines than these cannot be told apart at a glance. */
#define GOUJI_MOST_CONCEPTS 3

#define GOUJI_TYPE_CONCEPT_CHOOSER (gouji_concept_chooser_get_type ())
/**
 * GoujiConceptChooser:
 *
 * A button that opens a list of concepts, grouped by the parts of the form, with a search field: one to
 * #GOUJI_MOST_CONCEPTS of them are chosen.
 *
 * Signals: #GoujiConceptChooser::chosen after the user has chosen.
 */
G_DECLARE_FINAL_TYPE (GoujiConceptChooser, gouji_concept_chooser, GOUJI, CONCEPT_CHOOSER, AdwBin)

GtkWidget *gouji_concept_chooser_new (void);

void gouji_concept_chooser_set_forms (GoujiConceptChooser *self, GPtrArray *forms);
const char *const *gouji_concept_chooser_get_chosen (GoujiConceptChooser *self);
void gouji_concept_chooser_set_chosen (GoujiConceptChooser *self, const char *const *chosen);

G_END_DECLS
