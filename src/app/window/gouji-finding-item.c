/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/gouji-finding-item.h"

#include "words/gouji-words.h"

struct _GoujiFindingItem {
  GObject parent_instance;

  const GoujiRule *rule;
  const GoujiPart *part;
  GoujiSeverity severity;
  char *message;
  GPtrArray *cells;
  gboolean has_source;
  GoujiRange source;
};

G_DEFINE_FINAL_TYPE (GoujiFindingItem, gouji_finding_item, G_TYPE_OBJECT)

static void
gouji_finding_item_finalize (GObject *object)
{
  GoujiFindingItem *self = GOUJI_FINDING_ITEM (object);

  g_clear_pointer (&self->message, g_free);
  g_clear_pointer (&self->cells, g_ptr_array_unref);

  G_OBJECT_CLASS (gouji_finding_item_parent_class)->finalize (object);
}

static void
gouji_finding_item_class_init (GoujiFindingItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gouji_finding_item_finalize;
}

static void
gouji_finding_item_init (GoujiFindingItem *self)
{
}

/**
 * gouji_finding_item_new:
 * @finding: a finding; its rule, part and cells belong to the form and live as long as the report
 *
 * Returns: (transfer full): an item for it
 */
GoujiFindingItem *
gouji_finding_item_new (const GoujiFinding *finding)
{
  GoujiFindingItem *self = g_object_new (GOUJI_TYPE_FINDING_ITEM, NULL);

  self->rule = finding->rule;
  self->part = finding->part;
  self->severity = finding->severity;
  self->message = gouji_words_for_finding (finding->message);
  self->cells = g_ptr_array_copy (finding->cells, NULL, NULL);
  g_ptr_array_set_free_func (self->cells, NULL);
  self->has_source = finding->has_source;
  self->source = finding->source;

  return self;
}

/**
 * gouji_finding_item_equal:
 * @self: an item
 * @other: another
 *
 * Returns: whether both say the same of the same cells
 */
gboolean
gouji_finding_item_equal (GoujiFindingItem *self, GoujiFindingItem *other)
{
  if (self->rule != other->rule || self->part != other->part || self->severity != other->severity ||
      self->cells->len != other->cells->len || g_strcmp0 (self->message, other->message) != 0)
    return FALSE;

  for (guint i = 0; i < self->cells->len; i++) {
    if (g_ptr_array_index (self->cells, i) != g_ptr_array_index (other->cells, i))
      return FALSE;
  }

  return TRUE;
}

const char *
gouji_finding_item_get_message (GoujiFindingItem *self)
{
  return self->message;
}

/**
 * gouji_finding_item_get_basis:
 * @self: an item
 *
 * Returns: (nullable): the law, standard or notice that asks for it
 */
const char *
gouji_finding_item_get_basis (GoujiFindingItem *self)
{
  return self->rule->basis;
}

GoujiSeverity
gouji_finding_item_get_severity (GoujiFindingItem *self)
{
  return self->severity;
}

/**
 * gouji_finding_item_get_part:
 * @self: an item
 *
 * Returns: (nullable): the part concerned, %NULL for the report as a whole
 */
const GoujiPart *
gouji_finding_item_get_part (GoujiFindingItem *self)
{
  return self->part;
}

/**
 * gouji_finding_item_get_cells:
 * @self: an item
 *
 * Returns: (element-type GoujiCell): the cells concerned
 */
GPtrArray *
gouji_finding_item_get_cells (GoujiFindingItem *self)
{
  return self->cells;
}

/**
 * gouji_finding_item_get_source:
 * @self: an item
 * @source: (out): the place in the document
 *
 * Returns: whether there is one
 */
gboolean
gouji_finding_item_get_source (GoujiFindingItem *self, GoujiRange *source)
{
  if (self->has_source)
    *source = self->source;

  return self->has_source;
}
