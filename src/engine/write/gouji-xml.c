/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "write/gouji-xml.h"

#include <libxml/xmlwriter.h>

#include "write/gouji-write.h"

/* U+FFFD, what Unicode has for a character that could not be kept. */
#define REPLACEMENT "\xef\xbf\xbd"

struct _GoujiXml {
  xmlBufferPtr buffer;
  xmlTextWriterPtr writer;
  gboolean failed;
};

/* Everything below tells of a failure by a negative number; the first one spoils the document. */
static void
note (GoujiXml *self, int result)
{
  self->failed |= result < 0;
}

static gboolean
is_allowed (gunichar character)
{
  if (character < 0x20)
    return character == '\t' || character == '\n' || character == '\r';

  return character != 0xfffe && character != 0xffff;
}

static char *
clean (const char *text, gsize length)
{
  g_autofree char *valid = g_utf8_make_valid (text, length);
  GString *cleaned = g_string_sized_new (length + 1);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p)) {
    if (is_allowed (g_utf8_get_char (p)))
      g_string_append_len (cleaned, p, g_utf8_next_char (p) - p);
    else
      g_string_append (cleaned, REPLACEMENT);
  }

  return g_string_free_and_steal (cleaned);
}

GoujiXml *
gouji_xml_new (void)
{
  GoujiXml *self = g_new0 (GoujiXml, 1);

  self->buffer = xmlBufferCreate ();
  self->writer = self->buffer != NULL ? xmlNewTextWriterMemory (self->buffer, 0) : NULL;
  self->failed = self->writer == NULL;
  if (!self->failed)
    note (self, xmlTextWriterStartDocument (self->writer, "1.0", "UTF-8", "yes"));

  return self;
}

void
gouji_xml_free (GoujiXml *self)
{
  if (self->writer != NULL)
    xmlFreeTextWriter (self->writer);
  if (self->buffer != NULL)
    xmlBufferFree (self->buffer);
  g_free (self);
}

void
gouji_xml_open (GoujiXml *self, const char *name)
{
  if (!self->failed)
    note (self, xmlTextWriterStartElement (self->writer, (const xmlChar *) name));
}

void
gouji_xml_close (GoujiXml *self)
{
  if (!self->failed)
    note (self, xmlTextWriterEndElement (self->writer));
}

void
gouji_xml_put_attribute (GoujiXml *self, const char *name, const char *value)
{
  g_autofree char *cleaned = clean (value, strlen (value));

  if (!self->failed)
    note (self,
          xmlTextWriterWriteAttribute (self->writer, (const xmlChar *) name, (const xmlChar *) cleaned));
}

void
gouji_xml_put_number (GoujiXml *self, const char *name, int value)
{
  char digits[12];

  g_snprintf (digits, sizeof digits, "%d", value);
  gouji_xml_put_attribute (self, name, digits);
}

/**
 * gouji_xml_put_text:
 * @text: need not end where @length does
 * @length: in bytes
 */
void
gouji_xml_put_text (GoujiXml *self, const char *text, gsize length)
{
  g_autofree char *cleaned = clean (text, length);

  if (!self->failed)
    note (self, xmlTextWriterWriteString (self->writer, (const xmlChar *) cleaned));
}

/**
 * gouji_xml_put_mark:
 *
 * An element that says everything by being there.
 */
void
gouji_xml_put_mark (GoujiXml *self, const char *name)
{
  gouji_xml_open (self, name);
  gouji_xml_close (self);
}

/**
 * gouji_xml_put_value:
 *
 * An element with one attribute and nothing else.
 */
void
gouji_xml_put_value (GoujiXml *self, const char *name, const char *attribute, const char *value)
{
  gouji_xml_open (self, name);
  gouji_xml_put_attribute (self, attribute, value);
  gouji_xml_close (self);
}

void
gouji_xml_put_amount (GoujiXml *self, const char *name, const char *attribute, int value)
{
  gouji_xml_open (self, name);
  gouji_xml_put_number (self, attribute, value);
  gouji_xml_close (self);
}

/**
 * gouji_xml_finish:
 *
 * Closes what is open. Nothing may be written afterwards.
 *
 * Returns: the document; %NULL with %GOUJI_WRITE_ERROR_FAILED when memory was short
 */
GBytes *
gouji_xml_finish (GoujiXml *self, GError **error)
{
  if (!self->failed)
    note (self, xmlTextWriterEndDocument (self->writer));
  if (self->failed) {
    g_set_error_literal (error, GOUJI_WRITE_ERROR, GOUJI_WRITE_ERROR_FAILED, "the XML could not be written");
    return NULL;
  }

  return g_bytes_new (xmlBufferContent (self->buffer), xmlBufferLength (self->buffer));
}
