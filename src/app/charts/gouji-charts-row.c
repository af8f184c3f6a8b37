/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "charts/gouji-charts-row.h"

#include <glib/gi18n.h>

struct _GoujiChartsRow {
  GObject parent_instance;

  GStrv texts;
  GoujiReport *report;
};

G_DEFINE_FINAL_TYPE (GoujiChartsRow, gouji_charts_row, G_TYPE_OBJECT)

enum {
  PROP_0,
  PROP_TEXTS,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

static void
gouji_charts_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_TEXTS)
    g_value_set_boxed (value, GOUJI_CHARTS_ROW (object)->texts);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
gouji_charts_row_finalize (GObject *object)
{
  GoujiChartsRow *self = GOUJI_CHARTS_ROW (object);

  g_clear_pointer (&self->texts, g_strfreev);
  g_clear_object (&self->report);

  G_OBJECT_CLASS (gouji_charts_row_parent_class)->finalize (object);
}

static void
gouji_charts_row_class_init (GoujiChartsRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = gouji_charts_row_get_property;
  object_class->finalize = gouji_charts_row_finalize;

  props[PROP_TEXTS] =
    g_param_spec_boxed ("texts", NULL, NULL, G_TYPE_STRV, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
gouji_charts_row_init (GoujiChartsRow *self)
{
  self->texts = g_new0 (char *, 1);
}

GoujiChartsRow *
gouji_charts_row_new (void)
{
  return g_object_new (GOUJI_TYPE_CHARTS_ROW, NULL);
}

/**
 * gouji_charts_row_get_text:
 * @self: a row
 * @column: index of a column
 *
 * Returns: what stands there, empty behind the last column
 */
const char *
gouji_charts_row_get_text (GoujiChartsRow *self, guint column)
{
  return column < g_strv_length (self->texts) ? self->texts[column] : "";
}

/**
 * gouji_charts_row_describe:
 * @self: a row
 * @heads: (array zero-terminated=1): the heads of the columns
 *
 * Returns: the row for those who do not see the heads above it
 */
char *
gouji_charts_row_describe (GoujiChartsRow *self, const char *const *heads)
{
  GString *words = g_string_new (gouji_charts_row_get_text (self, 0));

  for (guint i = 1; heads[0] != NULL && heads[i] != NULL; i++)
    /* Translators: a number in a table, behind the others of its row: head of the column, number */
    g_string_append_printf (words, _ (", %s: %s"), heads[i], gouji_charts_row_get_text (self, i));

  return g_string_free (words, FALSE);
}

/**
 * gouji_charts_row_get_report:
 * @self: a row
 *
 * Returns: (nullable) (transfer none): the report of that year
 */
GoujiReport *
gouji_charts_row_get_report (GoujiChartsRow *self)
{
  return self->report;
}

void
gouji_charts_row_set (GoujiChartsRow *self, const char *const *texts, GoujiReport *report)
{
  g_set_object (&self->report, report);
  if (g_strv_equal ((const char *const *) self->texts, texts))
    return;

  g_strfreev (self->texts);
  self->texts = g_strdupv ((char **) texts);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TEXTS]);
}
