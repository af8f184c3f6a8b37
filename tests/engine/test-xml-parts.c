/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "container/gouji-xml-parts.h"

#include <string.h>

/* What the parser tells: `<name>`, text, `</>`; attributes named `v` as `<name=value>`. */
static void
note_start_cb (void *data,
               const xmlChar *name,
               const xmlChar *prefix,
               const xmlChar *namespace_uri,
               int n_namespaces,
               const xmlChar **namespaces,
               int n_attributes,
               int n_defaulted,
               const xmlChar **attributes)
{
  GString *told = data;
  gsize length;
  const char *value = gouji_xml_find_attribute (attributes, n_attributes, NULL, "v", &length);

  g_string_append_printf (told, "<%s", name);
  if (value != NULL)
    g_string_append_printf (told, "=%.*s", (int) length, value);
  g_string_append_c (told, '>');
}

static void
note_end_cb (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *namespace_uri)
{
  g_string_append (data, "</>");
}

static void
note_text_cb (void *data, const xmlChar *text, int length)
{
  g_string_append_len (data, (const char *) text, length);
}

static const xmlSAXHandler noting = {
  .startElementNs = note_start_cb,
  .endElementNs = note_end_cb,
  .characters = note_text_cb,
};

static char *
tell_bytes (GBytes *bytes, const GoujiLimits *limits, GError **error)
{
  g_autoptr (GString) told = g_string_new (NULL);

  if (!gouji_xml_parse (bytes, &noting, told, limits, error))
    return NULL;

  return g_string_free_and_steal (g_steal_pointer (&told));
}

typedef struct {
  const char *name;
  const char *xml;
  const char *expected; /* NULL where it is turned down as damaged */
} XmlCase;

static const XmlCase xml_cases[] = {
  { "elements", "<a v='1'><b>一</b>二<c/></a>", "<a=1><b>一</>二<c></></>" },
  { "declaration", "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\r\n<a/>", "<a></>" },
  { "declared-encoding-is-not-believed", "<?xml version='1.0' encoding='GB2312'?><a>一</a>", "<a>一</>" },
  { "byte-order-mark", "\xef\xbb\xbf<a>一</a>", "<a>一</>" },
  { "five-entities", "<a v='&quot;&lt;&amp;'>&lt;&gt;&amp;&apos;&quot;&#57;&#x4e00;</a>",
    "<a=\"<&><>&'\"9一</>" },
  { "cdata", "<a><![CDATA[<b>&amp;]]></a>", "<a><b>&amp;</>" },
  { "comments-and-instructions-are-passed-over", "<a>1<!-- ' > \" <b> --><?x ' ?>2</a>", "<a>12</>" },
  { "bracket-within-a-value", "<a v='>'><b v=\">'\"/></a>", "<a=>><b=>'></></>" },
  { "plain-document-type", "<!DOCTYPE a PUBLIC 'x' 'office.dtd'><a>一</a>", "<a>一</>" },
  { "undeclared-prefix", "<x:a>一</x:a>", "<a>一</>" },
  { "entity-bomb", "<!DOCTYPE a [<!ENTITY x '1111111111'><!ENTITY y '&x;&x;&x;&x;&x;&x;&x;&x;'>]><a>&y;</a>",
    NULL },
  { "entity-that-is-not-used", "<!DOCTYPE a [<!ENTITY x '1'>]><a/>", NULL },
  { "outside-entity", "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><a>&x;</a>", NULL },
  { "parameter-entity", "<!DOCTYPE a [<!ENTITY % x SYSTEM 'file:///etc/hostname'>%x;]><a/>", NULL },
  { "unparsed-entity", "<!DOCTYPE a [<!NOTATION n SYSTEM 'n'><!ENTITY x SYSTEM 'x' NDATA n>]><a/>", NULL },
  { "attributes-of-a-document-type", "<!DOCTYPE a [<!ATTLIST a v CDATA '1'>]><a/>", NULL },
  { "elements-of-a-document-type", "<!DOCTYPE a [<!ELEMENT a ANY>]><a/>", NULL },
  { "undeclared-entity", "<a>&x;</a>", NULL },
  { "undeclared-entity-of-a-document-type", "<!DOCTYPE a SYSTEM 'x.dtd'><a>&x;</a>", NULL },
  { "undeclared-entity-in-an-attribute", "<!DOCTYPE a SYSTEM 'x.dtd'><a v='&x;'/>", NULL },
  { "no-xml", "一", NULL },
  { "nothing", "", NULL },
  { "half", "<a><b>", NULL },
  { "crossed", "<a><b></a></b>", NULL },
  { "two-roots", "<a/><b/>", NULL },
  { "doubled-attribute", "<a v='1' v='2'/>", NULL },
  { "control-character", "<a>\x01</a>", NULL },
  { "no-utf-8", "<a>\xb0\xa1</a>", NULL },
};

static void
test_xml (gconstpointer data)
{
  const XmlCase *c = data;
  g_autoptr (GBytes) bytes = g_bytes_new_static (c->xml, strlen (c->xml));
  g_autoptr (GError) error = NULL;
  g_autofree char *told = tell_bytes (bytes, NULL, &error);

  if (c->expected != NULL)
    g_assert_no_error (error);
  else
    g_assert_error (error, GOUJI_READ_ERROR, GOUJI_READ_ERROR_DAMAGED);
  g_assert_cmpstr (told, ==, c->expected);
}

static void
test_utf_16 (gconstpointer encoding)
{
  gsize length;
  char *text = g_convert ("<?xml version='1.0' encoding='UTF-16'?><a v='一'>\U00020bb7</a>", -1, encoding,
                          "UTF-8", NULL, &length, NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, length);
  g_autoptr (GError) error = NULL;
  g_autofree char *told = tell_bytes (bytes, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (told, ==, "<a=一>\U00020bb7</>");
}

static GBytes *
repeat (const char *before, const char *piece, guint n, const char *after)
{
  GString *xml = g_string_new (before);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (xml, piece, i);
  g_string_append (xml, after);

  return g_string_free_to_bytes (xml);
}

static void
assert_too_large (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *told = tell_bytes (bytes, NULL, &error);

  g_assert_null (told);
  g_assert_error (error, GOUJI_READ_ERROR, GOUJI_READ_ERROR_TOO_LARGE);
}

static void
test_endless_nesting_ends (void)
{
  g_autoptr (GBytes) bytes = repeat ("", "<a>", 1000000, "");

  assert_too_large (bytes);
}

static void
test_endless_attributes_end (void)
{
  g_autoptr (GBytes) bytes = repeat ("<a ", "a%u='' ", 1000000, "/>");

  assert_too_large (bytes);
}

static void
test_endless_namespaces_end (void)
{
  g_autoptr (GBytes) bytes = repeat ("<a ", "xmlns:a%u='x' ", 1000000, "/>");

  assert_too_large (bytes);
}

/* Each element may declare some; all that are open together may not declare any number. */
static void
test_endless_namespaces_around_end (void)
{
  g_autoptr (GBytes) beside = repeat ("<a>", "<b xmlns:a='x' xmlns:b%u='y'/>", 5000, "</a>");
  g_autoptr (GBytes) within = repeat ("", "<b xmlns:a='x' xmlns:b%u='y'>", 5000, "");
  g_autoptr (GError) error = NULL;
  g_autofree char *told = tell_bytes (beside, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (told);
  assert_too_large (within);
}

static void
test_long_texts_are_whole (void)
{
  g_autoptr (GBytes) bytes = repeat ("<a>", "一%u", 2000000, "</a>");
  g_autoptr (GError) error = NULL;
  g_autofree char *told = tell_bytes (bytes, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (strlen (told), ==, g_bytes_get_size (bytes) - 1);
}

static void
test_attributes_are_found_by_namespace (void)
{
  const char *value = "123";
  const xmlChar *attributes[] = {
    BAD_CAST "id",
    BAD_CAST "r",
    BAD_CAST "urn:r",
    BAD_CAST value,
    BAD_CAST value + 1,
    BAD_CAST "id",
    NULL,
    NULL,
    BAD_CAST (value + 1),
    BAD_CAST (value + 3),
  };
  gsize length;

  g_assert_true (gouji_xml_find_attribute (attributes, 2, "urn:r", "id", &length) == value);
  g_assert_cmpuint (length, ==, 1);
  g_assert_true (gouji_xml_find_attribute (attributes, 2, NULL, "id", &length) == value + 1);
  g_assert_cmpuint (length, ==, 2);
  g_assert_null (gouji_xml_find_attribute (attributes, 2, "urn:s", "id", &length));
  g_assert_null (gouji_xml_find_attribute (attributes, 2, NULL, "i", &length));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (xml_cases); i++) {
    g_autofree char *path = g_strconcat ("/xml-parts/", xml_cases[i].name, NULL);

    g_test_add_data_func (path, &xml_cases[i], test_xml);
  }
  g_test_add_data_func ("/xml-parts/utf-16", "UTF-16", test_utf_16);
  g_test_add_data_func ("/xml-parts/utf-16le-without-mark", "UTF-16LE", test_utf_16);
  g_test_add_data_func ("/xml-parts/utf-16be-without-mark", "UTF-16BE", test_utf_16);
  g_test_add_func ("/xml-parts/endless-nesting-ends", test_endless_nesting_ends);
  g_test_add_func ("/xml-parts/endless-attributes-end", test_endless_attributes_end);
  g_test_add_func ("/xml-parts/endless-namespaces-end", test_endless_namespaces_end);
  g_test_add_func ("/xml-parts/endless-namespaces-around-end", test_endless_namespaces_around_end);
  g_test_add_func ("/xml-parts/long-texts-are-whole", test_long_texts_are_whole);
  g_test_add_func ("/xml-parts/attributes-are-found-by-namespace", test_attributes_are_found_by_namespace);

  return g_test_run ();
}
