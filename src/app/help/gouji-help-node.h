/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GoujiHelpNode:
 * @name: (nullable): of the element, without its prefix; %NULL of a text
 * @text: (nullable): of a text, with its white space as in the file
 * @attributes: from name to value
 * @children: (element-type GoujiHelpNode): in their order
 *
 * An element or a text of a page of help, as Mallard writes it.
 */
typedef struct {
  char *name;
  char *text;
  GHashTable *attributes;
  GPtrArray *children;
} GoujiHelpNode;

GoujiHelpNode *gouji_help_node_parse (const char *text, gsize length, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
void gouji_help_node_free (GoujiHelpNode *self);

gboolean gouji_help_node_is (const GoujiHelpNode *self, const char *name);
const char *gouji_help_node_get (const GoujiHelpNode *self, const char *attribute);
const GoujiHelpNode *gouji_help_node_find (const GoujiHelpNode *self, const char *name);
char *gouji_help_node_read (const GoujiHelpNode *self, const char *name) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiHelpNode, gouji_help_node_free)

G_END_DECLS
