/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "container/gouji-xml-parts.h"

#include <string.h>

/* libxml2 compares each attribute of an element with all before it, so that their number is bounded before it
 * sees them. The largest elements of office programs declare some forty namespaces. */
#define MAXIMUM_ATTRIBUTES 256

/* It looks for a prefix in all declarations around the element. */
#define MAXIMUM_NAMESPACES 1000

/* Five pointers make an attribute in libxml2's SAX2 interface: name, prefix, namespace, value, its end. */
#define ATTRIBUTE_FIELDS 5

#define BYTE_ORDER_MARK "\xef\xbb\xbf"

typedef struct {
  const xmlSAXHandler *handler;
  gpointer user_data;
  xmlParserCtxt *parser;
  guint depth;
  guint depth_limit;
  GArray *declared; /* element-type guint: the depth of each element that declares namespaces, and how many */
  guint n_declared; /* by all that are open */
  gboolean too_deep;
  gboolean declares;
} Parsing;

static gboolean
fail (GError **error, int code, const char *message)
{
  g_set_error_literal (error, GOUJI_READ_ERROR, code, message);
  return FALSE;
}

static void
note_namespaces (Parsing *self, guint n)
{
  g_array_append_val (self->declared, self->depth);
  g_array_append_val (self->declared, n);
  self->n_declared += n;
}

/* The element that ends takes what it declared with it. */
static void
forget_namespaces (Parsing *self)
{
  guint n = self->declared->len;

  if (n == 0 || g_array_index (self->declared, guint, n - 2) != self->depth)
    return;

  self->n_declared -= g_array_index (self->declared, guint, n - 1);
  g_array_set_size (self->declared, n - 2);
}

static void
start_element_cb (void *data,
                  const xmlChar *name,
                  const xmlChar *prefix,
                  const xmlChar *namespace_uri,
                  int n_namespaces,
                  const xmlChar **namespaces,
                  int n_attributes,
                  int n_defaulted,
                  const xmlChar **attributes)
{
  Parsing *self = data;

  self->depth++;
  if (n_namespaces > 0)
    note_namespaces (self, n_namespaces);
  if (self->depth > self->depth_limit || self->n_declared > MAXIMUM_NAMESPACES) {
    self->too_deep = TRUE;
    xmlStopParser (self->parser);
    return;
  }
  if (self->handler->startElementNs != NULL)
    self->handler->startElementNs (self->user_data, name, prefix, namespace_uri, n_namespaces, namespaces,
                                   n_attributes, n_defaulted, attributes);
}

static void
end_element_cb (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *namespace_uri)
{
  Parsing *self = data;

  forget_namespaces (self);
  self->depth--;
  if (self->handler->endElementNs != NULL)
    self->handler->endElementNs (self->user_data, name, prefix, namespace_uri);
}

static void
characters_cb (void *data, const xmlChar *text, int length)
{
  Parsing *self = data;

  if (self->handler->characters != NULL)
    self->handler->characters (self->user_data, text, length);
}

static void
turn_down (Parsing *self)
{
  self->declares = TRUE;
  xmlStopParser (self->parser);
}

static void
entity_declaration_cb (void *data,
                       const xmlChar *name,
                       int type,
                       const xmlChar *public_id,
                       const xmlChar *system_id,
                       xmlChar *content)
{
  turn_down (data);
}

static void
unparsed_declaration_cb (void *data,
                         const xmlChar *name,
                         const xmlChar *public_id,
                         const xmlChar *system_id,
                         const xmlChar *notation)
{
  turn_down (data);
}

static void
notation_declaration_cb (void *data, const xmlChar *name, const xmlChar *public_id, const xmlChar *system_id)
{
  turn_down (data);
}

static void
element_declaration_cb (void *data, const xmlChar *name, int type, xmlElementContent *content)
{
  turn_down (data);
}

/* What a document type says of attributes belongs to who is told of it. */
static void
attribute_declaration_cb (void *data,
                          const xmlChar *element,
                          const xmlChar *name,
                          int type,
                          int default_type,
                          const xmlChar *default_value,
                          xmlEnumeration *values)
{
  xmlFreeEnumeration (values);
  turn_down (data);
}

/* The five entities of XML itself are never looked up. */
static xmlEntity *
look_up_entity_cb (void *data, const xmlChar *name)
{
  turn_down (data);
  return NULL;
}

/* No document type is fetched, from inside or outside: there is nobody to do it. */
static const xmlSAXHandler safe_handler = {
  .initialized = XML_SAX2_MAGIC,
  .startElementNs = start_element_cb,
  .endElementNs = end_element_cb,
  .characters = characters_cb,
  .ignorableWhitespace = characters_cb,
  .cdataBlock = characters_cb,
  .getEntity = look_up_entity_cb,
  .getParameterEntity = look_up_entity_cb,
  .entityDecl = entity_declaration_cb,
  .unparsedEntityDecl = unparsed_declaration_cb,
  .notationDecl = notation_declaration_cb,
  .elementDecl = element_declaration_cb,
  .attributeDecl = attribute_declaration_cb,
};

static const char *
skip_past (const char *text, const char *end, const char *closing)
{
  const char *found = memmem (text, end - text, closing, strlen (closing));

  return found == NULL ? end : found + strlen (closing);
}

static gboolean
begins_with (const char *text, const char *end, const char *opening)
{
  gsize n = strlen (opening);

  return (gsize) (end - text) >= n && memcmp (text, opening, n) == 0;
}

/* Goes from behind a tag's `<` to behind its `>`; the `>` within a value is none. */
static const char *
skip_tag (const char *text, const char *end, guint *n_values)
{
  *n_values = 0;
  while (text < end && *text != '>') {
    if (*text == '"' || *text == '\'') {
      const char *closing = memchr (text + 1, *text, end - text - 1);

      if (closing == NULL)
        return end;
      text = closing;
      ++*n_values;
    }
    text++;
  }

  return text < end ? text + 1 : end;
}

static gboolean
has_endless_tag (const char *text, gsize length)
{
  const char *end = text + length;
  guint n_values;

  while ((text = memchr (text, '<', end - text)) != NULL) {
    text++;
    if (begins_with (text, end, "!--"))
      text = skip_past (text + 3, end, "-->");
    else if (begins_with (text, end, "![CDATA["))
      text = skip_past (text, end, "]]>");
    else if (begins_with (text, end, "?"))
      text = skip_past (text, end, "?>");
    else {
      text = skip_tag (text, end, &n_values);
      if (n_values > MAXIMUM_ATTRIBUTES)
        return TRUE;
    }
  }

  return FALSE;
}

/* Parts are in UTF-8 or UTF-16 and nothing else (ECMA-376, part 2, 6.2.5). */
static char *
convert (GBytes *bytes, gsize *length)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  const char *encoding = NULL;

  if (size >= 2 && (data[0] == 0xff || (data[0] == '<' && data[1] == 0)))
    encoding = "UTF-16LE";
  else if (size >= 2 && (data[0] == 0xfe || (data[0] == 0 && data[1] == '<')))
    encoding = "UTF-16BE";

  return encoding == NULL ? NULL
                          : g_convert ((const char *) data, size, "UTF-8", encoding, NULL, length, NULL);
}

static xmlParserCtxt *
create_parser (Parsing *parsing)
{
  xmlParserCtxt *parser = xmlNewParserCtxt ();

  if (parser == NULL)
    g_error ("no memory for a parser");
  *parser->sax = safe_handler;
  parser->userData = parsing;

  return parser;
}

static gboolean
parse (Parsing *self, const char *text, gsize length, GError **error)
{
  xmlDoc *document;
  gboolean whole;

  self->declared = g_array_new (FALSE, FALSE, sizeof (guint));
  self->parser = create_parser (self);
  /* Depth and size have bounds of their own here; libxml2's are lower than what offices write. Where it
   * leaves entities as they are, it writes &#38; for &amp; in attributes; other than the five there are none.
   */
  document = xmlCtxtReadMemory (self->parser, text, (int) length, NULL, "UTF-8",
                                XML_PARSE_NONET | XML_PARSE_NOENT | XML_PARSE_HUGE | XML_PARSE_NOERROR |
                                  XML_PARSE_NOWARNING | XML_PARSE_IGNORE_ENC);
  whole = self->parser->wellFormed;
  /* libxml2 keeps what a document type declares, though nobody here asked for a tree. */
  g_clear_pointer (&document, xmlFreeDoc);
  xmlFreeParserCtxt (self->parser);
  self->parser = NULL;
  g_array_unref (self->declared);

  if (self->too_deep)
    return fail (error, GOUJI_READ_ERROR_TOO_LARGE, "elements nested deeper than the limits");
  if (self->declares || !whole)
    return fail (error, GOUJI_READ_ERROR_DAMAGED, self->declares ? "a document type" : "no well-formed XML");

  return TRUE;
}

/**
 * gouji_xml_parse:
 * @bytes: XML in UTF-8 or UTF-16
 * @handler: who is told of `startElementNs`, `endElementNs` and `characters`; nothing else is looked at.
 * White space and CDATA sections are characters too; a text may come in several pieces
 * @user_data: for @handler
 * @limits: (nullable): %NULL for the usual ones
 * @error: return location for %GOUJI_READ_ERROR_DAMAGED where it is not well-formed, has characters that are
 * none or declares anything; %GOUJI_READ_ERROR_TOO_LARGE where elements are nested too deep or have too many
 * attributes
 *
 * Parses a part from its beginning to its end. All texts are valid UTF-8. After an error @handler has been
 * told of what stands before it.
 *
 * Returns: whether all of it could be parsed
 */
gboolean
gouji_xml_parse (
  GBytes *bytes, const xmlSAXHandler *handler, gpointer user_data, const GoujiLimits *limits, GError **error)
{
  Parsing parsing = { .handler = handler, .user_data = user_data };
  g_autofree char *converted = NULL;
  const char *text;
  gsize length;

  g_return_val_if_fail (bytes != NULL && handler != NULL, FALSE);

  if (limits == NULL)
    limits = &gouji_default_limits;
  parsing.depth_limit = limits->depth;
  text = g_bytes_get_data (bytes, &length);
  converted = convert (bytes, &length);
  if (converted != NULL)
    text = converted;
  if (length >= strlen (BYTE_ORDER_MARK) && memcmp (text, BYTE_ORDER_MARK, strlen (BYTE_ORDER_MARK)) == 0) {
    text += strlen (BYTE_ORDER_MARK);
    length -= strlen (BYTE_ORDER_MARK);
  }

  if (length > limits->unpacked || length > G_MAXINT)
    return fail (error, GOUJI_READ_ERROR_TOO_LARGE, "a part larger than the limits");
  if (length == 0 || !g_utf8_validate_len (text, length, NULL))
    return fail (error, GOUJI_READ_ERROR_DAMAGED, "no text");
  if (has_endless_tag (text, length))
    return fail (error, GOUJI_READ_ERROR_TOO_LARGE, "more attributes than an element has");

  return parse (&parsing, text, length, error);
}

/**
 * gouji_xml_find_attribute:
 * @attributes: as `startElementNs` gets them
 * @n_attributes: their number
 * @namespace_uri: (nullable): the attribute's namespace, %NULL for none
 * @name: its name without prefix
 * @length: (out): the value's length in bytes
 *
 * Returns: (nullable): the value, which is not closed by NUL; %NULL where there is no such attribute
 */
const char *
gouji_xml_find_attribute (
  const xmlChar **attributes, int n_attributes, const char *namespace_uri, const char *name, gsize *length)
{
  for (int i = 0; i < n_attributes; i++, attributes += ATTRIBUTE_FIELDS) {
    if (g_strcmp0 ((const char *) attributes[0], name) != 0 ||
        g_strcmp0 ((const char *) attributes[2], namespace_uri) != 0)
      continue;
    *length = attributes[4] - attributes[3];
    return (const char *) attributes[3];
  }

  return NULL;
}
