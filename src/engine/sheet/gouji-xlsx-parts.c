/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sheet/gouji-xlsx.h"

#include <string.h>

#include "sheet/gouji-number-format.h"

/* No workbook has more relations, texts or styles; Excel allows 64000 styles. */
#define MOST_RELATIONS 100000
#define MOST_STRINGS 2000000
#define MOST_STYLES 70000
#define MOST_CODES 70000

static const char *const main_namespaces[] = {
  "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
  "http://purl.oclc.org/ooxml/spreadsheetml/main",
};

static const char *const relation_namespaces[] = {
  "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
  "http://purl.oclc.org/ooxml/officeDocument/relationships",
};

gboolean
gouji_xlsx_is_main (const xmlChar *namespace_uri)
{
  return g_strcmp0 ((const char *) namespace_uri, main_namespaces[0]) == 0 ||
         g_strcmp0 ((const char *) namespace_uri, main_namespaces[1]) == 0;
}

/**
 * gouji_xlsx_get_attribute:
 *
 * Returns: (transfer full) (nullable): the value
 */
char *
gouji_xlsx_get_attribute (const xmlChar **attributes, int n_attributes, const char *name)
{
  gsize length;
  const char *value = gouji_xml_find_attribute (attributes, n_attributes, NULL, name, &length);

  return value == NULL ? NULL : g_strndup (value, length);
}

char *
gouji_xlsx_get_relation_id (const xmlChar **attributes, int n_attributes)
{
  for (guint i = 0; i < G_N_ELEMENTS (relation_namespaces); i++) {
    gsize length;
    const char *value =
      gouji_xml_find_attribute (attributes, n_attributes, relation_namespaces[i], "id", &length);

    if (value != NULL)
      return g_strndup (value, length);
  }

  return NULL;
}

/**
 * gouji_xlsx_get_number:
 *
 * Returns: the value; @otherwise where there is none, or no number
 */
guint
gouji_xlsx_get_number (const xmlChar **attributes, int n_attributes, const char *name, guint otherwise)
{
  gsize length;
  const char *value = gouji_xml_find_attribute (attributes, n_attributes, NULL, name, &length);
  guint number = 0;

  if (value == NULL || length == 0 || length > 9)
    return otherwise;
  for (gsize i = 0; i < length; i++) {
    if (!g_ascii_isdigit (value[i]))
      return otherwise;
    number = number * 10 + (guint) g_ascii_digit_value (value[i]);
  }

  return number;
}

gboolean
gouji_xlsx_get_truth (const xmlChar **attributes, int n_attributes, const char *name)
{
  gsize length;
  const char *value = gouji_xml_find_attribute (attributes, n_attributes, NULL, name, &length);

  return value != NULL &&
         ((length == 1 && *value == '1') || (length == 4 && memcmp (value, "true", 4) == 0) ||
          (length == 2 && memcmp (value, "on", 2) == 0));
}

/**
 * gouji_xlsx_unescape:
 * @start: from where on
 *
 * Puts characters for `_x000D_` and the like, by which workbooks write what XML cannot (ECMA-376 part 1,
 * 22.9.2.19).
 */
void
gouji_xlsx_unescape (GString *text, gsize start)
{
  const char *from = strstr (text->str + start, "_x");
  char *to = text->str + (from == NULL ? 0 : from - text->str);

  if (from == NULL)
    return;

  while (*from != '\0') {
    guint c = 0;
    guint n = 0;

    if (from[0] == '_' && from[1] == 'x') {
      for (; n < 4 && g_ascii_isxdigit (from[2 + n]); n++)
        c = c * 16 + (guint) g_ascii_xdigit_value (from[2 + n]);
    }
    if (n < 4 || from[6] != '_' || c == 0 || (c >= 0xd800 && c < 0xe000)) {
      *to++ = *from++;
      continue;
    }
    /* Seven bytes become three at most. */
    to += g_unichar_to_utf8 (c, to);
    from += 7;
  }
  g_string_truncate (text, (gsize) (to - text->str));
}

static void
relation_free (GoujiXlsxRelation *self)
{
  g_free (self->id);
  g_free (self->type);
  g_free (self->target);
  g_free (self);
}

/* The name of a part that @target means, seen from the folder of the part that names it. */
static char *
resolve (const char *folder, const char *target)
{
  g_auto (GStrv) steps = NULL;
  g_autoptr (GPtrArray) path = g_ptr_array_new ();
  g_autofree char *whole =
    *target == '/' || *folder == '\0' ? g_strdup (target) : g_strconcat (folder, "/", target, NULL);

  steps = g_strsplit (whole, "/", 64);
  for (guint i = 0; steps[i] != NULL; i++) {
    if (g_str_equal (steps[i], "..")) {
      if (path->len > 0)
        g_ptr_array_set_size (path, (int) path->len - 1);
    } else if (*steps[i] != '\0' && !g_str_equal (steps[i], ".")) {
      g_ptr_array_add (path, steps[i]);
    }
  }
  g_ptr_array_add (path, NULL);

  return g_strjoinv ("/", (char **) path->pdata);
}

typedef struct {
  GPtrArray *relations;
  const char *folder;
} RelationsReader;

static void
relation_start_cb (void *data,
                   const xmlChar *name,
                   const xmlChar *prefix,
                   const xmlChar *namespace_uri,
                   int n_namespaces,
                   const xmlChar **namespaces,
                   int n_attributes,
                   int n_defaulted,
                   const xmlChar **attributes)
{
  RelationsReader *self = data;
  g_autofree char *target = NULL;
  g_autofree char *type = NULL;
  g_autofree char *mode = NULL;
  GoujiXlsxRelation *relation;

  if (!g_str_equal (name, "Relationship") || self->relations->len >= MOST_RELATIONS)
    return;
  target = gouji_xlsx_get_attribute (attributes, n_attributes, "Target");
  type = gouji_xlsx_get_attribute (attributes, n_attributes, "Type");
  mode = gouji_xlsx_get_attribute (attributes, n_attributes, "TargetMode");
  if (target == NULL || type == NULL || g_strcmp0 (mode, "External") == 0)
    return;

  relation = g_new0 (GoujiXlsxRelation, 1);
  relation->id = gouji_xlsx_get_attribute (attributes, n_attributes, "Id");
  relation->type = g_strdup (strrchr (type, '/') != NULL ? strrchr (type, '/') + 1 : type);
  relation->target = resolve (self->folder, target);
  g_ptr_array_add (self->relations, relation);
}

/**
 * gouji_xlsx_relations_new:
 * @part: name of a part; empty for the package itself
 *
 * Returns: (transfer full) (element-type GoujiXlsxRelation) (nullable): what the part names, nothing where it
 * has no list; %NULL where the list is damaged
 */
GPtrArray *
gouji_xlsx_relations_new (GoujiPackage *package, const char *part, const GoujiLimits *limits, GError **error)
{
  static const xmlSAXHandler handler = { .startElementNs = relation_start_cb };
  g_autoptr (GPtrArray) relations = g_ptr_array_new_with_free_func ((GDestroyNotify) relation_free);
  const char *slash = strrchr (part, '/');
  g_autofree char *folder = slash == NULL ? g_strdup ("") : g_strndup (part, (gsize) (slash - part));
  g_autofree char *name = g_strconcat (folder, "/_rels/", slash == NULL ? part : slash + 1, ".rels", NULL);
  GBytes *bytes = gouji_package_get (package, name);
  RelationsReader reader = { relations, folder };

  if (bytes != NULL && !gouji_xml_parse (bytes, &handler, &reader, limits, error))
    return NULL;

  return g_steal_pointer (&relations);
}

/**
 * gouji_xlsx_relations_find:
 * @id: (nullable): %NULL for any
 * @type: the last word of its type
 *
 * Returns: (nullable): the first such relation
 */
const GoujiXlsxRelation *
gouji_xlsx_relations_find (GPtrArray *relations, const char *id, const char *type)
{
  for (guint i = 0; i < relations->len; i++) {
    const GoujiXlsxRelation *relation = g_ptr_array_index (relations, i);

    if (g_str_equal (relation->type, type) && (id == NULL || g_strcmp0 (relation->id, id) == 0))
      return relation;
  }

  return NULL;
}

typedef struct {
  GoujiXlsxStrings *strings;
  gboolean in_item;
  gboolean in_text;
  guint n_phonetic; /* how many elements that say how a word is pronounced are open */
} StringsReader;

static void
string_start_cb (void *data,
                 const xmlChar *name,
                 const xmlChar *prefix,
                 const xmlChar *namespace_uri,
                 int n_namespaces,
                 const xmlChar **namespaces,
                 int n_attributes,
                 int n_defaulted,
                 const xmlChar **attributes)
{
  StringsReader *self = data;

  if (!gouji_xlsx_is_main (namespace_uri))
    return;
  if (g_str_equal (name, "t")) {
    self->in_text = self->in_item && self->n_phonetic == 0;
  } else if (g_str_equal (name, "rPh")) {
    self->n_phonetic++;
  } else if (g_str_equal (name, "si") && !self->in_item) {
    if (self->strings->offsets->len < MOST_STRINGS) {
      g_array_append_val (self->strings->offsets, self->strings->texts->len);
      self->in_item = TRUE;
    } else {
      self->strings->cut = TRUE;
    }
  }
}

static void
string_end_cb (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *namespace_uri)
{
  StringsReader *self = data;
  GArray *offsets = self->strings->offsets;

  if (!gouji_xlsx_is_main (namespace_uri))
    return;
  if (g_str_equal (name, "t")) {
    self->in_text = FALSE;
  } else if (g_str_equal (name, "rPh")) {
    self->n_phonetic--;
  } else if (g_str_equal (name, "si") && self->in_item) {
    gouji_xlsx_unescape (self->strings->texts, g_array_index (offsets, gsize, offsets->len - 1));
    g_string_append_c (self->strings->texts, '\0');
    self->in_item = FALSE;
  }
}

static void
string_characters_cb (void *data, const xmlChar *text, int length)
{
  StringsReader *self = data;

  if (self->in_text)
    g_string_append_len (self->strings->texts, (const char *) text, length);
}

/**
 * gouji_xlsx_strings_read:
 *
 * Reads the texts that cells share: runs of different looks joined, without how words are pronounced.
 */
gboolean
gouji_xlsx_strings_read (GoujiXlsxStrings *self, GBytes *bytes, const GoujiLimits *limits, GError **error)
{
  static const xmlSAXHandler handler = { .startElementNs = string_start_cb,
                                         .endElementNs = string_end_cb,
                                         .characters = string_characters_cb };
  StringsReader reader = { .strings = self };

  return gouji_xml_parse (bytes, &handler, &reader, limits, error);
}

/**
 * gouji_xlsx_strings_get:
 * @index: what a cell has as its value
 *
 * Returns: (nullable): the text, %NULL where there is none of this number
 */
const char *
gouji_xlsx_strings_get (const GoujiXlsxStrings *self, const char *index)
{
  char *end;
  guint64 number = g_ascii_strtoull (index, &end, 10);

  if (end == index || *end != '\0' || number >= self->offsets->len)
    return NULL;

  return self->texts->str + g_array_index (self->offsets, gsize, number);
}

typedef struct {
  GoujiXlsxStyles *styles;
  GHashTable *codes; /* number of a format to its code */
  GArray *framed;    /* element-type gboolean: of each border */
  gboolean in_borders;
  gboolean in_cells;
} StylesReader;

static void
add_style (StylesReader *self, const xmlChar **attributes, int n_attributes)
{
  guint id = gouji_xlsx_get_number (attributes, n_attributes, "numFmtId", 0);
  guint border = gouji_xlsx_get_number (attributes, n_attributes, "borderId", G_MAXUINT);
  const char *code = g_hash_table_lookup (self->codes, GUINT_TO_POINTER (id));
  gboolean framed = border < self->framed->len && g_array_index (self->framed, gboolean, border);

  if (self->styles->formats->len >= MOST_STYLES)
    return;
  g_ptr_array_add (self->styles->formats,
                   g_strdup (code != NULL ? code : gouji_number_format_get_builtin (id)));
  g_array_append_val (self->styles->framed, framed);
}

static void
add_code (StylesReader *self, const xmlChar **attributes, int n_attributes)
{
  guint id = gouji_xlsx_get_number (attributes, n_attributes, "numFmtId", G_MAXUINT);
  char *code = gouji_xlsx_get_attribute (attributes, n_attributes, "formatCode");

  if (code == NULL || id == G_MAXUINT || g_hash_table_size (self->codes) >= MOST_CODES)
    g_free (code);
  else
    g_hash_table_insert (self->codes, GUINT_TO_POINTER (id), code);
}

/* A side of a border; a line of the last cell's border where it has a style. */
static void
note_line (StylesReader *self, const xmlChar *name, const xmlChar **attributes, int n_attributes)
{
  g_autofree char *style = NULL;

  if (self->framed->len == 0 || (!g_str_equal (name, "left") && !g_str_equal (name, "right") &&
                                 !g_str_equal (name, "start") && !g_str_equal (name, "end")))
    return;

  style = gouji_xlsx_get_attribute (attributes, n_attributes, "style");
  if (style != NULL && !g_str_equal (style, "none"))
    g_array_index (self->framed, gboolean, self->framed->len - 1) = TRUE;
}

static void
style_start_cb (void *data,
                const xmlChar *name,
                const xmlChar *prefix,
                const xmlChar *namespace_uri,
                int n_namespaces,
                const xmlChar **namespaces,
                int n_attributes,
                int n_defaulted,
                const xmlChar **attributes)
{
  StylesReader *self = data;

  if (!gouji_xlsx_is_main (namespace_uri))
    return;
  if (g_str_equal (name, "cellXfs"))
    self->in_cells = TRUE;
  else if (g_str_equal (name, "borders"))
    self->in_borders = TRUE;
  else if (g_str_equal (name, "xf") && self->in_cells)
    add_style (self, attributes, n_attributes);
  else if (g_str_equal (name, "numFmt") && !self->in_cells)
    add_code (self, attributes, n_attributes);
  else if (g_str_equal (name, "border") && self->in_borders && self->framed->len < MOST_STYLES)
    g_array_set_size (self->framed, self->framed->len + 1);
  else if (self->in_borders)
    note_line (self, name, attributes, n_attributes);
}

static void
style_end_cb (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *namespace_uri)
{
  StylesReader *self = data;

  if (g_str_equal (name, "cellXfs"))
    self->in_cells = FALSE;
  else if (g_str_equal (name, "borders"))
    self->in_borders = FALSE;
}

/**
 * gouji_xlsx_styles_read:
 *
 * Reads how numbers are shown, and which cells have lines beside them.
 */
gboolean
gouji_xlsx_styles_read (GoujiXlsxStyles *self, GBytes *bytes, const GoujiLimits *limits, GError **error)
{
  static const xmlSAXHandler handler = { .startElementNs = style_start_cb, .endElementNs = style_end_cb };
  g_autoptr (GHashTable) codes = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  g_autoptr (GArray) framed = g_array_new (FALSE, TRUE, sizeof (gboolean));
  StylesReader reader = { .styles = self, .codes = codes, .framed = framed };

  return gouji_xml_parse (bytes, &handler, &reader, limits, error);
}
