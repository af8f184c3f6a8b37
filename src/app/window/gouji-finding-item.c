/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/gouji-finding-item.h"

#include "words/gouji-words-proposal.h"
#include "words/gouji-words.h"

struct _GoujiFindingItem {
  GObject parent_instance;

  const GoujiRule *rule;
  const GoujiPart *part;
  GoujiSeverity severity;
  char *message;
  char *place;
  GoujiExcuse *excuse;
  GPtrArray *cells;
  GPtrArray *remedies;
  gboolean has_source;
  GoujiRange source;
};

G_DEFINE_FINAL_TYPE (GoujiFindingItem, gouji_finding_item, G_TYPE_OBJECT)

enum {
  PROP_0,
  PROP_MESSAGE,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

enum {
  SIGNAL_REMEDIES_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
free_remedy (gpointer data)
{
  GoujiRemedy *remedy = data;

  g_free (remedy->words);
  g_variant_unref (remedy->changes);
  g_free (remedy);
}

static void
gouji_finding_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_MESSAGE)
    g_value_set_string (value, GOUJI_FINDING_ITEM (object)->message);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
gouji_finding_item_finalize (GObject *object)
{
  GoujiFindingItem *self = GOUJI_FINDING_ITEM (object);

  g_clear_pointer (&self->message, g_free);
  g_clear_pointer (&self->place, g_free);
  g_clear_pointer (&self->excuse, gouji_excuse_free);
  g_clear_pointer (&self->cells, g_ptr_array_unref);
  g_clear_pointer (&self->remedies, g_ptr_array_unref);

  G_OBJECT_CLASS (gouji_finding_item_parent_class)->finalize (object);
}

static void
gouji_finding_item_class_init (GoujiFindingItemClass *klass)
{
  G_OBJECT_CLASS (klass)->get_property = gouji_finding_item_get_property;
  G_OBJECT_CLASS (klass)->finalize = gouji_finding_item_finalize;

  props[PROP_MESSAGE] =
    g_param_spec_string ("message", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, props);

  signals[SIGNAL_REMEDIES_CHANGED] = g_signal_new ("remedies-changed", GOUJI_TYPE_FINDING_ITEM,
                                                   G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
gouji_finding_item_init (GoujiFindingItem *self)
{
  self->remedies = g_ptr_array_new_with_free_func (free_remedy);
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
  self->place = gouji_finding_describe_place (finding);
  self->excuse = finding->excuse != NULL ? gouji_excuse_copy (finding->excuse) : NULL;
  self->has_source = finding->has_source;
  self->source = finding->source;

  return self;
}

static gboolean
excuses_equal (const GoujiExcuse *a, const GoujiExcuse *b)
{
  if (a == NULL || b == NULL)
    return a == b;

  return g_str_equal (a->reason, b->reason) && g_strcmp0 (a->by, b->by) == 0 && g_strcmp0 (a->on, b->on) == 0;
}

/**
 * gouji_finding_item_is_about:
 * @self: an item
 * @finding: a finding of a later check
 *
 * Returns: whether @finding is the one that the item stands for, whatever its numbers are now
 */
gboolean
gouji_finding_item_is_about (GoujiFindingItem *self, const GoujiFinding *finding)
{
  g_autofree char *place = NULL;

  if (self->rule != finding->rule || self->part != finding->part || self->severity != finding->severity ||
      self->cells->len != finding->cells->len || !excuses_equal (self->excuse, finding->excuse))
    return FALSE;

  place = gouji_finding_describe_place (finding);
  return g_str_equal (self->place, place);
}

/**
 * gouji_finding_item_update:
 * @self: an item
 * @finding: the finding that it stands for, as the last check gives it
 *
 * Says what the finding says now. What would have settled it with other numbers is forgotten.
 */
void
gouji_finding_item_update (GoujiFindingItem *self, const GoujiFinding *finding)
{
  g_autofree char *message = gouji_words_for_finding (finding->message);

  self->has_source = finding->has_source;
  self->source = finding->source;
  if (!g_set_str (&self->message, message))
    return;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_MESSAGE]);
  if (self->remedies->len > 0) {
    g_ptr_array_set_size (self->remedies, 0);
    g_signal_emit (self, signals[SIGNAL_REMEDIES_CHANGED], 0);
  }
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

const char *
gouji_finding_item_get_rule (GoujiFindingItem *self)
{
  return self->rule->id;
}

/**
 * gouji_finding_item_get_place:
 * @self: an item
 *
 * Returns: what tells it from the other findings of its rule
 */
const char *
gouji_finding_item_get_place (GoujiFindingItem *self)
{
  return self->place;
}

/**
 * gouji_finding_item_get_excuse:
 * @self: an item
 *
 * Returns: (nullable): why it was set aside
 */
const GoujiExcuse *
gouji_finding_item_get_excuse (GoujiFindingItem *self)
{
  return self->excuse;
}

static GVariant *
pack_changes (const GoujiProposal *proposal)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(ss)"));
  for (guint i = 0; i < proposal->changes->len; i++) {
    const GoujiProposedChange *change = proposal->changes->pdata[i];

    g_variant_builder_add (&builder, "(ss)", change->cell->id, change->to);
  }

  return g_variant_ref_sink (g_variant_builder_end (&builder));
}

static gboolean
remedies_equal (const GPtrArray *a, const GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;

  for (guint i = 0; i < a->len; i++) {
    const GoujiRemedy *first = a->pdata[i];
    const GoujiRemedy *second = b->pdata[i];

    if (!g_str_equal (first->words, second->words) || !g_variant_equal (first->changes, second->changes))
      return FALSE;
  }

  return TRUE;
}

/**
 * gouji_finding_item_get_remedies:
 * @self: an item
 *
 * Returns: (element-type GoujiRemedy): what would settle it, the likeliest first
 */
const GPtrArray *
gouji_finding_item_get_remedies (GoujiFindingItem *self)
{
  return self->remedies;
}

/**
 * gouji_finding_item_set_remedies:
 * @self: an item
 * @finding: the finding that it stands for
 * @proposals: (element-type GoujiProposal): what gouji_diagnose() proposes for the report
 *
 * Takes those proposals that would settle it.
 */
void
gouji_finding_item_set_remedies (GoujiFindingItem *self,
                                 const GoujiFinding *finding,
                                 const GPtrArray *proposals)
{
  g_autoptr (GPtrArray) remedies = g_ptr_array_new_with_free_func (free_remedy);

  for (guint i = 0; self->excuse == NULL && i < proposals->len && remedies->len < GOUJI_MOST_PROPOSALS; i++) {
    GoujiRemedy *remedy;

    if (!gouji_proposal_settles (proposals->pdata[i], finding))
      continue;
    remedy = g_new0 (GoujiRemedy, 1);
    remedy->words = gouji_words_for_proposal (proposals->pdata[i]);
    remedy->changes = pack_changes (proposals->pdata[i]);
    g_ptr_array_add (remedies, remedy);
  }

  if (remedies_equal (remedies, self->remedies))
    return;
  g_ptr_array_unref (self->remedies);
  self->remedies = g_steal_pointer (&remedies);
  g_signal_emit (self, signals[SIGNAL_REMEDIES_CHANGED], 0);
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
