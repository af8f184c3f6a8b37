/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * GoujiXml:
 *
 * An XML document that is being written, in UTF-8, element by element. Names come from the program, values
 * and text from anywhere: they are escaped. What XML 1.0 cannot hold (section 2.2: control characters,
 * U+FFFE, U+FFFF, and octets that are not UTF-8) is written as U+FFFD, so that one sees that something stood
 * there.
 */
typedef struct _GoujiXml GoujiXml;

GoujiXml *gouji_xml_new (void) G_GNUC_WARN_UNUSED_RESULT;
void gouji_xml_free (GoujiXml *self);

void gouji_xml_open (GoujiXml *self, const char *name);
void gouji_xml_close (GoujiXml *self);
void gouji_xml_put_attribute (GoujiXml *self, const char *name, const char *value);
void gouji_xml_put_number (GoujiXml *self, const char *name, int value);
void gouji_xml_put_text (GoujiXml *self, const char *text, gsize length);

void gouji_xml_put_mark (GoujiXml *self, const char *name);
void gouji_xml_put_value (GoujiXml *self, const char *name, const char *attribute, const char *value);
void gouji_xml_put_amount (GoujiXml *self, const char *name, const char *attribute, int value);

GBytes *gouji_xml_finish (GoujiXml *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiXml, gouji_xml_free)

G_END_DECLS
