/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libxml/parser.h>

#include "document/gouji-read-terms.h"

G_BEGIN_DECLS

/*
 * The XML of a container's parts, through libxml2's SAX interface (SAX2 with namespaces), in one pass and
 * without recursion. Whoever uses it sets the elements' callbacks in @handler; entities, document types and
 * everything from outside are turned off here: a file that defines an entity is turned down.
 */
gboolean gouji_xml_parse (
  GBytes *bytes, const xmlSAXHandler *handler, gpointer user_data, const GoujiLimits *limits, GError **error);
const char *gouji_xml_find_attribute (
  const xmlChar **attributes, int n_attributes, const char *namespace_uri, const char *name, gsize *length);

G_END_DECLS
