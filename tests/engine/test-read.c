/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "read/gouji-read.h"

#include "assert-document.h"

#define SIMPLIFIED "青石县人民政府2023年政府信息公开工作年度报告，共受理申请57件。"
#define TRADITIONAL "青石縣人民政府2023年政府信息公開工作年度報告，共受理申請57件。"

static GBytes *
encode (const char *text, const char *encoding)
{
  gsize length;
  g_autoptr (GError) error = NULL;
  char *bytes = g_convert (text, -1, encoding, "UTF-8", NULL, &length, &error);

  g_assert_no_error (error);

  return g_bytes_new_take (bytes, length);
}

static GoujiDocument *
read_bytes (const void *bytes, gsize length)
{
  g_autoptr (GBytes) data = g_bytes_new_static (bytes, length);
  g_autoptr (GError) error = NULL;
  GoujiDocument *document = gouji_read (data, NULL, NULL, &error);

  g_assert_no_error (error);
  assert_document_holds (document);

  return document;
}

static GoujiDocument *
read_string (const char *text)
{
  return read_bytes (text, strlen (text));
}

static void
assert_fails (const void *bytes, gsize length, const GoujiLimits *limits, int code)
{
  g_autoptr (GBytes) data = g_bytes_new_static (bytes, length);
  g_autoptr (GError) error = NULL;
  g_autoptr (GoujiDocument) document = gouji_read (data, "report.txt", limits, &error);

  g_assert_null (document);
  g_assert_error (error, GOUJI_READ_ERROR, code);
}

typedef struct {
  const char *name;
  const char *before; /* ASCII in front of the text: a page's word about itself */
  const char *text;
  const char *encoding; /* that the bytes are in */
  const char *found;    /* that is found */
  gboolean noted;       /* whether there is a note about it */
} EncodingCase;

#define META(charset) "<html><head><meta charset=\"" charset "\"></head><body><p>"
#define HTTP_EQUIV(charset)                                                                                  \
  "<html><head><META content='text/html; charset=" charset "' http-equiv='Content-Type'></head><body><p>"

static const EncodingCase encoding_cases[] = {
  { "utf-8", "", SIMPLIFIED, "UTF-8", "UTF-8", FALSE },
  { "utf-8-page", META ("utf-8"), SIMPLIFIED, "UTF-8", "UTF-8", FALSE },
  { "ascii", "", "57", "UTF-8", "UTF-8", FALSE },
  { "ascii-page-says-gb2312", META ("gb2312"), "57", "UTF-8", "UTF-8", FALSE },
  { "utf-16le-without-mark", "", SIMPLIFIED, "UTF-16LE", "UTF-16LE", TRUE },
  { "utf-16be-without-mark", "", SIMPLIFIED, "UTF-16BE", "UTF-16BE", TRUE },
  { "gb18030-text", "", SIMPLIFIED, "GB18030", "GB18030", TRUE },
  { "gb18030-page-says-gb2312", META ("gb2312"), SIMPLIFIED "镕㐂", "GB18030", "GB18030", FALSE },
  { "gb18030-page-says-gbk", HTTP_EQUIV ("GBK"), SIMPLIFIED, "GB18030", "GB18030", FALSE },
  { "gb18030-page-says-nothing", "<p>", SIMPLIFIED, "GB18030", "GB18030", TRUE },
  { "traditional-in-gb18030", "", TRADITIONAL, "GB18030", "GB18030", TRUE },
  { "big5-text", "", TRADITIONAL, "BIG5", "Big5", TRUE },
  { "big5-page", META ("big5"), TRADITIONAL, "BIG5", "Big5", FALSE },
  { "gb18030-page-says-utf-8", META ("utf-8"), SIMPLIFIED, "GB18030", "GB18030", TRUE },
  { "gb18030-page-says-big5", META ("big5"), SIMPLIFIED, "GB18030", "GB18030", TRUE },
  { "big5-page-says-gb2312", META ("gb2312"), TRADITIONAL, "BIG5", "Big5", TRUE },
  { "utf-8-page-says-gb2312", META ("gb2312"), SIMPLIFIED, "UTF-8", "UTF-8", TRUE },
  { "utf-8-page-says-iso-8859-1", META ("iso-8859-1"), SIMPLIFIED, "UTF-8", "UTF-8", FALSE },
  { "gb18030-page-says-latin", META ("iso-8859-1"), SIMPLIFIED, "GB18030", "GB18030", TRUE },
  { "two-characters-that-look-like-utf-8", META ("gb2312"), "联通", "GB18030", "GB18030", FALSE },
  { "four-byte-characters", "", SIMPLIFIED "㐂㐃", "GB18030", "GB18030", TRUE },
};

static void
test_encoding (gconstpointer data)
{
  const EncodingCase *c = data;
  g_autofree char *text = g_strconcat (c->before, c->text, NULL);
  g_autoptr (GBytes) bytes = encode (text, c->encoding);
  g_autoptr (GoujiDocument) document = read_bytes (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autofree char *described = describe_document (document);
  g_autofree char *expected = g_strconcat (c->text, "|", NULL);

  g_assert_cmpstr (described, ==, expected);
  g_assert_cmpstr (gouji_document_get_encoding (document), ==, c->found);
  g_assert_cmpint (has_note (document, GOUJI_NOTE_ENCODING), ==, c->noted);
  g_assert_false (has_note (document, GOUJI_NOTE_REPLACED));
}

static void
test_byte_order_marks (void)
{
  const char *const encodings[] = { "UTF-8", "UTF-16LE", "UTF-16BE" };

  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++) {
    g_autoptr (GBytes) bytes = encode ("\ufeff" SIMPLIFIED "\n", encodings[i]);
    g_autoptr (GoujiDocument) document =
      read_bytes (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

    g_assert_cmpstr (gouji_document_get_text (document), ==, SIMPLIFIED "\n");
    g_assert_cmpstr (gouji_document_get_encoding (document), ==, encodings[i]);
    g_assert_cmpuint (gouji_document_get_notes (document)->len, ==, 0);
  }
}

static void
test_utf16_page (void)
{
  g_autoptr (GBytes) bytes =
    encode ("\ufeff<html><meta charset=utf-16><p>" SIMPLIFIED "</p></html>", "UTF-16LE");
  g_autoptr (GoujiDocument) document = read_bytes (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  g_assert_cmpstr (gouji_document_get_text (document), ==, SIMPLIFIED "\n");
}

static void
test_broken_utf8_is_still_read (void)
{
  g_autoptr (GoujiDocument) document = read_string (SIMPLIFIED "\xe4\xb8" SIMPLIFIED "\xff" SIMPLIFIED);

  g_assert_nonnull (strstr (gouji_document_get_text (document), SIMPLIFIED "\ufffd"));
  g_assert_cmpstr (gouji_document_get_encoding (document), ==, "UTF-8");
  g_assert_true (has_note (document, GOUJI_NOTE_REPLACED));
}

static void
test_broken_gb18030_is_still_read (void)
{
  g_autoptr (GBytes) bytes = encode (META ("gbk") SIMPLIFIED SIMPLIFIED, "GB18030");
  g_autoptr (GByteArray) array = g_byte_array_new ();
  g_autoptr (GoujiDocument) document = NULL;

  g_byte_array_append (array, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_byte_array_append (array, (const guint8 *) "\xff\n\xb0", 3);
  document = read_bytes (array->data, array->len);

  g_assert_cmpstr (gouji_document_get_encoding (document), ==, "GB18030");
  g_assert_true (g_str_has_prefix (gouji_document_get_text (document), SIMPLIFIED SIMPLIFIED "\ufffd"));
  g_assert_true (has_note (document, GOUJI_NOTE_REPLACED));
}

static void
test_zero_bytes_are_replaced (void)
{
  const char text[] = SIMPLIFIED "\0" SIMPLIFIED;
  g_autoptr (GoujiDocument) document = read_bytes (text, sizeof text - 1);

  g_assert_cmpstr (gouji_document_get_text (document), ==, SIMPLIFIED "\ufffd" SIMPLIFIED);
  g_assert_true (has_note (document, GOUJI_NOTE_REPLACED));
}

static void
test_line_ends_become_lf (void)
{
  g_autoptr (GoujiDocument) document = read_string ("一\r\n二\r三\n\r\n四\r");
  g_autofree char *described = describe_document (document);

  g_assert_cmpstr (gouji_document_get_text (document), ==, "一\n二\n三\n\n四\n");
  g_assert_cmpstr (described, ==, "一|二|三|四|");
}

static void
test_text_stays_as_it_is (void)
{
  const char *text = "\n  一　\t２０２３年\u00a0\n\u3000\n| 57 | 0 |\n\f二";
  g_autoptr (GoujiDocument) document = read_string (text);
  g_autofree char *described = describe_document (document);

  g_assert_cmpstr (gouji_document_get_text (document), ==, text);
  g_assert_cmpstr (described, ==, "  一　\t２０２３年\u00a0|| 57 | 0 ||\f二|");
}

static void
test_single_control_characters_stay (void)
{
  const char *text = SIMPLIFIED "\x01" SIMPLIFIED "\x1b";
  g_autoptr (GoujiDocument) document = read_string (text);

  g_assert_cmpstr (gouji_document_get_text (document), ==, text);
}

static void
test_what_is_html (void)
{
  const char *const pages[] = {
    "<!DOCTYPE html><p>一",      " \n<html><p>一", "<!-- 零 --><p>一", "<?xml version='1.0'?><html><p>一",
    "<table><tr><td>一</table>", "<o:p>一</o:p>",  "<br/>一",          "<P>一",
    "一<p></p><span></span>",
  };
  const char *const texts[] = { "<一>", "< p>一", "一<二", "《一》<p>", "<57>一", "a<b>c</b>" };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++) {
    g_autoptr (GoujiDocument) document = read_string (pages[i]);

    g_assert_cmpstr (gouji_document_get_text (document), ==, "一\n");
  }
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (GoujiDocument) document = read_string (texts[i]);

    g_assert_cmpstr (gouji_document_get_text (document), ==, texts[i]);
  }
}

static void
test_empty (void)
{
  const char *const blanks[] = { "",         " \r\n\t",
                                 "\ufeff",   "\u3000\u00a0\u200b\n",
                                 "<p> </p>", "<html><title>一</title></html>" };

  for (guint i = 0; i < G_N_ELEMENTS (blanks); i++)
    assert_fails (blanks[i], strlen (blanks[i]), NULL, GOUJI_READ_ERROR_EMPTY);
}

static void
test_too_large (void)
{
  const GoujiLimits limits = { .bytes = 5, .cells = 10, .depth = 10 };
  g_autofree char *large = g_malloc (gouji_default_limits.bytes + 1);

  memset (large, 'a', gouji_default_limits.bytes + 1);
  assert_fails (large, gouji_default_limits.bytes + 1, NULL, GOUJI_READ_ERROR_TOO_LARGE);
  assert_fails ("123456", 6, &limits, GOUJI_READ_ERROR_TOO_LARGE);
}

static void
test_unsupported (void)
{
  static const struct {
    const char *bytes;
    gsize length;
  } files[] = {
    { "PK\3\4\x14\0\6\0", 8 },
    { "\x89PNG\r\n\x1a\n\0\0", 10 },
    { "\xff\xd8\xff\xe0\0\x10JFIF", 10 },
    { "GIF89a\1\0", 8 },
    { "II*\0\x8", 5 },
    { "\x1f\x8b\x08\0", 4 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    assert_fails (files[i].bytes, files[i].length, NULL, GOUJI_READ_ERROR_UNSUPPORTED);
}

static void
test_binary (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  guint8 noise[4096];
  guint8 samples[4096];

  for (gsize i = 0; i < sizeof noise; i++)
    noise[i] = g_rand_int_range (random, 0, 256);
  for (gsize i = 0; i < sizeof samples; i++)
    samples[i] = i % 2 == 0 ? g_rand_int_range (random, 0, 32) : 0;

  assert_fails (noise, sizeof noise, NULL, GOUJI_READ_ERROR_BINARY);
  assert_fails (samples, sizeof samples, NULL, GOUJI_READ_ERROR_BINARY);
  assert_fails ("\x7f"
                "ELF\2\1\1\0\0\0\0\0\0\0\0\0\2\0\x3e\0\1\0\0\0",
                24, NULL, GOUJI_READ_ERROR_BINARY);
}

static void
test_no_encoding_gives_text (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  guint8 bytes[1000];

  for (gsize i = 0; i < sizeof bytes; i++)
    bytes[i] = g_rand_int_range (random, 0x80, 0x100);
  assert_fails (bytes, sizeof bytes, NULL, GOUJI_READ_ERROR_ENCODING);

  memset (bytes, 0xff, sizeof bytes);
  assert_fails (bytes, sizeof bytes, NULL, GOUJI_READ_ERROR_ENCODING);
}

static void
test_another_script_is_text (void)
{
  const char *french =
    "Le rapport annuel a été publié par la préfecture. Les années précédentes étaient très différentes, "
    "après le décret où l'État a créé ce régime, déjà modifié plusieurs fois à l'été.";
  g_autoptr (GBytes) bytes = encode (french, "ISO-8859-1");
  g_autoptr (GoujiDocument) document = read_bytes (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  g_assert_cmpstr (gouji_document_get_text (document), ==, french);
  g_assert_true (has_note (document, GOUJI_NOTE_ENCODING));
}

/* Whatever the bytes say of themselves; and it can be chosen again. */
static void
test_chosen_encoding (void)
{
  static const char *const text = "本机关全年新收政府信息公开申请";

  for (guint i = 0; gouji_read_get_encodings ()[i] != NULL; i++) {
    const char *encoding = gouji_read_get_encodings ()[i];
    gboolean traditional = g_str_equal (encoding, "Big5");
    g_autoptr (GBytes) bytes = encode (traditional ? "本機關全年新收申請" : text, encoding);
    g_autoptr (GError) error = NULL;
    g_autoptr (GoujiDocument) document = gouji_read_in (bytes, NULL, encoding, NULL, &error);

    g_assert_no_error (error);
    assert_document_holds (document);
    g_assert_cmpstr (gouji_document_get_text (document), ==, traditional ? "本機關全年新收申請" : text);
    g_assert_cmpstr (gouji_document_get_encoding (document), ==, encoding);
    g_assert_cmpuint (gouji_document_get_notes (document)->len, ==, 1);
  }
}

static void
test_an_encoding_that_is_none (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("57", 2);
  g_autoptr (GError) error = NULL;

  g_assert_null (gouji_read_in (bytes, NULL, "Latin-9", NULL, &error));
  g_assert_error (error, GOUJI_READ_ERROR, GOUJI_READ_ERROR_ENCODING);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (encoding_cases); i++) {
    g_autofree char *path = g_strconcat ("/read/encoding/", encoding_cases[i].name, NULL);

    g_test_add_data_func (path, &encoding_cases[i], test_encoding);
  }
  g_test_add_func ("/read/byte-order-marks", test_byte_order_marks);
  g_test_add_func ("/read/utf-16-page", test_utf16_page);
  g_test_add_func ("/read/broken-utf-8-is-still-read", test_broken_utf8_is_still_read);
  g_test_add_func ("/read/broken-gb18030-is-still-read", test_broken_gb18030_is_still_read);
  g_test_add_func ("/read/zero-bytes-are-replaced", test_zero_bytes_are_replaced);
  g_test_add_func ("/read/line-ends-become-lf", test_line_ends_become_lf);
  g_test_add_func ("/read/text-stays-as-it-is", test_text_stays_as_it_is);
  g_test_add_func ("/read/single-control-characters-stay", test_single_control_characters_stay);
  g_test_add_func ("/read/what-is-html", test_what_is_html);
  g_test_add_func ("/read/chosen-encoding", test_chosen_encoding);
  g_test_add_func ("/read/error/chosen-encoding-unknown", test_an_encoding_that_is_none);
  g_test_add_func ("/read/error/empty", test_empty);
  g_test_add_func ("/read/error/too-large", test_too_large);
  g_test_add_func ("/read/error/unsupported", test_unsupported);
  g_test_add_func ("/read/error/binary", test_binary);
  g_test_add_func ("/read/error/no-encoding-gives-text", test_no_encoding_gives_text);
  g_test_add_func ("/read/another-script-is-text", test_another_script_is_text);

  return g_test_run ();
}
