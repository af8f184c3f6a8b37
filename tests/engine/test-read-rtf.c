/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "read/gouji-read.h"

#include "assert-document.h"

/* An RTF file and what is read from it, as describe_document() writes it. In front of each stands a table of
 * fonts: f0 is Western, f1 GBK, f2 Big5, f3 does not say. */
typedef struct {
  const char *name;
  const char *rtf;
  const char *expected;
} RtfCase;

#define HEAD                                                                                                 \
  "{\\rtf1\\ansi\\ansicpg936\\deff3{\\fonttbl{\\f0\\froman\\fcharset0 Times New Roman;}"                     \
  "{\\f1\\fnil\\fcharset134{\\*\\panose 02010600030101010101}{\\*\\falt SimSun}\\'cb\\'ce\\'cc\\'e5;}"       \
  "{\\f2\\fnil\\fcharset136 \\'b2\\'d3;}{\\f3 x;}{\\f4\\fnil\\fcharset2 Wingdings;}}"                        \
  "{\\colortbl;\\red0\\green0\\blue0;}"                                                                      \
  "{\\stylesheet{\\s0 Normal;}{\\s1\\outlinelevel0 heading 1;}{\\*\\cs2 a;}{\\s3\\outlinelevel8 heading "    \
  "9;}}"

/* Two columns. */
#define TWO "\\trowd\\cellx1000\\cellx2000"

static const RtfCase rtf_cases[] = {
  { "paragraphs", "a\\par b\\pard c\\par\\par d", "a|bc|d|" },
  { "line-ends-of-the-file-mean-nothing", "a\r\nb\nc\\\nd\\\r\ne", "abc|d|e|" },
  { "escapes", "\\{a\\}\\\\", "{a}\\|" },
  { "words-end-with-a-space-of-their-own", "\\b a\\b0  b\\i1c", "a bc|" },
  { "unknown-words-and-symbols", "\\nonesuch12 a\\|b\\:c\\-d", "abcd|" },
  { "a-word-longer-than-any", "\\abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz1 a", "a|" },
  { "characters-by-name", "\\lquote a\\rquote\\ldblquote b\\rdblquote\\emdash\\endash\\bullet",
    "‘a’“b”—–•|" },
  { "spaces-and-hyphens-by-symbol", "a\\~b\\_c", "a\u00a0b-c|" },
  { "lines-tabs-pages", "a\\line b\\tab c\td\\page e", "a\nb\tc\td\ne|" },
  { "bytes-in-the-files-own-page", "\\'d5\\'fe\\'b8\\'ae", "政府|" },
  { "bytes-in-the-page-of-the-font", "\\f1\\'d5\\'fe{\\f2\\'ac\\'46\\'a9\\'b2}\\'b8\\'ae", "政政府府|" },
  { "raw-bytes", "\xd5\xfe\xb8\xae", "政府|" },
  { "a-second-byte-may-be-a-letter-or-a-brace", "\\f1\\'81A\\f1\\'81\\{\\'81\\'5c", "丄亄乗|" },
  { "pairs-over-lines-and-words", "\\'d5\r\n\\'fe\\'b8\\b\\'ae", "政府|" },
  { "a-digit-is-never-a-second-byte",
    "\\'d5"
    "64",
    "\ufffd"
    "64|" },
  { "half-a-character", "\\'d5\\par a", "\ufffd|a|" },
  { "western-bytes-in-a-chinese-file", "\\f0\\'93a\\'94 \\'b7", "“a” ·|" },
  { "chinese-bytes-in-a-western-font", "\\f0\\'d5\\'fe\\'b8\\'ae", "政府|" },
  { "symbols-have-no-digits", "a{\\f4 4\\'fe}b", "a\uf034\uf0feb|" },
  { "unicode", "\\u25919?\\u24220?", "政府|" },
  { "unicode-above-the-half", "\\u-3913?\\u-30000?", "\uf0b7諐|" },
  { "unicode-with-two-bytes-behind-it", "\\uc2\\u25919\\'d5\\'fe\\u24220\\'b8\\'ae 1", "政府 1|" },
  { "unicode-with-nothing-behind-it", "\\uc0\\u25919\\u24220 64", "政府64|" },
  { "unicode-with-a-word-behind-it", "a\\u8212\\emdash b", "a—b|" },
  { "unicode-swallows-no-end", "\\u25919\\par\\u24220\\par a", "政|府|a|" },
  { "unicode-skips-within-its-group", "{\\u25919}ab", "政ab|" },
  { "surrogates", "\\u-10176?\\u-9216?", "\U00020000|" },
  { "half-a-pair-of-surrogates", "\\u-10187?a\\u-9024?", "\ufffda\ufffd|" },
  { "numbers-that-are-no-characters", "a\\u1?\\u99999999?b", "a\ufffdb|" },
  { "raised-mark-is-no-digit", "64{\\super 1}\\'bc\\'fe H\\sub 2\\nosupersub O", "64 1 件 H2 O|" },
  { "struck-out-is-not-said", "{\\strike 56}{\\striked1 57}64{\\strike0 5}", "645|" },
  { "hidden-is-not-printed", "{\\v 56\\par}64\\v x\\v0 y\\v z\\plain 5", "64y5|" },
  { "revisions", "{\\deleted 56\\par}{\\revised 64}", "64|" },
  { "headings",
    "\\pard\\s1 a\\par\\pard b\\par\\pard\\outlinelevel1 c\\par\\pard\\outlinelevel9 d\\par\\s3 e",
    "#1 a|b|#2 c|d|#6 e|" },
  { "numbers-of-lists-are-printed", "{\\listtext\\pard\\plain 1.\\tab}a\\par{\\pntext\\bullet\\tab}b",
    "1. a|• b|" },
  { "fields",
    "{\\field{\\*\\fldinst HYPERLINK \"x\"}{\\fldrslt a}}{\\field{\\fldinst "
    "PAGE}{\\fldrslt{\\field{\\*\\fldinst "
    "x}{\\fldrslt b}}}}",
    "ab|" },
  { "bookmarks", "{\\*\\bkmkstart x}a{\\*\\bkmkend x}", "a|" },
  { "no-heads-and-feet", "{\\header x\\par}{\\footerl x\\par{\\shp{\\*\\shpinst{\\shptxt y}}}}a", "a|" },
  { "footnotes-stand-at-the-end", "a{\\super\\chftn{\\footnote\\pard b\\par}}c\\par d", "ac|d|b|" },
  { "comments", "a{\\*\\atnid x}{\\*\\atnauthor x}\\chatn{\\*\\annotation x}b", "ab|" },
  { "pictures", "a{\\*\\shppict{\\pict\\pngblip 89504e47}}{\\nonshppict{\\pict 0100}}b", "ab|" },
  { "binary-data", "a{\\pict\\bin5 }}{{\\}b", "ab|" },
  { "objects", "a{\\object{\\*\\objclass x}{\\*\\objdata 0105}{\\result{\\pard b}}}c", "abc|" },
  { "text-boxes", "a{\\shp{\\*\\shpinst{\\sp{\\sn x}{\\sv 1}}{\\shptxt\\pard b\\par c}}{\\shprslt x}}d\\par",
    "b|c|ad|" },
  { "text-boxes-of-old", "a{\\*\\do\\dobxpage{\\dptxbxtext b\\par}}c", "b|ac|" },
  { "text-twice", "{\\upr{?}{\\*\\ud{\\u25919?}}}a", "政a|" },
  { "unknown-destinations", "a{\\*\\nonesuch x{\\par y}}b{\\*\\b c}", "ab|" },
  { "what-stands-behind-the-end", "a}b", "a|" },
  { "table", TWO "\\pard\\intbl a\\cell b\\cell\\row" TWO "\\intbl c\\cell\\cell\\row\\pard d",
    "[0,0]a[0,1]b[1,0]c[1,1]|d|" },
  { "table-without-marks-on-its-paragraphs", "\\trowd\\cellx1\\cellx9 a\\cell b\\cell\\row c",
    "[0,0]a[0,1]b|c|" },
  { "row-described-behind-its-cells", "\\intbl a\\cell b\\cell" TWO "\\row\\pard c", "[0,0]a[0,1]b|c|" },
  { "paragraphs-and-lines-in-a-cell", TWO "\\intbl a\\par b\\line c\\tab d\\cell e\\cell\\row",
    "[0,0]a b c d[0,1]e|" },
  { "a-paragraph-ends-a-table",
    TWO "\\intbl a\\cell b\\cell\\row\\pard\\par" TWO "\\intbl c\\cell d\\cell\\row",
    "[0,0]a[0,1]b|[0,0]c[0,1]d|" },
  { "rows-that-say-where-tables-end",
    TWO "\\irow0\\intbl a\\cell b\\cell\\row" TWO "\\irow1\\intbl c\\cell d\\cell\\row" TWO
        "\\irow0\\intbl e\\cell f\\cell" TWO "\\irow0\\lastrow\\row" TWO "\\intbl g\\cell h\\cell\\row",
    "[0,0]a[0,1]b[1,0]c[1,1]d|[0,0]e[0,1]f|[0,0]g[0,1]h|" },
  { "head-rows", "\\trowd\\trhdr\\cellx10\\cellx20 a\\cell b\\cell\\row", "[0,0*]a[0,1*]b|" },
  { "columns-by-their-edges",
    "\\trowd\\cellx2000\\cellx3000 a\\cell b\\cell\\row\\trowd\\cellx1000\\cellx2000\\cellx3000 c\\cell "
    "d\\cell "
    "e\\cell\\row\\trowd\\cellx3000 f\\cell\\row",
    "[0,0+1+2]a[0,2]b[1,0]c[1,1]d[1,2]e[2,0+1+3]f|" },
  { "edges-that-are-nearly-one",
    "\\trowd\\trleft-108\\cellx1000\\cellx2000 a\\cell b\\cell\\row\\trowd\\trleft-100\\cellx1012\\cellx1990 "
    "c\\cell d\\cell\\row",
    "[0,0]a[0,1]b[1,0]c[1,1]d|" },
  { "narrow-cells-are-cells",
    "\\trowd\\cellx20\\cellx40\\cellx2000 a\\cell b\\cell c\\cell\\row\\trowd\\cellx40\\cellx2000 d\\cell "
    "e\\cell\\row",
    "[0,0]a[0,1]b[0,2]c[1,0+1+2]d[1,2]e|" },
  { "rows-that-begin-further-in", TWO "a\\cell b\\cell\\row\\trowd\\trleft1000\\cellx2000 c\\cell\\row",
    "[0,0]a[0,1]b[1,0][1,1]c|" },
  { "cells-merged-across",
    "\\trowd\\clmgf\\cellx1000\\clmrg\\cellx2000\\cellx3000 a\\cell\\cell "
    "b\\cell\\row\\trowd\\cellx1000\\cellx2000\\"
    "cellx3000 c\\cell d\\cell e\\cell\\row",
    "[0,0+1+2]a[0,2]b[1,0]c[1,1]d[1,2]e|" },
  { "cells-merged-down",
    "\\trowd\\clvmgf\\cellx1000\\cellx2000 a\\cell b\\cell\\row\\trowd\\clvmrg\\cellx1000\\cellx2000\\cell "
    "c\\cell\\row\\trowd\\clvmrg\\cellx1000\\cellx2000\\cell d\\cell\\row" TWO " e\\cell f\\cell\\row",
    "[0,0+3+1]a[0,1]b[1,1]c[2,1]d[3,0]e[3,1]f|" },
  { "a-merged-cell-that-continues-nothing",
    "\\trowd\\clvmrg\\cellx1000\\cellx2000 a\\cell b\\cell\\row\\trowd\\clvmrg\\cellx500\\cellx2000 c\\cell "
    "d\\cell\\row",
    "[0,0+1+2]a[0,2]b[1,0]c[1,1+1+2]d|" },
  { "text-of-a-cell-that-is-part-of-another-is-not-lost",
    "\\trowd\\clmgf\\cellx1000\\clmrg\\cellx2000\\cellx3000 a\\cell x\\cell b\\cell\\row",
    "x|[0,0+1+2]a[0,2]b|" },
  { "cells-without-edges", "\\trowd a\\cell b\\cell\\row\\trowd\\cellx10\\cellx5 c\\cell d\\cell\\row",
    "[0,0]a[0,1]b[1,0]c[1,1]d|" },
  { "fewer-cells-than-described", "\\trowd\\cellx10\\cellx20\\cellx30 a\\cell b\\cell\\row",
    "[0,0]a[0,1]b|" },
  { "a-row-that-does-not-end", TWO "\\intbl a\\cell b", "[0,0]a[0,1]b|" },
  { "table-of-one-cell", "\\trowd\\cellx10\\intbl a\\par b\\cell\\row\\pard c", "a|b|c|" },
  { "table-within-a-table",
    "\\pard\\intbl\\itap1 a\\par\\pard\\intbl\\itap2 b\\nestcell c\\nestcell{\\*\\nesttableprops" TWO
    "\\nestrow}{\\nonesttables\\par x}\\pard\\intbl\\itap1 d\\cell e\\cell" TWO "\\row\\pard f",
    "a|[0,0]b[0,1]c|d|e|f|" },
  { "single-cell-within-a-cell",
    TWO "\\intbl a\\cell\\pard\\intbl\\itap2 "
        "b\\nestcell{\\*\\nesttableprops\\trowd\\cellx500\\nestrow}{\\nonesttables\\"
        "par}\\pard\\intbl\\cell\\row",
    "[0,0]a[0,1]b|" },
  { "text-box-in-a-cell", TWO "\\intbl a\\cell b{\\shp{\\*\\shpinst{\\shptxt c\\par}}}\\cell\\row",
    "[0,0]a[0,1]c b|" },
  { "table-in-a-text-box", "a{\\shp{\\*\\shpinst{\\shptxt" TWO "\\intbl b\\cell c\\cell\\row\\pard d}}}e",
    "[0,0]b[0,1]c|d|ae|" },
};

static GoujiDocument *
read_bytes (const char *rtf, gsize length, const GoujiLimits *limits, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (rtf, length);

  return gouji_read_rtf (bytes, limits, error);
}

static GoujiDocument *
read_body (const char *body, const GoujiLimits *limits, GError **error)
{
  g_autofree char *rtf = g_strconcat (HEAD, body, "}", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (rtf, strlen (rtf));

  return gouji_read_rtf (bytes, limits, error);
}

static void
test_rtf (gconstpointer data)
{
  const RtfCase *c = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GoujiDocument) document = read_body (c->rtf, NULL, &error);
  g_autofree char *described = NULL;

  g_assert_no_error (error);
  described = describe_document (document);
  g_assert_cmpstr (described, ==, c->expected);
  assert_document_holds (document);
}

static const char *
get_detail (GoujiDocument *document, GoujiNoteCode code)
{
  GPtrArray *notes = gouji_document_get_notes (document);

  for (guint i = 0; i < notes->len; i++) {
    const GoujiNote *note = g_ptr_array_index (notes, i);

    if (note->code == code)
      return note->detail;
  }

  return NULL;
}

static void
test_what_is_left_out_is_said (void)
{
  g_autoptr (GoujiDocument) document =
    read_body ("{\\v 0\\b 1}2{\\v 3}{\\deleted 1}{\\revised 2}\\'d5 {\\*\\annotation "
               "3}{\\pict 4}{\\*\\shppict{\\pict 4}}{\\nonshppict{\\pict "
               "4}}{\\header{\\pict 4}}",
               NULL, NULL);

  g_assert_cmpstr (get_detail (document, GOUJI_NOTE_HIDDEN), ==, "2");
  g_assert_cmpstr (get_detail (document, GOUJI_NOTE_REVISIONS), ==, "2");
  g_assert_cmpstr (get_detail (document, GOUJI_NOTE_COMMENTS), ==, "1");
  g_assert_cmpstr (get_detail (document, GOUJI_NOTE_PICTURES), ==, "2");
  g_assert_true (has_note (document, GOUJI_NOTE_REPLACED));
  g_assert_false (has_note (document, GOUJI_NOTE_CUT));
  g_assert_false (has_note (document, GOUJI_NOTE_ENCODING));
}

static void
test_title_is_no_text (void)
{
  g_autoptr (GoujiDocument) document =
    read_body ("{\\info{\\author x}{\\upr{\\title ?}{\\*\\ud{\\title \\u26576?\\u21439?}}}}a", NULL, NULL);

  g_assert_cmpstr (gouji_document_get_title (document), ==, "某县");
  g_assert_cmpstr (gouji_document_get_text (document), ==, "a\n");
}

static void
test_title_in_the_files_own_page (void)
{
  g_autoptr (GoujiDocument) document = read_body ("{\\info{\\title \\'c4\\'b3\\'cf\\'d8}}a", NULL, NULL);

  g_assert_cmpstr (gouji_document_get_title (document), ==, "某县");
}

static void
test_encoding_is_guessed_where_the_file_does_not_say_it (void)
{
  const char *gbk = "{\\rtf1\\ansi{\\fonttbl{\\f0 x;}}\\f0\\'d5\\'fe\\'b8\\'ae\\'d0\\'c5\\'cf\\'a2}";
  const char *utf8 = "{\\rtf1\\ansi\\ansicpg1252 政府信息公开}";
  g_autoptr (GoujiDocument) first = read_bytes (gbk, strlen (gbk), NULL, NULL);
  g_autoptr (GoujiDocument) second = read_bytes (utf8, strlen (utf8), NULL, NULL);

  g_assert_cmpstr (gouji_document_get_text (first), ==, "政府信息\n");
  g_assert_cmpstr (get_detail (first, GOUJI_NOTE_ENCODING), ==, "GB18030");
  g_assert_cmpstr (gouji_document_get_text (second), ==, "政府信息公开\n");
  g_assert_cmpstr (get_detail (second, GOUJI_NOTE_ENCODING), ==, "UTF-8");
}

static void
test_a_cut_file_says_so (void)
{
  g_autoptr (GoujiDocument) document = read_bytes ("{\\rtf1 a{b", 10, NULL, NULL);
  g_autoptr (GoujiDocument) binary = read_bytes ("{\\rtf1 a{\\pict\\bin9 }}", 22, NULL, NULL);

  g_assert_cmpstr (gouji_document_get_text (document), ==, "ab\n");
  g_assert_true (has_note (document, GOUJI_NOTE_CUT));
  g_assert_true (has_note (binary, GOUJI_NOTE_CUT));
}

static void
assert_fails (const char *rtf, GoujiReadError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (read_bytes (rtf, strlen (rtf), NULL, &error));
  g_assert_error (error, GOUJI_READ_ERROR, (int) code);
}

static void
test_errors (void)
{
  GoujiLimits limits = gouji_default_limits;
  g_autoptr (GError) error = NULL;

  assert_fails ("", GOUJI_READ_ERROR_DAMAGED);
  assert_fails ("{\\rt", GOUJI_READ_ERROR_DAMAGED);
  assert_fails ("{\\rtf1}", GOUJI_READ_ERROR_EMPTY);
  assert_fails ("{\\rtf1 \\u160? \\par{\\pict 00}}", GOUJI_READ_ERROR_EMPTY);
  limits.bytes = 8;
  g_assert_null (read_bytes ("{\\rtf1 ab}", 10, &limits, &error));
  g_assert_error (error, GOUJI_READ_ERROR, GOUJI_READ_ERROR_TOO_LARGE);
}

static void
test_more_cells_than_the_limits_are_text (void)
{
  GoujiLimits limits = gouji_default_limits;
  g_autoptr (GoujiDocument) document = NULL;
  g_autofree char *described = NULL;

  limits.cells = 3;
  document = read_body (TWO "a\\cell b\\cell\\row" TWO "c\\cell d\\cell\\row\\pard e", &limits, NULL);
  described = describe_document (document);
  g_assert_cmpstr (described, ==, "d|[0,0]a[0,1]b[1,0]c|e|");
  g_assert_true (has_note (document, GOUJI_NOTE_TOO_LARGE));
}

/* Something repeated very often, which must neither crash nor hang, and what is left of it. */
typedef struct {
  const char *name;
  const char *opening;
  const char *repeated;
  const char *closing;
  guint n;
} HostileCase;

static const HostileCase hostile_cases[] = {
  { "opening-braces", "a", "{", "b", 1000000 },
  { "closing-braces", "a", "}", "b", 1000000 },
  { "groups", "a", "{}", "b", 1000000 },
  { "deep-text-boxes", "a", "{\\shp{\\*\\shpinst{\\shptxt b\\trowd\\intbl c\\cell ", "d", 20000 },
  { "deep-footnotes", "a", "{\\footnote b", "c", 20000 },
  { "binary-data-without-an-end", "a", "\\bin4294967295 ", "b", 10 },
  { "numbers-without-an-end", "a\\u", "9", " b", 100000 },
  { "skips-without-an-end", "a\\uc999999999", "\\u25919 ", "b", 10000 },
  { "words-without-an-end", "a\\", "b", " c", 1000000 },
  { "cells", "a", "\\cell ", "b", 300000 },
  { "rows", "a", "\\trowd\\cellx100\\cellx200\\cell\\cell\\row", "b", 60000 },
  { "edges", "a\\trowd", "\\cellx100", "\\cell\\row b", 300000 },
  { "rising-edges", "a\\trowd\\cellx1\\cellx2000000000\\cell\\cell\\row",
    "\\trleft-2147483648\\cellx1\\cell\\row", "b", 20000 },
  { "cells-that-join-nothing", "a", "\\trowd\\clmrg\\clvmrg\\cellx9\\clmrg\\clvmrg\\cellx99\\cell\\cell\\row",
    "b", 20000 },
  { "tables-in-tables", "a\\intbl", "\\itap99999 b\\nestcell\\itap1 c\\par", "d", 20000 },
  { "fonts", "a{\\fonttbl", "{\\f1\\fcharset134 x;}\\f-1\\fcharset-1", "}b", 50000 },
  { "half-characters", "a", "\\'d5{\\f0\\'d5}", "b", 100000 },
};

static void
test_hostile (gconstpointer data)
{
  const HostileCase *c = data;
  GString *rtf = g_string_new (HEAD);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GoujiDocument) document = NULL;
  g_autoptr (GError) error = NULL;

  g_string_append (rtf, c->opening);
  for (guint i = 0; i < c->n; i++)
    g_string_append (rtf, c->repeated);
  g_string_append (rtf, c->closing);
  bytes = g_string_free_to_bytes (rtf);

  document = gouji_read_rtf (bytes, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strchr (gouji_document_get_text (document), 'a'));
  g_assert_true (g_utf8_validate (gouji_document_get_text (document), -1, NULL));
}

static void
test_files_cut_anywhere_give_sound_documents (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rtf_cases); i++) {
    g_autofree char *rtf = g_strconcat (HEAD, rtf_cases[i].rtf, "}", NULL);

    for (gsize length = i == 0 ? 0 : strlen (HEAD); length < strlen (rtf); length++) {
      g_autofree char *cut = g_memdup2 (rtf, length);
      g_autoptr (GError) error = NULL;
      g_autoptr (GoujiDocument) document = read_bytes (cut, length, NULL, &error);

      g_assert_true ((document == NULL) == (error != NULL));
      if (document != NULL)
        assert_document_holds (document);
    }
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rtf_cases); i++) {
    g_autofree char *path = g_strdup_printf ("/read-rtf/%s", rtf_cases[i].name);

    g_test_add_data_func (path, &rtf_cases[i], test_rtf);
  }
  for (guint i = 0; i < G_N_ELEMENTS (hostile_cases); i++) {
    g_autofree char *path = g_strdup_printf ("/read-rtf/hostile/%s", hostile_cases[i].name);

    g_test_add_data_func (path, &hostile_cases[i], test_hostile);
  }
  g_test_add_func ("/read-rtf/what-is-left-out-is-said", test_what_is_left_out_is_said);
  g_test_add_func ("/read-rtf/title-is-no-text", test_title_is_no_text);
  g_test_add_func ("/read-rtf/title-in-the-files-own-page", test_title_in_the_files_own_page);
  g_test_add_func ("/read-rtf/encoding-is-guessed-where-the-file-does-not-say-it",
                   test_encoding_is_guessed_where_the_file_does_not_say_it);
  g_test_add_func ("/read-rtf/a-cut-file-says-so", test_a_cut_file_says_so);
  g_test_add_func ("/read-rtf/errors", test_errors);
  g_test_add_func ("/read-rtf/more-cells-than-the-limits-are-text", test_more_cells_than_the_limits_are_text);
  g_test_add_func ("/read-rtf/files-cut-anywhere-give-sound-documents",
                   test_files_cut_anywhere_give_sound_documents);

  return g_test_run ();
}
