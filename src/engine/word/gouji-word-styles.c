/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "word/gouji-word-private.h"

#include <string.h>

/* So many styles are looked through for what one is based on; in a circle of them that is the end. */
#define MOST_STEPS 32

typedef struct {
  char *id;
  char *based_on;
  guint outline; /* GOUJI_WORD_NO_LEVEL for none */
  gboolean has_outline;
  char *number; /* NULL where it says nothing */
  int level;    /* -1 where it says nothing */
  int hidden;   /* -1 where it says nothing */
  gboolean resolved;
  GoujiWordStyle all;
} Style;

struct _GoujiWordStyles {
  GHashTable *styles; /* element-type utf8 Style: by id */
  char *usual;        /* the style of paragraphs that name none */
  Style *open;        /* while parsing */
  gboolean in_styles;
  guint ignored; /* how many elements are open in one that is not read */
};

static void
free_style (Style *style)
{
  g_free (style->id);
  g_free (style->based_on);
  g_free (style->number);
  g_free (style);
}

GoujiWordStyles *
gouji_word_styles_new (void)
{
  GoujiWordStyles *self = g_new0 (GoujiWordStyles, 1);

  self->styles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) free_style);
  return self;
}

void
gouji_word_styles_free (GoujiWordStyles *self)
{
  g_hash_table_unref (self->styles);
  g_free (self->usual);
  g_free (self);
}

static void
begin_style (GoujiWordStyles *self,
             const xmlChar *namespace_uri,
             int n_attributes,
             const xmlChar **attributes)
{
  g_autofree char *id = gouji_word_get_value (namespace_uri, n_attributes, attributes, "styleId");
  g_autofree char *type = gouji_word_get_value (namespace_uri, n_attributes, attributes, "type");
  g_autofree char *usual = gouji_word_get_value (namespace_uri, n_attributes, attributes, "default");

  self->open = NULL;
  if (id == NULL)
    return;
  if (g_strcmp0 (type, "paragraph") == 0 && usual != NULL && !g_str_equal (usual, "0") &&
      !g_str_equal (usual, "false"))
    g_set_str (&self->usual, id);

  self->open = g_new0 (Style, 1);
  self->open->id = g_strdup (id);
  self->open->outline = GOUJI_WORD_NO_LEVEL;
  self->open->level = -1;
  self->open->hidden = -1;
  g_hash_table_replace (self->styles, g_steal_pointer (&id), self->open);
}

/* The styles that come with Word have the same names in every language (17.7.4.9); what they look like may
 * have been left out because Word knows. */
static void
set_name (Style *style, const char *name)
{
  if (g_ascii_strncasecmp (name, "heading ", 8) == 0 && g_ascii_isdigit (name[8]) && name[9] == '\0' &&
      name[8] != '0')
    style->outline = name[8] - '1';
  else if (g_ascii_strcasecmp (name, "title") == 0)
    style->outline = 0;
  else
    return;
  style->has_outline = TRUE;
}

static void
set_property (
  Style *style, const char *name, const xmlChar *namespace_uri, int n_attributes, const xmlChar **attributes)
{
  if (strcmp (name, "basedOn") == 0) {
    g_free (style->based_on);
    style->based_on = gouji_word_get_value (namespace_uri, n_attributes, attributes, "val");
  } else if (strcmp (name, "name") == 0) {
    g_autofree char *value = gouji_word_get_value (namespace_uri, n_attributes, attributes, "val");

    if (value != NULL)
      set_name (style, value);
  } else if (strcmp (name, "outlineLvl") == 0) {
    style->outline =
      CLAMP (gouji_word_get_number (namespace_uri, n_attributes, attributes, "val", GOUJI_WORD_NO_LEVEL), 0,
             GOUJI_WORD_NO_LEVEL);
    style->has_outline = TRUE;
  } else if (strcmp (name, "numId") == 0) {
    g_free (style->number);
    style->number = gouji_word_get_value (namespace_uri, n_attributes, attributes, "val");
  } else if (strcmp (name, "ilvl") == 0) {
    style->level = gouji_word_get_number (namespace_uri, n_attributes, attributes, "val", -1);
  } else if (strcmp (name, "vanish") == 0) {
    style->hidden = gouji_word_is_on (namespace_uri, n_attributes, attributes);
  }
}

/* What a style was before it was changed, and what it is in a part of a table only. */
static gboolean
is_ignored (const char *name)
{
  return g_str_has_suffix (name, "Change") || strcmp (name, "tblStylePr") == 0;
}

static void
start_style_cb (void *data,
                const xmlChar *name,
                const xmlChar *prefix,
                const xmlChar *namespace_uri,
                int n_namespaces,
                const xmlChar **declared,
                int n_attributes,
                int n_defaulted,
                const xmlChar **attributes)
{
  GoujiWordStyles *self = data;
  const char *local = (const char *) name;

  if (self->ignored > 0 || (self->open != NULL && is_ignored (local)))
    self->ignored++;
  else if (!gouji_word_is_namespace ((const char *) namespace_uri))
    return;
  else if (strcmp (local, "styles") == 0)
    self->in_styles = TRUE;
  else if (self->in_styles && strcmp (local, "style") == 0)
    begin_style (self, namespace_uri, n_attributes, attributes);
  else if (self->open != NULL)
    set_property (self->open, local, namespace_uri, n_attributes, attributes);
}

static void
end_style_cb (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *namespace_uri)
{
  GoujiWordStyles *self = data;

  if (self->ignored > 0)
    self->ignored--;
  else if (!gouji_word_is_namespace ((const char *) namespace_uri))
    return;
  else if (strcmp ((const char *) name, "style") == 0)
    self->open = NULL;
  else if (strcmp ((const char *) name, "styles") == 0)
    self->in_styles = FALSE;
}

static const xmlSAXHandler style_handler = { .startElementNs = start_style_cb, .endElementNs = end_style_cb };

gboolean
gouji_word_styles_parse (GoujiWordStyles *self, GBytes *bytes, const GoujiLimits *limits, GError **error)
{
  gboolean whole = gouji_xml_parse (bytes, &style_handler, self, limits, error);

  self->open = NULL;
  return whole;
}

/* The nearest style in the chain that says something has the say (17.7.2). */
static void
resolve (GoujiWordStyles *self, Style *style)
{
  const Style *step = style;
  GoujiWordStyle *all = &style->all;
  gboolean has_outline = FALSE;
  int level = -1;
  int hidden = -1;

  style->resolved = TRUE;
  all->outline = GOUJI_WORD_NO_LEVEL;
  for (guint i = 0; step != NULL && i < MOST_STEPS; i++) {
    if (step->has_outline && !has_outline)
      all->outline = step->outline;
    has_outline = has_outline || step->has_outline;
    if (all->number == NULL && step->number != NULL) {
      all->number = step->number;
      all->numbered = step->id;
    }
    if (level < 0)
      level = step->level;
    if (hidden < 0)
      hidden = step->hidden;
    step = step->based_on == NULL ? NULL : g_hash_table_lookup (self->styles, step->based_on);
  }
  all->level = MAX (level, 0);
  all->hidden = hidden > 0;
}

/**
 * gouji_word_styles_find:
 * @id: (nullable): %NULL for the style of paragraphs that name none
 *
 * Returns: (transfer none): what the style says; nothing where it is unknown
 */
const GoujiWordStyle *
gouji_word_styles_find (GoujiWordStyles *self, const char *id)
{
  static const GoujiWordStyle nothing = { .outline = GOUJI_WORD_NO_LEVEL };
  Style *style;

  if (id == NULL)
    id = self->usual;
  style = id == NULL ? NULL : g_hash_table_lookup (self->styles, id);
  if (style == NULL)
    return &nothing;
  if (!style->resolved)
    resolve (self, style);

  return &style->all;
}
