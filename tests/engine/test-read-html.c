/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "read/gouji-read.h"

#include "assert-document.h"

/* A page (or a piece of one) and what is read from it, as describe_document() writes it. */
typedef struct {
  const char *name;
  const char *html;
  const char *expected;
} HtmlCase;

static const HtmlCase html_cases[] = {
  { "paragraphs", "<p>一</p><div>二<div>三</div>四</div>五", "一|二|三|四|五|" },
  { "headings", "<h1>一</h1><h6>二</h6><h3><div>三</div></h3>四", "#1 一|#6 二|#3 三|四|" },
  { "words-over-spans", "<p><span>政</span><font>府</font><o:p>信</o:p><st1:place>息</st1:place></p>",
    "政府信息|" },
  { "unknown-elements", "<ucapcontent>一<p>二</p></ucapcontent>", "一|二|" },
  { "white-space", "<p> \n 一 \t\r\n 二 <b> 三</b> </p>", "一 二 三|" },
  { "no-break-space", "<p>一&nbsp;&nbsp;二&#160;</p>", "一\u00a0\u00a0二\u00a0|" },
  { "blank-paragraphs", "<p>&nbsp;</p><p>　</p><p> </p><p>一</p>", "一|" },
  { "line-breaks", "<p>一<br> 二<br/><br>三<br></p>", "一\n二\n\n三|" },
  { "list", "<ul><li>一<li>二</ul>", "一|二|" },
  { "preformatted", "<pre>一\r\n  二\n</pre>三  四", "一\n  二|三 四|" },
  { "entities", "<p>&lt;一&gt;&amp;&quot;&#x4e8c;&ldquo;&unknown;</p>", "<一>&\"二“&unknown;|" },
  { "superscript", "<p>米<sup>2</sup></p>", "米2|" },
  { "raised-mark-is-no-digit", "<p>64<sup>1</sup>件，H<sub>2</sub>O</p>", "64 1 件，H2 O|" },
  { "struck-out-is-not-said", "<p><s>56</s><del>57</del><strike>58</strike>64</p>", "64|" },
  { "ruby", "<p><ruby>鎮<rp>(</rp><rt>zhèn</rt><rp>)</rp></ruby>政府</p>", "鎮政府|" },
  { "no-script", "一<script>document.write('<p>二</p>')</script><style>p{}</style><noscript>三</noscript>四",
    "一四|" },
  { "no-comment", "一<!-- <p>二</p> -->三", "一三|" },
  { "no-template", "一<template><p>二</p></template>三", "一三|" },
  { "no-form-fields",
    "<form>一<input type=hidden "
    "value=二><select><option>三</option></select><button>四</button><textarea>五</textarea>"
    "</form>六",
    "一|六|" },
  { "no-hidden-attribute", "<p hidden>一</p><p>二</p>", "二|" },
  { "no-hidden-style",
    "<p style='color:red; DISPLAY : None'>一</p><div style=\"visibility:hidden\">二</div>三", "三|" },
  { "shown-style", "<p style='display:block'>一</p><p style='-x-display:none;display:nonesuch'>二</p>",
    "一|二|" },
  { "no-clipped-away",
    "<p style='position:absolute; clip-path: inset(50%)'>一</p><p style='clip-path:inset(5px)'>二</p>",
    "二|" },
  { "hidden-body-is-shown", "<body style='display:none'><p>一</p></body>", "一|" },
  { "table", "<table><tr><td>一<td>二<tr><td>三<td>四</table>", "[0,0]一[0,1]二[1,0]三[1,1]四|" },
  { "table-heads", "<table><tr><th>一</th><td>二</td></tr></table>", "[0,0*]一[0,1]二|" },
  { "spans", "<table><tr><td rowspan=2 colspan='2'>一<td>二<tr><td>三<tr><td>四</table>",
    "[0,0+2+2]一[0,2]二[1,2]三[2,0]四|" },
  { "odd-spans", "<table><tr><td rowspan=x>一<td colspan=-1>二<td colspan=0>三</table>",
    "[0,0]一[0,1]二[0,2]三|" },
  { "span-of-all-rows", "<table><tr><td rowspan=0>一<td>二<tr><td>三</table>", "[0,0+2+1]一[0,1]二[1,1]三|" },
  { "row-groups-in-any-order",
    "<table><tfoot><tr><td>三<td>叁</tfoot><tbody><tr><td>二<td>贰</tbody><thead><tr><td>一<td>壹</thead></"
    "table>",
    "[0,0]一[0,1]壹[1,0]二[1,1]贰[2,0]三[2,1]叁|" },
  { "row-group-ends-spans",
    "<table><tbody><tr><td rowspan=9>一<td>二</tbody><tbody><tr><td>三</tbody></table>",
    "[0,0]一[0,1]二[1,0]三|" },
  { "missing-cells", "<table><tr><td>一<td>二<tr><td>三<tr></table>", "[0,0]一[0,1]二[1,0]三|" },
  { "cells-outside-rows", "<table><td>一<td>二<tr><td>三</table>", "[0,0]一[0,1]二[1,0]三|" },
  { "cells-outside-tables", "<div><td>一</td><td>二</td></div>", "一|二|" },
  { "text-outside-cells", "<table>零<tr><td>一<td>二</tr></table>", "零|[0,0]一[0,1]二|" },
  { "caption", "<table><caption>零</caption><tr><td>一<td>二</tr></table>", "零|[0,0]一[0,1]二|" },
  { "blank-cells", "<table><tr><td></td><td>&nbsp;</td><td> <p> </p></td><td>0</table>",
    "[0,0][0,1][0,2][0,3]0|" },
  { "blocks-within-a-cell",
    "<table><tr><td><p>一</p>\n<p>二<br>三</p><br></td><td><br><div>四</div></td></table>",
    "[0,0]一 二 三[0,1]四|" },
  { "hidden-cell", "<table><tr><td style='display:none'>零<td>一<td>二</table>", "[0,0]一[0,1]二|" },
  { "hidden-row", "<table><tr hidden><td>零<td>零<tr><td>一<td>二</table>", "[0,0]一[0,1]二|" },
  { "table-of-one-cell", "<table><tr><td><h2>一</h2><p>二</p></td></tr></table>", "#2 一|二|" },
  { "table-within-a-table", "<table><tr><td>零<td><table><tr><td>一<td>二</table>三</table>",
    "零|[0,0]一[0,1]二|三|" },
  { "single-cell-within-a-cell", "<table><tr><td>一<td><table><tr><td>二</table></table>",
    "[0,0]一[0,1]二|" },
  { "article-within-a-table", "<table><tr><td>零<td><h1>一</h1><p>二</p><p>三</p></table>",
    "零|#1 一|二|三|" },
  { "head-of-the-clipboard",
    "Version:1.0\r\nStartHTML:0000000105\r\nEndHTML:0000000200\r\nSourceURL:file:///C:/a.docx\r\n<html><body>"
    "<!--StartFragment--><p>一</p><!--EndFragment--></body></html>",
    "一|" },
  { "conditions-of-office-programs",
    "<p><![if !supportLists]><span style='mso-list:Ignore'>1.&nbsp;</span><![endif]>一<![if "
    "!x]>二<![endif]>三</p>"
    "<!--[if gte mso 9]><p>零</p><![endif]-->",
    "1.\u00a0一二三|" },
  { "word-processors-keep-more-than-is-printed",
    "<div style='mso-element:header'><p>零</p></div><p>一<span "
    "style='mso-special-character:comment'><a>[A1]</a></span>二"
    "<o:p>&nbsp;</o:p></p><div style='mso-element:comment-list'><div style='mso-element:comment'>零 "
    "99</div></div>"
    "<div style='mso-element:footnote-list'><p>三</p></div>",
    "一二\u00a0|三|" },
  { "cells-of-a-spreadsheet",
    "<table><col width=72><tr><td x:str>规章</td><td x:num=\"1234.5\">1,235</td></tr><tr "
    "style='display:none'><td>零"
    "</td></tr></table>",
    "[0,0]规章[0,1]1,235|" },
  { "row-within-an-unclosed-block", "<table><tr><td><div>一<td>二<tr><td>三</table>",
    "[0,0]一[0,1]二[1,0]三|" },
};

static GoujiDocument *
read_string (const char *html, const GoujiLimits *limits, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (html, strlen (html));

  return gouji_read_html (bytes, limits, error);
}

static void
test_html (gconstpointer data)
{
  const HtmlCase *c = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GoujiDocument) document = read_string (c->html, NULL, &error);
  g_autofree char *described = NULL;

  g_assert_no_error (error);
  described = describe_document (document);
  g_assert_cmpstr (described, ==, c->expected);
  assert_document_holds (document);
}

/* Appends @text so many times. */
static void
repeat (GString *string, const char *text, guint n)
{
  for (guint i = 0; i < n; i++)
    g_string_append (string, text);
}

static void
test_title_is_no_text (void)
{
  g_autoptr (GoujiDocument) document = read_string (
    "<head><title> </title><title>\n 某 \n 县 </title></head><p>一<svg><title>零</title></svg>", NULL, NULL);

  g_assert_cmpstr (gouji_document_get_title (document), ==, "某 县");
  g_assert_cmpstr (gouji_document_get_text (document), ==, "一\n");
}

static void
test_lines_and_cells_in_the_text (void)
{
  g_autoptr (GoujiDocument) document = read_string (
    "<p>一<br>二</p><table><tr><td>1<td></td><td rowspan=2>3<tr><td>4<br>5</table>三", NULL, NULL);

  g_assert_cmpstr (gouji_document_get_text (document), ==, "一\n二\n1\t\t3\n4 5\n三\n");
}

static void
test_own_encoding_of_the_page_is_overridden (void)
{
  g_autoptr (GoujiDocument) document = read_string (
    "<meta charset=gb2312><meta http-equiv=content-type content='text/html;charset=big5'><p>政府信息", NULL,
    NULL);

  g_assert_cmpstr (gouji_document_get_text (document), ==, "政府信息\n");
  g_assert_true (has_note (document, GOUJI_NOTE_ENCODING));
}

static void
test_cut_pages_are_noted (void)
{
  const char *const cut[] = {
    "<html><body><p>一</p>",
    "<HTML><body><table><tr><td>一</td><td>57",
    "<p>一</p><table><tr><td>二</td>",
    "<p>一</p><td wid",
    "<p>一</p><",
    "<html><body>一</bod",
    "<p>一</p><!-- 二",
  };
  const char *const whole[] = {
    "<html><body><p>一</p></body></html>",
    "<html><body><p>一<table><tr><td>二</HTML>\n",
    "<p>一",
    "<table><tr><td>一</table>",
    "<html><p>一</p></html><script>if (a<b) {}</script>",
    "<p>一<p>5 < 7",
  };

  for (guint i = 0; i < G_N_ELEMENTS (cut); i++) {
    g_autoptr (GoujiDocument) document = read_string (cut[i], NULL, NULL);

    g_assert_true (g_str_has_prefix (gouji_document_get_text (document), "一"));
    g_assert_true (has_note (document, GOUJI_NOTE_CUT));
    assert_document_holds (document);
  }
  for (guint i = 0; i < G_N_ELEMENTS (whole); i++) {
    g_autoptr (GoujiDocument) document = read_string (whole[i], NULL, NULL);

    g_assert_false (has_note (document, GOUJI_NOTE_CUT));
  }
}

static GoujiDocument *
read_nested (guint depth)
{
  g_autoptr (GString) html = g_string_new ("<p>一</p>");

  repeat (html, "<div>", depth);
  g_string_append (html, "二<table><tr><td>三<td>四</table>");
  repeat (html, "</div>", depth);
  g_string_append (html, "<p>五</p>");

  return read_string (html->str, NULL, NULL);
}

static void
test_deep_nesting_is_read (void)
{
  g_autoptr (GoujiDocument) document = read_nested (5000);
  g_autofree char *described = describe_document (document);

  g_assert_cmpstr (described, ==, "一|二|[0,0]三[0,1]四|五|");
  g_assert_false (has_note (document, GOUJI_NOTE_TOO_DEEP));
}

static void
test_what_is_nested_too_deep_is_left_out (void)
{
  g_autoptr (GoujiDocument) document = read_nested (gouji_default_limits.depth + 1000);
  g_autofree char *described = describe_document (document);

  g_assert_cmpstr (described, ==, "一|五|");
  g_assert_true (has_note (document, GOUJI_NOTE_TOO_DEEP));
}

static void
test_endless_nesting_ends (void)
{
  g_autoptr (GString) html = g_string_new ("<p>一</p>");
  g_autoptr (GoujiDocument) document = NULL;

  repeat (html, "<table><tr><td>", 200000);
  document = read_string (html->str, NULL, NULL);

  g_assert_cmpstr (gouji_document_get_text (document), ==, "一\n");
  g_assert_true (has_note (document, GOUJI_NOTE_TOO_DEEP));
}

static void
test_unclosed_spans_do_not_bury_the_page (void)
{
  g_autoptr (GString) html = g_string_new (NULL);
  g_autoptr (GoujiDocument) document = NULL;

  repeat (html, "<p><span><b>一</p>", 2000);
  g_string_append (html, "<table><tr><td>二<td>三</table>");
  document = read_string (html->str, NULL, NULL);

  g_assert_cmpuint (gouji_document_get_n_blocks (document), ==, 2001);
  g_assert_false (has_note (document, GOUJI_NOTE_TOO_DEEP));
}

static void
test_cells_are_limited (void)
{
  const GoujiLimits limits = { .bytes = 1000, .cells = 3, .depth = 100 };
  g_autoptr (GoujiDocument) document =
    read_string ("<table><tr><td>1<td>2<tr><td>3<td>4<tr><td>5</table>一", &limits, NULL);
  g_autofree char *described = describe_document (document);

  g_assert_cmpstr (described, ==, "[0,0]1[0,1]2[1,0]3|一|");
  g_assert_true (has_note (document, GOUJI_NOTE_TOO_LARGE));
  assert_document_holds (document);
}

static void
test_thousands_of_cells_are_read (void)
{
  g_autoptr (GString) html = g_string_new ("<table>");
  g_autoptr (GoujiDocument) document = NULL;

  for (guint row = 0; row < 1000; row++) {
    g_string_append (html, "<tr>");
    repeat (html, "<td rowspan=3>1", 10);
  }
  document = read_string (html->str, NULL, NULL);

  g_assert_cmpuint (gouji_document_get_block (document, 0)->cells->len, ==, 10000);
  assert_document_holds (document);
}

static const char valid_page[] =
  "<!DOCTYPE html><html><head><meta "
  "charset=\"utf-8\"><title>青石县年报</title><style>p{color:red}</style></head>"
  "<body><div class='nav'><ul><li>首页<li>公开</ul></div><h1>青石县2023年年报</h1><table><tr><td>"
  "<p style='text-indent:2em'>一、总体<span>情</span>况&nbsp;&ldquo;共57件&rdquo;</p>"
  "<table border=1><caption>表</caption><thead><tr><th rowspan=2 colspan=\"3\">项目<th "
  "colspan=2>申请人</tr></thead>"
  "<tbody><tr><td>自然人<td>法人</tr><tr><td>一、本年新收<br>数量</td><td "
  "hidden>0</td><td><p>57</p><td>0</tr></tbody>"
  "<tfoot><tr><td>总计<td><table><tr><td>57</table></td></tr></tfoot></table>"
  "</td></tr></table><pre>  附注\n 完</pre><!-- 页脚 --><script>var a='<td>';</script></body></html>";

/* Whatever is done to a page, what comes out of it is a document that holds, or one of the errors. */
static void
test_damaged_pages_give_sound_documents (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20240118);

  for (guint round = 0; round < 500; round++) {
    g_autofree char *page = g_strdup (valid_page);
    gsize length = strlen (page);
    guint n_changes = g_rand_int_range (random, 0, 12);
    g_autoptr (GBytes) bytes = NULL;
    g_autoptr (GError) error = NULL;
    g_autoptr (GoujiDocument) document = NULL;

    if (round % 2 == 0)
      length = g_rand_int_range (random, 0, length);
    for (guint i = 0; i < n_changes && length > 8; i++) {
      guint32 at = g_rand_int_range (random, 0, length - 8);
      guint32 from = g_rand_int_range (random, 0, length - 8);

      if (i % 3 == 0)
        page[at] = g_rand_int_range (random, 0, 256);
      else
        memmove (page + at, page + from, g_rand_int_range (random, 1, 8));
    }
    bytes = g_bytes_new (page, length);
    document = gouji_read (bytes, NULL, NULL, &error);

    if (document != NULL)
      assert_document_holds (document);
    else
      g_assert_true (error->domain == GOUJI_READ_ERROR);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (html_cases); i++) {
    g_autofree char *path = g_strconcat ("/read-html/", html_cases[i].name, NULL);

    g_test_add_data_func (path, &html_cases[i], test_html);
  }

  g_test_add_func ("/read-html/title-is-no-text", test_title_is_no_text);
  g_test_add_func ("/read-html/lines-and-cells-in-the-text", test_lines_and_cells_in_the_text);
  g_test_add_func ("/read-html/own-encoding-of-the-page-is-overridden",
                   test_own_encoding_of_the_page_is_overridden);
  g_test_add_func ("/read-html/cut-pages-are-noted", test_cut_pages_are_noted);
  g_test_add_func ("/read-html/deep-nesting-is-read", test_deep_nesting_is_read);
  g_test_add_func ("/read-html/what-is-nested-too-deep-is-left-out",
                   test_what_is_nested_too_deep_is_left_out);
  g_test_add_func ("/read-html/endless-nesting-ends", test_endless_nesting_ends);
  g_test_add_func ("/read-html/unclosed-spans-do-not-bury-the-page",
                   test_unclosed_spans_do_not_bury_the_page);
  g_test_add_func ("/read-html/cells-are-limited", test_cells_are_limited);
  g_test_add_func ("/read-html/thousands-of-cells-are-read", test_thousands_of_cells_are_read);
  g_test_add_func ("/read-html/damaged-pages-give-sound-documents", test_damaged_pages_give_sound_documents);

  return g_test_run ();
}
