/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "help/gouji-help-node.h"

#include <string.h>

/* Deeper than anybody would write a page, and shallow enough to be walked through by recursion. */
#define DEEPEST 32

static GoujiHelpNode *
node_new (const char *name)
{
  GoujiHelpNode *self = g_new0 (GoujiHelpNode, 1);

  self->name = g_strdup (name);
  self->attributes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->children = g_ptr_array_new_with_free_func ((GDestroyNotify) gouji_help_node_free);

  return self;
}

/**
 * gouji_help_node_free:
 * @self: (transfer full) (nullable): a node
 */
void
gouji_help_node_free (GoujiHelpNode *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->text);
  g_hash_table_unref (self->attributes);
  g_ptr_array_unref (self->children);
  g_free (self);
}

/* The elements that are open, the page itself last of all to be closed. */
typedef struct {
  GoujiHelpNode *root;
  GPtrArray *open;
} Reading;

static void
start_element_cb (GMarkupParseContext *context,
                  const char *name,
                  const char **attribute_names,
                  const char **attribute_values,
                  gpointer user_data,
                  GError **error)
{
  Reading *self = user_data;
  GoujiHelpNode *node;

  if (self->open->len >= DEEPEST) {
    g_set_error_literal (error, G_MARKUP_ERROR, G_MARKUP_ERROR_INVALID_CONTENT,
                         "elements within too many others");
    return;
  }

  node = node_new (name);
  for (guint i = 0; attribute_names[i] != NULL; i++)
    g_hash_table_insert (node->attributes, g_strdup (attribute_names[i]), g_strdup (attribute_values[i]));
  if (self->open->len > 0)
    g_ptr_array_add (((GoujiHelpNode *) self->open->pdata[self->open->len - 1])->children, node);
  else
    self->root = node;
  g_ptr_array_add (self->open, node);
}

static void
end_element_cb (GMarkupParseContext *context, const char *name, gpointer user_data, GError **error)
{
  Reading *self = user_data;

  g_ptr_array_remove_index (self->open, self->open->len - 1);
}

static void
text_cb (GMarkupParseContext *context, const char *text, gsize length, gpointer user_data, GError **error)
{
  Reading *self = user_data;
  GoujiHelpNode *node;

  if (self->open->len == 0)
    return;
  node = node_new (NULL);
  node->text = g_strndup (text, length);
  g_ptr_array_add (((GoujiHelpNode *) self->open->pdata[self->open->len - 1])->children, node);
}

/**
 * gouji_help_node_parse:
 * @text: a page of Mallard, in UTF-8
 *
 * Reads no DTD and no entities but those of XML itself: pages of help have none.
 *
 * Returns: (transfer full) (nullable): the outermost element; %NULL with a #GMarkupError
 */
GoujiHelpNode *
gouji_help_node_parse (const char *text, gsize length, GError **error)
{
  static const GMarkupParser parser = { .start_element = start_element_cb,
                                        .end_element = end_element_cb,
                                        .text = text_cb };
  g_autoptr (GPtrArray) open = g_ptr_array_new ();
  Reading reading = { .open = open };
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, &reading, NULL);

  if (g_markup_parse_context_parse (context, text, (gssize) length, error) &&
      g_markup_parse_context_end_parse (context, error))
    return reading.root;

  gouji_help_node_free (reading.root);
  return NULL;
}

gboolean
gouji_help_node_is (const GoujiHelpNode *self, const char *name)
{
  return self->name != NULL && g_str_equal (self->name, name);
}

/**
 * gouji_help_node_get:
 *
 * Returns: (nullable): the value of an attribute
 */
const char *
gouji_help_node_get (const GoujiHelpNode *self, const char *attribute)
{
  return g_hash_table_lookup (self->attributes, attribute);
}

/**
 * gouji_help_node_find:
 *
 * Returns: (nullable): the first child of that name
 */
const GoujiHelpNode *
gouji_help_node_find (const GoujiHelpNode *self, const char *name)
{
  for (guint i = 0; i < self->children->len; i++)
    if (gouji_help_node_is (self->children->pdata[i], name))
      return self->children->pdata[i];

  return NULL;
}

static void
collect (const GoujiHelpNode *self, GString *text)
{
  if (self->text != NULL)
    g_string_append (text, self->text);
  for (guint i = 0; i < self->children->len; i++)
    collect (self->children->pdata[i], text);
}

/**
 * gouji_help_node_read:
 *
 * Returns: (transfer full): the words of the first child of that name, on one line; "" without such a child
 */
char *
gouji_help_node_read (const GoujiHelpNode *self, const char *name)
{
  const GoujiHelpNode *child = gouji_help_node_find (self, name);
  g_autoptr (GString) text = g_string_new (NULL);
  g_auto (GStrv) words = NULL;
  g_autoptr (GStrvBuilder) kept = g_strv_builder_new ();
  g_auto (GStrv) line = NULL;

  if (child != NULL)
    collect (child, text);
  words = g_strsplit_set (text->str, " \n\t", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_strv_builder_add (kept, words[i]);
  line = g_strv_builder_end (kept);

  return g_strjoinv (" ", line);
}
