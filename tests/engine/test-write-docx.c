/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "write/gouji-write-docx.h"

#include <archive.h>
#include <archive_entry.h>
#include <libxml/parser.h>
#include <locale.h>
#include <string.h>

#include "sample-layout.h"
#include "sample-report.h"
#include "write/gouji-write.h"
#include "write/gouji-xml.h"
#include "write/gouji-zip.h"

/* What Word can open at most. */
#define MAXIMUM_TEXT (32 * 1024 * 1024)
#define MAXIMUM_COLUMNS 63

static GoujiFormSet *forms;

static GBytes *
write_report (GoujiReport *report, const char *layout_id, GError **error)
{
  g_autoptr (GoujiPaper) paper = gouji_paper_new (report);
  g_autoptr (GoujiPaperLayout) layout = load_layout (layout_id);

  return gouji_write_docx (paper, layout, error);
}

static GBytes *
write_well (GoujiReport *report, const char *layout_id)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = write_report (report, layout_id, &error);

  g_assert_no_error (error);
  return bytes;
}

/* The content of one file of a container; NULL where there is none of that name. */
static char *
unpack (GBytes *bytes, const char *name)
{
  struct archive *archive = archive_read_new ();
  struct archive_entry *entry;
  char *content = NULL;

  archive_read_support_format_zip (archive);
  g_assert_cmpint (
    archive_read_open_memory (archive, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)), ==,
    ARCHIVE_OK);
  while (content == NULL && archive_read_next_header (archive, &entry) == ARCHIVE_OK) {
    GString *text;
    char block[4096];
    la_ssize_t length;

    if (!g_str_equal (archive_entry_pathname (entry), name))
      continue;
    text = g_string_new (NULL);
    while ((length = archive_read_data (archive, block, sizeof block)) > 0)
      g_string_append_len (text, block, length);
    g_assert_cmpint (length, ==, 0);
    content = g_string_free_and_steal (text);
  }
  archive_read_free (archive);

  return content;
}

static char *
write_text (const char *text)
{
  g_autoptr (GoujiReport) report = gouji_report_new (gouji_form_set_find (forms, "2021"));
  g_autoptr (GBytes) bytes = NULL;

  gouji_report_set_text (report, gouji_form_get_part (gouji_report_get_form (report), 0), text);
  bytes = write_well (report, "gbt9704");
  return unpack (bytes, "word/document.xml");
}

static void
test_same_bytes (void)
{
  static const char *const layouts[] = { "gbt9704", "official" };
  static const char *const zones[] = { "Asia/Shanghai", "America/Los_Angeles", "UTC" };
  g_autoptr (GoujiReport) report = create_sample_report (forms);

  for (guint i = 0; i < G_N_ELEMENTS (layouts); i++) {
    g_autoptr (GBytes) first = write_well (report, layouts[i]);

    for (guint zone = 0; zone < G_N_ELEMENTS (zones); zone++) {
      g_autoptr (GBytes) again = NULL;

      g_setenv ("TZ", zones[zone], TRUE);
      again = write_well (report, layouts[i]);
      g_assert_true (g_bytes_equal (first, again));
    }
    g_unsetenv ("TZ");
  }
}

static void
test_types_come_first (void)
{
  g_autoptr (GoujiReport) report = create_sample_report (forms);
  g_autoptr (GBytes) bytes = write_well (report, "gbt9704");
  const char *data = g_bytes_get_data (bytes, NULL);

  g_assert_cmpmem (data, 4, "PK\x03\x04", 4);
  g_assert_cmpmem (data + 30, strlen ("[Content_Types].xml"), "[Content_Types].xml",
                   strlen ("[Content_Types].xml"));
}

static void
test_forbidden_characters (void)
{
  g_autofree char *text = write_text ("a\x01z\x0b"
                                      "b\xef\xbf\xbe"
                                      "c\xef\xbf\xbf"
                                      "d&<e>\xf0\x9f\xbf\xbf");

  g_assert_nonnull (strstr (text, "a\xef\xbf\xbdz\xef\xbf\xbd"
                                  "b\xef\xbf\xbd"
                                  "c\xef\xbf\xbd"
                                  "d&amp;&lt;e&gt;\xf0\x9f\xbf\xbf"));
}

static void
test_no_utf8 (void)
{
  g_autoptr (GoujiXml) xml = gouji_xml_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  const char *text;

  gouji_xml_open (xml, "a");
  gouji_xml_put_attribute (xml, "b", "\xff\"<");
  gouji_xml_put_text (xml, "\xed\xa0\x80z", 3);
  bytes = gouji_xml_finish (xml, &error);
  g_assert_no_error (error);
  text = g_bytes_get_data (bytes, NULL);

  g_assert_true (g_utf8_validate_len (text, g_bytes_get_size (bytes), NULL));
  g_assert_nonnull (g_strstr_len (text, g_bytes_get_size (bytes), "b=\"\xef\xbf\xbd&quot;&lt;\""));
  g_assert_null (g_strstr_len (text, g_bytes_get_size (bytes), "z"));
}

static void
test_million_characters (void)
{
  g_autofree char *text = g_malloc (3 * 1000000 + 1);
  g_autofree char *written = NULL;

  for (guint i = 0; i < 1000000; i++)
    memcpy (text + 3 * i, "\xe5\xad\x97", 3);
  text[3 * 1000000] = '\0';
  written = write_text (text);

  g_assert_nonnull (strstr (written, text));
}

static void
test_more_text_than_word_opens (void)
{
  g_autoptr (GoujiReport) report = gouji_report_new (gouji_form_set_find (forms, "2021"));
  g_autofree char *text = g_strnfill (MAXIMUM_TEXT, 'a');
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  gouji_report_set_text (report, gouji_form_get_part (gouji_report_get_form (report), 0), text);
  bytes = write_report (report, "gbt9704", &error);

  g_assert_null (bytes);
  g_assert_error (error, GOUJI_WRITE_ERROR, GOUJI_WRITE_ERROR_TOO_LARGE);
}

static GoujiForm *
create_wide_form (guint n_columns)
{
  g_autoptr (GString) widths = g_string_new (NULL);
  g_autoptr (GString) columns = g_string_new (NULL);
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (GError) error = NULL;
  GoujiForm *form;

  for (guint i = 0; i < n_columns; i++) {
    g_string_append_printf (widths, "%s1", i > 0 ? "," : "");
    g_string_append_printf (columns, "%s{\"id\":\"c%u\",\"title\":\"C\"}", i > 0 ? "," : "", i);
  }
  text = g_strdup_printf (
    "{\"id\":\"wide\",\"title\":\"T\",\"parts\":[{\"id\":\"one\",\"title\":\"1. One\",\"labels\":[\"One\"],"
    "\"table\":\"a\"}],\"tables\":[{\"id\":\"a\",\"title\":\"A\",\"unit\":\"t\",\"row_head_columns\":1,"
    "\"widths\":[1,%s],\"blocks\":[{\"columns\":[%s],\"rows\":[{\"id\":\"r\",\"title\":\"R\"}]}]}],"
    "\"rules\":[],\"concepts\":[]}",
    widths->str, columns->str);
  node = json_from_string (text, &error);
  g_assert_no_error (error);
  form = gouji_form_new_from_json (json_node_get_object (node), NULL, &error);
  g_assert_no_error (error);

  return form;
}

static void
test_more_columns_than_word_opens (void)
{
  for (guint extra = 0; extra < 2; extra++) {
    g_autoptr (GoujiForm) form = create_wide_form (MAXIMUM_COLUMNS - 1 + extra);
    g_autoptr (GoujiReport) report = gouji_report_new (form);
    g_autoptr (GError) error = NULL;
    g_autoptr (GBytes) bytes = write_report (report, "gbt9704", &error);

    if (extra == 0)
      g_assert_no_error (error);
    else
      g_assert_error (error, GOUJI_WRITE_ERROR, GOUJI_WRITE_ERROR_TOO_LARGE);
    g_assert_true ((bytes != NULL) == (error == NULL));
  }
}

static void
test_spoiled_xml_fails (void)
{
  g_autoptr (GoujiXml) xml = gouji_xml_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  gouji_xml_open (xml, "a");
  gouji_xml_close (xml);
  gouji_xml_close (xml);
  bytes = gouji_xml_finish (xml, &error);

  g_assert_null (bytes);
  g_assert_error (error, GOUJI_WRITE_ERROR, GOUJI_WRITE_ERROR_FAILED);
}

static void
test_spoiled_container_fails (void)
{
  g_autoptr (GoujiZip) zip = gouji_zip_new ();
  g_autoptr (GBytes) content = g_bytes_new_static ("a", 1);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) more = NULL;
  g_autoptr (GError) error = NULL;

  gouji_zip_add (zip, "a", content);
  bytes = gouji_zip_finish (zip, &error);
  g_assert_no_error (error);
  gouji_zip_add (zip, "b", content);
  more = gouji_zip_finish (zip, &error);

  g_assert_null (more);
  g_assert_error (error, GOUJI_WRITE_ERROR, GOUJI_WRITE_ERROR_FAILED);
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  forms = load_forms ();

  g_test_add_func ("/write/docx/same-bytes-in-every-time-zone", test_same_bytes);
  g_test_add_func ("/write/docx/types-come-first", test_types_come_first);
  g_test_add_func ("/write/docx/forbidden-characters-are-replaced", test_forbidden_characters);
  g_test_add_func ("/write/docx/million-characters", test_million_characters);
  g_test_add_func ("/write/docx/more-text-than-word-opens", test_more_text_than_word_opens);
  g_test_add_func ("/write/docx/more-columns-than-word-opens", test_more_columns_than_word_opens);
  g_test_add_func ("/write/xml/octets-that-are-not-utf8", test_no_utf8);
  g_test_add_func ("/write/xml/spoiled", test_spoiled_xml_fails);
  g_test_add_func ("/write/zip/spoiled", test_spoiled_container_fails);
  status = g_test_run ();

  gouji_form_set_unref (forms);
  return status;
}
