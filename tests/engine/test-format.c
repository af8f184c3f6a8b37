/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "read/gouji-read.h"

#include "package-fixture.h"

#define WORD_XML                                                                                             \
  "<?xml version=\"1.0\"?><w:wordDocument "                                                                  \
  "xmlns:w=\"http://schemas.microsoft.com/office/word/2003/wordml\"/>"
#define BOOK_XML "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>"
#define FLAT_TEXT                                                                                            \
  "\xef\xbb\xbf<!-- < --><office:document office:mimetype=\"application/vnd.oasis.opendocument.text\"/>"

typedef struct {
  const char *test;
  const char *content;
  gsize length;
  const char *name;
  GoujiFormat format;
} FormatCase;

#define BYTES(bytes) bytes, sizeof bytes - 1

static const FormatCase cases[] = {
  { "text", BYTES ("一、总体情况\n"), NULL, GOUJI_FORMAT_TEXT },
  { "nothing", BYTES (""), NULL, GOUJI_FORMAT_TEXT },
  { "html", BYTES ("<p>一</p>"), "report.txt", GOUJI_FORMAT_HTML },
  { "html-called-workbook", BYTES ("<html><table><tr><td>1"), "report.xls", GOUJI_FORMAT_HTML },
  { "utf-16-html", BYTES ("\xff\xfe<\0p\0>\0a\0"), NULL, GOUJI_FORMAT_HTML },
  { "markdown-by-name", BYTES ("一"), "report.MD", GOUJI_FORMAT_MARKDOWN },
  { "csv-by-name", BYTES ("1,2\n"), "table.CSV", GOUJI_FORMAT_CSV },
  { "tsv-by-name", BYTES ("1\t2\n"), "table.tsv", GOUJI_FORMAT_CSV },
  { "html-called-csv", BYTES ("<table><tr><td>1</table>"), "table.csv", GOUJI_FORMAT_HTML },
  { "commas-are-no-csv", BYTES ("1,2\n3,4\n"), NULL, GOUJI_FORMAT_TEXT },
  { "rtf", BYTES ("{\\rtf1\\ansi"), "report.doc", GOUJI_FORMAT_RTF },
  { "pdf", BYTES ("%PDF-1.7\n"), "report.docx", GOUJI_FORMAT_PDF },
  { "pdf-behind-junk", BYTES ("\xef\xbb\xbf\r\nHTTP/1.1\n%PDF-1.4\n"), NULL, GOUJI_FORMAT_PDF },
  { "words-about-pdf", BYTES ("《%PDF-格式》"), NULL, GOUJI_FORMAT_TEXT },
  { "mhtml",
    BYTES ("From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tx=y\r\n\r\n"), NULL,
    GOUJI_FORMAT_MHTML },
  { "mail", BYTES ("\r\nReceived: a\nSubject: b\ncontent-type: text/html\n\n<p>"), NULL, GOUJI_FORMAT_MHTML },
  { "text-that-begins-like-a-mail", BYTES ("Subject: b\n\nContent-Type: text/html\n"), NULL,
    GOUJI_FORMAT_TEXT },
  { "text-about-mail", BYTES ("一\nMIME-Version: 1.0\n\n"), NULL, GOUJI_FORMAT_TEXT },
  { "word-2003-xml", BYTES (WORD_XML), "report.doc", GOUJI_FORMAT_DOCX },
  { "flat-word-package",
    BYTES ("<?xml version='1.0'?><?mso-application progid=\"Word.Document\"?><pkg:package xmlns:pkg='x'/>"),
    NULL, GOUJI_FORMAT_DOCX },
  { "excel-2003-xml", BYTES (BOOK_XML), "table.xls", GOUJI_FORMAT_XLSX },
  { "flat-opendocument-text", BYTES (FLAT_TEXT), NULL, GOUJI_FORMAT_ODT },
  { "page-that-speaks-of-word", BYTES ("<html><!--" WORD_XML "--><p>"), NULL, GOUJI_FORMAT_HTML },
  { "ole", BYTES ("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0"), "report.docx", GOUJI_FORMAT_OLD_OFFICE },
  { "saved-message",
    BYTES ("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1_\0_\0p\0r\0o\0p\0e\0r\0t\0i\0e\0s\0_"
           "\0v\0e\0r\0s\0i\0o\0n\0001\0.\0000\0"),
    NULL, GOUJI_FORMAT_OTHER },
  { "png", BYTES ("\x89PNG\r\n\x1a\n"), "report.docx", GOUJI_FORMAT_OTHER },
  { "rar", BYTES ("Rar!\x1a\x07"), "reports.zip", GOUJI_FORMAT_OTHER },
  { "7z", BYTES ("7z\xbc\xaf\x27\x1c"), NULL, GOUJI_FORMAT_OTHER },
  { "gzip", BYTES ("\x1f\x8b\x08"), NULL, GOUJI_FORMAT_OTHER },
  { "cut-package", BYTES ("PK\3\4\x14\0"), NULL, GOUJI_FORMAT_ZIP },
  { "cut-package-with-a-name", BYTES ("PK\3\4\x14\0"), "report.Docx", GOUJI_FORMAT_DOCX },
  { "empty-archive", BYTES ("PK\5\6\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"), NULL, GOUJI_FORMAT_ZIP },
};

static void
test_format (gconstpointer data)
{
  const FormatCase *c = data;
  g_autoptr (GBytes) bytes = g_bytes_new_static (c->content, c->length);

  g_assert_cmpint (gouji_format_guess (bytes, c->name), ==, c->format);
}

typedef struct {
  const char *test;
  const char *part;
  const char *content;
  GoujiFormat format;
} PackageCase;

#define TYPES "[Content_Types].xml"
#define MAIN(type) "<Types><Override PartName='/x.xml' ContentType='application/" type "'/></Types>"
#define OFFICE "vnd.openxmlformats-officedocument."

static const PackageCase packages[] = {
  { "docx", TYPES, MAIN (OFFICE "wordprocessingml.document.main+xml"), GOUJI_FORMAT_DOCX },
  { "dotx", TYPES, MAIN (OFFICE "wordprocessingml.template.main+xml"), GOUJI_FORMAT_DOCX },
  { "docm", TYPES, MAIN ("vnd.ms-word.document.macroEnabled.main+xml"), GOUJI_FORMAT_DOCX },
  { "docx-with-a-workbook-in-it", TYPES,
    MAIN (OFFICE "wordprocessingml.document.main+xml") MAIN (OFFICE "spreadsheetml.sheet"),
    GOUJI_FORMAT_DOCX },
  { "xlsx", TYPES, MAIN (OFFICE "spreadsheetml.sheet.main+xml"), GOUJI_FORMAT_XLSX },
  { "xlsm", TYPES, MAIN ("vnd.ms-excel.sheet.macroEnabled.main+xml"), GOUJI_FORMAT_XLSX },
  { "xlsb", TYPES, MAIN ("vnd.ms-excel.sheet.binary.macroEnabled.main"), GOUJI_FORMAT_OLD_OFFICE },
  { "pptx", TYPES, MAIN (OFFICE "presentationml.presentation.main+xml"), GOUJI_FORMAT_OTHER },
  { "odt", "mimetype", "application/vnd.oasis.opendocument.text", GOUJI_FORMAT_ODT },
  { "ott", "mimetype", "application/vnd.oasis.opendocument.text-template", GOUJI_FORMAT_ODT },
  { "ods", "mimetype", "application/vnd.oasis.opendocument.spreadsheet", GOUJI_FORMAT_ODS },
  { "odp", "mimetype", "application/vnd.oasis.opendocument.presentation", GOUJI_FORMAT_OTHER },
  { "epub", "mimetype", "application/epub+zip", GOUJI_FORMAT_OTHER },
  { "ofd", "OFD.xml", "<ofd:OFD/>", GOUJI_FORMAT_OTHER },
  { "folder-of-reports", "word/report.docx", "PK", GOUJI_FORMAT_ZIP },
};

static void
test_nothing_at_all (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new (NULL, 0);

  g_assert_cmpint (gouji_format_guess (bytes, NULL), ==, GOUJI_FORMAT_TEXT);
}

static void
test_package (gconstpointer data)
{
  const PackageCase *c = data;
  TestPackage *made = test_package_new (TRUE);
  g_autoptr (GBytes) bytes = NULL;

  test_package_add (made, "other.xml", "<a/>");
  test_package_add (made, c->part, c->content);
  bytes = test_package_finish (made);

  g_assert_cmpint (gouji_format_guess (bytes, NULL), ==, c->format);
}

/* A workbook in an archive stands there as it is: what it says of itself is not said of the archive. */
static void
test_stored_packages_do_not_speak_for_the_archive (void)
{
  TestPackage *inner = test_package_new (FALSE);
  TestPackage *outer = test_package_new (FALSE);
  g_autoptr (GBytes) document = NULL;
  g_autoptr (GBytes) bytes = NULL;

  test_package_add (inner, TYPES, MAIN (OFFICE "wordprocessingml.document.main+xml"));
  document = test_package_finish (inner);
  test_package_add_entry (outer, "report.docx", AE_IFREG, g_bytes_get_data (document, NULL),
                          g_bytes_get_size (document));
  bytes = test_package_finish (outer);

  g_assert_cmpint (gouji_format_guess (bytes, "reports.zip"), ==, GOUJI_FORMAT_ZIP);
}

static void
assert_fails (const char *data, gsize length, int code)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, length);
  g_autoptr (GError) error = NULL;

  g_assert_null (gouji_read (bytes, NULL, NULL, &error));
  g_assert_error (error, GOUJI_READ_ERROR, code);
}

static void
test_old_office_is_said (void)
{
  assert_fails (BYTES ("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 W\0o\0r\0d\0"), GOUJI_READ_ERROR_OLD_OFFICE);
}

static void
test_encrypted_packages_are_said (void)
{
  assert_fails (
    BYTES ("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0\0\0"),
    GOUJI_READ_ERROR_ENCRYPTED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = g_strconcat ("/format/", cases[i].test, NULL);

    g_test_add_data_func (path, &cases[i], test_format);
  }
  for (guint i = 0; i < G_N_ELEMENTS (packages); i++) {
    g_autofree char *path = g_strconcat ("/format/package/", packages[i].test, NULL);

    g_test_add_data_func (path, &packages[i], test_package);
  }
  g_test_add_func ("/format/nothing-at-all", test_nothing_at_all);
  g_test_add_func ("/format/stored-packages-do-not-speak-for-the-archive",
                   test_stored_packages_do_not_speak_for_the_archive);
  g_test_add_func ("/format/error/old-office-is-said", test_old_office_is_said);
  g_test_add_func ("/format/error/encrypted-packages-are-said", test_encrypted_packages_are_said);

  return g_test_run ();
}
