/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "correct/gouji-place-target.h"

#include "correct/gouji-correct-words.h"

struct _GoujiPlaceTarget {
  GObject parent_instance;

  GoujiForm *form;
  const GoujiCell *cell;
  GoujiExtent extent;
  char *name;
};

enum {
  PROP_0,
  PROP_NAME,
  PROP_TABLE,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (GoujiPlaceTarget, gouji_place_target, G_TYPE_OBJECT)

static void
gouji_place_target_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  GoujiPlaceTarget *self = GOUJI_PLACE_TARGET (object);

  switch (prop_id) {
  case PROP_NAME:
    g_value_set_string (value, self->name);
    break;
  case PROP_TABLE:
    g_value_set_string (value, self->cell->table->title);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
gouji_place_target_finalize (GObject *object)
{
  GoujiPlaceTarget *self = GOUJI_PLACE_TARGET (object);

  g_free (self->name);
  gouji_form_unref (self->form);

  G_OBJECT_CLASS (gouji_place_target_parent_class)->finalize (object);
}

static void
gouji_place_target_class_init (GoujiPlaceTargetClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = gouji_place_target_get_property;
  object_class->finalize = gouji_place_target_finalize;

  props[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  props[PROP_TABLE] = g_param_spec_string ("table", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
gouji_place_target_init (GoujiPlaceTarget *self)
{
}

static void
add_target (GListStore *targets, GoujiReport *report, const GoujiCell *cell, GoujiExtent extent)
{
  g_autoptr (GoujiPlaceTarget) self = g_object_new (GOUJI_TYPE_PLACE_TARGET, NULL);

  self->form = gouji_form_ref (gouji_report_get_form (report));
  self->cell = cell;
  self->extent = extent;
  self->name = gouji_correct_words_target (cell, extent);
  g_list_store_append (targets, self);
}

static void
add_if_fit (
  GListStore *targets, GoujiReport *report, const GoujiCell *cell, GoujiExtent extent, guint n_numbers)
{
  g_autoptr (GPtrArray) cells = gouji_extent_fit_cells (report, cell, extent, n_numbers);

  if (cells != NULL)
    add_target (targets, report, cell, extent);
}

static void
add_cells (GListStore *targets, GoujiReport *report, const GoujiCell *first)
{
  g_autoptr (GPtrArray) cells = gouji_extent_list_cells (report, first, GOUJI_EXTENT_BLOCK);

  for (guint i = 0; i < cells->len; i++)
    add_target (targets, report, g_ptr_array_index (cells, i), GOUJI_EXTENT_CELL);
}

static void
add_of_block (GListStore *targets, GoujiReport *report, const GoujiFormBlock *block, guint n_numbers)
{
  GoujiForm *form = gouji_report_get_form (report);
  const GoujiCell *first = gouji_form_get_cell_at (form, block, 0, 0);

  if (n_numbers == 1) {
    add_cells (targets, report, first);
    return;
  }

  add_if_fit (targets, report, first, GOUJI_EXTENT_BLOCK, n_numbers);
  for (guint i = 0; block->rows->len > 1 && i < block->rows->len; i++)
    add_if_fit (targets, report, gouji_form_get_cell_at (form, block, i, 0), GOUJI_EXTENT_ROW, n_numbers);
  for (guint i = 0; block->columns->len > 1 && i < block->columns->len; i++)
    add_if_fit (targets, report, gouji_form_get_cell_at (form, block, 0, i), GOUJI_EXTENT_COLUMN, n_numbers);
}

/**
 * gouji_place_targets_new:
 * @n_numbers: how many numbers are to be placed
 *
 * Returns: (transfer full): what in the report's form has as many places, in the order of the form
 */
GListStore *
gouji_place_targets_new (GoujiReport *report, guint n_numbers)
{
  GoujiForm *form = gouji_report_get_form (report);
  GListStore *targets = g_list_store_new (GOUJI_TYPE_PLACE_TARGET);

  for (guint i = 0; n_numbers > 0 && i < gouji_form_get_n_tables (form); i++) {
    const GoujiFormTable *table = gouji_form_get_table (form, i);

    for (guint j = 0; j < table->blocks->len; j++)
      add_of_block (targets, report, g_ptr_array_index (table->blocks, j), n_numbers);
  }

  return targets;
}

const GoujiCell *
gouji_place_target_get_cell (GoujiPlaceTarget *self)
{
  return self->cell;
}

GoujiExtent
gouji_place_target_get_extent (GoujiPlaceTarget *self)
{
  return self->extent;
}
