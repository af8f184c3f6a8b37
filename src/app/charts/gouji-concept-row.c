/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "charts/gouji-concept-row.h"

#include <glib/gi18n.h>

struct _GoujiConceptRow {
  GtkListBoxRow parent_instance;

  char *id;
  char *title;
  char *group;
  GtkCheckButton *check;
};

G_DEFINE_FINAL_TYPE (GoujiConceptRow, gouji_concept_row, GTK_TYPE_LIST_BOX_ROW)

enum {
  PROP_0,
  PROP_CHOSEN,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

static void
toggled_cb (GoujiConceptRow *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CHOSEN]);
}

static void
gouji_concept_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_CHOSEN)
    g_value_set_boolean (value, gouji_concept_row_get_chosen (GOUJI_CONCEPT_ROW (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
gouji_concept_row_finalize (GObject *object)
{
  GoujiConceptRow *self = GOUJI_CONCEPT_ROW (object);

  g_free (self->id);
  g_free (self->title);
  g_free (self->group);

  G_OBJECT_CLASS (gouji_concept_row_parent_class)->finalize (object);
}

static void
gouji_concept_row_class_init (GoujiConceptRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = gouji_concept_row_get_property;
  object_class->finalize = gouji_concept_row_finalize;

  props[PROP_CHOSEN] =
    g_param_spec_boolean ("chosen", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

/* The check button has the focus, so that each row is one stop. */
static void
gouji_concept_row_init (GoujiConceptRow *self)
{
  self->check = GTK_CHECK_BUTTON (gtk_check_button_new ());
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), GTK_WIDGET (self->check));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  g_signal_connect_swapped (self->check, "toggled", G_CALLBACK (toggled_cb), self);
}

/**
 * gouji_concept_row_new:
 * @concept: the concept
 * @group: the words under which it stands
 */
GtkWidget *
gouji_concept_row_new (const GoujiConcept *concept, const char *group)
{
  GoujiConceptRow *self = g_object_new (GOUJI_TYPE_CONCEPT_ROW, NULL);
  /* Translators: a series of numbers, and their unit */
  g_autofree char *label = g_strdup_printf (C_ ("series", "%s (%s)"), concept->title, concept->unit);

  self->id = g_strdup (concept->id);
  self->title = g_strdup (concept->title);
  self->group = g_strdup (group);
  gtk_check_button_set_label (self->check, label);

  return GTK_WIDGET (self);
}

const char *
gouji_concept_row_get_id (GoujiConceptRow *self)
{
  return self->id;
}

const char *
gouji_concept_row_get_title (GoujiConceptRow *self)
{
  return self->title;
}

const char *
gouji_concept_row_get_group (GoujiConceptRow *self)
{
  return self->group;
}

gboolean
gouji_concept_row_get_chosen (GoujiConceptRow *self)
{
  return gtk_check_button_get_active (self->check);
}

void
gouji_concept_row_set_chosen (GoujiConceptRow *self, gboolean chosen)
{
  gtk_check_button_set_active (self->check, chosen);
}
