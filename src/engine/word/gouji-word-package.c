/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "word/gouji-word-private.h"

#include <string.h>

/* No package has more references, and a list of them is looked through from its beginning. */
#define MOST_RELATIONS 20000

/* Transitional and Strict, and Word 2003. */
static const char *const namespaces[] = {
  "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
  "http://purl.oclc.org/ooxml/wordprocessingml/main",
  "http://schemas.microsoft.com/office/word/2003/wordml",
};

/* The last words of the types of relationships (ECMA-376, part 1, 11.3; Strict has others in front of them),
 * and where writers that forget to refer to a part keep it. */
static const struct {
  const char *type;
  const char *name;
} parts[] = {
  [GOUJI_WORD_PART_STYLES] = { "styles", "styles.xml" },
  [GOUJI_WORD_PART_NUMBERING] = { "numbering", "numbering.xml" },
  [GOUJI_WORD_PART_FOOTNOTES] = { "footnotes", "footnotes.xml" },
  [GOUJI_WORD_PART_ENDNOTES] = { "endnotes", "endnotes.xml" },
};

typedef struct {
  char *id;
  char *type;   /* the last word of its address */
  char *target; /* name of a part */
} Relation;

struct _GoujiWordPackage {
  GBytes *flat; /* the whole file, where it is one XML file */
  GoujiPackage *package;
  char *main;
  GPtrArray *relations; /* element-type Relation: of the main part */
};

typedef struct {
  GPtrArray *relations;
  const char *folder;
} RelationParsing;

static void
free_relation (Relation *relation)
{
  g_free (relation->id);
  g_free (relation->type);
  g_free (relation->target);
  g_free (relation);
}

/**
 * gouji_word_is_namespace:
 * @namespace_uri: (nullable): an element's
 */
gboolean
gouji_word_is_namespace (const char *namespace_uri)
{
  for (guint i = 0; namespace_uri != NULL && i < G_N_ELEMENTS (namespaces); i++) {
    if (strcmp (namespace_uri, namespaces[i]) == 0)
      return TRUE;
  }

  return FALSE;
}

/**
 * gouji_word_get_value:
 * @namespace_uri: (nullable): the attribute's, which is most often that of its element
 *
 * Returns: (transfer full) (nullable): the attribute's value
 */
char *
gouji_word_get_value (const xmlChar *namespace_uri,
                      int n_attributes,
                      const xmlChar **attributes,
                      const char *name)
{
  gsize length;
  const char *value =
    gouji_xml_find_attribute (attributes, n_attributes, (const char *) namespace_uri, name, &length);

  return value == NULL ? NULL : g_strndup (value, length);
}

/**
 * gouji_word_is_on:
 *
 * Returns: whether a property that can be on and off is on; it is when nothing is said (17.17.4)
 */
gboolean
gouji_word_is_on (const xmlChar *namespace_uri, int n_attributes, const xmlChar **attributes)
{
  g_autofree char *value = gouji_word_get_value (namespace_uri, n_attributes, attributes, "val");

  return value == NULL ||
         !(g_str_equal (value, "0") || g_str_equal (value, "false") || g_str_equal (value, "off"));
}

int
gouji_word_get_number (
  const xmlChar *namespace_uri, int n_attributes, const xmlChar **attributes, const char *name, int fallback)
{
  g_autofree char *value = gouji_word_get_value (namespace_uri, n_attributes, attributes, name);
  gint64 number;

  if (value == NULL || !g_ascii_string_to_signed (g_strstrip (value), 10, G_MININT, G_MAXINT, &number, NULL))
    return fallback;

  return number;
}

/* The part that @target, as written in a part of @folder, stands for (ECMA-376, part 2, 6.2.3). */
static char *
resolve (const char *folder, const char *target)
{
  g_autofree char *path = *target == '/' ? g_strdup (target) : g_strconcat (folder, "/", target, NULL);
  g_auto (GStrv) steps = g_strsplit (path, "/", -1);
  g_autoptr (GPtrArray) resolved = g_ptr_array_new ();

  for (guint i = 0; steps[i] != NULL; i++) {
    if (g_str_equal (steps[i], "..") && resolved->len > 0)
      g_ptr_array_set_size (resolved, resolved->len - 1);
    else if (*steps[i] != '\0' && !g_str_equal (steps[i], ".") && !g_str_equal (steps[i], ".."))
      g_ptr_array_add (resolved, steps[i]);
  }
  g_ptr_array_add (resolved, NULL);

  return g_strjoinv ("/", (char **) resolved->pdata);
}

static void
start_relation_cb (void *data,
                   const xmlChar *name,
                   const xmlChar *prefix,
                   const xmlChar *namespace_uri,
                   int n_namespaces,
                   const xmlChar **declared,
                   int n_attributes,
                   int n_defaulted,
                   const xmlChar **attributes)
{
  RelationParsing *self = data;
  g_autofree char *type = NULL;
  g_autofree char *target = NULL;
  g_autofree char *mode = NULL;
  Relation *relation;

  if (strcmp ((const char *) name, "Relationship") != 0 || self->relations->len >= MOST_RELATIONS)
    return;
  type = gouji_word_get_value (NULL, n_attributes, attributes, "Type");
  target = gouji_word_get_value (NULL, n_attributes, attributes, "Target");
  mode = gouji_word_get_value (NULL, n_attributes, attributes, "TargetMode");
  if (type == NULL || target == NULL || g_strcmp0 (mode, "External") == 0)
    return;

  relation = g_new0 (Relation, 1);
  relation->id = gouji_word_get_value (NULL, n_attributes, attributes, "Id");
  relation->type = g_strdup (strrchr (type, '/') == NULL ? type : strrchr (type, '/') + 1);
  relation->target = resolve (self->folder, target);
  g_ptr_array_add (self->relations, relation);
}

static const xmlSAXHandler relation_handler = { .startElementNs = start_relation_cb };

/* What @part refers to; nothing where its list is missing or damaged, for others find the parts too. */
static GPtrArray *
read_relations (GoujiPackage *package, const char *part, const GoujiLimits *limits)
{
  g_autofree char *folder = g_path_get_dirname (part);
  g_autofree char *base = g_path_get_basename (part);
  g_autofree char *name = NULL;
  RelationParsing parsing = { .relations = g_ptr_array_new_with_free_func ((GDestroyNotify) free_relation) };
  GBytes *bytes;

  if (*part == '\0')
    name = g_strdup ("_rels/.rels");
  else
    name = g_strconcat (folder, "/_rels/", base, ".rels", NULL);
  parsing.folder = *part == '\0' || g_str_equal (folder, ".") ? "" : folder;
  bytes = gouji_package_get (package, g_str_has_prefix (name, "./") ? name + 2 : name);
  if (bytes != NULL)
    gouji_xml_parse (bytes, &relation_handler, &parsing, limits, NULL);

  return parsing.relations;
}

static const Relation *
find_relation (GPtrArray *relations, const char *type, const char *id)
{
  for (guint i = 0; i < relations->len; i++) {
    const Relation *relation = g_ptr_array_index (relations, i);

    if ((type == NULL || g_str_equal (relation->type, type)) &&
        (id == NULL || g_strcmp0 (relation->id, id) == 0))
      return relation;
  }

  return NULL;
}

static char *
find_main (GoujiPackage *package, const GoujiLimits *limits)
{
  g_autoptr (GPtrArray) relations = read_relations (package, "", limits);
  const Relation *relation = find_relation (relations, "officeDocument", NULL);

  if (relation != NULL && gouji_package_get (package, relation->target) != NULL)
    return g_strdup (relation->target);

  return g_strdup ("word/document.xml");
}

static gboolean
is_container (GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return length >= 2 && data[0] == 'P' && data[1] == 'K';
}

/**
 * gouji_word_package_new:
 *
 * Returns: (transfer full) (nullable): the document's parts; %NULL with %GOUJI_READ_ERROR_DAMAGED where the
 * main part is missing, or an error of the container
 */
GoujiWordPackage *
gouji_word_package_new (GBytes *bytes, const GoujiLimits *limits, GError **error)
{
  g_autoptr (GoujiWordPackage) self = g_new0 (GoujiWordPackage, 1);

  if (!is_container (bytes)) {
    self->flat = g_bytes_ref (bytes);
    return g_steal_pointer (&self);
  }

  self->package = gouji_package_new (bytes, limits, error);
  if (self->package == NULL)
    return NULL;
  self->main = find_main (self->package, limits);
  if (gouji_package_get (self->package, self->main) == NULL) {
    g_set_error_literal (error, GOUJI_READ_ERROR, GOUJI_READ_ERROR_DAMAGED, "no main part");
    return NULL;
  }
  self->relations = read_relations (self->package, self->main, limits);

  return g_steal_pointer (&self);
}

void
gouji_word_package_free (GoujiWordPackage *self)
{
  g_clear_pointer (&self->flat, g_bytes_unref);
  g_clear_pointer (&self->package, gouji_package_free);
  g_clear_pointer (&self->relations, g_ptr_array_unref);
  g_free (self->main);
  g_free (self);
}

/**
 * gouji_word_package_get_main:
 *
 * Returns: (transfer none): the part with the text
 */
GBytes *
gouji_word_package_get_main (GoujiWordPackage *self)
{
  return self->flat != NULL ? self->flat : gouji_package_get (self->package, self->main);
}

/**
 * gouji_word_package_get_part:
 *
 * Returns: (transfer none) (nullable): the part, %NULL where there is none
 */
GBytes *
gouji_word_package_get_part (GoujiWordPackage *self, GoujiWordPart part)
{
  g_autofree char *folder = NULL;
  g_autofree char *name = NULL;
  const Relation *relation;

  if (self->flat != NULL)
    return self->flat;

  relation = find_relation (self->relations, parts[part].type, NULL);
  if (relation != NULL && gouji_package_has (self->package, relation->target))
    return gouji_package_get (self->package, relation->target);

  folder = g_path_get_dirname (self->main);
  name = resolve (g_str_equal (folder, ".") ? "" : folder, parts[part].name);
  return gouji_package_get (self->package, name);
}

/**
 * gouji_word_package_get_related:
 * @id: what the main part calls it
 *
 * Returns: (transfer none) (nullable): the part, %NULL where there is none
 */
GBytes *
gouji_word_package_get_related (GoujiWordPackage *self, const char *id)
{
  const Relation *relation = self->flat != NULL ? NULL : find_relation (self->relations, NULL, id);

  return relation == NULL ? NULL : gouji_package_get (self->package, relation->target);
}
