/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "form/gouji-form.h"

G_BEGIN_DECLS

struct _GoujiForm {
  gatomicrefcount ref_count;
  GStringChunk *strings;
  const char *id;
  const char *title;
  const char *name;
  JsonObject *recognition;
  JsonObject *opening;
  gboolean free_headings;
  JsonObject *sentences;
  JsonObject *powers;
  GPtrArray *parts;
  GPtrArray *tables;
  GPtrArray *cells;
  GHashTable *cells_by_id;
  GPtrArray *rules;
  GPtrArray *equations;
  GPtrArray *concepts;

  /* The equations of cell i stand from equation_starts[i] up to equation_starts[i + 1]. */
  guint *equation_starts;
  guint *equations_of_cells;
};

GoujiForm *gouji_form_new_empty (void) G_GNUC_WARN_UNUSED_RESULT;
void gouji_head_free (GoujiHead *self);
void gouji_form_block_free (GoujiFormBlock *self);
void gouji_word_column_free (GoujiWordColumn *self);
void gouji_form_table_free (GoujiFormTable *self);
void gouji_rule_free (GoujiRule *self);
void gouji_equation_free (GoujiEquation *self);
void gouji_concept_free (GoujiConcept *self);
void gouji_part_free (GoujiPart *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiFormBlock, gouji_form_block_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiFormTable, gouji_form_table_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiRule, gouji_rule_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiEquation, gouji_equation_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiConcept, gouji_concept_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiPart, gouji_part_free)

G_END_DECLS
